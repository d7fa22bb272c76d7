"""Roles with their scope, several a person, read from the database in every turn."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.roles import PLACE_OF, Held, Right, Scope, may_grant
from storage import audit
from storage.db import Row, Tx

# The three lines of methodical help, each led by tutors of a region.
LINES = ("subject", "methodical", "functional_literacy")


class UnknownPlace(ValueError):
    """A scope that names no place we have."""


class UnknownRole(ValueError):
    """A role that is not granted, or not for this kind of place."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a role; `id` is the number of the grant."""

    id: int
    person: int
    name: str
    role: str
    scope: Scope


async def held(tx: Tx, person: int) -> tuple[Held, ...]:
    """What the person was granted and still has. Administrators of ADMIN_IDS are added by the turn."""
    found = await tx.all(
        "SELECT role, scope_kind, scope FROM roles WHERE person = $1 AND revoked_at IS NULL ORDER BY id", person
    )
    return tuple(Held(row["role"], row["scope_kind"], row["scope"]) for row in found)


async def within_reach(tx: Tx, rights: Iterable[Right]) -> list[Holder]:
    """The roles in force that somebody with these rights may give, and so may take away; by name."""
    rows = await tx.all(
        """
        SELECT r.id, r.person, p.name, r.role, r.scope_kind, r.scope, m.id AS municipality, m.region
        FROM roles r JOIN people p ON p.id = r.person
        LEFT JOIN organisations o
            ON o.id = CASE WHEN r.scope_kind = 'organisation' THEN CAST(r.scope AS BIGINT) END
        LEFT JOIN municipalities m
            ON m.id = CASE r.scope_kind WHEN 'organisation' THEN o.municipality
                                        WHEN 'municipality' THEN CAST(r.scope AS BIGINT) END
        WHERE r.revoked_at IS NULL ORDER BY p.name, r.id
        """
    )
    rights = tuple(rights)
    holders = [Holder(row["id"], row["person"], row["name"] or "", row["role"], _scope_of(row)) for row in rows]
    return [holder for holder in holders if may_grant(rights, holder.role, holder.scope)]


def _scope_of(row: Row) -> Scope:
    kind, scope = row["scope_kind"], row["scope"]
    region = (("region", row["region"]),)
    if kind == "line":
        return Scope(kind, scope, (("region", scope.partition(".")[0]),))
    if kind == "municipality":
        return Scope(kind, scope, region)
    if kind == "organisation":
        return Scope(kind, scope, (("municipality", str(row["municipality"])), *region))
    return Scope(kind, scope)


async def place(tx: Tx, kind: str, scope: str, *, regions: frozenset[str]) -> Scope:
    """The place with all it lies in; `regions` are the codes of `content`. Raises UnknownPlace."""
    if kind == "all" and scope == "":
        return Scope("all")
    if kind == "region" and scope in regions:
        return Scope(kind, scope)
    if kind == "line":
        region, parted, line = scope.partition(".")
        if parted and line in LINES and region in regions:
            return Scope(kind, scope, (("region", region),))
    if kind in ("municipality", "organisation") and scope.isdecimal() and len(scope) < 16:
        return await _settled(tx, kind, int(scope))
    raise UnknownPlace(f"{kind} {scope}")


async def _settled(tx: Tx, kind: str, number: int) -> Scope:
    if kind == "municipality":
        region = await tx.value("SELECT region FROM municipalities WHERE id = $1", number)
        if region is not None:
            return Scope(kind, str(number), (("region", region),))
    else:
        row = await tx.one(
            """
            SELECT m.id, m.region FROM organisations o JOIN municipalities m ON m.id = o.municipality
            WHERE o.id = $1
            """,
            number,
        )
        if row is not None:
            return Scope(kind, str(number), (("municipality", str(row["id"])), ("region", row["region"])))
    raise UnknownPlace(f"{kind} {number}")


async def grant(tx: Tx, person: int, role: str, scope: Scope, *, by: int | None, now: int) -> bool:
    """Give a role; False when it is held already. The caller has asked `rules.roles.may_grant`; `by` None is the
    command line. Raises UnknownRole.
    """
    if PLACE_OF.get(role) != scope.kind:
        raise UnknownRole(f"{role} in {scope.kind}")
    given = await tx.run(
        """
        INSERT INTO roles (person, role, scope_kind, scope, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (person, role, scope_kind, scope) WHERE revoked_at IS NULL DO NOTHING
        """,
        person,
        role,
        scope.kind,
        scope.id,
        by,
        now,
    )
    if given:
        await audit.record(
            tx,
            now=now,
            actor=by,
            action="role.granted",
            about=person,
            details={"role": role, "scope_kind": scope.kind, "scope": scope.id},
        )
    return bool(given)


async def revoke(tx: Tx, person: int, role: str, scope: Scope, *, by: int | None, now: int) -> bool:
    """Take a role away; False when it was not held. Invites the person made by it and nobody used yet end too."""
    taken = await tx.run(
        """
        UPDATE roles SET revoked_at = $1
        WHERE person = $2 AND role = $3 AND scope_kind = $4 AND scope = $5 AND revoked_at IS NULL
        """,
        now,
        person,
        role,
        scope.kind,
        scope.id,
    )
    if taken:
        await tx.run(
            "UPDATE invites SET expires_at = $1 WHERE created_by = $2 AND used_at IS NULL AND expires_at > $1",
            now,
            person,
        )
        await audit.record(
            tx,
            now=now,
            actor=by,
            action="role.revoked",
            about=person,
            details={"role": role, "scope_kind": scope.kind, "scope": scope.id},
        )
    return bool(taken)
