"""Moving a session: another day, another hour, typed or picked; people are told once, after «Перенести».

The button that moves names the version it was drawn for: of two hosts at once the second sees what the first did.
"""

from datetime import date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot import picker
from bot.doors import Door, Id, Press, Shown, number
from bot.hosting import session_of
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T
from bot.typed import Typed
from bot.when import span
from handlers.hosted import ahead, changed, framed, hear
from rules.dates import UnknownDay, read_when
from rules.planning import FARTHEST, same_weekday
from storage import marks, planning, sessions
from storage.db import Tx
from storage.planning import BadSession, NotPlanned, PeopleMarked
from storage.sessions import Session

router = Router(name="moving")
door = Door()

DAYS = 4

Moment = Annotated[int, Field(ge=0, le=2**36)]
Part = Annotated[int, Field(ge=0, le=9_999_999)]


class Moving(StatesGroup):
    when = State()


class OfSession(Press, prefix="z"):
    session: Id


class Month(OfSession, prefix="zn"):
    """Show the days of this month."""

    month: Part


class Times(OfSession, prefix="zt"):
    """Show the hours of this day (an ordinal)."""

    day: Part


class To(OfSession, prefix="zo"):
    """Show what changes if it is then."""

    starts_at: Moment
    ends_at: Moment


class Sure(To, prefix="zy"):
    """Move the session that had this version."""

    version: Part


async def move_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id` is the session."""
    session = await session_of(tx, person, number(id))
    if not ahead(session, now):
        return changed(t, session)
    if await marks.given(tx, session.id):
        return _marked(session, t)
    await _expect(state, session)
    return _ask_when(session, person, t, now)


async def _expect(state: FSMContext, session: Session) -> None:
    await state.set_state(Moving.when)
    await state.set_data({"session": session.id})


def _ask_when(session: Session, person: Person, t: T, now: int, words: Html | None = None) -> Screen:
    begins = picker.local(session.starts_at, session.zone)
    today = picker.local(now, session.zone).date()
    first = same_weekday(begins.date(), today)
    days = [first + timedelta(weeks=week) for week in range(DAYS)]
    likely = [Button(picker.said_day(t, day), _to(session, day, begins.time())) for day in days]
    shown = words or t("hosted-ask-when", when=span(t, session.starts_at, session.ends_at, session.zone, person.zone))
    calendar = Button(t("plan-calendar"), Month(session=session.id, month=picker.month_of(first)))
    times = Button(t("hosted-times"), Times(session=session.id, day=max(begins.date(), today).toordinal()))
    return framed(t, session, shown, [*rows(likely, 2), [calendar, times]])


def _to(session: Session, day: date, at: time, length: int | None = None) -> To:
    starts_at = int(datetime.combine(day, at, ZoneInfo(session.zone)).timestamp())
    lasts = session.ends_at - session.starts_at if length is None else length
    return To(session=session.id, starts_at=starts_at, ends_at=starts_at + lasts)


@door.on(Month)
async def move_month(press: Month, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session = await session_of(tx, person, press.session)
    await _expect(state, session)
    at = picker.local(session.starts_at, session.zone).time()
    days = picker.month(
        t, press.month, picker.local(now, session.zone).date(), lambda day: _to(session, day, at),
        lambda to: Month(session=session.id, month=to),
    )  # fmt: skip
    return framed(t, session, t("hosted-ask-day"), days)


@door.on(Times)
async def move_times(press: Times, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session = await session_of(tx, person, press.session)
    await _expect(state, session)
    today = picker.local(now, session.zone).date()
    day = date.fromordinal(min(max(press.day, today.toordinal()), today.toordinal() + FARTHEST))
    hours = picker.clocks(picker.STARTS, lambda at: _to(session, day, time(at // 60, at % 60)))
    return framed(t, session, t("hosted-ask-time", day=picker.said_day(t, day)), hours)


@router.message(StateFilter(Moving.when), Typed())
async def when_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """A day, a time, or both; what is not said stays."""
    session = await session_of(tx, person, (await state.get_data())["session"])
    begins = picker.local(session.starts_at, session.zone)
    today = picker.local(now, session.zone).date()
    try:
        when = read_when(typed, today)
    except UnknownDay:
        return _ask_when(session, person, t, now, t("plan-bad-day", typed=cut(typed, 40)))
    day = when.day or begins.date()
    if abs((day - today).days) > FARTHEST:
        return _ask_when(session, person, t, now, t("plan-bad-past" if day < today else "plan-bad-far"))
    start = when.start or begins.time()
    length = None if when.end is None else (when.end.hour - start.hour) * 3600 + (when.end.minute - start.minute) * 60
    return await _what_changes(session, _to(session, day, start, length), tx, person, t, now)


@door.on(To)
async def move_to(press: To, tx: Tx, person: Person, t: T, now: int) -> Shown:
    session = await session_of(tx, person, press.session)
    return await _what_changes(session, press, tx, person, t, now)


async def _what_changes(session: Session, to: To, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if not ahead(session, now):
        return changed(t, session)
    if to.starts_at <= now:
        return _ask_when(session, person, t, now, t("plan-bad-past"))
    sure = Sure(**to.model_dump(), version=session.version)
    day = picker.local(to.starts_at, session.zone).date().toordinal()
    words = t(
        "hosted-move-ask", was=span(t, session.starts_at, session.ends_at, session.zone, person.zone),
        becomes=span(t, to.starts_at, to.ends_at, session.zone, person.zone), people=await hear(tx, session),
    )  # fmt: skip
    times = Button(t("hosted-times"), Times(session=session.id, day=day))
    return framed(t, session, words, [[Button(t("hosted-move"), sure), times]])


@door.on(Sure)
async def move_sure(press: Sure, tx: Tx, person: Person, t: T, now: int) -> Shown:
    session = await session_of(tx, person, press.session)
    # Of two hosts who move it at once the second one sees what the first has done.
    locked = await sessions.lock(tx, session.id)
    if locked is None or locked.version != press.version:
        return changed(t, session)
    try:
        await planning.move(tx, session.id, starts_at=press.starts_at, ends_at=press.ends_at, by=person.id, now=now)
    except NotPlanned:
        return changed(t, session)
    except PeopleMarked:
        return _marked(session, t)
    except BadSession as bad:
        return Open("hosted", str(session.id), toast=t(f"session-bad-{bad.field}"))
    return Open("hosted", str(session.id), toast=t("hosted-moved"))


def _marked(session: Session, t: T) -> Open:
    return Open("hosted", str(session.id), toast=t("hosted-marked-move"))


ROOMS = {"hosted_move": move_room}
