"""Once a day: pairs that have not met for long. A gentle word to the mentor, a week later to the curator."""

from collections.abc import Callable

import content
from rules.silence import MENTOR, curator_hears, evening, mentor_hears
from storage import silence
from storage.db import Database, Tx
from storage.silence import Silence

DAY = 86_400
AT_ONCE = 100  # pairs a transaction, so that turns come in between


class Silences:
    """A step of the clock."""

    def __init__(self, db: Database, clock: Callable[[], int], zone: str) -> None:
        self._db = db
        self._clock = clock
        self._zone = zone  # of a mentor who has not said where they live
        self._next = 0
        self._after = 0  # the pair looked at last

    async def __call__(self) -> int | None:
        now = self._clock()
        if now < self._next:
            return self._next
        async with self._db.write() as tx:
            found = await silence.untold(tx, after=self._after, before=now - (MENTOR - 1) * DAY, limit=AT_ONCE, now=now)
            for one in found:
                await self._look(tx, one, now)
        more = len(found) == AT_ONCE
        self._after = found[-1].pair if more else 0
        # The next hundred after a breath; all of them again tomorrow.
        self._next = now + 1 if more else (now // DAY + 1) * DAY
        return self._next

    async def _look(self, tx: Tx, one: Silence, now: int) -> None:
        zone = one.zone or self._zone
        if one.told_at is None:
            if mentor_hears(one.since, now, zone, content.holidays()):
                await silence.tell_mentor(tx, one, due_at=evening(now, zone), now=now)
        elif curator_hears(one.told_at, now, zone, content.holidays()):
            await silence.tell_curators(tx, one, due_at=evening(now, zone), now=now)
