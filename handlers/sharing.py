"""The consent «results»: whether the mentor and the methodist read, by name, what somebody wants to improve.

Given and taken back on the same screen; taken back, it holds at the very next press of whoever looks.
"""

from typing import Annotated

from aiogram import Router
from pydantic import Field

import content
from bot.doors import LARGEST, Door, Go, Press, Shown, number
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.settings import Settings
from bot.texts import T, escape, lines
from storage import consents
from storage.db import Tx

router = Router(name="sharing")
door = Door()
PURPOSE = "results"

Maybe = Annotated[int, Field(ge=0, le=LARGEST)]


class Share(Press, prefix="Rs"):
    """«Даю согласие» to this version; `pair`: where to go back to, 0 for «Мои данные»."""

    version: str
    pair: Maybe


class Close(Press, prefix="Rc"):
    pair: Maybe


async def share_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` is the pair's, or "" from «Мои данные»."""
    if not person.known:
        return Open("consent")
    pair = number(id) or 0
    asked = content.consent(PURPOSE)
    given = await consents.given(tx, person.id, PURPOSE)
    full = Button(t("consent-full"), Go(room="share_text", id=str(pair)))
    title = t("consent-title", title=t.pick(asked.title))
    if given is None:
        agree = Button(t("consent-agree"), Share(version=asked.version, pair=pair))
        return Screen(lines([title, "", t.pick(asked.short)]), [[agree], [full], _back(pair, t)])
    day = t.day(given.given_at, person.zone)
    close = Button(t("share-close"), Close(pair=pair))
    return Screen(lines([title, "", t("share-given", day=day)]), [[close], [full], _back(pair, t)])


def _back(pair: int, t: T) -> list[Button]:
    to = Go(room="aims", id=str(pair)) if pair else Go(room="privacy")
    return [Button(t("back"), to), Button(t("menu"), Go(room="menu"))]


async def text_room(id: str, tx: Tx, person: Person, t: T, settings: Settings) -> Screen:
    """The very text that was agreed to; else that of today."""
    given = await consents.given(tx, person.id, PURPOSE)
    words = given.text if given else content.consent(PURPOSE).text(t.locale, settings.operator)
    back = Button(t("back"), Go(room="share", id=str(number(id) or 0)))
    return Screen(escape(words), [[back, Button(t("menu"), Go(room="menu"))]])


@door.on(Share)
async def share(press: Share, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    asked = content.consent(PURPOSE)
    if not person.known or press.version != asked.version:
        return Open("share", str(press.pair), toast=t("consent-changed"))
    text = asked.text(t.locale, settings.operator)
    await consents.give(tx, person.id, purpose=PURPOSE, version=asked.version, locale=t.locale, text=text, now=now)
    return _done(press.pair, t("share-now"))


@door.on(Close)
async def close(press: Close, tx: Tx, person: Person, t: T, now: int) -> Shown:
    await consents.withdraw(tx, person.id, purpose=PURPOSE, now=now)
    return _done(press.pair, t("share-closed"))


def _done(pair: int, toast: str) -> Open:
    return Open("aims", str(pair), toast=toast) if pair else Open("privacy", toast=toast)


ROOMS = {"share": share_room, "share_text": text_room}
