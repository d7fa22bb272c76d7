"""The day of an event: when, where, for how many, each by a tap or a word; nobody may sign up before «Открыть запись».

Nothing is sent to anybody here: people are called afterwards.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot import picker
from bot.doors import Door, Shown, number
from bot.hosting import event_of
from bot.person import Person
from bot.screen import Open, cut
from bot.texts import T
from bot.typed import Typed
from handlers import event_sketches as sketches
from handlers.event_sketches import PARTS, Again, Ask, Back, Bare, Begin, ByWord, Dating, Look, Month, Places, Put, Step
from rules.event_days import Day, before, put, stepped, tell
from rules.planning import Unread, with_places
from storage import planning
from storage.db import Tx
from storage.events import Event
from storage.planning import BadSession

router = Router(name="event_day")
door = Door()


async def day_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """A new sketch; `id` is the event."""
    event = await event_of(tx, person, number(id))
    if not _may(event):
        return Open("event", str(event.id), toast=t("stale"))
    sketch = await sketches.first(event, tx, now, await sketches.clock_of(tx, event, person.zone))
    return await sketches.show(sketch, event, tx, person, t, now, state)


def _may(event: Event) -> bool:
    """It has one day; another one is a copy."""
    return event.session is None and not event.dropped


async def _in_hand(press: Step, tx: Tx, person: Person, state: FSMContext) -> tuple[Event, Day | None]:
    """The sketch is None where it is not needed any more: the day is open, or another was begun."""
    event = await event_of(tx, person, press.event)
    return event, await sketches.kept(state, press) if _may(event) else None


def _over(event: Event, t: T) -> Open:
    return Open("event", str(event.id), toast=t("event-day-over"))


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event, sketch = await _in_hand(press, tx, person, state)
    if sketch is None or press.part not in PARTS:
        return _over(event, t)
    return await sketches.prompt(sketch, press.part, event, tx, person, t, now, state)


@door.on(Month)
async def month(press: Month, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event, sketch = await _in_hand(press, tx, person, state)
    if sketch is None:
        return _over(event, t)
    return await sketches.prompt(sketch, "day", event, tx, person, t, now, state, month=press.month)


async def _changed(
    press: Step, change: Callable[[Day, date], Day | None], tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    """What a button says is done to the sketch in hand; None: it cannot be any more."""
    event, sketch = await _in_hand(press, tx, person, state)
    if sketch is None:
        return _over(event, t)
    zone = await sketches.clock_of(tx, event, person.zone)
    told = change(sketch, picker.local(now, zone).date())
    toast = None if told else t("stale")
    return await sketches.show(told or sketch, event, tx, person, t, now, state, toast=toast)


@door.on(Put)
async def put_part(press: Put, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if press.part != "start":
        return await _changed(press, lambda sketch, today: put(sketch, press.part, press.value, today), tx, person, t,
                              now, state)  # fmt: skip
    event, sketch = await _in_hand(press, tx, person, state)
    told = sketch and put(sketch, "start", press.value, picker.local(now, person.zone).date())
    if told is None:
        return _over(event, t)
    # After the beginning comes the end: one more tap.
    return await sketches.prompt(told, "end", event, tx, person, t, now, state)


@door.on(Places)
async def places(press: Places, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def change(sketch: Day, today: date) -> Day | None:
        try:
            return stepped(with_places(sketch, press.room, press.remote), "places")
        except Unread:
            return None

    return await _changed(press, change, tx, person, t, now, state)


@door.on(Bare)
async def bare(press: Bare, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def change(sketch: Day, today: date) -> Day | None:
        return stepped(replace(sketch, place=""), "place") if press.part == "place" else replace(sketch, link="")

    return await _changed(press, change, tx, person, t, now, state)


@door.on(Again)
async def again(press: Again, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    last = await sketches.last_place(await event_of(tx, person, press.event), tx, now)

    def change(sketch: Day, today: date) -> Day | None:
        return stepped(replace(sketch, place=last.place, link=last.link), "place") if last else None

    return await _changed(press, change, tx, person, t, now, state)


@door.on(ByWord)
async def by_word(press: ByWord, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def change(sketch: Day, today: date) -> Day | None:
        return replace(sketch, by_word=press.by_word)

    return await _changed(press, change, tx, person, t, now, state)


@door.on(Back)
async def back(press: Back, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def change(sketch: Day, today: date) -> Day | None:
        return before(sketch)

    return await _changed(press, change, tx, person, t, now, state)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event, sketch = await _in_hand(press, tx, person, state)
    return _over(event, t) if sketch is None else await sketches.show(sketch, event, tx, person, t, now, state)


@router.message(StateFilter(Dating.words), Typed())
async def told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """What cannot be read leaves the sketch as it is and the question open."""
    data = await state.get_data()
    sketch, part = Day.read(data["sketch"]), data["part"]
    if sketch is None:
        return Open("event_board", toast=t("stale"))
    event = await event_of(tx, person, sketch.event)
    if not _may(event):
        return _over(event, t)
    zone = await sketches.clock_of(tx, event, person.zone)
    try:
        read = tell(sketch, part, typed, picker.local(now, zone).date())
    except Unread as unread:
        closing = str(unread) == "closes"
        said = cut(typed, 40)
        wrong = t("event-bad-closes", typed=said) if closing else t(f"plan-bad-{unread}", typed=said)
        return await sketches.prompt(sketch, part, event, tx, person, t, now, state, wrong=wrong)
    return await sketches.show(read, event, tx, person, t, now, state)


@door.on(Begin)
async def begin(press: Begin, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event, sketch = await _in_hand(press, tx, person, state)
    if sketch is None:
        return _over(event, t)
    draft = sketches.draft_of(sketch, await sketches.clock_of(tx, event, person.zone), now)
    if draft is None:
        return await sketches.show(sketch, event, tx, person, t, now, state, toast=t("stale"))
    try:
        await planning.plan_event(tx, event.id, draft, by_word=sketch.by_word, by=person.id, now=now)
    except BadSession as bad:
        return await sketches.show(sketch, event, tx, person, t, now, state, toast=t(f"session-bad-{bad.field}"))
    await state.clear()
    return Open("event", str(event.id), toast=t("event-begun"))


ROOMS = {"event_day": day_room}
