"""An instrument that comes as a file: it is sent, read, and its mistakes are said, or the draft that came of it."""

import json

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Document as Attachment
from aiogram.types import Message

from bot.bank import METHODIST, own_bank, read
from bot.bank_words import called, changed, compared, where
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import require
from bot.instrument_words import mistake_words
from bot.person import Person
from bot.screen import Button, Document, Open, Row, Screen, cut, fit
from bot.sent import NoCommand, Sent
from bot.texts import Html, T, lines
from bot.tree import said
from storage import bank, instrument_loads, jobs
from storage.bank import Kept, NoInstrument
from storage.db import Tx
from storage.instrument_loads import Load, Mistake

router = Router(name="bank_load")
door = Door()

READ, ERRORS, TOLD = "instrument-read", "instrument-errors", "instrument-load"
SHOWN = 20  # mistakes said in the chat
NAME = 70
WARNINGS = 5
LARGEST = 1  # MB: an instrument of a hundred items is a tenth of it


class InstrumentFile(StatesGroup):
    file = State()


class Errors(Press, prefix=".Le"):
    """All mistakes of this load as a table."""

    load: Id


async def load_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    """Asks for the file. `id`: «municipality:5», the place that it will be of."""
    scope = await own_bank(tx, person, id)
    at = said(scope.kind, scope.id)
    await state.set_state(InstrumentFile.file)
    await state.set_data({"at": at})
    place = await where(tx, t, scope.kind, scope.id)
    return _ask(t, at, t("bank-load-ask", place=place, limit=str(LARGEST)))


def _ask(t: T, at: str, words: Html) -> Screen:
    return Screen(words, [[Button(t("back"), Go(room="bank", id=at)), _menu(t)]])


def _menu(t: T) -> Button:
    return Button(t("menu"), Go(room="menu"))


@router.message(StateFilter(InstrumentFile.file), Sent())
async def file_sent(
    message: Message, document: Attachment, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Screen:  # fmt: skip
    at = str((await state.get_data()).get("at", ""))
    scope = await own_bank(tx, person, at)
    if (document.file_size or 0) > LARGEST * 1024 * 1024:
        return _ask(t, at, t("import-too-big", limit=LARGEST))
    await state.clear()
    name = cut(document.file_name or "", NAME)
    load = await instrument_loads.begin(tx, person.id, (scope.kind, scope.id), name, now=now)
    await jobs.start(tx, kind=READ, person=person.id, args={"load": load, "file": document.file_id}, now=now)
    return Screen(t("bank-reading", name=name), [_home(t, at)])


@router.message(StateFilter(InstrumentFile.file), NoCommand())
async def no_file(message: Message, t: T, state: FSMContext) -> Screen:
    return _ask(t, str((await state.get_data()).get("at", "")), t("bank-not-a-file"))


def _home(t: T, at: str) -> Row:
    return [Button(t("bank-open"), Go(room="bank", id=at)), _menu(t)]


async def loaded_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the load. What came of the file."""
    found = await _mine(tx, person, number(id))
    return await _load(tx, t, found) if found else Open("bank", toast=t("stale"))


async def _mine(tx: Tx, person: Person, load: int | None) -> Load | None:
    """Who sent it, as long as the place is theirs; None for any other. Raises NotAllowed."""
    require(person, METHODIST)
    found = await instrument_loads.load(tx, load) if load else None
    if found is None or found.person != person.id:
        return None
    await own_bank(tx, person, said(found.scope_kind, found.scope))
    return found


async def load_told(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a load, whose job has asked for the right again. None where its sender has gone on with another
    file meanwhile.
    """
    found = await instrument_loads.load(tx, int(subject))
    return None if found is None or found.state != which else await _load(tx, t, found)


async def _load(tx: Tx, t: T, it: Load) -> Screen:
    at = said(it.scope_kind, it.scope)
    again = [Button(t("bank-load-again"), Go(room="bank_load", id=at))]
    if it.state == "wrong":
        return await _wrong(tx, t, it, again)
    if it.state == "drafted":
        return await _drafted(tx, t, it)
    if it.state == "refused":
        key, args = json.loads(it.refusal)
        return Screen(lines([t("bank-refused", name=it.name), "", t(key, **args)]), [again, _home(t, at)])
    return Screen(t(f"bank-{it.state}", name=it.name), [_home(t, at)])


async def _wrong(tx: Tx, t: T, it: Load, again: Row) -> Screen:
    """The first mistakes, each with its place in the file."""
    found = await instrument_loads.mistakes(tx, it.id, limit=SHOWN)
    head = lines(
        [
            t("bank-wrong", name=it.name, count=it.wrong),
            t("bank-wrong-first", count=str(SHOWN)) if it.wrong > SHOWN else None,
            "",
        ]
    )
    return Screen(
        fit(head, _said(t, found)),
        [[Button(t("bank-errors"), Errors(load=it.id))], again, _home(t, said(it.scope_kind, it.scope))],
    )


def _said(t: T, found: list[Mistake]) -> list[Html]:
    return [Html(f"• {mistake_words(one, t)}") for one in found]


async def _drafted(tx: Tx, t: T, it: Load) -> Screen:
    """The draft as its last file left it, what it changes, and what is worth a look in it."""
    home = _home(t, said(it.scope_kind, it.scope))
    last = (await instrument_loads.of_draft(tx, it.instrument) if it.instrument else None) or it
    try:
        kept = await bank.get(tx, it.instrument or 0)
    except NoInstrument:
        return Screen(t("bank-dropped", name=it.name), [home])
    to_card = Go(room="bank_card", id=str(kept.id))
    if kept.state != "draft":
        return Screen(t("bank-dropped", name=it.name), [[Button(t("bank-to-card"), to_card)], home])
    doubts = await instrument_loads.mistakes(tx, last.id, limit=WARNINGS)
    return Screen(
        fit(await _draft(tx, t, kept, last.warned), _said(t, doubts)),
        [
            [Button(t("bank-look"), Go(room="bank_preview", id=str(kept.id)))],
            [Button(t("bank-to-draft"), to_card)],
            [Button(t("bank-doubts-all"), Errors(load=it.id))]
            if last.warned > len(doubts) and last.id == it.id
            else [],
            home,
        ],
    )


async def _draft(tx: Tx, t: T, kept: Kept, warned: int) -> Html:
    found = await read(tx, kept)
    than = await compared(tx, kept, found) if found else None
    return lines(
        [
            t("bank-drafted", title=called(t, kept), version=kept.version),
            *(["", t("bank-against", version=than[0].version), *changed(t, than[1])] if than else []),
            "",
            t("bank-drafted-next"),
            *(["", t("bank-doubts", count=warned)] if warned else []),
        ]
    )


@door.on(Errors)
async def errors(press: Errors, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await _mine(tx, person, press.load)
    if found is None:
        return Open("bank", toast=t("stale"))
    if await jobs.open_job(tx, kind=ERRORS, person=person.id) is None:
        await jobs.start(tx, kind=ERRORS, person=person.id, args={"load": found.id, "locale": t.locale}, now=now)
    return Open("bank_loaded", str(found.id), toast=t("bank-file-started"))


async def errors_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished table. None when it is gone."""
    made = await jobs.file(tx, int(which))
    if made is None:
        return None
    home = [Button(t("bank-open"), Go(room="bank")), _menu(t)]
    return Screen(t("bank-errors-ready"), [home], document=Document(made.name, made.id))


ROOMS = {"bank_load": load_room, "bank_loaded": loaded_room}
NOTICES = {TOLD: load_told, ERRORS: errors_ready}
