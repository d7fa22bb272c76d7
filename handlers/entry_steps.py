"""An entry being put together, as screens: the day, the form, the minutes, the theme, who else was there, the words.

What was told so far waits in the dialogue, so it outlives a restart; each button names the sketch it belongs to.
"""

from datetime import date, timedelta
from typing import Annotated, ClassVar

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from bot.doors import Go, Id, Press
from bot.mentoring import own_pair
from bot.person import Person
from bot.picker import local, said_day
from bot.screen import Button, Screen, cut, rows
from bot.texts import Html, T, lines
from handlers.entry_cards import day_of, length
from rules.entries import LONGEST, PARTS, USUAL_THEMES, Sketch, noon
from rules.meetings import FORMS, MINUTES
from rules.names import short
from storage import meetings, pairs, tasks
from storage.db import Tx
from storage.meetings import Meeting
from storage.pairs import Pair

DAYS = 6  # today and the days before it as buttons; others are typed
THEMES = 4
THEME = 40  # signs of a button


class Writing(StatesGroup):
    words = State()


class Step(Press, prefix="G"):
    """Of this very sketch: one begun later is another."""

    stays: ClassVar[bool] = True

    pair: Id
    request: Id


class Day(Step, prefix="Gd"):
    """An ordinal."""

    day: Annotated[int, Field(ge=1, le=9_999_999)]


class Form(Step, prefix="Gf"):
    form: str


class Length(Step, prefix="Gm"):
    minutes: Annotated[int, Field(ge=1, le=LONGEST)]


class Theme(Step, prefix="Gt"):
    """A step of the programme."""

    task: Id


class Usual(Step, prefix="Gu"):
    """One of USUAL_THEMES."""

    usual: str


class Other(Step, prefix="Go"):
    """The theme comes with the words."""


class Who(Step, prefix="Gw"):
    """Show who else may have been there."""


class There(Step, prefix="Gk"):
    """The mentee of this pair was there too, or not."""

    other: Id
    there: bool


class Again(Step, prefix="Gb"):
    """Ask again from this part on."""

    part: str


class Missed(Press, prefix="Gn"):
    """The planned meeting did not take place."""

    meeting: Id


class Why(Press, prefix="Gy"):
    meeting: Id
    why: str


async def kept(state: FSMContext, press: Step) -> Sketch | None:
    """The sketch that the button was drawn for, if it is the one in hand."""
    sketch = Sketch.read((await state.get_data()).get("entry"))
    return sketch if sketch and (sketch.pairs[0], sketch.request) == (press.pair, press.request) else None


async def show(
    sketch: Sketch, tx: Tx, person: Person, t: T, now: int, state: FSMContext, *, words: Html | None = None
) -> Screen:  # fmt: skip
    """The question that comes next; `words` in place of it."""
    await state.set_state(Writing.words)
    await state.set_data({"entry": sketch.json()})
    part = sketch.asks
    key = f"writing-ask-{'other' if part == 'text' and sketch.other else part}"
    meeting = await planned(tx, sketch)
    hint = [t("writing-hint")] if part == "text" else []
    return Screen(
        lines([*await _head(sketch, meeting, tx, person, t, now), "", words or t(key), *hint]),
        [*await _choices(sketch, meeting, tx, person, t, now), _ways(sketch, t)],
    )


async def planned(tx: Tx, sketch: Sketch) -> Meeting | None:
    return await meetings.meeting(tx, sketch.meeting) if sketch.meeting else None


async def others(tx: Tx, person: Person, sketch: Sketch) -> list[Pair]:
    """Further pairs of this mentor."""
    mine = await pairs.of_person(tx, person.id)
    return [one for one in mine if one.mentor == person.id and one.id != sketch.pairs[0]]


async def _head(
    sketch: Sketch, meeting: Meeting | None, tx: Tx, person: Person, t: T, now: int
) -> list[Html]:  # fmt: skip
    first = await own_pair(tx, person, sketch.pairs[0], side="mentor")
    there = [first, *(one for one in await others(tx, person, sketch) if one.id in sketch.pairs)]
    names = ", ".join(short(one.mentee_name) for one in there)
    said: list[Html] = []
    if meeting is not None:
        said.append(day_of(t, meeting.starts_at, meeting.zone, now))
    elif sketch.day:
        said.append(day_of(t, noon(date.fromordinal(sketch.day), person.zone, now), person.zone, now))
    if sketch.form:
        said.append(t(f"meeting-form-{sketch.form}"))
    if sketch.minutes:
        said.append(length(t, sketch.minutes))
    told = [Html(" · ".join(said))] if said else []
    theme = [t("entry-theme", theme=sketch.theme)] if sketch.theme else []
    return [t("entry-title", names=names), *told, *theme]


async def _choices(
    sketch: Sketch, meeting: Meeting | None, tx: Tx, person: Person, t: T, now: int
) -> list[list[Button]]:  # fmt: skip
    of = {"pair": sketch.pairs[0], "request": sketch.request}
    match sketch.asks:
        case "day":
            today = local(now, person.zone).date()
            days = [today - timedelta(days=back) for back in range(DAYS)]
            return rows((Button(_said_day(t, day, today), Day(**of, day=day.toordinal())) for day in days), 2)
        case "form":
            first = meeting.form if meeting else FORMS[0]
            forms = sorted(FORMS, key=lambda form: form != first)
            return rows((Button(t(f"meeting-form-{form}"), Form(**of, form=form)) for form in forms), 2)
        case "minutes":
            usual = meeting.minutes if meeting else 0
            as_planned = Button(t("writing-as-planned", length=length(t, usual)), Length(**of, minutes=usual or 1))
            likely = (Button(str(it), Length(**of, minutes=it)) for it in MINUTES if it != usual)
            return [[as_planned] if usual else [], *rows(likely, 5)]
        case "theme":
            return await _themes(sketch, meeting, tx, t)
        case _:
            return [[Button(t("writing-who"), Who(**of))]] if await others(tx, person, sketch) else []


def _said_day(t: T, day: date, today: date) -> str:
    near = {0: "writing-today", 1: "writing-yesterday"}.get((today - day).days)
    return t(near) if near else said_day(t, day)


async def _themes(sketch: Sketch, meeting: Meeting | None, tx: Tx, t: T) -> list[list[Button]]:
    """The planned step first, then open ones by their day, then what is talked of most."""
    of = {"pair": sketch.pairs[0], "request": sketch.request}
    steps = await tasks.tasks(tx, sketch.pairs[0], open_only=True)
    steps.sort(key=lambda step: step.id != (meeting.task if meeting else None))
    made = [Button(cut(step.title, THEME), Theme(**of, task=step.id)) for step in steps[:THEMES]]
    usual = [Button(t(f"writing-theme-{one}"), Usual(**of, usual=one)) for one in USUAL_THEMES[: THEMES - len(made)]]
    return [*([button] for button in made), *rows([*usual, Button(t("writing-theme-other"), Other(**of))], 2)]


def who_else(sketch: Sketch, there: list[Pair], t: T) -> Screen:
    of = {"pair": sketch.pairs[0], "request": sketch.request}
    ticks = [
        Button(
            f"{'✓' if one.id in sketch.pairs else '·'} {short(one.mentee_name)}",
            There(**of, other=one.id, there=one.id not in sketch.pairs),
        )
        for one in there
    ]
    ready = Button(t("writing-ready"), Again(**of, part="text"))
    return Screen(t("writing-ask-who"), [*rows(ticks, 2), [ready, Button(t("menu"), Go(room="menu"))]])


def _ways(sketch: Sketch, t: T) -> list[Button]:
    """One question back; from the first out of it."""
    parts = [part for part in PARTS if part != "day" or not sketch.meeting]
    place = parts.index(sketch.asks)
    if place:
        back: Press = Again(pair=sketch.pairs[0], request=sketch.request, part=parts[place - 1])
    elif sketch.meeting:
        back = Go(room="meeting", id=str(sketch.meeting))
    else:
        back = Go(room="journal", id=str(sketch.pairs[0]))
    return [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]
