"""A stage for accidents: a Telegram that outlives the bot, the bot as a child process, and a count of what came of it.

Waits for facts (calls at Telegram, rows in the database), never for time; `PATIENCE` only ends a run that hangs.
"""

import asyncio
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from sandbox.people import Person
from sandbox.server import Runner, serve
from sandbox.world import World
from tests.crash.ledger import TABLE
from tests.databases import look

ROOT = Path(__file__).parents[2]
TOKEN = "42:CRASH"
PATIENCE = 300.0  # seconds


@dataclass(slots=True)
class Figures:
    """What one run came to; `repeated` are sends whose end nobody saw and which came twice, as announced."""

    name: str
    updates: int = 0
    kills: int = 0
    effects_lost: int = 0
    effects_doubled: int = 0
    replies_lost: int = 0
    replies_doubled: int = 0
    repeated: int = 0
    note: str = ""

    @property
    def clean(self) -> bool:
        return not (self.effects_lost or self.effects_doubled or self.replies_lost or self.replies_doubled)


@dataclass(slots=True)
class Expected:
    """What people did: numbers of texts and of presses, by person, in order."""

    texts: dict[int, list[int]] = field(default_factory=dict)
    presses: dict[int, list[int]] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)

    @property
    def effects(self) -> list[int]:
        return [n for some in (self.texts, self.presses) for numbers in some.values() for n in numbers]


class Stage:
    def __init__(self, url: str, folder: Path, *, module: str = "tests.crash.faulty") -> None:
        self.url = url
        self.bot_url = url  # another address of the same database, where a wire lies between
        self.folder = folder
        self.module = module
        self.world = World(strict_rates=False)
        self.world.add_bot(TOKEN, "crash_bot")
        self.expected = Expected()
        self.no_space = folder / "no-space"
        self.log = folder / "bot.log"
        self.people: list[Person] = []
        self.panels: dict[int, int] = {}
        self.kills = 0
        self._n = 0
        self._accidents: list[int] = []  # how many calls Telegram had accepted when the bot was killed
        self._cut: set[int] = set()  # accepted calls whose answer Telegram itself cut
        self._runner: Runner
        self._bot: asyncio.subprocess.Process | None = None
        self._standby: asyncio.subprocess.Process | None = None
        self.settings: dict[str, str] = {}  # more variables of the bot's environment

    async def open(self) -> None:
        self._runner = await serve(self.world, webhook_retry=(0.1, 1.0))  # a bot that started again is found soon
        await look_run(self.url, TABLE)

    async def close(self) -> None:
        for process in (self._bot, self._standby):
            if process is not None and process.returncode is None:
                process.kill()
                await process.wait()
        await self._runner.stop()

    async def start(self) -> None:
        """A new process of the bot on the same database."""
        assert self._bot is None or self._bot.returncode is not None
        self._bot = await self._process()

    async def stand_by(self) -> None:
        """A second process beside the first, on the same database."""
        self._standby = await self._process()

    def take_over(self) -> None:
        """The first process is dead: from now on `kill` means the second."""
        assert self._bot is not None
        assert self._bot.returncode is not None
        self._bot, self._standby = self._standby, None

    async def _process(self) -> asyncio.subprocess.Process:
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        environment |= {
            "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": self._runner.url,
            "DATABASE_URL": self.bot_url, "SEND_RATE": "1000", "CRASH_NO_SPACE": str(self.no_space),
            **self.settings,
        }  # fmt: skip
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", self.module, cwd=self.folder, env=environment, stdout=log, stderr=log
            )

    async def until(self, fact: Callable[[], bool], what: str) -> None:
        """A fact about Telegram. It is looked at when something happens there."""
        news = asyncio.Event()
        self.world.feed.listeners.append(news.set)
        try:
            async with asyncio.timeout(PATIENCE):
                while not fact():
                    await news.wait()
                    news.clear()
        except TimeoutError:
            raise AssertionError(f"never seen: {what}\n{self.tail()}") from None
        finally:
            self.world.feed.listeners.remove(news.set)

    async def until_stored(self, fact: Callable[[], Awaitable[bool]], what: str) -> None:
        """A fact that only the database shows."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not await fact():  # noqa: ASYNC110 - a committed row tells nobody outside
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"never stored: {what}\n{self.tail()}") from None

    async def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        assert self._bot is not None
        self._bot.send_signal(how)
        try:
            async with asyncio.timeout(PATIENCE):
                code = await self._bot.wait()
        except TimeoutError:
            raise AssertionError(f"{how.name} did not end it\n{self.tail()}") from None
        self.kills += 1
        if how == signal.SIGKILL:
            self.accident()
        else:
            assert code == 0, f"{how.name} ended in {code}\n{self.tail()}"

    async def died(self) -> None:
        """The bot ended itself by SIGKILL, at a place it was given."""
        assert self._bot is not None
        try:
            async with asyncio.timeout(PATIENCE):
                code = await self._bot.wait()
        except TimeoutError:
            raise AssertionError(f"it lives\n{self.tail()}") from None
        assert code == -signal.SIGKILL, f"it ended in {code}\n{self.tail()}"
        self.kills += 1
        self.accident()

    def signal(self, which: signal.Signals) -> None:
        assert self._bot is not None
        self._bot.send_signal(which)

    def accident(self) -> None:
        """From here on, what was under way has an end that nobody saw."""
        self._accidents.append(len(self.world.accepted))

    def excuse_cuts(self) -> None:
        """Remember which accepted calls Telegram itself cuts: the fault is told just before the call is carried out."""
        faults, seen = self.world.faults, [0]

        def look_at_faults() -> None:
            fired = sum(fault.fired for fault in faults.all() if fault.kind == "cut_after")
            if fired > seen[0]:
                seen[0] = fired
                self._cut.add(len(self.world.accepted))

        self.world.feed.listeners.append(look_at_faults)

    async def quiet(self) -> None:
        """Everything is taken, shown and marked."""

        async def nothing_waits() -> bool:
            # An empty getUpdates acknowledges too, and tells nobody.
            waiting = self.world.bot.updates.waiting
            return not waiting and (await look(self.url, "SELECT count(*) FROM screens")) == [(0,)]

        await self.until_stored(nothing_waits, "all updates acknowledged, all screens shown and marked")

    async def crowd(self, count: int) -> None:
        """People who have opened the bot and have a panel with a button before them."""
        self.people = [self.world.add_person(f"Анна {i}") for i in range(count)]
        for person in self.people:
            person.writes("/panel")
        await self.until(lambda: all(person.screen for person in self.people), "the panels")
        self.panels = {person.id: person.screen.message_id for person in self.people if person.screen}
        await self.quiet()

    def text(self, person: Person, command: str = "/n") -> int:
        self._n += 1
        person.writes(f"{command} {self._n}")
        if command == "/break":
            self.expected.broken.append(self._n)
        else:
            self.expected.texts.setdefault(person.id, []).append(self._n)
        return self._n

    def press(self, person: Person) -> int:
        self._n += 1
        person.presses_raw(f"zT:{self._n}", self.panels[person.id])
        self.expected.presses.setdefault(person.id, []).append(self._n)
        return self._n

    @property
    def calls(self) -> int:
        """Calls that Telegram has seen, getUpdates that brought nothing left out."""
        return self.world.log[-1].number if self.world.log else 0

    async def count(self, name: str) -> Figures:
        """Compare what people did with what is stored and what they saw."""
        figures = Figures(name, updates=len(self.world.sent_updates), kills=self.kills)
        stored = Counter(n for (n,) in await look(self.url, "SELECT n FROM ledger"))
        wanted = self.expected.effects
        figures.effects_lost = sum(n not in stored for n in wanted)
        figures.effects_doubled = sum(times - 1 for times in stored.values()) + len(stored.keys() - set(wanted))
        for sends in self._answers().values():
            self._count_repeats(figures, sends)
        seen = self._answers()
        figures.replies_lost = sum(n not in seen for numbers in self.expected.texts.values() for n in numbers)
        for person, numbers in self.expected.presses.items():
            # An edit that a newer one of the same message replaced needs not be seen; the last one must be.
            panel = self.world.people[person].chat.history[self.panels[person]]
            figures.replies_lost += panel.text != f"нажато {numbers[-1]}"
        return figures

    def _answers(self) -> dict[int, list[int]]:
        """For each text's number, the places of its replies in the order Telegram accepted them."""
        found: dict[int, list[int]] = {}
        for call in self.world.accepted:
            if call.method == "sendMessage" and (hit := re.fullmatch(r"ответ (\d+)", call.params["text"])):
                found.setdefault(int(hit[1]), []).append(call.number)
        return found

    def _count_repeats(self, figures: Figures, sends: list[int]) -> None:
        for first, second in pairwise(sends):
            # Only the end of the first that nobody saw excuses the second.
            if first in self._cut or any(first < place <= second for place in self._accidents):
                figures.repeated += 1
            else:
                figures.replies_doubled += 1

    async def dead_letters(self) -> int:
        return int((await look(self.url, "SELECT count(*) FROM dead_letters"))[0][0])

    def tail(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-40:]) if self.log.exists() else ""


async def look_run(url: str, statement: str) -> None:
    """A statement of the test's own, beside the bot."""
    if url.startswith("sqlite"):
        import sqlite3
        from contextlib import closing

        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as handle, handle:
            handle.execute(statement)
        return
    import asyncpg

    connection: Any = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
