"""What a host decides about sessions: plan, move, find another place, make room, cancel. Everybody concerned learns it.

Each change of time or place is a version; what was to be said of an older one is never said.
"""

import re
import secrets
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from rules.attendance import CREDITED
from rules.reminders import DAY, HOUR
from storage import audit, broadcasts, events, marks, outbox, promotions, reminders, sessions, sites
from storage.db import Tx
from storage.sessions import Session

TITLE, PLACE, LINK, REASON = 200, 300, 300, 300  # the most letters of each
MOST_PLACES, MOST_HOURS = 1000, 24
AHEAD = 3 * 366 * DAY  # a start later than this is a slip of the finger
CLOSES = 2 * HOUR  # before the start
_LINK = re.compile(r"https?://[^\s/.]+\.\S+", re.IGNORECASE)
_LIVE = "state IN ('seated', 'queued', 'offered')"
_CONCERNED = f"SELECT DISTINCT x.person FROM seats x WHERE x.session = $1 AND x.{_LIVE}"
_UNHEARD = "FROM outbox o WHERE o.kind = 'session-moved' AND o.subject = {} AND o.state IN ('waiting', 'claimed')"


class BadSession(ValueError):
    """One field says what cannot be; `field` is its name."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NotPlanned(Exception):
    """The session is unknown, cancelled or over."""


class PeopleMarked(Exception):
    """Marks would be of another time than the session, or hours would vanish with it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Times are UTC seconds, `hours` academic ones, an empty title is the module's or the event's. `closes_at` None:
    two hours before the start, or the start itself when that is sooner than the sign-up opens. Of an event there is no
    stream and no module."""

    stream: int | None
    module: int | None
    title: str
    starts_at: int
    ends_at: int
    zone: str
    place: str
    link: str
    room: int
    remote: int
    hours: int
    opens_at: int
    closes_at: int | None


async def plan(tx: Tx, draft: Draft, *, by: int | None, now: int, request: str) -> int:
    """The same `request` (the button's press) again is the same session. Raises BadSession."""
    stream = await sites.stream(tx, draft.stream) if draft.stream else None
    if stream is None:
        raise BadSession("stream")
    # The stream and the module must not be closed meanwhile.
    await sites.lock(tx, stream.site)
    there: int | None = await tx.value("SELECT id FROM sessions WHERE stream = $1 AND request = $2", stream.id, request)
    if there is not None:
        return there
    site, stream = await sites.site(tx, stream.site), await sites.stream(tx, stream.id)
    if stream is None or stream.closed or site is None or site.closed:
        raise BadSession("stream")
    module = await sites.module(tx, draft.module) if draft.module else None
    if module is None or module.site != site.id:
        raise BadSession("module")
    complete = _complete(draft, module.title, now)
    number = await _insert(tx, complete, (site.area, site.municipality, site.region), now=now, request=request)
    details = {"session": number, "stream": draft.stream, "module": draft.module, "starts_at": draft.starts_at}
    planned = await _planned_now(tx, number, details, by=by, now=now)
    await _tell_wishers(tx, planned, by=by, now=now)
    return number


async def plan_event(tx: Tx, event: int, draft: Draft, *, by_word: bool = False, by: int | None, now: int) -> int:
    """The day of an event, as a session; again it is the same one. `by_word`: the organiser says yes to each one.
    Raises BadSession, NoEvent."""
    found = await events.lock(tx, event)
    if found.session is not None:
        return found.session
    if found.dropped:
        raise BadSession("event")
    complete = _complete(replace(draft, stream=None, module=None), found.title, now)
    where = await events.whereabouts(tx, found)
    number = await _insert(
        tx, complete, (found.area, *where), event=event, by_word=by_word, now=now, request=str(event)
    )
    details = {"session": number, "event": event, "starts_at": draft.starts_at}
    await _planned_now(tx, number, details, by=by, now=now)
    return number


async def _planned_now(tx: Tx, number: int, details: audit.Details, *, by: int | None, now: int) -> Session:
    planned = await _read(tx, number)
    await audit.record(tx, now=now, actor=by, action="session.planned", details=details)
    listeners = await sessions.hosts(tx, number) or ([] if by is None else [by])
    await reminders.remind_hosts(tx, planned, listeners, now=now)
    return planned


def _complete(draft: Draft, title: str, now: int) -> Draft:
    closes_at = draft.closes_at
    if closes_at is None:
        sooner = draft.starts_at - CLOSES
        closes_at = sooner if sooner > draft.opens_at else draft.starts_at
    complete = replace(draft, title=draft.title or title, closes_at=closes_at)
    if not now < draft.starts_at <= now + AHEAD:
        raise BadSession("starts_at")
    _check(complete, closes_at)
    return complete


def _check(wanted: Draft | Session, closes_at: int) -> None:
    wrong = {
        "title": not wanted.title.strip() or len(wanted.title) > TITLE,
        "ends_at": not 0 < wanted.ends_at - wanted.starts_at <= DAY,
        "zone": not _is_zone(wanted.zone),
        "place": len(wanted.place) > PLACE,
        "link": bool(wanted.link) and (len(wanted.link) > LINK or not _LINK.fullmatch(wanted.link)),
        "room": not 0 <= wanted.room <= MOST_PLACES or wanted.room == wanted.remote == 0,
        "remote": not 0 <= wanted.remote <= MOST_PLACES,
        "hours": not 0 <= wanted.hours <= MOST_HOURS,
        "closes_at": closes_at > wanted.starts_at,
        "opens_at": wanted.opens_at >= closes_at,
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadSession(field)


def _is_zone(key: str) -> bool:
    try:
        ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        return False
    return True


async def _insert(
    tx: Tx, draft: Draft, where: tuple[str, int | None, str], *, event: int | None = None, by_word: bool = False,
    now: int, request: str,
) -> int:  # fmt: skip
    """`where`: area, municipality, region: people search by them."""
    made: int = await tx.value(
        "INSERT INTO sessions (stream, module, event, by_word, area, municipality, region, title, starts_at, ends_at,"
        " zone, place, link, room, remote, hours, opens_at, closes_at, secret, created_at, request) VALUES ($1, $2, $3,"
        " $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) RETURNING id",
        draft.stream, draft.module, event, int(by_word), *where, draft.title, draft.starts_at, draft.ends_at,
        draft.zone, draft.place, draft.link, draft.room, draft.remote, draft.hours, draft.opens_at, draft.closes_at,
        secrets.token_hex(16), now, request,
    )  # fmt: skip
    return made


async def _tell_wishers(tx: Tx, planned: Session, *, by: int | None, now: int) -> None:
    """When sign-up opens. A series is planned at one moment: its first session is the news. A room far away is none."""
    others = "SELECT 1 FROM sessions WHERE stream = $1 AND created_at = $2 AND id <> $3 AND state = 'planned' LIMIT 1"
    if await tx.value(others, planned.stream, now, planned.id):
        return
    wishers = """
        SELECT w.person FROM session_wishes w JOIN people p ON p.id = w.person
        WHERE w.area = $1 AND w.person <> $2 AND ($3 > 0 OR p.region IS NULL OR p.region = $4)
    """
    await outbox.put_each(
        tx, wishers, planned.area, by or 0, planned.remote, planned.region, kind="session-new",
        subject=str(planned.id), lane=outbox.REMINDERS, quiet=True, due_at=max(now, planned.opens_at),
        expires_at=planned.closes_at, now=now,
    )  # fmt: skip


async def move(tx: Tx, number: int, *, starts_at: int, ends_at: int, by: int, now: int) -> Session:
    """To another time; the end of sign-up moves along. To where it is already changes nothing. Raises NotPlanned,
    PeopleMarked, BadSession."""
    old = await _planned(tx, number, now=now)
    shift = starts_at - old.starts_at
    new = replace(
        old, starts_at=starts_at, ends_at=ends_at,
        # Moved to an earlier time, sign-up opens earlier too: the window never gets shorter.
        opens_at=old.opens_at + min(shift, 0), closes_at=old.closes_at + shift,
    )  # fmt: skip
    if new == old:
        return old
    if not now < starts_at <= now + AHEAD:
        raise BadSession("starts_at")
    if await marks.given(tx, number):
        raise PeopleMarked(number)
    await _change(tx, old, new, action="session.moved", by=by, now=now)
    # Who said they would come said it of the old time.
    await tx.run("UPDATE seats SET plan = NULL WHERE session = $1", number)
    # Offers run by the new time, and there may be time for some again.
    await promotions.promote(tx, number, now=now)
    return await _read(tx, number)


async def relocate(tx: Tx, number: int, *, place: str, link: str, by: int, now: int) -> Session:
    """Another room or link at the same time, until the end. The same ones change nothing. Raises NotPlanned,
    BadSession."""
    old = await _planned(tx, number, now=now)
    new = replace(old, place=place, link=link)
    return old if new == old else await _change(tx, old, new, action="session.relocated", by=by, now=now)


async def _change(tx: Tx, old: Session, new: Session, *, action: str, by: int, now: int) -> Session:
    _check(new, new.closes_at)
    await tx.run(
        "INSERT INTO session_versions (session, version, starts_at, ends_at, place, link)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        old.id, old.version, *old.known,
    )  # fmt: skip
    await tx.run(
        "UPDATE sessions SET starts_at = $1, ends_at = $2, place = $3, link = $4, opens_at = $5, closes_at = $6,"
        " version = version + 1 WHERE id = $7",
        *new.known, new.opens_at, new.closes_at, old.id,
    )  # fmt: skip
    details = {"session": old.id, "from": old.starts_at, "to": new.starts_at}
    await audit.record(tx, now=now, actor=by, action=action, details=details)
    changed = await _read(tx, old.id)
    await reminders.forget(tx, changed, None, now=now)
    await reminders.remind_all(tx, changed, now=now)
    await _tell_changed(tx, old, changed, now=now)
    if changed.event is not None:
        await broadcasts.refresh(tx, event=changed.event, by=by, now=now)
    await reminders.remind_hosts(tx, changed, await sessions.hosts(tx, old.id) or [by], now=now)
    return changed


async def _tell_changed(tx: Tx, old: Session, new: Session, *, now: int) -> None:
    """Whoever has not heard of the last change yet knows what was before it."""
    subject = str(old.id)
    late = await tx.all(f"SELECT DISTINCT o.which {_UNHEARD.format('$1')} ORDER BY o.which", subject)
    await _tell(tx, old, new, old.version, "", now=now)
    for row in late:
        await _tell(tx, old, new, int(row["which"].partition(".")[2]), row["which"], now=now)
        await outbox.void(tx, kind="session-moved", subject=subject, which=row["which"], now=now)


async def _tell(tx: Tx, old: Session, new: Session, knows: int, unheard: str, *, now: int) -> None:
    """Those for whom this is still to be said, what differs from the version they know, if anything does.

    `which` is "<version>.<the one they know>".
    """
    if await sessions.before(tx, old.id, knows) == new.known:
        return
    # One look by the key for each person: a join of the two was a thousand times a thousand rows on PostgreSQL.
    theirs = f"SELECT o.which {_UNHEARD.format('$2')} AND o.person = x.person ORDER BY o.id DESC LIMIT 1"
    await outbox.put_each(
        tx, f"{_CONCERNED} AND COALESCE(({theirs}), '') = $3", old.id, str(old.id), unheard, kind="session-moved",
        subject=str(old.id), which=f"{new.version}.{knows}", quiet=min(old.starts_at, new.starts_at) - now > DAY,
        expires_at=new.ends_at, now=now,
    )  # fmt: skip


async def revise(
    tx: Tx, number: int, *, module: int | None, hours: int, closes_at: int, by: int, now: int
) -> Session:  # fmt: skip
    """What it is about, how many hours it gives, until when people sign up: after it is over too, and nobody is told.
    An event has no module. Raises NotPlanned, BadSession."""
    there = await _read(tx, number)
    if there.site is not None:
        # The module must not be dropped meanwhile.
        await sites.lock(tx, there.site)
    old = await sessions.lock(tx, number)
    wanted = await sites.module(tx, module) if module else None
    if old is None or old.state != "planned":
        raise NotPlanned(number)
    if (wanted and wanted.site) != old.site:
        raise BadSession("module")
    title = old.title if wanted is None or module == old.module else wanted.title
    new = replace(old, module=module, title=title, hours=hours, closes_at=closes_at)
    if new == old:
        return old
    _check(new, closes_at)
    await tx.run(
        "UPDATE sessions SET module = $1, title = $2, hours = $3, closes_at = $4 WHERE id = $5",
        module, title, hours, closes_at, number,
    )  # fmt: skip
    details = {"session": number, "module": module, "hours": hours, "closes_at": closes_at}
    await audit.record(tx, now=now, actor=by, action="session.revised", details=details)
    return await _read(tx, number)


async def take_word(tx: Tx, number: int, by_word: bool, *, by: int, now: int) -> Session:
    """From now on the organiser says yes to each one, or no more: then who waits is offered a seat. Raises
    NotPlanned."""
    old = await _planned(tx, number, now=now)
    if old.by_word == by_word:
        return old
    await tx.run("UPDATE sessions SET by_word = $1 WHERE id = $2", int(by_word), number)
    details = {"session": number, "by_word": int(by_word)}
    await audit.record(tx, now=now, actor=by, action="session.revised", details=details)
    await promotions.promote(tx, number, now=now)
    return await _read(tx, number)


async def resize(tx: Tx, number: int, *, room: int, remote: int, by: int, now: int) -> Session:
    """More or fewer places; who waits is offered the new ones. Raises NotPlanned; BadSession when more people than that
    have a place already, or wait where there would be none."""
    old = await _planned(tx, number, now=now)
    new = replace(old, room=room, remote=remote)
    if new == old:
        return old
    _check(new, new.closes_at)
    if room < old.room_taken or (room == 0 and old.room_queue):
        raise BadSession("room")
    if remote < old.remote_taken or (remote == 0 and old.remote_queue):
        raise BadSession("remote")
    await tx.run("UPDATE sessions SET room = $1, remote = $2 WHERE id = $3", room, remote, number)
    details = {"session": number, "room": room, "remote": remote}
    await audit.record(tx, now=now, actor=by, action="session.resized", details=details)
    await promotions.promote(tx, number, now=now)
    return await _read(tx, number)


async def cancel(tx: Tx, number: int, *, reason: str, by: int, now: int) -> Session:
    """Cancelled again it stays as it is and nobody hears of it twice. Raises NotPlanned, PeopleMarked (somebody has
    hours), BadSession."""
    old = await sessions.lock(tx, number)
    if old is not None and old.state == "cancelled":
        return old
    if old is None or old.ends_at <= now:
        raise NotPlanned(number)
    if len(reason) > REASON:
        raise BadSession("reason")
    if (await marks.given(tx, number)).intersection(CREDITED):
        raise PeopleMarked(number)
    await tx.run("UPDATE sessions SET state = 'cancelled', reason = $1 WHERE id = $2", reason, number)
    await audit.record(tx, now=now, actor=by, action="session.cancelled", details={"session": number})
    await _hush(tx, old, now=now)
    if old.event is not None:
        await broadcasts.refresh(tx, event=old.event, over=True, by=by, now=now)
    await outbox.put_each(
        tx, _CONCERNED, number, kind="session-cancelled", subject=str(number), quiet=old.starts_at - now > DAY, now=now
    )
    await tx.run(f"UPDATE seats SET state = 'cancelled', changed_at = $1 WHERE session = $2 AND {_LIVE}", now, number)
    return await _read(tx, number)


async def not_held(tx: Tx, number: int, *, by: int, now: int) -> Session:
    """An event that is over and to which nobody came did not take place: it is cancelled afterwards, and nobody is
    told. Raises NotPlanned, PeopleMarked."""
    old = await sessions.lock(tx, number)
    if old is not None and old.state == "cancelled":
        return old
    if old is None or old.event is None or now < old.ends_at:
        raise NotPlanned(number)
    if (await marks.given(tx, number)).intersection(CREDITED):
        raise PeopleMarked(number)
    await tx.run("UPDATE sessions SET state = 'cancelled' WHERE id = $1", number)
    await audit.record(tx, now=now, actor=by, action="session.cancelled", details={"session": number})
    await _hush(tx, old, now=now)
    await tx.run(f"UPDATE seats SET state = 'cancelled', changed_at = $1 WHERE session = $2 AND {_LIVE}", now, number)
    return await _read(tx, number)


async def _hush(tx: Tx, old: Session, *, now: int) -> None:
    """Nothing else is said of a cancelled session or of a seat at it."""
    await reminders.forget(tx, old, None, now=now)
    for kind in ("session-moved", "session-new", "host-unmarked"):
        await outbox.void(tx, kind=kind, subject=str(old.id), now=now)
    for offered in await tx.all("SELECT id FROM seats WHERE session = $1 AND state = 'offered' ORDER BY id", old.id):
        await outbox.void(tx, kind="seat-offer", subject=str(offered["id"]), now=now)


async def _planned(tx: Tx, number: int, *, now: int) -> Session:
    """Locked: nobody takes a seat or changes it meanwhile."""
    found = await sessions.lock(tx, number)
    if found is None or found.state != "planned" or found.ends_at <= now:
        raise NotPlanned(number)
    return found


async def _read(tx: Tx, number: int) -> Session:
    found = await sessions.session(tx, number)
    if found is None:
        raise NotPlanned(number)
    return found
