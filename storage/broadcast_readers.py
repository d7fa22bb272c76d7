"""The readers' side of broadcasts: what is said to somebody, what they answer, and who they are for the report."""

from dataclasses import dataclass
from typing import Any

from rules.outcomes import reason
from storage import audiences, broadcasts, tallies
from storage.broadcasts import ANSWERS, ROWS, Broadcast, NoBroadcast
from storage.db import Tx
from storage.mentors import NAME
from storage.tallies import ANSWERED, SAID, Tally

_GOT = "o.which = '' AND o.state IN ('sending', 'sent', 'unknown')"  # in SQL, of a row o of the outbox


class Withdrawn(Exception):
    """It was taken back; nobody answers it any more."""


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One line of the report: state and reason of the row, the answer, when it ended (UTC seconds)."""

    person: int
    name: str | None
    state: str
    reason: str
    answer: str | None
    ended_at: int | None


async def to_say(tx: Tx, number: int, person: int, *, now: int) -> Broadcast | None:
    """What is said to this person now; None when it was taken back, when they agree to notices no more, when what it
    calls to takes nobody any more, and when they have filled in the poll already."""
    row = await tx.one(
        f"{ROWS} WHERE b.id = $1 AND b.withdrawn_at IS NULL AND b.state <> 'cancelled'"
        " AND EXISTS (SELECT 1 FROM consents"
        "  WHERE person = $2 AND purpose = 'notices' AND withdrawn_at IS NULL)"
        " AND NOT EXISTS (SELECT 1 FROM poll_forms f"
        "  WHERE f.poll = b.poll AND f.person = $2 AND f.done_at IS NOT NULL)",
        number, person,
    )  # fmt: skip
    found = broadcasts.read(row) if row else None
    return found if found and await broadcasts.takes_people(tx, found, now=now) else None


async def to_correct(tx: Tx, number: int, which: str, person: int) -> tuple[Broadcast, str] | None:
    """The broadcast as it reads now and the number of the message that says it to this person; None when it was not
    said, or a later correction stands behind."""
    found = await broadcasts.one(tx, number)
    if found is None or which != f"{found.version}":
        return None
    message = await tx.value(
        "SELECT message FROM outbox WHERE kind = $1 AND subject = $2 AND person = $3 AND which = '' AND state = 'sent'",
        SAID, f"{number}", person,
    )  # fmt: skip
    return (found, message) if message else None


async def called(tx: Tx, event: int, person: int) -> bool:
    """Whether a message that calls to this event was said to the person."""
    said = await tx.value(
        "SELECT 1 FROM broadcasts b JOIN outbox o ON o.kind = $1 AND o.subject = CAST(b.id AS TEXT) AND o.person = $2"
        f" WHERE b.event = $3 AND {_GOT} LIMIT 1",
        SAID, person, event,
    )  # fmt: skip
    return bool(said)


async def heard(tx: Tx, number: int, person: int) -> Broadcast:
    """One that was said to this person. Raises NoBroadcast, Withdrawn."""
    found = await broadcasts.one(tx, number)
    got = f"SELECT 1 FROM outbox o WHERE o.kind = $1 AND o.subject = $2 AND o.person = $3 AND {_GOT}"
    if found is None or not await tx.value(got, SAID, f"{number}", person):
        raise NoBroadcast(number)
    if found.withdrawn_at is not None:
        raise Withdrawn(number)
    return found


async def answer(tx: Tx, number: int, person: int, said: str, *, now: int) -> Broadcast:
    """The last answer counts. Raises NoBroadcast, Withdrawn, ValueError."""
    found = await heard(tx, number, person)
    if said not in ANSWERS[found.answers]:
        raise ValueError(said)
    before = await answered(tx, number, person)
    if before != said:
        await tx.run(
            "INSERT INTO broadcast_answers (broadcast, person, answer, at) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT (broadcast, person) DO UPDATE SET answer = excluded.answer, at = excluded.at",
            number, person, said, now,
        )  # fmt: skip
        counted: Tally = Tally({(number, ANSWERED, said): 1})
        if before is not None:
            counted[number, ANSWERED, before] -= 1
        await tallies.add(tx, counted)
    return found


async def answered(tx: Tx, number: int, person: int) -> str | None:
    said: str | None = await tx.value(
        "SELECT answer FROM broadcast_answers WHERE broadcast = $1 AND person = $2", number, person
    )
    return said


async def answered_event(tx: Tx, event: int) -> dict[str, int]:
    """How many answered what to the messages that call to it: each person once, their last answer."""
    rows = await tx.all(
        "SELECT a.answer, count(*) AS number FROM broadcasts b JOIN broadcast_answers a ON a.broadcast = b.id"
        " WHERE b.event = $1 AND NOT EXISTS (SELECT 1 FROM broadcasts l JOIN broadcast_answers x ON x.broadcast = l.id"
        "  WHERE l.event = $1 AND x.person = a.person AND (x.at > a.at OR x.at = a.at AND l.id > b.id))"
        " GROUP BY a.answer",
        event,
    )
    return {row["answer"]: row["number"] for row in rows}


async def answered_poll(tx: Tx, poll: int, person: int, *, now: int) -> None:
    """Whoever has come to its end has answered every message that called them to it."""
    rows = await tx.all(
        "SELECT b.id FROM broadcasts b"
        " JOIN outbox o ON o.kind = $1 AND o.subject = CAST(b.id AS TEXT) AND o.person = $2"
        f" WHERE b.poll = $3 AND b.withdrawn_at IS NULL AND {_GOT} ORDER BY b.id",
        SAID, person, poll,
    )  # fmt: skip
    for row in rows:
        await answer(tx, row["id"], person, "done", now=now)


async def readers(tx: Tx, number: int, kind: str, place: str, *, after: int, limit: int) -> list[ReaderRow]:
    """Whom it was laid for, by ascending number of people from behind `after`; named are those who belong to the place
    (kind, id) today."""
    given: list[Any] = [SAID, f"{number}", number, after, limit]
    rows = await tx.all(
        f"SELECT o.person, o.state, o.error, o.ended_at, b.answer,"
        f" CASE WHEN {audiences.belongs(given, kind, place)} THEN {NAME.format('p')} END AS name"
        " FROM outbox o JOIN people p ON p.id = o.person"
        " LEFT JOIN broadcast_answers b ON b.broadcast = $3 AND b.person = o.person"
        " WHERE o.kind = $1 AND o.subject = $2 AND o.which = '' AND o.person > $4 ORDER BY o.person LIMIT $5",
        *given,
    )
    return [
        ReaderRow(
            row["person"], row["name"], row["state"], reason(row["state"], row["error"]), row["answer"], row["ended_at"]
        )
        for row in rows
    ]
