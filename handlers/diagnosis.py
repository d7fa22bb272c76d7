"""A questionnaire as a walk: one question a screen, back, skip, pause, any area first, and on after a week."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot import reminding, walking
from bot.doors import Door, Shown, number
from bot.person import Person
from bot.screen import Open, Screen, Toast
from bot.texts import Html, T
from handlers import walk_cards
from handlers.walk_cards import (
    Anew,
    Answer,
    Back,
    Begin,
    Concerns,
    Enter,
    Finish,
    Narrow,
    Skip,
    TakeUp,
    Widen,
)
from rules.questionnaire import Form
from rules.scoring import ENOUGH
from rules.walk import SELF, Attempt
from storage import diagnosis
from storage.db import Tx
from storage.diagnosis import NoAttempt, NotCurrent, NothingToScore

router = Router(name="diagnosis")
door = Door()
PAUSE = "pause"
# What a room's id may ask for at once; "begin" stands on keyboards of before there was a full form.
FORMS: dict[str, Form] = {"begin": "short", "short": "short", "full": "full"}


@router.message(Command("diagnosis"))
async def diagnosis_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await diagnosis_room("", tx, person, t, now)


async def diagnosis_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: "begin", "short", "full" begin the self-assessment or go on at once; "<attempt>" goes on with any;
    "pause:<attempt>" is its overview, "pause" that of the self-assessment; "" whichever fits."""
    if id in FORMS:
        return await _begin(SELF, FORMS[id], tx, person, t, now)
    what, _, named = id.partition(":")
    if what != PAUSE and (asked := number(what)) is not None:
        return await _go_on(asked, tx, person, t, now)
    attempt = await diagnosis.current(tx, person.id, SELF)
    if named:
        attempt = await _open(number(named) or 0, tx, person)
        if attempt is None:
            return Open("instruments", toast=t("stale"))
    return Open("instruments", SELF) if attempt is None else await _overview(attempt, tx, t)


@door.on(Begin)
async def begin(press: Begin, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _begin(press.code, press.form, tx, person, t, now)


@door.on(Answer)
async def answer(press: Answer, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await diagnosis.answer(tx, person.id, press.attempt, press.item, press.choice, now=now)
    except (NoAttempt, NotCurrent):
        attempt = await _open(press.attempt, tx, person)
        why = walk_cards.kept(attempt, press, t) if attempt else t("stale")
        return await _as_it_is(press.attempt, why, tx, person, t, now)
    return await _ask(asked, tx, t, now)


@door.on(Skip)
async def skip(press: Skip, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await diagnosis.skip(tx, person.id, press.attempt, press.item, now=now)
    except (NoAttempt, NotCurrent):
        # The person wanted to go on and has gone on: nothing to explain.
        return await _as_it_is(press.attempt, None, tx, person, t, now)
    return await _ask(asked, tx, t, now)


@door.on(Back)
async def back(press: Back, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        before = await diagnosis.attempt(tx, person.id, press.attempt)
        if press.item and before.items[0] == press.item == before.current:
            return await _overview(before, tx, t)
        asked = await diagnosis.back(tx, person.id, press.attempt, press.item or None, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(press.attempt, t("stale"), tx, person, t, now)
    return await _ask(asked, tx, t, now)


@door.on(Enter)
async def enter(press: Enter, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await diagnosis.enter_area(tx, person.id, press.attempt, press.area, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(press.attempt, t("stale"), tx, person, t, now)
    return await _ask(asked, tx, t, now)


@door.on(Concerns)
async def concerns(press: Concerns, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        words = await walking.words_of(tx, await diagnosis.attempt(tx, person.id, press.attempt))
        asked = await diagnosis.add_area(tx, person.id, press.attempt, press.area, words, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(press.attempt, t("stale"), tx, person, t, now)
    return await _ask(asked, tx, t, now)


@door.on(TakeUp)
async def take_up(press: TakeUp, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await diagnosis.take_up_skipped(tx, person.id, press.attempt, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(press.attempt, t("stale"), tx, person, t, now)
    return await _ask(asked, tx, t, now)


@door.on(Widen)
async def widen(press: Widen, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        words = await walking.words_of(tx, await diagnosis.attempt(tx, person.id, press.attempt))
        asked = await diagnosis.widen(tx, person.id, press.attempt, words, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(press.attempt, t("stale"), tx, person, t, now)
    shown = await _ask(asked, tx, t, now)
    # Another major version came meanwhile: that is what has to be said then, the answers are not there any more.
    return shown if shown.toast else shown.with_toast(t("diagnosis-widened", count=len(asked.items)))


@door.on(Narrow)
async def narrow(press: Narrow, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        words = await walking.words_of(tx, await diagnosis.attempt(tx, person.id, press.attempt))
        asked = await diagnosis.narrow(tx, person.id, press.attempt, words, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(press.attempt, t("stale"), tx, person, t, now)
    return (await _overview(asked, tx, t)).with_toast(t("diagnosis-narrowed", count=len(asked.items)))


@door.on(Finish)
async def finish(press: Finish, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        held = await diagnosis.attempt(tx, person.id, press.attempt)
        done = await diagnosis.finish(tx, person.id, held.id, await walking.answered_in(tx, held), now=now)
    except NothingToScore:
        needed = t("diagnosis-too-few", needed=str(ENOUGH[held.form]))
        return Open("diagnosis", _pause(press.attempt), toast=needed)
    except NotCurrent:
        return Toast(t("diagnosis-finished-already"))
    except NoAttempt:
        return Open("diagnosis", toast=t("stale"))
    return Open("result", str(done.id))


@door.on(Anew)
async def anew(press: Anew, tx: Tx, person: Person, t: T, now: int) -> Shown:
    attempt = await diagnosis.now_open(tx, person.id, press.attempt)
    if attempt is None or (attempt.id != press.attempt and not press.sure):
        return await _as_it_is(press.attempt, t("stale"), tx, person, t, now)
    if not press.sure:
        return walk_cards.anew_asked(attempt, t)
    if attempt.id != press.attempt:  # dropped by the first press of the two
        return await _ask(attempt, tx, t, now)
    words = await walking.to_begin(tx, person, attempt.questionnaire)
    if words is None:
        return Open("diagnosis", _pause(attempt.id), toast=t("instruments-closed"))
    extra = walking.blocks(words, mentor=await walking.mentoring(tx, person))
    begun = await diagnosis.start_anew(
        tx, person.id, attempt.id, words, extra=extra, form=attempt.form, now=now
    )  # fmt: skip
    return await _ask(begun, tx, t, now)


async def _begin(code: str, form: Form, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """Going on with what is open needs no offer: a withdrawn questionnaire may be finished."""
    attempt = await diagnosis.current(tx, person.id, code)
    if attempt is None:
        words = await walking.to_begin(tx, person, code)
        if words is None:
            return Open("instruments", toast=t("instruments-closed"))
        extra = walking.blocks(words, mentor=await walking.mentoring(tx, person))
        attempt = await diagnosis.begin(tx, person.id, words, extra=extra, form=form, now=now)
    elif form == "full" and attempt.form == "short":
        # A press from before the draft: what to do with its answers is asked there.
        return await _overview(attempt, tx, t)
    return await _ask(attempt, tx, t, now)


async def _go_on(asked: int, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """With this attempt; a completed one is shown by its result."""
    try:
        attempt = await diagnosis.attempt(tx, person.id, asked)
    except NoAttempt:
        return await _as_it_is(asked, t("stale"), tx, person, t, now)
    return Open("result", str(asked)) if attempt.completed else await _ask(attempt, tx, t, now)


async def _as_it_is(pressed: int, why: Html | None, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """A button that no longer fits: a sentence where one is needed and the screen as it is now."""
    attempt = await diagnosis.now_open(tx, person.id, pressed)
    if attempt is not None and attempt.id == pressed:
        shown = await _ask(attempt, tx, t, now)
        return shown if shown.toast or why is None else shown.with_toast(why)
    if attempt is not None:
        return Open("diagnosis", _pause(attempt.id), toast=t("stale"))
    code = await diagnosis.code_of(tx, person.id, pressed)
    return Open("instruments", code or SELF, toast=t("stale"))


async def _ask(attempt: Attempt, tx: Tx, t: T, now: int) -> Screen:
    """The question that is asked now, in the questionnaire's present version: a draft may be older than that."""
    words = await walking.words_of(tx, attempt)
    present = await diagnosis.follow(tx, attempt, words, now=now)
    shown = walk_cards.question(present, words, t)
    return shown if present.id == attempt.id else shown.with_toast(t("diagnosis-renewed"), alert=True)


async def _overview(attempt: Attempt, tx: Tx, t: T) -> Screen:
    remind = await reminding.unfinished(tx, "questionnaire", attempt.id, t)
    return walk_cards.overview(attempt, await walking.words_of(tx, attempt), remind, t)


async def _open(asked: int, tx: Tx, person: Person) -> Attempt | None:
    """This attempt, if it is the person's and not finished."""
    attempt = await diagnosis.now_open(tx, person.id, asked)
    return attempt if attempt is not None and attempt.id == asked else None


def _pause(attempt: int) -> str:
    return f"{PAUSE}:{attempt}"


ROOMS = {"diagnosis": diagnosis_room}
COMMANDS = {"diagnosis": diagnosis_command}
