"""What an import found, in words and as tables to work through: errors and warnings, and what would change."""

import asyncio
import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import content
from bot.areas import area_of
from bot.catalogue_words import column, what
from bot.texts import T, plain
from jobs.error_tables import error_table
from jobs.sheets import workbook
from jobs.tables import Unreadable, explain
from storage import imports
from storage.db import Database
from storage.imports import CHANGES, Change, Load

MOST_CHANGES = 20_000  # of each kind in the table; the rest is counted
PROBLEM_COLUMNS = {"line": 8, "title": 44, "column": 22, "value": 34, "what": 60, "weight": 14}
CHANGE_COLUMNS = {"change": 16, "title": 60, "column": 22, "was": 40, "now": 40}
_DAYS = ("starts_on", "ends_on", "apply_until", "in_registry_from", "in_registry_to", "checked_on")
_YES_NO = ("provider_is_state", "typical", "individual")


def refusal(load: Load, t: T) -> str:
    """Why a refused file is no catalogue."""
    key, args = json.loads(load.refusal)
    return explain(Unreadable(key, **args), t)


def value(name: str, said: Any, t: T) -> str:
    """A value of a change as people read it; empty when nothing was said."""
    if said is None or said == "":
        return ""
    if name == "competences":
        return ", ".join(_area(code, t) for code in said)
    if name in ("subjects", "stages"):
        return ", ".join(_named(name, code, t) for code in said.strip(",").split(","))
    return _plain_value(name, said, t)


def _plain_value(name: str, said: Any, t: T) -> str:
    worded = {
        "kind": lambda: t(f"import-kind-{said}"),
        "form": lambda: t(f"import-form-{said}"),
        "dot": lambda: t(f"import-dot-{said}"),
        "financing": lambda: t(f"import-financing-{said}"),
    }
    if name in worded:
        return plain(worded[name]())
    if name in _YES_NO:
        return plain(t("import-yes" if said else "import-no"))
    if name in _DAYS:
        return f"{date.fromisoformat(said):%d.%m.%Y}"
    return str(said)


async def problems_file(db: Database, number: int, t: T) -> tuple[str, bytes]:
    """All problems that were kept of an import, errors first. Raises LookupError."""
    async with db.read() as tx:
        load = await imports.load(tx, number)
        kept = await imports.problems(tx, number, limit=imports.MOST_PROBLEMS)
    if load is None:
        raise LookupError(number)
    weights = {True: plain(t("import-weight-error")), False: plain(t("import-weight-warning"))}
    rows = []
    for it in kept:
        told = column(it.problem.column, t) if it.problem.column else ""
        rows.append((it.line, (it.title, told, it.problem.value, what(it.problem, t), weights[it.error])))
    columns = [(plain(t(f"import-table-{key}")), width) for key, width in PROBLEM_COLUMNS.items()]
    name = load.name
    if load.errors + load.warnings > len(kept):
        name = plain(t("import-table-first", name=load.name, count=len(kept), of=load.errors + load.warnings))
    body = await asyncio.to_thread(error_table, plain(t("import-problems-sheet")), name, columns, rows)
    return f"{plain(t('import-problems-file'))}.xlsx", body


async def changes_file(db: Database, number: int, t: T) -> tuple[str, bytes]:
    """What an import changes, new ones first: a line for each column that does. Raises LookupError."""
    async with db.read() as tx:
        load = await imports.load(tx, number)
        found = [
            it for change in CHANGES for it in await imports.changes(tx, number, change, limit=MOST_CHANGES)
        ]  # fmt: skip
    if load is None:
        raise LookupError(number)
    body = await asyncio.to_thread(_changes_table, load, found, t)
    return f"{plain(t('import-changes-file'))}.xlsx", body


def _changes_table(load: Load, found: Sequence[Change], t: T) -> bytes:
    made = io.BytesIO()
    with workbook(made) as book:
        sheet = book.add_worksheet(plain(t("import-changes-sheet")))
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        name = load.name
        if load.of > len(found):
            name = plain(t("import-table-first", name=load.name, count=len(found), of=load.of))
        sheet.write_string(0, 0, name, bold)
        for place, (key, width) in enumerate(CHANGE_COLUMNS.items()):
            sheet.write_string(1, place, plain(t(f"import-table-{key}")), bold)
            sheet.set_column(place, place, width)
        row = 2
        for it in found:
            for cells in _change_rows(it, t):
                for place, words in enumerate(cells):
                    sheet.write_string(row, place, words, wrapped)
                row += 1
        sheet.freeze_panes(2, 0)
        sheet.autofilter(1, 0, max(row - 1, 1), len(CHANGE_COLUMNS) - 1)
    return made.getvalue()


def _change_rows(it: Change, t: T) -> list[tuple[str, ...]]:
    change = plain(t(f"import-change-{it.change}"))
    if not it.columns:
        return [(change, it.title, "", "", "")]
    return [
        (change, it.title, column(name, t), value(name, it.was[name], t), value(name, it.now[name], t))
        for name in it.columns
    ]


def _area(code: str, t: T) -> str:
    area = area_of(code)
    return t.pick(area.short) if area is not None else code


def _named(kind: str, code: str, t: T) -> str:
    known: Sequence[Any] = content.subjects() if kind == "subjects" else content.stages()
    found = next((it for it in known if it.code == code), None)
    return t.pick(found.name) if found is not None else code
