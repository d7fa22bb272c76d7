"""The day of an event: what is asked next, an address and a link in one message, the days of a series."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.event_days import EVERY, Day, before, put, read_closing, read_where, row, tell
from rules.holidays import Holiday
from rules.planning import Unread

TODAY = date(2026, 11, 22)
EMPTY = Day(request=1, event=2, place="", link="", room=0, remote=0)
HOLIDAYS = (Holiday({"ru": "Зимние", "en": "Winter"}, date(2026, 12, 31), date(2027, 1, 10)),)


def test_parts_are_asked_one_after_another_and_then_no_more() -> None:
    told = EMPTY
    for asked, words in (
        ("day", "5 декабря"), ("start", "14:00–16:00"), ("place", "СОШ № 11, актовый зал"), ("places", "34 16"),
        ("hours", "2"),
    ):  # fmt: skip
        assert told.asked == asked
        assert asked == "hours" or not told.whole
        told = tell(told, asked, words, TODAY)
    assert (told.asked, told.whole) == ("", True)
    assert (told.start, told.end, told.room, told.remote, told.hours) == (14 * 60, 16 * 60, 34, 16, 2)
    moved = tell(told, "day", "6 декабря 10-13", TODAY)
    assert (moved.asked, moved.hours, moved.end) == ("", 2, 13 * 60)


def test_the_first_walk_goes_back_a_question_at_a_time() -> None:
    told: Day | None = tell(tell(EMPTY, "day", "5 декабря 14:00–16:00", TODAY), "place", "зал", TODAY)
    assert told
    told = tell(told, "places", "34 16", TODAY)
    asked = []
    while told:
        asked.append(told.asked)
        told = before(told)
    assert asked == ["hours", "places", "place", "start", "day"]
    assert before(replace(EMPTY, step="", day=1, start=60, end=120)) is None


def test_a_day_and_a_time_at_once_are_one_step_and_hours_may_be_none() -> None:
    told = tell(EMPTY, "day", "5 декабря 14:00–16:00", TODAY)
    assert told.asked == "place"
    done = put(replace(told, step="hours", room=5), "hours", 0, TODAY)
    assert done is not None
    assert (done.hours, done.asked) == (0, "")
    assert put(told, "hours", 25, TODAY) is None
    assert tell(told, "hours", "0", TODAY).hours == tell(told, "hours", "Без часов", TODAY).hours == 0
    with pytest.raises(Unread):
        tell(told, "hours", "много", TODAY)


def test_one_number_of_places_is_of_the_only_way_to_come() -> None:
    there = replace(EMPTY, step="places", place="зал")
    assert (tell(there, "places", "30", TODAY).room, tell(there, "places", "30 человек", TODAY).remote) == (30, 0)
    linked = tell(replace(EMPTY, step="places", link="https://a.ru"), "places", "100", TODAY)
    assert (linked.room, linked.remote) == (0, 100)
    for words in ("0", "1001", "много", "1 2 3"):
        with pytest.raises(Unread):
            tell(there, "places", words, TODAY)


WHERE = [
    ("СОШ № 11, каб. 5", "СОШ № 11, каб. 5", ""),
    ("https://meet.example.ru/a", "", "https://meet.example.ru/a"),
    ("СОШ № 11\nhttps://meet.example.ru/a", "СОШ № 11", "https://meet.example.ru/a"),
    ("Ссылка: https://meet.example.ru/a?x=1", "", "https://meet.example.ru/a?x=1"),
]


@pytest.mark.parametrize(("typed", "place", "link"), WHERE)
def test_an_address_of_the_web_is_the_link(typed: str, place: str, link: str) -> None:
    told = read_where(EMPTY, typed)
    assert (told.place, told.link) == (place, link)
    kept = read_where(replace(EMPTY, place="зал", link="https://a.ru"), typed)
    assert (kept.place, kept.link) == (place or "зал", link or "https://a.ru")


@pytest.mark.parametrize("typed", ["к" * 301, "https://a.ru/" + "x" * 300, "https://a.ru https://b.ru"])
def test_a_place_that_cannot_be_is_not_taken(typed: str) -> None:
    with pytest.raises(Unread):
        read_where(EMPTY, typed)


CLOSING = [
    ("2", 2),
    ("за 24 часа", 24),
    ("до 1 декабря", 39),
    ("1 декабря", 39),
    ("1 декабря 18:00", 44),
    ("01.12.2026 18:30", 44),
    ("3 декабря 14:00", 0),
    ("3 декабря 15:00", None),
    ("4 декабря", None),
    ("500", 500),
    ("5000", None),
    ("до 12:00", 2),
    ("никогда", None),
]


@pytest.mark.parametrize(("typed", "hours"), CLOSING)
def test_sign_up_ends_so_many_hours_before_or_on_a_day(typed: str, hours: int | None) -> None:
    if hours is None:
        with pytest.raises(Unread):
            read_closing(typed, TODAY, date(2026, 12, 3), 14 * 60)
    else:
        assert read_closing(typed, TODAY, date(2026, 12, 3), 14 * 60) == hours


def test_a_series_leaves_holidays_out() -> None:
    days, free = row(date(2026, 12, 24), "week", 2, HOLIDAYS, TODAY)
    assert days == [date(2027, 1, 14), date(2027, 1, 21)]
    assert free == [date(2026, 12, 31), date(2027, 1, 7)]
    # One that was long ago goes on from today.
    assert row(date(2026, 10, 1), "fortnight", 1, HOLIDAYS, TODAY)[0] == [date(2026, 11, 26)]


def test_a_month_later_is_the_same_weekday_of_the_month() -> None:
    assert row(date(2026, 12, 3), "month", 3, (), TODAY)[0] == [date(2027, 1, 7), date(2027, 2, 4), date(2027, 3, 4)]
    # The fifth Monday of November; the months that follow have four.
    assert row(date(2026, 11, 30), "month", 2, (), TODAY)[0] == [date(2026, 12, 28), date(2027, 1, 25)]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from(EVERY), st.integers(1, 12))
def test_a_series_goes_on_on_the_same_weekday(first: date, every: str, times: int) -> None:
    days, _ = row(first, every, times, HOLIDAYS, first)
    assert len(days) == times
    assert {day.weekday() for day in days} == {first.weekday()}
    least = {"week": 7, "fortnight": 14, "month": 28}[every]
    assert all(later - day >= timedelta(days=least) for day, later in zip([first, *days], days, strict=False))
