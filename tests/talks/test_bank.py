"""The bank of instruments: a preview that answers nothing; a methodist's own one from the file to people."""

from bot import instruments
from tests.talks.conftest import Talk, Talker
from tests.talks.test_staff import coordinator


async def methodist(talk: Talk) -> Talker:
    """Vera, of the Timashevsky district; what ships is in the bank, as after a real start."""
    vera = await coordinator(talk)
    async with talk.db.write() as tx:
        await instruments.lay(tx, now=int(talk.clock()))
    return vera


async def opens(methodist: Talker, title: str) -> None:
    """The card of an instrument, from the hub of the district."""
    await methodist.writes("/menu")
    await methodist.presses("Координатору")
    await methodist.presses("Банк методик")
    await methodist.presses(next(it.partition(".")[0] for it in methodist.text.splitlines() if title in it))


async def test_what_ships_is_looked_through_and_nothing_is_answered(talk: Talk) -> None:
    vera = await methodist(talk)
    await opens(vera, "Первый год в профессии · 1.0")
    for words in ("Входит в «Маршрут»", "Для кого: все регионы", "20 вопросов", "• Оценочная компетенция: 4"):
        assert words in vera.text
    assert "Прошли: меньше пяти" in vera.text
    assert vera.rows == [["Посмотреть"], ["XLSX", "TOML"], ["‹ Назад", "Меню"]]  # it is not theirs to change
    await vera.presses("Посмотреть")
    await vera.presses("С начала")
    assert "Методическая компетенция · 1 из 20" in vera.text
    assert "Б  Для простых беру готовое, время оставляю самому трудному" in vera.text
    assert "О чём: Готовит несколько занятий сразу, не теряя цели каждого\nКод: methodical.week" in vera.text
    await vera.presses("А")
    assert vera.toast == "Это просмотр, ответ не сохраняется."
    await vera.presses("‹")
    assert "Здоровьесберегающая компетенция · 20 из 20" in vera.text
    await vera.presses("20 из 20")
    await vera.presses("Оценивание · 4")
    await vera.presses("14")
    assert "Оценочная компетенция · 14 из 20" in vera.text
    assert await talk.look("SELECT count(*) FROM answers") == [(0,)]


async def test_a_test_is_looked_through_with_its_key_and_its_pictures(talk: Talk) -> None:
    vera = await methodist(talk)
    await opens(vera, "вариант А")
    await vera.presses("Посмотреть")
    await vera.presses("Математическая грамотность · 5")
    assert "6. найти цену со скидкой\nНа большое ведро дают скидку 15 %" in vera.text
    await vera.presses("6")
    for words in ("Кабинет 9 м в длину", "Верный ответ: Б, 3060 рублей", "После теста: Остаётся 85 %"):
        assert words in vera.text
    await vera.presses("Таблица")
    assert vera.screen.photo is not None
    assert vera.text.startswith("Математическая грамотность\nКраска для кабинета\n")
    await vera.presses("К заданию")
    assert "6 из 30" in vera.text
