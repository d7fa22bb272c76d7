"""Instruments on their way into the bank as a file: what was wrong with it, or the draft that came of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from storage.db import Row, Tx

KEPT = 7 * 86_400  # seconds that the mistakes of a file are kept


@dataclass(frozen=True, slots=True)
class Load:
    """`state`: see 0022_instrument_loads.sql. `refusal`: JSON of a sentence, its key and arguments."""

    id: int
    person: int
    scope_kind: str
    scope: str
    name: str
    state: str
    refusal: str
    wrong: int
    warned: int
    instrument: int | None
    made_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """As rules.reading.BrokenContent says it, with the place in a workbook: `row` 0 where there is none.

    `key`: of the sentence; `warning`: worth a look, but the draft is made.
    """

    item: str
    reason: str
    key: str = ""
    said: Mapping[str, str | int]
    sheet: str = ""
    row: int = 0
    column: str = ""
    warning: bool = False


async def begin(tx: Tx, person: int, place: tuple[str, str], name: str, *, now: int) -> int:
    """A new load of a place (kind, id); of the same person's other files only what came of them stays."""
    await tx.run("UPDATE instrument_loads SET state = 'dropped' WHERE person = $1 AND state = 'reading'", person)
    made: int = await tx.value(
        "INSERT INTO instrument_loads (person, scope_kind, scope, name, made_at) VALUES ($1, $2, $3, $4, $5)"
        " RETURNING id",
        person, *place, name, now,
    )  # fmt: skip
    return made


async def load(tx: Tx, number: int) -> Load | None:
    row = await tx.one("SELECT * FROM instrument_loads WHERE id = $1", number)
    return None if row is None else _load(row)


async def read_now(tx: Tx, number: int) -> Load | None:
    """The load if it is still to be read; nobody else says anything of it before this transaction is over."""
    row = await tx.one("SELECT * FROM instrument_loads WHERE id = $1 AND state = 'reading' FOR NO KEY UPDATE", number)
    return None if row is None else _load(row)


async def refuse(tx: Tx, number: int, refusal: str) -> None:
    """The file is no instrument; `refusal` is JSON of the sentence that says so."""
    await tx.run(
        "UPDATE instrument_loads SET state = 'refused', refusal = $2 WHERE id = $1 AND state = 'reading'",
        number, refusal,
    )  # fmt: skip


async def keep(tx: Tx, number: int, found: Sequence[Mistake], instrument: int | None) -> None:
    """What was found in the file, and the draft that came of it; None: its mistakes stand in the way."""
    warned = sum(it.warning for it in found)
    await tx.run(
        "UPDATE instrument_loads SET state = $2, mistakes = $3, wrong = $4, warned = $5, instrument = $6"
        " WHERE id = $1 AND state = 'reading'",
        number, "wrong" if instrument is None else "drafted",
        json.dumps([asdict(it) for it in found], ensure_ascii=False), len(found) - warned, warned, instrument,
    )  # fmt: skip


async def mistakes(tx: Tx, number: int, *, limit: int) -> list[Mistake]:
    """The first ones in the order of the file; warnings after all that stands in the way."""
    said = await tx.value("SELECT mistakes FROM instrument_loads WHERE id = $1", number)
    return [Mistake(**it) for it in json.loads(said or "[]")[:limit]]


async def of_draft(tx: Tx, instrument: int) -> Load | None:
    """The last file that made this draft."""
    row = await tx.one("SELECT * FROM instrument_loads WHERE instrument = $1 ORDER BY id DESC LIMIT 1", instrument)
    return None if row is None else _load(row)


async def forget_old(tx: Tx, *, now: int) -> None:
    await tx.run("DELETE FROM instrument_loads WHERE made_at < $1", now - KEPT)


def _load(row: Row) -> Load:
    return Load(
        row["id"], row["person"], row["scope_kind"], row["scope"], row["name"], row["state"], row["refusal"],
        row["wrong"], row["warned"], row["instrument"], row["made_at"],
    )  # fmt: skip
