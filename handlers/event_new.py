"""A new event: its kind by a button, its title in words; all else is said later, on its card."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

import content
from bot.doors import Door, Go, Press, Shown
from bot.events import kind_name, whose
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T, lines
from bot.tree import own_place, said
from bot.typed import Typed, is_rest, refuse_rest
from rules.events import TITLE
from storage import events
from storage.db import Tx

router = Router(name="event_new")
door = Door()


class Naming(StatesGroup):
    event = State()


class OfKind(Press, prefix=".nk", sep="|"):
    """It is of this kind."""

    at: str
    kind: str


async def new_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: the place, «municipality:5»."""
    scope = await own_place(tx, person, id)
    at = said(scope.kind, scope.id)
    kinds = [Button(t.pick(it.name), OfKind(at=at, kind=it.code)) for it in content.event_kinds()]
    place = await whose(tx, t, scope.kind, scope.id)
    return _framed(t, at, t("event-ask-new", place=place), rows(kinds, 2))


def _framed(t: T, at: str, words: Html, buttons: list[list[Button]]) -> Screen:
    back = [Button(t("cancel"), Go(room="event_board", id=at)), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*buttons, back])


@door.on(OfKind)
async def kind(press: OfKind, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    scope = await own_place(tx, person, press.at)
    at = said(scope.kind, scope.id)
    if press.kind not in {it.code for it in content.event_kinds()}:
        return Open("event_new", at, toast=t("stale"))
    await state.set_state(Naming.event)
    await state.set_data({"at": at, "kind": press.kind, "request": now})
    return _framed(t, at, t("event-ask-name", kind=kind_name(press.kind, t)), [])


@router.message(StateFilter(Naming.event), Typed())
async def named(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    told = await state.get_data()
    scope = await own_place(tx, person, told["at"])
    title = " ".join(typed.split())
    if len(title) > TITLE or await is_rest(message, state):
        await refuse_rest(message, state)
        again = t("event-ask-name", kind=kind_name(told["kind"], t))
        return _framed(t, told["at"], lines([t("too-long", limit=TITLE, count=len(title)), "", again]), [])
    made = await events.make(
        tx, scope_kind=scope.kind, scope=scope.id, kind=told["kind"], title=title, by=person.id, now=now,
        request=f"{person.id}.{told['request']}",
    )  # fmt: skip
    await state.clear()
    return Open("event", str(made), toast=t("event-made"))


ROOMS = {"event_new": new_room}
