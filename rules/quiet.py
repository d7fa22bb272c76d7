"""Quiet hours: from 21:00 to 8:00 of the reader nothing is said that can wait."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING, MORNING = time(21), time(8)


def quiet_until(at: int, zone: str) -> int | None:
    """When the quiet hours around `at` end, None outside of them. UTC seconds; a zone with summer time is kept to."""
    local = datetime.fromtimestamp(at, ZoneInfo(zone))
    if MORNING <= local.time() < EVENING:
        return None
    day = local.date() + timedelta(days=local.time() >= EVENING)
    return int(datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC).timestamp())
