"""How fast new messages may go: one bucket for the bot, one second a chat, one stop for all after 429."""

import asyncio
import time
from collections.abc import Awaitable, Callable

CHAT_PAUSE = 1.0  # seconds between two new messages in one chat; edits and callback answers are exempt


class Pace:
    """`rate` is new messages a second over the whole bot; 29 keeps every window of a strict 30/s limiter."""

    def __init__(
        self, rate: float, *, clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:  # fmt: skip
        self._step = 1 / rate
        self._clock = clock
        self.sleep = sleep
        self._next = 0.0
        self._chats: dict[str, float] = {}
        self._stopped_until = 0.0
        self._stops = 0

    def stop(self, seconds: float) -> None:
        """Telegram asked for a pause: nobody sends until it is over, and whoever waits takes a new place."""
        self._stopped_until = max(self._stopped_until, self._clock() + seconds)
        self._next = self._stopped_until
        self._stops += 1

    async def heed(self) -> None:
        """For a call that no rate counts: wait only while Telegram asked for a pause."""
        while (wait := self._stopped_until - self._clock()) > 0:
            await self.sleep(wait)

    async def turn(self, chat: str) -> None:
        """Wait for the right to send one new message into `chat`. Places are given in the order of asking."""
        if (wait := self._chats.get(chat, 0.0) - self._clock()) > 0:
            await self.sleep(wait)
        while True:
            stops, now = self._stops, self._clock()
            place = max(self._next, self._stopped_until, now)
            self._next = place + self._step
            if place > now:
                await self.sleep(place - now)
            if stops == self._stops:
                break
        now = self._clock()
        self._chats[chat] = now + CHAT_PAUSE
        if len(self._chats) > 4096:
            self._chats = {name: until for name, until in self._chats.items() if until > now}
