"""The log of decisions as XLSX: newest first, with the names of the day it was asked for."""

import asyncio
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bot.decisions import said, who
from bot.paper import Cell, Column, Paper, Table, as_sheets
from bot.texts import T, Texts, plain
from bot.when import clock
from storage import audit_log
from storage.audit_log import Entry
from storage.db import Database, Tx
from storage.jobs import Job

_LOCALES = Path(__file__).parent.parent / "locales"
STEP = 1000  # entries read at once
MOST = 20_000  # in a file; older ones are asked for by group or by person


@cache
def _texts() -> Texts:
    return Texts(_LOCALES)


async def audit_log_file(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """Of `job.args`: group, about, and the language, zone and moment; the right was asked for in the turn."""
    t = _texts().speaker(job.args["locale"])
    rows: list[list[Cell]] = []
    before: int | None = None
    while len(rows) < MOST:
        async with db.read() as tx:
            found = await audit_log.entries(
                tx, group=job.args["group"], about=job.args["about"] or None, before=before, limit=STEP
            )
            rows += [await _row(tx, t, job.args["zone"], entry) for entry in found]
        if len(found) < STEP:
            break
        before = found[-1].id
    made = _paper(t, job, rows[:MOST])
    return [(f"{made.title}.xlsx", await asyncio.to_thread(as_sheets, made, job.args["at"]))]


async def _row(tx: Tx, t: T, zone: str, entry: Entry) -> list[Cell]:
    about = who(entry.about, t) if entry.about else ""
    at = f"{t.day(entry.at, zone)}, {clock(entry.at, zone)}"
    return [at, who(entry.actor, t), plain(await said(tx, t, entry)), about, entry.action]


def _paper(t: T, job: Job, rows: list[list[Cell]]) -> Paper:
    group, at, zone = job.args["group"], job.args["at"], job.args["zone"]
    shares = {"at": 18, "actor": 22, "what": 30, "about": 20, "code": 10}
    columns = [Column(plain(t(f"audit-column-{key}")), share) for key, share in shares.items()]
    which = plain(t(f"audit-group-{group}") if group else t("audit-everything"))
    return Paper(
        title=plain(t("audit-file-title")), number="", organisation=which,
        period=plain(t("audit-file-day", day=t.day(at, zone))), approval=(), facts=(),
        parts=[Table("", columns, rows, plain(t("audit-nothing")))], main=0, signs=(), said={},
        footer=plain(t("audit-file-footer", most=str(MOST))), locale=t.locale, wide=True,
    )  # fmt: skip
