"""What a transaction is on either engine: alive, spoiled or over; and what a cancellation may not interrupt.

The drivers add how a statement is run and what their errors mean.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, ClassVar, TypeVar

from storage.db import Engine, OutsideGate, Row, Trouble, TroubleCode

T = TypeVar("T")


async def to_the_end(work: Awaitable[T]) -> T:
    """Await `work` although we may be cancelled meanwhile; the cancellation goes on when it has ended.

    Nothing runs detached: the task made here is over before this returns.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled() and (failure := task.exception()) is not None:
            raise cancelled from failure
        raise cancelled
    return task.result()


class Transaction(ABC):
    """`storage.db.Tx` but for the six things an engine does in its own way."""

    engine: ClassVar[Engine]
    vanished: ClassVar[TroubleCode]  # what it means that the transaction is gone although no statement failed

    def __init__(self) -> None:
        self.wakes = False
        self._over = False
        self._failure: BaseException | None = None

    @abstractmethod
    def _alive(self) -> bool:
        """The engine still has this transaction open."""

    @abstractmethod
    async def _rows(self, sql: str, args: tuple[Any, ...]) -> list[Row]: ...

    @abstractmethod
    async def _count(self, sql: str, args: tuple[Any, ...]) -> int: ...

    @abstractmethod
    async def _repeat(self, sql: str, rows: Iterable[Sequence[Any]]) -> None: ...

    @abstractmethod
    async def _command(self, *texts: str) -> None:
        """SAVEPOINT and its kin, one after another, not to be interrupted."""

    @abstractmethod
    def _named(self, error: BaseException) -> BaseException:
        """The engine's error under our name, or the error itself."""

    @property
    def in_transaction(self) -> bool:
        return not self._over and self._failure is None and self._alive()

    def require_whole(self) -> None:
        """Raise unless everything done so far can still be kept."""
        if self._over:
            raise OutsideGate("this transaction is over; a statement belongs inside its write() or read() block")
        if self._failure is None and self._alive():
            return
        code: TroubleCode = "aborted"
        if isinstance(self._failure, Trouble):
            code = self._failure.code
        elif self._failure is None:
            code = self.vanished
        raise Trouble(code, f"nothing of this transaction can be kept ({self._failure!r})") from self._failure

    def shut(self) -> None:
        self._over = True

    async def _guarded(self, work: Awaitable[T]) -> T:
        try:
            return await work
        except BaseException as error:
            named = self._named(error)
            if self._failure is None:
                self._failure = named
            if named is error:
                raise
            raise named from error

    async def all(self, sql: str, *args: Any) -> list[Row]:
        self.require_whole()
        return await self._guarded(self._rows(sql, args))

    async def one(self, sql: str, *args: Any) -> Row | None:
        rows = await self.all(sql, *args)
        return rows[0] if rows else None

    async def value(self, sql: str, *args: Any) -> Any:
        rows = await self.all(sql, *args)
        return rows[0][0] if rows else None

    async def run(self, sql: str, *args: Any) -> int:
        self.require_whole()
        return await self._guarded(self._count(sql, args))

    async def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self.require_whole()
        await self._guarded(self._repeat(sql, rows))

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        self.require_whole()
        await self._guarded(self._command("SAVEPOINT s"))  # a name may repeat: the innermost is meant, on both engines
        try:
            yield
            self.require_whole()
        except BaseException:
            await self._undo()
            raise
        await self._guarded(self._command("RELEASE SAVEPOINT s"))

    async def _undo(self) -> None:
        """Back to the savepoint, if there is still a transaction; its own failure must not hide the first error."""
        if self._over or not self._alive():
            return
        failure, self._failure = self._failure, None
        try:
            await self._guarded(self._command("ROLLBACK TO SAVEPOINT s", "RELEASE SAVEPOINT s"))
        except Exception as error:
            self._failure = failure or error  # the transaction stays spoiled and says so
