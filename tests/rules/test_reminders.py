"""When reminders come: readers and sessions on each of the eleven clocks of the country, and summer time abroad."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rules.quiet import quiet_until
from rules.reminders import DAY, HOUR, day_before, hour_before
from rules.zones import ZONES

# One clock for each distance from UTC.
ELEVEN = tuple({zone.offset: zone.key for zone in reversed(ZONES)}.values())


def at(zone: str, hour: int, minute: int = 0, day: int = 3) -> int:
    return int(datetime(2026, 12, day, hour, minute, tzinfo=ZoneInfo(zone)).timestamp())


def check(starts_at: int, reader: str) -> None:
    """What is promised to every reader, wherever they live."""
    due = day_before(starts_at, reader)
    clock = ZoneInfo(reader)
    said, start = datetime.fromtimestamp(due, clock), datetime.fromtimestamp(starts_at, clock)
    assert said.date() == start.date() - timedelta(days=1), "on the eve, so that «завтра» is true"
    assert time(8) <= said.time() <= time(19)
    assert quiet_until(due, reader) is None
    assert due < hour_before(starts_at) < starts_at


def test_there_are_eleven_clocks() -> None:
    assert len(ELEVEN) == 11


@pytest.mark.parametrize("session", ELEVEN)
@pytest.mark.parametrize("reader", ELEVEN)
def test_every_reader_of_every_session_at_every_hour(reader: str, session: str) -> None:
    for hour in range(24):
        check(at(session, hour), reader)


@given(
    st.integers(1_764_000_000, 2_000_000_000),
    st.sampled_from([*(zone.key for zone in ZONES), "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"]),
)
@example(int(datetime(2026, 3, 29, 23, 30, tzinfo=UTC).timestamp()), "Europe/Berlin")
@example(int(datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp()), "Europe/Berlin")
def test_any_start_and_any_clock(starts_at: int, reader: str) -> None:
    check(starts_at, reader)


def test_in_the_daytime_it_is_exactly_a_day() -> None:
    assert day_before(at("Europe/Moscow", 14), "Europe/Moscow") == at("Europe/Moscow", 14, day=2)


def test_an_evening_session_is_said_at_seven() -> None:
    assert day_before(at("Europe/Moscow", 20, 30), "Europe/Moscow") == at("Europe/Moscow", 19, day=2)


def test_an_early_one_is_not_said_before_eight() -> None:
    assert day_before(at("Europe/Moscow", 6), "Europe/Moscow") == at("Europe/Moscow", 8, day=2)
    assert day_before(at("Europe/Moscow", 0), "Europe/Moscow") == at("Europe/Moscow", 8, day=2)


def test_the_readers_clock_decides_not_the_sessions() -> None:
    """14:00 in Moscow is 23:00 in Kamchatka: that evening is too late to hear of it."""
    start = at("Europe/Moscow", 14)
    assert day_before(start, "Asia/Kamchatka") == at("Asia/Kamchatka", 19, day=2)
    assert start - DAY - day_before(start, "Asia/Kamchatka") == 4 * HOUR


def test_the_hour_is_an_hour_whatever_the_clock_says() -> None:
    assert hour_before(at("Europe/Moscow", 7)) == at("Europe/Moscow", 6)
