"""The journal of pairs as their people and curators read it; entries.py writes it.

An entry of a group is one meeting of several pairs of one mentor, each mentee answers for themself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules.entries import EDITABLE
from storage.db import Row, Tx
from storage.mentors import NAME

EVER = 2**53


@dataclass(frozen=True, slots=True)
class EntryPair:
    """One pair of an entry. `state`: waiting, confirmed or corrected; `remark` is the mentee's own words.

    `mentee` is None, and the name empty, once they were deleted.
    """

    pair: int
    mentee: int | None
    mentee_name: str
    state: str
    remark: str
    answered_at: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """`held_at` is UTC seconds; of a meeting that was not planned only its day in `zone` is known. `due_on`: until when
    the agreement holds. `version` grows with each change. `confirmed`: by one of its mentees at least, and nobody's
    correction is open."""

    id: int
    mentor: int | None
    mentor_name: str
    meeting: int | None
    held_at: int
    zone: str
    minutes: int
    form: str
    task: int | None
    theme: str
    done: str
    difficulty: str
    agreement: str
    due_on: date | None
    written_at: int
    changed_at: int
    version: int
    confirmed: bool
    pairs: tuple[EntryPair, ...]

    def of(self, pair: int) -> EntryPair | None:
        return next((one for one in self.pairs if one.pair == pair), None)

    def answered_by(self, person: int) -> EntryPair | None:
        """The pair in which this person is the mentee."""
        return next((one for one in self.pairs if one.mentee == person), None)

    def locked(self, now: int) -> bool:
        """The mentor changes it no more."""
        return now >= self.written_at + EDITABLE


@dataclass(frozen=True, slots=True)
class Totals:
    """`by_form`: how many entries of each form, only of those there are."""

    entries: int
    minutes: int
    confirmed: int
    confirmed_minutes: int
    by_form: Mapping[str, int]


_CONFIRMED = """
    EXISTS (SELECT 1 FROM entry_pairs y WHERE y.entry = e.id AND y.state = 'confirmed')
    AND NOT EXISTS (SELECT 1 FROM entry_pairs y WHERE y.entry = e.id AND y.state = 'corrected')
"""
_ENTRIES = f"""
    SELECT e.id, e.mentor, {NAME.format("m")} AS mentor_name, e.meeting, e.held_at, e.zone, e.minutes, e.form, e.task,
           e.theme, e.done, e.difficulty, e.agreement, e.due_on, e.written_at, e.changed_at, e.version,
           CASE WHEN {_CONFIRMED} THEN 1 ELSE 0 END AS confirmed
    FROM entries e LEFT JOIN people m ON m.id = e.mentor
"""
_OF_PAIR, _OF_MENTOR = "JOIN entry_pairs x ON x.entry = e.id WHERE x.pair = $1", "WHERE e.mentor = $1"
_WITHIN = "AND e.held_at >= $2 AND e.held_at < $3"


async def entry(tx: Tx, number: int) -> Entry | None:
    found = await _read(tx, f"{_ENTRIES} WHERE e.id = $1", number)
    return found[0] if found else None


async def of_meeting(tx: Tx, meeting: int) -> int | None:
    """The number of the entry about a planned meeting, if it was written."""
    found: int | None = await tx.value("SELECT id FROM entries WHERE meeting = $1", meeting)
    return found


async def of_pair(
    tx: Tx, pair: int, *, since: int = 0, until: int = EVER, limit: int = 1000, offset: int = 0
) -> list[Entry]:
    """Newest first; `until` is outside. All pairs of a group entry are in it: show only the reader's own."""
    return await _newest(tx, _OF_PAIR, pair, since, until, limit, offset)


async def of_mentor(tx: Tx, mentor: int, *, since: int = 0, until: int = EVER, limit: int = 1000) -> list[Entry]:
    """Newest first, of all their pairs; `until` is outside."""
    return await _newest(tx, _OF_MENTOR, mentor, since, until, limit, 0)


async def _newest(tx: Tx, whose: str, *given: int) -> list[Entry]:
    return await _read(
        tx, f"{_ENTRIES} {whose} {_WITHIN} ORDER BY e.held_at DESC, e.id DESC LIMIT $4 OFFSET $5", *given
    )


async def totals_of_pair(tx: Tx, pair: int, *, since: int = 0, until: int = EVER) -> Totals:
    return await _totals(tx, _OF_PAIR, "x.state = 'confirmed'", pair, since, until)


async def totals_of_mentor(tx: Tx, mentor: int, *, since: int = 0, until: int = EVER) -> Totals:
    """A group entry counts once."""
    return await _totals(tx, _OF_MENTOR, _CONFIRMED, mentor, since, until)


async def _totals(tx: Tx, whose: str, confirmed: str, *given: int) -> Totals:
    rows = await tx.all(
        f"""
        SELECT e.form, count(*) AS entries, CAST(sum(e.minutes) AS BIGINT) AS minutes,
               CAST(sum(CASE WHEN {confirmed} THEN 1 ELSE 0 END) AS BIGINT) AS confirmed,
               CAST(sum(CASE WHEN {confirmed} THEN e.minutes ELSE 0 END) AS BIGINT) AS confirmed_minutes
        FROM entries e {whose} {_WITHIN} GROUP BY e.form ORDER BY e.form
        """,
        *given,
    )
    return Totals(
        entries=sum(row["entries"] for row in rows),
        minutes=sum(row["minutes"] for row in rows),
        confirmed=sum(row["confirmed"] for row in rows),
        confirmed_minutes=sum(row["confirmed_minutes"] for row in rows),
        by_form={row["form"]: row["entries"] for row in rows},
    )


async def _read(tx: Tx, sql: str, *args: int) -> list[Entry]:
    rows = await tx.all(sql, *args)
    if not rows:
        return []
    holes = ", ".join(f"${n}" for n in range(1, len(rows) + 1))
    answers = await tx.all(
        f"SELECT x.entry, x.pair, p.mentee, {NAME.format('m')} AS mentee_name, x.state, x.remark, x.answered_at"
        " FROM entry_pairs x JOIN pairs p ON p.id = x.pair LEFT JOIN people m ON m.id = p.mentee"
        f" WHERE x.entry IN ({holes}) ORDER BY x.entry, mentee_name, x.pair",
        *(row["id"] for row in rows),
    )
    pairs: dict[int, list[EntryPair]] = {}
    for one in answers:
        pairs.setdefault(one["entry"], []).append(
            EntryPair(
                one["pair"], one["mentee"], one["mentee_name"], one["state"], one["remark"], one["answered_at"]
            )
        )  # fmt: skip
    return [_entry(row, tuple(pairs.get(row["id"], ()))) for row in rows]


def _entry(row: Row, pairs: tuple[EntryPair, ...]) -> Entry:
    return Entry(
        row["id"], row["mentor"], row["mentor_name"], row["meeting"], row["held_at"], row["zone"], row["minutes"],
        row["form"], row["task"], row["theme"], row["done"], row["difficulty"], row["agreement"],
        date.fromisoformat(row["due_on"]) if row["due_on"] else None, row["written_at"], row["changed_at"],
        row["version"], bool(row["confirmed"]), pairs,
    )  # fmt: skip
