"""/health for administrators: is anything waiting, broken or behind."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.doors import Door, Go
from bot.guards import require
from bot.person import Person
from bot.screen import Button, Screen
from bot.texts import T, escape, lines
from storage import jobs, outbox, turns
from storage.db import Tx

router = Router(name="health")
door = Door()


@router.message(Command("health"))
async def health_command(message: Message, tx: Tx, person: Person, t: T) -> Screen:
    return await health_room("", tx=tx, person=person, t=t)


async def health_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    require(person, "administrator")
    count, newest = await turns.dead_letters(tx)
    lengths = await outbox.lengths(tx)
    said = [
        t("health-title"),
        t("health-screens", count=await turns.unshown(tx)),
        t("health-outbox", waiting=lengths.get("waiting", 0), failed=lengths.get("failed", 0)),
        t("health-jobs", count=await jobs.waiting(tx)),
        t("health-dead", count=count),
        *(escape(f"{letter.code} · {t.moment(letter.at, person.zone)} · {letter.error}"[:300]) for letter in newest),
    ]
    again = [Button(t("back"), Go(room="people")), Button(t("health-again"), Go(room="health"))]
    return Screen(lines(said), [again, [Button(t("menu"), Go(room="menu"))]])


ROOMS = {"health": health_room}
COMMANDS = {"health": health_command}
