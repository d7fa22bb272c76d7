"""How many people work in a place, by cohort, each number with its day and source. What was told is kept."""

from dataclasses import dataclass
from datetime import date

from rules.head_counts import HeadCount
from rules.roles import Scope
from storage import audit
from storage.db import Row, Tx

_COLUMNS = "id, scope_kind, scope, cohort, number, on_day, source"
# The newest day first; of one day what was told last.
_NEWEST = "ORDER BY on_day DESC, made_at DESC, id DESC"


@dataclass(frozen=True, slots=True)
class Told:
    id: int
    scope_kind: str
    scope: str
    cohort: str
    count: HeadCount


async def write(tx: Tx, scope: Scope, cohort: str, count: HeadCount, *, by: int, now: int) -> bool:
    """False when the very same stands there already."""
    made = await tx.value(
        """
        INSERT INTO head_counts (scope_kind, scope, cohort, number, on_day, source, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (scope_kind, scope, cohort, on_day, number, source) WHERE dropped_at IS NULL DO NOTHING RETURNING id
        """,
        scope.kind, scope.id, cohort, count.number, count.on_day.isoformat(), count.source, by, now,
    )  # fmt: skip
    if made is None:
        return False
    details = {"head_count": made, "scope_kind": scope.kind, "scope": scope.id, "cohort": cohort}
    await audit.record(
        tx, now=now, actor=by, action="head_count.written", details=details | {"number": count.number}
    )  # fmt: skip
    return True


async def drop(tx: Tx, number: int, *, by: int, now: int) -> bool:
    """A wrong one is taken back; it stays in the table. False when it was already."""
    row = await tx.one(
        f"UPDATE head_counts SET dropped_at = $1 WHERE id = $2 AND dropped_at IS NULL RETURNING {_COLUMNS}", now, number
    )
    if row is None:
        return False
    details = {"head_count": number, "scope_kind": row["scope_kind"], "scope": row["scope"], "cohort": row["cohort"]}
    await audit.record(
        tx, now=now, actor=by, action="head_count.dropped", details=details | {"number": row["number"]}
    )  # fmt: skip
    return True


async def told(tx: Tx, number: int) -> Told | None:
    """None for one that was taken back too."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM head_counts WHERE id = $1 AND dropped_at IS NULL", number)
    return None if row is None else _told(row)


async def newest(tx: Tx, scope: Scope) -> dict[str, Told]:
    """The number that counts, by cohort."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM head_counts WHERE scope_kind = $1 AND scope = $2 AND dropped_at IS NULL {_NEWEST}",
        scope.kind, scope.id,
    )  # fmt: skip
    found: dict[str, Told] = {}
    for row in rows:
        found.setdefault(row["cohort"], _told(row))
    return found


async def history(tx: Tx, scope: Scope, cohort: str, *, limit: int) -> list[Told]:
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM head_counts WHERE scope_kind = $1 AND scope = $2 AND cohort = $3"
        f" AND dropped_at IS NULL {_NEWEST} LIMIT $4",
        scope.kind, scope.id, cohort, limit,
    )  # fmt: skip
    return [_told(row) for row in rows]


def _told(row: Row) -> Told:
    count = HeadCount(row["number"], date.fromisoformat(row["on_day"]), row["source"])
    return Told(row["id"], row["scope_kind"], row["scope"], row["cohort"], count)
