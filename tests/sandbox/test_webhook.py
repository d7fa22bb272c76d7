"""Updates by webhook: the secret, the order, trying again, what getWebhookInfo says."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from sandbox import Person, World
from sandbox.server import Runner
from tests.sandbox.conftest import Bot


class Hook:
    """A bot's web server that answers with the statuses it is told to, then 200."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[tuple[int, str]] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.reply: dict[str, Any] | None = None
        self.held: asyncio.Event | None = None
        self._news = asyncio.Event()

    async def handle(self, request: web.Request) -> web.Response:
        update = await request.json()
        status = self.statuses.pop(0) if self.statuses else 200
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.got.append((status, update["message"]["text"]))
        self._news.set()
        if self.held and update["message"]["text"] == "долго":
            await self.held.wait()
        return web.json_response(self.reply, status=status) if self.reply else web.Response(status=status)

    async def until(self, ready: Callable[[], bool]) -> None:
        async with asyncio.timeout(120):
            while not ready():
                await self._news.wait()
                self._news.clear()
                await asyncio.sleep(0)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    if hook.held:
        hook.held.set()
    await runner.cleanup()


async def until(world: World, ready: Callable[[], bool]) -> None:
    """Until a fact about the queue or its webhook is there."""
    news = asyncio.Event()
    world.bot.updates.on_new.append(news.set)
    async with asyncio.timeout(120):
        while not ready():
            await news.wait()
            news.clear()
    world.bot.updates.on_new.remove(news.set)


async def emptied(world: World) -> None:
    await until(world, lambda: not world.bot.updates.waiting)


async def test_in_order_with_the_secret_and_again_until_200(
    server: Runner, hook: Hook, world: World, anna: Person, bot: Bot
) -> None:
    hook.statuses = [500, 503]
    anna.writes("два")
    bot("setWebhook", url=hook.url, secret_token="s3cret")
    await hook.until(lambda: len(hook.got) == 4)
    assert hook.got == [(500, "/start"), (503, "/start"), (200, "/start"), (200, "два")]
    assert set(hook.secrets) == {"s3cret"}
    await emptied(world)
    info = bot("getWebhookInfo")
    assert info["pending_update_count"] == 0
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_nobody_listens(server: Runner, hook: Hook, world: World, anna: Person, bot: Bot) -> None:
    bot("setWebhook", url="http://127.0.0.1:9/hook")
    await until(world, lambda: "last_error_message" in bot("getWebhookInfo"))
    assert bot("getWebhookInfo")["last_error_message"] == "Connection refused"
    assert bot("getWebhookInfo")["pending_update_count"] == 1
    bot("setWebhook", url=hook.url)
    await hook.until(lambda: len(hook.got) == 1)
    await emptied(world)


async def test_one_slow_person_does_not_hold_the_others(
    server: Runner, hook: Hook, world: World, anna: Person, bot: Bot
) -> None:
    hook.held = asyncio.Event()
    bot("setWebhook", url=hook.url, drop_pending_updates=True)
    oleg = world.add_person("Олег")
    anna.writes("долго")
    anna.writes("потом")
    oleg.writes("сразу")
    await hook.until(lambda: len(hook.got) == 2)
    assert [text for _, text in hook.got] == ["долго", "сразу"]
    hook.held.set()
    await hook.until(lambda: len(hook.got) == 3)
    assert hook.got[-1] == (200, "потом")


async def test_an_answer_may_carry_a_call(server: Runner, hook: Hook, world: World, anna: Person, bot: Bot) -> None:
    hook.reply = {"method": "sendMessage", "chat_id": anna.id, "text": "ответ"}
    bot("setWebhook", url=hook.url)
    await hook.until(lambda: len(hook.got) == 1)
    await emptied(world)
    assert anna.chat.messages[-1].text == "ответ"
