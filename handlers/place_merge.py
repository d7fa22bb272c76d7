"""A place that is another one under another name: which one, what goes over to it in figures, and the merge."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown
from bot.guards import NotAllowed
from bot.person import Person
from bot.place_checks import ROOMS as LISTS
from bot.place_checks import checked
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T, lines
from bot.tree import said
from bot.typed import Typed
from rules.places import folded_municipality, folded_organisation
from storage import merging, place_checks
from storage.db import Tx
from storage.merging import CannotMerge
from storage.place_checks import Checked

router = Router(name="place_merge")
door = Door()

SHOWN = 8
NAME, WIDTH = 100, 40


class Same(StatesGroup):
    place = State()


class Merge(Press, prefix=".ym"):
    """What leads to `gone` leads to `into` from now on."""

    kind: Annotated[str, Field(pattern="^(organisation|municipality)$")]
    gone: Id
    into: Id


async def same_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """Near names first; any other is typed. `id`: «organisation:17»."""
    it = await checked(tx, person, id)
    if it.same_as is not None:
        return Open("place_card", id)
    await state.set_state(Same.place)
    await state.set_data({"at": _at(it)})
    near = await place_checks.near(tx, it, it.folded, limit=SHOWN)
    words = t("same-ask" if near else "same-ask-none", name=it.name)
    return _choose(t, it, words, near)


def _at(it: Checked) -> str:
    return said(it.kind, str(it.id))


def _choose(t: T, it: Checked, words: Html, found: list[Checked]) -> Screen:
    picks = [
        [Button(t("same-pick", name=cut(other.name, WIDTH), people=str(other.people)), _to(it, other))]
        for other in found
    ]
    back = [Button(t("back"), Go(room="place_card", id=_at(it))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*picks, back])


def _to(gone: Checked, stays: Checked) -> Go:
    return Go(room="place_merge", id=f"{_at(gone)}.{stays.id}")


@router.message(StateFilter(Same.place), Typed())
async def same_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    it = await checked(tx, person, str((await state.get_data()).get("at", "")))
    if it.same_as is not None:
        return Open("place_card", _at(it))
    folded = folded_municipality if it.kind == "municipality" else folded_organisation
    found = await place_checks.near(tx, it, folded(typed[:NAME]), limit=SHOWN)
    words = t("same-which", typed=typed[:NAME]) if found else t("same-unknown", typed=typed[:NAME])
    return _choose(t, it, words, found)


async def merge_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """What will happen. `id`: «organisation:17.23», the one that goes and the one that stays."""
    at, _, other = id.partition(".")
    gone = await checked(tx, person, at)
    stays = await checked(tx, person, said(gone.kind, other))
    if gone.id == stays.id:
        return Open("place_same", _at(gone), toast=t("same-itself"))
    if gone.same_as is not None or stays.same_as is not None:
        return _already(gone, stays)
    counted = await merging.figures(tx, gone.kind, gone.id)
    moving = ", ".join(t(f"merge-{name}", count=count) for name, count in counted.items())
    return Screen(
        lines(
            [
                t("merge-ask", gone=gone.name, stays=stays.name),
                "",
                t("merge-moves", moving=Html(moving), stays=stays.name)
                if counted
                else t("merge-nothing", gone=gone.name),
                "",
                t("merge-how", gone=gone.name, stays=stays.name),
                *([t("merge-papers-how")] if "papers" in counted else []),
            ]
        ),
        [
            [Button(t("merge-do"), Merge(kind=gone.kind, gone=gone.id, into=stays.id))],
            [Button(t("merge-other-way", name=cut(gone.name, WIDTH)), _to(stays, gone))],
            [Button(t("back"), Go(room="place_same", id=_at(gone))), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Merge)
async def merge(press: Merge, tx: Tx, person: Person, t: T, now: int) -> Shown:
    gone = await checked(tx, person, said(press.kind, str(press.gone)))
    stays = await checked(tx, person, said(press.kind, str(press.into)))
    try:
        await merging.merge(tx, merging.Merge(press.kind, gone.id, stays.id), by=person.id, now=now)
    except CannotMerge as why:
        if why.why == "apart":
            raise NotAllowed("coordinator") from None  # no button of ours says so
        return Open("place_same", _at(gone), toast=t("same-itself")) if why.why == "itself" else _already(gone, stays)
    told = t("merge-done", gone=cut(gone.name, NAME), stays=cut(stays.name, NAME))
    return Open(LISTS[gone.kind], said(gone.above.kind, gone.above.id), toast=told)


def _already(gone: Checked, stays: Checked) -> Open:
    """The card of the one that is another place by now says so."""
    return Open("place_card", _at(gone if gone.same_as is not None else stays))


ROOMS = {"place_same": same_room, "place_merge": merge_room}
