"""Programmes: suggested ones with their reasons, the whole catalogue, what was searched for, one card, the own list.

A button remembers where it stands (attempt, area, page), so that the card leads back to the same page.
"""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot import finding
from bot.areas import area_of
from bot.doors import Door, Go, number
from bot.finding import ALL_DEFICITS, EVERYTHING, FOUND, MINE, Leave, Look, Place, Seeking, Take, Turn
from bot.person import Person
from bot.screen import Button, Screen
from bot.texts import T
from handlers.programme_screens import Reading, card, footer, listed, own
from storage import diagnosis, programme_lists, programmes
from storage.db import Tx
from storage.diagnosis import Deficit
from storage.finding import Finder
from storage.programme_lists import Kept
from storage.programmes import NoProgramme

router = Router(name="programmes")
door = Door()


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext) -> Screen:
    return await _list(press.place, Reading(tx, person, t, now, finder, state))


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext) -> Screen:
    return await _card(press.programme, press.place, Reading(tx, person, t, now, finder, state))


@door.on(Take)
async def take(press: Take, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext) -> Screen:
    its = Reading(tx, person, t, now, finder, state)
    before = await programmes.chosen_one(tx, person.id, press.programme)
    try:
        await programmes.choose(
            tx, person.id, press.programme, attempt=press.attempt or None, area=press.area or None, now=now
        )
    except NoProgramme:
        return await _card(press.programme, press.place, its)
    screen = await _card(press.programme, press.place, its)
    return screen.with_toast(t("card-already" if before else "card-taken"))


@door.on(Leave)
async def leave(press: Leave, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext) -> Screen:
    was = await programmes.remove(tx, person.id, press.programme, now=now)
    screen = await _card(press.programme, press.place, Reading(tx, person, t, now, finder, state), again=was)
    return screen.with_toast(t("card-dropped" if was else "card-was-not"))


@router.message(Command("programmes"))
async def programmes_command(
    message: Message, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext
) -> Screen:
    return await programmes_room("", tx, person, t, now, finder, state)


async def programmes_room(id: str, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext) -> Screen:
    """`id`: "" the latest completed attempt, "<attempt>", "<attempt>:<area>", "all" for the whole catalogue, "find" for
    the last search, ":<area>" for an area that a test has pointed to; a page may follow."""
    return await _room(id, Reading(tx, person, t, now, finder, state))


async def programme_room(id: str, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext) -> Screen:
    """One card, by the programme's id; back leads to the list last shown."""
    its = Reading(tx, person, t, now, finder, state)
    programme = number(id)
    if not programme:
        return (await _room("", its)).with_toast(t("card-gone"))
    kept = await programme_lists.kept(tx, person.id)
    return await _card(programme, Place.read(kept.place or MINE), its)


async def my_list_room(id: str, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext) -> Screen:
    """The chosen programmes; `id` is the page, from 0."""
    return await _list(Place(area=MINE, page=number(id) or 0), Reading(tx, person, t, now, finder, state))


async def _room(id: str, its: Reading) -> Screen:
    place = Place.read(id)
    if id.partition(":")[0] in {"all", FOUND, MINE} or (not place.attempt and area_of(place.area)):
        return await _list(place, its)
    t = its.t
    mine = await diagnosis.deficits(its.tx, its.person.id, place.attempt or None)
    mine = mine or await diagnosis.deficits(its.tx, its.person.id)
    if mine:
        named = place.area in {ALL_DEFICITS, *(deficit.area for deficit in mine)}
        if named:
            return await _list(Place(mine[0].attempt, place.area, place.page), its)
        first = await _first(mine, its)
        return await _list(Place(mine[0].attempt, mine[first].area), its, passed=mine[:first])
    await its.state.set_state(Seeking.words)
    everything = [
        Button(t("programmes-everything"), Turn(attempt=0, area=EVERYTHING, page=0)),
        Button(t("list-search"), Go(room="programme_search")),
    ]
    if await diagnosis.latest(its.tx, its.person.id):
        return Screen(t("programmes-no-deficits"), [everything, *await own(its), await footer(its)])
    begin = [Button(t("programmes-diagnose"), Go(room="diagnosis"))]
    return Screen(t("programmes-none-diagnosed"), [begin, everything, *await own(its), await footer(its)])


async def _first(mine: list[Deficit], its: Reading) -> int:
    """The lowest area that the catalogue has something for: nobody's first look should be an empty list."""
    for n, one in enumerate(mine):
        sought = await finding.sought(its.tx, its.person, Place(one.attempt, one.area), Kept())
        if sought and (await its.finder.find(its.tx, sought.wanted, 0, now=its.now)).total:
            return n
    return 0


async def _list(place: Place, its: Reading, passed: Sequence[Deficit] = ()) -> Screen:
    return await listed(place, its, passed) or (await _room("", its)).with_toast(its.t("stale"))


async def _card(programme: int, place: Place, its: Reading, *, again: bool = False) -> Screen:
    try:
        return await card(programme, place, its, again=again)
    except NoProgramme:
        return (await _list(place, its)).with_toast(its.t("card-gone"))


ROOMS = {"programmes": programmes_room, "programme": programme_room, "my_list": my_list_room}
COMMANDS = {"programmes": programmes_command}
