"""A delivery on either engine, with time passed in and a sender that only writes down what it was given."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.screen import Screen
from bot.settings import read_settings
from bot.texts import Texts
from jobs.delivery import Delivery
from storage import outbox
from storage.db import Database, Tx
from storage.outbox import End

NOON = int(datetime(2026, 12, 3, 9, tzinfo=UTC).timestamp())  # in Moscow
DAY = 86_400
SAID = ("word", "broadcast", "broadcast-fix")
Answer = Callable[[str, str], Awaitable[End]]


class Office:
    """A delivery beside a sender that notes what is said, when and in which order."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.now = NOON
        self.said: list[tuple[int, str]] = []
        self.answer: Answer | None = None
        self.ours = self.delivery()

    def delivery(self, owner: int = 7) -> Delivery:
        sender: Any = self
        return Delivery(
            db=self.db, sender=sender, notices=dict.fromkeys(SAID, self.word), texts=Texts(Path("locales")),
            settings=read_settings(_env_file=None), clock=lambda: self.now, ticks=lambda: 0.0, owner=owner,
            messenger="telegram", bot_name="marshrut_bot",
        )  # fmt: skip

    async def word(self, subject: str, which: str, tx: Tx, now: int) -> Screen:
        if subject == "chain":  # as the attendance code does: each puts the next
            await outbox.put(tx, person=1, kind="word", subject=subject, which=f"{now}", now=now, due_at=now + 60)
        return Screen(subject)

    async def turn(self, address: str, lane: int) -> None:
        await asyncio.sleep(0)

    async def post(self, address: str, screen: dict[str, Any]) -> End:
        await asyncio.sleep(0)
        self.said.append((self.now, f"{screen['text']}→{address}"))
        return await self.answer(address, screen["text"]) if self.answer else End("sent", message="1")

    @property
    def words(self) -> list[str]:
        return [words for _, words in self.said]

    async def people(self, *zones: str | None) -> None:
        """Numbered from 1."""
        async with self.db.write() as tx:
            for zone in zones:
                person = await tx.value(
                    "INSERT INTO people (known, name, locale, zone, created_at, seen_at)"
                    " VALUES (1, 'Анна', 'ru', $1, 1, 1) RETURNING id",
                    zone,
                )
                await tx.run("INSERT INTO accounts VALUES ('telegram', $1, $2, NULL, NULL)", f"{person}", person)

    async def put(self, subject: str, *, person: int = 1, **more: Any) -> bool:
        async with self.db.write() as tx:
            return await outbox.put(tx, person=person, kind="word", subject=subject, now=self.now, **more)

    async def void(self, subject: str, **more: Any) -> int:
        async with self.db.write() as tx:
            return await outbox.void(tx, kind="word", subject=subject, now=self.now, **more)

    async def states(self) -> dict[str, str]:
        async with self.db.read() as tx:
            return {row["subject"]: row["state"] for row in await tx.all("SELECT subject, state FROM outbox")}

    async def until_nothing_is_due(self, end: int) -> None:
        """Time goes from one due row to the next, as the clock of the bot goes."""
        while (due := await self.ours()) is not None and due <= end:
            self.now = max(due, self.now)
        self.now = end
