"""A place and what lies below it: its figures, whom it belongs to, and the ways of those who coordinate there."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot import place_checks, request_desk
from bot import places as names
from bot.doors import Door, Go, Press, Shown
from bot.mentoring import written
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Row, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.tree import BELOW, above, home, own_place, said
from bot.typed import Typed
from rules.roles import EVERYWHERE, TEACHER, Scope, may_grant
from storage import agreements, head_counts, places, roles, tree
from storage.db import Tx

router = Router(name="tree")
door = Door()

# What a coordinator finds on the card of their own place, by name: (words, room).
HUB = (
    ("event-to-board", "event_board"),
    ("broadcasts-to", "broadcasts"),
    ("figures-open", "figures"),
    ("tree-to-find", "people_found"),
    ("tree-to-invites", "people"),
    ("staff-open", "staff"),
    ("roles-open", "roles"),
)
# Of those who stand above curators.
METHODISTS = (("bank-open", "bank"), ("catalogue-open", "catalogue"))
ADMINISTRATORS = (("tree-to-log", "audit"), ("health-open", "health"))
HOLDERS = 5  # names on a card
WIDTH = 40  # signs of a button
NAME = 60


class Looking(StatesGroup):
    place = State()


class Below(Press, prefix="9b", sep="|"):
    """A page of the places in this one."""

    at: str
    page: Annotated[int, Field(ge=0, le=9999)] = 0


async def tree_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    """`id`: «municipality:5»; without one, the place of the role somebody acts in."""
    scope = await own_place(tx, person, id)
    await _listen(state, scope)
    return Screen(
        lines([*await _about(tx, t, scope, person, now), *await _holders(tx, t, scope), *_prompt(t, scope)]),
        [
            *_ways_here(person, t, scope),
            *await request_desk.ways(tx, t, person, scope),
            *await place_checks.ways(tx, t, person, scope),
            *_ways_back(person, t, scope),
        ],
    )


async def _listen(state: FSMContext, scope: Scope) -> None:
    """A name that is typed now is looked for below this place."""
    if scope.kind in BELOW:
        await state.set_state(Looking.place)
        await state.set_data({"at": said(scope.kind, scope.id)})


async def _about(tx: Tx, t: T, scope: Scope, person: Person, now: int) -> list[Html]:
    """Its name, and in figures: who is in the bot, who works there, what has been agreed."""
    title = await _title(tx, t, scope)
    if scope == EVERYWHERE:
        return [title]
    counted = (await head_counts.newest(tx, scope)).get("teachers")
    told = t("tree-no-count")
    if counted is not None:
        told = t(
            "tree-count", count=counted.count.number, day=written(t, counted.count.on_day), source=counted.count.source
        )
    today = local(now, person.zone).date()
    found = await agreements.within(tx, scope, today)
    ending = [it.days_left(today) for it in found if it.ending(today)]
    going = t("tree-agreements", count=sum(it.in_force(today) for it in found))
    if ending:
        going = Html(f"{going}. {t('tree-ending', count=len(ending), days=min(ending))}")
    return [title, Html(""), t("tree-people", count=await tree.people_in(tx, scope.kind, scope.id)), told, going]


async def _title(tx: Tx, t: T, scope: Scope) -> Html:
    if scope == EVERYWHERE:
        return t("tree-everywhere")
    return Html(f"<b>{await names.scope_name(tx, t, scope.kind, scope.id)}</b>")


async def _holders(tx: Tx, t: T, scope: Scope) -> list[Html]:
    held = await roles.holders(tx, scope.kind, scope.id)
    if not held:
        return []
    shown = [t("tree-holder", name=cut(name, NAME), role=t(f"role-{role}")) for name, role in held[:HOLDERS]]
    rest = [t("tree-holders-more", count=str(len(held) - HOLDERS))] if len(held) > HOLDERS else []
    return [Html(""), t("tree-holders"), *shown, *rest]


def _prompt(t: T, scope: Scope) -> list[Html]:
    return [Html(""), t(f"tree-type-{BELOW[scope.kind]}")] if scope.kind in BELOW else []


def _ways_here(person: Person, t: T, scope: Scope) -> list[Row]:
    at = said(scope.kind, scope.id)
    buttons: list[Row] = []
    if at == home(person):
        own = HUB + (METHODISTS if scope.kind != "organisation" else ())
        own += ADMINISTRATORS if person.has("administrator") else ()
        buttons += rows((Button(t(key), Go(room=room)) for key, room in own), 2)
    if scope.kind in BELOW:
        buttons.append([Button(t(f"tree-to-{BELOW[scope.kind]}"), Below(at=at))])
    if scope != EVERYWHERE:
        buttons.append(
            [
                Button(t("tree-to-counts"), Go(room="head_counts", id=at)),
                Button(t("tree-to-agreements"), Go(room="agreements", id=at)),
            ]
        )
        if at != home(person):
            bank = [] if scope.kind == "organisation" else [Button(t("bank-open"), Go(room="bank", id=at))]
            buttons.append([Button(t("event-to-board"), Go(room="event_board", id=at)), *bank])
    if scope.kind == "organisation":
        if at != home(person):
            buttons.append([Button(t("staff-open-one"), Go(room="staff", id=scope.id))])
        buttons.append([Button(t("people-invite-teachers"), Go(room="invite_as", id=f"{TEACHER}:{at}"))])
    for role in ("regional", "coordinator", "curator"):
        if may_grant(person.roles, role, scope):
            call = Go(room="invite_as", id=f"{role}:{at}")
            buttons.append([Button(t("people-invite", role=t(f"role-{role}")), call)])
    return buttons


def _ways_back(person: Person, t: T, scope: Scope) -> list[Row]:
    """Up to where it is theirs; from the top, to another role's place."""
    up = above(person, scope)
    switch = [[Button(t("menu-switch"), Go(room="acting"))]] if not up and len(person.roles) > 1 else []
    back = [Button(t("back"), Go(room="tree", id=up))] if up else []
    return [*switch, [*back, Button(t("menu"), Go(room="menu"))]]


@door.on(Below)
async def below(press: Below, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    scope = await own_place(tx, person, press.at)
    await _listen(state, scope)
    found = await _below(tx, t, scope)
    text = lines([await _title(tx, t, scope), "", *(_prompt(t, scope)[1:] if found else [t("tree-nothing-below")])])
    return _list(t, text, press, found)


def _list(t: T, text: Html, press: Below, found: list[tuple[str, str]]) -> Screen:
    page, pages = page_of(press.page, len(found))
    shown = found[page * SIZE : (page + 1) * SIZE]
    return Screen(
        text,
        [
            *([Button(cut(name, WIDTH), Go(room="tree", id=at))] for at, name in shown),
            *turning(t, page, pages, lambda to: press.model_copy(update={"page": to})),
            [Button(t("back"), Go(room="tree", id=press.at)), Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _below(tx: Tx, t: T, scope: Scope, typed: str | None = None) -> list[tuple[str, str]]:
    """(room id, name) of what lies in the place; those that are meant, if something was typed."""
    kind = BELOW.get(scope.kind)
    if kind == "region":
        regions = names.regions_by_name(t) if typed is None else names.regions_meant(typed)
        return [(said(kind, it.code), t.pick(it.name)) for it in regions]
    if kind == "municipality":
        found = await (
            places.municipalities_of(tx, scope.id) if typed is None else places.find_municipalities(tx, scope.id, typed)
        )
    elif kind == "organisation":
        number = int(scope.id)
        found = await (
            places.organisations_of(tx, number) if typed is None else places.find_organisations(tx, number, typed)
        )
    else:
        return []
    return [(said(kind, str(it.id)), it.name) for it in found]


@router.message(StateFilter(Looking.place), Typed())
async def typed_place(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Screen:  # fmt: skip
    """One place is opened, several are offered; a name nobody knows is asked again."""
    at = str((await state.get_data()).get("at", ""))
    scope = await own_place(tx, person, at)
    found = await _below(tx, t, scope, typed)
    if len(found) == 1:
        return await tree_room(found[0][0], tx, person, t, now, state)
    text = t("tree-which") if found else t("tree-unknown", typed=typed[:NAME])
    return _list(t, text, Below(at=at), found)


ROOMS = {"tree": tree_room}
