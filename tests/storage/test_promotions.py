"""A freed seat is offered to the next: in order, for a time, and on both engines."""

import pytest

from rules import seats as rules
from storage import enrolment, planning, promotions, seats, sessions
from storage.db import Database
from tests.databases import NOW
from tests.storage import seating
from tests.storage.seating import DAY, HOUR, START, held, notices, setting, take, waiting


async def test_a_freed_seat_is_offered_to_the_first_who_waits(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris, vera) = await setting(tx, 3)
        first = await take(tx, session, anna)
        second = await take(tx, session, boris)
        await take(tx, session, vera)
        gone = await enrolment.give_up(tx, first.id, anna, now=NOW)
        assert (gone.state, gone.number) == ("left", 1)
        assert await held(tx, session, anna, boris, vera) == [[], [("room", "offered")], [("room", "queued")]]
        assert await waiting(tx, anna, "session-reminder", "session-unmarked") == []
        # 19:00: two hours today, thirteen tomorrow, nine the day after.
        until = NOW + 2 * DAY - 2 * HOUR
        assert (await seats.live(tx, session, boris))[0].offer_until == until
        assert await waiting(tx, boris, "seat-offer") == [str(until)]
        assert (await sessions.session(tx, session)).free("room") == 0  # type: ignore[union-attr]  # it is there
        with pytest.raises(enrolment.Full):
            await take(tx, session, anna, want_queue=False)
        taken = await enrolment.accept(tx, second.id, boris, now=until - 1)
        assert (taken.state, taken.number, taken.offer_until) == ("seated", 2, None)
        assert await enrolment.accept(tx, second.id, boris, now=until + DAY) == taken
        assert await enrolment.decline(tx, second.id, boris, now=until + DAY) == taken
        assert await waiting(tx, boris, "seat-offer") == []
        assert await waiting(tx, boris, "session-reminder") == ["1.day", "1.hour"]


async def test_a_declined_offer_goes_on_at_once(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris, vera) = await setting(tx, 3)
        first = await take(tx, session, anna)
        second, third = await take(tx, session, boris), await take(tx, session, vera)
        await enrolment.give_up(tx, first.id, anna, now=NOW)
        assert (await enrolment.decline(tx, second.id, boris, now=NOW)).state == "declined"
        assert await held(tx, session, boris, vera) == [[], [("room", "offered")]]
        assert await waiting(tx, boris, "seat-offer") == []
        with pytest.raises(enrolment.OfferOver):
            await enrolment.accept(tx, second.id, boris, now=NOW)
        with pytest.raises(enrolment.Gone):
            await enrolment.accept(tx, third.id, boris, now=NOW)
        # Nobody waits any more: the seat is free for whoever comes.
        await enrolment.give_up(tx, third.id, vera, now=NOW)
        assert (await take(tx, session, boris)).state == "seated"


async def test_no_answer_frees_the_offer_in_time_and_not_before(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris, vera) = await setting(tx, 3)
        first, second = await take(tx, session, anna), await take(tx, session, boris)
        await take(tx, session, vera)
        await enrolment.give_up(tx, first.id, anna, now=NOW)
        until = await promotions.next_lapse(tx)
        assert until is not None
        assert await promotions.lapse(tx, now=until - 1, limit=10) == 0
        with pytest.raises(enrolment.OfferOver):
            await enrolment.accept(tx, second.id, boris, now=until)
        assert await promotions.lapse(tx, now=until, limit=10) == 1
        assert (await seats.seat(tx, second.id)).state == "lapsed"  # type: ignore[union-attr]  # it is there
        assert await held(tx, session, vera) == [[("room", "offered")]]
        assert len(await waiting(tx, boris, "seat-lapsed")) == 1
        assert await waiting(tx, boris, "seat-offer") == []
        # Somebody with a seat who never answers anything keeps it.
        third = await enrolment.accept(tx, (await seats.live(tx, session, vera))[0].id, vera, now=until)
        assert await promotions.lapse(tx, now=START + DAY, limit=10) == 0
        assert (await seats.seat(tx, third.id)) == third


async def test_lapses_in_many_sessions_are_bounded(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 2)
        anna, boris = at.people
        for hour in range(3):
            session = await seating.session(tx, at, starts_at=START + hour * DAY)
            first = await take(tx, session, anna)
            await take(tx, session, boris)
            await enrolment.give_up(tx, first.id, anna, now=NOW)
        late = NOW + 5 * DAY
        assert [await promotions.lapse(tx, now=late, limit=2) for _ in range(3)] == [2, 1, 0]
        assert await promotions.next_lapse(tx) is None


async def test_under_two_hours_a_freed_seat_goes_to_whoever_signs_up(db: Database) -> None:
    late = START - 2 * HOUR + 1
    async with db.write() as tx:
        _, session, (anna, boris, vera) = await setting(tx, 3)
        await tx.run("UPDATE sessions SET closes_at = starts_at")
        first = await take(tx, session, anna)
        waits = await take(tx, session, boris)
        await take(tx, session, vera)
        assert (await take(tx, session, boris, now=late)).state == "queued"
        await enrolment.give_up(tx, first.id, anna, now=late)
        assert await held(tx, session, boris, vera) == [[("room", "queued")], [("room", "queued")]]
        seated = await take(tx, session, boris, now=late)
        assert (seated.id, seated.state) == (waits.id, "seated")
        with pytest.raises(enrolment.Full):
            await take(tx, session, anna, now=late, want_queue=False)


async def test_more_places_are_offered_at_once_and_in_order(db: Database) -> None:
    async with db.write() as tx:
        at, session, everybody = await setting(tx, 4)
        for person in everybody:
            await take(tx, session, person)
        await planning.resize(tx, session, room=3, remote=0, by=at.host, now=NOW)
        states = [own[0][1] for own in await held(tx, session, *everybody)]
        assert states == ["seated", "offered", "offered", "queued"]


async def test_an_offer_does_not_outlive_a_start_that_was_moved(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris) = await setting(tx, 2)
        own = await take(tx, session, anna)
        await take(tx, session, boris)
        await enrolment.give_up(tx, own.id, anna, now=NOW)
        start = NOW + 5 * HOUR
        await planning.move(tx, session, starts_at=start, ends_at=start + HOUR, by=at.host, now=NOW)
        offered = (await seats.live(tx, session, boris))[0]
        assert offered.offer_until == rules.latest(start) == start - 100 * 60
        assert [state for _, _, state in await notices(tx, boris, "seat-offer")] == ["void", "waiting"]


async def test_moved_to_a_later_day_a_free_seat_is_offered_again(db: Database) -> None:
    late = START - HOUR
    async with db.write() as tx:
        at, session, (anna, boris) = await setting(tx, 2)
        own = await take(tx, session, anna)
        await take(tx, session, boris)
        await enrolment.give_up(tx, own.id, anna, now=late)
        assert await held(tx, session, boris) == [[("room", "queued")]]
        await planning.move(tx, session, starts_at=START + DAY, ends_at=START + DAY + HOUR, by=at.host, now=late)
        assert await held(tx, session, boris) == [[("room", "offered")]]


async def test_an_offer_of_the_evening_waits_for_the_readers_morning_if_it_still_stands_then(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 1)
        far = await seating.person(tx, "Дальний", zone="Asia/Yekaterinburg")  # 21:00 there
        soon = NOW + 30 * HOUR  # its offer runs from 3:00 to 9:00 there
        for start in (START, soon):
            session = await seating.session(tx, at, starts_at=start)
            own = await take(tx, session, at.people[0])
            await take(tx, session, far)
            await enrolment.give_up(tx, own.id, at.people[0], now=NOW)
        rows = await tx.all("SELECT quiet, expires_at, which FROM outbox WHERE kind = 'seat-offer' ORDER BY id")
        assert [(row["quiet"], str(row["expires_at"]) == row["which"]) for row in rows] == [(1, True), (1, True)]
        session = await seating.session(tx, at, starts_at=NOW + 24 * HOUR + 600)
        own = await take(tx, session, at.people[0])
        await take(tx, session, far)
        await enrolment.give_up(tx, own.id, at.people[0], now=NOW)
        (urgent,) = await tx.all("SELECT quiet, which FROM outbox WHERE kind = 'seat-offer' ORDER BY id DESC LIMIT 1")
        assert (urgent["quiet"], int(urgent["which"])) == (0, NOW + 600 + 6 * HOUR)


async def test_a_lapsed_offer_wakes_nobody_at_night(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris) = await setting(tx, 2)
        first = await take(tx, session, anna)
        await take(tx, session, boris)
        # 20:00 on the eve: six hours to answer, until 2:00.
        await enrolment.give_up(tx, first.id, anna, now=START - 18 * HOUR)
        assert await promotions.lapse(tx, now=START - 12 * HOUR, limit=9) == 1
        assert await tx.value("SELECT quiet FROM outbox WHERE kind = 'seat-lapsed' AND person = $1", boris) == 1
