"""How many people work in a place, as a methodist types it: «43 на 01.09.2026, форма ОО-1»."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rules.dates import UnknownDay, read_day
from rules.reading import fold

# All teachers; under 35 in the first three years of service; specialists of the methodical services; those who finish
# a pedagogical university. Each indicator divides by one of them.
COHORTS = ("teachers", "young", "specialists", "graduates")
LARGEST = 9_999_999
SOURCE = 120  # signs
OLDEST = 1991  # years before it are a slip of the finger
_LINE = re.compile(r"(\d[\d\s]*?)\s*(?:[^\W\d]+\.?\s+)?(?:на|on)\s+(.+)", re.IGNORECASE)
_TODAY = ("сегодня", "today")


class BadHeadCount(ValueError):
    """Not a number with its day and source. The reason: number, line, day, future or source; `said` for the day."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why)
        self.said = said


@dataclass(frozen=True, slots=True)
class HeadCount:
    number: int
    on_day: date
    source: str


def read_head_count(typed: str, today: date) -> HeadCount:
    """«1 200 на 1 сентября, форма ОО-1». A day without a year is the last one behind. Raises BadHeadCount."""
    line = " ".join(typed.split())
    match = _LINE.fullmatch(line)
    if match is None:
        raise BadHeadCount("line" if re.match(r"\d", line) else "number")
    number = re.sub(r"\s", "", match[1])
    if len(number) > len(str(LARGEST)):
        raise BadHeadCount("number")
    day, _, source = match[2].partition(",")
    on_day = read_past_day(day, today)
    if on_day is None:
        raise BadHeadCount("day", day)
    if on_day > today:
        raise BadHeadCount("future")
    source = source.strip()
    if not any(sign.isalnum() for sign in source) or len(source) > SOURCE:
        raise BadHeadCount("source")
    return HeadCount(int(number), on_day, source)


def read_past_day(typed: str, today: date) -> date | None:
    """The day; one without a year is the last that has been. A day of the week is too little for a paper."""
    if fold(typed) in _TODAY:
        return today
    if not any(sign.isdecimal() for sign in typed):
        return None
    try:
        # «The next one ahead» of a year ago is the last one behind.
        found = read_day(typed, today - timedelta(days=364))
    except UnknownDay:
        return None
    return found if found.year >= OLDEST else None
