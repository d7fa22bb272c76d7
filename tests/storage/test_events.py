"""Events: made once, given a day whose seats are a session's, copied, dropped; who hears of them and who may come."""

from dataclasses import replace

import pytest

from rules.event_items import Item
from storage import enrolment, events, marks, planning, promotions, seats, sessions
from storage.db import Broken, Database, Tx
from storage.enrolment import Closed, Full
from storage.events import BadEvent, Busy, NoEvent
from storage.planning import Draft, NotPlanned, PeopleMarked
from tests.databases import SecondLook
from tests.storage.hosting import ANNA, BORIS, DAY, HOST, HOUR, NOW, START, VERA, read, world

ITEMS = [Item("14:00", "Критерии до урока", "Иванова А. П."), Item("", "Практика в парах")]


async def place(tx: Tx) -> tuple[tuple[str, str], Draft]:
    """The municipality of a site, and what a session of an event there is made of."""
    draft = await world(tx)
    municipality = await tx.value("SELECT id FROM municipalities ORDER BY id LIMIT 1")
    return ("municipality", str(municipality)), replace(draft, stream=None, module=None)


async def make(tx: Tx, at: tuple[str, str], request: str = "press", *, lead: int | None = None, due: str = "") -> int:
    return await events.make(
        tx, scope_kind=at[0], scope=at[1], kind="seminar", title="Оценивание без страха", due=due, lead=lead, by=HOST,
        now=NOW, request=request,
    )  # fmt: skip


async def test_an_event_gets_its_day_once_and_its_seats_are_a_sessions(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)
        number = await make(tx, at, due="2026-12")
        assert await make(tx, at) == number, "a press that comes twice"
        undated = await events.event(tx, number)
        assert undated
        assert (undated.session, undated.state, undated.due) == (None, "", "2026-12")
        session = await planning.plan_event(tx, number, draft, by=HOST, now=NOW)
        assert await planning.plan_event(tx, number, replace(draft, starts_at=START + DAY), by=HOST, now=NOW) == session
        there = await read(tx, session)
        assert (there.event, there.kind, there.title) == (number, "seminar", "Оценивание без страха")
        assert (there.site, there.stream, there.module, there.modules_of) == (None, None, None, 0)
        assert there.municipality_name
        assert there.region == "23"
        await enrolment.sign_up(tx, session, ANNA, "room", by=ANNA, now=NOW, want_queue=False)
        with pytest.raises(Full):
            await enrolment.sign_up(tx, session, BORIS, "room", by=BORIS, now=NOW, want_queue=False)
        await enrolment.sign_up(tx, session, BORIS, "room", by=BORIS, now=NOW, want_queue=True)
        moved = await planning.move(tx, session, starts_at=START + DAY, ends_at=START + DAY + HOUR, by=HOST, now=NOW)
        assert moved.version == 2
        await marks.mark(tx, session, {ANNA: "late"}, how="list", by=HOST, now=START + DAY)
        dated = await events.event(tx, number)
        assert dated
        assert (dated.session, dated.state, dated.came) == (session, "planned", 1)
    assert await second_look("SELECT person FROM outbox WHERE kind = 'session-moved' ORDER BY person") == [
        (ANNA,),
        (BORIS,),
    ]
    assert await second_look("SELECT count(*) FROM outbox WHERE kind = 'session-new'") == [(0,)]


async def test_who_answers_for_it_hears_of_its_list(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)
        number = await make(tx, at, lead=VERA)
        session = await planning.plan_event(tx, number, draft, by=HOST, now=NOW)
        assert await sessions.hosts(tx, session) == [VERA]
        assert [it.id for it in await marks.current(tx, VERA, [], now=START)] == [session]
        assert await marks.current(tx, BORIS, [], now=START) == []
        assert [it.id for it in await sessions.clashes(tx, VERA, starts_at=START, ends_at=START + 1, besides=0)] == [
            session
        ]
        await events.answerable(tx, number, None, "Петрова О. И.", by=HOST, now=NOW)
        assert await sessions.hosts(tx, session) == [HOST], (
            "who made it hears where the one who answers is not in the bot"
        )
    waits = "SELECT person FROM outbox WHERE kind = 'host-unmarked' AND state = 'waiting'"
    assert await second_look(waits) == [(HOST,)]


async def test_where_the_organiser_says_yes_everybody_waits(db: Database) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)
        session = await planning.plan_event(tx, await make(tx, at), draft, by_word=True, by=HOST, now=NOW)
        asked = await enrolment.sign_up(tx, session, ANNA, "remote", by=ANNA, now=NOW, want_queue=False)
        assert asked.state == "queued"
        assert await promotions.promote(tx, session, now=NOW) == 0, "free seats are offered to nobody"
        assert (await enrolment.enrol(tx, session, ANNA, "remote", by=HOST, now=NOW)).state == "seated"
        await enrolment.sign_up(tx, session, BORIS, "remote", by=BORIS, now=NOW, want_queue=False)
        await planning.take_word(tx, session, False, by=HOST, now=NOW)
        assert [own.state for own in await seats.live(tx, session, BORIS)] == ["offered"]


async def test_after_the_end_of_sign_up_the_organiser_is_asked(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)
        closing = replace(draft, closes_at=START - DAY)
        session = await planning.plan_event(tx, await make(tx, at), closing, by=HOST, now=NOW)
        for now, person in ((START - DAY, ANNA), (START - 20 * HOUR, BORIS)):
            with pytest.raises(Closed):
                await enrolment.sign_up(tx, session, person, "remote", by=person, now=now, want_queue=False)
            asked = await enrolment.sign_up(tx, session, person, "remote", by=person, now=now, want_queue=True)
            assert asked.state == "queued"
        assert await promotions.promote(tx, session, now=START - 10 * HOUR) == 0, "free seats wait for a word too"
        assert (await enrolment.enrol(tx, session, BORIS, "remote", by=HOST, now=START - HOUR)).state == "seated"
        with pytest.raises(Closed):
            await enrolment.sign_up(tx, session, VERA, "remote", by=VERA, now=START, want_queue=True)
    told = await second_look("SELECT person, due_at FROM outbox WHERE kind = 'seat-applied' ORDER BY due_at")
    assert [person for person, _ in told] == [HOST, HOST], "the first at once, others together"


async def test_a_copy_has_the_words_and_the_programme_and_no_day(db: Database) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)
        first = await make(tx, at)
        await events.put_items(tx, first, ITEMS, by=HOST, now=NOW)
        await events.describe(tx, first, whom="учителям", about="Зачем мы оцениваем", by=HOST, now=NOW)
        await planning.plan_event(tx, first, draft, by=HOST, now=NOW)
        again = await events.copy(tx, first, by=HOST, now=NOW, request="c1")
        assert await events.copy(tx, first, by=HOST, now=NOW, request="c1") == again
        assert await events.items(tx, again) == ITEMS
        copied = await events.event(tx, again)
        assert copied
        assert (copied.copied, copied.series, copied.session, copied.whom) == (first, None, None, "учителям")
        row = [await events.copy(tx, first, by=HOST, now=NOW, request=f"s{n}", series=True) for n in (1, 2)]
        found = [await events.event(tx, number) for number in (first, *row)]
        assert [it and it.series for it in found] == [first, first, first]


async def test_lists_of_a_place_and_what_its_people_may_come_to(db: Database) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)
        held, ahead = await make(tx, at, "1"), await make(tx, at, "2")
        some, later = await make(tx, at, "5", due="2026/27"), await make(tx, at, "3", due="2027-03")
        never = await make(tx, at, "4")
        elsewhere = await make(tx, ("region", "55"), "1")
        for number, start in ((held, START), (ahead, START + 2 * DAY), (elsewhere, START + 2 * DAY)):
            opened = replace(draft, starts_at=start, ends_at=start + HOUR)
            await planning.plan_event(tx, number, opened, by=HOST, now=NOW)
        now = START + DAY
        for view, expected in (("ahead", [ahead]), ("undated", [later, some, never]), ("past", [held])):
            listed, count = await events.listing(tx, [at], view, now=now, limit=10)
            assert ([it.id for it in listed], count) == (expected, len(expected)), view
        coming, count = await events.coming(tx, [at, ("all", "")], now=now, limit=10)
        assert ([it.event for it in coming], count) == ([ahead], 1)
        assert await events.coming(tx, [], now=now, limit=10) == ([], 0)
        assert (await sessions.upcoming(tx, now=now, limit=10, offset=0))[1] == 0, "no event among internships"
        with pytest.raises(Busy):
            await events.drop(tx, ahead, by=HOST, now=now)
        await planning.cancel(
            tx, (await events.coming(tx, [at], now=now, limit=1))[0][0].id, reason="", by=HOST, now=now
        )
        for number in (ahead, never):
            await events.drop(tx, number, by=HOST, now=now)
        assert (await events.listing(tx, [at], "undated", now=now, limit=10))[1] == 2


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "ж" * 201}),
        ("due", {"due": "2027-13"}),
        ("due", {"due": "٢٠٢٧-02"}),
        ("due", {"due": "2027-02-30"}),
        ("whom", {"whom": "ж" * 201}),
    ],
)
async def test_what_cannot_be_is_named(db: Database, field: str, said: dict[str, str]) -> None:
    async with db.write() as tx:
        at, _ = await place(tx)
        number = await make(tx, at)
        with pytest.raises(BadEvent) as bad:
            await events.describe(tx, number, **said, by=HOST, now=NOW)
        assert bad.value.field == field
        with pytest.raises(NoEvent):
            await events.drop(tx, number + 1, by=HOST, now=NOW)


async def test_a_session_is_of_a_stream_or_of_an_event(db: Database) -> None:
    """The tables say so too: a session of both or of none would be in two lists or in none."""
    async with db.write() as tx:
        draft = await world(tx)
        session = await planning.plan(tx, draft, by=HOST, now=NOW, request="press")
        with pytest.raises(Broken):
            async with tx.savepoint():
                await tx.run("UPDATE sessions SET stream = NULL, module = NULL WHERE id = $1", session)


async def test_what_nobody_came_to_is_cancelled_afterwards_in_silence(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)
        number = await make(tx, at)
        session = await planning.plan_event(tx, number, draft, by=HOST, now=NOW)
        await enrolment.sign_up(tx, session, ANNA, "room", by=ANNA, now=NOW, want_queue=False)
        with pytest.raises(NotPlanned):
            await planning.not_held(tx, session, by=HOST, now=START)
        over = START + DAY
        await marks.mark(tx, session, {ANNA: "present"}, how="list", by=HOST, now=over)
        with pytest.raises(PeopleMarked):
            await planning.not_held(tx, session, by=HOST, now=over)
        await marks.mark(tx, session, {ANNA: "absent"}, how="list", by=HOST, now=over)
        assert (await planning.not_held(tx, session, by=HOST, now=over)).state == "cancelled"
        await planning.not_held(tx, session, by=HOST, now=over)
        await events.drop(tx, number, by=HOST, now=over)
    assert await second_look("SELECT count(*) FROM outbox WHERE kind = 'session-cancelled'") == [(0,)]
