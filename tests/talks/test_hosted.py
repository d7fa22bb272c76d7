"""A planned session in its host's hands: moved, put elsewhere, resized, put right, cancelled; people in it and off."""

from storage import marks
from tests.talks import internship
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import BEGINS, DAY, HOUR, MINUTE, opens, person_of, sits, states, teacher, until
from tests.talks.test_site import host_of

WEEK = 7 * DAY


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
    assert maria.toast == "Перенёс. Всем, кого это касается, сообщу."
    await maria.presses_data(moving)
    assert maria.toast == "Эта кнопка устарела: с тех пор кое-что изменилось. Вот как теперь."
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
    assert "кое-что изменилось" in str(gleb.toast)
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
    await maria.presses("Отменить: узнают 2 человека")
    assert "Вернуть отменённое будет нельзя." in maria.text
    assert await talk.look("SELECT state FROM sessions") == [("planned",)]
    sure = maria.data("Да, отменить")
    await maria.presses("Да, отменить")
    assert "Занятие отменено. Причина: Заболела & <b>лежу</b>" in maria.text
    await maria.presses_data(sure)
    assert "кое-что изменилось" in str(maria.toast)
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
        assert "кое-что изменилось" in str(maria.toast)
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
    await maria.presses("Убрать из списка")
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


async def test_with_people_marked_it_is_not_moved_and_hours_are_not_cancelled(talk: Talk) -> None:
    there, maria, [anna] = await hosting(talk, "Анна")
    moving, cancelling = maria.data("Перенести"), maria.data("Отменить")
    await maria.presses_data(cancelling)
    await maria.presses("Без причины")
    await maria.presses("Отменить: узнает 1 человек")
    me, person = await person_of(talk, maria), await person_of(talk, anna)
    talk.clock.at = BEGINS + MINUTE
    async with talk.db.write() as tx:
        await marks.mark(tx, there, {person: "present"}, how="list", by=me, now=BEGINS)
    await maria.presses("Да, отменить")
    refused = "Отметки уже есть: с отменой пропали бы часы."
    assert str(maria.toast).startswith(refused)
    await maria.presses_in_vain(cancelling, told=refused)
    await maria.presses_in_vain(moving, told="Люди уже отмечены, перенести нельзя.")
    async with talk.db.write() as tx:
        await marks.mark(tx, there, {person: "absent"}, how="list", by=me, now=BEGINS)
    await maria.presses_data(cancelling)
    await maria.presses("Без причины")
    await maria.presses("Отменить: узнает 1 человек")
    await maria.presses("Да, отменить")
    assert maria.toast == "Отменил. Всем, кого это касается, сообщу."


async def test_moved_there_and_back_nobody_hears_who_knew_nothing_else(talk: Talk) -> None:
    _, maria, [anna] = await hosting(talk, "Анна")
    heard = len(anna.messages)
    for day in ("4 декабря", "3 декабря"):
        await maria.presses("Перенести")
        await maria.writes(day)
        await maria.presses("Перенести")
    await maria.presses("Место")
    await maria.writes("Каб. 7")
    await maria.presses("Изменить и сообщить")
    await until(talk, BEGINS - 10 * DAY)
    [said] = anna.messages[heard:]
    assert said.text.startswith("Место другое, время прежнее.\n\nКритерии до работы\nчт 3 декабря, 14:00–16:00")


async def test_module_hours_and_the_end_of_sign_up_are_put_right_without_a_word(talk: Talk) -> None:
    there, maria, [anna] = await hosting(talk, "Анна")
    heard = len(anna.messages)
    await maria.presses("Модуль, часы, запись")
    assert "Модуль 1 из 2. Критерии до работы\nчт 3 декабря, 14:00–16:00\n3 академических часа" in maria.text
    await maria.writes("4")
    assert "4 академических часа" in maria.text
    await maria.presses("Модуль")
    await maria.presses("2")
    await maria.presses("Запись до")
    await maria.presses("до начала")
    await talk.restart()
    saving = maria.data("Сохранить")
    await maria.presses("Сохранить")
    assert maria.toast == "Записал."
    assert maria.text.startswith("Модуль 2 из 2. Обратная связь")
    assert "Запись открыта до чт 3 декабря, 14:00." in maria.text
    stored = "SELECT title, hours, starts_at - closes_at, version, ends_at - starts_at FROM sessions WHERE id = $1"
    assert await talk.look(stored, there) == [("Обратная связь", 4, 0, 1, 2 * HOUR)]
    await maria.presses_in_vain(saving, told="Этот черновик уже не нужен")
    await until(talk, BEGINS - 5 * DAY)
    assert len(anna.messages) == heard
    # What was given too few hours is found out afterwards.
    talk.clock.at = BEGINS + DAY
    await opens(maria, "hosted", there)
    await maria.presses("Модуль, часы, запись")
    await maria.writes("2")
    await maria.presses("Сохранить")
    assert "2 академических часа" in maria.text
    revised = "SELECT count(*) FROM audit WHERE action = 'session.revised'"
    assert await talk.look(revised) == [(2,)]


async def test_sign_up_does_not_close_before_it_opens(talk: Talk) -> None:
    at = await internship.site(talk)
    there = await internship.session(talk, at, opens_at=BEGINS - DAY)
    maria = await host_of(talk, at)
    await opens(maria, "hosted_change", there)
    await maria.presses("Запись до")
    await maria.presses("за 48 часов")
    await maria.presses("Сохранить")
    assert str(maria.toast).startswith("Запись закрылась бы раньше, чем откроется.")
    assert await talk.look("SELECT starts_at - closes_at FROM sessions") == [(2 * HOUR,)]
