"""`python -m bench broadcast [DATABASE_URL]`: 1.3 M rows laid while people write; the pace against a strict limiter.

The bot's own step, delivery, pace and sender; Telegram is the sandbox's world, which refuses as strictly as it can. It
stands 80 ms behind each session without a socket: what is compared is the way of sending.
"""

import asyncio
import json
import resource
import time
from collections.abc import Awaitable, Callable, Sequence
from statistics import median
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bench.contest import ROOT
from bench.outbox import LATENCY, empty_database
from bench.peers import TOKEN
from bot.artist import Artist
from bot.pace import Pace
from bot.screen import Screen
from bot.sending import Sender
from bot.session import LeanSession, Upload
from bot.settings import read_settings
from bot.texts import Texts
from bot.turn import MESSENGER
from jobs.broadcasts import Broadcasts
from jobs.delivery import Delivery
from rules.audience import Audience
from sandbox.world import World
from storage import audiences, broadcasts, tallies, turns
from storage.db import Database

PEOPLE, COUNTED = 1_300_000, 100_000
MUNICIPALITIES = 100  # of one region, each with a hundredth of the people
READERS = 150  # of the pace
EVERY = 0.01  # seconds between two turns while rows are laid
NAIVE = 0.05  # seconds of sleep after each message, as the naive loop has it
ZONE = f"Etc/GMT{time.gmtime().tm_hour - 12:+d}"  # where it is noon: at night a broadcast waits
WORDS = "Приглашаем на семинар «Критерии до работы»."

Way = Callable[[LeanSession, Sequence[int]], Awaitable[None]]


async def measure(url: str | None) -> None:
    async with empty_database(url) as db:
        print(f"{db.engine}")
        await _pace(db)
        await _places(db)
        await _people(db, COUNTED)
        await _count(db)
        await _people(db, PEOPLE - COUNTED)
        await _lay(db)


# How fast, and how often refused.


class Wire(LeanSession):
    """Half of the way there, half of the way back."""

    def __init__(self, world: World) -> None:
        super().__init__("http://127.0.0.1")
        self._world = world

    async def post(
        self, token: str, method: str, body: dict[str, Any],
        files: dict[str, Upload], timeout: float,  # noqa: ARG002 - the session's interface
    ) -> tuple[int, bytes]:  # fmt: skip
        await asyncio.sleep(LATENCY / 2)
        answer = self._world.call(token, method, body, {})
        await asyncio.sleep(LATENCY / 2)
        return answer.status, json.dumps(answer.body).encode()


async def _pace(db: Database) -> None:
    ways: dict[str, Way] = {"marshrut": _ours(db), "naive loop": _naive, "aiogram-broadcaster": _broadcaster}
    print(f"{READERS} messages, {LATENCY * 1000:.0f} ms away, at most 30 a second")
    for name, way in ways.items():
        world = World()
        world.add_bot(TOKEN)
        actors = [world.add_person(f"Анна {n}") for n in range(READERS)]
        for actor in actors:
            actor.started = True
        await way(Wire(world), [actor.id for actor in actors])
        got = [call.at for call in world.accepted if call.method == "sendMessage"]
        refused = sum(line.status == 429 for line in world.log)
        rate = (len(got) - 1) / (got[-1] - got[0])
        print(f"  {name:<20} {rate:5.1f}/s, {len(got)} arrived, {refused} refused")


def _ours(db: Database) -> Way:
    async def way(session: LeanSession, chats: Sequence[int]) -> None:
        await _people(db, len(chats), first=chats[0])
        number = await _launch(db)
        await _until_laid(db)
        settings = read_settings(_env_file=None)
        sender = Sender(
            db=db, session=session, token=TOKEN, pace=Pace(settings.send_rate), messenger=MESSENGER,
            artist=Artist(db, lambda _template, _data: b""), clock=_now,
        )  # fmt: skip

        async def word(*_: str) -> Screen:
            return Screen(WORDS)

        deliver = Delivery(
            db=db, sender=sender, notices={"broadcast": word}, texts=Texts(ROOT / "locales"), settings=settings,
            clock=_now, ticks=time.monotonic, owner=1, messenger=MESSENGER, bot_name="bench_bot",
        )  # fmt: skip
        # A refusal stops the whole sender for its time.
        while (due := await deliver()) is not None:  # noqa: ASYNC110 - the clock of the bot would wait as well
            await asyncio.sleep(due - time.time())
        await sender.settle()
        async with db.read() as tx:
            found = await tallies.progress(tx, number)
        assert (found.sent, found.waiting) == (len(chats), 0), found

    return way


async def _naive(session: LeanSession, chats: Sequence[int]) -> None:
    async with Bot(TOKEN, session=session) as bot:
        for chat in chats:
            try:
                await bot.send_message(chat, WORDS)
            except TelegramAPIError:
                continue
            await asyncio.sleep(NAIVE)


async def _broadcaster(session: LeanSession, chats: Sequence[int]) -> None:
    from aiogram_broadcaster import Broadcaster
    from aiogram_broadcaster.contents import TextContent

    async with Bot(TOKEN, session=session) as bot:
        mailer = await Broadcaster(bot).create_mailer(chats=chats, content=TextContent(text=WORDS))
        await mailer.start()


# How long a count takes, and whether it reads everybody.


async def _count(db: Database) -> None:
    print(f"a count among {COUNTED:,} people")
    cases: dict[str, tuple[str, str, Audience]] = {
        "everybody": ("all", "", Audience()),
        "everybody, by role": ("all", "", Audience(roles=("mentor", "curator"))),
        "a municipality": ("municipality", "7", Audience()),
        "a municipality, by subject and years": ("municipality", "7", Audience(subjects=("math",), service=(0, 3))),
        "two municipalities of all": ("all", "", Audience(places=(("municipality", "7"), ("municipality", "8")))),
    }
    async with db.write() as tx:
        await tx.run("ANALYZE")
    async with db.read() as tx:
        for name, (kind, place, audience) in cases.items():
            begun = time.perf_counter()
            found = await audiences.count(tx, kind, place, audience, now=_now())
            took = (time.perf_counter() - begun) * 1000
            given: list[Any] = []
            where = audiences.condition(given, kind, place, audience, _now())
            how = "EXPLAIN QUERY PLAN" if db.engine == "sqlite" else "EXPLAIN"
            rows = await tx.all(f"{how} SELECT p.id FROM people p WHERE {where}", *given)
            plan = "\n".join(str(tuple(row)) for row in rows)
            whole = "SCAN p" in plan or "Seq Scan on people" in plan or "rowid>" in plan
            print(f"  {name:<40} {found.all:>7} {took:6.0f} ms{', reads everybody' if whole else ''}")


async def _places(db: Database) -> None:
    async with db.write() as tx:
        await tx.run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < CAST($1 AS BIGINT))"
            " INSERT INTO municipalities (region, name, folded) SELECT '23', CAST(i AS TEXT), CAST(i AS TEXT) FROM n",
            MUNICIPALITIES,
        )


# How long until everybody stands in the outbox.


async def _lay(db: Database) -> None:
    await _launch(db)
    before, waits, stopped = _memory(), list[float](), asyncio.Event()
    people = asyncio.ensure_future(_write(db, waits, stopped))
    begun = time.perf_counter()
    chunks = await _until_laid(db)
    took = time.perf_counter() - begun
    stopped.set()
    await people
    async with db.read() as tx:
        rows = await tx.value("SELECT count(*) FROM outbox WHERE state = 'waiting'")
    waits.sort()
    print(f"{rows:,} rows laid in {took:.0f} s, memory {_memory() - before:+.0f} MB")
    print(f"  chunks {len(chunks)}, median {median(chunks) * 1000:.0f} ms, longest {max(chunks) * 1000:.0f} ms")
    tail = waits[len(waits) * 99 // 100]
    print(f"  turns meanwhile {len(waits)}, median {median(waits) * 1000:.0f} ms, p99 {tail * 1000:.0f} ms")


async def _until_laid(db: Database) -> list[float]:
    """Seconds of each round of the step."""
    step, chunks = Broadcasts(db, clock=_now, ticks=time.monotonic, zone=ZONE), list[float]()
    more = True
    while more:
        begun = time.perf_counter()
        await step()
        chunks.append(time.perf_counter() - begun)
        async with db.read() as tx:
            more = bool(await tx.value("SELECT 1 FROM broadcasts WHERE laid_at IS NULL"))
    return chunks


async def _write(db: Database, waits: list[float], stopped: asyncio.Event) -> None:
    """Somebody writes: the reply is stored, and how long it took is noted."""
    number = 0
    while not stopped.is_set():
        begun, number = time.perf_counter(), number + 1
        async with db.write() as tx:
            await turns.store(
                tx, [{"screen": {"text": "Записал."}}], messenger=MESSENGER, address="1", bot=42, update=number,
                owner=1, now=_now(),
            )  # fmt: skip
        waits.append(time.perf_counter() - begun)
        await asyncio.sleep(EVERY)


async def _launch(db: Database) -> int:
    async with db.write() as tx:
        number = await broadcasts.draft(tx, author=1, scope_kind="all", scope="", now=_now())
        await broadcasts.write(tx, number, text=WORDS)
        await broadcasts.launch(tx, number, by=1, now=_now())
    return number


async def _people(db: Database, count: int, *, first: int | None = None) -> None:
    """Those who agreed to notices; their chats are numbered from `first`, or nobody writes to them."""
    for since in range(0, count, 50_000):
        async with db.write() as tx:
            last = await tx.value("SELECT coalesce(max(id), 0) FROM people")
            await tx.run(
                "WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n"
                "  WHERE i < CAST($2 AS BIGINT))"
                " INSERT INTO people (known, name, locale, zone, region, municipality, subject, created_at, seen_at)"
                " SELECT 1, 'Анна', 'ru', CAST($3 AS TEXT), '23',"
                "  CASE WHEN CAST($4 AS BIGINT) > 0 THEN 1 + i % CAST($4 AS BIGINT) END, 'math', 1, 1 FROM n",
                since, min(since + 50_000, count) - 1, ZONE, MUNICIPALITIES if first is None else 0,
            )  # fmt: skip
            await tx.run(
                "INSERT INTO accounts (messenger, address, person)"
                " SELECT 'telegram', CAST(id + CAST($1 AS BIGINT) AS TEXT), id FROM people WHERE id > $2",
                0 if first is None else first - last - 1, last,
            )  # fmt: skip
            await tx.run(
                "INSERT INTO consent_texts (hash, purpose, version, locale, text)"
                " VALUES ('h', 'notices', '1', 'ru', 'да') ON CONFLICT DO NOTHING"
            )
            await tx.run(
                "INSERT INTO consents (person, purpose, text_hash, given_at)"
                " SELECT id, 'notices', 'h', 1 FROM people WHERE id > $1",
                last,
            )


def _now() -> int:
    return int(time.time())


def _memory() -> float:
    """MB, the most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
