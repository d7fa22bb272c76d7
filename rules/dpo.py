"""When the next training, attestation or application is due, and the days on which somebody is reminded of it.

273-ФЗ: to be trained at least once in three years is a right (art. 47, p. 5); fitness for the post is confirmed once in
five years (art. 49). A category has had no term since September 2023 (приказ 196); an older one lives its five years.
Pure: today is passed in.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from rules.dates import UnknownDay, month_named, read_day
from rules.reading import fold
from rules.requests import past_day

What = Literal["dpo", "conformity", "first", "highest", "apply"]
Said = Literal["day", "month", "year"]
WHATS: tuple[What, ...] = get_args(What)
CATEGORIES: tuple[What, ...] = ("first", "highest")
TRAINED_IN, ATTESTED_IN, CATEGORY_IN = 3, 5, 5  # years
WITHOUT_TERM = date(2023, 9, 1)  # categories given since then
HALF_A_YEAR, TWO_MONTHS, TWO_WEEKS = TURNS = (1, 2, 3)
MORNING = time(10)
OLDEST = 1970
AHEAD = 10  # years in which a plan lies
LONGEST = 40  # signs of a typed day

_MONTH = re.compile(r"(\d{1,2})[./](\d{4})(?: ?г(?:\.|ода?)?)?")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED_MONTH = re.compile(r"(?:в |in )?([а-яa-z]{3,})\.? (\d{4})(?: ?г(?:\.|ода?|оду)?)?")
_YEAR = re.compile(r"(?:в |in )?(\d{4})(?: ?г(?:\.|ода?|оду)?)?")


class BadDay(ValueError):
    """`why`: unknown or, of a plan, plan; year (too little for a plan); ahead (it has not been yet); old; over (a plan
    that is behind); far."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Told:
    """A day that somebody typed; of a month or a year it is the first, so that nothing comes too late."""

    day: date
    said: Said = "day"


@dataclass(frozen=True, slots=True)
class Turn:
    """A reminder: at ten o'clock of the reader, until the next one. UTC seconds."""

    number: int
    at: int
    expires_at: int


def read(what: What, typed: str, today: date) -> Told:
    """«5 мая 2024», «05.2024», «май 2024», «2024». Raises BadDay."""
    words = fold(typed) if len(typed) <= LONGEST else ""
    told = _read(words, today, plan=what == "apply")
    if what == "apply":
        if told.day < today.replace(day=1) or (told.said == "day" and told.day < today):
            raise BadDay("over")
        if told.day.year > today.year + AHEAD:
            raise BadDay("far")
    elif told.day > today:
        raise BadDay("ahead")
    elif told.day.year < OLDEST:
        raise BadDay("old")
    return told


def _read(words: str, today: date, *, plan: bool) -> Told:
    if match := _MONTH.fullmatch(words):
        return _first(int(match[2]), int(match[1]), "month")
    if match := _ISO_MONTH.fullmatch(words):
        return _first(int(match[1]), int(match[2]), "month")
    if (match := _NAMED_MONTH.fullmatch(words)) and month_named(match[1]):
        return _first(int(match[2]), month_named(match[1]), "month")
    if match := _YEAR.fullmatch(words):
        if plan:
            raise BadDay("year")
        return _first(int(match[1]), 1, "year")
    try:
        return Told(read_day(words, today) if plan else past_day(words, today))
    except UnknownDay:
        raise BadDay("plan" if plan else "unknown") from None


def _first(year: int, month: int, said: Said) -> Told:
    try:
        return Told(date(year, month, 1), said)
    except ValueError:
        raise BadDay("unknown") from None


def due(what: What, day: date) -> date | None:
    """Until when the next one is to be; None for a category without a term. A plan is itself."""
    if what == "apply":
        return day
    if what == "dpo":
        return _later(day, TRAINED_IN * 12)
    if what == "conformity":
        return _later(day, ATTESTED_IN * 12)
    return _later(day, CATEGORY_IN * 12) if day < WITHOUT_TERM else None


def in_force(what: What, day: date, today: date) -> bool:
    """Whether a category still is: then fitness for the post is not confirmed."""
    end = due(what, day)
    return end is None or today < end


def turns(until: date, zone: str, now: int) -> list[Turn]:
    """Half a year, two months and two weeks before, those that are still ahead."""
    days = (_later(until, -6), _later(until, -2), until - timedelta(weeks=2))
    at = [_at(day, MORNING, zone) for day in days]
    ends = [*at[1:], _at(until, time(0), zone)]
    return [Turn(n, *times) for n, times in enumerate(zip(at, ends, strict=True), 1) if times[0] > now]


def reminders(days: Mapping[What, date], zone: str, now: int) -> list[tuple[What, date, Turn]]:
    """Of all that is known, the nearest first; fitness for the post is not confirmed while a category is in force."""
    category = next((what for what in CATEGORIES if what in days), None)
    found: list[tuple[What, date, Turn]] = []
    for what, day in days.items():
        until = due(what, day)
        if until is None:
            continue
        for turn in turns(until, zone, now):
            said_on = datetime.fromtimestamp(turn.at, ZoneInfo(zone)).date()
            if what == "conformity" and category and in_force(category, days[category], said_on):
                continue
            found.append((what, until, turn))
    return sorted(found, key=lambda it: (it[2].at, it[0]))


def which(until: date, turn: int) -> str:
    """How the outbox tells the reminders of one fact apart: the day, and the turn."""
    return f"{until.isoformat()}.{turn}"


def of_which(said: str) -> tuple[date, int]:
    day, _, turn = said.partition(".")
    return date.fromisoformat(day), int(turn)


def _later(day: date, months: int) -> date:
    """The 31st of a month that has none is its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _at(day: date, clock: time, zone: str) -> int:
    return int(datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC).timestamp())
