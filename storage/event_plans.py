"""A school year's plan as it stands: the events of one very place that are due in the year, and those on top of it."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from rules.attendance import CREDITED
from rules.event_plan import Plan, Planned, bounds, days
from rules.periods import span
from rules.plan_rows import identity
from storage.db import Row, Tx
from storage.mentors import NAME

_CREDITED = ", ".join(f"'{mark}'" for mark in sorted(CREDITED))
_EVENTS = f"""
    SELECT e.id, e.kind, e.title, e.due, e.whom, e.lead_name, {NAME.format("p")} AS lead,
           s.starts_at, s.ends_at, s.zone, COALESCE(s.state, '') AS state,
           (SELECT count(*) FROM attendance a WHERE a.session = s.id AND a.mark IN ({_CREDITED})) AS came
    FROM events e LEFT JOIN sessions s ON s.event = e.id LEFT JOIN people p ON p.id = e.lead
    WHERE e.scope_kind = $1 AND e.scope = $2 AND e.dropped_at IS NULL
"""


async def plan(tx: Tx, scope_kind: str, scope: str, year: int, zone: ZoneInfo) -> Plan:
    """In the order of their terms, those of the whole year last.

    An event without a term belongs to the school year, by the clock of `zone`, that its day falls into.
    """
    first, after = bounds(year)
    lines = await tx.all(
        f"{_EVENTS} AND e.due >= $3 AND e.due < $4 ORDER BY e.due, e.id", scope_kind, scope, first, after
    )
    since, until = span(*days(year), zone)
    above = await tx.all(
        f"{_EVENTS} AND e.due = '' AND s.starts_at >= $3 AND s.starts_at < $4 ORDER BY s.starts_at, e.id",
        scope_kind, scope, since, until,
    )  # fmt: skip
    return Plan(year, tuple(sorted(_planned(lines), key=lambda it: "/" in it.due)), _planned(above))


async def identities(tx: Tx, scope_kind: str, scope: str, year: int) -> set[tuple[str, str, str]]:
    """What the plan has, as `rules.plan_rows.identity` says it."""
    first, after = bounds(year)
    rows = await tx.all(
        "SELECT kind, title, due FROM events"
        " WHERE scope_kind = $1 AND scope = $2 AND dropped_at IS NULL AND due >= $3 AND due < $4",
        scope_kind, scope, first, after,
    )  # fmt: skip
    return {identity(row["kind"], row["title"], row["due"]) for row in rows}


def _planned(rows: Iterable[Row]) -> tuple[Planned, ...]:
    return tuple(
        Planned(
            row["id"], row["kind"], row["title"], row["due"], row["whom"], row["lead"] or row["lead_name"],
            row["starts_at"], row["ends_at"], row["zone"] or "", row["state"] == "cancelled", row["came"],
        )
        for row in rows
    )  # fmt: skip
