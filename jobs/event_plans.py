"""A year's plan that somebody sends: the file is fetched and read, what it adds is asked, then it is made into events.

Every step can be repeated: a restart in the middle reads the file anew or goes on with the next lines.
"""

import asyncio
import json
from collections.abc import Callable, Sequence

import content
from bot.event_words import problem_words
from bot.events import kind_name
from bot.texts import plain
from jobs.error_tables import error_table
from jobs.tables import Fetch, Unreadable, fetched, open_table
from jobs.words import speaker
from rules.plan_rows import MOST, NAMED, PlanReader, column_of
from storage import event_loads, event_plans, outbox
from storage.db import Database, Tx
from storage.event_loads import Line, Load
from storage.jobs import Job

READ, LAY, ERRORS = "event-plan-read", "event-plan-lay", "event-plan-errors"
TOLD = "event-load"  # the notice of a load: it was read, it was laid in, or it is no plan
ABOVE = 20  # rows of a title that may stand above the header


def read_plan(raw: bytes, year: int, there: set[tuple[str, str, str]]) -> list[Line]:
    """`there`: what the plan has already. Raises Unreadable."""
    table = open_table(raw, column_of, needs=NAMED, above=ABOVE)
    if not NAMED.intersection(table.headers.values()):
        raise Unreadable("event-plan-no-title")
    reader = PlanReader(content.event_kinds(), year)
    seen = set(there)
    read: list[Line] = []
    for line, cells in table.rows:
        ours = table.cells(cells)
        if reader.heading(cells) or not any(cell.strip() for cell in ours.values()):
            continue
        if len(read) == MOST:
            raise Unreadable("event-plan-too-long", limit=MOST)
        checked = reader.check(ours)
        read.append(Line(line, checked.row, not checked.problems and checked.row.same in seen, checked.problems))
        if not checked.problems:
            seen.add(checked.row.same)
    if not read:
        raise Unreadable("event-plan-no-rows")
    return read


class Reading:
    """Stages what a file says and asks its sender."""

    def __init__(self, fetch: Fetch, clock: Callable[[], int]) -> None:
        self._fetch = fetch
        self._clock = clock

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        async with db.write() as tx:
            load = await event_loads.clear(tx, job.args["load"])
        if load is None:
            return []
        try:
            lines = await self._read(db, job, load)
        except Unreadable as unreadable:
            refusal = json.dumps([unreadable.key, unreadable.args_said], ensure_ascii=False)
            async with db.write() as tx:
                await event_loads.refuse(tx, load.id, refusal)
                await _tell(tx, load, "refused", self._clock())
            return []
        async with db.write() as tx:
            await event_loads.lay_lines(tx, load.id, lines)
            await event_loads.ask(tx, load.id)
            await _tell(tx, load, "asked", self._clock())
        return []

    async def _read(self, db: Database, job: Job, load: Load) -> list[Line]:
        raw = await fetched(self._fetch, job.args["file"])
        async with db.read() as tx:
            there = await event_plans.identities(tx, load.scope_kind, load.scope, load.year)
        return await asyncio.to_thread(read_plan, raw, load.year, there)


class Laying:
    """Makes a decided load into events, piece by piece."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        more = True
        while more:
            async with db.write() as tx:
                more = await event_loads.lay_piece(tx, job.args["load"], now=self._clock())
                load = await event_loads.load(tx, job.args["load"])
                if load is not None and load.state == "done":
                    await _tell(tx, load, "done", self._clock())
        return []


async def _tell(tx: Tx, load: Load, what: str, now: int) -> None:
    await outbox.put(tx, person=load.person, kind=TOLD, subject=str(load.id), which=what, now=now)


async def errors(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """All rows of a load that are not made into events, as a table to work through."""
    async with db.read() as tx:
        load = await event_loads.load(tx, job.args["load"])
        if load is None or load.person != job.person:
            return []
        wrong = await event_loads.wrong(tx, load.id, limit=MOST)
    t = speaker(job.args["locale"])
    widths = {"line": 8, "due": 14, "kind": 28, "title": 50, "what": 70}
    columns = [(plain(t(f"event-plan-column-{key}")), width) for key, width in widths.items()]
    rows = [
        (
            it.line,
            (
                it.row.due, kind_name(it.row.kind, t) if it.row.kind else "", it.row.title,
                "; ".join(problem_words(t, one) for one in it.problems),
            ),
        )
        for it in wrong
    ]  # fmt: skip
    name = plain(t("event-plan-errors-file"))
    return [(f"{name}.xlsx", await asyncio.to_thread(error_table, name, load.name, columns, rows))]
