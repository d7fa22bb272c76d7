"""What a session that is being planned looks like, and what follows from the last one: weekday, module, hours.

Days and times are those of the site's own clock; nothing here knows a zone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import Any, Self

ACADEMIC_HOUR = 45  # minutes
WEEK = 7
USUAL_LENGTH = 120  # minutes
MOST_TIMES = 12  # sessions of a series
MOST_PLACES = 1000


@dataclass(frozen=True, slots=True)
class Sketch:
    """A session being planned. None: not said yet.

    `request`: the moment it was begun, its name in buttons. `day` is a proleptic ordinal, `start` and `end` minutes
    from midnight, `closes` hours before the start (None: as usual). `weeks`: 0 is one session, otherwise `times`
    sessions that many weeks apart.
    """

    request: int
    stream: int
    module: int
    like: bool
    place: str
    link: str
    room: int
    remote: int
    day: int | None = None
    start: int | None = None
    end: int | None = None
    hours: int | None = None
    closes: int | None = None
    weeks: int = 0
    times: int = 1

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Self | None:
        """None for nothing and for one that an older version of the bot has kept."""
        if not kept or set(kept) != {field.name for field in fields(cls)}:
            return None
        return cls(**kept)

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


def same_weekday(last: date, today: date) -> date:
    """A week after the last one, or the first such weekday that is still ahead."""
    weeks = max(1, -(-((today - last).days + 1) // WEEK))
    return last + timedelta(weeks=weeks)


def following(modules: Sequence[int], last: int, count: int = 1) -> list[int]:
    """The next `count` of the programme after `last`; at its end the last module stays."""
    place = modules.index(last) if last in modules else -1
    return [modules[min(place + step, len(modules) - 1)] for step in range(1, count + 1)]


_NUMBER = re.compile(r"\d{1,6}")


def two_numbers(typed: str) -> tuple[int, int] | None:
    """«15 и 30», «очно 15, дистанционно 30»: places in the room and remote; None unless there are exactly two."""
    found = _NUMBER.findall(typed) if len(typed) <= 100 else []
    return (int(found[0]), int(found[1])) if len(found) == 2 else None


def one_number(typed: str) -> int | None:
    """«12», «12 человек»; None unless there is exactly one."""
    found = _NUMBER.findall(typed) if len(typed) <= 100 else []
    return int(found[0]) if len(found) == 1 else None
