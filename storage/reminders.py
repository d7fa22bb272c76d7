"""What people hear of a session they have a seat at, and its hosts after it: rows of the outbox, by its version.

Written when the seat is taken or the time moves; whoever draws a row reads the fact again and says nothing that is old.
"""

from collections.abc import Iterable

from rules.reminders import UNFINISHED, UNMARKED, day_before, hour_before
from storage import outbox
from storage.db import Tx
from storage.sessions import Session


async def remind(tx: Tx, session: Session, person: int, *, now: int) -> None:
    """A day and an hour before the start, and after it if no mark is there. What would be late is not written."""
    zone = await tx.value("SELECT zone FROM people WHERE id = $1", person) or session.zone
    hour = hour_before(session.starts_at)
    rows = (
        ("session-reminder", f"{session.version}.day", day_before(session.starts_at, zone), hour, True),
        ("session-reminder", f"{session.version}.hour", hour, session.starts_at, False),
        ("session-unmarked", str(session.version), session.starts_at + UNMARKED, session.ends_at, False),
    )
    for kind, which, due_at, expires_at, quiet in rows:
        if due_at > now:
            await outbox.put(
                tx, person=person, kind=kind, subject=str(session.id), which=which, lane=outbox.REMINDERS,
                due_at=due_at, expires_at=expires_at, quiet=quiet, now=now,
            )  # fmt: skip


async def forget(tx: Tx, session: Session, person: int | None, *, now: int) -> None:
    """The person's seat is no more; None: nobody's is, or the time is another."""
    for kind in ("session-reminder", "session-unmarked"):
        await outbox.void(tx, kind=kind, subject=str(session.id), person=person, now=now)


async def remind_hosts(tx: Tx, session: Session, people: Iterable[int], *, now: int) -> None:
    """After the end, if the list is not finished; only the newest time counts."""
    await outbox.void(tx, kind="host-unmarked", subject=str(session.id), now=now)
    for person in people:
        await outbox.put(
            tx, person=person, kind="host-unmarked", subject=str(session.id), which=str(session.version),
            lane=outbox.REMINDERS, due_at=session.ends_at + UNFINISHED, quiet=True, now=now,
        )  # fmt: skip
