"""The functional literacy test by conversation: pictures and tasks, pause, the end, why each answer is right, again."""

import content
from bot.doors import Go
from rules.literacy import Task, Variant
from rules.literacy_score import located
from storage import bank
from storage.bank import Made
from tests.talks.conftest import STALE, Talk, Talker
from tests.talks.test_start import begin

LETTERS = "АБВГ"


async def started(talk: Talk, name: str = "Анна") -> Talker:
    anna = await begin(talk, name)
    await anna.presses_data(Go(room="literacy").pack())
    await anna.presses("Начать")
    return anna


async def variant_of(talk: Talk) -> Variant:
    [(letter,)] = await talk.look("SELECT variant FROM test_attempts ORDER BY id DESC LIMIT 1")
    return next(variant for variant in content.literacy() if variant.letter == letter)


def asked(anna: Talker, variant: Variant) -> Task:
    """The task on the screen."""
    return next(task for task in variant.tasks if task.question["ru"] in anna.text)


def letter_of(anna: Talker, option: str) -> str:
    """Options are shuffled: the letter in front of these words."""
    return next(line[0] for line in anna.text.splitlines() if line[1:].strip() == option)


async def solve(anna: Talker, variant: Variant, right: int = 30, *, of: int = 30) -> None:
    """So many tasks right, those after them wrong; pictures are looked at on the way."""
    for number in range(of):
        if "К заданию" in anna.buttons:
            assert anna.screen.photo is not None
            await anna.presses("К заданию")
        task = asked(anna, variant)
        place = task.key if number < right else (task.key + 1) % 4
        await anna.presses(letter_of(anna, task.options[place]["ru"]))


async def rated(talk: Talk, level: float) -> None:
    """The first person has said of their functional literacy so much, in a self-assessment that is done."""
    async with talk.db.write() as tx:
        done = await tx.value(
            "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at, touched_at,"
            " completed_at) VALUES (1, 'self_assessment', '1.1', 1, 'short', 'completed', '[]', 1, 1, 1) RETURNING id"
        )
        await tx.run(
            "INSERT INTO results (attempt, area, place, level, answered, deficit) VALUES ($1, $2, 0, $3, 2, 0)",
            done,
            "functional_literacy",
            level,
        )


async def finish(anna: Talker) -> None:
    await anna.presses("Завершить")
    await anna.presses("Завершить тест")


async def test_a_whole_test_from_the_way_in_to_the_last_explanation(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses_data(Go(room="literacy").pack())
    for words in ("30 заданий", "45 минут", "70 %", "добровольный", "без имён", "придуманы"):
        assert words in anna.text
    await anna.presses("Начать")
    await rated(talk, 2.4)
    variant = await variant_of(talk)
    assert "Читательская грамотность · 1 из 30" in anna.text
    assert anna.rows == [["А", "Б", "В", "Г"], ["‹ Назад", "Пропустить", "Пауза"]]
    await solve(anna, variant, 21)
    assert "Задания закончились. Ответов 30 из 30" in anna.text
    await anna.presses("Завершить тест")
    assert "Без ответа" not in anna.text
    await anna.presses("Завершить тест")
    assert "21 из 30, 70 %" in anna.text
    assert "Линия 70 % пройдена" in anna.text
    assert "▓▓▓▓▓ 5 из 5 · Читательская грамотность" in anna.text
    assert "Слабее всего: креативное мышление" in anna.text
    assert "Тест показал больше" in anna.text
    assert "вт 22 декабря, 03:00" in anna.text
    assert await talk.look("SELECT state, right_answers, tasks FROM test_attempts") == [("completed", 21, 30)]
    await anna.presses("Разбор: 9 заданий")
    _, task = located(variant, "global.2")
    for words in (task.question["ru"], task.options[task.key]["ru"], task.explanation["ru"], task.measures["ru"]):
        assert words in anna.text
    assert "✗ У вас:" in anna.text
    assert "1 из 9" in anna.buttons
    await anna.presses("›")
    assert located(variant, "global.3")[1].explanation["ru"] in anna.text
    await anna.presses("Все задания")
    assert "✓ У вас верно:" in anna.text
    await anna.presses("Перечитать текст")
    assert variant.parts[0].stimuli[0].text["ru"].split("\n")[0] in anna.text
    await anna.presses("К разбору")
    await anna.presses("‹ Назад")
    assert "21 из 30" in anna.text


async def test_a_table_is_seen_first_and_again(talk: Talk) -> None:
    anna = await started(talk)
    variant = await variant_of(talk)
    await solve(anna, variant, of=5)
    shown = anna.screen
    assert shown.photo is not None
    assert "Математическая грамотность · 6 из 30" in anna.text
    await anna.presses("К заданию")
    assert anna.screen.photo is None
    assert anna.screen.message_id > shown.message_id, "the picture stays above"
    assert anna.rows[1] == ["Таблица"]
    first = anna.data("А")
    await anna.presses("Таблица")
    assert anna.screen.photo is not None
    await anna.presses("К заданию")
    await anna.presses("А")
    assert anna.screen.photo is None
    assert "7 из 30" in anna.text
    await anna.presses("Пропустить")
    await anna.presses("В")
    assert "9 из 30" in anna.text
    assert anna.screen.photo is not None, "the second stimulus of the part is a chart"
    before = len(anna.messages)
    await anna.presses_data(first)
    assert anna.toast == "Этот ответ уже записан."
    assert len(anna.messages) == before, "the second of two taps does not send the picture twice"


async def test_a_pause_any_part_first_and_what_was_skipped(talk: Talk) -> None:
    anna = await started(talk)
    await anna.presses("‹ Назад")
    assert "Пауза" in anna.text
    assert "Завершить сейчас" not in anna.buttons
    assert "Напомнить закончить" in anna.buttons
    await anna.presses("0/5 Креативное")
    assert "26 из 30" in anna.text
    await anna.presses("Пропустить")
    await anna.presses("Б")
    await talk.restart()
    talk.clock.advance(days=7)
    await anna.presses_data(Go(room="literacy").pack())
    assert "ответов 1 из 30" in anna.text
    assert {"1/5 Креативное", "0/5 Чтение", "Продолжить: задание 28 из 30"} <= set(anna.buttons)
    await anna.presses("Завершить сейчас")
    assert "Без ответа 29 заданий: они посчитаются неверными" in anna.text
    assert "через 30 дней" in anna.text
    await anna.presses("Вернуться к заданиям")
    for _ in range(28):
        if "К заданию" in anna.buttons:
            await anna.presses("К заданию")
        await anna.presses("Пропустить")
    assert "29 заданий вы пропустили" in anna.text
    await anna.presses("Вернуться к пропущенным (29)")
    assert "1 из 30" in anna.text
    assert await talk.look("SELECT choice IS NULL, task FROM test_answers") == [(0, "creative.2")]


async def test_what_is_old_forged_or_somebody_elses_changes_nothing(talk: Talk) -> None:
    anna = await started(talk)
    late = anna.data("Б")
    await anna.presses("А")
    await anna.presses_data(late)
    assert anna.toast == "На это задание записано «А». Изменить: «‹ Назад»."
    assert "2 из 30" in anna.text
    here = anna.data("А")
    forged = [f"{here[:-1]}{choice}" for choice in ("4", "-1", "", "1e9")]
    forged += [here.replace("reading.2", item) for item in ("reading.3", "maths.9", "х")]
    await anna.presses_in_vain(*forged)
    boris = await started(talk, "Борис")
    await boris.presses_in_vain(here, here.replace(".Ta", ".Ts")[:-2])
    kept = await talk.look("SELECT a.person, t.task FROM test_answers t JOIN test_attempts a ON a.id = t.attempt")
    assert kept == [(1, "reading.1")]
    for room in ("literacy_result", "literacy_review", "literacy_stimulus"):
        for about in ("1", "1:all:0", "2:wrong:0", "9:all:0", "х"):
            await boris.presses_data(Go(room=room, id=about).pack())
            assert "Пауза" in boris.text, "nobody's explanations, nor one's own before the end"


async def test_thirty_days_later_the_other_variant_and_the_best_counts(talk: Talk) -> None:
    anna = await started(talk)
    first = await variant_of(talk)
    end = Go(room="literacy", id="begin")
    await solve(anna, first, 1, of=1)
    await anna.presses("Пауза")
    await finish(anna)
    assert "До линии 70 % не хватило 20 верных ответов" in anna.text
    await anna.presses_data(end.pack())
    assert anna.toast == "Между попытками должно пройти 30 дней."
    assert "Пройти ещё раз" not in anna.buttons
    talk.clock.advance(days=30)
    await anna.presses_data(Go(room="literacy").pack())
    await anna.presses("Пройти ещё раз")
    second = await variant_of(talk)
    assert {first.letter, second.letter} == {"a", "b"}
    await solve(anna, second, 2, of=2)
    await anna.presses("Пауза")
    old = anna.data("Завершить сейчас")
    await finish(anna)
    await anna.presses_data(old)
    assert anna.toast == "Этот тест уже завершён."
    assert "2 из 30, 6 %" in anna.text
    await anna.presses("Прошлые попытки")
    assert "2 из 30, 6 %, засчитывается" in anna.text
    await anna.presses("22 ноября 2026")
    assert "Засчитывается лучший результат: 2 из 30, 6 %" in anna.text
    assert await talk.look("SELECT right_answers FROM test_attempts ORDER BY id") == [(1,), (2,)]
    await anna.presses_in_vain(Go(room="literacy_result", id="77"), told=STALE)


async def test_an_attempt_keeps_its_words_and_a_withdrawn_test_is_only_finished(talk: Talk) -> None:
    anna = await started(talk)
    async with talk.db.write() as tx:
        for one in content.literacy():
            body = content.body(one.code, one.letter).replace('version = "1.0"', 'version = "1.1"')
            title = {"ru": "Тест", "en": "Test"}
            said = one.tasks[0].question["ru"]
            newer = Made(kind=bank.TEST, code=one.code, variant=one.letter, version="1.1", title=title,
                         body=body.replace(said, f"Иначе: {said}"))  # fmt: skip
            await bank.lay_shipped(tx, newer, now=int(talk.clock()))
    boris = await started(talk, "Борис")
    assert "Иначе: " in boris.text
    await anna.presses("Пауза")
    await anna.presses("Продолжить")
    assert "Иначе: " not in anna.text
    versions = await talk.look("SELECT version FROM test_attempts ORDER BY id")
    assert versions == [("1.0",), ("1.1",)]
    async with talk.db.write() as tx:
        await tx.run("UPDATE instruments SET state = 'withdrawn'")
    vera = await begin(talk, "Вера")
    await vera.presses_data(Go(room="literacy").pack())
    assert "Сейчас тест не проводится" in vera.text
    await vera.presses_in_vain(Go(room="literacy", id="begin"))
    await anna.presses("Б")
    await anna.presses("Пауза")
    await finish(anna)
    assert "из 30" in anna.text
    await anna.presses("‹ Назад")
    assert "Сейчас тест не проводится" in anna.text
    await anna.presses("Мой результат")
    assert "Верных ответов" in anna.text
    assert await talk.look("SELECT count(*) FROM test_attempts") == [(2,)]
