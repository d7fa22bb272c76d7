"""The summary of a region's poll as a file: municipalities, their schools, and nothing that subtraction would find."""

import io

import pytest
from python_calamine import CalamineWorkbook

from bot.poll_views import places, seen
from bot.texts import Texts
from jobs.poll_reports import poll_report
from main import ROOT
from rules.polls import MANY, WORDS, Answer, Question
from rules.roles import Scope
from storage import poll_forms, polls
from storage.db import Database, Tx
from storage.jobs import Job
from tests.databases import NOW
from tests.storage import broadcasting
from tests.storage.broadcasting import somebody

REGION = Scope("region", "23")
FIRST, SECOND = (Scope("municipality", it, (("region", "23"),)) for it in ("1", "2"))
SCHOOL = Scope("organisation", "1", (("municipality", "1"), ("region", "23")))
ASKS = (Question(1, MANY, "=Чему?", ("=Оценивание", "+Цифра")), Question(2, WORDS, "Почему?"))


async def held(tx: Tx, *schools: tuple[int, int | None, int], over: bool = True) -> int:
    """Of region 23; so many answers each from a municipality and a school."""
    await broadcasting.places(tx)
    olga = await somebody(tx)
    number = await polls.make(
        tx, scope_kind="region", scope="23", title="@Запросы", asks=ASKS, by=olga, request="1", now=NOW
    )
    await polls.open_poll(tx, number, by=olga, now=NOW)
    for municipality, school, count in schools:
        for n in range(count):
            person = await somebody(tx, municipality=municipality, organisation=school)
            await poll_forms.answer(tx, number, person, 1, Answer((n % 2,)), now=NOW)
            await poll_forms.answer(tx, number, person, 2, Answer((), f"=слово {n}"), now=NOW)
            await poll_forms.finish(tx, number, person, now=NOW)
    if over:
        await polls.close(tx, number, by=olga, now=NOW)
    return number


def job(number: int, at: str = "") -> Job:
    return Job(1, "poll_report", 1, {"poll": number, "at": at, "locale": "ru", "zone": "Asia/Omsk", "now": NOW}, 1)


async def told(tx: Tx, number: int, scope: Scope, top: Scope) -> tuple[int, list[tuple[str, bool]], int]:
    """Of how many it is, the places below with whether they are told, and the rest."""
    poll = await polls.poll(tx, number)
    assert poll is not None
    view = await seen(tx, poll, scope, top, NOW)
    found, rest = await places(tx, Texts(ROOT / "locales").speaker("ru"), view)
    return view.told, [(it.name, it.shown) for it in found], rest


async def test_each_place_is_told_as_far_as_nobody_is_found_out(db: Database) -> None:
    async with db.write() as tx:
        number = await held(tx, (1, 1, 7), (1, 2, 6), (1, None, 2), (2, 3, 6))
        assert await told(tx, number, REGION, REGION) == (21, [("Брюховецкий", True), ("Тимашевский", True)], 0)
        assert await told(tx, number, FIRST, REGION) == (15, [("Школа 1", True), ("Школа 2", False)], 8)
        assert await told(tx, number, SCHOOL, REGION) == (7, [], 0)
        hidden = Scope("organisation", "2", SCHOOL.above)
        assert (await told(tx, number, hidden, REGION))[0] == 0
        assert (await told(tx, number, hidden, hidden))[0] == 6, "its own curator sees nothing to take it from"


async def test_what_is_hidden_above_is_hidden_below(db: Database) -> None:
    async with db.write() as tx:
        number = await held(tx, (1, 1, 9), (2, 3, 3))
        assert await told(tx, number, REGION, REGION) == (12, [("Брюховецкий", False), ("Тимашевский", False)], 12)
        assert (await told(tx, number, SCHOOL, REGION))[0] == 0
        assert (await told(tx, number, SCHOOL, FIRST))[0] == 9
        assert (await told(tx, number, SECOND, SECOND))[0] == 0


async def test_the_file_has_a_row_a_school_and_no_formulas(db: Database) -> None:
    async with db.write() as tx:
        number = await held(tx, (1, 1, 7), (1, 2, 6), (1, None, 2), (2, 3, 6))
    [(name, made)] = await poll_report(db, job(number))
    assert name.startswith("Опрос ")
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.sheet_names == ["Сводка", "По школам", "Слова", "Как считаем"]
    rows = book.get_sheet_by_name("По школам").to_python(skip_empty_area=False)
    region = "Краснодарский край"
    assert rows[:2] == [
        ["Регион", "Муниципалитет", "Школа", "Ответили", "1. =Чему?", ""], ["", "", "", "", "=Оценивание", "+Цифра"]
    ]  # fmt: skip
    assert rows[2:] == [
        [region, "Брюховецкий", "Школа 3", 6.0, 3.0, 3.0], [region, "Тимашевский", "Школа 1", 7.0, 4.0, 3.0],
        [region, "Тимашевский", "Школа 2", "вместе с остальными", "", ""],
        [region, "Тимашевский", "Остальные вместе", 8.0, "", ""],
    ]  # fmt: skip
    summary = book.get_sheet_by_name("Сводка").to_python()
    assert summary[0][0] == "@Запросы"
    assert ["1. =Чему?", "=Оценивание", 11.0, 11 / 21] in summary
    assert len(book.get_sheet_by_name("Слова").to_python()) == 22


@pytest.mark.parametrize(("at", "count"), [("municipality:1", 15), ("organisation:1", 7)])
async def test_the_file_of_a_part_is_of_that_part(db: Database, at: str, count: int) -> None:
    async with db.write() as tx:
        number = await held(tx, (1, 1, 7), (1, 2, 6), (1, None, 2), (2, 3, 6))
    [(_, made)] = await poll_report(db, job(number, at))
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert ["Ответили", float(count)] in [row[:2] for row in book.get_sheet_by_name("Сводка").to_python()]
    assert ("По школам" in book.sheet_names) is at.startswith("municipality")


async def test_of_few_there_is_no_file(db: Database) -> None:
    async with db.write() as tx:
        number = await held(tx, (1, 1, 9), over=False)
    assert await poll_report(db, job(number)) == []
    assert await poll_report(db, job(number, "municipality:1")) == []
    assert await poll_report(db, job(99)) == []
