"""What grows old goes, in small steps: remembered ids, dead letters, exports, notices, anonymous people who left."""

from collections.abc import Callable

from storage import (
    event_loads,
    found,
    imports,
    instrument_loads,
    jobs,
    kept,
    merging,
    outbox,
    people,
    privacy,
    publishing,
    staff,
    staff_loads,
    turns,
)  # fmt: skip
from storage.db import Database

HOUR = 3600
STEP = 500  # rows that go at once
NAMES = 50  # people whose names are put into words at once: four statements each
AGAIN = 5  # seconds until a scrub that a reader stood in the way of is tried again
EXPORT_KEPT = 24 * HOUR  # seconds that a finished export stays in the database
GONE_KEPT = 90 * 24 * HOUR  # seconds that who left a school's list may come back to it
# Every table that somebody's rows are deleted from. The log's rows stay, but lose words.
PERSONAL = (*kept.KEPT, "name_words", "job_files", "screens", "command_lists")


class Scrubbing:
    """A step of the clock: nothing of what was deleted about a person stays in the database's files."""

    def __init__(self, db: Database, clock: Callable[[], int]) -> None:
        self._db = db
        self._clock = clock
        self._scrubbed = 0  # what an earlier process deleted is scrubbed once more: it may have died before it could

    async def __call__(self) -> int | None:
        async with self._db.read() as tx:
            wanted = await privacy.scrubs_wanted(tx)
        if wanted == self._scrubbed:
            return None
        if not await self._db.scrub(*PERSONAL):
            return self._clock() + AGAIN
        self._scrubbed = wanted
        return None


class Housekeeping:
    """A step of the clock; does its work once an hour, `STEP` rows at a time."""

    def __init__(self, db: Database, clock: Callable[[], int]) -> None:
        self._db = db
        self._clock = clock
        self._next = 0

    async def __call__(self) -> int | None:
        now = self._clock()
        if now < self._next:
            return self._next
        async with self._db.write() as tx:
            left = await turns.forget_old(tx, now=now, limit=STEP)
            left = max(left, await outbox.drop_old(tx, now=now, limit=STEP))
            left = max(left, await found.learn_rest(tx, limit=NAMES) * STEP // NAMES)
            await jobs.drop_old(tx, before=now - EXPORT_KEPT)
            await people.forget_idle(tx, now=now)
            await staff_loads.forget_old(tx, now=now)
            await event_loads.forget_old(tx, now=now)
            await instrument_loads.forget_old(tx, now=now)
            await imports.forget_old(tx, now=now)
            await publishing.forget_dropped(tx, now=now)
            await merging.settle(tx, now=now)
            left = max(left, await staff_loads.sweep(tx) * STEP // staff_loads.SWEPT)
            left = max(left, await imports.sweep(tx, now=now) * STEP // imports.SWEPT)
            await staff.forget_gone(tx, before=now - GONE_KEPT, limit=STEP)
        # A full step means there is more: go on with the next tick, so that turns come in between.
        self._next = now + 1 if left >= STEP else now + HOUR
        return self._next
