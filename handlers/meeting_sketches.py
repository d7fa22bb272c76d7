"""A proposal of a meeting being put together, as a screen: how it is kept, drawn, and what each part may be.

The sketch waits in the dialogue, so it outlives a restart; each button names the sketch it belongs to.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Annotated, ClassVar

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

import content
from bot import picker
from bot.clashes import busy, busy_row
from bot.doors import Go, Id, Press
from bot.person import Person
from bot.screen import Button, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.when import of_two
from handlers.meeting_cards import OfMeeting
from rules.meetings import EVERY, FORMS, MINUTES, OPTIONS, PLACE, Sketch, series, working_days
from rules.names import short
from storage import meeting_rows, meetings, people
from storage.db import Tx
from storage.meetings import Meeting
from storage.pairs import Pair

DAYS = 6
STARTS = range(8 * 60, 19 * 60, 30)  # minutes; lessons begin at eight
PARTS = ("when", "form", "minutes", "place", "every")  # and "clock", that of the days picked
NAME = 60  # signs of HTML

Part = Annotated[int, Field(ge=0, le=9_999_999)]


class Proposing(StatesGroup):
    words = State()


class Step(Press, prefix="M"):
    """Of this very sketch: one begun later is another."""

    stays: ClassVar[bool] = True

    pair: Id
    request: Id


class Ask(Step, prefix="Ma"):
    """Show what this part may be."""

    part: str


class Day(Step, prefix="Md"):
    """The clock of this day (an ordinal) is asked for."""

    day: Part


class Month(Step, prefix="Mn"):
    """Show the days of this month."""

    month: Part


class At(Step, prefix="Mt"):
    """At so many minutes from midnight, on the days that wait for it."""

    minutes: Part


class Form(Step, prefix="Mf"):
    form: str


class Put(Step, prefix="Mp"):
    """This part is so: minutes, weeks; no place; times chosen anew."""

    part: str
    value: Part


class Look(Step, prefix="Ml"):
    """Back to the sketch."""


class Send(Step, prefix="My"):
    """Propose what the sketch says."""


class MoveTo(OfMeeting, prefix="Mm"):
    """Propose this time for a meeting, UTC seconds; with the `row` for those that follow too."""

    at: Id
    row: bool = False


async def kept(state: FSMContext, press: Step) -> Sketch | None:
    """The sketch that the button was drawn for, if it is the one in hand."""
    sketch = Sketch.read((await state.get_data()).get("sketch"))
    return sketch if sketch and (sketch.pair, sketch.request) == (press.pair, press.request) else None


async def keep(sketch: Sketch, part: str, state: FSMContext) -> None:
    """The next words are about this part."""
    await state.set_state(Proposing.words)
    await state.set_data({"sketch": sketch.json(), "part": part})


def _of(sketch: Sketch) -> dict[str, int]:
    return {"pair": sketch.pair, "request": sketch.request}


def other_name(pair: Pair, person: Person) -> str:
    return cut(short(pair.mentee_name if person.id == pair.mentor else pair.mentor_name), NAME)


# The whole sketch


async def show(sketch: Sketch, pair: Pair, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    """What is typed under it is one more time."""
    await keep(sketch, "when", state)
    title = t("meeting-moving", name=other_name(pair, person)) if sketch.meeting else _title(sketch, pair, person, t)
    said = [
        title,
        *await time_lines(sketch, sketch.times, pair, tx, person, t),
        *([t("meeting-row-moves")] if sketch.row else []),
        *([] if sketch.meeting else _rest(sketch, pair, t)),
        "",
        t("meeting-check") if len(sketch.times) < OPTIONS else t("meeting-check-full"),
    ]
    return Screen(lines(said), _buttons(sketch, t))


def _title(sketch: Sketch, pair: Pair, person: Person, t: T) -> Html:
    return t("meeting-title", form=t(f"meeting-form-{sketch.form}"), name=other_name(pair, person))


async def time_lines(
    sketch: Sketch, times: Sequence[int], pair: Pair, tx: Tx, person: Person, t: T
) -> list[Html]:  # fmt: skip
    """By the clocks of both; under each what the person has at that time already."""
    other = pair.other(person.id)
    zone = (await people.profile(tx, other)).zone if other else None
    moving = await meetings.meeting(tx, sketch.meeting) if sketch.row else None
    row = moving.first if moving else 0
    said = []
    for at in times:
        ends_at = at + sketch.minutes * 60
        when = of_two(t, at, ends_at, own=person.zone, other=zone or person.zone, name=other_name(pair, person))
        said.append(t("meeting-option", when=when))
        clashes = await busy(tx, person, t, starts_at=at, ends_at=ends_at, meeting=sketch.meeting, series=row)
        said += [t("clash-then"), *clashes] if clashes else []
        starts = await _starts(sketch, moving, at, pair, tx, person)
        later = await busy_row(tx, person, t, starts, minutes=sketch.minutes, series=row)
        said += [later] if later else []
    return said


async def _starts(
    sketch: Sketch, moving: Meeting | None, at: int, pair: Pair, tx: Tx, person: Person
) -> list[int]:  # fmt: skip
    """Of the others in the row that is planned or moves."""
    if moving:
        return await meeting_rows.starts(tx, replace(moving, row_moves=True), at, content.holidays())
    return series(at, person.zone, sketch.every, pair.ends_on, content.holidays())


def _rest(sketch: Sketch, pair: Pair, t: T) -> list[Html]:
    return [
        t("meeting-lasts", minutes=sketch.minutes),
        *([t("meeting-place", place=cut(sketch.place, PLACE))] if sketch.place else []),
        *(_series(sketch, pair, t) if sketch.every else []),
    ]


def _series(sketch: Sketch, pair: Pair, t: T) -> list[Html]:
    return [t(f"meeting-every-{sketch.every}"), t("meeting-every-until", until=picker.said_day(t, pair.ends_on))]


def _buttons(sketch: Sketch, t: T) -> list[list[Button]]:
    of = _of(sketch)
    add = [Button(t("meeting-part-when"), Ask(**of, part="when"))] if len(sketch.times) < OPTIONS else []
    anew = Button(t("meeting-anew"), Put(**of, part="when", value=0))
    others = [Button(t(f"meeting-part-{part}"), Ask(**of, part=part)) for part in PARTS[1:]]
    return [
        [Button(t("meeting-send"), Send(**of))],
        [*add, anew],
        *([] if sketch.meeting else rows(others, 2)),
        _ways(sketch, t),
    ]


def _ways(sketch: Sketch, t: T) -> list[Button]:
    back = Go(room="meeting", id=str(sketch.meeting)) if sketch.meeting else Go(room="meetings", id=str(sketch.pair))
    return [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]


# One part of it


def prompt(sketch: Sketch, part: str, person: Person, t: T, now: int, *, words: Html | None = None) -> Screen:
    """The question about a part with the likely answers; `words` in place of the question."""
    asked = words or t(f"meeting-ask-{part}")
    return framed(sketch, asked, _choices(sketch, part, person, t, now), t)


def _choices(sketch: Sketch, part: str, person: Person, t: T, now: int) -> list[list[Button]]:
    if part == "when":
        return _days(sketch, person, t, now)
    if part == "clock":
        return _clocks(sketch, person, now)
    if part == "form":
        return rows((Button(t(f"meeting-form-{form}"), Form(**_of(sketch), form=form)) for form in FORMS), 2)
    if part == "place":
        return [[Button(t("meeting-no-place"), Put(**_of(sketch), part=part, value=0))]]
    if part == "minutes":
        lengths = (Button(t("meeting-minutes", count=it), Put(**_of(sketch), part=part, value=it)) for it in MINUTES)
        return rows(lengths, 5)
    return [[Button(t(f"meeting-every-{weeks}"), Put(**_of(sketch), part=part, value=weeks))] for weeks in EVERY]


def framed(sketch: Sketch, words: Html, choices: list[list[Button]], t: T) -> Screen:
    """Back is the sketch once it holds a time."""
    if not sketch.times:
        return Screen(words, [*choices, _ways(sketch, t)])
    return Screen(words, [*choices, [Button(t("back"), Look(**_of(sketch))), Button(t("menu"), Go(room="menu"))]])


def _days(sketch: Sketch, person: Person, t: T, now: int) -> list[list[Button]]:
    """From today on, or from tomorrow when the working day is over."""
    here = picker.local(now, person.zone)
    days = working_days(here.date() + timedelta(days=_minutes(here) >= STARTS[-1]), DAYS)
    likely = [Button(picker.said_day(t, day), Day(**_of(sketch), day=day.toordinal())) for day in days]
    return [*rows(likely, 2), [Button(t("plan-calendar"), Month(**_of(sketch), month=picker.month_of(days[0])))]]


def _clocks(sketch: Sketch, person: Person, now: int) -> list[list[Button]]:
    """What is over already on the day is left out."""
    first = date.fromordinal(sketch.days[0])
    here = picker.local(now, person.zone)
    over = _minutes(here) if first == here.date() else -1
    return picker.clocks((at for at in STARTS if at > over), lambda at: At(**_of(sketch), minutes=at))


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute
