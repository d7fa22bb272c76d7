"""How long a pair has not met, and who hears of it: the mentor after two weeks, the curator a week later.

Days of school holidays do not count (rules/holidays.py).
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.holidays import Holiday, school_days

MENTOR = 14  # days without a meeting
CURATOR = 7  # days after the mentor was told
# Who meets each second week is not reminded on that very day; a meeting that is just over will be written down yet.
AGREED_AHEAD, JUST_OVER = 86_400, 3 * 86_400  # seconds
EVENING = time(17)  # after lessons


def silent_days(since: int, now: int, zone: str, holidays: Sequence[Holiday]) -> int:
    """Whole days by the calendar of `zone`; UTC seconds."""
    return school_days(_day(since, zone), _day(now, zone), holidays)


def mentor_hears(since: int, now: int, zone: str, holidays: Sequence[Holiday]) -> bool:
    return silent_days(since, now, zone, holidays) >= MENTOR


def curator_hears(told_at: int, now: int, zone: str, holidays: Sequence[Holiday]) -> bool:
    """`told_at`: when the mentor was."""
    return silent_days(told_at, now, zone, holidays) >= CURATOR


def evening(now: int, zone: str) -> int:
    """The next 17:00 there, UTC seconds."""
    local = datetime.fromtimestamp(now, ZoneInfo(zone))
    day = local.date() + timedelta(days=local.time() >= EVENING)
    return int(datetime.combine(day, EVENING, ZoneInfo(zone)).astimezone(UTC).timestamp())


def _day(at: int, zone: str) -> date:
    return datetime.fromtimestamp(at, ZoneInfo(zone)).date()
