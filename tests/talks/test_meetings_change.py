"""Meetings that move, are cancelled or go on in a row: nothing is said of what is old, by whichever clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from storage import arranging, pairing
from tests.talks.conftest import Talk
from tests.talks.internship import MOSCOW, opens, passes, person_of, session, site, sits
from tests.talks.meetings import CHANGED, agreed, at, heard, proposes, row, states
from tests.talks.mentoring import Two, colleague, pair_up, two
from tests.talks.test_calendar import event_of, read


async def test_moved_in_two_taps_and_reminded_of_the_new_time(talk: Talk) -> None:
    of = await agreed(talk)
    await passes(talk, at(25, 15))
    assert of.mentee.text == "Завтра в 15:00: Встреча, Ирина Б."
    assert of.mentee.rows == [["Перенести", "Отменить"], ["В календарь", "Подробнее"]]
    assert of.mentor.text == "Завтра в 15:00: Встреча, Мария К."
    cancel = of.mentee.data("Отменить")
    await of.mentee.presses("Перенести")
    await of.mentee.presses("сб 28 ноября")
    await talk.tick()
    assert of.mentor.text.startswith("Мария К. предлагает перенести встречу.")
    assert "Было: чт 26 ноября, 15:00–15:45\n• сб 28 ноября, 15:00–15:45" in of.mentor.text
    # Not confirmed: the old time is not reminded of any more.
    await passes(talk, at(26, 14, 30))
    assert len(heard(of.mentor, "Начало через час")) == len(heard(of.mentee, "Начало через час")) == 0
    await opens(of.mentor, "meetings", of.pair)
    assert "ждёт вашего ответа" in of.mentor.text
    await of.mentor.presses("1")
    await of.mentor.presses("Подходит")
    assert of.mentor.text.endswith("Договорились. Напомню накануне и за час.")
    await of.mentee.presses_in_vain(cancel, told=CHANGED)
    await passes(talk, at(28, 14))
    # The mentee's first reminder became the screen of the move.
    assert (len(heard(of.mentor, "Завтра в 15:00")), len(heard(of.mentee, "Завтра в 15:00"))) == (2, 1)
    assert of.mentor.text == "Сегодня в 15:00: Встреча, Мария К.\nНачало через час."
    assert of.mentee.text == "Сегодня в 15:00: Встреча, Ирина Б.\nНачало через час."
    assert await states(talk) == [("planned", at(28, 15))]


async def test_cancelled_in_two_taps_with_a_word_why(talk: Talk) -> None:
    of = await agreed(talk)
    await opens(of.mentor, "meetings", of.pair)
    await of.mentor.presses("1")
    await of.mentor.presses("Отменить")
    assert of.mentor.rows == [["Отменить эту встречу"], ["Оставить как есть", "Меню"]]
    await of.mentor.writes("я" * 301)
    assert of.mentor.text.startswith("Причина слишком длинная")
    await of.mentor.writes("Вызвали на <совещание> & это надолго")
    assert of.mentor.text.endswith(
        "Причина: Вызвали на <совещание> & это надолго\nОтменить встречу? Мария К. узнает об этом."
    )
    sure = of.mentor.data("Отменить эту встречу")
    await of.mentor.presses_data(sure)
    assert of.mentor.toast == "Отменено."
    await of.mentor.presses_in_vain(sure, told=CHANGED)
    await talk.tick()
    assert of.mentee.text.startswith("Ирина Б. отменяет встречу.")
    assert of.mentee.text.endswith("Встреча отменена.\nПричина: Вызвали на <совещание> & это надолго")
    await passes(talk, at(26, 18))
    assert heard(of.mentee, "Завтра") == heard(of.mentor, "Завтра") == heard(of.mentor, "Начало через час") == []
    assert len(heard(of.mentee, "отменяет встречу")) == 1


async def test_a_series_is_planned_by_one_answer_and_cancelled_from_any(talk: Talk) -> None:
    of = await row(talk)
    starts = [it[1] for it in await states(talk)]
    days = [datetime.fromtimestamp(it, ZoneInfo(MOSCOW)).strftime("%d.%m %H:%M") for it in starts]
    assert days == [
        "26.11 15:00", "10.12 15:00", "24.12 15:00", "21.01 15:00", "04.02 15:00", "18.02 15:00", "04.03 15:00",
        "18.03 15:00", "15.04 15:00", "29.04 15:00", "13.05 15:00",
    ]  # fmt: skip
    assert of.mentee.text.endswith("И ещё 10 встреч до конца программы, в тот же день недели и час.")
    await talk.tick()
    assert of.mentor.text.endswith("И ещё 10 встреч до конца программы, в тот же день недели и час.")
    # The first one alone moves; what follows stays.
    await opens(of.mentee, "meetings", of.pair)
    await of.mentee.presses("1")
    await of.mentee.presses("Перенести")
    await of.mentee.presses("Только эту")
    await of.mentee.presses("пт 27")
    await talk.tick()
    await of.mentor.presses("Подходит")
    assert "И ещё" not in of.mentor.text
    await opens(of.mentor, "meetings", of.pair)
    await of.mentor.presses("3")
    await of.mentor.presses("Отменить")
    await of.mentor.presses("Эту и все следующие, 9 встреч")
    assert of.mentor.toast == "Отменено 9 встреч."
    await talk.tick()
    assert of.mentee.text.endswith("Вместе с ней отменено ещё 8 встреч.")
    assert len(heard(of.mentee, "отменяет встречу")) == 1
    assert [it[0] for it in await states(talk)].count("planned") == 2


async def test_a_series_moves_by_one_answer_and_reminds_of_its_new_times(talk: Talk) -> None:
    of = await row(talk)
    number = await session(talk, await site(talk), starts_at=at(11, 14, month=12))
    await sits(talk, number, of.mentor)
    await opens(of.mentee, "meetings", of.pair)
    await of.mentee.presses("1")
    await of.mentee.presses("Перенести")
    assert of.mentee.rows == [["Только эту"], ["Эту и следующие, 11 встреч"], ["‹ Назад", "Меню"]]
    await of.mentee.presses("Эту и следующие")
    assert "Вместе с ней так же переедут и следующие; каникулы пропустим." in of.mentee.text
    await of.mentee.presses("пт 27 ноября")
    await talk.tick()
    assert of.mentor.text.startswith("Мария К. предлагает перенести встречу.")
    assert "переедут и следующие" in of.mentor.text
    await of.mentor.presses("Подходит")
    clash = "Дальше в ряду с вашими делами совпадает 1 встреча: пт 11 декабря."
    assert of.mentor.text == f"{clash}\n\nВстретиться в это время всё равно?"
    await of.mentor.presses("Всё равно подходит")
    assert of.mentor.text.endswith("И ещё 10 встреч до конца программы, в тот же день недели и час.")
    await talk.tick()
    assert len(heard(of.mentee, "соглашается на встречу")) == 1
    starts = [datetime.fromtimestamp(it[1], ZoneInfo(MOSCOW)) for it in await states(talk)]
    assert {it.strftime("%a %H:%M") for it in starts} == {"Fri 15:00"}
    # Nobody is reminded of the old times, both are of the new ones.
    await passes(talk, at(10, 14, month=12))
    assert len(heard(of.mentor, "Завтра в 15:00")) == len(heard(of.mentee, "Завтра в 15:00")) == 1
    await passes(talk, at(11, 14, month=12))
    assert len(heard(of.mentor, "Сегодня в 15:00")) == len(heard(of.mentee, "Сегодня в 15:00")) == 2
    await opens(of.mentor, "meetings", of.pair)
    await of.mentor.presses("2")
    await of.mentor.presses("Отменить")
    await of.mentor.presses("Эту и все следующие, 9 встреч")
    await passes(talk, at(25, 16, month=12))
    assert len(heard(of.mentor, "Завтра в 15:00")) == len(heard(of.mentee, "Завтра в 15:00")) == 2


async def test_each_reads_both_clocks_and_is_reminded_by_the_own_one(talk: Talk) -> None:
    """Kaliningrad is at +2, Kamchatka at +12: 10:00 of the one is 20:00 of the other."""
    mentor = await colleague(talk, "Ирина", "Белова Ирина", zone="Europe/Kaliningrad", since=2004)
    mentee = await colleague(talk, "Мария", "Кузнецова Мария", zone="Asia/Kamchatka", since=2025)
    of = Two(await pair_up(talk, mentor, mentee), mentor, mentee)
    await passes(talk, at(22, 23))
    await proposes(talk, of, "чт 10:00, чт 14:00")
    assert "• чт 26 ноября, 10:00–10:45 (Мария К.: 20:00–20:45)" in mentor.text
    assert "• чт 26 ноября, 14:00–14:45 (Мария К.: пт 27 ноября, 00:00–00:45)" in mentor.text
    # In Kamchatka it is Monday morning by then.
    assert "• чт 26 ноября, 20:00–20:45 (Ирина Б.: 10:00–10:45)" in mentee.text
    assert "• пт 27 ноября, 00:00–00:45 (Ирина Б.: чт 26 ноября, 14:00–14:45)" in mentee.text
    await mentee.presses("чт 26 ноября, 20:00")
    # «За день» at 19:00 of the eve there, at 10:00 here: nobody is woken.
    await passes(talk, at(25, 10))
    assert mentee.text == "Завтра в 20:00 (Ирина Б.: 10:00): Встреча, Ирина Б."
    assert heard(mentor, "Завтра") == []
    await passes(talk, at(25, 11))
    assert mentor.text == "Завтра в 10:00 (Мария К.: 20:00): Встреча, Мария К."
    await mentor.presses("Перенести")
    await mentor.presses("сб 28 ноября, 10:00")
    await passes(talk, at(26, 0))
    assert "Было: чт 26 ноября, 20:00–20:45 (Ирина Б.: 10:00–10:45)" in mentee.text
    await mentee.presses("Подходит")
    await passes(talk, at(28, 10, 30))
    assert mentee.text == "Сегодня в 20:00 (Ирина Б.: 10:00): Встреча, Ирина Б.\nНачало через час."
    assert mentor.text == "Сегодня в 10:00 (Мария К.: 20:00): Встреча, Мария К.\nНачало через час."
    assert len(heard(mentor, "через час")) == len(heard(mentee, "через час")) == 1


async def test_silence_is_said_before_the_day_comes_and_the_proposal_lapses(talk: Talk) -> None:
    of = await two(talk)
    await proposes(talk, of)
    await passes(talk, at(23, 15, 1))
    assert of.mentee.text.startswith("Ирина Б. ждёт вашего ответа о встрече.")
    assert of.mentor.text.startswith("Мария К. пока не отвечает о встрече.")
    assert of.mentor.rows == [["Другое время", "Отозвать"], ["Подробнее"]]
    await passes(talk, at(26, 15))
    assert len(heard(of.mentee, "ждёт вашего ответа")) == len(heard(of.mentor, "пока не отвечает")) == 1
    assert await states(talk) == [("lapsed", at(26, 15))]
    await of.mentee.presses("Подходит")
    assert of.mentee.text.endswith("Ответа не было, время прошло. Можно предложить другое.")


async def test_a_proposal_taken_back_is_told_if_it_was_read(talk: Talk) -> None:
    of = await two(talk)
    await proposes(talk, of)
    await of.mentor.presses("Отозвать")
    assert of.mentor.text.endswith(
        "Отозвать предложение?\nМожно написать причину одним сообщением, её увидит только ваша пара."
    )
    await of.mentor.presses("Отозвать")
    await talk.tick()
    assert of.mentee.text.startswith("Ирина Б. отменяет встречу.")
    await passes(talk, at(26, 15))
    assert heard(of.mentor, "пока не отвечает") == heard(of.mentee, "ждёт вашего ответа") == []


async def test_a_meeting_goes_into_the_calendar_and_moves_there(talk: Talk) -> None:
    of = await agreed(talk)
    await opens(of.mentee, "meetings", of.pair)
    await of.mentee.presses("1")
    await of.mentee.presses("В календарь")
    first = event_of(read(of.mentee))
    assert (first["summary"], first["status"]) == ("Встреча: Ирина Б.", "CONFIRMED")
    assert first.decoded("dtstart").timestamp() == at(26, 15)
    await of.mentee.presses("Подробнее")
    await of.mentee.presses("Перенести")
    await of.mentee.presses("пт 27 ноября")
    await talk.tick()
    await of.mentor.presses("Подходит")
    await talk.tick()
    await of.mentee.presses("В календарь")
    moved = event_of(read(of.mentee))
    assert (moved["uid"], moved.decoded("dtstart").timestamp()) == (first["uid"], at(27, 15))
    await of.mentor.presses("Отменить")
    await of.mentor.presses("Отменить эту встречу")
    await talk.tick()
    await of.mentee.presses("Убрать из календаря")
    off = event_of(read(of.mentee))
    assert (off["uid"], off["status"], off["summary"]) == (first["uid"], "CANCELLED", "Отменено: Встреча: Ирина Б.")
    assert first.decoded("sequence") < moved.decoded("sequence") < off.decoded("sequence")


async def test_a_pause_takes_what_was_planned(talk: Talk) -> None:
    of = await agreed(talk)
    mentor = await person_of(talk, of.mentor)
    async with talk.db.write() as tx:
        await pairing.pause(tx, of.pair, by=mentor, now=int(talk.clock()))
    await talk.tick()
    assert await states(talk) == [("cancelled", at(26, 15))]
    await opens(of.mentee, "meetings", of.pair)
    assert of.mentee.rows == [["‹ Назад", "Меню"]]
    await opens(of.mentee, "meeting_new", of.pair)
    assert of.mentee.toast == "Пара сейчас не действует, поэтому встречу не предложить."
    await passes(talk, at(26, 18))
    assert heard(of.mentee, "Завтра") == heard(of.mentor, "через час") == []


async def test_after_the_end_the_mentor_is_asked(talk: Talk) -> None:
    of = await agreed(talk)
    over = "SELECT person, due_at FROM outbox WHERE kind = 'meeting-over' AND state = 'waiting'"
    who = await person_of(talk, of.mentor)
    assert await talk.look(over) == [(who, at(26, 16))]
    [(number,)] = await talk.look("SELECT id FROM meetings")
    async with talk.db.write() as tx:
        await arranging.cancel(tx, number, by=who, now=int(talk.clock()))
    assert await talk.look(over) == []
