"""The programme of a pair: its steps by their days, a page at a time, and the card of one step."""

from datetime import date

from aiogram import Router

import content
from bot import people_lists
from bot.doors import Door, Go, Shown, number
from bot.mentoring import readable_pair, written
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, bar, cut, fit, rows
from bot.texts import Html, T, lines
from handlers import task_cards
from handlers.task_cards import Change, Done, Drop, PutOff, Say, Turn, Undone
from rules import mentoring
from rules.names import short
from storage import tasks
from storage.db import Tx
from storage.pairs import Pair
from storage.tasks import Comment, Task

router = Router(name="tasks")
door = Door()

STEPS, WORDS = 8, 3  # steps on a page of the list, comments on a page of the card
AIM = 120
# A step of these is a meeting of the two: it can be agreed on at once.
MEETINGS = ("talk", "visit", "mutual", "review")


async def tasks_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the pair's; "<pair>:<step>" shows the page where the step stands."""
    said, _, step = id.partition(":")
    pair = await readable_pair(tx, person, number(said))
    every = await tasks.tasks(tx, pair.id)
    around = next((it for it in every if it.id == number(step)), None)
    done = around is not None and around.done_on is not None
    shown = [it for it in every if (it.done_on is not None) is done]
    page = shown.index(around) // STEPS if around is not None else 0
    return _list(pair, every, Turn(pair=pair.id, page=page, done=done), person, t, now)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await readable_pair(tx, person, press.pair)
    return _list(pair, await tasks.tasks(tx, pair.id), press, person, t, now)


def _list(pair: Pair, every: list[Task], here: Turn, person: Person, t: T, now: int) -> Screen:
    today = task_cards.today(person, now)
    shown = [it for it in every if (it.done_on is not None) is here.done]
    done = [it for it in every if it.done_on is not None]
    page, pages = page_of(here.page, len(shown), STEPS)
    listed = [
        task_cards.entry(place, it, t, today)
        for place, it in enumerate(shown[page * STEPS :][:STEPS], page * STEPS + 1)
    ]
    head = [
        t("tasks-title", name=people_lists.partner(pair.mentee_name, t)),
        t("tasks-period", since=written(t, pair.starts_on), until=written(t, pair.ends_on)),
    ]
    if every:
        head += [t("tasks-done-of", done=len(done), count=len(every)), Html(bar(len(done), len(every)))]
    late = len(_late(every, today))
    if late and pair.open and not here.done:
        head.append(t("tasks-late" if pair.mentor == person.id else "tasks-late-own", count=late))
    buttons = [
        *rows(_numbers(shown, page), 4),
        *turning(t, page, pages, lambda to: Turn(pair=pair.id, page=to, done=here.done)),
        *([[Button(t("tasks-put-off"), PutOff(pair=pair.id))]] if late > 1 and task_cards.leads(pair, person) else []),
        *_ways(pair, here, len(done), person, t),
        task_cards.foot(pair, person, t),
    ]
    return Screen(fit(lines([*head, ""]), listed or [_nothing(pair, every, here, person, t)]), buttons)


def _late(every: list[Task], today: date) -> list[Task]:
    return [it for it in every if it.done_on is None and it.due_on is not None and it.due_on < today]


def _numbers(shown: list[Task], page: int) -> list[Button]:
    return [
        Button(str(place), Go(room="task", id=str(it.id)))
        for place, it in enumerate(shown[page * STEPS :][:STEPS], page * STEPS + 1)
    ]


def _nothing(pair: Pair, every: list[Task], here: Turn, person: Person, t: T) -> Html:
    if here.done:
        return t("tasks-none-done")
    if every:
        return t("tasks-all-done")
    if task_cards.leads(pair, person):
        return t("tasks-none-mentor")
    return t("tasks-none-mentee" if pair.open and pair.mentee == person.id else "tasks-none")


def _ways(pair: Pair, here: Turn, done: int, person: Person, t: T) -> list[list[Button]]:
    other = Turn(pair=pair.id, page=0, done=not here.done)
    turned = [Button(t("tasks-open"), other)] if here.done else []
    turned += [Button(t("tasks-done", count=done), other)] if done and not here.done else []
    aims = [Button(t("tasks-aims"), Go(room="aims", id=str(pair.id)))]
    if not pair.open or pair.side(person.id) is None:
        return [[*turned, *aims]]
    mine = pair.mentor == person.id
    add = Button(t("task-add" if mine else "task-add-own"), Go(room="step_new", id=str(pair.id)))
    ready = [Button(t("tasks-ready"), Go(room="templates", id=str(pair.id)))] if mine else []
    return [[add, *ready], [*turned, *aims]]


@door.on(PutOff)
async def put_off(press: PutOff, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await task_cards.led(press.pair, tx, person, t)
    if isinstance(pair, Open):
        return pair
    today = task_cards.today(person, now)
    late = _late(await tasks.tasks(tx, pair.id, open_only=True), today)
    if not late or pair.ends_on <= today:
        return Open("tasks", str(pair.id), toast=t("stale"))
    days = mentoring.put_off(len(late), today, pair.ends_on, content.holidays())
    if not press.sure:
        words = t("tasks-put-off-ask", count=len(late), until=task_cards.said_day(t, days[-1], today))
        sure = Button(t("tasks-put-off-sure"), PutOff(pair=pair.id, sure=True))
        return Screen(words, [[sure], task_cards.foot(pair, person, t, Go(room="tasks", id=str(pair.id)))])
    moved = [(it.id, day) for it, day in zip(late, days, strict=True)]
    await tasks.put_off(tx, pair.id, moved, by=person.id, now=now)
    return Open("tasks", str(pair.id), toast=t("tasks-put-off-now"))


async def task_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the step's; "<step>:<page>" an earlier page of the words under it, from 0."""
    said, _, page = id.partition(":")
    task = await tasks.task(tx, number(said) or 0)
    if task is None:
        return Open("mentoring", toast=t("task-gone"))
    pair = await readable_pair(tx, person, task.pair)
    return await _card(pair, task, number(page) or 0, tx, person, t, now)


async def _card(pair: Pair, task: Task, asked: int, tx: Tx, person: Person, t: T, now: int) -> Screen:
    today = task_cards.today(person, now)
    aim = next((it for it in await tasks.aims(tx, pair.id) if it.id == task.aim), None)
    words = (await tasks.comments(tx, task.id))[::-1]
    page, pages = page_of(asked, len(words), WORDS)
    head = [
        t("task-title", title=cut(task.title, tasks.TITLE) or t("task-erased")),
        t("task-when", when=task_cards.when(task, t, today), form=t(f"task-form-{task.form}")),
        t("task-product", product=cut(task.product, tasks.PRODUCT)) if task.product else None,
        t("task-aim", aim=cut(aim.title, AIM)) if aim is not None and aim.title else None,
        "" if words else None,
    ]
    # The newest page, in the order of talking.
    said = [_comment(it, pair, person, t) for it in words[page * WORDS :][:WORDS][::-1]]
    buttons = [
        *_steps(pair, task, person, t),
        *turning(t, page, pages, lambda to: Go(room="task", id=f"{task.id}:{to}")),
        task_cards.foot(pair, person, t, Go(room="tasks", id=f"{pair.id}:{task.id}")),
    ]
    return Screen(fit(lines(head), said), buttons)


def _comment(comment: Comment, pair: Pair, person: Person, t: T) -> Html:
    day = t.moment(comment.at, person.zone)
    if comment.person == person.id:
        return t("task-comment-mine", day=day, text=cut(comment.text, tasks.COMMENT))
    name = pair.mentor_name if comment.person == pair.mentor else pair.mentee_name
    return t("task-comment", name=short(name), day=day, text=cut(comment.text, tasks.COMMENT))


def _steps(pair: Pair, task: Task, person: Person, t: T) -> list[list[Button]]:
    if not pair.open or pair.side(person.id) is None:
        return []
    say = Button(t("task-say"), Say(task=task.id))
    if task.done_on is not None:
        return [[Button(t("task-undone"), Undone(task=task.id)), say]]
    words = t("meeting-propose") if person.id == pair.mentor else t("meeting-request")
    meet = Button(words, Go(room="meeting_new", id=f"{pair.id}:{task.id}"))
    change = [Button(t("task-change"), Change(task=task.id)), Button(t("task-drop"), Drop(task=task.id))]
    return [
        [Button(t("task-done"), Done(task=task.id)), say],
        [meet] if task.form in MEETINGS and pair.state == "active" else [],
        change if task_cards.may_change(pair, task, person) else [],
    ]


@door.on(Undone)
async def undone(press: Undone, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await task_cards.held(press.task, tx, person, t)
    if isinstance(found, Open):
        return found
    changed = await tasks.undone(tx, press.task, by=person.id, now=now)
    return Open("task", str(press.task), toast=t("task-undone-now") if changed else None)


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await task_cards.held(press.task, tx, person, t)
    if isinstance(found, Open):
        return found
    pair, task = found
    if task.done_on is not None or not task_cards.may_change(pair, task, person):
        return Open("task", str(task.id), toast=t("stale"))
    if not press.sure:
        sure = Button(t("task-drop-sure"), Drop(task=task.id, sure=True))
        back = Go(room="task", id=str(task.id))
        return Screen(t("task-drop-ask", title=task.title), [[sure], task_cards.foot(pair, person, t, back)])
    await tasks.drop_task(tx, task.id, by=person.id, now=now)
    return Open("tasks", str(pair.id), toast=t("task-dropped"))


ROOMS = {"tasks": tasks_room, "task": task_room}
