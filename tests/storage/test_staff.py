"""Staff lists in the database: laid in by pieces whatever dies, who is gone, whose names are seen, who takes a row."""

import asyncio

import pytest

from rules.roles import Held
from rules.rows import Problem
from rules.staff import Row
from rules.staff_places import Place
from storage import people, places, privacy, staff, staff_loads
from storage.db import Database, Tx
from storage.staff_loads import Line
from tests.databases import NOW, SecondLook
from tests.storage.test_people import known

REGIONS = {"краснодарский край": "23"}
TOWN = "Тимашевский район"


def row(name: str, **more: object) -> Row:
    return Row(full_name=name, folded=name.lower().replace("ё", "е"), **more)  # type: ignore[arg-type]  # as Row has it


async def load(db: Database, person: int, lines: list[Line], schools: tuple[str, ...] = ("СОШ № 11",)) -> int:
    """A load that waits for its sender's word."""
    async with db.write() as tx:
        number = await staff_loads.begin(tx, person, "список.csv", now=NOW)
        found = []
        for school in schools:
            town = await tx.value("SELECT id FROM municipalities WHERE folded = 'тимашевский'")
            there = await tx.value("SELECT id FROM organisations WHERE name = $1", school)
            found.append(Place("23", TOWN, school, town, there))
        await staff_loads.lay_places(tx, number, 1, found)
        await staff_loads.lay_lines(tx, number, 1, lines)
        wrong = sum(bool(line.problems) for line in lines)
        change = await staff_loads.change(tx, number, lines=len(lines))
        await staff_loads.ask(tx, number, change, lines=len(lines), wrong=wrong, doubles=0)
    return number


async def lay(db: Database, number: int, person: int) -> int:
    """How many pieces it took."""
    async with db.write() as tx:
        await staff_loads.decide(tx, number, person, now=NOW)
    pieces = 0
    more = True
    while more:
        async with db.write() as tx:
            more = await staff_loads.apply_piece(tx, number, now=NOW)
        pieces += 1
    return pieces


async def listed(db: Database, *names: str, school: str = "СОШ № 11") -> tuple[int, int]:
    """(person who sent it, organisation) of a list with these names."""
    sender = await known(db, "900", "Вера")
    await lay(db, await load(db, sender, [Line(n, 1, row(name)) for n, name in enumerate(names, 2)], (school,)), sender)
    async with db.read() as tx:
        return sender, await tx.value("SELECT id FROM organisations WHERE name = $1", school)


async def test_a_list_comes_in_by_pieces_and_a_second_time_changes_nothing(
    db: Database, second_look: SecondLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff_loads, "PIECE", 2)
    sender = await known(db)
    lines = [Line(n, 1, row(f"Иванова Анна {n}", service_year=2013)) for n in range(2, 7)]
    number = await load(db, sender, lines)
    assert await lay(db, number, sender) == 6, "the school, three pieces, who is gone, the end"
    assert await second_look("SELECT count(*), min(service_year) FROM staff WHERE gone_at IS NULL") == [(5, 2013)]
    assert await second_look("SELECT name, verified FROM organisations") == [("СОШ № 11", 1)]
    assert await second_look("SELECT state, added, changed, gone FROM staff_loads") == [("done", 5, 0, 0)]
    again = await load(db, sender, lines)
    async with db.read() as tx:
        asked = await staff_loads.load(tx, again)
    assert asked is not None
    assert (asked.added, asked.changed, asked.gone) == (0, 0, 0)
    with pytest.raises(staff_loads.NotAsked):
        await lay(db, number, sender)


async def test_a_process_that_dies_in_the_middle_leaves_the_rest_to_the_next(
    db: Database, second_look: SecondLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff_loads, "PIECE", 2)
    sender, _ = await listed(db, "Старая Анна")
    number = await load(db, sender, [Line(n, 1, row(f"Иванова Анна {n}")) for n in range(2, 7)])
    async with db.write() as tx:
        await staff_loads.decide(tx, number, sender, now=NOW)
    async with db.write() as tx:
        assert await staff_loads.apply_piece(tx, number, now=NOW)
    with pytest.raises(RuntimeError):
        async with db.write() as tx:
            await staff_loads.apply_piece(tx, number, now=NOW)
            raise RuntimeError("kill -9")
    assert await second_look("SELECT count(*) FROM staff WHERE gone_at IS NULL") == [(3,)]
    more = True
    while more:
        async with db.write() as tx:
            more = await staff_loads.apply_piece(tx, number, now=NOW)
    assert await second_look("SELECT count(*) FROM staff WHERE gone_at IS NULL") == [(5,)]
    assert await second_look(f"SELECT added, gone FROM staff_loads WHERE id = {number}") == [(5, 1)]


async def test_a_wrong_line_leaves_the_row_it_may_mean_alone(db: Database, second_look: SecondLook) -> None:
    sender, _ = await listed(db, "Иванова Анна", "Петрова Ольга", "Сидорова Инна")
    lines = [
        Line(2, 1, row("Новая Вера")),
        Line(3, 1, row("Иванова Анна"), (Problem("year", "x"),)),
        Line(4, None, row("Петрова Ольга"), (Problem("organisation-missing"),)),
    ]
    number = await load(db, sender, lines)
    await lay(db, number, sender)
    assert await second_look("SELECT full_name FROM staff WHERE gone_at IS NOT NULL") == [("Сидорова Инна",)]
    assert await second_look("SELECT count(*) FROM staff WHERE gone_at IS NULL") == [(3,)]


async def test_what_a_list_leaves_open_stays_as_it_was_and_who_comes_back_is_new(
    db: Database, second_look: SecondLook
) -> None:
    sender = await known(db)
    full = row("Иванова Анна", post="Учитель", subject="physics", stage="basic", service_year=2013)
    await lay(db, await load(db, sender, [Line(2, 1, full)]), sender)
    await lay(db, await load(db, sender, [Line(2, 1, row("Иванова Анна"))]), sender)
    kept = "SELECT post, subject, stage, service_year, gone_at FROM staff WHERE full_name = 'Иванова Анна'"
    assert await second_look(kept) == [("Учитель", "physics", "basic", 2013, None)]
    await lay(db, await load(db, sender, [Line(2, 1, row("Петрова Ольга"))]), sender)
    back = await load(db, sender, [Line(2, 1, row("Иванова Анна")), Line(3, 1, row("Петрова Ольга"))])
    async with db.read() as tx:
        asked = await staff_loads.load(tx, back)
    assert asked is not None
    assert (asked.added, asked.changed, asked.gone) == (1, 0, 0)


async def works_at(tx: Tx, person: int, school: int, name: str) -> None:
    await people.be_listed_as(tx, person, name)
    await people.work_at(tx, person, school)


async def test_of_two_namesakes_one_takes_the_row(db: Database, second_look: SecondLook) -> None:
    _, school = await listed(db, "Иванова Анна Петровна")
    guests = [await known(db, str(number), "Анна") for number in range(2, 5)]
    async with db.write() as tx:
        for guest in guests:
            await works_at(tx, guest, school, "Иванова Анна")
        found = await staff.match(tx, school, "Иванова Анна")
    assert found is not None

    async def take(guest: int) -> bool:
        async with db.write() as tx:
            try:
                await staff.be(tx, guest, found.id, now=NOW)
            except staff.NotYou:
                return False
        return True

    assert sorted(await asyncio.gather(*(take(guest) for guest in guests))) == [False, False, True]
    assert await second_look("SELECT count(*) FROM people WHERE full_name = 'Иванова Анна Петровна'") == [(1,)]
    async with db.read() as tx:
        assert not await staff.to_ask(tx, school)
        assert await staff.match(tx, school, "Иванова Анна") is None


async def test_a_row_is_taken_by_its_name_in_its_school_only(db: Database) -> None:
    _, school = await listed(db, "Иванова Анна Петровна", "Иванова Анна Павловна", "Петров Пётр")
    guest, other = await known(db, "2", "Анна"), await known(db, "3", "Пётр")
    async with db.write() as tx:
        elsewhere = await places.name_organisation(tx, (await places.name_municipality(tx, "23", TOWN)).id, "Гимназия")
        assert await staff.match(tx, school, "Иванова Анна") is None, "there are two of them"
        found = await staff.match(tx, school, "Петров Петр")
        assert found is not None
        await works_at(tx, guest, school, "Иванова Анна")
        await works_at(tx, other, elsewhere.id, "Петров Пётр")
        for person in (guest, other):
            with pytest.raises(staff.NotYou):
                await staff.be(tx, person, found.id, now=NOW)
        await works_at(tx, other, school, "Петров Пётр")
        assert {it.full_name: it.state for it in await staff.members(tx, school)}["Петров Пётр"] == "maybe"
        await staff.be(tx, other, found.id, now=NOW)
        await staff.be(tx, other, found.id, now=NOW)
        assert {it.full_name: it.state for it in await staff.members(tx, school)}["Петров Пётр"] == "in"


async def test_a_row_of_who_is_forgotten_has_no_name(db: Database, second_look: SecondLook) -> None:
    sender, school = await listed(db, "Иванова Анна", "Петрова Ольга")
    anna, olga = await known(db, "2", "Анна"), await known(db, "3", "Ольга")
    async with db.write() as tx:
        for person, name in ((anna, "Иванова Анна"), (olga, "Петрова Ольга")):
            await works_at(tx, person, school, name)
            found = await staff.match(tx, school, name)
            assert found is not None
            await staff.be(tx, person, found.id, now=NOW)
        await privacy.erase(tx, anna, messenger="telegram", address="2", now=NOW)
        await privacy.become_nameless(tx, olga, messenger="telegram", hashed="hash of 3", now=NOW)
    rows = await second_look("SELECT full_name, folded, person FROM staff ORDER BY id")
    assert rows == [("", "", None), ("Петрова Ольга", "петрова ольга", None)]
    assert await second_look(f"SELECT 1 FROM audit WHERE action = 'staff.linked' AND actor = {olga}") == []
    async with db.write() as tx:
        await privacy.erase(tx, sender, messenger="telegram", address="900", now=NOW)
    assert await second_look("SELECT count(*) FROM staff_loads") == [(0,)]


async def test_lists_are_seen_within_the_scope(db: Database) -> None:
    _, school = await listed(db, "Иванова Анна")
    async with db.write() as tx:
        other = await places.name_municipality(tx, "23", "Брюховецкий район")
        town = await places.name_municipality(tx, "23", TOWN)
    seen = {
        ("administrator", "all", ""): 1, ("regional", "region", "23"): 1, ("regional", "region", "70"): 0,
        ("coordinator", "municipality", str(town.id)): 1, ("coordinator", "municipality", str(other.id)): 0,
        ("curator", "organisation", str(school)): 1, ("host", "site", "1"): 0, ("tutor", "line", "23.subject"): 0,
    }  # fmt: skip
    async with db.read() as tx:
        found = {held: len(await staff.schools(tx, [Held(*held)], limit=9, offset=0)) for held in seen}
        rights = [Held("regional", "region", "23"), Held("curator", "organisation", str(school))]
        both = await staff.schools(tx, rights, limit=9, offset=0)
        assert await staff.totals(tx, rights) == staff.Totals(1, 1, 0)
        assert await staff.totals(tx, []) == staff.Totals(0, 0, 0)
        reach = await staff.reach(tx, [Held("curator", "organisation", str(school))], REGIONS)
    assert found == seen
    assert [(it.name, it.count, it.inside) for it in both] == [("СОШ № 11", 1, 0)]
    assert reach.place(Row(organisation="Гимназия")) == Problem("organisation-outside", "Гимназия")


async def test_what_waits_undecided_and_who_left_long_ago_goes(db: Database, second_look: SecondLook) -> None:
    sender, _ = await listed(db, "Иванова Анна")
    await lay(db, await load(db, sender, [Line(2, 1, row("Петрова Ольга"))]), sender)
    first = await load(db, sender, [Line(2, 1, row("Сидорова Инна"))])
    second = await load(db, sender, [Line(2, 1, row("Сидорова Инна"))])
    state = "SELECT state FROM staff_loads WHERE id IN ({}, {}) ORDER BY id".format
    assert await second_look(state(first, second)) == [("cancelled",), ("asked",)], "one file a person at a time"
    async with db.write() as tx:
        await staff_loads.forget_old(tx, now=NOW + staff_loads.KEPT + 1)
        assert await staff_loads.sweep(tx) == 4
        assert await staff.forget_gone(tx, before=NOW, limit=10) == 0
        assert await staff.forget_gone(tx, before=NOW + 1, limit=10) == 1
    assert await second_look(state(first, second)) == [("cancelled",), ("cancelled",)]
    assert await second_look("SELECT count(*) FROM staff_lines") == [(0,)]
    assert await second_look("SELECT full_name FROM staff") == [("Петрова Ольга",)]
