"""Time in: one APScheduler job a step, set to its next due row, at most a minute away. Nothing is kept in a scheduler.

APScheduler's own defaults lost 5 of 5 jobs after a stall of 2 s: here a late step only does its work later.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.logs import where

log = logging.getLogger(__name__)
LONGEST = 60  # seconds between two rounds of a step
REPEAT = 5  # seconds until a step that broke comes round again

# A step does what is due and says when it wants to be called next (UTC seconds), None for «not before the next round».
Step = Callable[[], Awaitable[int | None]]


class Clock:
    """Every step has its own rhythm, so that a long one holds up nobody. What a step wrote, those behind it deliver:
    when one has come round, they come round too."""

    def __init__(self, steps: Sequence[Step], now: Callable[[], int]) -> None:
        self._now = now
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._steps = [_Rhythm(step, now) for step in steps]
        self._closing = False
        self._rounds: set[asyncio.Future[None]] = set()

    def start(self) -> None:
        self._scheduler.start()
        self.wake()

    def wake(self) -> None:
        """A row was written that may be due: every step looks at once."""
        self._wake(0)

    async def tick(self) -> int:
        """Every step once, one after another; the time of the next round."""
        return min([await step.come_round() for step in self._steps], default=self._now() + LONGEST)

    async def close(self, patience: float = 10) -> None:
        """What is under way gets `patience` seconds to end, and is cancelled then: its rows wait for the next start.

        APScheduler's own shutdown would cancel it at once, in the middle of a call.
        """
        self._closing = True
        if self._rounds:
            _, late = await asyncio.wait(self._rounds, timeout=patience)
            if late:
                log.warning("the work of the clock did not end in time, a notice under way may come twice")
                for round_ in late:
                    round_.cancel()
                await asyncio.wait(late)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _wake(self, first: int) -> None:
        """The first step that is at rest comes round, and wakes the next in its turn; a busy one looks again later."""
        for place in range(first, len(self._steps)):
            if not self._steps[place].busy:
                self._set(place, self._now())
                return
            self._steps[place].woken = True

    async def _round(self, place: int) -> None:
        if self._closing or self._steps[place].busy:
            return
        self._steps[place].busy = True
        # A task of our own, so that `close` can wait for it and end it.
        round_ = asyncio.ensure_future(self._go_on(place))
        self._rounds.add(round_)
        round_.add_done_callback(self._rounds.discard)
        await asyncio.wait({round_})

    async def _go_on(self, place: int) -> None:
        """Until nothing is due."""
        step, due = self._steps[place], 0
        while not self._closing and (step.woken or due <= self._now()):
            step.woken = False
            due = await step.come_round()
            self._wake(place + 1)
        step.busy = False
        self._set(place, due)

    def _set(self, place: int, at: int) -> None:
        if self._closing or not self._scheduler.running:
            return
        self._scheduler.add_job(
            self._round, "date", [place], run_date=datetime.fromtimestamp(at, UTC), id=f"step-{place}",
            replace_existing=True, misfire_grace_time=None, max_instances=2,
        )  # fmt: skip


class _Rhythm:
    """A step, and whether it is at rest. `woken`: something was written while it was busy."""

    def __init__(self, step: Step, now: Callable[[], int]) -> None:
        self._step = step
        self._now = now
        self._running = asyncio.Lock()
        self.busy = False
        self.woken = False

    async def come_round(self) -> int:
        """When it wants to come round again."""
        async with self._running:
            try:
                due = await self._step()
            except Exception as error:
                log.error("a step of the clock broke, it is repeated soon: %s", where(error))  # noqa: TRY400 - no names
                due = self._now() + REPEAT
        latest = self._now() + LONGEST
        return latest if due is None else min(due, latest)
