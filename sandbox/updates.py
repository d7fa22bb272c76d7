"""The queue of updates for the bot: identifiers, confirmation by offset, kinds asked for, what is too old.

Times are Unix seconds. The rules are those of getUpdates; who waits for how long is the server's business.
"""

import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

LIFETIME = 24 * 3600
# Telegram does not send these unless they are named.
ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
ID_RANGE = 2_000_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Pending:
    update_id: int
    at: float
    body: dict[str, Any]


class Updates:
    def __init__(self, start: int) -> None:
        self.next_id = start
        self.allowed: tuple[str, ...] = ()
        self.waiting: deque[Pending] = deque()
        self.on_new: list[Callable[[], None]] = []
        self.turn = 0  # grows with every getUpdates over HTTP: an older poller sees that it was terminated

    def put(self, kind: str, payload: Any, now: float) -> int | None:
        """Queue one update; its id, or None when the bot did not ask for this kind."""
        if (kind not in self.allowed) if self.allowed else kind in ON_REQUEST:
            return None
        update_id = self._take_id()
        self._add(Pending(update_id, now, {"update_id": update_id, kind: payload}))
        return update_id

    def put_raw(self, body: dict[str, Any], now: float) -> int:
        """Queue a whole update as it is, however broken; without an id of its own it gets the next one."""
        given = body.get("update_id")
        update_id = given if isinstance(given, int) else self._take_id()
        self._add(Pending(update_id, now, {"update_id": update_id, **body}))
        return update_id

    def get(self, offset: int, limit: int, now: float) -> list[Pending]:
        """Confirm what is below the offset and return what waits, oldest first."""
        self.expire(now)
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        elif 0 < offset <= self._top() + 10:
            # An offset from far ahead is older than a restart of ids: Telegram confirms nothing by it.
            while self.waiting and self.waiting[0].update_id < offset:
                self.waiting.popleft()
        return [p for p, _ in zip(self.waiting, range(limit), strict=False)]

    def confirm(self, pending: Pending) -> None:
        """A webhook took it."""
        if self.waiting and self.waiting[0] is pending:
            self.waiting.popleft()
        elif pending in self.waiting:
            self.waiting.remove(pending)

    def expire(self, now: float) -> None:
        while self.waiting and now - self.waiting[0].at > LIFETIME:
            self.waiting.popleft()

    def drop(self) -> None:
        self.waiting.clear()

    def allow(self, kinds: Sequence[str]) -> None:
        """An empty list asks for everything but what must be named."""
        self.allowed = tuple(kinds)

    def restart_ids(self, seed: int) -> None:
        """As after a week without updates: what waited is too old, and the next id is somewhere else."""
        self.waiting.clear()
        self.next_id = random.Random(seed).randrange(1, ID_RANGE)  # noqa: S311 - nothing is secret here

    def wake(self) -> None:
        for tell in self.on_new:
            tell()

    def _top(self) -> int:
        """The id after the last; a raw update may have brought a greater one of its own."""
        return max(self.next_id, self.waiting[-1].update_id + 1 if self.waiting else 0)

    def _take_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _add(self, pending: Pending) -> None:
        self.waiting.append(pending)
        self.wake()
