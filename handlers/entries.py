"""An entry of the journal: changed by the mentor for seven days, confirmed or corrected by the mentee."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown
from bot.guards import NotAllowed
from bot.mentoring import written
from bot.person import Person
from bot.picker import local, said_day
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from handlers.entry_cards import (
    Editing,
    day_of,
    editable_until,
    entry_of,
    length,
    locked,
    mentors_entry,
    returned,
    unread_day,
    ways,
    words,
)
from rules import entries as rules
from rules.dates import UnknownDay
from rules.deadlines import read_due
from rules.entries import EDITED, PARTS, Told
from rules.meetings import FORMS, MINUTES
from rules.names import short
from storage import entries, journal, pairs, pulses
from storage.db import Tx
from storage.entries import BadEntry, Changed, Draft, Locked
from storage.journal import Entry
from storage.pairs import Pair

router = Router(name="entries")
door = Door()

DAYS = 6


class Confirm(Press, prefix="Nc"):
    """All is so, as in this version."""

    entry: Id
    version: Id


class Correct(Press, prefix="Nk"):
    """Something was otherwise than in this version."""

    entry: Id
    version: Id


class Edit(Press, prefix="Ne"):
    """Show what may be changed."""

    entry: Id


class Part(Edit, prefix="Nf"):
    """Ask how this part is."""

    part: str


class PutDay(Edit, prefix="Nd"):
    """An ordinal."""

    day: Annotated[int, Field(ge=1, le=9_999_999)]


class PutMinutes(Edit, prefix="Np"):
    minutes: Annotated[int, Field(ge=rules.SHORTEST, le=rules.LONGEST)]


class PutForm(Edit, prefix="Nm"):
    form: str


async def entry_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id` is the entry, or «5.7»: entry 5 as it is for pair 7."""
    entry, pair = await entry_of(tx, person, id)
    said, buttons = words(t, entry, pair, person, now), []
    if entry.mentor == person.id:
        until = t.day(editable_until(entry), person.zone)
        said = lines([said, "", t("entry-locked") if entry.locked(now) else t("entry-editable", until=until)])
        if not entry.locked(now):
            buttons.append([Button(t("entry-edit"), Edit(entry=entry.id))])
        if pair.open:
            buttons.append([Button(t("entry-next"), Go(room="meeting_new", id=str(pair.id)))])
    elif pair.mentee == person.id:
        buttons = await _for_mentee(t, entry, pair, tx, person, now)
    return Screen(said, [*buttons, ways(t, pair)])


async def _for_mentee(
    t: T, entry: Entry, pair: Pair, tx: Tx, person: Person, now: int
) -> list[list[Button]]:  # fmt: skip
    own = entry.of(pair.id)
    if own is None or own.state == "waiting":
        return [_answers(t, entry)]
    confirm, correct = _answers(t, entry)
    changes = [confirm] if own.state == "corrected" else [] if entry.locked(now) else [correct]
    told = await pulses.answers(tx, entry.id, person.id)
    pulse = [Button(t("entry-pulse"), Go(room="pulse", id=str(entry.id)))] if None in told else []
    whisper = [Button(t("journal-whisper"), Go(room="whisper", id=str(pair.id)))] if pair.open else []
    return [changes, pulse, whisper]


# The mentee's answer


def _answers(t: T, entry: Entry) -> list[Button]:
    """For a mentee who has not answered this version."""
    of = {"entry": entry.id, "version": entry.version}
    return [Button(t("entry-confirm"), Confirm(**of)), Button(t("entry-correct"), Correct(**of))]


@door.on(Confirm)
async def confirm(press: Confirm, tx: Tx, person: Person, t: T, now: int) -> Shown:
    entry, pair = await _as_mentee(tx, person, press.entry)
    try:
        await entries.confirm(tx, entry.id, pair.id, version=press.version, by=person.id, now=now)
    except Changed:
        return Open("entry", str(entry.id), toast=t("entry-changed-meanwhile"))
    return Open("pulse", str(entry.id), toast=t("entry-confirm-thanks"))


@door.on(Correct)
async def correct(press: Correct, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    entry, pair = await _as_mentee(tx, person, press.entry)
    if entry.version != press.version:
        return Open("entry", str(entry.id), toast=t("entry-changed-meanwhile"))
    await state.set_state(Editing.remark)
    await state.set_data({"entry": entry.id, "version": entry.version})
    return _asked(t, entry, lines([words(t, entry, pair, person, now), "", t("entry-ask-remark")]))


@router.message(StateFilter(Editing.remark), Typed())
async def remark(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    data = await state.get_data()
    entry, pair = await _as_mentee(tx, person, data["entry"])
    if await is_rest(message, state):
        return None
    said = " ".join(typed.split())
    if len(said) > rules.REMARK:
        await refuse_rest(message, state)
        return _asked(t, entry, t("entry-long-remark", count=len(said), most=rules.REMARK))
    await state.clear()
    try:
        await entries.correct(
            tx, entry.id, pair.id, version=data["version"], remark=said, by=person.id, now=now
        )  # fmt: skip
    except Changed:
        return returned(t, t("entry-changed-before"), said, _open(entry, t))
    except Locked:
        return returned(t, t("entry-locked"), said, _open(entry, t))
    return Open("pulse", str(entry.id), toast=t("entry-correct-thanks"))


async def _as_mentee(tx: Tx, person: Person, number: int) -> tuple[Entry, Pair]:
    entry, pair = await entry_of(tx, person, str(number))
    if pair.mentee != person.id:
        raise NotAllowed("mentee")
    return entry, pair


def _asked(t: T, entry: Entry, said: Html, choices: list[list[Button]] | None = None) -> Screen:
    back = Button(t("back"), Go(room="entry", id=str(entry.id)))
    return Screen(said, [*(choices or []), [back, Button(t("menu"), Go(room="menu"))]])


# The mentor's changes


@door.on(Edit)
async def edit(press: Edit, tx: Tx, person: Person, t: T, now: int) -> Shown:
    entry = await mentors_entry(tx, person, press.entry)
    if entry.locked(now):
        return locked(entry, t)
    shown = EDITED if entry.agreement else PARTS
    parts = [Button(t(f"entry-part-{part}"), Part(entry=entry.id, part=part)) for part in shown]
    there = {one.pair for one in entry.pairs}
    mine = {one.id for one in await pairs.of_person(tx, person.id) if one.mentor == person.id}
    who = [Button(t("entry-people"), Go(room="entry_people", id=str(entry.id)))] if len(there | mine) > 1 else []
    return _asked(t, entry, t("entry-ask-part"), rows([*parts, *who], 3))


@door.on(Part)
async def part(press: Part, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    entry = await mentors_entry(tx, person, press.entry)
    if press.part not in EDITED:
        return Open("entry", str(entry.id), toast=t("stale"))
    if entry.locked(now):
        return locked(entry, t)
    await state.set_state(Editing.part)
    await state.set_data({"entry": entry.id, "part": press.part})
    return _prompt(t, entry, press.part, person, now)


def _prompt(t: T, entry: Entry, part: str, person: Person, now: int, unread: Html | None = None) -> Screen:
    """The question with how it is now, and the likely answers."""
    asked = unread or t(f"writing-ask-{part}")
    match part:
        case "day":
            today = local(now, entry.zone).date()
            days = [today - timedelta(days=back) for back in range(DAYS)]
            choices = rows((Button(said_day(t, it), PutDay(entry=entry.id, day=it.toordinal())) for it in days), 2)
            is_now: str = day_of(t, entry.held_at, entry.zone, now)
        case "form":
            choices = rows((Button(t(f"meeting-form-{it}"), PutForm(entry=entry.id, form=it)) for it in FORMS), 2)
            is_now = t(f"meeting-form-{entry.form}")
        case "minutes":
            choices = [[Button(str(it), PutMinutes(entry=entry.id, minutes=it)) for it in MINUTES]]
            is_now = length(t, entry.minutes)
        case "theme":
            choices, is_now = [], entry.theme
        case "due":
            choices, is_now = [], written(t, entry.due_on) if entry.due_on else t("unspecified")
        case _:
            choices, is_now = [], _whole(t, entry)
    hint = t("writing-hint") if part == "text" else None
    return _asked(t, entry, lines([asked, hint, "", t("entry-is-now", said=is_now)]), choices)


def _whole(t: T, entry: Entry) -> Html:
    """The words as they could be typed again."""
    labelled = (("entry-difficulty", entry.difficulty), ("entry-agreement", entry.agreement))
    return lines([entry.done or None, *(t(key, text=said) for key, said in labelled if said)])


@door.on(PutDay)
async def put_day(press: PutDay, tx: Tx, person: Person, t: T, now: int) -> Shown:
    entry = await mentors_entry(tx, person, press.entry)
    today = local(now, entry.zone).date().toordinal()
    if not today - rules.OLDEST <= press.day <= today:
        return Open("entry", str(entry.id), toast=t("stale"))
    return await _change(entry, _on(entry, date.fromordinal(press.day), now), tx, person, t, now)


@door.on(PutMinutes)
async def put_minutes(press: PutMinutes, tx: Tx, person: Person, t: T, now: int) -> Shown:
    entry = await mentors_entry(tx, person, press.entry)
    return await _change(entry, replace(Draft.of(entry), minutes=press.minutes), tx, person, t, now)


@door.on(PutForm)
async def put_form(press: PutForm, tx: Tx, person: Person, t: T, now: int) -> Shown:
    entry = await mentors_entry(tx, person, press.entry)
    return await _change(entry, replace(Draft.of(entry), form=press.form), tx, person, t, now)


@router.message(StateFilter(Editing.part), Typed())
async def typed_part(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    data = await state.get_data()
    entry, part = await mentors_entry(tx, person, data["entry"]), str(data["part"])
    if await is_rest(message, state):
        return None
    if part == "text" and len(typed) > rules.TEXT:
        await refuse_rest(message, state)
        return _prompt(t, entry, part, person, now, t("writing-bad-text", count=len(typed), most=rules.TEXT))
    if entry.locked(now):
        await state.clear()
        return returned(t, t("entry-locked"), typed, _open(entry, t))
    draft = _typed(entry, part, typed, now)
    if draft is None:
        return _prompt(t, entry, part, person, now, t(f"writing-bad-{part}", typed=cut(typed, 40)))
    await state.clear()
    odd = rules.read(typed, local(now, entry.zone).date()).unread if part == "text" else ""
    return await _change(entry, draft, tx, person, t, now, odd=odd)


def _typed(entry: Entry, part: str, typed: str, now: int) -> Draft | None:
    """None for what cannot be read, and for a form: it is tapped."""
    old, today = Draft.of(entry), local(now, entry.zone).date()
    line, changed = " ".join(typed.split()), None
    match part:
        case "day":
            with suppress(UnknownDay):
                changed = _on(entry, rules.read_past_day(typed, today), now)
        case "minutes" if minutes := rules.read_minutes(typed):
            changed = replace(old, minutes=minutes)
        case "theme" if len(line) <= rules.THEME:
            changed = replace(old, theme=line, task=None)
        case "due" if (due := read_due(typed, today)) and due >= today:
            changed = replace(old, due_on=due)
        case "text":
            changed = _retold(old, rules.read(typed, today))
    return changed


def _retold(old: Draft, told: Told) -> Draft:
    """The day of an agreement that stays as it was stays too."""
    due_on = told.due_on or (old.due_on if told.agreement == old.agreement else None)
    return replace(
        old, theme=told.theme or old.theme, done=told.done, difficulty=told.difficulty, agreement=told.agreement,
        due_on=due_on,
    )  # fmt: skip


def _on(entry: Entry, day: date, now: int) -> Draft:
    """On another day; on its own day it stays at its clock."""
    same = local(entry.held_at, entry.zone).date() == day
    return replace(Draft.of(entry), held_at=entry.held_at if same else rules.noon(day, entry.zone, now))


async def _change(
    entry: Entry, draft: Draft, tx: Tx, person: Person, t: T, now: int, *, odd: str = ""
) -> Shown:  # fmt: skip
    """`odd`: words of it that are no day."""
    try:
        await entries.edit(tx, entry.id, draft, by=person.id, now=now)
    except Locked:
        return locked(entry, t)
    except BadEntry:
        return Open("entry", str(entry.id), toast=t("stale"))
    said = lines([t("entry-edited"), unread_day(t, odd)])
    return Open("entry", str(entry.id), toast=said)


# What they hear of it


async def entry_written(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the version. To a mentee who has not answered it; changed since, it comes as the newer version."""
    return await _question("entry-new" if which == "1" else "entry-changed", subject, which, tx, person, t, now)


async def added(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the version. To a mentee who was put into an entry of others."""
    return await _question("entry-new", subject, which, tx, person, t, now)


async def waiting(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the version. Once, after three days."""
    return await _question("entry-still-waiting", subject, which, tx, person, t, now)


async def _question(
    key: str, subject: str, which: str, tx: Tx, person: Person, t: T, now: int
) -> Screen | None:  # fmt: skip
    entry = await journal.entry(tx, int(subject))
    own = entry.answered_by(person.id) if entry else None
    pair = await pairs.pair(tx, own.pair) if own else None
    if entry is None or own is None or pair is None or pair.mentor is None:
        return None
    if own.state != "waiting" or str(entry.version) != which:
        return None
    return Screen(
        lines([t(key, name=short(entry.mentor_name)), "", words(t, entry, pair, person, now)]), [_answers(t, entry)]
    )


async def corrected(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the pair and when the mentee answered. To the mentor."""
    entry = await journal.entry(tx, int(subject))
    pair, _, at = which.partition(".")
    own = entry.of(int(pair)) if entry else None
    if entry is None or own is None or own.state != "corrected" or str(own.answered_at) != at:
        return None
    day = day_of(t, entry.held_at, entry.zone, now)
    said = t("entry-correction", name=short(own.mentee_name), day=day, remark=own.remark)
    edit = [] if entry.locked(now) else [Button(t("entry-edit"), Edit(entry=entry.id))]
    return Screen(said, [[*edit, Button(t("entry-open"), Go(room="entry", id=f"{entry.id}.{pair}"))]])


def _open(entry: Entry, t: T) -> Button:
    return Button(t("entry-open"), Go(room="entry", id=str(entry.id)))


ROOMS = {"entry": entry_room}
NOTICES = {"entry-written": entry_written, "entry-added": added, "entry-waiting": waiting, "entry-corrected": corrected}
