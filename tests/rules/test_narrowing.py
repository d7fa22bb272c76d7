"""Taps of an author's: each value put or taken, twice the same."""

import pytest

import content
from rules.audience import Audience
from rules.narrowing import SERVICE, Unknown, chosen, put, put_place

STAGES = content.stages()


def test_a_value_is_put_and_taken_and_twice_changes_nothing() -> None:
    one = put(Audience(), "subjects", "physics", True, STAGES)
    assert one == put(one, "subjects", "physics", True, STAGES) == Audience(subjects=("physics",))
    two = put(one, "subjects", "mathematics", True, STAGES)
    assert put(two, "subjects", "physics", False, STAGES).subjects == ("mathematics",)
    assert put(Audience(), "subjects", "physics", False, STAGES) == Audience()


def test_who_teaches_more_stages_is_meant_by_each_of_them() -> None:
    basic = put(Audience(), "stages", "basic", True, STAGES)
    assert set(basic.stages) == {"basic", "basic_senior", "school"}
    assert chosen(basic, "stages", STAGES) == ("basic",)
    both = put(basic, "stages", "senior", True, STAGES)
    assert chosen(both, "stages", STAGES) == ("basic", "senior")
    assert put(both, "stages", "senior", False, STAGES) == basic


def test_years_of_service_are_one_choice() -> None:
    young = put(Audience(), "service", "0-2", True, STAGES)
    assert young.service == (0, 2)
    old = put(young, "service", "20", True, STAGES)
    assert chosen(old, "service", STAGES) == ("20",)
    assert put(old, "service", "0-2", False, STAGES) == old
    assert put(old, "service", "20", False, STAGES) == Audience()
    with pytest.raises(Unknown):
        put(old, "service", "5", True, STAGES)
    assert all(Audience(service=years).service == years for years in SERVICE.values())


def test_places() -> None:
    one = put_place(Audience(), "municipality", "5", True)
    assert put_place(one, "municipality", "5", True) == one
    assert put_place(one, "municipality", "5", False) == Audience()
