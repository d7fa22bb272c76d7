"""aiogram's own Bot talks to the sandbox as to Telegram. The sandbox itself does not know aiogram."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot as AiogramBot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
)

from sandbox import Person, World
from sandbox.server import Runner
from tests.sandbox.conftest import TOKEN
from tests.sandbox.test_refusals import PNG

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes", style="success")]],
)


@pytest.fixture
async def client(server: Runner) -> AsyncIterator[AiogramBot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with AiogramBot(TOKEN, session, DefaultBotProperties(parse_mode="HTML")).context() as bot:
        yield bot


async def test_a_conversation(client: AiogramBot, world: World, anna: Person) -> None:
    me = await client.get_me()
    assert (me.id, me.username) == (42, "marshrut_bot")
    (update,) = await client.get_updates(timeout=0)
    assert update.message is not None
    assert update.message.text == "/start"
    sent = await update.message.answer("Готовы, <b>Анна</b>? 😀", reply_markup=KEYBOARD).as_(client)
    assert anna.screen is not None
    assert anna.screen.text == "Готовы, Анна? 😀"
    anna.presses("Да")
    query = (await client.get_updates(offset=update.update_id + 1))[0].callback_query
    assert query is not None
    assert query.data == "yes"
    await query.answer("Хорошо").as_(client)
    assert [t.text for t in anna.toasts] == ["Хорошо"]
    await client.edit_message_text("Готово", chat_id=anna.id, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await client.edit_message_text("Готово", chat_id=anna.id, message_id=sent.message_id)
    assert await client.delete_message(anna.id, sent.message_id)


async def test_files_and_media(client: AiogramBot, world: World, anna: Person) -> None:
    picture = await client.send_photo(anna.id, BufferedInputFile(PNG, "radar.png"), caption="<i>Профиль</i>")
    assert picture.photo is not None
    again = await client.send_photo(anna.id, picture.photo[-1].file_id)
    media = InputMediaPhoto(media=BufferedInputFile(PNG + b"\x00", "other.png"), caption="Новый")
    edited = await client.edit_message_media(media, chat_id=anna.id, message_id=again.message_id)
    assert getattr(edited, "caption", None) == "Новый"
    anna.sends_file("план.pdf", b"%PDF-1.7")
    update = (await client.get_updates())[-1]
    assert update.message is not None
    assert update.message.document is not None
    found = await client.download(update.message.document)
    assert found is not None
    assert found.read() == b"%PDF-1.7"


async def test_refusals_become_its_exceptions(client: AiogramBot, world: World, anna: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await client.send_message(5, "x")
    world.faults.add("429", retry_after=4, times=1)
    with pytest.raises(TelegramRetryAfter) as late:
        await client.send_message(anna.id, "x")
    assert late.value.retry_after == 4
    world.faults.add("500", times=1)
    with pytest.raises(TelegramServerError):
        await client.send_message(anna.id, "x")
    world.faults.add("cut_after", times=1)
    with pytest.raises(TelegramNetworkError):
        await client.send_message(anna.id, "x")
    anna.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await client.send_message(anna.id, "x")


async def test_commands_and_webhook(client: AiogramBot, world: World, anna: Person) -> None:
    scope = BotCommandScopeChat(chat_id=anna.id)
    await client.set_my_commands([BotCommand(command="report", description="Отчёт")], scope=scope)
    assert [c["command"] for c in anna.commands] == ["report"]
    await client.set_webhook("http://127.0.0.1:9/hook", secret_token="s", allowed_updates=["message"])
    assert (await client.get_webhook_info()).allowed_updates == ["message"]
    await client.delete_webhook(drop_pending_updates=True)
    assert await client.get_updates() == []
