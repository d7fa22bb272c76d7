"""Every way through a questionnaire comes to its end, whatever is skipped, jumped to or gone back to."""

from hypothesis import given
from hypothesis import strategies as st

from rules import walk

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
