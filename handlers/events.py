"""«События»: what somebody may come to at their school, in their district and region; the card is a session's."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Screen, fit
from bot.texts import Html, T
from bot.tree import belongs
from handlers.session_cards import card, entry
from rules.roles import EVERYWHERE
from storage import diagnosis, events, people, seats
from storage.db import Tx
from storage.seats import Seat

router = Router(name="events")
door = Door()

PAGE = 5
Page = Annotated[int, Field(ge=0, le=9999)]


class Turn(Press, prefix=".tp"):
    """Show this page."""

    page: Page = 0


class Look(Press, prefix=".tl"):
    """Show the card of one of this page."""

    session: Id
    page: Page = 0


@router.message(Command("events"))
async def events_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _list(0, tx, person, t, now)


async def events_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _list(0, tx, person, t, now)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _list(press.page, tx, person, t, now)


async def _list(asked: int, tx: Tx, person: Person, t: T, now: int) -> Screen:
    own = belongs(await people.profile(tx, person.id))
    places = [("all", ""), *(() if own == EVERYWHERE else ((own.kind, own.id), *own.above))]
    found, total = await events.coming(tx, places, now=now, limit=PAGE, offset=asked * PAGE)
    page, pages = page_of(asked, total, PAGE)
    if page != asked:
        found, total = await events.coming(tx, places, now=now, limit=PAGE, offset=page * PAGE)
    if not found:
        return _empty(t, person, nowhere=own == EVERYWHERE)
    held, mine = await _held(tx, person, now), await diagnosis.deficits(tx, person.id)
    entries = [entry(n, one, held.get(one.id, []), mine, person, t) for n, one in enumerate(found, 1)]
    where = [[Button(t("events-where"), Go(room="profile"))]] if own == EVERYWHERE else []
    return Screen(
        fit(Html(f"{t('events-head', total=str(total))}\n"), entries),
        [
            [Button(str(n), Look(session=one.id, page=page)) for n, one in enumerate(found, 1)],
            *turning(t, page, pages, lambda to: Turn(page=to)),
            *where,
            _ways(t),
        ],
    )


def _empty(t: T, person: Person, *, nowhere: bool) -> Screen:
    if nowhere:
        return Screen(t("events-nowhere"), [[Button(t("events-where"), Go(room="profile"))], _ways(t)])
    notices = [Button(t("events-notices"), Go(room="notices"))] if person.known else []
    return Screen(t("events-none"), [notices, _ways(t)])


def _ways(t: T) -> list[Button]:
    return [Button(t("events-mine"), Go(room="my_sessions")), Button(t("menu"), Go(room="menu"))]


async def _held(tx: Tx, person: Person, now: int) -> dict[int, list[Seat]]:
    own = await seats.mine(tx, person.id, now=now)
    held: dict[int, list[Seat]] = {}
    for session, seat, _ in (*own.offered, *own.coming, *own.waiting):
        held.setdefault(session.id, []).append(seat)
    return held


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await card(tx, press.session, person, t, now, back=Button(t("back"), Turn(page=press.page)))


ROOMS = {"events": events_room}
COMMANDS = {"events": events_command}
