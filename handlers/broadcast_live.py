"""A broadcast that was launched: its progress, which edits itself while it goes, pause and stop; then its report."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiogram import Router

from bot import progress as figures
from bot.broadcasting import around, broadcast_of, title
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed
from bot.person import Person, roles_of
from bot.screen import Button, Document, Open, Row, Screen
from bot.settings import Settings
from bot.texts import Html, T, lines
from storage import broadcasts, jobs, tallies, turns
from storage.broadcasts import Broadcast, NotNow
from storage.db import Tx
from storage.tallies import Progress

router = Router(name="broadcast_live")
door = Door()
KIND = "broadcast_report"


class Pause(Press, prefix="4p"):
    broadcast: Id


class Resume(Press, prefix="4r"):
    broadcast: Id


class Stop(Press, prefix="4s"):
    """Asked once more before."""

    broadcast: Id


class StopSure(Press, prefix="4z"):
    broadcast: Id


class Table(Press, prefix="4x"):
    """Send me the report as a file."""

    broadcast: Id


async def broadcast_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, number(id))
    if found.state == "draft":
        return Open("broadcast_draft", str(found.id))
    shown = await _show(found, tx, t, person.zone, now)
    return replace(shown, slot=broadcasts.slot(found.id))


async def _show(found: Broadcast, tx: Tx, t: T, zone: str, now: int) -> Screen:
    ways = [Button(t("back"), around(found)), Button(t("menu"), Go(room="menu"))]
    if found.state in ("running", "paused"):
        told = [*await figures.under_way(tx, t, found, zone, now), await figures.of_event(tx, t, found)]
        return Screen(lines(told), [*_while_it_goes(t, found), ways])
    progress = await tallies.progress(tx, found.id)
    over = [*figures.over(t, found, progress, zone, now), await figures.of_event(tx, t, found)]
    return Screen(lines(over), [*_afterwards(t, found, progress), ways])


def _while_it_goes(t: T, found: Broadcast) -> list[Row]:
    first = (
        Button(t("broadcast-pause"), Pause(broadcast=found.id))
        if found.state == "running"
        else Button(t("broadcast-resume"), Resume(broadcast=found.id))
    )
    here = str(found.id)
    return [
        [first, Button(t("broadcast-stop"), Stop(broadcast=found.id))],
        [Button(t("broadcast-fix"), Go(room="broadcast_fix", id=here)), _withdraw(t, here)],
        [Button(t("broadcast-refresh"), Go(room="broadcast", id=here))],
    ]


def _withdraw(t: T, here: str) -> Button:
    return Button(t("broadcast-withdraw"), Go(room="broadcast_withdraw", id=here))


def _afterwards(t: T, found: Broadcast, progress: Progress) -> list[Row]:
    here = str(found.id)
    buttons: list[Row] = []
    if found.withdrawn_at is None:
        if progress.unknown:
            buttons.append([Button(t("broadcast-to-unknown"), Go(room="broadcast_unknown", id=here))])
        if figures.silent(found, progress):
            buttons.append([Button(t("broadcast-again"), Go(room="broadcast_again", id=here))])
        if progress.sent or progress.unknown:
            buttons.append([Button(t("broadcast-fix"), Go(room="broadcast_fix", id=here)), _withdraw(t, here)])
    table = Button(t("broadcast-table"), Table(broadcast=found.id))
    # Answers come for days, and the screen does not change by itself any more.
    refresh = [Button(t("broadcast-refresh"), Go(room="broadcast", id=here))] if found.answers != "none" else []
    return [*buttons, [table, *refresh]]


async def _carry_out(
    wish: Callable[..., Awaitable[None]], number: int, done: Html, tx: Tx, person: Person, t: T, now: int
) -> Open:  # fmt: skip
    found = await broadcast_of(tx, person, number)
    try:
        await wish(tx, found.id, by=person.id, now=now)
    except NotNow:
        done = t("stale")
    return Open("broadcast", str(found.id), toast=done)


@door.on(Pause)
async def pause(press: Pause, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _carry_out(broadcasts.pause, press.broadcast, t("broadcast-paused-now"), tx, person, t, now)


@door.on(Resume)
async def resume(press: Resume, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _carry_out(broadcasts.resume, press.broadcast, t("broadcast-resumed-now"), tx, person, t, now)


@door.on(Stop)
async def stop(press: Stop, tx: Tx, person: Person, t: T) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if found.state not in ("running", "paused"):
        return Open("broadcast", str(found.id), toast=t("stale"))
    progress = await tallies.progress(tx, found.id)
    return Screen(
        t("broadcast-ask-stop", title=title(t, found), sent=progress.sent, count=progress.waiting),
        [
            [Button(t("broadcast-stop"), StopSure(broadcast=found.id))],
            [Button(t("back"), Go(room="broadcast", id=str(found.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(StopSure)
async def stop_sure(press: StopSure, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _carry_out(broadcasts.cancel, press.broadcast, t("broadcast-stopped-now"), tx, person, t, now)


@door.on(Table)
async def table(press: Table, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if found.state == "draft":
        return Open("broadcast_draft", str(found.id), toast=t("stale"))
    if await jobs.open_job(tx, kind=KIND, person=person.id) is not None:
        return Open("broadcast", str(found.id), toast=t("broadcast-table-still"))
    args = {"broadcast": found.id, "locale": t.locale, "zone": person.zone, "at": now}
    await jobs.start(tx, kind=KIND, person=person.id, args=args, now=now)
    return Open("broadcast", str(found.id), toast=t("broadcast-table-started"))


async def live(subject: str, which: str, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Screen | None:
    """The screen that its author looks at becomes the newer one; None when they look at something else, or may not."""
    there = await turns.shown_in(tx, person.id, broadcasts.slot(int(subject)))
    roles = await roles_of(tx, person.id, address=person.address, admins=settings.admin_addresses)
    if there is None:
        return None
    try:
        found = await broadcast_of(tx, replace(person, roles=roles), int(subject))
    except NotAllowed:
        return None
    return replace(await _show(found, tx, t, person.zone, now), edits=there)


async def report_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished job; None when the file is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    ways = [Button(t("broadcasts-to"), Go(room="broadcasts")), Button(t("menu"), Go(room="menu"))]
    return Screen(t("broadcast-table-ready"), [ways], document=Document(file.name, file.id))


ROOMS = {"broadcast": broadcast_room}
NOTICES = {"broadcast-live": live, KIND: report_ready}
