"""People with an open self-assessment, put into a database by the bot's own storage, and the presses they will make."""

import time
from collections.abc import Sequence
from pathlib import Path

import content
from bench.telegram import Visitor, pressed, written
from bot.turn import MESSENGER
from handlers.walk_cards import Answer
from storage import diagnosis, people
from storage.migrate import migrate
from storage.open import open_database

FIRST = 10_001  # the address of the first person


async def furnish(path: Path, *, number: int, presses: int) -> list[Visitor]:
    """A migrated database with `number` people; each answers the first `presses` questions in order."""
    now = int(time.time())
    db = await open_database(f"sqlite:///{path}")
    visitors: list[Visitor] = []
    try:
        await migrate(db, now=now)
        async with db.write() as tx:
            for place in range(number):
                chat = FIRST + place
                met = await people.meet(
                    tx, messenger=MESSENGER, address=str(chat), hashed=f"bench-{chat}", locale="ru", now=now
                )
                await people.introduce(tx, met.person, messenger=MESSENGER, address=str(chat), name="Анна")
                attempt = await diagnosis.begin(tx, met.person, content.questionnaire(), now=now)
                data = [Answer(attempt=attempt.id, item=item, choice=3).pack() for item in attempt.items[:presses]]
                visitors.append(_visitor(chat, data))
    finally:
        await db.close()
    return visitors


def _visitor(chat: int, data: Sequence[str]) -> Visitor:
    return Visitor(chat, [pressed(chat * 1000 + place, chat, button) for place, button in enumerate(data)])


def passers_by(number: int, times: int, *, press: bool) -> list[Visitor]:
    """People for the peers, who remember nobody: as many and as busy."""
    chats = range(FIRST, FIRST + number)
    if press:
        return [_visitor(chat, ["a:А"] * times) for chat in chats]
    words = "Здравствуйте!"
    return [Visitor(chat, [written(chat * 1000 + place, chat, words) for place in range(times)]) for chat in chats]


async def remembered(path: Path) -> int:
    """How many answers are stored: a second look, by a connection of its own."""
    db = await open_database(f"sqlite:///{path}")
    try:
        async with db.read() as tx:
            return int(await tx.value("SELECT count(*) FROM answers WHERE choice = 3"))
    finally:
        await db.close()
