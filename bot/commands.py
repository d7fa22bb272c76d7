"""The lists of commands that Telegram shows beside the input: fixed words in a fixed order, of what is there.

Everybody's list is said once a language. Who has a role, or has chosen another language than their Telegram's, gets a
list of their own.
"""

from collections.abc import Collection, Iterable

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.texts import LOCALES, T, Texts
from rules.roles import Right, grantable

EVERYBODY = (
    *("start", "menu", "help", "diagnosis", "programmes", "sessions", "events", "mentoring", "profile", "language"),
    *("privacy", "cancel"),
)
GIVERS = ("broadcast", "people")
ADMINISTRATORS = ("import", "health")


def offered(there: Collection[str], rights: Iterable[Right] = ()) -> list[str]:
    """The commands for somebody with these rights, of those that are `there`."""
    rights = tuple(rights)
    wanted = [
        *EVERYBODY,
        *(GIVERS if grantable(rights) else ()),
        *(ADMINISTRATORS if any(own.role == "administrator" for own in rights) else ()),
    ]
    return [name for name in wanted if name in there]


async def announce(bot: Bot, texts: Texts, there: Collection[str]) -> None:
    """What everybody sees, in the language of their Telegram. Raises TelegramAPIError."""
    for locale in (None, *LOCALES):
        listed = _listed(texts.speaker(locale or texts.default), offered(there))
        await bot.set_my_commands(listed, scope=BotCommandScopeAllPrivateChats(), language_code=locale)


async def announce_to(bot: Bot, address: str, t: T, names: Iterable[str]) -> None:
    """What one person sees, whatever their Telegram's language. Raises TelegramAPIError."""
    await bot.set_my_commands(_listed(t, names), scope=BotCommandScopeChat(chat_id=int(address)))


async def forget(bot: Bot, address: str) -> None:
    """The person sees again what everybody does. Raises TelegramAPIError."""
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=int(address)))


def _listed(t: T, names: Iterable[str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=str(t(f"command-{name}"))) for name in names]
