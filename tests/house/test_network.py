"""No transaction is open across the network: whoever talks to Telegram inside a turn is refused, and it is seen."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import Message

import handlers
from bot.dialogue import CURRENT, CurrentTurn
from bot.screen import Screen
from bot.session import LeanSession, NetworkInsideTurn
from storage import people
from storage.db import Tx
from tests.databases import MakeUrl
from tests.talks.conftest import Talk

_own = handlers.router


def _talkative() -> Router:
    """The house's handlers, and two that forget themselves."""
    router = Router(name="talkative")

    @router.message(Command("sends"))
    async def sends(message: Message, bot: Bot, tx: Tx) -> Screen:
        await people.teach(tx, 1, "physics")
        await bot.send_message(message.chat.id, "from inside")
        return Screen("never")

    @router.message(Command("answers"))
    async def answers(message: Message) -> Screen:
        await message.answer("from inside")
        return Screen("never")

    flat = _own()
    flat.message.handlers[:0] = router.message.handlers
    return flat


@pytest.fixture
async def talk(make_url: MakeUrl, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Talk]:
    monkeypatch.setattr(handlers, "router", _talkative)
    made = Talk(make_url("sqlite"))
    await made.start()
    yield made
    await made.stop()


@pytest.mark.parametrize("command", ["/sends", "/answers"])
async def test_a_handler_that_sends_becomes_a_dead_letter(talk: Talk, command: str) -> None:
    anna = talk.person("Анна")
    await anna.writes(command)
    letters = await talk.dead_letters()
    assert [error.partition(" ")[0] for _, error, _ in letters] == ["NetworkInsideTurn"]
    assert f"код {letters[0][0]}" in anna.text
    assert [message.text for message in anna.messages if message.from_bot] == [anna.text]
    assert await talk.look("SELECT count(*) FROM people WHERE subject IS NOT NULL") == [(0,)]
    # The turn after it is a turn like any other.
    await anna.writes("/start")
    assert "Здравствуйте, Анна" in anna.text


async def test_both_ways_to_telegram_refuse(talk: Talk) -> None:
    session = LeanSession("http://127.0.0.1:1")
    async with talk.db.write() as tx:
        token = CURRENT.set(CurrentTurn(tx, 1))
        try:
            with pytest.raises(NetworkInsideTurn, match="getMe"):
                await Bot("42:X", session=session).get_me()
            with pytest.raises(NetworkInsideTurn, match="sendMessage"):
                await session.call("42:X", "sendMessage", {"chat_id": 1, "text": "x"})
        finally:
            CURRENT.reset(token)
    await session.close()
