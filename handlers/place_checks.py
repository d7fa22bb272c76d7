"""Places that people typed: the list of those nobody has checked, and one of them: right, renamed, or there already."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot import places as names
from bot.doors import Door, Go, Press, Shown, number
from bot.guards import NotAllowed
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.place_checks import ROOMS as LISTS
from bot.place_checks import checked, may_look
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T, escape, lines
from bot.tree import own_place, said
from bot.typed import Typed
from rules.places import BadName, clean_name
from storage import place_checks
from storage.db import Tx
from storage.place_checks import Checked, Taken

router = Router(name="place_checks")
door = Door()

NAME = 100
HINTS = 3  # near names on a card


class Renaming(StatesGroup):
    name = State()


class Right(Press, prefix=".xv", sep="|"):
    """The name is right. `at`: «organisation:17»."""

    at: str


async def schools_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: the place they lie in, «municipality:5», and the page after a dot."""
    return await _listed(id, "organisation", tx, person, t)


async def towns_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    return await _listed(id, "municipality", tx, person, t)


async def _listed(id: str, kind: str, tx: Tx, person: Person, t: T) -> Screen:
    at, _, asked = id.partition(".")
    inside = await own_place(tx, person, at)
    if not may_look(person, kind, inside):
        raise NotAllowed("coordinator")
    count = await place_checks.count(tx, kind, inside)
    page, pages = page_of(number(asked), count)
    found = await place_checks.unchecked(tx, kind, inside, limit=SIZE, offset=page * SIZE)
    shown = list(enumerate(found, page * SIZE + 1))
    here = said(inside.kind, inside.id)
    place = await names.scope_name(tx, t, inside.kind, inside.id)
    head = lines(
        [t(f"unchecked-{kind}", place=place, count=str(count)), "", t("unchecked-why" if count else "unchecked-none")]
    )
    return Screen(
        fit(head, [_entry(t, n, it, whole=inside.kind == "municipality") for n, it in shown]),
        [
            *rows((Button(str(n), Go(room="place_card", id=said(kind, str(it.id)))) for n, it in shown), 5),
            *turning(t, page, pages, lambda to: Go(room=LISTS[kind], id=f"{here}.{to}")),
            [Button(t("back"), Go(room="tree", id=here)), Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


def _entry(t: T, place: int, it: Checked, *, whole: bool) -> Html:
    """`whole`: all of them lie in one municipality."""
    where = "" if whole or not it.municipality_name else Html(f"{escape(cut(it.municipality_name, NAME))} · ")
    return lines(
        [
            "",
            Html(f"{place}  <b>{escape(cut(it.name, NAME))}</b>"),
            Html(f"{where}{t('place-people', count=it.people)}"),
        ]
    )


# One place


async def card_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: «organisation:17»."""
    it = await checked(tx, person, id)
    if it.same_as is not None:
        return await _leads_on(tx, t, it)
    near = [other.name for other in await place_checks.near(tx, it, it.folded, limit=HINTS)]
    at = said(it.kind, str(it.id))
    hint = [t("place-near", names=", ".join(f"«{cut(name, NAME)}»" for name in near))] if near else []
    verify = [] if it.verified else [Button(t("place-right"), Right(at=at))]
    return Screen(
        lines(
            [
                Html(f"<b>{escape(it.name)}</b>"),
                *([escape(it.municipality_name)] if it.municipality_name else []),
                "",
                t("place-people", count=it.people),
                t("place-verified" if it.verified else "place-typed"),
                *hint,
            ]
        ),
        [
            [*verify, Button(t("place-rename"), Go(room="place_rename", id=at))],
            [Button(t("place-same"), Go(room="place_same", id=at))],
            [Button(t("back"), _back(it)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _back(it: Checked) -> Go:
    if it.verified:
        return Go(room="tree", id=said(it.kind, str(it.id)))
    return Go(room=LISTS[it.kind], id=said(it.above.kind, it.above.id))


async def _leads_on(tx: Tx, t: T, it: Checked) -> Open:
    kept = await place_checks.one(tx, it.kind, it.same_as or 0)
    now = cut(kept.name, NAME) if kept else ""
    return Open("place_card", said(it.kind, str(it.same_as)), toast=t("place-merged-already", name=it.name, now=now))


@door.on(Right)
async def right(press: Right, tx: Tx, person: Person, t: T, now: int) -> Shown:
    it = await checked(tx, person, press.at)
    if it.same_as is not None:
        return await _leads_on(tx, t, it)
    if not await place_checks.verify(tx, it, by=person.id, now=now):
        return Open("place_card", press.at, toast=t("place-verified"))
    return _next(it, t("place-verified-toast", name=cut(it.name, NAME)))


def _next(it: Checked, toast: Html) -> Open:
    """To those that are left."""
    return Open(LISTS[it.kind], said(it.above.kind, it.above.id), toast=toast)


# Another name


async def rename_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    it = await checked(tx, person, id)
    if it.same_as is not None:
        return await _leads_on(tx, t, it)
    await state.set_state(Renaming.name)
    await state.set_data({"at": said(it.kind, str(it.id))})
    return _ask(t, it, t("place-rename-ask", name=it.name))


def _ask(t: T, it: Checked, words: Html, *ways: Button) -> Screen:
    back = Go(room="place_card", id=said(it.kind, str(it.id)))
    return Screen(words, [ways, [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]])


@router.message(StateFilter(Renaming.name), Typed())
async def name_typed(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    it = await checked(tx, person, str((await state.get_data()).get("at", "")))
    if it.same_as is not None:
        return await _leads_on(tx, t, it)
    try:
        name = clean_name(typed)
        await place_checks.rename(tx, it, name, by=person.id, now=now)
    except BadName as bad:
        return _ask(t, it, names.misnamed(t, it.kind, bad))
    except Taken as taken:
        other = await place_checks.one(tx, it.kind, taken.number)
        said_so = t("place-taken", name=cut(other.name if other else typed, NAME), count=other.people if other else 0)
        merge = Go(room="place_merge", id=f"{said(it.kind, str(it.id))}.{taken.number}")
        return _ask(t, it, said_so, Button(t("place-taken-yes"), merge))
    await state.clear()
    if it.verified:
        return Open("place_card", said(it.kind, str(it.id)), toast=t("place-renamed", name=name))
    return _next(it, t("place-renamed", name=name))


ROOMS = {
    "unchecked_schools": schools_room, "unchecked_towns": towns_room, "place_card": card_room,
    "place_rename": rename_room,
}  # fmt: skip
