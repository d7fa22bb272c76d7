"""Every way through a questionnaire comes to its end, whatever is skipped, jumped to or gone back to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from rules import walk
from rules.concerns import Work, concerns
from rules.questionnaire import Form, Item
from rules.walk import Attempt

ITEMS = ("subject.a", "subject.b", "ict.a", "ict.b", "health.a")


@given(st.lists(st.tuples(st.sampled_from(["answer", "skip", "back", "jump"]), st.sampled_from(ITEMS)), max_size=30))
def test_whatever_was_done_going_on_visits_all_and_ends(steps: list[tuple[str, str]]) -> None:
    answers: dict[str, int | None] = {}
    here: str | None = ITEMS[0]
    for step, where in steps:
        if step == "back":
            here = walk.preceding(ITEMS, here) or here
        elif step == "jump":
            here = where
        elif here is not None:
            answers[here] = 3 if step == "answer" else None
            here = walk.following(ITEMS, answers, here)
    for _ in range(len(ITEMS) + 1):
        if here is None:
            break
        answers[here] = 3
        here = walk.following(ITEMS, answers, here)
    assert here is None
    assert set(answers) == set(ITEMS)


def test_after_the_last_come_those_left_out() -> None:
    assert walk.following(ITEMS, {"ict.a": 1, "ict.b": 1, "health.a": 1}, "health.a") == "subject.a"


def test_after_a_changed_answer_the_walk_goes_on_where_it_was() -> None:
    assert walk.following(ITEMS, {"subject.a": 1, "subject.b": 2}, "subject.a") == "ict.a"


def test_back_from_the_end_and_from_the_beginning() -> None:
    assert walk.preceding(ITEMS, None) == "health.a"
    assert walk.preceding(ITEMS, "ict.a") == "subject.b"
    assert walk.preceding(ITEMS, "subject.a") is None


def test_an_area_is_entered_at_its_first_gap() -> None:
    assert walk.entrance(ITEMS, {}, "ict") == "ict.a"
    assert walk.entrance(ITEMS, {"ict.a": 2}, "ict") == "ict.b"
    assert walk.entrance(ITEMS, {"ict.a": None, "ict.b": 3}, "ict") == "ict.a"
    assert walk.entrance(ITEMS, {"ict.a": 1, "ict.b": 3}, "ict") == "ict.a"
    assert walk.entrance(ITEMS, {}, "inclusion") is None


def draft(form: Form, items: Sequence[Item], answers: walk.Answers) -> Attempt:
    ids = tuple(it.id for it in items)
    return Attempt(1, 1, walk.SELF, "1.1", form, False, ids, ids[0], answers, 0, None)


def test_a_short_draft_becomes_a_full_one_and_back_while_nothing_is_lost() -> None:
    asked = content.questionnaire()
    short = draft("short", asked.items_for("short"), {"subject.sources": 3})
    wider = walk.widened(short, asked)
    assert wider == tuple(it.id for it in asked.items_for("full"))
    full = replace(short, form="full", items=wider)
    assert walk.widened(full, asked) == ()
    assert walk.narrowed(full, asked) == short.items
    more = next(it.id for it in asked.items if not it.core)
    assert walk.narrowed(replace(full, answers={more: None}), asked) == short.items
    assert walk.narrowed(replace(full, answers={more: 1}), asked) == (), "an answer would be lost"


def test_an_instrument_without_a_short_form_is_asked_as_a_whole() -> None:
    whole, parts = content.questionnaire("first_year"), content.questionnaire()
    assert [walk.form_for(whole, "short"), walk.form_for(parts, "short"), walk.form_for(parts, "full")] == [
        "full", "short", "full"
    ]  # fmt: skip
    core = replace(parts, items=tuple(it for it in parts.items if it.core))
    assert walk.form_for(core, "full") == "short"
    asked = draft("full", whole.items, {})
    assert (walk.widened(asked, whole), walk.narrowed(asked, whole)) == ((), ())


@pytest.mark.parametrize(("items", "said"), [(4, 2), (16, 8), (20, 10), (22, 10), (62, 30), (73, 35)])
def test_minutes_are_said_as_people_say_them(items: int, said: int) -> None:
    assert walk.minutes(items) == said


def test_what_is_about_ones_own_work() -> None:
    today = date(2026, 11, 22)
    young, nobody = Work((), 2024, mentors=False), Work((), None, mentors=False)
    assert [code for code in content.INSTRUMENTS if concerns(code, young, today)] == ["first_year"]
    assert [code for code in content.INSTRUMENTS if concerns(code, nobody, today)] == []
    leads = Work(("curator",), 2023, mentors=True)
    assert [code for code in content.INSTRUMENTS if concerns(code, leads, today)] == ["mentor_readiness", "manager"]
