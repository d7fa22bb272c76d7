"""What a session that is being planned looks like, and what follows from the last one: weekday, module, hours.

Days and times are those of the site's own clock; nothing here knows a zone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, time, timedelta
from typing import Any, Self, TypeVar

from rules.dates import UnknownDay, UnknownTime, read_times, read_when

ACADEMIC_HOUR = 45  # minutes
DAY = 24 * 60  # minutes
WEEK = 7
USUAL_LENGTH = 120  # minutes
USUAL_CLOSING = 2  # hours before the start
USUAL_TIMES = 4  # sessions of a series
FARTHEST = 3 * 365  # days ahead
PLACE = LINK = 300  # the most letters of each
# The least and the most of what a number may be; `opens` is days, `closes` hours before the start, `times` sessions of
# a series.
BOUNDS = {"hours": (1, 24), "opens": (0, 180), "closes": (0, 14 * 24), "times": (2, 12), "weeks": (0, 2)}
SERIES = ("opens", "weeks", "times")  # parts that the day of an event has not
MOST_PLACES = 1000


class Unread(ValueError):
    """What was typed for a part of a sketch was not understood, or cannot be; the message names why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """When, where, for how many: of a session and of an event's day being planned. None: not said yet.

    `request`: the moment it was begun, its name in buttons. `day` is a proleptic ordinal, `start` and `end` minutes
    from midnight, `closes` hours before the start (None: as usual).
    """

    request: int
    place: str
    link: str
    room: int
    remote: int
    day: int | None = None
    start: int | None = None
    end: int | None = None
    hours: int | None = None
    closes: int | None = None

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Self | None:
        """None for nothing and for one that an older version of the bot has kept."""
        if not kept or set(kept) != {field.name for field in fields(cls)}:
            return None
        return cls(**kept)


F = TypeVar("F", bound=Frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch(Frame):
    """A session being planned. `opens` is days before the start (0: at once). `weeks`: 0 is one session, otherwise
    `times` sessions that many weeks apart. `session`: the planned one that is put right by this.
    """

    stream: int
    module: int
    like: bool
    opens: int = 0
    weeks: int = 0
    times: int = 1
    session: int | None = None

    @property
    def academic(self) -> int:
        """The hours said, otherwise those that fit between start and end."""
        if self.hours is not None or self.start is None or self.end is None:
            return self.hours or 1
        return max(1, (self.end - self.start) // ACADEMIC_HOUR)

    def days(self) -> list[date]:
        """The day of each session of the series, one without a series, none while the day is not said."""
        if self.day is None:
            return []
        first = date.fromordinal(self.day)
        count = self.times if self.weeks else 1
        return [first + timedelta(weeks=self.weeks * number) for number in range(count)]


def put(sketch: Sketch, part: str, value: int, today: date) -> Sketch | None:
    """A part that is a number, as a button carries it; None when it cannot be."""
    if part not in SERIES:
        return put_frame(sketch, part, value, today)
    if not _bounded(part, value):
        return None
    if part == "weeks":
        return replace(sketch, weeks=value, times=USUAL_TIMES if value else 1)
    if part == "times":
        return replace(sketch, times=value, weeks=sketch.weeks or 1)
    return replace(sketch, opens=value)


def put_frame(frame: F, part: str, value: int, today: date) -> F | None:
    """The same of what sessions and events share."""
    if part == "day":
        return replace(frame, day=value) if 0 <= value - today.toordinal() <= FARTHEST else None
    if part == "start" and value < DAY:
        length = frame.end - frame.start if frame.start is not None and frame.end is not None else USUAL_LENGTH
        return replace(frame, start=value, end=value + length)
    if part == "end" and frame.start is not None and 0 < value - frame.start <= DAY:
        return replace(frame, end=value, hours=None)
    if part in SERIES or not _bounded(part, value):
        return None
    return replace(frame, hours=value) if part == "hours" else replace(frame, closes=value)


def _bounded(part: str, value: int) -> bool:
    return part in BOUNDS and BOUNDS[part][0] <= value <= BOUNDS[part][1]


def tell(sketch: Sketch, part: str, typed: str, today: date, modules: Sequence[int]) -> Sketch:
    """A part in the person's words; `modules` are the ids of the programme in order. Raises Unread."""
    said = one_number(typed)
    if part == "module" and said is not None and 1 <= said <= len(modules):
        return replace(sketch, module=modules[said - 1])
    if part not in SERIES:
        return tell_frame(sketch, part, typed, today)
    told = None if said is None else put(sketch, part, said, today)
    if told is None:
        raise Unread(part)
    return told


def tell_frame(frame: F, part: str, typed: str, today: date) -> F:
    """The same of what sessions and events share."""
    if part in ("day", "start", "end"):
        return _tell_when(frame, part, typed, today)
    if part == "place" and len(typed) <= PLACE:
        return replace(frame, place=typed)
    if part == "link" and len(typed) <= LINK and is_link(typed):
        return replace(frame, link=typed)
    if part == "places":
        return with_places(frame, *(two_numbers(typed) or (0, 0)))
    said = one_number(typed)
    told = None if said is None else put_frame(frame, part, said, today)
    if told is None:
        raise Unread(part)
    return told


def with_places(frame: F, room: int, remote: int) -> F:
    """Raises Unread."""
    if max(room, remote) > MOST_PLACES or room == remote == 0:
        raise Unread("places")
    return replace(frame, room=room, remote=remote)


def _tell_when(frame: F, part: str, typed: str, today: date) -> F:
    if part == "day":
        return _tell_day(frame, typed, today)
    try:
        start, end = (_minutes(at) for at in read_times(typed))
    except UnknownTime:
        raise Unread("time") from None
    told = (
        _with_times(frame, start, end, today) if part == "start" or end else put_frame(frame, "end", start or 0, today)
    )
    if told is None:
        raise Unread("time")
    return told


def _tell_day(frame: F, typed: str, today: date) -> F:
    """A day, a time, or both."""
    try:
        when = read_when(typed, today)
    except UnknownDay:
        raise Unread("day") from None
    told: F | None = frame
    if when.day is not None:
        told = put_frame(frame, "day", when.day.toordinal(), today)
    if told is None:
        raise Unread("past" if when.day and when.day < today else "far")
    told = _with_times(told, _minutes(when.start), _minutes(when.end), today)
    if told is None:
        raise Unread("time")
    return told


def _with_times(frame: F, start: int | None, end: int | None, today: date) -> F | None:
    """An end that was not said is as far from the start as it was."""
    told = frame if start is None else put_frame(frame, "start", start, today)
    return told if told is None or end is None else put_frame(told, "end", end, today)


def _minutes(at: time | None) -> int | None:
    return None if at is None else at.hour * 60 + at.minute


def same_weekday(last: date, today: date) -> date:
    """A week after the last one, or the first such weekday that is still ahead."""
    weeks = max(1, -(-((today - last).days + 1) // WEEK))
    return last + timedelta(weeks=weeks)


def following(modules: Sequence[int], last: int, count: int = 1) -> list[int]:
    """The next `count` of the programme after `last`; at its end the last module stays."""
    place = modules.index(last) if last in modules else -1
    return [modules[min(place + step, len(modules) - 1)] for step in range(1, count + 1)]


_LINK = re.compile(r"https?://[^\s/.]+\.\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}")


def is_link(typed: str) -> bool:
    """An address of the web; storage refuses any other as a link."""
    return _LINK.fullmatch(typed) is not None


def two_numbers(typed: str) -> tuple[int, int] | None:
    """«15 и 30», «очно 15, дистанционно 30»: places in the room and remote; None unless there are exactly two."""
    found = _NUMBER.findall(typed) if len(typed) <= 100 else []
    return (int(found[0]), int(found[1])) if len(found) == 2 else None


def one_number(typed: str) -> int | None:
    """«12», «12 человек»; None unless there is exactly one."""
    found = _NUMBER.findall(typed) if len(typed) <= 100 else []
    return int(found[0]) if len(found) == 1 else None


_TITLED = re.compile(r"(.*\S)[\s,;:·–—-]+(\d{1,3})\s*(?:ч\w*\.?|h\w*\.?)?", re.DOTALL)


def titled_number(typed: str) -> tuple[str, int] | None:
    """«Критерии до работы, 8»: a title and its hours; None without a number at the end."""
    match = _TITLED.fullmatch(typed[:1000])
    return (match[1].rstrip(" ,;:·–—-"), int(match[2])) if match else None
