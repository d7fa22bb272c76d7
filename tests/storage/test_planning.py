"""What a host decides: planned once, moved with everybody told once, cancelled with nothing left to be said."""

import asyncio
from dataclasses import replace

import pytest

from storage import enrolment, marks, planning, seats, sessions, sites, upkeep
from storage.db import Database, Engine
from storage.planning import BadSession, NotPlanned, PeopleMarked
from tests.databases import SecondLook
from tests.storage.hosting import (
    ANNA,
    BORIS,
    CONCERNED,
    DAY,
    HOST,
    HOUR,
    MINUTE,
    NOW,
    START,
    VERA,
    plan,
    planned,
    read,
    world,
)

# Planning.


async def test_the_same_press_plans_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        number = await plan(tx, draft)
        assert await plan(tx, draft) == number
        assert await plan(tx, draft, now=START + DAY) == number, "a press that comes back a day later too"
        assert await plan(tx, draft, "another") != number
    assert await second_look("SELECT count(*) FROM sessions") == [(2,)]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'session.planned'") == [(2,)]


@pytest.mark.parametrize("engine", ["postgres"])
async def test_the_same_press_in_two_processes_plans_once(
    db: Database, engine: Engine, second_look: SecondLook
) -> None:
    async with db.write() as tx:
        draft = await world(tx)

    async def press() -> int:
        async with db.write() as tx:
            return await plan(tx, draft)

    first, second = await asyncio.gather(press(), press())
    assert first == second
    assert await second_look("SELECT count(*) FROM sessions") == [(1,)]


async def test_a_session_says_all_that_its_card_needs(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        session = await read(tx, number)
    assert (session.title, session.module_number, session.modules_of) == ("Критерии", 1, 1), "the module's title"
    assert (session.site_title, session.organisation_name) == ("Площадка assessment", "СОШ № 11")
    assert (session.region, session.area, session.stream_title) == ("23", "assessment", "Осень")
    assert (session.room_taken, session.room_queue, session.remote_taken, session.remote_queue) == (1, 1, 1, 0)
    assert (session.free("room"), session.free("remote")) == (0, 1)
    assert (session.state, session.version, session.closed_marks) == ("planned", 1, False)


async def test_sign_up_closes_two_hours_before_unless_said_otherwise(db: Database) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        session = await read(tx, await plan(tx, draft))
        soon = replace(draft, starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
        hurried = await read(tx, await plan(tx, soon, "soon"))
        said = await read(tx, await plan(tx, replace(draft, closes_at=START - DAY), "said"))
    assert session.closes_at == START - 2 * HOUR
    assert session.is_open(NOW)
    assert session.is_open(START - 2 * HOUR - 1)
    assert not session.is_open(START - 2 * HOUR)
    assert hurried.closes_at == hurried.starts_at, "planned in a hurry it is open to the start"
    assert said.closes_at == START - DAY
    assert not replace(session, state="cancelled").is_open(NOW)
    assert not replace(session, opens_at=NOW + 1).is_open(NOW)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", {"title": "x" * 201}),
        ("starts_at", {"starts_at": NOW, "ends_at": NOW + HOUR}),
        ("starts_at", {"starts_at": START + 4 * 366 * DAY, "ends_at": START + 4 * 366 * DAY + HOUR}),
        ("ends_at", {"ends_at": START}),
        ("ends_at", {"ends_at": START - HOUR}),
        ("ends_at", {"ends_at": START + DAY + 1}),
        ("zone", {"zone": "Europe/Nowhere"}),
        ("zone", {"zone": "Europe"}),
        ("zone", {"zone": ""}),
        ("place", {"place": "x" * 301}),
        ("link", {"link": "meet.example/1"}),
        ("link", {"link": "javascript://a.b/"}),
        ("link", {"link": "https://a b.example/"}),
        ("link", {"link": "https://meet.example/" + "x" * 300}),
        ("room", {"room": 0, "remote": 0}),
        ("room", {"room": -1}),
        ("room", {"room": 1001}),
        ("remote", {"remote": 1001}),
        ("hours", {"hours": 25}),
        ("hours", {"hours": -1}),
        ("closes_at", {"closes_at": START + 1}),
        ("opens_at", {"opens_at": START}),
        ("opens_at", {"opens_at": START - HOUR, "closes_at": START - HOUR}),
        ("module", {"module": 999}),
        ("stream", {"stream": 999}),
    ],
)
async def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_kept(
    db: Database, second_look: SecondLook, field: str, said: dict[str, int | str]
) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        with pytest.raises(BadSession) as refused:
            await plan(tx, replace(draft, **said))  # type: ignore[arg-type]  # each value is of its field's type
    assert refused.value.field == field
    assert await second_look("SELECT count(*) FROM sessions") == [(0,)]


async def test_nothing_is_planned_in_what_is_closed_or_somebody_elses(db: Database) -> None:
    async with db.write() as tx:
        draft, other = await world(tx), await world(tx, region="24", area="ict")
        for wanted, field in ((replace(draft, module=other.module), "module"), (other, "stream")):
            if field == "stream":
                await sites.close_stream(tx, other.stream or 0, by=HOST, now=NOW)
            with pytest.raises(BadSession) as refused:
                await plan(tx, wanted)
            assert refused.value.field == field
        stream = await sites.stream(tx, draft.stream or 0)
        assert stream is not None
        await upkeep.close(tx, stream.site, by=HOST, now=NOW)
        with pytest.raises(BadSession):
            await plan(tx, draft)


# Moving.


async def test_everybody_learns_of_a_move_once_a_version(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        for _ in range(2):
            moved = await planning.move(
                tx, number, starts_at=START + DAY, ends_at=START + DAY + HOUR, by=HOST, now=NOW + 5
            )
    assert (moved.version, moved.starts_at, moved.closes_at) == (2, START + DAY, START + DAY - 2 * HOUR)
    told = [(ANNA, "2.1"), (BORIS, "2.1"), (VERA, "2.1")]
    assert await second_look(CONCERNED, "session-moved", "waiting") == told
    assert await second_look(CONCERNED, "session-reminder", "waiting") == [
        *((ANNA, "2.day"), (ANNA, "2.hour"), (VERA, "2.day"), (VERA, "2.hour")),
    ]
    assert await second_look(CONCERNED, "session-unmarked", "waiting") == [(ANNA, "2"), (VERA, "2")]
    assert await second_look(CONCERNED, "host-unmarked", "waiting") == [(HOST, "2")]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'session.moved'") == [(1,)]


async def test_moved_twice_quickly_only_the_newest_is_said(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        for day in (1, 2):
            await planning.move(
                tx, number, starts_at=START + day * DAY, ends_at=START + day * DAY + HOUR, by=HOST, now=NOW + day
            )
        known = await sessions.before(tx, number, 1)
        assert known is not None
        assert known[:2] == (START, START + 2 * HOUR), "what people know"
    told = [(ANNA, "3.1"), (BORIS, "3.1"), (VERA, "3.1")]
    assert await second_look(CONCERNED, "session-moved", "waiting") == told
    assert await second_look(CONCERNED, "session-moved", "void") == [(ANNA, "2.1"), (BORIS, "2.1"), (VERA, "2.1")]
    due = await second_look(
        "SELECT due_at FROM outbox WHERE kind = 'session-reminder' AND state = 'waiting' AND person = $1"
        " AND which = '3.hour'",
        ANNA,
    )
    assert due == [(START + 2 * DAY - HOUR,)]


async def test_each_reader_is_told_what_is_new_to_them(db: Database, second_look: SecondLook) -> None:
    """Anna has heard of the first move, the others have not; then it is moved back, and moved again."""
    async with db.write() as tx:
        number = await planned(tx)
        await planning.move(tx, number, starts_at=START + DAY, ends_at=START + DAY + HOUR, by=HOST, now=NOW)
        await tx.run("UPDATE outbox SET state = 'sent' WHERE kind = 'session-moved' AND person = $1", ANNA)
        await planning.move(tx, number, starts_at=START, ends_at=START + 2 * HOUR, by=HOST, now=NOW)
        known = await sessions.before(tx, number, 2)
        assert known is not None
        assert known[:2] == (START + DAY, START + DAY + HOUR)
        assert await sessions.before(tx, number, 3) is None, "it is so now"
    assert await second_look(CONCERNED, "session-moved", "waiting") == [(ANNA, "3.2")], "to the others nothing is new"
    async with db.write() as tx:
        await planning.relocate(tx, number, place="каб. 14", link="", by=HOST, now=NOW)
    told = [(ANNA, "4.2"), (BORIS, "4.3"), (VERA, "4.3")]
    assert await second_look(CONCERNED, "session-moved", "waiting") == told


async def test_moved_back_and_forth_reminders_are_of_the_newest_version(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        await planning.move(tx, number, starts_at=START + DAY, ends_at=START + DAY + HOUR, by=HOST, now=NOW)
        back = await planning.move(tx, number, starts_at=START, ends_at=START + 2 * HOUR, by=HOST, now=NOW)
    assert (back.version, back.opens_at, back.closes_at) == (3, NOW - DAY, START - 2 * HOUR)
    waiting = await second_look(CONCERNED, "session-reminder", "waiting")
    assert {which for _, which in waiting} == {"3.day", "3.hour"}


async def test_a_move_forgets_who_said_they_would_come(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        (seat,) = await seats.live(tx, number, ANNA)
        await enrolment.plan_to_come(tx, seat.id, ANNA, now=NOW)
        await planning.relocate(tx, number, place="каб. 14", link="", by=HOST, now=NOW)
        assert await tx.value("SELECT plan FROM seats WHERE id = $1", seat.id) == "coming"
        await planning.move(tx, number, starts_at=START + DAY, ends_at=START + DAY + HOUR, by=HOST, now=NOW)
    assert await second_look("SELECT DISTINCT plan FROM seats") == [(None,)]


@pytest.mark.parametrize(("lead", "quiet"), [(2 * DAY, 1), (20 * HOUR, 0)])
async def test_a_move_waits_for_the_morning_only_while_there_is_time(
    db: Database, second_look: SecondLook, lead: int, quiet: int
) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        later = START + 30 * DAY
        await planning.move(tx, number, starts_at=later, ends_at=later + HOUR, by=HOST, now=START - lead)
    assert await second_look("SELECT DISTINCT quiet FROM outbox WHERE kind = 'session-moved'") == [(quiet,)]


async def test_what_cannot_be_moved(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)

        async def field(**said: int) -> str:
            wanted = {"starts_at": START + DAY, "ends_at": START + DAY + HOUR, "now": NOW, **said}
            with pytest.raises(BadSession) as refused:
                await planning.move(tx, number, by=HOST, **wanted)
            return refused.value.field

        assert await field(starts_at=NOW, ends_at=NOW + HOUR) == "starts_at", "into the past"
        assert await field(ends_at=START + DAY) == "ends_at"
        assert await field(ends_at=START) == "ends_at", "ends before it starts"
        for now in (START + 2 * HOUR, START + DAY):
            with pytest.raises(NotPlanned):
                await planning.move(tx, number, starts_at=now + DAY, ends_at=now + DAY + HOUR, by=HOST, now=now)
        await tx.run("INSERT INTO attendance VALUES ($1, $2, 'present', 'qr', NULL, $3)", number, ANNA, START)
        with pytest.raises(PeopleMarked):
            await planning.move(tx, number, starts_at=START + DAY, ends_at=START + DAY + HOUR, by=HOST, now=START)
        with pytest.raises(NotPlanned):
            await planning.move(tx, number + 1, starts_at=START, ends_at=START + HOUR, by=HOST, now=NOW)
    assert await second_look("SELECT version, starts_at FROM sessions") == [(1, START)]
    assert await second_look(CONCERNED, "session-moved", "waiting") == []


async def test_another_place_is_a_version_at_the_same_time(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        for _ in range(2):
            there = await planning.relocate(
                tx, number, place="каб. 14", link="https://meet.example/2", by=HOST, now=START + MINUTE
            )
        assert (there.version, there.place, there.link) == (2, "каб. 14", "https://meet.example/2")
        assert (there.starts_at, there.ends_at) == (START, START + 2 * HOUR), "the time stays"
        with pytest.raises(BadSession) as refused:
            await planning.relocate(tx, number, place="", link="meet", by=HOST, now=NOW)
    assert refused.value.field == "link"
    told = [(ANNA, "2.1"), (BORIS, "2.1"), (VERA, "2.1")]
    assert await second_look(CONCERNED, "session-moved", "waiting") == told
    assert await second_look(CONCERNED, "session-reminder", "waiting") == [], "it has begun"


# Making room.


async def test_a_new_place_is_offered_to_who_waits(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        for _ in range(2):
            grown = await planning.resize(tx, number, room=2, remote=2, by=HOST, now=NOW)
        assert (grown.room, grown.room_taken, grown.room_queue, grown.version) == (2, 2, 0, 1)
    assert await second_look("SELECT person FROM outbox WHERE kind = 'seat-offer'") == [(BORIS,)]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'session.resized'") == [(1,)]


@pytest.mark.parametrize(
    ("room", "remote", "field"), [(0, 2, "room"), (1, 0, "remote"), (1001, 2, "room"), (1, -1, "remote")]
)
async def test_places_that_people_have_are_not_taken_away(db: Database, room: int, remote: int, field: str) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        with pytest.raises(BadSession) as refused:
            await planning.resize(tx, number, room=room, remote=remote, by=HOST, now=NOW)
        assert refused.value.field == field
        assert (await read(tx, number)).room == 1


async def test_nobody_waits_for_a_place_that_will_never_be(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        (seat,) = await seats.live(tx, number, ANNA)
        await tx.run("UPDATE seats SET state = 'left' WHERE id = $1", seat.id)
        with pytest.raises(BadSession) as refused:
            await planning.resize(tx, number, room=0, remote=2, by=HOST, now=NOW)
    assert refused.value.field == "room"


# Cancelling.


async def test_a_cancelled_session_is_said_once_and_nothing_else_is(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        await sessions.wish(tx, HOST, "ict", now=NOW)
        await planning.resize(tx, number, room=2, remote=2, by=HOST, now=NOW)
        await planning.move(tx, number, starts_at=START + DAY, ends_at=START + DAY + HOUR, by=HOST, now=NOW)
        for reason in ("карантин", "ещё раз"):
            cancelled = await planning.cancel(tx, number, reason=reason, by=HOST, now=NOW + 9)
    assert (cancelled.state, cancelled.reason) == ("cancelled", "карантин")
    assert (cancelled.room_taken, cancelled.room_queue, cancelled.remote_taken) == (0, 0, 0)
    assert await second_look("SELECT person, kind, quiet FROM outbox WHERE state = 'waiting' ORDER BY person") == [
        (person, "session-cancelled", 1) for person in (ANNA, BORIS, VERA)
    ]
    assert await second_look("SELECT DISTINCT state FROM seats") == [("cancelled",)]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'session.cancelled'") == [(1,)]


async def test_a_session_cancelled_on_its_eve_is_said_at_night_too(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await planning.cancel(tx, await planned(tx), reason="", by=HOST, now=START - 20 * HOUR)
    assert await second_look("SELECT DISTINCT quiet FROM outbox WHERE kind = 'session-cancelled'") == [(0,)]


async def test_a_cancelled_session_does_not_change_any_more(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        with pytest.raises(BadSession):
            await planning.cancel(tx, number, reason="x" * 301, by=HOST, now=NOW)
        with pytest.raises(NotPlanned):
            await planning.cancel(tx, number, reason="", by=HOST, now=START + 2 * HOUR)
        await planning.cancel(tx, number, reason="", by=HOST, now=NOW)
        with pytest.raises(NotPlanned):
            await planning.move(tx, number, starts_at=START, ends_at=START + HOUR, by=HOST, now=NOW)
        with pytest.raises(NotPlanned):
            await planning.relocate(tx, number, place="", link="", by=HOST, now=NOW)
        with pytest.raises(NotPlanned):
            await planning.resize(tx, number, room=9, remote=9, by=HOST, now=NOW)
        with pytest.raises(NotPlanned):
            await planning.cancel(tx, 999, reason="", by=HOST, now=NOW)


async def test_hours_do_not_vanish_with_a_session(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        await marks.mark(tx, number, {ANNA: "late", VERA: "absent"}, how="list", by=HOST, now=START)
        with pytest.raises(PeopleMarked):
            await planning.cancel(tx, number, reason="", by=HOST, now=START)
        await marks.mark(tx, number, {ANNA: "absent"}, how="list", by=HOST, now=START)
        cancelled = await planning.cancel(tx, number, reason="никто не пришёл", by=HOST, now=START)
    assert cancelled.state == "cancelled"


async def test_wishers_do_not_hear_of_what_was_cancelled_meanwhile(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        await sessions.wish(tx, ANNA, "assessment", now=NOW)
        await planning.cancel(tx, await plan(tx, draft), reason="", by=HOST, now=NOW)
    assert await second_look("SELECT kind, state FROM outbox WHERE person = $1", ANNA) == [("session-new", "void")]


async def test_a_host_is_reminded_to_finish_the_list(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        stream = await sites.stream(tx, draft.stream or 0)
        assert stream is not None
        columns = "(person, role, scope_kind, scope, granted_at, revoked_at)"
        roles = [(BORIS, "host", stream.site, None), (ANNA, "host", stream.site, NOW), (VERA, "host", 99, None)]
        for person, role, site, revoked in roles:
            await tx.run(
                f"INSERT INTO roles {columns} VALUES ($1, $2, 'site', CAST($3 AS TEXT), 0, CAST($4 AS BIGINT))",
                person, role, str(site), revoked,
            )  # fmt: skip
        number = await plan(tx, draft)
        assert await sessions.hosts(tx, number) == [BORIS]
    due = START + 2 * HOUR + 15 * MINUTE
    assert await second_look("SELECT person, which, due_at FROM outbox WHERE kind = 'host-unmarked'") == [
        (BORIS, "1", due)
    ]
