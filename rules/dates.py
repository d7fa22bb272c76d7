"""Days and times as people type them: «5 декабря», «в четверг», «с 14 до 16», and everything that we print ourselves.

Pure: today is passed in, and a day without a year is the next one ahead.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from rules.reading import fold

LONGEST = 40  # signs; nobody needs more for a day and two times
# Whole words, in any case: «5 маршрутов» is no day in March.
_MONTHS = tuple(
    re.compile(words)
    for words in (
        r"янв(ар\w)?|jan(uary)?", r"фев(р|рал\w)?|feb(ruary)?", r"мар(т\w?)?|mar(ch)?", r"апр(ел\w)?|apr(il)?",
        r"ма[йяе]|may", r"июн\w?|june?", r"июл\w?|july?", r"авг(уст\w?)?|aug(ust)?", r"сен(т|тябр\w)?|sep(t|tember)?",
        r"окт(ябр\w)?|oct(ober)?", r"ноя(б|бр|бр\w)?|nov(ember)?", r"дек(абр\w)?|dec(ember)?",
    )
)  # fmt: skip
_WEEKDAYS = (
    ("пн", "понедельник", "mon"), ("вт", "вторник", "tue"), ("ср", "сред[ауы]", "wed"), ("чт", "четверг", "thu"),
    ("пт", "пятниц[ауы]", "fri"), ("сб", "суббот[ауы]", "sat"), ("вс", "воскресень[ею]", "sun"),
)  # fmt: skip
_RELATIVE = {"сегодня": 0, "today": 0, "завтра": 1, "tomorrow": 1, "послезавтра": 2, "через неделю": 7}
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?(?: ?г\.?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:-?го)? ([а-яa-z]{3,})\.?,?(?: (\d{4})(?: ?г(?:\.|ода?)?)?)?")
_MONTH_DAY = re.compile(r"([a-z]{3,})\.? (\d{1,2})(?:,? (\d{4}))?")
_WEEKDAY_FIRST = re.compile(r"(?:(?:в|во|on) )?([а-яa-z]+)\.?,?(?: (?=\S)|$)")
_LEAP = 8  # years ahead that hold a 29 February for sure


class UnknownDay(ValueError):
    """Not a day: nothing we know, one that no calendar has, or a weekday that the date does not fall on."""


class UnknownTime(ValueError):
    """Not a time of the day, or an end that is not after the beginning."""


@dataclass(frozen=True, slots=True)
class When:
    """What was typed at once; what was not said is None."""

    day: date | None = None
    start: time | None = None
    end: time | None = None


def read_day(typed: str, today: date) -> date:
    """Raises UnknownDay. A weekday is the next one after today; a year that was said is taken as it is."""
    words = _folded(typed)
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    found = _date(words, today)
    if found:
        return found
    named = _WEEKDAY_FIRST.match(words)
    weekday = _weekday(named[1]) if named else None
    if named is None or weekday is None:
        raise UnknownDay(typed)
    rest = words[named.end() :]
    if not rest:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    found = _date(rest, today)
    if found is None or found.weekday() != weekday:
        raise UnknownDay(typed)
    return found


def is_dated(typed: str) -> bool:
    """Whether it has the form of a date, be there such a day or not: «31.02», «пт 3 декабря»."""
    words = _folded(typed)
    named = _WEEKDAY_FIRST.match(words)
    if named and _weekday(named[1]) is not None:
        words = words[named.end() :]
    if _ISO.fullmatch(words) or _NUMBERS.fullmatch(words):
        return True
    said, english = _DAY_MONTH.fullmatch(words), _MONTH_DAY.fullmatch(words)
    return bool((said and month_named(said[2])) or (english and month_named(english[1])))


def _folded(typed: str) -> str:
    words = fold(typed)
    return words if len(words) <= LONGEST else ""


def _date(words: str, today: date) -> date | None:
    """The date alone, without a weekday; None for what is none or cannot be."""
    if match := _ISO.fullmatch(words):
        return _real(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(words):
        return _ahead(int(match[1]), int(match[2]), match[3], today)
    if match := _DAY_MONTH.fullmatch(words):
        return _ahead(int(match[1]), month_named(match[2]), match[3], today)
    if match := _MONTH_DAY.fullmatch(words):
        return _ahead(int(match[2]), month_named(match[1]), match[3], today)
    return None


def _ahead(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(today.year, today.year + _LEAP + 1)
    return next((it for it in (_real(year, month, day) for year in years) if it and it >= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_named(word: str) -> int:
    """From 1; 0 for no month. «дек», «декабря», «декабрь», «Dec»."""
    return next((n for n, words in enumerate(_MONTHS, 1) if words.fullmatch(word)), 0)


def _weekday(word: str) -> int | None:
    for number, (short, whole, english) in enumerate(_WEEKDAYS):
        if word == short or re.fullmatch(whole, word) or re.fullmatch(rf"{english}[a-z]*", word):
            return number
    return None


_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?"
_SPAN = re.compile(rf"(?:(?:с|в|from|at) )?{_CLOCK}(?: ?ч\.?)?(?: ?(?:-|–|—|до|to|till|until) ?{_CLOCK}(?: ?ч\.?)?)?")
_DASHED = re.compile(r"(\d{1,2})-([0-5][05])(?: ?[-–—] ?(\d{1,2})-([0-5][05]))?")


def read_times(typed: str) -> tuple[time, time | None]:
    """«14:00», «14-16», «с 14 до 16», «14-00»: the beginning, and the end if it was said. Raises UnknownTime."""
    words = _folded(typed)
    # «14-00» is how many write 14:00, while «14-16» is two hours: the span is tried first.
    for form in (_SPAN, _DASHED):
        if match := form.fullmatch(words):
            start, end = _clock(match[1], match[2]), _clock(match[3], match[4])
            if start and (end is None) == (match[3] is None) and (end is None or end > start):
                return start, end
    raise UnknownTime(typed)


def _clock(hours: str | None, minutes: str | None) -> time | None:
    if hours is None or int(hours) > 23 or int(minutes or 0) > 59:
        return None
    return time(int(hours), int(minutes or 0))


def read_when(typed: str, today: date) -> When:
    """A day, a time, or both in one message: «5 декабря 14:00–16:00». Raises UnknownDay if neither is understood.

    «14.10» alone is a day: who means the time writes 14:10.
    """
    words = _folded(typed).replace(",", " ").split()
    for place in range(len(words), -1, -1):
        day, times = _part(words[:place], today), _part(words[place:], None)
        if day and times and words:
            return When(day.day, times.start, times.end)
    raise UnknownDay(typed)


def _part(words: list[str], today: date | None) -> When | None:
    """A day where `today` is given, else times; nothing said is nothing asked."""
    said = " ".join(words)
    try:
        if not said:
            return When()
        return When(None, *read_times(said)) if today is None else When(read_day(said, today))
    except (UnknownDay, UnknownTime):
        return None
