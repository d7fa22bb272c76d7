"""What only SQLite does: silent rollbacks, a busy file, one gate, a file nobody else may read."""

import asyncio
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage.db import Database, Trouble
from storage.drivers import sqlite
from storage.open import open_database
from tests.databases import MakeDb, MakeUrl, look

BLOB = "x" * 20_000


@pytest.fixture
def url(make_url: MakeUrl) -> str:
    return make_url("sqlite", migrated=False)


@pytest.fixture
async def db(url: str) -> Any:
    database = await open_database(url)
    async with database.write() as tx:
        await tx.run("CREATE TABLE t (id BIGINT PRIMARY KEY, text TEXT)")
    yield database
    await database.close()


async def fill_the_disk(db: Database) -> None:
    async with db.write() as tx:
        pages = await tx.value("PRAGMA page_count")
        await tx.value(f"PRAGMA max_page_count = {pages + 2}")


async def test_a_full_disk_keeps_no_half(db: Database, url: str) -> None:
    """SQLITE_FULL rolls the whole transaction back silently; the statement after it would commit alone."""
    await fill_the_disk(db)
    with pytest.raises(Trouble) as caught:
        async with db.write() as tx:
            await tx.run("INSERT INTO t VALUES (1, 'before')")
            with pytest.raises(Trouble, match="full"):
                async with tx.savepoint():
                    await tx.run("INSERT INTO t VALUES (2, $1)", BLOB)
            assert not tx.in_transaction
            with pytest.raises(Trouble, match="full"):
                await tx.run("INSERT INTO t VALUES (3, 'after')")
            with pytest.raises(Trouble, match="full"):
                async with tx.savepoint():
                    pass
    assert caught.value.code == "full"
    assert await look(url, "SELECT id FROM t") == []
    async with db.write() as tx:
        await tx.value("PRAGMA max_page_count = 1000000")
        await tx.run("INSERT INTO t VALUES (4, $1)", BLOB)
    assert await look(url, "SELECT id FROM t") == [(4,)]


async def test_the_first_error_goes_on_through_a_savepoint_that_is_gone(db: Database) -> None:
    await fill_the_disk(db)
    with pytest.raises(KeyError):
        async with db.write() as tx, tx.savepoint():
            with pytest.raises(Trouble, match="full"):
                await tx.run("INSERT INTO t VALUES (1, $1)", BLOB)
            raise KeyError


async def test_the_gate_is_first_come_first_served(db: Database) -> None:
    came: list[int] = []

    async def write(n: int) -> None:
        async with db.write() as tx:
            await tx.run("INSERT INTO t (id) VALUES ($1)", n)
            came.append(n)

    await asyncio.gather(*(write(n) for n in range(200)))
    assert came == list(range(200))


async def test_who_gives_up_waiting_does_not_break_the_queue(db: Database, url: str) -> None:
    async def write(n: int) -> None:
        async with db.write() as tx:
            await tx.run("INSERT INTO t (id) VALUES ($1)", n)

    async with db.write():
        tasks = [asyncio.create_task(write(n)) for n in range(20)]
        await asyncio.sleep(0)
        for task in tasks[::2]:
            task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(it) for it in outcomes] == [asyncio.CancelledError, type(None)] * 10
    assert await look(url, "SELECT id FROM t ORDER BY id") == [(n,) for n in range(1, 20, 2)]


async def test_a_busy_file_is_trouble_and_the_gate_opens_again(db: Database, url: str) -> None:
    async with db.write() as tx:
        await tx.value("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble, match="busy"):
            async with db.write():
                pytest.fail("BEGIN IMMEDIATE must not have succeeded")
        other.execute("ROLLBACK")
    async with db.write() as tx:
        await tx.run("INSERT INTO t (id) VALUES (1)")


async def test_a_gate_that_stays_shut_names_its_holder(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "GATE_S", 0.01)
    holds, done = asyncio.Event(), asyncio.Event()

    async def stuck() -> None:
        async with db.write():
            holds.set()
            await done.wait()

    task = asyncio.create_task(stuck(), name="the stuck one")
    await holds.wait()
    with pytest.raises(Trouble, match=r"busy: .*the stuck one"):
        async with db.write():
            pass
    done.set()
    await task
    async with db.write() as tx:
        assert tx.in_transaction


@pytest.mark.parametrize(
    ("at", "stored"),
    [("BEGIN IMMEDIATE", []), ("COMMIT", [(1,)]), ("ROLLBACK", [])],
    ids=["begin", "commit", "rollback"],
)
async def test_cancelled_again_and_again_while_the_thread_works(
    db: Database, url: str, at: str, stored: list[tuple[int]]
) -> None:
    """BEGIN's outcome is awaited and undone, COMMIT's is awaited and stays; the gate opens only after it."""
    assert isinstance(db, sqlite.SqliteDatabase)
    loop, reached, go_on = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def pause(statement: str) -> None:
        if statement == at:
            loop.call_soon_threadsafe(reached.set)
            go_on.wait(120)

    async def write() -> None:
        async with db.write() as tx:
            await tx.run("INSERT INTO t (id) VALUES (1)")
            if at == "ROLLBACK":
                raise KeyError

    db._handle.set_trace_callback(pause)
    task = asyncio.create_task(write())
    await reached.wait()
    for _ in range(5):
        task.cancel()
        await asyncio.sleep(0)
        assert not task.done()
        assert db._gate.locked()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    db._handle.set_trace_callback(None)
    assert await look(url, "SELECT id FROM t") == stored
    async with db.write() as tx:
        await tx.run("INSERT INTO t (id) VALUES (2)")
    assert await look(url, "SELECT id FROM t") == [*stored, (2,)]


async def test_cancelled_wherever_it_stands_nothing_is_half_done(db: Database, url: str) -> None:
    async def write(n: int) -> None:
        async with db.write() as tx:
            await tx.run("INSERT INTO t (id) VALUES ($1)", 2 * n)
            await asyncio.sleep(0)
            async with tx.savepoint():
                await tx.run("INSERT INTO t (id) VALUES ($1)", 2 * n + 1)
                await asyncio.sleep(0)

    finished = set()
    for n in range(60):
        task = asyncio.create_task(write(n))
        for _ in range(n % 20):
            await asyncio.sleep(0)
        task.cancel()
        outcome = (await asyncio.gather(task, return_exceptions=True))[0]
        assert outcome is None or isinstance(outcome, asyncio.CancelledError)
        if outcome is None:
            finished.add(n)
    stored = {row[0] for row in await look(url, "SELECT id FROM t")}
    assert {n // 2 for n in stored} >= finished
    assert all((n ^ 1) in stored for n in stored)


@pytest.mark.parametrize("begun", [True, False], ids=["while it counts", "before its thread has begun"])
async def test_a_cancelled_report_frees_the_reader(db: Database, begun: bool) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    reading = asyncio.Event()

    async def report() -> None:
        async with db.read() as tx:
            await tx.value("SELECT 1")
            reading.set()
            await tx.value(endless)

    task = asyncio.create_task(report())
    await reading.wait()
    if begun:
        await asyncio.to_thread(lambda: None)  # the loop goes on while the other thread counts
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with db.read() as tx:
        assert await tx.value("SELECT 2") == 2


async def test_scrub_says_when_a_reader_is_in_the_way(db: Database, url: str) -> None:
    file = Path(url.removeprefix("sqlite:///"))
    log = file.with_name(file.name + "-wal")
    async with db.write() as tx:
        await tx.value("PRAGMA busy_timeout = 1")
        await tx.run("INSERT INTO t VALUES (1, 'Анна Петрова')")
    async with db.read() as reader:
        await reader.value("SELECT count(*) FROM t")
        async with db.write() as tx:
            await tx.run("DELETE FROM t")
        assert not await db.scrub("t")
    assert await db.scrub("t")
    assert log.stat().st_size == 0
    assert "Петрова".encode() not in await asyncio.to_thread(file.read_bytes)


def modes_in(folder: Path) -> dict[str, int]:
    return {item.name: stat.S_IMODE(item.stat().st_mode) for item in folder.iterdir()}


async def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    path = tmp_path / "var" / "new.db"
    db = await open_database(f"sqlite:///{path}")
    async with db.write() as tx:
        await tx.run("CREATE TABLE t (id BIGINT)")
        await tx.run("INSERT INTO t VALUES (1)")
    assert modes_in(path.parent) == {"new.db": 0o600, "new.db-wal": 0o600, "new.db-shm": 0o600}
    assert modes_in(tmp_path)["var"] == 0o700
    await db.close()


def test_a_process_that_dies_without_closing_does_not_hang(tmp_path: Path) -> None:
    program = """
import asyncio
from storage.open import open_database
kept = []
async def main():
    kept.append(await open_database("sqlite:///x.db"))
    raise RuntimeError("died")
asyncio.run(main())
"""
    here = {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", program]
    died = subprocess.run(command, cwd=tmp_path, env=here, capture_output=True, timeout=300, check=False)
    assert died.returncode == 1
    assert b"RuntimeError: died" in died.stderr


async def test_what_the_connections_promise(db: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 5000}
    async with db.write() as tx:
        assert {name: await tx.value(f"PRAGMA {name}") for name in wanted} == wanted
    async with db.read() as tx:
        assert await tx.value("PRAGMA query_only") == 1


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Уважаемые коллеги! " * 100)
    with pytest.raises(Trouble, match="corrupt"):
        await open_database(f"sqlite:///{path}")


async def test_make_db_gives_databases_apart(make_db: MakeDb) -> None:
    one, other = await make_db("sqlite", migrated=False), await make_db("sqlite", migrated=False)
    async with one.write() as tx:
        await tx.run("CREATE TABLE t (id BIGINT)")
    async with other.write() as tx:
        await tx.run("CREATE TABLE t (id BIGINT)")
