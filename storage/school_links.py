"""Links by which a school's teachers join: many uses, one term; whoever comes gets the school filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.roles import TEACHER, Right, Scope
from storage import audit, invites, people, roles
from storage.db import Row, Tx
from storage.invites import Invite, InviteRefused

USES = (30, 100, 300)

_MINE = """
    SELECT i.token_hash, i.scope, i.uses, i.expires_at, o.name,
           (SELECT count(*) FROM invite_uses u WHERE u.invite = i.token_hash) AS joined
    FROM invites i JOIN organisations o ON o.id = CAST(i.scope AS BIGINT)
    WHERE i.created_by = $1 AND i.role = $3 AND i.ended_at IS NULL AND i.expires_at > $2
"""


@dataclass(frozen=True, slots=True)
class SchoolLink:
    """`key` names it in a button; `joined` of `uses` came by it so far. `expires_at`: UTC seconds."""

    key: str
    organisation: int
    name: str
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


async def mine(tx: Tx, creator: int, *, now: int) -> list[SchoolLink]:
    """Those that work, the newest first."""
    rows = await tx.all(f"{_MINE} ORDER BY i.created_at DESC, i.token_hash", creator, now, TEACHER)
    return [_link(row) for row in rows]


async def one(tx: Tx, creator: int, key: str, *, now: int) -> SchoolLink | None:
    """By its key; None for somebody else's, and for one that works no more."""
    return next((link for link in await mine(tx, creator, now=now) if link.key == key), None)


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
        row["token_hash"][: invites.KEY], int(row["scope"]), row["name"], row["uses"], row["joined"], row["expires_at"]
    )
