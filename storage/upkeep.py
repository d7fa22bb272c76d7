"""The upkeep of an internship site that is open: its words, area, clock and school; and closing it.

Sessions keep what they were planned with, but are found by the site's area and place.
"""

from dataclasses import replace

from rules.reading import fold
from storage import audit, places, sites
from storage.db import Tx
from storage.sites import BadSite, NoSuch, Site

_ITS = "stream IN (SELECT id FROM streams WHERE site = $1)"


class SiteBusy(Exception):
    """Planned sessions of the site are still ahead."""


async def describe(
    tx: Tx, number: int, *, title: str | None = None, address: str | None = None, way: str | None = None,
    area: str | None = None, zone: str | None = None, by: int, now: int,
) -> None:  # fmt: skip
    """None leaves a field as it is; another `zone` is for sessions planned from now on. Raises NoSuch, BadSite."""
    old = await _open(tx, number)
    new = replace(
        old, title=old.title if title is None else title, address=old.address if address is None else address,
        way=old.way if way is None else way, area=area or old.area, zone=zone or old.zone,
    )  # fmt: skip
    sites.check(title=new.title, address=new.address, way=new.way)
    await tx.run(
        "UPDATE sites SET title = $1, folded = $2, address = $3, way = $4, area = $5, zone = $6 WHERE id = $7",
        new.title, fold(new.title), new.address, new.way, new.area, new.zone, number,
    )  # fmt: skip
    if new.area != old.area:
        await tx.run(f"UPDATE sessions SET area = $2 WHERE {_ITS}", number, new.area)
    await audit.record(tx, now=now, actor=by, action="site.described", details={"site": number})


async def resettle(tx: Tx, number: int, organisation: int, *, zone: str, by: int, now: int) -> None:
    """It is another school's; hosts, streams and all that was planned stay. Raises NoSuch; BadSite, on `title` when an
    open site is called so there."""
    old = await _open(tx, number)
    # Two sites of one name must not come there at once.
    school = await places.held_still(tx, organisation)
    if school is None:
        raise BadSite("organisation")
    namesake = "SELECT 1 FROM sites WHERE organisation = $1 AND folded = $2 AND id <> $3 AND closed_at IS NULL"
    if await tx.value(namesake, school, fold(old.title), number):
        raise BadSite("title")
    await tx.run("UPDATE sites SET organisation = $1, zone = $2 WHERE id = $3", school, zone, number)
    there = await _open(tx, number)
    await tx.run(
        f"UPDATE sessions SET municipality = $2, region = $3 WHERE {_ITS}", number, there.municipality, there.region
    )
    details = {"site": number, "from": old.organisation, "to": school}
    await audit.record(tx, now=now, actor=by, action="site.resettled", details=details)


async def close(tx: Tx, number: int, *, by: int, now: int) -> None:
    """A closed one again changes nothing. Raises SiteBusy."""
    await sites.lock(tx, number)
    busy = await tx.value(
        f"SELECT 1 FROM sessions WHERE {_ITS} AND state = 'planned' AND ends_at > $2 LIMIT 1", number, now
    )
    if busy:
        raise SiteBusy(number)
    if await tx.run("UPDATE sites SET closed_at = $1 WHERE id = $2 AND closed_at IS NULL", now, number):
        await audit.record(tx, now=now, actor=by, action="site.closed", details={"site": number})


async def _open(tx: Tx, number: int) -> Site:
    """Locked. Raises NoSuch."""
    found = await sites.site(tx, number) if await sites.lock(tx, number) else None
    if found is None:
        raise NoSuch(number)
    return found
