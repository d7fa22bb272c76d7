"""How a session is told: a line of a list, a whole card, an own seat; and the buttons that change a seat."""

from collections.abc import Iterable, Sequence
from typing import Annotated
from urllib.parse import quote

from pydantic import Field

from bot.areas import why
from bot.doors import Go, Id, Press
from bot.event_lines import kind_line, more
from bot.events import of, place_name
from bot.guards import NotAllowed
from bot.hosting import may_see, session_of
from bot.person import Person
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T, lines
from bot.when import clock, days_ahead, same_clock, span
from rules.attendance import CREDITED, checks_in
from rules.seats import MODES, may_offer
from rules.zones import city_name
from storage import diagnosis, marks, seats, sessions
from storage.db import Tx
from storage.diagnosis import Deficit
from storage.seats import Seat
from storage.sessions import Session

# Signs of HTML: five entries are one screen, whatever the host wrote.
TITLE, PLACE, LINK = 160, 200, 300

Number = Annotated[int, Field(ge=0, le=99_999)]


class Sign(Press, prefix="es"):
    """Have a place in this mode. `queue`: in the queue, if there is none; `sure`: whatever else I have at that time."""

    session: Id
    mode: str
    queue: bool = False
    sure: bool = False


class OfSeat(Press, prefix="e"):
    """Of one seat, an offer, or a place in the queue."""

    seat: Id


class Leave(OfSeat, prefix="el"):
    """Give it up; asked once more before."""

    sure: bool = False


class Accept(OfSeat, prefix="ea"):
    """Take the offered seat. `sure`: whatever else I have at that time."""

    sure: bool = False


class Decline(OfSeat, prefix="ed"):
    """Let the offered seat go to the next."""


class Coming(OfSeat, prefix="ec"):
    """«Приду»."""


class Keep(Press, prefix="ek"):
    """The session as a file for the calendar."""

    session: Id


class Wish(Press, prefix="ew"):
    """Tell me when sessions of this area appear, or of all that I should improve; or do not."""

    area: str
    tell: bool


def when(session: Session, person: Person, t: T) -> Html:
    return span(t, session.starts_at, session.ends_at, session.zone, person.zone)


def soon(session: Session, person: Person, t: T, now: int) -> Html:
    """«Завтра в 18:00 (Красноярск: 22:00)», by the reader's clock first."""
    ahead = days_ahead(session.starts_at, person.zone, now)
    at = clock(session.starts_at, person.zone)
    if ahead in (0, 1):
        said = t("session-tomorrow", at=at) if ahead else t("session-today", at=at)
    else:
        said = Html(t.moment(session.starts_at, person.zone))
    if same_clock(session.starts_at, session.zone, person.zone):
        return said
    city, there = city_name(session.zone, t.locale), clock(session.starts_at, session.zone)
    return t("session-there", when=said, city=city, at=there)


def where(session: Session, t: T) -> Html:
    """Whose it is; of an event with its kind."""
    return kind_line(session, t) if session.event else place_name(session, t)


def map_link(session: Session) -> str:
    named = ", ".join(filter(None, (session.municipality_name, session.place)))
    return f"https://yandex.ru/maps/?text={quote(named)}"


def entry(
    number: int, session: Session, held: Iterable[Seat], reasons: Iterable[Deficit], person: Person, t: T
) -> Html:
    """A line of the list, with the reason why it is there if there is one."""
    reason = next((one for one in reasons if one.area == session.area), None)
    own = [own_line(session, seat, person, t) for seat in held]
    return lines(
        [
            t("session-entry", number=str(number), title=cut(session.title, TITLE)),
            t("session-entry-line", line=when(session, person, t)),
            t("session-entry-line", line=Html(f"{where(session, t)} · {_free(session, t)}")),
            t("session-entry-line", line=t("session-why", why=why(reason, t))) if reason else None,
            *(t("session-entry-line", line=line) for line in own),
            "",
        ]
    )


def _free(session: Session, t: T) -> Html:
    free = [t(f"session-free-{mode}", free=session.free(mode)) for mode in _modes(session) if session.free(mode)]
    if free:
        return t("session-free", places=Html(", ".join(free)))
    queue = session.room_queue + session.remote_queue
    return t("session-none-free-queue", queue=str(queue)) if queue else t("session-none-free")


def _modes(session: Session) -> list[str]:
    return [mode for mode in MODES if _places(session, mode)]


def _places(session: Session, mode: str) -> int:
    return session.room if mode == "room" else session.remote


def own_line(session: Session, seat: Seat, person: Person, t: T) -> Html:
    """«✓ Место за вами, очно», «Вы в очереди, очно, номер 4», «Место ждёт вашего ответа до …»."""
    mode = t(f"session-mode-{seat.mode}")
    if seat.state == "seated":
        return t("seat-own-coming", mode=mode) if seat.plan == "coming" else t("seat-own", mode=mode)
    if seat.state == "queued" and session.waits_for_word(seat.queued_at):
        return t("seat-own-applied", mode=mode)
    if seat.state == "queued":
        return t("seat-own-queued", mode=mode, number=str(seat.place_in_queue or 1))
    return t("seat-own-offered", mode=mode, until=t.moment(seat.offer_until or 0, person.zone))


def card_text(
    session: Session, held: list[Seat], mark: str | None, reasons: Iterable[Deficit], about: Sequence[Html],
    person: Person, t: T, now: int,
) -> Html:  # fmt: skip
    """`about`: what else there is to say of an event."""
    reason = next((one for one in reasons if one.area == session.area), None)
    ahead = session.state == "planned" and now < session.starts_at
    held = held if now < session.ends_at else []
    remote = any(seat.mode == "remote" and seat.state == "seated" for seat in held)
    return lines(
        [
            t("session-title", title=cut(session.title, TITLE)),
            _module(session, t),
            where(session, t),
            "",
            when(session, person, t),
            t("events-place", place=cut(session.place, PLACE)) if session.event and session.place else None,
            *([_taken(session, mode, t) for mode in _modes(session)] if ahead else []),
            t("events-by-word") if session.by_word and ahead else None,
            *_late(session, held, t, now),
            *_state(session, person, t, now),
            t("session-link", link=cut(session.link, LINK)) if remote and session.link else None,
            *(["", *(own_line(session, seat, person, t) for seat in held)] if held else []),
            *(["", _marked(session, mark, t, now)] if mark else []),
            *(["", t("session-why", why=why(reason, t))] if reason and ahead and not held else []),
            *(["", *about] if about else []),
        ]
    )


def _module(session: Session, t: T) -> Html | None:
    if session.event:
        return None
    return t(
        "session-module", site=cut(session.site_title, TITLE), number=str(session.module_number),
        of=str(session.modules_of),
    )  # fmt: skip


def _marked(session: Session, mark: str, t: T, now: int) -> Html:
    if mark in CREDITED and now < session.ends_at:
        return t("session-marked", of=of(session))
    return t(f"session-mark-{mark}", hours=session.hours, of=of(session))


def _taken(session: Session, mode: str, t: T) -> Html:
    free, of = session.free(mode), _places(session, mode)
    if free:
        return t(f"session-places-{mode}", free=free, of=of)
    if session.by_word:
        return t(f"events-full-{mode}", of=str(of))
    queue = session.room_queue if mode == "room" else session.remote_queue
    return t(f"session-full-{mode}", queue=str(queue) if queue else t("session-queue-empty"))


def _late(session: Session, held: list[Seat], t: T, now: int) -> list[Html]:
    """All places are taken and no freed one is offered any more."""
    full = not any(session.free(mode) for mode in _modes(session))
    seated = any(seat.state == "seated" for seat in held)
    return [t("seat-full-late")] if full and not seated and session.is_open(now) and too_late(session, now) else []


def too_late(session: Session, now: int) -> bool:
    """Who waits now waits in vain, unless it is for the organiser's word."""
    return not (may_offer(now, session.starts_at) or session.by_word or session.hears_late(now))


def _state(session: Session, person: Person, t: T, now: int) -> list[Html]:
    """Why nobody can sign up now, if so."""
    if session.state == "cancelled":
        return [Html(""), t("session-cancelled", reason=cut(session.reason, PLACE), of=of(session))]
    if now >= session.ends_at:
        return [t("session-over", of=of(session))]
    if now >= session.starts_at:
        return [t("session-under-way", of=of(session))]
    if now < session.opens_at:
        return [t("session-opens", when=t.moment(session.opens_at, person.zone))]
    if now >= session.closes_at:
        return [t("seat-late") if session.hears_late(now) else t("session-closed")]
    return []


def card_buttons(session: Session, held: list[Seat], mark: str | None, t: T, now: int) -> list[list[Button]]:
    """What can be done now: answer an offer, check in, sign up or change the mode, leave, find the way."""
    by_mode = {seat.mode: seat for seat in held}
    seated = any(seat.state == "seated" for seat in held)
    under_way = checks_in(now, session.starts_at, session.ends_at) and session.state == "planned"
    rows = [_answer_offer(seat, t) for seat in held if seat.state == "offered"]
    if seated and under_way and mark is None:
        rows.append([Button(t("session-check-in"), Go(room="check_in", id=str(session.id)))])
    if session.is_open(now) or session.hears_late(now):
        rows.append([button for mode in _modes(session) for button in _take(session, mode, by_mode, t, now)])
    useful = []
    if seated and session.state == "planned" and now < session.ends_at:
        useful.append(Button(t("session-keep"), Keep(session=session.id)))
    if session.room and (session.place or session.way) and now < session.ends_at:
        useful.append(Button(t("session-way"), Go(room="way", id=str(session.id))))
    may_leave = mark is None and now < session.ends_at
    leaving = [_leave(session, seat, t) for seat in held if seat.state != "offered"] if may_leave else []
    return [*rows, useful, leaving, _say(session, mark, t, now)]


def _say(session: Session, mark: str | None, t: T, now: int) -> list[Button]:
    """Who was at an event says what it was good for."""
    asked = session.event and mark in CREDITED and session.state == "planned" and now >= session.ends_at
    return [Button(t("feedback-open"), Go(room="feedback", id=str(session.id)))] if asked else []


def _answer_offer(seat: Seat, t: T) -> list[Button]:
    return [Button(t("seat-accept"), Accept(seat=seat.id)), Button(t("seat-decline"), Decline(seat=seat.id))]


def offer_buttons(seat: Seat, t: T) -> list[list[Button]]:
    return [_answer_offer(seat, t), [Button(t("session-more"), Go(room="session", id=str(seat.session)))]]


def _take(session: Session, mode: str, held: dict[str, Seat], t: T, now: int) -> list[Button]:
    own = held.get(mode)
    late = not session.is_open(now)
    free = 0 if session.by_word or late else session.free(mode)
    if own is not None and (own.state != "queued" or not free):
        return []
    other = held.get("remote" if mode == "room" else "room")
    if free:
        changes = other is not None and other.state == "seated"
        words = t(f"seat-change-{mode}") if changes else t(f"seat-take-{mode}")
        return [Button(words, Sign(session=session.id, mode=mode))]
    # A seat in the room is not given up for a place in the other queue.
    if too_late(session, now) or (mode == "remote" and other is not None and other.state == "seated"):
        return []
    words = t(f"seat-apply-{mode}") if session.by_word or late else t(f"seat-queue-{mode}")
    return [Button(words, Sign(session=session.id, mode=mode, queue=True))]


def _leave(session: Session, seat: Seat, t: T) -> Button:
    waiting = t("seat-withdraw") if session.waits_for_word(seat.queued_at) else t("seat-unqueue")
    return Button(t("seat-leave") if seat.state == "seated" else waiting, Leave(seat=seat.id))


async def seen(tx: Tx, number: int | None, person: Person) -> Session | None:
    """None where there is none, and for an event that is not for this person."""
    session = await sessions.session(tx, number) if number else None
    return session if session and await may_see(tx, person, session) else None


async def card(
    tx: Tx, number: int, person: Person, t: T, now: int, *, said: Html | None = None, toast: Html | None = None,
    back: Button | None = None,
) -> Screen | Open:  # fmt: skip
    """The session as it is now, under what is `said` of the press before it."""
    session = await seen(tx, number, person)
    if session is None:
        return Open("sessions", toast=t("session-gone"))
    held = await seats.live(tx, number, person.id)
    mark = await marks.mark_of(tx, number, person.id)
    reasons = await diagnosis.deficits(tx, person.id)
    text = card_text(session, held, mark, reasons, await more(tx, session, t), person, t, now)
    listed = "events" if session.event else "sessions"
    back = back or Button(t("back"), Go(room="my_sessions" if held or mark else listed))
    return Screen(
        lines([said, "", text]) if said else text,
        [
            *card_buttons(session, held, mark, t, now),
            await _organising(tx, session, person, t),
            [back, Button(t("menu"), Go(room="menu"))],
        ],
        toast=toast,
    )


async def _organising(tx: Tx, session: Session, person: Person, t: T) -> list[Button]:
    """Who answers for an event finds its other card here."""
    if session.event is None:
        return []
    try:
        await session_of(tx, person, session.id)
    except NotAllowed:
        return []
    return [Button(t("events-organise"), Go(room="event", id=str(session.event)))]
