"""What a person sees of their own levels over time, and the reminders they asked for: none comes unasked."""

from random import Random

import content
from rules.questionnaire import Form
from rules.walk import SELF
from storage import diagnosis, literacy
from tests.talks.conftest import STALE, Talk, Talker
from tests.talks.test_start import begin

WAITING = "SELECT kind, which FROM outbox WHERE state = 'waiting' ORDER BY due_at"


async def takes(talk: Talk, who: Talker, choices: dict[str, int], *, code: str = SELF, form: Form = "short") -> int:
    """An attempt completed now: by area what was answered, 3 elsewhere."""
    questionnaire = content.questionnaire(code)
    address = str(who.actor.id)
    [(person,)] = await talk.look("SELECT person FROM accounts WHERE address = $1", address)
    now = int(talk.clock())
    async with talk.db.write() as tx:
        walked = await diagnosis.begin(tx, person, questionnaire, form=form, now=now)
        while walked.current is not None:
            choice = choices.get(walked.current.partition(".")[0], 3)
            walked = await diagnosis.answer(tx, person, walked.id, walked.current, choice, now=now)
        return (await diagnosis.finish(tx, person, walked.id, questionnaire, now=now)).id


async def opens(who: Talker, room: str, about: str = "") -> None:
    await who.presses_data(f"go|{room}|{about}")


async def test_levels_over_time_are_a_picture_and_words(talk: Talk) -> None:
    anna = await begin(talk)
    first = await takes(talk, anna, {"methodical": 1, "assessment": 4})
    await opens(anna, "change", str(first))
    assert anna.screen.photo is None
    assert "когда проходишь второй раз" in anna.text
    talk.clock.advance(days=200)
    last = await takes(talk, anna, {"methodical": 3, "assessment": 2})
    await opens(anna, "result", str(last))
    await anna.presses("Изменения")
    assert anna.screen.photo is not None
    assert "2 раза, с 22 ноября 2026 по 10 июня 2027" in anna.text
    assert "Оценочная: 4,0 → 2,0 (−2,0)" in anna.text
    assert "Методическая: 1,0 → 3,0 (+2,0)" in anna.text
    assert "На прежнем уровне 9 областей." in anna.text
    assert "не всегда шаг назад" in anna.text
    await anna.presses("По областям")
    assert "Методическая компетенция: 1,0 → 3,0 (+2,0)" in anna.text
    await anna.presses("‹ Назад")
    assert anna.screen.photo is not None


async def test_only_what_compares_is_compared_and_only_ones_own(talk: Talk) -> None:
    anna = await begin(talk)
    await takes(talk, anna, {"methodical": 1})
    talk.clock.advance(days=1)
    full = await takes(talk, anna, {"methodical": 4}, form="full")
    await opens(anna, "change", str(full))
    assert "когда проходишь второй раз" in anna.text
    assert anna.buttons == ["‹ Назад", "Меню"]
    talk.clock.advance(days=1)
    year = [await takes(talk, anna, {"methodical": level}, code="first_year", form="full") for level in (2, 4)]
    await opens(anna, "change", str(full))
    await anna.presses("Первый год")
    assert "Методическая: 2,0 → 4,0" in anna.text
    boris = await begin(talk, "Борис")
    for room in ("change", "change_areas"):
        for about in (str(year[0]), "x", "0", str(2**60)):
            await opens(boris, room, about)
            assert "Методическая" not in boris.text
            assert boris.toast == STALE


async def test_an_unfinished_one_is_reminded_of_twice_if_asked_for(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("А")
    assert await talk.look(WAITING) == []
    await anna.presses("Пауза")
    await anna.presses("Напомнить закончить")
    assert anna.toast is not None
    assert "через два дня и через неделю" in anna.toast
    on = anna.data("Не напоминать")
    assert [kind for kind, _ in await talk.look(WAITING)] == ["diagnosis-unfinished"] * 2
    await anna.presses("Не напоминать")
    assert await talk.look(WAITING) == []
    await anna.presses_data(on)  # pressed once more: nothing to take back
    await anna.presses("Напомнить закончить")
    talk.clock.advance(days=1, hours=10)
    await anna.presses("Продолжить")
    await anna.presses("Б")
    before = len(anna.messages)
    talk.clock.advance(days=1)
    await talk.tick()
    assert len(anna.messages) == before, "an answer since then puts the reminder off"
    talk.clock.advance(days=1)
    await talk.tick()
    assert len(anna.messages) == before + 1
    assert "Вы просили напомнить: «Самодиагностика" in anna.text
    await anna.presses("Продолжить")
    assert "3 из 22" in anna.text
    talk.clock.advance(days=5)
    await talk.tick()
    assert "Вы просили напомнить" in anna.text
    assert await talk.look(WAITING) == []
    await anna.presses("Больше не напоминать")
    assert "Напомнить закончить" not in anna.buttons, "never more than twice"


async def test_a_finished_one_is_not_reminded_of(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("Пауза")
    await anna.presses("Напомнить закончить")
    await takes(talk, anna, {})
    before = len(anna.messages)
    talk.clock.advance(days=8, hours=10)
    await talk.tick()
    assert len(anna.messages) == before
    assert {row[0] for row in await talk.look("SELECT state FROM outbox")} == {"void"}


async def test_half_a_year_later_if_asked_for_and_not_done_before(talk: Talk) -> None:
    anna, boris = await begin(talk), await begin(talk, "Борис")
    done = {}
    for who in (anna, boris):
        done[who] = await takes(talk, who, {})
        await opens(who, "result", str(done[who]))
        await who.presses("Напомнить через полгода")
        assert who.buttons.count("Не напоминать через полгода") == 1
    talk.clock.advance(days=100)
    await takes(talk, boris, {})
    await opens(boris, "result", str(done[boris]))
    assert not [button for button in boris.buttons if "полгода" in button]
    before = len(boris.messages)
    talk.clock.advance(days=82, hours=12)
    await talk.tick()
    assert "Вы просили напомнить: «Самодиагностика" in anna.text
    assert len(boris.messages) == before
    again = anna.data("Пройти ещё раз")
    await anna.presses("Не сейчас")
    assert "Хорошо, не сейчас" in anna.text
    await anna.presses_data(again)
    assert "Прошло полгода" in anna.text


async def test_without_an_account_there_is_nobody_to_write_to(talk: Talk) -> None:
    anna = await begin(talk, agree=False)
    await anna.presses("Пауза")
    assert "Напомнить закончить" not in anna.buttons
    [(attempt,)] = await talk.look("SELECT id FROM attempts")
    for what in ("questionnaire", "test", "x"):
        await anna.presses_in_vain(f".Hu:{what}:{attempt}:1", f".Hr:{what}:{attempt}:1")
    assert await talk.look(WAITING) == []


async def test_the_tests_over_time_stand_by_themselves(talk: Talk) -> None:
    anna = await begin(talk)
    await opens(anna, "change", "test")
    assert "Тест функциональной грамотности" in anna.text  # nothing done yet: the test's own page
    await _sits(talk, anna, 12)
    await opens(anna, "change", "test")
    assert "Следующая попытка, с другими заданиями" in anna.text
    talk.clock.advance(days=31)
    await _sits(talk, anna, 24)
    await opens(anna, "change", "test")
    assert anna.screen.photo is not None
    assert "• Читательская грамотность: 5 → 5 из 5" in anna.text
    assert "• Естественно-научная грамотность: 2 → 5 из 5" in anna.text
    done = await takes(talk, anna, {"functional_literacy": 1})
    await opens(anna, "change", str(done))
    assert "12 из 30, 40 %" in anna.text
    assert "24 из 30, 80 %" in anna.text
    assert "вы к себе строже" in anna.text


async def _sits(talk: Talk, who: Talker, right: int) -> None:
    """An attempt at the test: so many of the first tasks right."""
    [(person,)] = await talk.look("SELECT person FROM accounts WHERE address = $1", str(who.actor.id))
    now = int(talk.clock())
    async with talk.db.write() as tx:
        letter = await literacy.next_letter(tx, person)
        variant = next(one for one in content.literacy() if one.letter == letter)
        begun = await literacy.begin(tx, person, variant, chance=Random(1), now=now)
        for place, task in enumerate(variant.tasks):
            choice = task.key if place < right else (task.key + 1) % 4
            await literacy.answer(tx, person, begun.id, task.id, choice, now=now)
        await literacy.finish(tx, person, begun.id, variant, now=now)
