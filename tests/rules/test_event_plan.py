"""When a line of a year's plan is due, what its table says, and what has become of an event against the plan."""

from datetime import date

import pytest

import content
from rules.event_plan import (
    BadDue,
    Plan,
    Planned,
    bounds,
    figures,
    is_over,
    months,
    read_due,
    school_year,
    year_ahead,
    year_name,
)
from rules.events import LEAD, TITLE, is_due
from rules.plan_rows import NAMED, Kinds, PlanReader, PlanRow, column_of, identity
from rules.rows import Problem

KINDS = Kinds(content.event_kinds())


def test_a_school_year() -> None:
    assert [school_year(date(2026, month, 1)) for month in (8, 9, 12)] == [2025, 2026, 2026]
    assert [year_ahead(date(2026, month, 1)) for month in (7, 8, 9)] == [2025, 2026, 2026]
    assert (year_name(2026), year_name(2098)) == ("2026/27", "2098/99")
    assert months(2026)[0] == "2026-09"
    assert months(2026)[-1] == "2027-08"
    first, after = bounds(2026)
    within = [*months(2026), "2026-09-01", "2027-08-31", "2026/27"]
    assert all(first <= due < after for due in within)
    assert not any(first <= due < after for due in ("", "2025/26", "2026-08-31", "2027-09", "2027/28"))


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("март", "2027-03"),
        ("Сентябрь", "2026-09"),
        ("сент.", "2026-09"),
        ("В марте", "2027-03"),
        ("март 2027 г.", "2027-03"),
        ("конец марта", "2027-03"),
        ("I неделя марта", "2027-03"),
        ("10–14 марта", "2027-03"),
        ("18-19.03.2027", "2027-03"),
        ("03.2027", "2027-03"),
        ("2027-03", "2027-03"),
        ("август", "2027-08"),
        ("18.03.2027", "2027-03-18"),
        ("18.03", "2027-03-18"),
        ("18 марта", "2027-03-18"),
        ("чт 18 марта, 14:00–16:00", "2027-03-18"),
        ("1 декабря", "2026-12-01"),
        ("до 15.03", "2027-03-15"),
        ("с 10 по 14 марта", "2027-03"),
        ("в течение года", "2026/27"),
        ("В течение учебного года", "2026/27"),
        ("в теч. года", "2026/27"),
        ("2026-2027 уч. год", "2026/27"),
        ("March", "2027-03"),
    ],
)
def test_terms_as_plans_write_them(typed: str, due: str) -> None:
    assert read_due(typed, 2026) == due
    assert is_due(due)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (" ", "missing"),
        ("III квартал", "part"),
        ("1 полугодие", "part"),
        ("в течение I полугодия", "part"),
        ("сентябрь–октябрь", "several"),
        ("август 2026", "outside"),
        ("18.03.2026", "outside"),
        ("2027/28", "outside"),
        ("31 февраля", "unread"),
        ("13.2027", "unread"),
        ("2025-2027", "unread"),
        ("завтра", "unread"),
        ("по понедельникам", "unread"),
        ("18", "unread"),
    ],
)
def test_terms_that_are_none(typed: str, why: str) -> None:
    with pytest.raises(BadDue, match=why):
        read_due(typed, 2026)


@pytest.mark.parametrize(
    ("due", "last"),
    [("2027-02", date(2027, 2, 28)), ("2027-02-10", date(2027, 2, 10)), ("2026/27", date(2027, 8, 31))],
)
def test_a_term_is_over_after_its_last_day(due: str, last: date) -> None:
    assert not is_over(due, last)
    assert is_over(due, date.fromordinal(last.toordinal() + 1))
    assert not is_over("", date.max)


def planned(due: str, ends_at: int | None = None, *, came: int = 0, cancelled: bool = False) -> Planned:
    start = None if ends_at is None else ends_at - 60
    return Planned(1, "seminar", "Критерии", due, "", "", start, ends_at, "", cancelled, came)


def test_figures_count_each_event_once() -> None:
    lines = [
        planned("2026-10", 100, came=34),
        planned("2026-10", 100),
        planned("2026-10", 101),
        planned("2026-10"),
        planned("2026-11-21"),
        planned("2026-11"),
        planned("2026/27"),
        planned("2026-10", 100, came=3, cancelled=True),
        planned("2026-10", 300, cancelled=True),
    ]
    told = figures(lines, 100, date(2026, 11, 22))
    assert told.all == 9 == sum(told.of.values())
    assert told.of == {"held": 1, "unmarked": 1, "dated": 1, "undated": 4, "cancelled": 2}
    assert told.overdue == 2
    assert {month: len(found) for month, found in Plan(2026, lines, ()).by_month().items()} == {
        "2026-10": 6, "2026-11": 2, "": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "column"),
    [("Срок", "due"), ("ТЕМА:", "title"), ("Вид мероприятия", "kind"), ("Месяц*", "month"), ("№", None)],
)
def test_headers(header: str, column: str | None) -> None:
    assert column_of(header) == column
    assert {"title"} == NAMED


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Вебинар", "webinar"),
        ("вебенар", "webinar"),
        ("Семинары", "seminar"),
        ("семинар – практикум", "workshop"),
        ("Мастер класс", "master_class"),
        ("Заседание РМО учителей математики", "association"),
        ("семинар, мастер-класс", None),
        ("хакатон", None),
    ],
)
def test_kinds_by_name_or_nearest(typed: str, code: str | None) -> None:
    assert KINDS.meant(typed) == code


def test_kinds_that_are_near() -> None:
    assert KINDS.near("советы") == ("young_school", "council")
    assert KINDS.near("лекция") == ()
    assert KINDS.near("хакатон") == ()
    assert KINDS.beginning("Семинар-практикум «Критерии»") == "workshop"
    assert KINDS.beginning("Подготовка к семинару") is None


def test_rows_of_a_plan() -> None:
    reader = PlanReader(content.event_kinds(), 2026)
    good = reader.check(
        {"due": "март", "kind": "Семинар", "title": " Критерии  до урока ", "whom": "-", "lead": "Иванова А. П."}
    )
    assert good.row == PlanRow("Критерии до урока", "seminar", "2027-03", "", "Иванова А. П.")
    assert good.problems == ()
    assert reader.check({"title": "Круглый стол «Оценка»", "due": "18.03"}).row.kind == "round_table"
    bad = reader.check({"title": "", "kind": "хакатон", "due": "III квартал", "lead": "Я" * (LEAD + 1)})
    assert bad.problems == (
        Problem("title-missing"), Problem("kind-unknown", "хакатон"), Problem("due-part", "III квартал"),
        Problem("lead-long", "Я" * 60),
    )  # fmt: skip
    long = reader.check({"title": "Я" * (TITLE + 1), "due": ""})
    assert [it.key for it in long.problems] == ["title-long", "kind-missing", "due-missing"]


def test_a_month_above_is_that_of_the_lines_below() -> None:
    reader = PlanReader(content.event_kinds(), 2026)
    assert reader.heading(["", "Октябрь 2026", ""])
    for words in ("Итого", "5 октября", "День учителя в октябре"):
        assert not reader.heading(["", words, ""])
    assert PlanReader(content.event_kinds(), 2026).heading(["В течение учебного года"])
    assert not reader.heading(["Октябрь", "Семинар"])
    assert reader.check({"title": "Вебинар"}).row.due == "2026-10"
    assert reader.check({"title": "Вебинар", "due": "18"}).row.due == "2026-10-18"
    assert reader.check({"title": "Вебинар", "due": "2 неделя"}).row.due == "2026-10"
    assert reader.check({"title": "Вебинар", "due": "I квартал"}).problems == (Problem("due-part", "I квартал"),)
    assert reader.check({"title": "Вебинар", "month": "скоро"}).problems == (Problem("due-unread", "скоро"),)
    assert reader.check({"title": "Вебинар", "month": "ноябрь"}).row.due == "2026-11"
    assert reader.check({"title": "Вебинар", "month": ""}).row.due == "2026-11"
    assert reader.check({"title": "Вебинар", "month": "", "due": "5 декабря"}).row.due == "2026-12-05"


def test_lines_that_mean_one_event() -> None:
    assert identity("seminar", "«Критерии  до урока».", "2027-03-18") == identity(
        "seminar", "критерии до УРОКА", "2027-03"
    )
    assert identity("seminar", "Критерии", "2027-03") != identity("webinar", "Критерии", "2027-03")
    assert identity("seminar", "Критерии", "2027-03") != identity("seminar", "Критерии", "2026/27")
