"""The rows of a broadcast in the outbox, a small transaction at a time: laid, voided, corrected, and found to be over.

Each step locks the broadcast first, says in its row how far it came, and can be repeated after a crash.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from rules.meetings import moment
from storage import audiences, broadcasts, tallies
from storage.broadcasts import Broadcast
from storage.db import Tx
from storage.outbox import BROADCASTS
from storage.tallies import CORRECTED, LAID, SAID

SETTLED = 60  # seconds in which a message in flight comes to its end


@dataclass(frozen=True, slots=True)
class Going:
    """A broadcast that something is to be done about."""

    id: int
    author: int | None
    state: str
    laid: bool
    correcting: bool


async def going(tx: Tx) -> list[Going]:
    rows = await tx.all(
        "SELECT id, author, state, laid_at, fixed_to FROM broadcasts WHERE launched_at IS NOT NULL AND ended_at IS NULL"
        " UNION SELECT id, author, state, laid_at, fixed_to FROM broadcasts WHERE fixed_to IS NOT NULL ORDER BY id"
    )
    return [
        Going(row["id"], row["author"], row["state"], row["laid_at"] is not None, row["fixed_to"] is not None)
        for row in rows
    ]


async def lay(tx: Tx, number: int, *, zone: str, step: int, now: int) -> bool:
    """Rows for the people of the next `step` numbers; whether there are more. `zone` is of readers who gave none.

    By ranges of numbers, so that a few people among a million cost no longer transaction than all of them do.
    """
    found = await _locked(tx, number)
    if found is None or found.laid or found.state not in ("running", "paused"):
        return False
    since: int = await tx.value("SELECT laid_to FROM broadcasts WHERE id = $1", number)
    last: int = await tx.value("SELECT max(id) FROM people") or 0
    until = min(since + step, last)
    laid = await _insert(tx, found, (since, until), zone, now)
    await tx.run(
        "UPDATE broadcasts SET laid_to = $1, laid_at = CAST($2 AS BIGINT) WHERE id = $3",
        until, now if until == last else None, number,
    )  # fmt: skip
    await tallies.add(tx, {(number, LAID, ""): laid})
    return until < last


async def _insert(tx: Tx, found: Broadcast, numbers: tuple[int, int], zone: str, now: int) -> int:
    launched = found.launched_at or now
    given: list[Any] = [SAID, f"{found.id}", found.lane, *numbers, launched]
    where = audiences.condition(given, found.scope_kind, found.scope, found.audience, launched)
    due = await _due(tx, given, found, numbers, zone) if found.on_day and found.at_time else _hole(given, now)
    return await tx.run(
        "INSERT INTO outbox (person, kind, subject, lane, due_at, quiet)"
        f" SELECT p.id, CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS BIGINT), {due}, 1"
        f" FROM people p JOIN {audiences.AGREED}"
        f" WHERE p.id > $4 AND p.id <= $5 AND p.created_at <= $6 AND {where} ORDER BY p.id"
        " ON CONFLICT (kind, subject, person, which) DO NOTHING",
        *given,
    )


async def _due(tx: Tx, given: list[Any], found: Broadcast, numbers: tuple[int, int], zone: str) -> str:
    """The moment by each reader's own clock, in SQL."""
    day, at = date.fromisoformat(found.on_day or ""), time.fromisoformat(found.at_time or "")
    zones = await tx.all("SELECT DISTINCT zone FROM people WHERE id > $1 AND id <= $2", *numbers)
    whens = ""
    for its in (row["zone"] for row in zones if row["zone"]):
        given.append(its)
        whens += f" WHEN p.zone = ${len(given)} THEN {_hole(given, moment(day, at, its))}"
    usual = _hole(given, moment(day, at, zone))
    return f"CASE{whens} ELSE {usual} END" if whens else usual


def _hole(given: list[Any], seconds: int) -> str:
    given.append(seconds)
    return f"CAST(${len(given)} AS BIGINT)"


async def void(tx: Tx, number: int, *, limit: int, now: int) -> bool:
    """What waits of a cancelled broadcast is never said; whether there may be more."""
    found = await _locked(tx, number)
    if found is None or found.state != "cancelled":
        return False
    # Named, PostgreSQL reads the page once; inside IN it may read it again, and void more than a chunk.
    ended = await tx.run(
        "WITH page AS"
        " (SELECT id FROM outbox WHERE state = 'waiting' AND lane = $2 ORDER BY due_at, id LIMIT $3 FOR NO KEY UPDATE)"
        " UPDATE outbox SET state = 'void', ended_at = $1 WHERE state = 'waiting' AND id IN (SELECT id FROM page)",
        now, found.lane, limit,
    )  # fmt: skip
    await tallies.add(tx, {(number, "void", ""): ended})
    return ended == limit


async def correct(tx: Tx, number: int, *, limit: int, now: int) -> bool:
    """The next messages that are to show the new words; whether there may be more.

    What is in flight may carry the old ones: it is looked at again when it has come to its end.
    """
    found = await _locked(tx, number)
    since = await tx.value("SELECT fixed_to FROM broadcasts WHERE id = $1", number)
    if found is None or since is None:
        return False
    said = "FROM outbox WHERE kind = $1 AND subject = $2 AND person > $3 AND which = ''"
    until = await tx.value(
        f"SELECT max(person) FROM (SELECT person {said} ORDER BY person LIMIT $4) AS page",
        SAID, f"{number}", since, limit,
    )  # fmt: skip
    await tx.run("UPDATE broadcasts SET fixed_to = CAST($1 AS BIGINT) WHERE id = $2", until, number)
    if until is None:
        return False
    await tx.run(
        "INSERT INTO outbox (person, kind, subject, which, lane, due_at)"
        " SELECT person, CAST($4 AS TEXT), subject, CAST($5 AS TEXT), CAST($6 AS BIGINT),"
        "  CAST($7 AS BIGINT) + CASE WHEN state = 'sent' THEN 0 ELSE CAST($8 AS BIGINT) END"
        f" {said} AND person <= $9 AND state IN ('sent', 'sending', 'claimed') ORDER BY person"
        " ON CONFLICT (kind, subject, person, which) DO NOTHING",
        SAID, f"{number}", since, CORRECTED, f"{found.version}", BROADCASTS, now, SETTLED, until,
    )  # fmt: skip
    return True


async def finish(tx: Tx, number: int, *, now: int) -> bool:
    """Whether it is over now: all rows are laid and came to an end. Those of people who were deleted are gone."""
    found = await _locked(tx, number)
    if found is None or found.ended_at is not None or not (found.laid or found.state == "cancelled"):
        return False
    if found.state == "paused" or await _open(tx, found.lane):
        return False
    counted = await tallies.progress(tx, number)
    await tallies.add(tx, {(number, "void", "deleted"): counted.waiting})
    await tx.run(
        "UPDATE broadcasts SET ended_at = $1, state = CASE WHEN state = 'running' THEN 'done' ELSE state END"
        " WHERE id = $2",
        now, number,
    )  # fmt: skip
    return True


async def _open(tx: Tx, lane: int) -> bool:
    for states in ("state = 'waiting'", "state IN ('claimed', 'sending')"):
        if await tx.value(f"SELECT 1 FROM outbox WHERE {states} AND lane = $1 LIMIT 1", lane):
            return True
    return False


async def _locked(tx: Tx, number: int) -> Broadcast | None:
    await tx.one("SELECT id FROM broadcasts WHERE id = $1 FOR NO KEY UPDATE", number)
    return await broadcasts.one(tx, number)
