"""What people hear of a session they have a seat at, and its hosts after it: rows of the outbox, by its version.

Written when the seat is taken or the time moves; whoever draws a row reads the fact again and says nothing that is old.
"""

from collections.abc import Iterable
from typing import Any

from rules.reminders import APPLIED, DOOR, UNFINISHED, UNMARKED, day_before, hour_before
from storage import outbox, sessions
from storage.db import Tx
from storage.outbox import Reminder
from storage.sessions import Session


async def remind(tx: Tx, session: Session, person: int, *, now: int) -> None:
    """A day and an hour before the start, and after it if no mark is there. What would be late is not written."""
    zone = await tx.value("SELECT zone FROM people WHERE id = $1", person) or session.zone
    await _remind(tx, session, zone, "SELECT CAST($1 AS BIGINT) AS person", person, now=now)


async def remind_all(tx: Tx, session: Session, *, now: int) -> None:
    """The same to everybody who has a seat: at once to those who live by one clock."""
    seated = "FROM seats x WHERE x.session = $1 AND x.state = 'seated'"
    zone = "COALESCE((SELECT p.zone FROM people p WHERE p.id = x.person), CAST($2 AS TEXT))"
    for row in await tx.all(f"SELECT DISTINCT {zone} AS zone {seated} ORDER BY zone", session.id, session.zone):
        people = f"SELECT DISTINCT x.person {seated} AND {zone} = $3"
        await _remind(tx, session, row["zone"], people, session.id, session.zone, row["zone"], now=now)


async def _remind(tx: Tx, session: Session, zone: str, people: str, *given: Any, now: int) -> None:
    hour = hour_before(session.starts_at)
    rows = (
        ("session-reminder", f"{session.version}.day", day_before(session.starts_at, zone), hour, True),
        ("session-reminder", f"{session.version}.hour", hour, session.starts_at, False),
        ("session-unmarked", str(session.version), session.starts_at + UNMARKED, session.ends_at, False),
    )
    for kind, which, due_at, expires_at, quiet in rows:
        if due_at > now:
            await outbox.put_each(
                tx, people, *given, kind=kind, subject=str(session.id), which=which, lane=outbox.REMINDERS,
                due_at=due_at, expires_at=expires_at, quiet=quiet, now=now,
            )  # fmt: skip


async def live_elsewhere(tx: Tx, person: int, *, now: int) -> None:
    """The person's evening comes at another time now: «за день» does too."""
    rows = await tx.all(
        "SELECT DISTINCT x.session, s.starts_at, s.version, p.zone FROM seats x JOIN sessions s ON s.id = x.session"
        " JOIN people p ON p.id = x.person WHERE x.person = $1 AND x.state = 'seated' AND s.state = 'planned'"
        " AND s.starts_at > $2 AND p.zone IS NOT NULL ORDER BY x.session",
        person, now,
    )  # fmt: skip
    await outbox.put_off(
        tx,
        [
            Reminder(
                person=person, kind="session-reminder", subject=str(row["session"]), which=f"{row['version']}.day",
                due_at=day_before(row["starts_at"], row["zone"]), expires_at=hour_before(row["starts_at"]), quiet=True,
            )
            for row in rows
        ],
    )  # fmt: skip


async def forget(tx: Tx, session: Session, person: int | None, *, now: int) -> None:
    """The person's seat is no more; None: nobody's is, or the time is another."""
    for kind in ("session-reminder", "session-unmarked"):
        await outbox.void(tx, kind=kind, subject=str(session.id), person=person, now=now)


async def remind_hosts(tx: Tx, session: Session, people: Iterable[int], *, now: int) -> None:
    """After the end, if the list is not finished; only the newest time counts."""
    await outbox.void(tx, kind="host-unmarked", subject=str(session.id), now=now)
    for person in people:
        await _remind_host(tx, person, session.id, str(session.version), session.ends_at, now=now)


async def remind_hosts_again(tx: Tx, session: Session, *, by: int, now: int) -> None:
    """Their list was opened again: what was said before it was finished does not count."""
    await outbox.void(tx, kind="host-unmarked", subject=str(session.id), now=now)
    for person in await sessions.hosts(tx, session.id) or [by]:
        which, after = f"{session.version}.{now}", max(session.ends_at, now)
        await _remind_host(tx, person, session.id, which, after, now=now)


async def tell_of_door(tx: Tx, session: Session, *, now: int) -> None:
    """To the hosts: somebody came without a seat."""
    await _tell_hosts(tx, session, "seat-asked", DOOR, now=now)


async def tell_of_applications(tx: Tx, session: Session, *, now: int) -> None:
    """To the organiser of an event: somebody asks for a seat and waits for a word."""
    await _tell_hosts(tx, session, "seat-applied", APPLIED, now=now)


async def _tell_hosts(tx: Tx, session: Session, kind: str, every: int, *, now: int) -> None:
    """The first is told at once, then once in a while however many come."""
    for person in await sessions.hosts(tx, session.id):
        for turn in (now // every, now // every + 1):
            if await outbox.put(
                tx, person=person, kind=kind, subject=str(session.id), which=str(turn),
                due_at=max(now, turn * every), expires_at=session.ends_at, quiet=every > DOOR, now=now,
            ):  # fmt: skip
                break


async def remind_new_host(tx: Tx, site: int, person: int, *, now: int) -> None:
    """Sessions planned before the person became a host of the site are theirs too."""
    rows = await tx.all(
        "SELECT s.id, s.version, s.ends_at FROM sessions s JOIN streams t ON t.id = s.stream"
        " WHERE t.site = $1 AND s.state = 'planned' AND s.ends_at > $2 ORDER BY s.id",
        site, now,
    )  # fmt: skip
    for row in rows:
        await _remind_host(tx, person, row["id"], str(row["version"]), row["ends_at"], now=now)


async def _remind_host(tx: Tx, person: int, session: int, which: str, after: int, *, now: int) -> None:
    await outbox.put(
        tx, person=person, kind="host-unmarked", subject=str(session), which=which, lane=outbox.REMINDERS,
        due_at=after + UNFINISHED, quiet=True, now=now,
    )  # fmt: skip
