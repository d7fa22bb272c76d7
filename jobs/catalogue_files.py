"""A catalogue's file is read, compared, laid in and undone: the same way from the chat and from the command line.

Every step can be repeated: a restart in the middle reads the file anew or goes on with the next rows.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TypeVar

from jobs.catalogue_rows import Line, lines, open_catalogue, ready
from jobs.tables import Unreadable
from storage import catalogue, imports
from storage.catalogue import PIECE, Ready
from storage.db import Conflict, Database, Trouble, Tx
from storage.imports import Found, Kept, Load, Tally

BUSY_TRIES = 20
BUSY_PAUSE = 0.25  # seconds
MOST_ERRORS = 3000  # of a file that are kept one by one, and so many warnings
MOST_WARNINGS = 2000

Done = TypeVar("Done")


class Counting:
    """What is wrong with a file, counted row by row; the first problems are kept as they stand."""

    def __init__(self) -> None:
        self.rows = self.wrong = self.warned = 0
        self._tallies: Counter[tuple[str, str, bool]] = Counter()
        self._kept: dict[bool, list[Kept]] = {True: [], False: []}

    def take(self, line: Line) -> None:
        checked = line.checked
        self.rows += 1
        self.wrong += bool(checked.errors)
        self.warned += bool(checked.warnings)
        for error, problems, most in ((True, checked.errors, MOST_ERRORS), (False, checked.warnings, MOST_WARNINGS)):
            kept = self._kept[error]
            for problem in problems:
                self._tallies[problem.key, problem.column, error] += 1
                if len(kept) < most:
                    kept.append(Kept(line.row, checked.title[:200], problem, error))

    def found(self, unknown: tuple[str, ...] = ()) -> Found:
        tallies = tuple(
            Tally(key, field, error, count)
            for (key, field, error), count in sorted(self._tallies.items(), key=lambda it: (not it[0][2], -it[1]))
        )
        errors, warnings = (sum(it.count for it in tallies if it.error is error) for error in (True, False))
        kept = (*self._kept[True], *self._kept[False])
        return Found(self.rows, self.wrong, self.warned, errors, warnings, tallies, kept, unknown)


async def stage(db: Database, number: int, raw: bytes, *, now: int) -> Load:
    """Reads the file of a begun import and compares it with the catalogue; its state says what came of it.

    Nothing of the catalogue changes. May be repeated.
    """
    await finish(db, now=now)
    while await patiently(db, partial(catalogue.clear, import_id=number)):
        pass
    load = await _load(db, number)
    if load.state != "staging":
        return load
    try:
        found = await _read(db, load, raw)
    except Unreadable as unreadable:
        refusal = json.dumps([unreadable.key, unreadable.args_said], ensure_ascii=False)
        await patiently(db, partial(imports.refuse, number=number, refusal=refusal))
        return await _load(db, number)
    for first in range(0, len(found.kept), PIECE):
        some = found.kept[first : first + PIECE]
        await patiently(db, partial(imports.keep_problems, number=number, first=first + 1, some=some))
    await patiently(db, partial(imports.ask, number=number, found=found))
    return await _load(db, number)


async def bring_rows(db: Database, name: str, rows: Iterable[Ready], *, now: int) -> Load:
    """Programmes that are no file's, as an import of their own, at once. Raises Busy."""
    number = await patiently(db, partial(imports.begin, name=name, now=now))
    count, some = 0, iter(rows)
    while piece := list(islice(some, PIECE)):
        await patiently(db, partial(catalogue.lay, import_id=number, first=count + 1, rows=piece, demo=False))
        count += len(piece)
    await _lay_gone(db, number, count, demo=False)
    await patiently(db, partial(imports.ask, number=number, found=Counting().found()))
    await patiently(db, partial(imports.decide, number=number, person=None, now=now))
    return await carry_on(db, number, now=now)


async def carry_on(db: Database, number: int, *, now: int) -> Load:
    """What was decided is laid in, what is being undone is put back, to the end. May be repeated."""
    load = await _load(db, number)
    piece = catalogue.undo_piece if load.state == "undoing" else catalogue.apply_piece
    more = True
    while more:
        more = await patiently(db, partial(piece, import_id=number, now=now))
        await asyncio.sleep(0)  # whoever waits for the gate comes in between
    return await _load(db, number)


async def finish(db: Database, *, now: int) -> None:
    """Goes on with what was decided and interrupted; nothing happens when nothing was."""
    async with db.read() as tx:
        load = await imports.unfinished(tx)
    if load is not None:
        await carry_on(db, load.id, now=now)


async def patiently(db: Database, work: Callable[[Tx], Awaitable[Done]]) -> Done:
    """One small transaction; a database that the bot holds right now is asked again."""
    for turn in range(BUSY_TRIES):
        try:
            async with db.write() as tx:
                return await work(tx)
        except (Trouble, Conflict) as trouble:
            if turn == BUSY_TRIES - 1 or (isinstance(trouble, Trouble) and trouble.code != "busy"):
                raise
            await asyncio.sleep(BUSY_PAUSE)
    raise AssertionError("unreachable")


async def _load(db: Database, number: int) -> Load:
    async with db.read() as tx:
        load = await imports.load(tx, number)
    if load is None:
        raise LookupError(number)
    return load


async def _read(db: Database, load: Load, raw: bytes) -> Found:
    """Rows are staged until the first that is wrong. Raises Unreadable."""
    counting, laid = Counting(), 0
    loop = asyncio.get_running_loop()
    # One thread for the whole file: a sheet does not go from thread to thread.
    with ThreadPoolExecutor(1, "catalogue") as thread:
        table = await loop.run_in_executor(thread, open_catalogue, raw)
        rows = lines(table)
        while piece := await loop.run_in_executor(thread, _next, rows, counting):
            if counting.wrong:
                continue
            some = [row for row in piece if row is not None]
            first = laid + 1
            await patiently(db, partial(catalogue.lay, import_id=load.id, first=first, rows=some, demo=load.demo))
            laid += len(some)
    if not counting.rows:
        raise Unreadable("import-no-rows")
    if not counting.wrong:
        await _lay_gone(db, load.id, laid, demo=load.demo)
    return counting.found(table.unknown)


def _next(rows: Iterator[Line], counting: Counting) -> list[Ready | None]:
    """The next rows; None for each that is not laid in."""
    piece: list[Ready | None] = []
    for line in islice(rows, PIECE):
        counting.take(line)
        piece.append(ready(line) if not counting.wrong and line.is_new else None)
    return piece


async def _lay_gone(db: Database, number: int, laid: int, *, demo: bool) -> None:
    async with db.read() as tx:
        gone = await catalogue.gone(tx, number, demo=demo)
    for first in range(0, len(gone), PIECE):
        some = gone[first : first + PIECE]
        await patiently(
            db, partial(catalogue.lay_gone, import_id=number, first=laid + first + 1, programmes=some)
        )  # fmt: skip
