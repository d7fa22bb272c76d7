"""A young colleague looks for a mentor: the ready ones of the municipality with reasons, asking one, being seen."""

from aiogram import Router

from bot import agreeing, matchmaking, people_lists
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.person import Person
from bot.screen import Button, Open, Screen, cut
from bot.settings import Settings
from bot.texts import T, lines
from rules.pairing import Reason
from storage import mentors, people
from storage.db import Tx
from storage.mentors import Mentor
from storage.people import Profile

router = Router(name="mentor_search")
door = Door()


class Ask(Press, prefix="La"):
    """Ask for this mentor; `version` of the text that was read, none: show it."""

    mentor: Id
    version: str = ""


class Wish(Press, prefix="Lw"):
    """«Ищу наставника», or not any more."""

    wanted: bool


async def search_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` is a page."""
    told = await people.profile(tx, person.id)
    if told.organisation is None:
        return _school_first(told, t)
    found = await _ready(tx, told)
    wished = await mentors.wished(tx, person.id)
    wish = Button(t("mentor-unwish" if wished else "mentor-wish"), Wish(wanted=not wished))
    return people_lists.suggested(
        t, t("mentor-search-title") if found else t("mentor-search-none"), found, asked=id,
        pick=lambda mentor: Go(room="mentor", id=str(mentor)),
        turn=lambda page: Go(room="mentor_search", id=str(page)),
        tail=t("mentor-wished") if wished else t("mentor-wish-about"),
        more=[[wish], [Button(t("back"), Go(room="mentoring", id="ways")), Button(t("menu"), Go(room="menu"))]],
    )  # fmt: skip


async def mentor_card(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the mentor's."""
    told = await people.profile(tx, person.id)
    found = await _this(tx, told, number(id))
    if found is None:
        return Open("mentor_search", toast=t("mentor-no-more"))
    it, why = found
    reasons = matchmaking.said(t, why, told.subject)
    return Screen(
        lines([
            people_lists.name(it.name, t), people_lists.about(it, t), t("mentor-room", room=it.room),
            t("mentor-quote", about=it.about) if it.about else None, "",
            t("match-why", why=reasons) if reasons else None,
        ]),
        [
            [Button(t("mentor-ask"), Ask(mentor=it.person))],
            [Button(t("back"), Go(room="mentor_search")), Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    told = await people.profile(tx, person.id)
    if told.organisation is None:
        return _school_first(told, t)
    together = await mentors.together(tx, press.mentor, person.id)
    found = await _this(tx, told, press.mentor)
    if together or found is None:
        return Open("pair", str(together)) if together else Open("mentor_search", toast=t("mentor-no-more"))
    if not agreeing.was_read(press.version):
        head = t("mentor-ask-title", name=cut(found[0].name, people_lists.NAME))
        back = Go(room="mentor", id=str(press.mentor))
        return agreeing.ask(t, head, t("mentor-ask-sure"), press, back, read=press.version)
    pair, wrong = await agreeing.propose(tx, person, t, settings, mentor=press.mentor, mentee=person.id, now=now)
    return Open("pair", str(pair), toast=t("pair-asked")) if pair else Open("mentor_search", toast=wrong)


@door.on(Wish)
async def wish(press: Wish, tx: Tx, person: Person, t: T, now: int) -> Shown:
    told = await people.profile(tx, person.id)
    if told.organisation is None:
        return _school_first(told, t)
    if press.wanted:
        await mentors.wish(tx, person.id, now=now)
    else:
        await mentors.unwish(tx, person.id, now=now)
    return Open("mentor_search", toast=t("mentor-wished-now" if press.wanted else "mentor-unwished-now"))


def _school_first(told: Profile, t: T) -> Open:
    """A mentor is looked for near the school, which has to be known."""
    return Open("school", "mentor_search", toast=t("mentoring-school-first")) if told.known else Open("mentoring")


async def _ready(tx: Tx, told: Profile) -> matchmaking.Suggested:
    if told.municipality is None:
        return []
    found = await mentors.ready(tx, municipality=told.municipality, besides=told.person)
    return await matchmaking.mentors_for(tx, told, found, own=True)


async def _this(tx: Tx, told: Profile, mentor: int | None) -> tuple[Mentor, tuple[Reason, ...]] | None:
    """Somebody who is ready for this very person."""
    return next((found for found in await _ready(tx, told) if found[0].person == mentor), None)


ROOMS = {"mentor_search": search_room, "mentor": mentor_card}
