"""A catalogue that comes as a file: it is sent, compared, asked about, applied whole, and taken back for a day."""

import json
from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Document as Attachment
from aiogram.types import Message

from bot.catalogue_words import change_words, much, unknown, warnings, wrong_rows
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import require
from bot.loading import LOADER, SAMPLE, Sample, changed
from bot.person import Person
from bot.screen import Button, Document, Open, Row, Screen, cut, fit
from bot.sent import MOST_BYTES, NoCommand, Sent
from bot.texts import Html, T, lines
from rules.loads import share_gone
from storage import holdings, imports, jobs
from storage.db import Tx
from storage.imports import Busy, Load, NotAsked, NotUndone

router = Router(name="catalogue_load")
door = Door()

READ, APPLY, TOLD = "catalogue-read", "catalogue-apply", "catalogue-load"
FILES = {"changes": "catalogue-changes", "problems": "catalogue-problems"}
NAME = 70
EXAMPLES = 3  # of each change
SHOWN = 10  # mistakes in the chat
LOOKED_AT = 300  # problems, for an example of each kind


class CatalogueFile(StatesGroup):
    file = State()


class Apply(Press, prefix=".Ia"):
    """Lay this file into the catalogue; `sure`: although much goes."""

    load: Id
    sure: bool


class Drop(Press, prefix=".Id"):
    """Leave the catalogue as it is."""

    load: Id


class Undo(Press, prefix=".Iu"):
    """The catalogue as it was before this load."""

    load: Id


class Files(Press, prefix=".If"):
    """What changes, or what is wrong, as a table."""

    load: Id
    which: str


async def load_room(id: str, person: Person, t: T, state: FSMContext) -> Screen:
    require(person, LOADER)
    await state.set_state(CatalogueFile.file)
    return _ask_file(t, t("catalogue-load-ask"))


def _ask_file(t: T, words: Html) -> Screen:
    sample = [Button(t("catalogue-sample"), Sample())]
    return Screen(words, [sample, [Button(t("back"), Go(room="catalogue")), _menu(t)]])


def _menu(t: T) -> Button:
    return Button(t("menu"), Go(room="menu"))


@router.message(StateFilter(CatalogueFile.file), Sent())
async def file_sent(
    message: Message, document: Attachment, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    require(person, LOADER)
    if (document.file_size or 0) > MOST_BYTES:
        return _ask_file(t, t("import-too-big", limit=MOST_BYTES // 1024 // 1024))
    await state.clear()
    load = await imports.begin(tx, cut(document.file_name or "", NAME), person=person.id, now=now)
    await jobs.start(tx, kind=READ, person=person.id, args={"load": load, "file": document.file_id}, now=now)
    return Open("catalogue_check", str(load))


@router.message(StateFilter(CatalogueFile.file), NoCommand())
async def no_file(message: Message, person: Person, t: T) -> Screen:
    require(person, LOADER)
    return _ask_file(t, t("catalogue-not-a-file"))


async def _mine(tx: Tx, person: Person, load: int | None) -> Load | None:
    """Whose file it is, and whoever takes it back; None for any other. Raises NotAllowed."""
    require(person, LOADER)
    found = await imports.load(tx, load) if load else None
    return found if found is not None and person.id in (found.person, found.undone_by) else None


async def check_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the load. What came of the file so far."""
    found = await _mine(tx, person, number(id))
    return await _load(tx, t, found) if found else Open("catalogue", toast=t("stale"))


async def load_told(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a load. None where it has gone on meanwhile."""
    found = await imports.load(tx, int(subject))
    return None if found is None or found.state != which else await _load(tx, t, found)


async def _load(tx: Tx, t: T, it: Load) -> Screen:
    home = [Button(t("catalogue-open"), Go(room="catalogue")), _menu(t)]
    other = [Button(t("catalogue-load-again"), Go(room="catalogue_load"))]
    if it.state in _DRAWN:
        return await _DRAWN[it.state](tx, t, it, [other, home])
    if it.state == "refused":
        key, args = json.loads(it.refusal)
        return Screen(lines([t("catalogue-refused", name=it.name), "", t(key, **args)]), [other, home])
    if it.busy:
        words = t(f"catalogue-{it.state}", name=it.name, done=it.done, of=it.of)
        return Screen(words, [[_again(t, it)], home])
    words = t(f"catalogue-{it.state}", name=it.name)
    if it.state == "staging":
        return Screen(words, [[_again(t, it), Button(t("catalogue-drop"), Drop(load=it.id))], home])
    return Screen(words, [other, home])


def _again(t: T, it: Load) -> Button:
    return Button(t("catalogue-again"), Go(room="catalogue_check", id=str(it.id)))


async def _wrong(tx: Tx, t: T, it: Load, ways: list[Row]) -> Screen:
    """The first rows that keep the whole file out."""
    found = await imports.problems(tx, it.id, error=True, limit=LOOKED_AT)
    said = wrong_rows(found, t)
    head = lines(
        [
            t("catalogue-rows", name=it.name, count=it.rows),
            "",
            t("catalogue-wrong", wrong=it.wrong),
            *unknown(it, t),
            "",
        ]
    )
    more = t("catalogue-wrong-more") if len(said) > SHOWN or it.errors > len(found) else None
    files = [Button(t("catalogue-problems"), Files(load=it.id, which="problems"))]
    return Screen(fit(head, said[:SHOWN], more), [files, *ways])


async def _asked(tx: Tx, t: T, it: Load, ways: list[Row]) -> Screen:
    """What would change, some of each, and what is worth a look."""
    kept = await imports.problems(tx, it.id, error=False, limit=LOOKED_AT) if it.warnings else []
    head = lines([t("catalogue-rows", name=it.name, count=it.rows), ""])
    said = [
        *([t("catalogue-nothing")] if it.nothing else await _changes(tx, t, it)),
        *much(it, t),
        *unknown(it, t),
        *warnings(it, kept, t),
    ]
    apply = Button(t("catalogue-apply"), Apply(load=it.id, sure=False))
    drop = Button(t("catalogue-drop"), Drop(load=it.id))
    changes = Button(t("catalogue-changes"), Files(load=it.id, which="changes"))
    problems = Button(t("catalogue-problems"), Files(load=it.id, which="problems"))
    return Screen(
        fit(head, said),
        [
            [drop] if it.nothing else [apply, drop],
            [*([] if it.nothing else [changes]), *([problems] if it.warnings else [])],
            *ways,
        ],
    )


async def _changes(tx: Tx, t: T, it: Load) -> list[Html]:
    counted = (("new", it.fresh), ("changed", it.other), ("back", it.back), ("gone", it.gone))
    said: list[Html] = []
    for change, count in counted:
        if count:
            found = await imports.changes(tx, it.id, change, limit=EXAMPLES)
            said += [t(f"catalogue-change-{change}", count=count), *(change_words(one, t) for one in found)]
            said += [t("catalogue-more", count=count - len(found))] if count > len(found) else []
    return [*said, t("catalogue-same", count=it.same)] if it.same else said


async def _applied(tx: Tx, t: T, it: Load, ways: list[Row]) -> Screen:
    now_there = (await holdings.counted(tx)).programmes
    undo = [Button(t("catalogue-undo"), Go(room="catalogue_undo", id=str(it.id)))]
    return Screen(
        lines(
            [
                t("catalogue-applied", name=it.name),
                "",
                *changed(t, it),
                "",
                t("catalogue-stands", count=now_there),
            ]
        ),
        [undo, ways[-1]],
    )


_DRAWN: dict[str, Callable[[Tx, T, Load, list[Row]], Awaitable[Screen]]] = {
    "wrong": _wrong,
    "asked": _asked,
    "applied": _applied,
}


@door.on(Apply)
async def apply(press: Apply, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await _mine(tx, person, press.load)
    if found is None:
        return Open("catalogue", toast=t("stale"))
    stay = found.other + found.same
    if found.state == "asked" and not press.sure and share_gone(found.gone, stay):
        return _sure(t, found, found.gone + stay)
    try:
        await imports.decide(tx, found.id, person.id, now=now)
    except NotAsked:
        return Open("catalogue_check", str(found.id), toast=t("stale"))
    except Busy:
        return Open("catalogue_check", str(found.id), toast=t("catalogue-busy"))
    await jobs.start(tx, kind=APPLY, person=person.id, args={"load": found.id}, now=now)
    return Open("catalogue_check", str(found.id))


def _sure(t: T, it: Load, of: int) -> Screen:
    back = Go(room="catalogue_check", id=str(it.id))
    return Screen(
        t("catalogue-sure", name=it.name, gone=it.gone, of=of),
        [
            [Button(t("catalogue-sure-yes"), Apply(load=it.id, sure=True))],
            [Button(t("catalogue-sure-no"), back), Button(t("catalogue-drop"), Drop(load=it.id))],
        ],
    )


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T) -> Shown:
    require(person, LOADER)
    try:
        await imports.drop(tx, press.load, person.id)
    except NotAsked:
        return Open("catalogue_check", str(press.load), toast=t("stale"))
    return Open("catalogue", toast=t("catalogue-dropped-toast"))


async def undo_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: the last load, anybody's. Asks whether it is to be taken back."""
    require(person, LOADER)
    found = await imports.load(tx, number(id) or 0)
    if found is None or not found.undoable_at(now):
        return Open("catalogue", toast=t("stale"))
    return Screen(
        lines([t("catalogue-undo-ask", name=found.name), "", *changed(t, found)]),
        [
            [Button(t("catalogue-undo-yes"), Undo(load=found.id))],
            [Button(t("catalogue-undo-no"), Go(room="catalogue")), _menu(t)],
        ],
    )


@door.on(Undo)
async def undo(press: Undo, tx: Tx, person: Person, t: T, now: int) -> Shown:
    require(person, LOADER)
    try:
        await imports.begin_undo(tx, press.load, person.id, now=now)
    except NotUndone as refused:
        return Open("catalogue", toast=t(f"catalogue-no-undo-{refused.why}"))
    await jobs.start(tx, kind=APPLY, person=person.id, args={"load": press.load}, now=now)
    return Open("catalogue_check", str(press.load))


@door.on(Files)
async def files(press: Files, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found, kind = await _mine(tx, person, press.load), FILES.get(press.which)
    if found is None or kind is None or found.state not in ("wrong", "asked"):
        return Open("catalogue", toast=t("stale"))
    if await jobs.open_job(tx, kind=kind, person=person.id) is None:
        await jobs.start(tx, kind=kind, person=person.id, args={"load": found.id, "locale": t.locale}, now=now)
    return Open("catalogue_check", str(found.id), toast=t("catalogue-file-started"))


async def changes_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    return await _file(tx, t, which, t("catalogue-file-changes"))


async def problems_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    return await _file(tx, t, which, t("catalogue-file-problems"))


async def sample_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    return await _file(tx, t, which, t("catalogue-file-sample"))


async def _file(tx: Tx, t: T, which: str, words: Html) -> Screen | None:
    """A finished table. None when it is gone."""
    made = await jobs.file(tx, int(which))
    if made is None:
        return None
    home = [Button(t("catalogue-open"), Go(room="catalogue")), _menu(t)]
    return Screen(words, [home], document=Document(made.name, made.id))


ROOMS = {"catalogue_load": load_room, "catalogue_check": check_room, "catalogue_undo": undo_room}
NOTICES = {
    TOLD: load_told,
    FILES["changes"]: changes_ready,
    FILES["problems"]: problems_ready,
    SAMPLE: sample_ready,
}
