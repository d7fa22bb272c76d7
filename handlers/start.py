"""The first words: who the bot is, who sees what, in which language. `/start` may come as often as one likes."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

import content
from bot.doors import Door, Go, Press, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.texts import LOCALES, T, Texts, lines
from storage import consents, invites, people
from storage.db import Tx

router = Router(name="start")
door = Door()

CHECK_IN = "in_"  # the QR on a host's screen: in_<session>_<code>
POLL = "poll_"  # the link of an open poll
# Telegram lets 64 signs through; what we did not make is dropped, not kept.
_LONGEST = 64


class Speak(Press, prefix="sl"):
    """Speak this language, and go on where the button stood: start or menu."""

    locale: str
    then: str = ""


@router.message(Command("start"))
async def start(message: Message, command: CommandObject, tx: Tx, person: Person, t: T) -> Shown:
    payload = (command.args or "").strip()[:_LONGEST]
    invited = payload.startswith(invites.INVITE)
    if invited:
        await people.arrive(tx, person.id, invites.fingerprint(payload.removeprefix(invites.INVITE)))
    if payload.startswith(CHECK_IN) and (person.known or person.subject):
        return Open("check_in", payload.removeprefix(CHECK_IN))
    if payload.startswith(POLL) and person.known:
        return Open("poll", payload.removeprefix(POLL))
    if person.known:
        return await _welcome(tx, person, invited=invited)
    # Somebody who chose to stay nameless has been here: they get their menu, the invite asks for the consent.
    if person.subject and not invited:
        return Open("menu", "hello")
    return start_screen(t, person, invited=invited)


async def _welcome(tx: Tx, person: Person, *, invited: bool) -> Open:
    """Somebody who agreed: to the invite, to a consent whose text has changed since, or to the menu."""
    await people.rename(tx, person.id, person.first_name)
    if invited:
        return Open("invite")
    version = content.consent("account").version
    return Open("consent") if await consents.outdated(tx, person.id, "account", version) else Open("menu", "hello")


def start_screen(t: T, person: Person, *, invited: bool = False) -> Screen:
    other = next(locale for locale in LOCALES if locale != t.locale)
    return Screen(
        lines(
            [
                t("start-hello", name=person.first_name) if person.first_name else t("start-hello-nameless"),
                "",
                t("start-who"),
                "",
                t("start-voluntary"),
                *(["", t("start-invited")] if invited else []),
            ]
        ),
        [
            [Button(t("start-begin"), Go(room="consent"))],
            [Button(t("start-about"), Go(room="about"))],
            [Button(t("language-other"), Speak(locale=other, then="start"))],
        ],
    )


async def start_room(id: str, person: Person, t: T) -> Screen:
    return start_screen(t, person)


async def about_room(id: str, t: T) -> Screen:
    """What is learnt about a person, before anything is asked."""
    return Screen(
        t("start-about-text"),
        [[Button(t("start-begin"), Go(room="consent"))], [Button(t("back"), Go(room="start"))]],
    )


@router.message(Command("language"))
async def language_command(message: Message, t: T) -> Screen:
    return await language_room("", t)


async def language_room(id: str, t: T) -> Screen:
    """`id` is the room to go back to, the menu without one."""
    then = "profile" if id == "profile" else ""
    return Screen(
        t("language-ask"),
        [
            [Button(t(f"language-{locale}"), Speak(locale=locale, then=then)) for locale in LOCALES],
            [Button(t("back"), Go(room=then or "menu")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Speak)
async def speak(press: Speak, tx: Tx, person: Person, texts: Texts) -> Screen:
    locale = press.locale if press.locale in LOCALES else texts.default
    await people.speak(tx, person.id, locale)
    t = texts.speaker(locale)
    if press.then == "start":
        return start_screen(t, person)
    room = "profile" if press.then == "profile" else "menu"
    return Screen(
        t("language-chosen"),
        [[Button(t(f"language-to-{room}"), Go(room=room))]],
    )


ROOMS = {"start": start_room, "about": about_room, "language": language_room}
COMMANDS = {"start": start, "language": language_command}
