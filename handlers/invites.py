"""An invite from the guest's side: whoever comes by the link accepts the role once, or not now; or joins a school."""

from aiogram import Router

from bot import places as names
from bot.doors import Door, Go, Press, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.settings import Settings
from bot.texts import T
from rules.roles import TEACHER
from storage import invites, people, school_links
from storage.db import Tx
from storage.invites import Invite, InviteRefused
from storage.people import Profile

router = Router(name="invites")
door = Door()


class Accept(Press, prefix="ka"):
    """The invite the person came with, by its key."""

    key: str


class Move(Press, prefix="kj"):
    """Work at the school of the link the person came by, no more at another."""

    key: str


class NotNow(Press, prefix="kn"):
    """The invite stays open until it ends by itself; the link shows it again."""


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
    if invite.role == TEACHER:
        return await _come_to_school(tx, person, t, told, invite, settings, now)
    return Screen(
        t(
            "invite-accept-ask",
            role=t(f"role-{invite.role}"),
            place=await names.scope_name(tx, t, invite.scope_kind, invite.scope),
            day=t.day(invite.expires_at, person.zone),
        ),
        [
            [Button(t("invite-accept"), Accept(key=invite.key)), Button(t("later"), NotNow())],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _come_to_school(
    tx: Tx, person: Person, t: T, told: Profile, invite: Invite, settings: Settings, now: int
) -> Screen:
    """Who has a school already is asked; to whom has none nothing is left to ask."""
    if told.organisation is None or str(told.organisation) == invite.scope:
        return await _join(tx, person, t, str(told.arrived_with), settings, now)
    return Screen(
        t(
            "school-join-ask", school=await names.scope_name(tx, t, invite.scope_kind, invite.scope),
            now=told.organisation_name or "",
        ),
        [
            [Button(t("school-join-move"), Move(key=invite.key)), Button(t("school-join-stay"), NotNow())],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


@door.on(Move)
async def move(press: Move, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    arrived_with = (await people.profile(tx, person.id)).arrived_with
    if not person.known or arrived_with is None or arrived_with[: invites.KEY] != press.key:
        return Open("menu", toast=t("stale"))
    return await _join(tx, person, t, arrived_with, settings, now)


async def _join(tx: Tx, person: Person, t: T, arrived_with: str, settings: Settings, now: int) -> Screen:
    await people.arrive(tx, person.id, None)
    try:
        invite = await school_links.join(
            tx, person.id, arrived_with, zones=names.clocks(), admins=settings.admin_addresses, now=now
        )
    except InviteRefused as refused:
        return _refused(t, refused)
    await names.wake_elsewhere(tx, person.id, now=now)
    place = await names.scope_name(tx, t, invite.scope_kind, invite.scope)
    return Screen(t("school-joined", school=place), [[Button(t("invite-go-on"), Go(room="listed"))]])


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
    place = await names.scope_name(tx, t, invite.scope_kind, invite.scope)
    return Screen(
        t("invite-accepted", role=t(f"role-{invite.role}"), place=place),
        [[Button(t("invite-go-on"), Go(room="consent"))]],
    )


@door.on(NotNow)
async def not_now(press: NotNow, tx: Tx, person: Person, t: T) -> Shown:
    await people.arrive(tx, person.id, None)
    return Open("consent", toast=t("invite-not-now"))


ROOMS = {"invite": invite_room}
