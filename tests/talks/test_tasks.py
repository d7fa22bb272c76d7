"""The programme of a pair: taken ready-made, changed a step at a time, talked about, done; who sees what."""

from tests.talks.conftest import Talk, Talker
from tests.talks.internship import opens
from tests.talks.mentoring import Two, two

STEP = "Посетить урок коллеги"


async def later(talk: Talk, **more: float) -> None:
    """An hour later by day: what was put together for a quarter of it is said."""
    talk.clock.advance(**(more or {"hours": 1}))
    await talk.tick()


async def programme(talk: Talk, pair: Two, who: Talker) -> None:
    await opens(who, "tasks", pair.pair)


async def added(talk: Talk, pair: Two, words: str = f"{STEP} до 12 декабря") -> None:
    """The mentor has written a step; the list with it is on the screen."""
    await programme(talk, pair, pair.mentor)
    await pair.mentor.presses("Добавить шаг")
    await pair.mentor.writes(words)


async def test_a_year_is_taken_with_three_taps(talk: Talk) -> None:
    pair = await two(talk)
    await programme(talk, pair, pair.mentor)
    assert "Программы пока нет" in pair.mentor.text
    await pair.mentor.presses("Готовые шаги")
    assert pair.mentor.buttons[:4] == [
        "Первый год: учитель-предметник",
        "Первый год: начальные классы",
        "Новый классный руководитель",
        "Второй и третий год: свой почерк",
    ]
    await pair.mentor.presses("Первый год: учитель-предметник")
    assert "В программу войдёт 31 шаг" in pair.mentor.text
    await pair.mentor.presses("Взять в программу")
    assert pair.mentor.toast == "Добавлен 31 шаг. Мария К. скоро его увидит."
    assert "Сделано 0 из 31" in pair.mentor.text
    assert "1 из 4" in pair.mentor.buttons
    # The mentee hears of all of them at once and sees the same.
    await later(talk)
    assert pair.mentee.text.startswith("Ирина Б.: 31 новый шаг в программе")
    assert "и ещё 25 шагов" in pair.mentee.text
    await pair.mentee.presses("Программа")
    assert "Сделано 0 из 31" in pair.mentee.text
    print(pair.mentee.text, pair.mentee.rows)
