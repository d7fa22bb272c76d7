"""An event again and again: every week, two weeks or month, so many times; each its own event with its own day.

Holidays are left out and said; nobody is called by it.
"""

from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from aiogram import Router
from pydantic import Field

import content
from bot import picker
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.hosting import event_of
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from bot.tree import own_place, said
from bot.when import span
from rules.event_days import EVERY, TIMES, row
from storage import events, planning, sessions
from storage.db import Tx
from storage.events import Event
from storage.planning import BadSession, Draft
from storage.sessions import Session

router = Router(name="event_series")
door = Door()

Times = Annotated[int, Field(ge=TIMES[0], le=TIMES[1])]


class OfEvent(Press, prefix=".e"):
    event: Id


class Every(OfEvent, prefix=".ee"):
    """So often: ask how many times."""

    every: str


class Look(Every, prefix=".el"):
    """Show the days of so many more."""

    times: Times


class Make(Look, prefix=".ey"):
    """Make them. `request` is the moment the button was drawn: pressed twice they are made once."""

    request: Id


async def series_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the event that is repeated."""
    event, session = await _of(number(id), tx, person)
    if session is None:
        return Open("event", str(event.id), toast=t("stale"))
    choices = [[Button(t(f"event-every-{every}"), Every(event=event.id, every=every))] for every in EVERY]
    words = t("event-series-ask", title=cut(event.title, 200), when=_when(session, person, t))
    return _framed(t, event, words, choices)


async def _of(wanted: int | None, tx: Tx, person: Person) -> tuple[Event, Session | None]:
    """None: it has no day to begin with. New events are for those of the place."""
    event = await event_of(tx, person, wanted)
    await own_place(tx, person, said(event.scope_kind, event.scope))
    session = await sessions.session(tx, event.session) if event.session and not event.dropped else None
    return event, session if session and session.state == "planned" else None


def _when(session: Session, person: Person, t: T) -> Html:
    return span(t, session.starts_at, session.ends_at, session.zone, person.zone)


def _framed(t: T, event: Event, words: Html, buttons: list[list[Button]], room: str = "event") -> Screen:
    back = [Button(t("back"), Go(room=room, id=str(event.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*buttons, back])


@door.on(Every)
async def every(press: Every, tx: Tx, person: Person, t: T) -> Shown:
    event, session = await _of(press.event, tx, person)
    if session is None or press.every not in EVERY:
        return Open("event", str(event.id), toast=t("stale"))
    of = {"event": event.id, "every": press.every}
    counts = (Button(str(times), Look(**of, times=times)) for times in range(TIMES[0], TIMES[1] + 1))
    return _framed(t, event, t("event-series-times"), rows(counts, 6), room="event_series")


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int) -> Shown:
    event, session = await _of(press.event, tx, person)
    if session is None or press.every not in EVERY:
        return Open("event", str(event.id), toast=t("stale"))
    starts, free = _days(press, session, now)
    listed = [
        t("event-series-day", number=str(n), when=span(t, *at, session.zone, person.zone))
        for n, at in enumerate(starts, 1)
    ]
    skipped = ", ".join(picker.said_day(t, day) for day in free)
    tail = lines(["", *([t("event-series-free", days=skipped), ""] if free else []), t("event-series-check")])
    make = Make(event=event.id, every=press.every, times=press.times, request=now)
    words = fit(lines([t("event-day-of", title=cut(event.title, 200)), ""]), listed, tail)
    sure = [[Button(t("event-series-make", count=len(starts)), make)]]
    return _framed(t, event, words, sure, room="event_series")


def _days(press: Look, session: Session, now: int) -> tuple[list[tuple[int, int]], list[date]]:
    """(start and end of each, holidays left out): after the one that is repeated, and after today."""
    zone = ZoneInfo(session.zone)
    begins = picker.local(session.starts_at, session.zone)
    today = picker.local(now, session.zone).date()
    days, free = row(begins.date(), press.every, press.times, content.holidays(), today)
    length = session.ends_at - session.starts_at
    starts = [int(datetime.combine(day, begins.time(), zone).timestamp()) for day in days]
    return [(at, at + length) for at in starts], free


@door.on(Make)
async def make(press: Make, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """All of them or none."""
    event, session = await _of(press.event, tx, person)
    if session is None or press.every not in EVERY:
        return Open("event", str(event.id), toast=t("stale"))
    days, _ = _days(press, session, now)
    try:
        async with tx.savepoint():
            for starts_at, ends_at in days:
                request = f"{person.id}.{event.id}.{press.request}.{starts_at}"
                made = await events.copy(tx, event.id, by=person.id, now=now, request=request, series=True)
                draft = _draft(session, event, starts_at, ends_at, now)
                await planning.plan_event(tx, made, draft, by_word=session.by_word, by=person.id, now=now)
    except BadSession as bad:
        return Open("event", str(event.id), toast=t(f"session-bad-{bad.field}"))
    at = said(event.scope_kind, event.scope)
    return Open("event_board", at, toast=t("event-series-made", count=len(days)))


def _draft(session: Session, event: Event, starts_at: int, ends_at: int, now: int) -> Draft:
    return Draft(
        stream=None, module=None, title=event.title, starts_at=starts_at, ends_at=ends_at, zone=session.zone,
        place=session.place, link=session.link, room=session.room, remote=session.remote, hours=session.hours,
        opens_at=now, closes_at=starts_at - (session.starts_at - session.closes_at),
    )  # fmt: skip


ROOMS = {"event_series": series_room}
