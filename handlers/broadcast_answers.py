"""A broadcast on its reader's side: the message, its correction, the answer under it, and no more of them."""

from dataclasses import replace

from aiogram import Router

from bot.broadcast_words import message
from bot.broadcasting import Mute, Reply, Trial, attachment
from bot.doors import Door, Shown
from bot.messages import TEXT
from bot.person import Person
from bot.screen import Screen, Toast
from bot.settings import Settings
from bot.texts import T
from storage import broadcast_readers, broadcasts, consents
from storage.broadcast_readers import Withdrawn
from storage.broadcasts import NoBroadcast
from storage.db import Tx

router = Router(name="broadcast_answers")
door = Door()


@door.on(Reply)
async def reply(press: Reply, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    """The message says what was answered; another answer takes its place."""
    try:
        found = await broadcast_readers.heard(tx, press.broadcast, person.id)
        if found.event or found.poll:
            return Toast(t("stale"))
        await broadcast_readers.answer(tx, found.id, person.id, press.answer, now=now)
    except Withdrawn:
        gone = await broadcasts.one(tx, press.broadcast)
        told = t("broadcast-answer-too-late")
        return (await message(tx, t, settings, gone, person, now=now)).with_toast(told) if gone else Toast(told)
    except (NoBroadcast, ValueError):
        return Toast(t("broadcast-not-for-you"), alert=True)
    return (await message(tx, t, settings, found, person, now=now)).with_toast(t("broadcast-answer-heard"))


@door.on(Mute)
async def mute(press: Mute, tx: Tx, person: Person, t: T, now: int) -> Toast:
    """Takes effect at once; the message stays, somebody may still want to answer it."""
    await consents.withdraw(tx, person.id, purpose="notices", now=now)
    return Toast(t("broadcast-muted"), alert=True)


@door.on(Trial)
async def trial(press: Trial, t: T) -> Toast:
    return Toast(t("broadcast-trial"))


async def said(subject: str, which: str, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Screen | None:
    found = await broadcast_readers.to_say(tx, int(subject), person.id, now=now)
    return await message(tx, t, settings, found, person, now=now) if found else None


async def corrected(
    subject: str, which: str, tx: Tx, person: Person, t: T, now: int, settings: Settings
) -> Screen | None:  # fmt: skip
    """What was said is edited where it stands; `which` is the version of the words."""
    told = await broadcast_readers.to_correct(tx, int(subject), which, person.id)
    if told is None:
        return None
    found, number = told
    shown = await message(tx, t, settings, found, person, now=now)
    as_sent = attachment(found)
    return replace(shown, aside=False, edits=(number, as_sent.kind if as_sent else TEXT))


NOTICES = {"broadcast": said, "broadcast-fix": corrected}
