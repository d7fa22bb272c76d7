"""The day of an event being put together: what is asked next, where it is, and the days of a series.

Days and times are those of the event's own clock; nothing here knows a zone.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from rules.dates import UnknownDay, read_when
from rules.holidays import Holiday, is_holiday
from rules.planning import (
    DAY,
    LINK,
    PLACE,
    WEEK,
    Frame,
    Unread,
    is_link,
    one_number,
    put_frame,
    tell_frame,
    two_numbers,
    with_places,
)
from rules.reading import fold

# The first time these are asked one after another; then each can be changed.
STEPS = ("day", "place", "places", "hours")
EVERY = ("week", "fortnight", "month")
LABELS = ("ссылка", "подключение", "link")  # what stands before a link and is no place
NO_HOURS = ("0", "нет", "без часов", "none", "no hours")
FARTHEST_CLOSING = 180 * 24  # hours before the start
_HOURS = re.compile(r"(?:за )?(\d{1,4})(?: ?ч\.?| час\w*)?")
TIMES = (1, 12)  # events that a series adds: the least and the most


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Frame):
    """`step`: of STEPS, what is asked next; empty once all was asked. `hours` 0: none are credited. `by_word`: the
    organiser says yes to each one."""

    event: int
    step: str = "day"
    by_word: bool = False

    @property
    def whole(self) -> bool:
        """Whether it can be opened."""
        timed = self.day is not None and self.start is not None and self.end is not None
        return timed and bool(self.room or self.remote)

    @property
    def asked(self) -> str:
        """What is asked now: the time after the day, then what the first walk has not come to yet."""
        if self.day is None:
            return "day"
        if self.start is None:
            return "start"
        return self.step if self.step != "day" else ""


def before(sketch: Day) -> Day | None:
    """One question back in the first walk; None before the first and after the last one."""
    asked = sketch.asked
    if asked == "start":
        return replace(sketch, day=None)
    if asked == "place":
        return replace(sketch, step="day", start=None, end=None)
    return replace(sketch, step=STEPS[STEPS.index(asked) - 1]) if asked in STEPS[1:] else None


def put(sketch: Day, part: str, value: int, today: date) -> Day | None:
    """A part that is a number, as a button carries it; None when it cannot be."""
    told = replace(sketch, hours=0) if part == "hours" and value == 0 else put_frame(sketch, part, value, today)
    # A later end changes the hours of an internship; an event's are said.
    return told and stepped(replace(told, hours=sketch.hours) if part == "end" else told, part)


def tell(sketch: Day, part: str, typed: str, today: date) -> Day:
    """A part in the person's words. Raises Unread."""
    if part == "place":
        return stepped(read_where(sketch, typed), part)
    if part == "hours" and fold(typed) in NO_HOURS:
        return stepped(replace(sketch, hours=0), part)
    if part == "places" and two_numbers(typed) is None and (count := one_number(typed)):
        # One number is of the only way to come that was told.
        alone = sketch.link and not sketch.place
        return stepped(with_places(sketch, *((0, count) if alone else (count, 0))), part)
    if part == "closes" and sketch.day is not None and sketch.start is not None:
        return replace(sketch, closes=read_closing(typed, today, date.fromordinal(sketch.day), sketch.start))
    told = tell_frame(sketch, part, typed, today)
    return stepped(replace(told, hours=sketch.hours) if part in ("day", "start", "end") else told, part)


def stepped(sketch: Day, part: str) -> Day:
    """The next of the first walk, if this part was its turn; the day's turn ends with its time."""
    if sketch.step == "day" and sketch.day is not None and sketch.end is not None:
        return replace(sketch, step="place")
    if not sketch.step or part != sketch.step or part == "day":
        return sketch
    return replace(sketch, step=(*STEPS, "")[STEPS.index(part) + 1])


def read_where(sketch: Day, typed: str) -> Day:
    """An address, a link, or both in one message; what is not said stays. Raises Unread."""
    place, link = where(typed)
    return replace(sketch, place=place or sketch.place, link=link or sketch.link)


def where(typed: str) -> tuple[str, str]:
    """The address and the link of one message; empty what is not said. Raises Unread."""
    links = [word for word in typed.split() if is_link(word)]
    place = " ".join(word for word in typed.split() if not is_link(word))
    if links and fold(place.rstrip(" :–—-")) in LABELS:
        place = ""
    if len(links) > 1 or any(len(link) > LINK for link in links):
        raise Unread("link")
    if len(place) > PLACE:
        raise Unread("place")
    return place, links[0] if links else ""


def read_closing(typed: str, today: date, day: date, start: int) -> int:
    """Hours before that day's start (minutes from midnight) at which sign-up ends: «24», «за 2 часа», or until a day,
    with a time or till its last full hour. Raises Unread."""
    words = fold(typed).removeprefix("до ")
    if said := _HOURS.fullmatch(words):
        hours = int(said[1])
    else:
        try:
            when = read_when(words, today)
        except UnknownDay:
            raise Unread("closes") from None
        at = when.start or time(23)
        days = day.toordinal() - (when.day or day).toordinal()
        hours = -((at.hour * 60 + at.minute - start - days * DAY) // 60)
    if not 0 <= hours <= FARTHEST_CLOSING:
        raise Unread("closes")
    return hours


def row(
    first: date, every: str, times: int, holidays: Sequence[Holiday], today: date
) -> tuple[list[date], list[date]]:  # fmt: skip
    """(so many days after the first one and after today, those left out for holidays between them)."""
    found: list[date] = []
    free: list[date] = []
    step = 1
    while len(found) < times:
        day = _later(first, every, step)
        if day > today:
            (free if is_holiday(day, holidays) else found).append(day)
        step += 1
    return found, free


def _later(first: date, every: str, steps: int) -> date:
    """A month is the same weekday of a later month: the first Thursday again, the last one where there is no fifth."""
    if every != "month":
        return first + timedelta(days=steps * WEEK * EVERY.index(every) + steps * WEEK)
    year, month = divmod(first.year * 12 + first.month - 1 + steps, 12)
    begins, length = monthrange(year, month + 1)
    day = 1 + (first.weekday() - begins) % WEEK + (first.day - 1) // WEEK * WEEK
    return date(year, month + 1, day if day <= length else day - WEEK)
