"""One place that has two rows becomes one: whatever led to the one that goes leads to the one that stays.

The row that goes keeps its name and leads on by `same_as`: what is typed so later, and a button drawn before, mean the
one that stays. A test reads the schema and says which column is not thought of here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rules.audience import Audience
from storage import audit
from storage.db import Tx

DAY = 86_400
TABLES = {"municipality": "municipalities", "organisation": "organisations"}
_MOVES, _WITH_CARE = "moves", "with care"
# Every column that leads to a municipality or a school, and what happens to it.
LEADING: Mapping[str, Mapping[str, str]] = {
    "organisation": {
        "people.organisation": _MOVES,
        "sites.organisation": _MOVES,
        "pairs.organisation": _MOVES,
        "agreements.organisation": _MOVES,
        "staff_places.organisation": _MOVES,
        "poll_forms.organisation": _MOVES,
        "requests.organisation": _MOVES,
        "organisations.same_as": _MOVES,
        "staff.organisation": _WITH_CARE,  # a name that stands in both lists stays once
        "documents.organisation": _WITH_CARE,  # a number that both have given stays with the name it was given under
    },
    "municipality": {
        "people.municipality": _MOVES,
        "sessions.municipality": _MOVES,
        "agreements.municipality": _MOVES,
        "staff_places.municipality": _MOVES,
        "poll_forms.municipality": _MOVES,
        "requests.municipality": _MOVES,
        "municipalities.same_as": _MOVES,
        "organisations.municipality": _WITH_CARE,  # a school of both is merged too
    },
}
# Tables whose rows name a place by scope_kind and scope.
SCOPED = (
    *("roles", "invites", "head_counts", "broadcasts", "events", "polls", "event_loads"),
    *("instruments", "instrument_loads"),
)
# Of those, where one press makes one row of a place.
_ASKED = ("events", "polls")
# What is said of a merge before it.
_COUNTED = {
    "people": "SELECT count(*) FROM people WHERE known = 1 AND {kind} = $1",
    "staff": "SELECT count(*) FROM staff WHERE organisation = $1 AND gone_at IS NULL",
    "pairs": "SELECT count(*) FROM pairs WHERE organisation = $1 AND state IN ('proposed', 'active', 'paused')",
    "sites": "SELECT count(*) FROM sites WHERE organisation = $1 AND closed_at IS NULL",
    "schools": "SELECT count(*) FROM organisations WHERE municipality = $1 AND same_as IS NULL",
    "agreements": "SELECT count(*) FROM agreements WHERE {kind} = $1",
    "roles": "SELECT count(*) FROM roles WHERE {scope} AND revoked_at IS NULL",
    "counts": "SELECT count(*) FROM head_counts WHERE {scope} AND dropped_at IS NULL",
    "broadcasts": "SELECT count(*) FROM broadcasts WHERE {scope}",
    "events": "SELECT count(*) FROM events WHERE {scope} AND dropped_at IS NULL",
    "polls": "SELECT count(*) FROM polls WHERE {scope}",
    "instruments": "SELECT count(*) FROM instruments WHERE {scope} AND state <> 'dropped'",
    "papers": "SELECT count(*) FROM documents WHERE organisation = $1",
}
_ALONE = {"municipality": {"staff", "pairs", "sites", "papers"}, "organisation": {"schools"}}  # not counted of these
FIGURES = tuple(_COUNTED)


class CannotMerge(Exception):
    """`why`: itself, merged (one of the two is another place already), apart (they do not lie in one place)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Merge:
    """Numbers of the two places of one kind."""

    kind: str
    gone: int
    stays: int


async def figures(tx: Tx, kind: str, number: int) -> dict[str, int]:
    """How much of what leads to the place, by FIGURES; only what there is."""
    found = {}
    for name, sql in _COUNTED.items():
        if name not in _ALONE[kind]:
            scoped = "{scope}" in sql
            counting = sql.format(kind=kind, scope=f"scope_kind = '{kind}' AND scope = $1")
            found[name] = int(await tx.value(counting, f"{number}" if scoped else number))
    return {name: count for name, count in found.items() if count}


async def merge(tx: Tx, it: Merge, *, by: int, now: int) -> None:
    """All in the caller's transaction; the one that stays is verified by it. Raises CannotMerge."""
    if it.gone == it.stays:
        raise CannotMerge("itself")
    above = "region" if it.kind == "municipality" else "municipality"
    rows = await tx.all(
        f"SELECT id, same_as, {above} AS above FROM {TABLES[it.kind]} WHERE id IN ($1, $2)"
        " ORDER BY id FOR NO KEY UPDATE",
        it.gone, it.stays,
    )  # fmt: skip
    if len(rows) < 2 or any(row["same_as"] is not None for row in rows):
        raise CannotMerge("merged")
    if rows[0]["above"] != rows[1]["above"]:
        raise CannotMerge("apart")
    await _merge(tx, it, by, now)


async def settle(tx: Tx, *, now: int) -> None:
    """Lead on what came to a merged place in the moment it was merged: PostgreSQL lets two write at once."""
    for kind, table in TABLES.items():
        for row in await tx.all(f"SELECT id, same_as FROM {table} WHERE merged_at > $1", now - DAY):
            await _lead_on(tx, Merge(kind, row["id"], row["same_as"]), None, now)


async def _merge(tx: Tx, it: Merge, by: int | None, now: int) -> None:
    table = TABLES[it.kind]
    await _lead_on(tx, it, by, now)
    await tx.run(f"UPDATE {table} SET same_as = $1, merged_at = $2 WHERE id = $3", it.stays, now, it.gone)
    await tx.run(f"UPDATE {table} SET verified = 1 WHERE id = $1 AND verified = 0", it.stays)
    details: audit.Details = {"scope_kind": it.kind, "scope": f"{it.stays}", "gone": it.gone}
    await audit.record(tx, now=now, actor=by, action="place.merged", details=details)


async def _lead_on(tx: Tx, it: Merge, by: int | None, now: int) -> None:
    if it.kind == "organisation":
        await _staff(tx, it)
        await _papers(tx, it)
    else:
        await _schools(tx, it, by, now)
    for column, how in LEADING[it.kind].items():
        if how == _MOVES:
            table, _, name = column.partition(".")
            await tx.run(f"UPDATE {table} SET {name} = $1 WHERE {name} = $2", it.stays, it.gone)
    await _make_way(tx, it, now)
    for table in SCOPED:
        sql = f"UPDATE {table} SET scope = $1 WHERE scope_kind = $2 AND scope = $3"
        await tx.run(sql, f"{it.stays}", it.kind, f"{it.gone}")
    await _audiences(tx, it)


async def _staff(tx: Tx, it: Merge) -> None:
    """Of a name in both lists the row of the school that stays; linked and present where either is."""
    twin = "FROM staff g WHERE g.organisation = $2 AND g.folded = staff.folded"
    await tx.run(
        f"""
        UPDATE staff SET person = COALESCE(person, (SELECT g.person {twin})),
            gone_at = CASE WHEN EXISTS (SELECT 1 {twin} AND g.gone_at IS NULL) THEN NULL ELSE gone_at END
        WHERE organisation = $1 AND folded <> '' AND EXISTS (SELECT 1 {twin})
        """,
        it.stays, it.gone,
    )  # fmt: skip
    await tx.run(
        "DELETE FROM staff WHERE organisation = $2 AND folded IN"
        " (SELECT folded FROM staff WHERE organisation = $1 AND folded <> '')",
        it.stays, it.gone,
    )  # fmt: skip
    await tx.run("UPDATE staff SET organisation = $1 WHERE organisation = $2", it.stays, it.gone)


async def _papers(tx: Tx, it: Merge) -> None:
    """Printed, a number names one paper of a school and a year."""
    taken = (
        "s.organisation = $1 AND s.kind = documents.kind AND s.year = documents.year AND s.number = documents.number"
    )
    await tx.run(
        "UPDATE documents SET organisation = $1 WHERE organisation = $2"
        f" AND NOT EXISTS (SELECT 1 FROM documents s WHERE {taken})",
        it.stays, it.gone,
    )  # fmt: skip


async def _schools(tx: Tx, it: Merge, by: int | None, now: int) -> None:
    """Those whose name is free there move; the others are the school that has it."""
    schools = await tx.all(
        """
        SELECT g.id, g.same_as, COALESCE(s.same_as, s.id) AS twin FROM organisations g
        LEFT JOIN organisations s ON s.municipality = $1 AND s.folded = g.folded
        WHERE g.municipality = $2 ORDER BY g.id
        """,
        it.stays, it.gone,
    )  # fmt: skip
    for row in schools:
        if row["twin"] is None:
            await tx.run("UPDATE organisations SET municipality = $1 WHERE id = $2", it.stays, row["id"])
        elif row["same_as"] is None and row["twin"] != row["id"]:
            await _merge(tx, Merge("organisation", row["id"], row["twin"]), by, now)


async def _make_way(tx: Tx, it: Merge, now: int) -> None:
    """Who holds a role in both places has it once, and acts in that one; one head count that both tell is told once."""
    given = f"{it.gone}", it.kind, f"{it.stays}"
    same = "s.person = r.person AND s.role = r.role AND s.scope_kind = $2 AND s.scope = $3 AND s.revoked_at IS NULL"
    twice = f"FROM roles r JOIN roles s ON {same} WHERE r.scope_kind = $2 AND r.scope = $1 AND r.revoked_at IS NULL"
    await tx.run(
        f"UPDATE people SET acting = (SELECT s.id {twice} AND r.id = people.acting)"
        f" WHERE acting IN (SELECT r.id {twice})",
        *given,
    )
    await tx.run(f"UPDATE roles SET revoked_at = $4 WHERE id IN (SELECT r.id {twice})", *given, now)
    told = "s.cohort = h.cohort AND s.on_day = h.on_day AND s.number = h.number AND s.source = h.source"
    await tx.run(
        f"""
        UPDATE head_counts SET dropped_at = $4 WHERE id IN (
            SELECT h.id FROM head_counts h JOIN head_counts s ON {told} AND s.dropped_at IS NULL
            WHERE h.scope_kind = $2 AND h.scope = $1 AND h.dropped_at IS NULL AND s.scope_kind = $2 AND s.scope = $3)
        """,
        *given, now,
    )  # fmt: skip
    for table in _ASKED:
        await tx.run(
            f"UPDATE {table} SET request = request || '.' || id WHERE scope_kind = $2 AND scope = $1 AND request IN"
            f" (SELECT request FROM {table} WHERE scope_kind = $2 AND scope = $3)",
            *given,
        )


async def _audiences(tx: Tx, it: Merge) -> None:
    """Broadcasts that are narrowed to the place; it is named inside the audience's JSON."""
    gone, stays = (it.kind, f"{it.gone}"), (it.kind, f"{it.stays}")
    rows = await tx.all("SELECT id, audience FROM broadcasts WHERE audience LIKE $1", f'%["{it.kind}", "{it.gone}"]%')
    for row in rows:
        said = Audience.from_json(row["audience"])
        kept = dict.fromkeys(stays if place == gone else place for place in said.places)
        audience = replace(said, places=tuple(kept)).to_json()
        await tx.run("UPDATE broadcasts SET audience = $1 WHERE id = $2", audience, row["id"])
