"""Pairs that go on past the end of their programme, and whose mentor has not heard of it: once of each end."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage import outbox
from storage.db import Tx

KIND = "pair-past-end"
LATEST = 30  # days after the end that it is still told: the outbox, which knows what was said, forgets after sixty


@dataclass(frozen=True, slots=True)
class Ending:
    """`zone` is the mentor's, None if they have not said."""

    pair: int
    mentor: int
    zone: str | None
    ends_on: str


async def untold(tx: Tx, *, limit: int, now: int) -> list[Ending]:
    """By the day in Greenwich: wherever they live, theirs is not earlier."""
    today = datetime.fromtimestamp(now, UTC).date()
    rows = await tx.all(
        """
        SELECT p.id, p.mentor, m.zone, p.ends_on FROM pairs p JOIN people m ON m.id = p.mentor
        WHERE p.state = 'active' AND p.ends_on < $1 AND p.ends_on >= $2 AND NOT EXISTS (
            SELECT 1 FROM outbox o WHERE o.kind = $3 AND o.subject = CAST(p.id AS TEXT) AND o.person = p.mentor
            AND o.which = p.ends_on AND o.state <> 'void'
        ) ORDER BY p.id LIMIT $4
        """,
        today.isoformat(), (today - timedelta(days=LATEST)).isoformat(), KIND, limit,
    )  # fmt: skip
    return [Ending(row["id"], row["mentor"], row["zone"], row["ends_on"]) for row in rows]


async def tell(tx: Tx, ending: Ending, *, due_at: int, now: int) -> None:
    await outbox.put(
        tx, person=ending.mentor, kind=KIND, subject=str(ending.pair), which=ending.ends_on, due_at=due_at, quiet=True,
        now=now,
    )  # fmt: skip
