"""The consent: a screen of its own, the full text a tap away. Refusing it closes nothing but the name."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

import content
from bot.doors import LARGEST, Door, Go, Press, Shown, number
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.settings import Settings
from bot.texts import T, escape, lines
from rules.consents import Consent
from storage import commands, consents, people
from storage.db import Tx

router = Router(name="consent")
door = Door()
ACCOUNT = "account"
NEW = "new"  # the text of today, for somebody who agreed to an older one
SESSION = "session"  # somebody who wants a seat there: after the answer they are back at it


class Agree(Press, prefix="cg"):
    """«Даю согласие» to this version of the text; 0 or the session that it was needed for."""

    version: str
    session: Annotated[int, Field(ge=0, le=LARGEST)] = 0


class Refuse(Press, prefix="cr"):
    """«Без согласия»: the self-assessment without a name."""


async def consent_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """Asked once a version: who agreed to an older text sees the new one; until they answer the older holds.

    `id` "session<id>": asked for a seat there.
    """
    asked = content.consent(ACCOUNT)
    given = await consents.given(tx, person.id, ACCOUNT)
    session = _session(id)
    if given is not None:
        return (
            _ask_again(t, asked, given.version) if given.version != asked.version else await _next(tx, person, session)
        )
    if session:
        return _ask_for_seat(t, asked, session)
    return Screen(
        lines([t("consent-title", title=t.pick(asked.title)), "", t.pick(asked.short)]),
        [
            [Button(t("consent-agree"), Agree(version=asked.version))],
            [Button(t("consent-refuse"), Refuse())],
            [Button(t("consent-full"), Go(room="consent_text"))],
            [Button(t("back"), Go(room="start"))],
        ],
    )


def _session(id: str) -> int:
    return number(id.removeprefix(SESSION)) or 0 if id.startswith(SESSION) else 0


def _ask_for_seat(t: T, asked: Consent, session: int) -> Screen:
    return Screen(
        lines([t("consent-title", title=t.pick(asked.title)), "", t.pick(asked.short)]),
        [
            [Button(t("consent-agree"), Agree(version=asked.version, session=session))],
            [Button(t("consent-full"), Go(room="consent_text", id=f"{SESSION}{session}"))],
            [Button(t("back"), Go(room="session", id=str(session))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _ask_again(t: T, asked: Consent, agreed: str) -> Screen:
    title = t("consent-title", title=t.pick(asked.title))
    return Screen(
        lines([title, "", t("consent-again", version=agreed), "", t.pick(asked.short)]),
        [
            [Button(t("consent-agree"), Agree(version=asked.version))],
            [Button(t("consent-full"), Go(room="consent_text", id=NEW))],
            [Button(t("privacy-withdraw"), Go(room="withdraw"))],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


async def full_text(id: str, tx: Tx, person: Person, t: T, settings: Settings) -> Screen:
    """What the person agreed to, word for word as it is kept; else the text of today, in the operator's name."""
    asked = content.consent(ACCOUNT)
    given = await consents.given(tx, person.id, ACCOUNT)
    if given is not None and (id != NEW or given.version == asked.version):
        return Screen(escape(given.text), [[Button(t("back"), Go(room="privacy"))]])
    return Screen(
        escape(asked.text(t.locale, settings.operator)),
        [
            [Button(t("consent-agree"), Agree(version=asked.version, session=_session(id)))],
            [Button(t("back"), Go(room="consent", id=id if _session(id) else ""))],
        ],
    )


@door.on(Agree)
async def agree(press: Agree, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    asked = content.consent(ACCOUNT)
    if press.version != asked.version:
        return Open("consent", toast=t("consent-changed"))
    text = asked.text(t.locale, settings.operator)
    await people.introduce(tx, person.id, messenger=person.messenger, address=person.address, name=person.first_name)
    await consents.give(tx, person.id, purpose=ACCOUNT, version=asked.version, locale=t.locale, text=text, now=now)
    if person.address in settings.admin_addresses:
        await commands.want(tx, person.id)
    return await _next(tx, person, press.session)


@door.on(Refuse)
async def refuse(press: Refuse, tx: Tx, person: Person, t: T) -> Shown:
    # An old button of somebody who agreed later withdraws nothing: that has a door of its own.
    if not (await people.profile(tx, person.id)).known:
        await people.arrive(tx, person.id, None)
    return await _next(tx, person)


async def _next(tx: Tx, person: Person, session: int = 0) -> Open:
    """The session they want a seat at; the invite that brought them, what the self-assessment needs to know."""
    if session:
        return Open("session", str(session))
    profile = await people.profile(tx, person.id)
    if profile.known and profile.arrived_with:
        return Open("invite")
    if profile.subject is None:
        return Open("subject", "start")
    if profile.stage is None:
        return Open("stage", "start")
    return Open("menu")


ROOMS = {"consent": consent_room, "consent_text": full_text}
