"""What somebody narrows the lists of programmes to, and in which order they want them.

Each filter has one text («24-72», «soon», «full»): it is kept so, stands in a button so and is counted so.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Literal, Self

Dot = Literal["full", "any", "none"]
Document = Literal["pk", "pp", "internship"]
Form = Literal["full_time", "part_time", "extramural"]

SOON = "soon"
SOON_DAYS = 90
YES = "1"
MOST_HOURS = 3000

# What a screen offers beside «any»; the other filters are named by the catalogue or by the person.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "hours": ("-24", "25-36", "37-72", "73-144", "145-"),
    "form": ("full_time", "part_time", "extramural"),
    "dot": ("full", "any", "none"),
    "dates": (SOON,),
    "free": (YES,),
    "registry": (YES,),
    "document": ("pk", "pp", "internship"),
}
# A programme without a number is not in the registry: nothing about it is unknown.
NEVER_UNKNOWN = frozenset({"registry"})

_CODE = re.compile(r"[A-Za-z0-9_-]{1,24}")
_HOURS = re.compile(r"([0-9]{0,4})-([0-9]{0,4})")


class Sort(StrEnum):
    """`BEST`: what closes most, or has most of the words; then registry, own region, hours."""

    BEST = "best"
    SHORTER = "shorter"
    SOONER = "sooner"
    CHEAPER = "cheaper"


@dataclass(frozen=True, slots=True)
class Filters:
    """A filter that is off is "". `unknown`: names of filters that also let in what does not say its value.

    hours "24-72", "-72", "145-"; dot "full", "any" (fully or partly), "none"; dates "soon" (begins within SOON_DAYS) or
    "2026-11-01/2026-12-31", either end may be missing; subject, stage, region: a code; free, registry: "1"; document: a
    kind of programme, which decides the paper.
    """

    hours: str = ""
    form: str = ""
    dot: str = ""
    dates: str = ""
    subject: str = ""
    stage: str = ""
    region: str = ""
    free: str = ""
    registry: str = ""
    document: str = ""
    unknown: frozenset[str] = frozenset()

    @property
    def on(self) -> tuple[str, ...]:
        """Names of the filters that are on, in the order of the screen."""
        return tuple(name for name in NAMES if self.value(name))

    def value(self, name: str) -> str:
        value: str = getattr(self, name)
        return value

    def put(self, name: str, value: str) -> Self:
        """Set one, or take it off with ""; its unknown ones are out again then. Raises ValueError."""
        if name not in NAMES or (value and not _fits(name, value)):
            raise ValueError(f"no such filter: {name} {value!r}")
        return replace(self, **{name: value}, unknown=self.unknown if value else self.unknown - {name})

    def let_in(self, name: str, yes: bool = True) -> Self:
        """What does not say its value comes in too, or no longer does; nothing where the filter is off."""
        able = bool(self.value(name)) and name not in NEVER_UNKNOWN
        return replace(self, unknown=self.unknown | {name} if yes and able else self.unknown - {name})

    def dump(self) -> str:
        said: dict[str, str | list[str]] = {name: self.value(name) for name in self.on}
        if self.unknown:
            said["unknown"] = sorted(self.unknown)
        return json.dumps(said)

    @classmethod
    def load(cls, text: str) -> Self:
        """Whatever is kept: what is not understood (an older shape, a subject that is gone) is as if it were off."""
        try:
            said = json.loads(text or "{}")
        except ValueError:
            return cls()
        if not isinstance(said, dict):
            return cls()
        read = cls()
        for name in NAMES:
            value = said.get(name)
            if isinstance(value, str) and _fits(name, value):
                read = read.put(name, value)
        listed = said.get("unknown")
        for name in listed if isinstance(listed, list) else ():
            if name in NAMES:
                read = read.let_in(name)
        return read


NAMES = tuple(field.name for field in fields(Filters) if field.name != "unknown")


def hours_of(value: str) -> tuple[int, int]:
    """Least and most, both within."""
    least, _, most = value.partition("-")
    return int(least or 1), int(most or MOST_HOURS)


def days_of(value: str, today: date) -> tuple[str, str]:
    """First and last day, ISO, both within; texts that sort before and behind any day where an end is missing."""
    if value == SOON:
        return today.isoformat(), date.fromordinal(today.toordinal() + SOON_DAYS).isoformat()
    since, _, to = value.partition("/")
    return since or "0", to or "9"


def _fits(name: str, value: str) -> bool:
    if name == "hours":
        return _is_range(value)
    if name == "dates":
        return value == SOON or _are_days(value)
    return value in CHOICES[name] if name in CHOICES else bool(_CODE.fullmatch(value))


def _is_range(value: str) -> bool:
    said = _HOURS.fullmatch(value)
    if said is None or value == "-":
        return False
    least, most = hours_of(value)
    return 0 < least <= most <= MOST_HOURS


def _are_days(value: str) -> bool:
    since, slash, to = value.partition("/")
    if not slash or not (since or to):
        return False
    try:
        days = [date.fromisoformat(day).isoformat() for day in (since, to) if day]
    except ValueError:
        return False
    return days == [day for day in (since, to) if day] == sorted(days)
