"""A person in the middle of mentoring, with a partner who writes as people write."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rules.roles import Scope
from storage import arranging, consents, entries, mentors, pairing, people, places, roles, tasks
from storage.db import Tx
from storage.entries import Draft

ZONE, DAY = "Europe/Moscow", 86_400
WORDS = "Урок держит & ведёт <сама>"


async def pair(tx: Tx, person: int, side: str, now: int) -> None:
    """An active pair with a programme, meetings and a journal; a proposal that waits. The mentor is ready for more,
    and the school's curator."""
    other, third = await _colleague(tx, "Ира & <Ко>", now), await _colleague(tx, "Яна", now)
    mentor, mentee = (person, other) if side == "mentor" else (other, person)
    today = datetime.fromtimestamp(now, ZoneInfo(ZONE)).date()
    for ready in (mentor, third):
        await mentors.be_ready(tx, ready, capacity=3, about=WORDS, now=now)
    await mentors.wish(tx, third, now=now)
    text = await consents.keep_text(tx, purpose="mentoring", version="2026-11-22", locale="ru", text=WORDS)
    made = await pairing.propose(tx, mentor=mentor, mentee=mentee, by=mentor, today=today, text_hash=text, now=now)
    await pairing.agree(tx, made, mentee, text_hash=text, today=today, now=now)
    await pairing.allow_contact(tx, made, other, allowed=True, now=now)
    mine, theirs = (person, third) if side == "mentor" else (third, person)
    await pairing.propose(tx, mentor=mine, mentee=theirs, by=third, today=today, text_hash=text, now=now)
    await _programme(tx, made, mentor, today, now)
    await _meetings(tx, made, mentor, mentee, now)
    if side == "mentor":
        school = (await people.profile(tx, person)).organisation
        await roles.grant(tx, person, "curator", Scope("organisation", str(school)), by=None, now=now)


async def _colleague(tx: Tx, name: str, now: int) -> int:
    district = await places.name_municipality(tx, "23", "Тимашевский район")
    school = await places.name_organisation(tx, district.id, "Гимназия «А & Б» № 11")
    made: int = await tx.value(
        "INSERT INTO people (known, name, locale, region, municipality, organisation, service_year, created_at,"
        " seen_at) VALUES (1, $1, 'ru', '23', $2, $3, 2025, $4, $4) RETURNING id",
        name, district.id, school.id, now,
    )  # fmt: skip
    return made


async def _programme(tx: Tx, pair: int, mentor: int, today: date, now: int) -> None:
    aim = await tasks.add_aim(tx, pair, title=WORDS, area="assessment", by=mentor, now=now)
    step = await tasks.add_task(
        tx, pair, aim=aim, title=WORDS, form="talk", product=WORDS, due_on=today + timedelta(days=9), by=mentor,
        request="1", now=now,
    )  # fmt: skip
    await tasks.comment(tx, step, mentor, WORDS, request="1", now=now)


async def _meetings(tx: Tx, pair: int, mentor: int, mentee: int, now: int) -> None:
    """One is planned, one proposed, one stands in the journal, corrected by the mentee."""
    for press in ("1", "2"):
        meeting = await arranging.propose(
            tx, pair, by=mentor, options=[now + int(press) * DAY], minutes=45, form="talk", place=WORDS, zone=ZONE,
            request=press, now=now,
        )  # fmt: skip
        if press == "1":
            await arranging.choose(tx, meeting, 1, by=mentee, now=now)
    draft = Draft(
        held_at=now - 3600, zone=ZONE, minutes=45, form="visit", task=None, theme=WORDS, done=WORDS, difficulty=WORDS,
        agreement=WORDS,
    )  # fmt: skip
    entry = await entries.write(tx, mentor, [pair], draft, request="1", now=now)
    await entries.correct(tx, entry, pair, version=1, remark=WORDS, by=mentee, now=now)
