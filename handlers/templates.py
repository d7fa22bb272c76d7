"""Ready-made programmes and single aims: what there is, what it would be in this pair's time, taken with one tap."""

from datetime import date, timedelta
from typing import Annotated

from aiogram import Router
from pydantic import Field

import content
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit
from bot.texts import T, lines
from handlers import task_cards
from handlers.task_cards import Show
from rules.mentoring import Plan, Template, laid
from rules.names import short
from storage import tasks
from storage.db import Tx
from storage.pairs import Pair
from storage.tasks import AlreadyTaken, TooMany

router = Router(name="templates")
door = Door()

AIMS, FIRST = 7, 6  # aims on a page; steps shown of what would be taken


class Singles(Press, prefix="Ts"):
    """This page of the single aims."""

    pair: Id
    page: Annotated[int, Field(ge=0, le=99)]


class Take(Press, prefix="Ty"):
    pair: Id
    template: str


async def templates_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` is the pair's."""
    pair = await task_cards.led(number(id), tx, person, t)
    if isinstance(pair, Open):
        return pair
    whole = [it for it in content.mentoring() if it.whole]
    return Screen(
        lines([t("templates-title"), "", *(_line(it, t) for it in whole)]),
        [
            *([Button(t.pick(it.name), Show(pair=pair.id, template=it.code))] for it in whole),
            [Button(t("templates-aims"), Singles(pair=pair.id, page=0))],
            task_cards.foot(pair, person, t, Go(room="tasks", id=str(pair.id))),
        ],
    )


def _line(template: Template, t: T) -> str:
    return t("template-listed", name=t.pick(template.name), about=t.pick(template.about), count=template.count)


@door.on(Singles)
async def singles(press: Singles, tx: Tx, person: Person, t: T) -> Shown:
    pair = await task_cards.led(press.pair, tx, person, t)
    if isinstance(pair, Open):
        return pair
    aims = [it for it in content.mentoring() if not it.whole]
    page, pages = page_of(press.page, len(aims), AIMS)
    shown = aims[page * AIMS :][:AIMS]
    return Screen(
        lines([t("templates-aims-title"), "", *(_line(it, t) for it in shown)]),
        [
            *([Button(t.pick(it.name), Show(pair=pair.id, template=it.code))] for it in shown),
            *turning(t, page, pages, lambda to: Singles(pair=pair.id, page=to)),
            task_cards.foot(pair, person, t, Go(room="templates", id=str(pair.id))),
        ],
    )


@door.on(Show)
async def show(press: Show, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await task_cards.led(press.pair, tx, person, t)
    if isinstance(pair, Open):
        return pair
    template = _known(press.template)
    if template is None:
        return Open("templates", str(pair.id), toast=t("stale"))
    today = task_cards.today(person, now)
    if pair.ends_on <= today:
        return Open("tasks", str(pair.id), toast=t("templates-too-late"))
    plan = _plan(template, pair, t, today)
    steps = sorted((step for aim in plan.aims for step in aim.steps), key=lambda step: step.due_on)
    listed = [
        t("template-step", day=task_cards.said_day(t, step.due_on, today), title=step.title) for step in steps[:FIRST]
    ]
    head = [t("template-title", name=t.pick(template.name)), t.pick(template.about), ""]
    last = task_cards.said_day(t, steps[-1].due_on, today)
    head.append(t("template-would", count=plan.count, until=last))
    head += [t("template-core", all=template.count)] if plan.count < template.count else []
    more = t("template-more", count=len(steps) - FIRST) if len(steps) > FIRST else None
    return Screen(
        fit(lines([*head, ""]), listed, more),
        [
            [Button(t("template-take"), Take(pair=pair.id, template=template.code))],
            task_cards.foot(pair, person, t, Go(room="templates", id=str(pair.id))),
        ],
    )


def _known(code: str) -> Template | None:
    return next((it for it in content.mentoring() if it.code == code), None)


def _plan(template: Template, pair: Pair, t: T, today: date) -> Plan:
    """From tomorrow on: what was to be done before is not asked for any more."""
    first = max(pair.starts_on, today + timedelta(days=1))
    return laid(template, first, pair.ends_on, t.locale, content.holidays())


@door.on(Take)
async def take(press: Take, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair = await task_cards.led(press.pair, tx, person, t)
    if isinstance(pair, Open):
        return pair
    template = _known(press.template)
    today = task_cards.today(person, now)
    if template is None or pair.ends_on <= today:
        return Open("templates", str(pair.id), toast=t("stale"))
    try:
        count = await tasks.plan_from(tx, pair.id, _plan(template, pair, t, today), by=person.id, now=now)
    except AlreadyTaken:
        return Open("tasks", str(pair.id), toast=t("template-there"))
    except TooMany:
        return Open("tasks", str(pair.id), toast=t("tasks-many", count=tasks.MOST_TASKS))
    name = cut(short(pair.mentee_name), 60)
    return Open("tasks", str(pair.id), toast=t("template-taken", count=count, name=name))


ROOMS = {"templates": templates_room}
