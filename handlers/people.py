"""Invites from the maker's side: who may, makes a link to a role in a place below their own, and ends it."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot import places as names
from bot.doors import Door, Go, Press, Shown, number
from bot.guards import NotAllowed, require
from bot.invitations import invitation
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T, lines
from bot.typed import Typed
from rules.places import BadName
from rules.roles import EVERYWHERE, GIVERS, LEADS_TO, PLACE_OF, TEACHER, Scope, grantable, invitable, may_invite
from rules.zones import Region
from storage import invites, places, roles, school_links
from storage.db import Tx
from storage.places import Place

router = Router(name="people")
door = Door()

# From a place to the places in it, on the way to the place a role is for.
_WAY = {
    "region": ("region",),
    "line": ("region", "line"),
    "municipality": ("region", "municipality"),
    "organisation": ("region", "municipality", "organisation"),
    "site": ("region", "municipality", "organisation", "site"),
}


class Naming(StatesGroup):
    place = State()


class Pick(Press, prefix="wp"):
    """This role, somewhere in this place; `page` of the places to choose from."""

    role: str
    kind: str
    place: str = ""
    page: int = 0


class Make(Press, prefix="wl"):
    """Make a link for so many days. `request` is the moment the button was drawn: pressed twice it makes one invite."""

    role: str
    kind: str
    place: str
    days: Annotated[int, Field(ge=1, le=max(invites.TERMS))]
    request: int


class Qr(Press, prefix="wq"):
    """Show the link as a picture. Its token stands in the same chat already, and nowhere else."""

    token: str


class EndInvite(Press, prefix="we"):
    key: str


@router.message(Command("people"))
async def people_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await people_room("", tx, person, t, now)


async def people_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """What one may give, and the invites given out that nobody has used yet; `id` is their page."""
    require(person, *GIVERS)
    given = await invites.open_ones(tx, person.id, now=now)
    schools = await school_links.count(tx, person.id, person.roles, now=now)
    page, pages = page_of(number(id), len(given))
    shown = list(enumerate(given, 1))[page * SIZE : (page + 1) * SIZE]
    listed = [
        t(
            "people-open-invite",
            number=str(place),
            role=t(f"role-{it.role}"),
            place=await names.scope_name(tx, t, it.scope_kind, it.scope),
            day=t.day(it.expires_at, person.zone),
        )
        for place, it in shown
    ]
    return Screen(
        lines([t("people-title"), "", *(listed or [t("people-no-invites")])]),
        [
            *(
                [Button(t("people-invite", role=t(f"role-{role}")), Pick(role=role, kind="all"))]
                for role in grantable(person.roles)
            ),
            [Button(t("people-invite-teachers"), Pick(role=TEACHER, kind="all"))],
            [Button(t("people-school-links", count=schools), Go(room="school_links"))] if schools else [],
            *rows((Button(t("people-end", number=str(n)), EndInvite(key=it.key)) for n, it in shown), 3),
            *turning(t, page, pages, lambda to: Go(room="people", id=str(to))),
            [Button(t("roles-open"), Go(room="roles"))],
            *([[Button(t("health-open"), Go(room="health"))]] if person.has("administrator") else []),
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Pick)
async def pick(press: Pick, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """One step down the tree: from everywhere to the place the role is for."""
    scope = await _scope(tx, press.kind, press.place)
    if scope is None or press.role not in invitable(person.roles):
        return Open("people", toast=t("stale"))
    require(person, *GIVERS, scope=None if scope == EVERYWHERE else scope)
    if LEADS_TO[press.role] == press.kind:
        return await _offer(tx, person, t, press.role, scope, now)
    below = await _below(tx, person, t, press.role, scope)
    if len(below) == 1 and press.kind == "all":
        return await pick(Pick(role=press.role, kind=below[0][0], place=below[0][1]), tx, person, t, now, state)
    if not below and scope.kind == "organisation":
        return await _no_sites(tx, t, scope)
    role, typed = t(f"role-{press.role}"), _typed_below(person, press.role, scope)
    if typed is None:
        return _choose(t, t("invite-where", role=role), press, below)
    await state.set_state(Naming.place)
    await state.set_data({"role": press.role, "kind": scope.kind, "place": scope.id})
    place = await names.scope_name(tx, t, scope.kind, scope.id)
    return _choose(t, t(f"invite-where-{typed}", role=role, place=place), press, below)


async def _scope(tx: Tx, kind: str, place: str) -> Scope | None:
    try:
        return await roles.place(tx, kind, place, regions=names.region_codes())
    except roles.UnknownPlace:
        return None


async def _below(tx: Tx, person: Person, t: T, role: str, scope: Scope) -> list[tuple[str, str, str]]:
    """(kind, id, name) of the places to choose from: from everywhere one starts at one's own places."""
    if scope == EVERYWHERE:
        if person.has("administrator"):
            return [_region(t, region) for region in names.regions_by_name(t)]
        # A role is for a place below the giver's own; teachers are called to a curator's own school.
        way = _WAY[LEADS_TO[role]] if role == TEACHER else _WAY[LEADS_TO[role]][:-1]
        return [
            (held.scope_kind, held.scope, str(await names.scope_name(tx, t, held.scope_kind, held.scope)))
            for held in person.roles
            if held.role in GIVERS and held.scope_kind in way
        ]
    way = _WAY[LEADS_TO[role]]
    below = way[way.index(scope.kind) + 1]
    if below == "line":
        return [("line", f"{scope.id}.{line}", str(t(f"line-{line}"))) for line in roles.LINES]
    if below == "municipality":
        found = await places.municipalities_of(tx, scope.id)
    elif below == "organisation":
        found = await places.organisations_of(tx, int(scope.id))
    else:
        found = await places.sites_of(tx, int(scope.id))
    return [(below, str(place.id), place.name) for place in found]


def _region(t: T, region: Region) -> tuple[str, str, str]:
    return "region", region.code, t.pick(region.name)


def _typed_below(person: Person, role: str, scope: Scope) -> str | None:
    """What may be typed here: a region (by administrators), a municipality, an organisation."""
    if scope == EVERYWHERE:
        return "region" if person.has("administrator") else None
    way = _WAY[LEADS_TO[role]]
    below = way[way.index(scope.kind) + 1] if scope.kind in way else ""
    return below if below in ("municipality", "organisation") else None


@router.message(StateFilter(Naming.place), Typed())
async def place_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """A place nobody has named yet is added, unverified; a region is one of those there are."""
    asked = await state.get_data()
    press = Pick(role=str(asked.get("role")), kind=str(asked.get("kind")), place=str(asked.get("place")))
    scope = await _scope(tx, press.kind, press.place)
    if scope is None or press.role not in invitable(person.roles):
        return Open("people", toast=t("stale"))
    require(person, *GIVERS, scope=None if scope == EVERYWHERE else scope)
    kind = _typed_below(person, press.role, scope)
    if kind is None:
        return Open("people", toast=t("stale"))
    meant = _region_meant(t, press, typed) if kind == "region" else await _place_meant(tx, t, press, kind, typed, state)
    if isinstance(meant, Screen):
        return meant
    await state.clear()
    return await pick(Pick(role=press.role, kind=kind, place=meant), tx, person, t, now, state)


def _region_meant(t: T, press: Pick, typed: str) -> str | Screen:
    found = names.regions_meant(typed)
    if len(found) == 1:
        return found[0].code
    words = t("region-which") if found else t("region-unknown", typed=typed[:40])
    return _choose(t, words, press, [_region(t, region) for region in found])


async def _place_meant(tx: Tx, t: T, press: Pick, kind: str, typed: str, state: FSMContext) -> str | Screen:
    try:
        meant = await names.place_meant(tx, kind, press.place, typed, state)
    except BadName as bad:
        return _choose(t, names.misnamed(t, kind, bad), press, [])
    if isinstance(meant, Place):
        return str(meant.id)
    return _choose(t, t("places-which", typed=typed), press, [(kind, str(it.id), it.name) for it in meant])


def _choose(t: T, words: Html, press: Pick, below: list[tuple[str, str, str]]) -> Screen:
    page, pages = page_of(press.page, len(below))
    shown = below[page * SIZE : (page + 1) * SIZE]
    return Screen(
        words,
        [
            *([Button(name, Pick(role=press.role, kind=kind, place=place))] for kind, place, name in shown),
            *turning(t, page, pages, lambda to: press.model_copy(update={"page": to})),
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _no_sites(tx: Tx, t: T, scope: Scope) -> Screen:
    return Screen(
        t("invite-no-sites", place=await names.scope_name(tx, t, scope.kind, scope.id)),
        [
            [Button(t("invite-open-site"), Go(room="site"))],
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )


async def invite_as_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """The question before a link is made, where role and place are known already: «host:site:3»; «teacher:all» asks
    for the place."""
    role, kind, place = (*id.split(":"), "", "")[:3]
    scope = await _scope(tx, kind, place)
    if scope == EVERYWHERE and role in LEADS_TO:
        return await pick(Pick(role=role, kind=kind), tx, person, t, now, state)
    if scope is None or LEADS_TO.get(role) != scope.kind:
        return Open("people", toast=t("stale"))
    return await _offer(tx, person, t, role, scope, now)


async def _offer(tx: Tx, person: Person, t: T, role: str, scope: Scope, now: int) -> Shown:
    if not may_invite(person.roles, role, scope):
        raise NotAllowed(role)
    if role == TEACHER:
        return Open("school_link_new", scope.id)
    try:
        await roles.still_open(tx, scope)
    except roles.SiteClosed:
        return Open("people", toast=t("invite-site-closed"))
    place = await names.scope_name(tx, t, scope.kind, scope.id)
    day, week, month = (
        Button(t(f"invite-make-{days}"), Make(role=role, kind=scope.kind, place=scope.id, days=days, request=now))
        for days in invites.TERMS
    )
    return Screen(
        t("invite-make-ask", role=t(f"role-{role}"), place=place),
        [
            [week],
            [day, month],
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Make)
async def make(press: Make, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Shown:
    scope = await _scope(tx, press.kind, press.place)
    if scope is None or press.role not in PLACE_OF or press.days not in invites.TERMS:
        return Open("people", toast=t("stale"))
    request = f"{press.role} {scope.kind} {scope.id} {press.request}"
    try:
        token = await invites.create(
            tx, person.id, person.roles, role=press.role, scope=scope, days=press.days, request=request, now=now
        )
    except invites.MayNotInvite as refused:
        raise NotAllowed(press.role) from refused
    except roles.SiteClosed:
        return Open("people", toast=t("invite-site-closed"))
    if token is None:
        return Open("people", toast=t("invite-made-already"))
    words = t(
        "invite-to-forward",
        role=t(f"role-{press.role}"),
        place=await names.scope_name(tx, t, scope.kind, scope.id),
        link=f"https://t.me/{bot_name}?start={invites.INVITE}{token}",
        day=t.day(now + press.days * invites.DAY, person.zone),
    )
    back = [Button(t("invite-more"), Go(room="people")), Button(t("menu"), Go(room="menu"))]
    return [Screen(words), Screen(t("invite-made"), [[Button(t("invite-qr"), Qr(token=token))], back])]


@door.on(Qr)
async def qr(press: Qr, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Shown:
    """The link of one's own as a picture to print; the token is nowhere but in the chat."""
    mine = invites.fingerprint(press.token)[: invites.KEY]
    found = next((it for it in await invites.open_ones(tx, person.id, now=now) if it.key == mine), None)
    if found is None:
        return Open("people", toast=t("stale"))
    place = await names.scope_name(tx, t, found.scope_kind, found.scope)
    back = [Button(t("invite-more"), Go(room="people")), Button(t("menu"), Go(room="menu"))]
    return Screen(
        t("invite-qr-caption", role=t(f"role-{found.role}"), place=place),
        [back],
        picture=invitation(
            t, f"https://t.me/{bot_name}?start={invites.INVITE}{press.token}", title=t(f"role-{found.role}"),
            place=place, until=t.day(found.expires_at, person.zone), hint=t("invite-qr-once"),
        ),
    )  # fmt: skip


@door.on(EndInvite)
async def end_invite(press: EndInvite, tx: Tx, person: Person, t: T, now: int) -> Shown:
    ended = await invites.revoke(tx, person.id, press.key, now=now)
    return Open("people", toast=t("invite-revoked") if ended else t("stale"))


ROOMS = {"people": people_room, "invite_as": invite_as_room}
COMMANDS = {"people": people_command}
