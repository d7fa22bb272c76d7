"""Polls: options as people type them, which answers fit, and of how few nothing is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from rules.polls import (
    FEW,
    MOST_OPTIONS,
    OPTION,
    Answer,
    BadOptions,
    Question,
    apart,
    end_of,
    fits,
    parse_polls,
    read_options,
    told,
)
from rules.reading import BrokenContent

ONE = Question(1, "one", "Как?", ("так", "иначе", "никак"))
MANY = Question(2, "many", "Что?", ("то", "это", "оба"))
WORDS = Question(3, "words", "Почему?")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Очно\nДистанционно", ("Очно", "Дистанционно")),
        ("1. Очно\n2) Дистанционно\n\n", ("Очно", "Дистанционно")),
        ("- Очно \n•  Дистанционно", ("Очно", "Дистанционно")),
        ("а) Очно\nб) 5 часов", ("Очно", "5 часов")),
        ("До 2 часов\n2–4 часа", ("До 2 часов", "2–4 часа")),
    ],
)
def test_options_stand_one_a_line(typed: str, read: tuple[str, ...]) -> None:
    assert read_options(typed) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "few"), ("Очно", "few"), ("Очно\nочно", "twice"), (f"Очно\n{'я' * (OPTION + 1)}", "long"),
        ("Очно\n<b>", "strange"), ("\n".join(f"вид {n}" for n in range(MOST_OPTIONS + 1)), "many"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_options_says_why(typed: str, why: str) -> None:
    with pytest.raises(BadOptions) as refused:
        read_options(typed)
    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("question", "answer", "fit"),
    [
        (ONE, Answer((2,)), True), (ONE, Answer(), True), (ONE, Answer((0, 1)), False), (ONE, Answer((3,)), False),
        (MANY, Answer((0, 2)), True), (MANY, Answer((2, 0)), False), (MANY, Answer((0, 0)), False),
        (MANY, Answer((-1,)), False), (MANY, Answer((0,), "и ещё"), False), (WORDS, Answer((), "так"), True),
        (WORDS, Answer((0,)), False), (WORDS, Answer((), "я" * 1001), False),
    ],
)  # fmt: skip
def test_only_what_was_offered_is_an_answer(question: Question, answer: Answer, fit: bool) -> None:
    assert fits(question, answer) is fit


def test_the_last_day_ends_by_the_clock_of_the_place() -> None:
    assert end_of(date(2026, 12, 5), "Europe/Moscow") == 1_796_504_400
    assert end_of(date(2026, 12, 5), "Asia/Kamchatka") == 1_796_504_400 - 9 * 3600


@given(st.integers(0, 10_000))
def test_an_open_poll_is_told_by_fives(done: int) -> None:
    now, then = told(done, closed=False), told(done, closed=True)
    assert now == 0 or FEW <= now <= then - FEW
    assert told(done + 1, closed=False) - now in (0, FEW)
    assert then == (done if done >= FEW else 0)


@given(st.dictionaries(st.integers(), st.integers(1, 40), max_size=9), st.integers(0, 12))
def test_nothing_of_few_follows_from_what_is_told(counts: dict[int, int], loose: int) -> None:
    """The rest can be found by taking what is told from the whole: it is nobody, or five."""
    shown = apart(counts, loose)
    assert all(counts[it] >= FEW for it in shown)
    rest = loose + sum(count for it, count in counts.items() if it not in shown)
    assert rest == 0 or rest >= FEW or not shown


def test_all_are_told_where_nobody_is_hidden() -> None:
    assert apart({"11": 5, "12": 9}) == {"11", "12"}
    assert apart({"11": 5, "12": 9, "13": 2}) == {"12"}
    assert apart({"11": 5, "12": 9, "13": 2}, loose=3) == {"11", "12"}
    assert apart({"11": 4}) == set()


def test_ready_polls_are_whole() -> None:
    [needs] = content.polls()
    assert [(it.kind, len(it.options)) for it in needs.questions] == [
        ("many", sum(area.general for area in content.areas())), ("many", 7), ("one", 5), ("many", 8), ("words", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("put", "reason"),
    [
        ('kind = "some"', "unknown kind “some”"),
        ('kind = "one"', "“options” is missing"),
        ('kind = "one"\noptions = [{ ru = "да", en = "yes" }]', "“options” must have 2 to 12, has 1"),
    ],
)
def test_a_broken_ready_poll_is_refused(put: str, reason: str) -> None:
    both = '{ ru = "да", en = "yes" }'
    text = f'[[polls]]\ncode = "a"\ntitle = {both}\nabout = {both}\n[[polls.questions]]\ntext = {both}\n{put}\n'
    with pytest.raises(BrokenContent) as refused:
        parse_polls(text, [])
    assert reason in refused.value.reason
