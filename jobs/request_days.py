"""Each hour: who is to hear tomorrow at nine, or today, that requests wait on their desk."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from rules.request_desk import Pile, morning, readers, tells
from storage import request_board
from storage.db import Database, Tx

HOUR = 3600


class RequestDays:
    """A step of the clock. `admins` are the addresses of ADMIN_IDS; `zone` is of those who have not said theirs."""

    def __init__(self, db: Database, admins: frozenset[str], clock: Callable[[], int], zone: str) -> None:
        self._db = db
        self._admins = admins
        self._clock = clock
        self._zone = zone
        self._next = 0

    async def __call__(self) -> int | None:
        now = self._clock()
        if now < self._next:
            return self._next
        async with self._db.read() as tx:
            due = await self._due(tx, now)
        if due:
            async with self._db.write() as tx:
                for person, zone in due.items():
                    at = morning(now, zone)
                    day = datetime.fromtimestamp(at, ZoneInfo(zone)).date()
                    await request_board.tell(tx, person, due_at=at, day=day, now=now)
        self._next = (now // HOUR + 1) * HOUR
        return self._next

    async def _due(self, tx: Tx, now: int) -> dict[int, str]:
        """Those who are to be told, and their clocks."""
        piles = await request_board.piles(tx)
        if not piles:
            return {}
        held, top = await request_board.answerers(tx), await request_board.administrators(tx, self._admins)
        of: dict[int, list[Pile]] = {}
        for pile in piles:
            for person in readers(pile, held, top):
                of.setdefault(person, []).append(pile)
        found: dict[int, str] = {}
        for person, mine in sorted(of.items()):
            told = await request_board.told(tx, person)
            if tells(max(it.newest for it in mine), min(it.oldest for it in mine), told, now):
                found[person] = await request_board.zone(tx, person) or self._zone
        return found
