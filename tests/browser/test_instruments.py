"""Each instrument in the page, from its place in the list to its result: five questionnaires' walks and the test.

README's picture is made here: `WALK_PICTURE=1 make browser` writes docs/instruments.png anew.
"""

import json
import os
from pathlib import Path

import pytest

import content
from tests.browser.conftest import PageAt
from tests.browser.dsl import PersonChat
from tests.browser.practice import Practice
from tests.browser.test_walk import four_taps
from tests.databases import look

PICTURE = Path(__file__).parent.parent.parent / "docs" / "instruments.png"
LETTERS = "АБВГ"
WALKED = (
    ("self_assessment", "Полная, ", 62),
    ("first_year", "", 20),
    ("mentor_readiness", "", 16),
    ("manager", "", 20),
)


@pytest.mark.parametrize(("code", "form", "count"), WALKED, ids=[code for code, *_ in WALKED])
async def test_a_questionnaire_is_walked(practice: Practice, page_at: PageAt, code: str, form: str, count: int) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    anna = page.person("Анна")
    await four_taps(anna)
    await lists_methods(anna)
    await anna.presses(content.questionnaire(code).title["ru"])
    if code == "self_assessment":  # the short one was begun with the four taps
        await anna.presses("Ответить подробнее, ещё 40 вопросов")
    else:
        await anna.presses("Начать")
    for number in range(1, count + 1):
        await anna.sees(f"{number} из {count}")
        await anna.presses(LETTERS[number % 4])
    await anna.sees("Вопросы закончились")
    await anna.presses("Завершить")
    await anna.sees_picture()
    await anna.presses("По областям")
    await anna.sees("Шкала от 1 до 4")
    kept = "SELECT a.form, count(r.area), sum(r.answered) FROM attempts a JOIN results r ON r.attempt = a.id"
    found = await look(practice.database, f"{kept} WHERE a.questionnaire = '{code}' GROUP BY a.form")
    areas = len({item.area for item in content.questionnaire(code).items_for("full")})
    assert found == [("full", areas, count)]


async def test_the_functional_literacy_test_is_walked(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    anna, maria, elena, igor = (page.person(name) for name in ("Анна", "Мария", "Елена", "Игорь"))
    await four_taps(anna)
    await lists_methods(anna)
    await anna.presses("Тест функциональной грамотности", "Начать")
    attempt = await look(practice.database, "SELECT variant, orders FROM test_attempts")
    variant = next(one for one in content.literacy() if one.letter == attempt[0][0])
    orders = json.loads(attempt[0][1])
    seen = ""
    for number, task in enumerate(variant.tasks, 1):
        stimulus = next(part.stimulus(task) for part in variant.parts if task in part.tasks)
        if (stimulus.table or stimulus.chart) and stimulus.id != seen:
            await anna.sees_picture()
            await anna.presses("К заданию")
        seen = stimulus.id
        await anna.sees(f"{number} из 30")
        place = orders[task.id].index(task.key)
        right = number % 4 != 0
        await anna.presses(LETTERS[place] if right else LETTERS[(place + 1) % 4])
    await anna.sees("Задания закончились")
    await anna.presses("Завершить тест")
    await anna.sees("Завершить тест?")
    await anna.presses("Завершить тест")
    await anna.sees("Верных ответов: 23 из 30")
    await anna.sees("Линия 70 % пройдена")
    await anna.presses("Разбор: 7 заданий")
    await anna.sees("✗ У вас")
    for person in (maria, elena):
        await four_taps(person)
        await lists_methods(person)
    await elena.presses("Тест функциональной грамотности", "Начать", "Пауза", "0/5 Естествознание")
    await elena.sees_picture()
    await elena.presses("К заданию")
    await elena.sees("Естественно-научная грамотность · 11 из 30")
    await looks_through(igor)
    if os.environ.get("WALK_PICTURE") or not PICTURE.exists():
        await page.screenshot(PICTURE)
    kept = await look(practice.database, "SELECT right_answers, tasks FROM test_attempts WHERE state = 'completed'")
    assert kept == [(23, 30)]


async def looks_through(igor: PersonChat) -> None:
    """Its first question as a teacher sees it, and below what a methodist asks of it."""
    await four_taps(igor)
    await igor.writes("/menu")
    await igor.presses("Администратору", "Банк методик", "2", "Посмотреть", "С начала")
    await igor.sees("Для методиста")


async def lists_methods(anna: PersonChat) -> None:
    await anna.writes("/diagnosis")
    await anna.sees("Пауза")
    await anna.presses("Другие методики")
    await anna.sees("Методики")
