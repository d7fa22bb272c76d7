"""Whom a mentor suits: reasons as a table, their order, and what is not known."""

import pytest

from rules.pairing import Reason, Side, ranked, reasons

MENTEE = Side("mathematics", frozenset({"basic"}), 1, 7, ("assessment", "methods", "inclusion"))


@pytest.mark.parametrize(
    ("mentor", "expected"),
    [
        (Side(mentees=1), []),
        (Side("mathematics", mentees=1), ["subject"]),
        (Side("physics", mentees=1), []),
        (Side(None, frozenset({"basic", "senior"}), mentees=1), ["stage"]),
        (Side(organisation=1, municipality=7, mentees=1), ["school"]),
        (Side(organisation=2, municipality=7, mentees=1), ["municipality"]),
        (Side(organisation=2, municipality=8, mentees=1), []),
        (Side(), ["free"]),
        (Side(areas=("methods", "digital"), mentees=1), ["areas"]),
        (
            Side("mathematics", frozenset({"basic"}), 1, 7, ("assessment",)),
            ["subject", "areas", "school", "stage", "free"],
        ),
    ],
)
def test_reasons(mentor: Side, expected: list[str]) -> None:
    assert [reason.why for reason in reasons(MENTEE, mentor)] == expected


def test_only_what_both_have_opened_is_named_the_weakest_first() -> None:
    found = reasons(MENTEE, Side(areas=("inclusion", "assessment"), mentees=1))
    assert found == (Reason("areas", ("assessment", "inclusion")),)


def test_other_and_unknown_are_no_reason() -> None:
    assert reasons(Side("other"), Side("other", mentees=1)) == ()
    assert reasons(Side(), Side(mentees=1)) == ()


def test_the_best_suited_first_and_of_equals_who_has_fewer() -> None:
    mentors = [Side(mentees=2), Side(mentees=1), Side("mathematics", mentees=3), Side(mentees=1)]
    assert [place for place, _ in ranked(MENTEE, mentors)] == [2, 1, 3, 0]
