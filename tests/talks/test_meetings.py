"""Meetings as the two of a pair come to them: proposed, chosen, answered otherwise; nobody else changes a thing."""

from bot.doors import Go
from handlers.meeting_cards import Cancel, Choose, Decline, Keep, Sure
from handlers.meeting_sketches import MoveTo
from tests.talks.conftest import NOT_ALLOWED, Talk
from tests.talks.internship import opens, session, site, sits
from tests.talks.meetings import CHANGED, agreed, at, heard, proposes, states
from tests.talks.mentoring import Two, colleague, pair_up, two


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


async def test_what_is_at_that_time_already_is_said_and_not_forbidden(talk: Talk) -> None:
    other = await colleague(talk, "Пётр", "Смирнов Пётр", since=2000)
    of = await two(talk)
    second = Two(await pair_up(talk, other, of.mentee), other, of.mentee)
    place = await site(talk)
    for starts_at in (at(26, 14), at(3, 14, month=12)):
        await sits(talk, await session(talk, place, starts_at=starts_at), of.mentor)
    await opens(of.mentor, "meeting_new", of.pair)
    await of.mentor.presses("Встреча")
    await of.mentor.writes("чт 15:00")
    assert (
        "• чт 26 ноября, 15:00–15:45\nВ это время у вас уже есть:\n"
        "• занятие «Критерии до работы», чт 26 ноября, 14:00–16:00" in of.mentor.text
    )
    await of.mentor.presses("Повторять")
    await of.mentor.presses("Каждую неделю")
    later = "Дальше в ряду с вашими делами совпадает 1 встреча: чт 3 декабря.\n"
    assert f"14:00–16:00\n{later}" in of.mentor.text
    await of.mentor.presses("Повторять")
    await of.mentor.presses("Один раз")
    assert later not in of.mentor.text
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
