"""Time in: one APScheduler job that is set to the next due row, at most a minute away. Nothing is kept in a scheduler.

APScheduler's own defaults lost 5 of 5 jobs after a stall of 2 s: here a late tick only does its work later.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.logs import where

log = logging.getLogger(__name__)
LONGEST = 60  # seconds between ticks

# A step does what is due and says when it wants to be called next (UTC seconds), None for «not before the next tick».
Step = Callable[[], Awaitable[int | None]]


class Clock:
    def __init__(self, steps: Sequence[Step], now: Callable[[], int]) -> None:
        self._steps = steps
        self._now = now
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running = asyncio.Lock()
        self._next = 0
        self._closing = False
        self._ticking: set[asyncio.Future[int]] = set()

    def start(self) -> None:
        self._scheduler.start()
        self.wake()

    def wake(self, at: int = 0) -> None:
        """Tick at `at` (UTC seconds) at the latest; at once without it."""
        if self._closing or not self._scheduler.running or (at and self._next and self._next <= at):
            return
        self._set(max(at, self._now()))

    async def tick(self) -> int:
        """Everything that is due now; the time of the next tick."""
        async with self._running:
            self._next = 0
            wanted = self._now() + LONGEST
            for step in self._steps:
                if self._closing:
                    break
                try:
                    due = await step()
                except Exception as error:
                    log.error("a step of the clock broke, the next tick repeats it: %s", where(error))  # noqa: TRY400 - no names
                else:
                    wanted = min(wanted, due) if due is not None else wanted
            return max(wanted, self._now())

    async def close(self, patience: float = 10) -> None:
        """What is under way gets `patience` seconds to end, and is cancelled then: its rows wait for the next start.

        APScheduler's own shutdown would cancel it at once, in the middle of a call.
        """
        self._closing = True
        if self._ticking:
            _, late = await asyncio.wait(self._ticking, timeout=patience)
            if late:
                log.warning("the work of the clock did not end in time, a notice under way may come twice")
                for tick in late:
                    tick.cancel()
                await asyncio.wait(late)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _tick(self) -> None:
        if self._closing:
            return
        # A task of our own, so that `close` can wait for it and end it.
        tick = asyncio.ensure_future(self.tick())
        self._ticking.add(tick)
        tick.add_done_callback(self._ticking.discard)
        await asyncio.wait({tick})
        if not self._closing and not self._next:
            self._set(tick.result())

    def _set(self, at: int) -> None:
        self._next = at
        self._scheduler.add_job(
            self._tick, "date", run_date=datetime.fromtimestamp(at, UTC), id="tick", replace_existing=True,
            misfire_grace_time=None, max_instances=2,
        )  # fmt: skip
