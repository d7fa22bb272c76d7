"""Events of a place: what they are, their programmes, who answers for them. When, where and who comes is a session's.

Locks go in one order: the event, its session, then people.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rules.attendance import CREDITED
from rules.event_items import Item
from rules.events import ABOUT, ITEM, LEAD, MOST_ITEMS, SPEAKER, TITLE, VIEWS, WHOM, is_due
from storage import audit, outbox, reminders, sessions
from storage.db import Row, Tx
from storage.sessions import Session

NAMED = "event-lead"  # the notice to who answers for it


class BadEvent(ValueError):
    """One field says what cannot be; `field` is its name."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NoEvent(LookupError):
    """There is none of this number."""


class Busy(Exception):
    """It has a day that is not cancelled."""


@dataclass(frozen=True, slots=True)
class Event:
    """`due`: the month, the day or the school year of the plan. `lead` answers for it; `lead_name` is how a plan names
    somebody.

    `state`: "" without a day, else its session's, planned or cancelled, and so `starts_at`, `ends_at` (UTC seconds) and
    `zone`. `marked`: the list is finished; `came`: people present or late. `series`: the first of its row, `copied`:
    what it was made from.
    """

    id: int
    scope_kind: str
    scope: str
    kind: str
    title: str
    area: str
    whom: str
    about: str
    due: str
    lead: int | None
    lead_name: str
    series: int | None
    copied: int | None
    made_by: int | None
    made_at: int
    dropped: bool
    session: int | None
    starts_at: int | None
    ends_at: int | None
    zone: str | None
    state: str
    marked: bool
    came: int


_CREDITED = ", ".join(f"'{mark}'" for mark in sorted(CREDITED))
_EVENTS = f"""
    SELECT e.*, s.id AS session, s.starts_at, s.ends_at, s.zone, COALESCE(s.state, '') AS state, s.marks_closed_at,
           (SELECT count(*) FROM attendance a WHERE a.session = s.id AND a.mark IN ({_CREDITED})) AS came
    FROM events e LEFT JOIN sessions s ON s.event = e.id
"""
# What stands in each view, and in which order: a month («2027-03») before its days, what is due in no month last.
_VIEWS = {
    "ahead": ("s.state = 'planned' AND s.ends_at > $1", "s.starts_at, e.id"),
    "undated": (
        "s.id IS NULL AND CAST($1 AS BIGINT) > 0",
        "CASE WHEN e.due = '' THEN 2 WHEN e.due LIKE '%/%' THEN 1 ELSE 0 END, e.due, e.id",
    ),
    "past": ("s.id IS NOT NULL AND (s.state <> 'planned' OR s.ends_at <= $1)", "s.starts_at DESC, e.id DESC"),
}


async def event(tx: Tx, number: int) -> Event | None:
    row = await tx.one(f"{_EVENTS} WHERE e.id = $1", number)
    return None if row is None else _event(row)


async def of_session(tx: Tx, session: int) -> Event | None:
    """None for an internship's."""
    row = await tx.one(f"{_EVENTS} WHERE s.id = $1", session)
    return None if row is None else _event(row)


async def lock(tx: Tx, number: int) -> Event:
    """Nobody else changes it or gives it a day until the transaction ends. Raises NoEvent."""
    await tx.one("SELECT id FROM events WHERE id = $1 FOR NO KEY UPDATE", number)
    found = await event(tx, number)
    if found is None:
        raise NoEvent(number)
    return found


async def listing(
    tx: Tx, places: Sequence[tuple[str, str]], view: str, *, now: int, limit: int, offset: int = 0
) -> tuple[list[Event], int]:
    """Of these very places (kind, id), and how many there are. `view`: ahead and undated (the plan's month first), or
    past with what was cancelled, newest first."""
    if view not in VIEWS:
        raise ValueError(view)
    holds, order = _VIEWS[view]
    given: list[Any] = [now]
    where = f"e.dropped_at IS NULL AND {holds} AND {_of(given, places)}"
    count: int = await tx.value(
        f"SELECT count(*) FROM events e LEFT JOIN sessions s ON s.event = e.id WHERE {where}", *given
    )
    page = f"ORDER BY {order} LIMIT ${len(given) + 1} OFFSET ${len(given) + 2}"
    return [_event(row) for row in await tx.all(f"{_EVENTS} WHERE {where} {page}", *given, limit, offset)], count


async def coming(
    tx: Tx, places: Sequence[tuple[str, str]], *, now: int, until: int | None = None, limit: int, offset: int = 0
) -> tuple[list[Session], int]:
    """What somebody of these places may come to: planned ones that have not begun, by their start, and how many."""
    given: list[Any] = [now]
    where = f"s.state = 'planned' AND s.event IS NOT NULL AND s.starts_at > $1 AND {_of(given, places)}"
    if until is not None:
        given.append(until)
        where += f" AND s.starts_at < ${len(given)}"
    there = f"FROM sessions s JOIN events e ON e.id = s.event WHERE {where}"
    count: int = await tx.value(f"SELECT count(*) {there}", *given)
    rows = await tx.all(
        f"SELECT s.id {there} ORDER BY s.starts_at, s.id LIMIT ${len(given) + 1} OFFSET ${len(given) + 2}",
        *given, limit, offset,
    )  # fmt: skip
    found = await sessions.these(tx, [row["id"] for row in rows])
    return [found[row["id"]] for row in rows], count


async def items(tx: Tx, number: int) -> list[Item]:
    """The programme in its order."""
    rows = await tx.all("SELECT at, title, speaker FROM event_items WHERE event = $1 ORDER BY number", number)
    return [Item(row["at"], row["title"], row["speaker"]) for row in rows]


async def whereabouts(tx: Tx, of: Event) -> tuple[int | None, str]:
    """The municipality and the region it belongs to; None and "" where its place is wider."""
    if of.scope_kind not in ("municipality", "organisation"):
        return None, of.scope if of.scope_kind == "region" else ""
    school = "SELECT municipality FROM organisations WHERE id = $1" if of.scope_kind == "organisation" else "$1"
    row = await tx.one(f"SELECT id, region FROM municipalities WHERE id = ({school})", int(of.scope))
    if row is None:
        raise BadEvent("scope")
    return row["id"], row["region"]


async def make(
    tx: Tx, *, scope_kind: str, scope: str, kind: str, title: str, due: str = "", whom: str = "",
    lead: int | None = None, lead_name: str = "", by: int | None, now: int, request: str,
) -> int:  # fmt: skip
    """The same `request` (the button's press) again is the same event. Raises BadEvent."""
    _check(kind=kind, title=title, whom=whom, about="", due=due, lead_name=lead_name)
    again: int | None = await tx.value(
        "SELECT id FROM events WHERE scope_kind = $1 AND scope = $2 AND request = $3", scope_kind, scope, request
    )
    if again is not None:
        return again
    made: int = await tx.value(
        "INSERT INTO events (scope_kind, scope, kind, title, due, whom, lead, lead_name, made_by, made_at, request)"
        " VALUES ($1, $2, $3, $4, $5, $6, CAST($7 AS BIGINT), $8, $9, $10, $11) RETURNING id",
        scope_kind, scope, kind, title, due, whom, lead, lead_name, by, now, request,
    )  # fmt: skip
    await _record(tx, made, "event.made", by=by, now=now)
    return made


async def describe(
    tx: Tx, number: int, *, kind: str | None = None, title: str | None = None, whom: str | None = None,
    about: str | None = None, due: str | None = None, area: str | None = None, by: int, now: int,
) -> Event:  # fmt: skip
    """None leaves a field as it is; its session is called so too. Raises NoEvent, BadEvent."""
    old = await lock(tx, number)
    told: dict[str, Any] = {"kind": kind, "title": title, "whom": whom, "about": about, "due": due, "area": area}
    new = replace(old, **{name: said for name, said in told.items() if said is not None})
    if new == old:
        return old
    _check(kind=new.kind, title=new.title, whom=new.whom, about=new.about, due=new.due, lead_name=new.lead_name)
    await tx.run(
        "UPDATE events SET kind = $1, title = $2, whom = $3, about = $4, due = $5, area = $6 WHERE id = $7",
        new.kind, new.title, new.whom, new.about, new.due, new.area, number,
    )  # fmt: skip
    await tx.run("UPDATE sessions SET title = $1, area = $2 WHERE event = $3", new.title, new.area, number)
    await _record(tx, number, "event.described", by=by, now=now)
    return new


async def answerable(tx: Tx, number: int, lead: int | None, lead_name: str, *, by: int, now: int) -> Event:
    """Who answers for it: somebody in the bot, who hears of it, or a name. Raises NoEvent, BadEvent."""
    old = await lock(tx, number)
    if len(lead_name) > LEAD:
        raise BadEvent("lead_name")
    await tx.run("UPDATE events SET lead = CAST($1 AS BIGINT), lead_name = $2 WHERE id = $3", lead, lead_name, number)
    await _record(tx, number, "event.answerable", about=lead, by=by, now=now)
    if old.session is not None:
        await _hear_of_the_list(tx, old.session, now=now)
    if lead != old.lead:
        await outbox.void(tx, kind=NAMED, subject=str(number), now=now)
        if lead is not None and lead != by:
            await outbox.put(tx, person=lead, kind=NAMED, subject=str(number), which=str(now), quiet=True, now=now)
    return replace(old, lead=lead, lead_name=lead_name)


async def _hear_of_the_list(tx: Tx, session: int, *, now: int) -> None:
    there = await sessions.session(tx, session)
    if there is not None and there.state == "planned" and there.ends_at > now:
        await reminders.remind_hosts(tx, there, await sessions.hosts(tx, session), now=now)


async def put_items(tx: Tx, number: int, programme: Sequence[Item], *, by: int | None, now: int) -> None:
    """The whole programme anew, an empty one too. Raises NoEvent, BadEvent."""
    await lock(tx, number)
    if len(programme) > MOST_ITEMS or any(
        not it.title or len(it.title) > ITEM or len(it.speaker) > SPEAKER for it in programme
    ):
        raise BadEvent("items")
    await tx.run("DELETE FROM event_items WHERE event = $1", number)
    await tx.many(
        "INSERT INTO event_items (event, number, at, title, speaker) VALUES ($1, $2, $3, $4, $5)",
        [(number, place, it.at, it.title, it.speaker) for place, it in enumerate(programme, 1)],
    )
    await _record(tx, number, "event.programme", by=by, now=now)


async def copy(tx: Tx, number: int, *, by: int, now: int, request: str, series: bool = False) -> int:
    """Another one with the same words and programme, and no day; in a row with it if it is a `series`. The same
    `request` again is the same copy. Raises NoEvent."""
    old = await lock(tx, number)
    made = await make(
        tx, scope_kind=old.scope_kind, scope=old.scope, kind=old.kind, title=old.title, whom=old.whom, lead=old.lead,
        lead_name=old.lead_name, by=by, now=now, request=request,
    )  # fmt: skip
    first = (old.series or old.id) if series else None
    if first:
        await tx.run("UPDATE events SET series = $1 WHERE id = $1 AND series IS NULL", first)
    copied = "UPDATE events SET about = $1, area = $2, copied = $3, series = CAST($4 AS BIGINT) WHERE id = $5"
    if await tx.run(f"{copied} AND copied IS NULL", old.about, old.area, number, first, made):
        await tx.run(
            "INSERT INTO event_items (event, number, at, title, speaker)"
            " SELECT $1, number, at, title, speaker FROM event_items WHERE event = $2",
            made, number,
        )  # fmt: skip
    return made


async def drop(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Out of the plan; dropped again it stays so. Raises NoEvent; Busy while it has a day: that is cancelled first."""
    old = await lock(tx, number)
    if old.state == "planned":
        raise Busy(number)
    if not old.dropped:
        await tx.run("UPDATE events SET dropped_at = $1 WHERE id = $2", now, number)
        await _record(tx, number, "event.dropped", by=by, now=now)


def _of(given: list[Any], places: Sequence[tuple[str, str]]) -> str:
    """That event `e` is of one of the places; of no place is none."""
    ways = []
    for place in places:
        given += place
        ways.append(f"(e.scope_kind = ${len(given) - 1} AND e.scope = ${len(given)})")
    return f"({' OR '.join(ways)})" if ways else "e.id < 0"


def _check(*, kind: str, title: str, whom: str, about: str, due: str, lead_name: str) -> None:
    wrong = {
        "kind": not kind,
        "title": not title.strip() or len(title) > TITLE,
        "whom": len(whom) > WHOM,
        "about": len(about) > ABOUT,
        "due": not is_due(due),
        "lead_name": len(lead_name) > LEAD,
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadEvent(field)


async def _record(tx: Tx, number: int, action: str, *, about: int | None = None, by: int | None, now: int) -> None:
    await audit.record(tx, now=now, actor=by, action=action, about=about, details={"event": number})


def _event(row: Row) -> Event:
    return Event(
        row["id"], row["scope_kind"], row["scope"], row["kind"], row["title"], row["area"], row["whom"], row["about"],
        row["due"], row["lead"], row["lead_name"], row["series"], row["copied"], row["made_by"], row["made_at"],
        row["dropped_at"] is not None, row["session"], row["starts_at"], row["ends_at"], row["zone"], row["state"],
        row["marks_closed_at"] is not None, row["came"],
    )  # fmt: skip
