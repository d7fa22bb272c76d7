"""Places that people typed, as those who answer for them look them through: which nobody has checked, and each one."""

from dataclasses import dataclass

from rules.places import folded_municipality, folded_organisation, nearest
from rules.roles import Scope, number_of
from storage import audit
from storage.db import Row, Tx
from storage.merging import TABLES

_COLUMNS = {
    "organisation": """
        SELECT o.id, 'organisation' AS kind, o.name, o.folded, o.verified, o.same_as, m.id AS municipality,
               m.name AS above_name, m.region,
               (SELECT count(*) FROM people p WHERE p.organisation = o.id AND p.known = 1) AS people
    """,
    "municipality": """
        SELECT m.id, 'municipality' AS kind, m.name, m.folded, m.verified, m.same_as, NULL AS municipality,
               '' AS above_name, m.region,
               (SELECT count(*) FROM people p WHERE p.municipality = m.id AND p.known = 1) AS people
    """,
}
_FROM = {
    "organisation": "FROM organisations o JOIN municipalities m ON m.id = o.municipality",
    "municipality": "FROM municipalities m",
}
_SIGN = {"organisation": "o", "municipality": "m"}
_WITHIN = {"region": "m.region = $1", "municipality": "m.id = $1"}


@dataclass(frozen=True, slots=True)
class Checked:
    """`kind`: municipality or organisation; `municipality`, `municipality_name` of an organisation. `same_as`: what it
    was merged into. `people`: who say that they are of it."""

    id: int
    kind: str
    name: str
    folded: str
    verified: bool
    same_as: int | None
    municipality: int | None
    municipality_name: str
    region: str
    people: int

    @property
    def above(self) -> Scope:
        """The place it lies in."""
        region = ("region", self.region)
        return Scope("municipality", f"{self.municipality}", (region,)) if self.municipality else Scope(*region)


class Taken(Exception):
    """Another place is called so; `number` is what that name leads to."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number}")
        self.number = number


async def one(tx: Tx, kind: str, number: int) -> Checked | None:
    row = await tx.one(f"{_COLUMNS[kind]} {_FROM[kind]} WHERE {_SIGN[kind]}.id = $1", number)
    return None if row is None else _checked(row)


async def count(tx: Tx, kind: str, inside: Scope) -> int:
    """How many places of this kind nobody responsible has looked at, in a region or a municipality."""
    number: int = await tx.value(f"SELECT count(*) {_unchecked(kind, inside)}", number_of(inside.kind, inside.id))
    return number


async def unchecked(tx: Tx, kind: str, inside: Scope, *, limit: int, offset: int) -> list[Checked]:
    """By municipality and name."""
    sign = _SIGN[kind]
    rows = await tx.all(
        f"{_COLUMNS[kind]} {_unchecked(kind, inside)}"
        f" ORDER BY m.folded, {sign}.folded, {sign}.id LIMIT $2 OFFSET $3",
        number_of(inside.kind, inside.id), limit, offset,
    )  # fmt: skip
    return [_checked(row) for row in rows]


def _unchecked(kind: str, inside: Scope) -> str:
    sign = _SIGN[kind]
    return f"{_FROM[kind]} WHERE {_WITHIN[inside.kind]} AND {sign}.verified = 0 AND {sign}.same_as IS NULL"


async def _beside(tx: Tx, it: Checked) -> dict[int, str]:
    """The folded names of the other places of its kind in the same municipality, or of the same region, by number."""
    sign, where = _SIGN[it.kind], _WITHIN[it.above.kind]
    rows = await tx.all(
        f"SELECT {sign}.id, {sign}.folded {_FROM[it.kind]} WHERE {where} AND {sign}.same_as IS NULL AND {sign}.id <> $2"
        f" ORDER BY {sign}.folded, {sign}.id",
        number_of(it.above.kind, it.above.id), it.id,
    )  # fmt: skip
    return {row["id"]: row["folded"] for row in rows}


async def near(tx: Tx, it: Checked, wanted: str, *, limit: int) -> list[Checked]:
    """Those beside it whose names are near `wanted`, a folded one, or have such words; the nearest first."""
    numbers = nearest(wanted, await _beside(tx, it))[:limit]
    found = [await one(tx, it.kind, number) for number in numbers]
    return [other for other in found if other is not None]


async def verify(tx: Tx, it: Checked, *, by: int, now: int) -> bool:
    """False when it was already, or is another place by now."""
    sql = f"UPDATE {TABLES[it.kind]} SET verified = 1 WHERE id = $1 AND verified = 0 AND same_as IS NULL"
    if not await tx.run(sql, it.id):
        return False
    await audit.record(tx, now=now, actor=by, action="place.verified", details=_named(it))
    return True


async def rename(tx: Tx, it: Checked, name: str, *, by: int, now: int) -> None:
    """The new name is verified; the one before leads to the place as well. Raises Taken."""
    table = TABLES[it.kind]
    column, inside = ("municipality", it.municipality) if it.municipality else ("region", it.region)
    folded = (folded_municipality if it.kind == "municipality" else folded_organisation)(name)
    named = f"SELECT id, COALESCE(same_as, id) AS leads FROM {table} WHERE {column} = $1 AND folded = $2"
    there = await tx.one(named, inside, folded)
    if there is not None and there["leads"] != it.id:
        raise Taken(there["leads"])
    before = None if there is None or there["id"] == it.id else there["id"]
    if before is not None:  # it was called so once: that name and the present one change rows
        await tx.run(f"UPDATE {table} SET folded = $1 WHERE id = $2", f"?{before}", before)
    await tx.run(f"UPDATE {table} SET name = $1, folded = $2, verified = 1 WHERE id = $3", name, folded, it.id)
    if before is not None:
        await tx.run(f"UPDATE {table} SET name = $1, folded = $2 WHERE id = $3", it.name, it.folded, before)
    elif there is None:
        await tx.run(
            f"INSERT INTO {table} ({column}, name, folded, same_as) VALUES ($1, $2, $3, $4)",
            inside, it.name, it.folded, it.id,
        )  # fmt: skip
    await audit.record(tx, now=now, actor=by, action="place.renamed", details=_named(it))


def _named(it: Checked) -> audit.Details:
    return {"scope_kind": it.kind, "scope": f"{it.id}"}


def _checked(row: Row) -> Checked:
    return Checked(
        row["id"], row["kind"], row["name"], row["folded"], bool(row["verified"]), row["same_as"], row["municipality"],
        row["above_name"], row["region"], row["people"],
    )  # fmt: skip
