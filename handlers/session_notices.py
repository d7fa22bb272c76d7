"""What people hear of their sessions unasked. Each notice reads the fact again; None: it is no longer so."""

from aiogram import Router

from bot.doors import Go
from bot.events import of
from bot.person import Person
from bot.screen import Button, Screen, cut
from bot.texts import Html, T, lines
from bot.when import span
from handlers.session_cards import (
    LINK,
    TITLE,
    Coming,
    Keep,
    Leave,
    Sign,
    Wish,
    offer_buttons,
    soon,
    when,
    where,
)
from rules.attendance import checks_in
from storage import marks, seats, sessions
from storage.db import Tx
from storage.seats import Seat
from storage.sessions import Known, Session

router = Router(name="session_notices")


async def reminder(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: "<version>.day" or "<version>.hour"."""
    session = await sessions.session(tx, int(subject))
    seat = await _seated(tx, session, person)
    version = which.partition(".")[0]
    if session is None or seat is None or str(session.version) != version or not _ahead(session, now):
        return None
    left = session.starts_at - now
    head = t("reminder", when=soon(session, person, t, now), title=cut(session.title, TITLE), of=of(session))
    # «за час» may come a little later, up to the start itself.
    in_time = t("reminder-minutes", minutes=min(60, -(-left // 60))) if left <= 3600 else None
    answers = [Button(t("seat-not-coming"), Leave(seat=seat.id))]
    if seat.plan != "coming":
        answers.insert(0, Button(t("seat-coming"), Coming(seat=seat.id)))
    return Screen(
        lines([head, in_time, where(session, t), *_way(session, seat, t)]),
        [answers, [*_helps(session, seat, t), _more(session, t)]],
    )


def _way(session: Session, seat: Seat, t: T) -> list[Html | str]:
    if seat.mode == "remote":
        return [t("session-link", link=cut(session.link, LINK))] if session.link else []
    return [cut(session.place, LINK)] if session.place else []


def _helps(session: Session, seat: Seat, t: T) -> list[Button]:
    keep = Button(t("session-keep"), Keep(session=session.id))
    on_the_way = seat.mode == "room" and (session.place or session.way)
    return [keep, *([Button(t("session-way"), Go(room="way", id=str(session.id)))] if on_the_way else [])]


async def offer(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: until when it stands."""
    seat = await seats.seat(tx, int(subject))
    session = await sessions.session(tx, seat.session) if seat else None
    if seat is None or session is None or seat.state != "offered" or str(seat.offer_until) != which:
        return None
    return Screen(
        lines(
            [
                t("offer", mode=t(f"session-mode-{seat.mode}")),
                "",
                t("session-title", title=cut(session.title, TITLE)),
                where(session, t),
                when(session, person, t),
                "",
                t("offer-until", until=t.moment(seat.offer_until or 0, person.zone)),
            ]
        ),
        offer_buttons(seat, t),
    )


async def lapsed(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    seat = await seats.seat(tx, int(subject))
    session = await sessions.session(tx, seat.session) if seat else None
    if seat is None or session is None or seat.state != "lapsed" or not _ahead(session, now):
        return None
    if any(other.mode == seat.mode for other in await seats.live(tx, session.id, person.id)):
        return None
    again = Button(t("offer-again"), Sign(session=session.id, mode=seat.mode, queue=True, sure=True))
    return Screen(
        _about(t("offer-lapsed"), session, person, t), [[again] if session.is_open(now) else [], [_more(session, t)]]
    )


async def given(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """The host has put the person on the list."""
    seat = await seats.seat(tx, int(subject))
    session = await sessions.session(tx, seat.session) if seat else None
    if seat is None or session is None or seat.state != "seated" or session.state != "planned":
        return None
    if now >= session.ends_at or await marks.mark_of(tx, session.id, person.id) is not None:
        return None
    answers = [Button(t("seat-coming"), Coming(seat=seat.id)), Button(t("seat-not-coming"), Leave(seat=seat.id))]
    if checks_in(now, session.starts_at, session.ends_at):
        answers = [Button(t("session-check-in"), Go(room="check_in", id=str(session.id)))]
    mode = t(f"session-mode-{seat.mode}")
    said = t("seat-given", mode=mode, of=of(session))
    if session.waits_for_word(seat.queued_at):
        said = t("seat-accepted", mode=mode)
    return Screen(
        lines([_about(said, session, person, t), *_way(session, seat, t)]),
        [answers, [*_helps(session, seat, t), _more(session, t)]],
    )


async def removed(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    seat = await seats.seat(tx, int(subject))
    session = await sessions.session(tx, seat.session) if seat else None
    if seat is None or session is None or seat.state != "cancelled" or not _ahead(session, now):
        return None
    return Screen(_about(_why_removed(session, seat, t), session, person, t), [[_more(session, t)]])


def _why_removed(session: Session, seat: Seat, t: T) -> Html:
    """Who never had a number had only asked for a seat."""
    reason = cut(seat.reason, TITLE)
    if seat.number is None and session.waits_for_word(seat.queued_at):
        return t("seat-refused", reason=reason) if reason else t("seat-refused-silently")
    if not reason:
        return t("seat-removed-silently", of=of(session))
    return t("seat-removed", reason=reason, of=of(session))


async def moved(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: "<version>.<the version this reader knows>". Another time, place or link than that."""
    version, _, known = which.partition(".")
    session = await sessions.session(tx, int(subject))
    if session is None or session.state != "planned" or str(session.version) != version or now >= session.ends_at:
        return None
    held = await seats.live(tx, session.id, person.id)
    before = await sessions.before(tx, session.id, int(known))
    if not held or before is None:
        return None
    mine = next((seat for seat in held if seat.state == "seated"), None)
    answers = [Button(t("seat-coming"), Coming(seat=mine.id))] if mine else []
    leave = Button(t("seat-not-coming"), Leave(seat=(mine or held[0]).id))
    keep = [Button(t("calendar-update"), Keep(session=session.id))] if mine else []
    return Screen(
        lines([*_changes(session, before, person, t), where(session, t), *_way(session, mine or held[0], t)]),
        [[*answers, leave], [*keep, _more(session, t)]],
    )


def _changes(session: Session, before: Known, person: Person, t: T) -> list[Html | str | None]:
    places = [what for what in ("place", "link") if getattr(before, what) != getattr(session, what)]
    other = "both" if len(places) == 2 else "".join(places)
    title = t("session-title", title=cut(session.title, TITLE))
    if before[:2] == session.known[:2]:
        return [t(f"moved-{other}"), "", title, when(session, person, t)]
    was = span(t, before.starts_at, before.ends_at, session.zone, person.zone)
    return [
        t("moved", of=of(session)), "", title, t("moved-was", when=was), t("moved-now", when=when(session, person, t)),
        t(f"moved-too-{other}") if other else None,
    ]  # fmt: skip


async def cancelled(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    session = await sessions.session(tx, int(subject))
    if session is None or session.state != "cancelled":
        return None
    said = t("cancelled-why", reason=cut(session.reason, LINK)) if session.reason else None
    forget = Button(t("calendar-remove"), Keep(session=session.id))
    others = Button(t("cancelled-others"), Go(room="sessions", id=f"area.{session.area}"))
    if session.event:
        others = Button(t("events-others"), Go(room="events"))
    return Screen(
        lines([_about(t("session-is-off", of=of(session)), session, person, t), *(["", said] if said else [])]),
        [[others], [forget, _more(session, t)]],
    )


async def unmarked(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the version. It goes on, and this person is not marked yet."""
    session = await sessions.session(tx, int(subject))
    if session is None or session.state != "planned" or str(session.version) != which or session.closed_marks:
        return None
    if await _seated(tx, session, person) is None or not checks_in(now, session.starts_at, session.ends_at):
        return None
    if await marks.mark_of(tx, session.id, person.id) is not None:
        return None
    check_in = Button(t("session-check-in"), Go(room="check_in", id=str(session.id)))
    return Screen(t("unmarked", title=cut(session.title, TITLE), of=of(session)), [[check_in], [_more(session, t)]])


async def new(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """To those who wished to hear of the area."""
    session = await sessions.session(tx, int(subject))
    if session is None or session.state != "planned" or now >= session.closes_at:
        return None
    if session.area not in await sessions.wishes(tx, person.id):
        return None
    enough = Button(t("sessions-unwish"), Wish(area=session.area, tell=False))
    return Screen(_about(t("session-new"), session, person, t), [[_more(session, t)], [enough]])


def _about(said: Html, session: Session, person: Person, t: T) -> Html:
    title = t("session-title", title=cut(session.title, TITLE))
    return lines([said, "", title, where(session, t), when(session, person, t)])


async def _seated(tx: Tx, session: Session | None, person: Person) -> Seat | None:
    held = await seats.live(tx, session.id, person.id) if session else []
    return next((seat for seat in held if seat.state == "seated"), None)


def _ahead(session: Session, now: int) -> bool:
    return session.state == "planned" and now < session.starts_at


def _more(session: Session, t: T) -> Button:
    return Button(t("session-more"), Go(room="session", id=str(session.id)))


NOTICES = {
    "session-reminder": reminder,
    "seat-offer": offer,
    "seat-lapsed": lapsed,
    "seat-given": given,
    "seat-removed": removed,
    "session-moved": moved,
    "session-cancelled": cancelled,
    "session-unmarked": unmarked,
    "session-new": new,
}
