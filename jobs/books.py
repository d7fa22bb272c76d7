"""A workbook that somebody sends, looked at before it is opened: too big, far too wide, made to unfold, no workbook.

Everything is checked on the packed parts as bytes; what passes is given on without compression.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MOST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 100
MOST_CELLS = 8_000_000  # of all sheets' rectangles: each is laid out whole, a lone cell far off would take all memory
# A rectangle that says something in one cell of so many is none, once it is larger than this.
SPARSE, SMALL = 25, 1_000_000
MOST_PARTS = 500  # files in a workbook
MOST_ODD = 200_000  # cells that do not say first where they stand: each costs thirty times as much
CHUNK = 1 << 20
STRINGS = "xl/sharedStrings.xml"

_CELL = re.compile(rb'<(?:\w+:)?c(?=[\s/>])(?:\s+r="([A-Z]{1,3})([0-9]{1,7})")?([^>]*)>')
# A row or a cell of a sheet, and where it says it stands.
_PLACED = re.compile(rb"<(?:\w+:)?(c|row)(?=[\s/>])[^>]*>")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{0,3})([0-9]{1,7})["']""")
_ANY_PLACE = re.compile(rb"\sr\s*=")
_STRING_END = re.compile(rb"</(?:\w+:)?si>")
_SHARED = re.compile(rb"""\st\s*=\s*["']s["']""")
_SHARED_VALUE = re.compile(rb"""\st="s"[^>]*>\s*<(?:\w+:)?v>([0-9]{1,9})</""")


class BrokenBook(Exception):
    """The file is no such workbook. `key` names the sentence that says why."""

    def __init__(self, key: str, **args: int) -> None:
        super().__init__(key)
        self.key = key
        self.args_said = args


class Reach(NamedTuple):
    """How far the cells of a sheet that hold anything go, and how many they are."""

    row: int
    column: int
    cells: int


def unpacked(raw: bytes) -> io.BytesIO:
    """The same workbook without compression. Raises BrokenBook.

    What its directory says of sizes is an upper limit, zipfile reads no part beyond it: a book that is too big is
    refused before it takes any memory.
    """
    safe = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book, zipfile.ZipFile(safe, "w", zipfile.ZIP_STORED) as copy:
            # Pictures and macros say nothing to us.
            parts = [part for part in book.infolist() if part.filename.endswith((".xml", ".rels"))]
            _check_directory({part.filename for part in parts}, parts)
            laid = cells = longest = 0
            for part in parts:
                body = book.read(part)
                if b"<!DOCTYPE" in body or b"<!ENTITY" in body or b"\0" in body:
                    raise BrokenBook("import-broken-book")
                if part.filename == STRINGS:
                    longest = max(_lengths(body), default=0)
                elif part.filename.startswith("xl/worksheets/"):
                    reach = _reach(body)
                    laid, cells = laid + _check_reach(reach), cells + reach.cells
                copy.writestr(part.filename, body)
            if laid > MOST_CELLS:
                raise BrokenBook("import-too-long", limit=MOST_ROWS)
            if cells * longest > MOST_UNPACKED:
                _check_repeated(copy)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        # RuntimeError: a part is encrypted; NotImplementedError: packed in a way of its own.
        raise BrokenBook("import-broken-book") from error
    safe.seek(0)
    return safe


def _check_directory(names: set[str], parts: list[zipfile.ZipInfo]) -> None:
    if "content.xml" in names:  # its rows may repeat, a million by one word
        raise BrokenBook("import-open-document")
    if not any(name.startswith("xl/") for name in names):
        raise BrokenBook("import-not-a-table")
    if len(parts) > MOST_PARTS:
        raise BrokenBook("import-broken-book")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BrokenBook("import-too-big-unpacked", limit=MOST_UNPACKED // 1024 // 1024)


def _check_reach(reach: Reach) -> int:
    """Cells of the rectangle that the sheet is laid out in."""
    if reach.row > MOST_ROWS + 100:
        raise BrokenBook("import-too-long", limit=MOST_ROWS)
    laid = reach.row * reach.column
    if laid > MOST_CELLS or laid > max(SMALL, SPARSE * reach.cells):
        raise BrokenBook("import-too-wide", count=reach.column, limit=MOST_COLUMNS)
    return laid


def _reach(body: bytes) -> Reach:
    """Empty cells and rows are not laid out: only those that hold something count. A million rows in a second."""
    row = column = cells = 0
    for start, end in _chunks(body):
        found = _CELL.findall(body, start, end)
        full = [(letters, number) for letters, number, rest in found if not rest.endswith(b"/")]
        if not full:
            continue
        if not all(number for _, number in full):
            return _odd_reach(body)
        cells += len(full)
        row = max(row, *(int(number) for _, number in full))
        column = max(column, *(_column(letters) for letters in {letters for letters, _ in full}))
    return Reach(row, column, cells)


def _odd_reach(body: bytes) -> Reach:
    """Of a sheet whose cells stand where the one before lets them, or say it in a way of their own."""
    row = column = lowest = widest = cells = 0
    for tag in _PLACED.finditer(body):
        cells += 1
        place = _PLACE.search(tag[0])
        if cells > MOST_ODD or (place is None and _ANY_PLACE.search(tag[0])):
            raise BrokenBook("import-broken-book")
        if tag[1] == b"row":
            row, column = int(place[2]) if place else row + 1, 0
        else:
            column = _column(place[1]) if place else column + 1
            row = int(place[2]) if place else row
            lowest, widest = max(lowest, row), max(widest, column)
    return Reach(lowest, widest, cells)


def _check_repeated(copy: zipfile.ZipFile) -> None:
    """A text stands once in a book and is laid out as often as cells point at it: half a megabyte asked for 19 GB."""
    lengths = list(_lengths(copy.read(STRINGS)))
    laid = pointing = seen = 0
    for name in copy.namelist():
        if name.startswith("xl/worksheets/"):
            body = copy.read(name)
            pointing += sum(1 for _ in _SHARED.finditer(body))
            for found in _SHARED_VALUE.finditer(body):
                seen += 1
                text = int(found[1])
                laid += lengths[text] if text < len(lengths) else 0
                if laid > MOST_UNPACKED:
                    raise BrokenBook("import-too-big-unpacked", limit=MOST_UNPACKED // 1024 // 1024)
    if seen < pointing:
        raise BrokenBook("import-broken-book")


def _lengths(body: bytes) -> Iterator[int]:
    """Bytes of each shared text."""
    since = 0
    for found in _STRING_END.finditer(body):
        yield found.end() - since
        since = found.end()
    yield len(body) - since


def _chunks(body: bytes) -> Iterator[tuple[int, int]]:
    """Parts of a megabyte or so that cut no tag in two."""
    start = 0
    while start < len(body):
        end = body.find(b"<", min(len(body), start + CHUNK))
        end = len(body) if end < 0 else end
        yield start, end
        start = end


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
