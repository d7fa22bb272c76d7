"""Which of several roles somebody works in now: the rooms open with its place. Rights are those of all of them."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import places
from bot.doors import LARGEST, Door, Go, Press, Shown
from bot.person import ADMINISTRATOR, Person, Role
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T, lines, plain
from rules.roles import GIVERS
from storage import roles
from storage.db import Tx

WIDTH = 40  # signs of a button

router = Router(name="acting")
door = Door()


class ActAs(Press, prefix="1a"):
    """A granted role; 0: the administrator's of the settings."""

    granted: Annotated[int, Field(ge=0, le=LARGEST)]


async def acting_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    if len(person.roles) < 2:
        return Open("menu")
    own = await _own(tx, person)
    others = [(number, await _named(tx, t, role)) for number, role in own.items() if role != person.roles[0]]
    return Screen(
        lines([t("acting-now", role=await _named(tx, t, person.roles[0])), "", t("acting-ask")]),
        [
            *([Button(cut(plain(words), WIDTH), ActAs(granted=number))] for number, words in others),
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _own(tx: Tx, person: Person) -> dict[int, Role]:
    """Each role of the person once, by its grant; that of the settings by 0."""
    granted = {number: Role(*held) for number, held in (await roles.grants(tx, person.id)).items()}
    return granted if set(granted.values()).issuperset(person.roles) else {0: ADMINISTRATOR, **granted}


async def _named(tx: Tx, t: T, role: Role) -> Html:
    place = await places.scope_name(tx, t, role.scope_kind, role.scope)
    return t("acting-role", role=t(f"role-{role.role}"), place=place)


@door.on(ActAs)
async def act_as(press: ActAs, tx: Tx, person: Person, t: T) -> Shown:
    role = (await _own(tx, person)).get(press.granted)
    if role is None:
        return Open("acting", toast=t("stale"))
    await roles.act_as(tx, person.id, press.granted or None)
    to_tree = [Button(t("acting-to-tree"), Go(room="tree"))] if role.role in GIVERS else []
    return Screen(
        t("acting-now", role=await _named(tx, t, role)),
        [to_tree, [Button(t("acting-again"), Go(room="acting")), Button(t("menu"), Go(room="menu"))]],
    )


ROOMS = {"acting": acting_room}
