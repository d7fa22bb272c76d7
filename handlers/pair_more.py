"""What may be changed in a pair by the two and its curator: contact, pause, a later end, kind and form, the end."""

from datetime import date
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.mentoring import acting_pair, own_pair, written
from bot.people_lists import partner
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from rules.pairs import FORMS, KINDS, RESULTS, extensions
from storage import pairing
from storage.db import Tx
from storage.pairing import NOTE, TooFar
from storage.pairs import Pair

router = Router(name="pair_more")
door = Door()


class Ending(StatesGroup):
    note = State()


class Pause(Press, prefix="Dp"):
    pair: Id
    on: bool


class Extend(Press, prefix="De"):
    """`until`: the new last day as its ordinal."""

    pair: Id
    until: Annotated[int, Field(ge=1, le=date.max.toordinal())]


class Finish(Press, prefix="Df"):
    """`result`: reached or early; `sure`: without words about it."""

    pair: Id
    result: str
    sure: bool = False


class Contact(Press, prefix="Dc"):
    """May the other one write to me directly."""

    pair: Id
    allowed: bool


class Describe(Press, prefix="Dd"):
    """The kind or the form as papers name it."""

    pair: Id
    field: str
    code: str


async def more_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    pair = await acting_pair(tx, person, number(id))
    side, here = pair.side(person.id), str(pair.id)
    paused = pair.state == "paused"
    return Screen(
        lines([
            t("more-title", mentor=partner(pair.mentor_name, t), mentee=partner(pair.mentee_name, t)), _about(pair, t),
        ]),
        [
            *rows(_mine(pair, person, t), 1),
            [Button(t("more-resume" if paused else "more-pause"), Pause(pair=pair.id, on=not paused))],
            [
                Button(t("more-extend"), Go(room="pair_extend", id=here)),
                Button(t("more-finish"), Go(room="pair_finish", id=here)),
            ],
            *([] if side == "mentee" else [[
                Button(t("more-hand-over"), Go(room="hand_over", id=here)),
                Button(t("more-kind"), Go(room="pair_kind", id=here)),
            ]]),
            [Button(t("back"), Go(room="pair", id=here)), Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


def _mine(pair: Pair, person: Person, t: T) -> list[Button]:
    """What only the two have."""
    side = pair.side(person.id)
    if side is None:
        return []
    allowed = pair.mentor_contact if side == "mentor" else pair.mentee_contact
    whisper = [Button(t("more-whisper"), Go(room="whisper", id=str(pair.id)))] if side == "mentee" else []
    return [
        Button(t("more-contact-off" if allowed else "more-contact-on"), Contact(pair=pair.id, allowed=not allowed)),
        *whisper,
        Button(t("more-terms"), Go(room="pair_terms", id=f"pair_more.{pair.id}")),
    ]


def _about(pair: Pair, t: T) -> Html:
    return t(
        "more-about", until=written(t, pair.ends_on), kind=t(f"pair-kind-{pair.kind}"), form=t(f"pair-form-{pair.form}")
    )


@door.on(Contact)
async def contact(press: Contact, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await own_pair(tx, person, press.pair)
    await pairing.allow_contact(tx, pair.id, person.id, allowed=press.allowed, now=now)
    return Open("pair_more", str(pair.id), toast=t("more-contact-is-on" if press.allowed else "more-contact-is-off"))


@door.on(Pause)
async def pause(press: Pause, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await acting_pair(tx, person, press.pair)
    if press.on:
        await pairing.pause(tx, pair.id, by=person.id, now=now)
    else:
        await pairing.resume(tx, pair.id, by=person.id, now=now)
    return Open("pair", str(pair.id), toast=t("more-paused" if press.on else "more-resumed"))


async def extend_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await acting_pair(tx, person, number(id))
    days = extensions(pair.ends_on, local(now, person.zone).date())
    return Screen(
        t("extend-ask" if days else "extend-no-more", until=written(t, pair.ends_on)),
        [
            *rows((Button(written(t, day), Extend(pair=pair.id, until=day.toordinal())) for day in days), 1),
            _back(pair, t),
        ],
    )


@door.on(Extend)
async def extend(press: Extend, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await acting_pair(tx, person, press.pair)
    until, today = date.fromordinal(press.until), local(now, person.zone).date()
    try:
        extended = await pairing.extend(tx, pair.id, until, by=person.id, today=today, now=now)
    except TooFar:
        return Open("pair_extend", str(pair.id), toast=t("stale"))
    return Open("pair", str(pair.id), toast=t("extend-done", until=written(t, extended.ends_on)))


async def kind_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    pair = await acting_pair(tx, person, number(id))
    if pair.side(person.id) == "mentee":
        return Open("pair_more", str(pair.id))
    kinds = [
        Button(_marked(t(f"pair-kind-{kind}"), kind == pair.kind), Describe(pair=pair.id, field="kind", code=kind))
        for kind in KINDS
    ]
    forms = [
        Button(_marked(t(f"pair-form-{form}"), form == pair.form), Describe(pair=pair.id, field="form", code=form))
        for form in FORMS
    ]
    return Screen(lines([t("kind-title"), "", _about(pair, t)]), [*rows(kinds, 2), *rows(forms, 1), _back(pair, t)])


def _marked(words: str, chosen: bool) -> str:
    return f"• {words}" if chosen else words


@door.on(Describe)
async def describe(press: Describe, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await acting_pair(tx, person, press.pair)
    if pair.side(person.id) == "mentee":
        return Open("pair_more", str(pair.id), toast=t("stale"))
    kind = press.code if press.field == "kind" and press.code in KINDS else pair.kind
    form = press.code if press.field == "form" and press.code in FORMS else pair.form
    await pairing.describe(tx, pair.id, kind=kind, form=form, by=person.id, now=now)
    return Open("pair_kind", str(pair.id))


async def finish_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    pair = await acting_pair(tx, person, number(id))
    results = [[Button(t(f"finish-{it}"), Finish(pair=pair.id, result=it))] for it in RESULTS]
    return Screen(t("finish-ask"), [*results, _back(pair, t)])


@door.on(Finish)
async def finish(press: Finish, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    pair = await acting_pair(tx, person, press.pair)
    if press.result not in RESULTS:
        return Open("pair_finish", str(pair.id), toast=t("stale"))
    if press.sure:
        return await _finish(pair, press.result, "", tx, person, t, now)
    await state.set_state(Ending.note)
    await state.set_data({"pair": pair.id, "result": press.result})
    return _ask_note(pair, press.result, t("finish-note"), t)


def _ask_note(pair: Pair, result: str, words: Html, t: T) -> Screen:
    without = Button(t("finish-no-note"), Finish(pair=pair.id, result=result, sure=True))
    return Screen(words, [[without], _back(pair, t)])


@router.message(StateFilter(Ending.note), Typed())
async def note(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    told = await state.get_data()
    pair = await acting_pair(tx, person, told["pair"])
    if len(typed) > NOTE:
        await refuse_rest(message, state)
        return _ask_note(pair, told["result"], t("too-long", limit=NOTE, count=len(typed)), t)
    await state.clear()
    return await _finish(pair, told["result"], typed, tx, person, t, now)


async def _finish(pair: Pair, result: str, words: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    await pairing.finish(tx, pair.id, result=result, note=words, by=person.id, now=now)
    return Open("pair", str(pair.id), toast=t("finish-done"))


def _back(pair: Pair, t: T) -> list[Button]:
    return [Button(t("back"), Go(room="pair_more", id=str(pair.id))), Button(t("menu"), Go(room="menu"))]


ROOMS = {"pair_more": more_room, "pair_extend": extend_room, "pair_kind": kind_room, "pair_finish": finish_room}
