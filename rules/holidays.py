"""School holidays: days on which nobody waits for a meeting, a step or a lesson.

Read from `content/holidays.toml`; a period that overlaps another or ends before it begins is refused by its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.reading import Table, Text

TITLE_LIMIT = 60
LONGEST = 100  # days: the summer has 97


@dataclass(frozen=True, slots=True)
class Holiday:
    """Both days belong to it."""

    title: Text
    first: date
    last: date


def parse_holidays(text: str, file: str = "holidays.toml") -> tuple[Holiday, ...]:
    """In the order of time. Raises BrokenContent."""
    top = Table.parse(text, file)
    read: list[Holiday] = []
    for table in top.tables("holidays", "code"):
        one = _holiday(table)
        if read and one.first <= read[-1].last:
            raise table.broken(f"begins before the one above it has ended: {read[-1].last}")
        read.append(one)
    top.done()
    return tuple(read)


def _holiday(table: Table) -> Holiday:
    table.string("code", r"[a-z]+_\d{4}")
    one = Holiday(table.text("title", TITLE_LIMIT), _day(table, "first"), _day(table, "last"))
    table.done()
    if not 0 <= (one.last - one.first).days < LONGEST:
        raise table.broken(f"must last 1 to {LONGEST} days: {one.first} to {one.last}")
    return one


def _day(table: Table, field: str) -> date:
    said = table.string(field, r"\d{4}-\d\d-\d\d")
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise table.broken(f"“{field}” is no day: “{said}”") from None


def is_holiday(day: date, holidays: Sequence[Holiday]) -> bool:
    return any(one.first <= day <= one.last for one in holidays)


def school_days(since: date, until: date, holidays: Sequence[Holiday]) -> int:
    """Days after `since` up to and with `until`, week-ends too, without holidays; 0 where there are none."""
    free = sum(max(0, (min(one.last, until) - max(one.first, _next(since))).days + 1) for one in holidays)
    return max(0, (until - since).days - free)


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
