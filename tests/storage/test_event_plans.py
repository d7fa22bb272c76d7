"""A year's plan in the database: laid in by pieces whatever dies, nothing twice; what has become of its events."""

import asyncio
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from rules.plan_rows import PlanRow
from rules.rows import Problem
from storage import enrolment, event_loads, event_plans, events, marks, planning, privacy
from storage.db import Database, Tx
from storage.event_loads import Line, NotAsked
from tests.databases import SecondLook
from tests.storage.hosting import ANNA, BORIS, DAY, HOST, NOW, START
from tests.storage.test_events import place

MOSCOW = ZoneInfo("Europe/Moscow")
YEAR = 2026


def line(number: int, title: str = "", due: str = "2026-12", **more: object) -> Line:
    return Line(number, PlanRow(title or f"Критерии {number}", "seminar", due, "", "Иванова А. П."), **more)  # type: ignore[arg-type]  # as Line has it


async def load(tx: Tx, at: tuple[str, str], lines: list[Line]) -> int:
    """A load that waits for the host's word."""
    number = await event_loads.begin(tx, HOST, at, YEAR, "план.xlsx", now=NOW)
    await event_loads.lay_lines(tx, number, lines)
    await event_loads.ask(tx, number)
    return number


async def lay(db: Database, number: int) -> int:
    """How many pieces it took."""
    more, pieces = True, 0
    while more:
        async with db.write() as tx:
            more = await event_loads.lay_piece(tx, number, now=NOW)
        pieces += 1
    return pieces


async def test_a_plan_comes_in_by_pieces_and_nothing_twice(
    db: Database, second_look: SecondLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_loads, "PIECE", 2)
    lines = [line(n) for n in range(2, 7)]
    lines += [line(7, known=True), line(8, problems=(Problem("due-part", "III квартал"),)), line(9, due="2026/27")]
    async with db.write() as tx:
        at, _ = await place(tx)
        number = await load(tx, at, lines)
        asked = await event_loads.load(tx, number)
        assert asked
        assert (asked.state, asked.lines, asked.wrong, asked.known, asked.good) == ("asked", 8, 1, 1, 6)
        assert await event_loads.terms(tx, number) == ["2026-12"] * 5 + ["2026/27"]
        assert [it.problems for it in await event_loads.wrong(tx, number, limit=9)] == [lines[6].problems]
        assert await event_loads.lay_piece(tx, number, now=NOW) is False, "nobody has said so yet"
        with pytest.raises(NotAsked):
            await event_loads.decide(tx, number, ANNA, now=NOW)
        await event_loads.decide(tx, number, HOST, now=NOW)
        with pytest.raises(NotAsked):
            await event_loads.decide(tx, number, HOST, now=NOW)
        # A colleague has made one of them meanwhile.
        await events.make(
            tx, scope_kind=at[0], scope=at[1], kind="seminar", title="«критерии 6»", due="2026-12-18", by=HOST, now=NOW,
            request="by hand",
        )  # fmt: skip
    assert await lay(db, number) == 4
    assert await second_look("SELECT state, added, known FROM event_loads") == [("done", 5, 2)]
    assert await second_look("SELECT title, due, lead_name, made_by FROM events WHERE title = 'Критерии 9'") == [
        ("Критерии 9", "2026/27", "Иванова А. П.", HOST)
    ]
    assert await second_look("SELECT count(*) FROM events") == [(6,)]
    async with db.write() as tx:
        again = await load(tx, at, [line(2)])
        await event_loads.decide(tx, again, HOST, now=NOW)
    assert await lay(db, again) == 2
    assert await second_look("SELECT count(*) FROM events") == [(6,)]
    async with db.write() as tx:
        await event_loads.forget_old(tx, now=NOW)
    assert await second_look("SELECT count(*) FROM event_lines") == [(0,)]


async def test_a_load_is_undecided_for_a_day_and_goes_with_its_sender(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at, _ = await place(tx)
        first, second = await load(tx, at, [line(2)]), await load(tx, at, [line(2)])
        with pytest.raises(NotAsked):
            await event_loads.decide(tx, first, HOST, now=NOW)
        await event_loads.forget_old(tx, now=NOW + event_loads.KEPT)
        assert (await event_loads.load(tx, second)) is not None
        await event_loads.forget_old(tx, now=NOW + event_loads.KEPT + 1)
        with pytest.raises(NotAsked):
            await event_loads.decide(tx, second, HOST, now=NOW)
        assert await event_loads.clear(tx, second) is None
        assert await privacy.erase(tx, HOST, messenger="telegram", address="1", now=NOW)
    assert await second_look("SELECT count(*) FROM event_loads") == [(0,)]


async def test_the_plan_of_a_place_counts_what_has_become_of_its_events(db: Database) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)

        async def make(title: str, due: str, day: int | None = None) -> int:
            number = await events.make(
                tx, scope_kind=at[0], scope=at[1], kind="seminar", title=title, due=due, by=HOST, now=NOW, request=title
            )
            if day is None:
                return number
            start = START + day * DAY
            wanted = replace(draft, starts_at=start, ends_at=start + 3600, closes_at=start)
            return await planning.plan_event(tx, number, wanted, by=HOST, now=NOW)

        held = await make("Был", "2026-12", 0)
        await make("Без отметок", "2026-12", 1)
        await make("Впереди", "2026-12-20", 200)
        await make("Без дня", "2026/27")
        cancelled = await make("Отменён", "2027-03", 100)
        await make("Сверх", "", 0)
        await make("Черновик", "")
        await make("Прошлый год", "2025-12")
        await events.drop(tx, await make("Убран", "2026-11"), by=HOST, now=NOW)
        for person in (ANNA, BORIS):
            await enrolment.sign_up(tx, held, person, "remote", by=person, now=NOW, want_queue=False)
        await marks.mark(tx, held, {ANNA: "late", BORIS: "absent"}, how="list", by=HOST, now=START + DAY)
        await planning.cancel(tx, cancelled, reason="снег", by=HOST, now=NOW)
        then = START + 2 * DAY
        plan = await event_plans.plan(tx, *at, YEAR, MOSCOW)
        assert [(it.title, it.state(then), it.came) for it in plan.lines] == [
            ("Был", "held", 1), ("Без отметок", "unmarked", 0), ("Впереди", "dated", 0),
            ("Отменён", "cancelled", 0), ("Без дня", "undated", 0),
        ]  # fmt: skip
        assert [it.title for it in plan.above] == ["Сверх"]
        assert (await event_plans.plan(tx, "all", "", YEAR, MOSCOW)).lines == ()
        assert len(await event_plans.identities(tx, *at, YEAR)) == 5


async def test_two_who_load_the_same_plan_at_once_make_its_events_once(db: Database) -> None:
    async with db.write() as tx:
        at, _ = await place(tx)
        loads = []
        for who in (ANNA, BORIS):
            number = await event_loads.begin(tx, who, at, YEAR, "план.xlsx", now=NOW)
            await event_loads.lay_lines(tx, number, [line(it) for it in range(1, 41)])
            await event_loads.ask(tx, number)
            await event_loads.decide(tx, number, who, now=NOW)
            loads.append(number)

    async def lay(number: int) -> None:
        async with db.write() as tx:
            await event_loads.lay_piece(tx, number, now=NOW)

    await asyncio.gather(*map(lay, loads))
    async with db.read() as tx:
        assert await tx.value("SELECT count(*) FROM events") == 40
