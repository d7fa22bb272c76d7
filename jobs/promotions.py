"""Offers of a freed seat that nobody answered end in time, and the seat goes to the next."""

from collections.abc import Callable

from storage import promotions
from storage.db import Database

AT_ONCE = 20  # offers a transaction, so that turns come in between


class Promotions:
    """A step of the clock."""

    def __init__(self, db: Database, clock: Callable[[], int]) -> None:
        self._db = db
        self._clock = clock

    async def __call__(self) -> int | None:
        """When the next offer runs out."""
        now = self._clock()
        async with self._db.read() as tx:
            due = await promotions.next_lapse(tx)
        if due is None or due > now:
            return due
        async with self._db.write() as tx:
            await promotions.lapse(tx, now=now, limit=AT_ONCE)
            return await promotions.next_lapse(tx)
