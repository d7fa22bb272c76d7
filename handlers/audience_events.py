"""Whom a broadcast is for by an event of its place: who has a seat, came, did not; only who has not answered yet."""

from dataclasses import replace
from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import audiences as words
from bot.broadcasting import broadcast_of
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Row, Screen, cut
from bot.texts import T, lines
from bot.when import day
from rules.audience import PRESENCES, Audience
from storage import audiences, broadcasts, events
from storage.broadcasts import Broadcast, NotNow
from storage.db import Tx
from storage.events import Event

router = Router(name="audience_events")
door = Door()
TITLE = 34  # signs of a title in a button, beside the day
AFTERWARDS = ("came", "absent")  # of an event that has begun


class Events(Press, prefix=".be"):
    """A page of the events to choose from."""

    broadcast: Id
    page: Annotated[int, Field(ge=0, le=9999)] = 0


class Presence(Press, prefix=".bp"):
    """Show who of this event there is to choose."""

    broadcast: Id
    event: Id


class PutPresence(Press, prefix=".bu"):
    """These people of the event are meant, or nobody of an event in particular."""

    broadcast: Id
    event: Id
    presence: str
    on: bool


class PutUnheard(Press, prefix=".bh"):
    """Only who has said nothing to the calls of its own event, or everybody."""

    broadcast: Id
    on: bool


async def events_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the draft's."""
    return await _list(await broadcast_of(tx, person, number(id)), 0, tx, person, t, now)


@door.on(Events)
async def turn(press: Events, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _list(await broadcast_of(tx, person, press.broadcast), press.page, tx, person, t, now)


async def _list(found: Broadcast, asked: int, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if found.state != "draft":
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    at = (found.scope_kind, found.scope)
    _, count = await audiences.events_of(tx, *at, limit=0)
    page, pages = page_of(asked, count)
    listed, _ = await audiences.events_of(tx, *at, limit=SIZE, offset=page * SIZE)
    figures = words.in_figures(t, await words.counted(tx, found, now=now))
    return Screen(
        lines([t("audience-ask-event" if count else "audience-no-events"), "", figures]),
        [
            *_unheard(t, found),
            *(
                [_button(t, found, one, f"{cut(title, TITLE)} · {day(t, starts_at, zone, now)}")]
                for one, title, starts_at, zone in listed
            ),
            *turning(t, page, pages, lambda to: Events(broadcast=found.id, page=to)),
            _back(t, found),
        ],
    )


def _unheard(t: T, found: Broadcast) -> list[Row]:
    if found.event is None:
        return []
    on = found.audience.unheard is None
    mark = "" if on else "✓ "
    return [[Button(f"{mark}{t('audience-only-unheard')}", PutUnheard(broadcast=found.id, on=on))]]


def _button(t: T, found: Broadcast, event: int, said: str) -> Button:
    chosen = found.audience.event is not None and found.audience.event[0] == event
    return Button(f"✓ {said}" if chosen else said, Presence(broadcast=found.id, event=event))


def _back(t: T, found: Broadcast) -> Row:
    return [Button(t("audience-to"), Go(room="audience", id=str(found.id))), Button(t("menu"), Go(room="menu"))]


@door.on(Presence)
async def presence(press: Presence, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    return await _presences(found, await _event(tx, found, press.event), tx, t, now)


async def _event(tx: Tx, found: Broadcast, event: int) -> Event:
    """One of the broadcast's own place. Raises NotAllowed."""
    there = await events.event(tx, event)
    if there is None or (there.scope_kind, there.scope) != (found.scope_kind, found.scope):
        raise NotAllowed("event")
    return there


async def _presences(found: Broadcast, event: Event, tx: Tx, t: T, now: int) -> Shown:
    if found.state != "draft":
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    begun = event.starts_at is not None and event.starts_at <= now
    buttons = []
    for one in PRESENCES:
        if one in AFTERWARDS and not begun:
            continue
        on = found.audience.event != (event.id, one)
        mark = "" if on else "✓ "
        press = PutPresence(broadcast=found.id, event=event.id, presence=one, on=on)
        buttons.append([Button(f"{mark}{t(f'audience-presence-{one}')}", press)])
    figures = words.in_figures(t, await words.counted(tx, found, now=now))
    return Screen(
        lines([t("audience-ask-presence", title=event.title), "", figures]),
        [*buttons, [Button(t("back"), Events(broadcast=found.id))], _back(t, found)],
    )


@door.on(PutPresence)
async def put_presence(press: PutPresence, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    event = await _event(tx, found, press.event)
    if press.presence not in PRESENCES:
        return Open("audience", str(found.id), toast=t("stale"))
    chosen = (event.id, press.presence) if press.on else None
    if found.state == "draft":
        found = await _narrowed(tx, found, replace(found.audience, event=chosen))
    return await _presences(found, event, tx, t, now)


@door.on(PutUnheard)
async def put_unheard(press: PutUnheard, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if found.event is None:
        return Open("audience", str(found.id), toast=t("stale"))
    if found.state == "draft":
        found = await _narrowed(tx, found, replace(found.audience, unheard=found.event if press.on else None))
    return await _list(found, 0, tx, person, t, now)


async def _narrowed(tx: Tx, found: Broadcast, audience: Audience) -> Broadcast:
    try:
        await broadcasts.narrow(tx, found.id, audience)
    except NotNow as changed:
        return replace(found, state=changed.state)
    return replace(found, audience=audience)


ROOMS = {"audience_event": events_room}
