"""A session being planned, as a screen: how it is begun from the last one, kept, drawn, and what each part may be.

The sketch waits in the dialogue, so it outlives a restart; each button names the sketch it belongs to.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from bot import picker
from bot.doors import Go, Id, Press
from bot.hosting import stream_of
from bot.person import Person
from bot.screen import Button, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from bot.when import span
from handlers.hosted import link_line, pair, place_line
from rules.planning import USUAL_CLOSING, Sketch, following, same_weekday
from storage import sessions, sites
from storage.db import Tx
from storage.sessions import Session
from storage.sites import Module, Site, Stream

# What is offered as buttons; all else is typed.
LIKELY = {
    "hours": (1, 2, 3, 4, 6, 8), "opens": (0, 3, 7, 14, 21, 30), "closes": (0, 1, 2, 12, 24, 48),
    "times": (2, 3, 4, 5, 6, 8),
}  # fmt: skip
PLACES = ((10, 0), (15, 0), (15, 30), (20, 20), (30, 0), (0, 30))
WEEKS = (0, 1, 2)
DAYS = 4
PARTS = ("day", "start", "end", "module", "places", "place", "link", "hours", "opens", "closes", "times")
REVISED = ("module", "hours", "closes")  # parts of a planned session that change without a word to anybody
ROOM = 15  # places in the room of a first session
HOUR = 3600

Part = Annotated[int, Field(ge=0, le=9_999_999)]


class Sketching(StatesGroup):
    words = State()


class Step(Press, prefix="n"):
    """Of this very sketch: one begun later is another."""

    stays: ClassVar[bool] = True

    stream: Id
    request: Id


class Ask(Step, prefix="na"):
    """Show what this part may be."""

    part: str


class Put(Step, prefix="np"):
    """This part is so: an ordinal of a day, minutes from midnight, a count."""

    part: str
    value: Part


class PickModule(Step, prefix="nm"):
    module: Id


class Places(Step, prefix="ns"):
    room: Part
    remote: Part


class Month(Step, prefix="nn"):
    """Show the days of this month."""

    month: Part


class Bare(Step, prefix="nb"):
    """Nothing is said there: no place, no link."""

    part: str


class Look(Step, prefix="nl"):
    """Back to the sketch."""


class Plan(Step, prefix="ny"):
    """Plan what the sketch says, or put the planned one right by it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One session of a sketch; times are UTC seconds."""

    module: Module
    starts_at: int
    ends_at: int


def first(site: Site, stream: Stream, modules: list[Module], now: int) -> Sketch:
    return Sketch(
        request=now, stream=stream.id, module=modules[0].id, like=False, place=site.address, link="", room=ROOM,
        remote=0,
    )  # fmt: skip


def like(last: Session, stream: Stream, modules: list[Module], now: int) -> Sketch:
    """As the last one, a week later, with the module that follows."""
    begins = picker.local(last.starts_at, last.zone)
    start = begins.hour * 60 + begins.minute
    return Sketch(
        request=now, stream=stream.id, module=following([it.id for it in modules], last.module or 0)[0], like=True,
        place=last.place, link=last.link, room=last.room, remote=last.remote,
        day=same_weekday(begins.date(), picker.local(now, last.zone).date()).toordinal(), start=start,
        end=start + (last.ends_at - last.starts_at) // 60, hours=last.hours or None,
    )  # fmt: skip


def of(planned: Session, stream: Stream, modules: list[Module], now: int) -> Sketch:
    """The planned one itself, to be put right."""
    closes = (planned.starts_at - planned.closes_at) // HOUR
    return replace(like(planned, stream, modules, now), module=planned.module or 0, closes=closes, session=planned.id)


async def kept(state: FSMContext, press: Step) -> Sketch | None:
    """The sketch that the button was drawn for, if it is the one in hand."""
    sketch = Sketch.read((await state.get_data()).get("sketch"))
    return sketch if sketch and (sketch.stream, sketch.request) == (press.stream, press.request) else None


async def keep(sketch: Sketch, part: str, state: FSMContext) -> None:
    """The next words are about this part."""
    await state.set_state(Sketching.words)
    await state.set_data({"sketch": sketch.json(), "part": part})


def sessions_of(sketch: Sketch, site: Site, modules: list[Module]) -> list[Planned]:
    """None while the day or the time is not said."""
    days = sketch.days()
    if not days or sketch.start is None or sketch.end is None:
        return []
    by_id = {it.id: it for it in modules}
    chosen = [sketch.module, *following(list(by_id), sketch.module, len(days) - 1)]
    return [
        Planned(by_id.get(module, modules[0]), _at(day, sketch.start, site.zone), _at(day, sketch.end, site.zone))
        for day, module in zip(days, chosen, strict=True)
    ]


def _at(day: date, minutes: int, zone: str) -> int:
    return int(datetime.combine(day, time(), ZoneInfo(zone)).timestamp()) + minutes * 60


# The whole sketch


async def show(
    sketch: Sketch, tx: Tx, person: Person, t: T, state: FSMContext, *, toast: str | None = None
) -> Screen:  # fmt: skip
    """What is typed under it is a day, a time, or both; the hours when a planned one is put right."""
    await keep(sketch, "hours" if sketch.session else "day", state)
    site, stream = await stream_of(tx, person, sketch.stream)
    modules = await sites.modules(tx, site.id)
    planned = sessions_of(sketch, site, modules)
    there = await sessions.session(tx, sketch.session) if sketch.session else None
    if there:
        return Screen(_revised(sketch, there, modules, person, t), _revising(sketch, there, t), toast=toast)
    head = lines([t("plan-like" if sketch.like else "plan-new", stream=cut(stream.title, 100)), ""])
    if sketch.weeks and planned:
        words = fit(head, _listed(planned, site, person, t), lines(["", *_rest(sketch, t), "", t("plan-check")]))
    else:
        words = lines([head, *_one(sketch, site, modules, planned, person, t), *_rest(sketch, t), "",
                       t("plan-check" if planned else "plan-unsaid")])  # fmt: skip
    return Screen(words, _buttons(sketch, len(planned), t), toast=toast)


def _one(
    sketch: Sketch, site: Site, modules: list[Module], planned: list[Planned], person: Person, t: T
) -> list[Html]:  # fmt: skip
    return [_module(sketch, modules, t), _when(sketch, planned, site, person, t)]


def _module(sketch: Sketch, modules: list[Module], t: T) -> Html:
    module = next((it for it in modules if it.id == sketch.module), modules[0])
    return t("plan-module", number=str(module.number), of=str(len(modules)), title=cut(module.title, 200))


def _when(sketch: Sketch, planned: list[Planned], site: Site, person: Person, t: T) -> Html:
    if planned:
        one = planned[0]
        return span(t, one.starts_at, one.ends_at, site.zone, person.zone)
    if sketch.day is not None:
        return t("plan-day", day=t.day(_at(date.fromordinal(sketch.day), 12 * 60, site.zone), site.zone))
    if sketch.start is not None and sketch.end is not None:
        return t("plan-time", start=picker.said(sketch.start), end=picker.said(sketch.end))
    return t("plan-no-when")


def _listed(planned: list[Planned], site: Site, person: Person, t: T) -> list[Html]:
    return [
        t(
            "plan-listed", number=str(n), when=span(t, one.starts_at, one.ends_at, site.zone, person.zone),
            module=str(one.module.number), title=cut(one.module.title, 100),
        )
        for n, one in enumerate(planned, 1)
    ]  # fmt: skip


def _rest(sketch: Sketch, t: T) -> list[Html]:
    """Where, how many, how long: the same for each session of a series."""
    return [
        place_line(sketch.place, t),
        *link_line(sketch.link, sketch.remote, t),
        t("plan-places", room=str(sketch.room), remote=str(sketch.remote)),
        t("plan-hours", hours=sketch.academic),
        *([t("plan-opens", days=sketch.opens)] if sketch.opens else []),
        _closing(sketch, t),
        *([t("plan-every", weeks=sketch.weeks, times=sketch.times)] if sketch.weeks else []),
    ]


def _closing(sketch: Sketch, t: T) -> Html:
    return t("plan-closes", hours=USUAL_CLOSING if sketch.closes is None else sketch.closes)


def _revised(sketch: Sketch, there: Session, modules: list[Module], person: Person, t: T) -> Html:
    when = span(t, there.starts_at, there.ends_at, there.zone, person.zone)
    hours, closing = t("plan-hours", hours=sketch.academic), _closing(sketch, t)
    return lines([_module(sketch, modules, t), when, hours, closing, "", t("plan-revise")])


def _revising(sketch: Sketch, there: Session, t: T) -> list[list[Button]]:
    of = {"stream": sketch.stream, "request": sketch.request}
    return [
        [Button(t("plan-save"), Plan(**of))],
        [Button(t(f"plan-part-{part}"), Ask(**of, part=part)) for part in REVISED],
        [Button(t("back"), Go(room="hosted", id=str(there.id))), Button(t("menu"), Go(room="menu"))],
    ]


def _buttons(sketch: Sketch, count: int, t: T) -> list[list[Button]]:
    of = {"stream": sketch.stream, "request": sketch.request}
    parts = [Button(t(f"plan-part-{part}"), Ask(**of, part=part)) for part in PARTS if part != "end"]
    sure = t("plan-sure-all", count=count) if count > 1 else t("plan-sure")
    return [
        [Button(sure, Plan(**of))] if count else [],
        *rows(parts, 3),
        [Button(t("back"), Go(room="stream", id=str(sketch.stream))), Button(t("menu"), Go(room="menu"))],
    ]


# One part of it


async def prompt(
    sketch: Sketch, part: str, tx: Tx, person: Person, t: T, now: int, *, words: Html | None = None
) -> Screen:  # fmt: skip
    """The question about a part with the likely answers; `words` in place of the question."""
    site, _ = await stream_of(tx, person, sketch.stream)
    asked = words or t(f"plan-ask-{part}")
    if part != "module":
        return framed(sketch, asked, _choices(sketch, part, picker.local(now, site.zone).date(), t), t)
    modules = await sites.modules(tx, site.id)
    of = {"stream": sketch.stream, "request": sketch.request}
    listed = [t("plan-choice", number=str(it.number), title=cut(it.title, 60)) for it in modules]
    return framed(
        sketch, lines([asked, "", *listed]),
        rows((Button(str(it.number), PickModule(**of, module=it.id)) for it in modules), 5), t,
    )  # fmt: skip


def framed(sketch: Sketch, words: Html, choices: list[list[Button]], t: T) -> Screen:
    back = Button(t("back"), Look(stream=sketch.stream, request=sketch.request))
    return Screen(words, [*choices, [back, Button(t("menu"), Go(room="menu"))]])


def _choices(sketch: Sketch, part: str, today: date, t: T) -> list[list[Button]]:
    """The likely answers."""
    of = {"stream": sketch.stream, "request": sketch.request}

    def to(value: int, part: str = part) -> Put:
        return Put(**of, part=part, value=value)

    if part == "day":
        days = _likely_days(sketch, today)
        likely = [Button(picker.said_day(t, day), to(day.toordinal())) for day in days]
        return [*rows(likely, 2), [Button(t("plan-calendar"), Month(**of, month=picker.month_of(days[0])))]]
    if part == "start":
        return picker.clocks(picker.STARTS, to)
    if part == "end":
        return picker.clocks(((sketch.start or 0) + length for length in picker.LENGTHS), to)
    if part == "places":
        return rows((Button(pair(*places, t), _places(sketch, *places)) for places in PLACES), 2)
    if part in ("place", "link"):
        return [[Button(t(f"plan-without-{part}"), Bare(**of, part=part))]]
    counts = rows((Button(t(f"plan-{part}-button", count=count), to(count)) for count in LIKELY[part]), 3)
    apart = [[Button(t(f"plan-weeks-{weeks}"), to(weeks, "weeks"))] for weeks in WEEKS] if part == "times" else []
    return [*apart, *(counts if part != "times" or sketch.weeks else [])]


def _places(sketch: Sketch, room: int, remote: int) -> Places:
    return Places(stream=sketch.stream, request=sketch.request, room=room, remote=remote)


def _likely_days(sketch: Sketch, today: date) -> list[date]:
    """The same weekday, the next weeks."""
    last = date.fromordinal(sketch.day) - timedelta(weeks=1) if sketch.day else today
    start = same_weekday(last, today)
    return [start + timedelta(weeks=week) for week in range(DAYS)]
