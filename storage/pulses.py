"""What a mentee says beside the journal: a minute's pulse, and words to the curator. The mentor sees neither."""

from storage import audit, outbox, pairs
from storage.db import Tx
from storage.pairs import Pair

ANSWERS = (4, 3, 2, 1)
WHISPER = 1500  # signs


class NoCurator(Exception):
    """Nobody would read it: the school has no curator, or the mentor is the only one."""


class Gone(LookupError):
    """The entry is none of this pair's, or the person not its mentee."""


async def pulse(
    tx: Tx, entry: int, pair: int, person: int, *, useful: int | None = None, clear: int | None = None, now: int
) -> None:
    """1 to 4; what is not said stays as it was. Raises Gone."""
    theirs = await tx.value(
        "SELECT 1 FROM entry_pairs x JOIN pairs p ON p.id = x.pair"
        " WHERE x.entry = $1 AND x.pair = $2 AND p.mentee = $3",
        entry, pair, person,
    )  # fmt: skip
    if theirs is None:
        raise Gone(entry)
    await tx.run(
        "INSERT INTO pulses (entry, pair, person, useful, clear, answered_at) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (entry, person) DO UPDATE SET useful = COALESCE(excluded.useful, pulses.useful),"
        " clear = COALESCE(excluded.clear, pulses.clear), answered_at = excluded.answered_at",
        entry, pair, person, useful, clear, now,
    )  # fmt: skip


async def answers(tx: Tx, entry: int, person: int) -> tuple[int | None, int | None]:
    """How useful it was, how clear what comes next."""
    row = await tx.one("SELECT useful, clear FROM pulses WHERE entry = $1 AND person = $2", entry, person)
    return (row["useful"], row["clear"]) if row else (None, None)


async def listeners(tx: Tx, pair: Pair) -> list[int]:
    """The curators who would read a whisper of this pair: not its own two people."""
    return [person for person in await pairs.curators(tx, pair) if person not in (pair.mentor, pair.mentee)]


async def whisper(tx: Tx, pair: Pair, person: int, text: str, *, request: str, now: int) -> int:
    """The curators are told; the same request twice is one. Raises NoCurator; ValueError for a text of no fit size."""
    if not 0 < len(text) <= WHISPER:
        raise ValueError("a whisper has 1 to 1500 signs")
    readers = await listeners(tx, pair)
    if not readers:
        raise NoCurator(pair.organisation)
    made: int | None = await tx.value(
        "INSERT INTO whispers (pair, person, text, at, request) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (person, request) DO NOTHING RETURNING id",
        pair.id, person, text, now, request,
    )  # fmt: skip
    if made is None:
        before: int = await tx.value("SELECT id FROM whispers WHERE person = $1 AND request = $2", person, request)
        return before
    for reader in readers:
        await outbox.put(tx, person=reader, kind="whisper", subject=str(made), quiet=True, now=now)
    # Not about the mentor: they read what was decided about them.
    await audit.record(tx, now=now, actor=person, action="whisper.sent", about=person, details={"pair": pair.id})
    return made
