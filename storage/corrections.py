"""Competences that a person put right: kept by the programme's identity, so that they outlive its next import.

A correction is for everybody; taken back, the programme has again what the rules find in its words.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules import matching
from rules.matching import Match
from storage import audit, finding
from storage.db import Tx
from storage.programmes import Competence, NoProgramme

# What a methodist has yet to look at, and `programmes.doubtful` of it.
DOUBTFUL, WITHOUT = "doubtful", "without"
QUEUES = {DOUBTFUL: 1, WITHOUT: 2}


@dataclass(frozen=True, slots=True)
class Correction:
    """`codes`: best first."""

    codes: tuple[str, ...]
    at: int


class Standing(Exception):
    """The area stands there already, or there is none that could: an old button."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A programme whose row is locked. `codes`: best first."""

    programme: int
    identity: str
    title: str
    annotation: str
    corrected: bool
    codes: tuple[str, ...]


def doubtful(found: Sequence[Match]) -> int:
    """`programmes.doubtful` of what the rules have found."""
    return QUEUES[DOUBTFUL] * matching.is_doubtful(found) if found else QUEUES[WITHOUT]


async def of(tx: Tx, identities: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The codes of those that were corrected, best first."""
    if not identities:
        return {}
    holes = ", ".join(f"${n}" for n in range(1, len(identities) + 1))
    rows = await tx.all(f"SELECT identity, codes FROM programme_corrections WHERE identity IN ({holes})", *identities)
    return {row["identity"]: tuple(json.loads(row["codes"])) for row in rows}


async def correction(tx: Tx, programme: int) -> Correction | None:
    row = await tx.one(
        "SELECT c.codes, c.at FROM programme_corrections c JOIN programmes p ON p.identity = c.identity"
        " WHERE p.id = $1",
        programme,
    )
    return None if row is None else Correction(tuple(json.loads(row["codes"])), row["at"])


async def put(tx: Tx, programme: int, place: int, area: str, *, person: int, now: int) -> int:
    """After the first `place` - 1 areas stands this one and no further one; how many there are now.

    Raises NoProgramme, Standing.
    """
    was = await _held(tx, programme)
    kept = was.codes[: place - 1]
    if area in kept:
        raise Standing(area)
    await _correct(tx, was, (*kept, area), person, now)
    return len(kept) + 1


async def approve(tx: Tx, programme: int, *, person: int, now: int) -> None:
    """The areas that the programme has are right. Raises NoProgramme, Standing when it has none."""
    was = await _held(tx, programme)
    if not was.codes:
        raise Standing(programme)
    await _correct(tx, was, was.codes, person, now)


async def put_back(tx: Tx, programme: int, *, person: int, now: int) -> bool:
    """What the rules find in it again; False: nobody has corrected it. Raises NoProgramme."""
    was = await _held(tx, programme)
    if not await tx.run("DELETE FROM programme_corrections WHERE identity = $1", was.identity):
        return False
    found = matching.competences(was.title, was.annotation)
    laid = [Competence(it.code, it.reason) for it in found]
    await _lay(tx, programme, laid, corrected=0, doubtful=doubtful(found))
    codes = ",".join(it.code for it in found)
    details: audit.Details = {"programme": programme, "codes": codes}
    await audit.record(tx, now=now, actor=person, action="programme.uncorrected", details=details)
    return True


async def next_in(tx: Tx, queue: str, after: int) -> int | None:
    """The first programme of the queue that comes after this one."""
    found: int | None = await tx.value(
        "SELECT id FROM programmes WHERE doubtful > 0 AND archived_at IS NULL AND doubtful = $1 AND id > $2"
        " ORDER BY id LIMIT 1",
        QUEUES[queue], after,
    )  # fmt: skip
    return found


async def waiting(tx: Tx) -> Mapping[str, int]:
    """How many programmes stand in each queue."""
    rows = await tx.all(
        "SELECT doubtful, count(*) AS many FROM programmes WHERE doubtful > 0 AND archived_at IS NULL GROUP BY doubtful"
    )
    found = {row["doubtful"]: row["many"] for row in rows}
    return {queue: found.get(mark, 0) for queue, mark in QUEUES.items()}


async def _held(tx: Tx, programme: int) -> _Held:
    # An import that lays in the same programme at this moment waits, and then reads the correction.
    row = await tx.one(
        "SELECT identity, title, annotation, corrected FROM programmes WHERE id = $1 FOR NO KEY UPDATE", programme
    )
    if row is None:
        raise NoProgramme(programme)
    found = await tx.all("SELECT code FROM programme_competences WHERE programme = $1 ORDER BY place", programme)
    return _Held(
        programme, row["identity"], row["title"], row["annotation"], bool(row["corrected"]),
        tuple(one["code"] for one in found),
    )  # fmt: skip


async def _correct(tx: Tx, was: _Held, codes: tuple[str, ...], person: int, now: int) -> None:
    if was.corrected and was.codes == codes:
        return
    await tx.run(
        "INSERT INTO programme_corrections (identity, codes, person, at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (identity) DO UPDATE SET codes = excluded.codes, person = excluded.person, at = excluded.at",
        was.identity, json.dumps(codes), person, now,
    )  # fmt: skip
    await _lay(tx, was.programme, [Competence(code, ()) for code in codes], corrected=1, doubtful=0)
    details: audit.Details = {"programme": was.programme, "codes": ",".join(codes)}
    await audit.record(tx, now=now, actor=person, action="programme.corrected", details=details)


async def _lay(tx: Tx, programme: int, found: Sequence[Competence], *, corrected: int, doubtful: int) -> None:
    await tx.run("DELETE FROM programme_competences WHERE programme = $1", programme)
    await tx.many(
        "INSERT INTO programme_competences (programme, code, place, reason) VALUES ($1, $2, $3, $4)",
        [
            (programme, it.code, place, json.dumps(list(it.reason), ensure_ascii=False))
            for place, it in enumerate(found, 1)
        ],
    )
    await tx.run("UPDATE programmes SET corrected = $2, doubtful = $3 WHERE id = $1", programme, corrected, doubtful)
    await finding.touched(tx, programme)
