"""Migrations: forward only, whole or not at all, once, and never with files that do not fit the database."""

import asyncio
import shutil
from pathlib import Path

import pytest

from storage.db import Broken, Database, Engine, Tx
from storage.migrate import MIGRATIONS, MigrationError, NewerDatabase, migrate, pending, read_migrations
from storage.open import open_database
from tests.databases import NOW, MakeDb, MakeUrl, look

ONE = """
-- people; and where they are
CREATE TABLE people (id {id}, name TEXT NOT NULL DEFAULT ';', options TEXT NOT NULL DEFAULT '{}');
CREATE INDEX people_name ON people (name);
"""
TWO = "INSERT INTO people (name) VALUES ('it''s; $1');\n"
CONTENT = "SELECT id, name, options FROM people"
APPLIED = "SELECT number, name, applied_at FROM migrations ORDER BY number"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sql"
    folder.mkdir()
    (folder / "0001_people.sql").write_text(ONE, encoding="utf-8")
    (folder / "0002_first.sql").write_text(TWO, encoding="utf-8")
    return folder


@pytest.fixture
def url(make_url: MakeUrl, engine: Engine) -> str:
    return make_url(engine, migrated=False)


@pytest.fixture
async def bare(make_db: MakeDb, url: str) -> Database:
    return await make_db(url=url)


async def test_from_nothing_and_then_nothing_more(bare: Database, url: str, folder: Path) -> None:
    assert await pending(bare, folder=folder) == ["0001_people", "0002_first"]
    assert await migrate(bare, now=NOW, folder=folder) == ["0001_people", "0002_first"]
    assert await look(url, CONTENT) == [(1, "it's; $1", "{}")]
    assert await look(url, APPLIED) == [(1, "people", NOW), (2, "first", NOW)]
    assert await pending(bare, folder=folder) == []
    assert await migrate(bare, now=NOW + 1, folder=folder) == []
    assert await look(url, CONTENT) == [(1, "it's; $1", "{}")]


async def test_only_what_is_missing_is_applied(bare: Database, url: str, folder: Path) -> None:
    await migrate(bare, now=NOW, folder=folder)
    (folder / "0003_more.sql").write_text("INSERT INTO people (name) VALUES ('second')")
    assert await pending(bare, folder=folder) == ["0003_more"]
    assert await migrate(bare, now=NOW + 5, folder=folder) == ["0003_more"]
    assert (await look(url, APPLIED))[2] == (3, "more", NOW + 5)


async def test_a_failing_statement_leaves_the_database_as_it_was(bare: Database, url: str, folder: Path) -> None:
    (folder / "0003_bad.sql").write_text("CREATE TABLE half (id BIGINT); INSERT INTO nowhere VALUES (1)")
    with pytest.raises(Exception, match="nowhere"):
        await migrate(bare, now=NOW, folder=folder)
    assert await pending(bare, folder=folder) == ["0001_people", "0002_first", "0003_bad"]
    for table in ("people", "half", "migrations"):
        with pytest.raises(Exception, match=table):
            await look(url, f"SELECT * FROM {table}")


async def test_a_file_changed_afterwards_is_refused(bare: Database, folder: Path) -> None:
    await migrate(bare, now=NOW, folder=folder)
    (folder / "0002_first.sql").write_text("INSERT INTO people (name) VALUES ('other')")
    for attempt in (migrate(bare, now=NOW, folder=folder), pending(bare, folder=folder)):
        with pytest.raises(MigrationError, match="0002_first was changed"):
            await attempt


async def test_line_ends_of_another_system_change_nothing(bare: Database, folder: Path) -> None:
    await migrate(bare, now=NOW, folder=folder)
    (folder / "0001_people.sql").write_bytes(ONE.replace("\n", "\r\n").encode())
    assert await migrate(bare, now=NOW, folder=folder) == []


async def test_a_newer_database_is_refused(bare: Database, folder: Path) -> None:
    await migrate(bare, now=NOW, folder=folder)
    (folder / "0002_first.sql").unlink()
    for attempt in (migrate(bare, now=NOW, folder=folder), pending(bare, folder=folder)):
        with pytest.raises(NewerDatabase, match="0002_first"):
            await attempt


async def test_two_processes_at_once_apply_once(bare: Database, url: str, folder: Path) -> None:
    other = await open_database(url)
    try:
        outcomes = await asyncio.gather(*(migrate(it, now=NOW, folder=folder) for it in (bare, other)))
    finally:
        await other.close()
    assert sorted(outcomes) == [[], ["0001_people", "0002_first"]]
    assert await look(url, CONTENT) == [(1, "it's; $1", "{}")]


@pytest.mark.parametrize(
    ("name", "says"),
    [("0004_gap.sql", "0003 was expected"), ("0002_twin.sql", "0003 was expected"), ("3_short.sql", "is named like")],
)
def test_gaps_doubles_and_odd_names_are_refused(folder: Path, name: str, says: str) -> None:
    (folder / name).write_text("SELECT 1")
    with pytest.raises(MigrationError, match=says):
        read_migrations(folder)


async def test_a_statement_may_be_for_one_engine(bare: Database, url: str, folder: Path) -> None:
    insert = "{{{0}}}\nINSERT INTO people (name) VALUES ('{0}');"
    (folder / "0003_apart.sql").write_text(insert.format("sqlite") + insert.format("postgres"))
    await migrate(bare, now=NOW, folder=folder)
    async with bare.read() as tx:
        assert (await look(url, CONTENT))[1:] == [(2, tx.engine, "{}")]


async def test_sessions_made_before_there_were_events_keep_their_people(bare: Database, url: str, folder: Path) -> None:
    """Their table is made anew under rows that point at it."""
    shutil.rmtree(folder)
    shutil.copytree(MIGRATIONS, folder, ignore=lambda _, names: [name for name in names if name >= "0013"])
    await migrate(bare, now=NOW, folder=folder)
    async with bare.write() as tx:
        number = await old_session(tx)
        await tx.run(
            "INSERT INTO seats (session, person, mode, state, created_at, changed_at)"
            " VALUES ($1, 1, 'room', 'seated', 0, 0)",
            number,
        )
    assert (await migrate(bare, now=NOW))[0] == "0013_events"
    assert await look(url, "SELECT id, title, stream, event, by_word FROM sessions") == [(number, "Old", 1, None, 0)]
    async with bare.write() as tx:
        assert await tx.value("SELECT count(*) FROM seats x JOIN sessions s ON s.id = x.session") == 1
        with pytest.raises(Broken):
            async with tx.savepoint():
                await tx.run("UPDATE seats SET session = session + 1")
        with pytest.raises(Broken):
            async with tx.savepoint():
                await tx.run("DELETE FROM sessions")


async def old_session(tx: Tx) -> int:
    """As the tables were before events."""
    await tx.run("INSERT INTO municipalities (region, name, folded) VALUES ('23', 'M', 'm')")
    await tx.run("INSERT INTO organisations (municipality, name, folded) VALUES (1, 'O', 'o')")
    await tx.run("INSERT INTO people (known, locale, created_at, seen_at) VALUES (1, 'ru', 0, 0)")
    await tx.run(
        "INSERT INTO sites (organisation, title, folded, area, zone, created_at)"
        " VALUES (1, 'S', 's', 'a', 'Europe/Moscow', 0)"
    )
    await tx.run("INSERT INTO modules (site, number, title, hours) VALUES (1, 1, 'D', 2)")
    await tx.run("INSERT INTO streams (site, title, created_at) VALUES (1, 'T', 0)")
    made: int = await tx.value(
        "INSERT INTO sessions (stream, module, area, municipality, region, title, starts_at, ends_at, zone, room,"
        " remote, hours, opens_at, closes_at, secret, created_at, request) VALUES (1, 1, 'a', 1, '23', 'Old', 9, 10,"
        " 'Europe/Moscow', 5, 0, 2, 1, 9, 'secret', 0, 'press') RETURNING id"
    )
    return made


async def test_our_own_migrations_apply(db: Database, db_url: str) -> None:
    """The `db` fixture has applied them; here they are asked whether they are complete."""
    assert await pending(db) == []
    titles = [f"{number:04}_{name}" for number, name, _ in await look(db_url, APPLIED)]
    assert titles == [migration.title for migration in read_migrations(MIGRATIONS)]
