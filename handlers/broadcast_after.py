"""What may still be done with what was said: once more to the silent and to the unconfirmed, other words, taken back.

Each is asked about first, with what it means.
"""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.broadcast_words import message as as_read
from bot.broadcasting import broadcast_of, limits, title
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.person import Person
from bot.screen import Button, Open, Row, Screen
from bot.settings import Settings
from bot.texts import Html, T, lines
from bot.typed import is_rest, refuse_rest
from bot.written import Sent, Written
from storage import broadcasts, tallies
from storage.broadcasts import AT_ONCE, Broadcast, NotNow
from storage.db import Tx

router = Router(name="broadcast_after")
door = Door()


class Correcting(StatesGroup):
    text = State()
    sure = State()


class Again(Press, prefix="7a"):
    """A draft for those who did not answer."""

    broadcast: Id


class Unconfirmed(Press, prefix="7u"):
    """Send it once more to those of whom nobody knows."""

    broadcast: Id


class Correct(Press, prefix="7c"):
    """The words written last take the place of those that were said."""

    stays = True
    broadcast: Id


class Withdraw(Press, prefix="7w"):
    broadcast: Id


async def _said(tx: Tx, person: Person, number: int | None) -> Broadcast | None:
    """One that was launched and not taken back; None otherwise. Raises NotAllowed."""
    found = await broadcast_of(tx, person, number)
    return None if found.state == "draft" or found.withdrawn_at is not None else found


def _stale(t: T, broadcast: int | None) -> Open:
    return Open("broadcast", str(broadcast), toast=t("stale"))


def _ways(t: T, broadcast: int) -> Row:
    return [Button(t("back"), Go(room="broadcast", id=str(broadcast))), Button(t("menu"), Go(room="menu"))]


async def again_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    found = await _said(tx, person, number(id))
    if found is None:
        return _stale(t, number(id))
    progress = await tallies.progress(tx, found.id)
    count = max(0, progress.sent - sum(progress.answers.values()))
    if not count:
        return Open("broadcast", str(found.id), toast=t("broadcast-all-answered"))
    sure = [Button(t("broadcast-again-sure"), Again(broadcast=found.id))]
    return Screen(t("broadcast-ask-again", title=title(t, found), count=count), [sure, _ways(t, found.id)])


@door.on(Again)
async def again(press: Again, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await _said(tx, person, press.broadcast)
    if found is None:
        return _stale(t, press.broadcast)
    here = [(found.scope_kind, found.scope)]
    begun, _ = await broadcasts.listing(tx, here, person=person.id, states=["draft"], limit=1)
    if begun and begun[0].after == found.id:
        return Open("broadcast_draft", str(begun[0].id))
    try:
        made = await broadcasts.again_to_silent(tx, found.id, by=person.id, now=now)
    except NotNow:
        return _stale(t, found.id)
    return Open("broadcast_draft", str(made), toast=t("broadcast-again-made"))


async def unknown_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    found = await _said(tx, person, number(id))
    progress = await tallies.progress(tx, found.id) if found else None
    if found is None or progress is None or not progress.unknown:
        return _stale(t, number(id))
    sure = [Button(t("broadcast-to-unknown"), Unconfirmed(broadcast=found.id))]
    asked = t("broadcast-ask-unknown", count=progress.unknown)
    many = t("broadcast-unknown-at-once", count=AT_ONCE) if progress.unknown > AT_ONCE else None
    return Screen(lines([asked, many]), [sure, _ways(t, found.id)])


@door.on(Unconfirmed)
async def unconfirmed(press: Unconfirmed, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await _said(tx, person, press.broadcast)
    if found is None:
        return _stale(t, press.broadcast)
    try:
        count = await broadcasts.send_unconfirmed(tx, found.id, by=person.id, now=now)
    except NotNow:
        return _stale(t, found.id)
    left = (await tallies.progress(tx, found.id)).unknown
    told = t("broadcast-unknown-sent", count=count)
    return Open(
        "broadcast", str(found.id), toast=lines([told, t("broadcast-unknown-left", count=left) if left else None])
    )


# Other words.


async def fix_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await _said(tx, person, number(id))
    return _stale(t, number(id)) if found is None else await _ask_words(found, t, state)


async def _ask_words(found: Broadcast, t: T, state: FSMContext) -> Screen:
    await state.set_state(Correcting.text)
    await state.set_data({"broadcast": found.id})
    key = "broadcast-ask-fix-file" if found.attached else "broadcast-ask-fix"
    return Screen(t(key, limit=_limit(found)), [_ways(t, found.id)])


def _limit(found: Broadcast) -> int:
    text, caption = limits(found)
    return caption if found.attached else text


@router.message(StateFilter(Correcting.text, Correcting.sure), Sent())
async def words_sent(
    message: Message, sent: Written | None, tx: Tx, person: Person, t: T, now: int, state: FSMContext,
    settings: Settings,
) -> Shown:  # fmt: skip
    if await is_rest(message, state):
        return None
    asked: int | None = (await state.get_data()).get("broadcast")
    found = await _said(tx, person, asked)
    if found is None:
        await state.clear()
        return _stale(t, asked)
    if sent is None or sent.attached or not sent.text or sent.size > _limit(found):
        again = await _ask_words(found, t, state)
        await refuse_rest(message, state)
        return again.with_toast(_wrong(t, sent, _limit(found)))
    await state.set_state(Correcting.sure)
    await state.set_data({"broadcast": found.id, "text": sent.text})
    progress = await tallies.progress(tx, found.id)
    look = await as_read(tx, t, settings, replace(found, text=sent.text), person, now=now, trial=True)
    sure = [Button(t("broadcast-fix-sure"), Correct(broadcast=found.id))]
    other = [Button(t("broadcast-fix-other"), Go(room="broadcast_fix", id=str(found.id)))]
    words = t("broadcast-ask-fix-sure", count=progress.sent, waiting=progress.waiting)
    return [look, Screen(words, [sure, other, _ways(t, found.id)])]


def _wrong(t: T, sent: Written | None, limit: int) -> Html:
    if sent is None or sent.attached:
        return t("broadcast-fix-only-text")
    return t("broadcast-too-long", limit=limit, count=sent.size)


@door.on(Correct)
async def correct(press: Correct, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    told = await state.get_data()
    await state.clear()
    found = await _said(tx, person, press.broadcast)
    if found is None or told.get("broadcast") != found.id or not told.get("text"):
        return _stale(t, press.broadcast)
    try:
        await broadcasts.correct(tx, found.id, told["text"], by=person.id, now=now)
    except NotNow:
        return _stale(t, found.id)
    return Open("broadcast", str(found.id), toast=t("broadcast-fixed-now"))


# Taken back.


async def withdraw_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    found = await _said(tx, person, number(id))
    if found is None:
        return _stale(t, number(id))
    progress = await tallies.progress(tx, found.id)
    key = "broadcast-ask-withdraw-file" if found.attached else "broadcast-ask-withdraw"
    words = t(key, title=title(t, found), count=progress.sent, waiting=progress.waiting)
    return Screen(words, [[Button(t("broadcast-withdraw"), Withdraw(broadcast=found.id))], _ways(t, found.id)])


@door.on(Withdraw)
async def withdraw(press: Withdraw, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await _said(tx, person, press.broadcast)
    if found is None:
        return _stale(t, press.broadcast)
    try:
        await broadcasts.withdraw(tx, found.id, by=person.id, now=now)
    except NotNow:
        return _stale(t, found.id)
    return Open("broadcast", str(found.id), toast=t("broadcast-withdrawn-now"))


ROOMS = {
    "broadcast_again": again_room,
    "broadcast_unknown": unknown_room,
    "broadcast_fix": fix_room,
    "broadcast_withdraw": withdraw_room,
}
