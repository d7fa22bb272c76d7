"""A poll on its reader's side: one question a screen, back, on and a pause without loss, changed until it is closed."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.doors import Door, Go, Shown, number
from bot.person import Person
from bot.polling import until
from bot.questions import Back, Begin, Choose, Clear, Onward, Pause, Tick, intro, question_screen, ways
from bot.screen import Button, Open, Row, Screen, cut
from bot.texts import T, lines
from bot.typed import Typed, is_rest, refuse_rest
from rules.polls import ANSWER, MANY, ONE, WORDS, Answer, Question, fits
from storage import broadcast_readers, poll_forms, polls
from storage.db import Tx
from storage.poll_forms import NotTaken
from storage.polls import Poll

router = Router(name="poll")
door = Door()
WAITING = 8  # polls on one screen
TITLE = 36  # signs of a button


class TellingPoll(StatesGroup):
    words = State()


async def mine_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """Those that wait for this person; of one there is nothing to choose."""
    waiting = await poll_forms.mine(tx, person.id, limit=WAITING, now=now)
    if len(waiting) == 1:
        return Open("poll", str(waiting[0].id))
    told = t("polls-mine-text" if waiting else "polls-mine-none")
    found = [[Button(cut(it.title, TITLE), Go(room="poll", id=str(it.id)))] for it in waiting]
    return Screen(lines([t("polls-title"), "", told]), [*found, [_menu(t)]])


def _menu(t: T) -> Button:
    return Button(t("menu"), Go(room="menu"))


async def poll_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """The first words, or what became of it."""
    found = await polls.poll(tx, number(id) or 0)
    if found is None or not await poll_forms.may_answer(tx, found.id, person.id):
        profile = [Button(t("menu-profile"), Go(room="profile"))] if person.known else []
        return Screen(t("poll-not-yours"), [profile, [_menu(t)]])
    form = await poll_forms.form(tx, found.id, person.id)
    if not found.takes(now):
        return Screen(t("poll-over-done" if form.done else "poll-over", title=found.title), [[_menu(t)]])
    if form.done:
        return await _thanks(found, tx, person, t, now)
    asks = await polls.questions(tx, found.id)
    begun = bool(form.answers)
    text = intro(t, found, len(asks))
    if begun:
        text = lines([text, "", t("poll-begun", count=len(form.answers), of=str(len(asks)))])
    go = Button(t("poll-go-on" if begun else "poll-begin"), Begin(poll=found.id))
    return Screen(text, [[go], [_menu(t)]])


async def _thanks(found: Poll, tx: Tx, person: Person, t: T, now: int) -> Screen:
    more = await poll_forms.mine(tx, person.id, limit=1, now=now)
    next_one = [[Button(t("poll-next", title=cut(it.title, 20)), Go(room="poll", id=str(it.id)))] for it in more]
    change: Row = [Button(t("poll-change"), Begin(poll=found.id)), _menu(t)]
    return Screen(t("poll-thanks", title=found.title, until=until(t, found)), [*next_one, change])


@door.on(Begin)
async def begin(press: Begin, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    form = await poll_forms.form(tx, press.poll, person.id)
    asks = await polls.questions(tx, press.poll)
    left = next((it.number for it in asks if it.number not in form.answers), None)
    if left is None and not form.done:
        return await _end(press.poll, tx, person, t, now)
    return await _ask(press.poll, 1 if form.done else left or 1, tx, person, t, now, state)


async def _ask(poll: int, wanted: int, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """The question as it is answered now; behind the last one is the end."""
    found = await polls.poll(tx, poll)
    if found is None or not found.takes(now) or not await poll_forms.may_answer(tx, poll, person.id):
        return Open("poll", str(poll))
    asks = await polls.questions(tx, poll)
    if wanted > len(asks):
        return await _end(poll, tx, person, t, now)
    asked = asks[wanted - 1]
    form = await poll_forms.form(tx, poll, person.id)
    answer = form.answers.get(wanted, Answer())
    if asked.kind == WORDS:
        await state.set_state(TellingPoll.words)
        await state.set_data({"poll": poll, "question": wanted})
    return question_screen(t, found, asked, len(asks), answer, ways=ways(t, found, asked, answer))


async def _end(poll: int, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """All was asked. A form without a single answer is none."""
    form = await poll_forms.form(tx, poll, person.id)
    if not form.done and not any(it.given for it in form.answers.values()):
        again = Button(t("poll-from-first"), Back(poll=poll, question=2))
        return Screen(t("poll-nothing"), [[again], [_menu(t)]])
    try:
        new = await poll_forms.finish(tx, poll, person.id, now=now)
    except NotTaken:
        return Open("poll", str(poll))
    if new:
        await broadcast_readers.answered_poll(tx, poll, person.id, now=now)
    return Open("poll", str(poll))


async def _question(tx: Tx, poll: int, wanted: int) -> Question | None:
    return next((it for it in await polls.questions(tx, poll) if it.number == wanted), None)


async def _keep(poll: int, asked: Question | None, given: Answer, tx: Tx, person: Person, now: int) -> bool:
    """False for what was not asked so, or is not taken any more."""
    if asked is None or not fits(asked, given):
        return False
    try:
        await poll_forms.answer(tx, poll, person.id, asked.number, given, now=now)
    except NotTaken:
        return False
    return True


@door.on(Choose)
async def choose(press: Choose, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    asked = await _question(tx, press.poll, press.question)
    if asked is None or asked.kind != ONE or not await _keep(
        press.poll, asked, Answer((press.option,)), tx, person, now
    ):  # fmt: skip
        return Open("poll", str(press.poll), toast=t("stale"))
    return await _ask(press.poll, press.question + 1, tx, person, t, now, state)


@door.on(Tick)
async def tick(press: Tick, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    asked = await _question(tx, press.poll, press.question)
    form = await poll_forms.form(tx, press.poll, person.id)
    before = set(form.answers.get(press.question, Answer()).choices)
    ticked = Answer(tuple(sorted(before | {press.option} if press.on else before - {press.option})))
    if asked is None or asked.kind != MANY or not await _keep(press.poll, asked, ticked, tx, person, now):
        return Open("poll", str(press.poll), toast=t("stale"))
    return await _ask(press.poll, press.question, tx, person, t, now, state)


@door.on(Onward)
async def onward(press: Onward, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    form = await poll_forms.form(tx, press.poll, person.id)
    if press.question not in form.answers:
        asked = await _question(tx, press.poll, press.question)
        if not await _keep(press.poll, asked, Answer(), tx, person, now):
            return Open("poll", str(press.poll), toast=t("stale"))
    return await _ask(press.poll, press.question + 1, tx, person, t, now, state)


@door.on(Back)
async def back(press: Back, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if press.question == 1:
        return Open("poll", str(press.poll))
    return await _ask(press.poll, press.question - 1, tx, person, t, now, state)


@door.on(Clear)
async def clear(press: Clear, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    asked = await _question(tx, press.poll, press.question)
    if asked is None or not await _keep(press.poll, asked, Answer(), tx, person, now):
        return Open("poll", str(press.poll), toast=t("stale"))
    return await _ask(press.poll, press.question, tx, person, t, now, state)


@door.on(Pause)
async def pause(press: Pause, tx: Tx, person: Person, t: T) -> Open:
    """The menu has the way back, as long as there is something to go on with."""
    form = await poll_forms.form(tx, press.poll, person.id)
    return Open("menu", toast=t("poll-kept" if form.done else "poll-paused"))


@router.message(StateFilter(TellingPoll.words), Typed())
async def words(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    told = await state.get_data()
    poll, asked = told["poll"], await _question(tx, told["poll"], told["question"])
    if len(typed) > ANSWER:
        await refuse_rest(message, state)
        again = await _ask(poll, told["question"], tx, person, t, now, state)
        wrong = t("poll-answer-long", limit=str(ANSWER), count=len(typed))
        return again.with_toast(wrong) if isinstance(again, Screen) else again
    await state.clear()
    if not await _keep(poll, asked, Answer((), typed), tx, person, now):
        return Open("poll", str(poll), toast=t("stale"))
    return await _ask(poll, told["question"] + 1, tx, person, t, now, state)


ROOMS = {"poll": poll_room, "polls_mine": mine_room}
