"""All who wait for one programme are enrolled by one order: who they are, whether there are places, and then."""

from datetime import date
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Press, Shown
from bot.mentoring import written
from bot.people_lists import partner
from bot.person import Person
from bot.picker import local
from bot.request_desk import taken
from bot.requesting import desk_place
from bot.screen import Button, Open, Screen, cut, fit
from bot.texts import Html, T, escape, lines
from bot.typed import Typed
from rules.dates import UnknownDay
from rules.request_desk import AT_ONCE, Way, first_of, mark, near_day, way
from storage import request_board, requests
from storage.db import Tx
from storage.request_board import Group

router = Router(name="request_groups")
door = Door()

TITLE, TYPED = 200, 60


class Ordering(StatesGroup):
    day = State()


class EnrolAll(Press, prefix=".Yg", sep="|"):
    """The first so many of those who were shown (`seen` is their mark), by an order of that day (its ordinal)."""

    way: str
    count: Annotated[int, Field(ge=1, le=AT_ONCE)]
    seen: Annotated[int, Field(ge=0, le=99_999)]
    day: Annotated[int, Field(ge=1, le=date.max.toordinal())]


async def group_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    """`id`: a list of one programme at the desk, «m5.w.17». A day that is typed now is the day of the order."""
    return await _preview(way(id), local(now, person.zone).date(), tx, person, t, state)


async def _preview(at: Way, day: date, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    scope = await desk_place(tx, person, at.at)
    back = [Button(t("back"), Go(room="request_board", id=str(at))), Button(t("menu"), Go(room="menu"))]
    found = await request_board.group(tx, scope, at.programme, but=person.id) if at.programme else None
    if found is None:
        return Screen(t("desk-list-empty"), [back])
    await state.set_state(Ordering.day)
    await state.set_data({"way": str(at)})
    free = first_of(found.wanted.places, found.wanted.taken, len(found.cases))
    counts = dict.fromkeys(it for it in (free, len(found.cases)) if it)
    return Screen(
        fit(_head(found, free, day, t), _names(found, t), lines(["", t("desk-group-day")])),
        [
            *([Button(_label(count, found, t), _press(at, found, count, day))] for count in counts),
            back,
        ],
    )  # fmt: skip


def _head(found: Group, free: int, day: date, t: T) -> Html:
    it, here = found.wanted, len(found.cases)
    return lines([
        Html(f"<b>{escape(cut(it.title, TITLE))}</b>"),
        t("desk-programme", count=it.waiting), taken(it.taken, it.places, t),
        _short(free, here, t),
        t("desk-group-part", count=str(here)) if here < it.waiting else None,
        "", t("desk-group-order", day=written(t, day)),
    ])  # fmt: skip


def _short(free: int, here: int, t: T) -> Html | None:
    if free >= here:
        return None
    return t("desk-group-short", count=str(free)) if free else t("desk-group-full")


def _names(found: Group, t: T) -> list[Html]:
    return [
        Html(f"{place}  {escape(partner(case.name, t))}" + (f", {escape(cut(school, 60))}" if school else ""))
        for place, case in enumerate(found.cases, 1)
        for school in [case.organisation_name]
    ]


def _label(count: int, found: Group, t: T) -> Html:
    key = "desk-group-all" if count == len(found.cases) else "desk-group-first"
    return t(key, count=count)


def _press(at: Way, found: Group, count: int, day: date) -> EnrolAll:
    seen = mark([(it.request.id, it.request.version) for it in found.cases[:count]])
    return EnrolAll(way=str(at), count=count, seen=seen, day=day.toordinal())


@router.message(StateFilter(Ordering.day), Typed())
async def day_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    at = way(str((await state.get_data())["way"]))
    today = local(now, person.zone).date()
    try:
        day = near_day(typed, today)
    except UnknownDay:
        back = [Button(t("back"), Go(room="request_group", id=str(at))), Button(t("menu"), Go(room="menu"))]
        return Screen(t("desk-bad-day", typed=cut(typed, TYPED)), [back])
    return await _preview(at, day, tx, person, t, state)


@door.on(EnrolAll)
async def enrol_all(press: EnrolAll, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    at, today, day = way(press.way), local(now, person.zone).date(), date.fromordinal(press.day)
    scope = await desk_place(tx, person, at.at)
    try:
        count = await request_board.enrol_all(
            tx, scope, at.programme, by=person.id, seen=press.seen, count=press.count, on_day=day, today=today, now=now
        )
    except request_board.Changed:
        return (await _preview(at, today, tx, person, t, state)).with_toast(t("desk-group-changed"))
    except requests.WrongDay as wrong:
        said = t(f"desk-bad-{wrong.why}", day=written(t, day))
        return (await _preview(at, today, tx, person, t, state)).with_toast(said)
    return Open("request_board", str(Way(at.at)), toast=t("desk-group-done", count=count, day=written(t, day)))


ROOMS = {"request_group": group_room}
