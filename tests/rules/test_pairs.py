"""How long a programme lasts, and how far it may be extended."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pairs import LONGEST, SHORTEST, extensions, first_end, may_extend, months_on

DAYS = st.dates(date(2025, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 11, 22), date(2027, 5, 31)),
        (date(2026, 9, 1), date(2027, 5, 31)),
        (date(2027, 2, 28), date(2027, 5, 31)),
        (date(2027, 3, 1), date(2028, 3, 1)),
        (date(2027, 5, 31), date(2028, 5, 31)),
        (date(2027, 6, 1), date(2028, 5, 31)),
    ],
)
def test_the_first_end_is_the_end_of_a_school_year(starts_on: date, ends_on: date) -> None:
    assert first_end(starts_on) == ends_on


@given(DAYS)
def test_three_to_twelve_months(starts_on: date) -> None:
    ends_on = first_end(starts_on)
    assert months_on(starts_on, SHORTEST) <= ends_on <= months_on(starts_on, LONGEST)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [(date(2027, 1, 31), 1, date(2027, 2, 28)), (date(2027, 12, 15), 1, date(2028, 1, 15)),
     (date(2028, 2, 29), 12, date(2029, 2, 28))],
)  # fmt: skip
def test_months_on(day: date, months: int, later: date) -> None:
    assert months_on(day, months) == later


@given(DAYS, st.integers(-60, 400))
def test_extensions_go_on_from_the_end_and_never_over_a_year_from_today(today: date, left: int) -> None:
    ends_on = today + timedelta(days=left)
    for until in extensions(ends_on, today):
        assert max(ends_on, today) < until <= months_on(today, LONGEST)
        assert may_extend(ends_on, until, today)
