"""An event as its organiser sees it: what is known, what is missing, and every way on; a copy of it, and out of the
plan.
"""

from aiogram import Router

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.event_words import due_words
from bot.events import kind_name, whose
from bot.guards import NotAllowed
from bot.hosting import event_of
from bot.person import Person
from bot.screen import Button, Open, Row, Screen, cut
from bot.texts import Html, T, escape, lines
from bot.tree import own_place
from bot.tree import said as at
from bot.when import span
from handlers.hosted import ahead, link_line, place_line, taken
from storage import broadcast_readers, events, people, planning, sessions
from storage.db import Tx
from storage.events import Event
from storage.planning import NotPlanned, PeopleMarked
from storage.sessions import Session

router = Router(name="event_card")
door = Door()

TITLE, WHOM, ABOUT, NAME = 200, 200, 900, 100  # signs of each
ANSWERS = ("room", "remote", "no")


class OfEvent(Press, prefix=".c"):
    event: Id


class Copy(OfEvent, prefix=".cc"):
    """Make another one of the same words. `request` is the moment the button was drawn: pressed twice it is one."""

    request: Id


class NotHeld(OfEvent, prefix=".cn"):
    """Nobody came, it did not take place; asked once more before."""

    sure: bool = False


class Drop(OfEvent, prefix=".cd"):
    """Take it out of the plan; asked once more before."""

    sure: bool = False


async def event_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: the event."""
    event = await event_of(tx, person, number(id))
    session = await sessions.session(tx, event.session) if event.session else None
    going = not event.dropped and (session is None or ahead(session, now))
    parts = [
        await _head(event, tx, t),
        await _what(event, tx, t),
        *(await _day(session, event, tx, person, t, now) if session else []),
        [escape(cut(event.about, ABOUT))] if event.about else [],
        await _missing(event, session, tx, t) if going else [],
    ]
    text = Html("\n\n".join(lines(part) for part in parts if part))
    own = await _organises(event, tx, person)
    back = Go(room="event_board", id=at(event.scope_kind, event.scope)) if own else Go(room="events")
    ways = [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]
    return Screen(text, [*_buttons(event, session, t, now, own=own), ways])


async def _organises(event: Event, tx: Tx, person: Person) -> bool:
    """Whether its whole place is theirs; else they answer for this one alone, and make no others of it."""
    try:
        await own_place(tx, person, at(event.scope_kind, event.scope))
    except NotAllowed:
        return False
    return True


async def _head(event: Event, tx: Tx, t: T) -> list[Html]:
    return [
        t("event-title", kind=kind_name(event.kind, t), title=cut(event.title, TITLE)),
        await whose(tx, t, event.scope_kind, event.scope),
        *([t("event-dropped")] if event.dropped else []),
    ]


async def _what(event: Event, tx: Tx, t: T) -> list[Html]:
    programme = await events.items(tx, event.id)
    who = await answerable(event, tx)
    return [
        *([t("event-due", due=due_words(t, event.due))] if event.due else []),
        *([t("event-whom", whom=cut(event.whom, WHOM))] if event.whom else []),
        *([t("event-lead", name=cut(who, NAME))] if who else []),
        *([t("event-programme", count=len(programme))] if programme else []),
    ]


async def answerable(event: Event, tx: Tx) -> str:
    """Whose name it carries; "" where nobody is named, and where they are gone."""
    if event.lead is None:
        return event.lead_name
    told = await people.profile(tx, event.lead)
    return told.full_name or told.name or event.lead_name


async def _day(
    session: Session, event: Event, tx: Tx, person: Person, t: T, now: int
) -> tuple[list[Html], list[Html]]:  # fmt: skip
    """When and where; then how many, and whether more may sign up."""
    answers = await broadcast_readers.answered_event(tx, event.id)
    told = ", ".join(str(t(f"event-answered-{how}", count=str(answers[how]))) for how in ANSWERS if answers.get(how))
    when = [
        span(t, session.starts_at, session.ends_at, session.zone, person.zone),
        *([place_line(session.place, t)] if session.place or session.room else []),
        *link_line(session.link, session.remote, t),
        *([t("plan-hours", hours=session.hours)] if session.hours else []),
    ]
    return when, [
        *taken(session, t),
        *([t("event-answered", said=told)] if told else []),
        *_by_word(session, t, now),
        _state(session, event, t, now),
    ]


def _by_word(session: Session, t: T, now: int) -> list[Html]:
    """That each one waits for a yes: always, or because they ask after the sign-up has ended."""
    waiting = session.room_queue + session.remote_queue
    if waiting and ahead(session, now) and (session.by_word or session.hears_late(now)):
        return [t("event-by-word-waiting", count=waiting)]
    return [t("event-by-word")] if session.by_word and ahead(session, now) else []


def _state(session: Session, event: Event, t: T, now: int) -> Html:
    if session.state == "cancelled":
        return t("event-cancelled-why", reason=cut(session.reason, 300)) if session.reason else t("event-cancelled")
    if now >= session.ends_at:
        unmarked = not event.came and not session.closed_marks
        return t("event-over-unmarked") if unmarked else t("event-over", count=event.came)
    if session.is_open(now):
        return t("hosted-open", until=t.moment(session.closes_at, session.zone))
    return t("hosted-closed")


async def _missing(event: Event, session: Session | None, tx: Tx, t: T) -> list[Html]:
    """What nobody has said yet, in the order it is said."""
    absent = {
        "day": session is None,
        "whom": not event.whom,
        "programme": not await events.items(tx, event.id),
        "lead": not await answerable(event, tx),
    }
    left = [str(t(f"event-missing-{part}")) for part, is_absent in absent.items() if is_absent]
    return [t("event-missing", parts=", ".join(left))] if left else []


def _buttons(event: Event, session: Session | None, t: T, now: int, *, own: bool) -> list[Row]:
    here = str(event.id)
    copy = [Button(t("event-copy"), Copy(event=event.id, request=now))] if own else []
    if event.dropped:
        return [copy]
    drop = [Button(t("event-drop"), Drop(event=event.id))] if own else []
    if session and session.state == "cancelled":
        return [copy, drop]
    words = [
        Button(t("event-to-programme"), Go(room="event_items", id=here)),
        Button(t("event-change"), Go(room="event_change", id=here)),
    ]
    lead = [Button(t("event-to-lead"), Go(room="event_lead", id=here))] if own else []
    if session is None:
        return [[Button(t("event-to-day"), Go(room="event_day", id=here))], words, [*lead, *copy], drop]
    off = [Button(t("event-cancel"), Go(room="hosted_cancel", id=str(session.id)))] if ahead(session, now) else []
    if now >= session.ends_at and not event.came:
        off = [Button(t("event-not-held"), NotHeld(event=event.id))]
    series = [Button(t("event-to-series"), Go(room="event_series", id=here))] if own else []
    return [*_of_the_day(event, session, t, now, own=own), words, [*lead, *copy], [*series, *off]]


def _of_the_day(event: Event, session: Session, t: T, now: int, *, own: bool) -> list[Row]:
    here = str(session.id)
    marks = [
        Button(t("event-marks"), Go(room="marks", id=here)),
        Button(t("event-people"), Go(room="hosted_people", id=here)),
    ]
    if not ahead(session, now):
        return [[Button(t("event-to-summary"), Go(room="event_summary", id=str(event.id)))], marks]
    invite = [Button(t("event-to-invite"), Go(room="event_invite", id=str(event.id)))]
    if (event.copied or event.series or event.id) != event.id:
        invite.append(Button(t("event-to-same"), Go(room="event_invite_same", id=str(event.id))))
    return [
        invite if own else [],
        marks,
        [Button(t("hosted-code"), Go(room="code", id=here)), Button(t("hosted-size"), Go(room="hosted_size", id=here))],
        [
            Button(t("hosted-move"), Go(room="hosted_move", id=here)),
            Button(t("event-place"), Go(room="hosted_place", id=here)),
        ],
    ]


@door.on(Copy)
async def copy(press: Copy, tx: Tx, person: Person, t: T, now: int) -> Shown:
    event = await event_of(tx, person, press.event)
    await own_place(tx, person, at(event.scope_kind, event.scope))
    made = await events.copy(tx, event.id, by=person.id, now=now, request=f"{person.id}.{event.id}.{press.request}")
    return Open("event", str(made), toast=t("event-copied"))


@door.on(NotHeld)
async def not_held(press: NotHeld, tx: Tx, person: Person, t: T, now: int) -> Shown:
    event = await event_of(tx, person, press.event)
    if event.session is None or event.state != "planned" or event.came or now < (event.ends_at or 0):
        return Open("event", str(event.id), toast=t("stale"))
    if press.sure:
        try:
            await planning.not_held(tx, event.session, by=person.id, now=now)
        except (NotPlanned, PeopleMarked):
            return Open("event", str(event.id), toast=t("stale"))
        return Open("event", str(event.id), toast=t("event-cancelled"))
    sure = [Button(t("event-not-held-sure"), NotHeld(event=event.id, sure=True))]
    return _sure(event, t("event-not-held-ask", title=cut(event.title, TITLE)), sure, t)


def _sure(event: Event, words: Html, sure: Row, t: T) -> Screen:
    back = [Button(t("back"), Go(room="event", id=str(event.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [sure, back])


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T, now: int) -> Shown:
    event = await event_of(tx, person, press.event)
    await own_place(tx, person, at(event.scope_kind, event.scope))
    if event.dropped or event.state == "planned":
        return Open("event", str(event.id), toast=t("stale"))
    if press.sure:
        await events.drop(tx, event.id, by=person.id, now=now)
        return Open("event", str(event.id), toast=t("event-dropped"))
    sure = [Button(t("event-drop-sure"), Drop(event=event.id, sure=True))]
    return _sure(event, t("event-drop-ask", title=cut(event.title, TITLE)), sure, t)


ROOMS = {"event": event_room}
