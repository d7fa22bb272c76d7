"""Whom a broadcast is for: each way to narrow it is a button, and how many will get it is counted after each tap."""

from typing import Annotated, Any

from aiogram import Router
from pydantic import Field

import content
from bot import audiences as words
from bot import places as names
from bot.broadcasting import around, broadcast_of, place_of
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Row, Screen, rows
from bot.texts import T, lines, plain
from bot.tree import BELOW
from rules.audience import Audience, BadAudience
from rules.narrowing import PARTS, Unknown, chosen, put, put_place
from rules.roles import EVERYWHERE, Scope
from storage import audiences, broadcasts, places, roles
from storage.broadcasts import Broadcast, NotNow
from storage.db import Tx

router = Router(name="audience")
door = Door()
Page = Annotated[int, Field(ge=0, le=9999)]


class Choose(Press, prefix="Cc"):
    """Show what there is to choose of this part."""

    broadcast: Id
    part: str


class Put(Press, prefix="Cp"):
    """This value is meant, or is not."""

    broadcast: Id
    part: str
    value: str
    on: bool


class Inside(Press, prefix="Ci"):
    """Show the places in this one, to choose from; without a kind those in the author's own."""

    broadcast: Id
    kind: str = ""
    place: str = ""
    page: Page = 0


class PutPlace(Press, prefix="Cl"):
    """The people of this place are meant, or are not."""

    broadcast: Id
    kind: str
    place: str
    on: bool
    page: Page = 0


class Everybody(Press, prefix="Ca"):
    """Nothing narrows it any more."""

    broadcast: Id


async def audience_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the draft's."""
    return await _show(await broadcast_of(tx, person, number(id)), tx, person, t, now)


async def _show(broadcast: Broadcast, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if broadcast.state != "draft":
        return Open("broadcast", str(broadcast.id), toast=t("broadcast-gone-out"))
    scope = await place_of(tx, person, broadcast)
    narrowed = await words.told(tx, t, broadcast)
    figures = words.in_figures(t, await words.counted(tx, broadcast, now=now))
    head = t("audience-title", place=await names.scope_name(tx, t, scope.kind, scope.id))
    ways = [Button(t(f"audience-part-{part}"), Choose(broadcast=broadcast.id, part=part)) for part in PARTS]
    _, held_here = await audiences.events_of(tx, scope.kind, scope.id, limit=0)
    if held_here:
        ways.append(Button(t("audience-part-event"), Go(room="audience_event", id=str(broadcast.id))))
    if scope.kind in BELOW:
        ways.insert(0, Button(t("audience-part-places"), Inside(broadcast=broadcast.id)))
    everybody = [Button(t("audience-everybody"), Everybody(broadcast=broadcast.id))]
    return Screen(
        lines([head, "", *(narrowed or [t("audience-all")]), "", figures]),
        [
            *rows(ways, 2),
            *([everybody] if narrowed else []),
            [Button(t("audience-done"), Go(room="broadcast_draft", id=str(broadcast.id)))],
            [Button(t("back"), around(broadcast)), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Choose)
async def choose(press: Choose, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _choose(press.broadcast, press.part, tx, person, t, now)


async def _choose(broadcast: int, part: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, broadcast)
    if found.state != "draft" or part not in PARTS:
        return await _show(found, tx, person, t, now)
    marked = chosen(found.audience, part, content.stages())
    buttons = [
        _mark(words.word(t, part, value), Put(broadcast=found.id, part=part, value=value, on=value not in marked))
        for value in words.values(part)
    ]
    figures = words.in_figures(t, await words.counted(tx, found, now=now))
    return Screen(lines([t(f"audience-ask-{part}"), "", figures]), [*rows(buttons, 2), _back(t, found)])


def _mark(name: str, press: Put | PutPlace) -> Button:
    """What is meant already carries a sign, and its button takes it out."""
    return Button(name if press.on else f"✓ {plain(name)}", press)


def _back(t: T, broadcast: Broadcast) -> Row:
    return [
        Button(t("audience-to"), Go(room="audience", id=str(broadcast.id))),
        Button(t("menu"), Go(room="menu")),
    ]


@door.on(Put)
async def put_value(press: Put, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if press.part not in PARTS or press.value not in words.values(press.part):
        return Open("audience", str(found.id), toast=t("stale"))
    try:
        audience = put(found.audience, press.part, press.value, press.on, content.stages())
    except (Unknown, BadAudience):
        return Open("audience", str(found.id), toast=t("audience-enough"))
    if not await _narrowed(tx, found, audience):
        return await _show(found, tx, person, t, now)
    if press.part == "service":
        return Open("audience", str(found.id))
    return await _choose(found.id, press.part, tx, person, t, now)


async def _narrowed(tx: Tx, found: Broadcast, audience: Audience) -> bool:
    """False: it is no draft any more."""
    try:
        await broadcasts.narrow(tx, found.id, audience)
    except NotNow:
        return False
    return True


@door.on(Everybody)
async def everybody(press: Everybody, tx: Tx, person: Person, t: T) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    await _narrowed(tx, found, Audience(after=found.audience.after, answered=found.audience.answered))
    return Open("audience", str(found.id))


@door.on(Inside)
async def inside(press: Inside, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    scope = await place_of(tx, person, found)
    if press.kind:
        scope = await _within(tx, scope, press.kind, press.place)
    return await _inside(found, scope, press.page, tx, person, t, now)


async def _within(tx: Tx, own: Scope, kind: str, place: str) -> Scope:
    """A place that lies in the author's. Raises NotAllowed."""
    try:
        scope = await roles.place(tx, kind, place, regions=names.region_codes())
    except roles.UnknownPlace:
        raise NotAllowed("place") from None
    if not scope.within(own.kind, own.id):
        raise NotAllowed("place")
    return scope


async def _inside(found: Broadcast, scope: Scope, page: int, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if found.state != "draft" or scope.kind not in BELOW:
        return await _show(found, tx, person, t, now)
    below = await _below(tx, t, scope)
    shown, pages = page_of(page, len(below))
    here = {"broadcast": found.id, "kind": scope.kind, "place": scope.id}
    figures = words.in_figures(t, await words.counted(tx, found, now=now))
    head = t("audience-ask-places", place=await names.scope_name(tx, t, scope.kind, scope.id))
    return Screen(
        lines([head, "", figures if below else t("audience-nothing-inside")]),
        [
            *(_place(t, found, it, shown) for it in below[shown * SIZE :][:SIZE]),
            *turning(t, shown, pages, lambda to: Inside(**here, page=to)),
            _back(t, found),
        ],
    )


async def _below(tx: Tx, t: T, scope: Scope) -> list[tuple[str, str, str]]:
    """(kind, id, name)."""
    if scope == EVERYWHERE:
        return [("region", it.code, t.pick(it.name)) for it in names.regions_by_name(t)]
    if scope.kind == "region":
        listed = await places.municipalities_of(tx, scope.id)
    else:
        listed = await places.organisations_of(tx, int(scope.id))
    return [(BELOW[scope.kind], str(it.id), it.name) for it in listed]


def _place(t: T, found: Broadcast, place: tuple[str, str, str], page: int) -> Row:
    """Itself, and the way to what lies in it."""
    kind, number, name = place
    here: dict[str, Any] = {"broadcast": found.id, "kind": kind, "place": number}
    button = _mark(name, PutPlace(**here, on=(kind, number) not in found.audience.places, page=page))
    below = [Button(t("audience-inside"), Inside(**here))] if kind in BELOW else []
    return [button, *below]


@door.on(PutPlace)
async def put_one_place(press: PutPlace, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    scope = await _within(tx, await place_of(tx, person, found), press.kind, press.place)
    try:
        audience = put_place(found.audience, scope.kind, scope.id, press.on)
    except BadAudience:
        return Open("audience", str(found.id), toast=t("audience-enough"))
    if not await _narrowed(tx, found, audience):
        return await _show(found, tx, person, t, now)
    up = scope.above[0] if scope.above else ("all", "")
    around = await roles.place(tx, *up, regions=names.region_codes())
    again = await broadcast_of(tx, person, found.id)
    return await _inside(again, around, press.page, tx, person, t, now)


ROOMS = {"audience": audience_room}
