"""What support a person had this school year, out of rows of every feature that gives some."""

from datetime import date

from rules.support import Facts
from storage import support, tasks
from storage.db import Database, Tx
from tests.storage.test_tasks import DAY, IRINA, MARIA, NOW, OLGA, add, pair

SINCE = date(2026, 9, 1)
MOSCOW = "Europe/Moscow"


async def meeting(tx: Tx, at: int, *, held_at: int, state: str) -> None:
    """A meeting in the journal of the pair."""
    entry = await tx.value(
        "INSERT INTO entries (mentor, held_at, zone, minutes, form, theme, written_at, changed_at, request)"
        " VALUES ($1, $2, $3, 45, 'talk', 'т', $2, $2, CAST($4 AS TEXT)) RETURNING id",
        IRINA, held_at, MOSCOW, f"{held_at}.{state}",
    )  # fmt: skip
    await tx.run("INSERT INTO entry_pairs (entry, pair, state) VALUES ($1, $2, $3)", entry, at, state)


async def facts(tx: Tx, person: int) -> Facts:
    return await support.facts(tx, person, since=SINCE, zone=MOSCOW, now=NOW)


async def test_only_what_is_sure_counts(db: Database) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        assert await facts(tx, MARIA) == Facts(pair=True)
        assert await facts(tx, IRINA) == Facts()
        await meeting(tx, at, held_at=NOW - 20 * DAY, state="confirmed")
        await meeting(tx, at, held_at=NOW - 10 * DAY, state="confirmed")
        await meeting(tx, at, held_at=NOW - 5 * DAY, state="waiting")
        await meeting(tx, at, held_at=NOW - 4 * DAY, state="corrected")
        await meeting(tx, at, held_at=NOW - 200 * DAY, state="confirmed")  # last school year
        one = await add(tx, at, request="1")
        await add(tx, at, request="2")
        await tasks.done(tx, one, date(2026, 11, 20), by=MARIA, now=NOW)
        assert await facts(tx, MARIA) == Facts(
            pair=True, meetings=2, met_on=date(2026, 11, 12), steps=2, steps_done=1, done_on=date(2026, 11, 20)
        )
        assert await facts(tx, OLGA) == Facts()


async def test_a_pair_that_is_over_leaves_its_facts(db: Database) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        await meeting(tx, at, held_at=NOW - 10 * DAY, state="confirmed")
        one = await add(tx, at, request="1")
        await tasks.done(tx, one, date(2026, 11, 20), by=MARIA, now=NOW)
        await tx.run("UPDATE pairs SET state = 'finished' WHERE id = $1", at)
        assert await facts(tx, MARIA) == Facts(
            meetings=1, met_on=date(2026, 11, 12), steps_done=1, done_on=date(2026, 11, 20)
        )
