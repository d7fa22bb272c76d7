"""«Первые три года»: what a young teacher sees of this school year, and what is asked of whom we know too little."""

from handlers.task_cards import Done
from handlers.templates import Take
from storage import marks
from tests.talks.conftest import Talk
from tests.talks.internship import BEGINS, opens, person_of, session, site, sits
from tests.talks.mentoring import colleague, two


async def test_the_year_of_the_start_is_asked_for(talk: Talk) -> None:
    anna = await colleague(talk, "Анна")
    await opens(anna, "support")
    assert "Скажите, с какого года вы в школе" in anna.text
    await anna.presses("Сказать год")
    await anna.writes("31.02")
    await anna.presses("Первый год")
    assert "1-й год в профессии, учебный год 2026/27" in anna.text
    assert "Поддержки за этот год пока не видно" in anna.text
    assert "Наставника пока нет" in anna.text
    assert anna.rows == [["Наставник", "Стажировки"], ["Курсы"], ["‹ Назад", "Меню"]]


async def test_after_three_years_it_is_not_for_you(talk: Talk) -> None:
    anna = await colleague(talk, "Анна", since=2023)
    await opens(anna, "support")
    assert "Вы в профессии с 2023 года" in anna.text
    await anna.presses("Стать наставником")
    assert "наставник" in anna.text


async def test_what_was_done_is_seen_with_its_day(talk: Talk) -> None:
    pair = await two(talk)
    await opens(pair.mentee, "support")
    assert "Наставник есть, подтверждённых встреч пока нет" in pair.mentee.text
    assert "Программа с наставником" not in pair.mentee.text
    await pair.mentor.presses_data(Take(pair=pair.pair, template="class_order").pack())
    await opens(pair.mentee, "support")
    assert "Программа с наставником есть, сделанных шагов пока нет" in pair.mentee.text
    [(number,)] = await talk.look("SELECT min(id) FROM tasks")
    await pair.mentee.presses_data(Done(task=number).pack())
    await opens(pair.mentee, "support")
    assert "✓ Программа с наставником: сделан 1 шаг, 22 ноября" in pair.mentee.text
    assert "За год была поддержка: 1 вид." in pair.mentee.text
    await pair.mentee.presses("Программа")
    assert "Ирина" in pair.mentee.text


async def test_an_internship_counts_once_attended(talk: Talk) -> None:
    anna = await colleague(talk, "Анна", since=2026)
    at = await site(talk)
    one = await session(talk, at)
    await sits(talk, one, anna)
    await opens(anna, "support")
    assert "Стажировка: впереди 1 занятие" in anna.text
    talk.clock.at = BEGINS + 3 * 3600
    async with talk.db.write() as tx:
        person = await person_of(talk, anna)
        await marks.mark(tx, one, {person: "present"}, how="list", by=at.host, now=int(talk.clock()))
    await opens(anna, "support")
    assert "✓ Стажировка: 1 занятие, 3 декабря" in anna.text
