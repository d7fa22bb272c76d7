"""Delivers the outbox: claims what is due, reads the fact again, draws it in the reader's language, sends, marks."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiogram.dispatcher.event.handler import CallableObject

from bot.person import Person
from bot.screen import Screen
from bot.sending import Sender
from bot.session import Lost
from bot.settings import Settings
from bot.texts import Texts
from storage import outbox, people
from storage.db import Database, Tx
from storage.outbox import Notice

log = logging.getLogger(__name__)
AT_ONCE = 20  # rows claimed by one tick of a lane
PAUSE = 30  # seconds before a notice of unknown outcome is tried again

# notice(subject, which, tx=…, person=…, t=…, now=…) -> Screen, or None when the fact is no longer so.
Draw = Callable[..., Awaitable[Screen | None]]


@dataclass(frozen=True, slots=True)
class _Due:
    notice: Notice
    address: str
    screen: dict[str, Any]


class Delivery:
    def __init__(
        self, *, db: Database, sender: Sender, notices: Mapping[str, Draw], texts: Texts, settings: Settings,
        clock: Callable[[], int], owner: int, messenger: str,
    ) -> None:  # fmt: skip
        self._db = db
        self._sender = sender
        self._notices = {kind: CallableObject(notice) for kind, notice in notices.items()}
        self._texts = texts
        self._settings = settings
        self._clock = clock
        self._owner = owner
        self._messenger = messenger

    async def __call__(self) -> int | None:
        """One tick: every lane gets its share. Returns when the next row is due."""
        for lane in (outbox.REPLIES, outbox.REMINDERS, outbox.BROADCASTS):
            async with self._db.write() as tx:
                claimed = await outbox.claim(tx, lane=lane, owner=self._owner, now=self._clock(), limit=AT_ONCE)
            for notice in claimed:
                await self._deliver(notice)
        async with self._db.read() as tx:
            return await outbox.next_due(tx)

    async def _deliver(self, notice: Notice) -> None:
        try:
            due = await self._prepare(notice)
            if due is None:
                return
            sent = await self._sender.post(due.address, due.screen)
        except Lost as lost:
            await self._later(notice, str(lost))
        except Exception as error:
            log.exception("notice %d of kind %s broke", notice.id, notice.kind)
            await self._later(notice, type(error).__name__)
        else:
            async with self._db.write() as tx:
                await outbox.settle(
                    tx, notice.id, sent.state, now=self._clock(), message=sent.message, error=sent.error
                )

    async def _prepare(self, notice: Notice) -> _Due | None:
        """Read the fact again and commit *sending*; None when there is nothing to say any more."""
        now = self._clock()
        async with self._db.write() as tx:
            if notice.expires_at is not None and notice.expires_at <= now:
                await outbox.settle(tx, notice.id, "expired", now=now)
                return None
            reader = await people.reader(tx, notice.person, messenger=self._messenger)
            screen = await self._draw(tx, notice, reader, now) if reader else None
            if reader is None or screen is None:
                await outbox.settle(tx, notice.id, "void", now=now)
                return None
            if reader.unreachable:
                await outbox.settle(tx, notice.id, "unreachable", now=now)
                return None
            return (
                _Due(notice, reader.address, screen.to_json()) if await outbox.sending(tx, notice.id, now=now) else None
            )

    async def _draw(self, tx: Tx, notice: Notice, reader: people.Reader, now: int) -> Screen | None:
        person = Person(
            id=reader.person, known=True, locale=reader.locale, zone=reader.zone or self._settings.default_zone,
            messenger=self._messenger, address=reader.address, first_name=reader.name or "",
        )  # fmt: skip
        draw = self._notices[notice.kind]
        t = self._texts.speaker(reader.locale)
        screen: Screen | None = await draw.call(notice.subject, notice.which, tx=tx, person=person, t=t, now=now)
        return screen

    async def _later(self, notice: Notice, error: str) -> None:
        async with self._db.write() as tx:
            await outbox.again(tx, notice.id, due_at=self._clock() + PAUSE, error=error, now=self._clock())
