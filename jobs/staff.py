"""Staff lists that somebody sends: the file is fetched and read, what would change is asked, then it is laid in.

Every step can be repeated: a restart in the middle reads the file anew or goes on with the next lines.
"""

import asyncio
import io
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import xlsxwriter

import content
from bot.session import Refusal, TooBig
from bot.texts import T, Texts, plain
from jobs.tables import MOST_BYTES, Unreadable, open_table
from rules.reading import fold
from rules.staff import NAMED, Problem, Reader, Row, column_of, merged
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
    odd = 0
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
            odd += checked.odd_subject
    lines = [Line(same[0][0], number, merged(row for _, row in same)) for (number, _), same in good.items()]
    found = tuple(place for _, place in places.values())
    return Read(found, (*lines, *bad), sum(len(same) - 1 for same in good.values()), odd)


class Reading:
    """`fetch` gives the bytes of a file by its id at the messenger; `admins` are the addresses of ADMIN_IDS."""

    def __init__(
        self, fetch: Callable[[str], Awaitable[bytes]], admins: frozenset[str], clock: Callable[[], int]
    ) -> None:
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
                unknown_subjects=read.odd_subjects,
            )  # fmt: skip
            await _tell(tx, job.person, number, "asked", self._clock())
        return []

    async def _read(self, db: Database, job: Job, person: int) -> Read:
        try:
            raw = await self._fetch(job.args["file"])
        except TooBig:
            raise Unreadable("import-too-big", limit=MOST_BYTES // 1024 // 1024) from None
        except Refusal as refusal:
            if refusal.retry_after is not None:
                raise
            raise Unreadable("staff-file-gone") from refusal
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
    """No text becomes a formula, a number or a link, whatever it begins with."""
    made = io.BytesIO()
    strict = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, {"in_memory": True, **strict}) as book:
        sheet = book.add_worksheet(plain(t("staff-errors-file")))
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, name, bold)
        for column, key in enumerate(("line", "name", "school", "what")):
            sheet.write_string(1, column, plain(t(f"staff-errors-{key}")), bold)
        for row, one in enumerate(wrong, 2):
            said = "; ".join(plain(t(f"staff-problem-{it.key}", value=it.value)) for it in one.problems)
            sheet.write_number(row, 0, one.line, wrapped)
            for column, words in enumerate((one.full_name, one.organisation_name, said), 1):
                sheet.write_string(row, column, words, wrapped)
        for column, width in enumerate((8, 34, 34, 70)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(2, 0)
    return made.getvalue()
