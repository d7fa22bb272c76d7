"""Figures of diagnoses as a job has counted them, and what it counts: attempts in pieces, none of them by name.

Who has not agreed to an account (anonymous) is counted nowhere, as in polls and broadcasts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from rules.figures import Done, Leaf, Node, leaf_of, span
from rules.polls import FEW
from rules.service import school_year
from storage.db import Row, Tx

TEST = "test"  # the form of whatever has right answers


class NoFigures(LookupError):
    """There is no such row."""


@dataclass(frozen=True, slots=True)
class Figures:
    """An instrument in one form and major version in one school year. `version`: whose words it is shown in;
    `taken_at`: UTC seconds, None before it was counted."""

    id: int
    instrument: str
    form: str
    major: int
    year: int
    version: str
    taken_at: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """`node`: the way to it from the top; `apart`: told by itself to whoever sees the place around it; `body`: JSON."""

    node: Node
    people: int
    apart: bool
    body: str


_COLUMNS = "id, instrument, form, major, year, version, taken_at"
_COUNTED = """
    a.state = 'completed' AND a.questionnaire = $1 AND a.form = $2 AND a.major = $3
    AND a.completed_at >= $4 AND a.completed_at < $5
"""
_TESTED = "a.state = 'completed' AND a.test = $1 AND a.major = $2 AND a.completed_at >= $3 AND a.completed_at < $4"
_SHARE = {
    "attempts": "CAST(0 AS DOUBLE PRECISION)",
    "test_attempts": "CAST(a.right_answers AS DOUBLE PRECISION) / a.tasks",
}


async def every(tx: Tx) -> list[Figures]:
    """All there is anything to count for, newest year first; a new one gets its number here."""
    rows = await tx.all(
        "SELECT questionnaire AS instrument, form, major, min(completed_at) AS since, max(completed_at) AS until"
        " FROM attempts WHERE state = 'completed' GROUP BY questionnaire, form, major"
        " UNION ALL SELECT test, 'test', major, min(completed_at), max(completed_at)"
        " FROM test_attempts WHERE state = 'completed' GROUP BY test, major"
    )
    there = {(it.instrument, it.form, it.major, it.year): it for it in await _all(tx)}
    wanted = [
        (row["instrument"], row["form"], row["major"], year)
        for row in rows
        for year in range(_year(row["since"]), _year(row["until"]) + 1)
    ]
    if new := [it for it in wanted if it not in there]:
        await tx.many(
            "INSERT INTO figures (instrument, form, major, year) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", new
        )
        there = {(it.instrument, it.form, it.major, it.year): it for it in await _all(tx)}
    return sorted((there[it] for it in wanted), key=lambda it: (-it.year, it.instrument, it.form, -it.major))


async def _all(tx: Tx) -> list[Figures]:
    return [_figures(row) for row in await tx.all(f"SELECT {_COLUMNS} FROM figures")]


async def owners(tx: Tx) -> dict[str, tuple[str, str]]:
    """Whose an instrument is, by its code, where it is not everybody's."""
    rows = await tx.all(
        "SELECT DISTINCT code, scope_kind, scope FROM instruments"
        " WHERE scope_kind <> 'all' AND state IN ('published', 'withdrawn')"
    )
    return {row["code"]: (row["scope_kind"], row["scope"]) for row in rows}


async def get(tx: Tx, number: int) -> Figures:
    """Raises NoFigures."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM figures WHERE id = $1", number)
    if row is None:
        raise NoFigures(number)
    return _figures(row)


async def newcomers(tx: Tx, of: Figures) -> int:
    """How many people have completed it since it was counted, up to five."""
    since, until = span(of.year)
    since = max(since, of.taken_at + 1 if of.taken_at is not None else since)
    table, where, given = _of(of, since, until)
    limit = len(given) + 1
    count: int = await tx.value(
        f"SELECT count(*) FROM (SELECT DISTINCT a.person FROM {table} a JOIN people p ON p.id = a.person"
        f" WHERE {where} AND p.known = 1 LIMIT ${limit}) AS found",
        *given, FEW,
    )  # fmt: skip
    return count


async def version(tx: Tx, of: Figures) -> str | None:
    """The one that was completed last: an open attempt follows to the newest of its major one."""
    table, where, given = _of(of, *span(of.year))
    found: str | None = await tx.value(
        f"SELECT a.version FROM {table} a WHERE {where} ORDER BY a.completed_at DESC, a.id DESC LIMIT 1", *given
    )
    return found


async def done(tx: Tx, of: Figures, part: str, after: tuple[int, int], *, limit: int) -> list[Done]:
    """Completed attempts behind `after` (moment and number of the last one read), as they were completed. `part`: an
    area; only those with a level in it."""
    since, until = span(of.year)
    table, where, given = _of(of, since, until)
    if part:
        given.append(part)
        where += (
            " AND EXISTS (SELECT 1 FROM results r WHERE r.attempt = a.id AND r.level IS NOT NULL"
            f" AND r.area = ${len(given)})"
        )
    at, number, most, own, code = (len(given) + n for n in (1, 2, 3, 4, 5))
    rows = await tx.all(
        f"SELECT a.id, a.person, a.completed_at, {_SHARE[table]} AS share, p.region, p.municipality, p.organisation,"
        f" c.leaf FROM {table} a JOIN people p ON p.id = a.person"
        f" LEFT JOIN figure_people c ON c.figures = ${own} AND c.part = ${code} AND c.person = p.id"
        f" WHERE {where} AND p.known = 1"
        f" AND (a.completed_at > ${at} OR (a.completed_at = ${at} AND a.id > ${number}))"
        f" ORDER BY a.completed_at, a.id LIMIT ${most}",
        *given, *after, limit, of.id, part,
    )  # fmt: skip
    return [
        Done(row["person"], row["id"], row["completed_at"], where_counted(row), row["share"], row["leaf"] is not None)
        for row in rows
    ]


def where_counted(row: Row) -> Leaf:
    """Where the person was counted before; else where they work."""
    if row["leaf"] is not None:
        return _leaf(row["leaf"])
    return leaf_of(row["region"], row["municipality"], row["organisation"])


async def remember(tx: Tx, of: Figures, part: str, counted: Iterable[Done]) -> None:
    """Where these are counted from now on."""
    await tx.many(
        "INSERT INTO figure_people (figures, part, person, leaf) SELECT $1, $2, p.id, $4 FROM people p WHERE p.id = $3"
        " ON CONFLICT DO NOTHING",
        [(of.id, part, it.person, "/".join(it.leaf)) for it in counted],
    )


async def answers(tx: Tx, attempts: Sequence[int]) -> dict[int, dict[str, int]]:
    """By attempt and item; what was skipped is not there."""
    holes = ", ".join(f"${n}" for n in range(1, len(attempts) + 1))
    rows = await tx.all(
        f"SELECT attempt, item, choice FROM answers WHERE attempt IN ({holes}) AND choice IS NOT NULL", *attempts
    )
    found: dict[int, dict[str, int]] = {it: {} for it in attempts}
    for attempt, item, choice in rows:
        found[attempt][item] = choice
    return found


def _of(of: Figures, since: int, until: int) -> tuple[str, str, list[Any]]:
    if of.form == TEST:
        return "test_attempts", _TESTED, [of.instrument, of.major, since, until]
    return "attempts", _COUNTED, [of.instrument, of.form, of.major, since, until]


# What was counted


async def until(tx: Tx, of: Figures, part: str) -> dict[Leaf, int]:
    """Up to when the attempts of each leaf are counted."""
    rows = await tx.all("SELECT leaf, until_at FROM figure_ends WHERE figures = $1 AND part = $2", of.id, part)
    return {_leaf(row["leaf"]): row["until_at"] for row in rows}


async def seen(tx: Tx, of: Figures, part: str) -> dict[Node, bool]:
    """The places that have figures, and whether they are told apart."""
    rows = await tx.all(
        "SELECT path, apart FROM figure_places WHERE figures = $1 AND taken_at = $2 AND part = $3",
        of.id, of.taken_at or 0, part,
    )  # fmt: skip
    return {_node(row["path"]): bool(row["apart"]) for row in rows}


async def sweep(tx: Tx, of: Figures, *, limit: int) -> int:
    """Takes away rows of other countings than the one that is read, so many at once; how many went."""
    return await tx.run(
        "DELETE FROM figure_places WHERE figures = $1 AND taken_at <> $2 AND (taken_at, part, path) IN"
        " (SELECT taken_at, part, path FROM figure_places WHERE figures = $1 AND taken_at <> $2 LIMIT $3)",
        of.id, of.taken_at or 0, limit,
    )  # fmt: skip


async def lay(tx: Tx, of: Figures, part: str, places: Iterable[Place], *, now: int) -> None:
    """Rows of a counting that nobody reads before `turn_to` it."""
    await tx.many(
        "INSERT INTO figure_places (figures, taken_at, part, path, around, people, apart, body)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            (
                of.id, now, part, _path(it.node), _path(it.node[:-1]), it.people, int(it.apart), it.body,
            )
            for it in places
        ],
    )  # fmt: skip


async def turn_to(tx: Tx, of: Figures, version: str, ends: Mapping[str, Mapping[Leaf, int]], *, now: int) -> Figures:
    """From now on what was laid at `now` is read. `ends`: by part."""
    await tx.run("UPDATE figures SET version = $2, taken_at = $3 WHERE id = $1", of.id, version, now)
    await tx.run("DELETE FROM figure_ends WHERE figures = $1", of.id)
    await tx.many(
        "INSERT INTO figure_ends (figures, part, leaf, until_at) VALUES ($1, $2, $3, $4)",
        [(of.id, part, "/".join(leaf), at) for part, leaves in ends.items() for leaf, at in leaves.items()],
    )
    return replace(of, version=version, taken_at=now)


async def parts(tx: Tx, of: Figures, node: Node) -> dict[str, Place]:
    """All that is kept of a place, by part."""
    rows = await tx.all(
        "SELECT part, path, people, apart, body FROM figure_places WHERE figures = $1 AND taken_at = $2 AND path = $3",
        of.id, of.taken_at or 0, _path(node),
    )  # fmt: skip
    return {row["part"]: _place(row) for row in rows}


async def hidden(tx: Tx, of: Figures, way: Sequence[Node]) -> set[str]:
    """The parts of which one of these places is not told apart."""
    if not way:
        return set()
    holes = ", ".join(f"${n}" for n in range(3, len(way) + 3))
    rows = await tx.all(
        "SELECT DISTINCT part FROM figure_places WHERE figures = $1 AND taken_at = $2 AND apart = 0"
        f" AND path IN ({holes})",
        of.id, of.taken_at or 0, *map(_path, way),
    )  # fmt: skip
    return {row["part"] for row in rows}


async def inside(tx: Tx, of: Figures, part: str, node: Node) -> list[Place]:
    """The places of five people and more in this one."""
    if not node:
        rows = await tx.all(f"{_PLACES} AND around = '' AND path <> ''", of.id, of.taken_at or 0, part)
    else:
        rows = await tx.all(f"{_PLACES} AND around = $4", of.id, of.taken_at or 0, part, _path(node))
    return [_place(row) for row in rows]


_PLACES = "SELECT path, people, apart, body FROM figure_places WHERE figures = $1 AND taken_at = $2 AND part = $3"


def _place(row: Row) -> Place:
    return Place(_node(row["path"]), row["people"], bool(row["apart"]), row["body"])


def _path(node: Node) -> str:
    return "/".join(node)


def _leaf(path: str) -> Leaf:
    region, municipality, organisation = path.split("/")
    return region, municipality, organisation


def _node(path: str) -> Node:
    return tuple(path.split("/")) if path else ()


def _year(at: int) -> int:
    return school_year(datetime.fromtimestamp(at, UTC).date())


def _figures(row: Row) -> Figures:
    return Figures(
        row["id"], row["instrument"], row["form"], row["major"], row["year"], row["version"], row["taken_at"]
    )  # fmt: skip
