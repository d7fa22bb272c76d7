"""What is said unasked of a pair's programme: steps that are new, done or for tomorrow, words under one. The fact is
read again."""

from datetime import date

from aiogram import Router

from bot.doors import Go
from bot.person import Person
from bot.screen import Button, Screen, cut, fit
from bot.texts import Html, T, lines
from handlers import task_cards
from handlers.task_cards import Done, Say
from storage import pairs, task_notices, tasks
from storage.db import Tx
from storage.pairs import Pair
from storage.tasks import Task

router = Router(name="programme_notices")

SHOWN = 6  # steps that are named in a notice


async def _pair(number: int, tx: Tx, person: Person) -> Pair | None:
    """None: it is over or paused, or the reader is not in it any more."""
    found = await pairs.pair(tx, number)
    return found if found is not None and found.state == "active" and found.side(person.id) else None


async def added(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the quarter of an hour in which the other one added them."""
    pair = await _pair(int(subject), tx, person)
    if pair is None:
        return None
    new = await task_notices.added_in(tx, pair.id, int(which))
    mine = [it for it in await tasks.tasks(tx, pair.id, open_only=True) if it.id in new and it.made_by != person.id]
    if not mine:
        return None
    head = t("notice-tasks-added", name=task_cards.partner(pair, person, t), count=len(mine))
    return _listed(pair, mine, head, person, t, now)


async def done(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the hour in which the mentee marked them."""
    pair = await _pair(int(subject), tx, person)
    if pair is None or pair.mentor != person.id:
        return None
    marked = await task_notices.done_in(tx, pair.id, int(which))
    made = [it for it in await tasks.tasks(tx, pair.id) if it.id in marked]
    if not made:
        return None
    head = t("notice-tasks-done", name=task_cards.partner(pair, person, t), count=len(made))
    return _listed(pair, made, head, person, t, now)


def _listed(
    pair: Pair, shown: list[Task], head: Html, person: Person, t: T, now: int
) -> Screen:  # fmt: skip
    more = t("template-more", count=len(shown) - SHOWN) if len(shown) > SHOWN else None
    today = task_cards.today(person, now)
    listed = [task_cards.entry(place, it, t, today) for place, it in enumerate(shown[:SHOWN], 1)]
    single = [Button(t("notice-task-open"), Go(room="task", id=str(shown[0].id)))] if len(shown) == 1 else []
    every = Button(t("notice-programme"), Go(room="tasks", id=f"{pair.id}:{shown[0].id}"))
    return Screen(fit(lines([head, ""]), listed, more), [[*single, every], [Button(t("menu"), Go(room="menu"))]])


async def due(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the day, ISO. What is done by now, or was put off, is not reminded of."""
    pair = await _pair(int(subject), tx, person)
    day = date.fromisoformat(which)
    if pair is None or day <= task_cards.today(person, now):
        return None
    mine = [it for it in await tasks.tasks(tx, pair.id, open_only=True) if it.due_on == day]
    if not mine:
        return None
    if len(mine) > 1:
        return _listed(pair, mine, t("notice-tasks-due", count=len(mine)), person, t, now)
    task = mine[0]
    product = t("task-product", product=task.product) if task.product else None
    done = Button(t("task-done"), Done(task=task.id))
    look = Button(t("notice-task-open"), Go(room="task", id=str(task.id)))
    return Screen(
        lines([t("notice-task-due", title=task.title), product]), [[done, look], [Button(t("menu"), Go(room="menu"))]]
    )


async def comment(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the comment."""
    task = await tasks.task(tx, int(subject))
    pair = await _pair(task.pair, tx, person) if task is not None else None
    if task is None or pair is None:
        return None
    said = next((it for it in await tasks.comments(tx, task.id) if it.id == int(which)), None)
    if said is None or said.person == person.id:
        return None
    name = task_cards.partner(pair, person, t)
    title = cut(task.title, task_cards.TITLE)
    head = t("notice-comment", name=name, title=title)
    if task.done_on is not None:
        day = task_cards.said_day(t, task.done_on, task_cards.today(person, now))
        head = t("notice-comment-done", name=name, title=title, day=day)
    answer = Button(t("notice-answer"), Say(task=task.id))
    look = Button(t("notice-task-open"), Go(room="task", id=str(task.id)))
    return Screen(
        lines([head, "", cut(said.text, tasks.COMMENT)]), [[answer, look], [Button(t("menu"), Go(room="menu"))]]
    )


NOTICES = {"task-added": added, "task-done": done, "task-due": due, "task-comment": comment}
