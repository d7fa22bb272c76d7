"""`python -m bench figures [DATABASE_URL]`: 5,000 made-up teachers, their figures counted by the job, and in another
way from another connection; how long each read and write was, what somebody who wrote meanwhile waited, the memory.
"""

import asyncio
import json
import resource
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from pathlib import Path
from statistics import correlation, covariance, fmean, stdev
from typing import Any, cast

import content
from bench.contest import ROOT
from bench.teachers import REGION, furnish
from jobs.figures import Counting
from rules.figure_sums import PlaceFigures, from_json
from rules.figures import Node
from rules.questionnaire import Questionnaire
from storage import figures
from storage.db import Database, Tx
from storage.migrate import migrate
from storage.open import open_database

PEOPLE, SEED = 5000, 2026
EXACT = 1e-9
NOW = 1_795_305_600  # 22 November 2026
Row = tuple[Any, ...]
Rows = Sequence[Sequence[Row]]
# The latest attempt of each with an account, in the year; all that is counted follows from it.
LATEST = """
    SELECT p.id, p.municipality, p.organisation, a.id FROM people p JOIN attempts a ON a.id =
        (SELECT x.id FROM attempts x WHERE x.person = p.id AND x.state = 'completed'
         ORDER BY x.completed_at DESC, x.id DESC LIMIT 1)
    WHERE p.known = 1
"""
ANSWERS = "SELECT attempt, item, choice FROM answers WHERE choice IS NOT NULL"
# Too few came from there to be counted yet.
WAITING = "SELECT part, leaf FROM figure_ends WHERE until_at = 0"


async def measure(url: str | None) -> None:
    with tempfile.TemporaryDirectory(dir=ROOT / "var", prefix="bench-") as folder:
        address = url or f"sqlite:///{Path(folder) / 'figures.db'}"
        db = await open_database(address)
        try:
            await migrate(db, now=NOW)
            asked = content.questionnaire()
            await furnish(db, asked, people=PEOPLE, seed=SEED, now=NOW)
            watched = Watched(db)
            before = _memory()
            cpu, wall = time.process_time(), time.perf_counter()
            writer = asyncio.ensure_future(_somebody_writes(db))
            await count(cast("Database", watched))
            writer.cancel()
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            print(f"{PEOPLE} people: {wall:.1f} s, {cpu:.1f} s of CPU, {_memory() - before:.0f} MB more at the most")
            print(f"reads {_said(watched.reads)}; writes {_said(watched.writes)}; a writer waited {_said(WAITED)}")
            compared = compare(asked, await shown(db), await rows(address))
            print(f"{compared} figures agree to {EXACT} with the covariance matrix")
        finally:
            await db.close()


async def count(db: Database) -> None:
    """Everything there is to count."""
    async with db.write() as tx:
        every = await figures.every(tx)
    for of in every:
        await Counting(lambda: NOW).count(db, of)


async def shown(db: Database) -> dict[Node, dict[str, PlaceFigures]]:
    """By place and part, of all that was counted."""
    found: dict[Node, dict[str, PlaceFigures]] = {}
    async with db.read() as tx:
        for row in await tx.all("SELECT path, part, body FROM figure_places"):
            node = tuple(row["path"].split("/")) if row["path"] else ()
            found.setdefault(node, {})[row["part"]] = from_json(json.loads(row["body"]))
    return found


async def rows(url: str) -> Rows:
    """What LATEST, ANSWERS and WAITING give, by a plain connection of its own."""
    asked = (LATEST, ANSWERS, WAITING)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as handle:
            return [handle.execute(it).fetchall() for it in asked]
    import asyncpg

    connection = await asyncpg.connect(url)
    try:
        return [[tuple(row) for row in await connection.fetch(it)] for it in asked]
    finally:
        await connection.close()


# Another way to the same figures


def compare(asked: Questionnaire, shown: Mapping[Node, Mapping[str, PlaceFigures]], rows: Rows) -> int:
    """How many figures were compared. Raises AssertionError."""
    people, said, waiting = rows
    given: dict[int, dict[str, int]] = {}
    for attempt, item, choice in said:
        given.setdefault(attempt, {})[item] = choice
    compared = 0
    for node, by_part in shown.items():
        for part, told in by_part.items():
            inside = [
                given[attempt]
                for _, town, school, attempt in people
                if _within(node, town, school) and (part, f"{REGION}/{town}/{school or ''}") not in waiting
            ]
            if not part:
                assert told.people == len(inside), node
            for area in told.areas:
                items = [it.id for it in asked.items if it.area == area.area]
                compared += _compare_area(area, items, inside)
    return compared


def _within(node: Node, town: int, school: int | None) -> bool:
    return node == (REGION, str(town), str(school or ""))[: len(node)]


def _compare_area(told: Any, items: Sequence[str], people: Iterable[Mapping[str, int]]) -> int:
    own = [[one.get(item) for item in items] for one in people]
    levels = [fmean(given) for one in own if len(given := [it for it in one if it is not None]) >= 3]
    if len(levels) < 5:
        assert (told.people, told.level) == (0, None)
        return 1
    assert told.people == len(levels)
    assert told.deficits == sum(level < 2.5 for level in levels)
    _near(told.level, fmean(levels))
    if told.reliability is None:
        return 3
    cases = [cast("list[int]", one) for one in own if None not in one]
    assert told.reliability.cases == len(cases) >= 30
    columns = list(zip(*cases, strict=True))
    matrix = [[covariance(one, other) for other in columns] for one in columns]
    every = range(len(items))
    _near(told.reliability.alpha, _alpha(matrix, every))
    for place, item in enumerate(told.reliability.items):
        column = [one[place] for one in own if one[place] is not None]
        _near(item.mean, fmean(cast("list[int]", column)))
        _near(item.deviation, stdev(cast("list[int]", column)))
        assert list(item.given) == [column.count(value) for value in range(5)]
        own_case, others = [it[place] for it in cases], [sum(it) - it[place] for it in cases]
        if len(set(own_case)) == 1:
            assert item.rest is None
        else:
            _near(item.rest, correlation(own_case, others))
        _near(item.without, _alpha(matrix, [it for it in every if it != place]))
    return 4 + 5 * len(items)


def _alpha(matrix: Sequence[Sequence[float]], kept: Sequence[int]) -> float:
    """k / (k − 1) of the share of the covariances that is not on the diagonal."""
    k = len(kept)
    return (
        k / (k - 1) * (1 - sum(matrix[it][it] for it in kept) / sum(matrix[one][two] for one in kept for two in kept))
    )


def _near(one: float | None, other: float) -> None:
    assert one is not None
    assert abs(one - other) <= EXACT * max(1, abs(other)), (one, other)


# What it costs

WAITED: list[float] = []


class Watched:
    """The database, with how long each read and write of the job was, ms."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.reads: list[float] = []
        self.writes: list[float] = []

    def read(self) -> AbstractAsyncContextManager[Tx]:
        return self._timed(self._db.read(), self.reads)

    def write(self) -> AbstractAsyncContextManager[Tx]:
        return self._timed(self._db.write(), self.writes)

    @asynccontextmanager
    async def _timed(self, opened: AbstractAsyncContextManager[Tx], to: list[float]) -> AsyncIterator[Tx]:
        async with opened as tx:
            since = time.perf_counter()
            yield tx
            to.append((time.perf_counter() - since) * 1000)


async def _somebody_writes(db: Database) -> None:
    """A turn every 20 ms: how much longer than its 20 ms it took."""
    while True:
        since = time.perf_counter()
        await asyncio.sleep(0.02)
        async with db.write() as tx:
            await tx.run("UPDATE people SET seen_at = seen_at + 1 WHERE id = 1")
        WAITED.append((time.perf_counter() - since - 0.02) * 1000)


def _said(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return (
        f"{len(ordered)}, median {ordered[len(ordered) // 2]:.1f} ms, p99 {ordered[len(ordered) * 99 // 100]:.1f},"
        f" longest {ordered[-1]:.1f}"
    )


def _memory() -> float:
    """The most that was ever resident, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
