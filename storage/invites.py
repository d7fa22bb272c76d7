"""Invite links to a role in a place. Only the token's fingerprint is kept.

A role is given once; a school's link brings as many teachers as it has uses (school_links.py).
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from rules.roles import TEACHER, Right, Scope, may_invite
from storage import audit, roles
from storage.db import Row, Tx

INVITE = "invite_"  # what a deep link says before the token
DAY = 86_400
TERMS = (1, 7, 30)  # days that a link may work
HOUR = 3600
WRONG_AN_HOUR = 5
KEY = 16  # signs of the fingerprint that name an invite in a button
_OPEN = "used_at IS NULL AND ended_at IS NULL AND expires_at > $2"


class InviteRefused(Exception):
    """The invite does not work. `reason`: unknown, used, full, expired, ended, own, held, throttled, closed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MayNotInvite(Exception):
    """The role or the place is not theirs to give."""


@dataclass(frozen=True, slots=True)
class Invite:
    """`key` names the invite in a button: the beginning of the fingerprint, useless to who did not come by the link."""

    key: str
    role: str
    scope_kind: str
    scope: str
    expires_at: int
    uses: int = 1


async def create(
    tx: Tx, creator: int, rights: Iterable[Right], *, role: str, scope: Scope, days: int, request: str, now: int,
    uses: int = 1,
) -> str | None:  # fmt: skip
    """The token, 128 bits, told once; None when this `request` (a press of one button) made it before.

    Raises MayNotInvite, roles.SiteClosed; ValueError for a term that is not offered.
    """
    if days not in TERMS:
        raise ValueError(days)
    if not may_invite(rights, role, scope):
        raise MayNotInvite(role)
    await roles.still_open(tx, scope)
    token = secrets.token_urlsafe(16)
    made = await tx.run(
        """
        INSERT INTO invites (token_hash, role, scope_kind, scope, created_by, created_at, request, expires_at, uses)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (created_by, request) DO NOTHING
        """,
        fingerprint(token),
        role,
        scope.kind,
        scope.id,
        creator,
        now,
        request,
        now + days * DAY,
        uses,
    )
    if not made:
        return None
    await audit.record(
        tx,
        now=now,
        actor=creator,
        action="invite.created",
        details={"role": role, "scope_kind": scope.kind, "scope": scope.id},
    )
    return token


async def read(
    tx: Tx, person: int, arrived_with: str, *, regions: frozenset[str], admins: frozenset[str], now: int
) -> Invite:
    """What the link offers to this person. Raises InviteRefused; a wrong token is counted against the person.

    `arrived_with` is the token's fingerprint, `admins` the addresses of ADMIN_IDS: their role is in no table.
    """
    if await _wrong_lately(tx, person, now) >= WRONG_AN_HOUR:
        raise InviteRefused("throttled")
    # The row is locked: of two presses on one link one is the first.
    row = await tx.one("SELECT * FROM invites WHERE token_hash = $1 FOR NO KEY UPDATE", arrived_with)
    if row is None:
        await audit.record(tx, now=now, actor=person, action="invite.wrong")
        raise InviteRefused("unknown")
    if row["used_at"] is not None:
        raise InviteRefused("held" if row["used_by"] == person else "used")
    if row["ended_at"] is not None or row["created_by"] is None:
        raise InviteRefused("ended")
    if row["expires_at"] <= now:
        raise InviteRefused("expired")
    # Whoever called the teachers of a school may teach there.
    if row["created_by"] == person and row["role"] != TEACHER:
        raise InviteRefused("own")
    try:
        scope = await roles.place(tx, row["scope_kind"], row["scope"], regions=regions)
        await roles.still_open(tx, scope)
    except roles.UnknownPlace:
        raise InviteRefused("expired") from None
    except roles.SiteClosed:
        raise InviteRefused("closed") from None
    if row["role"] == TEACHER and await _is_full(tx, row, person):
        raise InviteRefused("full")
    # The maker's roles of today have to reach the place still.
    if not may_invite(await roles.of(tx, row["created_by"], admins), row["role"], scope):
        raise InviteRefused("ended")
    return _invite(row)


async def _is_full(tx: Tx, row: Row, person: int) -> bool:
    """Whether as many came by it as may. Counted under the lock of its row; who is among them may come again."""
    came = await tx.all("SELECT person FROM invite_uses WHERE invite = $1", row["token_hash"])
    return len(came) >= row["uses"] and all(one["person"] != person for one in came)


async def accept(
    tx: Tx, person: int, arrived_with: str, *, regions: frozenset[str], admins: frozenset[str], now: int
) -> Invite:
    """Give the person the role and use the invite up, once. Raises InviteRefused."""
    invite = await read(tx, person, arrived_with, regions=regions, admins=admins, now=now)
    if invite.role == TEACHER:
        raise InviteRefused("unknown")
    creator = await tx.value(
        "UPDATE invites SET used_by = $1, used_at = $2 WHERE token_hash = $3 RETURNING created_by",
        person,
        now,
        arrived_with,
    )
    scope = await roles.place(tx, invite.scope_kind, invite.scope, regions=regions)
    await roles.grant(tx, person, invite.role, scope, by=creator, now=now)
    return invite


async def accepted(tx: Tx, person: int, key: str) -> bool:
    """Whether the person has accepted this invite before: the button was pressed twice."""
    used = await tx.all("SELECT token_hash FROM invites WHERE used_by = $1", person)
    return any(row["token_hash"][:KEY] == key for row in used)


async def open_ones(tx: Tx, creator: int, *, now: int) -> list[Invite]:
    """The roles the person has offered and nobody took yet, the newest first."""
    rows = await tx.all(
        f"SELECT * FROM invites WHERE created_by = $1 AND {_OPEN} AND role <> '{TEACHER}'"
        " ORDER BY created_at DESC, token_hash",
        creator,
        now,
    )
    return [_invite(row) for row in rows]


async def revoke(tx: Tx, creator: int, key: str, *, now: int) -> bool:
    """End an open invite of one's own; False when it is not open any more."""
    invites = [row for row in await _own_open(tx, creator, now) if row["token_hash"][:KEY] == key]
    if len(invites) != 1:
        return False
    await tx.run("UPDATE invites SET ended_at = $1 WHERE token_hash = $2", now, invites[0]["token_hash"])
    await audit.record(tx, now=now, actor=creator, action="invite.revoked", details={"role": invites[0]["role"]})
    return True


async def _own_open(tx: Tx, creator: int, now: int) -> list[Row]:
    return await tx.all(f"SELECT * FROM invites WHERE created_by = $1 AND {_OPEN}", creator, now)


async def _wrong_lately(tx: Tx, person: int, now: int) -> int:
    wrong = await tx.value(
        "SELECT count(*) FROM audit WHERE actor = $1 AND action = 'invite.wrong' AND at > $2", person, now - HOUR
    )
    return int(wrong)


def _invite(row: Row) -> Invite:
    return Invite(row["token_hash"][:KEY], row["role"], row["scope_kind"], row["scope"], row["expires_at"], row["uses"])


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
