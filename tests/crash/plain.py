"""`python -m tests.crash.plain`: the same effect and the same reply on aiogram's own polling, for comparison."""

import asyncio
import os
import sqlite3

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

WORK = 1.0  # seconds before the effect, as of a handler that asks somebody; whoever kills the process is quicker


async def main() -> None:
    handle = sqlite3.connect(os.environ["DATABASE_URL"].removeprefix("sqlite:///"), isolation_level=None)
    dispatcher = Dispatcher()

    @dispatcher.message(Command("n"))
    async def note(message: Message, command: CommandObject) -> None:
        await asyncio.sleep(WORK)
        handle.execute("INSERT INTO ledger (n, person) VALUES (?, ?)", (int(command.args or 0), message.chat.id))
        await message.answer(f"ответ {command.args}")

    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
