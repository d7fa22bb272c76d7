"""Who holds which role where; whoever may give a role may take it away. The person is told what others changed."""

from aiogram import Router

from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import require
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T, lines
from rules.roles import GIVERS
from storage import roles
from storage.db import Tx

router = Router(name="roles")
door = Door()


class TakeRole(Press, prefix="rt"):
    """Take this granted role away."""

    granted: Id


async def roles_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """Who holds a role that one may take away; `id` is the page."""
    require(person, *GIVERS)
    held = await roles.within_reach(tx, person.roles)
    page, pages = page_of(number(id), len(held))
    shown = list(enumerate(held, 1))[page * SIZE : (page + 1) * SIZE]
    listed = [
        t(
            "roles-held",
            number=str(place),
            name=it.name,
            role=t(f"role-{it.role}"),
            place=await names.scope_name(tx, t, it.scope.kind, it.scope.id),
        )
        for place, it in shown
    ]
    return Screen(
        lines([t("roles-title"), "", *(listed or [t("roles-nobody")])]),
        [
            *rows((Button(t("roles-take", number=str(n)), Go(room="role", id=str(it.id))) for n, it in shown), 3),
            *turning(t, page, pages, lambda to: Go(room="roles", id=str(to))),
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _holder(tx: Tx, person: Person, granted: int | None) -> roles.Holder | None:
    return next((it for it in await roles.within_reach(tx, person.roles) if it.id == granted), None)


async def role_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """The question before a role is taken away."""
    require(person, *GIVERS)
    holder = await _holder(tx, person, number(id))
    if holder is None:
        return Open("roles", toast=t("stale"))
    place = await names.scope_name(tx, t, holder.scope.kind, holder.scope.id)
    return Screen(
        t("role-take-ask", name=holder.name, role=t(f"role-{holder.role}"), place=place),
        [
            [Button(t("role-take"), TakeRole(granted=holder.id))],
            [Button(t("back"), Go(room="roles")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(TakeRole)
async def take_role(press: TakeRole, tx: Tx, person: Person, t: T, now: int) -> Shown:
    require(person, *GIVERS)
    holder = await _holder(tx, person, press.granted)
    if holder is None:
        return Open("roles", toast=t("stale"))
    await roles.revoke(tx, holder.person, holder.role, holder.scope, by=person.id, now=now)
    return Open("roles", toast=t("role-taken"))


async def role_given(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """By the command line; `subject` is the grant. None when the role was taken away meanwhile."""
    grant = await roles.granted(tx, int(subject))
    if grant is None or not grant.in_force:
        return None
    place = await names.scope_name(tx, t, grant.scope_kind, grant.scope)
    return _notice(t, t("role-given-notice", role=t(f"role-{grant.role}"), place=place))


async def role_taken(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """None when the role was given back meanwhile."""
    grant = await roles.granted(tx, int(subject))
    if grant is None or grant.in_force:
        return None
    place = await names.scope_name(tx, t, grant.scope_kind, grant.scope)
    return _notice(t, t("role-taken-notice", role=t(f"role-{grant.role}"), place=place))


def _notice(t: T, words: Html) -> Screen:
    return Screen(words, [[Button(t("menu"), Go(room="menu"))]])


ROOMS = {"roles": roles_room, "role": role_room}
NOTICES = {"role-given": role_given, "role-taken": role_taken}
