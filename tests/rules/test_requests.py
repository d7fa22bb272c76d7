"""Requests: which press is possible from which state, and what a typed document says."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import requests
from rules.dates import UnknownDay
from rules.requests import BadDocument, Paper

TODAY = date(2026, 11, 22)
MAY = date(2026, 5, 12)

# What is possible; everything else is not.
POSSIBLE = {
    ("waiting", None): {"cancel", "enrol", "refuse"},
    ("waiting", "returned"): {"cancel", "enrol", "refuse"},
    ("enrolled", None): {"cancel", "refuse", "reopen", "send"},
    ("enrolled", "sent"): {"send", "confirm", "return"},
    ("enrolled", "returned"): {"cancel", "refuse", "reopen", "send"},
    ("refused", None): {"reopen"},
    ("refused", "returned"): {"reopen"},
    ("completed", "confirmed"): {"return"},
}


def test_each_state_has_its_presses() -> None:
    for state in requests.STATES:
        for document in (None, *requests.DOCUMENTS):
            found = {act for act in requests.ACTS if requests.may(act, state, document)}
            assert found == POSSIBLE.get((state, document), set()), (state, document)


@given(st.lists(st.sampled_from(requests.ACTS), max_size=20))
def test_whatever_is_pressed_a_completed_one_has_a_confirmed_document(acts: list[str]) -> None:
    state, document = "waiting", None
    kept = {"send": "sent", "confirm": "confirmed", "return": "returned"}
    for act in acts:
        if requests.may(act, state, document):
            state, document = requests.TO[act], kept.get(act, document)
        assert (state == "completed") == (document == "confirmed")
        assert state == "enrolled" or document != "sent"


@pytest.mark.parametrize(
    ("number", "since", "until", "found"),
    [
        ("77-1", "", "", "77-1"), ("", "2020-01-01", "", ""), ("77-1", "2026-11-22", "2026-11-22", "77-1"),
        ("77-1", "2026-11-23", "", ""), ("77-1", "", "2026-11-21", ""),
    ],
)  # fmt: skip
def test_in_the_registry_on_a_day(number: str, since: str, until: str, found: str) -> None:
    assert requests.registry_on(number, since, until, TODAY) == found


def test_where_nobody_is_enrolled() -> None:
    def why(archived: bool = False, demo: bool = False, apply_until: str = "", ends_on: str = "") -> str:
        return requests.why_closed(
            archived=archived, demo=demo, apply_until=apply_until, ends_on=ends_on, today=TODAY
        )  # fmt: skip

    assert (why(), why(demo=True, archived=True), why(archived=True)) == ("", "demo", "archived")
    assert (why(apply_until="2026-11-22"), why(apply_until="2026-11-21")) == ("", "over")
    assert (why(ends_on="2026-11-21"), why(apply_until="2026-12-01", ends_on="2026-11-21")) == ("over", "")
    assert [requests.wrong_day(day, TODAY) for day in (TODAY, MAY, date(2025, 1, 1), date(2028, 1, 1))] == [
        "", "", "early", "late",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "№ 180000123456 от 12.05.2026, 36 ч",
        "180000123456, 12.05.2026, 36 ч.",
        "Удостоверение №180000123456 от 12 мая 2026 года, 36 часов",
        "удостоверение о повышении квалификации 180000123456 выдано 12.05.26 36 ак. ч.",
        "Рег. № 180000123456 / 36 ч / 2026-05-12",
        "36 часов, от 12.05.2026 г., номер: 180000123456",
        "No 180000123456 of 12.05.2026, 36 hours",
        "180000123456\n12.05.2026\n36 ч",
        "180000123456 12.05.2026 36",
        "номер 180000123456, дата 12.05.2026, часы: 36",
        "удостоверение 180000123456, рег. № 1234/26, выдано 12.05.2026, объём 36 часов",
    ],
)
def test_a_document_in_one_message(typed: str) -> None:
    assert requests.read(Paper(), typed, TODAY) == Paper("180000123456", MAY, 36)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("ПК № 0123456 от 12.05.2026", "ПК № 0123456"), ("78/13-457 от 12.05.2026", "78/13-457"),
        ("ПК-2026-15 от 12.05.2026 72 ч", "ПК-2026-15"), ("6627 00012345 от 12.05.2026", "6627 00012345"),
        ("у-1205/вн 12.05.2026", "У-1205/ВН"),
    ],
)  # fmt: skip
def test_numbers_as_institutes_write_them(typed: str, number: str) -> None:
    assert requests.read(Paper(), typed, TODAY).number == number


def test_one_message_each() -> None:
    paper = requests.read(Paper(), "180000123456", TODAY)
    assert (paper, paper.missing) == (Paper("180000123456"), "day")
    paper = requests.read(paper, "от 12 мая", TODAY)
    assert (paper, paper.missing) == (Paper("180000123456", MAY), "hours")
    paper = requests.read(paper, "36", TODAY)
    assert (paper, paper.missing) == (Paper("180000123456", MAY, 36), "")
    # In another order too.
    assert requests.read(requests.read(Paper(), "12.05.2026", TODAY), "36 ч", TODAY) == Paper("", MAY, 36)
    # When all is there, what is typed corrects what it looks like.
    assert requests.read(paper, "13.05.2026", TODAY).day == date(2026, 5, 13)
    assert requests.read(paper, "72 часа", TODAY).hours == 72
    assert requests.read(paper, "№ 77", TODAY) == Paper("77", MAY, 36)
    assert requests.read(paper, "№ 78 от 14.05.2026", TODAY) == Paper("78", date(2026, 5, 14), 36)


@pytest.mark.parametrize(
    ("known", "typed", "why"),
    [
        (Paper(), "удостоверение", "number"),
        (Paper(), "скоро", "number"),
        (Paper(), "1" * 41, "long"),
        (Paper(), "№ 1 от 12.05.2026, 36 ч " + "и ещё " * 40, "long"),
        (Paper(), "№ 1 от 12.05.2027, 36 ч", "future"),
        (Paper(), "№ 1 от 01.02.2026, 36 ч", "early"),
        (Paper(), "№ 1 от 12.05.2026, 0 ч", "hours"),
        (Paper(), "№ 1 от 12.05.2026, 99999 ч", "hours"),
        (Paper("1"), "31.02.2026", "day"),
        (Paper("1"), "в четверг", "day"),
        (Paper("1", MAY), "много", "hours"),
        (Paper("1", MAY, 36), "<b>😀</b>", "number"),
    ],
)
def test_what_cannot_be(known: Paper, typed: str, why: str) -> None:
    with pytest.raises(BadDocument) as wrong:
        requests.read(known, typed, TODAY, enrolled=date(2026, 3, 1))
    assert wrong.value.why == why


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("№ 18000012 от 31.02.2026", Paper("18000012")), ("№ 18000012 от 31.02.2026, 36 ч", Paper("18000012", None, 36))],
)
def test_a_day_that_is_none_is_no_part_of_the_number(typed: str, kept: Paper) -> None:
    with pytest.raises(BadDocument) as wrong:
        requests.read(Paper(), typed, TODAY)
    assert (wrong.value.why, wrong.value.typed, wrong.value.kept) == ("day", "31.02.2026", kept)


def test_what_was_right_in_a_wrong_message_is_kept() -> None:
    with pytest.raises(BadDocument) as wrong:
        requests.read(Paper(), "№ 1 от 12.05.2027, 36 ч", TODAY)
    assert wrong.value.kept == Paper("1", None, 36)
    with pytest.raises(BadDocument) as wrong:
        requests.read(Paper("2", MAY, 18), "№ 1 от 13.05.2026, 0 ч", TODAY)
    assert wrong.value.kept == Paper("1", date(2026, 5, 13), 18)


@given(st.text(max_size=250))
def test_any_words_are_a_document_or_named_wrong(typed: str) -> None:
    with suppress(BadDocument):
        assert requests.read(Paper(), typed, TODAY) != Paper()


def test_a_day_without_a_year_is_behind() -> None:
    said = ("22 ноября", "23 ноября", "23.11", "сегодня", "вчера")
    assert [requests.past_day(it, TODAY).isoformat() for it in said] == [
        "2026-11-22", "2025-11-23", "2025-11-23", "2026-11-22", "2026-11-21",
    ]  # fmt: skip
    assert requests.past_day("29 февраля", date(2028, 2, 29)) == date(2028, 2, 29)
    with pytest.raises(UnknownDay):
        requests.past_day("завтра", TODAY)


def test_what_is_worth_a_second_look() -> None:
    assert requests.doubts(Paper("1", MAY, 36), kind="pk", hours=36) == []
    assert requests.doubts(Paper("1", MAY, 36), kind=None, hours=None) == []
    assert requests.doubts(Paper("1", MAY, 12), kind="pk", hours=36) == ["hours-other", "hours-few"]
    assert requests.doubts(Paper("1", MAY, 72), kind="pp", hours=None) == ["hours-few"]
