"""Silence of a pair: counted by the calendar of the place, without holidays."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

import content
from rules.silence import curator_hears, evening, mentor_hears, silent_days

ZONES = ("Europe/Kaliningrad", "Asia/Kamchatka")
HOLIDAYS = content.holidays()


def at(zone: str, month: int, day: int, hour: int = 12, year: int = 2026) -> int:
    return int(datetime(year, month, day, hour, tzinfo=ZoneInfo(zone)).timestamp())


@pytest.mark.parametrize("zone", ZONES)
def test_two_weeks_to_the_day(zone: str) -> None:
    since = at(zone, 11, 16, 23)
    assert silent_days(since, at(zone, 11, 29, 23), zone, HOLIDAYS) == 13
    assert not mentor_hears(since, at(zone, 11, 29, 23), zone, HOLIDAYS)
    assert mentor_hears(since, at(zone, 11, 30, 1), zone, HOLIDAYS)


def test_holidays_do_not_count() -> None:
    """From 24 December: seven days up to the holidays, then none until 11 January."""
    zone = ZONES[0]
    since = at(zone, 12, 23)
    assert silent_days(since, at(zone, 12, 30), zone, HOLIDAYS) == 7
    assert silent_days(since, at(zone, 1, 10, year=2027), zone, HOLIDAYS) == 7
    assert not mentor_hears(since, at(zone, 1, 16, year=2027), zone, HOLIDAYS)
    assert mentor_hears(since, at(zone, 1, 17, year=2027), zone, HOLIDAYS)


def test_nobody_hears_of_the_summer() -> None:
    zone = ZONES[1]
    since = at(zone, 5, 20, year=2027)
    assert not mentor_hears(since, at(zone, 8, 31, year=2027), zone, HOLIDAYS)
    assert mentor_hears(since, at(zone, 9, 8, year=2027), zone, HOLIDAYS)


def test_the_curator_hears_a_week_after_the_mentor() -> None:
    zone = ZONES[0]
    told = at(zone, 11, 30, 17)
    assert not curator_hears(told, at(zone, 12, 6, 23), zone, HOLIDAYS)
    assert curator_hears(told, at(zone, 12, 7, 1), zone, HOLIDAYS)


@pytest.mark.parametrize("zone", ZONES)
def test_the_evening_is_ahead(zone: str) -> None:
    assert evening(at(zone, 11, 30, 16), zone) == at(zone, 11, 30, 17)
    assert evening(at(zone, 11, 30, 17), zone) == at(zone, 12, 1, 17)
