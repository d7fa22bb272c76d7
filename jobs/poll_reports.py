"""The summary of a poll as XLSX: counts and shares, each school that may be shown by itself, words, how it is counted.

Nobody is named, and nothing is in it that the screens would not show.
"""

import asyncio
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot import places as names
from bot.poll_views import Place, View, places, seen
from bot.polling import until
from bot.texts import T, plain
from bot.tree import said
from bot.when import clock
from jobs.sheets import on_paper, workbook
from jobs.words import speaker
from rules.polls import FEW, WORDS, Question
from rules.roles import Scope
from storage import poll_results, polls, roles
from storage.db import Database, Tx
from storage.jobs import Job
from storage.poll_results import Tally

MOST = 20_000  # answers in words a question; more nobody reads
FIRST = 4  # columns before the options: region, municipality, school, answered
Tallies = Mapping[int, Tally]


@dataclass(frozen=True, slots=True)
class School:
    """A row: where it is, how many answered, what they said if it may be shown by itself; `rest`: all that may not."""

    region: str
    municipality: str
    name: str
    done: int
    tallies: Tallies | None
    rest: bool = False


async def poll_report(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """The file of `job.args["poll"]` and the place «at», in the language, zone and moment the job was started with."""
    t, now = speaker(job.args["locale"]), job.args["now"]
    async with db.read() as tx:
        poll = await polls.poll(tx, job.args["poll"])
        if poll is None:
            return []
        kind, _, place = (job.args["at"] or said(poll.scope_kind, poll.scope)).partition(":")
        try:
            scope = await roles.place(tx, kind, place, regions=names.region_codes())
        except roles.UnknownPlace:
            return []
        view = await seen(tx, poll, scope, scope, now)
        if not view.told:
            return []
        report = Report(
            t, job.args["zone"], now, view, plain(await names.scope_name(tx, t, scope.kind, scope.id)),
            await poll_results.reached(tx, poll.id) if view.whole else None, await polls.questions(tx, poll.id),
            await poll_results.tallies(tx, view.part), await _schools(tx, t, view, now), await _words(tx, view),
        )  # fmt: skip
    return [(report.name(), await asyncio.to_thread(report.draw))]


async def _words(tx: Tx, view: View) -> dict[int, list[str]]:
    """By the number of the question; of fewer than five nothing."""
    found = {}
    for asked in await polls.questions(tx, view.poll.id):
        if asked.kind == WORDS:
            told = await poll_results.words(tx, view.part, asked.number, limit=MOST)
            found[asked.number] = told if len(told) >= FEW else []
    return found


async def _schools(tx: Tx, t: T, view: View, now: int) -> list[School]:
    if view.scope.kind == "organisation" or not view.over:
        return []
    tallies = await poll_results.by_organisation(tx, view.part)
    above = dict((*view.scope.above, (view.scope.kind, view.scope.id)))
    region = plain(await names.scope_name(tx, t, "region", above["region"])) if "region" in above else ""
    here = plain(await names.scope_name(tx, t, view.scope.kind, view.scope.id))
    municipality = here if view.scope.kind == "municipality" else ""
    return await _Schools(tx, t, view, now, tallies).below(view.scope, region, municipality)


@dataclass(frozen=True, slots=True)
class _Schools:
    """Down to the schools of the places that may be shown by themselves."""

    tx: Tx
    t: T
    top: View
    now: int
    tallies: Mapping[str, Tallies]

    async def below(self, scope: Scope, region: str, municipality: str) -> list[School]:
        view = await seen(self.tx, self.top.poll, scope, self.top.scope, self.now)
        found, rest = await places(self.tx, self.t, view)
        made = [row for it in found for row in await self._rows(it, scope, region, municipality)]
        return made if rest < FEW else [*made, School(region, municipality, "", rest, None, rest=True)]

    async def _rows(self, it: Place, scope: Scope, region: str, municipality: str) -> list[School]:
        if it.kind == "organisation":
            told = self.tallies.get(it.id, {}) if it.shown else None
            return [School(region, municipality, it.name, it.done, told)]
        named = (it.name, "") if it.kind == "region" else (region, it.name)
        if not it.shown:
            return [School(*named, "", it.done, None)]
        above = () if scope.kind == "all" else ((scope.kind, scope.id), *scope.above)
        return await self.below(Scope(it.kind, it.id, above), *named)


@dataclass(frozen=True, slots=True)
class Report:
    """`at` UTC seconds, shown in `zone`. `reached` None: it is of a part of the poll's place."""

    t: T
    zone: str
    at: int
    view: View
    place: str
    reached: int | None
    asks: Sequence[Question]
    tallies: Tallies
    schools: Sequence[School]
    words: Mapping[int, Sequence[str]]

    def name(self) -> str:
        return f"{self._say('xpoll-file')} {self.t.day(self.at, self.zone)}.xlsx"

    def draw(self) -> bytes:
        """No text becomes a formula, a number or a link, whatever it begins with."""
        made = io.BytesIO()
        with workbook(made) as book:
            book.set_properties({"title": self.view.poll.title, "created": datetime.fromtimestamp(self.at, UTC)})
            self._summary(book, book.add_worksheet(self._say("xpoll-sheet-summary")))
            if self.view.scope.kind != "organisation":
                self._by_school(book, book.add_worksheet(self._say("xpoll-sheet-places")))
            if self.words:
                self._in_words(book, book.add_worksheet(self._say("xpoll-sheet-words")))
            self._counted(book, book.add_worksheet(self._say("xpoll-sheet-counted")))
        return made.getvalue()

    def _summary(self, book: Any, sheet: Any) -> None:
        left = book.add_format({"valign": "top", "text_wrap": True})
        figure = book.add_format({"align": "left", "valign": "top", "num_format": "#,##0"})
        sheet.write_string(0, 0, self.view.poll.title, book.add_format({"bold": True, "font_size": 14}))
        row = 1
        for row, (about, value) in enumerate(self._about(), 1):
            sheet.write_string(row, 0, about, left)
            if isinstance(value, int):
                sheet.write_number(row, 1, value, figure)
            else:
                sheet.write_string(row, 1, value, left)
        self._questions(book, sheet, row + 2)
        sheet.set_column(0, 0, 52)
        sheet.set_column(1, 1, 40)
        sheet.set_column(2, 3, 12)
        on_paper(sheet)

    def _about(self) -> list[tuple[str, str | int]]:
        poll = self.view.poll
        state = "xpoll-closed" if self.view.over else "xpoll-open"
        reached = [] if self.reached is None else [(self._say("xpoll-row-reached"), self.reached)]
        first = [] if self.view.told == self.view.done else [(self._say("xpoll-row-told"), self.view.told)]
        return [
            (self._say("xpoll-row-place"), self.place),
            (self._say("xpoll-row-state"), self._say(state, until=until(self.t, poll))),
            (self._say("xpoll-row-opened"), self._on(poll.opened_at)),
            *([(self._say("xpoll-row-closed"), self._on(poll.closed_at))] if poll.closed_at else []),
            *reached,
            (self._say("xpoll-row-done"), self.view.done),
            *first,
        ]

    def _questions(self, book: Any, sheet: Any, row: int) -> None:
        head, text, share = self._styles(book)
        for column, key in enumerate(("question", "option", "count", "share")):
            sheet.write_string(row, column, self._say(f"xpoll-column-{key}"), head)
        for asked in self.asks:
            tally = self.tallies.get(asked.number, Tally())
            few = 0 < tally.answered < FEW
            question = f"{asked.number}. {asked.text}"
            row += 1
            sheet.write_string(row, 0, question, text)
            sheet.write_string(row, 1, self._say("xpoll-answered"), text)
            self._figure(sheet, row, 2, tally.answered, text, few=few)
            sheet.write_string(row, 3, "", text)
            for place, option in enumerate(asked.options if tally.answered >= FEW else ()):
                row += 1
                count = tally.chosen.get(place, 0)
                sheet.write_string(row, 0, question, text)
                sheet.write_string(row, 1, option, text)
                sheet.write_number(row, 2, count, text)
                sheet.write_number(row, 3, count / tally.answered, share)

    def _figure(self, sheet: Any, row: int, column: int, value: int, style: Any, *, few: bool) -> None:
        if few:
            sheet.write_string(row, column, self._say("xpoll-few", few=FEW), style)
        else:
            sheet.write_number(row, column, value, style)

    def _by_school(self, book: Any, sheet: Any) -> None:
        head, text, _ = self._styles(book)
        for column, (key, width) in enumerate((("region", 24), ("municipality", 28), ("school", 36), ("done", 12))):
            sheet.merge_range(0, column, 1, column, self._say(f"xpoll-column-{key}"), head)
            sheet.set_column(column, column, width)
        chosen = [it for it in self.asks if it.options]
        column = FIRST
        for asked in chosen:
            last = column + len(asked.options) - 1
            sheet.merge_range(0, column, 0, last, f"{asked.number}. {asked.text}", head)
            for place, option in enumerate(asked.options):
                sheet.write_string(1, column + place, option, head)
            column = last + 1
        sheet.set_column(FIRST, column, 14)
        for row, school in enumerate(self.schools, 2):
            self._school(sheet, row, school, chosen, text)
        if not self.view.over:
            sheet.write_string(2, 0, self._say("xpoll-later"))
        sheet.freeze_panes(2, FIRST)
        sheet.repeat_rows(0, 1)
        on_paper(sheet)

    def _school(self, sheet: Any, row: int, school: School, asks: Sequence[Question], style: Any) -> None:
        name = self._say("xpoll-rest") if school.rest else school.name
        for column, words in enumerate((school.region, school.municipality, name)):
            sheet.write_string(row, column, words, style)
        if school.tallies is None and school.done >= FEW and not school.rest:
            sheet.write_string(row, FIRST - 1, self._say("xpoll-merged"), style)
        else:
            self._figure(sheet, row, FIRST - 1, school.done, style, few=school.done < FEW)
        if school.tallies is None:
            return
        column = FIRST
        for asked in asks:
            tally = school.tallies.get(asked.number, Tally())
            few = 0 < tally.answered < FEW
            for place in range(len(asked.options)):
                self._figure(sheet, row, column + place, tally.chosen.get(place, 0), style, few=few)
            column += len(asked.options)

    def _in_words(self, book: Any, sheet: Any) -> None:
        head, text, _ = self._styles(book)
        for column, (key, width) in enumerate((("question", 50), ("words", 100))):
            sheet.write_string(0, column, self._say(f"xpoll-column-{key}"), head)
            sheet.set_column(column, column, width)
        row = 0
        for asked in (it for it in self.asks if it.number in self.words):
            question = f"{asked.number}. {asked.text}"
            for line in self.words[asked.number] or [self._say("xpoll-few", few=FEW)]:
                row += 1
                sheet.write_string(row, 0, question, text)
                sheet.write_string(row, 1, line, text)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        on_paper(sheet)

    def _counted(self, book: Any, sheet: Any) -> None:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        made = self._say("xpoll-how-made", day=self._on(self.at), time=clock(self.at, self.zone))
        keys = ["done", "share", "few", "place"]
        keys += ["reached"] if self.reached is not None else []
        keys += ["open"] if not self.view.over else []
        keys += ["words"] if self.words else []
        for row, line in enumerate([made, *(self._say(f"xpoll-how-{it}", few=FEW) for it in keys)]):
            sheet.write_string(row, 0, line, wrapped)
        sheet.set_column(0, 0, 110)
        on_paper(sheet)

    def _styles(self, book: Any) -> tuple[Any, Any, Any]:
        """Of a table's head, its texts and figures, and shares."""
        border = {"border": 1, "text_wrap": True, "valign": "top"}
        head = book.add_format(border | {"bold": True, "valign": "vcenter"})
        return head, book.add_format(border), book.add_format(border | {"num_format": "0%"})

    def _on(self, at: int | None) -> str:
        return self.t.day(at or self.at, self.zone)

    def _say(self, key: str, **args: str | int) -> str:
        return plain(self.t(key, **args))
