"""Files that do harm, on purpose or not, as a catalogue: each gets one clear sentence, or is read as it is meant.

Memory and time of their large forms: docs/decisions/catalogue.md.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.sent import MOST_BYTES
from bot.texts import Texts
from jobs import tables
from jobs.catalogue_rows import lines, open_catalogue
from jobs.tables import Unreadable, explain
from tests.jobs.test_tables import SHEET, book, changed

T = Texts(Path("locales")).speaker("ru")
HEAD = "Название;Часы\n"
GOOD = book([["Название", "Часы"], ["Оценивание на уроке", 36]])
STRINGS = "xl/sharedStrings.xml"


def sheet(rows: str) -> bytes:
    """The good book with other rows; shared texts: 0 «Название», 1 «Часы», 2 «Оценивание на уроке»."""
    start = b'<row r="1"'
    with zipfile.ZipFile(io.BytesIO(GOOD)) as opened:
        body = opened.read(SHEET)
    old = body[body.index(start) : body.index(b"</sheetData>")]
    return changed(GOOD, SHEET, old, rows.encode())


def cell(place: str, text: int) -> str:
    return f'<c r="{place}" t="s"><v>{text}</v></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def with_part(name: str, body: bytes, raw: bytes = GOOD) -> bytes:
    made = io.BytesIO(raw)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, body)
    return made.getvalue()


def archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, body in parts.items():
            opened.writestr(name.replace("__", "/").replace("_xml", ".xml"), body)
    return made.getvalue()


def declared(size: int) -> bytes:
    """A book whose directory says that its sheet, of 2 MB, has this size."""
    raw = changed(GOOD, SHEET, b"<sheetData>", b" " * 2_000_000 + b"<sheetData>")
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        true = opened.getinfo(SHEET).file_size.to_bytes(4, "little")
    return raw.replace(true, size.to_bytes(4, "little"))


def repeated() -> bytes:
    """One text of 32,000 signs that 30,000 cells point at: 1 MB packed, 2 GB laid out."""
    rows = [row(1, cell("A1", 0)), *(row(n, *(cell(f"{c}{n}", 2) for c in "ABCDEFGHIJ")) for n in range(2, 3002))]
    return changed(sheet("".join(rows)), STRINGS, "Оценивание на уроке".encode(), ("я" * 32_000).encode())


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "import-empty"),
    "blanks": (lambda: b" \r\n\t\n", "import-empty"),
    "an empty book": (lambda: book([]), "import-empty"),
    "no column of titles": ("Часы;Вид\n36;ПК\n".encode, "import-no-title"),
    "PDF": (lambda: b"%PDF-1.7\n" + b"x" * 100, "import-not-a-table"),
    "a picture": (lambda: b"\x89PNG\r\n" + b"x" * 100, "import-not-a-table"),
    "RAR": (lambda: b"Rar!\x1a\x07" + b"x" * 100, "import-not-a-table"),
    "a page of the web called .xls": (lambda: b"\n<HTML><table><tr><td>1</table>", "import-not-a-table"),
    "XML": (lambda: b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "import-not-a-table"),
    "NUL": ((HEAD + "Оценивание\0;36\n").encode, "import-not-a-table"),
    "an old or an encrypted book": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1" + b"x" * 600, "import-old-excel"),
    "OpenDocument": (lambda: archive(mimetype=b"x", content_xml=b"<a/>"), "import-open-document"),
    "a letter of Word": (lambda: archive(word__document_xml=b"<a/>"), "import-not-a-table"),
    "any other archive": (lambda: archive(photo=b"x"), "import-not-a-table"),
    "half a book": (lambda: GOOD[:-300], "import-broken-book"),
    "entities": (lambda: changed(GOOD, SHEET, b"<worksheet", b"<!DOCTYPE a []><worksheet"), "import-broken-book"),
    "501 parts": (
        lambda: archive(**{"xl__workbook_xml": b"<a/>", **{f"xl__{n}_xml": b"<a/>" for n in range(500)}}),
        "import-broken-book",
    ),
    "a sheet of 4 GB": (lambda: declared(4_000_000_000), "import-too-big-unpacked"),
    "a directory that lies": (lambda: declared(100), "import-broken-book"),
    "one text a thousand times": (repeated, "import-too-big-unpacked"),
    "a cell in row 1,048,576": (lambda: sheet(row(1, cell("A1", 0), cell("A1048576", 2))), "import-too-long"),
    "a cell in column 16,384": (
        lambda: sheet(row(1, cell("A1", 0)) + row(9000, cell("XFD9000", 2))),
        "import-too-wide",
    ),
    "16,384 columns": (lambda: book([["Название", *("x" for _ in range(16_383))]]), "import-too-wide"),
    "16,384 columns of text": (("Название;" + "x;" * 16_383).encode, "import-too-wide"),
    "a quote that is never closed": (
        (HEAD + '"Оценивание;36\n' + "Проекты;36\n" * 2000).encode,
        "import-broken-row",
    ),
    "a cell of a megabyte": ((HEAD + "я" * 500_000 + ";36\n").encode, "import-broken-row"),
    "two encodings": (
        lambda: (HEAD + "Оценивание на уроке;36\n").encode() + "Проекты;36\n".encode("cp1251"),
        "import-two-encodings",
    ),
    "10 MB and a byte": (lambda: b"x" * (MOST_BYTES + 1), "import-too-big"),
    "200,001 rows": ((HEAD + "Оценивание;36\n" * 4).encode, "import-too-long"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_gets_one_clear_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "200,001 rows":
        monkeypatch.setattr(tables, "MOST_ROWS", 3)
    make, key = REFUSED[name]
    with pytest.raises(Unreadable) as caught:
        list(lines(open_catalogue(make())))
    said = explain(caught.value, T)
    assert (caught.value.key, said.endswith(".")) == (key, True), said


def titles(raw: bytes) -> list[str]:
    return [line.checked.title for line in lines(open_catalogue(raw))]


def test_macros_pictures_and_links_to_other_books_say_nothing() -> None:
    raw = with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 1000)
    raw = with_part("xl/media/bomb.zip", GOOD * 20, raw)
    raw = with_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>", raw)
    assert titles(raw) == ["Оценивание на уроке"]


def test_rows_and_cells_that_only_have_borders_are_no_rows() -> None:
    """A sheet that was formatted down to its last row, as people do."""
    bare = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(3, 2000))
    rows = row(1, cell("A1", 0)) + row(2, cell("A2", 2)) + bare
    assert titles(sheet(rows + '<row r="1048576"><c r="XFD1048576" s="1"/></row>')) == ["Оценивание на уроке"]


def test_a_header_and_nothing_else_has_no_rows() -> None:
    assert titles(HEAD.encode()) == titles((HEAD + ";\n" * 100_000).encode()) == []


def test_a_formula_is_its_value_in_a_book_and_words_in_text() -> None:
    """What is typed as a formula never becomes one: the table of errors writes it as text."""
    formula = '<c r="A2" t="str"><f>CONCATENATE("Оцени","вание")</f><v>Оценивание</v></c>'
    assert titles(sheet(row(1, cell("A1", 0)) + row(2, formula))) == ["Оценивание"]
    never_counted = '<c r="A2"><f>1+1</f></c>'
    assert titles(sheet(row(1, cell("A1", 0)) + row(2, never_counted, cell("B2", 2)))) == [""]
    link = '=HYPERLINK("https://example.org";"Оценивание")'
    assert titles((HEAD + '"' + link.replace('"', '""') + '";36\n').encode()) == [link]


def test_cells_that_do_not_say_where_they_stand_are_counted() -> None:
    rows = '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>2</v></c></row>'
    assert titles(sheet(rows)) == ["Оценивание на уроке"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_encodings_and_marks_between_cells(encoding: str, mark: str) -> None:
    text = f"Название{mark}Часы\r\n«Ёжик» на уроке{mark}36\r\n"
    assert titles(text.encode(encoding)) == ["«Ёжик» на уроке"]
