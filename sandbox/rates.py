"""Telegram's limits on new messages: 30 a second over the bot, one a second in a chat. Edits and answers are free.

A chat forgives a short burst: it holds `chat_burst` tokens, one comes back each second, a message takes one. Who goes
on after a 429 is refused until the time is over. How much Telegram forgives is not documented; three is a guess.
"""

import math
from collections import deque
from dataclasses import dataclass, field

from sandbox.errors import Refused


@dataclass(slots=True)
class Rates:
    strict: bool = True
    per_second: int = 30
    chat_burst: int = 3
    penalty: int = 5  # seconds to wait when the whole bot was too fast
    _sent: deque[float] = field(default_factory=deque)
    _tokens: dict[int, tuple[float, float]] = field(default_factory=dict)  # chat: (tokens, at)
    _until: dict[int | None, float] = field(default_factory=dict)  # refused until; None is the whole bot

    def take(self, chat: int, now: float) -> None:
        """Count one new message, or raise the 429."""
        if not self.strict:
            return
        for key in (None, chat):
            if now < self._until.get(key, 0.0):
                raise too_many(math.ceil(self._until[key] - now))
        while self._sent and now - self._sent[0] >= 1.0:
            self._sent.popleft()
        if len(self._sent) >= self.per_second:
            self._refuse(None, now, self.penalty)
        tokens, at = self._tokens.get(chat, (float(self.chat_burst), now))
        tokens = min(self.chat_burst, tokens + now - at)
        # A clock in floats may say 0.9999999 of a second; that is not the sender's fault.
        if tokens < 1.0 - 1e-6:
            self._refuse(chat, now, max(1, math.ceil(1.0 - tokens)))
        self._tokens[chat] = (tokens - 1.0, now)
        self._sent.append(now)

    def forget(self) -> None:
        self._sent.clear()
        self._tokens.clear()
        self._until.clear()

    def _refuse(self, key: int | None, now: float, seconds: int) -> None:
        self._until[key] = now + seconds
        raise too_many(seconds)


def too_many(seconds: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {seconds}", seconds)
