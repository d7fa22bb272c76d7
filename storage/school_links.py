"""Links by which a school's teachers join: many uses, one term; whoever comes gets the school filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.roles import TEACHER, Right, Scope
from storage import audit, invites, people, roles, staff
from storage.db import Row, Tx
from storage.invites import Invite, InviteRefused

USES = (30, 100, 300)

_WORKING = """
    FROM invites i JOIN organisations o ON o.id = CASE i.scope_kind WHEN 'organisation' THEN CAST(i.scope AS BIGINT) END
    JOIN municipalities m ON m.id = o.municipality
    WHERE i.role = $1 AND i.created_by IS NOT NULL AND i.ended_at IS NULL AND i.expires_at > $2
"""
_LINKS = f"""
    SELECT i.token_hash, i.scope, i.uses, i.expires_at, i.created_by, o.name, m.name AS municipality_name,
           (SELECT count(*) FROM invite_uses u WHERE u.invite = i.token_hash) AS joined
    {_WORKING}
"""


@dataclass(frozen=True, slots=True)
class SchoolLink:
    """`key` names it in a button; `joined` of `uses` came by it so far; `maker` made it. `expires_at`: UTC seconds."""

    key: str
    organisation: int
    name: str
    municipality_name: str
    maker: int
    uses: int
    joined: int
    expires_at: int


async def create(
    tx: Tx, creator: int, rights: Iterable[Right], *, school: Scope, uses: int, days: int, request: str, now: int
) -> str | None:
    """The token, told once; None when this `request` made it before. The school and its municipality are verified by
    it: somebody responsible for them has named them.

    Raises invites.MayNotInvite; ValueError for uses or a term that is not offered.
    """
    if uses not in USES:
        raise ValueError(uses)
    token = await invites.create(
        tx, creator, rights, role=TEACHER, scope=school, days=days, uses=uses, request=request, now=now
    )
    await tx.run("UPDATE organisations SET verified = 1 WHERE id = $1 AND verified = 0", int(school.id))
    await tx.run(
        "UPDATE municipalities SET verified = 1 WHERE verified = 0"
        " AND id = (SELECT municipality FROM organisations WHERE id = $1)",
        int(school.id),
    )
    return token


async def count(tx: Tx, person: int, rights: Iterable[Right], *, now: int) -> int:
    given: list[str | int] = [TEACHER, now, person]
    number: int = await tx.value(f"SELECT count(*) {_WORKING} AND {_seen(given, rights)}", *given)
    return number


async def working(
    tx: Tx, person: int, rights: Iterable[Right], *, now: int, limit: int, offset: int
) -> list[SchoolLink]:  # fmt: skip
    """One's own links that work, the newest first; then those to schools within these rights, by place."""
    given: list[str | int] = [TEACHER, now, person]
    where = _seen(given, rights)
    rows = await tx.all(
        f"""
        {_LINKS} AND {where}
        ORDER BY CASE WHEN i.created_by = $3 THEN -i.created_at ELSE 0 END, m.folded, o.folded, i.token_hash
        LIMIT ${len(given) + 1} OFFSET ${len(given) + 2}
        """,
        *given, limit, offset,
    )  # fmt: skip
    return [_link(row) for row in rows]


def _seen(given: list[str | int], rights: Iterable[Right]) -> str:
    return f"(i.created_by = $3 OR {staff.within(given, rights)})"


async def one(tx: Tx, creator: int, key: str, *, now: int) -> SchoolLink | None:
    """By its key; None for somebody else's, and for one that works no more."""
    rows = await tx.all(f"{_LINKS} AND i.created_by = $3", TEACHER, now, creator)
    return next((link for link in map(_link, rows) if link.key == key), None)


async def join(
    tx: Tx, person: int, arrived_with: str, *, zones: Mapping[str, str], admins: frozenset[str], now: int
) -> Invite:
    """Fill in the school, its municipality and its region, and count it once a person. Raises InviteRefused.

    `zones`: the clock of each region by its code; `admins`: as in `invites.read`.
    """
    invite = await invites.read(tx, person, arrived_with, regions=frozenset(zones), admins=admins, now=now)
    if invite.role != TEACHER:
        raise InviteRefused("unknown")
    place = await roles.place(tx, invite.scope_kind, invite.scope, regions=frozenset(zones))
    above = dict(place.above)
    await people.live_in_region(tx, person, above["region"], zones[above["region"]])
    await people.live_in_municipality(tx, person, int(above["municipality"]))
    await people.work_at(tx, person, int(place.id))
    counted = await tx.run(
        "INSERT INTO invite_uses (invite, person, at) VALUES ($1, $2, $3) ON CONFLICT (invite, person) DO NOTHING",
        arrived_with, person, now,
    )  # fmt: skip
    if counted:
        details = {"scope_kind": place.kind, "scope": place.id}
        await audit.record(tx, now=now, actor=person, action="invite.joined", about=person, details=details)
    return invite


async def came_by(tx: Tx, person: int, organisation: int) -> bool:
    """Whether a link for this school's teachers brought the person."""
    return bool(
        await tx.value(
            "SELECT 1 FROM invite_uses u JOIN invites i ON i.token_hash = u.invite"
            " WHERE u.person = $1 AND i.scope_kind = 'organisation' AND i.scope = $2 LIMIT 1",
            person,
            str(organisation),
        )
    )


def _link(row: Row) -> SchoolLink:
    return SchoolLink(
        row["token_hash"][: invites.KEY], int(row["scope"]), row["name"], row["municipality_name"], row["created_by"],
        row["uses"], row["joined"], row["expires_at"],
    )  # fmt: skip
