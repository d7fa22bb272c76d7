"""The requests of a place as XLSX: who, which programme, how it stands, dates and documents. No results are in it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot import places as names
from bot.guards import NotAllowed
from bot.mentoring import written
from bot.paper import Cell, Column, Paper, Table, as_sheets
from bot.request_desk import reason
from bot.requesting import desk_place
from bot.texts import T, plain
from jobs.askers import asker
from jobs.words import speaker
from rules.request_desk import REFUSED, VIEWS
from storage import request_board
from storage.db import Database
from storage.jobs import Job
from storage.request_board import Case

MOST = 5000  # requests of a list
COLUMNS = (
    *(("number", 4, True), ("name", 17, False), ("school", 15, False), ("programme", 20, False), ("hours", 5, True)),
    *(("state", 11, False), ("asked", 6, False), ("enrolled", 6, False), ("registry", 5, False)),
    *(("paper", 5, False), ("day", 6, False)),
    *(("given", 5, True),),
)


class RequestFile:
    """Of the place `job.args["at"]`, if its requests are still its person's to decide when it is made. `admins` are the
    addresses of ADMIN_IDS."""

    def __init__(self, admins: frozenset[str]) -> None:
        self._admins = admins

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        t, zone = speaker(job.args["locale"]), job.args["zone"]
        async with db.read() as tx:
            person = await asker(tx, job, self._admins)
            try:
                scope = await desk_place(tx, person, job.args["at"])
            except NotAllowed:
                return []
            found = {view: await request_board.listing(tx, scope, view, limit=MOST) for view in VIEWS}
            place = plain(await names.scope_name(tx, t, scope.kind, scope.id))
        made = Sheet(t, zone, job.args["now"]).draw(place, found)
        return [(f"{made.title}.xlsx", await asyncio.to_thread(as_sheets, made, job.args["now"]))]


@dataclass(frozen=True, slots=True)
class Sheet:
    t: T
    zone: str
    now: int

    def draw(self, place: str, found: dict[str, list[Case]]) -> Paper:
        """What waits stands first."""
        cases = [(view, case) for view, cases in found.items() for case in cases]
        lines = [self._line(n, view, case) for n, (view, case) in enumerate(cases, 1)]
        columns = [Column(self._say(f"desk-file-column-{key}"), share, figure) for key, share, figure in COLUMNS]
        today = datetime.fromtimestamp(self.now, ZoneInfo(self.zone)).date()
        return Paper(
            title=self._say("desk-file"), number="", organisation=place,
            period=self._say("desk-file-day", day=written(self.t, today)),
            approval=(), facts=(), parts=[Table("", columns, lines, self._say("desk-file-none"))], main=0, signs=(),
            said={}, footer=self._say("desk-file-footer"), locale=self.t.locale, wide=True,
        )  # fmt: skip

    def _line(self, number: int, view: str, case: Case) -> list[Cell]:
        it, document = case.request, case.request.document
        place = ", ".join(part for part in (case.organisation_name, case.municipality_name) if part)
        asked = datetime.fromtimestamp(it.asked_at, ZoneInfo(self.zone)).date()
        paper: list[Cell] = [document.number, _day(document.day), document.hours] if document else ["", "", ""]
        return [
            number, case.name, place, case.title, case.hours or "", self._state(view, case), _day(asked),
            _day(it.enrolled_on), it.registry_number or "", *paper,
        ]  # fmt: skip

    def _state(self, view: str, case: Case) -> str:
        why = plain(reason(case.request, self.t)) if view == REFUSED else ""
        return self._say(f"desk-state-{view}", reason=why)

    def _say(self, key: str, **args: str) -> str:
        return plain(self.t(key, **args))


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
