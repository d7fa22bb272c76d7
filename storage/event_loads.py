"""A year's plan on its way in: staged in pieces, shown, decided by its sender, made into events piece by piece.

Every step can be repeated, whatever dies; until `decide` there is not one event more.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from rules.plan_rows import PlanRow, identity
from rules.rows import Problem
from storage import audit, event_plans, events
from storage.db import Row, Tx

PIECE = 50  # lines, about 20 ms on SQLite
KEPT = 86_400  # seconds that an undecided load waits
UNDECIDED = "state IN ('reading', 'asked', 'refused')"
_GOOD = "problems = '' AND known = 0"


class NotAsked(Exception):
    """The load is not to be decided any more, or not by this person."""


@dataclass(frozen=True, slots=True)
class Load:
    """`state`: see 0015_event_plans.sql. Of `lines` `wrong` and `known` are not made into events, `added` were."""

    id: int
    person: int
    scope_kind: str
    scope: str
    year: int
    name: str
    state: str
    refusal: str
    lines: int
    wrong: int
    known: int
    added: int

    @property
    def good(self) -> int:
        return self.lines - self.wrong - self.known


@dataclass(frozen=True, slots=True)
class Line:
    """`line` of the file; `known`: its event is there already, or stands in a line above."""

    line: int
    row: PlanRow
    known: bool = False
    problems: tuple[Problem, ...] = ()


async def begin(tx: Tx, person: int, place: tuple[str, str], year: int, name: str, *, now: int) -> int:
    """A new load of a place (kind, id), empty; what the same person left undecided is never decided."""
    await tx.run(f"UPDATE event_loads SET state = 'dropped' WHERE person = $1 AND {UNDECIDED}", person)
    made: int = await tx.value(
        "INSERT INTO event_loads (person, scope_kind, scope, year, name, made_at) VALUES ($1, $2, $3, $4, $5, $6)"
        " RETURNING id",
        person, *place, year, name, now,
    )  # fmt: skip
    return made


async def load(tx: Tx, number: int) -> Load | None:
    row = await tx.one("SELECT * FROM event_loads WHERE id = $1", number)
    return None if row is None else _load(row)


async def clear(tx: Tx, number: int) -> Load | None:
    """What an earlier try has staged goes; None when the load is not being read any more."""
    row = await tx.one("SELECT * FROM event_loads WHERE id = $1 AND state = 'reading'", number)
    if row is None:
        return None
    await tx.run("DELETE FROM event_lines WHERE load = $1", number)
    return _load(row)


async def lay_lines(tx: Tx, number: int, lines: Sequence[Line]) -> None:
    await tx.many(
        "INSERT INTO event_lines (load, line, kind, title, due, whom, lead_name, known, problems)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            (
                number, it.line, it.row.kind, it.row.title, it.row.due, it.row.whom, it.row.lead, int(it.known),
                json.dumps([[one.key, one.value] for one in it.problems], ensure_ascii=False) if it.problems else "",
            )
            for it in lines
        ],
    )  # fmt: skip


async def ask(tx: Tx, number: int) -> None:
    """The file is read, its sender decides."""
    await tx.run(
        """
        UPDATE event_loads SET state = 'asked',
               lines = (SELECT count(*) FROM event_lines WHERE load = $1),
               wrong = (SELECT count(*) FROM event_lines WHERE load = $1 AND problems <> ''),
               known = (SELECT count(*) FROM event_lines WHERE load = $1 AND problems = '' AND known = 1)
        WHERE id = $1 AND state = 'reading'
        """,
        number,
    )


async def refuse(tx: Tx, number: int, refusal: str) -> None:
    """The file is no plan; `refusal` is JSON of the sentence that says so."""
    await tx.run(
        "UPDATE event_loads SET state = 'refused', refusal = $2 WHERE id = $1 AND state = 'reading'", number, refusal
    )


async def wrong(tx: Tx, number: int, *, limit: int) -> list[Line]:
    """The first lines that are not made into events, by their place in the file."""
    rows = await tx.all(
        "SELECT * FROM event_lines WHERE load = $1 AND problems <> '' ORDER BY line LIMIT $2", number, limit
    )
    return [
        Line(row["line"], _row(row), problems=tuple(Problem(*one) for one in json.loads(row["problems"])))
        for row in rows
    ]


async def terms(tx: Tx, number: int) -> list[str]:
    """When the new events are due."""
    rows = await tx.all(f"SELECT due FROM event_lines WHERE load = $1 AND {_GOOD} ORDER BY line", number)
    return [row["due"] for row in rows]


async def decide(tx: Tx, number: int, person: int, *, now: int) -> None:
    """From here on events are made, whatever dies. Raises NotAsked."""
    if not await tx.run(
        "UPDATE event_loads SET state = 'laying', decided_at = $3 WHERE id = $1 AND person = $2 AND state = 'asked'",
        number, person, now,
    ):  # fmt: skip
        raise NotAsked(number)
    await audit.record(tx, now=now, actor=person, action="event.loaded", details={"load": number})


async def drop(tx: Tx, number: int, person: int, *, now: int) -> None:
    """Nothing of it is made into events. Raises NotAsked."""
    if not await tx.run(
        f"UPDATE event_loads SET state = 'dropped', decided_at = $3 WHERE id = $1 AND person = $2 AND {UNDECIDED}",
        number, person, now,
    ):  # fmt: skip
        raise NotAsked(number)


async def lay_piece(tx: Tx, number: int, *, now: int) -> bool:
    """Make the next lines into events; True when there may be more to do.

    What came into the plan since the file was read is not made twice.
    """
    # All that lay something into the plan of this place take turns: what one has laid, the next one knows.
    await tx.all(
        "SELECT id FROM event_loads WHERE state = 'laying' AND (scope_kind, scope) ="
        " (SELECT scope_kind, scope FROM event_loads WHERE id = $1) ORDER BY id FOR NO KEY UPDATE",
        number,
    )
    row = await tx.one("SELECT * FROM event_loads WHERE id = $1", number)
    if row is None or row["state"] != "laying":
        return False
    it = _load(row)
    some = await tx.all(
        f"SELECT * FROM event_lines WHERE load = $1 AND line > $2 AND {_GOOD} ORDER BY line LIMIT $3",
        number, row["laid_to"], PIECE,
    )  # fmt: skip
    if not some:
        await tx.run("UPDATE event_loads SET state = 'done' WHERE id = $1", number)
        return False
    there = await event_plans.identities(tx, it.scope_kind, it.scope, it.year)
    fresh = [line for line in some if identity(line["kind"], line["title"], line["due"]) not in there]
    for line in fresh:
        await events.make(
            tx, scope_kind=it.scope_kind, scope=it.scope, kind=line["kind"], title=line["title"], due=line["due"],
            whom=line["whom"], lead_name=line["lead_name"], by=it.person, now=now,
            request=f"plan:{number}:{line['line']}",
        )  # fmt: skip
    await tx.run(
        "UPDATE event_loads SET laid_to = $2, added = added + $3, known = known + $4 WHERE id = $1",
        number, some[-1]["line"], len(fresh), len(some) - len(fresh),
    )  # fmt: skip
    return True


async def forget_old(tx: Tx, *, now: int) -> None:
    """Nobody decides a load after a day; what a load has staged goes when it is over."""
    await tx.run(f"UPDATE event_loads SET state = 'dropped' WHERE made_at < $1 AND {UNDECIDED}", now - KEPT)
    await tx.run(
        "DELETE FROM event_lines WHERE load IN (SELECT id FROM event_loads WHERE state IN ('done', 'dropped'))"
    )


def _row(row: Row) -> PlanRow:
    return PlanRow(row["title"], row["kind"], row["due"], row["whom"], row["lead_name"])


def _load(row: Row) -> Load:
    return Load(
        row["id"], row["person"], row["scope_kind"], row["scope"], row["year"], row["name"], row["state"],
        row["refusal"], row["lines"], row["wrong"], row["known"], row["added"],
    )  # fmt: skip
