"""An instrument as a workbook that methodists fill in, and back: what is read is what a TOML file would say.

A sheet or a column is found by its name in either language; sheets and columns of somebody's own are left alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rules.instrument import kind
from rules.literacy_sheets import SHEETS, TASKS, variant_from, variant_sheets
from rules.questionnaire import LEVELS, Area
from rules.reading import BrokenContent, fold
from rules.sheet_rows import (
    ENGLISH,
    LETTERS,
    Book,
    Column,
    Line,
    Place,
    Rows,
    Sheet,
    Value,
    about,
    about_sheet,
    by_language,
    fill,
    is_translated,
    lines,
    one_line,
    plain,
    said,
    spoken,
)  # fmt: skip

ABOUT, ITEMS, AREAS = ("О методике", "About"), ("Вопросы", "Items"), ("Области", "Areas")
YES = {"да": True, "yes": True, "1": True, "нет": False, "no": False, "0": False}
# What stands in the sheet «О методике» beside a field's name.
FIELDS = {"code": ("Код", "Code"), "version": ("Версия", "Version"), "title": ("Название", "Title")}
CHOSEN = ("Области", "Areas")
COLUMNS = by_language(
    [
        plain("id", "Код", "Code"),
        plain("area", "Область", "Area"),
        plain("core", "Короткая форма", "Short form", needed=False),
        *said("theme", "Тема", "Theme"),
        *said("behaviour", "О чём вопрос", "Behaviour"),
        *said("question", "Вопрос", "Question"),
        *(
            column
            for number, (letter, english) in enumerate(zip(LETTERS, ENGLISH, strict=True), 1)
            for column in said(f"anchors {number}", f"Ответ {letter}", f"Answer {english}")
        ),
        plain("source", "Источник", "Source", needed=False),
    ]
)
NAMES = frozenset(fold(name) for names in (ABOUT, ITEMS, *SHEETS) for name in names)
"""Of the sheets that are read, whichever instrument it is."""
_WIDTHS = {"id": 24, "area": 24, "core": 12, "theme": 24, "source": 24}


@dataclass(frozen=True, slots=True)
class Read:
    """`mistakes`: of the workbook itself; with one nothing is to be parsed. `besides`: of rows that were left out, to
    be said with what the parser finds. `warnings`: columns nobody knows.
    """

    raw: Mapping[str, Any]
    mistakes: Sequence[BrokenContent]
    besides: Sequence[BrokenContent]
    warnings: Sequence[BrokenContent]
    book: Book

    def place(self, broken: BrokenContent) -> Place | None:
        """Where in the workbook it is; None: nowhere in particular."""
        return self.book.place(broken)


def to_sheets(raw: Mapping[str, Any], areas: Sequence[Area], locale: str = "ru") -> list[Sheet]:
    """Of what the parser found well. `locale`: the language of the names of sheets, columns and areas."""
    if kind(raw) == "test":
        return variant_sheets(raw, locale)
    english = locale == "en"
    names = {area.code: area.name[locale] for area in areas}
    items = [[_cell(column, item, names, locale) for column in COLUMNS] for item in raw["items"]]
    chosen = "; ".join(names[code] for code in raw.get("areas", ()))
    fields = [(words, raw[name]) for name, words in FIELDS.items()]
    return [
        about_sheet(ABOUT, [*fields, (CHOSEN, chosen)], locale),
        Sheet(ITEMS[english], [[it.head(locale) for it in COLUMNS], *items], [_width(it) for it in COLUMNS]),
        Sheet(AREAS[english], [[FIELDS["title"][english], FIELDS["code"][english]], *_known(areas, locale)], (44, 24)),
    ]


def from_sheets(sheets: Mapping[str, Rows], areas: Sequence[Area], file: str) -> Read:
    book = Book(file, sheets)
    names = {fold(name) for name in sheets}
    raw: dict[str, Any] = {}
    if names & {fold(name) for name in TASKS}:
        raw = variant_from(book)
    elif names & {fold(name) for name in ITEMS}:
        raw = _questionnaire(book, areas)
    else:
        book.note("sheets", first=ITEMS[0], second=TASKS[0])
    if raw and not is_translated(raw):
        raw = {"languages": ["ru"], **raw}
    return Read(raw, book.mistakes, book.besides, book.warnings, book)


def _known(areas: Sequence[Area], locale: str) -> list[list[Value]]:
    return [[area.name[locale], area.code] for area in areas]


def _width(column: Column) -> int:
    return _WIDTHS.get(column.field, 44)


def _cell(column: Column, item: Mapping[str, Any], areas: Mapping[str, str], locale: str) -> str:
    if column.field == "core":
        written = {True: ("да", "yes"), False: ("нет", "no")}
        return written[item["core"]][locale == "en"] if "core" in item else ""
    if column.field == "area":
        return areas[item["area"]]
    name, _, number = column.field.partition(" ")
    value = item.get(name, "")
    if number:
        value = value[int(number) - 1]
    return str(value.get(column.locale, "") if column.locale else value)


def _questionnaire(book: Book, areas: Sequence[Area]) -> dict[str, Any]:
    codes = {
        fold(name): area.code
        for area in areas
        for name in (area.code, *area.name.values(), *area.short.values(), *area.radar.values())
    }
    raw = about(book, ABOUT, {**FIELDS, "areas": CHOSEN})
    if chosen := raw.pop("areas", ""):
        typed = [one_line(it) for it in chosen.replace("\n", ";").replace(",", ";").split(";")]
        raw["areas"] = [codes.get(fold(it), it) for it in typed if it]
    sheet, heads, rows = lines(book, ITEMS, COLUMNS)
    for area in areas:
        book.put(area.code, "", sheet, 0)
    items = []
    for number, line in enumerate(rows, 1):
        item = _item(line, codes)
        items.append(item)
        name = item.get("id", f"items {number}")
        book.put(name, "", sheet, line.number)
        for of, head in heads.items():
            book.put(name, of, sheet, line.number, head)
    if items:
        raw["items"] = items
    elif not book.mistakes:
        book.note("sheet-empty", sheet=sheet)
    return raw


def _item(line: Line, codes: Mapping[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {}
    area = one_line(line.get("area"))
    core = one_line(line.get("core"))
    fill(item, "id", one_line(line.get("id")))
    fill(item, "area", codes.get(fold(area), area))
    if core:
        item["core"] = YES.get(fold(core), core)
    for name in ("theme", "behaviour", "question"):
        fill(item, name, spoken(line, name))
    anchors = [spoken(line, f"anchors {number}") for number in range(1, LEVELS + 1)]
    if any(anchors):
        item["anchors"] = anchors
    fill(item, "source", one_line(line.get("source")))
    return item
