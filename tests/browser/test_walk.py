"""The whole path in the page, with the real bot: a teacher, somebody without a consent, an administrator, a methodist.

README's picture is made here: `WALK_PICTURE=1 make browser` writes docs/walk.png anew.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from aiogram import Bot

from bot.demo import ADMIN, PEOPLE
from bot.session import LeanSession
from bot.settings import read_settings
from main import assemble, database, furnish
from sandbox import World
from sandbox.server import serve
from tests.browser.conftest import TOKEN, PageAt
from tests.browser.dsl import ChatPage, PersonChat
from tests.databases import look

PICTURE = Path(__file__).parent.parent.parent / "docs" / "walk.png"
ANSWERS = "ГГВВАБВВБААБВВБВААВВББ"


@pytest_asyncio.fixture(loop_scope="session")
async def url(tmp_path: Path) -> AsyncIterator[tuple[str, str]]:
    """(the page's address, the database's): a sandbox with the demo people and the bot that polls it."""
    world = World()
    world.add_bot(TOKEN)
    for person in PEOPLE:
        world.add_person(**person)  # type: ignore[arg-type]  # a table of plain values
    runner = await serve(world)
    kept = f"sqlite:///{tmp_path / 'walk.db'}"
    settings = read_settings(bot_token=TOKEN, database_url=kept, admin_ids=str(ADMIN), _env_file=None)
    session = LeanSession(runner.url)
    bot = Bot(TOKEN, session=session)
    async with database(settings) as db:
        await furnish(db)
        running = assemble(settings, db, bot, session, (await bot.me()).username or "")
        running.clock.start()
        polling = asyncio.ensure_future(running.poller.run())
        yield runner.url, kept
        running.poller.stop()
        await polling
        await running.clock.close()
        await running.sender.close()
    await session.close()
    await runner.stop()


async def four_taps(person: PersonChat, consent: str = "Даю согласие") -> None:
    await person.presses("Начать")
    await person.sees("Здравствуйте")
    await person.presses("Начать")
    await person.key(consent).wait_for()
    await person.presses(consent)
    await person.key("Биология").wait_for()
    await person.presses("Биология")
    await person.key("5–9 классы").wait_for()
    await person.presses("5–9 классы")
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


async def test_the_whole_path_in_the_page(url: tuple[str, str], page_at: PageAt) -> None:
    address, kept = url
    page = await page_at(address)
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
    assert [row[1] for row in await look(kept, chain)] == [1]

    await four_taps(maria, "Без согласия, анонимно")
    await answers(maria, ANSWERS[::-1])
    await maria.presses("Завершить")
    await maria.sees("Ваш профиль на")
    await maria.sees_picture()
    assert await look(kept, "SELECT count(*) FROM people WHERE known = 0 AND name IS NULL") == [(1,)]

    await an_invite(page, igor, elena)
    assert await look(kept, "SELECT role, scope FROM roles") == [("regional", "22")]
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
    await igor.presses("Алтайский край")
    await igor.key("Сделать ссылку").wait_for()
    await igor.presses("Сделать ссылку")
    await igor.sees("Ссылка готова")
    said = await igor.bubbles.filter(has_text="start=invite_").last.inner_text()
    link = re.search(r"https://t\.me/\S+", said)
    assert link is not None
    await elena.opens_link(link[0])
    await elena.sees("Здравствуйте")
    await elena.presses("Начать")
    await elena.key("Даю согласие").wait_for()
    await elena.presses("Даю согласие")
    await elena.key("Принять").wait_for()
    await elena.presses("Принять")
    await elena.sees("Готово. Ваша роль")


async def test_the_path_on_a_phone_goes_on_after_a_pause(url: tuple[str, str], page_at: PageAt) -> None:
    page = await page_at(url[0], width=390, height=844)
    anna = page.person("Анна")
    await four_taps(anna)
    await answers(anna, "БВ")
    await anna.presses("Пауза")
    await anna.sees("Всё сохранено")
    await anna.presses("Продолжить: вопрос 3 из 22")
    await anna.sees("3 из 22")


async def test_the_data_come_as_files_and_go_for_good(url: tuple[str, str], page_at: PageAt) -> None:
    address, kept = url
    page = await page_at(address)
    anna = page.person("Анна")
    await four_taps(anna)
    await anna.writes("/privacy")
    await anna.presses("Выгрузить мои данные")
    await anna.sees("my-data.pdf")
    await anna.sees("my-data.json")
    await anna.writes("/privacy")
    for button in ("Удалить всё", "Удалить", "Удалить безвозвратно"):
        await anna.key(button).wait_for()
        await anna.presses(button)
    await anna.sees("Всё удалено")
    assert await look(kept, "SELECT count(*) FROM people") == [(0,)]
