"""The report of a broadcast as XLSX: the figures, the people of one's own place with their answers, how it is counted.

Nobody is named where the audience was chosen by what a diagnosis says.
"""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot import audiences as words
from bot import places as names
from bot.broadcasting import title
from bot.progress import silent
from bot.texts import Html, T, Texts, plain
from bot.when import clock
from jobs.sheets import on_paper, workbook
from rules.outcomes import REASONS
from storage import broadcasts, tallies
from storage.broadcast_readers import ReaderRow, readers
from storage.broadcasts import Broadcast
from storage.db import Database
from storage.jobs import Job
from storage.tallies import Progress

_LOCALES = Path(__file__).parent.parent / "locales"
AT_ONCE = 1000  # rows read in one piece
MOST = 100_000  # names in a file; a country's broadcast is a matter of figures
SAID = ("waiting", "sent", "failed", "unreachable", "void", "expired", "unknown")


@cache
def _texts() -> Texts:
    return Texts(_LOCALES)


async def broadcast_report(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """The file of `job.args["broadcast"]`, in the language, zone and moment the job was started with."""
    t = _texts().speaker(job.args["locale"])
    async with db.read() as tx:
        found = await broadcasts.one(tx, job.args["broadcast"])
        if found is None:
            return []
        progress = await tallies.progress(tx, found.id)
        place = plain(await names.scope_name(tx, t, found.scope_kind, found.scope))
        audience = [plain(line) for line in await words.told(tx, t, found)]
    people = [] if found.audience.areas else await _people(db, found)
    report = Report(t, job.args["zone"], job.args["at"], found, progress, place, audience, people)
    return [(report.name(), await asyncio.to_thread(report.draw))]


async def _people(db: Database, found: Broadcast) -> list[ReaderRow]:
    """Those who may be named, read in pieces so that nobody waits for a long look."""
    named: list[ReaderRow] = []
    after = 0
    while len(named) < MOST:
        async with db.read() as tx:
            rows = await readers(tx, found.id, found.scope_kind, found.scope, after=after, limit=AT_ONCE)
        if not rows:
            break
        after = rows[-1].person
        named += [row for row in rows if row.name]
    return sorted(named, key=lambda row: (row.name or "", row.person))


@dataclass(frozen=True, slots=True)
class Report:
    """`at` UTC seconds, shown in `zone`; `audience`: a line for each part that narrowed it."""

    t: T
    zone: str
    at: int
    broadcast: Broadcast
    progress: Progress
    place: str
    audience: Sequence[str]
    people: Sequence[ReaderRow]

    def name(self) -> str:
        return f"{self._say('report-file')} {self._on(self.broadcast.launched_at)}.xlsx"

    def draw(self) -> bytes:
        """No text becomes a formula, a number or a link, whatever it begins with."""
        made = io.BytesIO()
        with workbook(made) as book:
            book.set_properties({"title": self._title(), "created": datetime.fromtimestamp(self.at, UTC)})
            self._summary(book, book.add_worksheet(self._say("report-sheet-summary")))
            if self.people:
                self._named(book, book.add_worksheet(self._say("report-sheet-people")))
            self._counted(book, book.add_worksheet(self._say("report-sheet-counted")))
        return made.getvalue()

    def _title(self) -> str:
        return self._say("report-title", title=plain(title(self.t, self.broadcast)))

    def _summary(self, book: Any, sheet: Any) -> None:
        left = book.add_format({"valign": "top", "text_wrap": True})
        figure = book.add_format({"align": "left", "valign": "top", "num_format": "#,##0"})
        sheet.write_string(0, 0, self._title(), book.add_format({"bold": True, "font_size": 14}))
        for row, (said, value) in enumerate([*self._about(), *self._figures()], 2):
            sheet.write_string(row, 0, said, left)
            if isinstance(value, int):
                sheet.write_number(row, 1, value, figure)
            else:
                sheet.write_string(row, 1, value, left)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, 1, 80)
        on_paper(sheet)

    def _about(self) -> list[tuple[str, str | int]]:
        everybody = self._say("audience-all")
        return [
            (self._say("report-row-place"), self.place),
            (self._say("report-row-audience"), "\n".join(self.audience) or everybody),
            (self._say("report-row-launched"), self._moment(self.broadcast.launched_at)),
            (self._say("report-row-text"), plain(Html(self.broadcast.text))),
        ]

    def _figures(self) -> list[tuple[str, str | int]]:
        told = self.progress
        why = {it: told.failed.get(it, 0) + told.unreachable.get(it, 0) for it in REASONS}
        lost = [(self._say("report-lost", why=self._say(f"broadcast-why-{it}")), why[it]) for it in REASONS if why[it]]
        offered = broadcasts.ANSWERS[self.broadcast.answers]
        answers = [(self._say(f"broadcast-said-{it}").capitalize(), told.answers.get(it, 0)) for it in offered]
        return [
            (self._say("report-row-laid"), told.laid),
            (self._say("report-row-sent"), told.sent),
            *lost,
            *([(self._say("report-row-unknown"), told.unknown)] if told.unknown else []),
            *([(self._say("report-row-void"), told.void)] if told.void else []),
            *([(self._say("report-row-waiting"), told.waiting)] if told.waiting else []),
            *answers,
            *([(self._say("report-row-silent"), silent(self.broadcast, told))] if offered else []),
        ]

    def _named(self, book: Any, sheet: Any) -> None:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        text = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        columns = (("number", 6), ("name", 40), ("state", 34), ("answer", 20), ("at", 22))
        for column, (key, width) in enumerate(columns):
            sheet.write_string(0, column, self._say(f"report-column-{key}"), head)
            sheet.set_column(column, column, width)
        for row, reader in enumerate(self.people, 1):
            sheet.write_number(row, 0, row, text)
            sheet.write_string(row, 1, reader.name or "", text)
            sheet.write_string(row, 2, self._state(reader), text)
            sheet.write_string(row, 3, self._say(f"broadcast-said-{reader.answer}") if reader.answer else "", text)
            sheet.write_string(row, 4, self._moment(reader.ended_at), text)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(self.people), len(columns) - 1)
        sheet.repeat_rows(0)
        on_paper(sheet)

    def _state(self, reader: ReaderRow) -> str:
        state = reader.state if reader.state in SAID else "waiting"
        said = self._say(f"report-state-{state}")
        return f"{said}: {self._say(f'broadcast-why-{reader.reason}')}" if reader.reason else said

    def _counted(self, book: Any, sheet: Any) -> None:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        about = "areas" if self.broadcast.audience.areas else "people"
        made = f"{self._say('report-row-made')}: {self._moment(self.at)}"
        said = [made, *(self._say(f"report-how-{it}") for it in ("sent", "unknown", "answer", "consent", about))]
        for row, line in enumerate(said):
            sheet.write_string(row, 0, line, wrapped)
        sheet.set_column(0, 0, 110)
        on_paper(sheet)

    def _moment(self, at: int | None) -> str:
        return "" if at is None else f"{self._on(at)}, {clock(at, self.zone)}"

    def _on(self, at: int | None) -> str:
        return self.t.day(at or self.at, self.zone)

    def _say(self, key: str, **args: str | int) -> str:
        return plain(self.t(key, **args))
