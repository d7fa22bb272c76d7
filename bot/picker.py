"""Choosing a day and a time with buttons: a month at a time, likely hours of a school's day."""

from calendar import Calendar
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.doors import Press
from bot.screen import Button, rows
from bot.texts import T

# Half past, o'clock; most sessions begin after lessons, the first row is for holidays.
STARTS = tuple(range(9 * 60, 19 * 60, 30))
LENGTHS = (45, 60, 90, 120, 150, 180, 240, 360)
MONTHS_AHEAD = 12


def local(at: int, zone: str) -> datetime:
    """UTC seconds by the clock of `zone`."""
    return datetime.fromtimestamp(at, ZoneInfo(zone))


def month_of(day: date) -> int:
    """The number of a month in a button."""
    return day.year * 12 + day.month - 1


def month(
    t: T, wanted: int, today: date, pick: Callable[[date], Press], turn: Callable[[int], Press]
) -> list[list[Button]]:
    """A week a row. Days that are over are dots; months from this one to a year ahead."""
    first = month_of(today)
    shown = min(max(wanted, first), first + MONTHS_AHEAD)
    year, number = divmod(shown, 12)
    head = str(format_date(date(year, number + 1, 1), "LLLL y", locale=t.locale))
    before, after = max(shown - 1, first), min(shown + 1, first + MONTHS_AHEAD)
    weeks = [
        [
            Button(str(day.day), pick(day)) if day.month == number + 1 and day >= today else Button("·", turn(shown))
            for day in week
        ]
        for week in Calendar().monthdatescalendar(year, number + 1)
        if week[-1] >= today
    ]
    return [[Button("‹", turn(before)), Button(head, turn(shown)), Button("›", turn(after))], *weeks]


def clocks(minutes: Iterable[int], pick: Callable[[int], Press]) -> list[list[Button]]:
    """Four times a row; minutes from midnight."""
    return rows((Button(said(at), pick(at)) for at in minutes), 4)


def said(minutes: int) -> str:
    """«14:00»."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def last_day(today: date) -> date:
    """The last that `month` offers."""
    year, number = divmod(month_of(today) + MONTHS_AHEAD + 1, 12)
    return date(year, number + 1, 1) - timedelta(days=1)


def said_day(t: T, day: date, today: date | None = None) -> str:
    """«чт 3 декабря»; «вт 12 января 2027» when `today` is of another year."""
    pattern = "EEE d MMMM" if today is None or day.year == today.year else "EEE d MMMM y"
    return str(format_date(day, pattern, locale=t.locale))
