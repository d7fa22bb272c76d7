"""Internship sites: the modular programme each of them runs, and the streams of people who go through it.

A site's row is the lock of its programme: modules, streams and the planning of sessions change one after another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.reading import fold
from rules.roles import Right, Scope, reaches
from storage import audit, places
from storage.db import Row, Tx

TITLE, ADDRESS, WAY, PRODUCT = 200, 300, 600, 300  # the most letters of each
MOST_HOURS, MOST_MODULES, MOST_PEOPLE = 500, 40, 10_000


class NoSuch(LookupError):
    """There is no such site, module or stream, or it is closed."""


class BadSite(ValueError):
    """One field says what cannot be: empty, too long, too much; `field` is its name."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class StreamBusy(Exception):
    """Planned sessions of the stream are still ahead."""


class ModuleUsed(Exception):
    """There are sessions of the module."""


@dataclass(frozen=True, slots=True)
class Site:
    """`area` is a code of the competence areas, `template` of the programme it began with; `way`: how to get there."""

    id: int
    title: str
    area: str
    template: str | None
    organisation: int
    organisation_name: str
    municipality: int
    municipality_name: str
    region: str
    address: str
    way: str
    zone: str
    closed: bool


@dataclass(frozen=True, slots=True)
class ModuleDraft:
    title: str
    hours: int
    product: str


@dataclass(frozen=True, slots=True)
class Module:
    """`number` counts from 1 within the site; `product`: what an intern makes."""

    id: int
    site: int
    number: int
    title: str
    hours: int
    product: str


@dataclass(frozen=True, slots=True)
class Stream:
    """`capacity` None: no limit of its own; `people`: those with a seat, an offer or a place in a queue of sessions."""

    id: int
    site: int
    title: str
    capacity: int | None
    people: int
    closed: bool


_SITES = """
    SELECT s.id, s.title, s.area, s.template, s.organisation, o.name AS organisation_name, o.municipality,
           m.name AS municipality_name, m.region, s.address, s.way, s.zone, s.closed_at
    FROM sites s JOIN organisations o ON o.id = s.organisation JOIN municipalities m ON m.id = o.municipality
"""
_STREAMS = """
    SELECT t.id, t.site, t.title, t.capacity, t.closed_at,
           (SELECT count(DISTINCT x.person) FROM sessions n JOIN seats x ON x.session = n.id
            WHERE n.stream = t.id AND x.state IN ('seated', 'queued', 'offered')) AS people
    FROM streams t
"""
# Which column a right's place is compared with.
_PLACED = {"region": "m.region", "municipality": "m.id", "organisation": "o.id", "site": "s.id"}


async def open_site(
    tx: Tx, *, organisation: int, title: str, area: str, template: str | None, address: str, way: str, zone: str,
    modules: Sequence[ModuleDraft], by: int | None, now: int,
) -> int:  # fmt: skip
    """The same title in the same organisation again is the same site. Raises BadSite."""
    check(title=title, address=address, way=way)
    # Two presses at once must not open two sites.
    school = await places.held_still(tx, organisation)
    if school is None:
        raise BadSite("organisation")
    if len(modules) > MOST_MODULES:
        raise BadSite("modules")
    for draft in modules:
        _check_module(draft)
    folded = fold(title)
    there: int | None = await tx.value(
        "SELECT id FROM sites WHERE organisation = $1 AND folded = $2 AND closed_at IS NULL", school, folded
    )
    if there is not None:
        return there
    made: int = await tx.value(
        "INSERT INTO sites (organisation, title, folded, area, template, address, way, zone, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        school, title, folded, area, template, address, way, zone, now,
    )  # fmt: skip
    for number, draft in enumerate(modules, start=1):
        await _insert_module(tx, made, number, draft)
    await audit.record(
        tx, now=now, actor=by, action="site.opened", details={"site": made, "organisation": school, "area": area}
    )
    return made


async def site(tx: Tx, number: int) -> Site | None:
    row = await tx.one(f"{_SITES} WHERE s.id = $1", number)
    return None if row is None else _site(row)


async def scope(tx: Tx, number: int) -> Scope | None:
    """The site as a place, with the organisation, municipality and region it lies in."""
    found = await site(tx, number)
    return None if found is None else scope_of(found)


def scope_of(found: Site) -> Scope:
    above = (
        ("organisation", str(found.organisation)), ("municipality", str(found.municipality)), ("region", found.region),
    )  # fmt: skip
    return Scope("site", str(found.id), above)


async def within(tx: Tx, rights: Iterable[Right]) -> list[Site]:
    """The open sites that a host's right, or one above it, reaches; by title."""
    where, args = ["1 = 0"], list[str | int]()
    for right in rights:
        if not reaches((right,), ("host",)):
            continue
        if right.scope_kind == "all":
            where.append("1 = 1")
        elif right.scope_kind in _PLACED:
            args.append(right.scope if right.scope_kind == "region" else int(right.scope))
            where.append(f"{_PLACED[right.scope_kind]} = ${len(args)}")
    rows = await tx.all(f"{_SITES} WHERE s.closed_at IS NULL AND ({' OR '.join(where)}) ORDER BY s.folded, s.id", *args)
    return [_site(row) for row in rows]


async def hosts(tx: Tx, number: int) -> list[str]:
    """The names of those who hold the role of a host here."""
    rows = await tx.all(
        """
        SELECT COALESCE(NULLIF(p.full_name, ''), p.name, '') AS name FROM roles r JOIN people p ON p.id = r.person
        WHERE r.role = 'host' AND r.scope_kind = 'site' AND r.scope = CAST($1 AS TEXT) AND r.revoked_at IS NULL
        ORDER BY name, p.id
        """,
        str(number),
    )
    return [row["name"] for row in rows]


async def lock(tx: Tx, number: int) -> bool:
    """Nobody else changes the programme of this site until the transaction ends; False for a closed or unknown one."""
    row = await tx.one("SELECT closed_at FROM sites WHERE id = $1 FOR NO KEY UPDATE", number)
    return row is not None and row["closed_at"] is None


async def modules(tx: Tx, number: int) -> list[Module]:
    """Those of the site's programme, in order."""
    rows = await tx.all("SELECT * FROM modules WHERE site = $1 AND dropped_at IS NULL ORDER BY number", number)
    return [_module(row) for row in rows]


async def module(tx: Tx, number: int) -> Module | None:
    row = await tx.one("SELECT * FROM modules WHERE id = $1 AND dropped_at IS NULL", number)
    return None if row is None else _module(row)


async def add_module(tx: Tx, number: int, draft: ModuleDraft, *, by: int, now: int) -> int:
    """At the end of the site's programme; the same title again is the same module. Raises NoSuch, BadSite."""
    if not await lock(tx, number):
        raise NoSuch(number)
    _check_module(draft)
    there = await modules(tx, number)
    if len(there) >= MOST_MODULES:
        raise BadSite("modules")
    for one in there:
        if fold(one.title) == fold(draft.title):
            return one.id
    made = await _insert_module(tx, number, len(there) + 1, draft)
    await audit.record(tx, now=now, actor=by, action="module.added", details={"site": number, "module": made})
    return made


async def _insert_module(tx: Tx, number: int, place: int, draft: ModuleDraft) -> int:
    made: int = await tx.value(
        "INSERT INTO modules (site, number, title, hours, product) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        number, place, draft.title, draft.hours, draft.product,
    )  # fmt: skip
    return made


async def change_module(tx: Tx, number: int, draft: ModuleDraft, *, by: int, now: int) -> None:
    """Raises NoSuch, BadSite."""
    _check_module(draft)
    changed = await tx.run(
        "UPDATE modules SET title = $1, hours = $2, product = $3 WHERE id = $4 AND dropped_at IS NULL",
        draft.title, draft.hours, draft.product, number,
    )  # fmt: skip
    if not changed:
        raise NoSuch(number)
    await audit.record(tx, now=now, actor=by, action="module.changed", details={"module": number})


async def drop_module(tx: Tx, number: int, *, by: int, now: int) -> None:
    """The next ones move up; a dropped one again changes nothing. Raises ModuleUsed unless all its sessions were
    cancelled."""
    there = await module(tx, number)
    if there is None:
        return
    await lock(tx, there.site)
    if await tx.value("SELECT 1 FROM sessions WHERE module = $1 AND state = 'planned' LIMIT 1", number):
        raise ModuleUsed(number)
    dropped = "UPDATE modules SET dropped_at = $1 WHERE id = $2 AND dropped_at IS NULL RETURNING number"
    place = await tx.value(dropped, now, number)
    if place is None:
        return
    await tx.run(
        "UPDATE modules SET number = number - 1 WHERE site = $1 AND number > $2 AND dropped_at IS NULL",
        there.site, place,
    )  # fmt: skip
    await audit.record(tx, now=now, actor=by, action="module.dropped", details={"module": number})


async def open_stream(tx: Tx, number: int, title: str, *, capacity: int | None, by: int | None, now: int) -> int:
    """The same title at the same site again is the same stream. Raises NoSuch, BadSite."""
    check(title=title)
    _check_capacity(capacity)
    if not await lock(tx, number):
        raise NoSuch(number)
    for one in await streams(tx, number):
        if not one.closed and fold(one.title) == fold(title):
            return one.id
    made: int = await tx.value(
        "INSERT INTO streams (site, title, capacity, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
        number, title, capacity, now,
    )  # fmt: skip
    await audit.record(tx, now=now, actor=by, action="stream.opened", details={"site": number, "stream": made})
    return made


async def streams(tx: Tx, number: int) -> list[Stream]:
    """All of a site, closed ones too, the newest first."""
    return [_stream(row) for row in await tx.all(f"{_STREAMS} WHERE t.site = $1 ORDER BY t.id DESC", number)]


async def stream(tx: Tx, number: int) -> Stream | None:
    row = await tx.one(f"{_STREAMS} WHERE t.id = $1", number)
    return None if row is None else _stream(row)


async def lock_stream(tx: Tx, number: int) -> Stream | None:
    """Nobody else enters or leaves it until the transaction ends: its people may be counted."""
    await tx.one("SELECT id FROM streams WHERE id = $1 FOR NO KEY UPDATE", number)
    return await stream(tx, number)


async def resize_stream(tx: Tx, number: int, capacity: int | None, *, by: int, now: int) -> None:
    """Raises NoSuch; BadSite when more people are in it already."""
    _check_capacity(capacity)
    there = await lock_stream(tx, number)
    if there is None or there.closed:
        raise NoSuch(number)
    if capacity is not None and capacity < there.people:
        raise BadSite("capacity")
    await tx.run("UPDATE streams SET capacity = CAST($1 AS BIGINT) WHERE id = $2", capacity, number)
    details = {"stream": number, "capacity": capacity}
    await audit.record(tx, now=now, actor=by, action="stream.resized", details=details)


async def close_stream(tx: Tx, number: int, *, by: int, now: int) -> None:
    """A closed one again changes nothing. Raises StreamBusy."""
    there = await stream(tx, number)
    if there is None:
        return
    await lock(tx, there.site)
    ahead = "SELECT 1 FROM sessions WHERE stream = $1 AND state = 'planned' AND ends_at > $2 LIMIT 1"
    if await tx.value(ahead, number, now):
        raise StreamBusy(number)
    if await tx.run("UPDATE streams SET closed_at = $1 WHERE id = $2 AND closed_at IS NULL", now, number):
        await audit.record(tx, now=now, actor=by, action="stream.closed", details={"stream": number})


def check(*, title: str, address: str = "", way: str = "") -> None:
    """Raises BadSite."""
    wrong = {"title": not fold(title) or len(title) > TITLE, "address": len(address) > ADDRESS, "way": len(way) > WAY}
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadSite(field)


def _check_module(draft: ModuleDraft) -> None:
    check(title=draft.title)
    if not 1 <= draft.hours <= MOST_HOURS:
        raise BadSite("hours")
    if len(draft.product) > PRODUCT:
        raise BadSite("product")


def _check_capacity(capacity: int | None) -> None:
    if capacity is not None and not 1 <= capacity <= MOST_PEOPLE:
        raise BadSite("capacity")


def _site(row: Row) -> Site:
    return Site(
        row["id"], row["title"], row["area"], row["template"], row["organisation"], row["organisation_name"],
        row["municipality"], row["municipality_name"], row["region"], row["address"], row["way"], row["zone"],
        row["closed_at"] is not None,
    )  # fmt: skip


def _module(row: Row) -> Module:
    return Module(row["id"], row["site"], row["number"], row["title"], row["hours"], row["product"])


def _stream(row: Row) -> Stream:
    return Stream(row["id"], row["site"], row["title"], row["capacity"], row["people"], row["closed_at"] is not None)
