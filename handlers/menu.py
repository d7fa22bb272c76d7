"""The main menu and the help: fixed words in a fixed order; what does not work yet is not shown."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

import content
from bot import places
from bot.doors import Go, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.texts import T, lines
from rules.roles import grantable, reaches
from storage import consents, diagnosis, poll_forms
from storage.db import Tx

router = Router(name="menu")


@router.message(Command("menu"))
async def menu_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await menu("", tx, person, t, now)


async def menu(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is "hello" where the person has just come back."""
    if person.known and await consents.ask_for_notices(tx, person.id, now=now):
        return Open("notices", "menu")
    unfinished = await diagnosis.open_attempt(tx, person.id)
    buttons = []
    if unfinished is not None:
        going_on = t("menu-continue", number=str(unfinished.number), of=str(unfinished.of))
        going_on = t("diagnosis-to-end") if unfinished.all_visited else going_on
        buttons.append([Button(going_on, Go(room="diagnosis", id="begin"))])
    if person.known and await poll_forms.mine(tx, person.id, limit=1, now=now):
        buttons.append([Button(t("menu-polls"), Go(room="polls_mine"))])
    if person.known and await consents.outdated(tx, person.id, "account", content.consent("account").version):
        buttons.append([Button(t("menu-consent"), Go(room="consent"))])
    buttons += [
        [Button(t("menu-diagnosis"), Go(room="diagnosis")), Button(t("menu-programmes"), Go(room="programmes"))],
        [Button(t("menu-sessions"), Go(room="sessions")), Button(t("menu-events"), Go(room="events"))],
        [Button(t("menu-mentoring"), Go(room="mentoring")), Button(t("menu-profile"), Go(room="profile"))],
        [Button(t("menu-help"), Go(room="help"))],
    ]
    buttons += _led(person, t)
    acting = None
    if len(person.roles) > 1:
        role = person.roles[0]
        place = await places.scope_name(tx, t, role.scope_kind, role.scope)
        acting = t("menu-acting", role=t(f"role-{role.role}"), place=place)
        buttons.append([Button(t("menu-switch"), Go(room="acting"))])
    hello = id == "hello" and person.first_name
    return Screen(lines([t("menu-hello", name=person.first_name) if hello else None, acting, t("menu-text")]), buttons)


def _led(person: Person, t: T) -> list[list[Button]]:
    """Rooms of those with a role: what belongs to the one they act in first."""
    led = [("host", "menu-site", "site"), ("curator", "menu-pairs", "pair_board")]
    buttons = [Button(t(key), Go(room=room)) for role, key, room in led if reaches(person.roles, (role,))]
    if not grantable(person.roles):
        return [buttons]
    above = t("menu-administrator" if person.has("administrator") else "menu-coordinator")
    own = [Button(above, Go(room="tree"))]
    acting = person.roles[0].role
    if acting == "curator":
        buttons.reverse()
    return [buttons, own] if acting in ("host", "curator") else [own, buttons]


@router.message(Command("help"))
async def help_command(message: Message, person: Person, t: T) -> Screen:
    return await help_room("", person, t)


async def help_room(id: str, person: Person, t: T) -> Screen:
    return Screen(
        lines(
            [
                t("help-text", count=len(content.questionnaire().items_for("short"))),
                t("help-coordinator") if grantable(person.roles) else None,
            ]
        ),
        [[Button(t("menu-privacy"), Go(room="privacy")), Button(t("menu"), Go(room="menu"))]],
    )


ROOMS = {"menu": menu, "help": help_room}
COMMANDS = {"menu": menu_command, "help": help_command}
