"""When somebody is reminded of what is planned: the day before by their own clock, and an hour before."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.quiet import MORNING

MINUTE, HOUR, DAY = 60, 3600, 86_400
LATEST = time(19)  # of the eve: later a teacher makes no plans for tomorrow
UNMARKED = 10 * MINUTE  # after the start, to those who are not marked
DOOR = 5 * MINUTE  # between two words to a host about who came without a seat
APPLIED = 3 * HOUR  # between two words to an organiser about who asks for a seat
UNFINISHED = 15 * MINUTE  # after the end, to a host who has not finished the list


def day_before(starts_at: int, zone: str) -> int:
    """A day before the start, but on the eve of it in the reader's `zone` between 8:00 and 19:00. UTC seconds."""
    clock = ZoneInfo(zone)
    eve = datetime.fromtimestamp(starts_at, clock).date() - timedelta(days=1)
    first, last = (int(datetime.combine(eve, hour, clock).astimezone(UTC).timestamp()) for hour in (MORNING, LATEST))
    return min(max(starts_at - DAY, first), last)


def hour_before(starts_at: int) -> int:
    """It comes in quiet hours too."""
    return starts_at - HOUR
