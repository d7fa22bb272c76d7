"""How many people walk a version of an instrument and have walked it, for the methodists who look after it."""

from dataclasses import dataclass

from storage.bank import TEST, Kept
from storage.db import Tx

FEW = 5  # fewer people are not counted aloud
MOST = 1000  # people are counted up to one more: a card is shown in a turn, and says «больше 1000»


@dataclass(frozen=True, slots=True)
class Uses:
    """People, each once, up to `MOST` + 1: `going` have an attempt under way, `completed` have completed one."""

    going: int
    completed: int


async def uses(tx: Tx, kept: Kept) -> Uses:
    return Uses(*[await _people(tx, kept, state) for state in ("open", "completed")])


async def _people(tx: Tx, kept: Kept, state: str) -> int:
    if kept.kind == TEST:
        found = (
            "SELECT DISTINCT person FROM test_attempts WHERE test = $1 AND variant = $4 AND version = $2 AND state = $3"
        )
        args = [kept.code, kept.version, state, kept.variant]
    else:
        found = "SELECT DISTINCT person FROM attempts WHERE questionnaire = $1 AND version = $2 AND state = $3"
        args = [kept.code, kept.version, state]
    counted: int = await tx.value(f"SELECT count(*) FROM ({found} LIMIT {MOST + 1}) AS people", *args)
    return counted
