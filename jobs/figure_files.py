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
from bot.figure_views import Below, View, below, seen, title
from bot.guards import NotAllowed
from bot.texts import T, plain
from bot.when import clock
from jobs.sheets import on_paper, workbook
from jobs.words import speaker
from rules.figure_sums import AreaFigures, PlaceFigures
from rules.figures import span
from rules.polls import FEW
from rules.reliability import ENOUGH, SAME
from storage import figures, places, roles
from storage.db import Database, Tx
from storage.jobs import Job

FILE = "figures_file"
FIRST = 4  # columns before the areas: region, municipality, school, people
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Line:
    """A place: where it is, how many, its figures by part (nothing if it is not shown by itself); `rest`: all those."""

    region: str
    municipality: str
    school: str
    people: int
    told: dict[str, PlaceFigures]
    rest: bool = False

    def area(self, code: str) -> AreaFigures | None:
        return next((found for it in self.told.values() if (found := it.area(code))), None)


async def figure_file(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """Of `job.args["figures"]` and the place «at», in the language, zone and moment the job was started with."""
    t = speaker(job.args["locale"])
    kind, _, place = job.args["at"].partition(":")
    async with db.read() as tx:
        try:
            scope = await roles.place(tx, kind, place, regions=names.region_codes())
            view = await seen(tx, await figures.get(tx, job.args["figures"]), scope, scope, deep=True)
        except (roles.UnknownPlace, figures.NoFigures, NotAllowed):
            return []
        if view.small:
            return []
        called = plain(await names.scope_name(tx, t, scope.kind, scope.id))
        lines = await _lines(tx, t, view)
    report = Report(t, job.args["zone"], job.args["now"], view, called, lines)
    return [(report.name(), await asyncio.to_thread(report.draw))]


async def _lines(tx: Tx, t: T, view: View) -> list[Line]:
    above = dict((*view.scope.above, (view.scope.kind, view.scope.id)))
    region = plain(await names.scope_name(tx, t, "region", above["region"])) if "region" in above else ""
    municipality = (
        await places.scope_name(tx, "municipality", int(above["municipality"])) if "municipality" in above else ""
    )
    return await _Inside(tx, t).below(view, region, municipality or "")


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

    t: T
    zone: str
    at: int
    view: View
    place: str
    lines: Sequence[Line]

    def name(self) -> str:
        return f"{self._say('xfigures-file')} {self.t.day(self.at, self.zone)}.xlsx"

    def draw(self) -> bytes:
        made = io.BytesIO()
        with workbook(made) as book:
            book.set_properties({"title": self._title(), "created": datetime.fromtimestamp(self.at, UTC)})
            for key, fill in (
                ("summary", self._summary),
                ("areas", self._areas),
                ("items", self._items),
                ("places", self._places),
                ("counted", self._counted),
            ):
                fill(book, book.add_worksheet(self._say(f"xfigures-sheet-{key}")))
        return made.getvalue()

    def _summary(self, book: Any, sheet: Any) -> None:
        left = book.add_format({"valign": "top", "text_wrap": True, "align": "left"})
        sheet.write_string(0, 0, self._title(), book.add_format({"bold": True, "font_size": 14}))
        taken = self.view.of.taken_at or self.at
        about: list[tuple[str, Cell]] = [
            ("place", self.place),
            ("year", f"{self.view.of.year}/{self.view.of.year + 1}"),
            ("version", self.view.of.version),
            ("people", self.view.people),
            ("taken", f"{self.t.day(taken, self.zone)}, {clock(taken, self.zone)}"),
        ]
        for row, (key, value) in enumerate(about, 1):
            sheet.write_string(row, 0, self._say(f"xfigures-row-{key}"), left)
            _write(sheet, row, 1, value, left)
        head, text, _, _ = self._styles(book)
        row = len(about) + 2
        for column, key in enumerate(("theme", "weak", "answered")):
            sheet.write_string(row, column, self._say(f"xfigures-column-{key}"), head)
        themes = {it.id: self.t.pick(it.theme) for it in self.view.asked.items}
        for place, it in enumerate(self.view.themes, row + 1):
            sheet.write_string(place, 0, themes.get(it.item, it.item), text)
            sheet.write_number(place, 1, it.weak, text)
            sheet.write_number(place, 2, it.answered, text)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 2, 34)
        on_paper(sheet)

    def _areas(self, book: Any, sheet: Any) -> None:
        head, text, share, figure = self._styles(book)
        columns = (
            ("area", 34),
            ("people", 12),
            ("level", 12),
            ("deficits", 12),
            ("share", 12),
            ("cases", 16),
            ("alpha", 12),
        )
        self._header(sheet, columns, head)
        for row, it in enumerate(self.view.areas, 1):
            _write(sheet, row, 0, self._area(it.area), text)
            if it.level is None:
                _write(sheet, row, 1, self._say("xfigures-few", few=FEW), text)
                continue
            told = it.reliability
            alpha: Cell = self._say("xfigures-enough", enough=ENOUGH) if told is None else told.alpha
            for column, (cell, style) in enumerate(
                (
                    (it.people, text), (it.level, figure), (it.deficits, text), (it.deficits / it.people, share),
                    (it.cases, text), (alpha, figure),
                ),
                1,
            ):  # fmt: skip
                _write(sheet, row, column, cell, style)
        on_paper(sheet)

    def _items(self, book: Any, sheet: Any) -> None:
        head, text, share, figure = self._styles(book)
        columns = (
            *(("area", 24), ("item", 24), ("theme", 28), ("question", 50), ("answered", 10), ("mean", 10)),
            *(("deviation", 10), ("first", 8), ("second", 8), ("third", 8), ("fourth", 8), ("rest", 12)),
            *(("without", 12), ("mark", 34)),
        )
        self._header(sheet, columns, head)
        asked = {it.id: it for it in self.view.asked.items}
        row = 0
        for area in self.view.areas:
            if area.reliability is None:
                continue
            for item, it in zip(area.items, area.reliability.items, strict=True):
                row += 1
                said = [self._area(area.area), item, self.t.pick(asked[item].theme), self.t.pick(asked[item].question)]
                shares = [times / it.n if it.n else None for times in it.given[1:]]
                marks = [self._say(f"figures-item-{key}") for key in ("flat", "against") if getattr(it, key)]
                cells: list[tuple[Cell, Any]] = [
                    *((words, text) for words in said), (it.n, text), (it.mean, figure), (it.deviation, figure),
                    *((one, share) for one in shares), (it.rest, figure), (it.without, figure),
                    ("; ".join(marks), text),
                ]  # fmt: skip
                for column, (cell, style) in enumerate(cells):
                    _write(sheet, row, column, cell, style)
        if row == 0:
            sheet.write_string(1, 0, self._say("xfigures-enough", enough=ENOUGH))
        sheet.freeze_panes(1, 3)
        on_paper(sheet)

    def _places(self, book: Any, sheet: Any) -> None:
        head, text, _, figure = self._styles(book)
        areas = [it.area for it in self.view.areas]
        self._header(sheet, (("region", 24), ("municipality", 28), ("school", 36), ("people", 16)), head)
        for column, area in enumerate(areas, FIRST):
            sheet.write_string(0, column, self._area(area), head)
        sheet.set_column(FIRST, FIRST + len(areas), 14)
        for row, line in enumerate(self.lines, 1):
            school = self._say("xfigures-rest") if line.rest else line.school
            for column, words in enumerate((line.region, line.municipality, school)):
                _write(sheet, row, column, words, text)
            shown = bool(line.told) or line.rest
            _write(sheet, row, FIRST - 1, line.people if shown else self._say("xfigures-merged"), text)
            for column, area in enumerate(areas if line.told else (), FIRST):
                found = line.area(area)
                few = None if found is None else self._say("xfigures-few", few=FEW)
                _write(sheet, row, column, found.level if found and found.level is not None else few, figure)
        sheet.freeze_panes(1, FIRST)
        sheet.repeat_rows(0)
        on_paper(sheet)

    def _counted(self, book: Any, sheet: Any) -> None:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        since, until = span(self.view.of.year)
        args: dict[str, str | int] = {
            "few": FEW, "enough": ENOUGH, "same": round(SAME * 100), "since": self.t.day(since, "UTC"),
            "until": self.t.day(until - 1, "UTC"),
        }  # fmt: skip
        keys = ("who", "level", "deficits", "few", "grow", "places", "alpha", "items", "marks", "version")
        for row, key in enumerate(keys):
            sheet.write_string(row, 0, self._say(f"xfigures-how-{key}", **args), wrapped)
        sheet.set_column(0, 0, 110)
        on_paper(sheet)

    def _header(self, sheet: Any, columns: Sequence[tuple[str, int]], head: Any) -> None:
        for column, (key, width) in enumerate(columns):
            sheet.write_string(0, column, self._say(f"xfigures-column-{key}"), head)
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)

    def _styles(self, book: Any) -> tuple[Any, Any, Any, Any]:
        """Of a table's head, its texts and counts, shares, figures."""
        border = {"border": 1, "text_wrap": True, "valign": "top"}
        head = book.add_format(border | {"bold": True, "valign": "vcenter"})
        share, figure = (book.add_format(border | {"num_format": it}) for it in ("0%", "0.00"))
        return head, book.add_format(border), share, figure

    def _title(self) -> str:
        return plain(title(self.t, self.view.of, self.view.asked))

    def _area(self, code: str) -> str:
        return next(self.t.pick(it.short) for it in self.view.asked.areas if it.code == code)

    def _say(self, key: str, **args: str | int) -> str:
        return plain(self.t(key, **args))


def _write(sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
    if cell is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, style)
    else:
        sheet.write_number(row, column, cell, style)
