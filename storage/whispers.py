"""What a mentee tells the curator and the mentor never reads; pulses.py writes it, here it is read and answered."""

from dataclasses import dataclass

from storage import audit, outbox
from storage.db import Row, Tx
from storage.mentors import NAME

ANSWER = 1500  # signs


@dataclass(frozen=True, slots=True)
class Whisper:
    """Times are UTC seconds. `person` said it; `answered_by` is None too once whoever answered was deleted."""

    id: int
    pair: int
    person: int
    name: str
    text: str
    at: int
    answer: str
    answered_at: int | None
    answered_by: int | None
    answered_name: str


_WHISPERS = f"""
    SELECT w.id, w.pair, w.person, {NAME.format("p")} AS name, w.text, w.at, w.answer, w.answered_at, w.answered_by,
           {NAME.format("a")} AS answered_name
    FROM whispers w JOIN people p ON p.id = w.person LEFT JOIN people a ON a.id = w.answered_by
"""


async def whisper(tx: Tx, number: int) -> Whisper | None:
    row = await tx.one(f"{_WHISPERS} WHERE w.id = $1", number)
    return None if row is None else _whisper(row)


async def of_pair(tx: Tx, pair: int) -> list[Whisper]:
    """Those without an answer first, then the newest."""
    rows = await tx.all(
        f"{_WHISPERS} WHERE w.pair = $1"
        " ORDER BY CASE WHEN w.answered_at IS NULL THEN 0 ELSE 1 END, w.at DESC, w.id DESC",
        pair,
    )
    return [_whisper(row) for row in rows]


async def unanswered(tx: Tx, organisation: int, *, besides: int) -> dict[int, int]:
    """How many wait in which pair of the school; not in those where `besides` is one of the two."""
    rows = await tx.all(
        """
        SELECT w.pair, count(*) AS number FROM whispers w JOIN pairs p ON p.id = w.pair
        WHERE p.organisation = $1 AND w.answered_at IS NULL
        AND COALESCE(p.mentor, 0) <> $2 AND COALESCE(p.mentee, 0) <> $2 GROUP BY w.pair
        """,
        organisation, besides,
    )  # fmt: skip
    return {row["pair"]: row["number"] for row in rows}


async def answer(tx: Tx, number: int, text: str, *, by: int, now: int) -> bool:
    """The mentee is told. False where it has an answer or is gone. Raises ValueError for a text of no fit size."""
    if not 0 < len(text) <= ANSWER:
        raise ValueError("an answer has 1 to 1500 signs")
    row = await tx.one(
        "UPDATE whispers SET answer = $1, answered_by = $2, answered_at = $3"
        " WHERE id = $4 AND answered_at IS NULL RETURNING person, pair",
        text, by, now, number,
    )  # fmt: skip
    if row is None:
        return False
    await outbox.put(tx, person=row["person"], kind="whisper-answered", subject=str(number), quiet=True, now=now)
    details = {"whisper": number, "pair": row["pair"]}
    await audit.record(tx, now=now, actor=by, action="whisper.answered", about=row["person"], details=details)
    return True


def _whisper(row: Row) -> Whisper:
    return Whisper(
        row["id"], row["pair"], row["person"], row["name"], row["text"], row["at"], row["answer"], row["answered_at"],
        row["answered_by"], row["answered_name"],
    )  # fmt: skip
