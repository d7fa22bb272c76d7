"""How many people a version of an instrument has met: each once, by state, and no other version's."""

from storage.bank import TEST, Kept
from storage.db import Database, Tx
from storage.instrument_uses import Uses, uses
from tests.databases import NOW


async def attempt(tx: Tx, person: int, version: str, state: str) -> None:
    await tx.run(
        "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at, touched_at)"
        " VALUES ($1, 'our_year', $2, 1, 'full', $3, '[]', $4, $4)",
        person, version, state, NOW,
    )  # fmt: skip


def kept(version: str, kind: str = "questionnaire", variant: str = "") -> Kept:
    title = {"ru": "Наш год", "en": "Our year"}
    return Kept(
        1, kind, "our_year", variant, version, "all", "", "published", False, title, None, NOW, None, NOW, None
    )  # fmt: skip


async def test_people_are_counted_once_by_version_and_state(db: Database) -> None:
    async with db.write() as tx:
        people = [
            await tx.value("INSERT INTO people (locale, created_at, seen_at) VALUES ('ru', 1, 1) RETURNING id")
            for _ in range(3)
        ]
        for person in people[:2]:
            await attempt(tx, person, "1.0", "completed")
        await attempt(tx, people[0], "1.0", "completed")
        await attempt(tx, people[0], "1.1", "completed")
        await attempt(tx, people[1], "1.0", "open")
        await attempt(tx, people[2], "1.0", "dropped")
        for letter in "ab":
            await tx.run(
                "INSERT INTO test_attempts (person, test, variant, version, major, state, orders, tasks, started_at,"
                " touched_at) VALUES ($1, 'our_year', $2, '1.0', 1, 'completed', '{}', 30, 1, 1)",
                people[0], letter,
            )  # fmt: skip
        assert await uses(tx, kept("1.0")) == Uses(going=1, completed=2)
        assert await uses(tx, kept("1.1")) == Uses(going=0, completed=1)
        assert await uses(tx, kept("1.0", TEST, "a")) == Uses(going=0, completed=1)
