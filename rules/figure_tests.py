"""What many attempts at a test with right answers come to: how many reach the line, each part, each task; added up by
place. And how many are surer of themselves than their answers are right, or the other way round.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rules.literacy import OPTIONS, Variant
from rules.literacy_score import Gap, Score
from rules.polls import FEW
from rules.reliability import ENOUGH, SAME, Sums, reliability
from rules.scoring import area_of

GAPS = "gaps"  # the part of a test's figures that needs a self-assessment too


@dataclass(frozen=True, slots=True)
class Sheet:
    """An attempt: its variant, what came out of it, the chosen option of each task by its place in the file."""

    letter: str
    score: Score
    choices: Mapping[str, int]


@dataclass(slots=True)
class VariantSums:
    """`chosen`: by task, how often each option, those who chose none last."""

    keys: Mapping[str, int]
    right: Sums = field(init=False)
    chosen: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.right = Sums(len(self.keys))
        self.chosen = [[0] * (OPTIONS + 1) for _ in self.keys]

    def add(self, choices: Mapping[str, int]) -> None:
        self.right.add([int(choices.get(task) == key) for task, key in self.keys.items()])
        for of, task in zip(self.chosen, self.keys, strict=True):
            of[choices.get(task, OPTIONS)] += 1

    def take_in(self, other: "VariantSums") -> None:
        self.right.take_in(other.right)
        for of, more in zip(self.chosen, other.chosen, strict=True):
            of[:] = [one + two for one, two in zip(of, more, strict=True)]


@dataclass(slots=True)
class ScoreSums:
    """By the variant's letter. `parts`: right answers of each."""

    variants: Mapping[str, Variant]
    people: int = 0
    reached: int = 0
    right: int = 0
    tasks: int = 0
    of: dict[str, VariantSums] = field(init=False)

    def __post_init__(self) -> None:
        self.of = {letter: VariantSums({it.id: it.key for it in one.tasks}) for letter, one in self.variants.items()}

    def add(self, sheet: Sheet) -> None:
        self.people += 1
        self.reached += sheet.score.reached
        self.right += sheet.score.right
        self.tasks += sheet.score.tasks
        if sheet.letter in self.of:
            self.of[sheet.letter].add(sheet.choices)

    def take_in(self, other: "ScoreSums") -> None:
        self.people += other.people
        self.reached += other.reached
        self.right += other.right
        self.tasks += other.tasks
        for letter, sums in self.of.items():
            sums.take_in(other.of[letter])


@dataclass(slots=True)
class GapSums:
    """Who has both; `gaps`: how many in each way."""

    people: int = 0
    gaps: dict[Gap, int] = field(default_factory=lambda: {"over": 0, "under": 0})

    def add(self, gap: Gap | None) -> None:
        self.people += 1
        if gap is not None:
            self.gaps[gap] += 1

    def take_in(self, other: "GapSums") -> None:
        self.people += other.people
        for gap, count in other.gaps.items():
            self.gaps[gap] += count


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """`chosen`: by option, as it stands in the file, how many chose it; `rest`: correlation of right with the number of
    other right answers, None where it cannot be said."""

    task: str
    key: int
    chosen: tuple[int, ...]
    none: int
    rest: float | None

    @property
    def share(self) -> float:
        """Of right answers."""
        return self.chosen[self.key] / (sum(self.chosen) + self.none)

    @property
    def unchosen(self) -> tuple[int, ...]:
        """Places of options that nobody takes for right."""
        return tuple(place for place, count in enumerate(self.chosen) if count == 0)

    @property
    def flat(self) -> bool:
        """Nearly all solve it, or nearly nobody does."""
        return self.share >= SAME or self.share <= 1 - SAME

    @property
    def against(self) -> bool:
        """Who solves it solves fewer of the others."""
        return self.rest is not None and self.rest < 0


@dataclass(frozen=True, slots=True)
class VariantFigures:
    """Of thirty attempts and more."""

    letter: str
    cases: int
    alpha: float | None
    tasks: tuple[TaskFigures, ...]


@dataclass(frozen=True, slots=True)
class ScoreFigures:
    """`reached`: how many got to the line; `parts`: right answers and tasks of each part, over all people; `cases`:
    attempts at each variant, 0 where they are few of one, `variants`: those with thirty and more."""

    people: int
    reached: int
    right: int
    tasks: int
    parts: tuple[tuple[str, int, int], ...]
    cases: tuple[tuple[str, int], ...]
    variants: tuple[VariantFigures, ...]


@dataclass(frozen=True, slots=True)
class GapFigures:
    """0 where they are fewer than five."""

    people: int
    over: int
    under: int


def tested(sums: ScoreSums, *, items: bool) -> ScoreFigures:
    """`items`: with each task, for methodists."""
    parts: dict[str, list[int]] = {}
    for of in sums.of.values():
        for task, values in zip(of.keys, of.right.values, strict=True):
            part = parts.setdefault(area_of(task), [0, 0])
            part[0] += values
            part[1] += of.right.cases
    every = tuple((letter, of.right.cases) for letter, of in sums.of.items()) if items else ()
    few = [0 < count < FEW for _, count in every]
    cases = tuple((letter, count if count >= FEW and not any(few) else 0) for letter, count in every)
    return ScoreFigures(
        sums.people, sums.reached, sums.right, sums.tasks,
        tuple((code, right, tasks) for code, (right, tasks) in parts.items()), cases,
        # With one to four of the other variant theirs would be what is left of all.
        tuple(_variant(letter, sums.of[letter]) for letter, count in cases if count >= ENOUGH and not any(few)),
    )  # fmt: skip


def _variant(letter: str, sums: VariantSums) -> VariantFigures:
    found = reliability(sums.right)
    tasks = [
        TaskFigures(task, key, tuple(chosen[:OPTIONS]), chosen[OPTIONS], item.rest)
        for (task, key), chosen, item in zip(sums.keys.items(), sums.chosen, found.items, strict=True)
    ]
    return VariantFigures(letter, found.cases, found.alpha, tuple(tasks))


def gapped(sums: GapSums) -> GapFigures:
    over, under = (count if (count := sums.gaps[gap]) >= FEW else 0 for gap in ("over", "under"))
    return GapFigures(sums.people, over, under)


def to_json(figures: ScoreFigures | GapFigures) -> dict[str, Any]:
    return asdict(figures)


def scores_from(body: Mapping[str, Any]) -> ScoreFigures:
    return ScoreFigures(
        body["people"], body["reached"], body["right"], body["tasks"], _tuples(body["parts"]), _tuples(body["cases"]),
        tuple(
            VariantFigures(
                it["letter"], it["cases"], it["alpha"],
                tuple(TaskFigures(**{**task, "chosen": tuple(task["chosen"])}) for task in it["tasks"]),
            )
            for it in body["variants"]
        ),
    )  # fmt: skip


def gaps_from(body: Mapping[str, Any]) -> GapFigures:
    return GapFigures(**body)


def _tuples(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row) for row in rows)
