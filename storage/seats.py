"""Seats at sessions as they are: whose, in which mode and state, the place in the queue; and what is a person's own.

Capacity is counted, never stored. enrolment.py changes seats, promotions.py offers the freed ones.
"""

from dataclasses import dataclass, field

from rules.attendance import CREDITED
from storage import sessions
from storage.db import Row, Tx
from storage.sessions import Session


@dataclass(frozen=True, slots=True)
class Seat:
    """`mode`: room or remote. `state`: seated, queued, offered; left, declined, lapsed, passed (a remote one given up
    for the room), cancelled (with the session, or by the host with a `reason`).

    `number` is the person's on the host's list, given once a session; `place_in_queue` counts from 1; `queued_at`
    (when they first asked) and `offer_until` are UTC seconds; `plan`: coming.
    """

    id: int
    session: int
    person: int
    mode: str
    state: str
    number: int | None
    place_in_queue: int | None
    queued_at: int
    offer_until: int | None
    plan: str | None
    reason: str


# A session, the seat at it, the mark.
Place = tuple[Session, Seat, str | None]


@dataclass(frozen=True, slots=True)
class Mine:
    """A person's sessions. `missed`: absent or excused; `unmarked`: over, and nobody has marked them yet. Those over go
    newest first, the others by their start."""

    coming: list[Place] = field(default_factory=list)
    waiting: list[Place] = field(default_factory=list)
    offered: list[Place] = field(default_factory=list)
    attended: list[Place] = field(default_factory=list)
    missed: list[Place] = field(default_factory=list)
    unmarked: list[Place] = field(default_factory=list)


_SEATS = """
    SELECT x.id, x.session, x.person, x.mode, x.state, x.number, x.queued_at, x.offer_until, x.plan, x.reason,
           CASE WHEN x.state = 'queued' THEN (
               SELECT count(*) FROM seats q WHERE q.session = x.session AND q.mode = x.mode AND q.state = 'queued'
               AND (q.queued_at < x.queued_at OR q.queued_at = x.queued_at AND q.id <= x.id)
           ) END AS place_in_queue
    FROM seats x
"""
HELD = "x.state IN ('seated', 'queued', 'offered')"  # in SQL, of a seat x


async def seat(tx: Tx, number: int) -> Seat | None:
    row = await tx.one(f"{_SEATS} WHERE x.id = $1", number)
    return None if row is None else _seat(row)


async def live(tx: Tx, session: int, person: int) -> list[Seat]:
    """What the person holds there: a seat, an offer, places in the queues; the room first."""
    rows = await tx.all(
        f"{_SEATS} WHERE x.session = $1 AND x.person = $2 AND {HELD} ORDER BY x.mode DESC", session, person
    )
    return [_seat(row) for row in rows]


async def ever(tx: Tx, session: int, person: int) -> bool:
    """Whether the person is or was on its list."""
    sql = "SELECT 1 FROM seats WHERE session = $1 AND person = $2 LIMIT 1"
    return bool(await tx.value(sql, session, person))


async def mine(tx: Tx, person: int, *, now: int) -> Mine:
    """Where the person is seated, waits or has an offer, and where they were; nothing of what was cancelled or left."""
    rows = await tx.all(
        f"""
        SELECT y.*, a.mark FROM ({_SEATS} WHERE x.person = $1 AND {HELD}) AS y
        LEFT JOIN attendance a ON a.session = y.session AND a.person = $1
        """,
        person,
    )
    there = await sessions.these(tx, sorted({row["session"] for row in rows}))
    places = [(there[row["session"]], _seat(row), row["mark"]) for row in rows]
    places.sort(key=lambda place: (place[0].starts_at, place[0].id, place[1].id))
    found = Mine()
    for session, own, mark in places:
        over = session.ends_at <= now
        if own.state != "seated":
            if not over:
                (found.waiting if own.state == "queued" else found.offered).append((session, own, mark))
        elif not over:
            found.coming.append((session, own, mark))
        else:
            past = found.unmarked if mark is None else found.attended if mark in CREDITED else found.missed
            past.insert(0, (session, own, mark))
    return found


def _seat(row: Row) -> Seat:
    return Seat(
        row["id"], row["session"], row["person"], row["mode"], row["state"], row["number"], row["place_in_queue"],
        row["queued_at"], row["offer_until"], row["plan"], row["reason"],
    )  # fmt: skip
