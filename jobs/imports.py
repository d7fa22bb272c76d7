"""A catalogue's file becomes programmes: read within limits, checked row by row, brought in whole or not at all.

Used by the command line (`import FILE`); without `--dry-run` it works beside a running bot.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import content
from bot.sent import MOST_BYTES
from bot.texts import T, plain
from jobs import tables
from jobs.tables import MOST_COLUMNS, Table, Unreadable, explain
from rules import matching, zones
from rules.programmes import Checked, Problem, check, column_of
from storage import catalogue
from storage.catalogue import Found, Import, Ready, RealDataThere
from storage.db import Conflict, Database, Trouble, Tx

MOST_SHOWN = 50
NEEDED = frozenset({"title"})
BUSY_TRIES = 20
BUSY_PAUSE = 0.25  # seconds

PARSED, ROW_ERRORS, UNREADABLE = 0, 1, 2

Echo = Callable[[str], None]
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file. `row` is its line, the header is 1; `matches` are competences found, best first."""

    row: int
    checked: Checked
    matches: tuple[matching.Match, ...]

    @property
    def codes(self) -> list[str]:
        return [match.code for match in self.matches]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Counts of rows; `result` is None when nothing was brought in (a dry run, or rows with errors)."""

    rows: int
    wrong: tuple[Line, ...]
    warned: int
    unknown: tuple[str, ...]
    result: Import | None = None


def open_table(path: Path) -> Table:
    """Raises Unreadable. Rows come one at a time; further trouble is raised while they are read."""
    table = tables.open_table(_bytes(path), column_of, needs=NEEDED)
    if "title" not in table.headers.values():
        raise Unreadable("import-no-title")
    return table


def lines(table: Table) -> Iterator[Line]:
    """Checked rows with the competences their titles name. A second row of one programme is told apart here."""
    seen: dict[str, int] = {}
    for row, cells in table.rows:
        checked = check(table.cells(cells))
        if any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            checked = _with_error(checked, Problem("too-many-cells"))
        if checked.programme is not None:
            first = seen.setdefault(checked.programme.identity, row)
            if first != row:
                checked = _twin(checked, first)
        annotation = checked.programme.annotation if checked.programme else ""
        matches = tuple(matching.competences(checked.title, annotation)) if checked.title else ()
        if checked.title and not matches:
            checked = replace(checked, warnings=(*checked.warnings, Problem("no-competence", "title")))
        yield Line(row, checked, matches)


def dry_run(path: Path, *, t: T, echo: Echo, as_json: bool) -> int:
    """What an import would say; needs no token and no database. Returns the exit code."""
    try:
        table = open_table(path)
        wrong = count = 0
        for line in lines(table):
            count += 1
            wrong += bool(line.checked.errors)
            if as_json:
                echo(_json(line, t))
            elif line.checked.errors and wrong <= MOST_SHOWN:
                echo(_said(line, t))
    except Unreadable as unreadable:
        # With --json nothing but rows goes to stdout.
        say = sys.stderr.write if as_json else echo
        say(explain(unreadable, t) + "\n" * as_json)
        return UNREADABLE
    if not as_json:
        echo(plain(t("import-checked", rows=count, wrong=wrong)))
    return ROW_ERRORS if wrong else PARSED


async def bring(
    db: Database,
    path: Path,
    *,
    now: int,
    t: T,
    echo: Echo,
    demo: bool = False,
) -> int:
    """Imports the file and says what became of it. Returns the exit code."""
    try:
        report = await run_import(db, path, now=now, demo=demo)
    except Unreadable as unreadable:
        echo(explain(unreadable, t))
        return UNREADABLE
    except RealDataThere:
        echo(plain(t("import-real-there")))
        return ROW_ERRORS
    for line in report.wrong[:MOST_SHOWN]:
        echo(_said(line, t))
    if report.unknown:
        echo(plain(t("import-unknown-columns", columns=", ".join(report.unknown[:10]))))
    if report.result is None:
        echo(plain(t("import-refused", rows=report.rows, wrong=len(report.wrong))))
        return ROW_ERRORS
    done = report.result
    echo(plain(t("import-done", rows=report.rows, added=done.added, changed=done.changed, archived=done.archived)))
    return PARSED


async def run_import(db: Database, path: Path, *, now: int, demo: bool = False) -> ImportReport:
    """Whole or not at all. Raises Unreadable, RealDataThere, Trouble when the database stays busy."""
    await finish(db, now=now)
    table = open_table(path)
    read = await asyncio.to_thread(lambda: list(lines(table)))
    wrong = tuple(line for line in read if line.checked.errors)
    warned = sum(bool(line.checked.warnings) for line in read)
    report = ImportReport(len(read), wrong, warned, table.unknown)
    if wrong:
        return report
    import_id = await _stage(db, path.name, [_ready(line) for line in read if _is_new(line)], now=now, demo=demo)
    await _patiently(db, partial(catalogue.decide, import_id=import_id))
    await finish(db, now=now)
    async with db.read() as tx:
        return replace(report, result=await catalogue.look(tx, import_id))


async def finish(db: Database, *, now: int) -> None:
    """Lays in what was decided and interrupted; nothing happens when nothing was."""
    async with db.read() as tx:
        import_id = await catalogue.unfinished(tx)
    while import_id is not None:
        more = await _patiently(db, partial(catalogue.apply_piece, import_id=import_id, now=now))
        if not more:
            break


async def _stage(db: Database, name: str, rows: list[Ready], *, now: int, demo: bool) -> int:
    import_id = await _patiently(db, partial(catalogue.stage, name=name, demo=demo, now=now))
    for start in range(0, len(rows), catalogue.PIECE):
        piece = rows[start : start + catalogue.PIECE]
        await _patiently(db, partial(catalogue.lay, import_id=import_id, first=start + 1, rows=piece, demo=demo))
    return import_id


async def _patiently(db: Database, work: Callable[[Tx], Awaitable[Done]]) -> Done:
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


def _ready(line: Line) -> Ready:
    programme = line.checked.programme
    if programme is None:
        raise ValueError(f"row {line.row} has errors")
    region = zones.find_region(programme.region, content.regions(), 1) if programme.region else ()
    return Ready(
        programme,
        tuple(Found(match.code, match.reason) for match in line.matches),
        matching.subjects(programme.title, programme.audience, content.subjects()),
        tuple(sorted(matching.stages(programme.title, programme.audience, content.stages()))),
        region[0].code if region else None,
    )


def _is_new(line: Line) -> bool:
    return all(problem.key != "same-as" for problem in line.checked.warnings)


def _twin(checked: Checked, first: int) -> Checked:
    """The same programme again: without a number a repetition is left out; a number that stands twice is wrong."""
    if checked.programme is not None and checked.programme.registry_number:
        number = checked.programme.registry_number
        return _with_error(checked, Problem("number-twice", "registry_number", number, first))
    return replace(checked, warnings=(*checked.warnings, Problem("same-as", "title", "", first)))


def _with_error(checked: Checked, problem: Problem) -> Checked:
    return replace(checked, programme=None, errors=(*checked.errors, problem))


def _json(line: Line, t: T) -> str:
    said = {
        "row": line.row,
        "title": line.checked.title,
        "competences": line.codes,
        "errors": [_problem(problem, t) for problem in line.checked.errors],
        "warnings": [_problem(problem, t) for problem in line.checked.warnings],
    }
    return json.dumps(said, ensure_ascii=False)


def _said(line: Line, t: T) -> str:
    errors = "; ".join(_problem(problem, t) for problem in line.checked.errors)
    return plain(t("import-row", row=str(line.row), errors=errors))


def _problem(problem: Problem, t: T) -> str:
    said = plain(t(f"import-problem-{problem.key}", value=problem.value, limit=str(problem.limit)))
    return f"{plain(t(f'import-column-{problem.column}'))}: {said}" if problem.column else said


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable("import-too-big", limit=MOST_BYTES // 1024 // 1024)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable("import-no-file", name=path.name) from error
    except OSError as error:
        raise Unreadable("import-cannot-open", name=path.name) from error
