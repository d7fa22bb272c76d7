"""A real browser before a real sandbox: Debian's chromium, driven by playwright, one for all tests.

Browser and tests share the session's event loop: starting chromium for each test would take longer than the tests.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from aiogram import Bot
from playwright.async_api import Browser, async_playwright

from bot.demo import ADMIN, PEOPLE
from bot.session import LeanSession
from bot.settings import read_settings
from main import assemble, database, furnish
from sandbox import World
from sandbox.server import Runner, serve
from tests.browser.dsl import PATIENCE, ChatPage, Rest
from tests.browser.practice import Practice, Watch

HERE = Path(__file__).parent
TOKEN = "42:BROWSER"
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

PageAt = Callable[..., Awaitable[ChatPage]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.exit("chromium is not installed; `make browser` installs it", returncode=2)
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=path,
            timeout=PATIENCE,
            args=SWITCHES,
            env={**os.environ, "LC_ALL": "C.UTF-8"},  # without a locale it gives no file a Russian name
        )
        yield chromium
        await chromium.close()


@pytest.fixture
def world() -> World:
    """A bot that answers nothing by itself (the test speaks for it) and four people."""
    world = World(strict_rates=False)
    world.add_bot(TOKEN, "marshrut_bot", "Маршрут")
    world.add_person("Анна", "Соколова", "sokolova_anna", id=1001, note="учитель, 1-й год")
    world.add_person("Мария", "Кузнецова", id=1002, note="наставник")
    world.add_person("Олег", "Петров", "petrov_site", id=1003, note="ведёт стажировочную площадку")
    world.add_person("Елена", "Орлова", id=1004, note="координатор")
    return world


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(world: World) -> AsyncIterator[Runner]:
    runner = await serve(world)
    yield runner
    await runner.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def page_at(browser: Browser) -> AsyncIterator[PageAt]:
    """`await page_at(sandbox)`: its page. At the end the browser's console must hold no error."""
    opened: list[ChatPage] = []

    async def open_page(
        sandbox: Runner, *, rest: Rest = _silence, width: int = 1600, height: int = 1000, dark: bool = False,
        init: str = "",
    ) -> ChatPage:  # fmt: skip
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="ru-RU",
            timezone_id="Europe/Moscow",
        )
        if init:
            await context.add_init_script(init)
        page = ChatPage(await context.new_page(), sandbox.world, rest)
        opened.append(page)
        await page.open(sandbox.url)
        return page

    yield open_page
    errors = [error for page in opened for error in page.errors]
    for page in opened:
        await page.page.context.close()
    assert errors == []


@pytest_asyncio.fixture(loop_scope="session")
async def page(sandbox: Runner, page_at: PageAt) -> ChatPage:
    """The page on a wide screen."""
    return await page_at(sandbox)


@pytest_asyncio.fixture(loop_scope="session")
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    """The real bot in the sandbox."""
    watch = Watch()
    world = World(watch)
    world.add_bot(TOKEN)
    for person in PEOPLE:
        world.add_person(**person)  # type: ignore[arg-type]  # a table of plain values
    sandbox = await serve(world)
    address = f"sqlite:///{tmp_path / 'practice.db'}"
    settings = read_settings(bot_token=TOKEN, database_url=address, admin_ids=str(ADMIN), _env_file=None)
    session = LeanSession(sandbox.url)
    bot = Bot(TOKEN, session=session)
    async with database(settings) as db:
        await furnish(db, now=int(watch()))
        name = (await bot.me()).username or ""
        running = assemble(settings, db, bot, session, name, now=lambda: int(watch()))
        polling = asyncio.ensure_future(running.poller.run())
        yield Practice(sandbox, running, address, watch)
        running.poller.stop()
        await polling
        await running.sender.close()
    await session.close()
    await sandbox.stop()


async def _silence() -> None:
    """No bot: the test speaks for it."""
