"""How many rows of a broadcast came to which end, kept in the transaction of each mark: a count of a million rows
blocked everybody for 0.9 s.

Tallies are the last rows that a transaction locks, in the order of their keys.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rules.outcomes import reason
from storage.db import Tx

SAID, CORRECTED = "broadcast", "broadcast-fix"  # the kinds of notices that are counted
LAID, ANSWERED, FIXED, UNFIXED = "laid", "answered", "fixed", "unfixed"

Key = tuple[int, str, str]  # broadcast, state, reason
Tally = Counter[Key]


def key(kind: str, subject: str, which: str, state: str, error: str | None) -> Key | None:
    """Under what an ended notice counts; None when it is none of a broadcast's."""
    if kind == SAID:
        return int(subject), state, reason(state, error)
    if kind == CORRECTED and state != "void":
        return int(subject), FIXED if state == "sent" else UNFIXED, which
    return None


async def add(tx: Tx, counted: Mapping[Key, int]) -> None:
    """A number may be negative: what was unknown waits again."""
    await tx.many(
        "INSERT INTO broadcast_tallies (broadcast, state, reason, number) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (broadcast, state, reason) DO UPDATE SET number = broadcast_tallies.number + excluded.number",
        [(*its, number) for its, number in sorted(counted.items()) if number],
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is: rows laid, how they ended, by reason where there is one; answers as they stand now.
    `fixed`, `unfixed`: messages that show, or could not take, the present version."""

    laid: int
    sent: int
    failed: Mapping[str, int]
    unreachable: Mapping[str, int]
    unknown: int
    void: int
    answers: Mapping[str, int]
    fixed: int
    unfixed: int

    @property
    def ended(self) -> int:
        return self.sent + self.unknown + self.void + sum(self.failed.values()) + sum(self.unreachable.values())

    @property
    def waiting(self) -> int:
        return max(0, self.laid - self.ended)


async def progress(tx: Tx, number: int) -> Progress:
    """Of a broadcast that may have none yet."""
    rows = await tx.all(
        "SELECT t.state, t.reason, t.number, b.version FROM broadcast_tallies t JOIN broadcasts b ON b.id = t.broadcast"
        " WHERE t.broadcast = $1 AND t.number > 0 ORDER BY t.number DESC, t.reason",
        number,
    )
    found: dict[str, dict[str, int]] = {}
    version = f"{rows[0]['version']}" if rows else ""
    for row in rows:
        found.setdefault(row["state"], {})[row["reason"]] = row["number"]
    whole = {state: sum(by.values()) for state, by in found.items()}
    return Progress(
        laid=whole.get(LAID, 0), sent=whole.get("sent", 0), failed=found.get("failed", {}),
        unreachable=found.get("unreachable", {}), unknown=whole.get("unknown", 0),
        void=whole.get("void", 0) + whole.get("expired", 0), answers=found.get(ANSWERED, {}),
        fixed=found.get(FIXED, {}).get(version, 0), unfixed=found.get(UNFIXED, {}).get(version, 0),
    )  # fmt: skip


async def lately(tx: Tx, number: int, *, since: int) -> int:
    """How many were sent after this moment (UTC seconds); for a moment not long ago."""
    count: int = await tx.value(
        "SELECT count(*) FROM outbox WHERE state = 'sent' AND ended_at > $1 AND kind = $2 AND subject = $3",
        since, SAID, f"{number}",
    )  # fmt: skip
    return count
