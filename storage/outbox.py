"""Everything the bot says unasked: rows written in the transaction of the fact that causes them.

waiting → claimed → sending → sent | failed | unreachable | expired | void | unknown. *sending* is committed just before
the request, so after a crash only what was in flight is unknown. Each broadcast has a lane of its own: it is paused by
not looking there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from storage import tallies
from storage.db import Row, Tx
from storage.tallies import Tally

# A reminder never waits behind a broadcast. The lane of broadcast n is BROADCASTS + n; in BROADCASTS itself go the
# corrections of what was said.
REPLIES, REMINDERS, BROADCASTS = LANES = (0, 1, 2)
TRIES = 5
ENDS = ("sent", "failed", "unreachable", "expired", "void", "unknown")
COUNTED = 10_001  # rows counted at the most: whoever looks wants to know «more than 10 000»
KEPT = 60 * 86_400  # seconds that an ended row stays: so long the same notice is not said again


_COLUMNS = "(person, kind, subject, which, lane, due_at, expires_at, quiet)"
_ONCE = """
    ON CONFLICT (kind, subject, person, which) DO UPDATE
    SET state = 'waiting', ended_at = NULL, tries = 0, error = NULL, lane = excluded.lane, due_at = excluded.due_at,
        expires_at = excluded.expires_at, quiet = excluded.quiet
    WHERE outbox.state = 'void'
"""
_PUT = f"INSERT INTO outbox {_COLUMNS} VALUES ($1, $2, $3, $4, $5, $6, $7, $8) {_ONCE}"


@dataclass(frozen=True, slots=True)
class Notice:
    id: int
    person: int
    kind: str
    subject: str
    which: str
    lane: int
    due_at: int
    expires_at: int | None
    quiet: bool
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One to be said at its time, as `put` takes it."""

    person: int
    kind: str
    subject: str
    which: str
    due_at: int
    expires_at: int | None = None
    quiet: bool


@dataclass(frozen=True, slots=True)
class End:
    """How a notice ended. `message` is its number in the chat."""

    state: str
    message: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """What waits in a lane: due by now and later, counted to `COUNTED` at the most; since when the oldest is due."""

    due: int
    ahead: int
    oldest: int | None


async def put(
    tx: Tx, *, person: int, kind: str, subject: str, now: int, which: str = "", due_at: int | None = None,
    expires_at: int | None = None, lane: int = REPLIES, quiet: bool = False,
) -> bool:  # fmt: skip
    """Say it once: the same (kind, subject, person, which) twice is one notice; one that was void waits again.

    `quiet` waits for the morning of the reader; `expires_at` stands. Times are UTC seconds.
    """
    due = now if due_at is None else due_at
    tx.wakes = True
    return await tx.run(_PUT, person, kind, subject, which, lane, due, expires_at, int(quiet)) == 1


async def put_reminders(tx: Tx, reminders: Iterable[Reminder]) -> None:
    """`put` of all of them at once."""
    tx.wakes = True
    await tx.many(
        _PUT,
        [
            (it.person, it.kind, it.subject, it.which, REMINDERS, it.due_at, it.expires_at, int(it.quiet))
            for it in reminders
        ],
    )


async def put_off(tx: Tx, reminders: Iterable[Reminder]) -> None:
    """Those of them that wait are said at these times; what was said or is void stays so."""
    tx.wakes = True
    await tx.many(
        "UPDATE outbox SET due_at = $1, expires_at = $2"
        " WHERE kind = $3 AND subject = $4 AND person = $5 AND which = $6 AND state = 'waiting'",
        [(it.due_at, it.expires_at, it.kind, it.subject, it.person, it.which) for it in reminders],
    )


async def put_each(
    tx: Tx, people: str, *given: Any, kind: str, subject: str, now: int, which: str = "", due_at: int | None = None,
    expires_at: int | None = None, lane: int = REPLIES, quiet: bool = False,
) -> None:  # fmt: skip
    """`put` to all at once: `people` is a SELECT of each `person` once, `given` its parameters."""
    texts, numbers = (kind, subject, which), (lane, now if due_at is None else due_at, expires_at)
    hole = len(given)
    cast = [f"CAST(${hole + n} AS TEXT)" for n in (1, 2, 3)] + [f"CAST(${hole + n} AS BIGINT)" for n in (4, 5, 6)]
    tx.wakes = True
    await tx.run(
        f"INSERT INTO outbox {_COLUMNS} SELECT p.person, {', '.join(cast)}, CAST(${hole + 7} AS SMALLINT)"
        f" FROM ({people}) AS p WHERE p.person IS NOT NULL ORDER BY p.person {_ONCE}",
        *given, *texts, *numbers, int(quiet),
    )  # fmt: skip


async def void(
    tx: Tx, *, kind: str, subject: str, now: int, which: str | None = None, person: int | None = None
) -> int:
    """The fact is no longer so: what waits is never said, to nobody or not to this person. What is in flight goes on.

    The number of notices that were still to be said.
    """
    given: list[int | str] = [now, kind, subject]
    narrower = ""
    for column, value in (("which", which), ("person", person)):
        if value is not None:
            given.append(value)
            narrower += f" AND {column} = ${len(given)}"
    return await tx.run(_void(f"kind = $2 AND subject = $3{narrower}"), *given)


async def void_all(tx: Tx, kinds: Sequence[str], subjects: Sequence[str], *, now: int) -> set[str]:
    """`void` of several kinds about several subjects at once; the kinds of which something was still to be said."""
    kind = ", ".join(f"${n}" for n in range(2, 2 + len(kinds)))
    subject = ", ".join(f"${n}" for n in range(2 + len(kinds), 2 + len(kinds) + len(subjects)))
    which = f"kind IN ({kind}) AND subject IN ({subject})"
    return {row["kind"] for row in await tx.all(f"{_void(which)} RETURNING kind", now, *kinds, *subjects)}


def _void(which: str) -> str:
    # In the order of delivery's own locks: two that lock the same rows in two orders stop each other on PostgreSQL.
    return (
        "UPDATE outbox SET state = 'void', ended_at = $1 WHERE state IN ('waiting', 'claimed') AND id IN"
        f" (SELECT id FROM outbox WHERE {which} AND state IN ('waiting', 'claimed') ORDER BY id FOR NO KEY UPDATE)"
    )


_FIRST = "SELECT due_at FROM outbox WHERE state = 'waiting' AND lane = {} ORDER BY due_at LIMIT 1"
_RUNNING = "FROM broadcasts WHERE state = 'running' AND launched_at IS NOT NULL AND ended_at IS NULL"


async def next_due(tx: Tx) -> int | None:
    """When the next waiting row is due; those of a paused broadcast are not."""
    # One look into the index for each lane: a minimum over all of them read 1.3 M entries.
    looks = [f"SELECT ({_FIRST.format(lane)}) AS at" for lane in LANES]
    looks.append(f"SELECT ({_FIRST.format(f'{BROADCASTS} + broadcasts.id')}) AS at {_RUNNING}")
    due: int | None = await tx.value(f"SELECT min(at) FROM ({' UNION ALL '.join(looks)}) AS firsts")
    return due


async def running(tx: Tx, *, now: int) -> dict[int, bool]:
    """The lanes of broadcasts, by number: whether something waits there and is due. Paused ones are not among them."""
    first = _FIRST.format(f"{BROADCASTS} + broadcasts.id")
    rows = await tx.all(f"SELECT id, ({first}) AS due_at {_RUNNING} ORDER BY id")
    corrections = await tx.value(_FIRST.format(BROADCASTS))
    due = {BROADCASTS: corrections, **{BROADCASTS + row["id"]: row["due_at"] for row in rows}}
    return {lane: at is not None and at <= now for lane, at in due.items()}


async def claim(tx: Tx, *, lane: int, owner: int, now: int, limit: int) -> list[Notice]:
    """The rows of a lane that are due, oldest first, become ours; nobody else can have them."""
    rows = await tx.all(
        "UPDATE outbox SET state = 'claimed', claimed_by = $1 WHERE state = 'waiting' AND id IN"
        " (SELECT id FROM outbox WHERE state = 'waiting' AND lane = $2 AND due_at <= $3"
        "  ORDER BY due_at, id LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED)"
        " RETURNING id, person, kind, subject, which, lane, due_at, expires_at, quiet, tries",
        owner, lane, now, limit,
    )  # fmt: skip
    notices = [
        Notice(
            row["id"], row["person"], row["kind"], row["subject"], row["which"], row["lane"], row["due_at"],
            row["expires_at"], bool(row["quiet"]), row["tries"],
        )
        for row in rows
    ]  # fmt: skip
    return sorted(notices, key=lambda notice: (notice.due_at, notice.id))


async def sending(tx: Tx, notice: int, *, owner: int) -> bool:
    """Committed just before the request; False when the row was voided meanwhile."""
    sql = (
        "UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = $1 AND state = 'claimed' AND claimed_by = $2"
    )
    return await tx.run(sql, notice, owner) == 1


async def settle(tx: Tx, notice: Notice, end: End, *, now: int, tally: Tally) -> None:
    """The end of a row, whatever it was; a deleted person's row is gone and nothing happens.

    `tally` gathers what the transaction is to add to the counts of broadcasts.
    """
    changed = await tx.run(
        "UPDATE outbox SET state = $1, message = $2, error = $3, ended_at = $4"
        " WHERE id = $5 AND state IN ('claimed', 'sending')",
        end.state, end.message, end.error, now, notice.id,
    )  # fmt: skip
    if changed and (key := tallies.key(notice.kind, notice.subject, notice.which, end.state, end.error)):
        tally[key] += 1


async def again(tx: Tx, notice: Notice, *, due_at: int, error: str, owner: int, now: int, tally: Tally) -> None:
    """Try later; after five tries the row failed. The try counts whether it came as far as *sending* or not."""
    tries = notice.tries + 1
    failed = tries >= TRIES
    changed = await tx.run(
        "UPDATE outbox SET state = $1, tries = $2, due_at = $3, error = $4, ended_at = $5, claimed_by = NULL"
        " WHERE id = $6 AND state IN ('claimed', 'sending') AND claimed_by = $7",
        "failed" if failed else "waiting", tries, due_at, error[:500], now if failed else None, notice.id, owner,
    )  # fmt: skip
    if failed and changed and (key := tallies.key(notice.kind, notice.subject, notice.which, "failed", None)):
        tally[key] += 1


async def back(tx: Tx, notice: Notice, *, due_at: int, owner: int) -> None:
    """It certainly did not arrive and is not to blame: it waits again, the try does not count."""
    await tx.run(
        "UPDATE outbox SET state = 'waiting', tries = $1, due_at = $2, claimed_by = NULL"
        " WHERE id = $3 AND state IN ('claimed', 'sending') AND claimed_by = $4",
        notice.tries, due_at, notice.id, owner,
    )  # fmt: skip


async def give_back(tx: Tx, lane: int, *, owner: int) -> None:
    """The broadcast was paused: what we hold of it and have not begun waits in its place."""
    await tx.run(
        "UPDATE outbox SET state = 'waiting', claimed_by = NULL"
        " WHERE state = 'claimed' AND claimed_by = $1 AND lane = $2",
        owner, lane,
    )  # fmt: skip


async def owners(tx: Tx) -> list[int]:
    rows = await tx.all("SELECT DISTINCT claimed_by FROM outbox WHERE state IN ('claimed', 'sending')")
    return [row["claimed_by"] for row in rows]


async def release(tx: Tx, *, owner: int, now: int) -> int:
    """The rows of a dead process. Of what was in flight nobody knows the end: a broadcast is not repeated silently,
    anything else, and what only edits, is tried again, five times in all."""
    rows = await tx.all(
        "UPDATE outbox SET claimed_by = NULL,"
        " state = CASE WHEN state = 'claimed' THEN 'waiting'"
        "  WHEN lane >= $1 AND kind <> $2 THEN 'unknown' WHEN tries >= $3 THEN 'failed' ELSE 'waiting' END,"
        " ended_at = CASE WHEN state = 'sending' AND (lane >= $1 AND kind <> $2 OR tries >= $3)"
        "  THEN CAST($4 AS BIGINT) END"
        " WHERE state IN ('claimed', 'sending') AND claimed_by = $5 RETURNING kind, subject, which, state",
        BROADCASTS, tallies.CORRECTED, TRIES, now, owner,
    )  # fmt: skip
    await tallies.add(tx, _tally(row for row in rows if row["state"] in ENDS))
    return len(rows)


def _tally(rows: Iterable[Row]) -> Tally:
    keys = (tallies.key(row["kind"], row["subject"], row["which"], row["state"], None) for row in rows)
    return Tally(key for key in keys if key)


async def lanes(tx: Tx, *, now: int) -> list[Lane]:
    """What waits for replies, for reminders, in all running broadcasts; without counting a million rows."""
    broadcasts = [await _lane(tx, lane, now) for lane in await running(tx, now=now)]
    all_of_them = Lane(
        due=min(COUNTED, sum(lane.due for lane in broadcasts)),
        ahead=min(COUNTED, sum(lane.ahead for lane in broadcasts)),
        oldest=min((lane.oldest for lane in broadcasts if lane.oldest is not None), default=None),
    )
    return [await _lane(tx, REPLIES, now), await _lane(tx, REMINDERS, now), all_of_them]


async def _lane(tx: Tx, lane: int, now: int) -> Lane:
    waits = "FROM outbox WHERE state = 'waiting' AND lane = $1 AND due_at"
    return Lane(
        due=await tx.value(f"SELECT count(*) FROM (SELECT 1 {waits} <= $2 LIMIT {COUNTED}) AS found", lane, now),
        ahead=await tx.value(f"SELECT count(*) FROM (SELECT 1 {waits} > $2 LIMIT {COUNTED}) AS found", lane, now),
        oldest=await tx.value(f"SELECT due_at {waits} <= $2 ORDER BY due_at LIMIT 1", lane, now),
    )


async def ended(tx: Tx, state: str, *, since: int) -> int:
    """How many rows came to this end since then, `COUNTED` at the most."""
    count: int = await tx.value(
        f"SELECT count(*) FROM (SELECT 1 FROM outbox WHERE state = $1 AND ended_at > $2 LIMIT {COUNTED}) AS found",
        state, since,
    )  # fmt: skip
    return count


async def unreachable(tx: Tx) -> int:
    """How many people blocked the bot or are gone from the messenger, `COUNTED` at the most."""
    count: int = await tx.value(
        f"SELECT count(*) FROM (SELECT 1 FROM accounts WHERE unreachable_since IS NOT NULL LIMIT {COUNTED}) AS found"
    )
    return count


async def drop_old(tx: Tx, *, now: int, limit: int) -> int:
    """Rows that ended long ago go; how many."""
    gone = 0
    for state in ENDS:
        gone += await tx.run(
            "DELETE FROM outbox WHERE id IN"
            " (SELECT id FROM outbox WHERE state = $1 AND ended_at < $2 ORDER BY ended_at LIMIT $3)",
            state, now - KEPT, limit - gone,
        )  # fmt: skip
    return gone
