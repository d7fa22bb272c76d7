"""Broadcasts: a draft, its launch, and what its author may still do with what is under way or said.

The rows in the outbox are laid, voided and corrected by `storage.laying`, outside of turns. The broadcast's row is
locked first, its tallies are changed last. Who may do it the caller has asked already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rules.audience import Audience
from storage import audiences, audit, tallies
from storage.audiences import Count
from storage.db import Row, Tx
from storage.outbox import BROADCASTS

CHOICES = ("none", "read", "coming")  # an author's; those of a call to an event and of a poll are fixed
ANSWERS = {"none": (), "read": ("read",), "coming": ("room", "remote", "no"), "poll": ("done",)}
AT_ONCE = 2000  # unconfirmed ones sent again by one press
_ALIVE = ("running", "paused", "done")
ROWS = """
    SELECT b.*, COALESCE((SELECT title FROM events e WHERE e.id = b.event), (SELECT title FROM polls q WHERE q.id = b.poll),
                         '') AS calls_to
    FROM broadcasts b
"""  # noqa: E501 - one column a line reads better


class NoBroadcast(LookupError):
    """There is none of this number, or nothing of it was ever said to this person."""


class NotNow(Exception):
    """Its state is another one meanwhile: `state`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class Empty(Exception):
    """Nothing to say (`why` is words), nobody who would get it (people), or what it calls to takes nobody any more
    (event, poll)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`attached`: (kind, file id at the messenger). `laid`: every row stands in the outbox. Times are UTC seconds,
    `on_day` and `at_time` («10:00») are of each reader's own clock. `event` or `poll`: it calls to that,
    which is called `calls_to`."""

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
    event: int | None
    poll: int | None
    calls_to: str

    @property
    def lane(self) -> int:
        return BROADCASTS + self.id


def slot(number: int) -> str:
    """The message in which somebody watches it go."""
    return f"broadcast-{number}"


async def one(tx: Tx, number: int) -> Broadcast | None:
    row = await tx.one(f"{ROWS} WHERE b.id = $1", number)
    return read(row) if row else None


async def takes_people(tx: Tx, found: Broadcast, *, now: int) -> bool:
    """Whether those it calls may still come to its event, or answer its poll; nothing else forbids to say it."""
    if found.event is not None:
        open_now = (
            "SELECT 1 FROM events e JOIN sessions s ON s.event = e.id WHERE e.id = $1 AND e.dropped_at IS NULL"
            " AND s.state = 'planned' AND s.closes_at > $2"
        )
        return bool(await tx.value(open_now, found.event, now))
    if found.poll is not None:
        open_now = "SELECT 1 FROM polls WHERE id = $1 AND state = 'open' AND (closes_at IS NULL OR closes_at > $2)"
        return bool(await tx.value(open_now, found.poll, now))
    return True


async def of_event(tx: Tx, event: int) -> list[Broadcast]:
    """Those that went out to call to it, newest first."""
    sql = f"{ROWS} WHERE b.event = $1 AND b.launched_at IS NOT NULL ORDER BY b.id DESC"
    return [read(row) for row in await tx.all(sql, event)]


async def of_poll(tx: Tx, poll: int) -> list[Broadcast]:
    """Those that went out to call to it, newest first."""
    sql = f"{ROWS} WHERE b.poll = $1 AND b.launched_at IS NOT NULL ORDER BY b.id DESC"
    return [read(row) for row in await tx.all(sql, poll)]


async def listing(
    tx: Tx, places: Sequence[tuple[str, str]], *, person: int, states: Sequence[str], limit: int, offset: int = 0
) -> tuple[list[Broadcast], int]:
    """Of these places, newest first, and how many there are; a draft is its author's own."""
    if not places or not states:
        return [], 0
    given: list[Any] = [person]
    here = " OR ".join(f"(scope_kind = {_hole(given, kind)} AND scope = {_hole(given, it)})" for kind, it in places)
    wanted = ", ".join(_hole(given, state) for state in states)
    where = f"({here}) AND state IN ({wanted}) AND (state <> 'draft' OR author = $1)"
    count = await tx.value(f"SELECT count(*) FROM broadcasts WHERE {where}", *given)
    page = f"ORDER BY id DESC LIMIT {_hole(given, limit)} OFFSET {_hole(given, offset)}"
    return [read(row) for row in await tx.all(f"{ROWS} WHERE {where} {page}", *given)], count


# A draft.


async def draft(tx: Tx, *, author: int, scope_kind: str, scope: str, now: int) -> int:
    """The number of a new one for the people of this place."""
    return await _insert(tx, author, (scope_kind, scope), Audience(), now)


async def call(
    tx: Tx, *, author: int, scope_kind: str, scope: str, text: str, audience: Audience, event: int | None = None,
    poll: int | None = None, now: int,
) -> int:  # fmt: skip
    """A draft that calls the people of this place to an event or a poll. The author's own one that was begun already
    comes back with its words, for this `audience` if that is not everybody."""
    begun: int | None = await tx.value(
        "SELECT id FROM broadcasts WHERE state = 'draft' AND author = $1 AND after IS NULL"
        " AND (event = CAST($2 AS BIGINT) OR poll = CAST($3 AS BIGINT)) ORDER BY id DESC LIMIT 1",
        author, event, poll,
    )  # fmt: skip
    if begun is not None:
        if audience != Audience():
            await narrow(tx, begun, audience)
        return begun
    made = await _insert(tx, author, (scope_kind, scope), audience, now)
    await _calls(tx, made, event, poll)
    await write(tx, made, text=text)
    return made


async def _calls(tx: Tx, number: int, event: int | None, poll: int | None) -> None:
    await tx.run(
        "UPDATE broadcasts SET event = CAST($1 AS BIGINT), poll = CAST($2 AS BIGINT), answers = $3 WHERE id = $4",
        event, poll, "coming" if event else "poll", number,
    )  # fmt: skip


async def write(tx: Tx, number: int, *, text: str, attached: tuple[str, str] | None = None) -> None:
    """`text`: HTML of Telegram's subset, fit for a message or a caption. Raises NoBroadcast, NotNow."""
    await _lock(tx, number, "draft")
    kind, file = attached or (None, None)
    await tx.run(
        "UPDATE broadcasts SET text = $1, attached_kind = $2, attached = $3 WHERE id = $4", text, kind, file, number
    )


async def offer(tx: Tx, number: int, answers: str) -> None:
    """Which answers stand under it, one of CHOICES; a call has its own. Raises NoBroadcast, NotNow."""
    found = await _lock(tx, number, "draft")
    if answers not in CHOICES or found.event or found.poll:
        raise ValueError(answers)
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
    """A new draft with the same words for those who got it and did not answer, nor have a place at the event it calls
    to. Raises NoBroadcast, NotNow."""
    old = await _lock(tx, number, *_ALIVE)
    silent = replace(old.audience, after=number, answered=False, unheard=old.event)
    made = await _insert(tx, by, (old.scope_kind, old.scope), silent, now)
    await write(tx, made, text=old.text, attached=old.attached)
    await (_calls(tx, made, old.event, old.poll) if old.event or old.poll else offer(tx, made, old.answers))
    return made


# What is under way.


async def launch(tx: Tx, number: int, *, by: int, now: int) -> Count:
    """It goes to those who are meant now; whoever joins later is not. Raises NoBroadcast, NotNow, Empty, TooFew."""
    found = await _lock(tx, number, "draft")
    if not found.text and not found.attached:
        raise Empty("words")
    if not await takes_people(tx, found, now=now):
        raise Empty("event" if found.event else "poll")
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


async def cancel(tx: Tx, number: int, *, by: int | None, now: int) -> None:
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


async def refresh(
    tx: Tx, *, event: int | None = None, poll: int | None = None, over: bool = False, by: int | None, now: int
) -> None:
    """Messages that call to this event or poll show it as it is now. `over`: nobody else is called to it."""
    rows = await tx.all(
        "SELECT id, state FROM broadcasts WHERE (event = CAST($1 AS BIGINT) OR poll = CAST($2 AS BIGINT))"
        " AND launched_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY id FOR NO KEY UPDATE",
        event, poll,
    )  # fmt: skip
    for row in rows:
        tx.wakes = True
        await tx.run("UPDATE broadcasts SET version = version + 1, fixed_to = 0 WHERE id = $1", row["id"])
        if over and row["state"] in ("running", "paused"):
            await cancel(tx, row["id"], by=by, now=now)


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
    row = await tx.one(f"{ROWS} WHERE b.id = $1 FOR NO KEY UPDATE", number)
    if row is None:
        raise NoBroadcast(number)
    if row["state"] not in states:
        raise NotNow(row["state"])
    return read(row)


async def _done(tx: Tx, number: int, action: str, by: int | None, now: int) -> None:
    tx.wakes = True
    await audit.record(tx, now=now, actor=by, action=action, details={"broadcast": number})


def _hole(given: list[Any], value: object) -> str:
    given.append(value)
    return f"${len(given)}"


def read(row: Row) -> Broadcast:
    plain = (
        *("id", "author", "scope_kind", "scope", "text", "answers", "after", "on_day", "at_time", "state", "version"),
        *("created_at", "launched_at", "ended_at", "withdrawn_at", "event", "poll", "calls_to"),
    )
    return Broadcast(
        audience=Audience.from_json(row["audience"]),
        attached=(row["attached_kind"], row["attached"]) if row["attached"] else None,
        laid=row["laid_at"] is not None,
        **{name: row[name] for name in plain},
    )
