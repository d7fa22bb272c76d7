"""Which pairs have not met for long, and who was told of which silence: once of each, whenever it is looked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.silence import AGREED_AHEAD, JUST_OVER
from storage import outbox, pulses
from storage.db import Tx
from storage.pairs import Pair, pair


@dataclass(frozen=True, slots=True)
class Silence:
    """`since`: the last meeting, or the beginning, or the end of a pause, in UTC seconds; `told_at`: when the mentor
    heard of it. `zone` is the mentor's, None if they have not said."""

    pair: int
    mentor: int
    zone: str | None
    since: int
    told_at: int | None


_SINCE = (
    "(SELECT max(at) FROM (SELECT p.began_at AS at UNION ALL SELECT p.held_at UNION ALL SELECT p.resumed_at) AS marks)"
)


def since(pair: Pair) -> int:
    """When its silence began."""
    return max(pair.began_at or 0, pair.held_at or 0, pair.resumed_at or 0)


async def untold(tx: Tx, *, after: int, before: int, limit: int, now: int) -> list[Silence]:
    """Active pairs by number from `after` on, silent since `before` or longer, of whose silence no curator was told;
    without those who have a meeting within a day or just over."""
    rows = await tx.all(
        f"""
        SELECT f.id, f.mentor, f.zone, f.since, s.told_at
        FROM (SELECT p.id, p.mentor, m.zone, {_SINCE} AS since FROM pairs p JOIN people m ON m.id = p.mentor
              WHERE p.state = 'active' AND p.id > $1 AND NOT EXISTS (
                  SELECT 1 FROM meetings k WHERE k.pair = p.id AND k.state = 'planned'
                  AND k.starts_at > $4 AND k.starts_at < $5) ORDER BY p.id) AS f
        LEFT JOIN silences s ON s.pair = f.id AND s.since = f.since
        WHERE f.since <= $2 AND s.curator_told_at IS NULL ORDER BY f.id LIMIT $3
        """,
        after, before, limit, now - JUST_OVER, now + AGREED_AHEAD,
    )  # fmt: skip
    return [Silence(row["id"], row["mentor"], row["zone"], row["since"], row["told_at"]) for row in rows]


async def tell_mentor(tx: Tx, silence: Silence, *, due_at: int, now: int) -> None:
    made = await tx.run(
        "INSERT INTO silences (pair, since, told_at) VALUES ($1, $2, $3) ON CONFLICT (pair, since) DO NOTHING",
        silence.pair, silence.since, now,
    )  # fmt: skip
    if made:
        await _put(tx, "pair-silent", silence, [silence.mentor], due_at=due_at, now=now)


async def tell_curators(tx: Tx, silence: Silence, *, due_at: int, now: int) -> None:
    """Where the school has none, the coordinators of its municipality; where nobody is, it stays untold until there
    is somebody."""
    found = await pair(tx, silence.pair)
    if found is None:
        return
    readers = await pulses.listeners(tx, found) or await _coordinators(tx, found)
    if not readers:
        return
    told = await tx.run(
        "UPDATE silences SET curator_told_at = $1 WHERE pair = $2 AND since = $3 AND curator_told_at IS NULL",
        now, silence.pair, silence.since,
    )  # fmt: skip
    if told:
        await _put(tx, "pair-silent-curator", silence, readers, due_at=due_at, now=now)


async def _coordinators(tx: Tx, of: Pair) -> list[int]:
    """But for the pair's own two people."""
    rows = await tx.all(
        "SELECT person FROM roles WHERE role = 'coordinator' AND scope_kind = 'municipality' AND scope = $1"
        " AND revoked_at IS NULL ORDER BY person",
        str(of.municipality),
    )
    return [row["person"] for row in rows if row["person"] not in (of.mentor, of.mentee)]


async def _put(tx: Tx, kind: str, silence: Silence, people: Iterable[int], *, due_at: int, now: int) -> None:
    for person in sorted(people):
        await outbox.put(
            tx, person=person, kind=kind, subject=str(silence.pair), which=str(silence.since), due_at=due_at,
            quiet=True, now=now,
        )  # fmt: skip
