"""The clock ends offers that nobody answered, a few at a time, and says when to look again."""

from jobs.promotions import AT_ONCE, Promotions
from storage import enrolment, promotions
from storage.db import Database
from tests.databases import NOW, SecondLook
from tests.storage import seating
from tests.storage.seating import DAY, START, take


async def test_offers_lapse_in_time_and_the_next_is_known(db: Database, second_look: SecondLook) -> None:
    now = [NOW]
    step = Promotions(db, lambda: now[0])
    assert await step() is None
    async with db.write() as tx:
        at = await seating.stage(tx, 3)
        session = await seating.session(tx, at)
        own = await take(tx, session, at.people[0])
        for person in at.people[1:]:
            await take(tx, session, person)
        await enrolment.give_up(tx, own.id, at.people[0], now=NOW)
        until = await promotions.next_lapse(tx)
    assert until is not None
    assert await step() == until
    now[0] = until
    following = await step()
    assert following is not None
    assert until < following < START
    offers = "SELECT person, state, offer_until FROM seats WHERE state IN ('offered', 'lapsed') ORDER BY id"
    assert await second_look(offers) == [(at.people[1], "lapsed", until), (at.people[2], "offered", following)]
    now[0] = following
    assert await step() is None
    said = "SELECT person FROM outbox WHERE kind = 'seat-lapsed' AND state = 'waiting' ORDER BY id"
    assert await second_look(said) == [(person,) for person in at.people[1:]]


async def test_many_at_once_go_in_steps(db: Database, second_look: SecondLook) -> None:
    late = START - DAY
    step = Promotions(db, lambda: late)
    async with db.write() as tx:
        at = await seating.stage(tx, 2)
        anna, boris = at.people
        for minute in range(AT_ONCE + 1):
            session = await seating.session(tx, at, starts_at=START + minute * 60)
            own = await take(tx, session, anna)
            await take(tx, session, boris)
            await enrolment.give_up(tx, own.id, anna, now=NOW)
    again = await step()
    assert again is not None
    assert again <= late
    assert await second_look("SELECT count(*) FROM seats WHERE state = 'offered'") == [(1,)]
    assert await step() is None
