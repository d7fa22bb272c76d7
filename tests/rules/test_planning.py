"""The next session follows from the last: weekday, module, hours; a sketch is kept and read back."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.planning import (
    Sketch,
    Unread,
    following,
    one_number,
    put,
    same_weekday,
    tell,
    titled_number,
    two_numbers,
)

SKETCH = Sketch(
    request=1, stream=2, module=3, like=True, place="каб. 5", link="", room=15, remote=30,
    day=date(2026, 12, 3).toordinal(), start=14 * 60, end=16 * 60,
)  # fmt: skip


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_next_one_is_ahead_on_the_same_weekday(last: date, today: date) -> None:
    found = same_weekday(last, today)
    assert found.weekday() == last.weekday()
    assert found > max(last, today)
    assert (found - max(last, today)).days <= 7


TODAY = date(2026, 11, 22)
PARTS = ("day", "start", "end", "module", "places", "place", "link", "hours", "opens", "closes", "times", "weeks")


@pytest.mark.parametrize(
    ("part", "value", "kept"),
    [
        ("day", TODAY.toordinal(), True),
        ("day", TODAY.toordinal() - 1, False),
        ("day", 9_999_999, False),
        ("start", 23 * 60, True),
        ("start", 24 * 60, False),
        ("end", 14 * 60, False),
        ("end", 14 * 60 + 45, True),
        ("hours", 0, False),
        ("hours", 24, True),
        ("opens", 14, True),
        ("opens", 181, False),
        ("closes", 337, False),
        ("times", 1, False),
        ("times", 12, True),
        ("weeks", 3, False),
        ("colour", 1, False),
    ],
)
def test_a_forged_number_changes_nothing(part: str, value: int, kept: bool) -> None:
    assert (put(SKETCH, part, value, TODAY) is not None) == kept


def test_a_new_start_keeps_the_length_and_a_new_end_counts_the_hours_again() -> None:
    told = replace(SKETCH, hours=5)
    later = put(told, "start", 15 * 60, TODAY)
    assert later is not None
    assert (later.start, later.end, later.academic) == (15 * 60, 17 * 60, 5)
    shorter = put(later, "end", 16 * 60, TODAY)
    assert shorter is not None
    assert shorter.academic == 1


@given(st.sampled_from(PARTS), st.text())
def test_whatever_is_typed_is_understood_or_refused(part: str, typed: str) -> None:
    with suppress(Unread):
        told = tell(SKETCH, part, typed, TODAY, [3, 4])
        assert Sketch.read(told.json()) == told


def test_modules_follow_one_another_and_the_last_stays() -> None:
    assert following([7, 8, 9], 7) == [8]
    assert following([7, 8, 9], 8, 3) == [9, 9, 9]
    assert following([7, 8, 9], 1) == [7]


def test_hours_come_from_the_time_unless_said() -> None:
    assert SKETCH.academic == 2
    assert replace(SKETCH, end=14 * 60 + 30).academic == 1
    assert replace(SKETCH, hours=4).academic == 4


def test_days_of_a_series() -> None:
    assert SKETCH.days() == [date(2026, 12, 3)]
    assert replace(SKETCH, weeks=2, times=3).days() == [date(2026, 12, 3), date(2026, 12, 17), date(2026, 12, 31)]
    assert replace(SKETCH, day=None).days() == []


def test_a_sketch_is_read_back_and_one_of_another_version_is_not() -> None:
    assert Sketch.read(SKETCH.json()) == SKETCH
    assert Sketch.read(None) is None
    assert Sketch.read({**SKETCH.json(), "colour": 1}) is None
    assert Sketch.read({"request": 1}) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [("15 и 30", (15, 30)), ("очно 15, дистанционно 30", (15, 30)), ("15", None), ("1 2 3", None), ("9" * 5000, None)],
)
def test_two_numbers(typed: str, read: tuple[int, int] | None) -> None:
    assert two_numbers(typed) == read


@pytest.mark.parametrize(("typed", "read"), [("12 человек", 12), ("", None), ("1 2", None), ("двенадцать", None)])
def test_one_number(typed: str, read: int | None) -> None:
    assert one_number(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Критерии до работы, 8", ("Критерии до работы", 8)),
        ("Критерии до работы 8 ч", ("Критерии до работы", 8)),
        ("Критерии – 8 часов", ("Критерии", 8)),
        ("Класс 5: опыты, 12", ("Класс 5: опыты", 12)),
        ("Критерии до работы", None),
        ("8", None),
        ("а" * 5000 + ", 8", None),
    ],
)
def test_a_title_and_its_hours(typed: str, read: tuple[str, int] | None) -> None:
    assert titled_number(typed) == read
