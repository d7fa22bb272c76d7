"""The turning code and the window of self check-in."""

import re
from collections import Counter

import pytest

from rules import attendance

START, END = 1_795_500_000, 1_795_500_000 + 7200
SECRET = "a secret of one session"


def test_a_code_is_six_digits_with_its_zeros() -> None:
    codes = [attendance.code(SECRET, turn * 60) for turn in range(3000)]
    assert all(re.fullmatch(r"\d{6}", code) for code in codes)
    assert any(code.startswith("0") for code in codes)
    assert len(set(codes)) > 2950


def test_every_digit_is_as_likely_at_every_place() -> None:
    """A thousand secrets; 100 of each digit are expected, and 150 would be five deviations away."""
    codes = [attendance.code(f"secret {number}", START) for number in range(1000)]
    for place in range(6):
        counts = Counter(code[place] for code in codes)
        assert len(counts) == 10
        assert all(50 < count < 150 for count in counts.values())


@pytest.mark.parametrize(("age", "works"), [(0, True), (59, True), (60, True), (179, True), (180, False), (-1, False)])
def test_a_code_works_180_seconds_from_its_first_appearance(age: int, works: bool) -> None:
    shown = START - START % 60
    code = attendance.code(SECRET, shown)
    assert attendance.matches(SECRET, code, shown + age) is works


def test_a_code_turns_every_minute_and_belongs_to_one_session() -> None:
    minute = START - START % 60
    assert attendance.code(SECRET, minute) == attendance.code(SECRET, minute + 59)
    assert attendance.code(SECRET, minute) != attendance.code(SECRET, minute + 60)
    assert not attendance.matches("another", attendance.code(SECRET, minute), minute)


@pytest.mark.parametrize("typed", ["", "12345", "٣٤٥٦٧٨", "\ud800"])
def test_what_is_no_code_is_wrong(typed: str) -> None:
    assert not attendance.matches(SECRET, typed, START)


@pytest.mark.parametrize(
    ("now", "mark"),
    [
        (START - 1801, None),
        (START - 1800, "present"),
        (START + 900, "present"),
        (START + 901, "late"),
        (END - 1, "late"),
        (END, None),
    ],
)
def test_self_check_in_has_its_time(now: int, mark: str | None) -> None:
    assert attendance.checks_in(now, START, END) == mark


def test_the_host_marks_from_half_an_hour_before_for_good() -> None:
    assert not attendance.may_mark(START - 1801, START)
    assert attendance.may_mark(START - 1800, START)
    assert attendance.may_mark(END + 86_400 * 400, START)


def test_a_repeated_session_does_not_count_twice() -> None:
    assert attendance.credited(0, 6) == 0
    assert attendance.credited(4, 6) == 4
    assert attendance.credited(12, 6) == 6


@pytest.mark.parametrize(
    ("hours", "held", "late"), [(0, 0, False), (4, 5, False), (3, 5, True), (5, 6, False), (0, 1, True)]
)
def test_behind_is_under_eighty_per_cent_of_what_was_held(hours: int, held: int, late: bool) -> None:
    assert attendance.behind(hours, held) is late
