"""What a paper may be about: a quarter, a half, a school year, all since the beginning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

QUARTERS = ("q1", "q2", "q3", "q4")
HALVES = ("h1", "h2")
YEAR, ALL = "year", "all"
EVER = 2**53
CODES = (*QUARTERS, *HALVES, YEAR, ALL)

# First and last day in a school year, as (years after its beginning, month, day). Summer belongs to the year only.
_DAYS = {
    "q1": ((0, 9, 1), (0, 10, 31)),
    "q2": ((0, 11, 1), (0, 12, 31)),
    "q3": ((1, 1, 1), (1, 3, 31)),
    "q4": ((1, 4, 1), (1, 5, 31)),
    "h1": ((0, 9, 1), (0, 12, 31)),
    "h2": ((1, 1, 1), (1, 5, 31)),
    YEAR: ((0, 9, 1), (1, 8, 31)),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Both days included. `last` is None where it goes on: up to the day the paper is made. `year`: the school year's
    first calendar year, 0 for all."""

    code: str
    year: int
    first: date
    last: date | None


def span(first: date, last: date | None, zone: tzinfo) -> tuple[int, int]:
    """UTC seconds of the first midnight and of the one after the last day; of one that goes on, all there is."""
    if last is None:
        return 0, EVER
    begins, ends = (int(datetime.combine(day, time(), zone).timestamp()) for day in (first, last + timedelta(days=1)))
    return begins, ends


def period(code: str, year: int, since: date) -> Period:
    """One of CODES in the school year that begins in September of `year`; `since` is where all begins.

    Raises ValueError for a code or a year there is not.
    """
    if code == ALL:
        return Period(ALL, 0, since, None)
    if code not in _DAYS:
        raise ValueError(code)
    first, last = (date(year + after, month, day) for after, month, day in _DAYS[code])
    return Period(code, year, first, last)


def periods(since: date, today: date) -> tuple[Period, ...]:
    """All since the beginning, then of each kind the newest and the one before, if they touch the time so far."""
    begun = [it for it in _all(since, today) if it.first <= today and it.last is not None and it.last >= since]
    found = [period(ALL, 0, since)]
    for kind in ((YEAR,), HALVES, QUARTERS):
        found += sorted((it for it in begun if it.code in kind), key=lambda it: it.first, reverse=True)[:2]
    return tuple(found)


def period_code(first: date, last: date | None) -> str:
    """What the period from `first` to `last` is called; one that goes on is all."""
    if last is None:
        return ALL
    year = first.year if first.month >= 9 else first.year - 1
    return next(code for code in _DAYS if (it := period(code, year, first)).first == first and it.last == last)


def _all(since: date, today: date) -> Iterator[Period]:
    for year in range(since.year - 1, today.year + 1):
        for code in _DAYS:
            yield period(code, year, since)
