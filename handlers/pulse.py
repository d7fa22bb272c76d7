"""A minute after a meeting: two taps that the mentor never sees, and words to the curator."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed
from bot.mentoring import own_pair
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from storage import journal, pairs, pulses
from storage.db import Tx
from storage.pairs import Pair
from storage.pulses import ANSWERS, WHISPER, NoCurator

router = Router(name="pulse")
door = Door()

Answer = Annotated[int, Field(ge=min(ANSWERS), le=max(ANSWERS))]


class Whispering(StatesGroup):
    words = State()


class Useful(Press, prefix="Uu"):
    entry: Id
    answer: Answer


class Clear(Press, prefix="Uc"):
    """How clear it is what comes next."""

    entry: Id
    answer: Answer


async def pulse_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` is the entry. What was not answered yet; then the entry."""
    asked = number(id)
    pair = await _pair_of(tx, person, asked)
    useful, clear = await pulses.answers(tx, asked or 0, person.id)
    if useful is not None and clear is not None:
        return Open("entry", id)
    found = await pairs.pair(tx, pair)
    whisper = [Button(t("journal-whisper"), Go(room="whisper", id=str(pair)))] if found and found.open else []
    press: type[Useful | Clear] = Useful if useful is None else Clear
    key = "useful" if press is Useful else "clear"
    made = (Button(t(f"pulse-answer-{answer}"), press(entry=asked or 0, answer=answer)) for answer in ANSWERS)
    return Screen(
        lines([t(f"pulse-{key}"), "", t("pulse-who-sees")]),
        [
            *rows(made, 2),
            [Button(t("pulse-skip"), Go(room="entry", id=id)), *whisper],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Useful)
async def useful(press: Useful, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await _pair_of(tx, person, press.entry)
    await pulses.pulse(tx, press.entry, pair, person.id, useful=press.answer, now=now)
    return Open("pulse", str(press.entry))


@door.on(Clear)
async def clear(press: Clear, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await _pair_of(tx, person, press.entry)
    await pulses.pulse(tx, press.entry, pair, person.id, clear=press.answer, now=now)
    return Open("pulse", str(press.entry), toast=t("pulse-thanks"))


async def _pair_of(tx: Tx, person: Person, entry: int | None) -> int:
    """The pair in which this person is the mentee of that entry. Raises NotAllowed."""
    found = await journal.entry(tx, entry) if entry else None
    own = found.answered_by(person.id) if found else None
    if own is None:
        raise NotAllowed("mentee")
    return own.pair


# Words to the curator


async def whisper_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    """`id` is the pair."""
    pair = await own_pair(tx, person, number(id), side="mentee")
    if not await pulses.listeners(tx, pair):
        return _whisper(t, pair, t("whisper-nobody"))
    await state.set_state(Whispering.words)
    await state.set_data({"pair": pair.id})
    return _whisper(t, pair, t("whisper-ask"))


def _whisper(t: T, pair: Pair, said: Html) -> Screen:
    return Screen(said, [[Button(t("back"), Go(room="pair", id=str(pair.id))), Button(t("menu"), Go(room="menu"))]])


@router.message(StateFilter(Whispering.words), Typed())
async def whisper(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    pair = await own_pair(tx, person, (await state.get_data())["pair"], side="mentee")
    if await is_rest(message, state):
        return None
    if len(typed) > WHISPER:
        await refuse_rest(message, state)
        return _whisper(t, pair, t("whisper-long", count=len(typed), most=WHISPER))
    await state.clear()
    try:
        await pulses.whisper(tx, pair, person.id, typed, request=str(message.message_id), now=now)
    except NoCurator:
        return _whisper(t, pair, t("whisper-nobody"))
    return Open("pair", str(pair.id), toast=t("whisper-done"))


ROOMS = {"pulse": pulse_room, "whisper": whisper_room}
