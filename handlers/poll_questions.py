"""The questions of a draft, one by one: text, kind, options; changed, taken out, looked at as readers see them."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.person import Person
from bot.polling import kind_of, poll_of
from bot.questions import Trial, intro, question_screen
from bot.screen import Button, Open, Row, Screen, Toast, cut
from bot.texts import Html, T, escape, lines
from bot.typed import Typed, is_rest, refuse_rest
from rules.places import BadName, clean_name
from rules.polls import (
    KINDS,
    LEAST_OPTIONS,
    MANY,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    ONE,
    OPTION,
    QUESTION,
    WORDS,
    Answer,
    BadOptions,
    Question,
    read_options,
)
from storage import polls
from storage.db import Tx
from storage.polls import Full, NotNow, Poll

router = Router(name="poll_questions")
door = Door()
SAID = 60  # signs of a wrong option that are said back

Number = Annotated[int, Field(ge=1, le=MOST_QUESTIONS)]


class Asking(StatesGroup):
    text = State()
    kind = State()
    options = State()


class AnswerKind(Press, prefix=".vk"):
    """What kind of answer the question that was just typed has."""

    stays = True
    poll: Id
    kind: str


class Other(Press, prefix=".vo"):
    """Of a question with options: only one of them, or several, from now on."""

    poll: Id
    question: Number
    many: bool


class Text(Press, prefix=".vt"):
    """Ask for another text."""

    poll: Id
    question: Number


class Options(Press, prefix=".vv"):
    """Ask for other options."""

    poll: Id
    question: Number


class Remove(Press, prefix=".vx"):
    poll: Id
    question: Number
    text: Annotated[int, Field(ge=0, le=9999)]  # a check: the numbers move up, the press means this very question
    sure: bool


class Look(Press, prefix=".vl"):
    """A question as its reader sees it."""

    poll: Id
    question: Number


async def add_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """A new question of the poll `id`."""
    found = await poll_of(tx, person, number(id))
    if found.state != "draft":
        return _late(found, t)
    if len(await polls.questions(tx, found.id)) >= MOST_QUESTIONS:
        return _card(found, t("poll-full", most=str(MOST_QUESTIONS)))
    await state.set_state(Asking.text)
    await state.set_data({"poll": found.id, "question": 0})
    return _ask(t, t("poll-ask-question", limit=str(QUESTION)), _to_card(t, found))


def _card(found: Poll, toast: Html) -> Open:
    return Open("poll_card", str(found.id), toast=toast)


def _late(found: Poll, t: T) -> Open:
    return _card(found, t("poll-opened-before"))


def _to_card(t: T, found: Poll) -> Row:
    return [Button(t("back"), Go(room="poll_card", id=str(found.id))), Button(t("menu"), Go(room="menu"))]


def _to_question(t: T, found: Poll, question: int) -> Row:
    return [
        Button(t("back"), Go(room="poll_question", id=f"{found.id}:{question}")),
        Button(t("menu"), Go(room="menu")),
    ]


def _ask(t: T, words: Html, back: Row, *more: Row) -> Screen:
    return Screen(words, [*more, back])


async def _draft(tx: Tx, person: Person, poll: int, question: int) -> tuple[Poll, Question | None]:
    """None where the question is gone."""
    found = await poll_of(tx, person, poll)
    return found, next((it for it in await polls.questions(tx, found.id) if it.number == question), None)


# Text


@router.message(StateFilter(Asking.text), Typed())
async def text_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    told = await state.get_data()
    found, old = await _draft(tx, person, told["poll"], told["question"])
    try:
        text = clean_name(typed, QUESTION)
    except BadName as bad:
        await refuse_rest(message, state)
        return _ask(t, t(f"poll-bad-{bad}", limit=str(QUESTION)), _to_card(t, found))
    if told["question"]:
        await state.clear()
        return await _change(found, old and Question(old.number, old.kind, text, old.options), tx, t)
    await state.set_state(Asking.kind)
    await state.update_data(text=text)
    kinds = [[Button(t(f"poll-kind-{it}-button"), AnswerKind(poll=found.id, kind=it))] for it in KINDS]
    return _ask(t, lines([Html(f"<b>{escape(text)}</b>"), "", t("poll-ask-kind")]), _to_card(t, found), *kinds)


async def _change(found: Poll, question: Question | None, tx: Tx, t: T) -> Open:
    try:
        if question is None or not await polls.change(tx, found.id, question):
            return _card(found, t("stale"))
    except NotNow:
        return _late(found, t)
    return Open("poll_question", f"{found.id}:{question.number}", toast=t("poll-changed"))


@door.on(Text)
async def text(press: Text, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found, old = await _draft(tx, person, press.poll, press.question)
    if found.state != "draft" or old is None:
        return _late(found, t) if found.state != "draft" else _card(found, t("stale"))
    await state.set_state(Asking.text)
    await state.set_data({"poll": found.id, "question": old.number})
    words = lines([t("poll-text-now", text=old.text), "", t("poll-ask-question", limit=str(QUESTION))])
    return _ask(t, words, _to_question(t, found, old.number))


# Kind


@door.on(AnswerKind)
async def kind(press: AnswerKind, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await poll_of(tx, person, press.poll)
    told = await state.get_data()
    if await state.get_state() != Asking.kind.state or told.get("poll") != found.id or press.kind not in KINDS:
        return _card(found, t("stale"))
    if press.kind == WORDS:
        await state.clear()
        return await _add(found, WORDS, str(told["text"]), (), tx, t)
    await state.set_state(Asking.options)
    await state.update_data(kind=press.kind)
    return _ask(t, _ask_options(t), _to_card(t, found))


def _ask_options(t: T) -> Html:
    return t("poll-ask-options", least=str(LEAST_OPTIONS), most=str(MOST_OPTIONS), limit=str(OPTION))


async def _add(found: Poll, kind: str, text: str, options: tuple[str, ...], tx: Tx, t: T) -> Open:
    try:
        await polls.add(tx, found.id, kind, text, options)
    except NotNow:
        return _late(found, t)
    except Full:
        return _card(found, t("poll-full", most=str(MOST_QUESTIONS)))
    return _card(found, t("poll-added"))


@door.on(Other)
async def other(press: Other, tx: Tx, person: Person, t: T) -> Shown:
    found, old = await _draft(tx, person, press.poll, press.question)
    if old is None or old.kind == WORDS:
        return _card(found, t("stale"))
    kind = MANY if press.many else ONE
    return await _change(found, Question(old.number, kind, old.text, old.options), tx, t)


# Options


@door.on(Options)
async def options(press: Options, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found, old = await _draft(tx, person, press.poll, press.question)
    if found.state != "draft" or old is None or old.kind == WORDS:
        return _late(found, t) if found.state != "draft" else _card(found, t("stale"))
    await state.set_state(Asking.options)
    await state.set_data({"poll": found.id, "question": old.number})
    now = "\n".join(old.options)
    words = lines([t("poll-options-now"), Html(f"<code>{escape(now)}</code>"), "", _ask_options(t)])
    return _ask(t, words, _to_question(t, found, old.number))


@router.message(StateFilter(Asking.options), Typed())
async def options_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    told = await state.get_data()
    found, old = await _draft(tx, person, told["poll"], told["question"])
    try:
        read = read_options(typed)
    except BadOptions as bad:
        await refuse_rest(message, state)
        wrong = t(
            f"poll-options-{bad}", said=cut(bad.said, SAID), least=str(LEAST_OPTIONS), most=str(MOST_OPTIONS),
            limit=str(OPTION),
        )  # fmt: skip
        return _ask(t, wrong, _to_card(t, found))
    await state.clear()
    if told["question"]:
        return await _change(found, old and Question(old.number, old.kind, old.text, read), tx, t)
    return await _add(found, told["kind"], told["text"], read, tx, t)


# One question of a draft


async def question_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: «5:2», the poll and the question."""
    poll, _, place = id.partition(":")
    found, it = await _draft(tx, person, number(poll) or 0, number(place) or 0)
    if found.state != "draft" or it is None:
        return _late(found, t) if found.state != "draft" else _card(found, t("stale"))
    change = [Button(t("poll-change-text"), Text(poll=found.id, question=it.number))]
    also: Row = []
    if it.kind != WORDS:
        change.append(Button(t("poll-change-options"), Options(poll=found.id, question=it.number)))
        many = it.kind == ONE
        also = [
            Button(t(f"poll-make-{'many' if many else 'one'}"), Other(poll=found.id, question=it.number, many=many))
        ]
    remove = Button(t("poll-remove"), Remove(poll=found.id, question=it.number, text=_check(it), sure=False))
    options = [Html(f"{place}  {escape(option)}") for place, option in enumerate(it.options, 1)]
    head = Html(f"<b>{escape(it.text)}</b>")
    return Screen(
        lines([t("poll-title", title=found.title), "", head, kind_of(t, it), *(["", *options] if options else [])]),
        [change, also, [remove], _to_card(t, found)],
    )


def _check(question: Question) -> int:
    return sum(map(ord, question.text)) % 10_000


@door.on(Remove)
async def remove(press: Remove, tx: Tx, person: Person, t: T) -> Shown:
    found, it = await _draft(tx, person, press.poll, press.question)
    if it is None or _check(it) != press.text:
        return _card(found, t("poll-removed"))
    if not press.sure:
        sure = Button(t("poll-remove"), press.model_copy(update={"sure": True}))
        return _ask(t, t("poll-ask-remove", text=it.text), _to_question(t, found, it.number), [sure])
    try:
        await polls.remove(tx, found.id, it.number)
    except NotNow:
        return _late(found, t)
    return _card(found, t("poll-removed"))


# As its readers see it


async def look_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """The first words and a way through all the questions; nothing is kept."""
    found = await poll_of(tx, person, number(id))
    asks = await polls.questions(tx, found.id)
    if not asks:
        return _card(found, t("poll-no-questions"))
    return Screen(
        lines([t("poll-look"), "", intro(t, found, len(asks))]),
        [[Button(t("poll-begin"), Look(poll=found.id, question=1))], _to_card(t, found)],
    )


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T) -> Shown:
    found = await poll_of(tx, person, press.poll)
    asks = await polls.questions(tx, found.id)
    if press.question > len(asks):
        return _card(found, t("poll-looked"))
    before = Go(room="poll_look", id=str(found.id)) if press.question == 1 else _at(found, press.question - 1)
    ways = [Button(t("back"), before)]
    if press.question < len(asks):
        ways.append(Button(t("poll-skip"), _at(found, press.question + 1)))
    card = Button(t("poll-to-card"), Go(room="poll_card", id=str(found.id)))
    return question_screen(t, found, asks[press.question - 1], len(asks), Answer(), ways=[ways, [card]], trial=True)


def _at(found: Poll, question: int) -> Look:
    return Look(poll=found.id, question=question)


@door.on(Trial)
async def trial(press: Trial, t: T) -> Toast:
    return Toast(t("poll-trial"))


ROOMS = {"poll_add": add_room, "poll_question": question_room, "poll_look": look_room}
