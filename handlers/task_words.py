"""What is told of a step: a new one in a line, words under it, what it shall be otherwise, that it is done."""

from dataclasses import replace
from datetime import date, timedelta

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.doors import Door, Go, Shown, number
from bot.guards import NotAllowed
from bot.mentoring import readable_pair
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from handlers import task_cards
from handlers.task_cards import Ask, Change, Done, PutDay, PutForm, Say, Undone
from rules.deadlines import read_due, split_due, split_unread
from rules.mentoring import FORMS, likely_form
from storage import tasks
from storage.db import Tx
from storage.pairs import Pair
from storage.tasks import Task, TooMany

router = Router(name="task_words")
door = Door()

FIELDS = ("title", "product", "day", "form")
AHEAD = (7, 14, 30)  # days that are offered as buttons


class StepWords(StatesGroup):
    step = State()
    comment = State()
    field = State()


def _asked(words: Html, pair: Pair, person: Person, t: T, back: Go) -> Screen:
    return Screen(words, [task_cards.foot(pair, person, t, back)])


# A new step


async def step_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """`id` is the pair's, or "<pair>:<aim>"."""
    said, _, aim = id.partition(":")
    pair = await readable_pair(tx, person, number(said))
    if pair.side(person.id) is None:
        raise NotAllowed("pair")
    if not pair.open:
        return Open("tasks", str(pair.id), toast=t("tasks-over"))
    await state.set_state(StepWords.step)
    await state.set_data({"pair": pair.id, "aim": number(aim)})
    return _asked(t("task-ask"), pair, person, t, _whence(pair, number(aim)))


def _whence(pair: Pair, aim: int | None) -> Go:
    return Go(room="aims" if aim else "tasks", id=str(pair.id))


@router.message(StateFilter(StepWords.step), Typed())
async def step_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    told = await state.get_data()
    pair = await readable_pair(tx, person, told["pair"])
    if not pair.open:
        await state.clear()
        return Open("tasks", str(pair.id), toast=t("tasks-over"))
    aim: int | None = told["aim"]
    words, due, bad_day = _step(typed, pair, person, t, now)
    wrong = bad_day if bad_day and not words else _wrong_title(words, t)
    if wrong is not None:
        await refuse_rest(message, state)
        return _asked(wrong, pair, person, t, _whence(pair, aim))
    known = {it.id for it in await tasks.aims(tx, pair.id) if not it.dropped}
    await state.clear()
    try:
        made = await tasks.add_task(
            tx, pair.id, aim=aim if aim in known else None, title=words, form=likely_form(words), product="",
            due_on=due, by=person.id, request=f"{person.id}.{message.message_id}", now=now,
        )  # fmt: skip
    except TooMany:
        return Open("tasks", str(pair.id), toast=t("tasks-many", count=tasks.MOST_TASKS))
    if bad_day is not None:
        # The words are safe; only the day is asked again.
        return await _asking(made, "day", lines([t("task-added"), bad_day]), tx, person, t, state)
    return Open("tasks", f"{pair.id}:{made}", toast=t("task-added" if due else "task-added-no-day"))


def _step(typed: str, pair: Pair, person: Person, t: T, now: int) -> tuple[str, date | None, Html | None]:
    """The words, the day, and what is wrong with the day that was said."""
    today = task_cards.today(person, now)
    words, due = split_due(typed, today)
    if due is not None:
        wrong = _wrong_day(pair, due, person, t, now)
        return words, None if wrong else due, wrong
    before, odd = split_unread(words, today)
    return words if before else "", None, t("task-day-unknown", typed=odd) if odd else None


def _wrong_title(words: str, t: T) -> Html | None:
    if not words:
        return t("task-ask-what")
    if len(words) > tasks.TITLE:
        return t("too-long", count=len(words), limit=tasks.TITLE)
    return None


def _wrong_day(pair: Pair, day: date, person: Person, t: T, now: int) -> Html | None:
    """A day that is over, or later than the programme: «12 ноября» said on the 22nd is next year's."""
    today = task_cards.today(person, now)
    if day < today:
        return t("task-day-past", day=task_cards.said_day(t, day, today))
    if day > max(pair.ends_on, today):
        until = task_cards.said_day(t, pair.ends_on, today)
        return t("task-day-late", day=task_cards.said_day(t, day, today), until=until)
    return None


# Words under a step; that it is done


@door.on(Say)
async def say(press: Say, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await task_cards.held(press.task, tx, person, t)
    if isinstance(found, Open):
        return found
    pair, task = found
    await state.set_state(StepWords.comment)
    await state.set_data({"task": task.id})
    name = task_cards.partner(pair, person, t)
    return _asked(t("task-ask-comment", name=name), pair, person, t, Go(room="task", id=str(task.id)))


@router.message(StateFilter(StepWords.comment), Typed())
async def comment_told(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    if await is_rest(message, state):
        return None
    found = await task_cards.held((await state.get_data())["task"], tx, person, t)
    if isinstance(found, Open):
        await state.clear()
        return found
    pair, task = found
    if len(typed) > tasks.COMMENT:
        await refuse_rest(message, state)
        words = t("too-long", count=len(typed), limit=tasks.COMMENT)
        return _asked(words, pair, person, t, Go(room="task", id=str(task.id)))
    await state.clear()
    try:
        await tasks.comment(tx, task.id, person.id, typed, request=f"{person.id}.{message.message_id}", now=now)
    except TooMany:
        return Open("task", str(task.id), toast=t("task-many-words"))
    return Open("task", str(task.id), toast=t("task-said"))


@door.on(Done)
async def done(press: Done, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """The mentee may add in a line what came of it: the mentor reads it."""
    found = await task_cards.held(press.task, tx, person, t)
    if isinstance(found, Open):
        return found
    pair, task = found
    if not await tasks.done(tx, task.id, task_cards.today(person, now), by=person.id, now=now):
        return Open("task", str(task.id), toast=t("task-done-before"))
    if pair.mentee != person.id:
        return Open("tasks", str(pair.id), toast=t("task-done-now"))
    await state.set_state(StepWords.comment)
    await state.set_data({"task": task.id})
    words = t("task-done-ask", title=task.title, name=task_cards.partner(pair, person, t))
    undone = Button(t("task-undone"), Undone(task=task.id))
    return Screen(words, [[undone], task_cards.foot(pair, person, t, Go(room="tasks", id=str(pair.id)))])


# Otherwise


@door.on(Change)
async def change(press: Change, tx: Tx, person: Person, t: T) -> Shown:
    found = await _changing(press.task, tx, person, t)
    if isinstance(found, Open):
        return found
    pair, task = found
    fields = rows((Button(t(f"task-change-{field}"), Ask(task=task.id, field=field)) for field in FIELDS), 2)
    back = Go(room="task", id=str(task.id))
    return Screen(t("task-change-ask", title=task.title), [*fields, task_cards.foot(pair, person, t, back)])


async def _changing(number: int, tx: Tx, person: Person, t: T) -> tuple[Pair, Task] | Open:
    found = await task_cards.held(number, tx, person, t)
    if isinstance(found, Open):
        return found
    pair, task = found
    if task.done_on is not None or not task_cards.may_change(pair, task, person):
        return Open("task", str(task.id), toast=t("stale"))
    return found


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    if press.field not in FIELDS:
        return Open("task", str(press.task), toast=t("stale"))
    return await _asking(press.task, press.field, t(f"task-ask-{press.field}"), tx, person, t, state)


async def _asking(
    number: int, field: str, words: Html, tx: Tx, person: Person, t: T, state: FSMContext
) -> Shown:  # fmt: skip
    found = await _changing(number, tx, person, t)
    if isinstance(found, Open):
        return found
    await state.set_state(StepWords.field)
    await state.set_data({"task": number, "field": field})
    return _question(*found, field, words, person, t)


def _question(pair: Pair, task: Task, field: str, words: Html, person: Person, t: T) -> Screen:
    back = task_cards.foot(pair, person, t, Go(room="task", id=str(task.id)))
    likely: list[Button] = []
    if field == "form":
        likely = [Button(t(f"task-form-{form}"), PutForm(task=task.id, form=form)) for form in FORMS]
    if field == "day":
        likely = [Button(t("task-in-days", count=days), PutDay(task=task.id, days=days)) for days in AHEAD]
        likely.append(Button(t("task-without-day"), PutDay(task=task.id, days=0)))
    now = {"title": task.title, "product": task.product}.get(field)
    said = lines([t("task-now", now=now), "", words]) if now else words
    return Screen(said, [*rows(likely, 2), back])


@router.message(StateFilter(StepWords.field), Typed())
async def field_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    told = await state.get_data()
    found = await _changing(told["task"], tx, person, t)
    if isinstance(found, Open):
        await state.clear()
        return found
    pair, task = found
    field: str = told["field"]
    read = _read(field, typed, pair, task, person, t, now)
    if isinstance(read, Html):
        await refuse_rest(message, state)
        return _question(pair, task, field, read, person, t)
    await state.clear()
    return await _keep(read, tx, person, t, now)


def _read(field: str, typed: str, pair: Pair, task: Task, person: Person, t: T, now: int) -> Task | Html:
    """The step as it shall be, or what was wrong with the words."""
    if field == "form":
        return t("task-ask-form")
    if field == "day":
        day = read_due(typed, task_cards.today(person, now))
        if day is None:
            return t("task-day-unknown", typed=cut(typed, 40))
        return _wrong_day(pair, day, person, t, now) or _laid(task, day, person, now)
    words = " ".join(typed.split())
    if field == "title":
        return _wrong_title(words, t) or replace(task, title=words)
    if len(words) > tasks.PRODUCT:
        return t("too-long", count=len(words), limit=tasks.PRODUCT)
    return replace(task, product=words)


def _laid(task: Task, day: date, person: Person, now: int) -> Task:
    """With its day, which stands for the one among its words that was none."""
    return replace(task, title=split_unread(task.title, task_cards.today(person, now))[0] or task.title, due_on=day)


async def _keep(task: Task, tx: Tx, person: Person, t: T, now: int) -> Open:
    await tasks.change_task(
        tx, task.id, title=task.title, form=task.form, product=task.product, due_on=task.due_on, by=person.id, now=now
    )
    return Open("task", str(task.id), toast=t("saved"))


@door.on(PutForm)
async def put_form(press: PutForm, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await _changing(press.task, tx, person, t)
    if isinstance(found, Open):
        return found
    if press.form not in FORMS:
        return Open("task", str(press.task), toast=t("stale"))
    return await _keep(replace(found[1], form=press.form), tx, person, t, now)


@door.on(PutDay)
async def put_day(press: PutDay, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await _changing(press.task, tx, person, t)
    if isinstance(found, Open):
        return found
    pair, task = found
    day = task_cards.today(person, now) + timedelta(days=press.days) if press.days else None
    if day is not None and (wrong := _wrong_day(pair, day, person, t, now)) is not None:
        return Open("task", str(task.id), toast=wrong)
    laid = _laid(task, day, person, now) if day is not None else replace(task, due_on=None)
    return await _keep(laid, tx, person, t, now)


ROOMS = {"step_new": step_room}
