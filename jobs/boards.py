"""A stream's journal as XLSX: the page that a host prints and signs, and a page on what is counted how."""

import asyncio
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.texts import T, plain
from bot.when import clock
from jobs.sheets import A4, workbook
from jobs.words import speaker
from rules.attendance import MARKS, NEEDED
from storage import marks, people, sites
from storage.db import Database
from storage.jobs import Job
from storage.marks import Board
from storage.sessions import Session
from storage.sites import Site

_NOT_IN_NAMES = re.compile(r"[^\w .,-]+")
FIRST = 3  # columns before the sessions: number, name, school
HEAD = 5  # rows above the table's header


async def board(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """The file of `job.args["stream"]`, in the language, zone and moment the job was started with."""
    if job.person is None:
        raise ValueError("a board is asked for by a person")
    async with db.read() as tx:
        try:
            found = await marks.board(tx, job.args["stream"], now=job.args["at"])
            maker = await people.profile(tx, job.person)
        except (LookupError, people.Gone):
            return []
        site = await sites.site(tx, found.stream.site)
        hosts = await sites.hosts(tx, found.stream.site)
    if site is None:
        return []
    t = speaker(job.args["locale"])
    by = maker.full_name or maker.name or ""
    journal = Journal(t, job.args["zone"], job.args["at"], by, found, site, hosts)
    return [(journal.name(), await asyncio.to_thread(journal.draw))]


@dataclass(frozen=True, slots=True)
class Journal:
    """`at` UTC seconds, shown in `zone`; `by`: who asked for it."""

    t: T
    zone: str
    at: int
    by: str
    board: Board
    site: Site
    hosts: Sequence[str]

    def name(self) -> str:
        title = _NOT_IN_NAMES.sub(" ", self.board.stream.title)[:60].strip()
        return f"{self._say('xlsx-journal')} {title}.xlsx"

    def draw(self) -> bytes:
        """No text becomes a formula, a number or a link, whatever it begins with."""
        made = io.BytesIO()
        with workbook(made) as book:
            book.set_properties({"title": self._say("xlsx-title"), "created": datetime.fromtimestamp(self.at, UTC)})
            self._journal(book, book.add_worksheet(self._say("xlsx-journal")))
            self._counted(book, book.add_worksheet(self._say("xlsx-counted")))
        return made.getvalue()

    def _journal(self, book: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, self._say("xlsx-title"), book.add_format({"bold": True, "font_size": 14}))
        program = self._say("xlsx-hours-of", hours=self.board.of_hours, held=self.board.held_hours)
        about = (f"{self.site.title}, {self.site.organisation_name}", self.board.stream.title, self._period(), program)
        for row, words in enumerate(about, 1):
            sheet.write_string(row, 0, words)
        self._header(book, sheet)
        last = self._people(book, sheet)
        self._to_sign(book, sheet, last + 2)
        self._on_paper(sheet, last)

    def _header(self, book: Any, sheet: Any) -> None:
        style = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
        days = [f"{_date(it)}\n{self._module(it)}" for it in self.board.sessions]
        words = [self._say(f"xlsx-column-{key}") for key in ("number", "name", "school")]
        words += [*days, self._say("xlsx-column-hours"), self._say("xlsx-column-share")]
        for column, said in enumerate(words):
            sheet.write_string(HEAD, column, said, style)
        sheet.set_row(HEAD, 32)

    def _people(self, book: Any, sheet: Any) -> int:
        """The rows of the interns; the last of them."""
        text = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        mark = book.add_format({"border": 1, "align": "center", "valign": "top"})
        share = book.add_format({"border": 1, "align": "center", "valign": "top", "num_format": "0%"})
        row = HEAD
        for row, intern in enumerate(self.board.interns, HEAD + 1):
            sheet.write_number(row, 0, row - HEAD, mark)
            sheet.write_string(row, 1, intern.name, text)
            sheet.write_string(row, 2, intern.organisation_name or "", text)
            for column, session in enumerate(self.board.sessions, FIRST):
                made = intern.marks.get(session.id)
                sheet.write_string(row, column, self._say(f"xlsx-mark-{made}") if made else "", mark)
            end = FIRST + len(self.board.sessions)
            sheet.write_number(row, end, intern.hours, mark)
            if intern.share is None:
                sheet.write_string(row, end + 1, "", share)
            else:
                sheet.write_number(row, end + 1, intern.share, share)
        return row

    def _to_sign(self, book: Any, sheet: Any, row: int) -> None:
        """A line a session: what it was about, its hours, and room for the host's signature."""
        bold, line = book.add_format({"bold": True}), book.add_format({"bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_string(row, 1, self._say("xlsx-themes"), bold)
        sheet.write_string(row, 2, self._say("xlsx-column-day"), bold)
        sheet.write_string(row, FIRST, self._say("xlsx-column-hours"), bold)
        sheet.write_string(row, FIRST + 1, self._say("xlsx-signature"), bold)
        end = FIRST + max(len(self.board.sessions) + 1, 5)
        for place, session in enumerate(self.board.sessions, 1):
            sheet.write_number(row + place, 0, place)
            sheet.write_string(row + place, 1, f"{self._module(session)}. {session.title}", wrapped)
            sheet.write_string(row + place, 2, self._when(session), wrapped)
            sheet.write_number(row + place, FIRST, session.hours)
            sheet.merge_range(row + place, FIRST + 1, row + place, end, "", line)
        below = row + len(self.board.sessions) + 2
        sheet.write_string(below, 1, self._say("xlsx-hosts", names=", ".join(self.hosts)))
        sheet.write_string(below + 1, 1, self._legend())

    def _on_paper(self, sheet: Any, last: int) -> None:
        end = FIRST + len(self.board.sessions)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 34)
        sheet.set_column(2, 2, 26)
        sheet.set_column(FIRST, end + 1, 9)
        sheet.freeze_panes(HEAD + 1, FIRST)
        if last > HEAD:
            sheet.autofilter(HEAD, 0, last, end + 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD)
        sheet.set_footer("&C&P / &N")

    def _counted(self, book: Any, sheet: Any) -> None:
        of, held = self.board.of_hours, self.board.held_hours
        rows = (
            ("made", self._say("xlsx-made-at", day=self.t.day(self.at, self.zone), time=clock(self.at, self.zone))),
            ("by", self.by),
            ("marks", self._legend()),
            ("hours", self._say("xlsx-how-hours")),
            ("share", self._say("xlsx-how-share", hours=of)),
            ("behind", self._say("xlsx-how-behind", share=NEEDED, hours=held)),
            ("certificate", self._say("xlsx-how-certificate", share=NEEDED)),
            ("people", self._say("xlsx-how-people")),
            ("paper", self._say("xlsx-how-paper")),
        )
        bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for row, (key, words) in enumerate(rows):
            sheet.write_string(row, 0, self._say(f"xlsx-row-{key}"), bold)
            sheet.write_string(row, 1, words, wrapped)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 90)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)

    def _legend(self) -> str:
        return "; ".join(f"{self._say(f'xlsx-mark-{mark}')}: {self._say(f'mark-{mark}')}" for mark in MARKS)

    def _period(self) -> str:
        held = self.board.sessions
        if not held:
            return self._say("xlsx-no-sessions")
        first, last = held[0], held[-1]
        return f"{self.t.day(first.starts_at, first.zone)} – {self.t.day(last.starts_at, last.zone)}"

    def _when(self, session: Session) -> str:
        day = self.t.day(session.starts_at, session.zone)
        return f"{day}, {clock(session.starts_at, session.zone)}–{clock(session.ends_at, session.zone)}"

    def _module(self, session: Session) -> str:
        return self._say("xlsx-module", number=str(session.module_number))

    def _say(self, key: str, **args: str | int) -> str:
        return plain(self.t(key, **args))


def _date(session: Session) -> str:
    """«03.12», as the heads of a journal's columns are."""
    return f"{datetime.fromtimestamp(session.starts_at, ZoneInfo(session.zone)):%d.%m}"
