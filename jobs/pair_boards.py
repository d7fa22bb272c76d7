"""The curator's board as XLSX: the pairs of a school with names, or many schools in figures for those above."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.boards import figures_of, look
from bot.mentoring import written
from bot.paper import Cell, Column, Paper, Table, as_sheets
from bot.texts import T, plain
from jobs.words import speaker
from rules.board import PARTS
from storage import pair_board, places
from storage.db import Database
from storage.jobs import Job
from storage.mentors import Seeker
from storage.pair_board import Figures, Line, Look

FIGURE, TEXT = True, False
# "silent" is a column of days in a school's table, and a count in the table of schools.
COUNTS = ("waiting", "quiet", "overdue", "ending")


async def pair_board_file(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """Of `job.args["organisation"]`, or with 0 of the schools in `scopes`; the right was asked for in the turn."""
    t = speaker(job.args["locale"])
    sheet = Sheet(t, look(job.args["at"], job.args["zone"]))
    async with db.read() as tx:
        if organisation := job.args["organisation"]:
            name = await places.scope_name(tx, "organisation", organisation) or ""
            made = sheet.school(name, await pair_board.board(tx, organisation, sheet.seen))
        else:
            made = sheet.schools(await figures_of(tx, job.args["scopes"], sheet.seen))
    return [(f"{made.title}.xlsx", await asyncio.to_thread(as_sheets, made, sheet.seen.now))]


@dataclass(frozen=True, slots=True)
class Sheet:
    t: T
    seen: Look

    def school(self, name: str, board: pair_board.Board) -> Paper:
        columns = self._columns(
            ("number", 5, FIGURE), ("mentor", 20, TEXT), ("mentee", 20, TEXT), ("state", 11, TEXT), ("dates", 13, TEXT),
            ("held", 10, TEXT), ("silent", 7, FIGURE), ("steps", 7, FIGURE), ("entries", 7, FIGURE),
        )  # fmt: skip
        pairs = Table("", columns, [self._pair(place, it) for place, it in enumerate(board.lines, 1)], self._none)
        people = self._columns(("number", 5, FIGURE), ("name", 45, TEXT), ("wished", 25, TEXT), ("year", 25, TEXT))
        without = [self._seeker(place, it) for place, it in enumerate((*board.without, *board.untold), 1)]
        return self._paper("file", name, [pairs, Table(self._say("board-file-without"), people, without, self._none)])

    def schools(self, found: Sequence[Figures]) -> Paper:
        columns = self._columns(
            ("number", 5, FIGURE), ("school", 29, TEXT), ("municipality", 24, TEXT), ("pairs", 7, FIGURE),
            ("without", 7, FIGURE), *((key, 7, FIGURE) for key in COUNTS),
        )  # fmt: skip
        rows: list[list[Cell]] = [
            [place, it.name, it.municipality, it.open, it.without, *(it.counts[part] for part in PARTS)]
            for place, it in enumerate(found, 1)
        ]
        return self._paper("file-schools", "", [Table("", columns, rows, self._none)])

    def _pair(self, place: int, line: Line) -> list[Cell]:
        pair = line.pair
        return [
            place, pair.mentor_name, pair.mentee_name, self._say(f"board-state-{pair.state}"),
            f"{written(self.t, pair.starts_on)} – {written(self.t, pair.ends_on)}" if pair.began_at else "",
            self._day(pair.held_at), line.silent or "", line.steps or "", line.entries or "",
        ]  # fmt: skip

    def _seeker(self, place: int, one: Seeker) -> list[Cell]:
        return [place, one.name, self._day(one.wished_at), str(one.service_year or "")]

    def _paper(self, title: str, organisation: str, tables: Sequence[Table]) -> Paper:
        return Paper(
            title=self._say(f"board-{title}"), number="", organisation=organisation,
            period=self._say("board-file-day", day=written(self.t, self.seen.today)),
             approval=(), facts=(), parts=tables, main=0, signs=(), said={},
            footer=self._say("board-file-footer"), locale=self.t.locale, wide=True,
        )  # fmt: skip

    @property
    def _none(self) -> str:
        return self._say("board-file-none")

    def _columns(self, *columns: tuple[str, int, bool]) -> list[Column]:
        return [Column(self._say(f"board-column-{key}"), share, figure) for key, share, figure in columns]

    def _day(self, at: int | None) -> str:
        return f"{datetime.fromtimestamp(at, ZoneInfo(self.seen.zone)):%d.%m.%Y}" if at else ""

    def _say(self, key: str, **args: str) -> str:
        return plain(self.t(key, **args))
