"""Delivers the outbox: claims what is due, reads the fact again, draws it in the reader's language, sends, marks."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiogram.dispatcher.event.handler import CallableObject

from bot.logs import where
from bot.person import Person
from bot.screen import Screen
from bot.sending import Sender, Sent
from bot.session import Lost, NotSent, Refusal
from bot.settings import Settings
from bot.texts import Texts
from rules.quiet import quiet_until
from storage import outbox, people
from storage.db import Database, Trouble, Tx
from storage.outbox import End, Notice

log = logging.getLogger(__name__)
AT_ONCE = 20  # rows claimed by one tick of a lane
PAUSES = (30, 300, 3600, 6 * 3600)  # seconds before a notice that broke, or whose end nobody saw, is tried again
AWAY = 30  # seconds of silence when Telegram cannot be reached

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
        self._not_before = 0
        self._in_hand = False  # rows may stand as ours that nobody works at
        self._unmarked: dict[int, Sent] = {}  # sent, and the database could not be told yet

    async def __call__(self) -> int | None:
        """One tick: every lane gets its share. Returns when the next row is due."""
        if self._clock() < self._not_before:
            return self._not_before
        await self._tidy()
        self._in_hand = True
        for lane in (outbox.REPLIES, outbox.REMINDERS, outbox.BROADCASTS):
            if not await self._serve(lane):
                break
        else:
            self._in_hand = False
        await self._tidy()
        async with self._db.read() as tx:
            due = await outbox.next_due(tx)
        return None if due is None else max(due, self._not_before)

    async def _tidy(self) -> None:
        """After a tick that broke off: what was sent is marked first, the rest that we held waits again."""
        if not self._in_hand:
            return
        now = self._clock()
        async with self._db.write() as tx:
            for notice, sent in self._unmarked.items():
                await outbox.settle(tx, notice, End(sent.state, sent.message, sent.error), now=now)
            await outbox.release(tx, owner=self._owner, now=now)
        self._unmarked.clear()
        self._in_hand = False

    async def _serve(self, lane: int) -> bool:
        """False when Telegram is away: the notices behind this one, and the other steps, do not wait for it."""
        async with self._db.write() as tx:
            claimed = await outbox.claim(tx, lane=lane, owner=self._owner, now=self._clock(), limit=AT_ONCE)
        for notice in claimed:
            try:
                due = await self._prepare(notice)
                sent = await self._sender.post(due.address, due.screen) if due else None
            except (NotSent, Refusal) as error:
                await self._back(notice, error)
                return False
            except Lost as lost:
                await self._later(notice, str(lost))
                return False
            except Exception as error:
                if isinstance(error, Trouble) and error.code != "aborted":
                    raise  # the database's fault, not the notice's: the next tick begins with `_tidy`
                log.error("notice %d of kind %s broke: %s", notice.id, notice.kind, where(error))  # noqa: TRY400 - no names
                await self._later(notice, type(error).__name__)
            else:
                if sent is not None:
                    await self._mark(notice.id, sent)
        return True

    async def _mark(self, notice: int, sent: Sent) -> None:
        self._unmarked[notice] = sent
        async with self._db.write() as tx:
            await outbox.settle(tx, notice, End(sent.state, sent.message, sent.error), now=self._clock())
        del self._unmarked[notice]

    async def _prepare(self, notice: Notice) -> _Due | None:
        """Read the fact again and commit *sending*; None when there is nothing to say any more."""
        now = self._clock()
        async with self._db.write() as tx:
            if notice.expires_at is not None and notice.expires_at <= now:
                await outbox.settle(tx, notice.id, End("expired"), now=now)
                return None
            reader = await people.reader(tx, notice.person, messenger=self._messenger)
            if reader and notice.quiet and (morning := quiet_until(now, reader.zone or self._settings.default_zone)):
                await outbox.back(tx, [replace(notice, due_at=morning)], owner=self._owner)
                return None
            screen = await self._draw(tx, notice, reader, now) if reader else None
            if reader is None or screen is None:
                await outbox.settle(tx, notice.id, End("void"), now=now)
                return None
            if reader.unreachable:
                await outbox.settle(tx, notice.id, End("unreachable"), now=now)
                return None
            going = await outbox.sending(tx, notice.id, owner=self._owner)
            return _Due(notice, reader.address, screen.to_json()) if going else None

    async def _draw(self, tx: Tx, notice: Notice, reader: people.Reader, now: int) -> Screen | None:
        person = Person(
            id=reader.person, known=True, locale=reader.locale, zone=reader.zone or self._settings.default_zone,
            messenger=self._messenger, address=reader.address, first_name=reader.name or "",
        )  # fmt: skip
        draw = self._notices[notice.kind]
        t = self._texts.speaker(reader.locale)
        screen: Screen | None = await draw.call(notice.subject, notice.which, tx=tx, person=person, t=t, now=now)
        return screen

    async def _back(self, notice: Notice, error: NotSent | Refusal) -> None:
        """Nothing is tried for a while. However long Telegram is away, no notice fails of it."""
        now = self._clock()
        self._not_before = now + (getattr(error, "retry_after", None) or AWAY)
        log.warning("Telegram takes no notices before %d: %s", self._not_before, error)
        async with self._db.write() as tx:
            await outbox.back(tx, [notice], owner=self._owner)

    async def _later(self, notice: Notice, error: str) -> None:
        now = self._clock()
        pause = PAUSES[min(notice.tries, len(PAUSES) - 1)]
        async with self._db.write() as tx:
            await outbox.again(tx, notice, due_at=now + pause, error=error, owner=self._owner, now=now)
