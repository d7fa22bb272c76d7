"""A poll from its first question to its summary: its author, its readers, the school, and those it is none of."""

import io

import pytest
from python_calamine import CalamineWorkbook

from bot.doors import Go
from bot.questions import Choose, Onward, Tick
from handlers.poll_results import File, Places, Words
from handlers.polls import Close, Drop, Launch
from rules.polls import Answer
from storage import broadcasts, poll_forms, polls
from tests.talks.broadcasting import coordinator, reader
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import person_of
from tests.talks.mentoring import colleague, curator, read_all

POLL = 1


async def begin(author: Talker) -> None:
    await author.writes("/menu")
    await author.presses("Координатору")
    await author.presses_data(Go(room="polls").pack())


async def opened(talk: Talk, author: Talker) -> None:
    """The ready one, without an invitation."""
    await begin(author)
    await author.presses("Новый опрос")
    await author.presses("Чему учиться в этом году")
    await author.presses("Открыть и отправить")
    await author.presses("Открыть и отправить")


async def answers(talk: Talk, talker: Talker, area: int, words: str = "") -> None:
    """Straight to the end, as many taps as there are."""
    person = await person_of(talk, talker)
    now = int(talk.clock())
    async with talk.db.write() as tx:
        await poll_forms.answer(tx, POLL, person, 1, Answer((area,)), now=now)
        await poll_forms.answer(tx, POLL, person, 5, Answer((), words), now=now)
        await poll_forms.finish(tx, POLL, person, now=now)


async def test_a_poll_is_put_together_word_by_word(talk: Talk) -> None:
    olga = await coordinator(talk)
    await begin(olga)
    assert "Здесь будут опросы" in olga.text
    await olga.presses("Новый опрос")
    await olga.writes("<b>")
    assert olga.text.startswith("Не понял.")
    await olga.writes("Запросы школы")
    await olga.writes("Какая тема нужнее?")
    await olga.presses("Несколько ответов")
    await olga.writes("Оценивание")
    assert olga.text.startswith("Нужно хотя бы 2 варианта")
    await talk.restart()
    await olga.writes("1. Оценивание\n2. Цифра\n3. Проекты, которые ведут сами ученики весь год")
    assert olga.text.startswith("Вопрос добавлен.")
    assert "1. Какая тема нужнее? (несколько из 3)" in olga.text
    await olga.presses("1")
    await olga.presses("Только один ответ")
    assert "один из 3" in olga.text
    await olga.presses("Изменить текст")
    await olga.writes("Какая тема нужнее всего?")
    await olga.presses("‹ Назад")
    await olga.presses("Пояснение")
    await olga.writes("Составим план на весну.")
    await olga.presses("Последний день")
    await olga.writes("31.02")
    assert olga.text.startswith("Не понял день «31.02».")
    await olga.writes("5 декабря")
    assert "Отвечать можно до 5 декабря 2026." in olga.text
    await olga.presses("Посмотреть")
    assert "Составим план на весну." in olga.text
    await olga.presses("Начать")
    assert "3  Проекты, которые ведут сами ученики весь год" in olga.text
    await olga.presses("2")
    assert olga.toast == "Это проба: у читателей кнопка сработает."
    await olga.presses("К опросу")


async def test_a_draft_loses_a_question_and_goes(talk: Talk) -> None:
    olga = await coordinator(talk)
    await begin(olga)
    await olga.presses("Новый опрос")
    await olga.writes("Запросы школы")
    for text in ("Почему?", "Зачем?"):
        await olga.writes(text)
        await olga.presses("Словами")
        await olga.presses("Добавить вопрос")
    await olga.presses("‹ Назад")
    await olga.presses("1")
    await olga.presses("Убрать вопрос")
    away = olga.data("Убрать вопрос")
    await olga.presses("Убрать вопрос")
    await olga.presses_data(away)
    assert "1. Зачем? (словами)" in olga.text
    await olga.presses("Удалить")
    await olga.presses("Удалить")
    assert olga.toast == "Черновик удалён."
    assert await talk.look("SELECT count(*) FROM polls") == [(0,)]


async def test_a_teacher_answers_stops_comes_back_and_changes(talk: Talk) -> None:
    olga = await coordinator(talk)
    await opened(talk, olga)
    assert olga.text.startswith("Кому · Тимашевский район")
    anna = await colleague(talk, "Анна")
    await anna.writes("/menu")
    await anna.presses("Опросы")
    assert "имён в них лучше не писать" in anna.text
    await anna.presses("Начать")
    assert anna.text.startswith("Чему учиться в этом году · 1 из 5")
    await anna.presses("☐ Оценочная")
    await anna.presses("☐ ИКТ")
    await anna.presses_data(Tick(poll=POLL, question=1, option=3, on=True).pack())
    assert [it for it in anna.buttons if it.startswith("☑")] == ["☑ ИКТ и цифровая", "☑ Оценочная"]
    await anna.presses("Дальше")
    await anna.presses("Пропустить")
    await anna.presses("До двух часов")
    await anna.presses("Пауза")
    assert anna.toast == "Ответы сохранены. Продолжить: «Опросы» в меню."
    await talk.restart()
    await anna.presses("Опросы")
    assert "Вы остановились: 3 из 5 позади" in anna.text
    await anna.presses("Продолжить")
    await anna.presses("‹ Назад")
    assert "• До двух часов" in anna.buttons
    await anna.presses("Дальше")
    await anna.presses("Пропустить")
    await anna.writes("я" * 1001)
    assert "при пределе 1000" in anna.text
    await anna.writes("Критерии до работы")
    assert anna.text.startswith("Спасибо")
    await anna.presses("Меню")
    assert "Опросы" not in anna.buttons


async def test_answers_are_mended_until_it_is_closed(talk: Talk) -> None:
    olga = await coordinator(talk)
    await opened(talk, olga)
    anna = await colleague(talk, "Анна")
    await answers(talk, anna, 4, "Критерии до работы")
    await anna.presses_data(Go(room="poll", id="1").pack())
    await anna.presses("Поправить ответы")
    for button in ("Дальше", "Пропустить", "До двух часов", "Пропустить"):
        await anna.presses(button)
    assert "Вы написали: Критерии до работы" in anna.text
    await anna.presses("Убрать мой ответ")
    assert await talk.look("SELECT question, choices, words FROM poll_answers ORDER BY question") == [
        (1, "[4]", ""), (2, "[]", ""), (3, "[0]", ""), (4, "[]", ""), (5, "[]", ""),
    ]  # fmt: skip
    async with talk.db.write() as tx:
        await polls.close(tx, POLL, by=await person_of(talk, olga), now=int(talk.clock()))
    await anna.presses_data(Choose(poll=POLL, question=3, option=1).pack())
    assert "закрыт. Ваши ответы в сводке" in anna.text


async def test_a_summary_says_nothing_of_few(talk: Talk) -> None:
    olga = await coordinator(talk)
    vera = await curator(talk, "Вера")
    await opened(talk, olga)
    for n in range(9):
        await answers(talk, await colleague(talk, f"Анна {n}"), 4, f"слово {n}")
    await olga.presses_data(Go(room="poll_results", id="1").pack())
    assert "Сводка откроется, когда ответов станет 10." in olga.text
    await answers(talk, await colleague(talk, "Борис", school="Гимназия № 1"), 3, "слово оттуда")
    await olga.presses_data(Go(room="poll_results", id="1").pack())
    assert "В сводке первые 5." in olga.text
    assert "▓▓▓▓▓▓▓▓ 100 % · Оценочная, 5" in olga.text
    await olga.presses("Словами: вопрос 5")
    assert "• слово 4" in olga.text
    assert "оттуда" not in olga.text
    await vera.presses_data(Go(room="polls", id="organisation:1").pack())
    await vera.presses("Опросы сверху: 1")
    await vera.presses("Чему учиться")
    assert "Сводка этого места откроется" in vera.text


async def test_places_are_told_apart_when_it_is_over(talk: Talk) -> None:
    """One school of too few answers hides another: else the whole without it would give them away."""
    olga = await coordinator(talk)
    vera = await curator(talk, "Вера")
    await opened(talk, olga)
    for school, count in (("СОШ № 11", 6), ("Гимназия № 1", 2)):
        for n in range(count):
            await answers(talk, await colleague(talk, f"{school} {n}", school=school), 4)
    await olga.presses_data(Go(room="poll_card", id="1").pack())
    await olga.presses("Закрыть")
    await olga.presses("Закрыть")
    await olga.presses("Сводка")
    assert "Ответили 8 человек." in olga.text
    await olga.presses("По местам")
    assert "СОШ № 11: вместе с остальными" in olga.text
    assert "Гимназия № 1: меньше 5" in olga.text
    await olga.presses_data(Go(room="poll_results", id="1:organisation:1").pack())
    assert "слишком мало" in olga.text
    await vera.presses_data(Go(room="poll_results", id="1:organisation:1").pack())
    assert "Ответили 6 человек." in vera.text
    assert "Оценочная, 6" in vera.text
    await vera.presses_in_vain(File(poll=POLL, at=""), Places(poll=POLL, at=""), told=NOT_ALLOWED)


async def test_the_file_comes_when_there_is_something_to_tell(talk: Talk) -> None:
    olga = await coordinator(talk)
    await opened(talk, olga)
    for n in range(5):
        await answers(talk, await colleague(talk, f"Анна {n}"), 4, f"слово {n}")
    await olga.presses_data(File(poll=POLL, at="").pack())
    assert await talk.look("SELECT count(*) FROM jobs") == [(0,)]
    async with talk.db.write() as tx:
        await polls.close(tx, POLL, by=await person_of(talk, olga), now=int(talk.clock()))
    await olga.presses_data(Go(room="poll_results", id="1").pack())
    await olga.presses("XLSX")
    await read_all(talk)
    assert olga.text == "Сводка опроса."
    assert olga.screen.document is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(olga.screen.document.data))
    assert book.sheet_names == ["Сводка", "По школам", "Слова", "Как считаем"]


async def test_the_last_day_ends_and_the_author_hears(talk: Talk) -> None:
    olga = await coordinator(talk)
    await opened(talk, olga)
    await olga.presses_data(Go(room="poll_until", id="1").pack())
    await olga.presses("1 неделя")
    assert "до 29 ноября 2026" in olga.text
    anna = await colleague(talk, "Анна")
    talk.clock.advance(days=7, hours=20)
    await talk.tick()
    assert await talk.look("SELECT state FROM polls") == [("open",)]
    talk.clock.advance(hours=1)
    await talk.tick()
    assert await talk.look("SELECT state FROM polls") == [("closed",)]
    await read_all(talk)
    assert olga.text.startswith("Опрос «Чему учиться в этом году» закрылся: вышел срок. Никто не ответил.")
    await anna.writes("/start poll_1")
    assert "уже закрыт" in anna.text


async def test_a_call_to_a_poll_is_answered_by_its_last_question(talk: Talk) -> None:
    olga = await coordinator(talk)
    await opened(talk, olga)
    anna = await reader(talk, "Анна")
    async with talk.db.write() as tx:
        now, by = int(talk.clock()), await person_of(talk, olga)
        number = await tx.value("SELECT max(id) FROM broadcasts WHERE poll = 1")
        assert number is not None, "the way to the invitation made its draft"
        await broadcasts.launch(tx, number, by=by, now=now)
    await read_all(talk)
    await anna.presses("Ответить")
    await anna.presses("Начать")
    await anna.presses("☐ Оценочная")
    for button in ("Дальше", "Пропустить", "До двух часов", "Пропустить", "Пропустить"):
        await anna.presses(button)
    assert anna.text.startswith("Спасибо")
    assert await talk.look("SELECT answer FROM broadcast_answers") == [("done",)]
    await olga.presses_data(Go(room="poll_card", id="1").pack())
    assert "Ответил 1 человек.\nПриглашение дошло до 1 человека." in olga.text


@pytest.mark.parametrize("who", ["teacher", "elsewhere"])
async def test_a_poll_is_nobody_elses(talk: Talk, who: str) -> None:
    olga = await coordinator(talk)
    await opened(talk, olga)
    other = await coordinator(talk, "Пётр", district="Каневской район")
    if who == "teacher":
        other = await colleague(talk, "Пётр", district="Каневской район")
    for room in ("poll_card", "poll_results", "poll_look", "poll_until", "poll_add"):
        await other.presses_data(Go(room=room, id="1").pack())
        assert other.toast is not None
        assert other.toast.startswith(NOT_ALLOWED)
    await other.presses_in_vain(
        Launch(poll=1), Close(poll=1), Drop(poll=1), Words(poll=1, at="", question=5), told=NOT_ALLOWED
    )
    await other.presses_data(Go(room="poll", id="1").pack())
    assert other.text.startswith("Этот опрос сейчас не для вас")
    await other.presses_data(Onward(poll=1, question=1).pack())
    assert await talk.look("SELECT count(*) FROM poll_answers") == [(0,)]
