"""Events from the side of whoever comes: the list, the card, a seat or an application, what is heard of it."""

import pytest

from bot.doors import Go
from handlers import session_people
from handlers.check_in import AskIn
from handlers.session_cards import Keep, Sign
from rules.attendance import code
from storage import planning
from tests.talks.broadcasting import coordinator
from tests.talks.conftest import Talk
from tests.talks.happenings import TITLE, happening, marked, seated
from tests.talks.internship import (
    BEGINS,
    DAY,
    HOUR,
    KRASNOYARSK,
    MINUTE,
    opens,
    person_of,
    sits,
    states,
    teacher,
    until,
)
from tests.talks.mentoring import colleague


async def test_what_i_may_come_to(talk: Talk) -> None:
    olga = await coordinator(talk)
    anna = await colleague(talk, "Анна", zone=KRASNOYARSK)
    await anna.writes("/menu")
    await anna.presses("События")
    assert anna.text.startswith("Событий впереди пока нет.")
    assert anna.rows == [["Включить приглашения"], ["Мои события", "Меню"]]
    session = await happening(talk, olga)
    await happening(talk, await coordinator(talk, "Пётр", district="Абинский район"), district="Абинский район")
    await anna.writes("/events")
    assert anna.text == (
        "События для вас · впереди 1\n\n1  Оценивание без страха\n"
        "   чт 3 декабря, 14:00–16:00 (Москва; у вас 18:00–20:00)\n"
        "   Мастер-класс · Тимашевский район · свободно: очно 2, дистанционно 1"
    )
    await anna.presses("1")
    assert anna.text == (
        "Оценивание без страха\nМастер-класс · Тимашевский район\n\n"
        "чт 3 декабря, 14:00–16:00 (Москва; у вас 18:00–20:00)\nГде: Дом учителя, каб. 3\n"
        "Очно: свободно 2 места из 2\nДистанционно: свободно 1 место из 1\n\n"
        "Для кого: учителям математики\n\nПрограмма\n"
        "14:00 Критерии до урока (Иванова А. П., СОШ № 11)\n• Практика в парах"
    )
    assert anna.rows == [["Очно", "Дистанционно"], ["Как добраться"], ["‹ Назад", "Меню"]]
    await anna.presses("Дистанционно")
    assert anna.toast or anna.text.startswith("Место за вами.")
    await opens(anna, "session", session)
    assert "Подключиться: https://meet.example.org/7" in anna.text
    await opens(anna, "my_sessions")
    assert anna.text.startswith("Мои занятия и события\n\nВпереди\n1  Оценивание без страха")
    await until(talk, BEGINS - HOUR)
    assert anna.text.startswith("Сегодня в 18:00 (Москва: 14:00) событие «Оценивание без страха».\nНачало через час.")


async def test_somebody_elses_event_is_nothing_to_be_seen(talk: Talk) -> None:
    """No word of it and no seat: not by a forged button, not by a link, not at the door without its code."""
    olga = await coordinator(talk)
    session = await happening(talk, olga)
    mallory = await teacher(talk, "Мэллори")
    await mallory.writes("/events")
    assert mallory.text.startswith("Чтобы показать события вашей школы и района")
    words = (TITLE, "Дом учителя", "meet.example.org", "Тимашевский", "Иванова")
    await until(talk, BEGINS - 10 * MINUTE)
    [(secret,)] = await talk.look("SELECT secret FROM sessions WHERE id = $1", session)
    wrong = (int(code(secret, int(talk.clock()))) + 1) % 1_000_000
    presses = (
        Sign(session=session, mode="room"), Keep(session=session), AskIn(session=session, code=wrong),
        *(Go(room=room, id=str(session)) for room in ("session", "way", "check_in", "feedback")),
        Go(room="check_in", id=f"{session}_{wrong:06}"),
    )  # fmt: skip
    for press in presses:
        await mallory.presses_data(press.pack())
        assert not any(word in f"{mallory.text} {mallory.toast}" for word in words), press
    assert await talk.look("SELECT count(*) FROM seats") == [(0,)]
    # A guest stands at the door and sees the code.
    await mallory.presses_data(Go(room="check_in", id=f"{session}_{code(secret, int(talk.clock()))}").pack())
    assert mallory.text.startswith("Вас нет в списке события «Оценивание без страха». Если вы пришли, подойдите к орг")
    await mallory.presses("Я на месте, запишите меня")
    assert "Организатор видит вас в своём списке." in f"{mallory.text} {mallory.toast}"
    assert await talk.look("SELECT state FROM seats") == [("queued",)]


async def test_an_application_waits_for_a_word_and_hears_it(talk: Talk) -> None:
    olga = await coordinator(talk)
    session = await happening(talk, olga, by_word=True)
    anna, boris = [await colleague(talk, name) for name in ("Анна", "Борис")]
    talk.clock.at = BEGINS - 5 * DAY
    for one in (anna, boris):
        await opens(one, "session", session)
        assert "По заявке: организатор ответит каждому." in one.text
        await one.presses("Заявка: очно")
        assert one.text.startswith("Заявка у организатора. Он ответит, и я сразу скажу.")
        assert "Ваша заявка у организатора, очно" in one.text
    await talk.tick()
    assert olga.text == "«Оценивание без страха»: 2 заявки ждут ответа:\nАнна, Борис"
    await olga.presses("Ответить на заявки")
    assert "1. Анна, СОШ № 11: заявка, очно" in olga.text
    await olga.presses("1")
    await olga.presses("Принять")
    assert olga.toast == "Заявка принята. Человек узнает об этом."
    await talk.tick()
    assert anna.text.startswith("Организатор принял вашу заявку, очно. Место за вами.\n\nОценивание без страха")
    await olga.presses("1")
    await olga.presses("Отказать")
    await olga.writes("Места для молодых педагогов")
    assert "Отказать? Причина: Места для молодых педагогов" in olga.text
    await olga.presses("Да, отказать")
    await talk.tick()
    assert boris.text.startswith("Организатор не смог принять вашу заявку. Причина: Места для молодых педагогов")
    await opens(anna, "session", session)
    await anna.presses("Освободить место")
    await anna.presses("Да, освободить")
    await opens(anna, "session", session)
    await anna.presses("Заявка: дистанционно")
    await anna.presses("Отозвать заявку")
    await anna.presses("Да, отозвать")
    assert anna.text.startswith("Заявка отозвана.")


async def test_all_applications_are_accepted_as_far_as_there_are_places(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    olga = await coordinator(talk)
    session = await happening(talk, olga, by_word=True)
    for name in ("Анна", "Борис", "Вера"):
        await sits(talk, session, await colleague(talk, name))
    await opens(olga, "hosted_people", session)
    assert "Очно 0 из 2, заявок 3" in olga.text
    await olga.presses("Принять всех: 3")
    assert "Принять 3 заявки? Каждый узнает об этом." in olga.text
    await olga.presses("Да, принять")
    assert olga.toast == "Принято: 2. Ещё ждут ответа: 1."
    await sits(talk, session, await colleague(talk, "Глеб"), mode="remote")
    monkeypatch.setattr(session_people, "AT_ONCE", 1)
    await olga.presses_data(session_people.TakeAll(session=session, sure=True).pack())
    assert olga.toast == "Принято: 1. Ещё ждут ответа: 1.", "who waits for a full room stands before nobody"
    assert await states(talk, session) == [
        ("Анна", "room", "seated"), ("Борис", "room", "seated"), ("Вера", "room", "queued"),
        ("Глеб", "remote", "seated"),
    ]  # fmt: skip


async def test_after_the_end_of_sign_up_the_organiser_may_be_asked(talk: Talk) -> None:
    olga = await coordinator(talk)
    session = await happening(talk, olga, closes_at=BEGINS - DAY)
    anna = await colleague(talk, "Анна")
    talk.clock.at = BEGINS - 20 * HOUR
    await opens(anna, "session", session)
    assert "Запись закрыта. Можно попросить организатора." in anna.text
    await anna.presses("Заявка: очно")
    assert anna.text.startswith("Заявка у организатора.")
    assert anna.rows[-2:] == [["Отозвать заявку"], ["‹ Назад", "Меню"]]
    talk.clock.at = BEGINS - HOUR
    await opens(await colleague(talk, "Борис"), "session", session)


async def test_moved_and_cancelled_speak_of_an_event(talk: Talk) -> None:
    olga = await coordinator(talk)
    session = await happening(talk, olga)
    [anna] = await seated(talk, session, "Анна")
    by = await person_of(talk, olga)
    talk.clock.at = BEGINS - 5 * DAY
    async with talk.db.write() as tx:
        await planning.move(
            tx, session, starts_at=BEGINS + DAY, ends_at=BEGINS + DAY + HOUR, by=by, now=int(talk.clock())
        )
    await talk.tick()
    assert anna.text.startswith("Событие перенесли.\n\nОценивание без страха\nБыло: чт 3 декабря, 14:00–16:00\nСтало:")
    await anna.presses("Обновить в календаре")
    assert anna.text.startswith("Откройте файл, и событие встанет в календарь")
    [file] = [message.document.data.decode() for message in anna.messages if message.document]
    assert "SUMMARY:Оценивание без страха" in file
    assert "DESCRIPTION:Тимашевский район" in file
    async with talk.db.write() as tx:
        await planning.cancel(tx, session, reason="Карантин", by=by, now=int(talk.clock()))
    await talk.tick()
    assert anna.text.startswith("Событие отменили.\n\nОценивание без страха\nМастер-класс · Тимашевский район")
    await anna.presses("Другие события")
    assert anna.text.startswith("Событий впереди пока нет.")


async def test_an_event_without_hours_counts_none(talk: Talk) -> None:
    olga = await coordinator(talk)
    session = await happening(talk, olga, hours=0)
    [anna] = await seated(talk, session, "Анна")
    talk.clock.at = BEGINS + HOUR
    await marked(talk, session, olga, anna)
    talk.clock.at = BEGINS + 2 * HOUR
    await opens(anna, "my_sessions", "past.0")
    assert "Были на 1 встрече, часов: 0. Пропущено: 0" in anna.text
    assert "3 декабря 2026 · Вы были" in anna.text
    assert "засчитан" not in anna.text
    await anna.writes("/privacy")
    assert "Мест на событиях: 1. Ваше имя и отметки там видит организатор." in anna.text
    assert "стажировках" not in anna.text
