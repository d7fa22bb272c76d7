"""What happened, in order, for those who watch: the page's event stream and tests.

Events hold references and are written as JSON only when somebody reads them: a benchmark pays nothing for the page.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

KEPT = 5000


@dataclass(frozen=True, slots=True)
class Event:
    seq: int
    kind: str  # message edited deleted toast typing person log faults commands bot cleared
    person: int | None
    about: Any = None


class Feed:
    def __init__(self) -> None:
        self.seq = 0
        self._events: deque[Event] = deque(maxlen=KEPT)
        self.listeners: list[Callable[[], None]] = []

    def tell(self, kind: str, person: int | None = None, about: Any = None) -> None:
        self.seq += 1
        self._events.append(Event(self.seq, kind, person, about))
        for listener in self.listeners:
            listener()

    def since(self, seq: int) -> list[Event] | None:
        """Events after `seq`; None when some of them are forgotten, or `seq` is from another run of the sandbox."""
        if seq > self.seq or seq < self.seq - len(self._events):
            return None
        newer: list[Event] = []
        for event in reversed(self._events):
            if event.seq <= seq:
                break
            newer.append(event)
        return newer[::-1]
