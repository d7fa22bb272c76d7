"""A variant of the test as sheets of a workbook, and back: texts, what is drawn beside them, tasks.

A table or a chart is written row by row under the code of its text, each row once in every language; figures are the
same in all of them and stand in the Russian one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rules.literacy import OPTIONS
from rules.reading import FILE, fold, wrong
from rules.sheet_rows import (
    ENGLISH,
    LETTERS,
    PART,
    Book,
    Column,
    Line,
    Place,
    Sheet,
    Value,
    about,
    about_sheet,
    by_language,
    figure,
    fill,
    lines,
    one_line,
    plain,
    said,
    spoken,
    whole,
)  # fmt: skip

ABOUT, TEXTS, TASKS = ("О тесте", "About the test"), ("Тексты", "Texts"), ("Задания", "Tasks")
DRAWN = ("Таблицы и графики", "Tables and charts")
SHEETS = (ABOUT, TEXTS, DRAWN, TASKS)
FIELDS = {
    "code": ("Код", "Code"), "variant": ("Вариант", "Variant"), "version": ("Версия", "Version"),
    "title": ("Название", "Title"),
}  # fmt: skip
TEXT_COLUMNS = by_language(
    [plain("id", "Код", "Code"), *said("title", "Название", "Title"), *said("text", "Текст", "Text")]
)
RIGHT = ("Верный ответ", "Right answer")
TASK_COLUMNS = by_language(
    [
        plain("id", "Код", "Code"),
        plain("stimulus", "Код текста", "Text"),
        *said("measures", "Что проверяет", "Measures"),
        plain("difficulty", "Сложность", "Difficulty"),
        *said("question", "Вопрос", "Question"),
        *(
            column
            for number, (letter, english) in enumerate(zip(LETTERS, ENGLISH, strict=True), 1)
            for column in said(f"options {number}", f"Ответ {letter}", f"Option {english}")
        ),
        plain("key", *RIGHT),
        *said("explanation", "Объяснение", "Explanation"),
    ]
)
WIDEST = 24  # values in a row of a table or a chart
VALUES = [
    plain(f"value {number}", f"Значение {number}", f"Value {number}", needed=number == 1)
    for number in range(1, WIDEST + 1)
]
DRAWN_COLUMNS = [
    plain("id", "Код текста", "Text"), plain("what", "Что это", "What"), plain("locale", "Язык", "Language"),
    plain("name", "Название ряда", "Name of series", needed=False), *VALUES,
]  # fmt: skip
# Rows of a table and of a chart, by what they are called.
GRID = {"columns": ("столбцы", "columns"), "rows": ("строка", "row")}
CHART = {
    "kind": ("вид графика", "kind of chart"), "x": ("ось X", "x axis"), "y": ("ось Y", "y axis"),
    "labels": ("подписи", "labels"), "series": ("ряд", "series"),
}  # fmt: skip
KINDS = {"bar": ("столбики", "bars"), "line": ("линии", "lines")}
LOCALES = {"ru": ("рус", "ru"), "en": ("англ", "en")}
# В and B look the same: in a book with Russian heads it is the third letter, in an English one the second.
_KEYS = (
    {"а": 1, "a": 1, "б": 2, "в": 3, "b": 3, "г": 4},
    {"a": 1, "а": 1, "b": 2, "в": 2, "c": 3, "с": 3, "d": 4},
)
_WIDTHS = {"id": 20, "stimulus": 20, "difficulty": 11, "key": 9, "text": 90, "explanation": 70}


def variant_sheets(raw: Mapping[str, Any], locale: str) -> list[Sheet]:
    """Of what the parser found well."""
    english = locale == "en"
    stimuli = [it for part in raw["parts"] for it in part["stimuli"]]
    fields = [
        *((words, raw[name]) for name, words in FIELDS.items()),
        *(((f"{PART[0]}: {part['code']}", f"{PART[1]}: {part['code']}"), part["name"]) for part in raw["parts"]),
    ]
    drawn = [row for it in stimuli for row in _drawn(it, english)]
    width = max((len(row) for row in drawn), default=5)
    tasks = [[_cell(column, it, english) for column in TASK_COLUMNS] for part in raw["parts"] for it in part["tasks"]]
    return [
        about_sheet(ABOUT, fields, locale),
        Sheet(
            TEXTS[english],
            [_head(TEXT_COLUMNS, locale), *([_cell(column, it, english) for column in TEXT_COLUMNS] for it in stimuli)],
            _widths(TEXT_COLUMNS),
        ),
        Sheet(DRAWN[english], [_head(DRAWN_COLUMNS[:width], locale), *drawn], (20, 16, 8, 30, *[18] * (width - 4))),
        Sheet(TASKS[english], [_head(TASK_COLUMNS, locale), *tasks], _widths(TASK_COLUMNS)),
    ]


def _head(columns: Iterable[Column], locale: str) -> list[Value]:
    return [column.head(locale) for column in columns]


def _widths(columns: Iterable[Column]) -> list[int]:
    return [_WIDTHS.get(column.field, 40) for column in columns]


def _cell(column: Column, it: Mapping[str, Any], english: bool) -> Value:
    name, _, number = column.field.partition(" ")
    if name == "key":
        return (ENGLISH if english else LETTERS)[it["key"] - 1]
    value = it[name][int(number) - 1] if number else it[name]
    written: Value = value.get(column.locale, "") if column.locale else value
    return written


def _drawn(stimulus: Mapping[str, Any], english: bool) -> list[list[Value]]:
    """Rows of its table or chart."""
    rows: list[list[Value]] = []

    def put(what: tuple[str, str], values: Sequence[Any], name: Mapping[str, str] | None = None) -> None:
        for locale, words in LOCALES.items():
            said_so = [_value(it, locale) for it in values]
            named = (name or {}).get(locale, "")
            if locale == "ru" or named or any(said_so):
                rows.append([stimulus["id"], what[english], words[english], named, *said_so])

    if table := stimulus.get("table"):
        put(GRID["columns"], table["columns"])
        for row in table["rows"]:
            put(GRID["rows"], row)
    if chart := stimulus.get("chart"):
        put(CHART["kind"], [{"ru": KINDS[chart["kind"]][english]}])
        put(CHART["x"], [chart["x"]])
        put(CHART["y"], [chart["y"]])
        put(CHART["labels"], chart["labels"])
        for series in chart["series"]:
            put(CHART["series"], series["values"], series["name"])
    return rows


def _value(it: Any, locale: str) -> Value:
    if isinstance(it, Mapping):
        return str(it.get(locale, ""))
    return it if locale == "ru" else ""


# Back


def variant_from(book: Book) -> dict[str, Any]:
    """What a TOML file of the test would say; what is wrong with the workbook itself is in `book`."""
    raw = about(book, ABOUT, FIELDS)
    parts = {code: _part(code, name) for code, name in raw.get("parts", {}).items()}
    stimuli = _stimuli(book, parts)
    _draw(book, stimuli)
    sheet, heads, rows = lines(book, TASKS, TASK_COLUMNS)
    at = next(iter(parts), "")
    for line in rows:
        task = _task(line, heads)
        at = _lay(parts, at, "tasks", task)
        _put(book, _name(parts[at], "tasks"), sheet, line, heads)
    if not rows and not book.mistakes:
        book.note("sheet-empty", sheet=sheet)
    raw["parts"] = [{of: value for of, value in part.items() if value} for part in parts.values()]
    return raw


def _part(code: str, name: Mapping[str, str]) -> dict[str, Any]:
    return {"code": code, "name": name, "stimuli": [], "tasks": []}


def _lay(parts: dict[str, dict[str, Any]], at: str, what: str, it: Mapping[str, Any]) -> str:
    """Put to the part its code begins with; what names none that the book knows stays with the row before it."""
    code = str(it.get("id", "")).partition(".")[0]
    code = code if code in parts else at or code
    parts.setdefault(code, _part(code, {}))[what].append(it)
    return code


def _name(part: Mapping[str, Any], what: str) -> str:
    """As mistakes call what was put there last."""
    last = part[what][-1]
    return str(last.get("id") or f"{part['code']}, {what} {len(part[what])}")


def _put(book: Book, item: str, sheet: str, line: Line, heads: Mapping[str, str]) -> None:
    book.put(item, "", sheet, line.number)
    for of, head in heads.items():
        book.put(item, of, sheet, line.number, head)


def _stimuli(book: Book, parts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """By their codes; of a code that stands twice the first, both are in `parts` for the parser to say so."""
    sheet, heads, rows = lines(book, TEXTS, TEXT_COLUMNS)
    stimuli: dict[str, dict[str, Any]] = {}
    at = next(iter(parts), "")
    for line in rows:
        stimulus: dict[str, Any] = {}
        fill(stimulus, "id", one_line(line.get("id")))
        fill(stimulus, "title", spoken(line, "title"))
        fill(stimulus, "text", spoken(line, "text", lines=True))
        at = _lay(parts, at, "stimuli", stimulus)
        _put(book, _name(parts[at], "stimuli"), sheet, line, heads)
        stimuli.setdefault(stimulus.get("id", ""), stimulus)
    return stimuli


def _task(line: Line, heads: Mapping[str, str]) -> dict[str, Any]:
    task: dict[str, Any] = {}
    fill(task, "id", one_line(line.get("id")))
    fill(task, "stimulus", one_line(line.get("stimulus")))
    fill(task, "measures", spoken(line, "measures"))
    fill(task, "difficulty", whole(line.get("difficulty")))
    fill(task, "question", spoken(line, "question"))
    options = [spoken(line, f"options {number}") for number in range(1, OPTIONS + 1)]
    if any(options):
        task["options"] = options
    key = one_line(line.get("key"))
    english = fold(heads.get("key", "")) == fold(RIGHT[1])
    fill(task, "key", _KEYS[english].get(fold(key), whole(key)))
    fill(task, "explanation", spoken(line, "explanation"))
    return task


@dataclass(slots=True)
class _Row:
    """A row of a table or a chart in every language that it has."""

    what: str
    number: int
    names: dict[str, str]
    values: dict[str, list[str]]


def _draw(book: Book, stimuli: Mapping[str, dict[str, Any]]) -> None:
    """Put to the texts what is drawn beside them."""
    sheet, _, rows = lines(book, DRAWN, DRAWN_COLUMNS) if _has(book) else ("", {}, [])
    of: dict[str, list[_Row]] = {}
    for line in rows:
        code = one_line(line.get("id"))
        what = _meant(line.get("what"), GRID | CHART)
        locale = _meant(line.get("locale"), LOCALES)
        if code not in stimuli or what is None or locale is None:
            unknown = {"id": code not in stimuli, "what": what is None, "locale": locale is None}
            name = next(name for name, wrong_one in unknown.items() if wrong_one)
            item, row = code or FILE, f"row {line.number}"
            book.put(item, row, sheet, line.number)
            book.besides.append(wrong(book.file, item, "drawn", said=one_line(line.get(name)), field=row))
            continue
        values = [line.get(column.field) for column in VALUES]
        drawn = of.setdefault(code, [])
        last = next((it for it in reversed(drawn) if it.what == what), None)
        if last is None or locale in last.values:
            drawn.append(last := _Row(what, line.number, {}, {}))
        last.names[locale], last.values[locale] = one_line(line.get("name")), _trimmed(values)
    for code, drawn in of.items():
        for name, build, kinds in (("table", _grid, GRID), ("chart", _chart, CHART)):
            own = [row for row in drawn if row.what in kinds]
            if own:
                stimuli[code][name] = build(own)
                _put_drawn(book, f"{code}, {name}", sheet, own)


def _has(book: Book) -> bool:
    """A test of texts alone needs no such sheet."""
    return any(fold(name) in map(fold, DRAWN) for name in book.sheets)


def _meant(typed: str, words: Mapping[str, tuple[str, str]]) -> str | None:
    return next((name for name, said_so in words.items() if fold(typed) in map(fold, said_so)), None)


def _trimmed(values: Sequence[str]) -> list[str]:
    read = [one_line(it) for it in values]
    while read and not read[-1]:
        read.pop()
    return read


def _grid(rows: Sequence[_Row]) -> dict[str, Any]:
    grid: dict[str, Any] = {}
    for row in rows:
        if row.what == "columns":
            grid["columns"] = _cells(row)
        else:
            grid.setdefault("rows", []).append(_cells(row))
    return grid


def _chart(rows: Sequence[_Row]) -> dict[str, Any]:
    chart: dict[str, Any] = {}
    for row in rows:
        cells = _cells(row)
        if row.what == "series":
            name = {locale: said_so for locale, said_so in row.names.items() if said_so}
            chart.setdefault("series", []).append({"name": name, "values": cells})
        elif row.what == "labels":
            chart["labels"] = cells
        elif row.what == "kind":
            typed = (row.values.get("ru") or row.values.get("en") or [""])[0]
            chart["kind"] = _meant(typed, KINDS) or typed
        elif cells:
            chart[row.what] = cells[0]
    return chart


def _cells(row: _Row) -> list[Any]:
    """Figures as such, of the Russian row; words in every language that says them."""
    width = max(len(values) for values in row.values.values())
    cells: list[Any] = []
    for place in range(width):
        said_so = {locale: values[place] for locale, values in row.values.items() if place < len(values)}
        read = figure(said_so.get("ru", "") or said_so.get("en", ""))
        cells.append({locale: it for locale, it in said_so.items() if it} if read is None else read)
    return cells


def _put_drawn(book: Book, item: str, sheet: str, rows: Sequence[_Row]) -> None:
    counts: dict[str, int] = {}
    for row in rows:
        book.places.setdefault((item, ""), Place(sheet, row.number))
        counts[row.what] = counts.get(row.what, 0) + 1
        number = f" {counts[row.what]}" if row.what in ("rows", "series") else ""
        if row.what == "series":
            book.put(f"{item}, series{number}", "", sheet, row.number)
        else:
            book.put(item, f"{row.what}{number}", sheet, row.number, GRID.get(row.what, CHART.get(row.what, ("",)))[0])
