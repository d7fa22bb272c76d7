"""People of a school and pairs among them, for talks about mentoring."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from rules.roles import Scope
from storage import consents, mentors, pairing, people, places, roles
from storage.db import Tx
from storage.places import Place
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import DAY, MOSCOW, person_of
from tests.talks.test_start import begin

DISTRICT, SCHOOL = "Тимашевский район", "СОШ № 11"


@dataclass(frozen=True, slots=True)
class Two:
    """A pair that has begun, and its people as talkers."""

    pair: int
    mentor: Talker
    mentee: Talker


async def colleague(
    talk: Talk, name: str, full_name: str = "", *, zone: str = MOSCOW, school: str = SCHOOL, district: str = DISTRICT,
    since: int | None = None,
) -> Talker:  # fmt: skip
    """Somebody who agreed and works at the school; `since`: the year they began to teach in."""
    talker = await begin(talk, name)
    person = await person_of(talk, talker)
    async with talk.db.write() as tx:
        at = await _school(tx, school, district)
        await people.live_in_region(tx, person, "23", zone)
        await people.live_by(tx, person, zone)
        await people.live_in_municipality(tx, person, at[0].id)
        await people.work_at(tx, person, at[1].id)
        if full_name:
            await people.be_listed_as(tx, person, full_name)
        if since is not None:
            await people.serve_since(tx, person, since)
    return talker


async def curator(talk: Talk, name: str = "Ольга", *, school: str = SCHOOL, district: str = DISTRICT) -> Talker:
    """A colleague with the role at the school."""
    talker = await colleague(talk, name, school=school, district=district)
    async with talk.db.write() as tx:
        at = await _school(tx, school, district)
        where = Scope("organisation", str(at[1].id), (("municipality", str(at[0].id)), ("region", "23")))
        await roles.grant(tx, await person_of(talk, talker), "curator", where, by=None, now=int(talk.clock()))
    return talker


async def pair_up(talk: Talk, mentor: Talker, mentee: Talker) -> int:
    """The mentor has offered, the mentee has agreed: the pair begins now; its number. Notices of it wait."""
    now = int(talk.clock())
    today = datetime.fromtimestamp(now, ZoneInfo(MOSCOW)).date()
    one, other = await person_of(talk, mentor), await person_of(talk, mentee)
    async with talk.db.write() as tx:
        if await mentors.mentor(tx, one) is None:
            await mentors.be_ready(tx, one, capacity=8, now=now)
        text = await consents.keep_text(tx, purpose="mentoring", version="2026-11-22", locale="ru", text="О паре")
        pair = await pairing.propose(tx, mentor=one, mentee=other, by=one, today=today, text_hash=text, now=now)
        await pairing.agree(tx, pair, other, text_hash=text, today=today, now=now)
    return pair


async def two(talk: Talk) -> Two:
    """Белова Ирина Павловна is the mentor of Кузнецова Мария Игоревна; what was said of it they have read."""
    mentor = await colleague(talk, "Ирина", "Белова Ирина Павловна", since=2004)
    mentee = await colleague(talk, "Мария", "Кузнецова Мария Игоревна", since=2025)
    pair = await pair_up(talk, mentor, mentee)
    await read_all(talk)
    return Two(pair, mentor, mentee)


async def read_all(talk: Talk) -> None:
    """It is noon in Greenwich, 15:00 in Moscow, for the next time: whatever waits is said."""
    talk.clock.advance(seconds=DAY - (talk.clock.at - DAY // 2) % DAY)
    await talk.tick()


async def _school(tx: Tx, school: str, district: str) -> tuple[Place, Place]:
    municipality = await places.name_municipality(tx, "23", district)
    return municipality, await places.name_organisation(tx, municipality.id, school)
