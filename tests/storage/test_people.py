"""People, roles, invites, places, and what is left of a person who goes; on both engines."""

import asyncio
import re

import pytest

from rules.roles import Scope
from storage import audit, consents, kept, people, places, privacy, roles
from storage.db import Database, Engine, Tx
from tests.databases import NOW, MakeDb, SecondLook

DAY = 86_400
REGIONS = frozenset({"23", "59"})


async def meet(tx: Tx, address: str = "100", now: int = NOW) -> people.Met:
    return await people.meet(
        tx, messenger="telegram", address=address, hashed=f"hash of {address}", locale="ru", now=now
    )


async def known(db: Database, address: str = "100", name: str = "Анна") -> int:
    async with db.write() as tx:
        person = (await meet(tx, address)).person
        await people.introduce(tx, person, messenger="telegram", address=address, name=name)
        await consents.give(tx, person, purpose="account", version="1", locale="ru", text="Согласие", now=NOW)
    return person


async def test_two_first_words_at_once_make_one_person(db: Database, second_look: SecondLook) -> None:
    async def say() -> int:
        async with db.write() as tx:
            return (await meet(tx)).person

    met = await asyncio.gather(*(say() for _ in range(8)))
    assert len(set(met)) == 1
    assert await second_look("SELECT count(*) FROM people") == [(1,)]


async def test_consent_rekeys_the_account_and_the_person_stays(db: Database) -> None:
    async with db.write() as tx:
        before = await meet(tx)
    person = await known(db)
    async with db.write() as tx:
        after = await meet(tx)
        assert await people.find_person(tx, "telegram", "100") == person
    assert (before.person, before.known, before.address) == (person, False, "hash of 100")
    assert (after.person, after.known, after.address) == (person, True, "100")


async def test_seen_once_a_day_and_reachable_again(db: Database, second_look: SecondLook) -> None:
    person = await known(db)
    async with db.write() as tx:
        await people.reached(tx, person, False, now=NOW)
    async with db.write() as tx:
        met = await meet(tx, now=NOW + DAY - 1)
    assert met.unreachable_since == NOW
    assert await second_look("SELECT seen_at FROM people") == [(NOW,)]
    async with db.write() as tx:
        met = await meet(tx, now=NOW + DAY)
    assert met.unreachable_since is None
    assert await second_look("SELECT seen_at FROM people") == [(NOW + DAY,)]


async def test_the_same_consent_twice_is_one(db: Database, second_look: SecondLook) -> None:
    person = await known(db)
    async with db.write() as tx:
        assert not await consents.give(
            tx, person, purpose="account", version="1", locale="ru", text="Согласие", now=NOW + 5
        )
        assert await consents.given(tx, person, "account") is not None
        assert await consents.withdraw(tx, person, purpose="account", now=NOW + 6)
        assert not await consents.withdraw(tx, person, purpose="account", now=NOW + 7)
        assert await consents.give(
            tx, person, purpose="account", version="1", locale="ru", text="Согласие", now=NOW + 8
        )
    assert await second_look("SELECT given_at, withdrawn_at FROM consents ORDER BY id") == [
        (NOW, NOW + 6),
        (NOW + 8, None),
    ]


async def test_another_version_takes_the_place_of_the_consent(db: Database, second_look: SecondLook) -> None:
    person = await known(db)
    async with db.write() as tx:
        assert await consents.outdated(tx, person, "account", "2")
        assert await consents.give(tx, person, purpose="account", version="2", locale="ru", text="Новое", now=NOW + 5)
        given = await consents.given(tx, person, "account")
        assert not await consents.outdated(tx, person, "account", "2")
    assert given is not None
    assert (given.version, given.text) == ("2", "Новое")
    assert await second_look("SELECT given_at, withdrawn_at FROM consents ORDER BY id") == [
        (NOW, NOW + 5),
        (NOW + 5, None),
    ]


async def test_somebody_gone_has_no_profile_and_no_reader(db: Database) -> None:
    async with db.write() as tx:
        with pytest.raises(people.Gone):
            await people.profile(tx, 999)
        assert await people.reader(tx, 999, messenger="telegram") is None
        nameless = await meet(tx)
        assert await people.reader(tx, nameless.person, messenger="telegram") is None


async def test_another_region_forgets_the_old_school(db: Database) -> None:
    person = await known(db)
    async with db.write() as tx:
        await people.live_in_region(tx, person, "23", "Europe/Moscow")
        town = await places.name_municipality(tx, "23", "Тимашевский район")
        await people.live_in_municipality(tx, person, town.id)
        school = await places.name_organisation(tx, town.id, "СОШ № 11")
        await people.work_at(tx, person, school.id)
        await people.live_in_region(tx, person, "23", "Europe/Moscow")
        assert (await people.profile(tx, person)).organisation_name == "СОШ № 11"
        await people.live_in_region(tx, person, "59", "Asia/Yekaterinburg")
        told = await people.profile(tx, person)
    assert (told.region, told.zone, told.municipality, told.organisation) == ("59", "Asia/Yekaterinburg", None, None)


async def test_what_one_person_typed_is_not_offered_to_others(db: Database) -> None:
    one, two, three = [await known(db, address) for address in ("1", "2", "3")]
    async with db.write() as tx:
        town = await places.name_municipality(tx, "23", "Тимашевский район")
        school = await places.name_organisation(tx, town.id, "Гимназия «Орбита»")
        await people.work_at(tx, one, school.id)
        assert await places.find_organisations(tx, town.id, "гимназия") == []
        assert await places.find_organisations(tx, town.id, "Гимназия Орбита") == [school]
        await people.work_at(tx, two, school.id)
        assert await places.find_organisations(tx, town.id, "орб") == [school]
        number = await places.name_organisation(tx, town.id, "СОШ № 11")
        await people.work_at(tx, two, number.id)
        await people.work_at(tx, three, number.id)
        assert await places.find_organisations(tx, town.id, "1") == []


async def test_what_one_person_typed_is_not_listed_to_inviters(db: Database) -> None:
    one, two = [await known(db, address) for address in ("1", "2")]
    async with db.write() as tx:
        town = await places.name_municipality(tx, "23", "Тимашевский район")
        school = await places.name_organisation(tx, town.id, "Гимназия «Орбита»")
        await people.live_in_municipality(tx, one, town.id)
        await people.work_at(tx, one, school.id)
        assert await places.municipalities_of(tx, "23") == []
        assert await places.organisations_of(tx, town.id) == []
        await people.live_in_municipality(tx, two, town.id)
        await people.work_at(tx, two, school.id)
        assert await places.municipalities_of(tx, "23") == [town]
        assert await places.organisations_of(tx, town.id) == [school]


async def test_becoming_nameless_takes_everything_that_names(db: Database, second_look: SecondLook) -> None:
    person = await known(db)
    async with db.write() as tx:
        await people.live_in_region(tx, person, "23", "Europe/Moscow")
        await people.teach(tx, person, "mathematics")
        await roles.grant(tx, person, "regional", Scope("region", "23"), by=None, now=NOW)
        assert await privacy.become_nameless(tx, person, messenger="telegram", hashed="hash of 100", now=NOW + 1)
        assert not await privacy.become_nameless(tx, person, messenger="telegram", hashed="hash of 100", now=NOW + 1)
        again = await meet(tx)
    assert (again.person, again.known, again.name, again.region, again.subject) == (
        person,
        False,
        None,
        None,
        "mathematics",
    )
    assert await second_look("SELECT count(*) FROM roles") == [(0,)]


async def test_the_number_of_the_erased_is_never_given_again(db: Database) -> None:
    """The audit log knows people by number only."""
    gone = await known(db)
    async with db.write() as tx:
        await privacy.erase(tx, gone, messenger="telegram", address="100", now=NOW)
        assert (await meet(tx, "200")).person != gone


async def test_only_the_silent_and_nameless_are_forgotten(db: Database, second_look: SecondLook) -> None:
    stays = await known(db, "1")
    async with db.write() as tx:
        silent = [(await meet(tx, str(address))).person for address in (2, 3, 4)]
        awake = (await meet(tx, "5", now=NOW + 20 * DAY)).person
    async with db.write() as tx:
        assert await people.forget_idle(tx, now=NOW + 30 * DAY) == 0
        assert await people.forget_idle(tx, now=NOW + 30 * DAY + 1, limit=2) == 2
        assert await people.forget_idle(tx, now=NOW + 30 * DAY + 1, limit=2) == 1
    assert await second_look("SELECT id FROM people ORDER BY id") == [(stays,), (awake,)]
    forgotten = await second_look("SELECT about FROM audit WHERE action = 'person.forgotten' ORDER BY about")
    assert forgotten == [(person,) for person in silent]
    assert await second_look("SELECT wanted FROM scrubs") == [(2,)]


async def test_the_export_speaks_of_the_person_alone(db: Database) -> None:
    anna, boris = await known(db, "1", "Анна"), await known(db, "2", "Борис")
    async with db.write() as tx:
        await roles.grant(tx, anna, "regional", Scope("region", "23"), by=boris, now=NOW)
        await audit.record(tx, now=NOW, actor=boris, action="invite.wrong")
    async with db.read() as tx:
        told = await privacy.everything(tx, anna)
    assert told["people"][0]["name"] == "Анна"
    assert [it["role"] for it in told["roles"]] == ["regional"]
    assert [it["action"] for it in told["audit"]] == ["consent.given", "role.granted"]
    assert "Борис" not in str(told)


# What the schema says, so that a new table cannot be forgotten.


async def columns(tx: Tx) -> dict[str, list[str]]:
    tables = await tx.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    found = {}
    for table in tables:
        rows = await tx.all(f"SELECT name FROM pragma_table_info('{table['name']}')")
        found[table["name"]] = [row["name"] for row in rows]
    return found


async def leading_to_people(tx: Tx, deletion: str = "") -> dict[str, set[str]]:
    """Tables that reference people, directly or by another such table: name → columns and what deletion does.

    `deletion`: only references of this kind lead on.
    """
    references = await tx.all(
        "SELECT m.name AS name, f.'from' AS source, f.'table' AS target, f.on_delete AS deletion"
        " FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
    )
    leading = {"people"}
    while (
        more := {row["name"] for row in references if row["target"] in leading and deletion in row["deletion"]}
        - leading
    ):
        leading |= more
    found: dict[str, set[str]] = {name: set() for name in leading}
    for row in references:
        if row["target"] in leading:
            found.setdefault(row["name"], set()).add(f"{row['source']} {row['deletion']}")
    return found


async def test_every_table_about_people_is_exported_or_named_with_a_reason(make_db: MakeDb) -> None:
    db = await make_db("sqlite")
    async with db.read() as tx:
        tables = await leading_to_people(tx)
        have = await columns(tx)
    # The log names a person without a reference: it outlives them.
    wanted = {*tables, "audit"}
    wanted |= {table for table, names in have.items() if "person" in names}
    missing = {table for table in wanted if table not in kept.KEPT and table not in kept.NOT_TAKEN}
    assert missing == set()
    for table, own in kept.KEPT.items():
        hidden = {name.partition(".")[2] for name in kept.NOT_TAKEN if name.startswith(f"{table}.")}
        plain = {"person"} if re.search(r"\bperson = \$1", own.where) else set()
        assert set(have[table]) - plain == set(own.columns) | (hidden - plain), table


async def test_every_reference_to_people_goes_or_is_emptied_with_them(make_db: MakeDb) -> None:
    """And to what goes with them: a pair is over then, and stays."""
    db = await make_db("sqlite")
    async with db.read() as tx:
        tables = await leading_to_people(tx, "CASCADE")
    kept = {f"{table}.{how}" for table, hows in tables.items() for how in hows if "CASCADE" not in how}
    assert kept == {
        *("roles.granted_by SET NULL", "invites.created_by SET NULL", "invites.used_by SET NULL"),
        *("requests.choice SET NULL", "requests.attempt SET NULL"),
        *("requests.decided_by SET NULL", "requests.document_by SET NULL"),
        *("choices.attempt SET NULL", "seats.made_by SET NULL", "attendance.marked_by SET NULL"),
        *("pairs.mentor SET NULL", "pairs.mentee SET NULL", "pairs.proposed_by SET NULL", "aims.made_by SET NULL"),
        *("tasks.made_by SET NULL", "tasks.done_by SET NULL", "task_comments.person SET NULL"),
        *("meetings.proposed_by SET NULL", "entries.mentor SET NULL", "whispers.answered_by SET NULL"),
        *("documents.made_by SET NULL", "head_counts.made_by SET NULL", "agreements.made_by SET NULL"),
        *("people.acting SET NULL", "staff.person SET NULL", "broadcasts.author SET NULL"),
        *("polls.author SET NULL", "events.lead SET NULL", "events.made_by SET NULL"),
        *("instruments.made_by SET NULL", "instruments.published_by SET NULL"),
        *("imports.person SET NULL", "imports.undone_by SET NULL", "programme_corrections.person SET NULL"),
    }


@pytest.mark.parametrize("engine", ["postgres"])
async def test_an_address_read_while_a_consent_is_given_is_the_new_one(db: Database, engine: Engine) -> None:
    """Two turns of one person in two processes: the second must not see the hash that was replaced meanwhile."""
    async with db.write() as tx:
        person = (await meet(tx)).person
    begun = asyncio.Event()

    async def agree() -> None:
        async with db.write() as tx:
            await meet(tx)
            begun.set()
            await people.introduce(tx, person, messenger="telegram", address="100", name="Анна")

    async def write() -> people.Met:
        await begun.wait()
        async with db.write() as tx:
            return await meet(tx)

    _, met = await asyncio.gather(agree(), write())
    assert (met.person, met.known, met.address) == (person, True, "100")
