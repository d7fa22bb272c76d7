"""The functional literacy test as a walk: read or look, one task a screen, back, skip, pause, any part first, the end.

A picture stands before the first task on it and stays above; the tasks come below it as texts.
"""

from random import Random

from aiogram import Router

from bot import instruments, walking
from bot import literacy as words
from bot.doors import Door, Shown
from bot.person import Person
from bot.screen import Open, Screen, Toast
from bot.texts import Html, T
from handlers import literacy_cards as cards
from handlers.literacy_cards import BEGIN, PAUSE, Answer, Ask, Back, Enter, Finish, Look, Skip, TakeUp
from rules import literacy_score
from rules.literacy_score import Attempt
from storage import literacy
from storage.db import Tx
from storage.diagnosis import NoAttempt, NotCurrent, NothingToScore
from storage.literacy import TooEarly

router = Router(name="literacy")
door = Door()


async def literacy_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: "begin" begins or goes on at once, "pause" is the overview, "" whichever fits."""
    attempt = await literacy.current(tx, person.id)
    if id == BEGIN:
        return await (_begin(tx, person, t, now) if attempt is None else _ask(tx, attempt, None, t))
    if attempt is not None:
        return await cards.overview(tx, attempt, t)
    done = await literacy.done(tx, person.id)
    if not await walking.test_offered(tx):
        return cards.closed(done, t)
    return cards.again(done, person, t, now) if done else cards.intro(t)


@door.on(Answer)
async def answer(press: Answer, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await literacy.answer(tx, person.id, press.attempt, press.item, press.choice, now=now)
    except (NoAttempt, NotCurrent):
        return await _late(press, tx, person, t)
    return await _ask(tx, asked, press.item, t)


@door.on(Skip)
async def skip(press: Skip, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await literacy.skip(tx, person.id, press.attempt, press.item, now=now)
    except (NoAttempt, NotCurrent):
        return await _late(press, tx, person, t)
    return await _ask(tx, asked, press.item, t)


@door.on(Back)
async def back(press: Back, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        before = await literacy.attempt(tx, person.id, press.attempt)
        if press.item and before.tasks[0] == press.item == before.current:
            return await cards.overview(tx, before, t)
        asked = await literacy.back(tx, person.id, press.attempt, press.item or None, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(tx, person, t, press.attempt)
    return await cards.question(tx, asked, t)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T) -> Shown:
    attempt = await literacy.current(tx, person.id)
    if attempt is None or (attempt.id, attempt.current) != (press.attempt, press.item):
        return await _as_it_is(tx, person, t, press.attempt)
    return await cards.picture(tx, attempt, t)


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T) -> Shown:
    attempt = await literacy.current(tx, person.id)
    if attempt is None or (attempt.id, attempt.current) != (press.attempt, press.item):
        return await _as_it_is(tx, person, t, press.attempt)
    return await cards.question(tx, attempt, t)


@door.on(Enter)
async def enter(press: Enter, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await literacy.enter_part(tx, person.id, press.attempt, press.part, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(tx, person, t, press.attempt)
    return await _ask(tx, asked, None, t)


@door.on(TakeUp)
async def take_up(press: TakeUp, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await literacy.take_up_skipped(tx, person.id, press.attempt, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(tx, person, t, press.attempt)
    return await _ask(tx, asked, None, t)


@door.on(Finish)
async def finish(press: Finish, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        attempt = await literacy.attempt(tx, person.id, press.attempt)
        if not press.sure and attempt.answered and not attempt.completed:
            return cards.sure(attempt, t)
        await literacy.finish(tx, person.id, attempt.id, await words.variant_of(tx, attempt), now=now)
    except NothingToScore:
        return Open("literacy", PAUSE, toast=t("literacy-too-few"))
    except NotCurrent:
        return Open("literacy_result", str(press.attempt), toast=t("literacy-finished-already"))
    except NoAttempt:
        return Open("literacy", toast=t("stale"))
    return Open("literacy_result", str(press.attempt))


async def _begin(tx: Tx, person: Person, t: T, now: int) -> Shown:
    if not await walking.test_offered(tx):
        return Open("literacy", toast=t("stale"))
    variant = await instruments.variant(tx, await literacy.next_letter(tx, person.id))
    try:
        begun = await literacy.begin(tx, person.id, variant, chance=Random(f"{person.id}:{now}"), now=now)  # noqa: S311 - nothing to guess: keys are elsewhere
    except TooEarly:
        return Open("literacy", toast=t("literacy-too-early"))
    return await _ask(tx, begun, None, t)


async def _late(press: Answer | Skip, tx: Tx, person: Person, t: T) -> Shown:
    """An answer to a task that is not asked now: what is kept for it, over the screen as it is.

    The second tap of a double one, when the first has led to a picture, says so and no more: the picture is not sent
    twice.
    """
    attempt = await literacy.current(tx, person.id)
    if attempt is None or attempt.id != press.attempt:
        return Open("literacy", toast=t("stale"))
    why = _kept(attempt, press, t)
    if attempt.current is not None and press.item in attempt.orders:
        variant = await words.variant_of(tx, attempt)
        if literacy_score.shows_first(variant, press.item, attempt.current):
            return Toast(why)
    shown = await cards.question(tx, attempt, t)
    return shown.with_toast(why) if isinstance(press, Answer) else shown


def _kept(attempt: Attempt, press: Answer | Skip, t: T) -> Html:
    if press.item not in attempt.answers:
        return t("stale")
    kept = attempt.answers[press.item]
    if kept is None:
        return t("literacy-skipped-already")
    if isinstance(press, Skip) or kept == press.choice:
        return t("literacy-answered-already")
    letter = words.letters(t)[attempt.orders[press.item].index(kept)]
    return t("literacy-answered-otherwise", letter=letter)


async def _as_it_is(tx: Tx, person: Person, t: T, pressed: int) -> Shown:
    """A button that no longer fits: a sentence and the screen as it is now."""
    attempt = await literacy.current(tx, person.id)
    if attempt is not None and attempt.id == pressed:
        return (await cards.question(tx, attempt, t)).with_toast(t("stale"))
    return Open("literacy", toast=t("stale"))


async def _ask(tx: Tx, attempt: Attempt, left: str | None, t: T) -> Screen:
    """The task that is asked now, coming from the task `left`; before the first one on a picture the picture."""
    if attempt.current is not None:
        variant = await words.variant_of(tx, attempt)
        if literacy_score.shows_first(variant, left, attempt.current):
            return await cards.picture(tx, attempt, t)
    return await cards.question(tx, attempt, t)


ROOMS = {"literacy": literacy_room}
