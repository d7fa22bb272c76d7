"""The sandbox with its demo people and the real bot that polls it, at an hour of a day that is always the same.

Time goes on from there as fast as everywhere. The bot's clock does not tick by itself: what is due comes when the test
waits for the bot to have said all.
"""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from main import Running
from sandbox.server import Runner

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC).timestamp()  # Monday, 10:00 in Moscow
LONGEST = 120  # seconds the bot may take for what people did


class Watch:
    """Unix seconds from MORNING on."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._passed = 0.0

    def __call__(self) -> float:
        return MORNING + self._passed + time.monotonic() - self._begun

    def passes(self, *, minutes: float) -> None:
        """Nobody waits in a test."""
        self._passed += minutes * 60


@dataclass(frozen=True, slots=True)
class Practice:
    sandbox: Runner
    running: Running
    database: str  # its address
    watch: Watch

    async def rest(self) -> None:
        """All that people did is taken and shown, and what became due by it is said."""
        async with asyncio.timeout(LONGEST):
            # an empty getUpdates acknowledges too, and tells nobody
            while self.sandbox.world.bot.updates.waiting:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        for _ in range(2):  # a notice may make another one due
            await self.running.sender.settle()
            await self.running.clock.tick()
        await self.running.sender.settle()
