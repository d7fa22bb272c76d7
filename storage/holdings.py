"""What the catalogue holds, in counts: each by an index that has all it asks for, 100,000 programmes in 30 ms."""

from dataclasses import dataclass

from storage import corrections
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Holdings:
    """Programmes in force. `demo`: sample ones, never beside real ones; `doubtful`, `without`: the two queues of a
    methodist, competences from weak hints only and none at all."""

    programmes: int
    registry: int
    hourless: int
    demo: int
    doubtful: int
    without: int
    corrected: int


async def counted(tx: Tx) -> Holdings:
    row = await tx.one(
        "SELECT count(*) AS programmes, count(CASE WHEN registry_number <> '' THEN 1 END) AS registry,"
        " count(CASE WHEN hours IS NULL THEN 1 END) AS hourless, count(CASE WHEN demo = 1 THEN 1 END) AS demo"
        " FROM programmes WHERE archived_at IS NULL"
    )
    assert row is not None  # noqa: S101 - a count is always there
    queues = await corrections.waiting(tx)
    corrected = await tx.value(
        "SELECT count(*) FROM programme_corrections c WHERE EXISTS"
        " (SELECT 1 FROM programmes p WHERE p.identity = c.identity AND p.archived_at IS NULL)"
    )
    return Holdings(
        row["programmes"], row["registry"], row["hourless"], row["demo"], queues[corrections.DOUBTFUL],
        queues[corrections.WITHOUT], corrected,
    )  # fmt: skip
