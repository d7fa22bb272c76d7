"""What became of an event, for its organiser: who came, in the room and remotely, what they say; as a table too."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.events import kind_name, place_name
from bot.hosting import event_of
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Document, Open, Screen, cut, fit
from bot.summing import feedback, figures
from bot.texts import Html, T, lines
from bot.when import span
from rules.feedback import PARTS
from storage import broadcast_readers, event_summaries, jobs, sessions
from storage.db import Tx
from storage.events import Event
from storage.feedback import Summed
from storage.sessions import Session

router = Router(name="event_summary")
door = Door()

KIND = "event_report"
PAGE, WORDS = 6, 500  # entries of a page, signs of HTML of each
Page = Annotated[int, Field(ge=0, le=9999)]


class OfEvent(Press, prefix=".s"):
    event: Id


class Said(OfEvent, prefix=".sw"):
    """Show this page of what people wrote."""

    page: Page = 0


class Table(OfEvent, prefix=".sx"):
    """Send me the summary as a file."""


async def summary_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: the event."""
    event = await event_of(tx, person, number(id))
    session = await _over(event, tx, now)
    return await _summary(event, session, tx, person, t) if session else _not_yet(event, t)


async def _over(event: Event, tx: Tx, now: int) -> Session | None:
    """Its session, if that has taken place."""
    session = await sessions.session(tx, event.session) if event.session else None
    return session if session and session.state == "planned" and now >= session.ends_at else None


def _not_yet(event: Event, t: T) -> Open:
    return Open("event", str(event.id), toast=t("summary-event-not-yet"))


async def _summary(event: Event, session: Session, tx: Tx, person: Person, t: T) -> Screen:
    found = await event_summaries.summary(tx, session)
    answers = await broadcast_readers.answered_event(tx, event.id)
    mark = [Button(t("summary-event-mark"), Go(room="marks", id=str(session.id)))] if found.unmarked else []
    words = [Button(t("summary-event-words"), Said(event=event.id))] if _listed(found.said) else []
    return Screen(
        lines(
            [
                *_head(event, session, t),
                span(t, session.starts_at, session.ends_at, session.zone, person.zone),
                "",
                *figures(found, answers.get("no", 0), t),
                "",
                *feedback(found.said, found.all_came, t),
            ]
        ),
        [[*mark, *words], [Button(t("summary-event-table"), Table(event=event.id))], _ways(event, t)],
    )


def _head(event: Event, session: Session, t: T) -> list[Html]:
    kind = kind_name(event.kind, t)
    return [t("summary-event-title", kind=kind, title=cut(event.title, 200)), place_name(session, t)]


def _ways(event: Event, t: T) -> list[Button]:
    back = Button(t("back"), Go(room="event", id=str(event.id)))
    return [back, Button(t("menu"), Go(room="menu"))]


def _listed(said: Summed) -> list[tuple[str, str]]:
    """(part, words) of all that was written, first what people take along."""
    return [(part, words) for part in PARTS for words in getattr(said, part)]


@door.on(Said)
async def said(press: Said, tx: Tx, person: Person, t: T, now: int) -> Shown:
    event = await event_of(tx, person, press.event)
    session = await _over(event, tx, now)
    if session is None:
        return _not_yet(event, t)
    listed = _listed((await event_summaries.summary(tx, session)).said)
    page, pages = page_of(press.page, len(listed), PAGE)
    shown, before = list[Html](), None
    for part, words in listed[page * PAGE :][:PAGE]:
        shown += [t(f"summary-event-{part}")] if part != before else []
        shown.append(t("summary-event-word", words=cut(words, WORDS)))
        before = part
    back = Button(t("back"), Go(room="event_summary", id=str(event.id)))
    return Screen(
        fit(lines([*_head(event, session, t), ""]), shown or [t("summary-event-no-words")]),
        [
            *turning(t, page, pages, lambda to: Said(event=event.id, page=to)),
            [back, Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Table)
async def table(press: Table, tx: Tx, person: Person, t: T, now: int) -> Shown:
    event = await event_of(tx, person, press.event)
    session = await _over(event, tx, now)
    if session is None:
        return _not_yet(event, t)
    if await jobs.open_job(tx, kind=KIND, person=person.id) is not None:
        told = t("summary-event-still")
    else:
        args = {"event": event.id, "locale": t.locale, "zone": person.zone, "at": now}
        await jobs.start(tx, kind=KIND, person=person.id, args=args, now=now)
        told = t("summary-event-started")
    return (await _summary(event, session, tx, person, t)).with_toast(told)


async def table_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished job. None when the file is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    return Screen(
        t("summary-event-ready"), [[Button(t("menu"), Go(room="menu"))]], document=Document(file.name, file.id)
    )  # fmt: skip


ROOMS = {"event_summary": summary_room}
NOTICES = {KIND: table_ready}
