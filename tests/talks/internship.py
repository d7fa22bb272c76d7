"""A site, its sessions and teachers who come to them, for talks from the teacher's side. Made through storage."""

from dataclasses import dataclass
from typing import Any

from bot.doors import Go
from storage import enrolment, people, places, planning, sites
from storage.db import Tx
from storage.planning import Draft
from storage.sites import ModuleDraft
from tests.talks.conftest import START, Talk, Talker
from tests.talks.test_start import begin

MINUTE, HOUR, DAY = 60, 3600, 86_400
BEGINS = START + 11 * DAY + 11 * HOUR  # Thursday, 3 December 2026, 14:00 in Moscow
MOSCOW, KRASNOYARSK = "Europe/Moscow", "Asia/Krasnoyarsk"


@dataclass(frozen=True, slots=True)
class Site:
    """`host` is a row, not a talker."""

    id: int
    host: int
    stream: int
    module: int


async def site(
    talk: Talk, *, title: str = "Оценивание, которое учит", area: str = "assessment",
    district: str = "Тимашевский район", capacity: int | None = None,
) -> Site:  # fmt: skip
    async with talk.db.write() as tx:
        host = await _row(tx, "Ирина")
        municipality = await places.name_municipality(tx, "23", district)
        school = await places.name_organisation(tx, municipality.id, "СОШ № 11")
        made = await sites.open_site(
            tx, organisation=school.id, title=title, area=area, template=None, address="", way="Вход со двора",
            zone=MOSCOW,
            modules=[ModuleDraft("Критерии до работы", 6, ""), ModuleDraft("Обратная связь", 6, "")],
            by=host, now=START,
        )  # fmt: skip
        stream = await sites.open_stream(tx, made, "Осень 2026", capacity=capacity, by=host, now=START)
        return Site(made, host, stream, (await sites.modules(tx, made))[0].id)


async def _row(tx: Tx, name: str) -> int:
    made: int = await tx.value(
        "INSERT INTO people (known, name, locale, created_at, seen_at) VALUES (1, $1, 'ru', $2, $2) RETURNING id",
        name, START,
    )  # fmt: skip
    return made


async def session(talk: Talk, at: Site, **wanted: Any) -> int:
    """Two hours in the room at BEGINS, one place; `wanted`: fields of the draft that are otherwise."""
    starts_at = wanted.get("starts_at", BEGINS)
    usual = {
        "stream": at.stream, "module": at.module, "title": "", "starts_at": starts_at, "ends_at": starts_at + 2 * HOUR,
        "zone": MOSCOW, "place": "ул. Ленина, 5, каб. 12", "link": "", "room": 1, "remote": 0, "hours": 3,
        "opens_at": START - DAY, "closes_at": None,
    }  # fmt: skip
    async with talk.db.write() as tx:
        press = await tx.value("SELECT count(*) FROM sessions")
        draft = Draft(**(usual | wanted))
        return await planning.plan(tx, draft, by=at.host, now=int(talk.clock()), request=str(press))


async def teacher(talk: Talk, name: str = "Анна", *, zone: str = MOSCOW, asked: bool = True) -> Talker:
    """Somebody who agreed; `asked`: how the host shall read them was asked already."""
    anna = await begin(talk, name)
    person = await person_of(talk, anna)
    async with talk.db.write() as tx:
        await people.live_by(tx, person, zone)
        if asked:
            await people.ask_full_name(tx, person)
    return anna


async def person_of(talk: Talk, talker: Talker) -> int:
    [(number,)] = await talk.look("SELECT person FROM accounts WHERE address = $1", str(talker.actor.id))
    return int(number)


async def opens(talker: Talker, room: str, about: str | int = "") -> None:
    await talker.presses_data(Go(room=room, id=str(about)).pack())


async def sits(talk: Talk, at: int, talker: Talker, mode: str = "room") -> int:
    """The talker has a place or waits for one; the seat's id."""
    person = await person_of(talk, talker)
    async with talk.db.write() as tx:
        seat = await enrolment.sign_up(tx, at, person, mode, by=person, now=int(talk.clock()), want_queue=True)
    return seat.id


async def states(talk: Talk, at: int) -> list[tuple[Any, ...]]:
    """Names with mode and state of their seats, as they came."""
    return await talk.look(
        "SELECT p.name, s.mode, s.state FROM seats s JOIN people p ON p.id = s.person"
        " WHERE s.session = $1 ORDER BY s.id",
        at,
    )


async def until(talk: Talk, at: int) -> None:
    """The clock goes on to this moment, and what is due by then is done."""
    talk.clock.at = max(talk.clock.at, float(at))
    await talk.tick()


async def passes(talk: Talk, to: int) -> None:
    """Time goes by until `to`: the clock wakes at each moment at which something is due."""
    while True:
        [(due,)] = await talk.look(
            "SELECT min(due) FROM (SELECT min(due_at) AS due FROM outbox WHERE state = 'waiting'"
            " UNION ALL SELECT min(offer_until) FROM seats WHERE state = 'offered') AS next"
        )
        if due is None or due > to:
            break
        await until(talk, due)
    await until(talk, to)
