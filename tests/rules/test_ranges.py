"""Hours and days as teachers type them into a filter."""

from datetime import date

import pytest

from rules.dates import UnknownDay
from rules.ranges import UnknownHours, read_hours, read_span

TODAY = date(2026, 11, 22)
D = date


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        *(("36", (36, 36)), ("36 ч", (36, 36)), ("36-72", (36, 72)), ("72–36", (36, 72))),
        *(("от 36 до 72 часов", (36, 72)), ("до 72", (None, 72)), ("Не больше 72 ч.", (None, 72))),
        *(("от 36", (36, None)), ("36+", (36, None)), ("72 и больше", (72, None)), ("up to 72", (None, 72))),
    ],
)
def test_hours(typed: str, said: tuple[int | None, int | None]) -> None:
    assert read_hours(typed) == said


@pytest.mark.parametrize("typed", ["", "0", "9999", "много", "3 6", "36-0", "36" * 100, "до"])
def test_what_is_no_number_of_hours(typed: str) -> None:
    with pytest.raises(UnknownHours):
        read_hours(typed)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1 декабря – 15 января", D(2026, 12, 1), D(2027, 1, 15)),
        ("1.12-15.01", D(2026, 12, 1), D(2027, 1, 15)),
        ("с 1 по 15 декабря", D(2026, 12, 1), D(2026, 12, 15)),
        ("1–15.12", D(2026, 12, 1), D(2026, 12, 15)),
        ("2026-12-01-2027-01-15", D(2026, 12, 1), D(2027, 1, 15)),
        ("с декабря по январь", D(2026, 12, 1), D(2027, 1, 31)),
        ("с 1.12.26 до 5.12.26", D(2026, 12, 1), D(2026, 12, 5)),
        ("с 20 декабря по 10 января", D(2026, 12, 20), D(2027, 1, 10)),
        ("в марте", D(2027, 3, 1), D(2027, 3, 31)),
        ("Январь 2028", D(2028, 1, 1), D(2028, 1, 31)),
        ("5 декабря", D(2026, 12, 5), D(2026, 12, 5)),
        ("завтра", D(2026, 11, 23), D(2026, 11, 23)),
        ("с января", D(2027, 1, 1), None),
        ("до 15 января", None, D(2027, 1, 15)),
        ("по февраль", None, D(2027, 2, 28)),
    ],
)
def test_days(typed: str, first: date | None, last: date | None) -> None:
    assert read_span(typed, TODAY) == (first, last)


@pytest.mark.parametrize("typed", ["", "31.02", "до конца", "скоро", "5 декабря 2026 – 1 декабря 2026", "-", "1" * 500])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(UnknownDay):
        read_span(typed, TODAY)
