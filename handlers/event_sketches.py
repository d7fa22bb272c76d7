"""The day of an event being put together, as a screen: how it begins, is kept and drawn, and what each part may be.

The sketch waits in the dialogue, so it outlives a restart; each button names the sketch it belongs to.
"""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

import content
from bot import picker
from bot.doors import Go, Id, Press
from bot.person import Person
from bot.places import clocks
from bot.screen import Button, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.when import clock, span
from handlers.hosted import link_line, pair, place_line
from rules.event_days import Day, before
from rules.planning import USUAL_CLOSING
from storage import events, sessions
from storage.db import Tx
from storage.events import Event
from storage.planning import Draft
from storage.sessions import Session

# What is offered as buttons; all else is typed.
LIKELY = {"hours": (0, 1, 2, 3, 4, 6, 8), "closes": (0, 1, 2, 12, 24, 48)}
IN_ROOM, BOTH, REMOTE = ((20, 0), (30, 0), (50, 0), (100, 0)), ((30, 50), (50, 100)), ((0, 50), (0, 100), (0, 300))
PARTS = ("day", "start", "places", "place", "link", "hours", "closes")
HOUR = 3600
SAME_DAY = 3  # other events of the day that are named

Part = Annotated[int, Field(ge=0, le=9_999_999)]


class Dating(StatesGroup):
    words = State()


class Step(Press, prefix=".d"):
    """Of this very sketch: one begun later is another."""

    stays: ClassVar[bool] = True

    event: Id
    request: Id


class Ask(Step, prefix=".da"):
    """Show what this part may be."""

    part: str


class Put(Step, prefix=".dp"):
    """This part is so: an ordinal of a day, minutes from midnight, a count."""

    part: str
    value: Part


class Places(Step, prefix=".ds"):
    room: Part
    remote: Part


class Month(Step, prefix=".dn"):
    """Show the days of this month."""

    month: Part


class Bare(Step, prefix=".db"):
    """Nothing is said there: no place, no link."""

    part: str


class Again(Step, prefix=".dg"):
    """Where the last event of the place was."""


class ByWord(Step, prefix=".dw"):
    """Whether the organiser says yes to each one."""

    by_word: bool


class Back(Step, prefix=".dk"):
    """One question back."""


class Look(Step, prefix=".dl"):
    """Back to the sketch."""


class Begin(Step, prefix=".dy"):
    """The event is then: people may sign up."""


async def clock_of(tx: Tx, event: Event, own: str) -> str:
    """The zone of its day; that of its place where it has none yet; the organiser's `own` for all regions."""
    if event.zone:
        return event.zone
    _, region = await events.whereabouts(tx, event)
    return clocks().get(region, own)


async def first(event: Event, tx: Tx, now: int, zone: str) -> Day:
    """As the one it was copied from; else nothing is known but the day of the plan."""
    copied = await events.event(tx, event.copied) if event.copied else None
    like = await sessions.session(tx, copied.session) if copied and copied.session else None
    if like is not None:
        return like_last(like, event.id, now)
    sketch = Day(request=now, event=event.id, place="", link="", room=0, remote=0)
    planned = event.due if len(event.due) == len("2027-03-18") else ""
    if planned >= picker.local(now, zone).date().isoformat():
        return replace(sketch, day=date.fromisoformat(planned).toordinal())
    return sketch


def like_last(last: Session, event: int, now: int) -> Day:
    """All but the day."""
    begins = picker.local(last.starts_at, last.zone)
    start = begins.hour * 60 + begins.minute
    return Day(
        request=now, event=event, step="", place=last.place, link=last.link, room=last.room, remote=last.remote,
        start=start, end=start + (last.ends_at - last.starts_at) // 60, hours=last.hours, by_word=last.by_word,
        closes=(last.starts_at - last.closes_at) // HOUR,
    )  # fmt: skip


async def kept(state: FSMContext, press: Step) -> Day | None:
    """The sketch that the button was drawn for, if it is the one in hand."""
    sketch = Day.read((await state.get_data()).get("sketch"))
    return sketch if sketch and (sketch.event, sketch.request) == (press.event, press.request) else None


async def keep(sketch: Day, part: str, state: FSMContext) -> None:
    """The next words are about this part."""
    await state.set_state(Dating.words)
    await state.set_data({"sketch": sketch.json(), "part": part})


def times_of(sketch: Day, zone: str) -> tuple[int, int] | None:
    """The start and the end in UTC seconds; None while they are not said."""
    if sketch.day is None or sketch.start is None or sketch.end is None:
        return None
    day = date.fromordinal(sketch.day)
    return _at(day, sketch.start, zone), _at(day, sketch.end, zone)


def draft_of(sketch: Day, zone: str, now: int) -> Draft | None:
    """None while the day or the places are not said."""
    times = times_of(sketch, zone)
    if times is None or not sketch.whole:
        return None
    return Draft(
        stream=None, module=None, title="", starts_at=times[0], ends_at=times[1], zone=zone, place=sketch.place,
        link=sketch.link, room=sketch.room, remote=sketch.remote, hours=sketch.hours or 0, opens_at=now,
        closes_at=None if sketch.closes is None else times[0] - sketch.closes * HOUR,
    )  # fmt: skip


def _at(day: date, minutes: int, zone: str) -> int:
    return int(datetime.combine(day, time(), ZoneInfo(zone)).timestamp()) + minutes * 60


# The whole sketch


async def show(
    sketch: Day, event: Event, tx: Tx, person: Person, t: T, now: int, state: FSMContext, *, toast: str | None = None
) -> Screen:  # fmt: skip
    """What the first walk has not come to is asked; then all of it, where typed words are a day, a time, or both."""
    if sketch.asked:
        return await prompt(sketch, sketch.asked, event, tx, person, t, now, state, toast=toast)
    await keep(sketch, "day", state)
    zone = await clock_of(tx, event, person.zone)
    words = lines(
        [
            t("event-day-of", title=cut(event.title, 200)),
            "",
            *_known(sketch, zone, person, t),
            *await _beside(sketch, event, zone, tx, t, now),
            "",
            t("event-day-check"),
        ]
    )
    return Screen(words, _buttons(sketch, t), toast=toast)


def _known(sketch: Day, zone: str, person: Person, t: T) -> list[Html]:
    """What is said so far, in the order it is asked."""
    asked = sketch.step
    times = times_of(sketch, zone)
    when = span(t, *times, zone, person.zone) if times else _half(sketch, zone, t)
    known = [when] if when else []
    if asked in ("day", "place"):
        return known
    known += [place_line(sketch.place, t)] if sketch.place or not sketch.link or sketch.room else []
    known += link_line(sketch.link, sketch.remote, t)
    if asked == "places":
        return known
    known.append(t("plan-places", room=str(sketch.room), remote=str(sketch.remote)))
    if asked == "hours":
        return known
    closes = closing(t, times[0] if times else None, sketch.closes, zone)
    word = t("event-by-word" if sketch.by_word else "event-at-once")
    return [*known, t("event-hours", hours=sketch.hours or 0), closes, word]


def closing(t: T, starts_at: int | None, closes: int | None, zone: str) -> Html:
    """Until when people sign up; so many hours before a start that is not known yet."""
    hours = USUAL_CLOSING if closes is None else closes
    if starts_at is None:
        return t("plan-closes", hours=hours)
    return t("event-closes", until=t.moment(starts_at - hours * HOUR, zone))


def _half(sketch: Day, zone: str, t: T) -> Html | None:
    if sketch.day is not None:
        return t("plan-day", day=t.day(_at(date.fromordinal(sketch.day), 12 * 60, zone), zone))
    if sketch.start is not None and sketch.end is not None:
        return t("plan-time", start=picker.said(sketch.start), end=picker.said(sketch.end))
    return None


async def _beside(sketch: Day, event: Event, zone: str, tx: Tx, t: T, now: int) -> list[Html]:
    """What else is on that day: holidays, other events of the place. It is said, never forbidden."""
    day = date.fromordinal(sketch.day or 1)
    free = [t("event-day-holidays", title=t.pick(it.title)) for it in content.holidays() if it.first <= day <= it.last]
    ahead, _ = await events.listing(tx, [(event.scope_kind, event.scope)], "ahead", now=now, limit=100)
    others = [
        t("event-day-beside", at=clock(it.starts_at, zone), title=cut(it.title, 100))
        for it in ahead
        if it.starts_at is not None and picker.local(it.starts_at, zone).date() == day
    ]
    return [*free, *others[:SAME_DAY]]


def _buttons(sketch: Day, t: T) -> list[list[Button]]:
    of = {"event": sketch.event, "request": sketch.request}
    parts = [Button(t(f"plan-part-{part}"), Ask(**of, part=part)) for part in PARTS]
    word = Button(t("event-freely" if sketch.by_word else "event-ask-word"), ByWord(**of, by_word=not sketch.by_word))
    return [
        [Button(t("event-begin"), Begin(**of))] if sketch.whole else [],
        *rows([*parts, word], 2),
        [Button(t("back"), Go(room="event", id=str(sketch.event))), Button(t("menu"), Go(room="menu"))],
    ]


# One part of it


async def prompt(
    sketch: Day, part: str, event: Event, tx: Tx, person: Person, t: T, now: int, state: FSMContext, *,
    wrong: Html | None = None, month: int = 0, toast: str | None = None,
) -> Screen:  # fmt: skip
    """The question about a part with the likely answers; `wrong` says what was not understood."""
    await keep(sketch, part, state)
    zone = await clock_of(tx, event, person.zone)
    known = _known(sketch, zone, person, t) if sketch.asked else []
    words = lines(
        [t("event-day-of", title=cut(event.title, 200)), "", *known, "" if known else None, wrong,
         "" if wrong else None, t(f"event-day-ask-{part}")]
    )  # fmt: skip
    choices = await _choices(sketch, part, event, tx, t, picker.local(now, zone).date(), month, now)
    of = {"event": sketch.event, "request": sketch.request}
    # In the first walk there is no whole to go back to.
    back = (Back(**of) if before(sketch) else Go(room="event", id=str(sketch.event))) if sketch.asked else Look(**of)
    return Screen(words, [*choices, [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]], toast=toast)


async def _choices(
    sketch: Day, part: str, event: Event, tx: Tx, t: T, today: date, month: int, now: int
) -> list[list[Button]]:  # fmt: skip
    """The likely answers."""
    of = {"event": sketch.event, "request": sketch.request}

    def to(value: int, part: str = part) -> Put:
        return Put(**of, part=part, value=value)

    if part == "day":
        return picker.month(
            t, month or _month(sketch, event, today), today, lambda day: to(day.toordinal()),
            lambda turned: Month(**of, month=turned),
        )  # fmt: skip
    if part == "start":
        return picker.clocks(picker.STARTS, to)
    if part == "end":
        return picker.clocks(((sketch.start or 0) + length for length in picker.LENGTHS), to)
    if part == "places":
        return rows((Button(pair(*it, t), Places(**of, room=it[0], remote=it[1])) for it in _places(sketch)), 2)
    if part in ("place", "link"):
        last = await last_place(event, tx, now) if part == "place" else None
        again = [[Button(t("event-day-again", place=cut(last.place or last.link, 34)), Again(**of))]] if last else []
        return [*again, [Button(t(f"event-day-without-{part}"), Bare(**of, part=part))]]
    return rows((Button(counted(part, count, t), to(count)) for count in LIKELY[part]), 3)


def counted(part: str, count: int, t: T) -> Html:
    """So many hours: academic ones, or those before the start."""
    if part == "closes":
        return t("plan-closes-button", count=count)
    return t("plan-hours-button", count=count) if count else t("event-hours-none")


def _month(sketch: Day, event: Event, today: date) -> int:
    """The one to show first: of the day that is said, of the plan, else this one."""
    if sketch.day is not None:
        return picker.month_of(date.fromordinal(sketch.day))
    if event.due and "/" not in event.due:
        year, month = map(int, event.due[:7].split("-"))
        return picker.month_of(date(year, month, 1))
    return picker.month_of(today)


def _places(sketch: Day) -> tuple[tuple[int, int], ...]:
    if sketch.link and not sketch.place:
        return REMOTE
    return (*IN_ROOM, *BOTH) if sketch.place and not sketch.link else (*IN_ROOM[1:], *BOTH, *REMOTE[:1])


async def last_place(event: Event, tx: Tx, now: int) -> Session | None:
    """The newest of the place's events that had an address or a link."""
    for view in ("ahead", "past"):
        there, _ = await events.listing(tx, [(event.scope_kind, event.scope)], view, now=now, limit=1)
        last = await sessions.session(tx, there[0].session) if there and there[0].session else None
        if last is not None and (last.place or last.link):
            return last
    return None
