"""A pair of mentor and mentee: its states, how long its programme lasts, how many mentees a mentor takes."""

from calendar import monthrange
from datetime import date
from typing import Literal

KINDS = ("traditional", "group", "short", "reverse", "situational", "speed", "remote")
FORMS = ("teacher", "head", "employer", "university", "partner")
# Where the two work together; PROPOSED waits for their word, all else is over.
OPEN = ("active", "paused")
PROPOSED = "proposed"
Side = Literal["mentor", "mentee"]
SIDES: tuple[Side, ...] = ("mentor", "mentee")
RESULTS = ("reached", "early")  # what people choose from; the third, handed_over, comes by itself
ANSWER = 14 * 86_400  # seconds a proposal waits
CAPACITIES = (1, 2, 3, 4, 5, 6, 7, 8)
CAPACITY = 2
SHORTEST, LONGEST = 3, 12  # months of a programme
SOON = 30  # days before its end that an end is near


def months_on(day: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_end(starts_on: date) -> date:
    """The nearest 31 May that is at least three months off, but no more than a year."""
    may = date(starts_on.year, 5, 31)
    if may < months_on(starts_on, SHORTEST):
        may = date(starts_on.year + 1, 5, 31)
    return min(may, months_on(starts_on, LONGEST))


def extensions(ends_on: date, today: date) -> list[date]:
    """Ends that may be chosen instead: one, two, three and six months on, none over a year from today."""
    start = max(ends_on, today)
    found = [months_on(start, months) for months in (1, 2, 3, 6)]
    return [day for day in found if may_extend(ends_on, day, today)]


def may_extend(ends_on: date, until: date, today: date) -> bool:
    return max(ends_on, today) < until <= months_on(today, LONGEST)
