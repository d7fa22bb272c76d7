"""Checking in to a session: the code of the minute, and who may give it.

The mark it makes is one of `storage/marks.py`, where the host's word stands over it.
"""

from dataclasses import dataclass

from rules import attendance as rules
from storage import audit, marks
from storage.db import Tx
from storage.marks import Kept, NotNow
from storage.sessions import Session

WRONG_TRIES, WRONG_WITHIN = 5, 600  # so many wrong codes in so many seconds, then a pause


class WrongCode(Exception):
    """Not a code of this session, or one shown 180 s ago and earlier."""


class TooManyTries(Exception):
    """Five wrong codes in ten minutes."""


class NotSeated(Exception):
    """The person has no seat at this session. `came`: they know the code of this minute."""

    def __init__(self, session: int, *, came: bool) -> None:
        super().__init__(session)
        self.came = came


@dataclass(frozen=True, slots=True)
class Checked:
    """`first`: the mark was made just now; else it is the one that was there."""

    session: Session
    mark: str
    first: bool


_SEATED = "SELECT 1 FROM seats WHERE session = $1 AND person = $2 AND state = 'seated'"


async def code(tx: Tx, session: int, *, now: int) -> str:
    """Raises LookupError."""
    return rules.code(await _secret(tx, session), now)


async def check_in(tx: Tx, session: int, person: int, typed: str, *, how: str, now: int) -> Checked:
    """The person marks themselves; a second time, or after the host, the mark stays as it is. Raises LookupError,
    NotSeated, NotNow, TooManyTries, WrongCode (which counts: let the transaction stand)."""
    # The host may finish the list at this second.
    there = await marks.lock(tx, session)
    right = await shown(tx, session, typed, now=now)
    if not await tx.value(_SEATED, session, person):
        raise NotSeated(session, came=right)
    already = await marks.mark_of(tx, session, person)
    if already is not None:
        return Checked(there, already, first=False)
    mark = rules.checks_in(now, there.starts_at, there.ends_at)
    if mark is None or there.state != "planned" or there.closed_marks:
        raise NotNow(session)
    await _require_tries(tx, person, now)
    if not right:
        await audit.record(tx, now=now, actor=person, action="attendance.wrong", details={"session": session})
        raise WrongCode(session)
    await marks.keep(tx, session, {person: Kept(mark, how, None, now)}, now=now)
    await marks.record(tx, session, {person: (None, mark)}, how=how, by=person, now=now)
    return Checked(there, mark, first=True)


async def shown(tx: Tx, session: int, typed: str, *, now: int) -> bool:
    """Whether this is its code now. Raises LookupError."""
    return rules.matches(await _secret(tx, session), typed, now)


async def find_code(tx: Tx, person: int, typed: str, *, now: int) -> int | None:
    """The session under way, with a seat for the person, that shows this code. A wrong one counts if there is any.

    Raises TooManyTries.
    """
    rows = await tx.all(
        "SELECT s.id, s.secret FROM seats x JOIN sessions s ON s.id = x.session WHERE x.person = $1"
        " AND x.state = 'seated' AND s.state = 'planned' AND s.starts_at <= $2 AND s.ends_at > $3 ORDER BY s.id",
        person, now + rules.OPENS, now,
    )  # fmt: skip
    if not rows:
        return None
    await _require_tries(tx, person, now)
    for row in rows:
        if rules.matches(row["secret"], typed, now):
            return int(row["id"])
    await audit.record(tx, now=now, actor=person, action="attendance.wrong")
    return None


async def _require_tries(tx: Tx, person: int, now: int) -> None:
    wrong = await tx.value(
        "SELECT count(*) FROM audit WHERE actor = $1 AND action = 'attendance.wrong' AND at > $2",
        person, now - WRONG_WITHIN,
    )  # fmt: skip
    if wrong >= WRONG_TRIES:
        raise TooManyTries(person)


async def _secret(tx: Tx, session: int) -> str:
    secret: str | None = await tx.value("SELECT secret FROM sessions WHERE id = $1", session)
    if secret is None:
        raise LookupError(session)
    return secret
