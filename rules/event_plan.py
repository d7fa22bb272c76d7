"""A school year's plan of events: when a line of it is due, and what has become of each event against the plan.

A school year is named by its first calendar year and goes from September to August. Due is a month («2027-03»), a day
(«2027-03-18») or the whole year («2026/27»); as texts all of one year stand between its September and the next.
"""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rules.dates import UnknownDay, is_dated, month_named, read_when
from rules.reading import fold

FIRST_YEAR, LAST_YEAR = 2024, 2098
BEGINS = 9  # the month of a school year's beginning
# What has become of an event: it was, it was and nobody is marked, it has a day, it has none, it is cancelled.
STATES = ("held", "unmarked", "dated", "undated", "cancelled")
# Why a term of the plan is not understood: none, no month or day, a quarter, several months, another school year.
WHYS = ("missing", "unread", "part", "several", "outside")

_WHOLE = re.compile(r"(?:в теч(?:ени[еи]|\.)?|весь|на протяжении|all|whole) (?:.*\b)?(?:год|year)|постоянно")
_PART = re.compile(r"квартал|полугоди|четверт|триместр|quarter|\bterm|half")
_YEAR = re.compile(r"\b(20\d\d)\b")
_NAMED_YEAR = re.compile(r"(20\d\d) ?[/–—-] ?(?:20)?(\d\d)(?: ?(?:уч\w*\.?)?(?: ?год\w*| ?г\.?)?)?")
_NUMBERED = re.compile(r"(\d{1,2})[./](20\d\d)(?: ?г\.?)?|(20\d\d)-(\d{1,2})")
_SPAN = re.compile(r"[\d.]{1,5} ?[-–—] ?(\d{1,2}\.\d{1,2}(?:\.\d{2,4})?)")
_BEFORE = re.compile(r"^(?:до|к|не позднее|by|before) ")
_WORD = re.compile(r"[а-яa-z]+")


class BadDue(ValueError):
    """The message is one of WHYS."""


def school_year(day: date) -> int:
    return day.year if day.month >= BEGINS else day.year - 1


def year_ahead(day: date) -> int:
    """The school year that people plan on the day: in August it is the coming one."""
    return school_year(day) + (day.month == BEGINS - 1)


def year_name(year: int) -> str:
    """«2026/27»."""
    return f"{year}/{(year + 1) % 100:02}"


def months(year: int) -> tuple[str, ...]:
    """From September to August."""
    return tuple(_month(year if it >= BEGINS else year + 1, it) for it in (*range(BEGINS, 13), *range(1, BEGINS)))


def bounds(year: int) -> tuple[str, str]:
    """From the first to before the second, as texts, is due in the school year."""
    return _month(year, BEGINS), _month(year + 1, BEGINS)


def days(year: int) -> tuple[date, date]:
    """The first and the last."""
    return date(year, BEGINS, 1), date(year + 1, BEGINS, 1) - timedelta(days=1)


def _month(year: int, month: int) -> str:
    return f"{year}-{month:02}"


def month_of(due: str) -> str:
    """«2027-03» of a month or a day; nothing of a whole year."""
    return "" if "/" in due else due[:7]


def is_over(due: str, today: date) -> bool:
    """Whether the last day that it may be on is before today; never where nothing is planned."""
    if not due:
        return False
    if "/" in due:
        return today >= date(int(due[:4]) + 1, BEGINS, 1)
    year, month, *day = map(int, due.split("-"))
    return today > date(year, month, day[0] if day else calendar.monthrange(year, month)[1])


def read_due(typed: str, year: int) -> str:
    """What a plan of the school year means by «март», «18.03», «в течение года». Raises BadDue."""
    words = _BEFORE.sub("", fold(typed).strip(" .,;"))
    if not words:
        raise BadDue("missing")
    due = _whole_year(words, year) or _numbered(words) or _day(words, year) or _named(words, year)
    first, after = bounds(year)
    if not first <= due < after:
        raise BadDue("outside")
    return due


def _whole_year(words: str, year: int) -> str:
    named = _NAMED_YEAR.fullmatch(words)
    if named and (int(named[1]) + 1) % 100 == int(named[2]):
        return year_name(int(named[1]))
    if _WHOLE.search(words):
        said = _YEAR.search(words)
        return year_name(int(said[1]) if said else year)
    if _PART.search(words):
        raise BadDue("part")
    return ""


def _numbered(words: str) -> str:
    """«03.2027»."""
    found = _NUMBERED.fullmatch(words)
    if found is None:
        return ""
    month, year = int(found[1] or found[4]), int(found[2] or found[3])
    if not 1 <= month <= 12:
        raise BadDue("unread")
    return _month(year, month)


def _day(words: str, year: int) -> str:
    """A day, with a time or without; of several days in one month the month."""
    span = _SPAN.fullmatch(words)
    said = span[1] if span else words
    if not any(sign.isdecimal() for sign in said):
        return ""
    try:
        # A day without a year is the next one from the first day on: it falls into the school year.
        day = read_when(said, date(year, BEGINS, 1)).day
    except UnknownDay:
        return ""
    if day is None:
        return ""
    return _month(day.year, day.month) if span else day.isoformat()


def _named(words: str, year: int) -> str:
    """The one month that is named among other words: «конец марта», «10–14 марта», «март 2027 г.»."""
    named = {month for word in _WORD.findall(words) if (month := month_named(word))}
    if len(named) != 1 or is_dated(words):
        raise BadDue("several" if len(named) > 1 else "unread")
    month = named.pop()
    said = _YEAR.search(words)
    return _month(int(said[1]) if said else year if month >= BEGINS else year + 1, month)


@dataclass(frozen=True, slots=True)
class Planned:
    """An event as a plan sees it. Times are UTC seconds, None without a day; `came`: people marked present or late."""

    event: int
    kind: str
    title: str
    due: str
    whom: str
    lead: str
    starts_at: int | None = None
    ends_at: int | None = None
    zone: str = ""
    cancelled: bool = False
    came: int = 0

    def state(self, now: int) -> str:
        """One of STATES."""
        if self.cancelled:
            return "cancelled"
        if self.ends_at is None:
            return "undated"
        if self.ends_at > now:
            return "dated"
        return "held" if self.came else "unmarked"

    def overdue(self, today: date) -> bool:
        """Its time in the plan is over, and it has not even a day."""
        return self.ends_at is None and not self.cancelled and is_over(self.due, today)


@dataclass(frozen=True, slots=True)
class Figures:
    """How many events there are, how many of each state, how many of the undated are overdue."""

    all: int
    of: Mapping[str, int]
    overdue: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`lines` are what the plan has, `above` what was not planned and has a day in its school year."""

    year: int
    lines: Sequence[Planned]
    above: Sequence[Planned]

    def by_month(self) -> dict[str, list[Planned]]:
        """By the month of the plan, those of the whole year last; months with nothing are left out."""
        return {month: found for month in (*months(self.year), "") if (found := self.of_month(month))}

    def of_month(self, month: str) -> list[Planned]:
        return [it for it in self.lines if month_of(it.due) == month]

    def of_kind(self, kind: str) -> list[Planned]:
        return [it for it in self.lines if it.kind == kind]


def figures(lines: Iterable[Planned], now: int, today: date) -> Figures:
    """`today` by the reader's clock."""
    told = list(lines)
    states = [it.state(now) for it in told]
    return Figures(len(told), {state: states.count(state) for state in STATES}, sum(it.overdue(today) for it in told))
