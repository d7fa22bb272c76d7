"""A workbook as rows of words: sheets and columns found by their names, and where each field of an instrument stood.

Pure. What a cell says is read as people type it: spaces at its edges, «1,5» and «1 150».
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rules.reading import FILE, BrokenContent, fold, wrong

Value = str | int | float
Rows = Sequence[tuple[int, Sequence[str]]]
"""Rows that say anything, each with its number in the sheet, from 1."""

LETTERS, ENGLISH = ("А", "Б", "В", "Г"), ("A", "B", "C", "D")  # of anchors and options
ABOVE = 5  # rows among which the names of the columns are looked for
_SPACES = re.compile(r"[ \t\r\n]+")
# The field that a mistake is about, where its words do not name one.
_ABOUT = {
    "area": "area", "areas-unknown": "areas", "areas-none": "areas", "id-area": "id", "id-part": "id", "twice": "id",
    "code": "code", "variant": "variant", "question-same": "question", "unlike-measures": "measures",
    "unlike-difficulty": "difficulty", "tell": "key",
}  # fmt: skip
_FIGURE = re.compile(r"[-−]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,]\d+)?(?:[eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One to be written. `widths` of its columns in signs; `headed`: its first row is the names of the columns."""

    name: str
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int]
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A field's column, in the language of what stands in it; `needed`: without it the sheet cannot be read.

    `names`: how it is headed, in Russian and in English.
    """

    field: str
    locale: str
    names: tuple[str, str]
    needed: bool = True

    def head(self, locale: str) -> str:
        return self.names[locale == "en"]


def plain(name: str, ru: str, en: str, *, needed: bool = True) -> Column:
    """Of what is the same in all languages."""
    return Column(name, "", (ru, en), needed)


def said(name: str, ru: str, en: str) -> tuple[Column, Column]:
    """Of what is said in both languages."""
    return (
        Column(name, "ru", (ru, f"{en} (Russian)")),
        Column(name, "en", (f"{ru} (англ.)", f"{en} (English)"), needed=False),
    )


def by_language(columns: Iterable[Column]) -> list[Column]:
    """English ones after all others: whoever has no use for them does not meet them."""
    return sorted(columns, key=lambda it: it.locale == "en")


@dataclass(frozen=True, slots=True)
class Place:
    """`row` 0 and `column` "": the sheet as a whole."""

    sheet: str
    row: int = 0
    column: str = ""


@dataclass(slots=True)
class Book:
    """A workbook that is being read: what was wrong with it, and where what was read stood.

    With one of `mistakes` it cannot be read; `besides`: rows that were left out.
    """

    file: str
    sheets: Mapping[str, Rows]
    mistakes: list[BrokenContent] = field(default_factory=list)
    besides: list[BrokenContent] = field(default_factory=list)
    warnings: list[BrokenContent] = field(default_factory=list)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def sheet(self, names: tuple[str, str]) -> tuple[str, Rows]:
        """Under either name, with the one it has; no rows where there is none, which is a mistake."""
        for name, rows in self.sheets.items():
            if fold(name) in {fold(it) for it in names}:
                return name, rows
        self.note("sheet", sheet=names[0])
        return names[0], ()

    def note(self, key: str, **args: str | int) -> None:
        self.mistakes.append(wrong(self.file, FILE, key, **args))

    def put(self, item: str, of: str, sheet: str, row: int, column: str = "") -> None:
        self.places[item, of] = Place(sheet, row, column)

    def place(self, broken: BrokenContent) -> Place | None:
        """Where the item, and the field of it, stood; of what stands twice the last place."""
        about = str(broken.said.get("field") or _ABOUT.get(broken.key, ""))
        bare = about.rpartition(".")[0] or about
        fields = dict.fromkeys((about, bare, f"{about}.ru", bare.partition(" ")[0], ""))
        item = broken.item
        while item:
            for name in fields:
                if found := self.places.get((item, name)):
                    return found
            item = item.rpartition(", ")[0]
        return None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet by our names of its columns: (field, language) and what stands there."""

    number: int
    cells: Mapping[tuple[str, str], str]

    def get(self, name: str, locale: str = "") -> str:
        return self.cells.get((name, locale), "")


def lines(book: Book, names: tuple[str, str], columns: Sequence[Column]) -> tuple[str, dict[str, str], list[Line]]:
    """The sheet's name, the heads of its columns as they stand («theme.ru») and its rows."""
    sheet, rows = book.sheet(names)
    if not rows:
        return sheet, {}, []
    known = {fold(name) for it in columns for name in it.names}
    # A title may stand above the names of the columns.
    first = next((at for at, (_, row) in enumerate(rows[:ABOVE]) if len(known.intersection(map(fold, row))) > 1), 0)
    heads, places = _heads(book, sheet, rows[first][1], columns)
    missing = [it for it in columns if it.needed and it not in places.values()]
    for it in missing:
        book.note("column", sheet=sheet, column=it.names[0])
    if missing:
        return sheet, heads, []
    read = [
        Line(number, {(it.field, it.locale): cells[at] for at, it in places.items() if at < len(cells)})
        for number, cells in rows[first + 1 :]
    ]
    return sheet, heads, [line for line in read if any(cell.strip() for cell in line.cells.values())]


def _heads(
    book: Book, sheet: str, head: Sequence[str], columns: Sequence[Column]
) -> tuple[dict[str, str], dict[int, Column]]:
    known = {fold(name): it for it in columns for name in it.names}
    places: dict[int, Column] = {}
    heads: dict[str, str] = {}
    for at, name in enumerate(head):
        column = known.get(fold(name))
        if column is None:
            if name.strip():
                book.warnings.append(wrong(book.file, FILE, "column-unknown", sheet=sheet, column=name.strip()))
        elif column in places.values():
            book.note("column-twice", sheet=sheet, column=name.strip())
        else:
            places[at] = column
            heads[path(column.field, column.locale)] = name.strip()
    return heads, places


def path(of: str, locale: str) -> str:
    """«anchors 3.ru», as mistakes name it."""
    return f"{of}.{locale}" if locale else of


def one_line(cell: str) -> str:
    """Single spaces; one that does not break stays."""
    return _SPACES.sub(" ", cell).strip()


def figure(cell: str) -> int | float | None:
    """None for what is no figure."""
    typed = cell.strip()
    if not _FIGURE.fullmatch(typed):
        return None
    bare = re.sub(r"[ \u00a0\u202f]", "", typed).replace("−", "-").replace(",", ".")
    if re.fullmatch(r"-?\d{1,15}", bare):
        return int(bare)
    read = float(bare)
    return int(read) if read.is_integer() and abs(read) < 1e15 else read


def whole(cell: str) -> int | str:
    """The figure where it is one; otherwise what stands there, for the parser to refuse."""
    read = figure(cell)
    return read if isinstance(read, int) else one_line(cell)


def spoken(line: Line, name: str, *, lines: bool = False) -> dict[str, str]:
    """What a line says of the field, by languages; lines: with its line breaks and edges."""
    read = {locale: line.get(name, locale) for locale in ("ru", "en")}
    clean = {locale: _lines(cell) if lines else one_line(cell) for locale, cell in read.items()}
    return {locale: cell for locale, cell in clean.items() if cell.strip()}


def _lines(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def fill(into: dict[str, Any], name: str, value: Any) -> None:
    """What says nothing is not there: the parser says that it is missing."""
    if value not in ("", {}):
        into[name] = value


def is_translated(value: Any) -> bool:
    """Whether anything in it is said in English."""
    if isinstance(value, dict):
        return "en" in value or any(map(is_translated, value.values()))
    return isinstance(value, list) and any(map(is_translated, value))


# The sheet about the whole, a field a row

FIELD, IN_RUSSIAN, IN_ENGLISH = ("Поле", "Field"), ("По-русски", "In Russian"), ("По-английски", "In English")
ABOUT_HEAD = (
    plain("field", *FIELD), Column("value", "ru", IN_RUSSIAN), Column("value", "en", IN_ENGLISH, needed=False),
)  # fmt: skip
PART = ("Часть", "Part")  # of a test, with its code: «Часть: reading»
TRANSLATED = "title"
_WHOLE_VERSION = re.compile(r"\d{1,3}")


def about_sheet(names: tuple[str, str], fields: Sequence[tuple[tuple[str, str], Any]], locale: str) -> Sheet:
    """`fields`: each by its name in both languages; what is said is a text or a translated one."""
    english = locale == "en"
    rows: list[list[Value]] = [[column.head(locale) for column in ABOUT_HEAD]]
    for words, value in fields:
        text = value if isinstance(value, Mapping) else {"ru": value}
        rows.append([words[english], text.get("ru", ""), text.get("en", "")])
    return Sheet(names[english], rows, (28, 60, 60))


def about(book: Book, names: tuple[str, str], fields: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """What the sheet says of each of `fields`; «Часть: reading» are the parts of a test, by their codes."""
    sheet, _, rows = lines(book, names, ABOUT_HEAD)
    known = {fold(name): of for of, words in fields.items() for name in words}
    raw: dict[str, Any] = {}
    parts: dict[str, dict[str, str]] = {}
    for line in rows:
        typed = one_line(line.get("field"))
        of, _, code = (one_line(it) for it in typed.partition(":"))
        if code and fold(of) in map(fold, PART):
            parts[code] = spoken(line, "value")
            book.put(code, "", sheet, line.number, typed)
        elif name := known.get(fold(typed)):
            value = spoken(line, "value")
            fill(raw, name, value if name == TRANSLATED else value.get("ru") or value.get("en", ""))
            for of in (name, f"{name}.ru", f"{name}.en"):
                book.put(FILE, of, sheet, line.number, typed)
        elif typed:
            book.warnings.append(wrong(book.file, FILE, "column-unknown", sheet=sheet, column=typed))
    # Excel takes the nought of «1.0» for one too many.
    if _WHOLE_VERSION.fullmatch(raw.get("version", "")):
        raw["version"] += ".0"
    if parts:
        raw["parts"] = parts
    return raw
