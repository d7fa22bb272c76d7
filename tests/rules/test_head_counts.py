"""What a methodist types of head counts and agreements is read as it was meant, or asked again with the reason."""

from datetime import date

import pytest

from rules.agreements import BadNumber, BadTerm, read_number, read_until
from rules.head_counts import BadHeadCount, HeadCount, read_head_count

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "number", "day", "source"),
    [
        ("43 на 01.09.2026, форма ОО-1", 43, date(2026, 9, 1), "форма ОО-1"),
        ("1 200  на 1 сентября 2026 года,  ОО-1, раздел 3", 1200, date(2026, 9, 1), "ОО-1, раздел 3"),
        ("43 человека на 5 сент, ОО-1", 43, date(2026, 9, 5), "ОО-1"),
        ("0 на сегодня, приказ № 5", 0, TODAY, "приказ № 5"),
        ("43 на 22.11, ОО-1", 43, TODAY, "ОО-1"),
        ("43 на 23.11, ОО-1", 43, date(2025, 11, 23), "ОО-1"),
        ("43 on 01.09.26, form OO-1", 43, date(2026, 9, 1), "form OO-1"),
    ],
)
def test_a_line_of_head_count(typed: str, number: int, day: date, source: str) -> None:
    assert read_head_count(typed, TODAY) == HeadCount(number, day, source)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("сорок три", "number"),
        ("", "number"),
        ("99999999 на 01.09.2026, ОО-1", "number"),
        ("43", "line"),
        ("43 на четверг, ОО-1", "day"),
        ("43 на 31.02.2026, ОО-1", "day"),
        ("43 на 01.09.1026, ОО-1", "day"),
        ("43 на 23.11.2026, ОО-1", "future"),
        ("43 на 01.09.2026", "source"),
        ("43 на 01.09.2026, …", "source"),
        (f"43 на 01.09.2026, {'ф' * 121}", "source"),
    ],
)
def test_a_line_that_is_asked_again(typed: str, why: str) -> None:
    with pytest.raises(BadHeadCount, match=f"^{why}$"):
        read_head_count(typed, TODAY)


def test_the_number_and_the_day_of_an_agreement() -> None:
    assert read_number("№ 12/3-С от 01.09.2026", TODAY) == ("12/3-С", date(2026, 9, 1))
    assert read_number("б/н от 5 мая", TODAY) == ("б/н", date(2026, 5, 5))
    for typed, why in (("12", "number"), ("№ 5 от 31.02.2026", "day"), ("№ 5 от 31.12.2026", "future")):
        with pytest.raises(BadNumber, match=f"^{why}$"):
            read_number(typed, TODAY)


def test_the_end_of_an_agreement() -> None:
    signed = date(2026, 9, 1)
    for typed, until in (
        ("до 31.08.2027", date(2027, 8, 31)),
        ("31 августа", date(2027, 8, 31)),
        ("на 3 года", date(2029, 8, 31)),
        ("год", date(2027, 8, 31)),
        ("6 месяцев", date(2027, 2, 28)),
    ):
        assert read_until(typed, signed, TODAY) == until, typed
    for typed, why in (("бессрочно", "day"), ("01.01.2020", "before"), ("99 лет", "far"), ("до 01.01.2100", "far")):
        with pytest.raises(BadTerm, match=f"^{why}$"):
            read_until(typed, signed, TODAY)
