"""When somebody who was at an event is asked about it, and until when they may answer."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rules.feedback import OPEN, asks_at, open_until


def at(said: str, zone: str = "Europe/Moscow") -> int:
    return int(datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(zone)).timestamp())


@pytest.mark.parametrize(
    ("ends", "marked", "zone", "asked"),
    [
        ("2026-12-03 16:00", "2026-12-03 15:00", "Europe/Moscow", "2026-12-04 08:00"),
        # 16:00 in Moscow is 1:00 of the next day in Kamchatka: their next morning is a day later.
        ("2026-12-03 16:00", "2026-12-03 15:00", "Asia/Kamchatka", "2026-12-05 08:00"),
        # Kaliningrad gets up an hour later.
        ("2026-12-03 16:00", "2026-12-03 15:00", "Europe/Kaliningrad", "2026-12-04 08:00"),
    ],
)
def test_the_morning_after_by_the_readers_clock(ends: str, marked: str, zone: str, asked: str) -> None:
    assert asks_at(at(ends), at(marked), zone) == at(asked, zone)


def test_who_is_marked_later_is_asked_then_and_has_a_week() -> None:
    later = at("2026-12-07 12:30")
    assert asks_at(at("2026-12-03 16:00"), later, "Europe/Moscow") == later
    assert open_until(at("2026-12-03 16:00"), later, "Europe/Moscow") == later + OPEN
