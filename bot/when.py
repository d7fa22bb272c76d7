"""When something takes place, in words: the place's clock first, the reader's beside it where the two differ."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts import Html, T
from rules.zones import city_name


def span(t: T, starts_at: int, ends_at: int, zone: str, own: str) -> Html:
    """«чт 3 декабря, 14:00–16:00 (Москва; у вас 18:00–20:00)». UTC seconds; `own` is the reader's zone."""
    there = f"{t.moment(starts_at, zone)}–{clock(ends_at, zone)}"
    if same_clock(starts_at, zone, own):
        return Html(there)
    begins = clock(starts_at, own) if _day(starts_at, zone) == _day(starts_at, own) else t.moment(starts_at, own)
    return t("when-zones", when=there, city=city_name(zone, t.locale), own=f"{begins}–{clock(ends_at, own)}")


def clock(at: int, zone: str) -> str:
    """«14:00»."""
    return f"{_local(at, zone):%H:%M}"


def same_clock(at: int, zone: str, own: str) -> bool:
    return _local(at, zone).utcoffset() == _local(at, own).utcoffset()


def days_ahead(at: int, own: str, now: int) -> int:
    """0 today, 1 tomorrow, by the reader's calendar."""
    return (_local(at, own).date() - _local(now, own).date()).days


def _day(at: int, zone: str) -> int:
    return _local(at, zone).toordinal()


def _local(at: int, zone: str) -> datetime:
    return datetime.fromtimestamp(at, ZoneInfo(zone))
