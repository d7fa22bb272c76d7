"""What became of an event as XLSX: the figures, who had a seat, what was said without names, how it is counted."""

import asyncio
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.events import kind_name, place_name
from bot.summing import feedback, figures
from bot.texts import Html, T, plain
from bot.when import clock, span
from jobs.sheets import on_paper, workbook
from jobs.words import speaker
from rules.attendance import CREDITED
from rules.feedback import ENOUGH, PARTS
from storage import broadcast_readers, event_summaries, events, marks, sessions
from storage.db import Database
from storage.event_summaries import Summary
from storage.jobs import Job
from storage.marks import Listed
from storage.sessions import Session

_NOT_IN_NAMES = re.compile(r"[^\w .,-]+")


async def event_report(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """The file of `job.args["event"]`, in the language, zone and moment the job was started with."""
    async with db.read() as tx:
        event = await events.event(tx, job.args["event"])
        session = await sessions.session(tx, event.session) if event and event.session else None
        if event is None or session is None:
            return []
        summary = await event_summaries.summary(tx, session)
        answers = await broadcast_readers.answered_event(tx, event.id)
        seated = [it for it in await marks.listed(tx, session.id) if it.state == "seated"]
    t = speaker(job.args["locale"])
    report = Report(t, job.args["zone"], job.args["at"], session, summary, answers.get("no", 0), seated)
    return [(report.name(), await asyncio.to_thread(report.draw))]


@dataclass(frozen=True, slots=True)
class Report:
    """`at` UTC seconds, shown in `zone`; `cannot`: who answered so to an invitation; `people` with a seat."""

    t: T
    zone: str
    at: int
    session: Session
    summary: Summary
    cannot: int
    people: Sequence[Listed]

    def name(self) -> str:
        title = _NOT_IN_NAMES.sub(" ", self.session.title)[:60].strip()
        return f"{self._say('summary-event-file')} {title} {self.t.day(self.session.starts_at, self.session.zone)}.xlsx"

    def draw(self) -> bytes:
        """No text becomes a formula, a number or a link, whatever it begins with."""
        made = io.BytesIO()
        with workbook(made) as book:
            book.set_properties({"title": self._title(), "created": datetime.fromtimestamp(self.at, UTC)})
            self._figures(book, book.add_worksheet(self._say("summary-event-sheet-figures")))
            if self.people:
                self._people(book, book.add_worksheet(self._say("summary-event-sheet-people")))
            if self.summary.said.count:
                self._said(book, book.add_worksheet(self._say("summary-event-sheet-said")))
            self._counted(book, book.add_worksheet(self._say("summary-event-sheet-counted")))
        return made.getvalue()

    def _title(self) -> str:
        kind = kind_name(self.session.kind, self.t)
        return self._say("summary-event-title", kind=kind, title=self.session.title)

    def _figures(self, book: Any, sheet: Any) -> None:
        there = self.session
        head = [
            place_name(there, self.t), span(self.t, there.starts_at, there.ends_at, there.zone, self.zone),
            *([Html(there.place)] if there.place else []),
        ]  # fmt: skip
        said = [
            *figures(self.summary, self.cannot, self.t),
            *feedback(self.summary.said, self.summary.all_came, self.t),
        ]
        sheet.write_string(0, 0, self._title(), book.add_format({"bold": True, "font_size": 14}))
        for row, line in enumerate([*map(plain, head[:2]), *head[2:], "", *map(plain, said)], 1):
            sheet.write_string(row, 0, str(line))
        sheet.set_column(0, 0, 90)
        on_paper(sheet)

    def _people(self, book: Any, sheet: Any) -> None:
        columns = (("number", 6), ("name", 36), ("school", 34), ("mode", 16), ("mark", 18), ("hours", 8))
        text = self._head(book, sheet, columns)
        for row, it in enumerate(self.people, 1):
            hours = self.session.hours if it.mark in CREDITED else 0
            sheet.write_number(row, 0, row, text)
            sheet.write_string(row, 1, it.name or self._say("enrolled-nameless"), text)
            sheet.write_string(row, 2, it.organisation_name or "", text)
            sheet.write_string(row, 3, self._say(f"session-mode-{it.mode}"), text)
            sheet.write_string(row, 4, self._say(f"mark-{it.mark}") if it.mark else "", text)
            sheet.write_number(row, 5, hours, text)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(self.people), len(columns) - 1)
        sheet.repeat_rows(0)
        on_paper(sheet)

    def _said(self, book: Any, sheet: Any) -> None:
        """Of few answers only how many they are."""
        text = self._head(book, sheet, (("part", 26), ("words", 100)))
        said = self.summary.said
        rows = [(self._say(f"summary-event-row-{part}"), words) for part in PARTS for words in getattr(said, part)]
        few = [plain(line) for line in feedback(said, self.summary.all_came, self.t)][:1]
        for row, (part, words) in enumerate(rows or [(line, "") for line in few], 1):
            sheet.write_string(row, 0, part, text)
            sheet.write_string(row, 1, words, text)
        on_paper(sheet)

    def _head(self, book: Any, sheet: Any, columns: Sequence[tuple[str, int]]) -> Any:
        """The names of the columns; the format of what stands below."""
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        for column, (key, width) in enumerate(columns):
            sheet.write_string(0, column, self._say(f"summary-event-column-{key}"), head)
            sheet.set_column(column, column, width)
        return book.add_format({"border": 1, "text_wrap": True, "valign": "top", "align": "left"})

    def _counted(self, book: Any, sheet: Any) -> None:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        at = f"{self.t.day(self.at, self.zone)}, {clock(self.at, self.zone)}"
        said = [
            self._say("summary-event-how-made", at=at),
            *(self._say(f"summary-event-how-{it}") for it in ("seated", "came", "unmarked", "cannot")),
            self._say("summary-event-how-said", enough=str(ENOUGH)),
        ]
        for row, line in enumerate(said):
            sheet.write_string(row, 0, line, wrapped)
        sheet.set_column(0, 0, 110)
        on_paper(sheet)

    def _say(self, key: str, **args: str) -> str:
        return plain(self.t(key, **args))
