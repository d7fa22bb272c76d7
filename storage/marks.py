"""Who was at a session: the host's list and marks, and the board of a stream.

One mark a person and session; the host's word stands over a check-in of one's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules import attendance as rules
from rules.reading import fold
from rules.roles import Right
from storage import audit, feedback, reminders, sessions, sites
from storage.db import Row, Tx
from storage.sessions import Session

BEGUN_AT_MOST = 86_400  # seconds ago that a session for typed marks began


class NotNow(Exception):
    """Too early, too late, or the session was cancelled."""


class MarksClosed(Exception):
    """The host has finished the list; it can be opened again."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the host's list. `door`: came without a seat and asks in. `how`: qr, code, list, typed, rest (absent
    because the list was finished); `marked_by`: a name, None for a check-in of one's own; `queued_at` (of their first
    word) and `marked_at` are UTC seconds."""

    person: int
    seat: int
    name: str
    organisation_name: str | None
    mode: str
    state: str
    door: bool
    number: int | None
    place_in_queue: int | None
    queued_at: int
    plan: str | None
    mark: str | None
    how: str | None
    marked_at: int | None
    marked_by: str | None


@dataclass(frozen=True, slots=True)
class Intern:
    """`marks` by session; `share` of the programme's hours, None for a programme without hours."""

    person: int
    name: str
    organisation_name: str | None
    marks: Mapping[int, str]
    hours: int
    of_hours: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Board:
    """`of_hours`: the whole programme's, academic ones; `held_hours`: of the sessions that are over."""

    stream: sites.Stream
    sessions: Sequence[Session]
    interns: Sequence[Intern]
    of_hours: int
    held_hours: int


class Kept(NamedTuple):
    """A mark as it is kept; `by` None for a check-in of one's own, `at` UTC seconds."""

    mark: str
    how: str
    by: int | None
    at: int


_NAME = "COALESCE(NULLIF({0}.full_name, ''), {0}.name, '')"
# Taken back, a mark may be of somebody who was erased since.
_KEEP = """
    INSERT INTO attendance (session, person, mark, how, marked_by, marked_at)
    VALUES ($1, $2, $3, $4, (SELECT id FROM people WHERE id = $5), $6)
    ON CONFLICT (session, person) DO UPDATE
    SET mark = excluded.mark, how = excluded.how, marked_by = excluded.marked_by, marked_at = excluded.marked_at
"""


async def mark(
    tx: Tx, session: int, marks: Mapping[int, str], *, how: str, by: int, now: int
) -> dict[int, Kept | None]:  # fmt: skip
    """The host's word on people with a seat (others are left out): present, late, absent, excused. Whose mark changed,
    and what it was before.

    Raises LookupError, NotNow, MarksClosed, ValueError for another word.
    """
    if not set(marks.values()) <= set(rules.MARKS):
        raise ValueError(f"not marks: {sorted(marks.values())}")
    await _markable(tx, session, now)
    before = await _marks(tx, session)
    changed = {
        person: kept for person, kept in before.items() if person in marks and marks[person] != (kept and kept.mark)
    }
    await keep(tx, session, {person: Kept(marks[person], how, by, now) for person in changed}, now=now)
    decided = {person: (kept and kept.mark, marks[person]) for person, kept in changed.items()}
    await record(tx, session, decided, how=how, by=by, now=now)
    return changed


async def take_back(
    tx: Tx, session: int, before: Mapping[int, tuple[str, Kept | None]], *, by: int, now: int
) -> int:  # fmt: skip
    """Undo marks: person → (the mark given, what was kept before it). One changed since stays. How many went back.

    Raises LookupError, NotNow, MarksClosed.
    """
    await _markable(tx, session, now)
    marks = {person: kept.mark for person, kept in (await _marks(tx, session)).items() if kept}
    undone = [person for person, (given, _) in sorted(before.items()) if marks.get(person) == given]
    earlier = {person: kept for person in undone if (kept := before[person][1])}
    first = [(session, person) for person in undone if person not in earlier]
    await tx.many("DELETE FROM attendance WHERE session = $1 AND person = $2", first)
    await keep(tx, session, earlier, now=now)
    decided = {person: (given, kept and kept.mark) for person in undone for given, kept in [before[person]]}
    await record(tx, session, decided, how="back", by=by, now=now)
    return len(undone)


async def all_present(tx: Tx, session: int, *, by: int, now: int) -> int:
    """Everybody with a seat and no mark yet was there; how many that are. Raises LookupError, NotNow, MarksClosed."""
    await _markable(tx, session, now)
    return await _mark_rest(tx, session, "present", how="list", by=by, now=now)


async def finish(tx: Tx, session: int, *, by: int, now: int) -> None:
    """«Готово»: who has a seat and no mark was absent. Finished again changes nothing. Raises LookupError, NotNow."""
    there = await lock(tx, session)
    if there.closed_marks:
        return
    _require_time(there, now)
    await _mark_rest(tx, session, "absent", how="rest", by=by, now=now)
    await tx.run("UPDATE sessions SET marks_closed_at = $1 WHERE id = $2", now, session)
    await audit.record(tx, now=now, actor=by, action="attendance.finished", details={"session": session})


async def reopen(tx: Tx, session: int, *, by: int, now: int) -> None:
    """The list may be changed again; its marks stay. Raises LookupError."""
    there = await lock(tx, session)
    if there.closed_marks:
        await tx.run("UPDATE sessions SET marks_closed_at = NULL WHERE id = $1", session)
        await audit.record(tx, now=now, actor=by, action="attendance.reopened", details={"session": session})
        await reminders.remind_hosts_again(tx, there, by=by, now=now)


async def current(tx: Tx, person: int, rights: Iterable[Right], *, now: int) -> list[Session]:
    """Where somebody with these rights may mark now, sites within them and events they answer for: begun in the last
    24 h or about to; the newest start first."""
    reached = {site.id for site in await sites.within(tx, rights)}
    rows = await tx.all(
        "SELECT s.id, t.site, e.lead FROM sessions s LEFT JOIN streams t ON t.id = s.stream"
        " LEFT JOIN events e ON e.id = s.event WHERE s.state = 'planned'"
        " AND s.starts_at >= $1 AND s.starts_at <= $2 ORDER BY s.starts_at DESC, s.id DESC",
        now - BEGUN_AT_MOST, now + rules.OPENS,
    )  # fmt: skip
    wanted = [row["id"] for row in rows if row["site"] in reached or row["lead"] == person]
    found = await sessions.these(tx, wanted)
    return [found[number] for number in wanted]


async def mark_of(tx: Tx, session: int, person: int) -> str | None:
    marked = "SELECT mark FROM attendance WHERE session = $1 AND person = $2"
    found: str | None = await tx.value(marked, session, person)
    return found


async def given(tx: Tx, session: int) -> frozenset[str]:
    """Which marks there are at all."""
    rows = await tx.all("SELECT DISTINCT mark FROM attendance WHERE session = $1", session)
    return frozenset(row["mark"] for row in rows)


async def listed(tx: Tx, session: int) -> list[Listed]:
    """The host's list: the seated by number, then offers, then the queues in their order."""
    rows = await tx.all(
        f"""
        SELECT x.person, x.id AS seat, {_NAME.format("p")} AS name, o.name AS organisation_name, x.mode, x.state,
               x.door_at, x.number, x.queued_at, x.plan, a.mark, a.how, a.marked_at, {_NAME.format("h")} AS marked_by
        FROM seats x JOIN people p ON p.id = x.person LEFT JOIN organisations o ON o.id = p.organisation
        LEFT JOIN attendance a ON a.session = x.session AND a.person = x.person
        LEFT JOIN people h ON h.id = a.marked_by
        WHERE x.session = $1 AND x.state IN ('seated', 'offered', 'queued')
        ORDER BY CASE x.state WHEN 'seated' THEN 0 WHEN 'offered' THEN 1 ELSE 2 END,
                 CASE WHEN x.state = 'seated' THEN x.number END, x.mode DESC, x.queued_at, x.id
        """,
        session,
    )
    waiting = {"room": 0, "remote": 0}
    lines = []
    for row in rows:
        place = None
        if row["state"] == "queued":
            place = waiting[row["mode"]] = waiting[row["mode"]] + 1
        lines.append(_line(row, place))
    return lines


async def board(tx: Tx, stream: int, *, now: int) -> Board:
    """Who was where and has how many hours, by name; without cancelled sessions. Raises LookupError.

    Present and late give full hours; a module gives no more than its own, so a repeated session does not count twice.
    """
    there = await sites.stream(tx, stream)
    if there is None:
        raise LookupError(stream)
    modules = {module.id: module.hours for module in await sites.modules(tx, there.site)}
    held = [session for session in await sessions.of_stream(tx, stream) if session.state == "planned"]
    marks: dict[int, dict[int, str]] = {}
    for row in await _stream_marks(tx, stream):
        marks.setdefault(row["person"], {})[row["session"]] = row["mark"]
    of_hours = sum(modules.values())
    interns = []
    for row in await _interns(tx, stream):
        own = marks.get(row["person"], {})
        hours = _hours((session for session in held if own.get(session.id) in rules.CREDITED), modules)
        share = hours / of_hours if of_hours else None
        interns.append(Intern(row["person"], row["name"], row["organisation_name"], own, hours, of_hours, share))
    interns.sort(key=lambda intern: (fold(intern.name), intern.person))
    over = _hours((session for session in held if session.ends_at <= now), modules)
    return Board(there, held, interns, of_hours, over)


def _hours(attended: Iterable[Session], modules: Mapping[int, int]) -> int:
    by_module: dict[int, int] = {}
    for session in attended:
        if session.module is not None:
            by_module[session.module] = by_module.get(session.module, 0) + session.hours
    return sum(rules.credited(hours, modules.get(module, hours)) for module, hours in by_module.items())


async def _interns(tx: Tx, stream: int) -> list[Row]:
    """Who has a seat at one of the sessions."""
    return await tx.all(
        f"""
        SELECT p.id AS person, {_NAME.format("p")} AS name, o.name AS organisation_name
        FROM people p LEFT JOIN organisations o ON o.id = p.organisation
        WHERE p.id IN (SELECT x.person FROM seats x JOIN sessions s ON s.id = x.session
                       WHERE s.stream = $1 AND s.state = 'planned' AND x.state = 'seated')
        """,
        stream,
    )


async def _stream_marks(tx: Tx, stream: int) -> list[Row]:
    return await tx.all(
        "SELECT a.session, a.person, a.mark FROM attendance a JOIN sessions s ON s.id = a.session"
        " WHERE s.stream = $1 AND s.state = 'planned'",
        stream,
    )


async def lock(tx: Tx, session: int) -> Session:
    """Nobody else marks, or finishes the list, until the transaction ends. Raises LookupError."""
    there = await sessions.lock(tx, session)
    if there is None:
        raise LookupError(session)
    return there


def _require_time(there: Session, now: int) -> None:
    if there.state != "planned" or not rules.may_mark(now, there.starts_at):
        raise NotNow(there.id)


async def _markable(tx: Tx, session: int, now: int) -> None:
    """Locked: several hosts mark one after another, and nobody after the list was finished."""
    there = await lock(tx, session)
    _require_time(there, now)
    if there.closed_marks:
        raise MarksClosed(session)


async def _marks(tx: Tx, session: int) -> dict[int, Kept | None]:
    """Everybody with a seat and their mark, by id."""
    rows = await tx.all(
        "SELECT x.person, a.mark, a.how, a.marked_by, a.marked_at FROM seats x"
        " LEFT JOIN attendance a ON a.session = x.session AND a.person = x.person"
        " WHERE x.session = $1 AND x.state = 'seated' ORDER BY x.person",
        session,
    )
    return {row["person"]: row["mark"] and Kept(*list(row)[1:]) for row in rows}


async def _mark_rest(tx: Tx, session: int, mark: str, *, how: str, by: int, now: int) -> int:
    rest = [person for person, there in (await _marks(tx, session)).items() if there is None]
    await keep(tx, session, dict.fromkeys(rest, Kept(mark, how, by, now)), now=now)
    await record(tx, session, dict.fromkeys(rest, (None, mark)), how=how, by=by, now=now)
    return len(rest)


async def keep(tx: Tx, session: int, marks: Mapping[int, Kept], *, now: int) -> None:
    """Under the session's lock, by person; over whatever was kept. Who was at an event is asked about it."""
    await tx.many(_KEEP, [(session, person, *kept) for person, kept in marks.items()])
    came = [person for person, kept in marks.items() if kept.mark in rules.CREDITED]
    await feedback.ask(tx, session, came, now=now)


async def record(
    tx: Tx, session: int, decided: Mapping[int, tuple[str | None, str | None]], *, how: str, by: int, now: int
) -> None:  # fmt: skip
    """In the log: whose mark became what, from → to."""
    about = {
        person: {"session": session, "from": before, "to": after, "how": how}
        for person, (before, after) in decided.items()
    }
    await audit.record_each(tx, now=now, actor=by, action="attendance.marked", about=about)


def _line(row: Row, place: int | None) -> Listed:
    return Listed(
        row["person"], row["seat"], row["name"], row["organisation_name"], row["mode"], row["state"],
        row["state"] != "seated" and row["door_at"] is not None, row["number"], place, row["queued_at"], row["plan"],
        row["mark"], row["how"], row["marked_at"], row["marked_by"] or None,
    )  # fmt: skip
