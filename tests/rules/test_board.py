"""In which lists of the curator's board a pair stands."""

from datetime import date, timedelta

import pytest

from rules.board import ending, parts, young_since
from rules.service import is_young

TODAY = date(2026, 11, 22)
FAR = date(2027, 5, 31)


@pytest.mark.parametrize(
    ("state", "silent", "overdue", "ends_on", "wanted"),
    [
        ("active", False, False, FAR, ()),
        ("active", True, False, FAR, ("silent",)),
        ("active", True, True, TODAY, ("silent", "overdue", "ending")),
        ("paused", True, True, FAR, ()),
        ("paused", True, True, TODAY, ("ending",)),
        ("proposed", True, True, TODAY, ("waiting",)),
    ],
)
def test_parts(state: str, silent: bool, overdue: bool, ends_on: date, wanted: tuple[str, ...]) -> None:
    assert tuple(parts(state, silent=silent, overdue=overdue, ends_on=ends_on, today=TODAY)) == wanted


def test_thirty_days_before_the_end_and_after_it() -> None:
    days = {ahead: ending(TODAY + timedelta(days=ahead), TODAY) for ahead in (31, 30, 0, -40)}
    assert days == {31: False, 30: True, 0: True, -40: True}


@pytest.mark.parametrize("today", [date(2026, 7, 31), date(2026, 8, 1), TODAY, date(2027, 1, 1)])
def test_the_first_years_are_those_of_service(today: date) -> None:
    for year in range(2018, 2028):
        assert (year > young_since(today)) == is_young(year, today)
