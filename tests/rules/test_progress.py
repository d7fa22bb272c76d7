"""The figures of a broadcast under way never promise too much."""

import pytest

from rules.progress import minutes_left, pace, same, share


@pytest.mark.parametrize(
    ("done", "of", "said"), [(0, 0, 100), (0, 5, 0), (7320, 12000, 61), (11999, 12000, 99), (5, 5, 100)]
)
def test_share(done: int, of: int, said: int) -> None:
    assert share(done, of) == said


def test_pace_is_of_the_last_half_minute() -> None:
    assert pace(870, 600) == 29
    assert pace(58, 2) == 29
    assert pace(0, 0) == 0


@pytest.mark.parametrize(
    ("waiting", "a_second", "minutes"), [(0, 0, 0), (100, 29, 0), (4680, 29, 3), (900, 0, None), (1_300_000, 29, 750)]
)
def test_time_left(waiting: int, a_second: float, minutes: int | None) -> None:
    assert minutes_left(waiting, a_second) == minutes


def test_one_in_a_hundred_is_the_same_audience() -> None:
    assert same(5, 5)
    assert not same(5, 6)
    assert same(812, 820)
    assert not same(812, 800)
