"""The catalogue from the command line: `import FILE` looks, says what would change, asks, lays in; `--undo` takes back.

`--dry-run` needs no database; the others work beside a running bot.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from bot.catalogue_words import said
from bot.sent import MOST_BYTES
from bot.texts import T, plain
from jobs.catalogue_files import carry_on, finish, patiently, stage
from jobs.catalogue_reports import problems_file, refusal
from jobs.catalogue_rows import Line, lines, open_catalogue
from jobs.tables import Unreadable, explain
from rules.programmes import Problem
from storage import imports
from storage.db import Database
from storage.imports import CHANGES, Load, NotUndone, RealDataThere

MOST_SHOWN = 50
SAMPLES = 5

PARSED, ROW_ERRORS, UNREADABLE = 0, 1, 2

Echo = Callable[[str], None]
Ask = Callable[[str], bool]  # whether a person says yes to the question


def dry_run(path: Path, *, t: T, echo: Echo, as_json: bool) -> int:
    """What an import would say; needs no token and no database. Returns the exit code."""
    try:
        table = open_catalogue(read_bytes(path))
        wrong = count = 0
        for line in lines(table):
            count += 1
            wrong += bool(line.checked.errors)
            if as_json:
                echo(_json(line, t))
            elif line.checked.errors and wrong <= MOST_SHOWN:
                echo(_row(line.row, line.checked.errors, t))
    except Unreadable as unreadable:
        # With --json nothing but rows goes to stdout.
        say = sys.stderr.write if as_json else echo
        say(explain(unreadable, t) + "\n" * as_json)
        return UNREADABLE
    if not as_json:
        echo(plain(t("import-checked", rows=count, wrong=wrong)))
    return ROW_ERRORS if wrong else PARSED


async def run_import(db: Database, path: Path, *, now: int, demo: bool = False) -> Load:
    """Whole or not at all, nobody is asked; `wrong`: rows have errors. Raises Unreadable, RealDataThere, Busy."""
    load = await _staged(db, path, read_bytes(path), now=now, demo=demo)
    return await _applied(db, load, now=now) if load.state == "asked" else load


async def bring(
    db: Database, path: Path, *, now: int, t: T, echo: Echo, demo: bool = False, ask: Ask | None = None,
    report: Path | None = None,
) -> int:  # fmt: skip
    """Says what the file would change, asks if somebody can be, and brings it in. Returns the exit code.

    `report`: where the table of errors and warnings goes.
    """
    try:
        load = await _staged(db, path, read_bytes(path), now=now, demo=demo)
    except Unreadable as unreadable:
        echo(explain(unreadable, t))
        return UNREADABLE
    except RealDataThere:
        echo(plain(t("import-real-there")))
        return ROW_ERRORS
    if load.state == "refused":
        echo(refusal(load, t))
        return UNREADABLE
    if report is not None:
        _, body = await problems_file(db, load.id, t)
        await asyncio.to_thread(report.write_bytes, body)
        echo(plain(t("import-report-written", name=str(report))))
    await _say(db, load, t, echo)
    if load.state == "wrong":
        echo(plain(t("import-refused", rows=load.rows, wrong=load.wrong)))
        return ROW_ERRORS
    if ask is not None and not load.nothing and not ask(plain(t("import-ask"))):
        await patiently(db, partial(imports.drop, number=load.id, person=None))
        echo(plain(t("import-dropped")))
        return PARSED
    done = await _applied(db, load, now=now)
    echo(plain(t("import-done", rows=done.rows, added=done.added, changed=done.changed, archived=done.archived)))
    return PARSED


async def undo(db: Database, *, now: int, t: T, echo: Echo) -> int:
    """The last import is taken back. Returns the exit code."""
    await finish(db, now=now)
    async with db.read() as tx:
        last = await imports.last(tx)
    if last is None:
        echo(plain(t("import-not-undone-state")))
        return ROW_ERRORS
    try:
        await patiently(db, partial(imports.begin_undo, number=last.id, person=None, now=now))
    except NotUndone as refused:
        echo(plain(t(f"import-not-undone-{refused.why}")))
        return ROW_ERRORS
    await carry_on(db, last.id, now=now)
    echo(plain(t("import-undone", name=last.name, added=last.added, changed=last.changed, archived=last.archived)))
    return PARSED


def read_bytes(path: Path) -> bytes:
    """Raises Unreadable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable("import-too-big", limit=MOST_BYTES // 1024 // 1024)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable("import-no-file", name=path.name) from error
    except OSError as error:
        raise Unreadable("import-cannot-open", name=path.name) from error


async def _staged(db: Database, path: Path, raw: bytes, *, now: int, demo: bool) -> Load:
    number = await patiently(db, partial(imports.begin, name=path.name, demo=demo, now=now))
    return await stage(db, number, raw, now=now)


async def _applied(db: Database, load: Load, *, now: int) -> Load:
    await patiently(db, partial(imports.decide, number=load.id, person=None, now=now))
    return await carry_on(db, load.id, now=now)


async def _say(db: Database, load: Load, t: T, echo: Echo) -> None:
    """What is wrong, row by row, and what would change, some of each."""
    async with db.read() as tx:
        errors = await imports.problems(tx, load.id, error=True, limit=MOST_SHOWN * 4)
        samples = {change: await imports.changes(tx, load.id, change, limit=SAMPLES) for change in CHANGES}
    by_row: dict[int, list[Problem]] = {}
    for kept in errors:
        by_row.setdefault(kept.line, []).append(kept.problem)
    for row, problems in list(by_row.items())[:MOST_SHOWN]:
        echo(_row(row, problems, t))
    if load.unknown:
        echo(plain(t("import-unknown-columns", columns=", ".join(load.unknown[:10]))))
    if load.state == "wrong":
        return
    echo(plain(t("import-found", rows=load.rows, same=load.same, warned=load.warned)))
    counts = {"new": load.fresh, "back": load.back, "changed": load.other, "gone": load.gone}
    for change, count in counts.items():
        if count:
            titles = "; ".join(it.title for it in samples[change]) + " …" * (count > SAMPLES)
            echo(plain(t(f"import-found-{change}", count=count, titles=titles)))


def _row(row: int, problems: Iterable[Problem], t: T) -> str:
    return plain(t("import-row", row=str(row), errors="; ".join(said(problem, t) for problem in problems)))


def _json(line: Line, t: T) -> str:
    told = {
        "row": line.row,
        "title": line.checked.title,
        "competences": line.codes,
        "errors": [said(problem, t) for problem in line.checked.errors],
        "warnings": [said(problem, t) for problem in line.checked.warnings],
    }
    return json.dumps(told, ensure_ascii=False)
