"""Who is told that a pair has not met for long, once of each silence. On both engines."""

import pytest

from jobs import silence as step
from jobs.endings import Endings
from jobs.silence import Silences
from storage import arranging, silence
from storage.db import Database, Tx
from storage.endings import KIND
from storage.pairs import pair as read_pair
from tests.storage.journaling import BEGAN, CURATOR, DAY, MARIA, MENTOR, MOSCOW, OTHER, at, pair, role, school, write


class Days:
    """Time that goes a day at a time."""

    def __init__(self, now: int) -> None:
        self.at = now

    def __call__(self) -> int:
        return self.at


async def said(tx: Tx) -> list[tuple[str, int, str]]:
    rows = await tx.all("SELECT kind, person, due_at FROM outbox WHERE kind LIKE 'pair-silent%' ORDER BY id")
    return [(row["kind"], row["person"], _day(row["due_at"])) for row in rows]


def _day(due_at: int) -> str:
    hour = (due_at + 3 * 3600) // 3600 % 24
    assert hour == 17
    return f"{(due_at - at(11, 1, 0)) // DAY + 1}"  # as a day of November, going on


async def passes(db: Database, clock: Days, days: int) -> None:
    looked = Silences(db, clock, MOSCOW)
    for _ in range(days):
        clock.at += DAY
        while await looked() == clock.at + 1:  # there is more
            clock.at += 1


async def test_the_mentor_after_two_weeks_the_curator_a_week_later_and_never_again(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        await tx.run("UPDATE pairs SET state = 'finished' WHERE id = $1", peter)
    await passes(db, Days(BEGAN), 50)
    async with db.read() as tx:
        assert await said(tx) == [("pair-silent", MENTOR, "16"), ("pair-silent-curator", CURATOR, "23")]
        one = await read_pair(tx, maria)
        assert one is not None
        assert silence.since(one) == BEGAN
    async with db.write() as tx:
        await tx.run("DELETE FROM outbox")  # as housekeeping does after 60 days
    await passes(db, Days(BEGAN + 90 * DAY), 5)
    async with db.read() as tx:
        assert await said(tx) == []


async def test_a_meeting_or_a_pause_begins_it_anew(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        await write(tx, maria, held_at=at(11, 10), now=at(11, 10, 18))
        await tx.run("UPDATE pairs SET resumed_at = $1 WHERE id = $2", at(11, 12), peter)
    clock = Days(BEGAN)
    await passes(db, clock, 21)
    async with db.read() as tx:
        assert await said(tx) == []
    await passes(db, clock, 4)
    async with db.write() as tx:
        assert await said(tx) == [("pair-silent", MENTOR, "24"), ("pair-silent", MENTOR, "26")]
        await write(tx, maria, request="2", held_at=at(11, 27), now=at(11, 27, 18))
    await passes(db, clock, 10)
    async with db.read() as tx:
        assert [row for row in await said(tx) if row[0] == "pair-silent-curator"] == [
            ("pair-silent-curator", CURATOR, "33")
        ]


async def test_a_paused_pair_is_silent_by_right(db: Database) -> None:
    async with db.write() as tx:
        await school(tx)
        await tx.run("UPDATE pairs SET state = 'paused'")
    await passes(db, Days(BEGAN), 40)
    async with db.read() as tx:
        assert await said(tx) == []


async def test_where_nobody_is_it_waits_for_somebody(db: Database) -> None:
    async with db.write() as tx:
        _, peter = await school(tx, curator=None)
        await role(tx, MENTOR, "coordinator", "municipality")
        await tx.run("UPDATE pairs SET state = 'finished' WHERE id = $1", peter)
    clock = Days(BEGAN)
    await passes(db, clock, 30)
    async with db.write() as tx:
        assert await said(tx) == [("pair-silent", MENTOR, "16")]
        await role(tx, OTHER, "coordinator", "municipality")
    await passes(db, clock, 5)
    async with db.read() as tx:
        assert await said(tx) == [("pair-silent", MENTOR, "16"), ("pair-silent-curator", OTHER, "33")]


@pytest.mark.parametrize("curator", [None, MENTOR])
async def test_without_another_curator_the_coordinator_hears(db: Database, curator: int | None) -> None:
    """A curator who is the mentor was told already."""
    async with db.write() as tx:
        _, peter = await school(tx, curator=curator)
        await role(tx, OTHER, "coordinator", "municipality")
        await tx.run("UPDATE pairs SET state = 'finished' WHERE id = $1", peter)
    await passes(db, Days(BEGAN), 30)
    async with db.read() as tx:
        assert await said(tx) == [("pair-silent", MENTOR, "16"), ("pair-silent-curator", OTHER, "23")]


async def test_an_end_that_has_passed_is_told_once(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        await tx.run("UPDATE pairs SET ends_on = '2026-11-05' WHERE id = $1", maria)
        await tx.run("UPDATE pairs SET ends_on = '2026-11-06', state = 'paused' WHERE id = $1", peter)
    clock = Days(BEGAN)
    looked = Endings(db, clock, MOSCOW)
    ends: list[tuple[str, str]] = []
    for _ in range(100):
        clock.at += DAY
        await looked()
        async with db.write() as tx:
            rows = await tx.all("SELECT person, which, due_at FROM outbox WHERE state = 'waiting' AND kind = $1", KIND)
            ends += [(row["which"], _day(row["due_at"])) for row in rows]
            assert {row["person"] for row in rows} <= {MENTOR}
            await tx.run("UPDATE outbox SET state = 'sent'")
            if clock.at == BEGAN + 10 * DAY:
                await tx.run("UPDATE pairs SET ends_on = '2026-11-20' WHERE id = $1", maria)
                await tx.run("UPDATE pairs SET state = 'active' WHERE id = $1", peter)
            if clock.at == BEGAN + 80 * DAY:
                await tx.run("DELETE FROM outbox")  # as housekeeping does
    assert ends == [("2026-11-05", "6"), ("2026-11-06", "13"), ("2026-11-20", "21")]


async def test_many_are_looked_at_in_small_steps(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "AT_ONCE", 2)
    async with db.write() as tx:
        await school(tx)
        for mentor in (CURATOR, OTHER):
            await pair(tx, MARIA, mentor=mentor)
    await passes(db, Days(BEGAN), 15)
    async with db.read() as tx:
        assert sorted(person for _, person, _ in await said(tx)) == [MENTOR, MENTOR, CURATOR, OTHER]


async def test_who_meets_on_that_very_day_is_not_reminded(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        await tx.run("UPDATE pairs SET state = 'finished' WHERE id = $1", peter)
        planned = await arranging.propose(
            tx, maria, by=MENTOR, options=[at(11, 16, 15)], minutes=45, form="talk", zone=MOSCOW, request="1", now=BEGAN
        )
        await arranging.choose(tx, planned, 1, by=MARIA, now=BEGAN)
    clock = Days(BEGAN)
    await passes(db, clock, 16)
    async with db.write() as tx:
        assert await said(tx) == []
        await arranging.missed(tx, planned, by=MENTOR, reason="", now=clock())
    await passes(db, clock, 1)
    async with db.read() as tx:
        assert await said(tx) == [("pair-silent", MENTOR, "19")]
