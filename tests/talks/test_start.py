"""The first four taps, with and without a consent, and every way to come back."""

from dataclasses import replace

import pytest

import content
from tests.talks.conftest import Talk, Talker


async def begin(talk: Talk, name: str = "Анна", *, agree: bool = True) -> Talker:
    """A person who has gone the four taps."""
    anna = talk.person(name)
    await anna.writes("/start")
    await anna.presses("Начать")
    await anna.presses("Даю согласие" if agree else "Без согласия, анонимно")
    await anna.presses("Математика")
    await anna.presses("5–9 классы")
    return anna


async def test_start_says_what_it_is_and_who_sees_what(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("/start")
    assert anna.text.startswith("Здравствуйте, Анна!")
    assert "добровольная" in anna.text
    assert "видите только вы" in anna.text
    assert anna.rows == [["Начать"], ["Что вы обо мне узнаете"], ["English"]]
    await anna.presses("Что вы обо мне узнаете")
    assert "СНИЛС" in anna.text
    await anna.presses("‹ Назад")
    assert anna.text.startswith("Здравствуйте, Анна!")


async def test_four_taps_from_start_to_question_one(talk: Talk) -> None:
    anna = await begin(talk)
    assert "1 из 22" in anna.text
    assert await talk.look("SELECT known, name, subject, stage FROM people") == [(1, "Анна", "mathematics", "basic")]
    assert await talk.look("SELECT address FROM accounts") == [(str(anna.actor.id),)]
    assert await talk.look("SELECT purpose, withdrawn_at FROM consents") == [("account", None)]


async def test_the_consent_is_kept_with_its_text_version_and_time(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("/start")
    await anna.presses("Начать")
    await anna.presses("Полный текст")
    assert "Как отозвать" in anna.text
    assert "{operator}" not in anna.text
    shown = anna.text
    await anna.presses("Даю согласие")
    [(text, version, given_at)] = await talk.look(
        "SELECT t.text, t.version, c.given_at FROM consents c JOIN consent_texts t ON t.hash = c.text_hash"
    )
    assert text == shown
    assert version == "2026-11-22"
    assert given_at == int(talk.clock.at)


async def test_without_a_consent_nothing_names_the_person(talk: Talk) -> None:
    anna = await begin(talk, agree=False)
    assert "1 из 22" in anna.text
    assert await talk.look("SELECT known, name FROM people") == [(0, None)]
    [(address,)] = await talk.look("SELECT address FROM accounts")
    assert str(anna.actor.id) not in address
    assert await talk.look("SELECT count(*) FROM consents") == [(0,)]


async def test_a_nameless_person_agrees_later_and_keeps_their_answers(talk: Talk) -> None:
    anna = await begin(talk, agree=False)
    await anna.presses("А")
    await anna.writes("/profile")
    assert "Регион" not in anna.text.split("Вы без имени")[0]
    await anna.presses("Дать согласие")
    await anna.presses("Даю согласие")
    assert await talk.look("SELECT known, name FROM people") == [(1, "Анна")]
    assert await talk.look("SELECT address FROM accounts") == [(str(anna.actor.id),)]
    assert await talk.look("SELECT count(*) FROM answers") == [(1,)]


async def test_start_again_greets_and_makes_nothing_twice(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/start")
    assert anna.text.startswith("С возвращением, Анна!")
    assert anna.buttons[0].startswith("Продолжить: вопрос 1 из 22")
    await anna.writes("/start whatever<b>")
    assert anna.text.startswith("С возвращением, Анна!")
    assert await talk.look("SELECT count(*) FROM people") == [(1,)]


async def test_taps_on_old_screens_change_nothing(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("/start")
    await anna.presses("Начать")
    consent = anna.screen
    refuse = anna.data("Без согласия")
    await anna.presses("Даю согласие")
    await anna.presses_data(anna.data("Математика"), consent)
    await anna.presses_data(refuse, consent)
    assert await talk.look("SELECT known FROM people") == [(1,)]
    assert "С кем вы работаете" in anna.text
    await anna.presses_data("us:nonsense:start", consent)
    await anna.presses_data("go:subject:" + "x" * 50, consent)
    await anna.presses_data("us:mathematics:" + "x" * 40, consent)
    await anna.presses_data("ca:2020-01-01", consent)
    assert await talk.look("SELECT subject FROM people") == [("mathematics",)]
    assert await talk.look("SELECT count(*) FROM consents") == [(1,)]


async def test_english_from_the_first_screen(talk: Talk) -> None:
    anna = talk.person("Anna")
    await anna.writes("/start")
    await anna.presses("English")
    assert anna.text.startswith("Hello, Anna!")
    assert anna.buttons[-1] == "Русский"
    await anna.presses("Begin")
    await anna.presses("I agree")
    assert "What do you teach" in anna.text
    await anna.writes("/language")
    await anna.presses("Русский")
    assert anna.text == "Хорошо, дальше по-русски."
    await anna.presses("Меню")
    assert "Диагностика" in anna.buttons


async def test_the_menu_shows_only_what_the_person_may(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/menu")
    shown = [text for row in anna.rows[1:] for text in row]
    assert shown == ["Диагностика", "Программы", "Стажировки", "События", "Наставничество", "Профиль", "Помощь"]
    await anna.presses("Помощь")
    assert "/people" not in anna.text
    await anna.writes("/people")
    assert "недоступно" in anna.text


async def test_everything_goes_on_after_a_restart(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("/start")
    await anna.presses("Начать")
    await talk.restart()
    await anna.presses("Даю согласие")
    await talk.restart()
    await anna.presses("Математика")
    assert "С кем вы работаете" in anna.text


async def test_a_new_version_of_the_consent_is_asked_for_and_the_old_one_shown(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await begin(talk)
    asked = content.consent("account")
    fuller = {locale: f"{text}\n10. Новое" for locale, text in asked.full.items()}
    monkeypatch.setattr(content, "consent", lambda purpose: replace(asked, version="2027-01-01", full=fuller))
    await anna.writes("/privacy")
    await anna.presses("Текст согласия")
    assert "10. Новое" not in anna.text
    await anna.writes("/menu")
    assert anna.buttons[1] == "Согласие: новая редакция"
    await anna.writes("/start")
    assert "вы соглашались с редакцией 2026-11-22" in anna.text
    await anna.presses("Полный текст")
    assert "10. Новое" in anna.text
    await anna.presses("Даю согласие")
    await anna.writes("/start")
    assert anna.text.startswith("С возвращением, Анна!")
    assert "Согласие: новая редакция" not in anna.buttons
    given = "SELECT t.version FROM consents c JOIN consent_texts t ON t.hash = c.text_hash"
    assert await talk.look(f"{given} WHERE c.withdrawn_at IS NULL") == [("2027-01-01",)]
    assert await talk.look(f"{given} WHERE c.withdrawn_at IS NOT NULL") == [("2026-11-22",)]
