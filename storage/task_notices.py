"""What is said unasked of a pair's programme: rows of the outbox. Whoever draws one reads the programme again.

A day's steps are one reminder; what is added within a quarter of an hour, or done within an hour, is one notice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.mentoring import eve_of
from rules.zones import MOSCOW
from storage import outbox
from storage.db import Tx
from storage.outbox import Reminder

TOGETHER = 15 * 60  # seconds: a template brings thirty steps at once
HOUR = 3600  # seconds: whoever sits down to the programme marks several steps


@dataclass(frozen=True, slots=True)
class People:
    """The two of a pair; None for one who was deleted."""

    mentor: int | None
    mentee: int | None

    def other(self, person: int) -> int | None:
        return self.mentee if person == self.mentor else self.mentor


async def added(tx: Tx, pair: int, people: People, *, by: int, now: int) -> None:
    """`which` names the span of time whose steps the notice tells."""
    other = people.other(by)
    if other is None:
        return
    span = now // TOGETHER
    await outbox.put(
        tx, person=other, kind="task-added", subject=str(pair), which=str(span), due_at=(span + 1) * TOGETHER,
        quiet=True, now=now,
    )  # fmt: skip


async def marked(tx: Tx, pair: int, people: People, *, by: int, now: int) -> None:
    """The mentee has done a step: to the mentor, when the hour is over; `which` is the hour."""
    if by != people.mentee or people.mentor is None:
        return
    span = now // HOUR
    await outbox.put(
        tx, person=people.mentor, kind="task-done", subject=str(pair), which=str(span), due_at=(span + 1) * HOUR,
        quiet=True, now=now,
    )  # fmt: skip


async def commented(tx: Tx, task: int, people: People, comment: int, *, by: int, now: int) -> None:
    other = people.other(by)
    if other is not None:
        await outbox.put(
            tx, person=other, kind="task-comment", subject=str(task), which=str(comment), quiet=True, now=now
        )


async def remind(tx: Tx, pair: int, people: People, days: Iterable[date | None], *, now: int) -> None:
    """On the eve of each day, to the mentee by their own clock; `which` is the day. A late one is not written."""
    if people.mentee is None:
        return
    zone = await _zone(tx, people.mentee)
    ahead = sorted({day for day in days if day is not None and eve_of(day, zone)[0] > now})
    await outbox.put_reminders(tx, [_reminder(people.mentee, pair, day, zone) for day in ahead])


async def live_elsewhere(tx: Tx, person: int) -> None:
    """The mentee's evening comes at another time now. Only what was still to be said is said anew."""
    zone = await _zone(tx, person)
    rows = await tx.all(
        "SELECT DISTINCT t.pair, t.due_on FROM tasks t JOIN pairs p ON p.id = t.pair WHERE p.mentee = $1"
        " AND p.state IN ('active', 'paused') AND t.done_on IS NULL AND t.dropped_at IS NULL"
        " AND t.due_on IS NOT NULL ORDER BY t.pair, t.due_on",
        person,
    )
    await outbox.put_off(tx, [_reminder(person, row["pair"], date.fromisoformat(row["due_on"]), zone) for row in rows])


async def _zone(tx: Tx, person: int) -> str:
    zone: str = await tx.value("SELECT zone FROM people WHERE id = $1", person) or MOSCOW
    return zone


def _reminder(person: int, pair: int, day: date, zone: str) -> Reminder:
    due_at, expires_at = eve_of(day, zone)
    return Reminder(
        person=person, kind="task-due", subject=str(pair), which=day.isoformat(), due_at=due_at,
        expires_at=expires_at, quiet=True,
    )  # fmt: skip


async def added_in(tx: Tx, pair: int, span: int) -> set[int]:
    """The steps that came within the span of time that a notice names."""
    rows = await tx.all(
        "SELECT id FROM tasks WHERE pair = $1 AND made_at >= $2 AND made_at < $3",
        pair, span * TOGETHER, (span + 1) * TOGETHER,
    )  # fmt: skip
    return {row["id"] for row in rows}


async def done_in(tx: Tx, pair: int, span: int) -> set[int]:
    """The steps that the mentee did within the hour that a notice names, without those the mentee has written of: these
    words are a notice of their own."""
    rows = await tx.all(
        "SELECT t.id FROM tasks t JOIN pairs p ON p.id = t.pair WHERE t.pair = $1 AND t.done_by = p.mentee"
        " AND t.done_at >= $2 AND t.done_at < $3 AND NOT EXISTS (SELECT 1 FROM task_comments c"
        " WHERE c.task = t.id AND c.person = t.done_by AND c.at >= t.done_at)",
        pair, span * HOUR, (span + 1) * HOUR,
    )  # fmt: skip
    return {row["id"] for row in rows}
