"""Signing up, waiting, leaving: every wish on both engines. Offers, the race, the machine have files of their own."""

import json

import pytest

from rules.roles import Scope
from storage import enrolment, marks, people, planning, roles, seats, sessions, sites
from storage.db import Database
from storage.seats import Seat
from tests.databases import NOW, SecondLook
from tests.storage import seating
from tests.storage.seating import DAY, HOUR, START, held, setting, take, waiting


async def test_a_free_seat_is_taken_and_reminded_of(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        _, session, (anna,) = await setting(tx, 1)
        own = await take(tx, session, anna)
        assert own == Seat(own.id, session, anna, "room", "seated", 1, None, NOW, None, None, "")
        assert await take(tx, session, anna) == own
        assert await waiting(tx, anna, "session-reminder") == ["1.day", "1.hour"]
    assert await second_look("SELECT person, mode, state, number FROM seats") == [(anna, "room", "seated", 1)]
    log = await second_look("SELECT actor, about, details FROM audit WHERE action = 'seat.taken'")
    assert [(actor, about) for actor, about, _ in log] == [(anna, anna)]
    assert json.loads(log[0][2]) == {"seat": own.id, "session": session, "mode": "room"}


async def test_the_queue_is_asked_for_and_numbered(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris, vera) = await setting(tx, 3)
        await take(tx, session, anna)
        with pytest.raises(enrolment.Full):
            await take(tx, session, boris, want_queue=False)
        assert (await take(tx, session, boris)).place_in_queue == 1
        assert (await take(tx, session, vera)).place_in_queue == 2
        assert (await take(tx, session, boris)).place_in_queue == 1
        assert await waiting(tx, boris, "session-reminder") == []


async def test_a_remote_seat_is_held_while_waiting_for_the_room(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris, vera) = await setting(tx, 3, room=1, remote=1)
        in_room = await take(tx, session, anna)
        await take(tx, session, boris, "remote")
        await take(tx, session, vera, "remote")
        both = await take(tx, session, boris)
        assert await held(tx, session, boris) == [[("room", "queued"), ("remote", "seated")]]
        await enrolment.give_up(tx, in_room.id, anna, now=NOW)
        moved = await enrolment.accept(tx, both.id, boris, now=NOW)
        assert (moved.mode, moved.number) == ("room", 2)
        assert await held(tx, session, boris, vera) == [[("room", "seated")], [("remote", "offered")]]
        assert await waiting(tx, boris, "session-reminder") == ["1.day", "1.hour"]
        rows = await tx.all("SELECT state FROM seats WHERE person = $1 ORDER BY id", boris)
        assert [row["state"] for row in rows] == ["passed", "seated"]


async def test_from_remote_into_a_free_room_and_back(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris, vera) = await setting(tx, 3, room=1, remote=1)
        await take(tx, session, anna, "remote")
        await take(tx, session, anna)
        assert await held(tx, session, anna) == [[("room", "seated")]]
        await take(tx, session, boris, "remote")
        await take(tx, session, vera)
        with pytest.raises(enrolment.Full):  # a seat in the room is not given up for a queue
            await take(tx, session, anna, "remote")
        own = (await seats.live(tx, session, boris))[0]
        await enrolment.give_up(tx, own.id, boris, now=NOW)
        assert (await take(tx, session, anna, "remote")).number == 1
        assert await held(tx, session, anna, vera) == [[("remote", "seated")], [("room", "offered")]]
        assert await waiting(tx, anna, "session-reminder") == ["1.day", "1.hour"]


async def test_who_left_and_comes_again_waits_behind_but_keeps_the_number_and_is_reminded(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris) = await setting(tx, 2, room=2)
        own = await take(tx, session, anna)
        await enrolment.give_up(tx, own.id, anna, now=NOW)
        assert await enrolment.give_up(tx, own.id, anna, now=NOW + 5) == await seats.seat(tx, own.id)
        assert (await take(tx, session, boris)).number == 2
        again = await take(tx, session, anna)
        assert (again.id != own.id, again.number) == (True, 1)
        assert await waiting(tx, anna, "session-reminder") == ["1.day", "1.hour"]


async def test_sign_up_has_its_time(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris) = await setting(tx, 2, room=2, remote=0)
        for now, why in ((NOW - 1, "early"), (START - 2 * HOUR, "late"), (START + 2 * HOUR, "over")):
            with pytest.raises(enrolment.Closed) as closed:
                await take(tx, session, anna, now=now)
            assert closed.value.why == why
        with pytest.raises(enrolment.NoSuchMode):
            await take(tx, session, anna, "remote")
        with pytest.raises(enrolment.NoSuchMode):
            await take(tx, session, anna, "garden")
        with pytest.raises(enrolment.Gone):
            await take(tx, 404, anna)
        own = await take(tx, session, boris)
        assert await take(tx, session, boris, now=START) == own
        with pytest.raises(enrolment.Closed) as closed:
            await enrolment.give_up(tx, own.id, boris, now=START + 2 * HOUR)
        assert closed.value.why == "over"
        await planning.cancel(tx, session, reason="", by=at.host, now=NOW)
        with pytest.raises(enrolment.Closed) as closed:
            await take(tx, session, anna)
        assert closed.value.why == "cancelled"
        assert await held(tx, session, boris) == [[]]


async def test_a_stream_has_room_for_so_many_people_over_all_its_sessions(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 3, capacity=2)
        anna, boris, vera = at.people
        one = await seating.session(tx, at)
        other = await seating.session(tx, at, room=5, starts_at=START + DAY)
        await take(tx, one, anna)
        assert (await take(tx, one, boris)).state == "queued"
        for wish in (one, other):
            with pytest.raises(enrolment.StreamFull):
                await take(tx, wish, vera)
        with pytest.raises(enrolment.StreamFull):
            await enrolment.enrol(tx, other, vera, "room", by=at.host, now=NOW)
        assert (await take(tx, other, anna)).state == "seated"
        assert (await take(tx, other, boris)).state == "seated"
        # Past sessions count too.
        late = START + DAY - 3 * HOUR
        with pytest.raises(enrolment.StreamFull):
            await take(tx, other, vera, now=late)
        await sites.resize_stream(tx, at.stream, 3, by=at.host, now=NOW)
        assert (await take(tx, other, vera, now=late)).state == "seated"


async def test_the_host_enrols_but_over_no_capacity(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris, vera) = await setting(tx, 3)
        own = await enrolment.enrol(tx, session, anna, "room", by=at.host, now=START)
        assert (own.state, await enrolment.enrol(tx, session, anna, "room", by=at.host, now=START)) == ("seated", own)
        await take(tx, session, boris)
        for person in (boris, vera):
            with pytest.raises(enrolment.Full):
                await enrolment.enrol(tx, session, person, "room", by=at.host, now=NOW)
        await enrolment.give_up(tx, own.id, anna, now=NOW)
        taken = await enrolment.enrol(tx, session, boris, "room", by=at.host, now=NOW)
        assert (taken.state, taken.number) == ("seated", 2)
        assert await waiting(tx, boris, "seat-offer") == []
        log = await tx.all("SELECT actor FROM audit WHERE action = 'seat.taken' AND about = $1", boris)
        assert [row["actor"] for row in log] == [at.host]
        await marks.finish(tx, session, by=at.host, now=START)
        with pytest.raises(enrolment.Closed):
            await enrolment.enrol(tx, session, vera, "room", by=at.host, now=START)


async def test_a_removed_person_is_told_why_and_the_seat_goes_on(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris) = await setting(tx, 2)
        own = await take(tx, session, anna)
        await take(tx, session, boris)
        removed = await enrolment.remove(tx, own.id, by=at.host, reason="Группа для физиков", now=NOW)
        assert (removed.state, removed.reason) == ("cancelled", "Группа для физиков")
        assert await enrolment.remove(tx, own.id, by=at.host, reason="ещё раз", now=NOW) == removed
        assert await waiting(tx, anna, "seat-removed", "session-reminder") == [""]
        assert await held(tx, session, boris) == [[("room", "offered")]]
        log = await tx.all("SELECT actor, details FROM audit WHERE about = $1 AND action = 'seat.cancelled'", anna)
        assert [row["actor"] for row in log] == [at.host]
        assert "физиков" not in log[0]["details"]


async def test_coming_is_kept_of_who_has_a_seat(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris) = await setting(tx, 2)
        own = await take(tx, session, anna)
        queued = await take(tx, session, boris)
        assert (await enrolment.plan_to_come(tx, own.id, anna, now=NOW)).plan == "coming"
        assert (await enrolment.plan_to_come(tx, queued.id, boris, now=NOW)).plan is None


async def test_whoever_is_marked_keeps_the_seat_and_the_hours(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna,) = await setting(tx, 1)
        own = await take(tx, session, anna)
        await marks.mark(tx, session, {anna: "present"}, how="list", by=at.host, now=START)
        with pytest.raises(enrolment.Closed):
            await enrolment.give_up(tx, own.id, anna, now=START)
        with pytest.raises(enrolment.Closed):
            await enrolment.remove(tx, own.id, by=at.host, reason="", now=START)
        assert [intern.hours for intern in (await marks.board(tx, at.stream, now=START)).interns] == [6]


async def test_a_seat_taken_away_is_told_in_the_morning_unless_it_is_soon(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris) = await setting(tx, 2, room=2)
        first, second = await take(tx, session, anna), await take(tx, session, boris)
        await enrolment.remove(tx, first.id, by=at.host, reason="", now=START - 2 * DAY)
        await enrolment.remove(tx, second.id, by=at.host, reason="", now=START - DAY)
        rows = await tx.all("SELECT quiet FROM outbox WHERE kind = 'seat-removed' ORDER BY id")
        assert [row["quiet"] for row in rows] == [1, 0]


async def test_who_came_without_a_seat_waits_for_the_host_while_it_goes_on(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna,) = await setting(tx, 1)
        for now in (START - HOUR, START + 2 * HOUR):
            with pytest.raises(enrolment.Closed):
                await enrolment.ask_at_door(tx, session, anna, now=now)
        asked = await enrolment.ask_at_door(tx, session, anna, now=START)
        assert (asked.mode, asked.state) == ("room", "queued")
        assert await enrolment.ask_at_door(tx, session, anna, now=START) == asked
        taken = await enrolment.enrol(tx, session, anna, "room", by=at.host, now=START + 60)
        assert (taken.id, taken.state) == (asked.id, "seated")
        assert await enrolment.ask_at_door(tx, session, anna, now=START) == taken


async def test_whoever_is_erased_leaves_the_seat_to_the_next(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris) = await setting(tx, 2)
        await take(tx, session, anna)
        await take(tx, session, boris)
        await enrolment.let_go_all(tx, anna, now=NOW)
        assert await held(tx, session, anna, boris) == [[], [("room", "offered")]]
        await tx.run("DELETE FROM people WHERE id = $1", anna)


async def test_my_sessions_by_what_they_are_to_me(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 2)
        anna, boris = at.people
        days = [await seating.session(tx, at, starts_at=START + day * DAY) for day in range(5)]
        for session in days[:4]:
            await take(tx, session, anna)
        await take(tx, days[4], boris)
        await take(tx, days[4], anna)
        for session, mark in zip(days, ("present", "excused", None), strict=False):
            if mark is not None:
                await marks.mark(tx, session, {anna: mark}, how="list", by=at.host, now=START + 9 * DAY)
        mine = await seats.mine(tx, anna, now=START + 2 * DAY + 3 * HOUR)
        assert [there.id for there, _, _ in mine.coming] == [days[3]]
        assert [(there.id, own.place_in_queue) for there, own, _ in mine.waiting] == [(days[4], 1)]
        assert [(there.id, mark) for there, _, mark in mine.attended] == [(days[0], "present")]
        assert [(there.id, mark) for there, _, mark in mine.missed] == [(days[1], "excused")]
        assert [(there.id, mark) for there, _, mark in mine.unmarked] == [(days[2], None)]
        await enrolment.give_up(tx, (await seats.live(tx, days[4], boris))[0].id, boris, now=NOW)
        mine = await seats.mine(tx, anna, now=NOW)
        assert [there.id for there, _, _ in mine.offered] == [days[4]]
        assert [there.id for there, _, _ in mine.coming] == days[:4]


async def test_clashes_are_those_where_i_sit_or_host_at_that_time(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 1)
        anna = at.people[0]
        first, touching, other = [
            await seating.session(tx, at, starts_at=START + hours * HOUR) for hours in (0, 2, 1)
        ]  # fmt: skip
        await take(tx, first, anna)
        await take(tx, touching, anna)

        async def found(start: int, besides: int) -> list[int]:
            clashing = await sessions.clashes(tx, anna, starts_at=start, ends_at=start + 2 * HOUR, besides=besides)
            return [there.id for there in clashing]

        assert await found(START + HOUR, other) == [first, touching]
        assert await found(START, first) == []
        assert await found(START + 4 * HOUR, other) == []
        # The host is busy at each of the site's; a cancelled one takes nobody's time.
        await roles.grant(tx, anna, "host", Scope("site", str(at.site)), by=None, now=NOW)
        await tx.run("UPDATE sessions SET state = 'cancelled' WHERE id = $1", first)
        assert await found(START + HOUR, 0) == [other, touching]


async def test_nobody_unknown_takes_a_seat(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna,) = await setting(tx, 1)
        own = await take(tx, session, anna)
        with pytest.raises(enrolment.Gone):
            await enrolment.give_up(tx, own.id, anna + 1, now=NOW)
        with pytest.raises(enrolment.Gone):
            await enrolment.decline(tx, 404, anna, now=NOW)
        with pytest.raises(people.Gone):
            await people.profile(tx, 404)
