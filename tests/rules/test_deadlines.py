"""A day at the end of a phrase is found, a phrase without one is left as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.deadlines import split_due, split_unread

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("typed", "words", "due"),
    [
        ("Посетить урок коллеги до 12 декабря", "Посетить урок коллеги", (2026, 12, 12)),
        ("Показать план к пятнице", "Показать план", (2026, 11, 27)),
        ("Сдать отчёт до четверга.", "Сдать отчёт", (2026, 11, 26)),
        ("Прийти на урок ко вторнику", "Прийти на урок", (2026, 11, 24)),
        ("План урока, до 5.12", "План урока", (2026, 12, 5)),
        ("План урока (до 5 декабря)", "План урока", (2026, 12, 5)),
        ("Позвонить родителям завтра", "Позвонить родителям", (2026, 11, 23)),
        ("Открытый урок 14 декабря", "Открытый урок", (2026, 12, 14)),
        ("Закрыть журнал до конца месяца", "Закрыть журнал", (2026, 11, 30)),
        ("Закрыть журнал до конца недели", "Закрыть журнал", (2026, 11, 22)),
        ("Итоги до 20 мая", "Итоги", (2027, 5, 20)),
        ("Visit a lesson by 12 December", "Visit a lesson", (2026, 12, 12)),
        ("Close the register by the end of the month", "Close the register", (2026, 11, 30)),
        ("до 12 декабря", "", (2026, 12, 12)),
        ("  Посетить   урок\nдо 3 декабря ", "Посетить урок", (2026, 12, 3)),
    ],
)
def test_a_day_is_taken_out(typed: str, words: str, due: tuple[int, int, int]) -> None:
    assert split_due(typed, TODAY) == (words, date(*due))


@pytest.mark.parametrize(
    "typed",
    [
        "Посетить урок коллеги",
        "Прочитать главу до 5",
        "Повторить тему к 5 уроку",
        "Дойти до края",
        "Составить до 5 маршрутов",
        "Контрольная до 31 февраля",
        "Разобрать задачи 5.12",
        "до 12 декабря прочитать главу",
        "",
        "к",
    ],
)
def test_what_is_no_day_stays(typed: str) -> None:
    assert split_due(typed, TODAY) == (typed, None)


@pytest.mark.parametrize(
    ("typed", "words", "odd"),
    [
        ("Посетить урок до 31.02", "Посетить урок", "31.02"),
        ("Контрольная (до 31 февраля).", "Контрольная", "31 февраля"),
        ("Открытый урок 31 февраля", "Открытый урок", "31 февраля"),
        ("Показать план до пятницы 3 декабря", "Показать план", "пятницы 3 декабря"),
        ("Visit a lesson by Feb 30", "Visit a lesson", "Feb 30"),
        ("до 31.02", "", "31.02"),
        ("Прочитать главу до 5", "Прочитать главу до 5", ""),
        ("Составить до 35 маршрутов", "Составить до 35 маршрутов", ""),
        ("Разобрать задачи 5.13", "Разобрать задачи 5.13", ""),
        ("Посетить  урок до 12 декабря", "Посетить урок до 12 декабря", ""),
    ],
)
def test_what_looks_like_a_day_and_is_none(typed: str, words: str, odd: str) -> None:
    assert split_unread(typed, TODAY) == (words, odd)


@given(st.text(max_size=4096))
def test_no_word_is_lost(typed: str) -> None:
    """What is left is the beginning of what was said; without a day it is all of it."""
    words, due = split_due(typed, TODAY)
    said = " ".join(typed.split())
    assert said.startswith(words)
    assert due is not None or words == said


@pytest.mark.parametrize("typed", ["до " * 1500, "," * 4096, ", до" * 1000, "а" * 4096, " 1" * 2000])
def test_four_thousand_signs_take_no_time(typed: str) -> None:
    assert split_due(typed, TODAY)[1] is None
