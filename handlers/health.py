"""/health for administrators: is anything waiting, broken or behind; and the alarm when something is."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.doors import Door, Go
from bot.guards import require
from bot.person import Person, roles_of
from bot.screen import Button, Screen
from bot.settings import Settings
from bot.texts import Html, T, escape, lines
from storage import jobs, outbox, turns, watch
from storage.db import Tx

router = Router(name="health")
door = Door()
DAY, MINUTE = 86_400, 60
STANDS = 3 * MINUTE  # without a look of the bot at itself: its clock stands


@router.message(Command("health"))
async def health_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await health_room("", tx=tx, person=person, t=t, now=now)


async def health_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    require(person, "administrator")
    count, newest = await turns.dead_letters(tx)
    said = [
        t("health-title"),
        *await _machine(tx, person, t, now),
        "",
        t("health-screens", count=await turns.unshown(tx)),
        "",
        *await _outbox(tx, t, now),
        "",
        t("health-jobs", count=await jobs.waiting(tx)),
        t("health-dead", count=count),
        *(escape(f"{letter.code} · {t.moment(letter.at, person.zone)} · {letter.error}"[:300]) for letter in newest),
    ]
    again = [Button(t("back"), Go(room="people")), Button(t("health-again"), Go(room="health"))]
    return Screen(lines(said), [again, [Button(t("menu"), Go(room="menu"))]])


async def _machine(tx: Tx, person: Person, t: T, now: int) -> list[Html]:
    """Does it hear, can it speak, is its clock right."""
    known = await watch.readings(tx)
    came, telegram, skew = await watch.came(tx), known.get("telegram"), known.get("skew")
    said = [t("health-came", at=t.moment(came, person.zone))] if came else []
    if telegram is None or skew is None:
        return said
    said.append(t("health-telegram-yes") if telegram.value else t("health-telegram-no"))
    said.append(t("health-skew", seconds=abs(skew.value)))
    stands = now - telegram.at > STANDS
    return [*said, t("health-stands", at=t.moment(telegram.at, person.zone))] if stands else said


async def _outbox(tx: Tx, t: T, now: int) -> list[Html]:
    said = []
    names = (t("health-replies"), t("health-reminders"), t("health-broadcasts"))
    for name, lane in zip(names, await outbox.lanes(tx, now=now), strict=True):
        ahead = _count(t, lane.ahead)
        if lane.oldest is None:
            said.append(t("health-lane-idle", name=name, ahead=ahead))
        else:
            late = (now - lane.oldest) // MINUTE
            said.append(t("health-lane-busy", name=name, due=_count(t, lane.due), late=late, ahead=ahead))
    failed, expired, unknown = [
        _count(t, await outbox.ended(tx, state, since=now - DAY)) for state in ("failed", "expired", "unknown")
    ]
    return [
        *said,
        t("health-rate", sent=_count(t, await outbox.ended(tx, "sent", since=now - MINUTE))),
        t("health-ends", failed=failed, expired=expired, unknown=unknown),
        t("health-unreachable", count=_count(t, await outbox.unreachable(tx))),
    ]


def _count(t: T, counted: int) -> int | str:
    """«больше 10 000» where counting went no further."""
    most = outbox.COUNTED - 1
    return counted if counted <= most else t("health-many", count=most)


async def alarm(subject: str, which: str, tx: Tx, person: Person, t: T, settings: Settings) -> Screen | None:
    """Something is wrong; None when it is not any more."""
    one = await watch.alarm(tx, subject)
    if one is None or which != str(one.since) or one.ended_at is not None:
        return None
    return await _told(t(f"alarm-{one.name}", **_figures(one, person, t)), tx, person, t, settings)


async def alarm_over(subject: str, which: str, tx: Tx, person: Person, t: T, settings: Settings) -> Screen | None:
    """It is well again; None when it is not."""
    one = await watch.alarm(tx, subject)
    if one is None or which != str(one.since) or one.ended_at is None:
        return None
    until = t.moment(one.ended_at, person.zone)
    return await _told(t(f"alarm-over-{one.name}", **_figures(one, person, t), until=until), tx, person, t, settings)


def _figures(one: watch.Alarm, person: Person, t: T) -> dict[str, str | int]:
    figures = {"minutes": one.value // MINUTE, "seconds": abs(one.value), "count": one.value}
    return {**figures, "since": t.moment(one.since, person.zone), "ahead": "yes" if one.value > 0 else "no"}


async def _told(words: Html, tx: Tx, person: Person, t: T, settings: Settings) -> Screen | None:
    """To whoever is an administrator still."""
    roles = await roles_of(tx, person.id, address=person.address, admins=settings.admin_addresses)
    if not replace(person, roles=roles).has("administrator"):
        return None
    return Screen(words, [[Button(t("health-open"), Go(room="health"))]])


ROOMS = {"health": health_room}
NOTICES = {watch.TOLD: alarm, watch.WELL: alarm_over}
COMMANDS = {"health": health_command}
