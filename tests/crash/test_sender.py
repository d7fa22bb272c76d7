"""The sender's own accidents, one test named after each bug. In process, with the session replaced and nothing else."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot

from bot.artist import Artist
from bot.pace import Pace
from bot.sending import Sender
from bot.session import LeanSession, Lost, Refusal, Upload
from sandbox.server import serve
from sandbox.world import World
from storage import turns
from storage.db import Database
from storage.turns import Outgoing
from tests.databases import NOW, look

TOKEN = "42:SENDER"
ANNA = "5000000001"
Reply = Callable[[str, dict[str, Any]], Awaitable[dict[str, Any]]]


class Said(LeanSession):
    """A Telegram that answers with what the test says."""

    def __init__(self, reply: Reply) -> None:
        super().__init__("http://127.0.0.1")
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._reply = reply

    async def call(
        self, token: str, method: str, body: dict[str, Any], *, files: dict[str, Upload] | None = None,
        timeout: float = 0,
    ) -> Any:  # fmt: skip
        self.calls.append((method, body))
        return await self._reply(method, body)

    def texts(self) -> list[str]:
        return [body["text"] for method, body in self.calls if method == "sendMessage"]


class Ticks:
    """Time that only sleeping moves."""

    def __init__(self) -> None:
        self.at = float(NOW)

    def __call__(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds
        await asyncio.sleep(0)


def sender(db: Database, session: LeanSession) -> Sender:
    def draw(template: str, data: dict[str, Any]) -> bytes:
        raise ValueError(template)

    ticks = Ticks()
    pace = Pace(1000, clock=ticks, sleep=ticks.sleep)
    return Sender(
        db=db, session=session, token=TOKEN, pace=pace, artist=Artist(db, draw), messenger="telegram",
        clock=lambda: NOW,
    )  # fmt: skip


async def stored(db: Database, *bodies: dict[str, Any]) -> list[Outgoing]:
    async with db.write() as tx:
        return await turns.store(tx, bodies, messenger="telegram", address=ANNA, bot=42, update=1, owner=1, now=NOW)


async def accepts(method: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"message_id": 7}


async def left(db_url: str) -> int:
    return int((await look(db_url, "SELECT count(*) FROM screens"))[0][0])


async def test_a_reply_queued_twice_is_shown_once(db: Database, db_url: str) -> None:
    """A batch that died is taken again one by one while the replies of its first half are still being marked."""
    session = Said(accepts)
    sending = sender(db, session)
    replies = await stored(db, {"screen": {"text": "раз"}}, {"screen": {"text": "два"}})
    sending.show(replies)
    sending.show(replies)
    await sending.settle()
    sending.show(replies[:0])
    assert session.texts() == ["раз", "два"]
    assert await left(db_url) == 0


async def test_a_reply_read_just_before_it_was_marked_is_not_shown_again(db: Database, db_url: str) -> None:
    """An update came twice; on PostgreSQL the second turn read the reply while the first one's was being marked."""
    session = Said(accepts)
    sending = sender(db, session)
    replies = await stored(db, {"screen": {"text": "раз"}})
    sending.show(replies)
    await sending.settle()
    assert await left(db_url) == 0
    sending.show(replies)
    await sending.settle()
    assert session.texts() == ["раз"]


async def test_close_lets_a_call_under_way_end_and_marks_it(db: Database, db_url: str) -> None:
    """At SIGTERM the calls under way were cut: accepted, not marked, sent again at the next start."""
    called, answer = asyncio.Event(), asyncio.Event()

    async def slow(method: str, body: dict[str, Any]) -> dict[str, Any]:
        called.set()
        await answer.wait()
        return {"message_id": 7}

    session = Said(slow)
    sending = sender(db, session)
    sending.show(await stored(db, {"screen": {"text": "раз"}}, {"screen": {"text": "два"}}))
    await called.wait()
    closing = asyncio.ensure_future(sending.close())
    await asyncio.sleep(0)
    answer.set()
    await closing
    assert session.texts() == ["раз"]  # no new call begins
    assert await left(db_url) == 1


async def test_words_over_a_button_are_said_although_the_first_try_is_lost(db: Database, db_url: str) -> None:
    """A Toast is a reply: its row went before anybody heard it."""
    tries = []

    async def lost_once(method: str, body: dict[str, Any]) -> dict[str, Any]:
        tries.append(body)
        assert await left(db_url) == 1, "marked before it was said"
        if len(tries) == 1:
            raise Lost("cut")
        if len(tries) == 2:
            raise Refusal(429, "Too Many Requests: retry after 1", 1)
        return {}

    sending = sender(db, Said(lost_once))
    sending.show(await stored(db, {"screen": None, "toast": "Записали", "alert": False, "callback": "1"}))
    await sending.settle()
    assert [body["text"] for body in tries] == ["Записали"] * 3
    assert await left(db_url) == 0


async def test_a_screen_that_cannot_be_made_does_not_stop_the_next(
    db: Database, db_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A file that is gone ended the chat's worker: what stood behind it waited for a restart, and died again."""
    session = Said(accepts)
    sending = sender(db, session)
    gone = {"screen": {"text": "файл", "document": {"name": "x.pdf", "file": 1}}}
    sending.show(await stored(db, gone, {"screen": {"text": "два"}}))
    await sending.settle()
    assert session.texts() == ["два"]
    assert sending.unsent == 0
    assert "a screen could not be made: LookupError" in caplog.text


async def test_a_page_of_html_at_start_is_waited_out(tmp_path: Path) -> None:
    """aiogram calls it ClientDecodeError, which is no TelegramAPIError: the bot died at start."""
    from main import _introduced

    world = World()
    world.add_bot(TOKEN, "marshrut_bot")
    world.faults.add("html", "getMe", times=1)
    runner = await serve(world)
    session = LeanSession(runner.url)
    try:
        assert await _introduced(Bot(TOKEN, session=session), asyncio.Event()) == "marshrut_bot"
    finally:
        await session.close()
        await runner.stop()
