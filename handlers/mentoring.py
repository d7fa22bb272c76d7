"""Mentoring's home: my pairs, and the ways in: to look for a mentor, to be one, to answer somebody who looks."""

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot import people_lists
from bot.doors import Door, Go, Press, Shown
from bot.mentoring import written
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from rules.names import short
from rules.pairs import CAPACITIES, PROPOSED
from rules.roles import reaches
from rules.service import is_young
from storage import mentors, pairs, people
from storage.db import Tx
from storage.mentors import ABOUT, Mentor
from storage.pairs import Pair
from storage.people import Profile

router = Router(name="mentoring")
door = Door()
WAYS = "ways"  # the id of home where the list is wanted even of one pair


class Telling(StatesGroup):
    about = State()


class Take(Press, prefix="Qt"):
    """«Готов быть наставником», for so many at once."""

    capacity: int


class Rest(Press, prefix="Qr"):
    """«Пока не беру»."""


class Tell(Press, prefix="Qa"):
    """What I help with, in my words."""


@router.message(Command("mentoring"))
async def mentoring_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await home("", tx, person, t, now)


async def home(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """The card of the only pair; `id` "ways": the list all the same."""
    if not person.known:
        agree = Button(t("mentoring-agree"), Go(room="consent"))
        said = lines([t("mentoring-title"), "", t("mentoring-about"), "", t("mentoring-nameless")])
        return Screen(said, [[agree], [Button(t("menu"), Go(room="menu"))]])
    mine = await pairs.of_person(tx, person.id, live=False)
    shown = [it for it in mine if it.open or it.state == PROPOSED]
    if id != WAYS and len(shown) == 1:
        return Open("pair", str(shown[0].id))
    told = await people.profile(tx, person.id)
    own = await mentors.mentor(tx, person.id)
    ready = t("mentoring-ready", capacity=str(own.capacity)) if own is not None and own.ready else t("mentoring-be")
    listed = [t("mentoring-about")] if not shown else [_line(it, person, t) for it in shown]
    return Screen(
        lines([t("mentoring-title"), "", *listed]),
        [
            *rows((Button(_button(it, person, t), Go(room="pair", id=str(it.id))) for it in shown), 2),
            [Button(t("mentoring-search"), Go(room="mentor_search"))],
            [Button(ready, Go(room="mentor_ready"))],
            *_more(mine, told, person, t, now),
            [Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


def _more(mine: list[Pair], told: Profile, person: Person, t: T, now: int) -> list[list[Button]]:
    today = local(now, person.zone).date()
    young = told.service_year is not None and is_young(told.service_year, today)
    ways = [
        *([Button(t("mentoring-support"), Go(room="support"))] if young else []),
        *([Button(t("mentoring-hours"), Go(room="hours"))] if any(it.mentor == person.id for it in mine) else []),
        *([Button(t("mentoring-past"), Go(room="past_pairs"))] if any(it.state == "finished" for it in mine) else []),
        *([Button(t("mentoring-board"), Go(room="pair_board"))] if reaches(person.roles, ("curator",)) else []),
    ]
    return rows(ways, 2)


def _line(pair: Pair, person: Person, t: T) -> Html:
    side = pair.side(person.id) or "mentee"
    name = _name(pair, person, t)
    if pair.state == PROPOSED:
        waits = "you" if pair.agreed_at(side) is None else "them"
        return t(f"mentoring-waits-{waits}", name=name)
    if pair.state == "paused":
        return t(f"mentoring-line-{side}-paused", name=name)
    return t(f"mentoring-line-{side}", name=name, until=written(t, pair.ends_on))


def _button(pair: Pair, person: Person, t: T) -> str:
    return short(pair.name_of("mentor" if person.id == pair.mentee else "mentee")) or str(t("mentoring-gone"))


async def past(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """What is over stays to be read."""
    mine = [it for it in await pairs.of_person(tx, person.id, live=False) if it.state == "finished"]
    shown = mine[::-1][:20]
    listed = [
        t(
            "mentoring-past-line", number=str(place), name=_name(it, person, t), since=written(t, it.starts_on),
            until=t.day(it.ended_at or 0, person.zone),
        )
        for place, it in enumerate(shown, 1)
    ]  # fmt: skip
    return Screen(
        lines([t("mentoring-past-title"), "", *(listed or [t("mentoring-past-none")])]),
        [
            *rows((Button(str(place), Go(room="pair", id=str(it.id))) for place, it in enumerate(shown, 1)), 5),
            [Button(t("back"), Go(room="mentoring", id=WAYS)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _name(pair: Pair, person: Person, t: T) -> str:
    return people_lists.partner(pair.name_of("mentor" if person.id == pair.mentee else "mentee"), t)


# To be a mentor


async def ready_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.known:
        return Open("mentoring")
    if told.organisation is None:
        return Open("school", "mentor_ready", toast=t("mentoring-school-first"))
    own = await mentors.mentor(tx, person.id)
    return _ready(own, t) if own is not None and own.ready else _unready(own, t)


def _unready(own: Mentor | None, t: T) -> Screen:
    going_on = t("mentor-pairs-go-on", count=own.mentees) if own is not None and own.mentees else None
    return Screen(
        lines([t("mentor-be-title"), "", t("mentor-be-about"), going_on, "", t("mentor-be-ask")]),
        [
            *rows((Button(str(count), Take(capacity=count)) for count in CAPACITIES), 4),
            [Button(t("back"), Go(room="mentoring", id=WAYS)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _ready(own: Mentor, t: T) -> Screen:
    said = t("mentor-says", about=own.about) if own.about else t("mentor-says-nothing")
    counts = [count for count in CAPACITIES if count >= own.mentees or count == own.capacity]
    return Screen(
        lines([
            t("mentor-ready-title"), "", t("mentor-ready-taken", taken=own.mentees, capacity=str(own.capacity)), said,
            "", t("mentor-ready-how-many"),
        ]),
        [
            *rows((Button(f"· {n} ·" if n == own.capacity else str(n), Take(capacity=n)) for n in counts), 4),
            [Button(t("mentor-seekers"), Go(room="seekers"))],
            [Button(t("mentor-tell"), Tell()), Button(t("mentor-rest"), Rest())],
            [Button(t("back"), Go(room="mentoring", id=WAYS)), Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


@door.on(Take)
async def take(press: Take, tx: Tx, person: Person, t: T, now: int) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.known or told.organisation is None or press.capacity not in CAPACITIES:
        return Open("mentor_ready")
    await mentors.be_ready(tx, person.id, capacity=press.capacity, now=now)
    return Open("mentor_ready", toast=t("mentor-ready-now"))


@door.on(Rest)
async def rest(press: Rest, tx: Tx, person: Person, t: T, now: int) -> Shown:
    await mentors.rest(tx, person.id, now=now)
    return Open("mentor_ready", toast=t("mentor-resting"))


@door.on(Tell)
async def tell(press: Tell, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    own = await mentors.mentor(tx, person.id)
    if own is None or not own.ready:
        return Open("mentor_ready", toast=t("stale"))
    await state.set_state(Telling.about)
    return _asking(t, t("mentor-tell-ask", limit=ABOUT))


@router.message(StateFilter(Telling.about), Typed())
async def told_about(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    if await is_rest(message, state):
        return None
    if len(typed) > ABOUT:
        await refuse_rest(message, state)
        return _asking(t, t("too-long", limit=ABOUT, count=len(typed)))
    own = await mentors.mentor(tx, person.id)
    await state.clear()
    if own is None or not own.ready:
        return Open("mentor_ready", toast=t("stale"))
    await mentors.be_ready(tx, person.id, capacity=own.capacity, about=typed, now=now)
    return Open("mentor_ready", toast=t("saved"))


def _asking(t: T, words: Html) -> Screen:
    return Screen(words, [[Button(t("back"), Go(room="mentor_ready")), Button(t("menu"), Go(room="menu"))]])


ROOMS = {"mentoring": home, "mentor_ready": ready_room, "past_pairs": past}
COMMANDS = {"mentoring": mentoring_command}
