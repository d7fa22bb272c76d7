"""Meetings as the two of a pair go through them: proposed, chosen, moved, cancelled; nothing is said of what is old."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.doors import Go
from handlers.meeting_cards import Cancel, Choose, Decline, Keep, Sure
from handlers.meeting_sketches import MoveTo
from storage import arranging, pairing
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import MOSCOW, opens, passes, person_of, session, site, sits
from tests.talks.mentoring import Two, colleague, pair_up, two
from tests.talks.test_calendar import event_of, read

CHANGED = "Со встречей уже что-то изменилось"


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> int:
    return int(datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(MOSCOW)).timestamp())


def heard(talker: Talker, words: str) -> list[str]:
    return [message.text for message in talker.messages if message.from_bot and words in message.text]


async def proposes(talk: Talk, of: Two, *typed: str, by: Talker | None = None) -> None:
    """It is Sunday, 22 November, 15:00 in Moscow; «чт» is the 26th."""
    author = by or of.mentor
    await opens(author, "meeting_new", of.pair)
    await author.presses("Встреча")
    for words in typed or ("чт 15:00",):
        await author.writes(words)
    await author.presses("Предложить")
    await talk.tick()


async def agreed(talk: Talk, *typed: str) -> Two:
    """A pair with a meeting on Thursday, 26 November, 15:00 to 15:45."""
    of = await two(talk)
    await proposes(talk, of, *typed)
    await of.mentee.presses("Подходит")
    await talk.tick()
    return of


async def states(talk: Talk) -> list[tuple[str, int]]:
    rows = await talk.look("SELECT state, starts_at FROM meetings ORDER BY starts_at, id")
    return [(row[0], row[1]) for row in rows]


async def test_up_to_three_times_are_proposed_and_one_is_chosen(talk: Talk) -> None:
    of = await two(talk)
    await opens(of.mentor, "meetings", of.pair)
    assert of.mentor.text == "Встречи: Мария К.\n\nВпереди встреч пока нет."
    await of.mentor.presses("Предложить встречу")
    await of.mentor.presses("Разбор плана")
    await of.mentor.presses("чт 26 ноября")
    await of.mentor.presses("15:00")
    await of.mentor.writes("пт 14:30, сб 10:00")
    assert of.mentor.text.startswith(
        "Разбор плана или урока: Мария К.\n• чт 26 ноября, 15:00–15:45\n• пт 27 ноября, 14:30–15:15\n"
        "• сб 28 ноября, 10:00–10:45\n45 минут"
    )
    await of.mentor.presses("Предложить")
    assert "Ответа пока нет" in of.mentor.text
    await talk.tick()
    assert of.mentee.text.startswith("Ирина Б. предлагает встретиться.\n\nРазбор плана или урока: Ирина Б.\n")
    assert of.mentee.rows == [
        ["чт 26 ноября, 15:00"], ["пт 27 ноября, 14:30"], ["сб 28 ноября, 10:00"], ["Другое время", "Не получится"],
        ["Подробнее"],
    ]  # fmt: skip
    await of.mentee.presses("пт 27 ноября")
    assert of.mentee.text.endswith("пт 27 ноября, 14:30–15:15\n\nДоговорились. Напомню накануне и за час.")
    await talk.tick()
    assert of.mentor.text.startswith("Мария К. соглашается на встречу.")
    assert await states(talk) == [("planned", at(27, 14, 30))]


async def test_a_mentee_asks_in_the_same_way(talk: Talk) -> None:
    of = await two(talk)
    await opens(of.mentee, "meetings", of.pair)
    await of.mentee.presses("Попросить о встрече")
    await of.mentee.presses("Онлайн")
    await of.mentee.writes("завтра 14:30–15:30")
    assert "60 минут" in of.mentee.text
    await of.mentee.presses("Где")
    await of.mentee.writes("https://meet.example.org/1?a=1&b=<2>")
    await of.mentee.presses("Предложить")
    await talk.tick()
    assert of.mentor.text.startswith(
        "Мария К. просит о встрече.\n\nОнлайн: Мария К.\n• пн 23 ноября, 14:30–15:30\nГде: https://"
    )
    await of.mentor.presses("Подходит")
    await talk.tick()
    assert of.mentee.text.startswith("Ирина Б. соглашается на встречу.")


async def test_the_draft_outlives_a_restart_and_sends_once(talk: Talk) -> None:
    of = await two(talk)
    await opens(of.mentor, "meeting_new", of.pair)
    await of.mentor.presses("Встреча")
    await talk.restart()
    await of.mentor.writes("в пятницу")
    assert of.mentor.text.startswith("Во сколько?")
    await talk.restart()
    await of.mentor.writes("15:10")
    assert "• пт 27 ноября, 15:10–15:55" in of.mentor.text
    send, sketch = of.mentor.data("Предложить"), of.mentor.screen
    await of.mentor.presses_data(send, sketch)
    await of.mentor.presses_data(send, sketch)
    assert of.mentor.toast == "Этот черновик уже не нужен: вы отправили его или начали другой. Вот встречи."
    assert await states(talk) == [("proposed", at(27, 15, 10))]


async def test_words_that_are_no_time_leave_the_question_open(talk: Talk) -> None:
    of = await two(talk)
    await opens(of.mentor, "meeting_new", of.pair)
    await of.mentor.presses("Встреча")
    for typed, said in (
        ("после шестого урока <b>", "Не понял время «после шестого урока <b>»."),
        ("сегодня 14:00", "Это время уже прошло."),
        ("чт 9:00, чт 10:00, чт 11:00, чт 12:00", "Вариантов может быть до трёх"),
        ("5.12.2030 15:00", "Это слишком далеко."),
        ("ж" * 4000, "Не понял время"),
    ):
        await of.mentor.writes(typed)
        assert of.mentor.text.startswith(said), typed
    await of.mentor.writes("чт 15:00")
    await of.mentor.presses("Длительность")
    await of.mentor.writes("полчаса")
    assert of.mentor.text.startswith("Не понял «полчаса».")
    await of.mentor.writes("25 минут")
    await of.mentor.presses("Где")
    # Telegram sends so much in two messages: the rest of it is no place.
    await of.mentor.writes("я" * 4096)
    await of.mentor.writes("я" * 200)
    assert of.mentor.text.startswith("Слишком длинно")
    talk.clock.advance(seconds=5)
    await of.mentor.writes("<b>каб.</b> & 12")
    assert of.mentor.text.startswith("Встреча: Мария К.\n• чт 26 ноября, 15:00–15:25\n25 минут\nГде: <b>каб.</b> & 12")


async def test_another_time_is_proposed_back(talk: Talk) -> None:
    of = await two(talk)
    await proposes(talk, of)
    first = of.mentee.data("Подходит")
    await of.mentee.presses("Другое время")
    assert of.mentee.buttons[:3] == ["пт 27 ноября, 15:00", "сб 28 ноября, 15:00", "чт 3 декабря, 15:00"]
    await of.mentee.writes("пн или вт 9:00")
    await of.mentee.presses("Предложить")
    await talk.tick()
    assert of.mentor.text.startswith("Мария К. просит о встрече.")
    assert of.mentor.buttons[:2] == ["пн 23 ноября, 09:00", "вт 24 ноября, 09:00"]
    # The old proposal answers no more.
    await of.mentee.presses_in_vain(first, told=CHANGED)
    await of.mentor.presses("вт 24")
    assert await states(talk) == [("planned", at(24, 9))]


async def test_no_is_said_and_another_time_found(talk: Talk) -> None:
    of = await two(talk)
    await proposes(talk, of)
    no = of.mentee.data("Не получится")
    await of.mentee.presses("Не получится")
    assert of.mentee.text.startswith("Хорошо, скажу, что в это время не получится.")
    await of.mentee.presses_in_vain(no, told=CHANGED)
    await talk.tick()
    assert of.mentor.text.startswith("Мария К.: в это время не получится.")
    await of.mentor.presses("Другое время")
    await of.mentor.presses("чт 3 декабря")
    await talk.tick()
    assert of.mentee.text.startswith("Ирина Б. предлагает встретиться.")
    assert "Было" not in of.mentee.text


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
    of = await two(talk)
    await opens(of.mentor, "meeting_new", of.pair)
    await of.mentor.presses("Встреча")
    await of.mentor.writes("чт 15:00")
    await of.mentor.presses("Повторять")
    await of.mentor.presses("Раз в две недели")
    assert "Раз в две недели\nДо конца программы, пн 31 мая; каникулы пропустим." in of.mentor.text
    await of.mentor.presses("Предложить")
    await talk.tick()
    await of.mentee.presses("Подходит")
    starts = [row[1] for row in await states(talk)]
    days = [datetime.fromtimestamp(it, ZoneInfo(MOSCOW)).strftime("%d.%m %H:%M") for it in starts]
    assert days == [
        "26.11 15:00", "10.12 15:00", "24.12 15:00", "21.01 15:00", "04.02 15:00", "18.02 15:00", "04.03 15:00",
        "18.03 15:00", "15.04 15:00", "29.04 15:00", "13.05 15:00",
    ]  # fmt: skip
    assert of.mentee.text.startswith("И ещё 10 встреч до конца программы")
    await talk.tick()
    assert of.mentor.text.endswith("И ещё 10 встреч до конца программы, в тот же день недели и час.")
    # The first one alone moves; what follows stays.
    await opens(of.mentee, "meetings", of.pair)
    await of.mentee.presses("1")
    await of.mentee.presses("Перенести")
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
    assert [row[0] for row in await states(talk)].count("planned") == 2


async def test_what_is_at_that_time_already_is_said_and_not_forbidden(talk: Talk) -> None:
    other = await colleague(talk, "Пётр", "Смирнов Пётр", since=2000)
    of = await two(talk)
    second = Two(await pair_up(talk, other, of.mentee), other, of.mentee)
    number = await session(talk, await site(talk), starts_at=at(26, 14))
    await sits(talk, number, of.mentor)
    await opens(of.mentor, "meeting_new", of.pair)
    await of.mentor.presses("Встреча")
    await of.mentor.writes("чт 15:00")
    assert (
        "• чт 26 ноября, 15:00–15:45\nВ это время у вас уже есть:\n"
        "• занятие «Критерии до работы», чт 26 ноября, 14:00–16:00" in of.mentor.text
    )
    await of.mentor.presses("Предложить")
    await proposes(talk, second, "чт 15:30")
    # The mentee has promised that time to somebody else.
    await of.mentee.presses("Подходит")
    asked = next(message for message in of.mentee.messages if "Ирина Б. предлагает" in message.text)
    await of.mentee.presses("Подходит", asked)
    clash = "На это время у вас уже есть:\n• встреча, Пётр С., чт 26 ноября, 15:30–16:15\n\n"
    assert asked.text == f"{clash}Встретиться в это время всё равно?"
    await of.mentee.presses("Всё равно подходит", asked)
    assert [row[0] for row in await states(talk)] == ["planned", "planned"]


async def test_a_session_says_that_a_meeting_is_at_that_time(talk: Talk) -> None:
    of = await agreed(talk)
    number = await session(talk, await site(talk), starts_at=at(26, 14))
    await opens(of.mentee, "session", number)
    await of.mentee.presses("Очно")
    assert of.mentee.text.startswith("На это время у вас уже есть:\n• встреча, Ирина Б., чт 26 ноября, 15:00–15:45\n")
    await of.mentee.presses("Всё равно записаться")
    assert [row[0] for row in await states(talk)] == ["planned"]


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
    assert of.mentee.toast == "Пара сейчас не действует, встречу не назначить."
    await passes(talk, at(26, 18))
    assert heard(of.mentee, "Завтра") == heard(of.mentor, "через час") == []


async def test_a_mentor_of_two_sees_what_is_ahead_with_both(talk: Talk) -> None:
    of = await agreed(talk)
    other = await colleague(talk, "Олег", "Орлов Олег", since=2025)
    second = Two(await pair_up(talk, of.mentor, other), of.mentor, other)
    await proposes(talk, second, "ср 14:00")
    await opens(of.mentor, "meetings", of.pair)
    assert "Орлов" not in of.mentor.text
    await of.mentor.presses("Все мои встречи")
    assert of.mentor.text == (
        "Мои встречи\n\n1. Встреча: Олег О.\n• ср 25 ноября, 14:00–14:45\nответа пока нет\n\n"
        "2. Встреча: Мария К.\nчт 26 ноября, 15:00–15:45\nдоговорились"
    )
    await of.mentor.presses("1")
    assert of.mentor.text.startswith("Встреча: Олег О.")


async def test_others_open_and_change_nothing(talk: Talk) -> None:
    of = await two(talk)
    await proposes(talk, of)
    stranger = await colleague(talk, "Вера", "Соколова Вера")
    other = Two(await pair_up(talk, stranger, await colleague(talk, "Олег")), stranger, stranger)
    [(number, version)] = await talk.look("SELECT id, version FROM meetings")
    names = {"meeting": number, "version": version}
    before = await states(talk)
    for who in (stranger, of.mentor):
        await who.presses_data(Choose(**names, option=1).pack())
        await who.presses_data(Decline(**names).pack())
    await stranger.presses_in_vain(
        Choose(**names, option=1), Decline(**names), Cancel(**names), Sure(**names), Keep(**names),
        MoveTo(**names, at=at(27, 15)), Go(room="meeting", id=str(number)), Go(room="meeting_move", id=str(number)),
        Go(room="meetings", id=str(of.pair)), Go(room="meeting_new", id=str(of.pair)), told=NOT_ALLOWED,
    )  # fmt: skip
    await opens(stranger, "meetings", "")
    assert "Впереди встреч пока нет" in stranger.text
    assert await states(talk) == before
    # A time of the proposal that is not there.
    await of.mentee.presses_data(Choose(**names, option=3).pack())
    assert await states(talk) == before
    assert other.pair != of.pair


async def test_who_answers_twice_answers_once(talk: Talk) -> None:
    of = await two(talk)
    await proposes(talk, of, "чт 15:00, пт 15:00")
    asked = of.mentee.screen
    of.mentee.actor.presses("чт 26 ноября, 15:00", message=asked)
    of.mentee.actor.presses("пт 27 ноября, 15:00", message=asked)
    of.mentee.actor.presses("Не получится", message=asked)
    await talk.run()
    await talk.tick()
    assert await states(talk) == [("planned", at(26, 15))]
    assert len(heard(of.mentor, "соглашается на встречу")) == 1


async def test_after_the_end_the_mentor_is_asked(talk: Talk) -> None:
    of = await agreed(talk)
    over = "SELECT person, due_at FROM outbox WHERE kind = 'meeting-over' AND state = 'waiting'"
    who = await person_of(talk, of.mentor)
    assert await talk.look(over) == [(who, at(26, 16))]
    [(number,)] = await talk.look("SELECT id FROM meetings")
    async with talk.db.write() as tx:
        await arranging.cancel(tx, number, by=who, now=int(talk.clock()))
    assert await talk.look(over) == []
