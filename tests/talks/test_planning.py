"""A host plans sessions, one or a series, moves and cancels them; each part by a tap or a word, everything once."""

from tests.talks import internship
from tests.talks.conftest import START, Talk, Talker
from tests.talks.internship import BEGINS, DAY, HOUR, opens, person_of, sits, states, teacher
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


# Changed


async def hosting(talk: Talk, *names: str, room: int = 15) -> tuple[int, Talker, list[Talker]]:
    """A session on 3 December, its host before the card, and teachers who signed up."""
    at = await internship.site(talk)
    there = await internship.session(talk, at, room=room)
    maria = await host_of(talk, at)
    teachers = [await teacher(talk, name) for name in names]
    for one in teachers:
        await sits(talk, there, one)
    await opens(maria, "hosted", there)
    return there, maria, teachers


async def notices(talk: Talk, kind: str) -> int:
    [(count,)] = await talk.look("SELECT count(*) FROM outbox WHERE kind = $1", kind)
    return int(count)


async def test_moved_after_it_is_said_what_changes_and_who_hears(talk: Talk) -> None:
    there, maria, [anna] = await hosting(talk, "Анна")
    assert "Очно 1 из 15" in maria.text
    await maria.presses("Перенести")
    await maria.writes("когда-нибудь")
    assert "Не понял дату «когда-нибудь»" in maria.text
    await maria.writes("01.01.0001")
    assert maria.text.startswith("Этот день или час уже прошёл.")
    await maria.writes("31.12.9999")
    assert maria.text.startswith("Это слишком далеко.")
    await maria.writes("4 декабря 15:00–16:30")
    assert "Было: чт 3 декабря, 14:00–16:00" in maria.text
    assert "Станет: пт 4 декабря, 15:00–16:30" in maria.text
    assert "Узнает 1 человек." in maria.text
    moving = maria.data("Перенести")
    assert await notices(talk, "session-moved") == 0
    await maria.presses("Перенести")
    assert maria.toast == "Занятие перенесено. Всем, кого это касается, сообщу."
    await maria.presses_data(moving)
    assert maria.toast == "Эта кнопка устарела: занятие изменилось. Вот как теперь."
    assert await notices(talk, "session-moved") == 1
    assert await talk.look("SELECT starts_at, ends_at, version FROM sessions WHERE id = $1", there) == [
        (BEGINS + DAY + HOUR, BEGINS + DAY + HOUR + 5400, 2)
    ]
    talk.clock.advance(hours=12)
    await talk.tick()
    assert "пт 4 декабря" in anna.text


async def test_moved_by_taps(talk: Talk) -> None:
    there, maria, _ = await hosting(talk)
    await maria.presses("Перенести")
    await maria.presses("чт 10 декабря")
    assert "Записанных нет" in maria.text
    await maria.presses("Другое время")
    await maria.presses("10:30")
    assert "Станет: чт 10 декабря, 10:30–12:30" in maria.text
    await maria.presses("Перенести")
    assert await talk.look("SELECT starts_at FROM sessions WHERE id = $1", there) == [(BEGINS + WEEK - 12600,)]
    await maria.presses("Перенести")
    await maria.presses("Календарь")
    await maria.presses("25")
    assert "Станет: пт 25 декабря, 10:30–12:30" in maria.text


async def test_of_two_hosts_who_move_it_the_second_sees_what_the_first_did(talk: Talk) -> None:
    there, maria, _ = await hosting(talk)
    gleb = await host_of(talk, internship.Site(1, 0, 0, 0), "Глеб")
    for host, day in ((maria, "чт 10 декабря"), (gleb, "чт 17 декабря")):
        await opens(host, "hosted_move", there)
        await host.presses(day)
    await maria.presses("Перенести")
    await gleb.presses("Перенести")
    assert "занятие изменилось" in str(gleb.toast)
    assert "чт 10 декабря" in gleb.text
    assert await talk.look("SELECT starts_at, version FROM sessions WHERE id = $1", there) == [(BEGINS + WEEK, 2)]


async def test_another_place_is_confirmed_and_said_once(talk: Talk) -> None:
    there, maria, _ = await hosting(talk, "Анна", "Борис")
    await maria.presses("Место")
    await maria.writes("к" * 400)
    assert "Слишком длинно" in maria.text
    await maria.writes("<b>Каб. 7</b>")
    assert "Теперь так: <b>Каб. 7</b>" in maria.text
    assert "Узнают 2 человека." in maria.text
    await talk.restart()
    saving = maria.data("Изменить и сообщить")
    await maria.presses("Изменить и сообщить")
    assert "Место: <b>Каб. 7</b>" in maria.text
    await maria.presses_data(saving)
    assert await notices(talk, "session-moved") == 2
    await maria.presses("Место")
    await maria.writes("https://meet.example.ru/c")
    await maria.presses("Изменить и сообщить")
    assert await talk.look("SELECT place, link, version FROM sessions WHERE id = $1", there) == [
        ("<b>Каб. 7</b>", "https://meet.example.ru/c", 3)
    ]


async def test_more_seats_are_offered_to_the_queue_and_fewer_than_people_are_refused(talk: Talk) -> None:
    there, maria, _ = await hosting(talk, "Анна", "Борис", room=1)
    assert "Очно 1 из 1, в очереди 1" in maria.text
    await maria.presses("Число мест")
    await maria.writes("ноль")
    assert "Напишите два числа" in maria.text
    await maria.writes("0 и 5")
    assert "не меньше, чем записанных" in maria.text
    await maria.writes("2 и 0")
    assert maria.toast is None or "Записал" in maria.text
    assert await states(talk, there) == [("Анна", "room", "seated"), ("Борис", "room", "offered")]
    await maria.presses("Число мест")
    await maria.presses("Очно 7")
    assert "Очно 2 из 7" in maria.text


async def test_cancelled_after_two_questions_everybody_learns_once(talk: Talk) -> None:
    _, maria, [anna, boris] = await hosting(talk, "Анна", "Борис", room=1)
    await maria.presses("Отменить")
    await maria.writes("Заболела & <b>лежу</b>")
    assert "Причина: Заболела & <b>лежу</b>" in maria.text
    await maria.presses("Отменить занятие: узнают 2 человека")
    assert "Вернуть отменённое занятие будет нельзя." in maria.text
    assert await talk.look("SELECT state FROM sessions") == [("planned",)]
    sure = maria.data("Да, отменить")
    await maria.presses("Да, отменить")
    assert "Занятие отменено. Причина: Заболела & <b>лежу</b>" in maria.text
    await maria.presses_data(sure)
    assert "занятие изменилось" in str(maria.toast)
    assert await notices(talk, "session-cancelled") == 2
    talk.clock.advance(hours=12)
    await talk.tick()
    for one in (anna, boris):
        assert "лежу" in one.text
    assert not {"Перенести", "Отменить", "Код"}.intersection(maria.buttons)


async def test_an_old_card_of_a_cancelled_or_past_session_changes_nothing(talk: Talk) -> None:
    there, maria, _ = await hosting(talk)
    old = [maria.data(button) for button in ("Перенести", "Место", "Число мест", "Отменить")]
    talk.clock.at = BEGINS + 3 * HOUR
    for data in old:
        await maria.presses_data(data)
        assert "занятие изменилось" in str(maria.toast)
    assert "Занятие прошло." in maria.text
    assert await talk.look("SELECT version, state FROM sessions WHERE id = $1", there) == [(1, "planned")]


async def test_somebody_is_taken_from_the_queue_and_somebody_taken_off(talk: Talk) -> None:
    there, maria, [_, boris] = await hosting(talk, "Анна", "Борис", room=1)
    await maria.presses("Записанные и очередь")
    assert "1. Анна" in maria.text
    assert "2. Борис" in maria.text
    assert "в очереди 1, очно" in maria.text
    await maria.presses("2")
    await maria.presses("Взять из очереди")
    assert maria.toast == "Свободных мест нет. Добавьте места или освободите одно."
    await maria.presses("1")
    await maria.presses("Убрать с занятия")
    await maria.writes("п" * 400)
    assert "Слишком длинно" in maria.text
    await maria.writes("Перепутали занятия")
    removing = maria.data("Да, убрать")
    await maria.presses("Да, убрать")
    assert maria.toast == "Убрал. Человек узнает об этом."
    await maria.presses_data(removing)
    assert "устарела" in str(maria.toast)
    assert await states(talk, there) == [("Анна", "room", "cancelled"), ("Борис", "room", "offered")]
    await maria.presses("1")
    await maria.presses("Взять из очереди")
    assert maria.toast == "Место отдано. Человек узнает об этом."
    assert await states(talk, there) == [("Анна", "room", "cancelled"), ("Борис", "room", "seated")]
    assert await notices(talk, "seat-removed") == 1
    assert await notices(talk, "seat-given") == 1
    assert await talk.look("SELECT reason FROM seats WHERE state = 'cancelled'") == [("Перепутали занятия",)]
    given = "SELECT actor, about FROM audit WHERE action = 'seat.taken' ORDER BY id DESC LIMIT 1"
    assert await talk.look(given) == [(await person_of(talk, maria), await person_of(talk, boris))]
    talk.clock.advance(hours=9)  # the morning
    await talk.tick()
    assert boris.text.startswith("Ведущий записал вас на занятие, очно. Место за вами.")
    assert boris.buttons[:2] == ["Приду", "Не смогу"]
