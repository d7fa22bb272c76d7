"""Counts the figures of an instrument for every place, outside of turns: attempts are read in short pieces, each by a
read of its own, so that nobody waits for it; what is shown changes at once, when all of it is there.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from bot import instruments
from rules.figure_sums import PlaceSums, figures_of, items_of, parts_of, to_json
from rules.figures import KINDS, Done, Leaf, Node, counted, ends, may_be_anew, nodes, people_of, told
from rules.polls import FEW
from storage import figures, outbox
from storage.bank import NoInstrument
from storage.db import Database
from storage.figures import Figures, Place
from storage.jobs import Job

COUNT = "figures"
READY = "figures-ready"
ATTEMPTS = 300  # read at once, without their answers
PIECE = 30  # attempts whose answers are read at once: some two thousand rows
ROWS = 200  # places that are written at once
SCHOOL = len(KINDS) - 1


@dataclass(frozen=True, slots=True)
class Part:
    """Who is counted in a part of an instrument, and where that is told."""

    code: str
    chosen: Sequence[Done]
    until: Mapping[Leaf, int]
    people: Counter[Node]
    apart: Set[Node]

    def place(self, node: Node, body: dict[str, Any]) -> Place:
        return Place(node, self.people[node], node in self.apart, body)


class Counting:
    """Work of one job: `job.args["figures"]` for who asks from the place `job.args["at"]`."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        async with db.read() as tx:
            try:
                of = await figures.get(tx, job.args["figures"])
            except figures.NoFigures:
                return []
            anew = may_be_anew(of.taken_at, await figures.newcomers(tx, of), self._clock())
        if anew:
            await self.count(db, of)
        if job.person is not None:
            async with db.write() as tx:
                subject = f"{of.id}:{job.args['at']}"
                await outbox.put(
                    tx, person=job.person, kind=READY, subject=subject, which=f"{job.id}", now=self._clock()
                )
        return []

    async def count(self, db: Database, of: Figures) -> None:
        now = self._clock() - 1  # somebody may complete one in this very second: they wait for the next counting
        async with db.read() as tx:
            version = await figures.version(tx, of)
            if version is None:
                return
            try:
                asked = await instruments.questionnaire(tx, of.instrument, version)
            except NoInstrument:
                return
        await _sweep(db, of)
        until = {}
        for code in parts_of(asked):
            part = await _part(db, of, code, now)
            until[code] = part.until
            items = items_of(asked, code, "full" if of.form == "full" else "short")
            async for piece in _places(db, of, part, items):
                async with db.write() as tx:
                    await figures.lay(tx, of, code, piece, now=now)
        async with db.write() as tx:
            of = await figures.turn_to(tx, of, version, until, now=now)
        await _sweep(db, of)


async def _sweep(db: Database, of: Figures) -> None:
    gone = ROWS
    while gone == ROWS:
        async with db.write() as tx:
            gone = await figures.sweep(tx, of, limit=ROWS)


async def _part(db: Database, of: Figures, code: str, now: int) -> Part:
    async with db.read() as tx:
        before, seen = await figures.until(tx, of, code), await figures.seen(tx, of, code)
    done = await _done(db, of, code)
    return await asyncio.to_thread(_chosen, code, done, before, seen, now)


def _chosen(code: str, done: Sequence[Done], before: Mapping[Leaf, int], seen: Mapping[Node, bool], now: int) -> Part:
    there = [it for it in done if it.at <= now]
    until = ends(there, before, seen.keys(), now)
    chosen = sorted(counted(there, until), key=lambda it: it.leaf)
    people = people_of(chosen)
    return Part(code, chosen, until, people, told(people, {node for node, apart in seen.items() if apart}))


async def _done(db: Database, of: Figures, code: str) -> list[Done]:
    found: list[Done] = []
    after = (0, 0)
    while True:
        async with db.read() as tx:
            piece = await figures.done(tx, of, code, after, limit=ATTEMPTS)
        found += piece
        if len(piece) < ATTEMPTS:
            return found
        after = (piece[-1].at, piece[-1].attempt)


async def _places(
    db: Database, of: Figures, part: Part, items: Mapping[str, Sequence[str]]
) -> AsyncIterator[list[Place]]:
    """Those of five people and more, so many at once: schools as they are read, what lies around them in the end."""
    around: dict[Node, PlaceSums] = {node: PlaceSums(items) for node in part.people if len(node) < SCHOOL}
    made: list[Place] = []
    for leaf, own in groupby(part.chosen, key=lambda it: it.leaf):
        sums = await _sums(db, of, list(own), items)
        node = nodes(leaf)[-1]
        for above in nodes(leaf)[:SCHOOL]:
            around[above].take_in(sums)
        if len(node) == SCHOOL and sums.people >= FEW:
            made.append(part.place(node, to_json(figures_of(sums, items=False))))
        if len(made) == ROWS:
            yield made
            made = []
    for node, sums in around.items():
        if sums.people >= FEW:
            shown = await asyncio.to_thread(figures_of, sums, items=True)
            made.append(part.place(node, to_json(shown)))
        if len(made) >= ROWS:
            yield made
            made = []
    yield made


async def _sums(db: Database, of: Figures, own: Iterable[Done], items: Mapping[str, Sequence[str]]) -> PlaceSums:
    sums = PlaceSums(items)
    rest = iter(own)
    while piece := [it.attempt for it in islice(rest, PIECE)]:
        async with db.read() as tx:
            said = await figures.answers(tx, piece)
        for attempt in piece:
            sums.add(said[attempt], "full" if of.form == "full" else "short")
    return sums
