"""Files of instruments: what is given out comes back as it was, hostile and broken ones are said, a draft is made."""

import io
import json
import zipfile
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

import content
from bot import instruments
from bot.texts import LOCALES, plain
from jobs.instrument_files import LARGEST, MOST_ROWS, look
from jobs.instruments import Giving, Reading, errors
from jobs.words import speaker
from rules.reading import load
from storage import bank, instrument_loads, publishing
from storage.bank import EVERYWHERE, Made
from storage.db import Database
from storage.instrument_loads import Load
from storage.jobs import Job
from tests.databases import SecondLook
from tests.storage.hosting import ANNA, HOST, NOW, world

SHIPPED = [*((code, "") for code in content.INSTRUMENTS), ("functional_literacy", "a"), ("functional_literacy", "b")]
OWN = content.body("first_year").replace('code = "first_year"', 'code = "own_year"')


def job(**args: Any) -> Job:
    return Job(1, "instrument-file", HOST, {"locale": "ru", **args}, 1)


async def laid(db: Database) -> None:
    async with db.write() as tx:
        await world(tx)
        await instruments.lay(tx, now=NOW)
        await tx.run(
            "INSERT INTO roles (person, role, scope_kind, scope, granted_at)"
            " SELECT $1, 'coordinator', 'municipality', CAST(min(id) AS TEXT), 0 FROM municipalities",
            HOST,
        )


async def town(db: Database) -> tuple[str, str]:
    async with db.read() as tx:
        return "municipality", str(await tx.value("SELECT min(id) FROM municipalities"))


async def given(db: Database, code: str, letter: str, form: str, locale: str = "ru") -> tuple[str, bytes]:
    async with db.read() as tx:
        kept = await bank.latest(tx, code, letter)
        assert kept
    [file] = await Giving(frozenset())(db, job(instrument=kept.id, format=form, locale=locale))
    return file


async def sent(db: Database, data: bytes, name: str, place: tuple[str, str], person: int = HOST) -> Load:
    """What the bank says of the file."""

    async def fetch(_file: str) -> bytes:
        return data

    async with db.write() as tx:
        number = await instrument_loads.begin(tx, person, place, name, now=NOW)
    reading = Reading(fetch, frozenset(), lambda: NOW)
    for _ in range(2):  # a restart after the end changes nothing
        assert await reading(db, Job(1, "instrument-read", person, {"load": number, "file": "f"}, 1)) == []
    async with db.read() as tx:
        found = await instrument_loads.load(tx, number)
    assert found
    return found


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_what_ships_is_given_out_and_read_as_it_was(db: Database) -> None:
    await laid(db)
    for code, letter in SHIPPED:
        name, toml = await given(db, code, letter, "toml")
        assert (name.endswith(".toml"), toml.decode()) == (True, content.body(code, letter)), "byte for byte"
        for locale in LOCALES if code == "mentor_readiness" else ("ru",):
            name, data = await given(db, code, letter, "xlsx", locale)
            looked = look(data, name)
            assert looked.opened
            assert looked.opened.raw == load(content.body(code, letter), name)
            assert [it for it in looked.found if not it.warning] == []
            guide = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names[-1]
            assert guide == plain(speaker(locale)("instrument-sheet-how"))


async def test_a_workbook_becomes_a_draft_and_a_toml_stays_as_it_was(db: Database, second_look: SecondLook) -> None:
    await laid(db)
    place = await town(db)
    written = OWN.replace("\n", "\r\n") + "# своё примечание\r\n"
    told = await sent(db, b"\xef\xbb\xbf" + written.encode(), "own.toml", place)
    assert (told.state, told.wrong) == ("drafted", 0)
    async with db.read() as tx:
        draft = await bank.get(tx, told.instrument or 0)
        assert (draft.code, draft.version, draft.place, draft.state, draft.made_by) == (
            "own_year", "1.0", place, "draft", HOST,
        )  # fmt: skip
        assert await bank.body(tx, draft.id) == written
        of = await instrument_loads.of_draft(tx, draft.id)
    assert of == told
    [(_, data)] = await Giving(frozenset())(db, job(instrument=draft.id, format="xlsx"))
    again = await sent(db, data, "own.xlsx", place)
    assert (again.state, again.instrument) == ("drafted", told.instrument)
    async with db.read() as tx:
        kept = await bank.get(tx, draft.id)
        assert (await instruments.stored_questionnaire(tx, kept)).items == content.questionnaire("first_year").items
    assert (
        await second_look("SELECT kind, which, state FROM outbox WHERE person = $1 ORDER BY id", HOST)
        == [("instrument-load", "drafted", "waiting")] * 2
    )


async def test_mistakes_are_kept_with_their_rows_and_given_as_a_table(db: Database, second_look: SecondLook) -> None:
    await laid(db)
    place = await town(db)
    _, data = await given(db, "first_year", "", "xlsx")
    told = await sent(db, data, "год.xlsx", place)
    assert (told.state, told.wrong, told.instrument) == ("wrong", 1, None)
    [(_, table)] = await errors(db, job(load=told.id))
    [head, row] = CalamineWorkbook.from_filelike(io.BytesIO(table)).get_sheet_by_index(0).to_python()[1:]
    assert head == ["№", "Где", "Код", "Что не так", "Мешает публиковать"]
    assert row[1] == "лист «О методике», строка 2"
    assert str(row[3]).startswith("код «first_year» занят другой методикой")
    assert row[4] == "да"
    assert await errors(db, Job(1, "instrument-errors", ANNA, {"locale": "ru", "load": told.id}, 1)) == []
    broken = OWN.replace("Ускоряюсь", "Часто ускоряюсь").replace('version = "1.0"', 'version = "1"')
    told = await sent(db, broken.encode(), "own.toml", place)
    async with db.read() as tx:
        found = await instrument_loads.mistakes(tx, told.id, limit=9)
    assert [(it.item, it.key, it.sheet) for it in found if not it.warning] == [
        ("file", "broken-looks", ""), ("methodical.timing", "broken-vague", ""),
    ]  # fmt: skip
    assert await second_look("SELECT count(*) FROM instruments WHERE state = 'draft'") == [(0,)]


async def test_a_code_or_a_version_that_cannot_be_is_said_when_it_is_read(db: Database) -> None:
    await laid(db)
    place = await town(db)
    async with db.write() as tx:
        made = Made(kind="questionnaire", code="own_year", version="1.4", title={"ru": "Г", "en": "Y"}, body=OWN)
        draft = await bank.get(tx, await publishing.make_draft(tx, made, place, by=HOST, now=NOW))
        await publishing.publish(tx, draft.id, seen=draft.changed_at, by=HOST, now=NOW, ships=instruments.SHIPS)
    test = content.body("functional_literacy", "a")
    files = {
        "not-higher": OWN,
        "taken": content.body("first_year"),
        "test-code": test.replace('code = "functional_literacy"', 'code = "own_test"'),
    }
    for key, body in files.items():
        told = await sent(db, body.encode(), f"{key}.toml", place)
        async with db.read() as tx:
            found = await instrument_loads.mistakes(tx, told.id, limit=9)
        assert [it.key for it in found if not it.warning] == [f"broken-{key}"]
    higher = await sent(db, OWN.replace('"1.0"', '"1.5"').encode(), "own.toml", place)
    assert higher.state == "drafted"


async def test_who_lost_the_role_meanwhile_makes_no_draft(db: Database, second_look: SecondLook) -> None:
    await laid(db)
    place = await town(db)
    for person, at in ((ANNA, place), (HOST, EVERYWHERE), (HOST, ("region", "23"))):
        told = await sent(db, OWN.encode(), "own.toml", at, person)
        assert (told.state, json.loads(told.refusal)) == ("refused", ["instrument-not-yours", {}])
    assert await second_look("SELECT count(*) FROM instruments WHERE state = 'draft'") == [(0,)]


async def test_a_file_is_given_to_those_whose_instrument_it_is(db: Database) -> None:
    """The role may have gone between the press and the work."""
    await laid(db)
    place = await town(db)
    told = await sent(db, OWN.encode(), "own.toml", place)
    async with db.write() as tx:
        ships = await bank.latest(tx, "manager")
        made = Made(kind="questionnaire", code="other", version="1.0", title={"ru": "Г", "en": "Y"}, body=OWN)
        other = await publishing.make_draft(tx, made, ("region", "23"), by=ANNA, now=NOW)
    assert ships
    giving = Giving(frozenset())

    async def got(instrument: int, person: int = HOST) -> int:
        args = {"instrument": instrument, "format": "toml", "locale": "ru"}
        return len(await giving(db, Job(1, "instrument-file", person, args, 1)))

    assert [await got(it) for it in (told.instrument or 0, ships.id, other)] == [1, 1, 0], (
        "a draft of the region is not"
    )
    async with db.write() as tx:
        draft = await bank.get(tx, other)
        await publishing.publish(tx, other, seen=draft.changed_at, by=ANNA, now=NOW, ships=())
    assert await got(other) == 1
    assert [await got(it, ANNA) for it in (told.instrument or 0, ships.id)] == [0, 0], "no role"


def changed(data: bytes, name: str, body: bytes) -> bytes:
    """The same workbook with another part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in book.infolist():
            copy.writestr(part, body if part.filename == name else book.read(part))
    return made.getvalue()


def plain_book(rows: int = 2) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Вопросы")
        for row in range(rows):
            sheet.write_string(row, 0, "Код")
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'
FAR = b'<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
HOSTILE = {
    "empty-file": b" \n",
    "utf-16": "code".encode("utf-16"),
    "binary": b"a\0b",
    "utf-8": "код".encode("cp1251"),
    "toml": b"code = \n",
    "too-big": b"#" * (LARGEST * 1024 + 1),
    "old-book": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "book": b"PK\x03\x04" + b"\0" * 60,
    "toml-strange": b"a." * 200_000 + b"a = 1",
    "tables-many": b"[[items]]\n" * 50_000,
    "instrument": b'title = "x"\n',
    "sheet": plain_book(),
    "rows-many": plain_book(MOST_ROWS + 1),
}


@pytest.mark.parametrize("key", HOSTILE)
def test_whatever_is_sent_is_said(key: str) -> None:
    looked = look(HOSTILE[key], "файл")
    assert looked.instrument is None
    assert f"broken-{key}" in [it.key for it in looked.found]
    assert len(looked.found) < 10, "one or a few sentences, however long the file is"
    for it in looked.found:
        for locale in LOCALES:
            assert speaker(locale)(it.key, **it.said)


@pytest.mark.parametrize("body", [ENTITY, FAR, b"<<", b""], ids=["entity", "far", "torn", "empty"])
def test_a_workbook_that_is_made_to_do_harm_is_not_opened(body: bytes) -> None:
    [found] = look(changed(plain_book(), SHEET, body), "книга.xlsx").found
    assert found.key in ("broken-book", "broken-sheet-empty")
    assert found.key == "broken-book" or body == b""
