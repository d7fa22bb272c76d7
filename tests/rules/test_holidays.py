"""School holidays: the file that ships, what is refused, and days without them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from rules.holidays import Holiday, is_holiday, parse_holidays, school_days
from rules.reading import BrokenContent

SHIPPED = content.holidays()
FIRST = date(2026, 9, 1)
days = st.integers(0, 800).map(lambda n: FIRST + timedelta(days=n))


def _file(*periods: tuple[str, str]) -> str:
    return "".join(
        f'[[holidays]]\ncode = "autumn_20{n}"\ntitle = {{ ru = "Осень", en = "Autumn" }}\n'
        f'first = "{first}"\nlast = "{last}"\n'
        for n, (first, last) in enumerate(periods, 26)
    )


def test_two_years_ship_with_a_summer_each() -> None:
    assert [(one.title["en"].split()[0], one.first.year) for one in SHIPPED] == [
        *(("Autumn", 2026), ("Winter", 2026), ("Spring", 2027), ("Summer", 2027)),
        *(("Autumn", 2027), ("Winter", 2027), ("Spring", 2028), ("Summer", 2028)),
    ]
    assert is_holiday(date(2027, 1, 1), SHIPPED)
    assert is_holiday(date(2027, 8, 31), SHIPPED)
    assert not is_holiday(date(2027, 9, 1), SHIPPED)


@pytest.mark.parametrize(
    ("text", "item", "reason"),
    [
        (_file(("2026-10-24", "2026-10-23")), "autumn_2026", "must last"),
        (_file(("2026-10-24", "2027-10-23")), "autumn_2026", "must last"),
        (_file(("2026-02-30", "2026-03-01")), "autumn_2026", "is no day"),
        (_file(("24.10.2026", "2026-11-01")), "autumn_2026", "does not look"),
        (_file(("2026-10-24", "2026-11-01"), ("2026-11-01", "2026-11-05")), "autumn_2027", "begins before"),
        (_file(("2026-10-24", "2026-11-01")) + "free = true\n", "autumn_2026", "unknown field"),
        ("holidays = []", "file", "at least one"),
    ],
)
def test_a_broken_file_is_refused_by_name(text: str, item: str, reason: str) -> None:
    with pytest.raises(BrokenContent, match=reason) as refused:
        parse_holidays(text)
    assert (refused.value.file, refused.value.item) == ("holidays.toml", item)


@given(days, days)
def test_school_days_are_those_that_are_no_holidays(since: date, until: date) -> None:
    between = (date.fromordinal(n) for n in range(since.toordinal() + 1, until.toordinal() + 1))
    assert school_days(since, until, SHIPPED) == sum(not is_holiday(day, SHIPPED) for day in between)


def test_days_around_one_holiday() -> None:
    week = [Holiday({"ru": "О", "en": "O"}, date(2026, 10, 24), date(2026, 11, 1))]
    assert school_days(date(2026, 10, 23), date(2026, 11, 1), week) == 0
    assert school_days(date(2026, 10, 23), date(2026, 11, 2), week) == 1
    assert school_days(date(2026, 10, 20), date(2026, 11, 3), week) == 5
