"""The consent «notices»: whether the methodical service may write unasked. Asked once, by the menu, after the first
self-assessment or the first day; given and withdrawn in «Мои данные», or from under any such message, at any time.
"""

from aiogram import Router

import content
from bot.doors import Door, Go, Press, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.settings import Settings
from bot.texts import T, escape, lines
from storage import consents
from storage.db import Tx

router = Router(name="notices_consent")
door = Door()
PURPOSE = "notices"
# Where the question was asked, and where its answer leads back to.
MENU, PRIVACY = "menu", "privacy"
ASKED_FROM = (MENU, PRIVACY)


class Allow(Press, prefix="6a"):
    """«Да» to this version of the text."""

    version: str
    room: str


class Forbid(Press, prefix="6f"):
    """No such messages any more."""

    room: str


async def notices_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: "menu" where the menu asks, else «Мои данные»."""
    if not person.known:
        return Open("consent")
    room = _room(id)
    asked = content.consent(PURPOSE)
    given = await consents.given(tx, person.id, PURPOSE)
    full = [Button(t("consent-full"), Go(room="notices_text", id=room))]
    if given is not None:
        forbid = Button(t("notices-forbid"), Forbid(room=room))
        day = t.day(given.given_at, person.zone)
        return Screen(lines([t("notices-title"), "", t("notices-given", day=day)]), [[forbid], full, _ways(t, room)])
    allow = Button(t("notices-allow"), Allow(version=asked.version, room=room))
    if room == MENU:
        return Screen(
            lines([t("notices-question"), "", t.pick(asked.short)]),
            [[allow, Button(t("later"), Go(room="menu"))], full],
        )
    return Screen(lines([t("notices-title"), "", t.pick(asked.short)]), [[allow], full, _ways(t, room)])


def _room(id: str) -> str:
    return id if id in ASKED_FROM else PRIVACY


def _ways(t: T, room: str) -> list[Button]:
    back = [] if room == MENU else [Button(t("back"), Go(room=room))]
    return [*back, Button(t("menu"), Go(room="menu"))]


async def text_room(id: str, tx: Tx, person: Person, t: T, settings: Settings) -> Screen:
    """The very text that was agreed to; else that of today."""
    given = await consents.given(tx, person.id, PURPOSE)
    words = given.text if given else content.consent(PURPOSE).text(t.locale, settings.operator)
    back = Button(t("back"), Go(room="notices", id=_room(id)))
    return Screen(escape(words), [[back, Button(t("menu"), Go(room="menu"))]])


@door.on(Allow)
async def allow(press: Allow, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    asked = content.consent(PURPOSE)
    if not person.known or press.version != asked.version:
        return Open("notices", _room(press.room), toast=t("consent-changed"))
    text = asked.text(t.locale, settings.operator)
    await consents.give(tx, person.id, purpose=PURPOSE, version=asked.version, locale=t.locale, text=text, now=now)
    return Open(_room(press.room), toast=t("notices-allowed"))


@door.on(Forbid)
async def forbid(press: Forbid, tx: Tx, person: Person, t: T, now: int) -> Shown:
    await consents.withdraw(tx, person.id, purpose=PURPOSE, now=now)
    return Open(_room(press.room), toast=t("notices-forbidden"))


ROOMS = {"notices": notices_room, "notices_text": text_room}
