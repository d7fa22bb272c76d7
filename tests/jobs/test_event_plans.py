"""Tables of a year's plan: the sample is read as it is in every language, and no words become a formula."""

import io

import pytest
from python_calamine import CalamineWorkbook

from bot.texts import LOCALES
from jobs.event_plans import read_plan
from jobs.plan_files import PlanFile, sample
from jobs.words import speaker
from rules.event_plan import Plan, Planned
from storage.db import Database
from storage.jobs import Job


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_sample_is_a_plan(locale: str, db: Database) -> None:
    [(name, body)] = await sample(db, Job(1, "event-plan-sample", 1, {"locale": locale, "year": 2026}, 1))
    assert name.endswith("2026-27.xlsx")
    lines = read_plan(body, 2026, set())
    assert [it.problems for it in lines] == [(), (), ()]
    assert [it.row.due for it in lines] == ["2026-10", "2027-02-18", "2026/27"]
    assert all(it.row.title and it.row.kind and it.row.whom and it.row.lead for it in lines)
    there = {lines[0].row.same}
    assert [it.known for it in read_plan(body, 2026, there)] == [True, False, False]


def test_words_stay_words_and_only_what_was_held_says_who_came() -> None:
    lines = [
        Planned(1, "seminar", "=1+1", "2026-10", "http://a.ru", "", 1_792_000_000, 1_792_003_600, "UTC", came=34),
        Planned(2, "webinar", "Критерии", "2026/27", "", "@SUM(1)"),
    ]
    above = [Planned(3, "readings", "Чтения", "", "", "", 1_792_000_000, 1_792_003_600, "UTC", cancelled=True)]
    file = PlanFile(speaker("ru"), "Europe/Moscow", 1_795_305_600, "Тимашевский район", Plan(2026, lines, above))
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.draw()))
    rows = book.get_sheet_by_name("План").to_python()[1:]
    assert [row[0] for row in rows] == ["октябрь 2026", "в течение 2026/27 года", "Сверх плана"]
    assert rows[0][2:4] == ["=1+1", "http://a.ru"]
    assert rows[1][4] == "@SUM(1)"
    assert [(row[6], row[7]) for row in rows] == [("проведено", 34), ("без дня", ""), ("отменено", "")]
