"""PostgreSQL: a pool for turns, a small read-only pool for reports, one connection that holds the lock of the leader.

asyncpg is optional: only `storage.open` imports this module, and only for a postgresql:// address.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final, TypeAlias, cast

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from storage.db import BadDatabaseUrl, Broken, Conflict, Engine, OutsideGate, Row, Trouble, TroubleCode
from storage.drivers.transaction import Transaction, to_the_end

PATIENCE_S: Final = 120.0  # no answer at all for so long: the network ate the connection
CONNECT_S: Final = 10.0

# A process that hangs must not hold its row locks for ever; a queue behind a lock is given up before people notice.
_WRITING: Final = {"lock_timeout": "10s", "idle_in_transaction_session_timeout": "60s"}
_READING: Final = {"default_transaction_read_only": "on", "statement_timeout": "30s"}
# The server must let go of the lock soon after this machine has vanished without a goodbye.
_LEADING: Final = {"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}

_TROUBLES: Final[dict[str, TroubleCode]] = {
    "40P01": "deadlock",
    "40001": "serialization",
    "53100": "full",
    "53200": "memory",
    "53300": "busy",  # no connection left for us
    "55P03": "busy",  # lock_timeout
    "57014": "busy",  # statement_timeout
    "25006": "readonly",
    "25P02": "aborted",
    "25P03": "lost",  # idle_in_transaction_session_timeout
    "58030": "io",
    "XX001": "corrupt",
    "XX002": "corrupt",
}
_Connection: TypeAlias = "PoolConnectionProxy[asyncpg.Record]"


def _named(error: BaseException, *, closed: bool) -> BaseException:
    """By SQLSTATE; `closed` says that the connection is gone, whatever the error calls itself."""
    state = str(error.sqlstate) if isinstance(error, asyncpg.PostgresError) else ""
    named = error
    if state in _TROUBLES:
        named = Trouble(_TROUBLES[state], str(error))
    elif state.startswith(("08", "57P")) or (
        closed and isinstance(error, asyncpg.PostgresError | asyncpg.InterfaceError)
    ):
        named = Trouble("lost", str(error))
    elif isinstance(error, OSError | asyncpg.InternalClientError):
        # TimeoutError is an OSError; the other comes when the server's last word reached an idle connection
        named = Trouble("lost", str(error) or type(error).__name__)
    elif state == "23505":
        named = Conflict(str(error))
    elif state.startswith(("22", "23")):
        named = Broken(str(error))
    return named


def _gone(connection: _Connection) -> bool:
    """asyncpg takes a dead connection out of its proxy at once, and the empty proxy refuses even this question."""
    try:
        return connection.is_closed()
    except asyncpg.InterfaceError:
        return True


async def _say(connection: _Connection, text: str) -> str:
    """BEGIN, COMMIT, SAVEPOINT …: run to the end whatever is cancelled; the status the server answers with."""
    try:
        return await to_the_end(connection.execute(text))
    except Exception as error:
        named = _named(error, closed=_gone(connection))
        if named is error:
            raise
        raise named from error


class _PostgresTx(Transaction):
    """One connection of the pool between BEGIN and COMMIT."""

    engine = "postgres"
    vanished = "lost"

    def __init__(self, connection: _Connection) -> None:
        super().__init__()
        self._connection = connection

    def _alive(self) -> bool:
        return not _gone(self._connection) and self._connection.is_in_transaction()

    def _named(self, error: BaseException) -> BaseException:
        return _named(error, closed=_gone(self._connection))

    async def _rows(self, sql: str, args: tuple[Any, ...]) -> list[Row]:
        return cast("list[Row]", await self._connection.fetch(sql, *args))

    async def _count(self, sql: str, args: tuple[Any, ...]) -> int:
        words = (await self._connection.execute(sql, *args)).split()
        return int(words[-1]) if words[0] in {"INSERT", "UPDATE", "DELETE", "MERGE"} else 0

    async def _repeat(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        await self._connection.executemany(sql, rows)

    async def _command(self, *texts: str) -> None:
        await _say(self._connection, "; ".join(texts))


class PostgresDatabase:
    """Turns of different people run concurrently here; what must not, locks its rows (docs/decisions/storage.md)."""

    def __init__(
        self, url: str, writers: "asyncpg.Pool[asyncpg.Record]", readers: "asyncpg.Pool[asyncpg.Record]"
    ) -> None:
        self._url = url
        self._writers = writers
        self._readers = readers
        self._writing: set[asyncio.Task[Any]] = set()
        self._leader: asyncpg.Connection[asyncpg.Record] | None = None
        self._electing = asyncio.Lock()
        self._led: set[str] = set()

    @property
    def engine(self) -> Engine:
        return "postgres"

    @asynccontextmanager
    async def write(self) -> AsyncIterator[_PostgresTx]:
        me = asyncio.current_task()
        assert me is not None  # noqa: S101 -- a coroutine always runs in a task here
        if me in self._writing:
            raise OutsideGate("write() inside write(): on SQLite the gate would never open")
        self._writing.add(me)
        try:
            async with _borrowed(self._writers) as connection, _transaction(connection, "BEGIN") as tx:
                yield tx
        finally:
            self._writing.discard(me)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[_PostgresTx]:
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        async with _borrowed(self._readers) as connection, _transaction(connection, begin, keep=False) as tx:
            yield tx

    async def try_lead(self, name: str) -> bool:
        async with self._electing:
            try:
                return await self._elect(name)
            except Exception as error:
                await self._resign()
                if isinstance(_named(error, closed=True), Trouble):
                    return False  # who cannot reach the database does not lead
                raise

    async def _elect(self, name: str) -> bool:
        if self._leader is None or self._leader.is_closed():
            self._led.clear()
            self._leader = await asyncpg.connect(
                self._url, timeout=CONNECT_S, command_timeout=CONNECT_S, server_settings=_LEADING
            )
            self._leader.add_termination_listener(lambda _: self._led.clear())
        if name in self._led:
            await self._leader.execute("SELECT 1")  # still there? Its death frees the lock for another process
        elif await self._leader.fetchval("SELECT pg_try_advisory_lock($1)", _lock_key(name)):
            self._led.add(name)
        return name in self._led

    async def _resign(self) -> None:
        leader, self._leader = self._leader, None
        self._led.clear()
        if leader is not None:
            leader.terminate()

    async def let_go(self, name: str) -> None:
        async with self._electing:
            if name in self._led and self._leader is not None and not self._leader.is_closed():
                self._led.discard(name)
                await self._leader.execute("SELECT pg_advisory_unlock($1)", _lock_key(name))

    async def scrub(self, *tables: str) -> bool:
        async with _borrowed(self._writers) as connection:
            await _say(connection, f"VACUUM {', '.join(tables)}")
        return True

    async def close(self) -> None:
        """Waits for the open transactions to end."""
        async with self._electing:
            await self._resign()
        await to_the_end(self._readers.close())
        await to_the_end(self._writers.close())


def _lock_key(name: str) -> int:
    """The same number for the same name in every process, as BIGINT."""
    return int.from_bytes(hashlib.sha256(f"marshrut:{name}".encode()).digest()[:8], "big", signed=True)


@asynccontextmanager
async def _borrowed(pool: "asyncpg.Pool[asyncpg.Record]") -> AsyncIterator[_Connection]:
    try:
        connection = await pool.acquire()
    except Exception as error:
        named = _named(error, closed=True)
        if named is error:
            raise
        raise named from error
    try:
        yield connection
    finally:
        await to_the_end(pool.release(connection))


@asynccontextmanager
async def _transaction(connection: _Connection, begin: str, *, keep: bool = True) -> AsyncIterator[_PostgresTx]:
    tx = _PostgresTx(connection)
    try:
        await _say(connection, begin)
        yield tx
        if keep:
            tx.require_whole()
            tx.shut()
            await _commit(connection)
    except BaseException:
        tx.shut()
        await _roll_back(connection)
        raise
    tx.shut()
    await _roll_back(connection)


async def _commit(connection: _Connection) -> None:
    """PostgreSQL answers the COMMIT of a failed transaction with a quiet ROLLBACK."""
    if await _say(connection, "COMMIT") != "COMMIT":
        raise Trouble("aborted", "the COMMIT was answered with a ROLLBACK")


async def _roll_back(connection: _Connection) -> None:
    """Leave nothing open. A connection that cannot even do that is cut; the server then rolls back by itself."""
    if _gone(connection) or not connection.is_in_transaction():
        return
    try:
        await _say(connection, "ROLLBACK")
    except Exception:
        connection.terminate()


async def _keep_as_it_is(_: object) -> None:
    """Instead of asyncpg's RESET ALL after each use: a round trip, and nothing here changes the session."""


async def open_postgres(url: str, *, writers: int, readers: int) -> PostgresDatabase:
    """Connects at once, so that a wrong address is known at start. `writers`, `readers`: the pools' largest sizes."""
    pools: list[asyncpg.Pool[asyncpg.Record]] = []
    try:
        for size, settings in ((writers, _WRITING), (readers, _READING)):
            pools.append(
                await asyncpg.create_pool(
                    url,
                    min_size=1,
                    max_size=size,
                    timeout=CONNECT_S,
                    command_timeout=PATIENCE_S,
                    server_settings={"application_name": "marshrut", **settings},
                    reset=_keep_as_it_is,
                )
            )
    except BaseException as error:
        for pool in pools:
            pool.terminate()
        raise _at_start(error) from error
    return PostgresDatabase(url, *pools)


def _at_start(error: BaseException) -> BaseException:
    refused = asyncpg.InvalidAuthorizationSpecificationError | asyncpg.InvalidCatalogNameError
    if isinstance(error, refused):
        return BadDatabaseUrl(f"PostgreSQL does not let us in: {error}")
    if isinstance(error, asyncpg.ClientConfigurationError | ValueError):
        return BadDatabaseUrl("the PostgreSQL address is not understood; write postgresql://user:password@host/name")
    return _named(error, closed=True)
