"""Screens of the functional literacy test and their buttons: a task, its picture, the pause, the end, the way in."""

from typing import Annotated

from pydantic import Field

import content
from bot import literacy as words
from bot import reminding, stimuli
from bot.doors import Go, Id, Press
from bot.person import Person
from bot.screen import Button, Screen, bar, rows
from bot.texts import Html, T, escape, lines
from rules import literacy_score
from rules.literacy import OPTIONS
from rules.literacy_score import Attempt, Done
from rules.scoring import area_of
from storage.db import Tx

BEGIN, PAUSE = "begin", "pause"
MINUTES = 45

Place = Annotated[int, Field(ge=0, le=OPTIONS - 1)]


class Answer(Press, prefix=".Ta"):
    """The option that stands in this place of the file. Pressed when another task is asked it changes nothing."""

    attempt: Id
    item: str
    choice: Place


class Skip(Press, prefix=".Ts"):
    """On without answering this task anew; an answer given before stays."""

    attempt: Id
    item: str


class Back(Press, prefix=".Tb"):
    """From this task to the one before; an empty one is the end of the walk."""

    attempt: Id
    item: str


class Look(Press, prefix=".Tl"):
    """The picture that this task is about."""

    attempt: Id
    item: str


class Ask(Press, prefix=".Tt"):
    """From the picture to this task."""

    attempt: Id
    item: str


class Enter(Press, prefix=".Te"):
    """To this part's first task without an answer."""

    attempt: Id
    part: str


class TakeUp(Press, prefix=".Tu"):
    """Back to what was skipped."""

    attempt: Id


class Finish(Press, prefix=".Tf"):
    """Complete the attempt; `sure` after it was asked."""

    attempt: Id
    sure: bool


async def picture(tx: Tx, attempt: Attempt, t: T) -> Screen:
    """What the current task is about, by itself; its words stand with the task, a finger's width below."""
    task = attempt.current or attempt.tasks[-1]
    part, asked = literacy_score.located(await words.variant_of(tx, attempt), task)
    stimulus = part.stimulus(asked)
    buttons = [
        [Button(t("literacy-to-task"), Ask(attempt=attempt.id, item=task))],
        [Button(t("back"), Back(attempt=attempt.id, item=task)), _pause(t("literacy-pause"))],
    ]
    place, drawn = _place(attempt, t.pick(part.name), t), stimuli.picture(stimulus, t)
    return Screen(place, buttons, picture=drawn) if drawn else words.seen(stimulus, place, buttons, t)


async def question(tx: Tx, attempt: Attempt, t: T) -> Screen:
    """The task that is asked now, or the end of the walk."""
    if attempt.current is None:
        return end(attempt, t)
    part, task = literacy_score.located(await words.variant_of(tx, attempt), attempt.current)
    stimulus = part.stimulus(task)
    given = attempt.answers.get(task.id)
    offered = words.options(attempt, task, t)
    choices = [
        Button(f"• {letter}" if given == place else letter, Answer(attempt=attempt.id, item=task.id, choice=place))
        for letter, place, _ in offered
    ]
    ways = [
        Button(t("back"), Back(attempt=attempt.id, item=task.id)),
        Button(t("literacy-onward" if given is not None else "literacy-skip"), Skip(attempt=attempt.id, item=task.id)),
        _pause(t("literacy-pause")),
    ]
    again = [Button(words.see(stimulus, t), Look(attempt=attempt.id, item=task.id))]
    said = [
        _place(attempt, t.pick(part.name), t),
        bar(len(attempt.answers), len(attempt.tasks)),
        "",
        words.told(stimulus, t),
        "",
        Html(f"<b>{escape(t.pick(task.question))}</b>"),
        "",
        *(Html(f"<b>{letter}</b>  {escape(option)}") for letter, _, option in offered),
    ]
    return Screen(lines(said), [choices, again if literacy_score.drawn(stimulus) else [], ways])


def _pause(said: str) -> Button:
    return Button(said, Go(room="literacy", id=PAUSE))


def _place(attempt: Attempt, part: str, t: T) -> Html:
    return t("literacy-place", part=part, number=str(attempt.number), of=str(len(attempt.tasks)))


def end(attempt: Attempt, t: T) -> Screen:
    """All tasks were visited: what was skipped, the result."""
    skipped = len(attempt.skipped)
    again = [Button(t("literacy-take-up", count=skipped), TakeUp(attempt=attempt.id))] if skipped else []
    said = [
        bar(len(attempt.answers), len(attempt.tasks)),
        "",
        t("literacy-end", answered=attempt.answered, of=len(attempt.tasks)),
        t("literacy-end-skipped", count=skipped) if skipped else None,
    ]
    return Screen(
        lines(said),
        [
            again,
            [Button(t("literacy-finish"), Finish(attempt=attempt.id, sure=False))],
            [
                Button(t("back"), Back(attempt=attempt.id, item="")),
                Button(t("literacy-parts"), Go(room="literacy", id=PAUSE)),
                Button(t("menu"), Go(room="menu")),
            ],
        ],
    )


def sure(attempt: Attempt, t: T) -> Screen:
    missing = len(attempt.tasks) - attempt.answered
    return Screen(
        lines([t("literacy-sure"), t("literacy-sure-missing", count=missing) if missing else None]),
        [
            [Button(t("literacy-keep-on"), Go(room="literacy", id=BEGIN))],
            [Button(t("literacy-finish"), Finish(attempt=attempt.id, sure=True))],
        ],
    )


async def overview(tx: Tx, attempt: Attempt, t: T) -> Screen:
    """The pause: what is kept, and every part to go on with."""
    parts = []
    for part in dict.fromkeys(area_of(task) for task in attempt.tasks):
        own = [task for task in attempt.tasks if area_of(task) == part]
        given = sum(attempt.answers.get(task) is not None for task in own)
        mark = "✓" if given == len(own) else f"{given}/{len(own)}"
        parts.append(Button(f"{mark} {t(f'literacy-short-{part}')}", Enter(attempt=attempt.id, part=part)))
    remind = await reminding.unfinished(tx, "test", attempt.id, t)
    going_on = t("literacy-continue", number=str(attempt.number), of=str(len(attempt.tasks)))
    buttons = [
        [Button(going_on if attempt.current else t("literacy-to-end"), Go(room="literacy", id=BEGIN))],
        *rows(parts, 2),
        [Button(t("literacy-finish-now"), Finish(attempt=attempt.id, sure=False))]
        if attempt.current and attempt.answered
        else [],
        [remind] if remind else [],
        [Button(t("instruments-others"), Go(room="instruments")), Button(t("menu"), Go(room="menu"))],
    ]
    said = t("literacy-paused", answered=attempt.answered, of=len(attempt.tasks))
    return Screen(lines([said, bar(attempt.answered, len(attempt.tasks)), "", t("literacy-any-part")]), buttons)


def intro(t: T) -> Screen:
    count = len(content.literacy()[0].tasks)
    return Screen(
        t("literacy-intro", count=count, minutes=MINUTES, line=literacy_score.LINE),
        [[Button(t("literacy-begin"), Go(room="literacy", id=BEGIN))], words.home(t, "instruments")],
    )


def again(done: list[Done], person: Person, t: T, now: int) -> Screen:
    """Done before: what counts, and when the other variant may be begun."""
    latest, best = done[0], literacy_score.best(done) or done[0]
    opens = literacy_score.opens_at(latest.completed_at)
    said = [
        t("literacy-done", day=t.day(latest.completed_at, person.zone), figures=words.figures(latest.score, t)),
        t("literacy-best", day=t.day(best.completed_at, person.zone), figures=words.figures(best.score, t))
        if len(done) > 1
        else None,
        "",
        t("literacy-open-now") if now >= opens else t("literacy-opens", moment=t.moment(opens, person.zone)),
    ]
    return Screen(lines(said), [*_results(done, t), [] if now < opens else [_anew(t)], words.home(t, "instruments")])


def closed(done: list[Done], t: T) -> Screen:
    return Screen(t("literacy-withdrawn"), [*_results(done, t), words.home(t, "instruments")])


def _results(done: list[Done], t: T) -> list[list[Button]]:
    if not done:
        return []
    latest = Button(t("literacy-show-result"), Go(room="literacy_result", id=str(done[0].id)))
    return [[latest], [Button(t("literacy-past"), Go(room="literacy_past"))] if len(done) > 1 else []]


def _anew(t: T) -> Button:
    return Button(t("literacy-again"), Go(room="literacy", id=BEGIN))
