"""What a paper may be about: which periods are offered on which day, and where they begin and end."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.periods import CODES, EVER, Period, period, period_code, periods, span

SINCE = date(2026, 9, 10)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def named(since: date, today: date) -> list[str]:
    return [f"{it.code} {it.year}" for it in periods(since, today)]


def test_in_november_of_the_first_year() -> None:
    assert named(SINCE, date(2026, 11, 22)) == ["all 0", "year 2026", "h1 2026", "q2 2026", "q1 2026"]


def test_in_january_the_half_that_has_just_ended_is_there_too() -> None:
    assert named(SINCE, date(2027, 1, 10)) == ["all 0", "year 2026", "h2 2026", "h1 2026", "q3 2026", "q2 2026"]


def test_in_summer_the_last_quarter_and_half_are_over() -> None:
    assert named(SINCE, date(2027, 7, 1)) == ["all 0", "year 2026", "h2 2026", "h1 2026", "q4 2026", "q3 2026"]


def test_in_the_second_year_the_one_before_is_there() -> None:
    assert named(SINCE, date(2027, 9, 1)) == [
        "all 0", "year 2027", "year 2026", "h1 2027", "h2 2026", "q1 2027", "q4 2026",
    ]  # fmt: skip


def test_on_the_first_day_there_is_something_to_choose() -> None:
    assert named(date(2027, 7, 5), date(2027, 7, 5)) == ["all 0", "year 2026"]


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("q1", date(2026, 9, 1), date(2026, 10, 31)),
        ("q2", date(2026, 11, 1), date(2026, 12, 31)),
        ("q3", date(2027, 1, 1), date(2027, 3, 31)),
        ("q4", date(2027, 4, 1), date(2027, 5, 31)),
        ("h1", date(2026, 9, 1), date(2026, 12, 31)),
        ("h2", date(2027, 1, 1), date(2027, 5, 31)),
        ("year", date(2026, 9, 1), date(2027, 8, 31)),
        ("all", SINCE, None),
    ],
)
def test_first_and_last_days(code: str, first: date, last: date | None) -> None:
    found = period(code, 2026, SINCE)
    assert (found.first, found.last) == (first, last)
    assert period_code(first, last) == code


@pytest.mark.parametrize(("code", "year"), [("q5", 2026), ("", 2026), ("year", 0), ("q1", 10_000)])
def test_what_is_no_period(code: str, year: int) -> None:
    with pytest.raises(ValueError, match=r".*"):
        period(code, year, SINCE)


@given(since=DAYS, later=st.integers(0, 1500))
def test_all_offered_ones_have_begun_and_touch_the_time_so_far(since: date, later: int) -> None:
    today = since + timedelta(days=later)
    found = periods(since, today)
    assert len(set(found)) == len(found) <= 7
    assert found[0] == Period("all", 0, since, None)
    for it in found[1:]:
        assert it.code in CODES
        assert it.last is not None
        assert it.first <= today
        assert it.last >= since
        assert period(it.code, it.year, since) == it
        assert period_code(it.first, it.last) == it.code


def test_all_is_all_there_is() -> None:
    """A meeting written down may be older than the pair."""
    assert span(SINCE, None, ZoneInfo("Europe/Moscow")) == (0, EVER)


def test_seconds_are_those_of_the_place() -> None:
    since, until = span(date(2026, 11, 1), date(2026, 11, 1), ZoneInfo("Asia/Kamchatka"))
    assert until - since == 86_400
    assert since == 1_793_448_000  # 31 October, 12:00 UTC
