"""How well the items of an area hold together: Cronbach's alpha, what each item does to it, an item that tells nothing.

All of it follows from sums of whole numbers, so that places are added up without reading anybody's answers again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

ENOUGH = 30  # complete cases; of fewer an alpha is chance
# From which alpha items are said to hold together, and well; from 0.95 they ask the same in other words.
HOLDS, WELL, ALIKE = 0.7, 0.8, 0.95
SAME = 0.9  # of those who answered: an anchor that so many choose tells nobody from anybody
VALUES = 5  # an answer is 0 to 4: anchors of a scale, or wrong and right


@dataclass(slots=True)
class Sums:
    """What is remembered of the answers to `count` items. `given`: by item, how often each value was answered, by
    everybody; the rest is of complete cases only: sums, squares, products with the case's total."""

    count: int
    given: list[list[int]] = field(default_factory=list)
    cases: int = 0
    values: list[int] = field(default_factory=list)
    squares: list[int] = field(default_factory=list)
    products: list[int] = field(default_factory=list)
    total: int = 0
    total_squares: int = 0

    def __post_init__(self) -> None:
        if not self.given:
            self.given = [[0] * VALUES for _ in range(self.count)]
            self.values, self.squares, self.products = ([0] * self.count for _ in range(3))

    def add(self, answers: Sequence[int | None]) -> None:
        """Those of one person in the items' order; None was not answered."""
        case = [value for value in answers if value is not None]
        for of, value in zip(self.given, answers, strict=True):
            if value is not None:
                of[value] += 1
        if len(case) < self.count:
            return
        total = sum(case)
        self.cases += 1
        self.total += total
        self.total_squares += total * total
        for place, value in enumerate(case):
            self.values[place] += value
            self.squares[place] += value * value
            self.products[place] += value * total

    def take_in(self, other: "Sums") -> None:
        """The answers of others to the same items."""
        self.cases += other.cases
        self.total += other.total
        self.total_squares += other.total_squares
        for of, more in zip(self.given, other.given, strict=True):
            of[:] = [one + two for one, two in zip(of, more, strict=True)]
        for mine, theirs in (
            (self.values, other.values),
            (self.squares, other.squares),
            (self.products, other.products),
        ):
            mine[:] = [one + two for one, two in zip(mine, theirs, strict=True)]


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """Of everybody who answered it: how many, mean, sample standard deviation, how often each value. Of complete
    cases: `rest`, its correlation with the sum of the others, and `without`, their alpha. None: it cannot be said."""

    n: int
    mean: float | None
    deviation: float | None
    given: tuple[int, ...]
    rest: float | None
    without: float | None

    @property
    def flat(self) -> bool:
        """Nearly everybody answers the same."""
        return self.n > 0 and max(self.given) >= SAME * self.n

    @property
    def against(self) -> bool:
        """Who chooses more here chooses less elsewhere; of an item that does not differ that is chance."""
        return self.rest is not None and self.rest < 0 and not self.flat


@dataclass(frozen=True, slots=True)
class Reliability:
    """`cases`: who answered all items; `alpha` is None of one item, of one case, or where the totals do not differ."""

    cases: int
    alpha: float | None
    items: tuple[ItemFigures, ...]


def verdict(alpha: float) -> Literal["loose", "holds", "well", "alike"]:
    if alpha < HOLDS:
        return "loose"
    if alpha < WELL:
        return "holds"
    return "well" if alpha < ALIKE else "alike"


def reliability(sums: Sums) -> Reliability:
    # Each is n (n − 1) times a variance or covariance, a whole number: nothing is lost before the last division.
    n, items = sums.cases, range(sums.count)
    own = [n * sums.squares[it] - sums.values[it] ** 2 for it in items]
    shared = [n * sums.products[it] - sums.values[it] * sums.total for it in items]
    whole = n * sums.total_squares - sums.total**2
    rests = [whole - 2 * shared[it] + own[it] for it in items]
    return Reliability(
        n,
        _alpha(sums.count, sum(own), whole),
        tuple(
            _item(
                sums.given[it],
                rest=_correlation(shared[it] - own[it], own[it], rests[it]),
                without=_alpha(sums.count - 1, sum(own) - own[it], rests[it]),
            )
            for it in items
        ),
    )


def _alpha(count: int, apart: int, whole: int) -> float | None:
    """`apart`: the items' variances added up; `whole`: the variance of the total. Both on one scale."""
    if count < 2 or whole <= 0:
        return None
    return count / (count - 1) * ((whole - apart) / whole)


def _correlation(shared: int, one: int, other: int) -> float | None:
    return shared / sqrt(one * other) if one > 0 and other > 0 else None


def _item(given: Sequence[int], *, rest: float | None, without: float | None) -> ItemFigures:
    n = sum(given)
    total = sum(value * times for value, times in enumerate(given))
    squares = sum(value * value * times for value, times in enumerate(given))
    deviation = sqrt((n * squares - total**2) / (n * (n - 1))) if n > 1 else None
    return ItemFigures(n, total / n if n else None, deviation, tuple(given), rest, without)


def summed(count: int, cases: Iterable[Sequence[int | None]]) -> Sums:
    made = Sums(count)
    for case in cases:
        made.add(case)
    return made
