"""How long an offer stands, and what signing up gives."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import seats
from rules.quiet import quiet_until

HOUR, DAY = 3600, 86_400
ZONES = ("Europe/Kaliningrad", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Kamchatka", "Europe/Berlin")


def at(text: str, zone: str = "Europe/Moscow") -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


@pytest.mark.parametrize(
    ("left", "answer"),
    [
        (30 * DAY, 24 * HOUR),
        (72 * HOUR + 1, 24 * HOUR),
        (72 * HOUR, 6 * HOUR),
        (24 * HOUR, 6 * HOUR),
        (24 * HOUR - 1, HOUR),
        (6 * HOUR, HOUR),
        (6 * HOUR - 1, 1200),
        (2 * HOUR, 1200),
        (2 * HOUR - 1, 0),
        (-DAY, 0),
    ],
)
def test_the_nearer_the_start_the_shorter_the_answer(left: int, answer: int) -> None:
    assert seats.offer_seconds(left) == answer
    assert seats.may_offer(0, left) == (answer > 0)


@pytest.mark.parametrize(
    ("now", "start", "until"),
    [
        # 24 hours of day: 11 of them until the evening, the other 13 from the next morning.
        ("2026-11-16 10:00", "2026-11-30 14:00", "2026-11-17 21:00"),
        ("2026-11-16 23:00", "2026-11-30 14:00", "2026-11-18 19:00"),
        # Six hours offered at eight in the evening: one today, five from eight in the morning.
        ("2026-11-16 20:00", "2026-11-19 14:00", "2026-11-17 13:00"),
        ("2026-11-16 10:00", "2026-11-18 14:00", "2026-11-16 16:00"),
        # From 24 hours before the start on the clock runs through the night.
        ("2026-11-16 22:00", "2026-11-17 23:00", "2026-11-17 05:00"),
        ("2026-11-16 22:00", "2026-11-17 14:00", "2026-11-16 23:00"),
        ("2026-11-16 04:00", "2026-11-16 08:00", "2026-11-16 04:20"),
    ],
)
def test_the_clock_of_an_offer_stands_at_night_while_there_is_time(now: str, start: str, until: str) -> None:
    assert seats.offer_until(at(now), at(start), "Europe/Moscow") == at(until)


def test_the_night_is_the_readers() -> None:
    now, start = at("2026-11-16 20:00"), at("2026-11-19 14:00")
    assert seats.offer_until(now, start, "Asia/Kamchatka") == at("2026-11-17 14:00", "Asia/Kamchatka")


def test_a_night_with_summer_time_is_as_long_as_it_is() -> None:
    now, start = at("2026-03-28 20:00", "Europe/Berlin"), at("2026-03-31 14:00", "Europe/Berlin")
    assert seats.offer_until(now, start, "Europe/Berlin") == at("2026-03-29 13:00", "Europe/Berlin")


@given(
    now=st.integers(at("2026-01-01 00:00"), at("2027-01-01 00:00")),
    left=st.integers(seats.LAST_OFFER, 20 * DAY),
    zone=st.sampled_from(ZONES),
)
def test_an_offer_runs_exactly_its_time_awake_and_ends_before_the_last_moment(now: int, left: int, zone: str) -> None:
    start = now + left
    until = seats.offer_until(now, start, zone)
    assert now < until <= seats.latest(start)
    day = datetime.fromtimestamp(now, UTC).replace(hour=0, minute=0, second=0)
    hours = {int((day + timedelta(hours=hour)).timestamp()) for hour in range(24 * 6)}  # quiet hours begin and end so
    inside = sorted(edge for edge in {now, until, start - DAY, *hours} if now <= edge <= until)
    ran = sum(
        after - before
        for before, after in pairwise(inside)
        if before >= start - DAY or quiet_until(before, zone) is None
    )
    assert ran == seats.offer_seconds(left)


@pytest.mark.parametrize(
    ("wanted", "held", "free", "waited_for", "want_queue", "outcome"),
    [
        ("room", {}, 1, False, False, "seated"),
        ("room", {}, 1, True, True, "queued"),
        ("room", {}, 0, False, True, "queued"),
        ("room", {}, 0, False, False, "full"),
        ("room", {}, -2, False, False, "full"),  # the host took places away
        ("room", {"room": "seated"}, 5, False, True, "kept"),
        ("room", {"room": "offered"}, 5, False, True, "kept"),
        ("room", {"room": "queued"}, 0, True, False, "kept"),
        ("room", {"room": "queued"}, 1, True, True, "kept"),
        ("room", {"room": "queued"}, 1, False, True, "seated"),  # nothing is offered any more
        ("room", {"remote": "seated"}, 1, False, False, "seated"),
        ("room", {"remote": "seated"}, 0, False, True, "queued"),
        ("room", {"remote": "seated"}, 0, False, False, "full"),
        ("remote", {"room": "seated"}, 1, False, False, "seated"),
        ("remote", {"room": "seated"}, 0, False, True, "full"),
        ("remote", {"room": "queued"}, 1, False, False, "seated"),
        ("remote", {"room": "queued"}, 0, False, True, "queued"),
        ("remote", {"room": "offered"}, 0, False, True, "queued"),
    ],
)
def test_what_signing_up_gives(
    *, wanted: str, held: dict[str, str], free: int, waited_for: bool, want_queue: bool, outcome: str
) -> None:
    assert seats.sign_up(wanted, held, free=free, waited_for=waited_for, want_queue=want_queue) == outcome


@pytest.mark.parametrize(
    ("mode", "other", "becomes"),
    [
        ("room", "seated", "passed"),
        ("room", "queued", "passed"),
        ("room", "offered", "passed"),
        ("remote", "seated", "left"),
        ("remote", "queued", None),
        ("remote", "offered", None),
    ],
)
def test_what_becomes_of_the_other_seat(mode: str, other: str, becomes: str | None) -> None:
    assert seats.gives_up(mode, other) == becomes
