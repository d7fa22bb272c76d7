"""`main.py doctor`: looks at everything a bot needs and says in a line each what is well and what to do."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

import content
from bot.pictures import draw
from bot.session import LeanSession
from bot.settings import Settings
from bot.texts import LOCALES, Texts
from rules.consents import PURPOSES
from rules.reading import BrokenContent
from storage.db import BadDatabaseUrl, Trouble
from storage.migrate import MigrationError, pending
from storage.open import open_database

Echo = Callable[[str], None]


class _Ill(Exception):
    """What is wrong and what to do."""


async def look(settings: Settings, root: Path, *, echo: Echo) -> int:
    """0 when all is well, 1 otherwise."""

    async def words() -> str:
        texts = Texts(root / "locales", settings.default_locale)
        return ", ".join(texts.speaker(locale).locale for locale in LOCALES)

    async def field() -> str:
        try:
            content.check()
        except BrokenContent as broken:
            raise _Ill(f"{broken}. All the mistakes: python main.py check-content") from broken
        return f"{len(content.questionnaire().items)} items, {len(content.regions())} regions"

    async def pictures() -> str:
        return f"{len(draw('check', {}))} bytes"

    checks: dict[str, Callable[[], Awaitable[str]]] = {
        "texts": words,
        "content": field,
        "pictures": pictures,
        "consents": lambda: _consents(settings),
        "database": lambda: _database(settings),
        "telegram": lambda: _telegram(settings),
    }
    well = True
    for name, check in checks.items():
        try:
            echo(f"ok    {name}: {await check()}")
        except Exception as error:
            well = False
            echo(f"ILL   {name}: {error}")
    return 0 if well else 1


async def _consents(settings: Settings) -> str:
    unread = [purpose for purpose in PURPOSES if not content.consent(purpose).reviewed]
    said = ["OPERATOR is not set"] if "operator" not in settings.model_fields_set else []
    return "; ".join([*said, f"not read by a lawyer yet: {', '.join(unread)}"] if unread else said) or "in order"


async def _database(settings: Settings) -> str:
    try:
        db = await open_database(settings.database_url.get_secret_value())
    except (BadDatabaseUrl, Trouble) as error:
        raise _Ill(f"{error}. Look at DATABASE_URL.") from error
    try:
        waiting = await pending(db)
    except MigrationError as error:
        raise _Ill(str(error)) from error
    finally:
        await db.close()
    return f"{db.engine}, " + (
        f"{len(waiting)} migrations wait, the next start applies them" if waiting else "up to date"
    )


async def _telegram(settings: Settings) -> str:
    if settings.bot_token is None:
        return "no BOT_TOKEN, the sandbox will be used"
    session = LeanSession(
        settings.telegram_api_url, settings.proxy_url.get_secret_value() if settings.proxy_url else None
    )
    bot = Bot(settings.bot_token.get_secret_value(), session=session)
    try:
        return f"@{(await bot.get_me()).username}"
    except TelegramAPIError as error:
        raise _Ill(f"{error}. From Russia a proxy may be needed: PROXY_URL.") from error
    finally:
        await session.close()
