"""Where at the desk somebody is, who hears of what waits and when, whether a preview is still true."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dates import UnknownDay
from rules.request_desk import (
    PROGRAMMES,
    VIEWS,
    WEEK,
    Pile,
    Way,
    first_of,
    is_done,
    mark,
    morning,
    near_day,
    readers,
    standing,
    tells,
    way,
)
from rules.requests import ACTS, CONFIRM, ENROL, RETURN, SEND, TO
from rules.roles import Held

TODAY = date(2026, 11, 22)
NOW = int(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp())
DAY = 86_400
PILE = Pile("23", 5, None, 1, 0, NOW, NOW)
KINDS = ("region", "municipality", "organisation")


@given(
    st.builds(
        Way, st.one_of(st.just("all:"), st.builds("{}:{}".format, st.sampled_from(KINDS), st.integers(1, 99_999))),
        st.sampled_from(("", PROGRAMMES, *VIEWS)), st.integers(0, 999_999), st.integers(0, 999),
    )
)  # fmt: skip
def test_a_way_is_read_as_it_was_said(at: Way) -> None:
    assert way(str(at)) == at
    assert len(str(at)) <= 28


def test_a_way_of_other_rooms_and_none() -> None:
    assert way("municipality:5") == Way("municipality:5")
    assert way("") == Way()
    assert str(Way("municipality:5", "waiting")) == "m5.w"
    assert str(Way("municipality:9007199254740992", "waiting", 9007199254740992)) == "", "longer than a button"


@given(st.text(max_size=40))
def test_forged_ways_are_ways(said: str) -> None:
    found = way(said)
    assert found.page <= 9999
    assert found.view in ("", PROGRAMMES, *VIEWS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 декабря", date(2026, 12, 1)), ("30 октября", date(2026, 10, 30)), ("01.12.2026", date(2026, 12, 1)),
        ("сегодня", TODAY), ("вчера", date(2026, 11, 21)), ("5 января", date(2027, 1, 5)),
    ],
)  # fmt: skip
def test_a_day_without_a_year_is_the_nearest(typed: str, meant: date) -> None:
    assert near_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["31.02.2026", "скоро", "5", ""])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(UnknownDay):
        near_day(typed, TODAY)


def test_places_that_are_left() -> None:
    assert [first_of(*it) for it in ((None, 9, 4), (25, 12, 15), (25, 25, 3), (10, 30, 3), (25, 0, 4))] == [
        4,
        13,
        0,
        0,
        4,
    ]


def test_the_nearest_who_may_answer_hears_of_it() -> None:
    held = {"municipality:5": (1, 2), "region:23": (3,), "municipality:6": (4,)}
    own = Pile("23", 6, 4, 1, 0, NOW, NOW)
    assert readers(PILE, held, [9]) == (1, 2)
    assert readers(Pile("23", 7, None, 1, 0, NOW, NOW), held, [9]) == (3,)
    assert readers(Pile("23", None, None, 1, 0, NOW, NOW), held, [9]) == (3,)
    assert readers(Pile("77", 8, None, 1, 0, NOW, NOW), held, [9]) == (9,)
    assert readers(own, held, [9]) == (3,), "the only coordinator asks: it goes up"
    assert readers(PILE, {}, []) == ()


def test_it_is_told_of_what_is_new_and_weekly_of_what_still_waits() -> None:
    assert tells(NOW, NOW, None, NOW)
    assert tells(NOW, NOW - DAY, NOW - 1, NOW)
    assert not tells(NOW - DAY, NOW - 2 * DAY, NOW - 1, NOW)
    assert not tells(NOW - WEEK, NOW - WEEK, NOW - DAY, NOW)
    assert tells(NOW - WEEK - DAY, NOW - WEEK - DAY, NOW - WEEK, NOW)
    assert not tells(NOW - DAY, NOW - DAY, NOW + DAY, NOW), "the notice of tomorrow is to be said yet"


def test_the_next_nine_oclock() -> None:
    for zone, at in (("Europe/Moscow", (23, 6)), ("Asia/Kamchatka", (22, 21)), ("Europe/Kaliningrad", (23, 7))):
        assert datetime.fromtimestamp(morning(NOW, zone), UTC) == datetime(2026, 11, *at, tzinfo=UTC)


def test_each_decision_knows_how_it_leaves_a_request() -> None:
    for act in ACTS:
        if act not in ("cancel", SEND):
            assert any(is_done(act, TO[act], document) for document in (None, "returned", "confirmed"))
    assert not is_done(ENROL, "enrolled", "sent")
    assert not is_done(RETURN, "enrolled", None)
    assert not is_done(CONFIRM, "enrolled", "sent")


def test_a_mark_is_of_those_who_were_shown() -> None:
    assert mark([(1, 1), (2, 1)]) != mark([(1, 1), (2, 2)])
    assert mark([(1, 1), (2, 1)]) != mark([(1, 1)])
    assert 0 <= mark([(2**53, 9999)] * 50) < 100_000


def test_whose_desks_somebody_has() -> None:
    held = [
        Held("curator", "organisation", "7"),
        Held("coordinator", "municipality", "5"),
        Held("regional", "region", "23"),
    ]
    assert standing(held) == [("municipality", "5"), ("region", "23")]
