"""A stream's journal as a file: read back by another library, its figures against the database, its look on paper."""

import io
import zipfile
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from bot.texts import LOCALES
from jobs.boards import HEAD, board
from rules.attendance import OPENS
from storage import enrolment, marks, people, planning, roles, sites
from storage.db import Database, Tx
from storage.jobs import Job
from tests.databases import NOW
from tests.storage.seating import DAY, HOUR, START, Stage, person, session, stage, take

NASTY = ('=HYPERLINK("http://evil")', "+7 999", "@SUM(A1)", "-1+1", "https://example.org", "0042", "<b>Пётр & Ко</b>")
LATER = START + 30 * DAY


async def held(tx: Tx) -> tuple[Stage, list[int]]:
    """Two sessions with all marks, one ahead, one cancelled; interns with names that look like formulas."""
    at = await stage(tx, 0, hours=12)
    interns = [await person(tx, name) for name in NASTY]
    at = Stage(at.host, tuple(interns), at.site, at.module, at.stream)
    sessions = [await session(tx, at, room=20, starts_at=START + day * DAY) for day in (0, 7, 60, 8)]
    for number in sessions:
        for one in interns:
            await take(tx, number, one)
    given = dict(zip(interns, ("present", "late", "absent", "excused", "present", "late", "absent"), strict=True))
    for number, day in zip(sessions[:2], (0, 7), strict=True):
        now = START + day * DAY + OPENS
        await marks.mark(tx, number, given, how="list", by=at.host, now=now)
        await marks.finish(tx, number, by=at.host, now=now)
        given[interns[2]] = "present"
    await planning.cancel(tx, sessions[3], reason="", by=at.host, now=START)
    scope = await sites.scope(tx, at.site)
    assert scope is not None
    await roles.grant(tx, at.host, "host", scope, by=None, now=NOW)
    await people.be_listed_as(tx, at.host, "Петрова Ирина")
    return at, sessions


def job(at: Stage, *, locale: str = "ru", stream: int | None = None) -> Job:
    args = {"stream": stream or at.stream, "locale": locale, "zone": "Asia/Omsk", "at": LATER}
    return Job(1, "board", at.host, args, 1)


def sheets(file: bytes) -> list[list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


async def test_the_file_says_what_the_board_says(db: Database) -> None:
    async with db.write() as tx:
        at, sessions = await held(tx)
        found = await marks.board(tx, at.stream, now=LATER)
    [(name, file)] = await board(db, job(at))
    assert name == "Журнал Осень.xlsx"
    journal, _ = sheets(file)
    assert journal[HEAD][:3] == ["№", "Фамилия, имя", "Школа"]
    assert journal[HEAD][3:8] == ["05.12\nМ1", "12.12\nМ1", "03.02\nМ1", "Часов", "Доля"]
    signs = {"present": "+", "late": "оп", "absent": "н", "excused": "ув", None: ""}
    rows = journal[HEAD + 1 :][: len(found.interns)]
    assert len(rows) == len(NASTY)
    for place, (row, intern) in enumerate(zip(rows, found.interns, strict=True), 1):
        shown = [signs[intern.marks.get(number)] for number in sessions[:3]]
        assert row[:8] == [float(place), intern.name, "", *shown, float(intern.hours), intern.share]
    hours = {intern.name: intern.hours for intern in found.interns}
    assert [hours[name] for name in NASTY] == [12, 12, 6, 0, 12, 12, 0]


async def test_no_text_becomes_a_formula_a_number_or_a_link(db: Database) -> None:
    async with db.write() as tx:
        at, _ = await held(tx)
        await tx.run("UPDATE streams SET title = $1", "=1+1")
        await tx.run("UPDATE sites SET title = $1", "=cmd|' /C calc'!A0")
        await tx.run("UPDATE sessions SET title = $1", "=2+2")
    [(name, file)] = await board(db, job(at))
    assert name == "Журнал 1 1.xlsx"
    journal, _ = sheets(file)
    assert {row[1] for row in journal[HEAD + 1 :][: len(NASTY)]} == set(NASTY)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        xml = "".join(
            parts.read(part).decode() for part in parts.namelist() if "sheet" in part and part.endswith(".xml")
        )
        assert "<f>" not in xml
        assert "<hyperlink" not in xml
        assert not [part for part in parts.namelist() if "externalLink" in part or "vba" in part.lower()]


async def test_the_page_to_sign_and_to_print(db: Database) -> None:
    async with db.write() as tx:
        at, _ = await held(tx)
    [(_, file)] = await board(db, job(at))
    journal, _ = sheets(file)
    words = [str(cell) for row in journal for cell in row if cell != ""]
    assert "Журнал стажировки" in words
    assert "5 декабря 2025 – 3 февраля 2026" in words
    assert "Часов в программе 12, прошло 12" in words
    assert "5 декабря 2025, 14:00–16:00" in words, "the clock of the place, not of the reader"
    assert "М1. Критерии" in words
    assert "Подпись ведущего" in words
    assert "Ведущие: Петрова Ирина" in words
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
        named = parts.read("xl/workbook.xml").decode()
    assert f'xSplit="3" ySplit="{HEAD + 1}"' in xml
    assert 'state="frozen"' in xml
    assert 'orientation="landscape"' in xml
    assert 'paperSize="9"' in xml
    assert 'fitToHeight="0"' in xml
    assert f"${HEAD + 1}:${HEAD + 1}" in named, "the header is repeated on each page"


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_is_counted_is_said_on_the_second_sheet(db: Database, locale: str) -> None:
    async with db.write() as tx:
        at, _ = await held(tx)
    [(_, file)] = await board(db, job(at, locale=locale))
    _, counted = sheets(file)
    said = {row[0]: row[1] for row in counted}
    made, by = ("Составлено", "Кто составил") if locale == "ru" else ("Made", "Made by")
    assert said[by] == "Петрова Ирина"
    assert ("4 января 2026, 17:00" if locale == "ru" else "4 January 2026, 17:00") in said[made]
    assert len(said) == 9
    assert all(said.values())


async def test_a_stream_without_people_and_sessions_is_a_table_too(db: Database) -> None:
    async with db.write() as tx:
        at = await stage(tx, 0)
    [(_, file)] = await board(db, job(at))
    journal, _ = sheets(file)
    assert journal[HEAD][:5] == ["№", "Фамилия, имя", "Школа", "Часов", "Доля"]
    assert "Занятий пока нет" in [row[0] for row in journal]


async def test_of_a_stream_that_is_not_there_nothing_is_made(db: Database) -> None:
    async with db.write() as tx:
        at = await stage(tx, 0)
    assert await board(db, job(at, stream=77)) == []


async def test_the_same_order_is_the_same_file(db: Database) -> None:
    async with db.write() as tx:
        at, _ = await held(tx)
    first, second = await board(db, job(at)), await board(db, job(at))
    assert sheets(first[0][1]) == sheets(second[0][1])


async def test_who_gave_the_seat_up_is_not_in_the_table(db: Database) -> None:
    async with db.write() as tx:
        at = await stage(tx, 2)
        number = await session(tx, at, room=5)
        kept, left = [await take(tx, number, one) for one in at.people]
        await enrolment.give_up(tx, left.id, left.person, now=START - HOUR)
    [(_, file)] = await board(db, job(at))
    journal, _ = sheets(file)
    assert [row[1] for row in journal[HEAD + 1 :][:2]] == ["Интерн 0", ""]
    assert kept.state == "seated"
