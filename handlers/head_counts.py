"""How many people work in a place: by cohort, typed in one line with the day and the source, taken back when wrong."""

from datetime import date

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown
from bot.mentoring import written
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen
from bot.texts import Html, T, lines
from bot.tree import own_place, said
from bot.typed import Typed
from rules.head_counts import COHORTS, LARGEST, SOURCE, BadHeadCount, read_head_count
from rules.roles import Scope
from storage import head_counts
from storage.db import Tx
from storage.head_counts import Told

router = Router(name="head_counts")
door = Door()

SHOWN = 8  # lines of the history
SAID = 40  # signs of what was typed that are said back


class Counting(StatesGroup):
    line = State()


class Cohort(Press, prefix="Yc", sep="|"):
    """This cohort of this place: what was told, and a line to tell more."""

    at: str
    cohort: str


class Drop(Press, prefix="Yd"):
    """Take this number back."""

    count: Id


async def head_counts_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: «organisation:7»; without one, the own place."""
    scope = await own_place(tx, person, id)
    at = said(scope.kind, scope.id)
    newest = await head_counts.newest(tx, scope)
    told = [lines([t(f"cohort-{it}"), _line(t, newest[it]) if it in newest else t("count-none"), ""]) for it in COHORTS]
    place = await names.scope_name(tx, t, scope.kind, scope.id)
    return Screen(
        lines([t("counts-title", place=place), "", *told, t("counts-ask")]),
        [
            *([Button(t(f"cohort-{it}-button"), Cohort(at=at, cohort=it))] for it in COHORTS),
            [Button(t("back"), Go(room="tree", id=at)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _line(t: T, told: Told) -> Html:
    return t(
        "count-line", count=told.count.number, day=written(t, told.count.on_day), source=told.count.source
    )  # fmt: skip


@door.on(Cohort)
async def cohort(press: Cohort, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    scope = await own_place(tx, person, press.at)
    if press.cohort not in COHORTS:
        return Open("head_counts", press.at, toast=t("stale"))
    return await _cohort(tx, t, scope, press.cohort, local(now, person.zone).date(), state)


async def _cohort(tx: Tx, t: T, scope: Scope, which: str, today: date, state: FSMContext) -> Screen:
    """The history of one cohort, and how the next line is typed."""
    at = said(scope.kind, scope.id)
    await state.set_state(Counting.line)
    await state.set_data({"at": at, "cohort": which})
    told = await head_counts.history(tx, scope, which, limit=SHOWN)
    last = [[Button(t("count-drop", count=str(told[0].count.number)), Drop(count=told[0].id))]] if told else []
    return Screen(
        lines(
            [
                t(f"cohort-{which}"),
                await names.scope_name(tx, t, scope.kind, scope.id),
                "",
                *([_line(t, it) for it in told] or [t("count-none")]),
                "",
                t("count-ask", year=str(today.year)),
            ]
        ),
        [*last, [Button(t("back"), Go(room="head_counts", id=at)), Button(t("menu"), Go(room="menu"))]],
    )


@router.message(StateFilter(Counting.line), Typed())
async def typed_line(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    asked = await state.get_data()
    at, which = str(asked.get("at", "")), str(asked.get("cohort", ""))
    scope = await own_place(tx, person, at)
    today = local(now, person.zone).date()
    try:
        count = read_head_count(typed, today)
    except BadHeadCount as bad:
        wrong = t(f"count-bad-{bad}", year=str(today.year), most=str(LARGEST), limit=str(SOURCE), said=bad.said[:SAID])
        return Screen(wrong, [[Button(t("back"), Go(room="head_counts", id=at)), Button(t("menu"), Go(room="menu"))]])
    new = await head_counts.write(tx, scope, which, count, by=person.id, now=now)
    shown = await _cohort(tx, t, scope, which, today, state)
    return shown.with_toast(t("count-written" if new else "count-known"))


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    told = await head_counts.told(tx, press.count)
    if told is None:
        return Open("head_counts", toast=t("stale"))
    scope = await own_place(tx, person, said(told.scope_kind, told.scope))
    await head_counts.drop(tx, told.id, by=person.id, now=now)
    shown = await _cohort(tx, t, scope, told.cohort, local(now, person.zone).date(), state)
    return shown.with_toast(t("count-dropped"))


ROOMS = {"head_counts": head_counts_room}
