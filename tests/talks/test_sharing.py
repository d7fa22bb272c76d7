"""«Что подтянуть» is the mentee's own: opened to the mentor by a consent of its own, closed again at any moment."""

import content
from bot.doors import Go
from handlers.sharing import Share
from rules.walk import SELF
from storage import diagnosis, pairing
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import opens, person_of
from tests.talks.mentoring import Two, colleague, curator, two
from tests.talks.test_tasks import later

OPEN, CLOSED = "Хочется подтянуть", "Здесь появятся области, которые хочется подтянуть, если Мария К. решит их открыть."


async def diagnosed(talk: Talk, who: Talker) -> None:
    """The attempt that the first taps began is finished: everything is answered with the lowest word."""
    person = await person_of(talk, who)
    async with talk.db.write() as tx:
        attempt = await diagnosis.current(tx, person, SELF)
        assert attempt is not None
        for item in attempt.items:
            await diagnosis.answer(tx, person, attempt.id, item, 1, now=int(talk.clock()))
        await diagnosis.finish(tx, person, attempt.id, content.questionnaire(), now=int(talk.clock()))


async def ready(talk: Talk) -> Two:
    pair = await two(talk)
    await diagnosed(talk, pair.mentee)
    return pair


async def test_the_mentor_sees_nothing_until_the_mentee_opens_it(talk: Talk) -> None:
    pair = await ready(talk)
    await opens(pair.mentor, "aims", pair.pair)
    assert CLOSED in pair.mentor.text
    assert OPEN not in pair.mentor.text
    await opens(pair.mentee, "aims", pair.pair)
    assert "видите только вы" in pair.mentee.text
    await pair.mentee.presses("Открыть, что подтянуть")
    assert "Отказ ничего не меняет" in pair.mentee.text
    await pair.mentee.presses("Полный текст")
    shown = pair.mentee.text
    assert "Как отозвать" in shown
    await pair.mentee.presses("‹ Назад")
    await pair.mentee.presses("Даю согласие")
    assert pair.mentee.toast == "Открыто. Закрыть можно здесь же или в «Моих данных»."
    [(text,)] = await talk.look(
        "SELECT t.text FROM consents c JOIN consent_texts t ON t.hash = c.text_hash WHERE c.purpose = 'results'"
    )
    assert text == shown
    # With the reason, and a way to the steps for it.
    await opens(pair.mentor, "aims", pair.pair)
    assert "Хочется подтянуть (Мария К. открывает вам это по своей воле)" in pair.mentor.text
    assert "• Предметная, 1,0 из 4. Трудное: содержание шире учебника, типичные ошибки" in pair.mentor.text
    await pair.mentor.presses("Шаги: Предметная")
    assert "Предмет глубже учебника" in pair.mentor.text
    await pair.mentor.presses("Взять в программу")
    await pair.mentor.presses("1")
    assert "Цель: Знать свой предмет так" in pair.mentor.text


async def test_closed_it_is_closed_at_the_next_press(talk: Talk) -> None:
    pair = await ready(talk)
    await opens(pair.mentee, "share", pair.pair)
    await pair.mentee.presses("Даю согласие")
    await opens(pair.mentor, "aims", pair.pair)
    assert OPEN in pair.mentor.text
    await pair.mentee.presses("Закрыть или прочитать")
    assert "Согласие дано 22 ноября" in pair.mentee.text
    closing = pair.mentee.data("Закрыть доступ")
    await pair.mentee.presses("Закрыть доступ")
    assert pair.mentee.toast == "Закрыто. Теперь это видите только вы."
    await opens(pair.mentor, "aims", pair.pair)
    assert CLOSED in pair.mentor.text
    await pair.mentee.presses_in_vain(closing, told="Закрыто. Теперь это видите только вы.")
    assert await talk.look("SELECT count(*) FROM consents WHERE purpose = 'results'") == [(1,)]


async def test_from_my_data_too(talk: Talk) -> None:
    """The text of the consent promises the way: «Профиль» → «Мои данные»."""
    anna = await colleague(talk, "Анна")
    await opens(anna, "privacy")
    await anna.presses("Кому виден результат")
    await anna.presses("Даю согласие")
    assert "Согласие показать результат с именем" in anna.text
    await anna.presses("Кому виден результат")
    await anna.presses("Закрыть доступ")
    assert "Согласие показать результат с именем" not in anna.text


async def test_neither_an_old_text_nor_a_nameless_person_agrees(talk: Talk) -> None:
    pair = await two(talk)
    await pair.mentee.presses_in_vain(Share(version="2020-01-01", pair=pair.pair), told="Текст согласия обновился.")
    nameless = talk.person("Никто")
    await nameless.writes("/start")
    await nameless.presses_data(Share(version="2026-11-22", pair=0).pack())
    await nameless.presses_data(Go(room="share").pack())
    assert "Согласие" in nameless.text
    assert await talk.look("SELECT count(*) FROM consents WHERE purpose = 'results'") == [(0,)]


async def test_the_mentor_learns_nothing_from_no_diagnosis(talk: Talk) -> None:
    pair = await two(talk)
    await opens(pair.mentee, "share", pair.pair)
    await pair.mentee.presses("Даю согласие")
    await opens(pair.mentor, "aims", pair.pair)
    assert "явных трудностей диагностика не нашла, или её ещё не было" in pair.mentor.text
    # Nobody but the two is told of the consent at all.
    await later(talk)
    other = await colleague(talk, "Глеб")
    await opens(other, "aims", pair.pair)
    assert OPEN not in other.text


async def test_neither_the_curator_nor_a_former_mentor_reads_it(talk: Talk) -> None:
    pair = await ready(talk)
    await opens(pair.mentee, "share", pair.pair)
    await pair.mentee.presses("Даю согласие")
    olga = await curator(talk)
    await opens(olga, "aims", pair.pair)
    assert "Цели" in olga.text
    assert "Предметная" not in olga.text
    async with talk.db.write() as tx:
        await pairing.finish(tx, pair.pair, result="reached", note="", by=None, now=int(talk.clock()))
    await opens(pair.mentor, "aims", pair.pair)
    assert "Цели" in pair.mentor.text
    assert "Предметная" not in pair.mentor.text
