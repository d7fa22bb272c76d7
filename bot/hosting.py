"""What a host or an organiser may open: a site, a stream, an event, a session, with the right asked for at this press.

All raise NotAllowed where the person's roles do not reach the place, and where there is no such thing.
"""

from dataclasses import replace

from bot.guards import NotAllowed, require
from bot.person import Person, roles_of
from bot.settings import Settings
from bot.tree import belongs, own_place, said
from storage import broadcast_readers, events, people, seats, sessions, sites
from storage.db import Tx
from storage.events import Event
from storage.sessions import Session
from storage.sites import Site, Stream


async def site_of(tx: Tx, person: Person, number: int | None) -> Site:
    found = await sites.site(tx, number) if number else None
    if found is None:
        raise NotAllowed("site")
    require(person, "host", scope=sites.scope_of(found))
    return found


async def stream_of(tx: Tx, person: Person, number: int | None) -> tuple[Site, Stream]:
    found = await sites.stream(tx, number) if number else None
    if found is None:
        raise NotAllowed("stream")
    return await site_of(tx, person, found.site), found


async def session_of(tx: Tx, person: Person, number: int | None) -> Session:
    found = await sessions.session(tx, number) if number else None
    if found is None:
        raise NotAllowed("session")
    await (site_of(tx, person, found.site) if found.event is None else event_of(tx, person, found.event))
    return found


async def event_of(tx: Tx, person: Person, number: int | None) -> Event:
    """One that the person answers for, or of a place that their roles reach."""
    found = await events.event(tx, number) if number else None
    if found is None:
        raise NotAllowed("event")
    if found.lead != person.id:
        await own_place(tx, person, said(found.scope_kind, found.scope))
    return found


async def may_see(tx: Tx, person: Person, session: Session) -> bool:
    """Internships are for everybody. An event is for the people of its place, for whoever was called to it or has been
    on its list, and for its organisers."""
    if session.event is None or session.lead == person.id:
        return True
    of = await events.event(tx, session.event)
    told = await people.profile(tx, person.id)
    if of is None or belongs(told).within(of.scope_kind, of.scope):
        return of is not None
    if await seats.ever(tx, session.id, person.id) or await broadcast_readers.called(tx, session.event, person.id):
        return True
    return await _reaches(tx, person, of)


async def _reaches(tx: Tx, person: Person, of: Event) -> bool:
    try:
        await own_place(tx, person, said(of.scope_kind, of.scope))
    except NotAllowed:
        return False
    return True


async def still_of(tx: Tx, person: Person, number: int | None, settings: Settings) -> Session | None:
    """For a notice: the delivery knows whom it writes to, not what they may by now."""
    roles = await roles_of(tx, person.id, address=person.address, admins=settings.admin_addresses)
    try:
        return await session_of(tx, replace(person, roles=roles), number)
    except NotAllowed:
        return None
