"""Quiet hours, on every clock of the country."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rules.quiet import quiet_until
from rules.zones import ZONES


def at(day: int, hour: int, minute: int, zone: str, month: int = 12) -> int:
    return int(datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(zone)).timestamp())


@pytest.mark.parametrize("zone", [zone.key for zone in ZONES])
def test_from_nine_in_the_evening_to_eight_in_the_morning(zone: str) -> None:
    assert quiet_until(at(3, 20, 59, zone), zone) is None
    assert quiet_until(at(3, 21, 0, zone), zone) == at(4, 8, 0, zone)
    assert quiet_until(at(31, 23, 59, zone), zone) == int(datetime(2027, 1, 1, 8, tzinfo=ZoneInfo(zone)).timestamp())
    assert quiet_until(at(4, 0, 0, zone), zone) == at(4, 8, 0, zone)
    assert quiet_until(at(4, 7, 59, zone), zone) == at(4, 8, 0, zone)
    assert quiet_until(at(4, 8, 0, zone), zone) is None


def test_the_same_moment_is_quiet_in_one_zone_and_not_in_another() -> None:
    noon = int(datetime(2026, 12, 3, 12, tzinfo=UTC).timestamp())
    assert quiet_until(noon, "Europe/Moscow") is None
    assert quiet_until(noon, "Asia/Kamchatka") == int(datetime(2026, 12, 3, 20, tzinfo=UTC).timestamp())


def test_the_morning_stays_at_eight_where_the_clock_is_changed() -> None:
    """In Berlin the night to 25 October 2026 has an hour more."""
    assert quiet_until(at(24, 22, 0, "Europe/Berlin", 10), "Europe/Berlin") == at(25, 8, 0, "Europe/Berlin", 10)
