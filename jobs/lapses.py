"""Proposals that nobody answered lapse in time: of meetings, and of pairs."""

from collections.abc import Callable

from storage import arranging, pairing
from storage.db import Database, Tx

AT_ONCE = 20  # proposals a transaction, so that turns come in between


class Lapses:
    """A step of the clock."""

    def __init__(self, db: Database, clock: Callable[[], int]) -> None:
        self._db = db
        self._clock = clock

    async def __call__(self) -> int | None:
        """When the next proposal lapses."""
        now = self._clock()
        async with self._db.read() as tx:
            due = await _next(tx)
        if due is None or due > now:
            return due
        async with self._db.write() as tx:
            await arranging.lapse(tx, now=now, limit=AT_ONCE)
            await pairing.lapse(tx, now=now, limit=AT_ONCE)
            return await _next(tx)


async def _next(tx: Tx) -> int | None:
    ahead = [await arranging.next_lapse(tx), await pairing.next_lapse(tx)]
    return min((at for at in ahead if at is not None), default=None)
