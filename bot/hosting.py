"""What a host may open: a site, a stream, a session, with the right asked for at this very press.

All raise NotAllowed where the person's roles do not reach the site, and where there is no such thing.
"""

from dataclasses import replace

from bot.guards import NotAllowed, require
from bot.person import Person, roles_of
from bot.settings import Settings
from storage import sessions, sites
from storage.db import Tx
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
    await site_of(tx, person, found.site)
    return found


async def still_of(tx: Tx, person: Person, number: int | None, settings: Settings) -> Session | None:
    """For a notice: the delivery knows whom it writes to, not what they may by now."""
    roles = await roles_of(tx, person.id, address=person.address, admins=settings.admin_addresses)
    try:
        return await session_of(tx, replace(person, roles=roles), number)
    except NotAllowed:
        return None
