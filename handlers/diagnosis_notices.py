"""Reminders of one's own questionnaires and tests: asked for by a button, taken back by one, and what they say."""

from typing import cast, get_args

from aiogram import Router

from bot import walking
from bot.doors import Door, Go, Shown
from bot.person import Person
from bot.reminding import Remind, Repeat
from bot.screen import Button, Open, Screen
from bot.texts import T
from storage import recalls
from storage.db import Tx
from storage.recalls import Facts, What

router = Router(name="diagnosis_notices")
door = Door()


@door.on(Remind)
async def remind(press: Remind, tx: Tx, person: Person, t: T, now: int) -> Shown:
    what = _what(press.what)
    if what is None:
        return Open("menu", toast=t("stale"))
    if press.on:
        done = await recalls.remind_unfinished(tx, person.id, what, press.attempt, now=now)
        return _paused(what, press.attempt, t("remind-will" if done else "stale"))
    await recalls.forget(tx, person.id, recalls.UNFINISHED, what, press.attempt, now=now)
    return _paused(what, press.attempt, t("remind-will-not"))


@door.on(Repeat)
async def repeat(press: Repeat, tx: Tx, person: Person, t: T, now: int) -> Shown:
    what = _what(press.what)
    if what is None:
        return Open("menu", toast=t("stale"))
    if press.on:
        done = await recalls.remind_to_repeat(tx, person.id, what, press.attempt, now=now)
        return _result(what, press.attempt, t("repeat-will" if done else "stale"))
    await recalls.forget(tx, person.id, recalls.REPEAT, what, press.attempt, now=now)
    return _result(what, press.attempt, t("repeat-will-not"))


async def not_now_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    return Screen(t("repeat-not-now"), [[Button(t("menu"), Go(room="menu"))]])


async def unfinished(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    what, attempt = recalls.named(subject)
    found = await recalls.due(tx, person.id, what, attempt, which, now=now)
    if found is None:
        return None
    going_on = Go(room="literacy", id="begin") if what == "test" else Go(room="diagnosis", id=str(attempt))
    return Screen(
        t("notice-unfinished", title=await _title(tx, what, found, t), day=t.day(found.touched_at, person.zone)),
        [
            [Button(t("notice-unfinished-go"), going_on)],
            [Button(t("notice-unfinished-off"), Remind(what=what, attempt=attempt, on=False))],
        ],
    )


async def once_more(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """Nothing is said where a newer one is completed, or where it may not be begun any more."""
    what, attempt = recalls.named(subject)
    found = await recalls.facts(tx, what, attempt)
    if found is None or found.outdone or found.completed_at is None:
        return None
    offered = await walking.test_offered(tx) if what == "test" else await walking.to_begin(tx, person, found.code)
    if not offered:
        return None
    begin = Go(room="literacy") if what == "test" else Go(room="instruments", id=found.code)
    day = t.day(found.completed_at, person.zone)
    return Screen(
        t("notice-repeat", title=await _title(tx, what, found, t), day=day),
        [[Button(t("notice-repeat-go"), begin)], [Button(t("notice-repeat-not-now"), Go(room="not_now"))]],
    )


async def _title(tx: Tx, what: What, found: Facts, t: T) -> str:
    if what == "test":
        return t("instruments-test")
    return t.pick(await walking.title_of(tx, found.code, found.version))


def _what(said: str) -> What | None:
    """None for a forged button."""
    return cast("What", said) if said in get_args(What) else None


def _paused(what: What, attempt: int, toast: str) -> Open:
    return Open("literacy", "pause", toast) if what == "test" else Open("diagnosis", f"pause:{attempt}", toast)


def _result(what: What, attempt: int, toast: str) -> Open:
    return Open("literacy_result" if what == "test" else "result", str(attempt), toast)


ROOMS = {"not_now": not_now_room}
NOTICES = {recalls.UNFINISHED: unfinished, recalls.REPEAT: once_more}
