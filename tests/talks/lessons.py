"""A site with its host, interns with seats and a session tomorrow at 14:00 in Moscow, for talks about attendance."""

from dataclasses import dataclass

from bot.doors import Go
from storage import enrolment, planning, roles, sites
from storage.db import Tx
from storage.planning import Draft
from storage.sites import ModuleDraft
from tests.talks.conftest import START, Talk, Talker
from tests.talks.test_start import begin

HOUR, DAY = 3600, 86_400
BEGINS = START + DAY + 11 * HOUR  # Monday, 23 November 2026, 14:00 in Moscow
ZONE = "Europe/Moscow"
NAMES = ("Мария", "Пётр", "Ольга", "Иван", "Ася")


@dataclass(frozen=True, slots=True)
class Lesson:
    """`interns` by their number on the list, which begins with 1; the host is a talker, the interns are rows."""

    host: Talker
    site: int
    stream: int
    module: int
    session: int
    interns: tuple[int, ...]

    async def opens(self, room: str, about: int | None = None, *, who: Talker | None = None) -> None:
        await (who or self.host).presses_data(Go(room=room, id=str(about or self.session)).pack())


async def person_of(talk: Talk, talker: Talker) -> int:
    [(number,)] = await talk.look("SELECT person FROM accounts WHERE address = $1", str(talker.actor.id))
    return int(number)


async def lesson(talk: Talk, count: int = 3, *, hours: int = 6) -> Lesson:
    """So many interns have seats in the room."""
    host = await begin(talk, "Ирина")
    me = await person_of(talk, host)
    async with talk.db.write() as tx:
        site, stream, module = await _site(tx, me, hours)
        session = await plan(tx, me, stream, module, request="first")
        interns = tuple([await intern(tx, name(n)) for n in range(count)])
        for person in interns:
            await enrolment.enrol(tx, session, person, "room", by=me, now=START)
    made = Lesson(host, site, stream, module, session, interns)
    await host_of(talk, made, host)
    return made


def name(place: int) -> str:
    return NAMES[place] if place < len(NAMES) else f"Интерн {place + 1}"


async def host_of(talk: Talk, made: Lesson, talker: Talker) -> int:
    """The talker hosts the site from now on, and has been told so."""
    person = await person_of(talk, talker)
    async with talk.db.write() as tx:
        scope = await sites.scope(tx, made.site)
        assert scope is not None
        await roles.grant(tx, person, "host", scope, by=None, now=START)
    await talk.tick()
    return person


async def intern(tx: Tx, name: str) -> int:
    made: int = await tx.value(
        "INSERT INTO people (known, name, zone, locale, created_at, seen_at) VALUES (1, $1, $2, 'ru', $3, $3)"
        " RETURNING id",
        name, ZONE, START,
    )  # fmt: skip
    return made


async def plan(
    tx: Tx, by: int, stream: int, module: int, *, request: str, starts_at: int = BEGINS, title: str = ""
) -> int:
    draft = Draft(
        stream=stream, module=module, title=title, starts_at=starts_at, ends_at=starts_at + 2 * HOUR, zone=ZONE,
        place="каб. 5", link="", room=100, remote=10, hours=3, opens_at=START, closes_at=None,
    )  # fmt: skip
    return await planning.plan(tx, draft, by=by, now=START, request=request)


async def _site(tx: Tx, by: int, hours: int) -> tuple[int, int, int]:
    municipality = await tx.value(
        "INSERT INTO municipalities (region, name, folded) VALUES ('23', 'Район', 'район') RETURNING id"
    )
    organisation = await tx.value(
        "INSERT INTO organisations (municipality, name, folded) VALUES ($1, 'СОШ № 11', 'школа 11') RETURNING id",
        municipality,
    )
    site = await sites.open_site(
        tx, organisation=organisation, title="Оценивание, которое учит", area="assessment", template=None, address="",
        way="", zone=ZONE, modules=[ModuleDraft("Критерии вместе с учениками", hours, "")], by=by, now=START,
    )  # fmt: skip
    stream = await sites.open_stream(tx, site, "Осень 2026", capacity=None, by=by, now=START)
    return site, stream, (await sites.modules(tx, site))[0].id
