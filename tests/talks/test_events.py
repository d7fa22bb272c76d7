"""An organiser makes an event, gives it a day, a programme and somebody who answers for it; copies and repeats it."""

from aiogram.filters.callback_data import CallbackData

from bot.doors import Go
from tests.talks.broadcasting import coordinator
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import BEGINS, DAY, HOUR, opens, sits, teacher
from tests.talks.mentoring import DISTRICT, SCHOOL, colleague, curator
from tests.talks.test_people import administrator

TITLE = "Оценивание без страха"


async def begun(talk: Talk, name: str = "Ольга") -> Talker:
    """A coordinator on the card of a new event without a day."""
    olga = await coordinator(talk, name)
    await olga.writes("/menu")
    await olga.presses("Координатору")
    await olga.presses("События")
    await olga.presses("Новое событие")
    await olga.presses("Семинар-практикум")
    await olga.writes(TITLE)
    return olga


async def dated(talk: Talk, name: str = "Ольга") -> Talker:
    """On Thursday, 3 December, in the room and remotely."""
    olga = await begun(talk, name)
    await olga.presses("Назначить день")
    await olga.writes("3 декабря 14:00–16:00")
    await olga.writes("СОШ № 11, каб. 5\nhttps://meet.example.ru/a")
    await olga.writes("34 16")
    await olga.presses("2 ч")
    await olga.presses("Открыть запись")
    return olga


async def test_an_event_is_made_in_a_tap_and_a_word(talk: Talk) -> None:
    olga = await coordinator(talk)
    await opens(olga, "event_board")
    assert olga.text.startswith(f"События, {DISTRICT}\n\nСобытий здесь пока нет.")
    await olga.presses("Новое событие")
    await olga.presses("Семинар-практикум")
    await olga.writes("я" * 201)
    assert olga.text.startswith("Слишком длинно: 201 знак")
    await olga.writes(TITLE)
    assert olga.text.startswith("Событие записано. Остальное можно сказать сейчас или потом.\n\nСеминар-практикум\n«")
    assert "Пока не сказано: день, для кого, программа, ответственный." in olga.text
    await olga.presses("Изменить")
    await olga.presses("Месяц плана")
    await olga.presses("ноябрь 2026")
    await olga.presses("‹ Назад")
    assert f"1. ноябрь 2026 · Семинар-практикум «{TITLE}»" in olga.text
    talk.clock.advance(days=30)
    await opens(olga, "event_board")
    assert "1. ноябрь 2026, срок прошёл · " in olga.text


async def test_it_gets_its_day_in_a_few_answers(talk: Talk) -> None:
    olga = await begun(talk)
    await olga.presses("Назначить день")
    assert "ноябрь 2026" in olga.buttons
    await olga.presses("›")
    await olga.presses("3")
    assert "3 декабря 2026, время пока не указано" in olga.text
    await olga.presses("14:00")
    await olga.presses("16:00")
    assert "чт 3 декабря, 14:00–16:00\n\nГде?" in olga.text
    await olga.presses("‹ Назад")
    await olga.presses("‹ Назад")
    await olga.writes("3 декабря 14:00–16:00")
    await olga.writes("СОШ № 11, каб. 5\nhttps://meet.example.ru/a")
    await talk.restart()
    await olga.writes("очень много")
    assert "Не понял «очень много»." in olga.text
    await olga.writes("34 16")
    await olga.presses("2 ч")
    for words in (
        "чт 3 декабря, 14:00–16:00", "Место: СОШ № 11, каб. 5", "Ссылка: https://meet.example.ru/a",
        "Очно 34, дистанционно 16", "2 академических часа", "Запись до чт 3 декабря, 12:00", "Запись сразу",
    ):  # fmt: skip
        assert words in olga.text, words
    opening = olga.data("Открыть запись")
    await olga.presses("Открыть запись")
    assert olga.toast == "Запись открыта. Теперь можно пригласить людей."
    assert "Запись открыта до чт 3 декабря, 12:00." in olga.text
    await olga.presses_data(opening)
    assert "черновик уже не нужен" in str(olga.toast)
    assert await talk.look("SELECT starts_at, ends_at, room, remote, hours, by_word FROM sessions") == [
        (BEGINS, BEGINS + 2 * HOUR, 34, 16, 2, 0)
    ]
    await olga.presses("‹ Назад")
    assert f"1. чт 3 декабря, 14:00 · Семинар-практикум «{TITLE}» · записано 0 из 50" in olga.text
    assert olga.text.startswith(f"События, {DISTRICT}\nВпереди 1\n\n1. чт")


async def test_any_line_of_the_day_is_put_right_before_it_opens(talk: Talk) -> None:
    olga = await begun(talk)
    await olga.presses("Назначить день")
    await olga.writes("31.02")
    assert "Не понял дату «31.02»." in olga.text
    await olga.writes("завтра 9-11")
    await olga.presses("Место скажу позже")
    await olga.presses("Очно 30")
    await olga.presses("Без часов")
    for part, answer, shown in (
        ("День", "6 января 10:00–12:00", "В этот день каникулы: Зимние каникулы."),
        ("Время", "с 11 до 13", "ср 6 января, 11:00–13:00"),
        ("Места", "0 100", "Очно 0, дистанционно 100"),
        ("Где", "Дворец творчества", "Место: Дворец творчества"),
        ("Ссылка", "https://meet.example.ru/b", "Ссылка: https://meet.example.ru/b"),
        ("Часы", "3", "3 академических часа"),
        ("Запись до", "5 января 11:00", "Запись до вт 5 января, 11:00"),
    ):
        await olga.presses(part)
        await olga.writes(answer)
        assert shown in olga.text, part
    await olga.presses("По заявкам")
    assert "По заявкам: каждому отвечаете вы." in olga.text
    await olga.presses("Ссылка")
    await olga.presses("Без ссылки")
    assert "Ссылки нет" in olga.text
    await olga.presses("Открыть запись")
    assert await talk.look("SELECT room, remote, hours, by_word, starts_at - closes_at FROM sessions") == [
        (0, 100, 3, 1, DAY)
    ]
    assert "По заявкам: каждому отвечаете вы." in olga.text
    await sits(talk, 1, await colleague(talk, "Глеб"), "remote")
    await opens(olga, "event", 1)
    assert "По заявкам: 1 человек ждёт вашего ответа." in olga.text


async def test_the_programme_is_one_message_and_is_shown_as_it_was_understood(talk: Talk) -> None:
    olga = await begun(talk)
    await olga.presses("Программа")
    await olga.writes(
        "14:00 Открытие\n14-30 Критерии до урока — Иванова А. П., СОШ № 11\nпосле обеда <b>чай</b> & разговоры"
    )
    for line in ("1. 14:00 Открытие\n2. 14:30 Критерии до урока. Иванова А. П.", "3. после обеда <b>чай</b> & разг"):
        assert line in olga.text
    await olga.writes("14:00 Открытие\n" + "я" * 201)
    assert olga.text.startswith("Строка 2 слишком длинная: 201 знаков, а помещается 200.")
    await olga.writes("чай\n" * 41)
    assert olga.text.startswith("Пунктов 41, а помещается 40.")
    await olga.writes("ч" * 5000)
    assert olga.text.startswith("Сообщение слишком длинное")
    await olga.presses("‹ Назад")
    assert "Программа: 3 пункта" in olga.text
    await olga.presses("Программа")
    await olga.writes("\n".join(f"14:{n} Критерии {'я' * 40} — Иванова {'ш' * 30}" for n in range(10, 50)))
    assert "40. 14:49 Критерии" in olga.text
    await olga.presses("Очистить")
    await olga.presses("Да, очистить")
    assert olga.toast == "Программы больше нет."
    assert await talk.look("SELECT count(*) FROM event_items") == [(0,)]


async def test_what_is_said_of_it_is_changed_field_by_field(talk: Talk) -> None:
    olga = await dated(talk)
    for field, said, shown in (
        ("Название", "Критерии <до> урока & после", "«Критерии <до> урока & после»"),
        ("Для кого", "учителя математики", "Для кого: учителя математики"),
        ("О событии", "Разберём работы.\nПриносите свои.", "Разберём работы.\nПриносите свои."),
        ("Месяц плана", "март", "По плану: март 2027"),
        ("Часы", "0", ""),
        ("Запись до", "1 декабря", "Запись открыта до вт 1 декабря, 23:00."),
        ("Запись до", "24", "Запись открыта до ср 2 декабря, 14:00."),
    ):
        await olga.presses("Изменить")
        await olga.presses(field)
        await olga.writes(said)
        assert olga.text.startswith("Записал."), field
        assert shown in olga.text, field
    assert "академических" not in olga.text
    await olga.presses("Изменить")
    await olga.presses("Вид")
    await olga.writes("пикник")
    assert "Вида «пикник» у меня нет." in olga.text
    await olga.presses("Круглый стол")
    assert olga.text.startswith("Круглый стол\n")
    await olga.presses("Изменить")
    await olga.presses("Запись до")
    await olga.writes("4 декабря")
    assert "Не понял «4 декабря»." in olga.text
    await olga.presses("‹ Назад")
    await olga.presses("Месяц плана")
    await olga.writes("когда-нибудь")
    assert "Не понял «когда-нибудь»." in olga.text
    await olga.presses("Убрать")
    assert "По плану" not in olga.text
    await olga.presses("Изменить")
    await olga.presses("По заявкам")
    assert "По заявкам: каждому отвечаете вы." in olga.text
    await olga.presses("Изменить")
    await olga.presses("Запись сразу")
    assert "По заявкам" not in olga.text
    assert await talk.look("SELECT title, hours FROM sessions") == [("Критерии <до> урока & после", 0)]


async def test_somebody_answers_for_it(talk: Talk) -> None:
    olga = await begun(talk)
    gleb = await colleague(talk, "Глеб", "Королёв Глеб Ильич")
    await olga.presses("Ответственный")
    await olga.presses("Я")
    assert "Ответственный: Ольга" in olga.text
    await olga.presses("Ответственный")
    await olga.writes("Синицына П. П., методист")
    assert "Ответственный: Синицына П. П., методист" in olga.text
    number = (await talk.look("SELECT id FROM events"))[0][0]
    await gleb.presses_in_vain(Go(room="event", id=str(number)), told=NOT_ALLOWED)
    await olga.presses("Ответственный")
    await olga.writes("королев")
    await olga.presses("Королёв Глеб Ильич")
    assert "Ответственный: Королёв Глеб Ильич" in olga.text
    talk.clock.advance(hours=9)
    await talk.tick()
    assert gleb.text.startswith("Вас назвали ответственным: «")
    # Who answers for it runs it, and makes no others.
    await gleb.presses("Подробнее")
    assert "Назначить день" in gleb.buttons
    assert not {"Скопировать", "Убрать", "Ответственный"} & set(gleb.buttons)
    await gleb.presses_in_vain(Go(room="event_lead", id=str(number)), told=NOT_ALLOWED)
    await gleb.presses_in_vain(Go(room="event_board"), told=NOT_ALLOWED)


async def test_a_copy_begins_with_all_but_the_day(talk: Talk) -> None:
    olga = await dated(talk)
    await olga.presses("Программа")
    await olga.writes("14:00 Открытие")
    await olga.presses("‹ Назад")
    copying = olga.data("Скопировать")
    await olga.presses("Скопировать")
    assert "Программа: 1 пункт" in olga.text
    await olga.presses_data(copying)
    assert await talk.look("SELECT count(*) FROM events") == [(2,)]
    await olga.presses("Назначить день")
    assert "Очно 34, дистанционно 16" in olga.text
    await olga.writes("10 декабря")
    assert "чт 10 декабря, 14:00–16:00" in olga.text
    await olga.presses("Открыть запись")
    assert await talk.look("SELECT starts_at - $1, room, remote, hours FROM sessions ORDER BY id", BEGINS) == [
        (0, 34, 16, 2), (7 * DAY, 34, 16, 2),
    ]  # fmt: skip


async def test_a_series_leaves_the_holidays_out_and_is_made_once(talk: Talk) -> None:
    olga = await dated(talk)
    await olga.presses("Повторять")
    await olga.presses("Раз в две недели")
    await olga.presses("3")
    assert "1. чт 17 декабря, 14:00–16:00\n2. чт 14 января, 14:00–16:00" in olga.text
    assert "Пропускаю каникулы: чт 31 декабря." in olga.text
    making = olga.data("Создать 3 события")
    await olga.presses("Создать 3 события")
    assert str(olga.toast).startswith("Созданы 3 события.")
    assert "Впереди 4\n\n1. чт 3 декабря" in olga.text
    await olga.presses_data(making)
    assert await talk.look("SELECT starts_at - $1 FROM sessions ORDER BY id", BEGINS) == [
        (0,), (14 * DAY,), (42 * DAY,), (56 * DAY,),
    ]  # fmt: skip
    assert await talk.look("SELECT count(*) FROM events WHERE series = 1") == [(4,)]
    await olga.writes("СТРАХА")
    assert olga.text.startswith("Нашлось: 4.")
    await olga.writes("без <слов>")
    assert olga.text.startswith("Не нашёл «без <слов>» в названиях.")
    await opens(olga, "event", 3)
    await olga.presses("Изменить")
    await olga.presses("Название")
    await olga.writes("Обратная связь")
    await opens(olga, "event_board")
    await olga.writes("обратная")
    assert "«Обратная связь»" in olga.text
    assert "Перенести" in olga.buttons


async def test_it_is_moved_cancelled_and_taken_off(talk: Talk) -> None:
    olga = await dated(talk)
    await olga.presses("Перенести")
    await olga.writes("4 декабря")
    await olga.presses("Перенести")
    assert "пт 4 декабря, 14:00–16:00" in olga.text
    assert olga.text.startswith("Семинар-практикум\n")
    await olga.presses("Место и ссылка")
    await olga.writes("Лицей № 2, зал https://meet.example.ru/b")
    await olga.presses("Изменить и сообщить")
    assert "Место: Лицей № 2, зал\nСсылка: https://meet.example.ru/b" in olga.text
    await olga.presses("Отменить")
    await olga.writes("Карантин")
    await olga.presses("Отменить")
    await olga.presses("Да, отменить")
    assert "Отменено. Причина: Карантин" in olga.text
    await olga.presses("Убрать")
    await olga.presses("Да, убрать")
    assert "Убрано из списка." in olga.text
    assert olga.rows[0] == ["Скопировать"]
    await olga.presses("‹ Назад")
    assert "Событий здесь пока нет." in olga.text


async def test_what_is_over_waits_for_its_marks(talk: Talk) -> None:
    olga = await dated(talk)
    talk.clock.advance(days=12)
    await opens(olga, "event_board")
    assert "· нет отметок" in olga.text
    await olga.presses("1")
    assert "Отметьте, кто был" in olga.text
    assert {"Итоги", "Отметить", "Люди", "Скопировать", "Повторять"} <= set(olga.buttons)
    assert not {"Пригласить", "Перенести", "Отменить"} & set(olga.buttons)
    await olga.presses("Изменить")
    assert not {"Запись до", "По заявкам"} & set(olga.buttons)
    await olga.presses("‹ Назад")
    await olga.presses("Повторять")
    await olga.presses("Каждую неделю")
    await olga.presses("1")
    assert "1. чт 10 декабря" in olga.text
    await olga.presses("‹ Назад")
    await olga.presses("‹ Назад")
    await olga.presses("Не состоялось")
    await olga.presses("Да, не состоялось")
    assert "Отменено." in olga.text
    await olga.presses("‹ Назад")
    assert "· отменено" in olga.text


async def test_people_of_a_school_and_of_all_regions_make_theirs(talk: Talk) -> None:
    vera = await curator(talk, "Вера")
    await opens(vera, "event_board")
    assert vera.text.startswith(f"События, {SCHOOL}")
    boss = await administrator(talk)
    await opens(boss, "event_board")
    assert boss.text.startswith("События, все регионы")
    await boss.presses("Новое событие")
    await boss.presses("Вебинар")
    await boss.writes("Итоги года")
    await boss.presses("Назначить день")
    await boss.writes("5 декабря 10-12")
    await boss.writes("https://meet.example.ru/a")
    assert "Дистанционно 300" in boss.buttons
    await boss.writes("100")
    await boss.writes("без часов")
    assert "Место не указано" not in boss.text
    await boss.presses("Открыть запись")
    assert "Дистанционно 0 из 100" in boss.text
    assert await talk.look("SELECT municipality, region, zone FROM sessions") == [(None, "", "Europe/Moscow")]


async def test_nobody_of_elsewhere_opens_or_changes_it(talk: Talk) -> None:
    await dated(talk)
    vera = await coordinator(talk, "Вера", district="Каневской район")
    anna = await teacher(talk)
    rooms = ("event", "event_change", "event_items", "event_lead", "event_day", "event_series", "hosted")
    for stranger in (vera, anna):
        forged: list[CallbackData | str] = [Go(room=room, id="1") for room in rooms]
        forged += [".cc:1:1", ".cd:1:1", ".hx:1:about", ".hw:1:1", ".ic:1:1", ".wx:1", ".ey:1:week:2:1"]
        await stranger.presses_in_vain(*forged, told=NOT_ALLOWED)
    assert await talk.look("SELECT count(*), max(dropped_at) FROM events") == [(1, None)]
