"""A table that somebody sends: CSV, TSV or an Excel workbook, read within limits that hold before and while reading.

Used by the import of the catalogue and by staff lists; what the columns mean is theirs to say.
"""

import csv
import io
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook

from bot.sent import MOST_BYTES
from bot.session import Refusal, TooBig
from bot.texts import T, plain
from jobs.books import MOST_COLUMNS, MOST_ROWS, BrokenBook, unpacked
from rules.reading import fold

# A quotation mark that is opened and never closed swallows the lines after it into one cell.
MOST_CELL = 6000
_WORKBOOK = b"PK\x03\x04"
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "import-old-excel",
    b"%PDF": "import-not-a-table",
    b"\x89PNG": "import-not-a-table",
    b"\xff\xd8\xff": "import-not-a-table",
    b"Rar!": "import-not-a-table",
    b"7z\xbc\xaf": "import-not-a-table",
    b"\x1f\x8b": "import-not-a-table",
    b"{\\rtf": "import-not-a-table",
}
# Letters of two bytes by which a line is known to be UTF-8: in CP1251 so many in a row are no words.
_SURE = 3
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table")

# A column that counts the rows says nothing, and nobody needs to hear that it was passed over.
NUMBERING = frozenset({"№", "n", "№ п/п", "№п/п", "п/п", "no"})

Row = tuple[int, list[str]]
Fetch = Callable[[str], Awaitable[bytes]]  # the bytes of a file by its id at the messenger


class Unreadable(Exception):
    """The file is no such table. `key` names the sentence that says why."""

    def __init__(self, key: str, **args: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.args_said = args


@dataclass(frozen=True, slots=True)
class Table:
    """An opened file: our names of the columns by place, and headers that nobody knows. Rows come with their line."""

    headers: dict[int, str]
    unknown: tuple[str, ...]
    rows: Iterator[Row]

    def cells(self, row: list[str]) -> dict[str, str]:
        """What stands in a row under our names."""
        return {column: row[place] for place, column in self.headers.items() if place < len(row)}


async def fetched(fetch: Fetch, file: str) -> bytes:
    """Raises Unreadable for a file that is too big or gone, Refusal for one that comes later."""
    try:
        return await fetch(file)
    except TooBig:
        raise Unreadable("import-too-big", limit=MOST_BYTES // 1024 // 1024) from None
    except Refusal as refusal:
        if refusal.retry_after is not None:
            raise
        raise Unreadable("import-file-gone") from refusal


def explain(unreadable: Unreadable, t: T) -> str:
    return plain(t(unreadable.key, **unreadable.args_said))


def open_table(raw: bytes, column_of: Callable[[str], str | None], *, needs: frozenset[str], above: int = 0) -> Table:
    """Raises Unreadable; further trouble is raised while rows are read.

    The header is the first row, or, after up to `above` rows of other words, the first that has a column of `needs`.
    Without such a column the first row is taken for it: whoever asked says what is missing.
    """
    rows = _rows(raw)
    first = list(islice(rows, above + 1))
    header = next((at for at, row in enumerate(first) if needs.intersection(map(column_of, row[1]))), 0)
    names = first[header][1] if first else []
    if len(names) > MOST_COLUMNS:
        raise Unreadable("import-too-wide", count=len(names), limit=MOST_COLUMNS)
    headers = {place: column for place, name in enumerate(names) if (column := column_of(name))}
    twice = next((column for column in headers.values() if list(headers.values()).count(column) > 1), None)
    if twice:
        same = [names[place].strip() for place, column in headers.items() if column == twice]
        raise Unreadable("import-column-twice", column=", ".join(same))
    others = (name.strip() for place, name in enumerate(names) if place not in headers)
    unknown = tuple(name for name in others if name and fold(name) not in NUMBERING)
    return Table(headers, unknown, _after(first[header + 1 :], rows))


def _after(begun: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    """Rows that say anything, so many at the most."""
    for count, row in enumerate(_both(begun, rest), 1):
        if count > MOST_ROWS:
            raise Unreadable("import-too-long", limit=MOST_ROWS)
        yield row


def _both(begun: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from begun
    yield from rest


def _rows(raw: bytes) -> Iterator[Row]:
    if len(raw) > MOST_BYTES:
        raise Unreadable("import-too-big", limit=MOST_BYTES // 1024 // 1024)
    if not raw.strip():
        raise Unreadable("import-empty")
    for magic, key in _FOREIGN.items():
        if raw.startswith(magic):
            raise Unreadable(key)
    if raw[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        raise Unreadable("import-not-a-table")
    return _sheet(raw) if raw.startswith(_WORKBOOK) else _records(_decode(raw))


def _decode(raw: bytes) -> str:
    """UTF-8 with or without its mark, what Excel calls Unicode text, otherwise CP1251."""
    try:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return raw.decode("utf-16")
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        _check_one_encoding(raw)
        text = raw.decode("cp1251", errors="replace")
    if any(sign in text for sign in "\0\x01\x02\x03\x08\ufffd"):
        raise Unreadable("import-not-a-table")
    return text


def _check_one_encoding(raw: bytes) -> None:
    """Lines put together from files of two encodings would come in as «РўРµРєСЃС‚»."""
    foreign, first = 0, 0
    for number, line in enumerate(raw.split(b"\n"), 1):
        if line.isascii():
            continue
        try:
            foreign += len(line.decode()) + _SURE < len(line)
        except UnicodeDecodeError:
            first = first or number
        if foreign and first:
            raise Unreadable("import-two-encodings", row=str(first))


def _records(text: str) -> Iterator[Row]:
    """Rows that say anything, with the line each begins on."""
    delimiter = max("\t;,", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            if any(cells) and any(map(str.strip, cells)):
                if max(map(len, cells)) > MOST_CELL:
                    raise Unreadable("import-broken-row", row=str(begins))
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("import-broken-row", row=str(begins)) from error


def _sheet(raw: bytes) -> Iterator[Row]:
    """The first sheet that says anything. Calamine reads 100,000 rows in 1.7 s, openpyxl in 19.6 s."""
    safe = _book(raw)
    try:
        book = CalamineWorkbook.from_filelike(safe)
        for name in book.sheet_names:
            rows = _said(book.get_sheet_by_name(name).iter_rows())
            begun = next(rows, None)
            if begun is not None:
                return _both([begun], rows)
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable("import-broken-book") from error
    raise Unreadable("import-empty")


def open_book(raw: bytes, wanted: Callable[[str], bool], *, most: int) -> dict[str, list[Row]]:
    """The sheets of a workbook whose names are wanted, of each the first `most` rows that say anything and one more.

    Raises Unreadable.
    """
    safe = _book(raw)
    try:
        book = CalamineWorkbook.from_filelike(safe)
        return {
            name: list(islice(_said(book.get_sheet_by_name(name).iter_rows()), most + 1))
            for name in book.sheet_names
            if wanted(name)
        }
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable("import-broken-book") from error


def _book(raw: bytes) -> io.BytesIO:
    try:
        return unpacked(raw)
    except BrokenBook as broken:
        raise Unreadable(broken.key, **broken.args_said) from broken


def _said(rows: Iterable[Sequence[object]]) -> Iterator[Row]:
    for line, row in enumerate(rows, 1):
        cells = [_cell(cell)[:MOST_CELL] for cell in row]
        if any(cell.strip() for cell in cells):
            yield line, cells


def _cell(value: object) -> str:
    """As people type it: 36 and not 36.0, 01.09.2013 for a day."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date | datetime):
        return f"{value:%d.%m.%Y}"
    return "" if value is None or isinstance(value, timedelta) else str(value)
