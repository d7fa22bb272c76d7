"""A batch that dies and comes again, in process: which tries fail is said by the test, all else is the real machine."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from storage.db import Database, Trouble, Tx
from tests.talks.conftest import Talk
from tests.talks.conftest import talk as talk  # noqa: PLC0414 - the fixture, by its own name


class Failing:
    """A database whose transactions of these numbers, counted from 1, fail at COMMIT."""

    def __init__(self, db: Database, *numbers: int) -> None:
        self._db = db
        self._numbers = numbers
        self._count = 0

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        self._count += 1
        async with self._db.write() as tx:
            yield tx
            if self._count in self._numbers:
                raise Trouble("full", "said the test")


async def test_what_was_committed_of_a_dead_batch_is_shown(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anna's turn was stored alone, Boris's failed three times; when both came again, Anna's reply was never shown."""
    anna, boris = talk.person("Анна"), talk.person("Борис")
    anna.actor.writes("/start")
    boris.actor.writes("/start")
    raws = [dict(pending.body) for pending in talk.world.bot.updates.waiting]
    talk.world.bot.updates.drop()
    turns = talk.running.turns
    # together, Anna, Boris, Boris, Boris; then together again
    monkeypatch.setattr(turns, "_db", Failing(talk.db, 1, 3, 4, 5))
    with pytest.raises(Trouble):
        await turns.batch(raws)
    assert await talk.look("SELECT count(*) FROM updates") == [(1,)]
    talk.running.sender.show(await turns.batch(raws))
    talk.running.sender.show(await turns.batch(raws))  # and once more, while the first are under way
    await talk.running.sender.settle()
    assert [len([m for m in who.messages if m.from_bot]) for who in (anna, boris)] == [1, 1]
    assert await talk.look("SELECT count(*) FROM screens") == [(0,)]


async def test_an_update_is_no_dead_letter_because_the_database_is_in_trouble(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three tries found the disk full, the dead letter was small and fitted: the effect was lost for good."""
    anna = talk.person("Анна")
    anna.actor.writes("/start")
    raws = [dict(pending.body) for pending in talk.world.bot.updates.waiting]
    talk.world.bot.updates.drop()
    turns = talk.running.turns
    monkeypatch.setattr(turns, "_db", Failing(talk.db, 1, 2, 3, 4))
    with pytest.raises(Trouble):
        await turns.batch(raws)
    assert await talk.dead_letters() == []
    talk.running.sender.show(await turns.batch(raws))
    await talk.running.sender.settle()
    assert anna.text
