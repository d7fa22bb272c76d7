"""Calls at Telegram: some at a time, heeding its pauses, and one way to end them all without cutting one short."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from bot.pace import Pace, Paused
from bot.session import LeanSession, Lost, NotSent, Refusal, Upload

log = logging.getLogger(__name__)
SLOTS = 48  # calls under way at once; one is held during the call only
RETRY = (0.5, 1, 2, 5, 10, 30)  # seconds between tries while Telegram cannot be reached
Call = Callable[..., Awaitable[Any]]  # `Calls.once`, or `Calls.sure` to a chat


class Calls:
    def __init__(self, session: LeanSession, token: str, pace: Pace) -> None:
        self.pace = pace
        self._session = session
        self._token = token
        self._slots = asyncio.Semaphore(SLOTS)
        self._closing = False
        self.under_way = 0
        self._landed = asyncio.Event()
        self._landed.set()

    async def sure(
        self, method: str, body: dict[str, Any], *, to: str | None = None, files: dict[str, Upload] | None = None
    ) -> Any:
        """Call until Telegram answered; `to` is the chat that a new message goes to, which is paced. Raises Refusal."""
        tries = 0
        while True:
            try:
                await self.pace.heed()
                if to is not None:
                    await self.pace.turn(to)
                return await self.once(method, body, files=files)
            except Refusal as refusal:
                if refusal.retry_after is None:
                    raise
            except Paused:
                continue
            except (NotSent, Lost) as error:
                log.warning("%s: %s", method, error)
                await self.pace.sleep(RETRY[min(tries, len(RETRY) - 1)])
                tries += 1

    async def once(self, method: str, body: dict[str, Any], *, files: dict[str, Upload] | None = None) -> Any:
        """One call now. 429 stops everybody."""
        try:
            return await self.quick(method, body, files=files)
        except Refusal as refusal:
            if refusal.retry_after is not None:
                self.pace.stop(refusal.retry_after)
            raise

    async def quick(self, method: str, body: dict[str, Any], *, files: dict[str, Upload] | None = None) -> Any:
        """One call in one slot, which no pause concerns. After `close` none begins: it waits here to be cancelled."""
        async with self._slots:
            if self._closing:
                await asyncio.Event().wait()
            self.under_way += 1
            self._landed.clear()
            try:
                return await self._session.call(self._token, method, body, files=files)
            finally:
                self.under_way -= 1
                if not self.under_way:
                    self._landed.set()

    async def close(self, patience: float) -> None:
        """Begin no call; those under way get `patience` seconds to end."""
        self._closing = True
        try:
            await asyncio.wait_for(self._landed.wait(), patience)
        except TimeoutError:
            log.warning("%d calls did not end, what they sent may come twice", self.under_way)
