"""The morning after an event: one tap, two sentences, no names; and its summary, on the screen and as a table."""

import io

from python_calamine import CalamineWorkbook

from bot.doors import Go
from handlers.event_summary import Said, Table
from handlers.feedback import Rate, Wipe
from storage import marks
from tests.talks.broadcasting import coordinator
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.happenings import TITLE, happening, marked, seated
from tests.talks.internship import BEGINS, DAY, HOUR, opens, passes, person_of, until
from tests.talks.mentoring import colleague

MORNING = BEGINS + 18 * HOUR  # 8:00 of the next day in Moscow


async def held(talk: Talk, *names: str, room: int = 6) -> tuple[Talker, int, list[Talker]]:
    """An event under way, its lead, and people of these names who are marked as present."""
    olga = await coordinator(talk)
    session = await happening(talk, olga, room=room)
    came = await seated(talk, session, *names)
    talk.clock.at = BEGINS + HOUR
    await marked(talk, session, olga, *came)
    return olga, session, came


async def test_asked_in_the_morning_and_answered_in_one_tap(talk: Talk) -> None:
    _, session, (anna,) = await held(talk, "Анна")
    await opens(anna, "feedback", session)
    assert anna.toast == "Событие ещё не закончилось. Утром после него я сам спрошу."
    await until(talk, MORNING - 1)
    assert "Пригодится" not in anna.text
    await until(talk, MORNING)
    assert anna.text == (
        "Оценивание без страха\nМастер-класс, 3 декабря 2026\n\n"
        "Пригодится ли вам это в работе? 1 совсем нет, 5 возьму завтра же.\n\n"
        "Без имён: организатор увидит только среднее и сами слова, и то когда ответят пятеро."
    )
    assert anna.rows == [["1", "2", "3", "4", "5"], ["О событии", "Меню"]]
    again = anna.data("4")
    await anna.presses("4")
    assert anna.text == "Что возьмёте на урок? Напишите одной фразой или пропустите."
    await talk.restart()
    await anna.writes("я" * 501)
    assert anna.text.startswith("Слишком длинно: 501 знак")
    await anna.writes("Критерии <до> работы")
    assert anna.text == "Чего не хватило? Одной фразой. Можно пропустить."
    await anna.presses("Пропустить")
    assert "Пригодится: 4 из 5\nВозьмёте: Критерии <до> работы\n\nИзменить можно до пт 11 декабря, 08:00." in anna.text
    await anna.presses_data(again)
    assert await talk.look("SELECT useful, takes, lacks FROM feedback") == [(4, "Критерии <до> работы", "")]


async def test_an_answer_is_changed_for_a_week(talk: Talk) -> None:
    _, session, (anna,) = await held(talk, "Анна")
    await until(talk, MORNING)
    await anna.presses("4")
    await anna.writes("Критерии")
    await anna.presses("Пропустить")
    await anna.presses("Оценка")
    await anna.presses("5")
    await anna.presses("Что возьму")
    await anna.presses("Стереть")
    await anna.writes("Времени")
    assert await talk.look("SELECT useful, takes, lacks FROM feedback") == [(5, "", "Времени")]
    await anna.writes("/privacy")
    assert "Отзывов о событиях: 1. Организатор видит их без имени." in anna.text
    await passes(talk, MORNING + 7 * DAY)
    await opens(anna, "feedback", session)
    assert "Отзыв принят, менять его уже нельзя." in anna.text
    await anna.presses_data(Rate(session=session, useful=1).pack())
    await anna.presses_data(Wipe(session=session, part="lacks").pack())
    assert await talk.look("SELECT useful, lacks FROM feedback") == [(5, "Времени")]
    assert await talk.look("SELECT count(*) FROM outbox WHERE kind = 'feedback'") == [(1,)]
    await anna.writes("/privacy")
    await anna.presses("Отозвать согласие")
    await anna.presses("Оставить без имени")
    assert await talk.look("SELECT count(*) FROM feedback") == [(0,)]


async def test_who_was_not_there_is_not_asked_and_who_is_marked_later_is(talk: Talk) -> None:
    olga, session, (anna,) = await held(talk, "Анна")
    boris, vera = await seated(talk, session, "Борис", "Вера")
    await marked(talk, session, olga, boris, mark="absent")
    await marked(talk, session, olga, anna, mark="absent")
    await until(talk, MORNING)
    for one in (anna, boris, vera):
        assert "Пригодится" not in one.text
        await one.presses_data(Rate(session=session, useful=5).pack())
    assert await talk.look("SELECT count(*) FROM feedback") == [(0,)]
    talk.clock.at = MORNING + 3 * DAY
    await marked(talk, session, olga, anna, vera, mark="late")
    async with talk.db.write() as tx:
        await marks.finish(tx, session, by=await person_of(talk, olga), now=int(talk.clock()))
    await talk.tick()
    assert "Пригодится ли вам это в работе?" in anna.text
    assert "Пригодится ли вам это в работе?" in vera.text
    await vera.presses("3")
    await vera.presses("Пропустить")
    await vera.presses("Пропустить")
    assert "Изменить можно до пн 14 декабря, 08:00." in vera.text


async def test_the_summary_names_nobody_and_speaks_from_five_on(talk: Talk) -> None:
    names = ("Анна", "Борис", "Вера", "Глеб", "Дина")
    olga, session, came = await held(talk, *names)
    await seated(talk, session, "Егор")
    await seated(talk, session, "Жанна", mode="remote")
    await opens(olga, "event_summary", 1)
    assert olga.toast == "Итоги появятся, когда событие пройдёт."
    await until(talk, MORNING)
    for figure, one in zip("54355", came, strict=True):
        if one is came[-1]:
            await opens(olga, "event_summary", 1)
            assert "Отзывов: 4. Среднее и слова покажу, когда их будет пять" in olga.text
            assert "Что сказали" not in olga.buttons
            await olga.presses_data(Said(event=1).pack())
            assert "Критерии" not in olga.text
        await one.presses(figure)
        await one.writes(f"Критерии, {figure}")
        await one.presses("Пропустить")
    await _read(olga, came[0], talk, names)


async def _read(olga: Talker, gone: Talker, talk: Talk, names: tuple[str, ...]) -> None:
    await opens(olga, "event_summary", 1)
    for words in (
        "Итоги · Мастер-класс «Оценивание без страха»\nТимашевский район\nчт 3 декабря, 14:00–16:00",
        "Записались: 7 (очно 6, дистанционно 1)\nПришли: 5\nБез отметки: 2",
        "Отзывов: 5 из 5\nПригодится: 4,4 из 5\n5 ▓▓▓▓▓▓▓▓ 3\n4 ▓▓░░░░░░ 1\n3 ▓▓░░░░░░ 1\n2 ░░░░░░░░ 0",
    ):
        assert words in olga.text, olga.text
    # A mark taken back takes no answer out: the difference would be what this one person said.
    await marked(talk, 1, olga, gone, mark="absent")
    await opens(olga, "event_summary", 1)
    assert "Пришли: 4" in olga.text
    assert "Отзывов: 5 из 5\nПригодится: 4,4 из 5" in olga.text
    await marked(talk, 1, olga, gone)
    await olga.presses("Что сказали")
    assert "Возьмут на урок\n• Критерии, 3\n• Критерии, 4\n• Критерии, 5\n• Критерии, 5" in olga.text
    assert not any(name in olga.text for name in names)
    await olga.presses("‹ Назад")
    await olga.presses("Таблица XLSX")
    await talk.tick()
    [file] = [message.document for message in olga.messages if message.document]
    assert file.name == "Итоги Оценивание без страха 3 декабря 2026.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
    assert book.sheet_names == ["Итоги", "Участники", "Отзывы", "Как считаем"]
    people = book.get_sheet_by_name("Участники").to_python()
    assert people[1] == [1, "Анна", "СОШ № 11", "очно", "Присутствие", 2]
    assert people[7] == [7, "Жанна", "СОШ № 11", "дистанционно", "", 0]
    said = book.get_sheet_by_name("Отзывы").to_python()
    assert said[1] == ["Возьмут на урок", "Критерии, 3"]
    assert not any(name in str(said) for name in names)


async def test_a_summary_is_its_organisers(talk: Talk) -> None:
    _, session, (anna,) = await held(talk, "Анна")
    await until(talk, MORNING)
    other = await coordinator(talk, "Пётр", district="Абинский район")
    for mallory in (anna, other, await colleague(talk, "Мэллори")):
        for press in (Go(room="event_summary", id="1"), Said(event=1), Table(event=1)):
            await mallory.presses_data(press.pack())
            assert f"{mallory.toast or mallory.text}".startswith(NOT_ALLOWED), press
        await mallory.presses_in_vain(Said(event=2), told=NOT_ALLOWED)
    await other.presses_data(Rate(session=session, useful=1).pack())
    assert TITLE not in other.text
    assert await talk.look("SELECT count(*) FROM feedback") == [(0,)]
    assert await talk.look("SELECT count(*) FROM jobs") == [(0,)]
