"""Levels over time: what compares, which changes are told, where attempts stand on a line; when reminders come."""

import pytest

from rules import change, recalls
from rules.change import Taken

DAY = 86_400


def taken(*levels: dict[str, float | None]) -> list[Taken]:
    return [Taken(place, place * DAY, of) for place, of in enumerate(levels)]


def test_an_area_is_followed_through_gaps_and_one_without_a_level_is_left_out() -> None:
    found = change.tracks(taken({"a": 2.0, "b": None, "old": 1.0}, {"a": None, "b": None}, {"a": 3.5, "c": 4.0}))
    assert [(track.area, track.levels) for track in found] == [
        ("a", (2.0, None, 3.5)),
        ("c", (None, None, 4.0)),
        ("old", (1.0, None, None)),
    ]
    assert [track.moved for track in found] == [1.5, None, None]


def test_three_largest_changes_are_told_falls_too_and_nothing_that_rounds_to_none() -> None:
    first: dict[str, float | None] = {"a": 2.0, "b": 3.0, "c": 2.0, "d": 2.0, "e": 2.0}
    last: dict[str, float | None] = {"a": 2.5, "b": 1.0, "c": 2.04, "d": 2.5, "e": 2.6}
    assert [track.area for track in change.largest(change.tracks(taken(first, last)))] == ["b", "e", "a"]
    assert change.largest(change.tracks(taken(first, first))) == ()


@pytest.mark.parametrize(
    ("times", "places"),
    [([5], (0.0,)), ([0, 100], (0.0, 1.0)), ([0, 50, 100], (0.0, 0.5, 1.0)), ([7, 7], (0.0, 1.0))],
)
def test_attempts_stand_by_their_time(times: list[int], places: tuple[float, ...]) -> None:
    assert change.places(times) == places


def test_attempts_of_one_week_stand_apart() -> None:
    found = change.places([0, 365 * DAY, 366 * DAY])
    assert found[2] - found[1] > 0.1


def test_two_reminders_and_never_more() -> None:
    assert [recalls.unfinished_at(0, turn) // DAY for turn in recalls.turns_left(set())] == [2, 7]
    assert recalls.turns_left({1}) == (2,)
    assert recalls.turns_left({2}) == ()
    assert recalls.turn_of(recalls.which(2, 1_795_305_600)) == 2
