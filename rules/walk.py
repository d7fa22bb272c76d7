"""One attempt at a questionnaire and the way through it: which item comes next, which before, what was passed over.

`answers` holds an item once it was visited: a choice, or None for a skipped one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.questionnaire import Form, Questionnaire
from rules.scoring import AreaLevel, area_of, score

Answers = Mapping[str, int | None]

SELF = "self_assessment"  # what a person improves is read from its latest attempt
_AN_ITEM = 27  # seconds: 22 items took people about ten minutes
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

    @property
    def whole_areas(self) -> tuple[int, int]:
        """How many of its areas have all their answers, and how many there are."""
        return sum(self.answered_of(area) == len(self.items_of(area)) for area in self.areas), len(self.areas)

    def items_of(self, area: str) -> tuple[str, ...]:
        return tuple(item for item in self.items if area_of(item) == area)

    def answered_of(self, area: str) -> int:
        return sum(self.answers.get(item) is not None for item in self.items_of(area))

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


def form_for(questionnaire: Questionnaire, wanted: Form) -> Form:
    """The form to ask in where `wanted` may be one that this version does not have."""
    if questionnaire.whole:
        return "full"
    return wanted if questionnaire.has_full else "short"


def minutes(items: int) -> int:
    """About how long so many items take, as people say it: 8, 10, 30."""
    needed = -(-items * _AN_ITEM // 60)
    step = 2 if needed <= 20 else 5
    return -(-needed // step) * step


def widened(held: Attempt, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The items of the full form of the same areas; none if there is nothing more to ask."""
    if held.form == "full" or questionnaire.whole or not questionnaire.has_full:
        return ()
    return tuple(item.id for item in questionnaire.items_for("full", held.areas))


def narrowed(held: Attempt, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The items of the short form of the same areas; none if an answer would be lost, or if there is no such form."""
    if held.form == "short" or questionnaire.whole:
        return ()
    items = tuple(item.id for item in questionnaire.items_for("short", held.areas))
    lost = any(choice is not None and item not in items for item, choice in held.answers.items())
    return () if lost else items


def repeat_is_due(completed_at: int, now: int) -> bool:
    """Whether the next attempt is advised already."""
    return now >= completed_at + REPEAT_AFTER
