"""Whoever looks at all figures of all times finds nobody: places grow by five, what is left of a place is nobody or
five."""

from datetime import UTC, datetime
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.figures import Done, Leaf, Node, counted, ends, leaf_of, may_be_anew, nodes, people_of, span, told
from rules.polls import FEW
from rules.service import school_year
from tests.databases import NOW

LEAVES: list[Leaf] = [
    ("23", "1", "1"), ("23", "1", "2"), ("23", "1", "3"), ("23", "1", ""), ("23", "2", "4"), ("23", "2", "5"),
    ("23", "", ""), ("24", "3", "6"), ("24", "3", ""), ("", "", ""),
]  # fmt: skip
# Rounds of how many come of each leaf between two looks.
ROUNDS = st.lists(st.lists(st.integers(0, 7), min_size=len(LEAVES), max_size=len(LEAVES)), min_size=1, max_size=4)


def come(rounds: list[list[int]], number: int) -> list[Done]:
    """Everybody who has come by the end of a round, those of round n at second 10 n."""
    made: list[Done] = []
    for at, counts in enumerate(rounds[: number + 1], 1):
        for leaf, count in zip(LEAVES, counts, strict=True):
            made += [Done(len(made) + n, len(made) + n, at * 10, leaf) for n in range(count)]
    return made


Look = dict[Node, frozenset[int]]


def looks(rounds: list[list[int]]) -> list[tuple[Look, set[Node]]]:
    """After each round: who is counted where, as far as a figure of the place is kept, and what is told apart."""
    found: list[tuple[Look, set[Node]]] = []
    until: dict[Leaf, int] = {}
    seen: set[Node] = set()
    apart: set[Node] = set()
    for number in range(len(rounds)):
        done = come(rounds, number)
        until = ends(done, until, seen, number * 10 + 15)
        chosen = counted(done, until, number * 10 + 15)
        people = people_of(chosen)
        apart = told(people, apart)
        seen = {node for node, count in people.items() if count >= FEW}
        found.append(({node: frozenset(it.person for it in chosen if node in nodes(it.leaf)) for node in seen}, apart))
    return found


def nobody_or_five(people: frozenset[int]) -> bool:
    return not people or len(people) >= FEW


@settings(max_examples=300)
@given(ROUNDS)
def test_two_looks_at_a_place_differ_by_five(rounds: list[list[int]]) -> None:
    found = looks(rounds)
    for before, now in product(found, found):
        for node in before[0].keys() & now[0].keys():
            assert nobody_or_five(now[0][node] - before[0][node]), node


@settings(max_examples=300)
@given(ROUNDS, st.randoms(use_true_random=False))
def test_what_is_left_of_a_place_is_nobody_or_five_whenever_its_parts_were_looked_at(rounds, pick) -> None:  # type: ignore[no-untyped-def]  # a strategy of hypothesis
    found = looks(rounds)
    for now, shown in found:
        for node, people in now.items():
            left = people
            for part in {it for it in shown if it[:-1] == node}:
                left -= pick.choice([one[part] for one, apart in found if part in apart])
            assert nobody_or_five(left & people), node


@given(ROUNDS)
def test_nobody_is_lost_where_five_more_come(rounds: list[list[int]]) -> None:
    """Only those wait whose place, or the places around it, have fewer than five waiting."""
    found = looks([*rounds, [5] * len(LEAVES)])
    assert found[-1][0][()] == {it.person for it in come([*rounds, [5] * len(LEAVES)], len(rounds))}


def test_a_new_place_hides_itself_rather_than_one_that_was_told() -> None:
    people: dict[Node, int] = {(): 26, ("1",): 9, ("2",): 5, ("3",): 8, ("4",): 4}
    assert told(people, {("1",), ("2",)}) == {("1",), ("2",)}
    assert told(people, set()) == {("1",), ("3",)}


def test_the_latest_attempt_of_each_counts_up_to_the_end_of_their_place() -> None:
    here, there = LEAVES[0], LEAVES[4]
    done = [Done(1, 1, 10, here), Done(1, 2, 20, here), Done(1, 3, 40, here), Done(2, 4, 5, there)]
    assert [it.attempt for it in counted(done, {here: 30}, 99)] == [2]


def test_a_leaf_ends_where_somebody_has_not_said_more() -> None:
    assert leaf_of("23", 5, 7) == ("23", "5", "7")
    assert leaf_of("23", None, 7) == ("23", "", "")
    assert nodes(leaf_of(None, 5, 7)) == [()]
    assert nodes(("23", "5", "")) == [(), ("23",), ("23", "5")]


def test_a_school_year_is_one_of_its_days() -> None:
    first, last = span(2026)
    for at, year in ((first, 2026), (first - 1, 2025), (last - 1, 2026), (last, 2027)):
        assert school_year(datetime.fromtimestamp(at, UTC).date()) == year


def test_when_it_may_be_counted_again() -> None:
    assert may_be_anew(None, 0)
    assert not may_be_anew(NOW, FEW - 1)
    assert may_be_anew(NOW, FEW)
