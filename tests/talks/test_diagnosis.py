"""A teacher's self-assessment by conversation: the walk, double taps, pauses, the result, what has changed."""

from collections import Counter
from dataclasses import replace

import pytest

import content
from bot.doors import Go
from tests.talks.conftest import Talk, Talker
from tests.talks.test_start import begin


async def walk(anna: Talker, letters: str = "Б" * 22) -> None:
    """Answer the questions in order."""
    for letter in letters:
        await anna.presses(letter)


async def finished(talk: Talk, letters: str = "Б" * 22) -> Talker:
    anna = await begin(talk)
    await walk(anna, letters)
    await anna.presses("Завершить")
    return anna


async def test_a_question_says_where_it_stands(talk: Talk) -> None:
    anna = await begin(talk)
    assert "1 из 22" in anna.text
    assert "░" in anna.text
    assert anna.rows == [["А", "Б", "В", "Г"], ["‹ Назад", "Пропустить", "Пауза"]]
    await anna.presses("В")
    assert "2 из 22" in anna.text
    assert await talk.look("SELECT choice FROM answers") == [(3,)]


async def test_a_double_tap_and_an_old_button_change_nothing(talk: Talk) -> None:
    anna = await begin(talk)
    first = anna.data("А")
    anna.actor.presses_raw(first, anna.screen.message_id)
    anna.actor.presses_raw(first, anna.screen.message_id)
    await talk.run()
    assert "2 из 22" in anna.text
    assert anna.toast == "Этот ответ уже записан."
    await anna.presses("Г")
    await anna.presses_data(first)
    assert "3 из 22" in anna.text
    assert await talk.look("SELECT choice FROM answers ORDER BY item") in ([(1,), (4,)], [(4,), (1,)])


async def test_a_second_tap_on_skip_says_nothing(talk: Talk) -> None:
    anna = await begin(talk)
    skip = anna.data("Пропустить")
    anna.actor.presses_raw(skip, anna.screen.message_id)
    anna.actor.presses_raw(skip, anna.screen.message_id)
    await talk.run()
    assert "2 из 22" in anna.text
    assert anna.toast is None
    assert await talk.look("SELECT choice FROM answers") == [(None,)]


async def test_an_answer_that_came_too_late_is_never_called_kept(talk: Talk) -> None:
    anna = await begin(talk)
    late = anna.data("Б")
    await anna.presses("Пропустить")
    await anna.presses_data(late)
    assert anna.toast == "Этот вопрос вы пропустили. Ответить: «‹ Назад»."
    await anna.presses("‹ Назад")
    await anna.presses("А")
    await anna.presses_data(late)
    assert anna.toast == "На этот вопрос записано «А». Изменить: «‹ Назад»."
    assert "2 из 22" in anna.text
    await anna.presses_data(anna.data("В").replace(content.questionnaire().items[1].id, "subject.never_was"))
    assert anna.toast == "Эта кнопка устарела. Вот как сейчас."
    assert await talk.look("SELECT choice FROM answers") == [(1,)]


async def test_when_all_was_visited_the_menu_offers_to_finish(talk: Talk) -> None:
    anna = await begin(talk)
    await walk(anna)
    await anna.writes("/menu")
    assert anna.buttons[0] == "Завершить диагностику"
    await anna.presses("Завершить диагностику")
    assert "Вопросы закончились" in anna.text


async def test_an_answer_changes_by_going_back(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("А")
    await anna.presses("‹ Назад")
    assert anna.rows == [["• А", "Б", "В", "Г"], ["‹ Назад", "Дальше ›", "Пауза"]]
    await anna.presses("Дальше ›")
    assert await talk.look("SELECT choice FROM answers") == [(1,)]
    await anna.presses("‹ Назад")
    await anna.presses("Г")
    assert await talk.look("SELECT choice FROM answers") == [(4,)]
    assert "2 из 22" in anna.text


async def test_somebody_elses_attempt_is_out_of_reach(talk: Talk) -> None:
    anna = await begin(talk)
    stolen = anna.data("Г")
    boris = await begin(talk, name="Борис")
    await boris.presses_data(stolen)
    assert "устарела" in (boris.toast or "")
    assert await talk.look("SELECT count(*) FROM answers") == [(0,)]


async def test_a_forged_choice_is_no_answer(talk: Talk) -> None:
    anna = await begin(talk)
    for forged in ("9", "0", "-1", "1e9", ""):
        await anna.presses_data(anna.data("Г")[:-1] + forged) if anna.rows[0][0] == "А" else None
    assert await talk.look("SELECT count(*) FROM answers") == [(0,)]


async def test_a_pause_outlives_a_week_and_a_restart(talk: Talk) -> None:
    anna = await begin(talk)
    await walk(anna, "БВГ")
    await anna.presses("Пауза")
    assert "ответов 3 из 22" in anna.text
    assert anna.buttons[0] == "Продолжить: вопрос 4 из 22"
    assert [button[0] for button in anna.buttons[1:3]] == ["✓", "1"]
    talk.clock.advance(days=7)
    await talk.restart()
    await anna.writes("/menu")
    await anna.presses("Не сейчас")
    assert anna.buttons[0] == "Продолжить: вопрос 4 из 22"
    await anna.presses("Продолжить")
    assert "4 из 22" in anna.text


async def test_areas_go_in_any_order(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("Пауза")
    area = next(button for button in anna.buttons if "Оценивание" in button)
    await anna.presses(area)
    assert "Оценочная компетенция" in anna.text
    await walk(anna, "АА")
    await anna.presses("Пауза")
    assert "✓ Оценивание" in anna.buttons
    await anna.presses("Завершить сейчас")
    assert "Ваш профиль" in anna.text
    assert "Оценочная: начало пути, 1,0 из 4" in anna.text


async def test_what_was_skipped_is_offered_again(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("Пропустить")
    await walk(anna, "В" * 21)
    assert "1 вопрос вы пропустили" in anna.text
    await anna.presses("Вернуться к пропущенному")
    assert "1 из 22" in anna.text
    await anna.presses("Г")
    assert "Вопросы закончились" in anna.text
    assert "пропустили" not in anna.text


async def test_blocks_beyond_the_general_are_asked_when_they_concern_the_person(talk: Talk) -> None:
    anna = await begin(talk)
    await walk(anna)
    assert "2 коротких блока" in anna.text
    assert "Я наставник" in anna.text
    block = next(button for button in anna.buttons if "настав" in button.lower())
    await anna.presses(block)
    assert "23 из 24" in anna.text
    await walk(anna, "ГГ")
    await anna.presses("Завершить")
    assert await talk.look("SELECT count(*) FROM results") == [(12,)]


async def test_the_result_is_a_picture_with_strengths_first(talk: Talk) -> None:
    anna = await finished(talk, "ГГ" + "ВВ" + "АБ" + "ББ" * 8)
    shown = anna.screen
    assert shown.photo is not None
    assert shown.photo.data.startswith(b"\x89PNG")
    text = shown.text
    assert text.index("Сильные стороны") < text.index("Что подтянуть")
    assert "Предметная: уверенно, 4,0 из 4" in text
    assert "начало пути, 1,5 из 4" in text
    assert "Подобрать программы" in anna.buttons
    rows = await talk.look("SELECT area, level, deficit FROM results ORDER BY place")
    assert rows[0] == ("subject", 4.0, 0)
    assert rows[2][1:] == (1.5, 1)
    await anna.presses("По областям")
    assert "Трудные места:" in anna.text
    assert anna.screen.photo is None
    await anna.presses("‹ Назад")
    assert anna.screen.photo is not None


async def test_the_result_without_an_id_is_the_latest(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses_data(Go(room="result").pack())
    assert anna.toast is None
    assert "1 из 22" not in anna.text
    assert "Пауза" in anna.text
    await anna.presses("Продолжить")
    await walk(anna)
    await anna.presses("Завершить")
    await anna.writes("/menu")
    await anna.presses_data(Go(room="result").pack())
    assert "Ваш профиль" in anna.text
    await anna.presses_data(Go(room="result", id="9").pack())
    assert "устарела" in (anna.toast or "")


async def test_no_difficulty_is_invented(talk: Talk) -> None:
    anna = await finished(talk, "Г" * 22)
    assert "Явных трудностей нет" in anna.text
    assert "Подобрать программы" not in anna.buttons


async def test_finishing_twice_is_finishing_once(talk: Talk) -> None:
    anna = await begin(talk)
    await walk(anna)
    press = anna.data("Завершить")
    ending = anna.screen
    await anna.presses("Завершить")
    await anna.presses_data(press, ending)
    assert await talk.look("SELECT count(*) FROM results") == [(11,)]
    assert "Ваш профиль" in anna.text
    assert "уже завершена" in (anna.toast or "")
    assert sum(message.photo is not None for message in anna.messages) == 1, "one picture"


async def test_too_few_answers_are_explained(talk: Talk) -> None:
    anna = await begin(talk)
    for _ in range(22):
        await anna.presses("Пропустить")
    await anna.presses("Завершить")
    assert "мало ответов" in (anna.toast or "")
    assert await talk.look("SELECT count(*) FROM results") == [(0,)]


async def test_the_second_time_shows_what_changed(talk: Talk) -> None:
    anna = await finished(talk, "А" * 22)
    talk.clock.advance(days=190)
    await anna.writes("/diagnosis")
    assert "Прошло полгода" in anna.text
    await anna.presses("Пройти ещё раз")
    await walk(anna, "ВВ" + "А" * 20)
    await anna.presses("Завершить")
    assert "С 22 ноября 2026: предметная +2,0" in anna.text
    assert "Изменения" in anna.buttons
    await anna.presses("Изменения")
    assert anna.toast != "Эта кнопка устарела. Вот как сейчас."
    await anna.presses_data(Go(room="diagnosis", id="pause").pack())  # of before there were several questionnaires
    assert "пройдена" in anna.text
    states = Counter(row[0] for row in await talk.look("SELECT state FROM attempts"))
    assert states == {"completed": 2}


async def test_beginning_anew_asks_once(talk: Talk) -> None:
    anna = await begin(talk)
    await walk(anna, "АБ")
    await anna.presses("Пауза")
    await anna.presses("Начать заново")
    assert "2 ответа" in anna.text
    sure = anna.data("Начать заново")
    await anna.presses("Начать заново")
    assert "1 из 22" in anna.text
    await anna.presses("А")
    await anna.presses_data(sure)
    assert await talk.look("SELECT count(*) FROM answers") == [(1,)]


async def test_an_english_reader_gets_english(talk: Talk) -> None:
    anna = talk.person("Anna", language_code="en")
    await anna.writes("/start")
    await anna.presses(anna.buttons[0])
    await anna.presses(anna.buttons[0])
    await anna.presses(anna.buttons[0])
    await anna.presses(anna.buttons[0])
    assert "1 of 22" in anna.text
    assert anna.rows[0] == ["A", "B", "C", "D"]


async def test_a_question_that_left_the_file_is_passed_over(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = await begin(talk)
    now = content.questionnaire()
    newer = replace(now, version="1.99", items=(now.items[0], *now.items[2:]))
    monkeypatch.setattr(content, "questionnaire", lambda code="self_assessment": newer)
    await anna.presses("В")
    assert "2 из 21" in anna.text
    assert newer.items_for("short")[1].question["ru"] in anna.text
    assert await talk.look("SELECT version FROM attempts") == [("1.99",)]


async def test_new_questions_begin_a_new_attempt_and_say_so(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = await begin(talk)
    await walk(anna, "БВ")
    old = anna.data("А")
    now = content.questionnaire()
    newer = replace(now, version="2.0")
    monkeypatch.setattr(content, "questionnaire", lambda code="self_assessment": newer)
    await anna.presses("Г")
    assert "1 из 22" in anna.text
    assert "обновились" in (anna.toast or "")
    await anna.presses_data(old)
    assert await talk.look("SELECT count(*) FROM answers") == [(0,)]
    kept = await talk.look("SELECT state, version FROM attempts ORDER BY id")
    assert kept == [("dropped", now.version), ("open", "2.0")]


async def test_names_and_themes_are_written_as_people_write_them(talk: Talk) -> None:
    anna = await finished(talk, "А" * 6 + "ГГ" + "А" * 14)
    weak = content.questionnaire().items[0].theme["ru"]
    assert f"начало пути, 1,0 из 4. {weak[0].upper()}{weak[1:]}" in anna.text
    talk.clock.advance(days=190)
    await anna.writes("/diagnosis")
    await anna.presses("Пройти ещё раз")
    await walk(anna, "А" * 6 + "АА" + "А" * 14)
    await anna.presses("Завершить")
    assert "С 22 ноября 2026: ИКТ и цифровая −3,0" in anna.text
    await anna.presses("По областям")
    assert "С 22 ноября 2026: −3,0" in anna.text
