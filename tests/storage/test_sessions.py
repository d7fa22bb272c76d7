"""Sessions as they are found, who hears of new ones, and when people with a seat are reminded."""

from dataclasses import replace

import pytest

from storage import planning, privacy, reminders, sessions, sites
from storage.db import Database
from storage.sites import ModuleDraft
from tests.databases import SecondLook
from tests.storage.hosting import (
    ANNA,
    BORIS,
    CONCERNED,
    DAY,
    HOST,
    HOUR,
    NOW,
    OMSK,
    START,
    VERA,
    at,
    plan,
    planned,
    read,
    world,
)

# Finding them.


async def test_upcoming_by_area_place_and_time(db: Database) -> None:
    async with db.write() as tx:
        draft, far = await world(tx), await world(tx, region="24", area="ict")
        first = await plan(tx, draft)
        late = replace(far, starts_at=START + 5 * DAY, ends_at=START + 5 * DAY + HOUR)
        second = await plan(tx, late)
        await planning.cancel(tx, await plan(tx, draft, "cancelled"), reason="", by=HOST, now=NOW)
        municipality = (await read(tx, second)).municipality

        async def found(*, now: int = NOW, limit: int = 9, offset: int = 0, **wanted: object) -> tuple[list[int], int]:
            page, total = await sessions.upcoming(tx, now=now, limit=limit, offset=offset, **wanted)  # type: ignore[arg-type]  # each by its name
            return [session.id for session in page], total

        assert await found() == ([first, second], 2)
        assert await found(limit=1) == ([first], 2)
        assert await found(limit=1, offset=1) == ([second], 2)
        assert await found(areas=["ict"]) == ([second], 1)
        assert await found(areas=["ict", "assessment", "health"]) == ([first, second], 2)
        assert await found(areas=["health"]) == ([], 0)
        assert await found(region="23") == ([first], 1)
        assert await found(municipality=municipality) == ([second], 1)
        assert await found(since=START) == ([first, second], 2)
        assert await found(since=START + 1) == ([second], 1)
        assert await found(until=START) == ([], 0)
        assert await found(until=START + 1) == ([first], 1)
        assert await found(areas=["assessment"], region="23", since=START, until=START + 1) == ([first], 1)
        assert await found(now=START) == ([second], 1), "what has begun is not coming"


async def test_lists_of_a_stream_and_a_site_and_the_last_to_copy(db: Database) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        site = (await read(tx, await plan(tx, draft))).site or 0
        other = await sites.add_module(tx, site, ModuleDraft("Итоги", 4, ""), by=HOST, now=NOW)
        later = replace(draft, module=other, starts_at=START + DAY, ends_at=START + DAY + HOUR)
        second = await plan(tx, later, "second")
        third = await plan(tx, replace(later, starts_at=later.starts_at + DAY, ends_at=later.ends_at + DAY), "third")
        await planning.cancel(tx, third, reason="", by=HOST, now=NOW)
        assert [session.id for session in await sessions.of_stream(tx, draft.stream or 0)] == [1, second, third]
        listed = await sessions.of_site(tx, site, since=START + 2 * HOUR, limit=5, offset=0)
        assert [session.id for session in listed] == [second, third], "what has ended is behind"
        assert [s.id for s in await sessions.of_site(tx, site, since=NOW, limit=1, offset=1)] == [second]
        newest, of_module = await sessions.last(tx, site), await sessions.last(tx, site, draft.module)
        assert newest is not None
        assert of_module is not None
        assert (newest.id, of_module.id) == (second, 1), "a cancelled one is not copied"
        assert await sessions.last(tx, site + 1) is None


# Who hears of a new one.


async def test_wishes_are_kept_once_and_taken_back(db: Database) -> None:
    async with db.write() as tx:
        await world(tx)
        assert await sessions.wish(tx, ANNA, "ict", now=NOW)
        assert not await sessions.wish(tx, ANNA, "ict", now=NOW)
        assert await sessions.wish(tx, ANNA, "health", now=NOW)
        assert await sessions.wishes(tx, ANNA) == {"ict", "health"}
        assert await sessions.unwish(tx, ANNA, "ict")
        assert not await sessions.unwish(tx, ANNA, "ict")
        assert await sessions.wishes(tx, ANNA) == {"health"}


async def test_wishers_hear_of_a_session_once_and_of_a_series_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        for person in (HOST, ANNA, VERA):
            await sessions.wish(tx, person, "assessment", now=NOW)
        await sessions.wish(tx, BORIS, "ict", now=NOW)
        series = [replace(draft, starts_at=START + n * DAY, ends_at=START + n * DAY + HOUR) for n in range(4)]
        for n, one in enumerate(series):
            for _ in range(2):
                await plan(tx, one, f"series.{n}")
        await plan(tx, draft, "a day later", now=NOW + DAY)
    told = await second_look("SELECT subject, person, lane, quiet FROM outbox WHERE kind = 'session-new' ORDER BY id")
    assert told == [("1", ANNA, 1, 1), ("1", VERA, 1, 1), ("5", ANNA, 1, 1), ("5", VERA, 1, 1)], "never who planned it"


async def test_a_room_far_away_is_no_news_but_a_remote_place_is(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        for person in (ANNA, BORIS, VERA):
            await sessions.wish(tx, person, "assessment", now=NOW)
        await plan(tx, replace(draft, remote=0))
        await plan(tx, draft, "remote", now=NOW + 1)
    told = await second_look("SELECT subject, person FROM outbox WHERE kind = 'session-new' ORDER BY id")
    assert told == [("1", BORIS), ("1", VERA), ("2", ANNA), ("2", BORIS), ("2", VERA)]


# Reminders.


async def test_reminders_come_by_the_readers_clock_or_the_sessions(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        draft = await world(tx)
        number = await plan(tx, replace(draft, starts_at=at(10, 16), ends_at=at(10, 18)))
        for person in (ANNA, VERA):
            await reminders.remind(tx, await read(tx, number), person, now=NOW)
    rows = await second_look(
        "SELECT person, kind, which, due_at, expires_at, quiet, lane FROM outbox WHERE person <> $1"
        " ORDER BY person, due_at",
        HOST,
    )
    hour, late = at(10, 15), at(10, 16, 10)
    both = [
        ("session-reminder", "1.hour", hour, at(10, 16), 0, 1),
        ("session-unmarked", "1", late, at(10, 18), 0, 1),
    ]
    assert rows == [
        # 16:00 in Moscow is 19:00 in Omsk: a day before is the latest that is allowed there
        (ANNA, "session-reminder", "1.day", at(9, 19, zone=OMSK), hour, 1, 1),
        *((ANNA, *row) for row in both),
        (VERA, "session-reminder", "1.day", at(9, 16), hour, 1, 1),
        *((VERA, *row) for row in both),
    ]


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (at(9, 13, 59), ["1.day", "1.hour", "1"]),
        (at(9, 14), ["1.hour", "1"]),
        (at(10, 13), ["1"]),
        (at(10, 14, 10), []),
    ],
)
async def test_a_reminder_that_would_be_late_is_not_written(
    db: Database, second_look: SecondLook, now: int, left: list[str]
) -> None:
    async with db.write() as tx:
        session = await read(tx, await plan(tx, await world(tx)))
        await reminders.remind(tx, session, BORIS, now=now)
    assert await second_look("SELECT which FROM outbox WHERE person = $1 ORDER BY due_at", BORIS) == [
        (which,) for which in left
    ]


async def test_who_leaves_and_comes_back_is_reminded(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        session = await read(tx, await plan(tx, await world(tx)))
        for person in (ANNA, BORIS):
            await reminders.remind(tx, session, person, now=NOW)
        await reminders.forget(tx, session, ANNA, now=NOW)
        gone = await tx.all(CONCERNED, "session-reminder", "waiting")
        assert [tuple(row) for row in gone] == [(BORIS, "1.day"), (BORIS, "1.hour")]
        await reminders.remind(tx, session, ANNA, now=NOW + 5)
    assert len(await second_look(CONCERNED, "session-reminder", "waiting")) == 4


# Whose rows they are.

SEATS = "SELECT person, state FROM seats ORDER BY person"


async def test_the_seat_of_who_asked_to_be_forgotten_is_offered_on(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        await tx.run("INSERT INTO attendance VALUES ($1, $2, 'present', 'qr', NULL, $3)", number, ANNA, START)
        assert await privacy.erase(tx, ANNA, messenger="telegram", address="2", now=NOW)
    assert await second_look("SELECT person, state FROM seats ORDER BY person") == [
        (BORIS, "offered"),
        (VERA, "seated"),
    ]
    assert await second_look("SELECT count(*) FROM attendance") == [(0,)]
    assert await second_look("SELECT kind FROM outbox WHERE person = $1", BORIS) == [("seat-offer",)]


async def test_who_withdraws_the_consent_leaves_no_trace_at_the_site(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        await sessions.wish(tx, ANNA, "ict", now=NOW)
        await tx.run("UPDATE people SET full_name = 'Анна Ивановна' WHERE id = $1", ANNA)
        mark = "INSERT INTO attendance VALUES ($1, CAST($2 AS BIGINT), 'present', 'list', CAST($3 AS BIGINT), $4)"
        await tx.run(mark, number, VERA, ANNA, START)
        await tx.run(mark, number, ANNA, HOST, START)
        assert await privacy.become_nameless(tx, ANNA, messenger="telegram", hashed="h", now=NOW)
    assert await second_look("SELECT person, state FROM seats ORDER BY person") == [
        (BORIS, "offered"),
        (VERA, "seated"),
    ]
    assert await second_look("SELECT person, marked_by FROM attendance") == [(VERA, None)]
    assert await second_look("SELECT count(*) FROM session_wishes") == [(0,)]
    assert await second_look("SELECT full_name FROM people WHERE id = $1", ANNA) == [(None,)]
    assert await second_look("SELECT count(*) FROM audit WHERE actor = $1 OR about = $1", ANNA) == [(0,)]


async def test_a_person_gets_their_seats_with_the_sessions_they_are_of(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        told = await privacy.everything(tx, ANNA)
        assert (await privacy.summary(tx, ANNA)).seats == 1
    (seat,) = told["seats"]
    assert (seat["session"], seat["mode"], seat["state"]) == (number, "room", "seated")
    assert [(session["id"], session["title"]) for session in told["sessions"]] == [(number, "Критерии")]
