"""What people who were at an event say of it: asked once, without names for whoever reads it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rules import feedback as rules
from rules.attendance import CREDITED
from rules.reading import fold
from storage import outbox
from storage.db import Row, Tx
from storage.outbox import Reminder

_WAS_THERE = f"a.mark IN ({', '.join(repr(mark) for mark in CREDITED)})"
_ZONE = "COALESCE(p.zone, s.zone)"


class NotThere(LookupError):
    """There is no such event, or the person is not marked as having come."""


class NotNow(Exception):
    """The event is not over yet, or the answer was open for long enough."""


class Unrated(Exception):
    """Words come after the figure."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one person may say, and has said. `useful` 1 to 5, None: nothing yet; `until`: UTC seconds."""

    session: int
    title: str
    kind: str
    ends_at: int
    until: int
    useful: int | None
    takes: str
    lacks: str

    def is_open(self, now: int) -> bool:
        return self.ends_at <= now < self.until


@dataclass(frozen=True, slots=True)
class Summed:
    """What all say. Of fewer than rules.ENOUGH only how many: no `mean`, no words. Words go by the alphabet, so that
    their order tells nothing."""

    count: int
    mean: float | None
    marks: Sequence[int]
    takes: Sequence[str]
    lacks: Sequence[str]


async def ask(tx: Tx, session: int, people: Collection[int], *, now: int) -> None:
    """Those of them who are marked as having come to this event are asked in time; asked again is asked once."""
    if not people:
        return
    holes = ", ".join(f"${n}" for n in range(2, len(people) + 2))
    rows = await tx.all(
        f"SELECT a.person, s.ends_at, {_ZONE} AS zone FROM attendance a JOIN sessions s ON s.id = a.session"
        f" JOIN people p ON p.id = a.person WHERE a.session = $1 AND s.event IS NOT NULL AND {_WAS_THERE}"
        f" AND a.person IN ({holes}) ORDER BY a.person",
        session, *people,
    )  # fmt: skip
    if rows:
        await outbox.put_reminders(tx, [_question(session, row, now) for row in rows])


def _question(session: int, row: Row, now: int) -> Reminder:
    ends_at, zone = row["ends_at"], row["zone"]
    return Reminder(
        person=row["person"], kind="feedback", subject=str(session), which="",
        due_at=rules.asks_at(ends_at, now, zone), expires_at=rules.open_until(ends_at, now, zone), quiet=True,
    )  # fmt: skip


async def asked(tx: Tx, session: int, person: int) -> Asked:
    """Raises NotThere."""
    row = await tx.one(
        f"SELECT s.id, s.title, e.kind, s.ends_at, a.marked_at, {_ZONE} AS zone, f.useful, f.takes, f.lacks"
        " FROM attendance a JOIN sessions s ON s.id = a.session JOIN events e ON e.id = s.event"
        " JOIN people p ON p.id = a.person"
        " LEFT JOIN feedback f ON f.session = a.session AND f.person = a.person"
        f" WHERE a.session = $1 AND a.person = $2 AND s.state = 'planned' AND {_WAS_THERE}",
        session, person,
    )  # fmt: skip
    if row is None:
        raise NotThere(session)
    until = rules.open_until(row["ends_at"], row["marked_at"], row["zone"])
    return Asked(
        row["id"], row["title"], row["kind"], row["ends_at"], until, row["useful"], row["takes"] or "",
        row["lacks"] or "",
    )  # fmt: skip


async def rate(tx: Tx, session: int, person: int, useful: int, *, now: int) -> None:
    """The same again changes nothing; words stay. Raises NotThere, NotNow; ValueError for another figure."""
    if useful not in rules.SCALE:
        raise ValueError(f"not a figure of the scale: {useful}")
    await _open(tx, session, person, now)
    await tx.run(
        "INSERT INTO feedback (session, person, useful, at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (session, person) DO UPDATE SET useful = excluded.useful, at = excluded.at"
        " WHERE feedback.useful <> excluded.useful",
        session, person, useful, now,
    )  # fmt: skip


async def say(tx: Tx, session: int, person: int, part: str, words: str, *, now: int) -> None:
    """`part`: takes or lacks; no words take back what was said. Raises NotThere, NotNow, Unrated, ValueError."""
    if part not in rules.PARTS or len(words) > rules.WORDS:
        raise ValueError(f"not what is asked: {part}, {len(words)} letters")
    if (await _open(tx, session, person, now)).useful is None:
        raise Unrated(session)
    await tx.run(
        f"UPDATE feedback SET {part} = $1, at = $2 WHERE session = $3 AND person = $4", words, now, session, person
    )


async def _open(tx: Tx, session: int, person: int, now: int) -> Asked:
    there = await asked(tx, session, person)
    if not there.is_open(now):
        raise NotNow(session)
    return there


async def summed(tx: Tx, session: int) -> Summed:
    """Of all who said something, whatever their mark is by now: an organiser who takes one mark back would see by
    subtraction what that person said."""
    rows = await tx.all("SELECT useful, takes, lacks FROM feedback WHERE session = $1", session)
    if len(rows) < rules.ENOUGH:
        return Summed(len(rows), None, (), (), ())
    figures = [row["useful"] for row in rows]
    words = {part: sorted((row[part] for row in rows if row[part]), key=fold) for part in rules.PARTS}
    return Summed(
        len(rows), sum(figures) / len(rows), [figures.count(figure) for figure in rules.SCALE], words[rules.TAKES],
        words[rules.LACKS],
    )  # fmt: skip
