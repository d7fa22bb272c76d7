"""The first three years: what counts as had, what has only begun, what is open."""

from datetime import date

import pytest

from rules.support import Facts, Support, supports, year_began

DAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("today", "began"),
    [
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2027, 5, 31), date(2026, 9, 1)),
        (date(2027, 8, 31), date(2026, 9, 1)),
        (date(2027, 9, 1), date(2027, 9, 1)),
    ],
)
def test_a_school_year_begins_in_september(today: date, began: date) -> None:
    assert year_began(today) == began


def test_nothing_yet_is_open_and_no_programme_is_not_spoken_of() -> None:
    assert supports(Facts()) == (
        Support("mentor", "open", 0),
        Support("internship", "open", 0),
        Support("courses", "open", 0),
    )


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (Facts(pair=True), Support("mentor", "begun", 0)),
        (Facts(pair=True, meetings=2, met_on=DAY), Support("mentor", "had", 2, DAY)),
        (Facts(meetings=1, met_on=DAY), Support("mentor", "had", 1, DAY)),
        (Facts(pair=True, steps=12), Support("steps", "begun", 0)),
        (Facts(pair=True, steps=12, steps_done=3, done_on=DAY), Support("steps", "had", 3, DAY)),
        (Facts(steps_done=3, done_on=DAY), Support("steps", "had", 3, DAY)),
        (Facts(ahead=2), Support("internship", "begun", 2)),
        (Facts(ahead=2, attended=1, attended_on=DAY), Support("internship", "had", 1, DAY)),
        (Facts(chosen=4, chosen_on=DAY), Support("courses", "begun", 4, DAY)),
        (Facts(chosen=4, chosen_on=DAY, studied=1, studied_on=DAY), Support("courses", "had", 1, DAY)),
    ],
)
def test_a_line_says_no_more_than_the_facts(facts: Facts, line: Support) -> None:
    assert line in supports(facts)
