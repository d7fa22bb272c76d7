"""Meetings of a mentor and a mentee: their forms, times as people type them, series, when silence is said.

A sketch is a proposal being put together; days and clocks in it are those of its author.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from rules.dates import UnknownDay, UnknownTime, When, read_times, read_when
from rules.holidays import Holiday, is_holiday
from rules.reminders import DAY, hour_before

FORMS = ("talk", "visit", "mutual", "online", "review")
MINUTES, USUAL = (20, 30, 45, 60, 90), 45
LEAST_MINUTES, MOST_MINUTES = 5, 480
OPTIONS = 3  # times in one proposal
EVERY = (0, 1, 2)  # weeks between the meetings of a series
LONGEST_SERIES = 60
FARTHEST = 366  # days ahead
PLACE = REASON = 300  # the most letters of each
TYPED = 200  # letters; three times take less
SUNDAY = 6
ASKED_AT = time(17)  # of the eve: who proposed can still arrange the next day
BEFORE_SLEEP = 12 * 3600  # a meeting sooner than this is told of at night too
_BETWEEN = re.compile(r"[,;\n]|\b(?:или|и|or|and)\b", re.IGNORECASE)


class Unread(ValueError):
    """Times that were not understood, or cannot be: the message is when, clock, past, far or many."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was typed: whole times, then days whose clock was not said. `minutes`: the length, if an end was said."""

    times: tuple[tuple[date, time], ...]
    days: tuple[date, ...]
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """A proposal being put together; with a `meeting`, another time for it.

    `request` is the moment it was begun, its name in buttons; `row`: those that follow the meeting move too; `times`
    are UTC seconds, `days` ordinals of days whose clock is not said yet; `every` is weeks, 0 for one meeting.
    """

    request: int
    pair: int
    meeting: int = 0
    version: int = 0
    row: bool = False
    form: str = ""
    task: int | None = None
    times: Sequence[int] = ()
    days: Sequence[int] = ()
    minutes: int = USUAL
    place: str = ""
    every: int = 0

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Self | None:
        """None for nothing and for one that an older version of the bot has kept."""
        if not kept or set(kept) != {field.name for field in fields(cls)}:
            return None
        return cls(**kept)

    def on(self, days: Sequence[date]) -> Self:
        """The clock of these days is asked for next."""
        return replace(self, days=tuple(day.toordinal() for day in days))

    def at(self, times: Sequence[tuple[date, time]], zone: str, now: int) -> Self:
        """With these times too, in their order, each once. Raises Unread: past, far, many."""
        moments = [moment(day, start, zone) for day, start in times]
        if min(moments, default=now + 1) <= now:
            raise Unread("past")
        if max(moments, default=now) > now + FARTHEST * DAY:
            raise Unread("far")
        together = tuple(sorted({*self.times, *moments}))
        if len(together) > OPTIONS:
            raise Unread("many")
        return replace(self, times=together, days=())


def moment(day: date, start: time, zone: str) -> int:
    """UTC seconds."""
    return int(datetime.combine(day, start, ZoneInfo(zone)).timestamp())


def read_options(typed: str, today: date, days: Sequence[date] = ()) -> Told:
    """«чт 15:00», «завтра 14:30, пт 15:10», «чт или пт 15:00»; a clock alone is that of `days`. Raises Unread."""
    if len(typed) > TYPED:
        raise Unread("when")
    told: list[tuple[date, time]] = []
    waiting, said, minutes = list(days), "", None
    for part in (part.strip() for part in _BETWEEN.split(typed)):
        if not part:
            continue
        # «чт, 3 декабря» is one day.
        whole = _read(f"{said} {part}", today) if said else None
        if whole is not None and whole.day is not None:
            waiting.pop()
            said = f"{said} {part}"
        else:
            whole, said = _read(part, today), part
        if whole is None:
            raise Unread("when")
        if whole.day is not None:
            waiting.append(whole.day)
        if whole.start is None:
            continue
        if not waiting and not told:
            raise Unread("when")
        told += [(day, whole.start) for day in waiting or [told[-1][0]]]
        waiting, said = [], ""
        minutes = _length(whole) or minutes
    if not told and not waiting:
        raise Unread("when")
    return Told(tuple(told), tuple(waiting), minutes)


def _read(words: str, today: date) -> When | None:
    """A day, a clock or both; «14.10» alone is a day, as everywhere."""
    try:
        return read_when(words, today)
    except UnknownDay:
        pass
    try:
        return When(None, *read_times(words))
    except UnknownTime:
        return None


def _length(when: When) -> int | None:
    if when.start is None or when.end is None:
        return None
    minutes = (when.end.hour - when.start.hour) * 60 + when.end.minute - when.start.minute
    return minutes if LEAST_MINUTES <= minutes <= MOST_MINUTES else None


def likely(starts_at: int, zone: str, now: int) -> tuple[int, ...]:
    """Where a meeting moves to most often: the next two working days, a week later; at the same clock."""
    clock = ZoneInfo(zone)
    begins = datetime.fromtimestamp(starts_at, clock)
    base = max(begins.date(), datetime.fromtimestamp(now, clock).date())
    days = [*working_days(base + timedelta(days=1), 2), base + timedelta(weeks=1)]
    return tuple(moment(day, begins.time(), zone) for day in days)


def working_days(first: date, count: int) -> list[date]:
    """So many days from this one on, without Sundays."""
    days = (first + timedelta(days=ahead) for ahead in range(2 * count))
    return [day for day in days if day.weekday() != SUNDAY][:count]


def series(starts_at: int, zone: str, every: int, until: date, holidays: Sequence[Holiday]) -> list[int]:
    """The starts after the first one up to the day `until`, at the same clock; `every` is weeks, 0 gives none."""
    begins = datetime.fromtimestamp(starts_at, ZoneInfo(zone))
    days = (begins.date() + timedelta(weeks=every * step) for step in range(1, LONGEST_SERIES) if every)
    starts = (moment(day, begins.time(), zone) for day in days)
    return [at for at in starts if takes_place(at, zone, until, holidays)]


def takes_place(at: int, zone: str, until: date, holidays: Sequence[Holiday]) -> bool:
    """Whether a meeting of a series may be then: no holiday, not behind the programme's last day."""
    day = datetime.fromtimestamp(at, ZoneInfo(zone)).date()
    return day <= until and not is_holiday(day, holidays)


def in_step(one: int, other: int, zone: str) -> bool:
    """Whether they are on the same day of the week at the same clock: a meeting that was moved apart is not."""
    first, second = (datetime.fromtimestamp(at, ZoneInfo(zone)) for at in (one, other))
    return (first.weekday(), first.time()) == (second.weekday(), second.time())


def shifted(at: int, was_at: int, starts_at: int, zone: str) -> int:
    """`at` by as many days later as `starts_at` is after `was_at`, at the clock of `starts_at`."""
    day, was, begins = (datetime.fromtimestamp(it, ZoneInfo(zone)) for it in (at, was_at, starts_at))
    return moment(day.date() + (begins.date() - was.date()), begins.time(), zone)


def unanswered_at(first: int, proposed_at: int, zone: str) -> int:
    """When it is said that nobody has answered: a day later or at 17:00 of the eve of the earliest time in the reader's
    `zone`, whichever is sooner; of a proposal made after that, an hour before."""
    eve = datetime.fromtimestamp(first, ZoneInfo(zone)).date() - timedelta(days=1)
    at = min(proposed_at + DAY, int(datetime.combine(eve, ASKED_AT, ZoneInfo(zone)).astimezone(UTC).timestamp()))
    return at if at > proposed_at else hour_before(first)
