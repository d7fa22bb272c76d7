"""How fast new messages may go: one bucket for the bot, one second a chat, one stop for all after 429.

Three lanes wait for the bucket. A reply gets the next place before a reminder, and that before a broadcast: the whole
rate is kept for people who write and lent while they do not.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.session import NotSent

CHAT_PAUSE = 1.0  # seconds between two new messages in one chat; edits and callback answers are exempt
LANES = 3
SLOWER, FORGOTTEN = 1.04, 0.99998  # places lie further apart after each 429; a minute later it is forgotten


class Paused(NotSent):
    """Telegram asked for a pause of which `retry_after` seconds are left: nothing was sent."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"a pause of {retry_after:.0f} s")
        self.retry_after = retry_after


class Pace:
    """`rate` is new messages a second over the whole bot; 29 keeps every window of a strict 30/s limiter."""

    def __init__(
        self, rate: float, *, clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:  # fmt: skip
        self.rate = rate
        self._step = 1 / rate
        self._clock = clock
        self.sleep = sleep
        self._next = 0.0
        self._chats: dict[str, float] = {}
        self._stopped_until = 0.0
        # Who holds a lane's lock stands at its head; the others of the lane wait behind, first come, first served.
        self._lanes = tuple(asyncio.Lock() for _ in range(LANES))

    def stop(self, seconds: float) -> None:
        """Telegram asked for a pause: nobody sends until it is over, and whoever waits is told."""
        self._stopped_until = max(self._stopped_until, self._clock() + seconds)
        self._step = min(self._step * SLOWER, 2 / self.rate)

    async def heed(self) -> None:
        """Wait while Telegram asked for a pause."""
        while (wait := self._stopped_until - self._clock()) > 0:
            await self.sleep(wait)

    async def turn(self, chat: str, lane: int = 0) -> None:
        """Wait for the right to send one new message into `chat`. All broadcasts are one lane. Raises Paused."""
        lane = min(lane, LANES - 1)
        while True:
            while (wait := self._chats.get(chat, 0.0) - self._clock()) > 0:
                await self.sleep(wait)
            async with self._lanes[lane]:
                while (wait := self._wait(lane)) > 0:
                    await self.sleep(wait)
                if self._take(chat):
                    return

    def _wait(self, lane: int) -> float:
        """Seconds until the next place could be this lane's; raises Paused."""
        now = self._clock()
        if self._stopped_until > now:
            raise Paused(self._stopped_until - now)
        first = any(ahead.locked() for ahead in self._lanes[:lane])
        return max(self._next - now, 0.0) + (self._step if first else 0.0)

    def _take(self, chat: str) -> bool:
        """False when something else went into this chat while we waited: the place stays for the next."""
        now = self._clock()
        if self._chats.get(chat, 0.0) > now:
            return False
        # A sleeper who woke a little late does not move the places behind; after a rest there is no burst either.
        self._step = max(self._step * FORGOTTEN, 1 / self.rate)
        self._next = (self._next if now - self._next < self._step else now) + self._step
        self._chats[chat] = now + CHAT_PAUSE
        if len(self._chats) > 4096:
            self._chats = {name: until for name, until in self._chats.items() if until > now}
        return True
