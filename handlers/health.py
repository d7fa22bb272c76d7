"""/health for administrators: is anything waiting, broken or behind."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.doors import Door, Go
from bot.guards import require
from bot.person import Person
from bot.screen import Button, Screen
from bot.texts import Html, T, escape, lines
from storage import jobs, outbox, turns
from storage.db import Tx

router = Router(name="health")
door = Door()
DAY, MINUTE = 86_400, 60


@router.message(Command("health"))
async def health_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await health_room("", tx=tx, person=person, t=t, now=now)


async def health_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    require(person, "administrator")
    count, newest = await turns.dead_letters(tx)
    said = [
        t("health-title"),
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


ROOMS = {"health": health_room}
COMMANDS = {"health": health_command}
