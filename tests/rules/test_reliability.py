"""Alpha and item figures beside another way to the same numbers: the covariance matrix of the statistics module."""

import random
from collections.abc import Sequence
from math import inf
from statistics import correlation, covariance, fmean, stdev, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reliability import Reliability, Sums, reliability, summed

EXACT = 1e-9
CASES = st.integers(2, 6).flatmap(
    lambda count: st.lists(st.lists(st.integers(1, 4), min_size=count, max_size=count), min_size=2, max_size=40)
)


def alpha(cases: Sequence[Sequence[int]]) -> float | None:
    """By the covariance matrix: k / (k − 1) of the share that is not on its diagonal."""
    columns = list(zip(*cases, strict=True))
    matrix = [[covariance(one, other) for other in columns] for one in columns]
    whole, k = sum(map(sum, matrix)), len(columns)
    apart = sum(matrix[it][it] for it in range(k))
    return k / (k - 1) * (1 - apart / whole) if whole > EXACT else None


def near(one: float | None, other: float | None) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) <= EXACT * max(1, abs(other)))


@given(CASES)
def test_it_agrees_with_the_covariance_matrix(cases: list[list[int]]) -> None:
    count = len(cases[0])
    found = reliability(summed(count, cases))
    assert found.cases == len(cases)
    assert near(found.alpha, alpha(cases))
    for place, item in enumerate(found.items):
        column = [case[place] for case in cases]
        others = [sum(case) - case[place] for case in cases]
        assert near(item.mean, fmean(column))
        assert near(item.deviation, stdev(column))
        assert list(item.given) == [column.count(value) for value in range(5)]
        if variance(column) and variance(others):
            assert near(item.rest, correlation(column, others))
        else:
            assert item.rest is None
        if count > 2:
            assert near(item.without, alpha([[*case[:place], *case[place + 1 :]] for case in cases]))


def test_a_known_example() -> None:
    """Three items of four people, worked out on paper: variances 1, 1 and 2/3, of the total 20/3."""
    found = reliability(summed(3, [(1, 2, 1), (2, 2, 2), (3, 4, 2), (3, 2, 3)]))
    assert found.alpha == pytest.approx(3 / 2 * (1 - (11 / 12 + 1 + 2 / 3) / (59 / 12)))


@given(CASES, CASES)
def test_places_are_added_up(here: list[list[int]], there: list[list[int]]) -> None:
    there = [(case * 6)[: len(here[0])] for case in there]
    one = summed(len(here[0]), here)
    one.take_in(summed(len(here[0]), there))
    assert one == summed(len(here[0]), [*here, *there])


def test_who_left_an_item_out_counts_in_the_others_and_in_no_alpha() -> None:
    found = reliability(summed(3, [(1, 2, 3), (2, 2, 4), (4, None, 4), (None, None, None)]))
    assert found.cases == 2
    assert [item.n for item in found.items] == [3, 2, 3]
    assert found.items[0].mean == pytest.approx(7 / 3)


def test_what_cannot_be_said_is_not_said() -> None:
    assert reliability(Sums(3)) == Reliability(0, None, reliability(Sums(3)).items)
    assert reliability(summed(3, [(1, 2, 3)])).alpha is None
    assert reliability(summed(1, [(1,), (2,)])).alpha is None
    same = reliability(summed(2, [(2, 3), (2, 3)]))
    assert same.alpha is None
    assert [item.rest for item in same.items] == [None, None]
    across = reliability(summed(2, [(1, 4), (4, 1), (2, 3)]))
    assert across.alpha is None, "the total does not differ"


def test_an_item_that_tells_nothing_and_one_that_goes_against_the_rest() -> None:
    cases = [(3 if n < 27 else 2, n % 4 + 1, n % 4 + 1, 4 - n % 4) for n in range(30)]
    first, second, _, fourth = reliability(summed(4, cases)).items
    assert first.flat
    assert not second.flat
    assert fourth.against
    assert not second.against


def test_more_noise_less_alpha() -> None:
    """Not only equal figures: it measures what it should."""
    rng = random.Random(7)
    found = [inf]
    for noise in (0.3, 0.8, 2.0):
        people = [rng.gauss(0, 1) for _ in range(2000)]
        cases = [[min(4, max(1, round(2.5 + one + rng.gauss(0, noise)))) for _ in range(5)] for one in people]
        found.append(reliability(summed(5, cases)).alpha or 0)
    assert found == sorted(found, reverse=True)
    assert found[1] > 0.9
    assert found[3] < 0.6
