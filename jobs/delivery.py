"""Delivers the outbox: claims what is due, reads the fact again, draws it in the reader's language, sends, marks.

One transaction marks what ended, claims, draws and commits *sending* for the next quarter of a second; meanwhile the
messages before it go, side by side. Broadcasts share what replies and reminders leave, one message each in turn.
"""

import asyncio
import logging
import math
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiogram.dispatcher.event.handler import CallableObject

from bot.logs import where
from bot.person import Person
from bot.screen import Screen
from bot.sending import Sender
from bot.session import Lost, NotSent, Refusal
from bot.settings import Settings
from bot.texts import Texts
from rules.quiet import quiet_until
from storage import outbox, people, tallies
from storage.db import Database, Trouble, Tx
from storage.outbox import BROADCASTS, LANES, REMINDERS, REPLIES, End, Notice
from storage.tallies import Tally

log = logging.getLogger(__name__)
CLAIMED = 100  # rows of a lane held at once
UNDER_WAY = 32  # messages begun or waiting for their turn: fewer than the slots, so that replies find one
DRAWING = 0.015  # seconds to draw replies, reminders, broadcasts in one transaction, each: all stay under 50 ms
PAUSES = (30, 300, 3600, 6 * 3600)  # seconds before a notice that broke, or whose end nobody saw, is tried again
LOOK = 1.0  # seconds between two looks at what is due while a message takes long
AWAY = 30  # seconds of silence when Telegram cannot be reached

# notice(subject, which) and, by name, tx, person, t, now, settings, bot_name; None when the fact is no longer so.
Draw = Callable[..., Awaitable[Screen | None]]


@dataclass(frozen=True, slots=True)
class _Due:
    notice: Notice
    address: str
    screen: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Later:
    """It broke, or nobody knows its end: tried again after a pause."""

    error: str


class Delivery:
    def __init__(
        self, *, db: Database, sender: Sender, notices: Mapping[str, Draw], texts: Texts, settings: Settings,
        clock: Callable[[], int], ticks: Callable[[], float], owner: int, messenger: str, bot_name: str,
    ) -> None:  # fmt: skip
        self._db = db
        self._sender = sender
        self._notices = {kind: CallableObject(notice) for kind, notice in notices.items()}
        self._texts = texts
        self._settings = settings
        self._clock = clock
        self._ticks = ticks
        self._owner = owner
        self._messenger = messenger
        self._bot_name = bot_name
        # At least one place a lane; with more, rows would be *sending* long before they are sent.
        self._batch = min(max(len(LANES), int(settings.send_rate / 4)), UNDER_WAY // 2)
        self._not_before = 0
        self._stopped = False
        self._broke_off = False  # Telegram is away or asked for a pause: nothing more is begun
        self._careful = False  # the last end was unknown: one at a time until Telegram answers again
        self._held: dict[int, Notice] = {}  # ours in the database, or so it may be
        self._lanes: dict[int, deque[Notice]] = {}  # claimed, not looked at yet
        self._last = BROADCASTS  # the lane of the last broadcast that had its turn
        self._tally = Tally()  # what the open transaction adds to the counts of broadcasts
        self._turns = 0  # messages that wait for their turn
        self._under_way = 0  # those, and those begun
        self._ended: dict[int, End | _Later | None] = {}  # not marked yet; None: it certainly did not arrive
        self._news = asyncio.Event()

    async def __call__(self) -> int | None:
        """Everything that is due, until nothing is or Telegram is away. Returns when the next row is due."""
        if self._held:
            await self._tidy()
        if self._clock() >= self._not_before:
            await self._deliver()
        async with self._db.read() as tx:
            due = await outbox.next_due(tx)
        return None if due is None else max(due, self._not_before)

    def stop(self) -> None:
        """Begin nothing more: what is under way ends, the rest waits for the next start."""
        self._stopped = True
        self._news.set()

    @property
    def _halted(self) -> bool:
        return self._stopped or self._broke_off

    async def _deliver(self) -> None:
        self._broke_off = False
        broke: Exception | None = None
        async with asyncio.TaskGroup() as group:
            try:
                while not self._halted and await self._round(group):
                    pass
            except Exception as error:
                broke = error  # raised in here, it would cut short what is under way
        if broke is not None:
            raise broke
        await self._tidy()

    async def _tidy(self) -> None:
        """Nothing is under way: what ended is marked, the rest that we held waits again."""
        now = self._clock()
        if self._held:
            async with self._writing() as tx:
                for number, notice in sorted(self._held.items()):
                    await self._keep(tx, notice, self._ended.get(number), now)
        self._held.clear()
        self._ended.clear()
        self._lanes.clear()

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[Tx]:
        self._tally = Tally()
        async with self._db.write() as tx:
            yield tx
            await tallies.add(tx, self._tally)

    async def _round(self, group: asyncio.TaskGroup) -> bool:
        """Begin the next messages and wait until there is room for more. False when nothing is left to do."""
        ready, moved = await self._prepare()
        by_address: dict[str, list[_Due]] = {}
        for due in ready:
            by_address.setdefault(due.address, []).append(due)
        self._turns += len(ready)
        self._under_way += len(ready)
        for dues in by_address.values():
            group.create_task(self._say(dues))
        while not self._halted and (self._crowded if moved else self._under_way and not self._ended):
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), LOOK)
            except TimeoutError:
                break
        return moved or bool(self._under_way or self._ended)

    @property
    def _crowded(self) -> bool:
        if self._careful:
            return self._under_way > 0
        return self._turns > self._batch // 2 or self._under_way > UNDER_WAY - self._batch

    async def _prepare(self) -> tuple[list[_Due], bool]:
        """What is *sending* from now on, and whether anything happened at all."""
        now, ended = self._clock(), dict(self._ended)
        ready: list[_Due] = []
        settled = list(ended)
        async with self._writing() as tx:
            for number in sorted(ended):
                await self._keep(tx, self._held[number], ended[number], now)
            # A place is left to each lane behind.
            for behind, lane in ((2, REPLIES), (1, REMINDERS)):
                settled += await self._look(tx, [lane], ready, now, self._batch - behind)
            running = await outbox.running(tx, now=now)
            settled += await self._give_back(tx, running)
            due = [lane for lane, waits in running.items() if waits or self._lanes.get(lane)]
            settled += await self._look(tx, due, ready, now, self._batch)
        for number in settled:
            del self._held[number]
            self._ended.pop(number, None)
        return ready, bool(ready or settled)

    async def _look(self, tx: Tx, lanes: Sequence[int], ready: list[_Due], now: int, limit: int) -> list[int]:
        """Add what these lanes have to say, in turn, up to so many in all. The rows that ended without a word."""
        settled: list[int] = []
        until = self._ticks() + DRAWING
        limit = 1 if self._careful else limit
        after = [lane for lane in lanes if lane > self._last]
        turns = deque(after + [lane for lane in lanes if lane <= self._last])
        while turns and len(ready) < limit and self._ticks() < until:
            lane = turns.popleft()
            queue = self._lanes.setdefault(lane, deque())
            if not queue:
                queue.extend(await outbox.claim(tx, lane=lane, owner=self._owner, now=now, limit=CLAIMED))
                self._held |= {notice.id: notice for notice in queue}
            if not queue:
                continue
            notice = queue.popleft()
            due = await self._read(tx, notice, now)
            if due is None:
                settled.append(notice.id)
            else:
                ready.append(due)
            turns.append(lane)
            if lane >= BROADCASTS:
                self._last = lane
        return settled

    async def _give_back(self, tx: Tx, running: Mapping[int, bool]) -> list[int]:
        """What we hold of broadcasts that were paused or cancelled since; the rows that are ours no more."""
        given: list[int] = []
        for lane in [lane for lane in self._lanes if lane > BROADCASTS and lane not in running]:
            given += [notice.id for notice in self._lanes.pop(lane)]
            await outbox.give_back(tx, lane, owner=self._owner)
        return given

    async def _read(self, tx: Tx, notice: Notice, now: int) -> _Due | None:
        """Read the fact again and set the row to *sending*; None when there is nothing to say, or not now."""
        reader = await people.reader(tx, notice.person, messenger=self._messenger)
        if notice.expires_at is not None and notice.expires_at <= now:
            await outbox.settle(tx, notice, End("expired"), now=now, tally=self._tally)
        elif reader is None:
            await outbox.settle(tx, notice, End("void"), now=now, tally=self._tally)
        elif reader.unreachable:
            await outbox.settle(tx, notice, End("unreachable"), now=now, tally=self._tally)
        elif notice.quiet and (morning := quiet_until(now, reader.zone or self._settings.default_zone)):
            await outbox.back(tx, notice, due_at=morning, owner=self._owner)
        elif await outbox.sending(tx, notice.id, owner=self._owner):
            try:
                async with tx.savepoint():
                    screen = await self._draw(tx, notice, reader, now)
                    if screen is not None:
                        return _Due(notice, reader.address, screen.to_json())
                await outbox.settle(tx, notice, End("void"), now=now, tally=self._tally)
            except Exception as error:
                if isinstance(error, Trouble) and error.code != "aborted":
                    raise  # the database's fault, not the notice's: the next round begins with `_tidy`
                await self._keep(tx, notice, self._broke(notice, error), now)
        return None

    async def _draw(self, tx: Tx, notice: Notice, reader: people.Reader, now: int) -> Screen | None:
        person = Person(
            id=reader.person, known=True, locale=reader.locale, zone=reader.zone or self._settings.default_zone,
            messenger=self._messenger, address=reader.address, first_name=reader.name or "",
        )  # fmt: skip
        screen: Screen | None = await self._notices[notice.kind].call(
            notice.subject, notice.which, tx=tx, person=person, t=self._texts.speaker(reader.locale), now=now,
            settings=self._settings, bot_name=self._bot_name,
        )  # fmt: skip
        return screen

    async def _say(self, dues: list[_Due]) -> None:
        """What goes into one chat goes in order."""
        for due in dues:
            self._ended[due.notice.id] = await self._try(due)
            self._under_way -= 1
            self._news.set()

    async def _try(self, due: _Due) -> End | _Later | None:
        """How it ended; None when it certainly did not arrive."""
        try:
            try:
                if not self._halted:
                    await self._sender.turn(due.address, due.notice.lane)
            finally:
                self._turns -= 1
                self._news.set()
            if self._halted:
                return None
            end = await self._sender.post(due.address, due.screen)
        except (NotSent, Refusal) as error:
            self._break_off(getattr(error, "retry_after", None) or AWAY, error)
            return None
        except Lost as lost:
            if self._careful:
                self._break_off(AWAY, lost)
            self._careful = True
            return End("unknown", error=str(lost)) if due.notice.lane >= BROADCASTS else _Later(str(lost))
        except Exception as error:
            return self._broke(due.notice, error)
        self._careful = False
        return end

    def _broke(self, notice: Notice, error: Exception) -> _Later:
        log.error("notice %d of kind %s broke: %s", notice.id, notice.kind, where(error))
        return _Later(type(error).__name__)

    def _break_off(self, pause: float, error: Exception) -> None:
        """Nothing is begun for a while. However long Telegram is away, no notice fails of it."""
        self._not_before = max(self._not_before, self._clock() + math.ceil(pause))
        if not self._broke_off:
            log.warning("Telegram takes no notices before %d: %s", self._not_before, error)
        self._broke_off = True

    async def _keep(self, tx: Tx, notice: Notice, end: End | _Later | None, now: int) -> None:
        if end is None:
            await outbox.back(tx, notice, due_at=notice.due_at, owner=self._owner)
        elif isinstance(end, End):
            await outbox.settle(tx, notice, end, now=now, tally=self._tally)
        else:
            pause = PAUSES[min(notice.tries, len(PAUSES) - 1)]
            if notice.expires_at is not None:
                # While it is worth saying it is tried: half of the time that is left is not yet too late.
                pause = min(pause, max(PAUSES[0], (notice.expires_at - now) // 2))
            await outbox.again(
                tx, notice, due_at=now + pause, error=end.error, owner=self._owner, now=now, tally=self._tally
            )
