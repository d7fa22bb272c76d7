"""The last seat under sixty taps from three processes; and what the lock is for, shown without it."""

import asyncio
import json
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from typing import Any

import pytest

from storage.db import Database, Engine
from tests.databases import SecondLook
from tests.house.tree import ROOT
from tests.storage import seating

PROCESSES, TAPS = 3, 60
SEATED = "SELECT count(*) FROM seats WHERE session = $1 AND state = 'seated'"


class Tapper:
    """One of the processes."""

    def __init__(self, process: Process) -> None:
        self._process = process

    def order(self, **order: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")

    async def answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        assert line, "the process died: its words are above"
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()


@pytest.fixture
async def tappers(db_url: str) -> AsyncIterator[Sequence[Tapper]]:
    words = (sys.executable, "-m", "tests.storage.tapping", db_url)
    made = [
        Tapper(await asyncio.create_subprocess_exec(*words, stdin=PIPE, stdout=PIPE, cwd=ROOT))
        for _ in range(PROCESSES)
    ]
    await asyncio.gather(*(tapper.answer() for tapper in made))
    yield made
    await asyncio.gather(*(tapper.end() for tapper in made))


async def oversold_on_postgres(tappers: Sequence[Tapper]) -> int:
    """All count before one of them writes."""
    assert [await tapper.answer() for tapper in tappers] == [{"counted": 1}] * PROCESSES
    for tapper in tappers:
        tapper.order(go=True)
    got = [one for tapper in tappers for one in (await tapper.answer())["got"]]
    return [state for state, _ in got].count("seated")


async def hidden_by_sqlite(tappers: Sequence[Tapper], path: str) -> int:
    """BEGIN IMMEDIATE has locked the whole file before the first count: the next counts after the first has written."""
    left = {asyncio.ensure_future(tapper.answer()): tapper for tapper in tappers}
    seated = 0
    while left:
        (first, *others), _ = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
        assert others == []
        tapper = left.pop(first)
        assert first.result() == {"counted": 0 if seated else 1}
        with (
            closing(sqlite3.connect(path, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
        tapper.order(go=True)
        seated += [state for state, _ in (await tapper.answer())["got"]].count("seated")
    return seated


async def test_the_last_seat(
    db: Database, db_url: str, engine: Engine, tappers: Sequence[Tapper], second_look: SecondLook
) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, TAPS)
        unlocked, locked = await seating.session(tx, at), await seating.session(tx, at)
    for tapper, person in zip(tappers, at.people, strict=False):
        tapper.order(session=unlocked, people=[person], locked=False)
    if engine == "postgres":
        assert await oversold_on_postgres(tappers) == PROCESSES
        assert await second_look(SEATED, unlocked) == [(PROCESSES,)]  # on one seat
    else:
        assert await hidden_by_sqlite(tappers, db_url.removeprefix("sqlite:///")) == 1
        assert await second_look(SEATED, unlocked) == [(1,)]

    for first, tapper in enumerate(tappers):
        tapper.order(session=locked, people=at.people[first::PROCESSES], locked=True)
    got = [tuple(one) for tapper in tappers for one in (await tapper.answer())["got"]]
    # One seat, a gapless queue, and nothing else: no error, nobody seated beside them.
    assert Counter(got) == Counter([("seated", None), *(("queued", place) for place in range(1, TAPS))])
    assert await second_look(SEATED, locked) == [(1,)]
