"""The bank of instruments in the page: a file is downloaded, changed and sent back, looked through, given to people."""

import content
from tests.browser.conftest import PageAt
from tests.browser.practice import Practice
from tests.browser.test_instruments import lists_methods
from tests.browser.test_walk import four_taps
from tests.databases import look
from tests.talks.test_bank import changed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OURS = "Завтра пять уроков, а вечер один. Что вы готовите?"


async def test_an_instrument_of_ones_own_goes_out_to_people(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    igor = page.person("Игорь")
    await four_taps(igor)
    await igor.writes("/menu")
    await igor.presses("Администратору", "Банк методик")
    await igor.sees("Первый год в профессии · 1.0")
    await igor.presses("2", "XLSX")
    await igor.sees("first_year 1.0.xlsx")
    async with page.page.expect_download() as waiting:
        await page.page.get_by_role("link", name="first_year 1.0.xlsx").click()
    shipped = (await (await waiting.value).path()).read_bytes()
    asked = content.questionnaire("first_year").items[0].question["ru"]
    ours = changed(shipped, ("first_year", "our_year"), ("Первый год в профессии", "Наш первый год"), (asked, OURS))
    await igor.presses("Банк методик", "Загрузить свою")
    await igor.sends_file("Наш год.xlsx", ours, XLSX)
    await igor.sees("Черновик готов: Наш первый год")
    await igor.presses("Посмотреть", "С начала")
    await igor.sees(OURS)
    await igor.presses("‹ Назад", "‹ Назад", "Опубликовать", "Опубликовать")
    await igor.sees("Опубликовано 23 ноября 2026")
    anna = page.person("Анна")
    await four_taps(anna)
    await lists_methods(anna)
    await anna.presses("Наш первый год", "Начать")
    await anna.sees(OURS)
    assert await look(practice.database, "SELECT state FROM attempts WHERE questionnaire = 'our_year'") == [("open",)]
