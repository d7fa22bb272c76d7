"""An agreement with a partner as people type it: «№ 12 от 01.09.2026», «до 31.08.2027», «на 3 года»."""

import re
from datetime import date, timedelta

from rules.dates import UnknownDay, read_day
from rules.head_counts import read_past_day
from rules.pairs import months_on
from rules.reading import fold

PARTNER, SUBJECT, NUMBER = 120, 200, 40  # signs
SOON = 30  # days before its end that an agreement is «ending», and its author hears of it
TERMS = (1, 3, 5)  # years to choose from
LONGEST = 30  # years: nobody means more
_NUMBER = re.compile(r"(?:№|#|no\.?|n)?\s*(.+?)\s+(?:от|of|dated|from)\s+(.+)", re.IGNORECASE)
_TERM = re.compile(r"(?:(?:на|for)\s+)?(?:(\d{1,3})\s+)?(год|года|лет|years?|месяц|месяца|месяцев|months?)")
_UNTIL = re.compile(r"(?:до|по|till|until|to)\s+(.+)")


class BadNumber(ValueError):
    """Not a number with the day of signing. The reason: number, day or future; `said` for the day."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why)
        self.said = said


class BadTerm(ValueError):
    """Not an end. The reason: day, before (the signing) or far."""


def read_number(typed: str, today: date) -> tuple[str, date]:
    """«№ 12/3 от 1 сентября»: the number and the day it was signed. Raises BadNumber."""
    match = _NUMBER.fullmatch(" ".join(typed.split()))
    if match is None or len(match[1]) > NUMBER or not any(sign.isalnum() for sign in match[1]):
        raise BadNumber("number")
    signed_on = read_past_day(match[2], today)
    if signed_on is None:
        raise BadNumber("day", match[2])
    if signed_on > today:
        raise BadNumber("future")
    return match[1], signed_on


def read_until(typed: str, signed_on: date, today: date) -> date:
    """The last day in force: of a term counted from the signing, or a day that was named. Raises BadTerm."""
    words = fold(typed)
    if term := _TERM.fullmatch(words):
        count = int(term[1] or 1)
        months = count if term[2].startswith(("мес", "mon")) else 12 * count
        if not 0 < months <= 12 * LONGEST:
            raise BadTerm("far")
        return after(signed_on, months)
    named = _UNTIL.fullmatch(words)
    try:
        until = read_day(named[1] if named else words, today)
    except UnknownDay:
        raise BadTerm("day") from None
    if until < signed_on:
        raise BadTerm("before")
    if until > after(today, 12 * LONGEST):
        raise BadTerm("far")
    return until


def after(day: date, months: int) -> date:
    """The last day of a term that begins on `day`: signed on 1 September for a year, it holds through 31 August."""
    return months_on(day, months) - timedelta(days=1)
