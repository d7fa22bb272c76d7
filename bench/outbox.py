"""`python -m bench outbox`: does a broadcast to 1.3 M people delay a reminder or a reply?

The bot's own delivery, clock and sender on one database; Telegram is a sleep of 80 ms that notes when it was called.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any

from bench.contest import ROOT
from bench.peers import TOKEN
from bot.artist import Artist
from bot.pace import Pace
from bot.screen import Screen
from bot.sending import Sender
from bot.session import LeanSession
from bot.settings import read_settings
from bot.texts import Texts
from bot.turn import MESSENGER
from jobs.clock import Clock
from jobs.delivery import Delivery
from storage import outbox, turns
from storage.db import Database
from storage.migrate import migrate
from storage.open import open_database

ROWS = 1_300_000
PEOPLE = 5_000  # the rows are for these in turn: at 29 a second nobody's chat comes round within its second
TIMES = 20
ASKED = 2 * TIMES + 1  # people a round asks for: reminders, replies, one before them
LATENCY = 0.08  # seconds
FIRST = 1_000_000  # chats that reminders and replies go to, one each


class Telegram(LeanSession):
    """Notes when a message came; `came` wakes who waits for one."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1")
        self.at: dict[int, float] = {}
        self.count = 0
        self.came = asyncio.Condition()

    async def call(self, *given: Any, **_: Any) -> Any:
        body: dict[str, Any] = given[2]
        self.count += 1
        if body["chat_id"] >= FIRST:
            self.at[body["chat_id"]] = time.perf_counter()
            async with self.came:
                self.came.notify_all()
        await asyncio.sleep(LATENCY)
        return {"message_id": self.count}

    async def until(self, chat: int) -> float:
        async with self.came, asyncio.timeout(60):
            await self.came.wait_for(lambda: chat in self.at)
        return self.at[chat]


class Bot:
    """What of the bot says something unasked."""

    def __init__(self, db: Database) -> None:
        async def word(*_: str) -> Screen:
            return Screen("Приглашаем на семинар «Критерии до работы».")

        settings = read_settings(_env_file=None)
        self.db = db
        self.telegram = Telegram()
        self.sender = Sender(
            db=db, session=self.telegram, token=TOKEN, pace=Pace(settings.send_rate), messenger=MESSENGER,
            artist=Artist(db, lambda _template, _data: b""), clock=_now,
        )  # fmt: skip
        self.delivery = Delivery(
            db=db, sender=self.sender, notices={"bench": word}, texts=Texts(ROOT / "locales"), settings=settings,
            clock=_now, ticks=time.monotonic, owner=1, messenger=MESSENGER, bot_name="bench_bot",
        )  # fmt: skip
        self.clock = Clock([self.delivery], _now)

    async def reminder(self, chat: int) -> float:
        """Seconds from its COMMIT to its call."""
        async with self.db.write() as tx:
            person = await tx.value("SELECT person FROM accounts WHERE address = $1", str(chat))
            await outbox.put(
                tx, person=person, kind="bench", subject="r", which=str(chat), now=_now(), lane=outbox.REMINDERS
            )
        begun = time.perf_counter()
        self.clock.wake()
        return await self.telegram.until(chat) - begun

    async def reply(self, chat: int) -> float:
        """Seconds from the COMMIT of its turn to its call."""
        async with self.db.write() as tx:
            kept = await turns.store(
                tx, [{"screen": {"text": "Записал."}}], messenger=MESSENGER, address=str(chat), bot=42, update=chat,
                owner=1, now=_now(),
            )  # fmt: skip
        begun = time.perf_counter()
        self.sender.show(kept)
        return await self.telegram.until(chat) - begun

    async def close(self) -> None:
        self.delivery.stop()
        await self.clock.close()
        await self.sender.settle()


def _now() -> int:
    return int(time.time())


async def measure(url: str | None) -> None:
    async with empty_database(url) as db:
        await _people(db)
        print(f"{db.engine}; medians of {TIMES}, the longest in brackets; ms")
        await _figures(db, 0)
        begun = time.perf_counter()
        await _queue(db)
        print(f"{ROWS:,} rows of a broadcast queued in {time.perf_counter() - begun:.0f} s")
        await _figures(db, ASKED)


async def _figures(db: Database, offset: int) -> None:
    bot = Bot(db)
    bot.clock.start()
    await bot.reminder(FIRST + offset + 2 * TIMES)  # the words are read at the first one
    before, begun = bot.telegram.count, time.perf_counter()
    waits: dict[str, list[float]] = {}
    asked: dict[str, Callable[[int], Awaitable[float]]] = {"reminder": bot.reminder, "reply": bot.reply}
    for turn in range(TIMES):
        for place, (name, ask) in enumerate(asked.items()):
            waits.setdefault(name, []).append(await ask(FIRST + offset + place * TIMES + turn) * 1000)
            await asyncio.sleep(0.3)
    rate = (bot.telegram.count - before) / (time.perf_counter() - begun)
    async with db.read() as tx:
        looked = time.perf_counter()
        await outbox.next_due(tx)
        next_due = (time.perf_counter() - looked) * 1000
    await bot.close()
    said = ", ".join(f"a {name} {median(times):.0f} ({max(times):.0f})" for name, times in waits.items())
    print(f"  {said}; all messages {rate:.1f}/s; a look for the next due row {next_due:.1f}")


async def _people(db: Database) -> None:
    count = PEOPLE + 2 * ASKED
    async with db.write() as tx:
        await tx.run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < CAST($1 AS BIGINT))"
            " INSERT INTO people (known, name, locale, created_at, seen_at) SELECT 1, 'Анна', 'ru', 1, 1 FROM n",
            count,
        )
        await tx.run(
            "INSERT INTO accounts (messenger, address, person) SELECT 'telegram',"
            " CAST(CASE WHEN id <= $1 THEN id ELSE id + $2 END AS TEXT), id FROM people",
            PEOPLE, FIRST - PEOPLE - 1,
        )  # fmt: skip


async def _queue(db: Database) -> None:
    """10,000 rows a transaction, as a launch does it."""
    for first in range(0, ROWS, 10_000):
        async with db.write() as tx:
            await tx.run(
                "WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n"
                "  WHERE i < CAST($2 AS BIGINT))"
                " INSERT INTO outbox (person, kind, subject, which, lane, due_at)"
                " SELECT i % CAST($3 AS BIGINT) + 1, 'bench', 'b', CAST(i AS TEXT), 2, 1 FROM n",
                first, first + 9_999, PEOPLE,
            )  # fmt: skip


@asynccontextmanager
async def empty_database(url: str | None) -> AsyncIterator[Database]:
    """Migrated; without an address a file that goes afterwards."""
    folder = ROOT / "var"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="bench-") as name:
        db = await open_database(url or f"sqlite:///{Path(name) / 'outbox.db'}")
        try:
            await migrate(db, now=_now())
            yield db
        finally:
            await db.close()
