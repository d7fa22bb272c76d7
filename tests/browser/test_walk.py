"""The whole path in the page, with the real bot: a teacher, somebody without a consent, an administrator, a methodist.

README's picture is made here: `WALK_PICTURE=1 make browser` writes docs/walk.png anew.
"""

import os
import re
from pathlib import Path

from tests.browser.conftest import PageAt
from tests.browser.dsl import ChatPage, PersonChat
from tests.browser.practice import Practice
from tests.databases import look

PICTURE = Path(__file__).parent.parent.parent / "docs" / "walk.png"
ANSWERS = "ГГВВАБВВБААБВВБВААВВББ"


async def four_taps(person: PersonChat, consent: str = "Даю согласие") -> None:
    await person.presses("Начать")
    await person.sees("Здравствуйте")
    await person.presses("Начать", consent, "Биология", "5–9 классы")
    await person.sees("1 из 22")


async def answers(person: PersonChat, letters: str) -> None:
    for number, letter in enumerate(letters, start=2):
        await person.presses(letter)
        await person.sees(f"{number} из 22" if number <= 22 else "Вопросы закончились")


async def from_question_to_list(anna: PersonChat) -> None:
    await answers(anna, ANSWERS)
    await anna.presses("Завершить")
    await anna.sees("Ваш профиль на")
    await anna.sees_picture()
    await anna.presses("Подобрать программы")
    await anna.sees("Почему:")


async def test_the_whole_path_in_the_page(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    anna, maria, elena, igor = (page.person(name) for name in ("Анна", "Мария", "Елена", "Игорь"))
    await four_taps(anna)
    await from_question_to_list(anna)
    await anna.presses("1")
    await anna.sees("Почему здесь:")
    await anna.presses("В мой список")
    await anna.sees("В вашем списке")
    chain = (
        "SELECT c.area, r.deficit FROM choices c JOIN attempts a ON a.id = c.attempt"
        " JOIN results r ON r.attempt = a.id AND r.area = c.area WHERE a.person = c.person"
    )
    assert [row[1] for row in await look(practice.database, chain)] == [1]

    await four_taps(maria, "Без согласия, анонимно")
    await answers(maria, ANSWERS[::-1])
    await maria.presses("Завершить")
    await maria.sees("Ваш профиль на")
    await maria.sees_picture()
    assert await look(practice.database, "SELECT count(*) FROM people WHERE known = 0 AND name IS NULL") == [(1,)]

    await an_invite(page, igor, elena)
    assert await look(practice.database, "SELECT role, scope FROM roles") == [("regional", "22")]
    await anna.presses("‹ Назад")
    await anna.sees("найдено")
    if os.environ.get("WALK_PICTURE") or not PICTURE.exists():
        await page.screenshot(PICTURE)


async def an_invite(page: ChatPage, igor: PersonChat, elena: PersonChat) -> None:
    """The administrator makes a link, the methodist opens it, agrees and accepts."""
    await four_taps(igor)
    await igor.writes("/people")
    await igor.presses("Пригласить: региональный координатор")
    await igor.sees("региональный координатор")
    await igor.presses("Алтайский край", "Сделать ссылку на неделю")
    await igor.sees("Ссылка готова")
    said = await igor.bubbles.filter(has_text="start=invite_").last.inner_text()
    link = re.search(r"https://t\.me/\S+", said)
    assert link is not None
    await elena.opens_link(link[0])
    await elena.sees("Здравствуйте")
    await elena.presses("Начать", "Даю согласие", "Принять")
    await elena.sees("Готово. Ваша роль")


async def test_the_path_on_a_phone_goes_on_after_a_pause(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest, width=390, height=844)
    anna = page.person("Анна")
    await four_taps(anna)
    await answers(anna, "БВ")
    await anna.presses("Пауза")
    await anna.sees("Всё сохранено")
    await anna.presses("Продолжить: вопрос 3 из 22")
    await anna.sees("3 из 22")


async def test_the_data_come_as_files_and_go_for_good(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    anna = page.person("Анна")
    await four_taps(anna)
    await anna.writes("/privacy")
    await anna.presses("Выгрузить мои данные")
    await anna.sees("my-data.pdf")
    await anna.sees("my-data.json")
    await anna.writes("/privacy")
    await anna.presses("Удалить всё", "Удалить", "Удалить безвозвратно")
    await anna.sees("Всё удалено")
    assert await look(practice.database, "SELECT count(*) FROM people") == [(0,)]
