"""A ready mentor sees who looks for one in the municipality, and offers."""

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
from storage.mentors import Seeker

router = Router(name="seekers")
door = Door()

Found = list[tuple[Seeker, tuple[Reason, ...]]]


class Offer(Press, prefix="O"):
    """Offer to be the mentor of somebody who looks for one; `version` of the text that was read, none: show it."""

    mentee: Id
    version: str = ""


async def seekers_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` is a page."""
    found = await _wishing(tx, person)
    if found is None:
        return Open("mentor_ready", toast=t("mentor-ready-first"))
    return people_lists.suggested(
        t, t("seekers-title") if found else t("seekers-none"), found, asked=id,
        pick=lambda seeker: Go(room="seeker", id=str(seeker)), turn=lambda page: Go(room="seekers", id=str(page)),
        more=[[Button(t("back"), Go(room="mentor_ready")), Button(t("menu"), Go(room="menu"))]],
    )  # fmt: skip


async def seeker_card(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the one who looks."""
    found = await _this(tx, person, number(id))
    if found is None:
        return Open("seekers", toast=t("seeker-no-more"))
    since = t("seeker-since", year=str(found.service_year)) if found.service_year else None
    return Screen(
        lines([people_lists.name(found.name, t), people_lists.about(found, t), since]),
        [
            [Button(t("seeker-offer"), Offer(mentee=found.person))],
            [Button(t("back"), Go(room="seekers")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Offer)
async def offer(press: Offer, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    together = await mentors.together(tx, press.mentee, person.id)
    found = await _this(tx, person, press.mentee)
    if together or found is None:
        return Open("pair", str(together)) if together else Open("seekers", toast=t("seeker-no-more"))
    if not agreeing.was_read(press.version):
        head = t("seeker-offer-title", name=cut(found.name, people_lists.NAME))
        back = Go(room="seeker", id=str(press.mentee))
        return agreeing.ask(t, head, t("seeker-offer-sure"), press, back, read=press.version)
    pair, wrong = await agreeing.propose(tx, person, t, settings, mentor=person.id, mentee=press.mentee, now=now)
    return Open("pair", str(pair), toast=t("pair-offered")) if pair else Open("seekers", toast=wrong)


async def _wishing(tx: Tx, person: Person) -> Found | None:
    """Nothing for somebody who is not ready."""
    own = await mentors.mentor(tx, person.id)
    told = await people.profile(tx, person.id)
    if own is None or not own.ready or told.municipality is None:
        return None
    return matchmaking.seekers_for(told, await mentors.wishing(tx, municipality=told.municipality, besides=person.id))


async def _this(tx: Tx, person: Person, mentee: int | None) -> Seeker | None:
    return next((it for it, _ in await _wishing(tx, person) or [] if it.person == mentee), None)


ROOMS = {"seekers": seekers_room, "seeker": seeker_card}
