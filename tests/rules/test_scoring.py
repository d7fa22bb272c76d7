"""Levels, words, strengths, deficits and change, by definition and over any answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import scoring
from rules.questionnaire import Form
from rules.scoring import AreaLevel

ITEMS = [f"{area}.{item}" for area in ("subject", "methodical", "ict", "health") for item in "abcde"]
choices = st.one_of(st.none(), st.integers(1, 4))
answers = st.dictionaries(st.sampled_from(ITEMS), choices)
forms: st.SearchStrategy[Form] = st.sampled_from(["short", "full"])


def levels(**by_area: float | None) -> list[AreaLevel]:
    return [AreaLevel(area, level, answered=2) for area, level in by_area.items()]


@given(answers, forms)
def test_a_level_is_the_mean_of_what_was_answered(given_answers: dict[str, int | None], form: Form) -> None:
    for area in scoring.score(ITEMS, given_answers, form):
        own = [c for item, c in given_answers.items() if item.startswith(f"{area.area}.") and c is not None]
        assert area.answered == len(own)
        assert (area.level is None) == (len(own) < scoring.ENOUGH[form])
        if area.level is not None:
            assert 1 <= area.level <= 4
            assert area.level * len(own) == pytest.approx(sum(own))
        assert sorted(area.weak) == sorted(
            i for i in ITEMS if i.startswith(f"{area.area}.") and (given_answers.get(i) or 9) <= 2
        )


@given(answers, forms)
def test_the_order_of_areas_is_the_order_of_items(given_answers: dict[str, int | None], form: Form) -> None:
    assert [area.area for area in scoring.score(ITEMS, given_answers, form)] == [
        "subject",
        "methodical",
        "ict",
        "health",
    ]


@given(answers, forms)
def test_nothing_is_a_strength_and_something_to_improve_at_once(
    given_answers: dict[str, int | None], form: Form
) -> None:
    profile = scoring.score(ITEMS, given_answers, form)
    strong, weak = scoring.strengths(profile), scoring.deficits(profile)
    assert len(strong.areas) <= scoring.SHOWN
    assert not {area.area for area in strong.areas} & {area.area for area in weak[: scoring.SHOWN]}
    assert [area.level for area in weak] == sorted(area.level or 0 for area in weak)
    if strong.sure:
        assert all((area.level or 0) >= scoring.STRENGTH_FROM for area in strong.areas)


@given(st.floats(1, 4))
def test_a_deficit_is_called_the_start_or_learning(level: float) -> None:
    assert AreaLevel("ict", level, 2).deficit == (scoring.word(level) in ("start", "learning"))


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (1.0, "start"),
        (1.99, "start"),
        (2.0, "learning"),
        (2.49, "learning"),
        (2.5, "applying"),
        (3.19, "applying"),
        (16 / 5, "confident"),
        (4.0, "confident"),
    ],
)
def test_words_change_at_their_lines(level: float, said: str) -> None:
    assert scoring.word(level) == said


def test_the_lowest_answer_is_the_first_weak_theme() -> None:
    (area,) = scoring.score(["ict.a", "ict.b", "ict.c"], {"ict.a": 2, "ict.b": 3, "ict.c": 1}, "full")
    assert area.weak == ("ict.c", "ict.a")


def test_three_strengths_the_highest_first() -> None:
    strong = scoring.strengths(levels(subject=3.2, methodical=4.0, ict=3.5, health=3.3, inclusion=1.0))
    assert [area.area for area in strong.areas] == ["methodical", "ict", "health"]
    assert strong.sure


def test_without_a_strength_the_nearest_stand_in() -> None:
    strong = scoring.strengths(levels(subject=2.5, methodical=3.0, ict=3.0, health=None))
    assert [area.area for area in strong.areas] == ["methodical", "ict"]
    assert not strong.sure


def test_when_all_is_a_deficit_the_nearest_is_not_one_of_those_shown() -> None:
    assert [area.area for area in scoring.strengths(levels(a=1.0, b=1.5, c=1.0, d=1.5)).areas] == ["d"]
    assert scoring.strengths(levels(a=1.0, b=1.5)).areas == ()


def test_equal_deficits_keep_the_order_of_areas() -> None:
    assert [a.area for a in scoring.deficits(levels(a=2.0, b=2.5, c=1.0, d=2.0, e=None))] == ["c", "a", "d"]


def test_a_change_nobody_would_see_is_none() -> None:
    now = levels(a=2.5, b=3.0, c=2.52, d=None, e=1.5)
    assert scoring.changes(now, {"a": 2.0, "b": 3.0, "c": 2.5, "d": 2.0}) == {"a": 0.5}
