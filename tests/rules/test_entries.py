"""The one message after a meeting: its parts in any order, the day of the agreement, the theme; and days that were."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dates import UnknownDay
from rules.entries import PARTS, THEME, Sketch, Told, read, read_minutes, read_past_day, with_theme

TODAY = date(2026, 11, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Разобрали план урока", Told(done="Разобрали план урока")),
        (
            "Разобрали план.\nТрудно: цель урока\nДальше: открытый урок до 5 декабря",
            Told("", "Разобрали план.", "цель урока", "открытый урок до 5 декабря", date(2026, 12, 5)),
        ),
        (
            "Дальше: урок к пятнице. Трудно: дисциплина на последней парте.",
            Told("", "", "дисциплина на последней парте.", "урок к пятнице.", date(2026, 11, 20)),
        ),
        (
            "Посмотрели запись. Трудно: темп. Дальше: ещё раз посмотреть вместе.",
            Told("", "Посмотрели запись.", "темп.", "ещё раз посмотреть вместе."),
        ),
        ("трудности — темп\nи тишина", Told(difficulty="темп\nи тишина")),
        ("Договорились - 12.12 покажу план", Told(agreement="12.12 покажу план", due_on=date(2026, 12, 12))),
        ("Тема: цели урока\nСделали: план", Told(theme="цели урока", done="план")),
        ("Было трудно: шумели", Told(difficulty="шумели")),
        ("Ей было трудно: шумели", Told(done="Ей было трудно: шумели")),
        ("Дальше", Told(done="Дальше")),
        ("Дальше:", Told()),
        ("Трудно: темп\nТрудно: цель", Told(difficulty="темп\nцель")),
        ("Went through the plan. Next: open lesson by 5 December",
         Told("", "Went through the plan.", "", "open lesson by 5 December", date(2026, 12, 5))),
        ("Next: next month we meet again", Told(agreement="next month we meet again")),
        ("Дальше: до 5 урока повторить правила", Told(agreement="до 5 урока повторить правила")),
        ("Дальше: до 5 декабря 2027, потом видно", Told(agreement="до 5 декабря 2027, потом видно",
                                                        due_on=date(2027, 12, 5))),
        ("Дальше: до 5.11.2020", Told(agreement="до 5.11.2020")),
        ("Дальше: к четвергу план, до 5 декабря урок", Told(agreement="к четвергу план, до 5 декабря урок",
                                                           due_on=date(2026, 11, 19))),
        ("Дальше: показать план до 31 февраля вместе", Told(agreement="показать план до 31 февраля вместе",
                                                            unread="31 февраля")),
        ("Дальше: к 32.12 план, до 5 декабря урок", Told(agreement="к 32.12 план, до 5 декабря урок",
                                                         due_on=date(2026, 12, 5))),
        ("Разобрали <b>план</b> & цели", Told(done="Разобрали <b>план</b> & цели")),
    ],
)  # fmt: skip
def test_parts(typed: str, told: Told) -> None:
    assert read(typed, TODAY) == told


LABELS = st.sampled_from(
    ["Трудно: ", "Дальше: ", "\nДальше - ", "\n", ". Сделали: ", "\nТема: ", " до 5 декабря", "; "]
)
WORDS = st.text(alphabet=st.sampled_from("абвг xy19,.:-—\n<&"), max_size=30)
SAID = ("тема", "трудно", "дальше", "сделали")


@given(st.lists(st.one_of(WORDS, LABELS), max_size=12).map("".join))
def test_no_word_is_lost(typed: str) -> None:
    """Only the words that name a part and the signs after them go."""
    told = read(typed, TODAY)
    kept = re.findall(r"\w+", f"{told.theme} {told.done} {told.difficulty} {told.agreement}")
    assert [word for word in re.findall(r"\w+", typed) if word not in kept and word.casefold() not in SAID] == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_has_a_theme_of_bounded_length(typed: str) -> None:
    assert len(with_theme(read(typed, TODAY)).theme) <= THEME


@pytest.mark.parametrize(
    ("typed", "theme", "done"),
    [
        ("Цели урока\nРазобрали три плана.", "Цели урока", "Разобрали три плана."),
        ("Разобрали план. Всё хорошо.", "Разобрали план", "Разобрали план. Всё хорошо."),
        ("Тема: цели\nРазобрали", "цели", "Разобрали"),
        ("Дальше: урок", "урок", ""),
        ("Разобрали план.", "Разобрали план", ""),
    ],
)
def test_a_theme_that_nobody_picked(typed: str, theme: str, done: str) -> None:
    told = with_theme(read(typed, TODAY))
    assert (told.theme, told.done) == (theme, done)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("вчера", date(2026, 11, 17)),
        ("Позавчера", date(2026, 11, 16)),
        ("сегодня", TODAY),
        ("в четверг", date(2026, 11, 12)),
        ("пн", date(2026, 11, 16)),
        ("18 ноября", TODAY),
        ("5 ноября", date(2026, 11, 5)),
        ("12.10", date(2026, 10, 12)),
        ("25 декабря", date(2025, 12, 25)),
        ("10.11.2026", date(2026, 11, 10)),
    ],
)
def test_days_that_were(typed: str, day: date) -> None:
    assert read_past_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["завтра", "через неделю", "5.12.2026", "1.11.2025", "вчера вечером", "", "31.02"])
def test_days_that_were_not(typed: str) -> None:
    with pytest.raises(UnknownDay):
        read_past_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45),
        ("50 минут", 50),
        ("1 ч 20 мин", 80),
        ("2 часа", 120),
        ("1 час", 60),
        ("40 min", 40),
        ("0", None),
        ("601", None),
        ("", None),
        ("час", None),
        ("45-60", None),
    ],
)
def test_minutes(typed: str, minutes: int | None) -> None:
    assert read_minutes(typed) == minutes


def test_a_sketch_asks_part_after_part_and_again() -> None:
    whole = Sketch(1, (5,), day=9, form="talk", minutes=45, theme="План", task=3)
    assert [whole.without(part).asks for part in PARTS[:-1]] == list(PARTS[:-1])
    assert whole.asks == "text"
    assert Sketch(1, (5,), meeting=2).asks == "form"
    assert Sketch(1, (5,), meeting=2, form="talk", minutes=45, other=True).asks == "text"
    assert Sketch.read({**whole.json(), "pairs": [5]}) is not None
    assert Sketch.read({"day": 1}) is None
