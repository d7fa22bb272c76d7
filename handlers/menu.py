"""The main menu and the help: fixed words in a fixed order; what does not work yet is not shown."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

import content
from bot import places, requesting, walking
from bot.doors import Go, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen, cut
from bot.texts import T, lines, plain
from rules.roles import grantable, reaches
from rules.walk import SELF
from storage import attempts, consents, literacy, poll_forms
from storage.db import Tx

router = Router(name="menu")
CONTINUE = 44  # signs of a button as wide as the screen


@router.message(Command("menu"))
async def menu_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await menu("", tx, person, t, now)


async def menu(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is "hello" where the person has just come back."""
    if person.known and await consents.ask_for_notices(tx, person.id, now=now):
        return Open("notices", "menu")
    buttons = await _unfinished(tx, person, t)
    if person.known and await poll_forms.mine(tx, person.id, limit=1, now=now):
        buttons.append([Button(t("menu-polls"), Go(room="polls_mine"))])
    buttons.append(await requesting.mine(tx, person, t))
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


async def _unfinished(tx: Tx, person: Person, t: T) -> list[list[Button]]:
    """What was touched last of all that waits to be finished, a questionnaire or the test."""
    mine, test = await attempts.open_attempt(tx, person.id), await literacy.open_attempt(tx, person.id)
    if test is not None and (mine is None or test.touched_at > mine.touched_at):
        going_on = t("menu-continue-test", number=str(test.number), of=str(test.of))
        return [[Button(t("menu-finish-test") if test.all_visited else going_on, Go(room="literacy", id="begin"))]]
    if mine is None:
        return []
    if mine.questionnaire == SELF:
        going_on = t("menu-continue", number=str(mine.number), of=str(mine.of))
        going_on = t("diagnosis-to-end") if mine.all_visited else going_on
    else:
        title = t.pick(await walking.title_of(tx, mine.questionnaire, mine.version))
        going_on = t("menu-finish-of" if mine.all_visited else "menu-continue-of", title=title)
    return [[Button(cut(plain(going_on), CONTINUE), Go(room="diagnosis", id=str(mine.attempt)))]]


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
