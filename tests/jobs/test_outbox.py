"""The rows of the outbox: whose they become, how they are counted and found, when they go."""

from typing import Any

import pytest

from jobs.housekeeping import Housekeeping
from storage import outbox
from storage.db import Tx
from storage.outbox import BROADCASTS, LANES, REMINDERS
from tests.databases import SecondLook
from tests.jobs.office import DAY, NOON, Office


@pytest.mark.parametrize("lane", LANES)
@pytest.mark.parametrize("state", ["claimed", "sending", "sending five times"])
async def test_what_a_dead_process_held(office: Office, second_look: SecondLook, lane: int, state: str) -> None:
    await office.put("1", lane=lane)
    async with office.db.write() as tx:
        (notice,) = await outbox.claim(tx, lane=lane, owner=666, now=NOON, limit=5)
        if state != "claimed":
            assert await outbox.sending(tx, notice.id, owner=666)
        if state == "sending five times":
            await tx.run("UPDATE outbox SET tries = 5")
    async with office.db.write() as tx:
        assert await outbox.owners(tx) == [666]
        assert await outbox.release(tx, owner=666, now=NOON) == 1
    if state == "claimed":
        wanted = "waiting"
    elif lane == BROADCASTS:
        wanted = "unknown"
    else:
        wanted = "waiting" if state == "sending" else "failed"
    ended = None if wanted == "waiting" else NOON
    assert await second_look("SELECT state, claimed_by, ended_at FROM outbox") == [(wanted, None, ended)]


async def test_said_to_many_at_once_as_to_each(office: Office, second_look: SecondLook) -> None:
    """Only what is void waits again; what was said is not said twice."""
    async with office.db.write() as tx:
        add = "INSERT INTO people (id, known, locale, created_at, seen_at) VALUES ($1, 1, 'ru', 0, 0)"
        await tx.many(add, [(person,) for person in (11, 12, 13)])
        put = "INSERT INTO outbox (person, kind, subject, which, due_at, state, ended_at)"
        put += " VALUES ($1, 'word', '1', '2', 5, $2, 6)"
        await tx.many(put, [(12, "void"), (13, "sent")])
        for _ in range(2):
            await outbox.put_each(
                tx, "SELECT id AS person FROM people WHERE id > $1", 10, kind="word", subject="1", which="2",
                lane=REMINDERS, due_at=NOON + 9, expires_at=NOON + 99, quiet=True, now=NOON,
            )  # fmt: skip
    fresh = ("waiting", NOON + 9, NOON + 99, REMINDERS, 1, None)
    columns = "person, state, due_at, expires_at, lane, quiet, ended_at"
    rows = await second_look(f"SELECT {columns} FROM outbox ORDER BY person")
    assert rows == [(11, *fresh), (12, *fresh), (13, "sent", 5, None, 0, 0, 6)]


async def test_what_is_counted_for_the_administrator(office: Office) -> None:
    for n in range(3):
        await office.put(f"{n}", lane=REMINDERS, due_at=NOON + n * 60)
    await office.put("later", lane=BROADCASTS, due_at=NOON + DAY)
    office.now += 60
    async with office.db.read() as tx:
        replies, reminders, broadcasts = await outbox.lanes(tx, now=office.now)
    assert (replies.due, replies.ahead, replies.oldest) == (0, 0, None)
    assert (reminders.due, reminders.ahead, reminders.oldest) == (2, 1, NOON)
    assert (broadcasts.due, broadcasts.ahead, broadcasts.oldest) == (0, 1, None)
    await office.ours()
    async with office.db.read() as tx:
        assert await outbox.ended(tx, "sent", since=office.now - 60) == 2
        assert await outbox.ended(tx, "sent", since=office.now) == 0
        assert await outbox.unreachable(tx) == 0


async def test_what_was_said_long_ago_goes_in_small_steps(office: Office, second_look: SecondLook) -> None:
    async with office.db.write() as tx:
        await tx.many(
            "INSERT INTO outbox (person, kind, subject, due_at, state, ended_at) VALUES (1, 'word', $1, 1, $2, $3)",
            [(f"{n}", "sent" if n % 2 else "void", NOON - 61 * DAY) for n in range(1100)],
        )
    await office.put("waits", due_at=NOON - 365 * DAY)
    keeping = Housekeeping(office.db, lambda: office.now)
    left = []
    for _ in range(3):
        office.now = await keeping() or 0
        left.append((await second_look("SELECT count(*) FROM outbox"))[0][0])
    assert left == [601, 101, 1]


class Noting:
    """A transaction that remembers its statements."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.noted: list[tuple[str, tuple[Any, ...]]] = []

    async def all(self, sql: str, *args: Any) -> Any:
        self.noted.append((sql, args))
        return await self._tx.all(sql, *args)

    async def value(self, sql: str, *args: Any) -> Any:
        self.noted.append((sql, args))
        return await self._tx.value(sql, *args)


async def test_no_look_reads_the_whole_lane(office: Office) -> None:
    """The next due row of 1.3 M was found by reading them all."""
    async with office.db.write() as tx:
        await tx.run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
            " INSERT INTO outbox (person, kind, subject, lane, due_at)"
            " SELECT 1, 'word', CAST(i AS TEXT), 2, 1000 + i FROM n"
        )
    async with office.db.write() as tx:
        await tx.run("ANALYZE outbox")
    async with office.db.write() as tx:
        noting: Any = Noting(tx)
        await outbox.next_due(noting)
        await outbox.claim(noting, lane=BROADCASTS, owner=1, now=NOON, limit=100)
        await outbox.claim(noting, lane=REMINDERS, owner=1, now=NOON, limit=100)
        how = "EXPLAIN QUERY PLAN " if office.db.engine == "sqlite" else "EXPLAIN "
        for sql, args in noting.noted:
            plan = "\n".join(str(tuple(row)) for row in await tx.all(how + sql, *args))
            assert "outbox_due" in plan, (sql, plan)
            assert "Seq Scan" not in plan, (sql, plan)
            assert "SCAN outbox" not in plan, (sql, plan)
            assert "TEMP B-TREE" not in plan, (sql, plan)
