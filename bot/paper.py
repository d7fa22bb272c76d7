"""A numbered paper as data, on A4 (`content/templates/paper.typ`) and as a table (XLSX). Knows no feature."""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from bot.pictures import pdf

A4 = 9
HEIGHT = 15  # points of a row of the sheet; a line to fill by hand takes twice as much
WIDTH = {False: 92, True: 140}  # signs across a page of the sheet, upright and wide
STRICT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Cell = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the width, in per cent; figures stand in the middle."""

    title: str
    share: int
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`empty` is said in place of rows; `below` are lines under the table: totals."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    empty: str
    below: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph with a title, and `lines` empty lines below it to fill by hand."""

    title: str
    text: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """`facts`: what is not known has an empty value and becomes a line to fill by hand. `signs`: (who, name).

    `approval`: the words above a head's signature in the corner, "" where there is none. `main`: which of the parts
    stands on the sheet beside the facts; every other table has a sheet of its own.
    """

    title: str
    number: str
    period: str
    organisation: str
    approval: Sequence[str]
    facts: Sequence[tuple[str, str]]
    parts: Sequence[Table | Words]
    main: int
    signs: Sequence[tuple[str, str]]
    said: Mapping[str, str]  # signature, name, date, page, of
    footer: str
    locale: str
    wide: bool = False


def on_paper(made: Paper) -> bytes:
    """PDF."""
    data = {
        "title": made.title, "number": made.number, "period": made.period, "organisation": made.organisation,
        "approval": list(made.approval), "facts": [list(fact) for fact in made.facts],
        "parts": [_part(part) for part in made.parts], "signs": [list(sign) for sign in made.signs],
        "said": dict(made.said), "footer": made.footer, "locale": made.locale, "wide": made.wide,
    }  # fmt: skip
    return pdf("paper", _drawable(data))


def _part(part: Table | Words) -> dict[str, Any]:
    if isinstance(part, Words):
        return {"title": part.title, "text": part.text, "lines": part.lines}
    return {
        "title": part.title,
        "columns": [{"title": it.title, "share": it.share, "figure": it.figure} for it in part.columns],
        "rows": [[str(cell) for cell in row] for row in part.rows],
        "empty": part.empty,
        "below": list(part.below),
    }


def _drawable(data: Any) -> Any:
    """Our font has no emoji: on paper they would be boxes."""
    if isinstance(data, str):
        return "".join(sign for sign in data if _drawn(sign)).strip()
    if isinstance(data, dict):
        return {key: _drawable(value) for key, value in data.items()}
    return [_drawable(value) for value in data] if isinstance(data, list) else data


def _drawn(sign: str) -> bool:
    return (
        sign <= "\uffff"
        and sign != "\ufe0f"
        and unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn")
        and (unicodedata.category(sign) != "So" or sign in "№©®°™")
    )


def as_sheets(made: Paper, at: int) -> bytes:
    """XLSX. No text becomes a formula, a number or a link, whatever it begins with. `at`: UTC seconds."""
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True, **STRICT}) as book:
        book.set_properties({"title": f"{made.title} {made.number}", "created": datetime.fromtimestamp(at, UTC)})
        sheets = _Sheets(book, made)
        sheets.front()
        for place, part in enumerate(made.parts):
            if isinstance(part, Table) and place != made.main:
                sheets.other(part)
    return body.getvalue()


class _Sheets:
    """Writes a paper into a workbook."""

    def __init__(self, book: Any, paper: Paper) -> None:
        self._book = book
        self._paper = paper
        self._names: set[str] = set()
        top = {"valign": "top", "text_wrap": True}
        self._plain = book.add_format(top)
        self._bold = book.add_format(top | {"bold": True})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._line = book.add_format({"bottom": 1})
        self._head = book.add_format(
            {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
        )
        self._cell = book.add_format(top | {"border": 1})
        self._figure = book.add_format({"border": 1, "valign": "top", "align": "center"})

    def front(self) -> None:
        paper = self._paper
        table = paper.parts[paper.main]
        assert isinstance(table, Table)  # noqa: S101 - whoever makes a paper names a table as the main one
        sheet = self._sheet(paper.title, table)
        across = len(table.columns) - 1
        row = 0
        for words, style in ((paper.organisation, self._plain), (f"{paper.title} {paper.number}".strip(), self._title)):
            sheet.write_string(row, 0, words, style if row else None)
            row += 1
        sheet.write_string(row, 0, paper.period)
        row += 2
        if paper.approval:
            sheet.write_string(row, 0, f"{'. '.join(paper.approval)}: {'_' * 20}  {'_' * 30}  {paper.said['date']}")
            row += 2
        for label, value in paper.facts:
            sheet.write_string(row, 0, f"{label}: {value}" if value else f"{label}: {'_' * 30}")
            row += 1
        for part in paper.parts:
            if part is table:
                row = self._table(sheet, row + 1, table)
            elif isinstance(part, Words):
                row = self._words(sheet, row + 1, part, across)
        row += 1
        for who, name in paper.signs:
            sheet.write_string(row, 0, f"{who}: {'_' * 20}  {name or '_' * 30}")
            row += 2
        sheet.write_string(row, 0, paper.footer)

    def other(self, table: Table) -> None:
        self._table(self._sheet(table.title, table), 0, table)

    def _sheet(self, title: str, table: Table) -> Any:
        name = title = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:31].strip()
        while name in self._names:
            name = f"{title[:28]} {len(self._names)}"
        self._names.add(name)
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, max(column.share * WIDTH[self._paper.wide] / 100, 4))
        if self._paper.wide:
            sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet

    def _table(self, sheet: Any, row: int, table: Table) -> int:
        """The first row below it."""
        sheet.write_string(row, 0, table.title, self._book.add_format({"bold": True}))
        row += 1
        for place, column in enumerate(table.columns):
            sheet.write_string(row, place, column.title, self._head)
        sheet.repeat_rows(row)
        for cells in table.rows:
            row += 1
            for place, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
                style = self._figure if column.figure else self._cell
                if isinstance(cell, int):
                    sheet.write_number(row, place, cell, style)
                else:
                    sheet.write_string(row, place, cell, style)
        for words in table.below if table.rows else (table.empty, *table.below):
            row += 1
            sheet.write_string(row, 0, words)
        return row + 1

    def _words(self, sheet: Any, row: int, part: Words, across: int) -> int:
        sheet.write_string(row, 0, part.title, self._book.add_format({"bold": True}))
        if part.text:
            row += 1
            sheet.merge_range(row, 0, row, across, part.text, self._plain)
            sheet.set_row(row, HEIGHT * (1 + len(part.text) // WIDTH[self._paper.wide]))
        for _ in range(part.lines):
            row += 1
            sheet.merge_range(row, 0, row, across, "", self._line)
            sheet.set_row(row, 2 * HEIGHT)
        return row + 1
