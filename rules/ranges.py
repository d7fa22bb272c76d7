"""Hours and days from and to, as people type them: «36-72», «до 72 ч», «с 1 по 15 декабря», «в январе».

Pure: today is passed in; an end that was not said is None.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from rules.dates import UnknownDay, month_named, read_day
from rules.reading import fold

MOST_HOURS = 3000
LONGEST = 60  # signs
_UNIT = r"(?: ?(?:ч|час|часа|часов|hours?|h)\.?)?"
_NUMBER = rf"(\d{{1,4}}){_UNIT}"
_BETWEEN = re.compile(rf"(?:(?:от|с|from) )?{_NUMBER} ?(?:-|–|—|\.\.\.?|…|до|по|to) ?{_NUMBER}")
_MOST = re.compile(rf"(?:до|не больше|не более|меньше|max|up to|to|<=?) ?{_NUMBER}")
_LEAST = re.compile(
    rf"(?:от|не меньше|не менее|больше|более|from|>=?) ?{_NUMBER}|(\d{{1,4}}){_UNIT} ?(?:\+|и больше|и более)"
)
_ONE = re.compile(_NUMBER)
_MONTH = re.compile(r"(?:(?:в|на|за|in) )?([а-яa-z]{3,})(?: (\d{4})(?: ?г(?:\.|ода?)?)?)?")
_SINCE = re.compile(r"(?:с|со|от|после|from|since|after) (.+)")
_UNTIL = re.compile(r"(?:до|по|не позже|к|until|till|to|before) (.+)")
_PREFIX = re.compile(r"(?:с|со|от|from) ")


class UnknownHours(ValueError):
    """Neither a number of hours nor two of them."""


def read_hours(typed: str) -> tuple[int | None, int | None]:
    """The least and the most, both told by one number alone. Raises UnknownHours."""
    words = fold(typed) if len(typed) <= LONGEST else ""
    if match := _BETWEEN.fullmatch(words):
        return _hours(typed, *sorted(int(it) for it in match.groups()))
    if match := _MOST.fullmatch(words):
        return _hours(typed, None, int(match[1]))
    if match := _LEAST.fullmatch(words):
        return _hours(typed, int(match[1] or match[2]), None)
    if match := _ONE.fullmatch(words):
        return _hours(typed, int(match[1]), int(match[1]))
    raise UnknownHours(typed)


def _hours(typed: str, least: int | None, most: int | None) -> tuple[int | None, int | None]:
    if not all(1 <= it <= MOST_HOURS for it in (least, most) if it is not None):
        raise UnknownHours(typed)
    return least, most


def read_span(typed: str, today: date) -> tuple[date | None, date | None]:
    """The first day and the last. One day alone is both; a month is all its days. Raises UnknownDay."""
    words = fold(typed) if len(typed) <= LONGEST else ""
    if month := _month(words, today):
        return month
    for first, last in _halves(words):
        if both := _both(first, last, today):
            return both
    if match := _UNTIL.fullmatch(words):
        return None, _day(match[1], today, last=True)
    if match := _SINCE.fullmatch(words):
        return _day(match[1], today, last=False), None
    day = read_day(words, today)
    return day, day


def _halves(words: str) -> Iterator[tuple[str, str]]:
    """Every way to read it as two days: an ISO day has dashes of its own."""
    for match in re.finditer(r" (?:по|до|to|till|until) | ?[-–—…] ?| ?\.\.\.? ?", words):
        yield _PREFIX.sub("", words[: match.start()]), words[match.end() :]


def _both(first: str, last: str, today: date) -> tuple[date, date] | None:
    try:
        end = _day(last, today, last=True)
        if first.isdecimal():
            first = f"{first} {last.partition(' ')[2]}" if " " in last else f"{first}.{last.partition('.')[2]}"
        begin = _day(first, today, last=False)
    except UnknownDay:
        return None
    if begin > end:
        # «с 20 декабря по 10 января»: each was taken as the next one ahead.
        end = _later(last, begin, end)
    return (begin, end) if begin <= end else None


def _later(words: str, begin: date, end: date) -> date:
    try:
        return _day(words, begin, last=True)
    except UnknownDay:
        return end


def _day(words: str, today: date, *, last: bool) -> date:
    """A day, or a month's first or last one."""
    month = _month(words, today)
    return month[last] if month else read_day(words, today)


def _month(words: str, today: date) -> tuple[date, date] | None:
    match = _MONTH.fullmatch(words)
    number = month_named(_nominative(match[1])) if match else 0
    if match is None or not number:
        return None
    year = int(match[2]) if match[2] else today.year + (number < today.month)
    if not 1 <= year <= date.max.year:
        return None
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def _nominative(month: str) -> str:
    """«марте» is no form that `month_named` knows; «марта» is."""
    return month[:-1] + "а" if month.endswith("е") and month_named(month) == 0 else month
