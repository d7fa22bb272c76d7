"""When something takes place, in words: the place's clock first, the reader's beside it where the two differ."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.texts import Html, T
from rules.zones import city_name


def span(t: T, starts_at: int, ends_at: int, zone: str, own: str) -> Html:
    """«чт 3 декабря, 14:00–16:00 (Москва; у вас 18:00–20:00)». UTC seconds; `own` is the reader's zone."""
    there = f"{t.moment(starts_at, zone)}–{clock(ends_at, zone)}"
    if same_clock(starts_at, zone, own):
        return Html(there)
    begins = clock(starts_at, own) if _day(starts_at, zone) == _day(starts_at, own) else t.moment(starts_at, own)
    return t("when-zones", when=there, city=city_name(zone, t.locale), own=f"{begins}–{clock(ends_at, own)}")


def of_two(t: T, starts_at: int, ends_at: int, *, own: str, other: str, name: str) -> Html:
    """«чт 3 декабря, 15:00–15:45 (Мария К.: 22:00–22:45)»: the reader's clock, and that of whom they meet."""
    mine = f"{t.moment(starts_at, own)}–{clock(ends_at, own)}"
    if same_clock(starts_at, own, other):
        return Html(mine)
    begins = clock(starts_at, other) if _day(starts_at, own) == _day(starts_at, other) else t.moment(starts_at, other)
    return t("when-two", when=mine, name=name, own=f"{begins}–{clock(ends_at, other)}")


def clock(at: int, zone: str) -> str:
    """«14:00»."""
    return f"{_local(at, zone):%H:%M}"


def same_clock(at: int, zone: str, own: str) -> bool:
    return _local(at, zone).utcoffset() == _local(at, own).utcoffset()


def days_ahead(at: int, own: str, now: int) -> int:
    """0 today, 1 tomorrow, by the reader's calendar."""
    return (_local(at, own).date() - _local(now, own).date()).days


def day(t: T, at: int, zone: str, now: int) -> str:
    """«22 ноября», with its year where that is another one than now."""
    then = _local(at, zone)
    pattern = "d MMMM" if then.year == _local(now, zone).year else "d MMMM y"
    return str(format_date(then, pattern, locale=t.locale))


def _day(at: int, zone: str) -> int:
    return _local(at, zone).toordinal()


def _local(at: int, zone: str) -> datetime:
    return datetime.fromtimestamp(at, ZoneInfo(zone))
