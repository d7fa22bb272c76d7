"""What a curator looks at: pairs that wait, are silent, late or near their end. One rule for lists and for figures."""

from collections.abc import Collection
from datetime import date

from rules.pairs import SOON
from rules.service import YOUNG, school_year

PARTS = ("waiting", "silent", "overdue", "ending")
UNCONFIRMED = 7 * 86_400  # seconds an entry waits for the mentee before it counts as overdue


def ending(ends_on: date, today: date) -> bool:
    """In the last thirty days, or past its end and not finished."""
    return (ends_on - today).days <= SOON


def young_since(today: date) -> int:
    """Whoever began to teach after this year is in the first years of service."""
    return school_year(today) - YOUNG


def parts(state: str, *, silent: bool, overdue: bool, ends_on: date, today: date) -> Collection[str]:
    """Which of PARTS a pair is in. A paused pair keeps its end only: nobody meets and nothing falls due."""
    if state == "proposed":
        return ("waiting",)
    found = [part for part, is_so in (("silent", silent), ("overdue", overdue)) if is_so and state == "active"]
    return (*found, "ending") if ending(ends_on, today) else tuple(found)
