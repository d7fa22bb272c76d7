"""Broadcasts: a draft, its launch, and what its author may still do with what is under way or said.

The rows in the outbox are laid, voided and corrected by `storage.laying`, outside of turns. The broadcast's row is
locked first, its tallies are changed last. Who may do it the caller has asked already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rules.audience import Audience
from rules.outcomes import reason
from storage import audiences, audit, tallies
from storage.audiences import Count
from storage.db import Row, Tx
from storage.mentors import NAME
from storage.outbox import BROADCASTS
from storage.tallies import ANSWERED, SAID, Tally

ANSWERS = {"none": (), "read": ("read",), "coming": ("room", "remote", "no")}
AT_ONCE = 2000  # unconfirmed ones sent again by one press
_ALIVE = ("running", "paused", "done")


class NoBroadcast(LookupError):
    """There is none of this number, or nothing of it was ever said to this person."""


class NotNow(Exception):
    """Its state is another one meanwhile: `state`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class Empty(Exception):
    """Nothing to say (`why` is words), or nobody who would get it (people)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Withdrawn(Exception):
    """It was taken back; nobody answers it any more."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`attached`: (kind, file id at the messenger). `laid`: every row stands in the outbox. Times are UTC seconds,
    `on_day` and `at_time` («10:00») are of each reader's own clock."""

    id: int
    author: int | None
    scope_kind: str
    scope: str
    audience: Audience
    text: str
    attached: tuple[str, str] | None
    answers: str
    after: int | None
    on_day: str | None
    at_time: str | None
    state: str
    laid: bool
    version: int
    created_at: int
    launched_at: int | None
    ended_at: int | None
    withdrawn_at: int | None

    @property
    def lane(self) -> int:
        return BROADCASTS + self.id


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One line of the report: state and reason of the row, the answer, when it ended (UTC seconds)."""

    person: int
    name: str | None
    state: str
    reason: str
    answer: str | None
    ended_at: int | None


def slot(number: int) -> str:
    """The message in which somebody watches it go."""
    return f"broadcast-{number}"


async def one(tx: Tx, number: int) -> Broadcast | None:
    row = await tx.one("SELECT * FROM broadcasts WHERE id = $1", number)
    return _broadcast(row) if row else None


async def to_say(tx: Tx, number: int, person: int) -> Broadcast | None:
    """What is said to this person now; None when it was taken back or they agree to notices no more."""
    row = await tx.one(
        "SELECT b.* FROM broadcasts b WHERE b.id = $1 AND b.withdrawn_at IS NULL AND b.state <> 'cancelled'"
        " AND EXISTS (SELECT 1 FROM consents"
        "  WHERE person = $2 AND purpose = 'notices' AND withdrawn_at IS NULL)",
        number, person,
    )  # fmt: skip
    return _broadcast(row) if row else None


async def to_correct(tx: Tx, number: int, which: str, person: int) -> tuple[Broadcast, str] | None:
    """The broadcast as it reads now and the number of the message that says it to this person; None when it was not
    said, or a later correction stands behind."""
    found = await one(tx, number)
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
        " WHERE b.event = $3 AND o.which = '' AND o.state IN ('sending', 'sent', 'unknown') LIMIT 1",
        SAID, person, event,
    )  # fmt: skip
    return bool(said)


async def listing(
    tx: Tx, places: Sequence[tuple[str, str]], *, person: int, states: Sequence[str], limit: int, offset: int = 0
) -> tuple[list[Broadcast], int]:
    """Of these places, newest first, and how many there are; a draft is its author's own."""
    if not places or not states:
        return [], 0
    given: list[Any] = [person]
    here = " OR ".join(f"(scope_kind = {_hole(given, kind)} AND scope = {_hole(given, it)})" for kind, it in places)
    wanted = ", ".join(_hole(given, state) for state in states)
    where = f"FROM broadcasts WHERE ({here}) AND state IN ({wanted}) AND (state <> 'draft' OR author = $1)"
    count = await tx.value(f"SELECT count(*) {where}", *given)
    page = f"ORDER BY id DESC LIMIT {_hole(given, limit)} OFFSET {_hole(given, offset)}"
    return [_broadcast(row) for row in await tx.all(f"SELECT * {where} {page}", *given)], count


# A draft.


async def draft(tx: Tx, *, author: int, scope_kind: str, scope: str, now: int) -> int:
    """The number of a new one for the people of this place."""
    return await _insert(tx, author, (scope_kind, scope), Audience(), now)


async def write(tx: Tx, number: int, *, text: str, attached: tuple[str, str] | None = None) -> None:
    """`text`: HTML of Telegram's subset, fit for a message or a caption. Raises NoBroadcast, NotNow."""
    await _lock(tx, number, "draft")
    kind, file = attached or (None, None)
    await tx.run(
        "UPDATE broadcasts SET text = $1, attached_kind = $2, attached = $3 WHERE id = $4", text, kind, file, number
    )


async def offer(tx: Tx, number: int, answers: str) -> None:
    """Which answers stand under it, a key of ANSWERS. Raises NoBroadcast, NotNow."""
    if answers not in ANSWERS:
        raise ValueError(answers)
    await _lock(tx, number, "draft")
    await tx.run("UPDATE broadcasts SET answers = $1 WHERE id = $2", answers, number)


async def narrow(tx: Tx, number: int, audience: Audience) -> None:
    """Raises NoBroadcast, NotNow."""
    await _lock(tx, number, "draft")
    await tx.run(
        "UPDATE broadcasts SET audience = $1, after = CAST($2 AS BIGINT) WHERE id = $3",
        audience.to_json(), audience.after, number,
    )  # fmt: skip


async def schedule(tx: Tx, number: int, on_day: str | None, at_time: str | None) -> None:
    """A day and an hour of each reader's own clock, or both None: at once. Raises NoBroadcast, NotNow."""
    await _lock(tx, number, "draft")
    await tx.run("UPDATE broadcasts SET on_day = $1, at_time = $2 WHERE id = $3", on_day, at_time, number)


async def drop(tx: Tx, number: int, *, by: int, now: int) -> None:
    """A draft goes. Raises NoBroadcast, NotNow."""
    await _lock(tx, number, "draft")
    await tx.run("DELETE FROM broadcasts WHERE id = $1", number)
    await audit.record(tx, now=now, actor=by, action="broadcast.dropped", details={"broadcast": number})


async def again_to_silent(tx: Tx, number: int, *, by: int, now: int) -> int:
    """A new draft with the same words for those who got it and did not answer. Raises NoBroadcast, NotNow."""
    old = await _lock(tx, number, *_ALIVE)
    silent = replace(old.audience, after=number, answered=False)
    made = await _insert(tx, by, (old.scope_kind, old.scope), silent, now)
    await write(tx, made, text=old.text, attached=old.attached)
    await offer(tx, made, old.answers)
    return made


# What is under way.


async def launch(tx: Tx, number: int, *, by: int, now: int) -> Count:
    """It goes to those who are meant now; whoever joins later is not. Raises NoBroadcast, NotNow, Empty, TooFew."""
    found = await _lock(tx, number, "draft")
    if not found.text and not found.attached:
        raise Empty("words")
    counted = await audiences.count(tx, found.scope_kind, found.scope, found.audience, now=now)
    if not counted.will_get:
        raise Empty("people")
    await tx.run("UPDATE broadcasts SET state = 'running', launched_at = $1 WHERE id = $2", now, number)
    await _done(tx, number, "broadcast.launched", by, now)
    return counted


async def pause(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Nothing more is begun; twice changes nothing. Raises NoBroadcast, NotNow."""
    if (await _lock(tx, number, "running", "paused")).state == "running":
        await tx.run("UPDATE broadcasts SET state = 'paused' WHERE id = $1", number)
        await _done(tx, number, "broadcast.paused", by, now)


async def resume(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Raises NoBroadcast, NotNow."""
    if (await _lock(tx, number, "running", "paused")).state == "paused":
        await tx.run("UPDATE broadcasts SET state = 'running' WHERE id = $1", number)
        await _done(tx, number, "broadcast.resumed", by, now)


async def cancel(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Whoever has not got it will not. Twice changes nothing. Raises NoBroadcast, NotNow."""
    if (await _lock(tx, number, "running", "paused", "cancelled")).state != "cancelled":
        await tx.run("UPDATE broadcasts SET state = 'cancelled' WHERE id = $1", number)
        await _done(tx, number, "broadcast.cancelled", by, now)


async def correct(tx: Tx, number: int, text: str, *, by: int, now: int) -> None:
    """What was said is edited, what was not goes out with the new words. Raises NoBroadcast, NotNow."""
    found = await _lock(tx, number, *_ALIVE, "cancelled")
    if found.withdrawn_at is not None:
        raise NotNow("withdrawn")
    await tx.run("UPDATE broadcasts SET text = $1, version = version + 1, fixed_to = 0 WHERE id = $2", text, number)
    await _done(tx, number, "broadcast.corrected", by, now)


async def withdraw(tx: Tx, number: int, *, by: int, now: int) -> None:
    """It goes to nobody else, and where it was said it says so. Twice changes nothing. Raises NoBroadcast, NotNow."""
    found = await _lock(tx, number, *_ALIVE, "cancelled")
    if found.withdrawn_at is not None:
        return
    await tx.run(
        "UPDATE broadcasts SET withdrawn_at = $1, version = version + 1, fixed_to = 0,"
        " state = CASE WHEN state = 'done' THEN 'done' ELSE 'cancelled' END WHERE id = $2",
        now, number,
    )  # fmt: skip
    await _done(tx, number, "broadcast.withdrawn", by, now)


async def send_unconfirmed(tx: Tx, number: int, *, by: int, now: int) -> int:
    """Those of whom nobody knows whether they got it may get it twice now; how many, `AT_ONCE` at the most.

    Raises NoBroadcast, NotNow.
    """
    found = await _lock(tx, number, *_ALIVE)
    if found.withdrawn_at is not None:
        raise NotNow("withdrawn")
    waits = await tx.run(
        "WITH page AS (SELECT id FROM outbox WHERE state = 'unknown' AND ended_at IS NOT NULL AND lane = $2"
        "  ORDER BY ended_at, id LIMIT $3 FOR NO KEY UPDATE)"
        " UPDATE outbox SET state = 'waiting', tries = 0, due_at = $1, error = NULL, ended_at = NULL"
        " WHERE state = 'unknown' AND id IN (SELECT id FROM page)",
        now, found.lane, AT_ONCE,
    )  # fmt: skip
    if waits:
        await tx.run(
            "UPDATE broadcasts SET state = CASE WHEN state = 'paused' THEN 'paused' ELSE 'running' END, ended_at = NULL"
            " WHERE id = $1",
            number,
        )
        await tallies.add(tx, {(number, "unknown", ""): -waits})
        await _done(tx, number, "broadcast.resent", by, now)
    return waits


# Answers.


async def answer(tx: Tx, number: int, person: int, said: str, *, now: int) -> Broadcast:
    """The last answer counts. Raises NoBroadcast, Withdrawn, ValueError."""
    found = await one(tx, number)
    got = "SELECT 1 FROM outbox WHERE kind = $1 AND subject = $2 AND person = $3 AND which = ''"
    got += " AND state IN ('sending', 'sent', 'unknown')"
    if found is None or not await tx.value(got, SAID, f"{number}", person):
        raise NoBroadcast(number)
    if found.withdrawn_at is not None:
        raise Withdrawn(number)
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


async def begins_at(tx: Tx, number: int) -> int | None:
    """When the first row that waits is due."""
    sql = "SELECT due_at FROM outbox WHERE state = 'waiting' AND lane = $1 ORDER BY due_at LIMIT 1"
    at: int | None = await tx.value(sql, BROADCASTS + number)
    return at


async def _insert(tx: Tx, author: int, scope: tuple[str, str], audience: Audience, now: int) -> int:
    made: int = await tx.value(
        "INSERT INTO broadcasts (author, scope_kind, scope, audience, after, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        author, *scope, audience.to_json(), audience.after, now,
    )  # fmt: skip
    return made


async def _lock(tx: Tx, number: int, *states: str) -> Broadcast:
    """Two presses at once come one after the other."""
    row = await tx.one("SELECT * FROM broadcasts WHERE id = $1 FOR NO KEY UPDATE", number)
    if row is None:
        raise NoBroadcast(number)
    if row["state"] not in states:
        raise NotNow(row["state"])
    return _broadcast(row)


async def _done(tx: Tx, number: int, action: str, by: int, now: int) -> None:
    tx.wakes = True
    await audit.record(tx, now=now, actor=by, action=action, details={"broadcast": number})


def _hole(given: list[Any], value: object) -> str:
    given.append(value)
    return f"${len(given)}"


def _broadcast(row: Row) -> Broadcast:
    plain = (
        *("id", "author", "scope_kind", "scope", "text", "answers", "after", "on_day", "at_time", "state", "version"),
        *("created_at", "launched_at", "ended_at", "withdrawn_at"),
    )
    return Broadcast(
        audience=Audience.from_json(row["audience"]),
        attached=(row["attached_kind"], row["attached"]) if row["attached"] else None,
        laid=row["laid_at"] is not None,
        **{name: row[name] for name in plain},
    )
