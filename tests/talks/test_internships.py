"""A teacher finds a session and takes a place: what is shown why, two taps, the queue, the way there."""

from urllib.parse import quote

from handlers.session_cards import Accept, Coming, Decline, Keep, Leave, Sign
from storage import enrolment, planning
from tests.talks.conftest import START, Talk
from tests.talks.internship import (
    BEGINS,
    DAY,
    HOUR,
    KRASNOYARSK,
    opens,
    person_of,
    session,
    site,
    sits,
    states,
    teacher,
)
from tests.talks.test_programmes import diagnosed
from tests.talks.test_start import begin


async def test_from_what_i_should_improve_to_a_place_and_a_name(talk: Talk) -> None:
    other = await site(talk, title="ИКТ на уроке", area="ict")
    at = await site(talk)
    await session(talk, other)
    number = await session(talk, at, room=3)
    anna = await begin(talk)
    await diagnosed(talk, anna, assessment=1.5, ict=3.0)
    await anna.presses("Стажировки")
    assert anna.text.startswith("Стажировки для вас · найдено 1")
    assert "1  Критерии до работы" in anna.text
    assert "чт 3 декабря, 14:00–16:00\n" in anna.text, "one clock is one time"
    assert "СОШ № 11, Тимашевский район · свободно: очно 3" in anna.text
    assert "Почему: критерии до работы и обратная связь, это ваши трудные места" in anna.text

    await anna.presses("1")
    assert anna.text.startswith("Критерии до работы\nСтажировка «Оценивание, которое учит», модуль 1 из 2")
    assert "Очно: свободно 3 места из 3" in anna.text
    assert "Дистанционно" not in anna.buttons
    await anna.presses("Очно")
    assert anna.toast == "Место за вами. Напомню накануне и за час."
    assert "Как вас записать?" in anna.text
    assert anna.buttons == ["Пропустить", "Меню"]
    await anna.writes("Анна 🙂")
    assert "только буквы" in anna.text
    await anna.writes("Анна")
    assert "и фамилия, и имя" in anna.text
    await anna.writes("Ё" * 5000)
    assert "Слишком длинно" in anna.text
    await anna.writes("Иванова  Анна")
    assert anna.text.startswith("Записал: Иванова Анна.")
    assert "✓ Место за вами, очно" in anna.text
    assert "Очно: свободно 2 места из 3" in anna.text
    assert await states(talk, number) == [("Анна", "room", "seated")]
    assert await talk.look("SELECT full_name FROM people WHERE name = 'Анна'") == [("Иванова Анна",)]

    await anna.writes("/profile")
    assert "В списках ведущих: Иванова Анна" in anna.text
    await anna.presses("Фамилия и имя")
    await anna.writes("Смирнова Анна")
    assert "В списках ведущих: Смирнова Анна" in anna.text


async def test_the_name_is_asked_once_and_a_second_tap_does_not_hide_it(talk: Talk) -> None:
    at = await site(talk)
    first, second = await session(talk, at, room=5), await session(talk, at, room=5, starts_at=BEGINS + DAY)
    anna = await begin(talk)
    await opens(anna, "session", first)
    seat = anna.data("Очно")
    await anna.presses("Очно")
    await anna.presses_data(seat)
    assert "Как вас записать?" in anna.text
    assert await states(talk, first) == [("Анна", "room", "seated")]
    await anna.presses("Пропустить")
    assert "✓ Место за вами, очно" in anna.text
    await opens(anna, "session", second)
    await anna.presses("Очно")
    assert anna.text.startswith("Место за вами. Напомню накануне и за час.")


async def test_a_place_that_went_while_choosing(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    for one in (anna, boris):
        await opens(one, "session", number)
        assert "Очно: свободно 1 место из 1" in one.text
    await anna.presses("Очно")
    await boris.presses("Очно")
    assert boris.text == "Это место уже занято, пока вы выбирали. Записать вас в очередь?"
    await boris.presses("В очередь")
    assert boris.text.startswith("Мест нет, ваш номер в очереди: 1.")
    assert "Вы в очереди, очно. Ваш номер: 1" in boris.text
    vera = await teacher(talk, "Вера")
    await opens(vera, "session", number)
    assert "Очно: мест нет, в очереди 1" in vera.text
    await vera.presses("Очередь: очно")
    assert "Ваш номер: 2" in vera.text
    await boris.presses("Выйти из очереди")
    await boris.presses("Да, выйти")
    assert boris.text.startswith("Вы больше не в очереди.")
    await opens(vera, "session", number)
    assert "Ваш номер: 1" in vera.text


async def test_leaving_is_two_taps_and_can_be_undone(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    await opens(anna, "session", number)
    await anna.presses("Очно")
    await anna.presses("Освободить место")
    assert "Освободить место?" in anna.text
    await anna.presses("Оставить за мной")
    assert "✓ Место за вами" in anna.text
    await anna.presses("Освободить место")
    sure = anna.data("Да, освободить")
    await anna.presses("Да, освободить")
    assert anna.text.startswith("Место освобождено.")
    await anna.presses("Очно")
    assert anna.text.startswith("Место за вами.")
    await anna.presses_data(sure)
    assert anna.toast == "Эта кнопка устарела. Вот как сейчас."
    assert "✓ Место за вами" in anna.text, "the button was of the place given up"
    assert await states(talk, number) == [("Анна", "room", "left"), ("Анна", "room", "seated")]


async def test_a_clash_is_said_and_may_be_wanted(talk: Talk) -> None:
    at = await site(talk)
    first = await session(talk, at, title="Первое")
    second = await session(talk, at, title="Второе", starts_at=BEGINS + HOUR)
    anna = await teacher(talk)
    await sits(talk, first, anna)
    await opens(anna, "session", second)
    await anna.presses("Очно")
    assert anna.text.startswith("На это время у вас уже есть:\n• занятие «Первое», чт 3 декабря, 14:00–16:00")
    assert await states(talk, second) == []
    await anna.presses("Всё равно записаться")
    assert anna.text.startswith("Место за вами.")


async def test_an_offer_that_clashes_with_what_was_taken_since_is_asked_about(talk: Talk) -> None:
    at = await site(talk)
    offered, taken = await session(talk, at, title="Первое"), await session(talk, at, title="Второе")
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    his = await sits(talk, offered, boris)
    hers = await sits(talk, offered, anna)
    await sits(talk, taken, anna)
    await boris.presses_data(Leave(seat=his, sure=True).pack())
    await opens(anna, "session", offered)
    await anna.presses("Беру")
    assert anna.text.startswith("На это время у вас уже есть:\n• занятие «Второе», чт 3 декабря, 14:00–16:00")
    assert anna.rows == [["Всё равно беру", "Не смогу"], ["‹ Назад", "Меню"]]
    assert await states(talk, offered) == [("Борис", "room", "left"), ("Анна", "room", "offered")]
    await anna.presses("Всё равно беру")
    assert anna.text.startswith("Место за вами.")
    await anna.presses_data(Accept(seat=hers).pack())
    assert anna.text.startswith("Место за вами."), "what is theirs is not asked about again"


async def test_remote_then_the_room(talk: Talk) -> None:
    at = await site(talk)
    number = await session(talk, at, remote=1, link="https://video.example.org/lesson?a=1&b=2")
    boris = await teacher(talk, "Борис")
    await sits(talk, number, boris)
    anna = await teacher(talk)
    await opens(anna, "session", number)
    assert "video.example.org" not in anna.text, "the link is for those who are in"
    assert anna.rows[0] == ["Очередь: очно", "Дистанционно"]
    await anna.presses("Дистанционно")
    assert "Подключиться: https://video.example.org/lesson?a=1&b=2" in anna.text
    await anna.presses("Очередь: очно")
    assert "Дистанционное место пока остаётся за вами." in anna.text
    assert "✓ Место за вами, дистанционно" in anna.text
    assert "Вы в очереди, очно" in anna.text
    await opens(boris, "session", number)
    assert "video.example.org" not in boris.text
    assert not any("дистан" in button.lower() for button in boris.buttons), "a room seat is not given up for a queue"

    await boris.presses("Освободить место")
    await boris.presses("Да, освободить")
    await opens(anna, "session", number)
    assert "Для вас есть место, очно. Ответьте до" in anna.text
    await anna.presses("Беру")
    assert anna.text.startswith("Место за вами.")
    assert "video.example.org" not in anna.text
    assert await states(talk, number) == [
        ("Борис", "room", "left"),
        ("Анна", "remote", "passed"),
        ("Анна", "room", "seated"),
    ]


async def test_short_before_the_start_nothing_is_promised_that_will_not_come(talk: Talk) -> None:
    number = await session(talk, await site(talk), closes_at=BEGINS)
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    seat = await sits(talk, number, anna)
    talk.clock.at = BEGINS - HOUR
    await opens(boris, "session", number)
    assert "место займёт тот, кто запишется первым" in boris.text
    assert "В очередь" not in " ".join(boris.buttons)
    for queue in (False, True):
        await boris.presses_data(Sign(session=number, mode="room", queue=queue).pack())
        assert boris.text.startswith("Мест нет. До начала меньше двух часов")
    await anna.presses_data(Leave(seat=seat, sure=True).pack())
    await boris.presses_data(Sign(session=number, mode="room").pack())
    assert boris.text.startswith("Место за вами. Занятие скоро: в 14:00.")
    assert await states(talk, number) == [("Анна", "room", "left"), ("Борис", "room", "seated")]


async def test_where_the_clocks_differ_both_are_said(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    late = await session(talk, await site(talk, district="Абинский район"), starts_at=BEGINS + 7 * HOUR)
    anna = await teacher(talk, zone=KRASNOYARSK)
    await opens(anna, "session", number)
    assert "чт 3 декабря, 14:00–16:00 (Москва; у вас 18:00–20:00)" in anna.text
    await opens(anna, "session", late)
    assert "чт 3 декабря, 21:00–23:00 (Москва; у вас пт 4 декабря, 01:00–03:00)" in anna.text


async def test_how_to_get_there(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    await opens(anna, "session", number)
    await anna.presses("Как добраться")
    assert "ул. Ленина, 5, каб. 12" in anna.text
    assert "Вход со двора" in anna.text
    [link] = [key.url for row in anna.screen.keyboard for key in row if key.url]
    assert link == f"https://yandex.ru/maps/?text={quote('Тимашевский район, ул. Ленина, 5, каб. 12')}"
    await anna.presses("‹ Назад")
    assert "Очно: свободно" in anna.text


async def test_without_a_name_one_may_look_and_is_led_to_the_consent_and_back(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await begin(talk, agree=False)
    await opens(anna, "sessions")
    await anna.presses("1")
    await anna.presses("Очно")
    assert "Согласие" in anna.text
    assert await states(talk, number) == []
    await anna.presses("Полный текст")
    await anna.presses("‹ Назад")
    await anna.presses("‹ Назад")
    assert "Критерии до работы" in anna.text
    await anna.presses("Очно")
    await anna.presses("Даю согласие")
    assert "Очно: свободно 1 место" in anna.text, "back where they came from"
    await anna.presses("Очно")
    assert "Как вас записать?" in anna.text
    assert await states(talk, number) == [("Анна", "room", "seated")]


async def test_not_open_closed_cancelled_and_full_streams_are_explained(talk: Talk) -> None:
    at = await site(talk, capacity=1)
    number = await session(talk, at, opens_at=START + DAY, room=2)
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    await opens(anna, "session", number)
    assert "Запись откроется пн 23 ноября, 03:00." in anna.text
    assert "Очно" not in anna.buttons
    early = Sign(session=number, mode="room").pack()
    await anna.presses_data(early)
    assert anna.text.startswith("Запись на это занятие ещё не открыта.")
    talk.clock.advance(days=1)
    await anna.presses_data(early)
    assert anna.text.startswith("Место за вами.")
    await boris.presses_data(early)
    assert boris.text.startswith("В этой группе все места заняты.")
    talk.clock.at = BEGINS - HOUR
    await boris.presses_data(early)
    assert boris.text.startswith("Запись на это занятие уже закрыта.")
    assert "Запись закрыта." in boris.text
    async with talk.db.write() as tx:
        await planning.cancel(tx, number, reason="Ведущая заболела <b>", by=at.host, now=int(talk.clock()))
    await boris.presses_data(early)
    assert boris.text.startswith("Это занятие отменили.")
    assert "Занятие отменили. Ведущая заболела <b>" in boris.text


async def test_old_and_forged_buttons_change_nothing(talk: Talk) -> None:
    at = await site(talk)
    number = await session(talk, at, remote=1)
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    hers = await sits(talk, number, anna)
    waiting = await sits(talk, number, boris)
    before = await states(talk, number)
    mallory = await teacher(talk, "Мэлори")
    await mallory.presses_in_vain(
        *(Leave(seat=seat, sure=True) for seat in (hers, waiting, 10**15)),
        *(Accept(seat=seat) for seat in (hers, waiting, 10**15)),
        *(Decline(seat=seat) for seat in (hers, waiting)),
        *(Coming(seat=seat) for seat in (hers, waiting)),
        *(f"es:{number}:room:7:0", "es:-1:room:0:0", "el:0:1", "ff:x:0::-1", "ea:1:7"),
    )
    await mallory.presses_in_vain(Sign(session=10**15, mode="room"), Keep(session=10**15), told="Этого больше нет.")
    await mallory.presses_data(Sign(session=number, mode="nobody").pack())
    assert mallory.text.startswith("Эта кнопка устарела."), "under it the card"
    await boris.presses_in_vain(Decline(seat=waiting), Coming(seat=waiting))
    await boris.presses_data(Accept(seat=waiting).pack())
    assert boris.text.startswith("Время на ответ вышло")
    assert await states(talk, number) == before


async def test_titles_of_any_kind_are_shown_as_they_are(talk: Talk) -> None:
    at = await site(talk, title="<b>Жирно</b> & " + "о " * 90)
    await session(talk, at, title="<i>Критерии</i> & " + "ё " * 90, place="<u> " + "п" * 290, remote=1)
    anna = await teacher(talk)
    await opens(anna, "sessions", "all")
    assert "<i>Критерии</i> & " in anna.text
    await anna.presses("1")
    assert "<b>Жирно</b> & " in anna.text
    await anna.presses("Очно")
    await anna.presses("Как добраться")
    assert "<u> п" in anna.text
    await opens(anna, "my_sessions")
    assert "<i>Критерии</i> & " in anna.text
    await anna.presses("1")
    await anna.presses("В календарь")
    assert anna.screen.document is not None


async def test_my_sessions_from_an_offer_to_the_hours(talk: Talk) -> None:
    at = await site(talk)
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    await opens(anna, "my_sessions")
    assert "Пока пусто." in anna.text
    coming, waiting, offered = [
        await session(talk, at, title=name, starts_at=BEGINS + n * DAY) for n, name in enumerate("АБВ")
    ]
    await sits(talk, coming, anna)
    for one in (waiting, offered):
        his = await sits(talk, one, boris)
        await sits(talk, one, anna)
    async with talk.db.write() as tx:
        await enrolment.give_up(tx, his, await person_of(talk, boris), now=int(talk.clock()))
    await opens(anna, "my_sessions")
    said = anna.text.splitlines()
    heads = [line for line in said if line in ("Ждут вашего ответа", "Впереди", "В очереди")]
    assert heads == ["Ждут вашего ответа", "Впереди", "В очереди"]
    assert [line for line in said if line[:1].isdecimal()] == ["1  В", "2  А", "3  Б"]
    assert "Прошедшие" not in anna.buttons
    await anna.presses("2")
    assert "✓ Место за вами, очно" in anna.text

    me = await person_of(talk, anna)
    talk.clock.at = BEGINS + 5 * DAY
    async with talk.db.write() as tx:
        await tx.run(
            "INSERT INTO attendance (session, person, mark, how, marked_at) VALUES ($1, $2, 'late', 'list', $3)",
            coming, me, BEGINS,
        )  # fmt: skip
    await opens(anna, "my_sessions")
    assert anna.text == "Впереди ничего нет. Подобрать что-нибудь?"
    await anna.presses("Прошедшие")
    assert "Были на 1 встрече, часов: 3. Пропущено: 0" in anna.text
    assert "3 декабря 2026 · Вы опоздали, но засчитано 3 часа" in anna.text


PLACES = ("region", "municipality", "school", "zone")
ODD = (
    *("", "all", "area.assessment", "area.нет", "near.", "near.:.", f"near.{'a' * 30}.", "near.нет.week", "school"),
    *("0", "99999999999999999999", "x_1", "session", "past.9", "²"),
)


async def test_rooms_take_any_id(talk: Talk) -> None:
    anna = await teacher(talk)
    for room in ("sessions", "session", "way", "my_sessions", "check_in", "full_name", *PLACES):
        for about in ODD:
            await opens(anna, room, about)
            assert anna.buttons, (room, about)
