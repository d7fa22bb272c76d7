"""Tables as people send them: workbooks beside text, and books that are made to do harm."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from jobs import books, tables
from jobs.tables import Unreadable, open_table

KNOWN = {"ФИО": "full_name", "Год": "year"}
NEEDED = frozenset({"full_name"})


def book(rows: list[list[Any]], *, before: int = 0) -> bytes:
    """`before`: empty sheets that stand in front."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as out:
        for _ in range(before):
            out.add_worksheet()
        sheet, day = out.add_worksheet(), out.add_format({"num_format": "dd.mm.yyyy"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                else:
                    sheet.write(at, column, value)
    return made.getvalue()


def read(raw: bytes, above: int = 0) -> list[tuple[int, dict[str, str]]]:
    table = open_table(raw, KNOWN.get, needs=NEEDED, above=above)
    return [(line, table.cells(row)) for line, row in table.rows]


def test_a_workbook_says_what_people_see_in_it() -> None:
    raw = book([["ФИО", "Год", "Пусто"], ["Иванова Анна", 2013.0], [], ["Петров Пётр", date(2015, 9, 1)]], before=1)
    assert read(raw) == [
        (2, {"full_name": "Иванова Анна", "year": "2013"}),
        (4, {"full_name": "Петров Пётр", "year": "01.09.2015"}),
    ]
    assert open_table(raw, KNOWN.get, needs=NEEDED).unknown == ("Пусто",)


@pytest.mark.parametrize("as_book", [True, False])
def test_words_above_the_header_are_passed_over(as_book: bool) -> None:
    rows = [["Список педагогов"], ["на 1 сентября"], ["№", "ФИО"], ["1", "Иванова Анна"]]
    raw = book(rows) if as_book else "\n".join(";".join([*row, ""]) for row in rows).encode()
    assert [cells for _, cells in read(raw, above=5)] == [{"full_name": "Иванова Анна"}]
    assert open_table(raw, KNOWN.get, needs=NEEDED).headers == {}
    assert open_table(raw, KNOWN.get, needs=NEEDED, above=5).unknown == ()


def changed(raw: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same book with other words in one part of it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in book.infolist():
            body = book.read(part)
            copy.writestr(part.filename, body.replace(old, new) if part.filename == name else body)
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (b'r="B2"', b'r="XFD1048576"', "import-too-long"),
        (b'r="B2"', b'r="XFD200000"', "import-too-wide"),
        (b'r="B2"', b"r='XFD&#49;'", "import-broken-book"),
        (b'<row r="2"', b'<row r="9999999"><c><v>1</v></c></row><row r="2"', "import-too-long"),
        (b"<?xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><?xml", "import-broken-book"),
        (b"</sheetData>", b"<row r='200000'/><row>" + b"<c><v>1</v></c>" * 1000 + b"</row>", "import-too-wide"),
    ],
)  # fmt: skip
def test_a_cell_far_off_and_words_that_unfold_are_refused(old: bytes, new: bytes, key: str) -> None:
    """Calamine lays out the whole rectangle up to the last cell: one at XFD1048576 would take 400 GB."""
    with pytest.raises(Unreadable) as caught:
        read(changed(book([["ФИО", "Год"], ["Иванова Анна", 1]]), SHEET, old, new))
    assert caught.value.key == key


def test_a_book_that_unfolds_beyond_its_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "MOST_UNPACKED", 100_000)
    raw = changed(book([["ФИО"]]), SHEET, b"<sheetData>", b" " * 200_000 + b"<sheetData>")
    assert len(raw) < 20_000
    with pytest.raises(Unreadable, match="import-too-big-unpacked"):
        read(raw)


@pytest.mark.parametrize("raw", [b"PK\x03\x04" + b"x" * 100, book([["ФИО"]])[:-200]])
def test_half_a_book_is_none(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="import-broken-book"):
        read(raw)


def test_an_empty_book_is_empty() -> None:
    with pytest.raises(Unreadable, match="import-empty"):
        read(book([]))


def test_more_rows_than_may_be_are_refused_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    with pytest.raises(Unreadable, match="import-too-long"):
        read(book([["ФИО"], *([f"Иванова {n}"] for n in range(4))]))
