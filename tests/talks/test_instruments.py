"""The full form, questionnaires beside the self-assessment, and one that is not offered any more."""

from dataclasses import replace

import pytest

import content
from bot import instruments
from bot.doors import Go
from handlers.walk_cards import Begin, Widen
from tests.talks.conftest import Talk, Talker
from tests.talks.test_diagnosis import finished, walk
from tests.talks.test_start import begin


async def test_a_short_draft_is_answered_in_more_detail(talk: Talk) -> None:
    anna = await begin(talk)
    await walk(anna, "АБ")
    await anna.presses("Пауза")
    wider = anna.data("Ответить подробнее, ещё 40 вопросов")
    await anna.presses("Ответить подробнее")
    assert anna.toast == "Теперь в диагностике 62 вопроса. Ваши ответы на месте."
    assert anna.text.startswith("Предметная компетенция · 3 из 6")
    assert "3 из 62" in anna.text
    await anna.presses_data(wider)
    assert await talk.look("SELECT form, count(*) FROM attempts JOIN answers ON attempt = id GROUP BY form") == [
        ("full", 2)
    ]
    await anna.presses("В")
    await anna.presses("Пауза")
    assert "ответов 3 из 62" in anna.text
    assert "на все вопросы: 0 из 11" in anna.text
    assert "3/6 Предмет" in anna.buttons
    assert not any("короткую" in button for button in anna.buttons), "an answer would be lost"
    await anna.presses("3/6 Предмет")
    await walk(anna, "ВВВ")
    await anna.presses("Пауза")
    assert "на все вопросы: 1 из 11" in anna.text
    await anna.presses("Завершить сейчас")
    assert "полная форма" in anna.text
    assert await talk.look("SELECT area, answered FROM results WHERE level IS NOT NULL") == [("subject", 6)]
    await anna.presses_in_vain(Widen(attempt=1))


async def test_from_a_short_result_to_the_full_form_in_one_press(talk: Talk) -> None:
    anna = await finished(talk)
    await anna.presses("Полная, 62 вопроса")
    assert "1 из 62" in anna.text
    assert await talk.look("SELECT form, state FROM attempts ORDER BY id") == [("short", "completed"), ("full", "open")]
    await anna.writes("/diagnosis")
    assert "Пауза" in anna.text


async def test_another_questionnaire_beside_the_self_assessment(talk: Talk) -> None:
    anna = await begin(talk)
    await walk(anna, "АБ")
    async with talk.db.write() as tx:
        await tx.run("UPDATE people SET service_year = 2025")
    await anna.presses_data(Go(room="instruments").pack())
    assert "Не закончена: вопрос 3 из 22." in anna.text
    assert "Первый год в профессии\nПро вашу работу. 20 вопросов" in anna.text
    assert anna.buttons[:3] == [
        "Первый год в профессии", "Самодиагностика педагога", "Тест функциональной грамотности"
    ]  # fmt: skip
    await anna.presses("Готовность быть наставником")
    assert "16 вопросов, примерно 8 минут" in anna.text
    assert "добровольная" in anna.text
    begun = anna.data("Начать")
    await anna.presses("Начать")
    assert "Методическая компетенция · 1 из 4" in anna.text
    await anna.presses("Г")
    await anna.presses_data(begun)
    assert "2 из 16" in anna.text, "begun twice is gone on with"
    await anna.writes("/menu")
    assert anna.buttons[0] == "Продолжить: Готовность быть наставником"
    await anna.presses("Продолжить")
    await walk(anna, "Г" * 7 + "А" * 8)
    await anna.presses("Завершить")
    assert anna.text.startswith("Готовность быть наставником, 22 ноября 2026")
    assert "Наставническая: начало пути, 1,0 из 4" in anna.text
    assert anna.screen.photo is not None
    await anna.presses("По областям")
    assert "Готовность быть наставником: по областям" in anna.text
    await anna.writes("/diagnosis")
    await anna.presses("Продолжить: вопрос 3 из 22")
    assert "3 из 22" in anna.text
    states = await talk.look("SELECT questionnaire, state FROM attempts ORDER BY id")
    assert states == [("self_assessment", "open"), ("mentor_readiness", "completed")]
    await anna.presses_data(Go(room="instruments", id="mentor_readiness").pack())
    assert "вы прошли эту методику 22 ноября 2026" in anna.text
    await _forged(anna)
    assert await talk.look("SELECT count(*) FROM attempts") == [(2,)]


async def _forged(anna: Talker) -> None:
    for forged in ("never_was", "pause:1", "99", "'"):
        await anna.presses_data(Go(room="instruments", id=forged).pack())
        assert "Методики" in anna.text
    await anna.presses_data(Begin(code="never_was", form="full").pack())
    assert "начать нельзя" in (anna.toast or "")


async def test_what_is_withdrawn_is_finished_but_not_begun(talk: Talk) -> None:
    anna = await begin(talk)
    async with talk.db.write() as tx:
        await instruments.lay(tx, now=int(talk.clock()))
        await tx.run("UPDATE instruments SET scope_kind = 'region', scope = '23' WHERE code = 'manager'")
    await anna.presses_data(Go(room="instruments", id="first_year").pack())
    await anna.presses("Начать")
    await walk(anna, "ААА")
    async with talk.db.write() as tx:
        await tx.run("UPDATE instruments SET state = 'withdrawn' WHERE code = 'first_year'")
    await anna.presses("А")
    await anna.presses("Пауза")
    anew = anna.data("Начать заново")
    await anna.presses("Начать заново")
    await anna.presses("Начать заново")
    assert "начать нельзя" in (anna.toast or "")
    await anna.presses("Завершить сейчас")
    assert anna.text.startswith("Первый год в профессии, 22 ноября 2026\n\nЧто подтянуть\n• Методическая"), (
        "no strengths"
    )
    await anna.presses_data(anew)
    assert "больше не предлагают" in anna.text
    await anna.presses("Мой результат")
    assert "Первый год в профессии" in anna.text
    await anna.presses_data(Begin(code="first_year", form="full").pack())
    assert "начать нельзя" in (anna.toast or "")
    assert "Первый год в профессии" not in anna.buttons
    assert await talk.look("SELECT state FROM attempts WHERE questionnaire = 'first_year'") == [("completed",)]


async def test_a_draft_of_before_a_major_version_is_finished_in_its_own_words(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await begin(talk)
    await walk(anna, "АА")
    await anna.presses("Пауза")
    before, said = content.questionnaire().version, content.questionnaire().items[0].theme["ru"]
    renewed = tuple(replace(it, id=f"{it.area}.new_{n}") for n, it in enumerate(content.questionnaire().items))
    async with talk.db.write() as tx:
        await instruments.lay(tx, now=int(talk.clock()))
    newer = replace(content.questionnaire(), version="2.0", items=renewed)
    monkeypatch.setattr(content, "questionnaire", lambda code="self_assessment": newer)
    await anna.presses("Завершить сейчас")
    await anna.presses("По областям")
    assert f"Трудные места: {said}" in anna.text, "in the words it was answered in"
    await anna.presses("Пройти ещё раз")
    assert await talk.look("SELECT version, state FROM attempts ORDER BY id") == [
        (before, "completed"),
        ("2.0", "open"),
    ]
