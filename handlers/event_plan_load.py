"""A year's plan that comes as a table: it is sent, read, asked about, and made into events by a press."""

import json
from collections import Counter
from datetime import date

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Document as Attachment
from aiogram.types import Message

from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.event_words import month_words, problem_words
from bot.guards import require
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Document, Open, Screen, cut, fit
from bot.sent import MOST_BYTES, NoCommand, Sent
from bot.texts import Html, T, lines
from bot.tree import own_place, said
from rules.event_plan import FIRST_YEAR, LAST_YEAR, is_over, month_of, months, year_ahead, year_name
from rules.plan_rows import MOST
from storage import event_loads, jobs
from storage.db import Tx
from storage.event_loads import Line, Load, NotAsked

router = Router(name="event_plan_load")
door = Door()

READ, LAY, ERRORS = "event-plan-read", "event-plan-lay", "event-plan-errors"
TOLD, SAMPLE = "event-load", "event-plan-sample"
SHOWN = 20  # errors said in the chat
NAME = 70


class PlanFile(StatesGroup):
    file = State()


class Sample(Press, prefix=".ms", sep="|"):
    """Send me a table to fill in; the file is still waited for."""

    stays = True

    at: str
    year: int


class Lay(Press, prefix=".ml"):
    """Make the lines of this load into events."""

    load: Id


class Drop(Press, prefix=".md"):
    """Make nothing of this load."""

    load: Id


class Errors(Press, prefix=".me"):
    """All errors of this load as a table."""

    load: Id


async def load_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    """Asks for the file. `id`: «municipality:5.2026», as that of the plan."""
    at, _, year = id.partition(".")
    scope = await own_place(tx, person, at)
    asked = number(year) or 0
    if not FIRST_YEAR <= asked <= LAST_YEAR:
        asked = year_ahead(local(now, person.zone).date())
    at = said(scope.kind, scope.id)
    await state.set_state(PlanFile.file)
    await state.set_data({"at": at, "year": asked})
    place = await names.scope_name(tx, t, scope.kind, scope.id)
    words = t("event-plan-load-ask", year=year_name(asked), place=place, limit=str(MOST), next=str(asked + 1))
    return _ask_file(t, at, asked, words)


def _ask_file(t: T, at: str, year: int, words: Html) -> Screen:
    return Screen(
        words,
        [
            [Button(t("event-plan-sample"), Sample(at=at, year=year))],
            [Button(t("back"), Go(room="event_plan", id=f"{at}.{year}")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Sample)
async def sample(press: Sample, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    shown = await load_room(f"{press.at}.{press.year}", tx, person, t, now, state)
    if await jobs.open_job(tx, kind=SAMPLE, person=person.id) is None:
        year = (await state.get_data())["year"]
        await jobs.start(tx, kind=SAMPLE, person=person.id, args={"year": year, "locale": t.locale}, now=now)
    return shown.with_toast(t("event-plan-sample-started"))


@router.message(StateFilter(PlanFile.file), Sent())
async def file_sent(
    message: Message, document: Attachment, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Screen:  # fmt: skip
    told = await state.get_data()
    scope = await own_place(tx, person, told["at"])
    if (document.file_size or 0) > MOST_BYTES:
        words = t("import-too-big", limit=MOST_BYTES // 1024 // 1024)
        return _ask_file(t, told["at"], told["year"], words)
    await state.clear()
    name = cut(document.file_name or "", NAME)
    load = await event_loads.begin(tx, person.id, (scope.kind, scope.id), told["year"], name, now=now)
    await jobs.start(tx, kind=READ, person=person.id, args={"load": load, "file": document.file_id}, now=now)
    return Screen(t("event-plan-reading", name=name), [_home(t, told["at"], told["year"])])


@router.message(StateFilter(PlanFile.file), NoCommand())
async def no_file(message: Message, person: Person, t: T, state: FSMContext) -> Screen:
    told = await state.get_data()
    return _ask_file(t, told["at"], told["year"], t("event-plan-not-a-file"))


async def _mine(tx: Tx, person: Person, load: int | None) -> Load:
    """Who sent it, as long as the place is theirs. Raises NotAsked, NotAllowed."""
    require(person, "curator")
    found = await event_loads.load(tx, load) if load else None
    if found is None or found.person != person.id:
        raise NotAsked(load)
    await own_place(tx, person, said(found.scope_kind, found.scope))
    return found


async def check_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: the load. What it says, and what it adds."""
    try:
        found = await _mine(tx, person, number(id))
    except NotAsked:
        return Open("event_plan", toast=t("stale"))
    return await _load(tx, t, found, local(now, person.zone).date())


async def load_told(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """The notice of a load. None where its sender has gone on with another file meanwhile."""
    found = await event_loads.load(tx, int(subject))
    if found is None or found.state != which:
        return None
    return await _load(tx, t, found, local(now, person.zone).date())


async def _load(tx: Tx, t: T, it: Load, today: date) -> Screen:
    at = said(it.scope_kind, it.scope)
    home, again = _home(t, at, it.year), [_again(t, at, it.year)]
    if it.state == "asked":
        return await _asked(tx, t, it, today)
    if it.state == "refused":
        key, args = json.loads(it.refusal)
        words = lines([t("event-plan-refused", name=it.name), "", t(key, **args)])
        return Screen(words, [again, home])
    if it.state == "done":
        done = t("event-plan-done", count=it.added, year=year_name(it.year))
        return Screen(lines([done, "", t("event-plan-done-next")]), [home])
    return Screen(t(f"event-plan-{it.state}", name=it.name), [home])


def _again(t: T, at: str, year: int) -> Button:
    return Button(t("event-plan-load-again"), Go(room="event_plan_load", id=f"{at}.{year}"))


def _home(t: T, at: str, year: int) -> list[Button]:
    return [Button(t("event-plan-open"), Go(room="event_plan", id=f"{at}.{year}")), Button(t("menu"), Go(room="menu"))]


async def _asked(tx: Tx, t: T, it: Load, today: date) -> Screen:
    wrong = await event_loads.wrong(tx, it.id, limit=SHOWN)
    terms = await event_loads.terms(tx, it.id)
    over = sum(is_over(due, today) for due in terms)
    at = said(it.scope_kind, it.scope)
    counted = Counter(map(month_of, terms))
    by_month = ", ".join(
        f"{month_words(t, month)} {counted[month]}" for month in (*months(it.year), "") if counted[month]
    )
    place = await names.scope_name(tx, t, it.scope_kind, it.scope)
    head = lines(
        [
            t("event-plan-asked", name=it.name, count=it.lines),
            t("event-plan-asked-for", year=year_name(it.year), place=place),
            "",
            t("event-plan-new", count=str(it.good)) if it.good else t("event-plan-nothing-new"),
            by_month or None,
            t("event-plan-past", count=over, year=year_name(it.year)) if over else None,
            t("event-plan-known", count=str(it.known)) if it.known else None,
            "",
            t("event-plan-wrong", count=it.wrong) if wrong else t("event-plan-no-wrong"),
            t("event-plan-wrong-first", count=str(len(wrong))) if it.wrong > len(wrong) else None,
        ]
    )
    lay = [Button(t("event-plan-lay", count=str(it.good)), Lay(load=it.id))] if it.good else []
    return Screen(
        fit(head, [t("event-plan-wrong-line", line=str(one.line), what=_what(t, one)) for one in wrong]),
        [
            [*lay, Button(t("cancel"), Drop(load=it.id))],
            [Button(t("event-plan-errors"), Errors(load=it.id))] if wrong else [],
            [_again(t, at, it.year)],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


def _what(t: T, line: Line) -> str:
    return "; ".join(problem_words(t, one) for one in line.problems)


@door.on(Lay)
async def lay(press: Lay, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """The right is asked for again."""
    try:
        found = await _mine(tx, person, press.load)
        await event_loads.decide(tx, found.id, person.id, now=now)
    except NotAsked:
        return Open("event_plan_check", str(press.load), toast=t("stale"))
    await jobs.start(tx, kind=LAY, person=person.id, args={"load": found.id}, now=now)
    return Open("event_plan_check", str(found.id))


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        found = await _mine(tx, person, press.load)
        await event_loads.drop(tx, found.id, person.id, now=now)
    except NotAsked:
        return Open("event_plan_check", str(press.load), toast=t("stale"))
    at = said(found.scope_kind, found.scope)
    return Open("event_plan", f"{at}.{found.year}", toast=t("event-plan-dropped-toast"))


@door.on(Errors)
async def errors(press: Errors, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        found = await _mine(tx, person, press.load)
    except NotAsked:
        return Open("event_plan", toast=t("stale"))
    if await jobs.open_job(tx, kind=ERRORS, person=person.id) is None:
        await jobs.start(tx, kind=ERRORS, person=person.id, args={"load": found.id, "locale": t.locale}, now=now)
    return Open("event_plan_check", str(found.id), toast=t("event-plan-errors-started"))


async def errors_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    return await _file(tx, t, which, t("event-plan-errors-ready"))


async def sample_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    return await _file(tx, t, which, t("event-plan-sample-ready"))


async def _file(tx: Tx, t: T, which: str, words: Html) -> Screen | None:
    """The notice of a finished table. None when it is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    return Screen(words, [[Button(t("menu"), Go(room="menu"))]], document=Document(file.name, file.id))


ROOMS = {"event_plan_load": load_room, "event_plan_check": check_room}
NOTICES = {TOLD: load_told, ERRORS: errors_ready, SAMPLE: sample_ready}
