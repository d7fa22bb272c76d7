"""Programmes: suggested ones with their reasons, the whole catalogue, one card, the own list.

A button remembers where it stands (attempt, area, page), so that the card leads back to the same page.
"""

from typing import Annotated

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from pydantic import Field

import content
from bot.areas import area_of
from bot.doors import Door, Go, Id, Press, number
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Screen, fit, rows
from bot.texts import Html, T
from handlers.cards import card_text, chosen_entry, entry, head_of
from rules import subjects
from rules.questionnaire import Area
from storage import diagnosis, programmes
from storage.db import Tx
from storage.diagnosis import Deficit
from storage.programmes import NoProgramme, Reader

router = Router(name="programmes")
door = Door()

# Where a list stands: the whole catalogue, all deficits of an attempt, the own list; otherwise an area's code.
EVERYTHING, ALL_DEFICITS, MINE = "", "all", "mine"

Maybe = Annotated[int, Field(ge=0, le=2**53)]
Number = Annotated[int, Field(ge=0, le=99_999)]


class Place(Press, prefix="p"):
    """Where a button stands."""

    attempt: Maybe
    area: str
    page: Number


class Turn(Place, prefix="pp"):
    """Show this page of this list."""


class Look(Place, prefix="pc"):
    """Show the card of a programme of this list."""

    programme: Id


class Take(Look, prefix="pt"):
    """Have the programme in my list."""


class Leave(Look, prefix="pl"):
    """Have it out of my list."""


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T) -> Screen:
    return await _list(press, tx, person, t)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T) -> Screen:
    return await _card_or_list(press, tx, person, t)


@door.on(Take)
async def take(press: Take, tx: Tx, person: Person, t: T, now: int) -> Screen:
    try:
        before = await programmes.chosen_one(tx, person.id, press.programme)
        await programmes.choose(
            tx, person.id, press.programme, attempt=press.attempt or None, area=press.area or None, now=now
        )
    except NoProgramme:
        return await _card_or_list(press, tx, person, t)
    screen = await _card_or_list(press, tx, person, t)
    return screen.with_toast(t("card-already" if before else "card-taken"))


@door.on(Leave)
async def leave(press: Leave, tx: Tx, person: Person, t: T, now: int) -> Screen:
    was = await programmes.remove(tx, person.id, press.programme, now=now)
    screen = await _card_or_list(press, tx, person, t, again=was)
    return screen.with_toast(t("card-dropped" if was else "card-was-not"))


@router.message(Command("programmes"))
async def programmes_command(message: Message, tx: Tx, person: Person, t: T) -> Screen:
    return await programmes_room("", tx, person, t)


async def programmes_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: "" the latest completed attempt, "<attempt>", "<attempt>:<area>", "all" for the whole catalogue, or
    ":<area>" for an area that a test has pointed to, whatever the person said of themselves."""
    if id == "all":
        return await _list(Turn(attempt=0, area=EVERYTHING, page=0), tx, person, t)
    said, _, area = id.partition(":")
    if not said and area_of(area):
        return await _list(Turn(attempt=0, area=area, page=0), tx, person, t)
    mine = await diagnosis.deficits(tx, person.id, number(said))
    if mine:
        named = area if area in {ALL_DEFICITS, *(deficit.area for deficit in mine)} else await _first(mine, tx, person)
        return await _list(Turn(attempt=mine[0].attempt, area=named, page=0), tx, person, t)
    everything = [Button(t("programmes-everything"), Turn(attempt=0, area=EVERYTHING, page=0))]
    if await diagnosis.latest(tx, person.id):
        return Screen(t("programmes-no-deficits"), [everything, await _footer(tx, person, t)])
    begin = [Button(t("programmes-diagnose"), Go(room="diagnosis"))]
    return Screen(t("programmes-none-diagnosed"), [begin, everything, await _footer(tx, person, t)])


async def _first(mine: list[Deficit], tx: Tx, person: Person) -> str:
    """The lowest area that the catalogue has something for: nobody's first look should be an empty list."""
    for one in mine:
        if (await programmes.suggested(tx, _reader(person), [one.area], 0)).total:
            return one.area
    return mine[0].area


async def programme_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """One card, by the programme's id."""
    programme = number(id)
    if not programme:
        return (await programmes_room("", tx, person, t)).with_toast(t("card-gone"))
    return await _card_or_list(Look(programme=programme, attempt=0, area=MINE, page=0), tx, person, t)


async def my_list_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """The chosen programmes; `id` is the page, from 0."""
    return await _my_list(number(id) or 0, tx, person, t)


async def _list(press: Place, tx: Tx, person: Person, t: T) -> Screen:
    """The list a button stands in."""
    if press.area == MINE:
        return await _my_list(press.page, tx, person, t)
    mine = await diagnosis.deficits(tx, person.id, press.attempt or None)
    wanted = mine if press.area == ALL_DEFICITS else [one for one in mine if one.area == press.area]
    alone = None if wanted or press.attempt else area_of(press.area)
    if press.area != EVERYTHING and not wanted and alone is None:
        return (await programmes_room("", tx, person, t)).with_toast(t("stale"))
    page, head = await _found(press, wanted, alone, tx, person, t)
    empty = t("programmes-empty-everything" if press.area == EVERYTHING else "programmes-empty-area")
    attempt = wanted[0].attempt if wanted else press.attempt
    here = Turn(attempt=attempt, area=press.area, page=page.number)
    entries = [entry(n, one, wanted, mine, t) for n, one in enumerate(page.cards, 1)]
    note = t("programmes-demo-note") if any(one.demo for one in page.cards) else None
    return Screen(
        fit(Html(f"{head}\n"), entries or [empty], note),
        [
            [Button(str(n), _at(Look, one.id, here)) for n, one in enumerate(page.cards, 1)],
            *_pager(here, page.pages, t),
            *_areas(here, mine, t),
            [await _my_list_button(tx, person, t), *_everything_button(here, mine, t)],
            _to_test(t) if alone else await _footer(tx, person, t, wanted[0].attempt if wanted else None),
        ],
    )


async def _found(
    press: Place, wanted: list[Deficit], alone: Area | None, tx: Tx, person: Person, t: T
) -> tuple[programmes.Page, Html]:
    """What stands in the list, and over it."""
    if press.area == EVERYTHING:
        page = await programmes.everything(tx, person.id, press.page)
        return page, t("programmes-head-everything", total=page.total)
    codes = [alone.code] if alone else [one.area for one in wanted]
    page = await programmes.suggested(tx, _reader(person), codes, press.page)
    if alone:
        return page, t("programmes-head-area", area=t.pick(alone.name), total=page.total)
    return page, head_of(wanted, page.total, t, several=press.area == ALL_DEFICITS)


async def _card_or_list(press: Look, tx: Tx, person: Person, t: T, *, again: bool = False) -> Screen:
    try:
        card = await programmes.card(tx, press.programme)
    except NoProgramme:
        return (await _list(press, tx, person, t)).with_toast(t("card-gone"))
    choice = await programmes.chosen_one(tx, person.id, card.id)
    mine = await diagnosis.deficits(tx, person.id, press.attempt or None)
    here = Turn(attempt=press.attempt, area=press.area, page=press.page)
    if choice:
        own = Button(t("card-drop"), _at(Leave, card.id, here))
    else:
        own = Button(t("card-take-again" if again else "card-take"), _at(Take, card.id, here))
    link = [Button(t("card-link"), url=card.url)] if card.url else []
    return Screen(
        card_text(card, choice, mine, person, t),
        [[own], link, [Button(t("back"), here), Button(t("menu"), Go(room="menu"))]],
    )


async def _my_list(number: int, tx: Tx, person: Person, t: T) -> Screen:
    chosen = await programmes.chosen(tx, person.id)
    find = [Button(t("my-list-find"), Go(room="programmes"))]
    home = [Button(t("menu"), Go(room="menu"))]
    if not chosen:
        return Screen(t("my-list-empty"), [find, home])
    page, pages = page_of(number, len(chosen), programmes.PAGE)
    here = Turn(attempt=0, area=MINE, page=page)
    shown = chosen[here.page * programmes.PAGE :][: programmes.PAGE]
    head = Html(f"{t('my-list-head', count=len(chosen))}\n")
    return Screen(
        fit(head, [chosen_entry(n, one, person, t) for n, one in enumerate(shown, 1)]),
        [
            [Button(str(n), _at(Look, one.card.id, here)) for n, one in enumerate(shown, 1)],
            *_pager(here, pages, t),
            find,
            home,
        ],
    )


def _at(press: type[Look], programme: int, here: Turn) -> Press:
    return press(programme=programme, attempt=here.attempt, area=here.area, page=here.page)


def _pager(here: Turn, pages: int, t: T) -> list[list[Button]]:
    return turning(t, here.page, pages, lambda page: here.model_copy(update={"page": page}))


def _areas(here: Turn, mine: list[Deficit], t: T) -> list[list[Button]]:
    """Ways to the lists of the other deficits."""
    if here.area == EVERYTHING or len(mine) < 2:
        return []
    others = [one.area for one in mine if one.area != here.area][:3]
    switches = [
        Button(t.pick(area.radar), Turn(attempt=here.attempt, area=code, page=0))
        for code in others
        if (area := area_of(code))
    ]
    if here.area != ALL_DEFICITS:
        every = Turn(attempt=here.attempt, area=ALL_DEFICITS, page=0)
        switches.append(Button(t("programmes-all-deficits"), every))
    return rows(switches, 2)


def _everything_button(here: Turn, mine: list[Deficit], t: T) -> list[Button]:
    if here.area != EVERYTHING:
        return [Button(t("programmes-everything"), Turn(attempt=0, area=EVERYTHING, page=0))]
    return [Button(t("programmes-to-suggested"), Go(room="programmes"))] if mine else []


async def _my_list_button(tx: Tx, person: Person, t: T) -> Button:
    count = await programmes.count_chosen(tx, person.id)
    words = t("programmes-my-list")
    return Button(f"{words} · {count}" if count else words, Turn(attempt=0, area=MINE, page=0))


async def _footer(tx: Tx, person: Person, t: T, attempt: int | None = None) -> list[Button]:
    """Back to the result that the list is for."""
    last = await diagnosis.latest(tx, person.id) if attempt is None else None
    shown = last.id if last else attempt
    back = [Button(t("back"), Go(room="result", id=str(shown)))] if shown else []
    return [*back, Button(t("menu"), Go(room="menu"))]


def _to_test(t: T) -> list[Button]:
    return [Button(t("back"), Go(room="literacy_result")), Button(t("menu"), Go(room="menu"))]


def _reader(person: Person) -> Reader:
    covers = next((stage.covers for stage in content.stages() if stage.code == person.stage), ())
    return Reader(person.id, subjects.known(person.subject), tuple(covers))


ROOMS = {"programmes": programmes_room, "programme": programme_room, "my_list": my_list_room}
COMMANDS = {"programmes": programmes_command}
