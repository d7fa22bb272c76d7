"""The bank of instruments: a preview that answers nothing; a methodist's own one from the file to people."""

import io

import xlsxwriter
from python_calamine import CalamineWorkbook

import content
from bot import instruments
from rules.roles import Scope
from storage import places, roles
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import person_of
from tests.talks.mentoring import colleague
from tests.talks.test_staff import coordinator

FIRST = content.questionnaire("first_year").items[0]
ASKED = FIRST.question["ru"]


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
    assert f"Б  {FIRST.anchors[1]['ru']}" in vera.text
    assert f"О чём: {FIRST.behaviour['ru']}\nКод: {FIRST.id}" in vera.text
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
    assert vera.text == "Просмотр\nМатематическая грамотность · 6 из 30"
    await vera.presses("К заданию")
    assert "6 из 30" in vera.text


def changed(data: bytes, *words: tuple[str, str]) -> bytes:
    """A workbook with other words in its cells."""
    made = io.BytesIO()
    found = CalamineWorkbook.from_filelike(io.BytesIO(data))
    with xlsxwriter.Workbook(made, {"in_memory": True}) as out:
        for name in found.sheet_names:
            sheet = out.add_worksheet(name)
            for at, row in enumerate(found.get_sheet_by_name(name).to_python()):
                sheet.write_row(at, 0, [dict(words).get(str(cell), cell) for cell in row])
    return made.getvalue()


async def sends(methodist: Talker, name: str, data: bytes) -> None:
    await methodist.presses_data("go|bank|")
    await methodist.presses("Загрузить свою")
    assert "Методика из файла · Тимашевский район" in methodist.text
    await methodist.sends_file(name, data)
    assert f"Читаю «{name}»" in methodist.text
    await methodist.talk.tick()


async def exported(methodist: Talker, title: str, form: str = "XLSX") -> bytes:
    await opens(methodist, title)
    await methodist.presses(form)
    assert methodist.toast == "Собираю файл. Пришлю, как будет готов."
    await methodist.talk.tick()
    assert methodist.screen.document is not None
    return methodist.screen.document.data


OURS = "Завтра пять уроков, а вечер один. Что вы готовите?"
MINE = "SELECT code, version, state, scope_kind FROM instruments WHERE shipped = 0 ORDER BY id"


async def test_from_a_file_to_the_teachers_of_the_district(talk: Talk) -> None:
    vera = await methodist(talk)
    anna = await colleague(talk, "Анна")
    far = await colleague(talk, "Пётр", school="СОШ № 1", district="Каневской район")
    shipped = await exported(vera, "Первый год в профессии · 1.0")
    ours = changed(shipped, ("first_year", "our_year"), (ASKED, OURS), ("Первый год в профессии", "Наш первый год"))
    await sends(vera, "Наш год.xlsx", ours)
    assert "Черновик готов: Наш первый год, версия 1.0. Ошибок нет." in vera.text
    await vera.presses("Посмотреть")
    await vera.presses("С начала")
    assert OURS in vera.text
    await anna.presses_data("go|instruments|")
    assert "Наш первый год" not in anna.text

    await opens(vera, "Наш первый год · 1.0")
    assert "Для кого: Тимашевский район" in vera.text
    await vera.presses("Опубликовать")
    assert "Это новая методика" in vera.text
    sure = vera.data("Опубликовать")
    await vera.presses("Опубликовать")
    assert vera.toast == "Опубликовано. Учителя уже могут начать."
    await vera.presses_in_vain(sure)
    assert await talk.look(MINE) == [("our_year", "1.0", "published", "municipality")]

    await far.presses_data("go|instruments|")
    assert "Наш первый год" not in far.text
    await anna.presses_data("go|instruments|")
    await anna.presses("Наш первый год")
    await anna.presses("Начать")
    assert OURS in anna.text
    await anna.presses("А")
    await withdraws_and_brings_back(vera)
    for _ in range(19):
        await anna.presses("Б")
    await anna.presses("Завершить")
    walked = "SELECT questionnaire, version FROM attempts WHERE state = 'completed'"
    assert await talk.look(walked) == [("our_year", "1.0")]


async def withdraws_and_brings_back(vera: Talker) -> None:
    """What somebody has begun goes on all the while."""
    await vera.presses("Отозвать")
    assert "Кто уже начал, закончит" in vera.text
    await vera.presses("Отозвать")
    assert "Отозвано 22 ноября 2026: начать нельзя" in vera.text
    assert [it[2] for it in await vera.talk.look(MINE)] == ["withdrawn"]
    await vera.presses("Вернуть")
    assert vera.toast == "Методика снова доступна учителям."
    await vera.presses("Отозвать")
    await vera.presses("Отозвать")


async def test_mistakes_are_named_by_sheet_and_row(talk: Talk) -> None:
    vera = await methodist(talk)
    shipped = await exported(vera, "Первый год в профессии · 1.0")
    await sends(vera, "Год.xlsx", changed(shipped, (ASKED, "Как вы готовитесь")))
    assert "«Год.xlsx»: 1 ошибка." in vera.text
    assert "лист «Вопросы», строка 2: «Вопрос»: в конце нужен вопросительный знак" in vera.text
    found = vera.data("Все ошибки, XLSX")
    await vera.presses("Все ошибки, XLSX")
    await talk.tick()
    assert vera.screen.document is not None
    await sends(vera, "Год.xlsx", shipped)
    assert "код «first_year» занят" in vera.text
    await vera.presses("Другой файл")
    await vera.writes("вот")
    assert "Жду файл методики" in vera.text
    zoya = await coordinator_of_another(talk)
    await zoya.presses_in_vain(found, f"go|bank_loaded|{found.partition(':')[2]}")
    assert await talk.look(MINE) == []


async def coordinator_of_another(talk: Talk) -> Talker:
    zoya = await colleague(talk, "Зоя", school="СОШ № 1", district="Каневской район")
    async with talk.db.write() as tx:
        town = await places.name_municipality(tx, "23", "Каневской район")
        there = Scope("municipality", str(town.id), (("region", "23"),))
        await roles.grant(tx, await person_of(talk, zoya), "coordinator", there, by=None, now=int(talk.clock()))
    return zoya


async def test_the_next_version_says_what_it_changes(talk: Talk) -> None:
    vera = await methodist(talk)
    ours = (await exported(vera, "Первый год в профессии · 1.0", "TOML")).decode().replace('"first_year"', '"our_year"')
    await sends(vera, "our_year.toml", ours.encode())
    await vera.presses("К черновику")
    await vera.presses("Опубликовать")
    await vera.presses("Опубликовать")
    again = ours.replace('version = "1.0"', 'version = "1.1"').replace(ASKED, OURS)
    await sends(vera, "our_year.toml", again.encode())
    assert f"По сравнению с версией 1.0:\n• изменено 1: {FIRST.theme['ru']}" in vera.text
    await vera.presses("К черновику")
    await vera.presses("Опубликовать")
    assert "Кто проходит сейчас, продолжит с новыми словами" in vera.text
    old = vera.data("Опубликовать")
    await sends(vera, "our_year.toml", ours.replace('"1.0"', '"1.1"').encode())
    await vera.presses_in_vain(old)  # another file has come since
    assert "• вопросы и ответы те же" in vera.text
    await vera.presses("Удалить черновик")
    assert "Черновик удалён" in vera.text
    await vera.presses("Вернуть черновик")
    await vera.presses("Опубликовать")
    await vera.presses("Опубликовать")
    assert await talk.look(MINE) == [
        (*it, "published", "municipality") for it in (("our_year", "1.0"), ("our_year", "1.1"))
    ]
    await vera.presses("Версия 1.0")
    assert "Есть новее: 1.1" in vera.text
    assert "Отозвать" not in vera.buttons


def long_one(code: str, count: int) -> str:
    """An own questionnaire of one area with so many questions, in Russian only."""
    items = [
        f"""
        [[items]]
        id = "assessment.{"".join("abcdefghij"[int(digit)] for digit in f"{number:03}")}"
        area = "assessment"
        theme = {{ ru = "тема вопроса" }}
        behaviour = {{ ru = "делает дело" }}
        question = {{ ru = "Что вы делаете в {number} раз?" }}
        anchors = [{{ ru = "Первое дело" }}, {{ ru = "Второе дело" }}, {{ ru = "Третье дело" }}, {{ ru = "Иное дело" }}]
        """
        for number in range(count)
    ]
    head = f'code = "{code}"\nversion = "1.0"\nlanguages = ["ru"]\ntitle = {{ ru = "Длинная" }}\nareas = ["assessment"]'
    return "\n".join([head, *items])


async def test_an_area_of_three_hundred_questions_is_looked_through_by_pages(talk: Talk) -> None:
    vera = await methodist(talk)
    await sends(vera, "Длинная.toml", long_one("long_one", 300).encode())
    await vera.presses("Посмотреть")
    await vera.presses("Оценивание · 300")
    assert "1 из 20" in vera.buttons
    assert "15. тема вопроса" in vera.text
    await vera.presses("‹")
    assert "300. тема вопроса\nЧто вы делаете в 299 раз?" in vera.text
    await vera.presses("300")
    assert "300 из 300" in vera.text
