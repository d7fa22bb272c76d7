"""What people type for a day and a time, and that everything we print ourselves is read back."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import LOCALES, Texts
from rules.dates import UnknownDay, UnknownTime, When, read_day, read_times, read_when

TODAY = date(2026, 11, 22)  # a Sunday
TEXTS = Texts(Path(__file__).parents[2] / "locales")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5 декабря", date(2026, 12, 5)),
        ("5 Декабря", date(2026, 12, 5)),
        ("  5   дек  ", date(2026, 12, 5)),
        ("5-го декабря", date(2026, 12, 5)),
        ("5 декабря 2027", date(2027, 12, 5)),
        ("5 декабря 2027 г.", date(2027, 12, 5)),
        ("5 декабря 2027 года", date(2027, 12, 5)),
        ("05.12", date(2026, 12, 5)),
        ("5.12.2026", date(2026, 12, 5)),
        ("05/12/26", date(2026, 12, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        ("сегодня", TODAY),
        ("Завтра", date(2026, 11, 23)),
        ("послезавтра", date(2026, 11, 24)),
        ("через неделю", date(2026, 11, 29)),
        ("в четверг", date(2026, 11, 26)),
        ("чт", date(2026, 11, 26)),
        ("Чт.", date(2026, 11, 26)),
        ("во вторник", date(2026, 11, 24)),
        ("в среду", date(2026, 11, 25)),
        ("воскресенье", date(2026, 11, 29)),
        ("on Thursday", date(2026, 11, 26)),
        ("чт 3 декабря", date(2026, 12, 3)),
        ("чт, 3 декабря", date(2026, 12, 3)),
        ("December 5", date(2026, 12, 5)),
        ("5 Dec 2026", date(2026, 12, 5)),
        ("22 ноября", TODAY),
        ("21 ноября", date(2027, 11, 21)),
        ("21.11.2026", date(2026, 11, 21)),
        ("29 февраля", date(2028, 2, 29)),
        ("3 мая", date(2027, 5, 3)),
        ("3 марта", date(2027, 3, 3)),
        ("31.02", None),
        ("31 февраля", None),
        ("29.02.2027", None),
        ("0.12", None),
        ("5.13", None),
        ("пт 3 декабря", None),
        ("5 брюмера", None),
        ("5", None),
        ("", None),
        ("14:00", None),
        ("чт" * 3000, None),
        ("9" * 5000, None),
        ("в пятницу вечером", None),
        ("<b>5 декабря</b>", None),
    ],
)
def test_a_day(typed: str, day: date | None) -> None:
    if day is None:
        with pytest.raises(UnknownDay):
            read_day(typed, TODAY)
    else:
        assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("14:00", time(14), None),
        ("14.00", time(14), None),
        ("14", time(14), None),
        ("в 14", time(14), None),
        ("14 ч", time(14), None),
        ("9:30", time(9, 30), None),
        ("14-00", time(14), None),
        ("14-30", time(14, 30), None),
        ("14-16", time(14), time(16)),
        ("14:00–16:00", time(14), time(16)),
        ("14:00 - 15:30", time(14), time(15, 30)),
        ("14.00—16.00", time(14), time(16)),
        ("с 14 до 16", time(14), time(16)),
        ("С 14:30 до 16", time(14, 30), time(16)),
        ("14-00 – 16-30", time(14), time(16, 30)),
        ("from 14 to 16", time(14), time(16)),
        ("00:00", time(0), None),
    ],
)
def test_times(typed: str, start: time, end: time | None) -> None:
    assert read_times(typed) == (start, end)


@pytest.mark.parametrize(
    "typed",
    ["", "24:00", "14:60", "16-14", "14:00–14:00", "14:0", "утром", "5 декабря", "-1", "14:00–25:00", "1" * 5000],
)
def test_no_times(typed: str) -> None:
    with pytest.raises(UnknownTime):
        read_times(typed)


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("5 декабря 14:00–16:00", When(date(2026, 12, 5), time(14), time(16))),
        ("5 декабря, 14:00", When(date(2026, 12, 5), time(14))),
        ("5 декабря с 14 до 16", When(date(2026, 12, 5), time(14), time(16))),
        ("чт 3 декабря, 14:00–16:00", When(date(2026, 12, 3), time(14), time(16))),
        ("в четверг в 14", When(date(2026, 11, 26), time(14))),
        ("завтра 9-11", When(date(2026, 11, 23), time(9), time(11))),
        ("05.12.2026 14.00", When(date(2026, 12, 5), time(14))),
        ("5 декабря", When(date(2026, 12, 5))),
        ("14:00–16:00", When(None, time(14), time(16))),
        ("14.10", When(date(2027, 10, 14))),
    ],
)
def test_a_day_and_times_at_once(typed: str, when: When) -> None:
    assert read_when(typed, TODAY) == when


@pytest.mark.parametrize("typed", ["31.02 14:00", "5 декабря 16-14", "когда-нибудь", "", "5 декабря 14:00 в школе"])
def test_neither_a_day_nor_a_time(typed: str) -> None:
    with pytest.raises(UnknownDay):
        read_when(typed, TODAY)


days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def noon(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


@given(days, days, st.sampled_from(LOCALES))
def test_every_day_we_print_is_read_back(day: date, today: date, locale: str) -> None:
    t = TEXTS.speaker(locale)
    assert read_day(t.day(noon(day), "UTC"), today) == day
    assert read_day(day.isoformat(), today) == day
    assert read_day(f"{day:%d.%m.%Y}", today) == day


@given(days, st.integers(0, 364), clocks, st.sampled_from(LOCALES))
def test_every_moment_we_print_is_read_back(today: date, ahead: int, at: time, locale: str) -> None:
    day = today + timedelta(days=ahead)
    printed = TEXTS.speaker(locale).moment(noon(day) + (at.hour - 12) * 3600 + at.minute * 60, "UTC")
    found = read_when(printed, today)
    assert found == When(day, at)


@given(clocks, clocks)
def test_every_span_we_print_is_read_back(start: time, end: time) -> None:
    if start < end:
        assert read_times(f"{start:%H:%M}–{end:%H:%M}") == (start, end)


@given(st.text(), days)
def test_whatever_is_typed_is_read_or_refused(typed: str, today: date) -> None:
    for read in (read_day, read_when):
        with suppress(UnknownDay):
            read(typed, today)
    with suppress(UnknownTime):
        read_times(typed)
