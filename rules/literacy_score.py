"""One attempt at the functional literacy test: how its options are shuffled, what came out of it, when the next may be.

Right answers are counted and compared as whole numbers; a percentage is for the eye only and never reaches the line
before the answers do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from rules.literacy import VARIANTS, Part, Stimulus, Task, Variant
from rules.scoring import DEFICIT_UNDER, STRENGTH_FROM, area_of
from rules.walk import Answers

Gap = Literal["over", "under"]

AREA = "functional_literacy"  # the area of the self-assessment that the test is about
LINE = 70  # per cent of all tasks
PAUSE = 30 * 86_400  # seconds from an end to the next beginning
NAMED = 3  # weakest parts


@dataclass(frozen=True, slots=True)
class Attempt:
    """`orders`: by task, in the order of asking, the places of its options in the file as they are shown; `answers`:
    the place in the file, None for a skipped task. Times are UTC seconds."""

    id: int
    person: int
    letter: str
    version: str
    orders: Mapping[str, tuple[int, ...]]
    current: str | None
    answers: Answers
    started_at: int
    completed_at: int | None

    @property
    def tasks(self) -> tuple[str, ...]:
        return tuple(self.orders)

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    @property
    def number(self) -> int:
        """The place of the current task, from 1."""
        return self.tasks.index(self.current) + 1 if self.current else len(self.orders)

    @property
    def answered(self) -> int:
        return sum(choice is not None for choice in self.answers.values())

    @property
    def skipped(self) -> tuple[str, ...]:
        return tuple(task for task in self.orders if task in self.answers and self.answers[task] is None)

    @property
    def completed(self) -> bool:
        return self.completed_at is not None


@dataclass(frozen=True, slots=True)
class Score:
    """Right answers of so many tasks: of a part, or over all."""

    right: int
    tasks: int

    @property
    def reached(self) -> bool:
        return self.right * 100 >= LINE * self.tasks

    @property
    def percent(self) -> int:
        """Rounded down: 69,9 is not yet shown as the line."""
        return self.right * 100 // self.tasks if self.tasks else 0

    @property
    def missing(self) -> int:
        """How many right answers more would reach the line."""
        return max(0, -(-LINE * self.tasks // 100) - self.right)


@dataclass(frozen=True, slots=True)
class Done:
    """A completed attempt, without its answers."""

    id: int
    letter: str
    version: str
    score: Score
    completed_at: int


def shuffled(variant: Variant, chance: Random) -> dict[str, tuple[int, ...]]:
    """For each task an order of its options, by their places in the file."""
    return {task.id: tuple(chance.sample(range(len(task.options)), len(task.options))) for task in variant.tasks}


def next_letter(person: int, last: str | None) -> str:
    """The other variant than last time; newcomers are dealt both, so that each becomes known by figures."""
    if last is None:
        return VARIANTS[person % len(VARIANTS)]
    return VARIANTS[(VARIANTS.index(last) + 1) % len(VARIANTS)]


def opens_at(completed_at: int) -> int:
    """From when the next attempt may begin. UTC seconds."""
    return completed_at + PAUSE


def scores(variant: Variant, answers: Answers) -> dict[str, Score]:
    """By part; a task without an answer is not right."""
    return {
        part.code: Score(sum(answers.get(task.id) == task.key for task in part.tasks), len(part.tasks))
        for part in variant.parts
    }


def whole(parts: Mapping[str, Score]) -> Score:
    return Score(sum(part.right for part in parts.values()), sum(part.tasks for part in parts.values()))


def weakest(parts: Mapping[str, Score]) -> tuple[str, ...]:
    """Where the smallest share was right, in order; none where all is right or more than `NAMED` are alike."""
    shares = {code: score.right / score.tasks for code, score in parts.items()}
    least = min(shares.values(), default=1)
    found = tuple(code for code, share in shares.items() if share == least)
    return found if least < 1 and len(found) <= NAMED else ()


def best(done: Sequence[Done]) -> Done | None:
    """The one that counts: the largest share, of equal ones the latest."""
    return max(done, key=lambda it: (it.score.right / it.score.tasks, it.completed_at, it.id), default=None)


def bridge(level: float | None, score: Score | None) -> Gap | None:
    """Self-rating against test: "over" is more confidence than right answers, "under" the other way round."""
    if level is None or score is None:
        return None
    if level >= STRENGTH_FROM and not score.reached:
        return "over"
    return "under" if level < DEFICIT_UNDER and score.reached else None


def located(variant: Variant, task: str) -> tuple[Part, Task]:
    """Raises KeyError for a task of another version."""
    for part in variant.parts:
        if part.code == area_of(task):
            for one in part.tasks:
                if one.id == task:
                    return part, one
    raise KeyError(task)


def drawn(stimulus: Stimulus) -> bool:
    """Whether it is shown as a picture."""
    return stimulus.table is not None or stimulus.chart is not None


def shows_first(variant: Variant, left: str | None, task: str) -> bool:
    """Whether a picture is to be seen before this task; `left` is the task that the person comes from."""
    part, asked = located(variant, task)
    if not drawn(part.stimulus(asked)):
        return False
    return left is None or located(variant, left)[1].stimulus != asked.stimulus


def to_review(variant: Variant, answers: Answers, *, wrong: bool) -> tuple[str, ...]:
    """Tasks to look through after the end, in the order of asking: all, or those that were not right."""
    return tuple(task.id for task in variant.tasks if not wrong or answers.get(task.id) != task.key)
