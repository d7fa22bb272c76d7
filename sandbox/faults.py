"""Faults on demand: what the network and Telegram do to a bot on a bad day, by rule and repeatable."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Literal, get_args

Kind = Literal["429", "403", "500", "html", "cut_before", "cut_after", "delay"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(slots=True)
class Fault:
    """One rule. It fires on every `every_nth` matching call, with `probability`, at most `times` times.

    `retry_after` and `seconds` (of a delay) are seconds.
    """

    kind: Kind
    method: str = "*"
    chat_id: int | None = None
    times: int | None = None
    every_nth: int = 1
    probability: float = 1.0
    seed: int = 0
    retry_after: int = 5
    seconds: float = 0.0
    id: int = 0
    seen: int = 0
    fired: int = 0
    _random: random.Random = field(default_factory=random.Random, repr=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such fault: {self.kind}")
        if self.every_nth < 1 or not 0 <= self.probability <= 1 or self.seconds < 0 or self.retry_after < 0:
            raise ValueError("a fault's numbers are out of range")
        self._random.seed(self.seed)

    def fires(self, method: str, chat_id: Any) -> bool:
        if self.times is not None and self.fired >= self.times:
            return False
        if not fnmatchcase(method.lower(), self.method.lower()):
            return False
        if self.chat_id is not None and str(self.chat_id) != str(chat_id):
            return False
        self.seen += 1
        if self.seen % self.every_nth or (self.probability < 1 and self._random.random() >= self.probability):
            return False
        self.fired += 1
        return True

    def as_json(self) -> dict[str, Any]:
        left = None if self.times is None else self.times - self.fired
        names = (
            "id",
            "kind",
            "method",
            "chat_id",
            "times",
            "every_nth",
            "probability",
            "seed",
            "retry_after",
            "seconds",
            "fired",
        )
        return {name: getattr(self, name) for name in names} | {"left": left}


class Faults:
    """The rules in force; the first that fires decides."""

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self._rules: list[Fault] = []
        self._last = 0
        self._changed = changed

    def add(self, kind: Kind, method: str = "*", **rule: Any) -> Fault:
        """Take a rule: see `Fault` for its parts. ValueError or TypeError when there is no such part."""
        self._last += 1
        fault = Fault(kind, method, id=self._last, **rule)
        self._rules.append(fault)
        self._changed()
        return fault

    def remove(self, fault_id: int) -> bool:
        before = len(self._rules)
        self._rules = [rule for rule in self._rules if rule.id != fault_id]
        if len(self._rules) != before:
            self._changed()
        return len(self._rules) != before

    def clear(self) -> None:
        self._rules.clear()
        self._changed()

    def pick(self, method: str, chat_id: Any) -> Fault | None:
        if not self._rules:
            return None
        for rule in self._rules:
            if rule.fires(method, chat_id):
                self._changed()
                return rule
        return None

    def all(self) -> list[Fault]:
        return list(self._rules)
