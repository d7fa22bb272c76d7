"""Meetings of a mentor and a mentee as the two of them read them; arranging.py changes them."""

from dataclasses import dataclass

from rules.meetings import in_step
from storage.db import Row, Tx
from storage.mentors import NAME


@dataclass(frozen=True, slots=True)
class Meeting:
    """Times are UTC seconds. `state`: proposed, planned, held, missed, cancelled, declined or lapsed.

    `options`: the times of a proposal, the first has number 1; `starts_at` is the earliest of them until one is chosen.
    `version` grows with each change of time; `every` is weeks between the meetings of a series, 0 for a single one;
    `series`: its first meeting; `was_at`: the time that was moved from, as the other one knows it; `row_moves`: those
    that follow in its series are proposed to move with it.
    """

    id: int
    pair: int
    mentor: int | None
    mentee: int | None
    mentor_name: str
    mentee_name: str
    mentor_zone: str | None
    mentee_zone: str | None
    proposed_by: int | None
    form: str
    task: int | None
    task_title: str
    place: str
    starts_at: int
    ends_at: int
    minutes: int
    zone: str
    state: str
    version: int
    reason: str
    every: int
    series: int | None
    was_at: int | None
    row_moves: bool
    changed_at: int
    options: tuple[int, ...]

    @property
    def first(self) -> int:
        """Of its series: itself, if it is none of one."""
        return self.series or self.id

    @property
    def known_at(self) -> int:
        """The start both know of: of one that is being moved the old one."""
        return self.starts_at if self.was_at is None else self.was_at

    def other(self, person: int) -> int | None:
        """Whom this one of the two meets."""
        return self.mentee if person == self.mentor else self.mentor

    def name_of_other(self, person: int) -> str:
        return self.mentee_name if person == self.mentor else self.mentor_name

    def zone_of_other(self, person: int) -> str | None:
        return self.mentee_zone if person == self.mentor else self.mentor_zone

    def ahead(self, now: int) -> bool:
        """Planned and not over, or a proposal that may still be answered."""
        if self.state == "planned":
            return now < self.ends_at
        return self.state == "proposed" and now < self.options[-1]


_MEETINGS = f"""
    SELECT m.id, m.pair, p.mentor, p.mentee, {NAME.format("a")} AS mentor_name, {NAME.format("b")} AS mentee_name,
           a.zone AS mentor_zone, b.zone AS mentee_zone, m.proposed_by, m.form, m.task,
           COALESCE(k.title, '') AS task_title, m.place, m.starts_at, m.minutes, m.zone, m.state, m.version, m.reason,
           m.every, m.series, m.was_at, m.row_moves, m.changed_at
    FROM meetings m JOIN pairs p ON p.id = m.pair LEFT JOIN people a ON a.id = p.mentor
    LEFT JOIN people b ON b.id = p.mentee LEFT JOIN tasks k ON k.id = m.task
"""


async def meeting(tx: Tx, number: int) -> Meeting | None:
    found = await _read(tx, "WHERE m.id = $1", number)
    return found[0] if found else None


async def lock(tx: Tx, number: int) -> Meeting | None:
    """Nobody changes it, or ends or pauses its pair, until the transaction ends."""
    await tx.one("SELECT id FROM pairs WHERE id = (SELECT pair FROM meetings WHERE id = $1) FOR NO KEY UPDATE", number)
    return await meeting(tx, number)


async def ahead(tx: Tx, person: int, *, now: int, pair: int | None = None) -> list[Meeting]:
    """Planned ones that are not over and proposals that may still be answered, of all pairs or of one; by time."""
    return await _read(
        tx,
        "WHERE (p.mentor = $1 OR p.mentee = $1) AND (CAST($2 AS BIGINT) IS NULL OR m.pair = $2)"
        " AND (m.state = 'planned' AND m.starts_at + m.minutes * 60 > $3 OR m.state = 'proposed' AND m.lapses_at > $3)"
        " ORDER BY m.starts_at, m.id",
        person, pair, now,
    )  # fmt: skip


async def of_pair(tx: Tx, pair: int, *, since: int, until: int) -> list[Meeting]:
    """All that begin in this time, whatever became of them; `until` is outside."""
    return await _read(
        tx,
        "WHERE m.pair = $1 AND m.starts_at >= $2 AND m.starts_at < $3 ORDER BY m.starts_at, m.id",
        pair, since, until,
    )  # fmt: skip


async def clashes(tx: Tx, person: int, *, starts_at: int, ends_at: int) -> list[Meeting]:
    """Planned meetings of the person that go on at that time; by their start."""
    return await _read(
        tx,
        "WHERE (p.mentor = $1 OR p.mentee = $1) AND m.state = 'planned' AND m.starts_at < $2"
        " AND m.starts_at + m.minutes * 60 > $3 ORDER BY m.starts_at, m.id",
        person, ends_at, starts_at,
    )  # fmt: skip


async def following(tx: Tx, of: Meeting) -> list[Meeting]:
    """This one and those of its series that come after it and are not decided yet."""
    return await _read(
        tx,
        "WHERE (m.id = $1 OR m.series = $2 AND m.starts_at > $3 AND m.state IN ('proposed', 'planned'))"
        " ORDER BY m.starts_at, m.id",
        of.id, of.first, of.known_at,
    )  # fmt: skip


async def row(tx: Tx, of: Meeting) -> list[Meeting]:
    """Those that follow in its series, are planned and were not moved apart: they may move with it."""
    found = await _read(
        tx,
        "WHERE m.series = $1 AND m.id <> $2 AND m.state = 'planned' AND m.starts_at > $3 ORDER BY m.starts_at, m.id",
        of.first, of.id, of.known_at,
    )  # fmt: skip
    return [it for it in found if in_step(it.starts_at, of.known_at, of.zone)]


async def of_series(tx: Tx, first: int) -> list[Meeting]:
    """Those that follow the first one, whatever became of them."""
    return await _read(tx, "WHERE m.series = $1 ORDER BY m.starts_at, m.id", first)


async def undecided(tx: Tx, pair: int, *, now: int) -> list[Meeting]:
    """Of the pair: those that are to begin, and all proposals."""
    return await _read(
        tx,
        "WHERE m.pair = $1 AND (m.state = 'planned' AND m.starts_at > $2 OR m.state = 'proposed')"
        " ORDER BY m.starts_at, m.id",
        pair, now,
    )  # fmt: skip


async def together(tx: Tx, of: Meeting) -> int:
    """How many that follow in its series came into its state at the same moment: planned or cancelled with it."""
    count: int = await tx.value(
        "SELECT count(*) FROM meetings WHERE series = $1 AND starts_at > $2 AND state = $3 AND changed_at = $4",
        of.first, of.known_at, of.state, of.changed_at,
    )  # fmt: skip
    return count


async def _read(tx: Tx, where: str, *args: int | None) -> list[Meeting]:
    rows = await tx.all(f"{_MEETINGS} {where}", *args)
    if not rows:
        return []
    holes = ", ".join(f"${n}" for n in range(1, len(rows) + 1))
    options = await tx.all(
        f"SELECT meeting, starts_at FROM meeting_options WHERE meeting IN ({holes}) ORDER BY meeting, number",
        *(row["id"] for row in rows),
    )
    of: dict[int, list[int]] = {}
    for option in options:
        of.setdefault(option["meeting"], []).append(option["starts_at"])
    return [_meeting(row, tuple(of.get(row["id"], ()))) for row in rows]


def _meeting(row: Row, options: tuple[int, ...]) -> Meeting:
    return Meeting(
        row["id"], row["pair"], row["mentor"], row["mentee"], row["mentor_name"], row["mentee_name"],
        row["mentor_zone"], row["mentee_zone"], row["proposed_by"], row["form"], row["task"], row["task_title"],
        row["place"], row["starts_at"], row["starts_at"] + row["minutes"] * 60, row["minutes"], row["zone"],
        row["state"], row["version"], row["reason"], row["every"], row["series"], row["was_at"],
        bool(row["row_moves"]), row["changed_at"], options,
    )  # fmt: skip
