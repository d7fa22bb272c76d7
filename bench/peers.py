"""The peers: each library as its own quickstart has it, with no database and nothing else to do.

`python -m bench.peers NAME URL` polls until it is killed. Each imports only its own library.
"""

import asyncio
import sys

from bench.telegram import WORDS

TOKEN = "42:BENCH"  # noqa: S105 - it opens nothing but the fake on this machine
LETTERS = "АБВГ"


async def aiogram(url: str, *, press: bool) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

    dispatcher = Dispatcher()
    if press:
        keys = InlineKeyboardMarkup(
            inline_keyboard=[[InlineKeyboardButton(text=letter, callback_data=f"a:{letter}") for letter in LETTERS]]
        )

        @dispatcher.callback_query()
        async def answer(query: CallbackQuery) -> None:
            await query.answer()
            assert isinstance(query.message, Message)
            await query.message.edit_text(WORDS, reply_markup=keys)

    else:

        @dispatcher.message()
        async def echo(message: Message) -> None:
            await message.answer(message.text or "")

    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    await dispatcher.start_polling(bot)


async def telebot(url: str, *, press: bool) -> None:
    from telebot import asyncio_helper
    from telebot.async_telebot import AsyncTeleBot
    from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

    asyncio_helper.API_URL = url + "/bot{0}/{1}"
    bot = AsyncTeleBot(TOKEN)
    if press:
        keys = InlineKeyboardMarkup([[InlineKeyboardButton(letter, callback_data=f"a:{letter}") for letter in LETTERS]])

        @bot.callback_query_handler(func=lambda _: True)  # type: ignore[untyped-decorator, no-untyped-call] # telebot's
        async def answer(query: CallbackQuery) -> None:
            await bot.answer_callback_query(query.id)
            assert query.message is not None
            await bot.edit_message_text(WORDS, query.message.chat.id, query.message.message_id, reply_markup=keys)

    else:

        @bot.message_handler(func=lambda _: True)  # type: ignore[untyped-decorator, no-untyped-call] # telebot's
        async def echo(message: Message) -> None:
            await bot.send_message(message.chat.id, message.text or "")

    await bot.infinity_polling()


PEERS = {
    "aiogram-press": lambda url: aiogram(url, press=True),
    "aiogram-echo": lambda url: aiogram(url, press=False),
    "telebot-press": lambda url: telebot(url, press=True),
    "telebot-echo": lambda url: telebot(url, press=False),
}

if __name__ == "__main__":
    name, address = sys.argv[1:]
    asyncio.run(PEERS[name](address))
