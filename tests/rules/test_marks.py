"""What a host types after a lesson without a network, and what it must never be taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.attendance import MARKS
from rules.marks import LARGEST, Mark, Typed, read, resolve, spans


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("был 1 3 7", {1: "present", 3: "present", 7: "present"}),
        ("Был: 1,3, 7.", {1: "present", 3: "present", 7: "present"}),
        ("были 1-3, 8", {1: "present", 2: "present", 3: "present", 8: "present"}),
        ("были с 1 по 3 и 8", {1: "present", 2: "present", 3: "present", 8: "present"}),
        ("были №1–№2", {1: "present", 2: "present"}),
        ("была 4", {4: "present"}),
        ("пришла 4", {4: "present"}),
        ("не был 2", {2: "absent"}),
        ("Не была 2", {2: "absent"}),
        ("не  были 2 и 5", {2: "absent", 5: "absent"}),
        ("не пришёл 2", {2: "absent"}),
        ("нет 2", {2: "absent"}),
        ("отсутствовали 2 5", {2: "absent", 5: "absent"}),
        ("опоздал 4", {4: "late"}),
        ("опоздала №4", {4: "late"}),
        ("уваж 6", {6: "excused"}),
        ("уваж. причина 6", {6: "excused"}),
        ("по уважительной причине 6, 7", {6: "excused", 7: "excused"}),
        ("1 3 были", {1: "present", 3: "present"}),
        ("1 3 были, 2 не был", {1: "present", 3: "present", 2: "absent"}),
        ("был 1 3, не был 2, опоздал 4", {1: "present", 3: "present", 2: "absent", 4: "late"}),
        ("был 1-5\nне был 3", {1: "present", 2: "present", 3: "absent", 4: "present", 5: "present"}),
        ("present 1 3\nlate 4\nexcused 5", {1: "present", 3: "present", 4: "late", 5: "excused"}),
        ("was not 2", {2: "absent"}),
    ],
)
def test_numbers_get_their_marks(text: str, marks: dict[int, Mark]) -> None:
    assert read(text) == Typed(marks, everybody=False, unclear=())


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("все были", {}),
        ("Были все!", {}),
        ("все здесь", {}),
        ("все кроме 2 5", {2: "absent", 5: "absent"}),
        ("Все, кроме 2 и 5", {2: "absent", 5: "absent"}),
        ("были все, кроме 2", {2: "absent"}),
        ("все были, опоздал 4", {4: "late"}),
        ("все были кроме 2, опоздал 4", {2: "absent", 4: "late"}),
        ("не был 2\nостальные были", {2: "absent"}),
        ("all but 2", {2: "absent"}),
        ("everyone was here", {}),
    ],
)
def test_everybody(text: str, marks: dict[int, Mark]) -> None:
    assert read(text) == Typed(marks, everybody=True, unclear=())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Добрый день!",
        "Все были довольны, спасибо",
        "все хорошо",
        "все",
        "Все!",
        "не все были",
        "все не были",
        "все опоздали",
        "никто не пришёл",
        "был",
        "1 3 7",
        "123456",
        "Сколько мест осталось на 3 декабря?",
        "кроме 2",
        "не буду 2 декабря",
    ],
)
def test_other_words_are_not_marks(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "был 1 3 Иванова",
        "все кроме Иванова",
        "Был 1 раз на стажировке",
        "опоздал 4 на 10 минут",
        "был 5-1",
        "был 0",
        "был 1000",
        f"был {'1' * 4000}",
        "был 1 опоздал",
        "был 1 3 2 не был",
    ],
)
def test_a_line_half_understood_is_named_and_not_carried_out(line: str) -> None:
    assert read(line) == Typed({}, everybody=False, unclear=(line,))
    assert read(f"был 2\n{line}\n\nопоздал 3") == Typed({2: "present", 3: "late"}, everybody=False, unclear=(line,))


def test_unknown_numbers_are_named_and_the_rest_is_kept() -> None:
    typed = read("был 1 9 3")
    assert typed is not None
    assert resolve(typed, {1: None, 2: None, 3: "absent"}) == ({1: "present", 3: "present"}, [9])


def test_everybody_means_those_without_a_mark() -> None:
    typed = read("все кроме 2 9")
    assert typed is not None
    listed = {1: None, 2: None, 3: "late", 4: None}
    assert resolve(typed, listed) == ({1: "present", 2: "absent", 4: "present"}, [9])


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([], ""), ([7], "7"), ([1, 2], "1, 2"), ([3, 1, 2], "1–3"), ([1, 3, 4, 5, 9, 10], "1, 3–5, 9, 10")],
)
def test_numbers_as_a_person_writes_them(numbers: list[int], said: str) -> None:
    assert spans(numbers) == said


@given(st.sets(st.integers(1, LARGEST), min_size=1, max_size=60), st.sampled_from(["был", "опоздал", "не был", "уваж"]))
def test_what_we_write_we_read(numbers: set[int], word: str) -> None:
    typed = read(f"{word} {spans(numbers)}")
    assert typed is not None
    assert typed.marks.keys() == numbers
    assert set(typed.marks.values()) <= set(MARKS)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    typed = read(text)
    assert typed is None or all(1 <= number <= LARGEST for number in typed.marks)
