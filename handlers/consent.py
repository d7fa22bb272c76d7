"""The consent: a screen of its own, the full text a tap away. Refusing it closes nothing but the name."""

from aiogram import Router

import content
from bot.doors import Door, Go, Press, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.settings import Settings
from bot.texts import T, escape, lines
from rules.consents import Consent
from storage import consents, people
from storage.db import Tx

router = Router(name="consent")
door = Door()
ACCOUNT = "account"
NEW = "new"  # the text of today, for somebody who agreed to an older one


class Agree(Press, prefix="ca"):
    """«Даю согласие» to this version of the text."""

    version: str


class Refuse(Press, prefix="cr"):
    """«Без согласия»: the self-assessment without a name."""


async def consent_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """Asked once a version: who agreed to an older text sees the new one; until they answer the older holds."""
    asked = content.consent(ACCOUNT)
    given = await consents.given(tx, person.id, ACCOUNT)
    if given is not None:
        return _ask_again(t, asked, given.version) if given.version != asked.version else await _next(tx, person)
    return Screen(
        lines([t("consent-title", title=t.pick(asked.title)), "", t.pick(asked.short)]),
        [
            [Button(t("consent-agree"), Agree(version=asked.version))],
            [Button(t("consent-refuse"), Refuse())],
            [Button(t("consent-full"), Go(room="consent_text"))],
            [Button(t("back"), Go(room="start"))],
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
            [Button(t("consent-agree"), Agree(version=asked.version))],
            [Button(t("back"), Go(room="consent"))],
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
    return await _next(tx, person)


@door.on(Refuse)
async def refuse(press: Refuse, tx: Tx, person: Person, t: T) -> Shown:
    # An old button of somebody who agreed later withdraws nothing: that has a door of its own.
    if not (await people.profile(tx, person.id)).known:
        await people.arrive(tx, person.id, None)
    return await _next(tx, person)


async def _next(tx: Tx, person: Person) -> Open:
    """The invite that brought them, what the self-assessment needs to know, then its first question."""
    profile = await people.profile(tx, person.id)
    if profile.known and profile.arrived_with:
        return Open("invite")
    if profile.subject is None:
        return Open("subject", "start")
    if profile.stage is None:
        return Open("stage", "start")
    return Open("menu")


ROOMS = {"consent": consent_room, "consent_text": full_text}
