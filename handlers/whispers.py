"""The curator reads what a mentee has said past the mentor, and answers. The two sides of the pair never come here."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed
from bot.mentoring import curated_pair
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from rules.names import short
from storage import pairs, pulses, whispers
from storage.db import Tx
from storage.pairs import Pair
from storage.whispers import ANSWER, Whisper

router = Router(name="whispers")
door = Door()

Page = Annotated[int, Field(ge=0, le=9999)]


class Answering(StatesGroup):
    words = State()


class Turn(Press, prefix="Zp"):
    """Another of the pair's."""

    pair: Id
    page: Page


class Answer(Press, prefix="Za"):
    """I shall write an answer to this one."""

    whisper: Id


async def whispers_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id` is the pair."""
    return await _shown(await _heard(tx, person, number(id)), 0, tx, person, t)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T) -> Screen:
    return await _shown(await _heard(tx, person, press.pair), press.page, tx, person, t)


async def _shown(pair: Pair, asked: int, tx: Tx, person: Person, t: T) -> Screen:
    """One at a time: it may be as long as a letter."""
    found = await whispers.of_pair(tx, pair.id)
    head = t("whispers-title", mentor=short(pair.mentor_name), mentee=short(pair.mentee_name))
    if not found:
        return Screen(lines([head, "", t("whispers-none")]), [_ways(t, pair)])
    page, pages = page_of(asked, len(found), 1)
    one = found[page]
    answer = [] if one.answered_at else [Button(t("whispers-answer"), Answer(whisper=one.id))]
    return Screen(
        lines([head, t("whispers-hidden"), "", *_said(one, person, t)]),
        [answer, *turning(t, page, pages, lambda to: Turn(pair=pair.id, page=to)), _ways(t, pair)],
    )


def _said(one: Whisper, person: Person, t: T) -> list[Html]:
    said = [t("whispers-said", day=t.day(one.at, person.zone), text=one.text)]
    if one.answered_at is None:
        return said
    name = short(one.answered_name) or str(t("whispers-curator"))
    return [*said, Html(""), t("whispers-reply", name=name, day=t.day(one.answered_at, person.zone), text=one.answer)]


@door.on(Answer)
async def answer(press: Answer, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    one = await whispers.whisper(tx, press.whisper)
    if one is None:
        raise NotAllowed("curator")
    pair = await _heard(tx, person, one.pair)
    if one.answered_at is not None:
        return Open("whispers", str(pair.id), toast=t("whispers-already"))
    await state.set_state(Answering.words)
    await state.set_data({"whisper": one.id})
    return _ask(t, pair, t("whispers-ask", text=one.text))


@router.message(StateFilter(Answering.words), Typed())
async def answered(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    one = await whispers.whisper(tx, (await state.get_data())["whisper"])
    if one is None:
        await state.clear()
        return Open("pair_board", toast=t("stale"))
    pair = await _heard(tx, person, one.pair)
    if len(typed) > ANSWER:
        await refuse_rest(message, state)
        return _ask(t, pair, t("whispers-long", count=len(typed), most=ANSWER))
    await state.clear()
    done = await whispers.answer(tx, one.id, typed, by=person.id, now=now)
    return Open("whispers", str(pair.id), toast=t("whispers-done" if done else "whispers-already"))


def _ask(t: T, pair: Pair, said: Html) -> Screen:
    back = Go(room="whispers", id=str(pair.id))
    return Screen(said, [[Button(t("back"), back), Button(t("menu"), Go(room="menu"))]])


async def _heard(tx: Tx, person: Person, pair_id: int | None) -> Pair:
    """For the exact curator who is none of the two. Raises NotAllowed."""
    pair = await curated_pair(tx, person, pair_id)
    if pair.side(person.id) is not None:
        raise NotAllowed("curator")
    return pair


def _ways(t: T, pair: Pair) -> list[Button]:
    return [Button(t("back"), Go(room="curated", id=str(pair.id))), Button(t("menu"), Go(room="menu"))]


async def heard(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """To a curator, without the words: a phone shows the first line to whoever looks at it."""
    one = await whispers.whisper(tx, int(subject))
    pair = await pairs.pair(tx, one.pair) if one else None
    if one is None or pair is None or one.answered_at or person.id not in await pulses.listeners(tx, pair):
        return None
    read = Button(t("whispers-read"), Go(room="whispers", id=str(pair.id)))
    return Screen(t("whispers-new", name=short(one.name)), [[read]])


async def replied(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """To the mentee."""
    one = await whispers.whisper(tx, int(subject))
    if one is None or one.answered_at is None or one.person != person.id:
        return None
    name = short(one.answered_name) or str(t("whispers-curator"))
    pair = await pairs.pair(tx, one.pair)
    again = [Button(t("whispers-again"), Go(room="whisper", id=str(one.pair)))] if pair and pair.open else []
    return Screen(
        lines([t("whispers-replied", name=name, text=one.answer), "", t("whispers-only-you")]),
        [again, [Button(t("menu"), Go(room="menu"))]],
    )


ROOMS = {"whispers": whispers_room}
NOTICES = {"whisper": heard, "whisper-answered": replied}
