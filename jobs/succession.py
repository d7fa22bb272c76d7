"""Takes over what dead processes left: replies not shown, notices claimed, jobs begun. At start and once a minute.

A process is dead when nobody holds its lock; SQLite has one process, so everybody else is dead there.
"""

from collections.abc import Callable

from bot.sending import Sender
from storage import jobs, outbox, turns
from storage.db import Database


def lock_name(owner: int) -> str:
    """The advisory lock that a process holds while it lives."""
    return f"process-{owner}"


class Succession:
    """A step of the clock."""

    def __init__(
        self, db: Database, sender: Sender, *, clock: Callable[[], int], owner: int, messenger: str, bot: int
    ) -> None:
        self._db = db
        self._sender = sender
        self._clock = clock
        self._owner = owner
        self._messenger = messenger
        self._bot = bot

    async def __call__(self) -> int | None:
        async with self._db.read() as tx:
            left = {*await turns.owners(tx), *await outbox.owners(tx), *await jobs.owners(tx)} - {self._owner}
        for owner in left:
            if await self._db.try_lead(lock_name(owner)):
                await self._inherit(owner)
                # It may live after all, with its connection cut: then it takes its name back.
                await self._db.let_go(lock_name(owner))
        return None

    async def _inherit(self, dead: int) -> None:
        async with self._db.write() as tx:
            now = self._clock()
            unshown = await turns.adopt(tx, messenger=self._messenger, bot=self._bot, dead=dead, owner=self._owner)
            await outbox.release(tx, owner=dead, now=now)
            await jobs.release(tx, owner=dead, now=now)
        self._sender.show(unshown)
