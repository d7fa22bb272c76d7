"""The broadcasts of one's places: drafts, those under way, those that are over; and the way to a new one."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from pydantic import Field

from bot.broadcasting import own_places, title
from bot.doors import Door, Go, Press
from bot.guards import NotAllowed
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Screen
from bot.texts import Html, T, lines, plain
from rules.progress import share
from storage import broadcasts, tallies
from storage.broadcasts import Broadcast
from storage.db import Tx

router = Router(name="broadcasts")
door = Door()
STATES = ("draft", "running", "paused", "done", "cancelled")
SIZE = 8
BUTTON = 24  # signs of a title in a button, beside the state


class Turn(Press, prefix="3p"):
    page: Annotated[int, Field(ge=0, le=9999)]


@router.message(Command("broadcast"))
async def broadcast_command(message: Message, tx: Tx, person: Person, t: T) -> Screen:
    return await _list(0, tx, person, t)


async def broadcasts_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    return await _list(0, tx, person, t)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T) -> Screen:
    return await _list(press.page, tx, person, t)


async def _list(asked: int, tx: Tx, person: Person, t: T) -> Screen:
    places = own_places(person)
    if not places:
        raise NotAllowed("broadcast")
    _, count = await broadcasts.listing(tx, places, person=person.id, states=STATES, limit=0)
    page, pages = page_of(asked, count, SIZE)
    shown, _ = await broadcasts.listing(
        tx, places, person=person.id, states=STATES, limit=SIZE, offset=page * SIZE
    )  # fmt: skip
    new = [Button(t("broadcasts-new"), Go(room="broadcast_new"))]
    ways = [Button(t("back"), Go(room="tree")), Button(t("menu"), Go(room="menu"))]
    told = t("broadcasts-count", count=count) if count else t("broadcasts-none")
    return Screen(
        lines([t("broadcasts-title"), "", told]),
        [new, *[await _row(it, tx, t) for it in shown], *turning(t, page, pages, lambda to: Turn(page=to)), ways],
    )


async def _row(one: Broadcast, tx: Tx, t: T) -> list[Button]:
    state = await _state(one, tx, t)
    words = t("broadcasts-row", title=plain(title(t, one, BUTTON)), state=plain(state))
    return [Button(words, Go(room="broadcast", id=str(one.id)))]


async def _state(one: Broadcast, tx: Tx, t: T) -> Html:
    if one.withdrawn_at is not None:
        return t("broadcasts-withdrawn")
    if one.state not in ("running", "paused"):
        return t(f"broadcasts-{one.state}")
    progress = await tallies.progress(tx, one.id)
    if one.on_day is not None and not progress.ended:
        return t("broadcasts-scheduled")
    per_cent = share(progress.ended, progress.laid) if one.laid and progress.laid else 0
    return t(f"broadcasts-{one.state}", share=str(per_cent))


ROOMS = {"broadcasts": broadcasts_room}
COMMANDS = {"broadcast": broadcast_command}
