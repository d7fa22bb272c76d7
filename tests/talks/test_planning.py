"""A host plans sessions, one or a series; each part by a tap or a word, everything once."""

from tests.talks import internship
from tests.talks.conftest import START, Talk, Talker
from tests.talks.internship import BEGINS, DAY, HOUR, opens
from tests.talks.test_site import host_of

WEEK = 7 * DAY
STARTS = "SELECT starts_at, ends_at FROM sessions ORDER BY id"


async def planning(talk: Talk, **wanted: object) -> tuple[internship.Site, int, Talker]:
    """A site with one session on 3 December and its host before the sketch of the next."""
    at = await internship.site(talk)
    there = await internship.session(talk, at, room=15, remote=30, link="https://meet.example.ru/a", **wanted)
    maria = await host_of(talk, at)
    await opens(maria, "plan", at.stream)
    return at, there, maria


async def test_the_next_one_is_the_last_one_a_week_later_with_the_next_module(talk: Talk) -> None:
    at, _, maria = await planning(talk)
    assert "Как в прошлый раз" in maria.text
    for words in (
        "Модуль 2 из 2. Обратная связь", "чт 10 декабря, 14:00–16:00", "ул. Ленина, 5, каб. 12",
        "https://meet.example.ru/a", "Очно 15, дистанционно 30", "3 академических часа", "за 2 часа до начала",
    ):  # fmt: skip
        assert words in maria.text, words
    planning_it = maria.data("Запланировать")
    await maria.presses("Запланировать")
    assert maria.toast == "Занятие запланировано."
    assert "Модуль 2 из 2. Обратная связь" in maria.text
    assert "Запись открыта до чт 10 декабря, 12:00." in maria.text
    await maria.presses_data(planning_it)
    assert "черновик уже не нужен" in str(maria.toast)
    second = (BEGINS + WEEK, BEGINS + WEEK + 2 * HOUR)
    assert await talk.look(STARTS) == [(BEGINS, BEGINS + 2 * HOUR), second]
    assert await talk.look("SELECT module, hours, room, remote FROM sessions WHERE id = 2") == [
        (at.module + 1, 3, 15, 30)
    ]


async def test_the_first_session_has_no_day_until_it_is_said(talk: Talk) -> None:
    at = await internship.site(talk)
    maria = await host_of(talk, at)
    await opens(maria, "plan", at.stream)
    assert "День и время пока не указаны" in maria.text
    assert "Запланировать" not in maria.buttons
    await maria.writes("5 декабря")
    assert "5 декабря 2026, время пока не указано" in maria.text
    await maria.presses("Время")
    await maria.presses("14:00")
    assert "До скольких?" in maria.text
    await maria.presses("15:30")
    assert "сб 5 декабря, 14:00–15:30" in maria.text
    assert "2 академических часа" in maria.text
    await maria.presses("Запланировать")
    [(starts_at, ends_at)] = await talk.look(STARTS)
    assert (starts_at - START, ends_at - starts_at) == (13 * DAY + 11 * HOUR, 5400)


async def test_every_part_is_told_in_words(talk: Talk) -> None:
    _, _, maria = await planning(talk)
    for part, said, shown in (
        ("День", "в пятницу", "пт 27 ноября, 14:00–16:00"),
        ("День", "17.12.2026 10-12", "чт 17 декабря, 10:00–12:00"),
        ("Время", "с 15 до 16", "чт 17 декабря, 15:00–16:00"),
        ("Модуль", "1", "Модуль 1 из 2. Критерии до работы"),
        ("Места", "очно 7, дистанционно 0", "Очно 7, дистанционно 0"),
        ("Где", "<b>Каб. 5</b> & зал", "Место: <b>Каб. 5</b> & зал"),
        ("Ссылка", "https://meet.example.ru/b?a=1&b=2", "Ссылка: https://meet.example.ru/b?a=1&b=2"),
        ("Часы", "4", "4 академических часа"),
        ("Запись с", "14", "откроется за 14 дней до занятия"),
        ("Запись до", "24", "за 24 часа до начала"),
    ):
        await maria.presses(part)
        await maria.writes(said)
        assert shown in maria.text, (part, said)
    await maria.presses("Где")
    await maria.presses("Без места")
    assert "Место не указано" in maria.text
    await maria.presses("Запланировать")
    assert await talk.look(
        "SELECT room, remote, place, link, hours, starts_at - closes_at FROM sessions WHERE id = 2"
    ) == [(7, 0, "", "https://meet.example.ru/b?a=1&b=2", 4, DAY)]


async def test_every_part_is_tapped(talk: Talk) -> None:
    at, _, maria = await planning(talk)
    await maria.presses("День")
    days = [it for it in maria.buttons if it.startswith("чт")]
    assert days == ["чт 10 декабря", "чт 17 декабря", "чт 24 декабря", "чт 31 декабря"]
    await maria.presses("Календарь")
    assert "декабрь 2026" in maria.buttons
    await maria.presses("›")
    assert "январь 2027" in maria.buttons
    await maria.presses("14")
    assert "чт 14 января, 14:00–16:00" in maria.text
    for part, choice, shown in (
        ("Модуль", "1", "Модуль 1 из 2."),
        ("Места", "Очно 20 + дист. 20", "Очно 20, дистанционно 20"),
        ("Ссылка", "Без ссылки", "Ссылки нет"),
        ("Часы", "6 ч", "6 академических часов"),
        ("Запись с", "за 7 дней", "откроется за 7 дней до занятия"),
        ("Запись до", "до начала", "Запись до начала занятия"),
    ):
        await maria.presses(part)
        await maria.presses(choice)
        assert shown in maria.text, part
    await maria.presses("Запланировать")
    found = await talk.look(
        "SELECT module, room, remote, link, hours, starts_at - opens_at, starts_at - closes_at FROM sessions"
        " WHERE id = 2"
    )
    assert found == [(at.module, 20, 20, "", 6, 7 * DAY, 0)]
    assert "Запись откроется чт 7 января, 14:00." in maria.text


MISUNDERSTOOD = [
    ("День", "31.02", "Не понял дату «31.02». Напишите, например, 5 декабря или 05.12.2026."),
    ("День", "<b>завтра</b>", "Не понял дату «<b>завтра</b>»"),
    ("День", "д" * 5000, "Не понял дату «ддд"),
    ("День", "01.11.2026", "Этот день или час уже прошёл"),
    ("День", "01.11.2066", "Это слишком далеко"),
    ("Время", "16-14", "Не понял время «16-14»"),
    ("Модуль", "9", "Нет модуля «9»"),
    ("Места", "15", "Напишите два числа"),
    ("Места", "0 и 0", "Напишите два числа"),
    ("Где", "к" * 4000, "Слишком длинно"),
    ("Ссылка", "в зуме", "Это не похоже на ссылку"),
    ("Часы", "100", "числом от 1 до 24"),
    ("Запись с", "никогда", "число дней от 0 до 180"),
    ("Запись до", "никогда", "число часов от 0 до 336"),
]


async def test_what_is_not_understood_loses_nothing(talk: Talk) -> None:
    _, _, maria = await planning(talk)
    await maria.writes("14:30–16:00")
    for part, said, answer in MISUNDERSTOOD:
        await maria.presses(part)
        await maria.writes(said)
        assert answer in maria.text, (part, said[:20])
        await maria.presses("‹ Назад")
    await talk.restart()
    await maria.presses("Где")
    await maria.presses("‹ Назад")
    assert "чт 10 декабря, 14:30–16:00" in maria.text
    assert "Очно 15, дистанционно 30" in maria.text


async def test_a_day_that_passes_while_it_is_planned_is_refused_in_words(talk: Talk) -> None:
    _, _, maria = await planning(talk)
    await maria.writes("завтра 9-11")
    talk.clock.advance(days=2)
    await maria.presses("Запланировать")
    assert "уже прошло" in str(maria.toast)
    await maria.writes("завтра 9-11")
    await maria.presses("Запланировать")
    assert await talk.look("SELECT count(*) FROM sessions") == [(2,)]


async def test_a_series_is_shown_whole_and_planned_once(talk: Talk) -> None:
    at, _, maria = await planning(talk)
    await maria.presses("Модуль")
    await maria.presses("1")
    await maria.presses("Серия")
    await maria.presses("Раз в две недели")
    await maria.presses("3")
    for line in (
        "1. чт 10 декабря, 14:00–16:00. Модуль 1. Критерии до работы",
        "2. чт 24 декабря, 14:00–16:00. Модуль 2. Обратная связь",
        "3. чт 7 января, 14:00–16:00. Модуль 2. Обратная связь",
        "3 занятия, раз в две недели",
    ):
        assert line in maria.text
    sure = maria.data("Запланировать все 3 занятия")
    await maria.presses("Запланировать все 3 занятия")
    assert maria.toast == "Запланированы 3 занятия."
    await maria.presses_data(sure)
    assert await talk.look("SELECT module, starts_at - $1 FROM sessions WHERE id > 1 ORDER BY id", BEGINS) == [
        (at.module, WEEK), (at.module + 1, 3 * WEEK), (at.module + 1, 5 * WEEK),
    ]  # fmt: skip


async def test_buttons_of_an_older_sketch_change_nothing(talk: Talk) -> None:
    at, _, maria = await planning(talk)
    older = maria.data("Запланировать")
    talk.clock.advance(minutes=1)
    await opens(maria, "plan", at.stream)
    await maria.presses_data(older)
    assert "черновик уже не нужен" in str(maria.toast)
    await opens(maria, "plan", at.stream)
    await maria.presses("Меню")
    await maria.presses_data(older)
    assert await talk.look("SELECT count(*) FROM sessions") == [(1,)]


async def test_a_session_like_this_one(talk: Talk) -> None:
    at, there, maria = await planning(talk)
    await internship.session(talk, at, room=3, starts_at=BEGINS + DAY)
    await opens(maria, "hosted", there)
    await maria.presses("Запланировать похожее")
    assert "чт 10 декабря" in maria.text
    assert "Очно 15, дистанционно 30" in maria.text


async def test_two_hosts_plan_at_the_same_second(talk: Talk) -> None:
    at, _, maria = await planning(talk)
    gleb = await host_of(talk, at, "Глеб")
    talk.clock.advance(minutes=1)
    for host in (maria, gleb):
        await opens(host, "plan", at.stream)
    for host in (maria, gleb):
        await host.presses("Запланировать")
        assert host.toast == "Занятие запланировано."
    assert await talk.look("SELECT count(*) FROM sessions") == [(3,)]
