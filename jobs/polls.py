"""Closes polls whose last day is over, at that moment."""

from collections.abc import Callable

from storage import polls
from storage.db import Database

AT_ONCE = 100  # polls a transaction, so that turns come in between


class Polls:
    """A step of the clock."""

    def __init__(self, db: Database, clock: Callable[[], int]) -> None:
        self._db = db
        self._clock = clock

    async def __call__(self) -> int | None:
        now = self._clock()
        async with self._db.read() as tx:
            due = await polls.next_close(tx)
        if due is None or due > now:
            return due
        async with self._db.write() as tx:
            await polls.close_due(tx, limit=AT_ONCE, now=now)
        async with self._db.read() as tx:
            return await polls.next_close(tx)
