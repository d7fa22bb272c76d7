"""What somebody who was at an event is asked the morning after it, and until when they may say something else."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from rules.quiet import MORNING

DAY = 86_400
SCALE = (1, 2, 3, 4, 5)
TAKES, LACKS = PARTS = ("takes", "lacks")
WORDS = 500  # the most letters of each part
ENOUGH = 5  # answers; of fewer people anybody could guess who said what
OPEN = 7 * DAY  # seconds from the question


def asks_at(ends_at: int, marked_at: int, zone: str) -> int:
    """The morning after the end by the reader's `zone`; for whoever is marked later, at once. UTC seconds."""
    clock = ZoneInfo(zone)
    day = datetime.fromtimestamp(ends_at, clock).date() + timedelta(days=1)
    return max(int(datetime.combine(day, MORNING, clock).astimezone(UTC).timestamp()), marked_at)


def open_until(ends_at: int, marked_at: int, zone: str) -> int:
    """When the answer stays as it is. UTC seconds."""
    return asks_at(ends_at, marked_at, zone) + OPEN
