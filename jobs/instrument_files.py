"""A file of an instrument as people send it, TOML or a workbook: opened within limits, read, every mistake with its
place. The way back too: an instrument of the bank as either of them.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import content
from bot.instrument_words import place_words
from bot.texts import T, plain
from jobs.sheets import on_paper, workbook
from jobs.tables import Unreadable, open_book
from rules import instrument
from rules.doubts import doubts
from rules.instrument_sheets import NAMES, from_sheets, to_sheets
from rules.instrument_toml import dump
from rules.literacy import Variant
from rules.questionnaire import Questionnaire
from rules.reading import FILE, BrokenContent, decode, fold, load, wrong
from rules.sheet_rows import Book, Sheet
from storage.bank import Kept
from storage.instrument_loads import Mistake

LARGEST = 1024  # KB: an instrument of a hundred items is a tenth of it
MOST_ROWS = 1000  # of a sheet
_WORKBOOK, _OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
HOW = ("change", "code", "version")
HOW_ITEMS = (*HOW, "ids", "areas", "count", "answers", "theme", "english", "check")
HOW_TASKS = (*HOW, "test", "drawn", "english", "check")


@dataclass(frozen=True, slots=True)
class Opened:
    """`raw`: what the file says; `body`: the same as TOML. With `mistakes` there is nothing to be read; `besides` go
    with those that are found in reading.
    """

    raw: Mapping[str, Any]
    body: str
    mistakes: Sequence[BrokenContent] = ()
    besides: Sequence[BrokenContent] = ()
    warnings: Sequence[BrokenContent] = ()
    book: Book | None = None

    def mistake(self, broken: BrokenContent, *, prefix: str = "broken", warning: bool = False) -> Mistake:
        """With its sheet and row, if it came in a workbook."""
        place = self.book.place(broken) if self.book else None
        return Mistake(
            item=broken.item, reason=broken.reason, key=f"{prefix}-{broken.key}" if broken.key else "",
            said=broken.said, sheet=place.sheet if place else "", row=place.row if place else 0,
            column=place.column if place else "", warning=warning,
        )  # fmt: skip

    def place(self, broken: BrokenContent, t: T) -> str:
        """«лист «Вопросы», строка 14»; nothing of a TOML file."""
        found = self.mistake(broken)
        return place_words(found, t) if found.sheet else ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file says: the instrument, or all that is wrong in it; what is worth a look comes last."""

    opened: Opened | None
    instrument: Questionnaire | Variant | None
    found: Sequence[Mistake]


def opened(data: bytes, file: str) -> Opened:
    """Raises BrokenContent for what cannot be read at all."""
    if len(data) > LARGEST * 1024:
        raise wrong(file, FILE, "too-big", limit=LARGEST)
    if data.startswith(_OLD_BOOK):
        raise wrong(file, FILE, "old-book")
    if not data.startswith(_WORKBOOK):
        text = decode(data, file)
        return Opened(load(text, file), text)
    try:
        sheets = open_book(data, lambda name: fold(name) in NAMES, most=MOST_ROWS)
    except Unreadable as unreadable:
        raise wrong(file, FILE, "book") from unreadable
    for name, rows in sheets.items():
        if len(rows) > MOST_ROWS:
            raise wrong(file, FILE, "rows-many", sheet=name, limit=MOST_ROWS)
    read = from_sheets(sheets, content.areas(), file)
    return Opened(read.raw, dump(read.raw), read.mistakes, read.besides, read.warnings, read.book)


def look(data: bytes, file: str) -> Looked:
    """Never raises for whatever was sent."""
    try:
        it = opened(data, file)
    except BrokenContent as broken:
        return Looked(None, None, [Opened({}, "").mistake(one) for one in broken.all])
    warned = [it.mistake(one, warning=True) for one in it.warnings]
    if it.mistakes:
        return Looked(it, None, [*map(it.mistake, it.mistakes), *warned])
    read, found = instrument.read(it.raw, file, content.areas())
    if read is None or it.besides:
        return Looked(it, None, [*map(it.mistake, (*it.besides, *found)), *warned])
    doubted = [BrokenContent(file, one.item, one.key, one.key, one.said) for one in doubts(read)]
    return Looked(it, read, [*warned, *(it.mistake(one, prefix="doubt", warning=True) for one in doubted)])


# The way back


def file_of(kept: Kept, body: str, form: str, t: T) -> tuple[str, bytes]:
    """One of the bank: TOML as it was sent, or a workbook."""
    return f"{file_name(kept, t)}.{form}", body.encode() if form == "toml" else book_of(body, t)


def file_name(kept: Kept, t: T) -> str:
    """«first_year 1.0», «functional_literacy a 1.0»."""
    code = f"{kept.code} {kept.variant}".strip()
    return plain(t("instrument-file-name", code=code, version=kept.version))


def book_of(body: str, t: T) -> bytes:
    """With a sheet that says how it is filled in."""
    raw = load(body, FILE)
    sheets = to_sheets(raw, content.areas(), t.locale)
    how = HOW_TASKS if instrument.kind(raw) == "test" else HOW_ITEMS
    made = io.BytesIO()
    with workbook(made) as book:
        for sheet in sheets:
            _write(book, sheet)
        _guide(book, t, how)
        if instrument.kind(raw) == "questionnaire":
            _choices(book, sheets)
    return made.getvalue()


def _write(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    # «@»: a version 1.10 stays one when somebody types it.
    words = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    figures = book.add_format({"valign": "top"})
    for at, width in enumerate(sheet.widths):
        page.set_column(at, at, width, words)
    for number, row in enumerate(sheet.rows):
        for at, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, at, value, words if number else bold)
            else:
                page.write_number(number, at, value, figures)
    page.freeze_panes(1, 1)
    on_paper(page)


def _guide(book: Any, t: T, how: Sequence[str]) -> None:
    page = book.add_worksheet(plain(t("instrument-sheet-how")))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 110)
    for number, name in enumerate(how):
        page.write_string(number, 0, plain(t(f"instrument-how-{name}")), wrapped)
    on_paper(page)


def _choices(book: Any, sheets: Sequence[Sheet]) -> None:
    """An area is chosen from those there are."""
    items, areas = sheets[1], sheets[2]
    at = 1  # the column of areas
    source = f"='{areas.name}'!$A$2:$A${len(areas.rows)}"
    page = book.get_worksheet_by_name(items.name)
    page.data_validation(1, at, MOST_ROWS, at, {"validate": "list", "source": source, "error_type": "information"})
