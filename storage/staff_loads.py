"""A staff list on its way in: staged in pieces, shown, decided by its sender, laid in by pieces, whatever dies.

No piece holds the gate longer than a few dozen milliseconds; until `decide` no list changes.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.rows import Problem
from rules.staff import Row
from rules.staff_places import Place
from storage import audit, places
from storage.db import Row as DbRow
from storage.db import Tx

PIECE = 200  # lines, about 20 ms on SQLite
PLACES = 50
SWEPT = 2000  # lines that are deleted at once
KEPT = 86_400  # seconds that an undecided load waits
UNDECIDED = "state IN ('reading', 'asked', 'refused')"

_LAID = """
    FROM staff_lines l JOIN staff_places p ON p.load = l.load AND p.number = l.place
    LEFT JOIN staff s ON s.organisation = p.organisation AND s.folded = l.folded
    WHERE l.load = $1 AND l.number > $2 AND l.number <= $3 AND l.problems = ''
"""
_NEW = "s.id IS NULL OR s.gone_at IS NOT NULL"
_OTHER = """
    s.id IS NOT NULL AND s.gone_at IS NULL AND (l.full_name <> s.full_name OR (l.post <> '' AND l.post <> s.post)
    OR (l.subject IS NOT NULL AND COALESCE(s.subject, '') <> l.subject)
    OR (l.stage IS NOT NULL AND COALESCE(s.stage, '') <> l.stage)
    OR (l.service_year IS NOT NULL AND COALESCE(s.service_year, 0) <> l.service_year))
"""
# A line that is wrong leaves alone the row it may mean: of its school, or of any where its school is what is wrong.
_GONE = """
    s.gone_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM staff_lines l LEFT JOIN staff_places p ON p.load = l.load AND p.number = l.place
        WHERE l.load = $1 AND l.folded = s.folded AND l.folded <> ''
        AND (p.organisation = s.organisation OR p.organisation IS NULL)
    )
"""


class NotAsked(Exception):
    """The load is not to be decided any more, or not by this person."""


@dataclass(frozen=True, slots=True)
class Load:
    """`state`: see 0012_staff.sql. Of `lines` `wrong` are not laid in; `doubles` came on top and are part of others."""

    id: int
    person: int
    name: str
    state: str
    lines: int
    wrong: int
    doubles: int
    unknown_subjects: int
    unknown_stages: int
    refusal: str
    added: int
    changed: int
    gone: int

    @property
    def good(self) -> int:
        return self.lines - self.wrong


@dataclass(frozen=True, slots=True)
class Line:
    """`line` of the file, `place` is its number among the places of the load."""

    line: int
    place: int | None
    row: Row
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of the lists that a load would add, change and put away."""

    added: int
    changed: int
    gone: int


@dataclass(frozen=True, slots=True)
class Wrong:
    line: int
    full_name: str
    organisation_name: str
    problems: tuple[Problem, ...]


async def begin(tx: Tx, person: int, name: str, *, now: int) -> int:
    """A new load, empty; what the same person left undecided is never decided."""
    await tx.run(f"UPDATE staff_loads SET state = 'cancelled' WHERE person = $1 AND {UNDECIDED}", person)
    made: int = await tx.value(
        "INSERT INTO staff_loads (person, name, made_at) VALUES ($1, $2, $3) RETURNING id", person, name, now
    )
    return made


async def load(tx: Tx, number: int) -> Load | None:
    row = await tx.one("SELECT * FROM staff_loads WHERE id = $1", number)
    return None if row is None else _load(row)


async def clear(tx: Tx, number: int) -> bool:
    """What an earlier try has staged goes; False when the load is not being read any more."""
    if await tx.value("SELECT 1 FROM staff_loads WHERE id = $1 AND state = 'reading'", number) is None:
        return False
    await tx.run("DELETE FROM staff_lines WHERE load = $1", number)
    await tx.run("DELETE FROM staff_places WHERE load = $1", number)
    return True


async def lay_places(tx: Tx, number: int, first: int, found: Sequence[Place]) -> None:
    """Places number `first` and on."""
    await tx.many(
        "INSERT INTO staff_places (load, number, region, municipality_name, organisation_name, municipality,"
        " organisation) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            (number, at, it.region, it.municipality_name, it.organisation_name, it.municipality, it.organisation)
            for at, it in enumerate(found, first)
        ],
    )


async def lay_lines(tx: Tx, number: int, first: int, lines: Sequence[Line]) -> None:
    """Lines number `first` and on."""
    await tx.many(
        "INSERT INTO staff_lines (load, number, line, place, full_name, folded, post, subject, stage, service_year,"
        " problems) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
            (
                number, at, it.line, it.place, it.row.full_name, it.row.folded, it.row.post, it.row.subject,
                it.row.stage, it.row.service_year, _json(it.problems),
            )
            for at, it in enumerate(lines, first)
        ],
    )  # fmt: skip


async def change(tx: Tx, number: int, *, lines: int) -> Change:
    """What a load of so many lines would change. By a reader: 20,000 lines take a second."""
    told = await tx.one(
        f"SELECT count(CASE WHEN {_NEW} THEN 1 END) AS added, count(CASE WHEN {_OTHER} THEN 1 END) AS changed {_LAID}",
        number, 0, lines,
    )  # fmt: skip
    gone = await tx.value(
        f"SELECT count(*) FROM staff s WHERE {_GONE} AND s.organisation IN"
        " (SELECT organisation FROM staff_places WHERE load = $1)",
        number,
    )
    assert told is not None  # noqa: S101 - a count is always there
    return Change(told["added"], told["changed"], gone)


async def ask(
    tx: Tx, number: int, change: Change, *, lines: int, wrong: int, doubles: int, unknown_subjects: int = 0,
    unknown_stages: int = 0,
) -> None:  # fmt: skip
    """The file is read, its sender decides."""
    await tx.run(
        "UPDATE staff_loads SET state = 'asked', lines = $2, wrong = $3, doubles = $4, unknown_subjects = $5,"
        " unknown_stages = $6, added = $7, changed = $8, gone = $9 WHERE id = $1 AND state = 'reading'",
        number, lines, wrong, doubles, unknown_subjects, unknown_stages, change.added, change.changed, change.gone,
    )  # fmt: skip


async def refuse(tx: Tx, number: int, refusal: str) -> None:
    """The file is no such list; `refusal` is JSON of the sentence that says so."""
    await tx.run("UPDATE staff_loads SET state = 'refused', refusal = $2 WHERE id = $1", number, refusal)


async def wrong(tx: Tx, number: int, *, limit: int) -> list[Wrong]:
    """The first lines that are not laid in, by their place in the file."""
    rows = await tx.all(
        """
        SELECT l.line, l.full_name, COALESCE(p.organisation_name, '') AS organisation_name, l.problems
        FROM staff_lines l LEFT JOIN staff_places p ON p.load = l.load AND p.number = l.place
        WHERE l.load = $1 AND l.problems <> '' ORDER BY l.line LIMIT $2
        """,
        number, limit,
    )  # fmt: skip
    return [
        Wrong(
            row["line"], row["full_name"], row["organisation_name"],
            tuple(Problem(*one) for one in json.loads(row["problems"])),
        )
        for row in rows
    ]  # fmt: skip


async def schools(tx: Tx, number: int) -> list[Place]:
    """The schools the file names."""
    rows = await tx.all("SELECT * FROM staff_places WHERE load = $1 ORDER BY number", number)
    return [
        Place(
            row["region"], row["municipality_name"], row["organisation_name"], row["municipality"], row["organisation"]
        )
        for row in rows
    ]


async def decide(tx: Tx, number: int, person: int, *, now: int) -> None:
    """From here on the lists will change, whatever dies. Raises NotAsked."""
    if not await tx.run(
        "UPDATE staff_loads SET state = 'applying', decided_at = $3, added = 0, changed = 0, gone = 0"
        " WHERE id = $1 AND person = $2 AND state = 'asked'",
        number, person, now,
    ):  # fmt: skip
        raise NotAsked(number)
    await audit.record(tx, now=now, actor=person, action="staff.loaded", details={"load": number})


async def cancel(tx: Tx, number: int, person: int, *, now: int) -> None:
    """Nothing of it is laid in. Raises NotAsked."""
    if not await tx.run(
        f"UPDATE staff_loads SET state = 'cancelled', decided_at = $3 WHERE id = $1 AND person = $2 AND {UNDECIDED}",
        number, person, now,
    ):  # fmt: skip
        raise NotAsked(number)


async def apply_piece(tx: Tx, number: int, *, now: int) -> bool:
    """Add the next schools, then lay in the next lines, then put away who is gone; True when there is more to do."""
    # Two processes that finish the same load take turns on its row.
    row = await tx.one("SELECT * FROM staff_loads WHERE id = $1 FOR NO KEY UPDATE", number)
    if row is None or row["state"] != "applying":
        return False
    if await _add_places(tx, number):
        return True
    if row["applied_to"] < row["lines"]:
        await _lay_in(tx, row, now)
        return True
    return await _put_away(tx, row, now)


async def _add_places(tx: Tx, number: int) -> bool:
    missing = await tx.all(
        "SELECT number, region, municipality_name, organisation_name FROM staff_places"
        " WHERE load = $1 AND organisation IS NULL ORDER BY number LIMIT $2",
        number, PLACES,
    )  # fmt: skip
    for row in missing:
        town = await places.name_municipality(tx, row["region"], row["municipality_name"])
        school = await places.name_organisation(tx, town.id, row["organisation_name"])
        await tx.run("UPDATE municipalities SET verified = 1 WHERE id = $1 AND verified = 0", town.id)
        await tx.run("UPDATE organisations SET verified = 1 WHERE id = $1 AND verified = 0", school.id)
        await tx.run(
            "UPDATE staff_places SET municipality = $3, organisation = $4 WHERE load = $1 AND number = $2",
            number, row["number"], town.id, school.id,
        )  # fmt: skip
    return bool(missing)


async def _lay_in(tx: Tx, row: DbRow, now: int) -> None:
    number, done = row["id"], row["applied_to"]
    upto = min(done + PIECE, row["lines"])
    told = await tx.one(
        f"SELECT count(CASE WHEN {_NEW} THEN 1 END) AS added, count(CASE WHEN {_OTHER} THEN 1 END) AS changed {_LAID}",
        number, done, upto,
    )  # fmt: skip
    assert told is not None  # noqa: S101 - a count is always there
    await tx.run(
        """
        INSERT INTO staff (organisation, full_name, folded, post, subject, stage, service_year, made_at, changed_at)
        SELECT p.organisation, l.full_name, l.folded, l.post, l.subject, l.stage, l.service_year,
               CAST($4 AS BIGINT), CAST($4 AS BIGINT)
        FROM staff_lines l JOIN staff_places p ON p.load = l.load AND p.number = l.place
        WHERE l.load = $1 AND l.number > $2 AND l.number <= $3 AND l.problems = ''
        ON CONFLICT (organisation, folded) WHERE folded <> '' DO UPDATE SET
            full_name = excluded.full_name, gone_at = NULL, changed_at = excluded.changed_at,
            post = CASE WHEN excluded.post <> '' THEN excluded.post ELSE staff.post END,
            subject = COALESCE(excluded.subject, staff.subject),
            stage = COALESCE(excluded.stage, staff.stage),
            service_year = COALESCE(excluded.service_year, staff.service_year)
        """,
        number, done, upto, now,
    )  # fmt: skip
    await tx.run(
        "UPDATE staff_loads SET applied_to = $2, added = added + $3, changed = changed + $4 WHERE id = $1",
        number, upto, told["added"], told["changed"],
    )  # fmt: skip


async def _put_away(tx: Tx, row: DbRow, now: int) -> bool:
    """Who is gone from the lists of the next schools; after the last of them the load is done."""
    number = row["id"]
    some = await tx.all(
        "SELECT number, organisation FROM staff_places WHERE load = $1 AND closed = 0"
        " ORDER BY number LIMIT $2",
        number, PLACES,
    )  # fmt: skip
    gone = 0
    for place in some:
        gone += await tx.run(
            "UPDATE staff SET gone_at = CAST($3 AS BIGINT) WHERE id IN"
            f" (SELECT s.id FROM staff s WHERE s.organisation = $2 AND {_GONE})",
            number, place["organisation"], now,
        )  # fmt: skip
        await tx.run("UPDATE staff_places SET closed = 1 WHERE load = $1 AND number = $2", number, place["number"])
    await tx.run("UPDATE staff_loads SET gone = gone + $2 WHERE id = $1", number, gone)
    if some:
        return True
    await tx.run("UPDATE staff_loads SET state = 'done' WHERE id = $1", number)
    return False


async def forget_old(tx: Tx, *, now: int) -> None:
    """Other people's names do not wait for ever: nobody decides a load after a day."""
    await tx.run(f"UPDATE staff_loads SET state = 'cancelled' WHERE made_at < $1 AND {UNDECIDED}", now - KEPT)


async def sweep(tx: Tx) -> int:
    """Lines of loads that are done or cancelled go, `SWEPT` at once; how many went."""
    over = "(SELECT id FROM staff_loads WHERE state IN ('done', 'cancelled'))"
    gone = await tx.run(
        "DELETE FROM staff_lines WHERE (load, number) IN"
        f" (SELECT load, number FROM staff_lines WHERE load IN {over} ORDER BY load, number LIMIT $1)",
        SWEPT,
    )
    if gone < SWEPT:
        await tx.run(f"DELETE FROM staff_places WHERE load IN {over}")
    return gone


def _json(problems: Iterable[Problem]) -> str:
    said = [[it.key, it.value] for it in problems]
    return json.dumps(said, ensure_ascii=False) if said else ""


def _load(row: DbRow) -> Load:
    return Load(
        row["id"], row["person"], row["name"], row["state"], row["lines"], row["wrong"], row["doubles"],
        row["unknown_subjects"], row["unknown_stages"], row["refusal"], row["added"], row["changed"], row["gone"],
    )  # fmt: skip
