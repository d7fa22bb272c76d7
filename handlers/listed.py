"""«Вы Иванова Анна Петровна?»: whoever joined a school with a staff list finds their row in it, if they like."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

import content
from bot.doors import Door, Go, Id, Press, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.texts import Html, T
from bot.typed import Typed
from rules.names import LONGEST, BadFullName, clean_full_name
from storage import people, school_links, staff
from storage.db import Tx
from storage.staff import Member, NotYou

router = Router(name="listed")
door = Door()


class Recognising(StatesGroup):
    full_name = State()


class ItIsMe(Press, prefix="Vm"):
    """This row of the school's list is the person's."""

    member: Id


async def listed_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """Asks, where there is something to ask; what comes next is what any newcomer is asked."""
    told = await people.profile(tx, person.id)
    school = await _school(tx, person)
    if school is None or not await staff.to_ask(tx, school):
        return Open("consent")
    if await staff.row_of(tx, school, person.id) is not None:
        return Open("consent")
    if told.full_name:
        return await _found(tx, t, school, told.full_name)
    await state.set_state(Recognising.full_name)
    return _ask_name(t, t("listed-ask-name"))


async def _school(tx: Tx, person: Person) -> int | None:
    """The one whose link brought the person: whoever only says they work there could learn patronymics by guessing."""
    school = (await people.profile(tx, person.id)).organisation
    return school if school and person.known and await school_links.came_by(tx, person.id, school) else None


async def _found(tx: Tx, t: T, school: int, full_name: str) -> Shown:
    row = await staff.match(tx, school, full_name)
    if row is None:
        return Open("consent")
    return Screen(
        t("listed-ask", name=row.full_name, about=_about(t, row)),
        [
            [Button(t("listed-yes"), ItIsMe(member=row.id)), Button(t("no"), Go(room="consent"))],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


def _about(t: T, row: Member) -> str:
    """«, учитель математики», or the subject."""
    said = row.post or next((t.pick(it.name) for it in content.subjects() if it.code == row.subject), "")
    return f", {said[0].lower()}{said[1:]}" if said else ""


def _ask_name(t: T, words: Html) -> Screen:
    return Screen(words, [[Button(t("full-name-skip"), Go(room="consent")), Button(t("menu"), Go(room="menu"))]])


@router.message(StateFilter(Recognising.full_name), Typed())
async def name_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    try:
        name = clean_full_name(typed)
    except BadFullName as wrong:
        return _ask_name(t, t(f"full-name-{wrong}", limit=LONGEST))
    await state.clear()
    await people.be_listed_as(tx, person.id, name)
    school = await _school(tx, person)
    return Open("consent") if school is None else await _found(tx, t, school, name)


@door.on(ItIsMe)
async def it_is_me(press: ItIsMe, tx: Tx, person: Person, t: T, now: int) -> Open:
    if await _school(tx, person) is None:
        return Open("consent", toast=t("listed-not-you"))
    try:
        await staff.be(tx, person.id, press.member, now=now)
    except NotYou:
        return Open("consent", toast=t("listed-not-you"))
    return Open("consent", toast=t("listed-done"))


ROOMS = {"listed": listed_room}
