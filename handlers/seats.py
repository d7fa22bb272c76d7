"""A place at a session: taken in two taps, waited for, offered, given up. Every answer is the fresh card."""

from aiogram import Router

from bot.clashes import busy
from bot.doors import Door, Go, Shown
from bot.events import of
from bot.person import Person
from bot.screen import Button, Open, Screen
from bot.texts import Html, T, lines
from bot.when import clock
from handlers.session_cards import Accept, Coming, Decline, Leave, Sign, card, seen, too_late, when
from rules.reminders import day_before, hour_before
from rules.seats import LIVE
from storage import enrolment, people, seats, sessions
from storage.db import Tx
from storage.enrolment import Closed, Full, Gone, NoSuchMode, OfferOver, StreamFull
from storage.seats import Seat
from storage.sessions import Session

router = Router(name="seats")
door = Door()
ASKED = "Asking:full_name"  # the dialogue that follows the first seat: a second tap does not close it


@door.on(Sign)
async def sign(press: Sign, tx: Tx, person: Person, t: T, now: int, raw_state: str | None) -> Shown:
    session = await seen(tx, press.session, person)
    if session is None:
        return Open("sessions", toast=t("session-gone"))
    if not person.known:
        return Open("consent", f"session{session.id}", toast=t("seat-need-consent"))
    held = await seats.live(tx, session.id, person.id)
    if not held and not press.sure and session.is_open(now) and (clashes := await _busy(session, tx, person, t)):
        anyway = Button(t("seat-anyway"), press.model_copy(update={"sure": True}))
        return _clash(session, clashes, t("seat-clash-ask"), [anyway], t)
    try:
        return await _take(press, session, held, tx, person, t, now, asked=raw_state == ASKED)
    except Full:
        return _full(press, session, held, t, now)
    except (StreamFull, Closed, NoSuchMode, Gone) as refused:
        return await card(tx, session.id, person, t, now, said=_refusal(refused, session, t))


async def _take(
    press: Sign, session: Session, held: list[Seat], tx: Tx, person: Person, t: T, now: int, *, asked: bool
) -> Shown:
    """`asked`: for the name, by the first of two taps."""
    queue = press.queue and not too_late(session, now)
    seat = await enrolment.sign_up(tx, session.id, person.id, press.mode, by=person.id, now=now, want_queue=queue)
    if seat.state == "seated" and (await people.ask_full_name(tx, person.id) or asked):
        return Open("full_name", str(session.id), toast=_yours(session, person, t, now))
    return await card(tx, session.id, person, t, now, said=_said(seat, held, session, person, t, now))


def _refusal(refused: Exception, session: Session, t: T) -> Html:
    if isinstance(refused, Closed):
        return t(f"seat-closed-{refused.why}", of=of(session))
    return t("seat-stream-full") if isinstance(refused, StreamFull) else t("stale")


def _said(seat: Seat, held: list[Seat], session: Session, person: Person, t: T, now: int) -> Html | None:
    if seat.state == "seated":
        return _yours(session, person, t, now)
    if seat.state != "queued":
        return None
    if session.waits_for_word(seat.queued_at):
        return t("seat-applied")
    waiting = t("seat-waiting", number=str(seat.place_in_queue or 1))
    kept = any(other.state == "seated" for other in held)
    return lines([waiting, t("seat-kept-remote")]) if kept else waiting


def _yours(session: Session, person: Person, t: T, now: int) -> Html:
    """What is promised is what will come: a reminder whose time has passed is not."""
    if now < day_before(session.starts_at, person.zone):
        return t("seat-yours-day")
    if now < hour_before(session.starts_at):
        return t("seat-yours-hour")
    return t("seat-yours", at=clock(session.starts_at, person.zone), of=of(session))


async def _busy(session: Session, tx: Tx, person: Person, t: T) -> list[Html]:
    return await busy(tx, person, t, starts_at=session.starts_at, ends_at=session.ends_at, session=session.id)


def _clash(session: Session, clashes: list[Html], ask: Html, answers: list[Button], t: T) -> Screen:
    return Screen(
        lines([t("clash-yours"), *clashes, "", ask]),
        [
            answers,
            [Button(t("back"), Go(room="session", id=str(session.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _full(press: Sign, session: Session, held: list[Seat], t: T, now: int) -> Screen:
    """The place went while the person was choosing."""
    back = [Button(t("back"), Go(room="session", id=str(session.id))), Button(t("menu"), Go(room="menu"))]
    if press.mode == "remote" and any(seat.mode == "room" and seat.state == "seated" for seat in held):
        return Screen(t("seat-full-remote"), [back])
    other = "remote" if press.mode == "room" else "room"
    free = session.free(other) and not any(seat.mode == other for seat in held)
    instead = [Button(t(f"seat-take-{other}"), Sign(session=session.id, mode=other, sure=True))] if free else []
    if too_late(session, now):
        return Screen(t("seat-full-late"), [instead, back])
    wait = Button(t("seat-wait"), press.model_copy(update={"queue": True, "sure": True}))
    return Screen(t("seat-full"), [[wait, *instead], back])


@door.on(Leave)
async def leave(press: Leave, tx: Tx, person: Person, t: T, now: int) -> Shown:
    own = await _own(tx, press.seat, person)
    if own is None:
        return Open("my_sessions", toast=t("stale"))
    if own.state not in LIVE:
        return await card(tx, own.session, person, t, now, toast=t("stale"))
    if not press.sure:
        return await _ask_to_leave(own, tx, person, t)
    session = await sessions.session(tx, own.session)
    if session is None:
        return Open("my_sessions", toast=t("session-gone"))
    try:
        await enrolment.give_up(tx, own.id, person.id, now=now)
    except Closed as closed:
        return await card(tx, own.session, person, t, now, toast=t(f"seat-closed-{closed.why}", of=of(session)))
    waited = t("seat-withdrawn") if session.waits_for_word(own.queued_at) else t("seat-unqueued")
    said = t("seat-left") if own.state == "seated" else waited
    return await card(tx, own.session, person, t, now, said=said)


async def _ask_to_leave(own: Seat, tx: Tx, person: Person, t: T) -> Shown:
    session = await sessions.session(tx, own.session)
    if session is None:
        return Open("my_sessions", toast=t("session-gone"))
    if own.state == "seated":
        ask, yes, no = t("seat-leave-ask"), t("seat-leave-sure"), t("seat-leave-not")
    elif session.waits_for_word(own.queued_at):
        ask, yes, no = t("seat-withdraw-ask"), t("seat-withdraw-sure"), t("seat-withdraw-not")
    else:
        ask, yes, no = t("seat-unqueue-ask"), t("seat-unqueue-sure"), t("seat-unqueue-not")
    return Screen(
        lines([t("session-title", title=session.title), when(session, person, t), "", ask]),
        [
            [Button(yes, Leave(seat=own.id, sure=True))],
            [Button(no, Go(room="session", id=str(session.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Accept)
async def accept(press: Accept, tx: Tx, person: Person, t: T, now: int) -> Shown:
    own = await _own(tx, press.seat, person)
    session = await sessions.session(tx, own.session) if own else None
    if own is None or session is None:
        return Open("my_sessions", toast=t("stale"))
    if own.state == "offered" and not press.sure and (clashes := await _busy(session, tx, person, t)):
        anyway = Button(t("offer-anyway"), Accept(seat=own.id, sure=True))
        refuse = Button(t("seat-decline"), Decline(seat=own.id))
        return _clash(session, clashes, t("offer-clash-ask"), [anyway, refuse], t)
    try:
        await enrolment.accept(tx, own.id, person.id, now=now)
    except OfferOver:
        return await card(tx, session.id, person, t, now, said=t("offer-over"))
    if await people.ask_full_name(tx, person.id):
        return Open("full_name", str(session.id), toast=_yours(session, person, t, now))
    return await card(tx, session.id, person, t, now, said=_yours(session, person, t, now))


@door.on(Decline)
async def decline(press: Decline, tx: Tx, person: Person, t: T, now: int) -> Shown:
    own = await _own(tx, press.seat, person)
    if own is None:
        return Open("my_sessions", toast=t("stale"))
    if own.state != "offered":
        return await card(tx, own.session, person, t, now, toast=t("stale"))
    await enrolment.decline(tx, own.id, person.id, now=now)
    return await card(tx, own.session, person, t, now, said=t("offer-declined"))


@door.on(Coming)
async def coming(press: Coming, tx: Tx, person: Person, t: T, now: int) -> Shown:
    own = await _own(tx, press.seat, person)
    if own is None:
        return Open("my_sessions", toast=t("stale"))
    session = await sessions.session(tx, own.session)
    if own.state != "seated" or session is None or now >= session.ends_at:
        return await card(tx, own.session, person, t, now, toast=t("stale"))
    await enrolment.plan_to_come(tx, own.id, person.id, now=now)
    return await card(tx, own.session, person, t, now, said=t("seat-see-you"))


async def _own(tx: Tx, number: int, person: Person) -> Seat | None:
    """The seat, if it is theirs; a forged button finds nothing."""
    seat = await seats.seat(tx, number)
    return seat if seat is not None and seat.person == person.id else None
