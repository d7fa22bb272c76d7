"""Finding a colleague by surname in one's own places, and the little a coordinator sees of them."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot import people_lists
from bot import places as names
from bot.boards import scopes_of
from bot.doors import Door, Go, Id, Press, Shown
from bot.guards import NotAllowed, require
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Row, Screen, fit, rows
from bot.texts import Html, T, lines
from bot.tree import belongs
from bot.typed import Typed
from rules.names import words_of
from rules.reading import fold
from rules.roles import Scope, reaches
from storage import found, people, roles
from storage.db import Tx

router = Router(name="found")
door = Door()

SIZE = 8  # people on a page
MOST = 80  # more are not listed: another word of the name is faster
LONGEST = 80  # signs of what is typed


class Finding(StatesGroup):
    name = State()


class Results(Press, prefix="Fr"):
    """A page of what was found; the words are kept by the dialogue."""

    stays = True
    page: Annotated[int, Field(ge=0, le=9999)] = 0


class Card(Press, prefix="Fc"):
    stays = True
    person: Id


async def people_found_room(id: str, person: Person, t: T, state: FSMContext) -> Screen:
    require(person, "curator")
    await state.set_state(Finding.name)
    await state.set_data({})
    return Screen(t("found-ask"), [_ways(t)])


def _ways(t: T) -> Row:
    return [Button(t("back"), Go(room="tree")), Button(t("menu"), Go(room="menu"))]


@router.message(StateFilter(Finding.name), Typed())
async def name_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    require(person, "curator")
    await state.set_data({"typed": typed[:LONGEST]})
    return await _results(tx, person, t, typed[:LONGEST], 0)


@door.on(Results)
async def results(press: Results, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    require(person, "curator")
    typed = await _typed(state)
    if not typed:
        return await people_found_room("", person, t, state)
    return await _results(tx, person, t, typed, press.page)


async def _typed(state: FSMContext) -> str:
    """What is looked for; a button of an old message ends whatever else was being told."""
    if await state.get_state() != Finding.name.state:
        await state.clear()
    return str((await state.get_data()).get("typed", ""))


async def _results(tx: Tx, person: Person, t: T, typed: str, asked: int) -> Screen:
    every = await found.find(tx, scopes_of(person), typed, limit=MOST + 1)
    every.sort(key=lambda it: (fold(it.name), it.person))
    listed = every[:MOST]
    if not listed:
        few = sum(map(len, words_of(typed))) < found.HEAD
        return Screen(t("found-few") if few else t("found-nobody", typed=typed[:40]), [_ways(t)])
    page, pages = page_of(asked, len(listed), SIZE)
    shown = list(enumerate(listed, 1))[page * SIZE : (page + 1) * SIZE]
    head = t("found-many", most=str(MOST)) if len(every) > MOST else t("found-title", count=len(listed))
    return Screen(
        fit(
            lines([head, ""]),
            [
                lines([Html(f"{place}  {people_lists.name(it.name, t)}"), people_lists.about(it, t), ""])
                for place, it in shown
            ],
            t("found-again"),
        ),
        [
            *rows((Button(str(place), Card(person=it.person)) for place, it in shown), 4),
            *turning(t, page, pages, lambda to: Results(page=to)),
            _ways(t),
        ],
    )


@door.on(Card)
async def card(press: Card, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """Name, school, subject, roles; nothing of a self-assessment, no address. Raises NotAllowed elsewhere."""
    await _typed(state)
    try:
        told = await people.profile(tx, press.person)
    except people.Gone:
        raise NotAllowed("curator") from None
    where = belongs(told)
    require(person, "curator", scope=where)
    if not told.known:
        raise NotAllowed("curator")
    log = Go(room="audit", id=f"person:{told.person}")
    return Screen(
        lines(
            [
                people_lists.name(told.full_name or told.name or "", t),
                people_lists.about(told, t) or t("found-no-subject"),
                await _district(tx, t, where),
                *await _roles(tx, person, told.person, t),
            ]
        ),
        [
            [Button(t("found-log"), log)] if person.has("administrator") else [],
            [Button(t("found-back"), Results()), Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _district(tx: Tx, t: T, where: Scope) -> Html | None:
    """«Тимашевский район, Краснодарский край», as far as it is known; the school stands above."""
    places = [it for it in ((where.kind, where.id), *where.above) if it[0] in ("municipality", "region")]
    return Html(", ".join([await names.scope_name(tx, t, *it) for it in places])) if places else None


async def _roles(tx: Tx, person: Person, whose: int, t: T) -> list[Html]:
    """The roles somebody holds in the places of whoever looks."""
    said = []
    for held in await roles.held(tx, whose):
        scope = await roles.place(tx, held.scope_kind, held.scope, regions=names.region_codes())
        if reaches(person.roles, ("curator",), scope):
            place = await names.scope_name(tx, t, held.scope_kind, held.scope)
            said.append(t("acting-role", role=t(f"role-{held.role}"), place=place))
    return [Html(""), *said] if said else []


ROOMS = {"people_found": people_found_room}
