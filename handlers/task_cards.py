"""Steps of a pair's programme as its screens and notices share them: the buttons, the words, whose step it is."""

from datetime import date
from typing import Annotated

from babel.dates import format_date
from pydantic import Field

from bot.doors import Go, Id, Press
from bot.guards import NotAllowed
from bot.mentoring import readable_pair
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, cut
from bot.texts import Html, T
from rules.names import short
from storage import tasks
from storage.db import Tx
from storage.pairs import Pair
from storage.tasks import Task

TITLE = 140  # letters of a step in a list
FAR = 300  # days from today at which a day is written with its year


class Show(Press, prefix="Kt"):
    """A ready-made programme or aim, before it is taken."""

    pair: Id
    template: str


class Done(Press, prefix="Kd"):
    task: Id


class Undone(Press, prefix="Ku"):
    """It is still to be done."""

    task: Id


class Say(Press, prefix="Ks"):
    """A few words under the step."""

    task: Id


class Change(Press, prefix="Kc"):
    """What of the step shall be otherwise?"""

    task: Id


class Drop(Press, prefix="Kx"):
    task: Id
    sure: bool = False


class Ask(Press, prefix="Kf"):
    """Tell this of the step anew: title, product, day or form."""

    task: Id
    field: str


class PutForm(Press, prefix="Kp"):
    task: Id
    form: str


class PutDay(Press, prefix="Ky"):
    """So many days from today; 0: no day at all."""

    task: Id
    days: Annotated[int, Field(ge=0, le=400)]


class Turn(Press, prefix="Kl"):
    """This page of the open steps, or of those that are done."""

    pair: Id
    page: Annotated[int, Field(ge=0, le=999)]
    done: bool


class PutOff(Press, prefix="Ko"):
    """New days for all steps of the pair that are late."""

    pair: Id
    sure: bool = False


async def held(number: int, tx: Tx, person: Person, t: T) -> tuple[Pair, Task] | Open:
    """A step that one of the two is about to change; where it cannot be changed any more, what to look at instead.

    Raises NotAllowed.
    """
    task = await tasks.task(tx, number)
    if task is None:
        return Open("mentoring", toast=t("task-gone"))
    pair = await readable_pair(tx, person, task.pair)
    if pair.side(person.id) is None:
        raise NotAllowed("pair")
    return (pair, task) if pair.open else Open("task", str(number), toast=t("tasks-over"))


async def led(number: int | None, tx: Tx, person: Person, t: T) -> Pair | Open:
    """The pair whose mentor the person is; one that is over is only read. Raises NotAllowed."""
    pair = await readable_pair(tx, person, number)
    if pair.mentor != person.id:
        raise NotAllowed("mentor")
    return pair if pair.open else Open("tasks", str(pair.id), toast=t("tasks-over"))


def leads(pair: Pair, person: Person) -> bool:
    return pair.open and pair.mentor == person.id


def may_change(pair: Pair, task: Task, person: Person) -> bool:
    """The mentor any step, a mentee the own ones."""
    return pair.open and (pair.mentor == person.id or pair.mentee == person.id == task.made_by)


def today(person: Person, now: int) -> date:
    return local(now, person.zone).date()


def partner(pair: Pair, person: Person, t: T) -> str:
    """How the other one is called in a sentence."""
    return short(pair.mentor_name if person.id == pair.mentee else pair.mentee_name) or t("mentoring-gone")


def said_day(t: T, day: date, today: date) -> str:
    """«12 декабря»; a far one with its year."""
    pattern = "d MMMM y" if abs((day - today).days) > FAR else "d MMMM"
    return str(format_date(day, pattern, locale=t.locale))


def when(task: Task, t: T, today: date) -> Html:
    """«до 12 декабря», «срок был 3 декабря», «сделано 1 декабря»."""
    if task.done_on is not None:
        return t("task-done-on", day=said_day(t, task.done_on, today))
    if task.due_on is None:
        return t("task-no-day")
    if task.due_on == today:
        return t("task-today")
    return t("task-was-due" if task.due_on < today else "task-until", day=said_day(t, task.due_on, today))


def entry(place: int, task: Task, t: T, today: date) -> Html:
    """A step in a list: its title, under it the day, the form, the words that were said."""
    words = t("task-words", count=task.comments) if task.comments else ""
    return t(
        "task-listed", number=str(place), title=cut(task.title, TITLE) or t("task-erased"), when=when(task, t, today),
        form=t(f"task-form-{task.form}"), words=words,
    )  # fmt: skip


def foot(pair: Pair, person: Person, t: T, back: Go | None = None) -> list[Button]:
    """Back, from the programme itself to the pair."""
    home = Go(room="pair" if pair.side(person.id) else "curated", id=str(pair.id))
    return [Button(t("back"), back or home), Button(t("menu"), Go(room="menu"))]
