"""An internship to sign up for: a site with a module, a stream, people, sessions. For the tests of seats and marks; on
it the four of hosting.py."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage import enrolment, planning, seats, sites
from storage.db import Tx
from storage.planning import Draft
from storage.seats import Seat
from tests.databases import NOW

HOUR, DAY = 3600, 86_400
START = NOW + 10 * DAY + 19 * HOUR  # Friday, 5 December 2025, 14:00 in Moscow; NOW is 19:00 there
ZONE = "Europe/Moscow"


@dataclass(frozen=True, slots=True)
class Stage:
    """`host` opened the site; `people` may sign up."""

    host: int
    people: tuple[int, ...]
    site: int
    module: int
    stream: int


async def person(tx: Tx, name: str, *, zone: str | None = ZONE) -> int:
    made: int = await tx.value(
        "INSERT INTO people (known, name, zone, locale, created_at, seen_at)"
        " VALUES (1, $1, CAST($2 AS TEXT), 'ru', $3, $3) RETURNING id",
        name, zone, NOW,
    )  # fmt: skip
    return made


async def stage(tx: Tx, people: int, *, capacity: int | None = None, hours: int = 6) -> Stage:
    """So many people; `capacity` of the stream, `hours` of the only module."""
    host = await person(tx, "Ведущая")
    site, module, stream = await opened(tx, host, capacity=capacity, hours=hours)
    return Stage(host, tuple([await person(tx, f"Интерн {n}") for n in range(people)]), site, module, stream)


async def opened(
    tx: Tx, host: int, *, region: str = "23", area: str = "assessment", capacity: int | None = None, hours: int = 6,
    now: int = NOW,
) -> tuple[int, int, int]:  # fmt: skip
    """A site in a school of its own, its module and stream."""
    district = await tx.value(
        "INSERT INTO municipalities (region, name, folded) VALUES ($1, 'Район', 'район') RETURNING id", region
    )
    school = await tx.value(
        "INSERT INTO organisations (municipality, name, folded) VALUES ($1, 'СОШ № 11', 'школа 11') RETURNING id",
        district,
    )
    site = await sites.open_site(
        tx, organisation=school, title=f"Площадка {area}", area=area, template=None, address="", way="", zone=ZONE,
        modules=[sites.ModuleDraft("Критерии", hours, "")], by=host, now=now,
    )  # fmt: skip
    stream = await sites.open_stream(tx, site, "Осень", capacity=capacity, by=host, now=now)
    return site, (await sites.modules(tx, site))[0].id, stream


async def session(
    tx: Tx, at: Stage, *, room: int = 1, remote: int = 0, starts_at: int = START, module: int | None = None
) -> int:
    """Two hours, six academic; sign-up is open from now until two hours before."""
    draft = Draft(
        stream=at.stream, module=module or at.module, title="", starts_at=starts_at, ends_at=starts_at + 2 * HOUR,
        zone=ZONE, place="каб. 5", link="", room=room, remote=remote, hours=6, opens_at=NOW, closes_at=None,
    )  # fmt: skip
    press = await tx.value("SELECT count(*) FROM sessions")
    return await planning.plan(tx, draft, by=at.host, now=NOW, request=str(press))


async def take(
    tx: Tx, session: int, person: int, mode: str = "room", *, now: int = NOW, want_queue: bool = True
) -> Seat:
    return await enrolment.sign_up(tx, session, person, mode, by=person, now=now, want_queue=want_queue)


async def held(tx: Tx, session: int, *whose: int) -> list[list[tuple[str, str]]]:
    return [[(own.mode, own.state) for own in await seats.live(tx, session, person)] for person in whose]


async def notices(tx: Tx, person: int, *kinds: str) -> list[tuple[str, str, str]]:
    rows = await tx.all("SELECT kind, which, state FROM outbox WHERE person = $1 ORDER BY id", person)
    return [(row[0], row[1], row[2]) for row in rows if row[0] in kinds]


async def waiting(tx: Tx, person: int, *kinds: str) -> list[str]:
    return [which for _, which, state in await notices(tx, person, *kinds) if state == "waiting"]


async def setting(tx: Tx, count: int, **places: int) -> tuple[Stage, int, Sequence[int]]:
    at = await stage(tx, count)
    return at, await session(tx, at, **places), at.people
