"""Roles with their scope, several a person, read from the database in every turn."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.roles import PLACE_OF, Held, Right, Scope, may_grant, rank
from storage import audit, commands, outbox, reminders
from storage.db import Row, Tx
from storage.mentors import NAME

# Places with a row of their own: what each lies in, nearest first, and how that is found.
_ABOVE = {
    "municipality": ("region",),
    "organisation": ("municipality", "region"),
    "site": ("organisation", "municipality", "region"),
}
# What was merged into another place is that one.
_FOUND = {
    "municipality": """
        SELECT kept.id, kept.region
        FROM municipalities m JOIN municipalities kept ON kept.id = COALESCE(m.same_as, m.id)
        WHERE m.id = $1
    """,
    "organisation": """
        SELECT kept.id, m.id AS municipality, m.region
        FROM organisations o JOIN organisations kept ON kept.id = COALESCE(o.same_as, o.id)
        JOIN municipalities m ON m.id = kept.municipality
        WHERE o.id = $1
    """,
    "site": """
        SELECT s.id, o.id AS organisation, m.id AS municipality, m.region
        FROM sites s JOIN organisations o ON o.id = s.organisation JOIN municipalities m ON m.id = o.municipality
        WHERE s.id = $1
    """,
}
# The three lines of methodical help, each led by tutors of a region.
LINES = ("subject", "methodical", "functional_literacy")


class UnknownPlace(ValueError):
    """A scope that names no place we have."""


class UnknownRole(ValueError):
    """A role that is not granted, or not for this kind of place."""


class SiteClosed(ValueError):
    """Nobody becomes the host of a site that has closed; who was one may still be asked and taken off."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a role; `id` is the number of the grant."""

    id: int
    person: int
    name: str
    role: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that was given; `in_force`: the person holds it there now, by this grant or by a later one."""

    role: str
    scope_kind: str
    scope: str
    in_force: bool


async def granted(tx: Tx, number: int) -> Grant | None:
    row = await tx.one(
        """
        SELECT r.role, r.scope_kind, r.scope, CASE WHEN EXISTS (
            SELECT 1 FROM roles h WHERE h.person = r.person AND h.role = r.role AND h.scope_kind = r.scope_kind
            AND h.scope = r.scope AND h.revoked_at IS NULL
        ) THEN 1 ELSE 0 END AS in_force
        FROM roles r WHERE r.id = $1
        """,
        number,
    )
    return None if row is None else Grant(row["role"], row["scope_kind"], row["scope"], bool(row["in_force"]))


async def held(tx: Tx, person: int) -> tuple[Held, ...]:
    """What the person was granted and still has. Administrators of ADMIN_IDS are added by the turn."""
    return tuple((await grants(tx, person)).values())


async def grants(tx: Tx, person: int) -> dict[int, Held]:
    """The same by the number of the grant."""
    found = await tx.all(
        "SELECT id, role, scope_kind, scope FROM roles WHERE person = $1 AND revoked_at IS NULL ORDER BY id", person
    )
    return {row["id"]: Held(row["role"], row["scope_kind"], row["scope"]) for row in found}


async def act_as(tx: Tx, person: int, granted: int | None) -> None:
    """The role the rooms open with from now on; None: the highest."""
    await tx.run("UPDATE people SET acting = CAST($1 AS BIGINT) WHERE id = $2", granted, person)


async def holders(tx: Tx, kind: str, scope: str) -> list[tuple[str, str]]:
    """(name, role) of those who hold a role in this very place, the highest first."""
    rows = await tx.all(
        f"""
        SELECT {NAME.format("p")} AS name, r.role FROM roles r JOIN people p ON p.id = r.person
        WHERE r.scope_kind = $1 AND r.scope = $2 AND r.revoked_at IS NULL ORDER BY name, r.id
        """,
        kind, scope,
    )  # fmt: skip
    return sorted(((row["name"], row["role"]) for row in rows), key=lambda it: rank(it[1]))


async def of(tx: Tx, person: int, admins: frozenset[str]) -> tuple[Held, ...]:
    """What the person may do now; `admins` are the addresses of ADMIN_IDS: their role is in no table."""
    own = await held(tx, person)
    accounts = await tx.all("SELECT address FROM accounts WHERE person = $1", person)
    named = any(account["address"] in admins for account in accounts)
    return (*own, Held("administrator", "all")) if named else own


async def serving(tx: Tx, kind: str, scope: str) -> list[tuple[int, str]]:
    """(person, name) of those who hold a role in this very place, each once, by name; the nameless are not listed."""
    rows = await tx.all(
        f"""
        SELECT DISTINCT p.id, {NAME.format("p")} AS name FROM roles r JOIN people p ON p.id = r.person
        WHERE r.scope_kind = $1 AND r.scope = $2 AND r.revoked_at IS NULL AND {NAME.format("p")} <> ''
        ORDER BY name, p.id
        """,
        kind, scope,
    )  # fmt: skip
    return [(row["id"], row["name"]) for row in rows]


async def within_reach(tx: Tx, rights: Iterable[Right]) -> list[Holder]:
    """The roles in force that somebody with these rights may give, and so may take away; by name."""
    rows = await tx.all(
        """
        SELECT r.id, r.person, p.name, r.role, r.scope_kind, r.scope,
               o.id AS organisation, m.id AS municipality, m.region
        FROM roles r JOIN people p ON p.id = r.person
        LEFT JOIN sites s ON s.id = CASE WHEN r.scope_kind = 'site' THEN CAST(r.scope AS BIGINT) END
        LEFT JOIN organisations o
            ON o.id = CASE r.scope_kind WHEN 'organisation' THEN CAST(r.scope AS BIGINT) ELSE s.organisation END
        LEFT JOIN municipalities m
            ON m.id = CASE r.scope_kind WHEN 'municipality' THEN CAST(r.scope AS BIGINT) ELSE o.municipality END
        WHERE r.revoked_at IS NULL ORDER BY p.name, r.id
        """
    )
    rights = tuple(rights)
    holders = [Holder(row["id"], row["person"], row["name"] or "", row["role"], _scope_of(row)) for row in rows]
    return [holder for holder in holders if may_grant(rights, holder.role, holder.scope)]


def _scope_of(row: Row) -> Scope:
    kind, scope = row["scope_kind"], row["scope"]
    if kind == "line":
        return Scope(kind, scope, (("region", scope.partition(".")[0]),))
    return _settled(kind, scope, row) if kind in _ABOVE else Scope(kind, scope)


def _settled(kind: str, scope: str, row: Row) -> Scope:
    return Scope(kind, scope, tuple((above, str(row[above])) for above in _ABOVE[kind]))


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
    if kind in _ABOVE and scope.isdecimal() and len(scope) < 16:
        row = await tx.one(_FOUND[kind], int(scope))
        if row is not None:
            return _settled(kind, str(row["id"]), row)
    raise UnknownPlace(f"{kind} {scope}")


async def still_open(tx: Tx, scope: Scope) -> None:
    """Raises SiteClosed. Other places do not close."""
    if scope.kind == "site" and await tx.value("SELECT closed_at FROM sites WHERE id = $1", int(scope.id)) is not None:
        raise SiteClosed(f"site {scope.id} has closed")


async def grant(tx: Tx, person: int, role: str, scope: Scope, *, by: int | None, now: int) -> bool:
    """Give a role; False when it is held already. The caller has asked `rules.roles.may_grant`; `by` None is the
    command line, of which the person would hear nothing: a notice tells them. Raises UnknownRole, SiteClosed.
    """
    if PLACE_OF.get(role) != scope.kind:
        raise UnknownRole(f"{role} in {scope.kind}")
    await still_open(tx, scope)
    given = await tx.value(
        """
        INSERT INTO roles (person, role, scope_kind, scope, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (person, role, scope_kind, scope) WHERE revoked_at IS NULL DO NOTHING RETURNING id
        """,
        person,
        role,
        scope.kind,
        scope.id,
        by,
        now,
    )
    if given is not None:
        await commands.want(tx, person)
        if scope.kind == "site":
            await reminders.remind_new_host(tx, int(scope.id), person, now=now)
        if by is None:
            await outbox.put(tx, person=person, kind="role-given", subject=str(given), now=now)
        await audit.record(
            tx,
            now=now,
            actor=by,
            action="role.granted",
            about=person,
            details={"role": role, "scope_kind": scope.kind, "scope": scope.id},
        )
    return given is not None


async def revoke(tx: Tx, person: int, role: str, scope: Scope, *, by: int | None, now: int) -> bool:
    """Take a role away; False when it was not held. Invites the person made by it and nobody used yet end too.

    The person is told, not at night.
    """
    taken = await tx.value(
        """
        UPDATE roles SET revoked_at = $1
        WHERE person = $2 AND role = $3 AND scope_kind = $4 AND scope = $5 AND revoked_at IS NULL
        RETURNING id
        """,
        now,
        person,
        role,
        scope.kind,
        scope.id,
    )
    if taken is not None:
        await commands.want(tx, person)
        if by != person:
            await outbox.put(tx, person=person, kind="role-taken", subject=str(taken), now=now, quiet=True)
        await tx.run(
            "UPDATE invites SET ended_at = $1 WHERE created_by = $2 AND used_at IS NULL AND ended_at IS NULL",
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
    return taken is not None
