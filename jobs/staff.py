"""Staff lists that somebody sends: the file is fetched and read, what would change is asked, then it is laid in.

Every step can be repeated: a restart in the middle reads the file anew or goes on with the next lines.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import content
from bot.texts import T, Texts, plain
from jobs.error_tables import error_table
from jobs.tables import Fetch, Unreadable, fetched, open_table
from rules.reading import fold
from rules.rows import Problem
from rules.staff import NAMED, Reader, Row, column_of, merged
from rules.staff_places import Place, Reach
from storage import outbox, roles, staff, staff_loads
from storage.db import Database, Tx
from storage.jobs import Job
from storage.staff_loads import PIECE, Line, Wrong

READ, LAY, ERRORS = "staff-read", "staff-lay", "staff-errors"
TOLD = "staff-load"  # the notice of a load: it was read, it was laid in, or it is no list
ABOVE = 20  # rows of a title that may stand above the header
MOST_ERRORS = 10_000
_LOCALES = Path(__file__).parent.parent / "locales"


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says: its schools, its lines with the number of their school, how many rows were part of another."""

    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    doubles: int
    odd_subjects: int
    odd_stages: int

    @property
    def wrong(self) -> int:
        return sum(bool(line.problems) for line in self.lines)


def read_list(raw: bytes, reach: Reach, today: date) -> Read:
    """Raises Unreadable."""
    table = open_table(raw, column_of, needs=NAMED, above=ABOVE)
    if not NAMED.intersection(table.headers.values()):
        raise Unreadable("staff-no-name")
    reader = Reader(content.subjects(), content.stages(), today)
    places: dict[tuple[str, str, str], tuple[int, Place]] = {}
    numbers: dict[Place, int] = {}
    good: dict[tuple[int, str], list[tuple[int, Row]]] = {}
    bad: list[Line] = []
    subjects = stages = 0  # that nobody here knows
    for line, cells in table.rows:
        checked = reader.check(table.cells(cells))
        # A school's name that is wrong says which: that it is unknown too would be said twice.
        placed = reach.place(checked.row) if not any(it.key.endswith("-bad") for it in checked.problems) else None
        if isinstance(placed, Place) and placed not in numbers:
            numbers[placed] = places.setdefault(placed.key, (len(places) + 1, placed))[0]
        number = numbers[placed] if isinstance(placed, Place) else None
        problems = (*checked.problems, *([placed] if isinstance(placed, Problem) else []))
        if problems or number is None:
            bad.append(Line(line, number, checked.row, problems))
        else:
            good.setdefault((number, checked.row.folded), []).append((line, checked.row))
            subjects += checked.odd_subject
            stages += checked.odd_stage
    lines = [Line(same[0][0], number, merged(row for _, row in same)) for (number, _), same in good.items()]
    found = tuple(place for _, place in places.values())
    return Read(found, (*lines, *bad), sum(len(same) - 1 for same in good.values()), subjects, stages)


class Reading:
    """`admins` are the addresses of ADMIN_IDS."""

    def __init__(self, fetch: Fetch, admins: frozenset[str], clock: Callable[[], int]) -> None:
        self._fetch = fetch
        self._admins = admins
        self._clock = clock

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        number: int = job.args["load"]
        async with db.write() as tx:
            if job.person is None or not await staff_loads.clear(tx, number):
                return []
        try:
            read = await self._read(db, job, job.person)
        except Unreadable as unreadable:
            refusal = json.dumps([unreadable.key, unreadable.args_said], ensure_ascii=False)
            async with db.write() as tx:
                await staff_loads.refuse(tx, number, refusal)
                await _tell(tx, job.person, number, "refused", self._clock())
            return []
        await _stage(db, number, read)
        async with db.read() as tx:
            change = await staff_loads.change(tx, number, lines=len(read.lines))
        async with db.write() as tx:
            await staff_loads.ask(
                tx, number, change, lines=len(read.lines), wrong=read.wrong, doubles=read.doubles,
                unknown_subjects=read.odd_subjects, unknown_stages=read.odd_stages,
            )  # fmt: skip
            await _tell(tx, job.person, number, "asked", self._clock())
        return []

    async def _read(self, db: Database, job: Job, person: int) -> Read:
        raw = await fetched(self._fetch, job.args["file"])
        async with db.read() as tx:
            reach = await staff.reach(tx, await roles.of(tx, person, self._admins), _regions())
        today = datetime.fromtimestamp(job.args["at"], ZoneInfo(job.args["zone"])).date()
        read = await asyncio.to_thread(read_list, raw, reach, today)
        if not read.lines:
            raise Unreadable("staff-no-rows")
        return read


async def _stage(db: Database, number: int, read: Read) -> None:
    for first in range(0, len(read.places), PIECE):
        async with db.write() as tx:
            await staff_loads.lay_places(tx, number, first + 1, read.places[first : first + PIECE])
    for first in range(0, len(read.lines), PIECE):
        async with db.write() as tx:
            await staff_loads.lay_lines(tx, number, first + 1, read.lines[first : first + PIECE])


class Laying:
    """Lays a decided load into the lists, piece by piece."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        more = True
        while more:
            async with db.write() as tx:
                more = await staff_loads.apply_piece(tx, job.args["load"], now=self._clock())
                if not more and job.person is not None:
                    await _tell(tx, job.person, job.args["load"], "done", self._clock())
        swept = staff_loads.SWEPT
        while swept == staff_loads.SWEPT:
            async with db.write() as tx:
                swept = await staff_loads.sweep(tx)
        return []


async def _tell(tx: Tx, person: int, number: int, what: str, now: int) -> None:
    await outbox.put(tx, person=person, kind=TOLD, subject=str(number), which=what, now=now)


@cache
def _regions() -> dict[str, str]:
    """The code of a region by every name that people use for it."""
    return {fold(name): it.code for it in content.regions() for name in it.name.values()}


async def errors(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """All rows of a load that are not laid in, as a table to work through."""
    async with db.read() as tx:
        load = await staff_loads.load(tx, job.args["load"])
        if load is None or load.person != job.person:
            return []
        wrong = await staff_loads.wrong(tx, load.id, limit=MOST_ERRORS)
    t = Texts(_LOCALES).speaker(job.args["locale"])
    return [(f"{plain(t('staff-errors-file'))}.xlsx", await asyncio.to_thread(_table, t, load.name, wrong))]


def _table(t: T, name: str, wrong: Sequence[Wrong]) -> bytes:
    widths = {"line": 8, "name": 34, "school": 34, "what": 70}
    rows = [
        (it.line, (it.full_name, it.organisation_name, "; ".join(_what(t, problem) for problem in it.problems)))
        for it in wrong
    ]
    columns = [(plain(t(f"staff-errors-{key}")), width) for key, width in widths.items()]
    return error_table(plain(t("staff-errors-file")), name, columns, rows)


def _what(t: T, problem: Problem) -> str:
    return plain(t(f"staff-problem-{problem.key}", value=problem.value))
