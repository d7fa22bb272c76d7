"""Times of meetings: as people type them, in a row, and when silence is said."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

import content
from rules.meetings import (
    FARTHEST,
    OPTIONS,
    Sketch,
    Unread,
    in_step,
    likely,
    moment,
    read_options,
    series,
    shifted,
    unanswered_at,
)

MOSCOW, KAMCHATKA = "Europe/Moscow", "Asia/Kamchatka"
DAY = 86_400
SUNDAY = date(2026, 11, 22)
TOMORROW, THURSDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 27)


def at(day: int, hour: int, month: int = 12, zone: str = MOSCOW, year: int = 2026) -> int:
    return int(datetime(year, month, day, hour, tzinfo=ZoneInfo(zone)).timestamp())


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("чт 15:00", [(THURSDAY, time(15))]),
        ("завтра 14:30, пт 15:10", [(TOMORROW, time(14, 30)), (FRIDAY, time(15, 10))]),
        ("Завтра в 14:30 или в пятницу в 15:10", [(TOMORROW, time(14, 30)), (FRIDAY, time(15, 10))]),
        ("чт или пт 15:00", [(THURSDAY, time(15)), (FRIDAY, time(15))]),
        ("в четверг и пятницу, 15:00", [(THURSDAY, time(15)), (FRIDAY, time(15))]),
        ("чт 14:00, 15:30", [(THURSDAY, time(14)), (THURSDAY, time(15, 30))]),
        ("чт, 3 декабря, 14:00", [(date(2026, 12, 3), time(14))]),
        ("чт 3 декабря, 14:00; 4.12 в 9", [(date(2026, 12, 3), time(14)), (date(2026, 12, 4), time(9))]),
        ("tomorrow 14:30 or Fri 15:10", [(TOMORROW, time(14, 30)), (FRIDAY, time(15, 10))]),
        ("чт 9:00\nпт 9:00\nпн 9:00", [(THURSDAY, time(9)), (FRIDAY, time(9)), (TOMORROW, time(9))]),
    ],
)  # fmt: skip
def test_times_are_read_as_people_type_them(typed: str, times: list[tuple[date, time]]) -> None:
    told = read_options(typed, SUNDAY)
    assert (list(told.times), told.days, told.minutes) == (times, (), None)


def test_an_end_gives_the_length() -> None:
    assert read_options("чт 15:00–16:30", SUNDAY).minutes == 90
    assert read_options("чт с 15 до 15:40, пт 15:00", SUNDAY).minutes == 40
    assert read_options("чт 0:00–23:00", SUNDAY).minutes is None  # no meeting lasts so long


def test_a_day_alone_waits_for_its_clock() -> None:
    assert read_options("в пятницу", SUNDAY).days == (FRIDAY,)
    told = read_options("завтра 14:30, пт", SUNDAY)
    assert (told.times, told.days) == (((TOMORROW, time(14, 30)),), (FRIDAY,))
    assert read_options("15:10", SUNDAY, [FRIDAY]).times == ((FRIDAY, time(15, 10)),)
    assert read_options("чт 15:10", SUNDAY, [FRIDAY]).times == ((FRIDAY, time(15, 10)), (THURSDAY, time(15, 10)))


@pytest.mark.parametrize("typed", ["", " , ", "15:00", "после шестого урока", "чт 25:00", "31.02 15:00", "ж" * 5000])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unread, match="when"):
        read_options(typed, SUNDAY)


def test_a_sketch_keeps_three_times_that_are_ahead() -> None:
    now = at(22, 12, month=11)
    sketch = Sketch(request=now, pair=1).at([(FRIDAY, time(15)), (THURSDAY, time(15))], MOSCOW, now)
    assert sketch.times == (at(26, 15, month=11), at(27, 15, month=11))
    assert sketch.at([(FRIDAY, time(15))], MOSCOW, now) == sketch
    for times, why in (
        ([(SUNDAY, time(12))], "past"),
        ([(date.fromordinal(SUNDAY.toordinal() + FARTHEST + 1), time(12))], "far"),
        ([(FRIDAY, time(9 + hour)) for hour in range(OPTIONS)], "many"),
    ):
        with pytest.raises(Unread, match=why):
            sketch.at(times, MOSCOW, now)
    assert Sketch.read(sketch.on([FRIDAY]).json()) == sketch.on([FRIDAY])
    assert Sketch.read({"request": 1}) is Sketch.read(None) is None


def test_a_meeting_moves_to_the_same_clock() -> None:
    starts_at = at(3, 15)
    assert likely(starts_at, MOSCOW, at(1, 12)) == (at(4, 15), at(5, 15), at(10, 15))
    # Not to a Sunday; and one that is over moves from today.
    assert likely(at(4, 15), MOSCOW, at(1, 12)) == (at(5, 15), at(7, 15), at(11, 15))
    assert likely(starts_at, MOSCOW, at(8, 12)) == (at(9, 15), at(10, 15), at(15, 15))


def test_a_series_keeps_its_clock_and_leaves_holidays_out() -> None:
    until = date(2027, 1, 21)
    starts = series(at(3, 15), MOSCOW, 1, until, content.holidays())
    days = [date(2026, 12, 10), date(2026, 12, 17), date(2026, 12, 24), date(2027, 1, 14), until]
    assert starts == [moment(day, time(15), MOSCOW) for day in days]
    assert series(at(3, 15), MOSCOW, 2, until, ()) == [at(17, 15), at(31, 15), at(14, 15, month=1, year=2027)]
    assert series(at(3, 15), MOSCOW, 0, until, ()) == []


def test_a_series_keeps_its_clock_over_summer_time() -> None:
    berlin = "Europe/Berlin"
    first = int(datetime(2027, 3, 25, 15, tzinfo=ZoneInfo(berlin)).timestamp())
    assert series(first, berlin, 1, date(2027, 4, 1), ()) == [first + 7 * DAY - 3600]


def test_silence_is_said_before_the_day_comes() -> None:
    # A day later, when the meeting is far away.
    assert unanswered_at(at(10, 15), at(1, 12), MOSCOW) == at(2, 12)
    # On the eve at 17:00 of the reader when it is near, at each one's own eve.
    assert unanswered_at(at(3, 15), at(2, 12), MOSCOW) == at(2, 17)
    assert unanswered_at(at(3, 15), at(2, 9), KAMCHATKA) == at(3, 17, zone=KAMCHATKA)
    # Proposed later than that, an hour before.
    assert unanswered_at(at(3, 15), at(2, 18), MOSCOW) == at(3, 14)


def test_a_row_moves_in_step() -> None:
    thursday, friday = at(10, 23), at(12, 9)
    assert in_step(thursday, at(24, 23), MOSCOW)
    assert not in_step(thursday, at(24, 22), MOSCOW)
    assert not in_step(thursday, at(25, 23), MOSCOW)
    assert shifted(at(24, 23), thursday, friday, MOSCOW) == at(26, 9)
    # A clock that is put forward in between: the hour on the wall stays.
    berlin = "Europe/Berlin"
    march, april = (at(day, 15, month, berlin, 2027) for day, month in ((25, 3), (1, 4)))
    assert in_step(march, april, berlin)
    assert shifted(april, march, at(26, 16, 3, berlin, 2027), berlin) == at(2, 16, 4, berlin, 2027)
