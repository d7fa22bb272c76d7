"""«Первые три года»: which support a young teacher had this school year, what has begun and what is open, with ways."""

from datetime import date

from aiogram import Router
from babel.dates import format_date

from bot.doors import Go, Shown
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T, lines
from rules.service import is_young, year_of_work
from rules.support import Support, supports, year_began
from storage import people, support
from storage.db import Tx

router = Router(name="support")

ROOM_OF = {"mentor": "mentoring", "steps": "mentoring", "internship": "sessions", "courses": "programmes"}


async def support_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """Asks for the year of the start where it was not told: without it nobody is young for us."""
    if not person.known:
        return Open("mentoring")
    told = await people.profile(tx, person.id)
    today = local(now, person.zone).date()
    if told.service_year is None:
        year = Button(t("support-year"), Go(room="years", id="support"))
        return Screen(lines([t("support-title"), "", t("support-no-year")]), [[year], _foot(t)])
    if not is_young(told.service_year, today):
        said = t("support-not-young", year=str(told.service_year))
        mentor = Button(t("support-be-mentor"), Go(room="mentor_ready"))
        return Screen(lines([t("support-title"), "", said]), [[mentor], _foot(t)])
    began = year_began(today)
    found = supports(await support.facts(tx, person.id, since=began, zone=person.zone, now=now))
    had = sum(one.state == "had" for one in found)
    number = max(1, year_of_work(told.service_year, today))
    head = [
        t("support-title"),
        t("support-year-of-work", number=str(number), year=f"{began.year}/{(began.year + 1) % 100:02}"),
        t("support-had", count=had) if had else t("support-none"),
        "",
    ]
    ways = (Button(t(f"support-to-{one.form}"), Go(room=ROOM_OF[one.form])) for one in found)
    return Screen(lines([*head, *(_line(one, t) for one in found)]), [*rows(ways, 2), _foot(t)])


def _line(one: Support, t: T) -> Html:
    said = f"{one.state}-{one.form}"
    return t(f"support-{said}", count=one.count, day=_day(one.last, t))


def _day(day: date | None, t: T) -> str:
    return "" if day is None else str(format_date(day, "d MMMM", locale=t.locale))


def _foot(t: T) -> list[Button]:
    return [Button(t("back"), Go(room="mentoring", id="ways")), Button(t("menu"), Go(room="menu"))]


ROOMS = {"support": support_room}
