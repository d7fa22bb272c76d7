"""A conversation through the real dispatcher, turn and sender against the strict Telegram; time is passed in."""

import asyncio
import copy
import json
from collections.abc import AsyncIterator
from functools import cache
from typing import Any

import pytest
from aiogram import Bot
from aiogram.filters.callback_data import CallbackData

from bot import instruments
from bot.session import LeanSession, Lost, Upload
from bot.settings import Settings, read_settings
from bot.texts import Texts
from main import ROOT, Running, assemble
from sandbox.errors import Cut
from sandbox.files import Upload as SandboxUpload
from sandbox.model import Message
from sandbox.people import Person as Actor
from sandbox.world import World
from storage.db import Database, Engine
from storage.open import open_database
from tests.databases import MakeUrl, look

TOKEN = "42:TALK"
STALE = "Эта кнопка устарела. Вот как сейчас."
NOT_ALLOWED = "Это действие вам сейчас недоступно."
START = 1_795_305_600  # 22 November 2026, 00:00 UTC


class Now:
    """The time of everything in a talk. Sleeping moves it."""

    def __init__(self) -> None:
        self.at = float(START)

    def __call__(self) -> float:
        return self.at

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        self.at += ((days * 24 + hours) * 60 + minutes) * 60 + seconds

    async def sleep(self, seconds: float) -> None:
        self.at += max(seconds, 0)
        await asyncio.sleep(0)


class WorldSession(LeanSession):
    """The lean session with the world instead of the network."""

    _world: World
    _now: Now

    @classmethod
    def of(cls, world: World, now: Now) -> "WorldSession":
        made = copy.copy(_session())  # a new one reads the machine's certificates, 55 ms
        made._world, made._now = world, now
        return made

    async def post(
        self, token: str, method: str, body: dict[str, Any], files: dict[str, Upload], timeout: float
    ) -> tuple[int, bytes]:
        await asyncio.sleep(0)
        uploads = {name: SandboxUpload(file.name, file.body, None) for name, file in files.items()}
        try:
            answer = self._world.call(token, method, body, uploads)
        except Cut as cut:
            raise Lost(str(cut)) from cut
        if answer.delay:
            await self._now.sleep(answer.delay)
        words = answer.html if answer.html is not None else json.dumps(answer.body)
        return answer.status, words.encode()

    async def fetch(self, token: str, path: str, most: int) -> bytes:
        await asyncio.sleep(0)
        file = self._world.download(token, path)
        if file is None:
            raise Lost("404 for a file")
        return file.data


@cache
def _session() -> WorldSession:
    return WorldSession("http://127.0.0.1")


class Talker:
    """A person with Telegram in their hands, and what they see once the bot has said all it had to say."""

    def __init__(self, talk: "Talk", actor: Actor) -> None:
        self.talk = talk
        self.actor = actor

    async def writes(self, text: str) -> None:
        self.actor.writes(text)
        await self.talk.run()

    async def presses(self, button: str, message: Message | None = None) -> None:
        """A button by its whole text, or by the beginning of it."""
        shown = message or self.actor.screen
        assert shown is not None, "nothing is on the screen"
        texts = [key.text for row in shown.keyboard or [] for key in row]
        found = button if button in texts else next((text for text in texts if text.startswith(button)), None)
        assert found is not None, f"no button {button!r} among {texts} under:\n{shown.text}"
        self.actor.presses(found, message=shown)
        await self.talk.run()

    async def presses_data(self, data: str, message: Message | None = None) -> None:
        """A forged or outdated button."""
        shown = message or self.actor.screen
        assert shown is not None
        self.actor.presses_raw(data, shown.message_id)
        await self.talk.run()

    async def presses_in_vain(self, *buttons: CallbackData | str, told: str = STALE) -> None:
        """Buttons that are forged, outdated or somebody else's: each is answered by a toast that begins so."""
        for button in buttons:
            before = len(self.actor.toasts)
            await self.presses_data(button if isinstance(button, str) else button.pack())
            assert [toast.text[: len(told)] for toast in self.actor.toasts[before:]] == [told], button

    async def sends_file(self, name: str, data: bytes, **more: Any) -> None:
        self.actor.sends_file(name, data, **more)
        await self.talk.run()

    async def opens(self, link: str) -> None:
        self.actor.opens_link(link)
        await self.talk.run()

    @property
    def messages(self) -> list[Message]:
        return self.actor.chat.messages

    @property
    def screen(self) -> Message:
        """The bot's newest message."""
        return [message for message in self.messages if message.from_bot][-1]

    @property
    def text(self) -> str:
        """As people would type it: «№ 11» has a space that does not break on the screen."""
        return self.screen.text.replace("№\u00a0", "№ ")

    @property
    def buttons(self) -> list[str]:
        return [key.text for row in self.screen.keyboard or [] for key in row]

    @property
    def rows(self) -> list[list[str]]:
        return [[key.text for key in row] for row in self.screen.keyboard or []]

    def data(self, button: str) -> str:
        """What a button on the screen carries."""
        return next(
            key.data for row in self.screen.keyboard or [] for key in row if key.text.startswith(button) and key.data
        )

    @property
    def toast(self) -> str | None:
        return self.actor.toasts[-1].text if self.actor.toasts else None


class Talk:
    def __init__(self, url: str, **settings: Any) -> None:
        self.clock = Now()
        self.world = World(self.clock)
        self.world.add_bot(TOKEN)
        self.url = url
        self.settings: Settings = read_settings(bot_token=TOKEN, database_url=url, _env_file=None, **settings)
        self.db: Database
        self.session = WorldSession.of(self.world, self.clock)
        self.texts = Texts(ROOT / "locales")
        self.running: Running

    async def start(self) -> None:
        """A new process on the same database."""
        instruments._parsed.clear()  # which are remembered by their numbers in the database
        self.db = await open_database(self.url)
        bot = Bot(TOKEN, session=self.session)
        bot._me = await bot.get_me()
        self.running = assemble(
            self.settings, self.db, bot, self.session, "marshrut_bot",
            now=lambda: int(self.clock.at), ticks=self.clock, sleep=self.clock.sleep,
        )  # fmt: skip
        await self.running.succession()

    async def stop(self) -> None:
        try:
            await self.running.sender.close()
        finally:
            await self.db.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()
        await self.run()

    async def run(self) -> None:
        """Take all updates, show all screens."""
        while self.world.bot.updates.waiting:
            await self.running.poller.step()
        await self.running.sender.settle()

    async def tick(self) -> None:
        """The clock comes round: jobs are done, notices delivered."""
        await self.running.clock.tick()
        await self.running.clock.tick()
        await self.running.sender.settle()

    def person(self, first_name: str = "Анна", **more: Any) -> Talker:
        return Talker(self, self.world.add_person(first_name, **more))

    async def look(self, sql: str, *args: Any) -> list[tuple[Any, ...]]:
        """What is stored, by a connection of its own."""
        return await look(self.url, sql, *args)

    async def dead_letters(self) -> list[tuple[Any, ...]]:
        return await self.look("SELECT code, error, raw FROM dead_letters")


ADMIN = 990_001


@pytest.fixture
async def talk(engine: Engine, make_url: MakeUrl) -> AsyncIterator[Talk]:
    """A bot on an empty database of each engine. The person with id `ADMIN` is in ADMIN_IDS."""
    made = Talk(make_url(engine), admin_ids=str(ADMIN))
    await made.start()
    yield made
    await made.stop()
    assert await made.dead_letters() == [], "a handler broke"
