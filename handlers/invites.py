"""An invite from the guest's side: whoever comes by the link accepts the role once, or not now."""

from aiogram import Router

from bot import places as names
from bot.doors import Door, Go, Press, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.settings import Settings
from bot.texts import T
from storage import invites, people
from storage.db import Tx
from storage.invites import InviteRefused

router = Router(name="invites")
door = Door()


class Accept(Press, prefix="ka"):
    """The invite the person came with, by its key."""

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
