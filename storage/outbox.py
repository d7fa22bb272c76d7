"""Everything the bot says unasked: rows written in the transaction of the fact that causes them.

waiting → claimed → sending → sent | failed | unreachable | expired | void | unknown. *sending* is committed just before
the request, so after a crash only what was in flight is unknown.
"""

from dataclasses import dataclass

from storage.db import Tx

REPLIES, REMINDERS, BROADCASTS = 0, 1, 2  # lanes: a reminder never waits behind a broadcast
TRIES = 5


@dataclass(frozen=True, slots=True)
class Notice:
    id: int
    person: int
    kind: str
    subject: str
    which: str
    due_at: int
    expires_at: int | None
    tries: int


async def put(
    tx: Tx, *, person: int, kind: str, subject: str, now: int, which: str = "", due_at: int | None = None,
    expires_at: int | None = None, lane: int = REPLIES,
) -> bool:  # fmt: skip
    """Say it once: the same (kind, subject, person, which) twice is one notice. Times are UTC seconds."""
    sql = (
        "INSERT INTO outbox (person, kind, subject, which, lane, due_at, expires_at, changed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (kind, subject, person, which) DO NOTHING"
    )
    due = now if due_at is None else due_at
    tx.wakes = True
    return await tx.run(sql, person, kind, subject, which, lane, due, expires_at, now) == 1


async def next_due(tx: Tx) -> int | None:
    """When the next waiting row is due."""
    due: int | None = await tx.value("SELECT min(due_at) FROM outbox WHERE state = 'waiting'")
    return due


async def claim(tx: Tx, *, lane: int, owner: int, now: int, limit: int) -> list[Notice]:
    rows = await tx.all(
        "UPDATE outbox SET state = 'claimed', claimed_by = $1, changed_at = $2 WHERE state = 'waiting' AND id IN"
        " (SELECT id FROM outbox WHERE state = 'waiting' AND lane = $3 AND due_at <= $4"
        "  ORDER BY due_at, id LIMIT $5 FOR UPDATE SKIP LOCKED)"
        " RETURNING id, person, kind, subject, which, due_at, expires_at, tries",
        owner, now, lane, now, limit,
    )  # fmt: skip
    notices = [
        Notice(
            row["id"], row["person"], row["kind"], row["subject"], row["which"], row["due_at"], row["expires_at"],
            row["tries"],
        )
        for row in rows
    ]  # fmt: skip
    return sorted(notices, key=lambda notice: (notice.due_at, notice.id))


async def sending(tx: Tx, notice: int, *, now: int) -> bool:
    """Committed just before the request; False when the row was voided meanwhile."""
    sql = "UPDATE outbox SET state = 'sending', tries = tries + 1, changed_at = $1 WHERE id = $2 AND state = 'claimed'"
    return await tx.run(sql, now, notice) == 1


async def settle(
    tx: Tx, notice: int, state: str, *, now: int, message: str | None = None, error: str | None = None
) -> None:
    """The end of a row, whatever it was; a deleted person's row is gone and nothing happens."""
    await tx.run(
        "UPDATE outbox SET state = $1, message = $2, error = $3, changed_at = $4"
        " WHERE id = $5 AND state IN ('claimed', 'sending')",
        state, message, error, now, notice,
    )  # fmt: skip


async def again(tx: Tx, notice: Notice, *, due_at: int, error: str, now: int) -> None:
    """Try later; after five tries the row failed. The try counts whether it came as far as *sending* or not."""
    tries = notice.tries + 1
    await tx.run(
        "UPDATE outbox SET state = $1, tries = $2, due_at = $3, error = $4, changed_at = $5"
        " WHERE id = $6 AND state IN ('claimed', 'sending')",
        "failed" if tries >= TRIES else "waiting", tries, due_at, error[:500], now, notice.id,
    )  # fmt: skip


async def back(tx: Tx, notice: Notice, *, error: str, now: int) -> None:
    """It certainly did not arrive and is not to blame: the try does not count."""
    await tx.run(
        "UPDATE outbox SET state = 'waiting', tries = $1, error = $2, changed_at = $3"
        " WHERE id = $4 AND state IN ('claimed', 'sending')",
        notice.tries, error[:500], now, notice.id,
    )  # fmt: skip


async def owners(tx: Tx) -> list[int]:
    rows = await tx.all("SELECT DISTINCT claimed_by FROM outbox WHERE state IN ('claimed', 'sending')")
    return [row["claimed_by"] for row in rows]


async def release(tx: Tx, *, owner: int, now: int) -> int:
    """The rows of a dead process, or of a tick that broke off. What was in flight is tried again, five times in all:
    no kind of row may not come twice yet."""
    return await tx.run(
        "UPDATE outbox SET state = CASE WHEN state = 'sending' AND tries >= $1 THEN 'failed' ELSE 'waiting' END,"
        " claimed_by = NULL, changed_at = $2 WHERE state IN ('claimed', 'sending') AND claimed_by = $3",
        TRIES, now, owner,
    )  # fmt: skip


async def lengths(tx: Tx) -> dict[str, int]:
    """How many rows are in each open state, for /health."""
    rows = await tx.all(
        "SELECT state, count(*) AS n FROM outbox WHERE state IN ('waiting', 'claimed', 'sending', 'unknown', 'failed')"
        " GROUP BY state"
    )
    return {row["state"]: row["n"] for row in rows}
