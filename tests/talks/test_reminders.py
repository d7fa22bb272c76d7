"""What a teacher hears unasked: reminders, offers in their order, changes; and nothing that is no longer so."""

from bot.when import clock
from rules.reminders import day_before
from storage import enrolment, planning
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import (
    BEGINS,
    DAY,
    HOUR,
    KRASNOYARSK,
    MINUTE,
    Site,
    passes,
    person_of,
    session,
    site,
    sits,
    states,
    teacher,
    until,
)


def heard(talker: Talker, words: str) -> list[str]:
    """The bot's messages with these words."""
    return [message.text for message in talker.messages if message.from_bot and words in message.text]


async def gives_up(talk: Talk, seat: int, talker: Talker) -> None:
    person = await person_of(talk, talker)
    async with talk.db.write() as tx:
        await enrolment.give_up(tx, seat, person, now=int(talk.clock()))
    await talk.tick()


async def moves(talk: Talk, at: Site, number: int, starts_at: int) -> None:
    async with talk.db.write() as tx:
        await planning.move(
            tx, number, starts_at=starts_at, ends_at=starts_at + 2 * HOUR, by=at.host, now=int(talk.clock())
        )
    await talk.tick()


async def test_a_day_and_an_hour_before(talk: Talk) -> None:
    number = await session(talk, await site(talk), remote=1, link="https://video.example.org/1")
    anna, boris = await teacher(talk), await teacher(talk, "Борис", zone=KRASNOYARSK)
    await sits(talk, number, anna)
    await sits(talk, number, boris, "remote")
    await until(talk, BEGINS - DAY)
    assert anna.text == (
        "Завтра в 14:00 занятие «Критерии до работы».\nСОШ № 11, Тимашевский район\nул. Ленина, 5, каб. 12"
    )
    assert anna.rows == [["Приду", "Не смогу"], ["В календарь", "Как добраться", "Подробнее"]]
    assert boris.text.startswith("Завтра в 18:00 (Москва: 14:00) занятие «Критерии до работы».")
    assert "Подключиться: https://video.example.org/1" in boris.text
    await anna.presses("Приду")
    assert anna.text.startswith("Спасибо, вас ждут.")
    assert "✓ Место за вами, очно. Вас ждут" in anna.text
    await until(talk, BEGINS - HOUR)
    assert anna.text.startswith("Сегодня в 14:00 занятие «Критерии до работы».\nНачало через час.")
    assert anna.buttons[0] == "Не смогу"
    assert len(heard(anna, "Начало через час")) == len(heard(boris, "Начало через час")) == 1


async def test_not_coming_frees_the_seat_after_one_more_tap(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    await sits(talk, number, anna)
    await sits(talk, number, boris)
    await until(talk, BEGINS - DAY)
    reminder, coming = anna.screen, anna.data("Приду")
    await anna.presses("Не смогу")
    await anna.presses("Да, освободить")
    await talk.tick()
    assert "Освободилось место для вас, очно." in boris.text
    await anna.presses_data(coming, reminder)
    assert anna.toast == "Эта кнопка устарела. Вот как сейчас."
    assert await states(talk, number) == [("Анна", "room", "left"), ("Борис", "room", "offered")]
    await until(talk, BEGINS - HOUR)
    assert heard(anna, "Начало через") == []


async def test_no_reminder_of_what_was_left_moved_or_cancelled(talk: Talk) -> None:
    at = await site(talk)
    left, moved, off = [await session(talk, at, title=title) for title in ("Первое", "Второе", "Третье")]
    anna = await teacher(talk)
    seat = await sits(talk, left, anna)
    for number in (moved, off):
        await sits(talk, number, anna)
    talk.clock.at = BEGINS - 3 * DAY
    await gives_up(talk, seat, anna)
    await moves(talk, at, moved, BEGINS + 7 * DAY)
    async with talk.db.write() as tx:
        await planning.cancel(tx, off, reason="", by=at.host, now=int(talk.clock()))
    await passes(talk, BEGINS + 8 * DAY)
    assert heard(anna, "Завтра в 14:00") == [
        "Завтра в 14:00 занятие «Второе».\nСОШ №\u00a011, Тимашевский район\nул. Ленина, 5, каб. 12"
    ]


async def test_a_month_passes(talk: Talk) -> None:
    """Eight sessions in a month: two reminders of each, in their order, none twice."""
    at = await site(talk)
    anna = await teacher(talk)
    for n in range(8):
        await sits(talk, await session(talk, at, title=f"Занятие {n}", starts_at=BEGINS + 4 * n * DAY), anna)
    await passes(talk, BEGINS + 31 * DAY)
    said = heard(anna, "занятие «Занятие ")
    days = [text.splitlines()[0] for text in said if text.startswith("Завтра")]
    hours = [text.splitlines()[0] for text in said if "Начало через час" in text]
    assert days == [f"Завтра в 14:00 занятие «Занятие {n}»." for n in range(8)]
    assert hours == [f"Сегодня в 14:00 занятие «Занятие {n}»." for n in range(8)]
    assert len(said) == 16
    waiting = await talk.look("SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'void', 'expired')")
    assert waiting == [(0,)]


async def test_offers_go_down_the_queue(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    others = [await teacher(talk, name) for name in ("Борис", "Вера", "Глеб")]
    boris, vera, gleb = others
    seat = await sits(talk, number, anna)
    for one in others:
        await sits(talk, number, one)
    talk.clock.at = BEGINS - 8 * DAY  # 14:00: a day to answer, but not at night
    await gives_up(talk, seat, anna)
    assert boris.text.startswith("Освободилось место для вас, очно.\n\nКритерии до работы")
    assert "Ответить до пт 27 ноября, 12:00" in boris.text
    assert heard(vera, "Освободилось") == []
    await boris.presses("Не смогу")
    await talk.tick()
    assert boris.text.startswith("Хорошо, предложу это место следующему.")
    assert heard(vera, "Освободилось") != [], "a decline goes on at once"

    offer = vera.screen
    [(ends,)] = await talk.look("SELECT offer_until FROM seats WHERE state = 'offered'")
    await until(talk, ends)
    assert vera.text.startswith("Время на ответ вышло, и место ушло следующему.")
    assert heard(gleb, "Освободилось") != []
    await vera.presses("Беру", offer)
    assert offer.text.startswith("Время на ответ вышло, место предложено следующему.")
    await vera.presses("Вернуться в очередь")
    assert "Ваш номер: 1" in vera.text
    await gleb.presses("Беру")
    assert gleb.text.startswith("Место за вами.")
    taken = gleb.screen
    assert "Освободить место" in [key.text for row in taken.keyboard for key in row]
    assert (await states(talk, number))[-2:] == [("Глеб", "room", "seated"), ("Вера", "room", "queued")]


async def test_an_offer_declined_or_over_before_it_was_heard_is_not_said(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    hers, his = await sits(talk, number, anna), await sits(talk, number, boris)
    me, him = await person_of(talk, anna), await person_of(talk, boris)
    async with talk.db.write() as tx:
        await enrolment.give_up(tx, hers, me, now=int(talk.clock()))
        await enrolment.decline(tx, his, him, now=int(talk.clock()))
    await talk.tick()
    assert heard(boris, "Освободилось") == []


async def test_moved_says_what_it_was_and_what_it_is(talk: Talk) -> None:
    at = await site(talk)
    number = await session(talk, at)
    anna, boris = await teacher(talk), await teacher(talk, "Борис", zone=KRASNOYARSK)
    await sits(talk, number, anna)
    await sits(talk, number, boris)
    talk.clock.at = BEGINS - 5 * DAY
    await moves(talk, at, number, BEGINS + DAY + HOUR)
    assert anna.text.startswith(
        "Занятие перенесли.\n\nКритерии до работы\nБыло: чт 3 декабря, 14:00–16:00\nСтало: пт 4 декабря, 15:00–17:00"
    )
    assert anna.rows == [["Приду", "Не смогу"], ["Обновить в календаре", "Подробнее"]]
    await until(talk, BEGINS - 5 * DAY + 21 * HOUR)
    assert "Стало: пт 4 декабря, 15:00–17:00 (Москва; у вас 19:00–21:00)" in heard(boris, "перенесли")[0]
    assert "Приду" not in [key.text for row in boris.screen.keyboard for key in row], "Борис waits in the queue"
    async with talk.db.write() as tx:
        await planning.relocate(tx, number, place="ул. Мира, 1", link="", by=at.host, now=int(talk.clock()))
    await until(talk, BEGINS - 4 * DAY)
    assert anna.text.startswith("Место другое, время прежнее.")
    assert "ул. Мира, 1" in anna.text


async def test_cancelled_and_removed_with_the_reason(talk: Talk) -> None:
    at = await site(talk)
    first, second = await session(talk, at, title="Первое"), await session(talk, at, title="Второе")
    anna = await teacher(talk)
    seat = await sits(talk, first, anna)
    await sits(talk, second, anna)
    talk.clock.at = BEGINS - 2 * DAY
    async with talk.db.write() as tx:
        await enrolment.remove(tx, seat, by=at.host, reason="Список уже закрыт <b>", now=int(talk.clock()))
    await talk.tick()
    assert anna.text.startswith("Ведущий освободил ваше место. Причина: Список уже закрыт <b>\n\nПервое")
    async with talk.db.write() as tx:
        await planning.cancel(tx, second, reason="Карантин", by=at.host, now=int(talk.clock()))
    await talk.tick()
    assert anna.text.startswith("Занятие отменили.\n\nВторое")
    assert anna.text.endswith("Причина: Карантин")
    await anna.presses("Другие по этой теме")
    assert "Оценочная компетенция" in anna.text or "Стажировок по вашей теме пока нет" in anna.text


async def test_the_host_puts_somebody_on_the_list(talk: Talk) -> None:
    at = await site(talk)
    number = await session(talk, at, room=2)
    anna = await teacher(talk)
    me = await person_of(talk, anna)
    talk.clock.at = BEGINS - 2 * DAY
    async with talk.db.write() as tx:
        await enrolment.enrol(tx, number, me, "room", by=at.host, now=int(talk.clock()))
    await talk.tick()
    assert anna.text.startswith("Ведущий записал вас на занятие, очно. Место за вами.\n\nКритерии до работы")
    await anna.presses("Приду")
    assert "Вас ждут" in anna.text


async def test_who_is_not_marked_hears_of_it_once(talk: Talk) -> None:
    number = await session(talk, await site(talk), room=2)
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    for one in (anna, boris):
        await sits(talk, number, one)
    him = await person_of(talk, boris)
    async with talk.db.write() as tx:
        await tx.run(
            "INSERT INTO attendance (session, person, mark, how, marked_at) VALUES ($1, $2, 'present', 'list', $3)",
            number, him, BEGINS,
        )  # fmt: skip
    await passes(talk, BEGINS + 40 * MINUTE)
    assert len(heard(anna, "идёт, а вы ещё не отмечены")) == 1
    assert heard(boris, "идёт, а вы ещё не отмечены") == []
    await anna.presses("Отметиться")
    assert "Напишите шесть цифр" in anna.text


async def test_the_day_before_keeps_quiet_hours(talk: Talk) -> None:
    """A session at 23:00 by the reader's clock is reminded of by 19:00 of the eve."""
    number = await session(talk, await site(talk), starts_at=BEGINS + 5 * HOUR)
    anna = await teacher(talk, zone=KRASNOYARSK)
    await sits(talk, number, anna)
    [(due,)] = await talk.look("SELECT min(due_at) FROM outbox WHERE kind = 'session-reminder'")
    assert clock(due, KRASNOYARSK) == "19:00"
    await until(talk, due - MINUTE)
    assert heard(anna, "Завтра") == []
    await until(talk, due)
    assert heard(anna, "Завтра в 23:00 (Москва: 19:00)") != []


EARLY = BEGINS - 8 * HOUR  # 6:00 in Moscow: its eve there begins at 8:00, in Vladivostok it is 13:00


async def test_who_moves_east_hears_of_tomorrow_by_the_new_evening(talk: Talk) -> None:
    number = await session(talk, await site(talk), starts_at=EARLY)
    anna = await teacher(talk)
    await sits(talk, number, anna)
    await anna.writes("/profile")
    await anna.presses("Часовой пояс")
    await anna.writes("Владивосток")
    due = "SELECT due_at FROM outbox WHERE kind = 'session-reminder' AND which = '1.day' AND state = 'waiting'"
    assert await talk.look(due) == [(day_before(EARLY, "Asia/Vladivostok"),)]
    await anna.writes("/profile")
    await anna.presses("Часовой пояс")
    await anna.writes("Калининград")
    assert await talk.look(due) == [(day_before(EARLY, "Europe/Kaliningrad"),)]
    assert day_before(EARLY, "Asia/Vladivostok") == EARLY - DAY < day_before(EARLY, "Europe/Kaliningrad")
