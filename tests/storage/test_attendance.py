"""Codes, marks, several hosts at once, the list and the board; on both engines."""

import asyncio
import json
from collections.abc import Sequence

import pytest

from rules.roles import Held
from storage import attendance, enrolment, marks, planning, sites
from storage.attendance import Checked
from storage.db import Database, Tx
from tests.databases import NOW, SecondLook
from tests.storage import seating
from tests.storage.seating import DAY, HOUR, START, Stage, take

END = START + 2 * HOUR


async def setting(tx: Tx, count: int) -> tuple[Stage, int, Sequence[int]]:
    """Everybody has a seat."""
    at = await seating.stage(tx, count)
    session = await seating.session(tx, at, room=count)
    for person in at.people:
        await take(tx, session, person)
    return at, session, at.people


async def check_in(tx: Tx, session: int, person: int, *, now: int, typed: str | None = None) -> Checked:
    code = await attendance.code(tx, session, now=now) if typed is None else typed
    return await attendance.check_in(tx, session, person, code, how="qr", now=now)


def wrong(code: str) -> str:
    """No code of these minutes, whatever the secret: one digit longer."""
    return f"{code}0"


async def marked(tx: Tx, session: int) -> dict[int, tuple[str | None, str | None]]:
    return {line.person: (line.mark, line.how) for line in await marks.listed(tx, session)}


async def logged(tx: Tx) -> list[dict[str, object]]:
    rows = await tx.all("SELECT details FROM audit WHERE action = 'attendance.marked' ORDER BY id")
    return [json.loads(row["details"]) for row in rows]


async def test_checked_in_twice_counts_once_and_is_logged_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        _, session, (anna, boris) = await setting(tx, 2)
        first = await check_in(tx, session, anna, now=START)
        assert (first.session.id, first.mark, first.first) == (session, "present", True)
        again = await check_in(tx, session, anna, now=START + HOUR, typed="000")
        assert (again.mark, again.first) == ("present", False)
        assert (await check_in(tx, session, boris, now=START + 16 * 60)).mark == "late"
    assert await second_look("SELECT person, mark, how, marked_by, marked_at FROM attendance ORDER BY person") == [
        (anna, "present", "qr", None, START),
        (boris, "late", "qr", None, START + 16 * 60),
    ]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'attendance.marked'") == [(2,)]


async def test_only_who_has_a_seat_checks_in_and_only_in_time(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna,) = await setting(tx, 1)
        stranger = await seating.person(tx, "Прохожий")
        await take(tx, session, stranger)
        with pytest.raises(attendance.NotSeated):
            await check_in(tx, session, stranger, now=START)
        with pytest.raises(LookupError):
            await check_in(tx, 404, anna, now=START, typed="1")
        for now in (START - 31 * 60, END):
            with pytest.raises(marks.NotNow):
                await check_in(tx, session, anna, now=now)
        await marks.finish(tx, session, by=at.host, now=START)
        assert (await check_in(tx, session, anna, now=START + 60)).mark == "absent"  # the host's word stands


async def test_five_wrong_codes_in_ten_minutes_and_a_pause(db: Database) -> None:
    async with db.write() as tx:
        _, session, (anna, boris) = await setting(tx, 2)
        code = await attendance.code(tx, session, now=START)
        for second in range(5):
            with pytest.raises(attendance.WrongCode):
                await check_in(tx, session, anna, now=START + second, typed=wrong(code))
        for ask in (attendance.find_code(tx, anna, code, now=START + 9), check_in(tx, session, anna, now=START + 9)):
            with pytest.raises(attendance.TooManyTries):
                await ask
        assert (await check_in(tx, session, boris, now=START + 9)).first
        assert (await check_in(tx, session, anna, now=START + 4 + 600)).first
        log = await tx.all("SELECT details FROM audit WHERE action = 'attendance.wrong'")
        assert all(code not in row["details"] for row in log)


async def test_a_bare_code_finds_the_session_under_way(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 2)
        anna, boris = at.people
        under_way, parallel, tomorrow = [
            await seating.session(tx, at, starts_at=start) for start in (START, START, START + DAY)
        ]
        for session in (under_way, tomorrow):
            await take(tx, session, anna)
        await take(tx, parallel, boris)
        code = await attendance.code(tx, under_way, now=START)
        assert await attendance.find_code(tx, anna, code, now=START + 179) == under_way
        assert await attendance.find_code(tx, anna, await attendance.code(tx, tomorrow, now=START), now=START) is None
        # Without a session under way a number is just a number, and no wrong try.
        for second in range(9):
            assert await attendance.find_code(tx, anna, "123456", now=START - HOUR + second) is None
        assert await attendance.find_code(tx, anna, code, now=START) == under_way
        assert await tx.value("SELECT count(*) FROM audit WHERE action = 'attendance.wrong'") == 1


async def test_the_hosts_word_stands_over_a_check_in(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris) = await setting(tx, 2)
        await check_in(tx, session, anna, now=START)
        given = {anna: "late", boris: "absent"}
        assert len(await marks.mark(tx, session, given, how="typed", by=at.host, now=START + 60)) == 2
        assert len(await marks.mark(tx, session, given, how="list", by=at.host, now=START + 90)) == 0
        assert await marked(tx, session) == {anna: ("late", "typed"), boris: ("absent", "typed")}
        assert (await check_in(tx, session, boris, now=START + 99)).mark == "absent"
        assert [(one["from"], one["to"], one["how"]) for one in await logged(tx)] == [
            (None, "present", "qr"),
            ("present", "late", "typed"),
            (None, "absent", "typed"),
        ]
        (line, _) = await marks.listed(tx, session)
        assert (line.marked_at, line.marked_by) == (START + 60, "Ведущая")


async def test_marks_are_of_people_with_seats_and_of_four_words(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna,) = await setting(tx, 1)
        stranger = await seating.person(tx, "Прохожий")
        given = {stranger: "present", anna: "excused"}
        assert len(await marks.mark(tx, session, given, how="list", by=at.host, now=START)) == 1
        assert await marks.mark_of(tx, session, anna) == "excused"
        assert await marks.mark_of(tx, session, stranger) is None
        with pytest.raises(ValueError, match="here"):
            await marks.mark(tx, session, {anna: "here"}, how="list", by=at.host, now=START)
        with pytest.raises(marks.NotNow):
            await marks.mark(tx, session, given, how="list", by=at.host, now=START - 31 * 60)


async def test_all_were_there_then_the_exceptions_then_done(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris, vera) = await setting(tx, 3)
        await marks.mark(tx, session, {anna: "excused"}, how="list", by=at.host, now=START)
        assert await marks.all_present(tx, session, by=at.host, now=START) == 2
        assert await marks.all_present(tx, session, by=at.host, now=START) == 0
        await marks.mark(tx, session, {vera: "absent"}, how="list", by=at.host, now=START)
        assert await marked(tx, session) == {
            anna: ("excused", "list"),
            boris: ("present", "list"),
            vera: ("absent", "list"),
        }


async def test_done_makes_the_rest_absent_until_it_is_opened_again(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris) = await setting(tx, 2)
        await check_in(tx, session, anna, now=START)
        with pytest.raises(marks.NotNow):
            await marks.finish(tx, session, by=at.host, now=START - DAY)
        for _ in range(2):
            await marks.finish(tx, session, by=at.host, now=START + 60)
        assert await marked(tx, session) == {anna: ("present", "qr"), boris: ("absent", "rest")}
        with pytest.raises(marks.MarksClosed):
            await marks.mark(tx, session, {boris: "late"}, how="list", by=at.host, now=END)
        with pytest.raises(marks.MarksClosed):
            await marks.all_present(tx, session, by=at.host, now=END)
        for _ in range(2):
            await marks.reopen(tx, session, by=at.host, now=END)
        assert len(await marks.mark(tx, session, {boris: "late"}, how="list", by=at.host, now=END)) == 1
        rows = await tx.all("SELECT action FROM audit WHERE action LIKE 'attendance.%' ORDER BY id")
        assert [row["action"].removeprefix("attendance.") for row in rows] == [
            *("marked", "marked", "finished", "reopened", "marked")
        ]


async def test_typed_marks_are_taken_back_unless_changed_since(db: Database) -> None:
    async with db.write() as tx:
        at, session, (anna, boris, vera) = await setting(tx, 3)
        await marks.mark(tx, session, {anna: "absent"}, how="list", by=at.host, now=START)
        given = dict.fromkeys((anna, boris, vera), "present")
        await marks.mark(tx, session, given, how="typed", by=at.host, now=START + 1)
        await marks.mark(tx, session, {vera: "late"}, how="list", by=at.host, now=START + 2)
        kept = marks.Kept("absent", "list", at.host, START)
        before = {anna: ("present", kept), boris: ("present", None), vera: ("present", None)}
        assert await marks.take_back(tx, session, before, by=at.host, now=START + 3) == 2
        assert await marks.take_back(tx, session, before, by=at.host, now=START + 4) == 0
        assert {one: mark for one, (mark, _) in (await marked(tx, session)).items()} == {
            anna: "absent", boris: None, vera: "late"
        }  # fmt: skip


async def test_a_mark_taken_back_is_of_who_made_it_then_and_in_their_way(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at, session, (anna,) = await setting(tx, 1)
        code = await attendance.code(tx, session, now=START)
        await attendance.check_in(tx, session, anna, code, how="qr", now=START)
        changed = await marks.mark(tx, session, {anna: "absent"}, how="typed", by=at.host, now=START + 60)
        before = {anna: ("absent", changed[anna])}
        await marks.take_back(tx, session, before, by=at.host, now=START + 90)
    look = "SELECT mark, how, marked_by, marked_at FROM attendance"
    assert await second_look(look) == [("present", "qr", None, START)]


async def test_several_hosts_at_once_each_count_their_own(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at, session, everybody = await setting(tx, 6)

    async def mark() -> int:
        async with db.write() as tx:
            given = dict.fromkeys(everybody, "present")
            return len(await marks.mark(tx, session, given, how="list", by=at.host, now=START))

    async def arrive(person: int) -> bool:
        async with db.write() as tx:
            return (await check_in(tx, session, person, now=START)).first

    changed = await asyncio.gather(mark(), mark(), mark(), *(arrive(person) for person in everybody))
    # Whoever was first, each was marked once and logged once.
    assert sum(changed) == 6
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'attendance.marked'") == [(6,)]
    assert await second_look("SELECT DISTINCT mark FROM attendance") == [("present",)]


async def test_the_list_has_numbers_then_offers_then_queues(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 6)
        anna, boris, vera, galya, dina, egor = at.people
        session = await seating.session(tx, at, room=2, remote=1)
        own = await take(tx, session, anna)
        for person in (boris, vera, galya):
            await take(tx, session, person)
        await take(tx, session, dina, "remote")
        await take(tx, session, egor, "remote")
        await enrolment.give_up(tx, own.id, anna, now=NOW)
        await tx.run("UPDATE people SET full_name = 'Борисова Бэла' WHERE id = $1", boris)
        await tx.run("UPDATE people SET full_name = '' WHERE id = $1", dina)
        lines = await marks.listed(tx, session)
        assert [(line.person, line.mode, line.state, line.number, line.place_in_queue) for line in lines] == [
            (boris, "room", "seated", 2, None),
            (dina, "remote", "seated", 3, None),
            (vera, "room", "offered", None, None),
            (galya, "room", "queued", None, 1),
            (egor, "remote", "queued", None, 1),
        ]
        assert [line.name for line in lines[:2]] == ["Борисова Бэла", "Интерн 4"]


async def test_a_number_is_not_given_again_when_its_person_was_erased(db: Database) -> None:
    async with db.write() as tx:
        _, session, (_, boris) = await setting(tx, 2)
        await enrolment.let_go_all(tx, boris, now=NOW)
        await tx.run("DELETE FROM people WHERE id = $1", boris)
        late = await seating.person(tx, "Поздняя")
        assert (await take(tx, session, late)).number == 3


async def test_where_a_typed_line_belongs(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 0)
        starts = (START, START + DAY - HOUR, START + DAY, START + 2 * DAY)
        first, second, cancelled, _ = [await seating.session(tx, at, starts_at=start) for start in starts]
        await planning.cancel(tx, cancelled, reason="", by=at.host, now=NOW)
        host = [Held("host", "site", str(at.site))]
        for now, expected in ((START - 1801, []), (START - 1800, [first]), (START + DAY, [second, first])):
            assert [there.id for there in await marks.current(tx, at.host, host, now=now)] == expected
        assert await marks.current(tx, at.host, [Held("host", "site", "404")], now=START) == []
        assert await marks.current(tx, at.host, [], now=START) == []
        assert len(await marks.current(tx, at.host, [Held("administrator", "all")], now=START)) == 1


async def test_the_board_counts_hours_and_a_repeated_session_once(db: Database) -> None:
    async with db.write() as tx:
        at = await seating.stage(tx, 2, hours=10)
        anna, boris = at.people
        second = await sites.add_module(tx, at.site, sites.ModuleDraft("Обратная связь", 8, ""), by=at.host, now=NOW)
        days = [await seating.session(tx, at, room=2, starts_at=START + day * DAY) for day in range(3)]
        days.append(await seating.session(tx, at, room=2, starts_at=START + 3 * DAY, module=second))
        for session in days:
            for person in at.people:
                await take(tx, session, person)
        await tx.run("UPDATE people SET full_name = 'Ёлкина Анна' WHERE id = $1", anna)
        await tx.run("UPDATE people SET full_name = 'Жук Борис' WHERE id = $1", boris)
        given = (("present", "excused"), ("late", "absent"), ("present", "present"))
        for session, of_both in zip(days, given, strict=False):
            of_each = dict(zip(at.people, of_both, strict=True))
            await marks.mark(tx, session, of_each, how="list", by=at.host, now=START + 9 * DAY)
        board = await marks.board(tx, at.stream, now=START + 2 * DAY)
        assert [there.id for there in board.sessions] == days
        assert [(one.person, one.hours, one.of_hours) for one in board.interns] == [(anna, 10, 18), (boris, 6, 18)]
        assert board.interns[0].share == 10 / 18
        assert board.interns[1].marks == {days[0]: "excused", days[1]: "absent", days[2]: "present"}
        assert (board.of_hours, board.held_hours) == (18, 10)
        await planning.cancel(tx, days[3], reason="", by=at.host, now=NOW)
        assert [there.id for there in (await marks.board(tx, at.stream, now=NOW)).sessions] == days[:3]
        with pytest.raises(LookupError):
            await marks.board(tx, 404, now=NOW)


async def test_a_list_opened_again_is_a_list_to_be_finished(db: Database) -> None:
    async with db.write() as tx:
        at, session, _ = await seating.setting(tx, 2, room=2)
        over = START + 2 * HOUR
        await tx.run("UPDATE outbox SET state = 'sent' WHERE kind = 'host-unmarked'")
        await marks.finish(tx, session, by=at.host, now=over + 900)
        for _ in range(2):
            await marks.reopen(tx, session, by=at.host, now=over + DAY)
        rows = await tx.all("SELECT person, due_at FROM outbox WHERE kind = 'host-unmarked' AND state = 'waiting'")
    assert [tuple(row) for row in rows] == [(at.host, over + DAY + 900)]
