"""What every paper of mentoring has: its head, its footer, names or empty lines, days and hours in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.paper import Cell, Column, Paper, Table, Words
from bot.texts import T, plain
from rules.periods import period_code
from storage.documents import Document
from storage.journal import Entry

FIGURE, TEXT = True, False


@dataclass(frozen=True, slots=True)
class Frame:
    """`at`: UTC seconds, the moment it was asked for; its day is that of `zone`."""

    t: T
    zone: str
    at: int
    document: Document

    def say(self, key: str, **args: str | int) -> str:
        return plain(self.t(key, **args))

    @property
    def today(self) -> date:
        return self.day(self.at)

    @property
    def last(self) -> date:
        """The last day of the period: of one that goes on, today."""
        return self.document.period_to or self.today

    @property
    def title(self) -> str:
        return self.say(f"paper-title-{self.document.kind}")

    def within(self, day: date) -> bool:
        return self.document.period_from <= day <= self.last

    def paper(
        self, facts: Sequence[tuple[str, str]], parts: Sequence[Table | Words], signs: Sequence[tuple[str, str]], *,
        main: int = 0, period: str = "", approved: bool = False, wide: bool = False,
    ) -> Paper:  # fmt: skip
        return Paper(
            title=self.title,
            number=self.document.sign,
            period=period,
            organisation=self.document.organisation_name,
            approval=(self.say("paper-approve"), self.say("paper-head")) if approved else (),
            facts=facts,
            parts=parts,
            main=main,
            signs=signs,
            said={key: self.say(f"paper-{key}") for key in ("page", "of", "signature", "name", "date-of", "date")},
            footer=self.say("paper-footer", day=self.on(self.today)),
            locale=self.t.locale,
            wide=wide,
        )

    def period(self) -> str:
        """«II четверть: 1 ноября 2026 – 31 декабря 2026»."""
        since, until = self.document.period_from, self.last
        name = self.say(f"period-{period_code(since, self.document.period_to)}")
        return self.say(
            "paper-period", name=name[:1].upper() + name[1:], **{"from": self.on(since), "to": self.on(until)}
        )

    def dates(self, since: date, until: date) -> str:
        return self.say("paper-dates-are", **{"from": self.on(since), "to": self.on(until)})

    def on(self, day: date) -> str:
        """«5 декабря 2026», in words as papers have it."""
        return str(format_date(day, "d MMMM y", locale=self.t.locale))

    def moment(self, at: int | None) -> str:
        """The day of UTC seconds in the reader's zone."""
        return "" if at is None else self.on(self.day(at))

    def day(self, at: int) -> date:
        return datetime.fromtimestamp(at, ZoneInfo(self.zone)).date()

    def time(self, minutes: int) -> str:
        """«12 ч 30 мин»."""
        return self.say("paper-time", hours=str(minutes // 60), minutes=str(minutes % 60))

    def columns(self, *columns: tuple[str, int, bool]) -> list[Column]:
        return [Column(self.say(f"paper-{key}"), share, figure) for key, share, figure in columns]

    def by_form(self, counted: Sequence[tuple[Entry, bool]], below: Sequence[str] = ()) -> Table:
        """Meetings, minutes confirmed and not, for each form there was."""
        forms = list(dict.fromkeys(entry.form for entry, _ in counted))
        rows: list[list[Cell]] = []
        for form in forms:
            own = [(entry, sure) for entry, sure in counted if entry.form == form]
            rows.append([self.say(f"meeting-form-{form}"), len(own), minutes(own, True), minutes(own, False)])
        return Table(
            self.say("paper-by-form"),
            self.columns(
                ("entry-form", 40, TEXT), ("count", 16, FIGURE), ("minutes-confirmed", 22, FIGURE),
                ("minutes-unconfirmed", 22, FIGURE),
            ),
            rows,
            self.say("paper-no-entries"),
            below,
        )  # fmt: skip

    def sums(self, counted: Sequence[tuple[Entry, bool]]) -> list[str]:
        """Confirmed hours, and the others if there are any; nothing where there was no meeting."""
        if not counted:
            return []
        sure, open_ones = [it for it in counted if it[1]], [it for it in counted if not it[1]]
        said = [self.say("paper-sum-confirmed", hours=self.time(minutes(sure, True)), count=len(sure))]
        if open_ones:
            said.append(
                self.say("paper-sum-unconfirmed", hours=self.time(minutes(open_ones, False)), count=len(open_ones))
            )
        return said


def minutes(counted: Iterable[tuple[Entry, bool]], sure: bool) -> int:
    return sum(entry.minutes for entry, confirmed in counted if confirmed is sure)


def held_on(entry: Entry) -> datetime:
    """By the clock of the place where it was."""
    return datetime.fromtimestamp(entry.held_at, ZoneInfo(entry.zone))


def day_of(day: date | None) -> str:
    """«05.12.2026», in tables."""
    return f"{day:%d.%m.%Y}" if day else ""
