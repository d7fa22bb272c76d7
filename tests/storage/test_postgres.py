"""What only PostgreSQL does: connections that die, deadlocks, waiting for rows, an elected leader."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage.db import Database, Trouble, Tx
from storage.drivers import postgres
from storage.open import open_database
from tests.databases import MakeUrl, look

KILL_ALL = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'marshrut'
"""
KILL = "SELECT pg_terminate_backend($1)"
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def url(make_url: MakeUrl) -> str:
    return make_url("postgres", migrated=False)


@pytest.fixture
async def db(url: str) -> AsyncIterator[Database]:
    database = await open_database(url)
    async with database.write() as tx:
        await tx.run("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT)")
        await tx.run("INSERT INTO t VALUES (1, 0), (2, 0)")
    yield database
    await database.close()


async def lock(tx: Tx, row: int) -> None:
    await tx.one("SELECT id FROM t WHERE id = $1 FOR NO KEY UPDATE", row)


async def somebody_waits(url: str) -> None:
    while await look(url, WAITING) == [(0,)]:  # each look is a connection of its own: no busy loop
        pass


async def test_a_killed_connection_is_lost_and_the_pool_recovers(db: Database, url: str) -> None:
    with pytest.raises(Trouble) as caught:
        async with db.write() as tx:
            await tx.run("UPDATE t SET n = 1")
            await look(url, KILL, await tx.value("SELECT pg_backend_pid()"))
            await tx.run("UPDATE t SET n = 2")
    assert caught.value.code == "lost"
    assert not tx.in_transaction
    async with db.write() as tx:
        assert await tx.value("SELECT sum(n) FROM t") == 0


async def test_killed_before_commit_is_lost_not_silence(db: Database, url: str) -> None:
    with pytest.raises(Trouble, match="lost"):
        async with db.write() as tx:
            await tx.run("UPDATE t SET n = 1")
            await look(url, KILL, await tx.value("SELECT pg_backend_pid()"))
    assert await look(url, "SELECT n FROM t") == [(0,), (0,)]


async def test_killed_inside_a_savepoint(db: Database, url: str) -> None:
    with pytest.raises(Trouble, match="lost"):
        async with db.write() as tx, tx.savepoint():
            await look(url, KILL, await tx.value("SELECT pg_backend_pid()"))
            await tx.run("UPDATE t SET n = 2")


async def test_a_server_that_restarts_costs_a_repeat_at_most(db: Database, url: str) -> None:
    async with db.read() as tx:
        await tx.value("SELECT 1")
    assert await look(url, KILL_ALL) == [(2,)]
    for _ in range(3):
        try:
            async with db.write() as tx:
                await tx.run("UPDATE t SET n = n + 1")
            break
        except Trouble as trouble:
            assert trouble.code == "lost"  # noqa: PT017 -- an idle connection's death may be noticed only here
    assert await look(url, "SELECT n FROM t") == [(1,), (1,)]


async def test_a_deadlock_is_named(db: Database, url: str) -> None:
    first_holds, second_holds = asyncio.Event(), asyncio.Event()

    async def take(row: int, mine: asyncio.Event, theirs: asyncio.Event, then: int) -> str:
        try:
            async with db.write() as tx:
                await lock(tx, row)
                mine.set()
                await theirs.wait()
                await lock(tx, then)
                await tx.run("UPDATE t SET n = n + 1")
        except Trouble as trouble:
            return trouble.code
        return "done"

    outcomes = await asyncio.gather(take(1, first_holds, second_holds, 2), take(2, second_holds, first_holds, 1))
    assert sorted(outcomes) == ["deadlock", "done"]
    assert await look(url, "SELECT n FROM t") == [(1,), (1,)]


async def test_a_changed_snapshot_is_named(db: Database) -> None:
    with pytest.raises(Trouble, match="serialization"):
        async with db.write() as tx:
            await tx.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            await tx.value("SELECT n FROM t WHERE id = 1")
            await asyncio.create_task(change(db))
            await tx.run("UPDATE t SET n = 5 WHERE id = 1")


async def change(db: Database) -> None:
    async with db.write() as tx:
        await tx.run("UPDATE t SET n = n + 1 WHERE id = 1")


async def test_waiting_too_long_for_a_row_is_busy(db: Database) -> None:
    async def impatient() -> None:
        async with db.write() as tx:
            await tx.run("SET LOCAL lock_timeout = 20")
            await lock(tx, 1)

    async with db.write() as tx:
        await lock(tx, 1)
        with pytest.raises(Trouble, match="busy"):
            await asyncio.create_task(impatient())


async def test_cancelled_while_it_waits_for_a_row(db: Database, url: str) -> None:
    async def wait() -> None:
        async with db.write() as tx:
            await tx.run("UPDATE t SET n = 7 WHERE id = 2")
            await lock(tx, 1)

    async with db.write() as tx:
        await lock(tx, 1)
        task = asyncio.create_task(wait())
        await somebody_waits(url)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await lock(tx, 2)
    assert await look(url, "SELECT n FROM t WHERE id = 2") == [(0,)]


@pytest.mark.parametrize(("at", "stored"), [("BEGIN", 0), ("SAVEPOINT s", 0), ("COMMIT", 9)])
async def test_cancelled_inside_a_command(
    db: Database, url: str, monkeypatch: pytest.MonkeyPatch, at: str, stored: int
) -> None:
    real, reached = postgres._say, asyncio.Event()

    async def say(connection: postgres._Connection, text: str) -> str:
        if text == at:
            reached.set()
        return await real(connection, text)

    async def write() -> None:
        async with db.write() as tx, tx.savepoint():
            await tx.run("UPDATE t SET n = 9")

    monkeypatch.setattr(postgres, "_say", say)
    task = asyncio.create_task(write())
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await look(url, "SELECT n FROM t") == [(stored,), (stored,)]
    busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"
    assert await look(url, busy) == [(0,)]


SLOW_COMMIT = """
CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER slow AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait();
"""


async def test_cancelled_again_and_again_inside_commit(db: Database, url: str) -> None:
    """The trigger keeps COMMIT itself waiting; a cancellation that reached the server there would undo the turn."""
    for statement in SLOW_COMMIT.strip().split(";\n"):
        await look(url, statement)

    async def write() -> None:
        async with db.write() as tx:
            await tx.run("UPDATE t SET n = 9 WHERE id = 1")

    async with db.write() as tx:
        await tx.all("SELECT pg_advisory_xact_lock(1)")
        task = asyncio.create_task(write())
        await somebody_waits(url)
        for _ in range(5):
            task.cancel()
            await asyncio.sleep(0)
            assert not task.done()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await look(url, "SELECT n FROM t WHERE id = 1") == [(9,)]


async def test_cancelled_wherever_it_stands_nothing_is_half_done(db: Database, url: str) -> None:
    async def write() -> None:
        async with db.write() as tx:
            await tx.run("UPDATE t SET n = n + 1 WHERE id = 1")
            async with tx.savepoint():
                await tx.run("UPDATE t SET n = n + 1 WHERE id = 2")

    finished = 0
    for steps in range(60):
        task = asyncio.create_task(write())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        finished += (await asyncio.gather(task, return_exceptions=True))[0] is None
    (one,), (two,) = await look(url, "SELECT n FROM t ORDER BY id")
    assert one == two >= finished
    async with db.write() as tx:
        assert tx.in_transaction


async def test_more_writers_than_connections_take_turns(url: str) -> None:
    db = await open_database(url, writers=2, readers=1)
    inside = most = written = 0
    both = asyncio.Event()

    async def write() -> None:
        nonlocal inside, most, written
        async with db.write() as tx:
            inside += 1
            most = max(most, inside)
            if inside == 2:
                both.set()
            await both.wait()  # the first two wait for each other: "at once" is a fact, not luck
            await tx.value("SELECT 1")
            inside -= 1
            written += 1

    async with asyncio.timeout(120):
        await asyncio.gather(*(write() for _ in range(20)))
    await db.close()
    assert (most, written) == (2, 20)


async def test_only_one_process_leads_and_its_death_frees_the_lock(db: Database, url: str) -> None:
    other = await open_database(url)
    try:
        assert await db.try_lead("clock")
        assert not await other.try_lead("clock")
        assert await other.try_lead("something else")
        held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = $1"
        key = postgres._lock_key("clock") & 0xFFFFFFFF
        [(pid,)] = await look(url, held, key)
        await look(url, KILL, pid)
        while not await other.try_lead("clock"):  # the server takes a moment to let go
            pass
        assert not await db.try_lead("clock")
    finally:
        await other.close()
    while not await db.try_lead("clock"):
        pass


async def test_a_process_taken_for_dead_gets_its_lock_back(db: Database, url: str) -> None:
    """Its connection was cut: the leader inherits what it left and lets go, and the living one holds its name again."""
    leader = await open_database(url)
    try:
        assert await db.try_lead("process-7")
        held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = $1"
        [(pid,)] = await look(url, held, postgres._lock_key("process-7") & 0xFFFFFFFF)
        await look(url, KILL, pid)
        while not await leader.try_lead("process-7"):
            pass
        assert not await db.try_lead("process-7")
        await leader.let_go("process-7")
        assert await db.try_lead("process-7")
        assert not await leader.try_lead("process-7")
    finally:
        await leader.close()


async def test_a_lead_that_died_is_noticed_by_asking_again(db: Database, url: str) -> None:
    assert await db.try_lead("clock")
    [(pid,)] = await look(url, "SELECT pid FROM pg_locks WHERE locktype = 'advisory'")
    await look(url, KILL, pid)
    await db.try_lead("clock")  # finds the connection dead, or has a new one already
    while not await db.try_lead("clock"):
        pass
    [(now,)] = await look(url, "SELECT pid FROM pg_locks WHERE locktype = 'advisory'")
    assert now != pid
