"""The plan of a school year as XLSX, and the sample of its table that people fill in."""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import content
from bot import places as names
from bot.event_words import due_words, month_words
from bot.events import kind_name
from bot.texts import T, plain
from bot.when import clock
from jobs.sheets import on_paper, workbook
from jobs.words import speaker
from rules.event_plan import STATES, Figures, Plan, Planned, figures, year_name
from storage import event_plans
from storage.db import Database
from storage.jobs import Job

SAMPLE, FILE = "event-plan-sample", "event-plan-file"
# No text becomes a formula, a number or a link, whatever it begins with.
HEADERS = (("due", 18), ("kind", 32), ("title", 60), ("whom", 34), ("lead", 34))
LINES = (("due", 24), ("kind", 30), ("title", 56), ("whom", 30), ("lead", 30), ("day", 24), ("state", 22), ("came", 10))
EXAMPLES = (("1", "seminar"), ("2", "master_class"), ("3", "consultation"))


async def sample(_db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """Three lines as people write them, and the kinds to choose from."""
    t, year = speaker(job.args["locale"]), job.args["year"]
    name = plain(t("event-plan-sample-file", year=year_name(year).replace("/", "-")))
    return [(f"{name}.xlsx", await asyncio.to_thread(_sample, t, year))]


def _sample(t: T, year: int) -> bytes:
    made = io.BytesIO()
    with workbook(made) as book:
        plan = book.add_worksheet(plain(t("event-plan-sheet-plan")))
        kinds = book.add_worksheet(plain(t("event-plan-sheet-kinds")))
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, (key, width) in enumerate(HEADERS):
            plan.write_string(0, column, plain(t(f"event-plan-column-{key}")), bold)
            plan.set_column(column, column, width, book.add_format({"text_wrap": True, "valign": "top"}))
        for row, (example, kind) in enumerate(EXAMPLES, 1):
            said = {"kind": kind_name(kind, t)}
            for key in ("due", "title", "whom", "lead"):
                name = f"{example}-{key}"
                said[key] = plain(t(f"event-plan-example-{name}", year=str(year + 1)))
            for column, (key, _) in enumerate(HEADERS):
                plan.write_string(row, column, said[key])
        plan.freeze_panes(1, 0)
        listed = [kind_name(kind.code, t) for kind in content.event_kinds()]
        for row, words in enumerate(listed):
            kinds.write_string(row, 0, words)
        kinds.set_column(0, 0, 40)
        source = f"='{kinds.get_name()}'!$A$1:$A${len(listed)}"
        # Another word may be typed: the bot knows more names of kinds than these.
        plan.data_validation(1, 1, 500, 1, {"validate": "list", "source": source, "error_type": "information"})
    return made.getvalue()


async def plan_file(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """The plan of a place, in the language, zone and moment the job was started with."""
    t, args = speaker(job.args["locale"]), job.args
    async with db.read() as tx:
        found = await event_plans.plan(tx, args["scope_kind"], args["scope"], args["year"], ZoneInfo(args["zone"]))
        place = plain(await names.scope_name(tx, t, args["scope_kind"], args["scope"]))
    file = PlanFile(t, args["zone"], args["at"], place, found)
    return [(file.name(), await asyncio.to_thread(file.draw))]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """`at` UTC seconds, shown in `zone`."""

    t: T
    zone: str
    at: int
    place: str
    plan: Plan

    def name(self) -> str:
        return f"{self._say('event-plan-file', year=self._year().replace('/', '-'))}.xlsx"

    def draw(self) -> bytes:
        made = io.BytesIO()
        with workbook(made) as book:
            book.set_properties({"title": self._title(), "created": datetime.fromtimestamp(self.at, UTC)})
            self._summary(book, book.add_worksheet(self._say("event-plan-sheet-summary")))
            self._lines(book, book.add_worksheet(self._say("event-plan-sheet-plan")))
            self._counted(book, book.add_worksheet(self._say("event-plan-sheet-counted")))
        return made.getvalue()

    def _summary(self, book: Any, sheet: Any) -> None:
        """The year, then each month, then each kind; no zeros."""
        sheet.write_string(0, 0, self._title(), book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, self.place)
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        keys = ("all", *STATES, "overdue")
        for column, key in enumerate(keys, 1):
            sheet.write_string(3, column, self._say(f"event-plan-count-{key}"), head)
        sheet.write_string(3, 0, "", head)
        bold, figure = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0;;", "align": "center"})
        for row, (words, lines) in enumerate(self._parts(), 4):
            sheet.write_string(row, 0, words, bold if lines is None else None)
            if lines is not None:
                told = self._figures(lines)
                for column, count in enumerate((told.all, *(told.of[state] for state in STATES), told.overdue), 1):
                    sheet.write_number(row, column, count, figure)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, len(keys), 14)
        on_paper(sheet)

    def _parts(self) -> list[tuple[str, Sequence[Planned] | None]]:
        """Each line of the summary with its events; None: the lines below are headed so."""
        kinds = {kind_name(kind.code, self.t): self.plan.of_kind(kind.code) for kind in content.event_kinds()}
        return [
            (self._say("event-plan-whole"), self.plan.lines),
            (self._say("event-plan-above-row"), self.plan.above),
            (self._say("event-plan-by-months"), None),
            *((month_words(self.t, month).capitalize(), lines) for month, lines in self.plan.by_month().items()),
            (self._say("event-plan-by-kinds"), None),
            *((words, lines) for words, lines in kinds.items() if lines),
        ]

    def _figures(self, lines: Sequence[Planned]) -> Figures:
        return figures(lines, self.at, datetime.fromtimestamp(self.at, ZoneInfo(self.zone)).date())

    def _lines(self, book: Any, sheet: Any) -> None:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        text = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        for column, (key, width) in enumerate(LINES):
            sheet.write_string(0, column, self._say(f"event-plan-column-{key}"), head)
            sheet.set_column(column, column, width)
        row = 0
        for row, it in enumerate([*self.plan.lines, *self.plan.above], 1):
            for column, words in enumerate(self._line(it)):
                sheet.write_string(row, column, words, text)
            if it.state(self.at) == "held":
                sheet.write_number(row, len(LINES) - 1, it.came, text)
            else:
                sheet.write_blank(row, len(LINES) - 1, None, text)
        sheet.freeze_panes(1, 0)
        if row:
            sheet.autofilter(0, 0, row, len(LINES) - 1)
        sheet.repeat_rows(0)
        on_paper(sheet)

    def _line(self, it: Planned) -> tuple[str, ...]:
        day = ""
        if it.starts_at is not None:
            day = f"{self.t.day(it.starts_at, it.zone)}, {clock(it.starts_at, it.zone)}"
        due = due_words(self.t, it.due) or self._say("event-plan-above-row")
        state = self._say(f"event-plan-state-{it.state(self.at)}")
        return due, kind_name(it.kind, self.t), it.title, it.whom, it.lead, day, state

    def _counted(self, book: Any, sheet: Any) -> None:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        made = self._say("event-plan-made", day=self.t.day(self.at, self.zone), time=clock(self.at, self.zone))
        rules = ("plan", "held", "unmarked", "dated", "undated", "overdue", "cancelled", "above", "dropped")
        for row, words in enumerate([made, *(self._say(f"event-plan-how-{rule}") for rule in rules)]):
            sheet.write_string(row, 0, words, wrapped)
        sheet.set_column(0, 0, 110)
        on_paper(sheet)

    def _title(self) -> str:
        return self._say("event-plan-title-plain", year=self._year())

    def _year(self) -> str:
        return year_name(self.plan.year)

    def _say(self, key: str, **args: str | int) -> str:
        return plain(self.t(key, **args))
