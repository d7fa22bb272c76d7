"""The functional literacy test: the line, the shuffle, which variant comes next, what counts, self-rating."""

from collections import Counter
from random import Random

import pytest

import content
from rules.literacy import Variant
from rules.literacy_score import (
    Done,
    Score,
    best,
    bridge,
    drawn,
    next_letter,
    opens_at,
    scores,
    shows_first,
    shuffled,
    to_review,
    weakest,
    whole,
)

DAY = 86_400


@pytest.fixture
def variant() -> Variant:
    return content.literacy()[0]


@pytest.mark.parametrize(
    ("right", "tasks", "reached", "percent", "missing"),
    [
        (21, 30, True, 70, 0),
        (20, 30, False, 66, 1),
        (0, 30, False, 0, 21),
        (30, 30, True, 100, 0),
        # 69,93 % is under the line and is not shown as 70.
        (1070, 1530, False, 69, 1),
        (1071, 1530, True, 70, 0),
        (7, 10, True, 70, 0),
        (2, 3, False, 66, 1),
    ],
)
def test_the_line_is_compared_unrounded(right: int, tasks: int, reached: bool, percent: int, missing: int) -> None:
    score = Score(right, tasks)
    assert (score.reached, score.percent, score.missing) == (reached, percent, missing)
    assert Score(right + score.missing, tasks).reached


def test_a_shuffle_is_the_same_for_the_same_chance_and_puts_the_key_everywhere(variant: Variant) -> None:
    once = shuffled(variant, Random(1))
    assert once == shuffled(variant, Random(1))
    assert once != shuffled(variant, Random(2))
    assert list(once) == [task.id for task in variant.tasks]
    assert all(sorted(places) == [0, 1, 2, 3] for places in once.values())
    stood = Counter(
        shuffled(variant, Random(seed))[task.id].index(task.key) for seed in range(100) for task in variant.tasks
    )
    assert all(650 < stood[place] < 850 for place in range(4)), "3000 keys in four places"


def test_the_other_variant_comes_next() -> None:
    assert {next_letter(person, None) for person in (1, 2)} == {"a", "b"}
    assert next_letter(1, "a") == "b"
    assert next_letter(2, "b") == "a"
    assert opens_at(10 * DAY) == 40 * DAY


def test_what_is_skipped_or_never_seen_is_not_right(variant: Variant) -> None:
    keys: dict[str, int | None] = {task.id: task.key for task in variant.tasks}
    assert whole(scores(variant, keys)) == Score(30, 30)
    answers = keys | {"maths.1": None, "maths.2": (variant.tasks[6].key + 1) % 4}
    del answers["reading.5"]
    found = scores(variant, answers)
    assert (found["reading"], found["maths"], whole(found)) == (Score(4, 5), Score(3, 5), Score(27, 30))
    assert weakest(found) == ("maths",)
    assert to_review(variant, answers, wrong=True) == ("reading.5", "maths.1", "maths.2")
    assert len(to_review(variant, answers, wrong=False)) == 30


def test_nobody_is_weak_where_all_is_right_or_all_is_alike() -> None:
    parts = ("reading", "maths", "science", "finance")
    assert weakest({part: Score(5, 5) for part in parts}) == ()
    assert weakest({part: Score(3, 5) for part in parts}) == ()
    assert weakest({**{part: Score(3, 5) for part in parts[:3]}, "finance": Score(4, 5)}) == parts[:3]


def test_the_best_counts_and_of_equal_ones_the_latest() -> None:
    older = Done(1, "a", "1.0", Score(24, 30), 1)
    middle = Done(2, "b", "1.0", Score(24, 30), 2)
    latest = Done(3, "a", "1.0", Score(20, 30), 3)
    assert best([latest, middle, older]) == middle
    assert best([]) is None


@pytest.mark.parametrize(
    ("level", "right", "gap"),
    [
        (3.2, 20, "over"),
        (3.19, 20, None),
        (3.2, 21, None),
        (2.49, 21, "under"),
        (2.5, 21, None),
        (2.49, 20, None),
        (None, 30, None),
    ],
)
def test_self_rating_against_the_test(level: float | None, right: int, gap: str | None) -> None:
    assert bridge(level, Score(right, 30)) == gap
    assert bridge(level, None) is None


def test_a_table_is_seen_before_the_first_of_its_tasks_only(variant: Variant) -> None:
    assert [drawn(stimulus) for stimulus in variant.parts[1].stimuli] == [True, True]
    assert not shows_first(variant, None, "reading.1")
    assert shows_first(variant, None, "maths.2")
    assert shows_first(variant, "reading.5", "maths.1")
    assert not shows_first(variant, "maths.1", "maths.2")
    assert not shows_first(variant, "maths.3", "maths.1")
    assert shows_first(variant, "maths.3", "maths.4")
    with pytest.raises(KeyError):
        shows_first(variant, "maths.1", "maths.9")
