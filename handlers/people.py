"""Invites and roles: who may, gives a role in a place below their own; whoever gets the link accepts it once."""

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

import content
from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown
from bot.guards import NotAllowed, require
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.settings import Settings
from bot.texts import Html, T, lines
from bot.typed import Typed
from rules.places import NAME_LIMIT, BadName, clean_name
from rules.reading import fold
from rules.roles import EVERYWHERE, PLACE_OF, Scope, grantable, may_grant
from storage import invites, people, places, roles
from storage.db import Tx
from storage.invites import InviteRefused

router = Router(name="people")
door = Door()

INVITE = "invite_"
INVITERS = ("administrator", "regional", "coordinator", "curator")
PAGE = 10
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


class Pick(Press, prefix="iP"):
    """This role, somewhere in this place; `page` of the places to choose from."""

    role: str
    kind: str
    place: str = ""
    page: int = 0


class Make(Press, prefix="iM"):
    """Make the link. `request` is the moment the button was drawn: pressed twice it makes one invite."""

    role: str
    kind: str
    place: str
    request: int


class EndInvite(Press, prefix="iE"):
    key: str


class Accept(Press, prefix="iA"):
    """The invite the person came with, by its key."""

    key: str


class TakeRole(Press, prefix="iT"):
    """Take this granted role away."""

    granted: Id


class NotNow(Press, prefix="iN"):
    """The invite stays open until it ends by itself; the link shows it again."""


@router.message(Command("people"))
async def people_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await people_room("", tx, person, t, now)


async def people_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """What one may give, and the invites given out that nobody has used yet; `id` is their page."""
    require(person, *INVITERS)
    given = await invites.open_ones(tx, person.id, now=now)
    page, last = _page(id, len(given))
    shown = list(enumerate(given, 1))[page * PAGE : (page + 1) * PAGE]
    listed = [
        t(
            "people-open-invite",
            number=str(number),
            role=t(f"role-{it.role}"),
            place=await _place(tx, t, it),
            day=t.day(it.expires_at, person.zone),
        )
        for number, it in shown
    ]
    return Screen(
        lines([t("people-title"), "", *(listed or [t("people-no-invites")])]),
        [
            *(
                [Button(t("people-invite", role=t(f"role-{role}")), Pick(role=role, kind="all"))]
                for role in grantable(person.roles)
            ),
            *rows((Button(t("people-end", number=str(n)), EndInvite(key=it.key)) for n, it in shown), 3),
            *_turn(t, "people", page, last),
            [Button(t("roles-open"), Go(room="roles"))],
            *([[Button(t("health-open"), Go(room="health"))]] if person.has("administrator") else []),
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


def _page(id: str, count: int) -> tuple[int, int]:
    """The page asked for and the last one, from 0; what names no page is the first."""
    last = max(count - 1, 0) // PAGE
    return (min(int(id), last) if id.isdecimal() and len(id) < 5 else 0), last


def _turn(t: T, room: str, page: int, last: int) -> list[list[Button]]:
    ways = (("‹", page - 1), (t("places-page", page=page + 1, of=last + 1), page), ("›", page + 1))
    return [[Button(words, Go(room=room, id=str(to % (last + 1)))) for words, to in ways]] if last else []


async def roles_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """Who holds a role that one may take away; `id` is the page."""
    require(person, *INVITERS)
    held = await roles.within_reach(tx, person.roles)
    page, last = _page(id, len(held))
    shown = list(enumerate(held, 1))[page * PAGE : (page + 1) * PAGE]
    listed = [
        t(
            "roles-held",
            number=str(number),
            name=it.name,
            role=t(f"role-{it.role}"),
            place=await names.scope_name(tx, t, it.scope.kind, it.scope.id),
        )
        for number, it in shown
    ]
    return Screen(
        lines([t("roles-title"), "", *(listed or [t("roles-nobody")])]),
        [
            *rows((Button(t("roles-take", number=str(n)), Go(room="role", id=str(it.id))) for n, it in shown), 3),
            *_turn(t, "roles", page, last),
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _holder(tx: Tx, person: Person, granted: int) -> roles.Holder | None:
    return next((it for it in await roles.within_reach(tx, person.roles) if it.id == granted), None)


async def role_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """The question before a role is taken away."""
    require(person, *INVITERS)
    holder = await _holder(tx, person, int(id)) if id.isdecimal() else None
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
    require(person, *INVITERS)
    holder = await _holder(tx, person, press.granted)
    if holder is None:
        return Open("roles", toast=t("stale"))
    await roles.revoke(tx, holder.person, holder.role, holder.scope, by=person.id, now=now)
    return Open("roles", toast=t("role-taken"))


async def _place(tx: Tx, t: T, invite: invites.Invite) -> Html:
    return await names.scope_name(tx, t, invite.scope_kind, invite.scope)


@door.on(Pick)
async def pick(press: Pick, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """One step down the tree: from everywhere to the place the role is for."""
    scope = await _scope(tx, press.kind, press.place)
    if scope is None or press.role not in grantable(person.roles):
        return Open("people", toast=t("stale"))
    require(person, *INVITERS, scope=None if scope == EVERYWHERE else scope)
    if PLACE_OF[press.role] == press.kind:
        return await _offer(tx, person, t, press.role, scope, now)
    below = await _below(tx, person, t, press.role, scope)
    if len(below) == 1 and press.kind == "all":
        return await pick(Pick(role=press.role, kind=below[0][0], place=below[0][1]), tx, person, t, now, state)
    typed = _named_below(press.role, scope) is not None
    if typed:
        await state.set_state(Naming.place)
        await state.set_data({"role": press.role, "kind": scope.kind, "place": scope.id})
    return _choose(t, press, below, typed=typed)


async def _scope(tx: Tx, kind: str, place: str) -> Scope | None:
    try:
        return await roles.place(tx, kind, place, regions=names.region_codes())
    except roles.UnknownPlace:
        return None


async def _below(tx: Tx, person: Person, t: T, role: str, scope: Scope) -> list[tuple[str, str, str]]:
    """(kind, id, name) of the places to choose from: from everywhere one starts at one's own places."""
    if scope == EVERYWHERE:
        own = [
            (held.scope_kind, held.scope, str(await names.scope_name(tx, t, held.scope_kind, held.scope)))
            for held in person.roles
            if held.role in INVITERS and held.scope_kind in _WAY[PLACE_OF[role]][:-1]
        ]
        if not person.has("administrator"):
            return own
        regions = sorted((t.pick(region.name), region.code) for region in content.regions())
        return [("region", code, name) for name, code in sorted(regions, key=lambda pair: fold(pair[0]))]
    way = _WAY[PLACE_OF[role]]
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


def _named_below(role: str, scope: Scope) -> str | None:
    """What may be typed here: a municipality of a region, an organisation of a municipality."""
    way = _WAY[PLACE_OF[role]]
    below = way[way.index(scope.kind) + 1] if scope.kind in way else ""
    return below if below in ("municipality", "organisation") else None


@router.message(StateFilter(Naming.place), Typed())
async def place_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """A place nobody has named yet is added, unverified."""
    asked = await state.get_data()
    scope = await _scope(tx, str(asked.get("kind")), str(asked.get("place")))
    role = str(asked.get("role"))
    if scope is None or role not in grantable(person.roles):
        return Open("people", toast=t("stale"))
    require(person, *INVITERS, scope=scope)
    try:
        name = clean_name(typed)
    except BadName as bad:
        key = "municipality-example" if _named_below(role, scope) == "municipality" else "school-example"
        return Screen(
            t(f"places-{bad}", limit=NAME_LIMIT, example=t(key)),
            [[Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))]],
        )
    if _named_below(role, scope) == "municipality":
        kind, place = "municipality", await places.name_municipality(tx, scope.id, name)
    else:
        kind, place = "organisation", await places.name_organisation(tx, int(scope.id), name)
    await state.clear()
    return await pick(Pick(role=role, kind=kind, place=str(place.id)), tx, person, t, now, state)


def _choose(t: T, press: Pick, below: list[tuple[str, str, str]], *, typed: bool) -> Screen:
    last = max(len(below) - 1, 0) // PAGE
    page = min(max(press.page, 0), last)
    shown = below[page * PAGE : (page + 1) * PAGE]
    turn = [
        Button(words, press.model_copy(update={"page": to % (last + 1)}))
        for words, to in (("‹", page - 1), (t("places-page", page=page + 1, of=last + 1), page), ("›", page + 1))
    ]
    return Screen(
        t("invite-where-typed" if typed else "invite-where", role=t(f"role-{press.role}")),
        [
            *([Button(name, Pick(role=press.role, kind=kind, place=place))] for kind, place, name in shown),
            *([turn] if last else []),
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _offer(tx: Tx, person: Person, t: T, role: str, scope: Scope, now: int) -> Screen:
    if not may_grant(person.roles, role, scope):
        raise NotAllowed(role)
    place = await names.scope_name(tx, t, scope.kind, scope.id)
    return Screen(
        t("invite-make-ask", role=t(f"role-{role}"), place=place),
        [
            [Button(t("invite-make"), Make(role=role, kind=scope.kind, place=scope.id, request=now))],
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Make)
async def make(press: Make, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Shown:
    scope = await _scope(tx, press.kind, press.place)
    if scope is None or press.role not in PLACE_OF:
        return Open("people", toast=t("stale"))
    request = f"{press.role} {scope.kind} {scope.id} {press.request}"
    try:
        token = await invites.create(
            tx, person.id, person.roles, role=press.role, scope=scope, request=request, now=now
        )
    except invites.MayNotInvite as refused:
        raise NotAllowed(press.role) from refused
    if token is None:
        return Open("people", toast=t("invite-made-already"))
    words = t(
        "invite-to-forward",
        role=t(f"role-{press.role}"),
        place=await names.scope_name(tx, t, scope.kind, scope.id),
        link=f"https://t.me/{bot_name}?start={INVITE}{token}",
        day=t.day(now + invites.LIVES, person.zone),
    )
    back = [Button(t("invite-more"), Go(room="people")), Button(t("menu"), Go(room="menu"))]
    return [Screen(words), Screen(t("invite-made"), [back])]


@door.on(EndInvite)
async def end_invite(press: EndInvite, tx: Tx, person: Person, t: T, now: int) -> Shown:
    ended = await invites.revoke(tx, person.id, press.key, now=now)
    return Open("people", toast=t("invite-ended") if ended else t("stale"))


async def invite_room(id: str, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    """The invite that the person's link brought."""
    told = await people.profile(tx, person.id)
    if not told.known:
        return Open("consent")
    if not told.arrived_with:
        return Open("menu")
    try:
        invite = await invites.read(
            tx, person.id, told.arrived_with, regions=names.region_codes(), admins=settings.admin_addresses, now=now
        )
    except InviteRefused as refused:
        await people.arrive(tx, person.id, None)
        return _refused(t, refused)
    return Screen(
        t(
            "invite-accept-ask",
            role=t(f"role-{invite.role}"),
            place=await _place(tx, t, invite),
            day=t.day(invite.expires_at, person.zone),
        ),
        [
            [Button(t("invite-accept"), Accept(key=invite.key)), Button(t("later"), NotNow())],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


def _refused(t: T, refused: InviteRefused) -> Screen:
    return Screen(t(f"invite-{refused.reason}"), [[Button(t("invite-go-on"), Go(room="consent"))]])


@door.on(Accept)
async def accept(press: Accept, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    if not person.known:
        return Open("consent")
    arrived_with = (await people.profile(tx, person.id)).arrived_with
    # Whoever did not come by the link cannot accept by a button that names it.
    if arrived_with is None or arrived_with[: invites.KEY] != press.key:
        held = await invites.accepted(tx, person.id, press.key)
        return _refused(t, InviteRefused("held")) if held else Open("menu", toast=t("stale"))
    await people.arrive(tx, person.id, None)
    try:
        invite = await invites.accept(
            tx, person.id, arrived_with, regions=names.region_codes(), admins=settings.admin_addresses, now=now
        )
    except InviteRefused as refused:
        return _refused(t, refused)
    return Screen(
        t("invite-accepted", role=t(f"role-{invite.role}"), place=await _place(tx, t, invite)),
        [[Button(t("invite-go-on"), Go(room="consent"))]],
    )


@door.on(NotNow)
async def not_now(press: NotNow, tx: Tx, person: Person, t: T) -> Shown:
    await people.arrive(tx, person.id, None)
    return Open("consent", toast=t("invite-not-now"))


ROOMS = {"people": people_room, "invite": invite_room, "roles": roles_room, "role": role_room}
COMMANDS = {"people": people_command}
