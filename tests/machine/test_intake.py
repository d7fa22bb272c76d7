"""Updates in, over real HTTP: the poll, a second poller, the webhook with its secret, what is acknowledged when."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiohttp import ClientSession, web

from bot.intake import TokenRefused, Webhook
from bot.session import LeanSession
from bot.settings import read_settings
from main import Running, assemble
from sandbox.server import Runner
from storage.db import Database
from tests.databases import SecondLook
from tests.telegram import TOKEN

SECRET = "mine_and-yours"


@pytest.fixture
async def running(server: Runner, db: Database) -> AsyncIterator[Running]:
    session = LeanSession(server.url)
    bot = Bot(TOKEN, session=session)
    settings = read_settings(bot_token=TOKEN, _env_file=None)
    made = assemble(settings, db, bot, session, (await bot.me()).username or "")
    yield made
    await made.sender.close()
    await session.close()


async def answered(running: Running, server: Runner, count: int) -> None:
    """Until the bot has sent so many messages."""
    while sum(call.method == "sendMessage" for call in server.world.accepted) < count:  # noqa: ASYNC110 - the sandbox tells nobody here
        await asyncio.sleep(0)
    await running.sender.settle()


async def test_the_poll_takes_updates_and_stops_when_asked(
    server: Runner, running: Running, second_look: SecondLook
) -> None:
    anna = server.world.add_person("Анна")
    polling = asyncio.ensure_future(running.poller.run())
    anna.writes("/start")
    await answered(running, server, 1)
    assert "Здравствуйте, Анна" in anna.chat.messages[-1].text
    running.poller.stop()
    await polling
    assert await second_look("SELECT count(*) FROM updates") == [(1,)]
    assert await second_look("SELECT count(*) FROM screens") == [(0,)]


async def test_a_repeated_update_changes_nothing(server: Runner, running: Running) -> None:
    anna = server.world.add_person("Анна")
    anna.writes("/start")
    update = server.world.bot.updates.waiting[0].body
    await running.intake.take([update])
    await running.intake.take([update, update])
    await running.sender.settle()
    assert len([message for message in anna.chat.messages if message.from_bot]) == 1


async def test_ids_that_start_anew_are_seen(server: Runner, running: Running) -> None:
    """After a quiet week Telegram goes on from a random id: an offset kept from before would hide lower ones."""
    anna = server.world.add_person("Анна")
    anna.writes("/start")
    await running.poller.step()
    await running.sender.settle()
    server.world.restart_ids()
    anna.writes("/help")
    quick = running.poller
    quick._poll = 0
    await quick.step()
    await quick.step()
    await running.sender.settle()
    assert len([message for message in anna.chat.messages if message.from_bot]) == 2


async def test_a_wrong_token_is_said_at_once(server: Runner, running: Running) -> None:
    running.poller._token = "42:WRONG"
    with pytest.raises(TokenRefused):
        await running.poller.run()


class Hook:
    """The webhook on a free port."""

    def __init__(self, webhook: Webhook) -> None:
        self.webhook = webhook
        self.runner = web.AppRunner(webhook.app("/hook"), access_log=None)
        self.url = ""

    async def start(self) -> None:
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"


@pytest.fixture
async def hook(running: Running) -> AsyncIterator[Hook]:
    made = Hook(Webhook(running.intake, SECRET))
    await made.start()
    yield made
    await made.runner.cleanup()


async def post(url: str, body: Any, secret: str | None = SECRET) -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret is not None else {}
    async with ClientSession() as client, client.post(url, json=body, headers=headers) as said:
        return said.status


async def test_a_webhook_is_answered_after_the_commit(
    server: Runner, running: Running, hook: Hook, second_look: SecondLook
) -> None:
    anna = server.world.add_person("Анна")
    anna.writes("/start")
    update = server.world.bot.updates.waiting[0].body
    assert await post(hook.url, update) == 200
    assert await second_look("SELECT count(*) FROM updates") == [(1,)]
    assert await post(hook.url, update) == 200
    await running.sender.settle()
    assert len([message for message in anna.chat.messages if message.from_bot]) == 1


@pytest.mark.parametrize("secret", [None, "", "mine_and-your", "ключ"])
async def test_a_stranger_does_not_speak_for_telegram(hook: Hook, second_look: SecondLook, secret: str | None) -> None:
    body = {"update_id": 1, "message": {}}
    if secret == "ключ":
        async with ClientSession() as client:
            header = {"X-Telegram-Bot-Api-Secret-Token": "\u00ea\u00eb"}
            async with client.post(hook.url, json=body, headers=header) as said:
                assert said.status == 403
    else:
        assert await post(hook.url, body, secret) == 403
    assert await second_look("SELECT count(*) FROM updates") == [(0,)]


@pytest.mark.parametrize("body", [[], "x", {}, {"update_id": "x"}, 5])
async def test_a_body_that_is_no_update_is_400(hook: Hook, body: Any) -> None:
    assert await post(hook.url, body) == 400


async def test_no_commit_means_503(hook: Hook, db: Database) -> None:
    await db.close()
    assert await post(hook.url, {"update_id": 1, "message": {"chat": {"id": 1, "type": "private"}}}) == 503


async def test_telegram_itself_delivers_to_the_webhook(server: Runner, running: Running, hook: Hook) -> None:
    anna = server.world.add_person("Анна")
    async with ClientSession() as client:
        asked = {"url": hook.url, "secret_token": SECRET}
        async with client.post(f"{server.url}/bot{TOKEN}/setWebhook", json=asked) as said:
            assert said.status == 200
    anna.writes("/start")
    await answered(running, server, 1)
    assert anna.screen is not None
    assert anna.screen.keyboard
