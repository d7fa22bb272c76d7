"""Which year of work it is: school years, from the first of September; in August people count the coming one."""

from datetime import date

import pytest

from rules.service import is_young, year_of_work


@pytest.mark.parametrize(
    ("since", "today", "year"),
    [
        (2026, date(2026, 9, 1), 1),
        (2026, date(2027, 5, 31), 1),
        (2024, date(2026, 11, 22), 3),
        (2023, date(2026, 11, 22), 4),
        (2024, date(2027, 7, 31), 3),
        (2024, date(2027, 8, 1), 4),
        (2026, date(2026, 5, 1), 0),
    ],
)
def test_the_year_of_work(since: int, today: date, year: int) -> None:
    assert year_of_work(since, today) == year
    assert is_young(since, today) == (year <= 3)
