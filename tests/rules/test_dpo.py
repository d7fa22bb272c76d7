"""Terms of training and attestation: days as people type them, when the next is due, when one is reminded."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from rules import dpo
from rules.dpo import BadDay, Told, What

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("what", "typed", "told"),
    [
        ("dpo", "5 мая 2024", Told(date(2024, 5, 5))),
        ("dpo", "5 мая", Told(date(2026, 5, 5))),
        ("dpo", "5 декабря", Told(date(2025, 12, 5))),
        ("dpo", "05.05.2024", Told(date(2024, 5, 5))),
        ("dpo", "05.05.24", Told(date(2024, 5, 5))),
        ("dpo", "05.2024", Told(date(2024, 5, 1), "month")),
        ("dpo", "2024-05", Told(date(2024, 5, 1), "month")),
        ("dpo", "Май 2024 г.", Told(date(2024, 5, 1), "month")),
        ("dpo", "в мае 2024", Told(date(2024, 5, 1), "month")),
        ("dpo", "May 2024", Told(date(2024, 5, 1), "month")),
        ("conformity", "2024", Told(date(2024, 1, 1), "year")),
        ("conformity", "в 2024 году", Told(date(2024, 1, 1), "year")),
        ("first", "сегодня", Told(TODAY)),
        ("apply", "1 марта", Told(date(2027, 3, 1))),
        ("apply", "03.2027", Told(date(2027, 3, 1), "month")),
        ("apply", "11.2026", Told(date(2026, 11, 1), "month")),
        ("apply", "22.11.2026", Told(TODAY)),
    ],
)
def test_a_day_a_month_a_year(what: What, typed: str, told: Told) -> None:
    assert dpo.read(what, typed, TODAY) == told


@pytest.mark.parametrize(
    ("what", "typed", "why"),
    [
        *[("dpo", typed, "unknown") for typed in ("", "31.02.2024", "13.2024", "давно", "5", "😀", "2024 " * 20)],
        ("dpo", "23.11.2026", "ahead"),
        ("dpo", "12.2026", "ahead"),
        ("dpo", "2027", "ahead"),
        ("dpo", "1 мая 1905", "old"),
        ("apply", "скоро", "plan"),
        ("apply", "2027", "year"),
        ("apply", "21.11.2026", "over"),
        ("apply", "10.2026", "over"),
        ("apply", "05.2099", "far"),
    ],
)
def test_what_cannot_be_is_told_apart(what: What, typed: str, why: str) -> None:
    with pytest.raises(BadDay) as bad:
        dpo.read(what, typed, TODAY)
    assert bad.value.why == why


@pytest.mark.parametrize(
    ("what", "day", "due"),
    [
        ("dpo", date(2024, 5, 5), date(2027, 5, 5)),
        ("dpo", date(2024, 2, 29), date(2027, 2, 28)),
        ("conformity", date(2022, 1, 1), date(2027, 1, 1)),
        ("first", date(2023, 9, 1), None),
        ("first", date(2023, 8, 31), date(2028, 8, 31)),
        ("highest", date(2021, 3, 31), date(2026, 3, 31)),
        ("apply", date(2027, 3, 1), date(2027, 3, 1)),
    ],
)
def test_when_the_next_one_is_due(what: What, day: date, due: date | None) -> None:
    assert dpo.due(what, day) == due


def test_a_category_is_in_force_to_its_day() -> None:
    assert dpo.in_force("first", date(2024, 1, 1), TODAY)
    assert dpo.in_force("highest", date(2021, 11, 23), TODAY)
    assert not dpo.in_force("highest", date(2021, 11, 22), TODAY)


def test_three_reminders_at_ten_of_the_readers_clock() -> None:
    zone = ZoneInfo("Asia/Krasnoyarsk")
    now = int(datetime(2026, 11, 22, 12, tzinfo=zone).timestamp())
    found = dpo.turns(date(2027, 8, 31), zone.key, now)
    said = [datetime.fromtimestamp(turn.at, zone).strftime("%d.%m.%Y %H:%M") for turn in found]
    assert said == ["28.02.2027 10:00", "30.06.2027 10:00", "17.08.2027 10:00"]
    assert [turn.expires_at for turn in found[:-1]] == [turn.at for turn in found[1:]]
    assert datetime.fromtimestamp(found[-1].expires_at, zone) == datetime(2027, 8, 31, tzinfo=zone)


def test_what_would_be_late_is_not_said() -> None:
    now = int(datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/Moscow")).timestamp())
    assert [it.number for it in dpo.turns(date(2027, 3, 1), "Europe/Moscow", now)] == [2, 3]
    assert dpo.turns(date(2026, 12, 1), "Europe/Moscow", now) == []
    assert dpo.turns(date(2025, 12, 1), "Europe/Moscow", now) == []


def test_no_word_of_fitness_while_a_category_is_in_force() -> None:
    now = int(datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/Moscow")).timestamp())

    def said(**days: date) -> list[tuple[str, int]]:
        given = {what: days[what] for what in dpo.WHATS if what in days}
        return [(what, turn.number) for what, _, turn in dpo.reminders(given, "Europe/Moscow", now)]

    assert said(conformity=date(2022, 5, 5)) == [("conformity", 2), ("conformity", 3)]
    assert said(conformity=date(2022, 5, 5), first=date(2024, 5, 5)) == []
    assert said(conformity=date(2022, 5, 5), highest=date(2022, 4, 1)) == [
        ("highest", 2), ("highest", 3), ("conformity", 3),
    ]  # fmt: skip


def test_a_reminder_is_known_by_its_day_and_turn() -> None:
    assert dpo.of_which(dpo.which(date(2027, 5, 5), dpo.TWO_MONTHS)) == (date(2027, 5, 5), 2)
