"""The one door to what is remembered: a transaction with five verbs, the same for SQLite and PostgreSQL.

Nothing outside `storage/` imports a driver. SQL is one text in `$1 … $n` for both engines (docs/decisions/storage.md).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Literal, Protocol

Engine = Literal["sqlite", "postgres"]

TroubleCode = Literal[
    "full", "io", "memory", "busy", "readonly", "corrupt", "lost", "deadlock", "serialization", "aborted"
]


class Row(Protocol):
    """A row as both drivers give it: by column name or by position; iterating gives the values."""

    def __getitem__(self, key: str | int, /) -> Any: ...

    def __iter__(self) -> Iterator[Any]: ...

    def __len__(self) -> int: ...

    def keys(self) -> Iterable[str]: ...


class Trouble(Exception):
    """The database itself could not do it. `code` names why; the statement is not to blame.

    full, io, memory, busy, readonly, corrupt: this machine; lost: the connection went away (a COMMIT may have
    happened); deadlock, serialization: run the whole turn again; aborted: an earlier error in this transaction was
    swallowed, so nothing of it (or of its savepoint) can be kept.
    """

    def __init__(self, code: TroubleCode, message: str = "") -> None:
        super().__init__(f"{code}: {message}" if message else code)
        self.code: TroubleCode = code


class Conflict(Exception):
    """A row with this key is already there (UNIQUE, PRIMARY KEY)."""


class Broken(Exception):
    """The row itself is refused: FOREIGN KEY, CHECK, NOT NULL, or a value the column cannot hold."""


class OutsideGate(RuntimeError):
    """A statement was run on the writing connection by somebody who does not hold the gate: a defect of ours."""


class BadDatabaseUrl(ValueError):
    """DATABASE_URL names nothing we can open; the message is one sentence for a person, without the password."""


class Tx(Protocol):
    """One open transaction (or, for `Database.read`, one reader). Dead after its block: then `OutsideGate`.

    An error of a statement spoils the transaction, or the innermost savepoint around it: until the savepoint is left
    by an exception, every further statement and the COMMIT raise `Trouble`. PostgreSQL does so by itself, the SQLite
    driver does the same, so that code which passes on one engine does not fail on the other. To go on after a
    `Conflict`, put `savepoint()` around the statement and the `try` around the savepoint.
    """

    @property
    def engine(self) -> Engine: ...

    wakes: bool
    """Set by whoever writes a row that is due now (a job, a notice): after COMMIT the clock looks at once."""

    @property
    def in_transaction(self) -> bool:
        """False when nothing more can be done here: an error spoiled the transaction outside of any savepoint, rolled
        it back silently (SQLITE_FULL, IOERR, NOMEM), or the connection is gone."""

    async def all(self, sql: str, *args: Any) -> list[Row]: ...

    async def one(self, sql: str, *args: Any) -> Row | None:
        """The first row, None without rows."""

    async def value(self, sql: str, *args: Any) -> Any:
        """The first column of the first row, None without rows."""

    async def run(self, sql: str, *args: Any) -> int:
        """Run a statement; the number of rows it inserted, changed or deleted."""

    async def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None: ...

    def savepoint(self) -> AbstractAsyncContextManager[None]:
        """Roll back to here on any exception (BaseException included), release otherwise.

        If the transaction is no longer open when an exception leaves the block, nothing is rolled back to: the
        original exception goes on and `in_transaction` says False.
        """


class Database(Protocol):
    @property
    def engine(self) -> Engine: ...

    def write(self) -> AbstractAsyncContextManager[Tx]:
        """BEGIN … COMMIT. On SQLite behind the one FIFO gate of the process, on PostgreSQL a connection of the pool.

        Any exception rolls back. A cancelled task waits for BEGIN, COMMIT or ROLLBACK to end before the cancellation
        goes on: cancelled inside COMMIT, the effect may be stored. `write()` inside `write()` is `OutsideGate`.
        """

    def read(self) -> AbstractAsyncContextManager[Tx]:
        """A reader outside the gate: own connection and thread (SQLite), own pool (PostgreSQL).

        One snapshot from its first statement on; writing is `Trouble('readonly')`.
        """

    async def try_lead(self, name: str) -> bool:
        """Become, or stay, the process that polls, keeps the clock and delivers. Call it again every few seconds:
        it is also the only way to notice a connection that died without a word. SQLite has one process: always True.
        """

    async def let_go(self, name: str) -> None:
        """Give up what `try_lead` took."""

    async def scrub(self, *tables: str) -> bool:
        """After people were deleted: let nothing of the rows stay in the files (SQLite: the write-ahead log is emptied,
        deleted cells are overwritten anyway; PostgreSQL: VACUUM of these tables). False when a reader was in the way:
        then again later. Outside of any transaction.
        """

    async def close(self) -> None: ...
