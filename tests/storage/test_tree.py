"""Places beside their tree: the words a person is found by, head counts, agreements, the log as it is read."""

from datetime import date

from rules.head_counts import HeadCount
from rules.roles import Held, Scope
from storage import audit, audit_log, found, head_counts, people, places, privacy, roles, tree
from storage.db import Database, Tx
from tests.databases import NOW, SecondLook
from tests.storage.test_people import known

EVERYWHERE = [("all", "")]


async def names(tx: Tx, typed: str, scopes: list[tuple[str, str]] = EVERYWHERE) -> list[str]:
    return sorted(it.name for it in await found.find(tx, scopes, typed, limit=10))


async def test_people_are_found_by_each_word_of_their_names(db: Database) -> None:
    anna, lee = await known(db, "1", "Анна"), await known(db, "2", "Ли")
    async with db.write() as tx:
        await people.be_listed_as(tx, anna, "Ёлкина-О'Нил Анна Петровна")
        town = await places.name_municipality(tx, "23", "Тимашевский район")
        await people.live_in_region(tx, anna, "23", "Europe/Moscow")
        await people.live_in_municipality(tx, anna, town.id)
        full = ["Ёлкина-О'Нил Анна Петровна"]
        for typed in ("елк", "ЁЛКИНА", "нил", "анн петр", "елкина-о'нил"):
            assert await names(tx, typed) == full, typed
        for typed in ("", "ел", "лкина", "анна иванов", "%", "_лк", "е%"):
            assert await names(tx, typed) == [], typed
        assert await names(tx, "ли") == ["Ли"]
        own, other = [("municipality", str(town.id))], [("municipality", str(town.id + 1)), ("region", "59")]
        assert await names(tx, "анна", own) == full
        assert await names(tx, "анна", [*other, ("region", "23")]) == full
        assert await names(tx, "анна", other) == await names(tx, "анна", []) == []
        assert await tree.people_in(tx, "municipality", str(town.id)) == await tree.people_in(tx, "region", "23") == 1
        await people.rename(tx, lee, "Ким")
        assert await names(tx, "ли") == []
        assert await names(tx, "ким") == ["Ким"]


async def test_names_from_before_are_put_into_words(db: Database) -> None:
    anna = await known(db)
    async with db.write() as tx:
        await tx.run("DELETE FROM name_words")
        await tx.run("UPDATE people SET worded = 0")
        assert await names(tx, "анна") == []
        assert await found.learn_rest(tx, limit=10) == 1
        assert await found.learn_rest(tx, limit=10) == 0
        assert await names(tx, "анна") == ["Анна"]
        await privacy.become_nameless(tx, anna, messenger="telegram", hashed="x", now=NOW)
        assert await tx.value("SELECT count(*) FROM name_words") == 0


async def test_the_newest_head_count_counts_and_the_past_is_kept(db: Database) -> None:
    boss = await known(db)
    place, other = Scope("municipality", "1"), Scope("municipality", "2")
    old, new = HeadCount(40, date(2025, 9, 1), "ОО-1"), HeadCount(43, date(2026, 9, 1), "ОО-1")
    async with db.write() as tx:
        for count in (new, old):
            assert await head_counts.write(tx, place, "teachers", count, by=boss, now=NOW)
            assert not await head_counts.write(tx, place, "teachers", count, by=boss, now=NOW)
        assert await head_counts.newest(tx, other) == {}
        newest = (await head_counts.newest(tx, place))["teachers"]
        assert newest.count == new
        assert await head_counts.drop(tx, newest.id, by=boss, now=NOW)
        assert not await head_counts.drop(tx, newest.id, by=boss, now=NOW)
        assert [it.count for it in await head_counts.history(tx, place, "teachers", limit=9)] == [old]
        assert await head_counts.write(tx, place, "teachers", new, by=boss, now=NOW)
        assert await head_counts.told(tx, newest.id) is None


async def test_the_acting_role_goes_with_the_grant(db: Database, second_look: SecondLook) -> None:
    anna = await known(db)
    async with db.write() as tx:
        town = await places.name_municipality(tx, "23", "Тимашевский район")
        await roles.grant(tx, anna, "coordinator", Scope("municipality", str(town.id)), by=None, now=NOW)
        [(number, held)] = (await roles.grants(tx, anna)).items()
        assert held == Held("coordinator", "municipality", str(town.id))
        await roles.act_as(tx, anna, number)
        assert await roles.holders(tx, "municipality", str(town.id)) == [("Анна", "coordinator")]
        await tx.run("DELETE FROM roles WHERE id = $1", number)
    assert await second_look("SELECT acting FROM people") == [(None,)]


async def test_the_log_is_read_by_group_and_person_from_the_newest(db: Database) -> None:
    boss, anna = await known(db, "1", "Ольга"), await known(db, "2", "Анна")
    async with db.write() as tx:
        for at in range(1, 6):
            await audit.record(tx, now=NOW + at, actor=boss, action="role.granted", about=anna, details={"role": "x"})
            await audit.record(tx, now=NOW + at, actor=anna, action="whisper.sent")
        await audit.record(tx, now=NOW + 9, actor=None, action="catalogue.imported")
        await privacy.erase(tx, anna, messenger="telegram", address="2", now=NOW + 10)

        roles_only = await audit_log.entries(tx, group="roles", limit=3)
        assert [it.at for it in roles_only] == [NOW + 5, NOW + 4, NOW + 3]
        assert [(it.actor, it.about) for it in roles_only[:1]] == [
            (audit_log.Who(boss, "Ольга", gone=False), audit_log.Who(anna, None, gone=True))
        ]
        older = await audit_log.entries(tx, group="roles", before=roles_only[-1].id, limit=9)
        assert [it.at for it in older] == [NOW + 2, NOW + 1]
        every = await audit_log.entries(tx, limit=99)
        assert [it.action for it in every[:2]] == ["person.erased", "catalogue.imported"]
        assert every[1].actor is None
        assert "whisper.sent" not in {it.action for it in every}
        about = await audit_log.entries(tx, about=anna, limit=99)
        assert {it.action for it in about} == {"person.erased", "role.granted", "consent.given"}
        assert await audit_log.entries(tx, group="papers", limit=9) == []
