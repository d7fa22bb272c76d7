"""One attempt at a questionnaire and the way through it: which item comes next, which before, what was passed over.

`answers` holds an item once it was visited: a choice, or None for a skipped one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.questionnaire import Form
from rules.scoring import AreaLevel, area_of, score

Answers = Mapping[str, int | None]

REPEAT_AFTER = 182 * 86_400  # seconds: a change of habits shows after about six months


@dataclass(frozen=True, slots=True)
class Attempt:
    """`items` in the order they are asked, `current` the one asked now: None when all were visited. Times are UTC."""

    id: int
    person: int
    questionnaire: str
    version: str
    form: Form
    completed: bool
    items: tuple[str, ...]
    current: str | None
    answers: Answers
    started_at: int
    completed_at: int | None

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    @property
    def number(self) -> int:
        """The place of the current item, from 1."""
        return self.items.index(self.current) + 1 if self.current else len(self.items)

    @property
    def answered(self) -> int:
        return sum(choice is not None for choice in self.answers.values())

    @property
    def skipped(self) -> tuple[str, ...]:
        return tuple(item for item in self.items if item in self.answers and self.answers[item] is None)

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(area_of(item) for item in self.items))

    def levels(self) -> tuple[AreaLevel, ...]:
        return score(self.items, self.answers, self.form)

    def scorable(self) -> bool:
        """Whether it may be completed: at least one area has a level."""
        return any(area.level is not None for area in self.levels())


def following(items: Sequence[str], answers: Answers, item: str) -> str | None:
    """The next item not yet visited, from here to the end and then from the beginning; None when all were."""
    here = items.index(item) + 1
    return next((other for other in (*items[here:], *items[:here]) if other not in answers), None)


def preceding(items: Sequence[str], item: str | None) -> str | None:
    """The item before, visited or not; before the end (None) stands the last one; None before the first."""
    if item is None:
        return items[-1] if items else None
    here = items.index(item)
    return items[here - 1] if here else None


def entrance(items: Sequence[str], answers: Answers, area: str) -> str | None:
    """Where to enter an area: its first item without an answer, else its first; None if it is not asked about."""
    own = [item for item in items if area_of(item) == area]
    return next((item for item in own if answers.get(item) is None), own[0] if own else None)
