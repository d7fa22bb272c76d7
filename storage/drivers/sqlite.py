"""SQLite: one writing connection behind one FIFO gate, one reading connection in a thread of its own.

Between BEGIN and COMMIT the writer's statements run in place: 0.066 ms an update against 2.9 with a hop to a thread.
"""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import aiosqlite

from storage.db import BadDatabaseUrl, Broken, Conflict, Engine, OutsideGate, Row, Trouble, TroubleCode
from storage.drivers.sql import Prepared, for_sqlite
from storage.drivers.transaction import Transaction, to_the_end

T = TypeVar("T")

BUSY_S: Final = 5.0
INTERRUPT: Final = 0.01  # seconds between two interruptions of a report that nobody waits for
GATE_S: Final = 30.0  # a turn holds the gate for milliseconds; after so long its holder is stuck, and we say who

_TROUBLES: Final[dict[int, TroubleCode]] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_NOMEM: "memory",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_PROTOCOL: "busy",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_CANTOPEN: "readonly",
    sqlite3.SQLITE_PERM: "readonly",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
}
_UNIQUE: Final = {
    sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    sqlite3.SQLITE_CONSTRAINT_ROWID,
}


def _named(error: BaseException) -> BaseException:
    """By the code, never by the class: "no such table" is an OperationalError as "disk is full" is."""
    if isinstance(error, MemoryError):
        return Trouble("memory", "SQLite has no memory left")
    if isinstance(error, OverflowError):
        return Broken(str(error))
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(error, sqlite3.Error) or code is None:
        return error
    if code in _UNIQUE:
        return Conflict(str(error))
    family = code & 0xFF  # the rest of an extended code only says where it happened
    if family == sqlite3.SQLITE_CONSTRAINT:
        return Broken(str(error))
    return Trouble(_TROUBLES[family], str(error)) if family in _TROUBLES else error


async def _finish(work: Awaitable[T]) -> T:
    """BEGIN, COMMIT and ROLLBACK wait for other processes and the disk: in the connection's thread, to the end."""
    try:
        return await to_the_end(work)
    except Exception as error:
        named = _named(error)
        if named is error:
            raise
        raise named from error


def _bound(sql: str, args: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    prepared = for_sqlite(sql)
    return prepared.text, _ordered(prepared, args)


def _ordered(prepared: Prepared, args: Sequence[Any]) -> tuple[Any, ...]:
    if len(args) != prepared.expected:
        raise TypeError(f"the statement takes {prepared.expected} arguments, {len(args)} were given: {prepared.text!r}")
    return tuple([args[i] for i in prepared.order])


class _Writer(Transaction):
    """Runs its statements in place, in the event loop's thread. Legal only while the gate is held."""

    engine = "sqlite"
    vanished = "aborted"

    def __init__(self, handle: sqlite3.Connection) -> None:
        super().__init__()
        self._handle = handle

    def _alive(self) -> bool:
        return self._handle.in_transaction

    def _named(self, error: BaseException) -> BaseException:
        return _named(error)

    async def _rows(self, sql: str, args: tuple[Any, ...]) -> list[Row]:
        # all rows at once: a RETURNING that is still open makes the COMMIT fail
        return self._handle.execute(*_bound(sql, args)).fetchall()

    async def _count(self, sql: str, args: tuple[Any, ...]) -> int:
        before = self._handle.total_changes
        cursor = self._handle.execute(*_bound(sql, args))
        cursor.fetchall()
        if cursor.rowcount >= 0:
            return cursor.rowcount
        if self._handle.total_changes == before:
            return 0
        # Python counts only what begins with INSERT, UPDATE, DELETE or REPLACE; this one began with WITH
        return int(self._handle.execute("SELECT changes()").fetchone()[0])

    async def _repeat(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        prepared = for_sqlite(sql)
        self._handle.executemany(prepared.text, (_ordered(prepared, row) for row in rows))

    async def _command(self, *texts: str) -> None:
        for text in texts:
            self._handle.execute(text)


class _Reader(Transaction):
    """Runs its statements in the reading connection's thread, so that a long report does not stop the loop."""

    engine = "sqlite"
    vanished = "aborted"

    def __init__(self, connection: aiosqlite.Connection) -> None:
        super().__init__()
        self._connection = connection

    def _alive(self) -> bool:
        return self._connection.in_transaction

    def _named(self, error: BaseException) -> BaseException:
        return _named(error)

    async def _rows(self, sql: str, args: tuple[Any, ...]) -> list[Row]:
        try:
            return list(await self._connection.execute_fetchall(*_bound(sql, args)))
        except asyncio.CancelledError:
            await to_the_end(self._free())
            raise

    async def _free(self) -> None:
        """Nobody waits for the rows: the thread is freed for the next reader. An interruption that comes before the
        thread has begun does nothing, so it is repeated until the thread answers."""

        async def answer() -> None:
            await (await self._connection.cursor()).close()

        answering = asyncio.ensure_future(answer())
        while not answering.done():
            await self._connection.interrupt()
            await asyncio.wait([answering], timeout=INTERRUPT)
        await answering

    async def _count(self, sql: str, args: tuple[Any, ...]) -> int:
        await self._rows(sql, args)
        return 0  # a reader changes nothing: SQLite has refused before

    async def _repeat(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        for row in rows:
            await self._rows(sql, tuple(row))

    async def _command(self, *texts: str) -> None:
        for text in texts:
            await to_the_end(self._connection.execute_fetchall(text))


class SqliteDatabase:
    """One file, for one process that serves; the command line may open it beside, in small transactions."""

    def __init__(
        self, path: Path, handle: sqlite3.Connection, writer: aiosqlite.Connection, reader: aiosqlite.Connection
    ) -> None:
        self.path = path
        self._handle = handle
        self._writer = writer
        self._reader = reader
        self._gate = asyncio.Lock()  # first come, first served
        self._holder: asyncio.Task[Any] | None = None
        self._reading = asyncio.Lock()
        self._closed = False

    @property
    def engine(self) -> Engine:
        return "sqlite"

    @asynccontextmanager
    async def write(self) -> AsyncIterator[_Writer]:
        if self._holder is not None and self._holder is asyncio.current_task():
            raise OutsideGate("write() inside write(): the gate is held by this very task and would never open")
        async with self._inside_gate():
            self._holder = asyncio.current_task()
            tx = _Writer(self._handle)
            try:
                if self._handle.in_transaction:  # an earlier ROLLBACK failed, as it can on a dying disk
                    await _finish(self._writer.rollback())
                await _finish(self._writer.execute_fetchall("BEGIN IMMEDIATE"))
                yield tx
                tx.require_whole()
                tx.shut()
                await _finish(self._writer.execute_fetchall("COMMIT"))
            except BaseException:
                tx.shut()
                # in the thread, behind whatever is still running there; does nothing outside a transaction
                await _finish(self._writer.rollback())
                raise
            finally:
                self._holder = None

    @asynccontextmanager
    async def _inside_gate(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(GATE_S):
                await self._gate.acquire()
        except TimeoutError as error:
            raise Trouble("busy", f"the gate stayed shut for {GATE_S:.0f} s, held by {self._holder}") from error
        try:
            self._require_open()
            yield
        finally:
            self._gate.release()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[_Reader]:
        async with self._reading:
            self._require_open()
            tx = _Reader(self._reader)
            try:
                await _finish(self._reader.execute_fetchall("BEGIN"))
                yield tx
            finally:
                tx.shut()
                await _finish(self._reader.rollback())

    async def try_lead(self, name: str) -> bool:  # noqa: ARG002 -- one process a file: any name is led
        return True

    async def let_go(self, name: str) -> None:
        """Nothing is held."""

    async def scrub(self, *tables: str) -> bool:  # noqa: ARG002 -- the log holds pages of every table
        async with self._inside_gate():
            rows = await _finish(self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)"))
        return [row[0] for row in rows] == [0]

    async def close(self) -> None:
        """Waits for who holds the gate; those still queueing for it get `Trouble('lost')`."""
        async with self._gate, self._reading:
            if self._closed:
                return
            self._closed = True
            await to_the_end(self._reader.close())
            await to_the_end(self._writer.close())

    def _require_open(self) -> None:
        if self._closed:
            raise Trouble("lost", "the database is closed")


def _connect(path: Path, *pragmas: str) -> sqlite3.Connection:
    handle = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=BUSY_S, cached_statements=512)
    try:
        handle.row_factory = sqlite3.Row
        for pragma in pragmas:
            handle.execute(f"PRAGMA {pragma}").fetchall()
        mode = handle.execute("PRAGMA journal_mode").fetchone()[0]
    except BaseException:
        handle.close()
        raise
    if mode != "wal":
        handle.close()
        raise Trouble("io", f"the file system of {path} does not support SQLite's write-ahead log")
    return handle


def _open_both(path: Path) -> tuple[sqlite3.Connection, sqlite3.Connection]:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # personal data: for the owner only from the first byte; SQLite gives -wal and -shm the same mode
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise BadDatabaseUrl(f"the database file {path} cannot be opened: {error.strerror}") from error
    try:
        writer = _connect(
            path,
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
            "journal_size_limit = 67108864",
        )
    except sqlite3.Error as error:
        raise _named(error) from error
    try:
        return writer, _connect(path, "query_only = ON")
    except BaseException:
        writer.close()
        raise


async def open_sqlite(path: Path) -> SqliteDatabase:
    """Creates the file (mode 0600) and its folder (0700) where missing."""
    if sqlite3.threadsafety < 3:
        raise BadDatabaseUrl("this Python's SQLite is built without threads; use another build or PostgreSQL")
    handle, reading = await asyncio.to_thread(_open_both, path)
    return SqliteDatabase(path, handle, await _in_thread(handle), await _in_thread(reading))


async def _in_thread(handle: sqlite3.Connection) -> aiosqlite.Connection:
    connection = aiosqlite.Connection(lambda: handle, 64)
    # else a process that dies of an exception before close() waits for this thread for ever, and nobody restarts it
    connection._thread.daemon = True
    return await connection
