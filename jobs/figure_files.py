"""The figures of diagnoses as XLSX: areas, items with how they hold together, each place that may be shown by itself,
how it is counted. Nothing is in it that the screens would not show.
"""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot import places as names
from bot.figure_views import Below, View, below, seen, title, variants, view_of
from bot.guards import NotAllowed
from bot.texts import T, plain
from bot.when import clock
from jobs.askers import asker
from jobs.figure_tables import Line, Table, Tables
from jobs.sheets import on_paper, workbook
from jobs.words import speaker
from rules.figures import span
from rules.polls import FEW
from rules.reliability import ENOUGH, SAME
from storage import places
from storage.db import Database, Tx
from storage.jobs import Job

FILE = "figures_file"


class FigureFile:
    """Of `job.args["figures"]` and the place «at», in the language, zone and moment the job was started with; what its
    person may see when it is made. `admins` are the addresses of ADMIN_IDS."""

    def __init__(self, admins: frozenset[str]) -> None:
        self._admins = admins

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        t, zone = speaker(job.args["locale"]), job.args["zone"]
        async with db.read() as tx:
            person = await asker(tx, job, self._admins)
            try:
                view = await view_of(tx, person, job.args["figures"], job.args["at"])
            except NotAllowed:
                return []
            if view.small or not view.deep:
                return []
            called = plain(await names.scope_name(tx, t, view.scope.kind, view.scope.id))
            tables, lines = Tables(t, view, await variants(tx, view)), await _lines(tx, t, view)
        report = Report(tables, zone, job.args["now"], called, lines)
        return [(report.name(), await asyncio.to_thread(report.draw))]


async def _lines(tx: Tx, t: T, view: View) -> list[Line]:
    above = dict((*view.scope.above, (view.scope.kind, view.scope.id)))
    region = plain(await names.scope_name(tx, t, "region", above["region"])) if "region" in above else ""
    town = await places.scope_name(tx, "municipality", int(above["municipality"])) if "municipality" in above else ""
    return await _Inside(tx, t).below(view, region, town or "")


@dataclass(frozen=True, slots=True)
class _Inside:
    """Down to the schools of the places that are shown by themselves."""

    tx: Tx
    t: T

    async def below(self, view: View, region: str, municipality: str) -> list[Line]:
        found, rest = await below(self.tx, self.t, view)
        made = [line for it in found for line in await self._lines(view, it, region, municipality)]
        return made if rest < FEW else [*made, Line(region, municipality, "", rest, {}, rest=True)]

    async def _lines(self, around: View, it: Below, region: str, municipality: str) -> list[Line]:
        if it.scope.kind == "organisation":
            return [Line(region, municipality, it.name, it.people, it.told)]
        named = (it.name, "") if it.scope.kind == "region" else (region, it.name)
        own = Line(*named, "", it.people, it.told)
        if not it.told:
            return [own]
        return [own, *await self.below(await seen(self.tx, around.of, it.scope, around.top, deep=False), *named)]


@dataclass(frozen=True, slots=True)
class Report:
    """`at` UTC seconds, shown in `zone`."""

    tables: Tables
    zone: str
    at: int
    place: str
    lines: Sequence[Line]

    def name(self) -> str:
        return f"{self._say('xfigures-file')} {self._on(self.at)}.xlsx"

    def draw(self) -> bytes:
        made = io.BytesIO()
        with workbook(made) as book:
            book.set_properties({"title": self._title(), "created": datetime.fromtimestamp(self.at, UTC)})
            border = {"border": 1, "text_wrap": True, "valign": "top"}
            styles = {
                "head": book.add_format(border | {"bold": True, "valign": "vcenter"}),
                "text": book.add_format(border),
                "share": book.add_format(border | {"num_format": "0%"}),
                "figure": book.add_format(border | {"num_format": "0.00"}),
            }
            self._summary(book, book.add_worksheet(self._say("xfigures-sheet-summary")), styles)
            tables = {
                "areas": self.tables.areas(), "items": self.tables.items(), "places": self.tables.places(self.lines),
            }  # fmt: skip
            for key, table in tables.items():
                sheet = book.add_worksheet(self._say(f"xfigures-sheet-{key}"))
                self._table(sheet, 0, table, styles)
                sheet.freeze_panes(1, table.frozen)
                sheet.repeat_rows(0)
            self._counted(book, book.add_worksheet(self._say("xfigures-sheet-counted")))
        return made.getvalue()

    def _table(self, sheet: Any, first: int, table: Table, styles: dict[str, Any]) -> None:
        for column, (key, width) in enumerate(table.columns):
            # An area's column is headed by its own name.
            known = self.tables.t.has(f"xfigures-column-{key}")
            sheet.write_string(first, column, self._say(f"xfigures-column-{key}") if known else key, styles["head"])
            sheet.set_column(column, column, width)
        for row, cells in enumerate(table.rows, first + 1):
            for column, (cell, style) in enumerate(cells):
                if cell is None:
                    sheet.write_blank(row, column, None, styles[style])
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell, styles[style])
                else:
                    sheet.write_number(row, column, cell, styles[style])
        if not table.rows:
            sheet.write_string(first + 1, 0, self._say("xfigures-enough", enough=ENOUGH))
        on_paper(sheet)

    def _summary(self, book: Any, sheet: Any, styles: dict[str, Any]) -> None:
        left = book.add_format({"valign": "top", "text_wrap": True, "align": "left"})
        sheet.write_string(0, 0, self._title(), book.add_format({"bold": True, "font_size": 14}))
        view = self.tables.view
        taken = view.of.taken_at or self.at
        about = (
            ("place", self.place),
            ("year", f"{view.of.year}/{view.of.year + 1}"),
            ("version", view.of.version),
            ("people", view.people),
            ("taken", f"{self._on(taken)}, {clock(taken, self.zone)}"),
        )
        for row, (key, value) in enumerate(about, 1):
            sheet.write_string(row, 0, self._say(f"xfigures-row-{key}"), left)
            (sheet.write_number if isinstance(value, int) else sheet.write_string)(row, 1, value, left)
        self._table(sheet, len(about) + 2, self.tables.hard(), styles)
        sheet.set_column(1, 1, 34)

    def _counted(self, book: Any, sheet: Any) -> None:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        since, until = span(self.tables.view.of.year)
        first, last = self.tables.t.day(since, "UTC"), self.tables.t.day(until - 1, "UTC")
        common = ("few", "grow", "places")
        keys = (
            ("best", "score", "gaps", *common, "tasks", "options", "version")
            if self.tables.view.scores
            else ("who", "level", "deficits", *common, "alpha", "items", "marks", "version")
        )
        for row, key in enumerate(keys):
            said = self._say(
                f"xfigures-how-{key}", few=FEW, enough=ENOUGH, same=round(SAME * 100), since=first, until=last
            )
            sheet.write_string(row, 0, said, wrapped)
        sheet.set_column(0, 0, 110)
        on_paper(sheet)

    def _title(self) -> str:
        return plain(title(self.tables.t, self.tables.view.of, self.tables.view.asked))

    def _on(self, at: int) -> str:
        return self.tables.t.day(at, self.zone)

    def _say(self, key: str, **args: str | int) -> str:
        return self.tables.say(key, **args)
