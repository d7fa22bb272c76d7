"""What is said of an event, put right one by one: its title, kind, for whom, the plan's month; with a day also hours
and sign-up. Nobody is told.
"""

from datetime import date
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

import content
from bot import picker
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.event_words import due_words
from bot.events import kind_name
from bot.hosting import event_of
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from handlers.event_sketches import LIKELY, counted
from handlers.hosted import ahead
from rules.event_days import read_closing
from rules.event_plan import BadDue, read_due, school_year
from rules.events import ABOUT, TITLE, WHOM, is_due
from rules.planning import BOUNDS, Unread, one_number
from storage import events, planning, sessions
from storage.db import Tx
from storage.events import Event
from storage.planning import BadSession, NotPlanned
from storage.sessions import Session

router = Router(name="event_change")
door = Door()

HOUR = 3600
LIMITS = {"title": TITLE, "whom": WHOM, "about": ABOUT}
CLEARED = ("whom", "about", "due")
COUNTED = tuple(LIKELY)
FIELDS = ("title", "kind", "whom", "about", "due")
MONTHS = 12


class Describing(StatesGroup):
    words = State()


class OfEvent(Press, prefix=".h"):
    event: Id


class Ask(OfEvent, prefix=".ha"):
    """Ask for this field."""

    field: str


class PutKind(OfEvent, prefix=".hk"):
    kind: str


class PutDue(OfEvent, prefix=".hd"):
    due: str


class PutCount(OfEvent, prefix=".hc"):
    """Academic hours, or hours before the start at which the sign-up ends."""

    field: str
    value: Annotated[int, Field(ge=0, le=9999)]


class Clear(OfEvent, prefix=".hx"):
    """Nothing is said there."""

    field: str


class ByWord(OfEvent, prefix=".hw"):
    """Whether the organiser says yes to each one."""

    by_word: bool


async def change_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: the event."""
    event = await event_of(tx, person, number(id))
    session = await sessions.session(tx, event.session) if event.session else None
    if event.dropped or (session and session.state != "planned"):
        return Open("event", str(event.id), toast=t("stale"))
    going = session is not None and ahead(session, now)
    # Once it is over nobody signs up any more; its hours may still be put right.
    fields = [*FIELDS, *(it for it in COUNTED if session and (going or it != "closes"))]
    buttons = rows((Button(t(f"event-field-{field}"), Ask(event=event.id, field=field)) for field in fields), 2)
    if session and going:
        word = Button(
            t("event-freely" if session.by_word else "event-ask-word"),
            ByWord(event=event.id, by_word=not session.by_word),
        )
        buttons.append([word])
    return _framed(t, event, t("event-change-ask", title=cut(event.title, TITLE)), buttons, room="event")


def _framed(t: T, event: Event, words: Html, buttons: list[list[Button]], room: str = "event_change") -> Screen:
    back = [Button(t("back"), Go(room=room, id=str(event.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*buttons, back])


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event = await event_of(tx, person, press.event)
    session = await sessions.session(tx, event.session) if event.session else None
    if press.field not in FIELDS and (session is None or press.field not in COUNTED):
        return Open("event_change", str(event.id), toast=t("stale"))
    return await _prompt(event, session, press.field, person, t, now, state)


async def _prompt(
    event: Event, session: Session | None, field: str, person: Person, t: T, now: int, state: FSMContext,
    words: Html | None = None,
) -> Screen:  # fmt: skip
    """The question with what is said now and the likely answers; `words` say what was wrong."""
    await state.set_state(Describing.words)
    await state.set_data({"event": event.id, "field": field})
    is_now = t("event-now", said=_said(event, session, field, t) or t("unspecified"))
    asked = lines([words, "" if words else None, is_now, "", t(f"event-ask-{field}")])
    return _framed(t, event, asked, _choices(event, field, picker.local(now, event.zone or person.zone).date(), t))


def _said(event: Event, session: Session | None, field: str, t: T) -> Html | str:
    if session and field in COUNTED:
        until = t.moment(session.closes_at, session.zone)
        return t("event-closes", until=until) if field == "closes" else t("event-hours", hours=session.hours)
    if field == "kind":
        return kind_name(event.kind, t)
    said = {"title": event.title, "whom": event.whom, "about": event.about, "due": due_words(t, event.due)}
    return said[field]


def _choices(event: Event, field: str, today: date, t: T) -> list[list[Button]]:
    of = {"event": event.id}
    if field == "kind":
        return rows((Button(t.pick(it.name), PutKind(**of, kind=it.code)) for it in content.event_kinds()), 2)
    if field in COUNTED:
        counts = ((counted(field, it, t), PutCount(**of, field=field, value=it)) for it in LIKELY[field])
        return rows((Button(words, press) for words, press in counts), 3)
    clear = [[Button(t("event-clear"), Clear(**of, field=field))]] if field in CLEARED else []
    if field != "due":
        return clear
    months = (divmod(picker.month_of(today) + step, 12) for step in range(MONTHS))
    said = [f"{year}-{month + 1:02}" for year, month in months]
    return [*rows((Button(due_words(t, due), PutDue(**of, due=due)) for due in said), 3), *clear]


@router.message(StateFilter(Describing.words), Typed())
async def told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    data = await state.get_data()
    field = data["field"]
    event = await event_of(tx, person, data["event"])
    session = await sessions.session(tx, event.session) if event.session else None
    if field in LIMITS:
        said = typed if field == "about" else " ".join(typed.split())
        if len(said) > LIMITS[field] or await is_rest(message, state):
            wrong = t("too-long", limit=LIMITS[field], count=len(said))
            shown = await _prompt(event, session, field, person, t, now, state, wrong)
            await refuse_rest(message, state)
            return shown
        return await _describe(event, {field: said}, tx, person, t, now, state)
    if field == "due":
        try:
            due = read_due(typed, school_year(picker.local(now, event.zone or person.zone).date()))
        except BadDue:
            wrong = t("event-bad-due", typed=cut(typed, 40))
            return await _prompt(event, session, field, person, t, now, state, wrong)
        return await _describe(event, {"due": due}, tx, person, t, now, state)
    value = _number(field, typed, session, now)
    if session is None or value is None:
        said = cut(typed, 40)
        wrong = t("plan-bad-hours", typed=said) if field == "hours" else t(f"event-bad-{field}", typed=said)
        return await _prompt(event, session, field, person, t, now, state, wrong)
    return await _count(event, session, field, value, tx, person, t, now, state)


def _number(field: str, typed: str, session: Session | None, now: int) -> int | None:
    """Hours, as the field means them; None for what is none."""
    if session is None or field not in COUNTED:
        return None
    if field == "hours":
        value = one_number(typed)
        return value if value is not None and _possible(field, value) else None
    begins, today = picker.local(session.starts_at, session.zone), picker.local(now, session.zone).date()
    try:
        return read_closing(typed, today, begins.date(), begins.hour * 60 + begins.minute)
    except Unread:
        return None


def _possible(field: str, value: int) -> bool:
    return field in COUNTED and (value == 0 or BOUNDS[field][0] <= value <= BOUNDS[field][1])


async def _describe(
    event: Event, said: dict[str, str], tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    await events.describe(tx, event.id, **said, by=person.id, now=now)
    await state.clear()
    return Open("event", str(event.id), toast=t("saved"))


@door.on(PutKind)
async def put_kind(press: PutKind, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event = await event_of(tx, person, press.event)
    if press.kind not in {it.code for it in content.event_kinds()}:
        return Open("event_change", str(event.id), toast=t("stale"))
    return await _describe(event, {"kind": press.kind}, tx, person, t, now, state)


@door.on(PutDue)
async def put_due(press: PutDue, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event = await event_of(tx, person, press.event)
    if not is_due(press.due):
        return Open("event_change", str(event.id), toast=t("stale"))
    return await _describe(event, {"due": press.due}, tx, person, t, now, state)


@door.on(Clear)
async def clear(press: Clear, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event = await event_of(tx, person, press.event)
    if press.field not in CLEARED:
        return Open("event_change", str(event.id), toast=t("stale"))
    return await _describe(event, {press.field: ""}, tx, person, t, now, state)


@door.on(PutCount)
async def put_count(press: PutCount, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event = await event_of(tx, person, press.event)
    session = await sessions.session(tx, event.session) if event.session else None
    if session is None or not _possible(press.field, press.value):
        return Open("event_change", str(event.id), toast=t("stale"))
    return await _count(event, session, press.field, press.value, tx, person, t, now, state)


async def _count(
    event: Event, session: Session, field: str, value: int, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    await state.clear()
    hours = value if field == "hours" else session.hours
    closes_at = session.starts_at - value * HOUR if field == "closes" else session.closes_at
    try:
        await planning.revise(
            tx, session.id, module=None, hours=hours, closes_at=closes_at, by=person.id, now=now
        )  # fmt: skip
    except NotPlanned:
        return Open("event", str(event.id), toast=t("stale"))
    except BadSession as bad:
        return Open("event", str(event.id), toast=t(f"session-bad-{bad.field}"))
    return Open("event", str(event.id), toast=t("saved"))


@door.on(ByWord)
async def by_word(press: ByWord, tx: Tx, person: Person, t: T, now: int) -> Shown:
    event = await event_of(tx, person, press.event)
    try:
        await planning.take_word(tx, event.session or 0, press.by_word, by=person.id, now=now)
    except NotPlanned:
        return Open("event", str(event.id), toast=t("stale"))
    return Open("event", str(event.id), toast=t("event-word-taken" if press.by_word else "event-word-left"))


ROOMS = {"event_change": change_room}
