"""Counts the figures of an instrument for every place, outside of turns: attempts are read in short pieces, each by a
read of its own, so that nobody waits for it; what is shown changes at once, when all of it is there.
"""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from jobs.figure_kinds import Kind, kind_of
from rules.figures import KINDS, Done, Leaf, Node, counted, ends, may_be_anew, nodes, people_of, told
from rules.polls import FEW
from storage import figures, outbox
from storage.db import Database
from storage.figures import Figures, Place
from storage.jobs import Job

COUNT = "figures"
READY = "figures-ready"
ATTEMPTS = 300  # read at once, without their answers
PIECE = 30  # attempts whose answers are read at once: some two thousand rows
ROWS = 100  # places that are written at once
SCHOOL = len(KINDS) - 1


@dataclass(frozen=True, slots=True)
class Part:
    """Who is counted in a part of an instrument, and where that is told."""

    code: str
    chosen: Sequence[Done]
    until: Mapping[Leaf, int]
    people: Counter[Node]
    apart: Set[Node]

    def place(self, node: Node, told: Mapping[str, Any]) -> Place:
        return Place(node, self.people[node], node in self.apart, json.dumps(told, separators=(",", ":")))


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
            anew = may_be_anew(of.taken_at, await figures.newcomers(tx, of))
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
            kind = await kind_of(tx, of, version) if version else None
        if version is None or kind is None:
            return
        await _sweep(db, of)
        until = {}
        for code in kind.parts():
            part = await _part(db, of, kind, code, now)
            until[code] = part.until
            for first in range(0, len(part.chosen), ATTEMPTS):
                async with db.write() as tx:
                    await figures.remember(tx, of, code, part.chosen[first : first + ATTEMPTS])
            async for piece in _places(db, part, kind):
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


async def _part(db: Database, of: Figures, kind: Kind, code: str, now: int) -> Part:
    async with db.read() as tx:
        before, seen = await figures.until(tx, of, code), await figures.seen(tx, of, code)
    done = await _done(db, kind, code)
    return await asyncio.to_thread(_chosen, code, done, before, seen, now)


def _chosen(code: str, done: Sequence[Done], before: Mapping[Leaf, int], seen: Mapping[Node, bool], now: int) -> Part:
    there = [it for it in done if it.at <= now]
    until = ends(there, before, seen.keys(), now)
    chosen = sorted(counted(there, until, now), key=lambda it: it.leaf)
    people = people_of(chosen)
    return Part(code, chosen, until, people, told(people, {node for node, apart in seen.items() if apart}))


async def _done(db: Database, kind: Kind, code: str) -> list[Done]:
    found: list[Done] = []
    while True:
        async with db.read() as tx:
            piece = await kind.done(tx, code, found[-1] if found else None, limit=ATTEMPTS)
        found += piece
        if len(piece) < ATTEMPTS:
            return found


async def _places(db: Database, part: Part, kind: Kind) -> AsyncIterator[list[Place]]:
    """Those of five people and more, so many at once: schools as they are read, what lies around them in the end."""
    around = {node: kind.empty(part.code) for node in part.people if len(node) < SCHOOL}
    made: list[Place] = []
    for leaf, own in groupby(part.chosen, key=lambda it: it.leaf):
        sums = await _sums(db, part, kind, list(own))
        for above in nodes(leaf)[:SCHOOL]:
            around[above].take_in(sums)
        if len(nodes(leaf)) > SCHOOL and sums.people >= FEW:
            made.append(part.place(leaf, kind.told(sums, items=False)))
        if len(made) == ROWS:
            yield made
            made = []
    for node, sums in around.items():
        if sums.people >= FEW:
            made.append(part.place(node, await asyncio.to_thread(kind.told, sums, items=True)))
        if len(made) >= ROWS:
            yield made
            made = []
    yield made


async def _sums(db: Database, part: Part, kind: Kind, own: Iterable[Done]) -> Any:
    """Of the people of one leaf."""
    sums = kind.empty(part.code)
    rest = iter(own)
    while piece := [it.attempt for it in islice(rest, PIECE)]:
        async with db.read() as tx:
            await kind.add(tx, piece, sums)
    return sums
