"""Mentoring of a school as its curator sees it, and of many schools in figures. No words of any pair are read here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rules.board import PARTS, UNCONFIRMED, parts, young_since
from rules.holidays import Holiday
from rules.silence import mentor_hears, silent_days
from storage import mentors, pairs, silence
from storage.db import Row, Tx
from storage.mentors import Seeker
from storage.pairs import Pair

LIVE = ("proposed", "active", "paused")
LAST = 5  # pulses in the mean
ENOUGH = 3  # fewer of them are one evening, not a mean
# The schools of a scope $1: a region's code is text, other places are numbers.
_WITHIN = {"all": "$1 = ''", "region": "m.region = $1", "municipality": "m.id = $1", "organisation": "o.id = $1"}


@dataclass(frozen=True, slots=True)
class Look:
    """The moment and the place from which the board is looked at: silence and days are counted there."""

    now: int
    today: date
    zone: str
    holidays: Sequence[Holiday]


@dataclass(frozen=True, slots=True)
class Line:
    """A pair. `silent`: days, 0 for one that is not; `steps` past their day; `entries` unconfirmed for over a week."""

    pair: Pair
    parts: Sequence[str]
    silent: int
    steps: int
    entries: int


@dataclass(frozen=True, slots=True)
class Board:
    """`without`: those who look for a mentor first, then the young. `untold`: how many have not said since when they
    teach, and do not look for one."""

    without: Sequence[Seeker]
    untold: Sequence[Seeker]
    lines: Sequence[Line]

    def of(self, part: str) -> list[Line]:
        return [line for line in self.lines if part in line.parts]


@dataclass(slots=True)
class Figures:
    """A school in figures."""

    organisation: int
    name: str
    municipality: str
    open: int = 0
    without: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))


@dataclass(frozen=True, slots=True)
class Pulse:
    """The mean of the last ones, 1 to 4; None where fewer than three were answered."""

    useful: float | None
    clear: float | None


async def board(tx: Tx, organisation: int, look: Look) -> Board:
    seekers = await mentors.seekers(tx, organisation, today=look.today)
    steps, entries = await _late(tx, "organisation", organisation, look)
    lines = [
        line(pair, look, steps.get(pair.id, 0), entries.get(pair.id, 0))
        for pair in await pairs.of_organisation(tx, organisation, states=LIVE)
    ]
    return Board([it for it in seekers if _told(it)], [it for it in seekers if not _told(it)], lines)


def _told(seeker: Seeker) -> bool:
    return seeker.wished_at is not None or seeker.service_year is not None


def line(pair: Pair, look: Look, steps: int, entries: int) -> Line:
    since = silence.since(pair)
    silent = pair.state == "active" and mentor_hears(since, look.now, look.zone, look.holidays)
    days = silent_days(since, look.now, look.zone, look.holidays) if silent else 0
    inside = parts(pair.state, silent=silent, overdue=bool(steps or entries), ends_on=pair.ends_on, today=look.today)
    return Line(pair, tuple(inside), days, steps, entries)


async def late(tx: Tx, pair: int, look: Look) -> tuple[int, int]:
    """How many steps are past their day, and entries unconfirmed for over a week."""
    steps = await tx.value(
        "SELECT count(*) FROM tasks WHERE pair = $1 AND due_on < $2 AND done_on IS NULL AND dropped_at IS NULL",
        pair, look.today.isoformat(),
    )  # fmt: skip
    entries = await tx.value(
        "SELECT count(*) FROM entry_pairs x JOIN entries e ON e.id = x.entry"
        " WHERE x.pair = $1 AND x.state = 'waiting' AND e.changed_at < $2",
        pair, look.now - UNCONFIRMED,
    )  # fmt: skip
    return steps, entries


async def _late(tx: Tx, kind: str, scope: str | int, look: Look) -> tuple[dict[int, int], dict[int, int]]:
    """The same for all live pairs of the scope that have any."""
    inside = f"""
        JOIN organisations o ON o.id = p.organisation JOIN municipalities m ON m.id = o.municipality
        WHERE {_WITHIN[kind]} AND p.state IN ('active', 'paused')
    """
    steps = await tx.all(
        f"SELECT t.pair, count(*) AS number FROM tasks t JOIN pairs p ON p.id = t.pair {inside}"
        " AND t.due_on < $2 AND t.done_on IS NULL AND t.dropped_at IS NULL GROUP BY t.pair",
        scope, look.today.isoformat(),
    )  # fmt: skip
    entries = await tx.all(
        "SELECT x.pair, count(*) AS number FROM entry_pairs x JOIN entries e ON e.id = x.entry"
        f" JOIN pairs p ON p.id = x.pair {inside} AND x.state = 'waiting' AND e.changed_at < $2 GROUP BY x.pair",
        scope, look.now - UNCONFIRMED,
    )  # fmt: skip
    return {row["pair"]: row["number"] for row in steps}, {row["pair"]: row["number"] for row in entries}


async def figures(tx: Tx, kind: str, place: str, look: Look) -> list[Figures]:
    """The schools of a scope, as roles have them, with a live pair or somebody without a mentor; by name."""
    found: dict[int, Figures] = {}
    scope = int(place) if kind in ("municipality", "organisation") else place
    steps, entries = await _late(tx, kind, scope, look)
    rows = await tx.all(
        f"""
        SELECT o.id AS organisation, o.name, m.name AS municipality, p.id, p.state, p.ends_on,
               COALESCE(p.began_at, 0) AS began, COALESCE(p.held_at, 0) AS held, COALESCE(p.resumed_at, 0) AS resumed
        FROM pairs p JOIN organisations o ON o.id = p.organisation JOIN municipalities m ON m.id = o.municipality
        WHERE {_WITHIN[kind]} AND p.state IN ('proposed', 'active', 'paused')
        """,
        scope,
    )
    for row in rows:
        of = found.setdefault(row["organisation"], Figures(row["organisation"], row["name"], row["municipality"]))
        since = max(row["began"], row["held"], row["resumed"])
        of.open += row["state"] != "proposed"
        for part in parts(
            row["state"],
            silent=mentor_hears(since, look.now, look.zone, look.holidays),
            overdue=row["id"] in steps or row["id"] in entries,
            ends_on=date.fromisoformat(row["ends_on"]),
            today=look.today,
        ):
            of.counts[part] += 1
    for row in await _without(tx, kind, scope, look):
        of = found.setdefault(row["organisation"], Figures(row["organisation"], row["name"], row["municipality"]))
        of.without = row["number"]
    return sorted(found.values(), key=lambda it: (it.municipality, it.name, it.organisation))


async def _without(tx: Tx, kind: str, scope: str | int, look: Look) -> Sequence[Row]:
    """As storage.mentors.seekers has them, without those who have not said since when they teach."""
    return await tx.all(
        f"""
        SELECT o.id AS organisation, o.name, m.name AS municipality, count(*) AS number
        FROM people p JOIN organisations o ON o.id = p.organisation JOIN municipalities m ON m.id = o.municipality
        LEFT JOIN mentor_wishes w ON w.person = p.id
        WHERE {_WITHIN[kind]} AND p.known = 1 AND (w.person IS NOT NULL OR p.service_year > $2)
        AND NOT EXISTS (SELECT 1 FROM pairs x WHERE x.mentee = p.id AND x.state IN ('proposed', 'active', 'paused'))
        GROUP BY o.id, o.name, m.name
        """,
        scope, young_since(look.today),
    )  # fmt: skip


async def pulse(tx: Tx, pair: int) -> Pulse:
    rows = await tx.all(
        f"SELECT useful, clear FROM pulses WHERE pair = $1 ORDER BY answered_at DESC, entry DESC LIMIT {LAST}", pair
    )
    return Pulse(_mean([row["useful"] for row in rows]), _mean([row["clear"] for row in rows]))


def _mean(answers: Sequence[int | None]) -> float | None:
    given = [answer for answer in answers if answer is not None]
    return sum(given) / len(given) if len(given) >= ENOUGH else None
