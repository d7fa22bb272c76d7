"""Once a day: pairs whose programme has ended while they go on. The mentor finishes the pair or gives it more time."""

from collections.abc import Callable

from rules.silence import evening
from storage import endings
from storage.db import Database

DAY = 86_400
AT_ONCE = 100  # pairs a transaction, so that turns come in between


class Endings:
    """A step of the clock."""

    def __init__(self, db: Database, clock: Callable[[], int], zone: str) -> None:
        self._db = db
        self._clock = clock
        self._zone = zone  # of a mentor who has not said where they live
        self._next = 0

    async def __call__(self) -> int | None:
        now = self._clock()
        if now < self._next:
            return self._next
        async with self._db.write() as tx:
            found = await endings.untold(tx, limit=AT_ONCE, now=now)
            for one in found:
                await endings.tell(tx, one, due_at=evening(now, one.zone or self._zone), now=now)
        self._next = now + 1 if len(found) == AT_ONCE else (now // DAY + 1) * DAY
        return self._next
