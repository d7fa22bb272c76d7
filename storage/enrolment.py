"""Who gets a seat at a session, who waits for one, who leaves: what people and hosts do about it.

Locks go in one order: the stream, the session, then people. Whatever frees a seat calls `promotions.promote`.
"""

from collections.abc import Mapping

from rules import seats as rules
from rules.attendance import checks_in
from storage import audit, outbox, promotions, reminders, seats, sessions, sites
from storage.db import Tx
from storage.seats import Seat
from storage.sessions import Session
from storage.sites import Stream


class Gone(LookupError):
    """There is no such session, or the seat is somebody else's."""


class NoSuchMode(ValueError):
    """The session has no places of this mode."""


class Closed(Exception):
    """Not the time for it. `why`: early, late (sign-up has closed), over, cancelled, marked."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Full(Exception):
    """There is no free place in this mode."""


class StreamFull(Exception):
    """The stream has no place for one more person."""


class OfferOver(Exception):
    """The offer has ended, or was never made."""


async def sign_up(tx: Tx, session: int, person: int, mode: str, *, by: int, now: int, want_queue: bool) -> Seat:
    """A seat, or with `want_queue` a place in the queue; what the person holds in this mode comes back as it is. Where
    the organiser says yes to each one, everybody waits in it; so does who asks for a place in the queue of an event
    that has closed its sign-up, and nothing is offered to them by itself.

    From remote to the room: seated there, the remote seat is given up, else it is held while they wait. From the room
    to remote only at once. Raises Gone, NoSuchMode, Closed, Full, StreamFull.
    """
    stream, there = await _enter(tx, session)
    held = await _held(tx, there, person)
    _require_mode(there, mode, held)
    queue = there.room_queue if mode == rules.ROOM else there.remote_queue
    waited_for = there.by_word or (queue > 0 and rules.may_offer(now, there.starts_at))
    outcome = rules.sign_up(
        mode, {own.mode: own.state for own in held.values()}, free=there.free(mode), waited_for=waited_for,
        want_queue=want_queue or there.by_word,
    )  # fmt: skip
    if outcome == "kept":
        return held[mode]
    late = want_queue and there.hears_late(now)
    if not late:
        _require_open(there, now)
        if outcome == "full":
            raise Full(session)
        await _require_place(tx, stream, person)
        if outcome == "seated":
            return await _take(tx, there, person, mode, held, by=by, now=now)
    waiting = await _wait(tx, there, person, mode, by=by, now=now)
    if late or there.by_word:
        await reminders.tell_of_applications(tx, there, now=now)
    return waiting


async def ask_at_door(tx: Tx, session: int, person: int, *, now: int) -> Seat:
    """Who came without a seat waits for the host's word, sign-up or not, and the hosts hear of it; a seat comes back.
    Raises Gone, Closed."""
    _, there = await _enter(tx, session)
    held = sorted((await _held(tx, there, person)).values(), key=lambda own: own.state != "seated")
    if held and held[0].state == "seated":
        return held[0]
    if there.state != "planned" or there.closed_marks or not checks_in(now, there.starts_at, there.ends_at):
        raise Closed("cancelled" if there.state == "cancelled" else "over")
    mode = rules.ROOM if there.room else rules.REMOTE
    own = held[0] if held else await _wait(tx, there, person, mode, by=person, now=now)
    if await tx.run("UPDATE seats SET door_at = $1 WHERE id = $2 AND door_at IS NULL", now, own.id):
        await reminders.tell_of_door(tx, there, now=now)
    return own


async def enrol(tx: Tx, session: int, person: int, mode: str, *, by: int, now: int) -> Seat:
    """The host gives a free seat, to somebody of the queue or by hand; sign-up need not be open.

    Raises Gone, NoSuchMode, Full, StreamFull, Closed for a cancelled session and one whose list is finished.
    """
    stream, there = await _enter(tx, session)
    held = await _held(tx, there, person)
    _require_mode(there, mode, held)
    own = held.get(mode)
    if own is not None and own.state == "seated":
        return own
    if there.state != "planned" or there.closed_marks:
        raise Closed("over" if there.state == "planned" else "cancelled")
    if there.free(mode) == 0 and (own is None or own.state != "offered"):
        raise Full(session)
    await _require_place(tx, stream, person)
    taken = await _take(tx, there, person, mode, held, by=by, now=now)
    if person != by:
        await outbox.put(
            tx, person=person, kind="seat-given", subject=str(taken.id), lane=outbox.REMINDERS, now=now,
            expires_at=there.ends_at, quiet=there.starts_at - now > rules.DAY,
        )  # fmt: skip
    return taken


async def accept(tx: Tx, number: int, person: int, *, now: int) -> Seat:
    """The offered seat is theirs; accepted again, it comes back. Raises Gone, OfferOver."""
    there, own = await _own(tx, number, person)
    if own.state == "seated":
        return own
    if own.state != "offered" or now >= (own.offer_until or 0):
        raise OfferOver(number)
    held = await _held(tx, there, person)
    return await _take(tx, there, person, own.mode, held, by=person, now=now)


async def decline(tx: Tx, number: int, person: int, *, now: int) -> Seat:
    """The offer goes on to the next at once; what is no offer any more stays as it is. Raises Gone."""
    there, own = await _own(tx, number, person)
    return await _leave(tx, there, own, "declined", by=person, now=now) if own.state == "offered" else own


async def give_up(tx: Tx, number: int, person: int, *, now: int) -> Seat:
    """Leave a seat, an offer or a queue. Raises Gone; Closed after the session's end, and for whoever is marked."""
    there, own = await _own(tx, number, person)
    if own.state not in rules.LIVE:
        return own
    if now >= there.ends_at:
        raise Closed("over")
    await _require_unmarked(tx, own)
    return await _leave(tx, there, own, "declined" if own.state == "offered" else "left", by=person, now=now)


async def plan_to_come(tx: Tx, number: int, person: int, *, now: int) -> Seat:
    """«Приду» is kept for the host; who has no seat plans nothing. Raises Gone."""
    _, own = await _own(tx, number, person)
    if own.state != "seated":
        return own
    await tx.run("UPDATE seats SET plan = 'coming' WHERE id = $1", own.id)
    await _record(tx, "seat.coming", own, by=person, now=now)
    return await _again(tx, own.id)


async def remove(tx: Tx, number: int, *, by: int, reason: str, now: int) -> Seat:
    """The host takes a seat or a place in the queue away, and the person is told why. Raises Gone; Closed for whoever
    is marked."""
    there, own = await _locked(tx, number)
    if own.state not in rules.LIVE:
        return own
    await _require_unmarked(tx, own)
    await tx.run("UPDATE seats SET reason = $1 WHERE id = $2", reason, own.id)
    removed = await _leave(tx, there, own, "cancelled", by=by, now=now)
    quiet = there.starts_at - now > rules.DAY
    await outbox.put(tx, person=own.person, kind="seat-removed", subject=str(own.id), quiet=quiet, now=now)
    return removed


async def let_go_all(tx: Tx, person: int, *, now: int) -> None:
    """The person is about to be erased or made nameless: what they hold in sessions not yet over goes to others."""
    rows = await tx.all(
        f"SELECT x.id FROM seats x JOIN sessions s ON s.id = x.session WHERE x.person = $1 AND {seats.HELD}"
        " AND s.state = 'planned' AND s.ends_at > $2 ORDER BY x.session, x.id",
        person, now,
    )  # fmt: skip
    for row in rows:
        there, own = await _locked(tx, row["id"])
        if own.state in rules.LIVE:
            await _leave(tx, there, own, "left", by=person, now=now)


async def _enter(tx: Tx, session: int) -> tuple[Stream | None, Session]:
    """Both are locked: the stream's people and the session's free seats are counted and stay so. An event has none."""
    number = await tx.value("SELECT stream FROM sessions WHERE id = $1", session)
    stream = None if number is None else await sites.lock_stream(tx, number)
    there = await sessions.lock(tx, session)
    if there is None:
        raise Gone(session)
    return stream, there


async def _locked(tx: Tx, number: int) -> tuple[Session, Seat]:
    """The seat as it is under its session's lock, which all seats of the session change under."""
    session = await tx.value("SELECT session FROM seats WHERE id = $1", number)
    there = None if session is None else await sessions.lock(tx, session)
    own = await seats.seat(tx, number)
    if there is None or own is None:
        raise Gone(number)
    return there, own


async def _own(tx: Tx, number: int, person: int) -> tuple[Session, Seat]:
    there, own = await _locked(tx, number)
    if own.person != person:
        raise Gone(number)
    return there, own


async def _held(tx: Tx, there: Session, person: int) -> dict[str, Seat]:
    return {own.mode: own for own in await seats.live(tx, there.id, person)}


def _require_mode(there: Session, mode: str, held: Mapping[str, Seat]) -> None:
    places = {rules.ROOM: there.room, rules.REMOTE: there.remote}
    if mode not in held and not places.get(mode):
        raise NoSuchMode(mode)


def _require_open(there: Session, now: int) -> None:
    if there.state != "planned":
        raise Closed("cancelled")
    if not there.is_open(now):
        raise Closed("early" if now < there.opens_at else "over" if now >= there.ends_at else "late")


async def _require_unmarked(tx: Tx, own: Seat) -> None:
    """Hours without a seat would be on nobody's list."""
    mark = "SELECT 1 FROM attendance WHERE session = $1 AND person = $2"
    if own.state == "seated" and await tx.value(mark, own.session, own.person):
        raise Closed("marked")


async def _require_place(tx: Tx, stream: Stream | None, person: int) -> None:
    if stream is None or stream.capacity is None or stream.people < stream.capacity:
        return
    within = await tx.value(
        "SELECT 1 FROM seats x JOIN sessions s ON s.id = x.session WHERE s.stream = $1 AND x.person = $2"
        f" AND {seats.HELD} LIMIT 1",
        stream.id, person,
    )  # fmt: skip
    if not within:
        raise StreamFull(stream.id)


async def _take(
    tx: Tx, there: Session, person: int, mode: str, held: Mapping[str, Seat], *, by: int, now: int
) -> Seat:  # fmt: skip
    """Seated; reminders are written, what is held no longer in the other mode goes to the next."""
    number = await _number(tx, there.id, person)
    own = held.get(mode)
    made = await _insert(tx, there, person, mode, by=by, now=now) if own is None else own.id
    await outbox.void(tx, kind="seat-offer", subject=str(made), now=now)
    await tx.run(
        "UPDATE seats SET state = 'seated', number = $1, offer_until = NULL, changed_at = $2 WHERE id = $3",
        number, now, made,
    )  # fmt: skip
    taken = await _again(tx, made)
    await _record(tx, "seat.taken", taken, by=by, now=now)
    await reminders.remind(tx, there, person, now=now)
    other = next((one for one in held.values() if one.mode != mode), None)
    becomes = other and rules.gives_up(mode, other.state)
    if other and becomes:
        await promotions.end(tx, other.id, becomes, by=by, now=now)
        await promotions.promote(tx, there.id, now=now)
    return taken


async def _number(tx: Tx, session: int, person: int) -> int:
    """On the host's list: the person's own from an earlier seat, else the next that nobody ever had."""
    earlier: int | None = await tx.value(
        "SELECT number FROM seats WHERE session = $1 AND person = $2 AND number IS NOT NULL LIMIT 1", session, person
    )
    if earlier is not None:
        return earlier
    given: int = await tx.value("UPDATE sessions SET numbered = numbered + 1 WHERE id = $1 RETURNING numbered", session)
    return given


async def _wait(tx: Tx, there: Session, person: int, mode: str, *, by: int, now: int) -> Seat:
    waiting = await _again(tx, await _insert(tx, there, person, mode, by=by, now=now))
    await _record(tx, "seat.queued", waiting, by=by, now=now)
    return waiting


async def _insert(tx: Tx, there: Session, person: int, mode: str, *, by: int, now: int) -> int:
    """Everybody begins as one who waits."""
    made: int = await tx.value(
        "INSERT INTO seats (session, person, mode, state, queued_at, made_by, created_at, changed_at)"
        " VALUES ($1, $2, $3, 'queued', $4, $5, $4, $4) RETURNING id",
        there.id, person, mode, now, by,
    )  # fmt: skip
    return made


async def _leave(tx: Tx, there: Session, own: Seat, state: str, *, by: int, now: int) -> Seat:
    """The seat ends and goes to the next."""
    await promotions.end(tx, own.id, state, by=by, now=now)
    if own.state == "seated":
        await reminders.forget(tx, there, own.person, now=now)
    await promotions.promote(tx, there.id, now=now)
    return await _again(tx, own.id)


async def _record(tx: Tx, action: str, own: Seat, *, by: int | None, now: int) -> None:
    details: dict[str, str | int] = {"seat": own.id, "session": own.session, "mode": own.mode}
    await audit.record(tx, now=now, actor=by, action=action, about=own.person, details=details)


async def _again(tx: Tx, number: int) -> Seat:
    there = await seats.seat(tx, number)
    if there is None:
        raise Gone(number)
    return there
