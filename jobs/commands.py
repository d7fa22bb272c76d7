"""Tells Telegram the lists of commands: everybody's once a start, a person's when their roles or language changed."""

import logging
from collections.abc import Awaitable, Callable, Collection

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from bot import commands as lists
from bot.person import roles_of
from bot.settings import Settings
from bot.texts import Texts
from storage import commands, people, privacy
from storage.commands import Wish
from storage.db import Database

log = logging.getLogger(__name__)
AT_ONCE = 20  # lists a tick
AWAY = 60  # seconds until a Telegram that did not answer is asked again


class Commands:
    """A step of the clock. The bot works without these lists, so a refusal is only logged."""

    def __init__(
        self, db: Database, bot: Bot, texts: Texts, settings: Settings, there: Collection[str], *,
        clock: Callable[[], int], messenger: str,
    ) -> None:  # fmt: skip
        self._db = db
        self._bot = bot
        self._texts = texts
        self._admins = settings.admin_addresses
        self._there = there
        self._clock = clock
        self._messenger = messenger
        self._begun = False
        self._not_before = 0

    async def __call__(self) -> int | None:
        """Returns when the next list is to be told."""
        if self._clock() < self._not_before:
            return self._not_before
        try:
            if not self._begun:
                await self._begin()
            async with self._db.read() as tx:
                wishes = await commands.wanted(tx, messenger=self._messenger, limit=AT_ONCE)
            for wish in wishes:
                await self._carry_out(wish)
        except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter) as away:
            self._not_before = self._clock() + getattr(away, "retry_after", AWAY)
            log.warning("the lists of commands wait: %s", away)
            return self._not_before
        return self._clock() if len(wishes) == AT_ONCE else None

    async def _begin(self) -> None:
        """ADMIN_IDS may have changed while the bot was down."""
        await _unless_refused(lists.announce(self._bot, self._texts, self._there))
        async with self._db.write() as tx:
            for address in sorted(self._admins):
                person = await people.find_person(tx, self._messenger, address)
                if person is not None:
                    await commands.want(tx, person)
        self._begun = True

    async def _carry_out(self, wish: Wish) -> None:
        async with self._db.read() as tx:
            rights = await roles_of(tx, wish.person, address=wish.address, admins=self._admins) if wish.person else ()
        names = lists.offered(self._there, rights)
        if wish.locale_chosen or names != lists.offered(self._there):
            t = self._texts.speaker(wish.locale)
            await _unless_refused(lists.announce_to(self._bot, wish.address, t, names))
        else:
            await _unless_refused(lists.forget(self._bot, wish.address))
        async with self._db.write() as tx:
            await commands.told(tx, wish, messenger=self._messenger)
            if wish.person is None:
                await privacy.want_scrub(tx)


async def _unless_refused(call: Awaitable[None]) -> None:
    try:
        await call
    except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter):
        raise
    except TelegramAPIError as refused:
        log.warning("a list of commands was not taken: %s", refused)
