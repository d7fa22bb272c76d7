"""Broadcasts between their launch and their end: rows laid, voided, corrected in chunks; the live screen told; closed.

What is to be done stands in the broadcast's own row, so a restart goes on where it was.
"""

from collections.abc import Awaitable, Callable

from storage import laying, outbox, tallies, turns
from storage.broadcasts import slot
from storage.db import Database, Tx
from storage.laying import Going

# Seconds a chunk is to take. On SQLite everybody waits for it; on PostgreSQL nobody does, and each costs a commit.
AIM = {"sqlite": 0.03, "postgres": 0.3}
FIRST, LEAST, MOST = 2000, 1000, 10_000  # people a chunk
LIVE = 5  # seconds between two looks at what is going on

Chunk = Callable[[Tx, int, int], Awaitable[bool]]


class Broadcasts:
    """A step of the clock."""

    def __init__(self, db: Database, *, clock: Callable[[], int], ticks: Callable[[], float], zone: str) -> None:
        self._db = db
        self._clock = clock
        self._ticks = ticks
        self._zone = zone
        self._size = FIRST
        self._shown: dict[int, tuple[int, int]] = {}  # by broadcast: rows that had ended when it was told, and when

    async def __call__(self) -> int | None:
        """One chunk of each that is under way. Returns when there is more to do."""
        async with self._db.read() as tx:
            going = await laying.going(tx)
        self._shown = {it.id: self._shown[it.id] for it in going if it.id in self._shown}
        more = False
        for it in going:
            more |= await self._go_on(it)
        if more:
            return self._clock()
        return self._clock() + LIVE if any(it.state != "paused" for it in going) else None

    async def _go_on(self, it: Going) -> bool:
        """Whether there is more to do at once."""
        more = False
        if it.state == "cancelled":
            more = await self._chunk(it.id, self._void)
        elif not it.laid:
            more = await self._chunk(it.id, self._lay)
        if it.correcting:
            more |= await self._chunk(it.id, self._correct)
        if not more:
            async with self._db.write() as tx:
                over = await laying.finish(tx, it.id, now=self._clock())
                await self._tell(tx, it, over)
        return more

    async def _chunk(self, number: int, work: Chunk) -> bool:
        """In one transaction, of as many people as lately took about `AIM` seconds."""
        aim = AIM[self._db.engine]
        async with self._db.write() as tx:
            begun = self._ticks()
            more = await work(tx, number, self._size)
            took = self._ticks() - begun
        if took > aim:
            self._size = max(LEAST, int(self._size * aim / took))
        elif took < aim / 2:
            self._size = min(MOST, self._size * 2)
        return more

    async def _lay(self, tx: Tx, number: int, size: int) -> bool:
        return await laying.lay(tx, number, zone=self._zone, step=size, now=self._clock())

    async def _void(self, tx: Tx, number: int, size: int) -> bool:
        return await laying.void(tx, number, limit=size, now=self._clock())

    async def _correct(self, tx: Tx, number: int, size: int) -> bool:
        return await laying.correct(tx, number, limit=size, now=self._clock())

    async def _tell(self, tx: Tx, it: Going, over: bool) -> None:
        """The author who looks at the live screen gets it anew, when something has changed."""
        now, (before, at) = self._clock(), self._shown.get(it.id, (0, 0))
        ended = (await tallies.progress(tx, it.id)).ended
        if it.author is None or not (over or (ended != before and now - at >= LIVE)):
            return
        self._shown[it.id] = ended, now
        if await turns.shown_in(tx, it.author, slot(it.id)):
            await outbox.put(
                tx, person=it.author, kind="broadcast-live", subject=f"{it.id}", which=f"{now}", now=now,
                expires_at=None if over else now + LIVE,
            )  # fmt: skip
