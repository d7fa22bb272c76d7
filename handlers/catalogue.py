"""The catalogue's room: what is in it, its last load, and the ways to load, to take back, to put competences right."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.correcting import CORRECTOR
from bot.doors import Door, Go
from bot.guards import require
from bot.loading import LOADER, SAMPLE, Sample, last_words, may_load
from bot.person import Person
from bot.screen import Button, Open, Row, Screen, Toast
from bot.texts import Html, T, lines
from storage import holdings, imports, jobs
from storage.corrections import DOUBTFUL, WITHOUT
from storage.db import Tx
from storage.holdings import Holdings
from storage.imports import Load

router = Router(name="catalogue")
door = Door()


@router.message(Command("import"))
async def import_command(message: Message, person: Person) -> Open:
    require(person, LOADER)
    return Open("catalogue_load")


async def catalogue_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    require(person, CORRECTOR)
    held, last = await holdings.counted(tx), await imports.last(tx)
    loads = may_load(person)
    return Screen(
        lines(
            [
                t("catalogue-title"),
                "",
                *_held(t, held, loads=loads),
                *(await last_words(tx, t, last, person.zone, now) if last else []),
                *([] if loads else ["", t("catalogue-not-loader")]),
            ]
        ),
        [
            *(await _to_load(tx, t, person, last, now) if loads else []),
            *_queues(t, held),
            [Button(t("catalogue-look"), Go(room="programmes", id="all"))] if held.programmes else [],
            [Button(t("back"), Go(room="tree")), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _held(t: T, it: Holdings, *, loads: bool) -> list[Html]:
    if not it.programmes:
        return [t("catalogue-empty")]
    if it.demo:
        return [t("catalogue-demo", count=it.demo) if loads else t("catalogue-demo-other")]
    counted = (
        ("registry", it.registry),
        ("hourless", it.hourless),
        ("without", it.without),
        ("doubtful", it.doubtful),
        ("corrected", it.corrected),
    )
    return [
        t("catalogue-count", count=it.programmes),
        *(t(f"catalogue-{what}", count=count) for what, count in counted if count),
    ]


async def _to_load(tx: Tx, t: T, person: Person, last: Load | None, now: int) -> list[Row]:
    begun = await imports.mine(tx, person.id)
    undo = last is not None and last.undoable_at(now)
    return [
        [Button(t("catalogue-going-on", name=begun.name), Go(room="catalogue_check", id=str(begun.id)))]
        if begun
        else [],
        [Button(t("catalogue-load"), Go(room="catalogue_load")), Button(t("catalogue-sample"), Sample())],
        [Button(t("catalogue-undo"), Go(room="catalogue_undo", id=str(last.id)))] if last and undo else [],
    ]


def _queues(t: T, it: Holdings) -> list[Row]:
    counted = ((WITHOUT, "w", it.without), (DOUBTFUL, "d", it.doubtful))
    return [
        [Button(t(f"catalogue-to-{name}", count=count), Go(room="programme_codes", id=queue))]
        for name, queue, count in counted
        if count
    ]


@door.on(Sample)
async def sample(press: Sample, tx: Tx, person: Person, t: T, now: int) -> Toast:
    require(person, LOADER)
    if await jobs.open_job(tx, kind=SAMPLE, person=person.id) is None:
        await jobs.start(tx, kind=SAMPLE, person=person.id, args={"locale": t.locale}, now=now)
    return Toast(t("catalogue-file-started"))


ROOMS = {"catalogue": catalogue_room}
COMMANDS = {"import": import_command}
