"""The command list that Telegram shows beside the input, in every language. Words and order are fixed."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats

from bot.texts import LOCALES, Texts

log = logging.getLogger(__name__)
EVERYBODY = ("start", "menu", "help", "diagnosis", "programmes", "profile", "language", "privacy", "cancel")


async def announce(bot: Bot, texts: Texts) -> None:
    """Once at start. The bot works without, so a refusal is only logged."""
    for locale in (None, *LOCALES):
        t = texts.speaker(locale or texts.default)
        listed = [BotCommand(command=name, description=str(t(f"command-{name}"))) for name in EVERYBODY]
        try:
            await bot.set_my_commands(listed, scope=BotCommandScopeAllPrivateChats(), language_code=locale)
        except TelegramAPIError as error:
            log.warning("the list of commands was not taken: %s", error)
