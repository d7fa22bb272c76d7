"""Two rows of one school become one: nothing leads to the row that goes, nothing is lost, its name is understood."""

import asyncio
from collections.abc import Iterable
from datetime import date

import pytest

from rules.audience import Audience
from rules.roles import Scope
from storage import audit_log, documents, merging, people, place_checks, places, roles
from storage.db import Database, Tx
from storage.merging import LEADING, SCOPED, TABLES, CannotMerge, Merge
from storage.place_checks import Checked, Taken
from tests.databases import NOW, MakeUrl, SecondLook, look
from tests.storage.test_people import known

REGIONS = frozenset({"23"})
# What leads to a place by a reference, and what holds the number of one or its kind and number without it.
REFERENCES = """
    SELECT t.name || '.' || f."from", f."table" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
    WHERE t.type = 'table' AND f."table" IN ('municipalities', 'organisations')
"""
COLUMNS = """
    SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND c.name IN ('municipality', 'organisation', 'scope_kind')
"""


async def test_every_column_that_leads_to_a_place_is_thought_of(make_url: MakeUrl) -> None:
    """Whoever adds one says in storage/merging.py what becomes of it when two places are merged."""
    url = make_url("sqlite")
    columns = await look(url, COLUMNS)
    leading = {(f"{table}.{name}", name) for table, name in columns if name in TABLES}
    leading |= {
        (column, kind) for column, table in await look(url, REFERENCES) for kind in TABLES if TABLES[kind] == table
    }
    assert leading == {(column, kind) for kind, told in LEADING.items() for column in told}
    assert {table for table, name in columns if name == "scope_kind"} == set(SCOPED)


async def school(tx: Tx, name: str, town: str = "Тимашевский район") -> int:
    return (await places.name_organisation(tx, (await places.name_municipality(tx, "23", town)).id, name)).id


async def settle_in(tx: Tx, person: int, organisation: int) -> None:
    scope = await roles.place(tx, "organisation", f"{organisation}", regions=REGIONS)
    await people.live_in_region(tx, person, "23", "Europe/Moscow")
    await people.live_in_municipality(tx, person, int(dict(scope.above)["municipality"]))
    await people.work_at(tx, person, organisation)


async def merge(tx: Tx, gone: int, stays: int, kind: str = "organisation") -> str:
    try:
        await merging.merge(tx, Merge(kind, gone, stays), by=1, now=NOW)
    except CannotMerge as why:
        return why.why
    return "merged now"


# One of everything that may lead to a school: `{of}` it, `{town}` its municipality, `{who}` a person.
SCOPE = "scope_kind, scope", "'organisation', '{of}'"
ROWS = {
    "sites": ("organisation, title, folded, area, zone, created_at", "{of}, '', '', '', '', 0"),
    "pairs": ("organisation, kind, form, proposed_at, starts_on, ends_on", "{of}, '', '', 0, '', ''"),
    "agreements": (
        "municipality, organisation, partner, subject, number, signed_on, until, made_at",
        "{town}, {of}, '', '', '', '', '', 0",
    ),
    "staff": ("organisation, full_name, folded, made_at, changed_at", "{of}, 'Я', 'я {of}', 0, 0"),
    "staff_loads": ("id, person, name, made_at", "{of}, {who}, '', 0"),
    "staff_places": (
        "load, number, region, municipality_name, organisation_name, municipality, organisation",
        "{of}, 1, '23', '', '', {town}, {of}",
    ),
    "polls": (f"id, title, made_at, request, {SCOPE[0]}", f"{{of}}, '', 0, 'press', {SCOPE[1]}"),
    "poll_forms": ("poll, person, municipality, organisation, began_at", "{of}, {who}, {town}, {of}, 0"),
    "programmes": ("identity, fingerprint, title, import, created_at, changed_at", "'{of}', '', '', 0, 0, 0"),
    "requests": (
        "person, programme, region, municipality, organisation, asked_at",
        "{who}, (SELECT max(id) FROM programmes), '23', {town}, {of}, 0",
    ),
    "invites": (
        f"token_hash, role, created_by, created_at, request, expires_at, {SCOPE[0]}",
        f"'{{of}}', 'curator', {{who}}, 0, '{{of}}', 0, {SCOPE[1]}",
    ),
    "head_counts": (
        f"cohort, number, on_day, source, made_at, {SCOPE[0]}", f"'teachers', 40, '2026-09-01', 'ОО-1', 0, {SCOPE[1]}",
    ),
    "events": (f"kind, title, made_at, request, {SCOPE[0]}", f"'', '', 0, 'press', {SCOPE[1]}"),
    "instruments": (
        f"kind, code, version, major, minor, state, title_ru, title_en, body, made_at, changed_at, {SCOPE[0]}",
        f"'questionnaire', 'own_{{of}}', '1.0', 1, 0, 'published', '', '', '', 0, 0, {SCOPE[1]}",
    ),
    "instrument_loads": (f"person, name, made_at, {SCOPE[0]}", f"{{who}}, '', 0, {SCOPE[1]}"),
    "event_loads": (f"person, year, name, made_at, {SCOPE[0]}", f"{{who}}, 2026, '', 0, {SCOPE[1]}"),
    "broadcasts": (
        f"audience, created_at, {SCOPE[0]}",
        f"""'{{{{"format": 1, "places": [["organisation", "{{of}}"]]}}}}', 0, {SCOPE[1]}""",
    ),
}  # fmt: skip


async def fill(tx: Tx, of: int, person: int, journals: Iterable[int]) -> None:
    """`journals`: the numbers of its papers. The person works here and is its curator."""
    town = await tx.value("SELECT municipality FROM organisations WHERE id = $1", of)
    for table, (columns, values) in ROWS.items():
        await tx.run(f"INSERT INTO {table} ({columns}) VALUES ({values.format(of=of, town=town, who=person)})")
    for number in journals:
        await tx.run(
            "INSERT INTO documents (organisation, kind, year, number, subject, period_from, period_to, made_at)"
            " VALUES ($1, 'journal', 2026, $2, $3, '', '', 0)",
            of, number, f"pair:{of}{number}",
        )  # fmt: skip
    await settle_in(tx, person, of)
    await roles.grant(tx, person, "curator", Scope("organisation", f"{of}"), by=None, now=NOW)


async def two_schools(tx: Tx, anna: int, boris: int) -> tuple[int, int]:
    """With everything in each; Anna acts as the first one's curator, Boris is in both staff lists."""
    stays, gone = await school(tx, "СОШ № 11"), await school(tx, "СОШ 11 Тимашевск")
    await fill(tx, stays, anna, (1,))
    await fill(tx, gone, anna, (1, 2))
    await roles.act_as(tx, anna, max(await roles.grants(tx, anna)))
    for of, person, gone_at in ((gone, boris, None), (stays, None, NOW)):
        await tx.run(
            "INSERT INTO staff (organisation, full_name, folded, person, made_at, changed_at, gone_at)"
            " VALUES ($1, 'Б', 'б', CAST($2 AS BIGINT), 0, 0, CAST($3 AS BIGINT))",
            of, person, gone_at,
        )  # fmt: skip
    return gone, stays


async def test_everything_goes_over(db: Database, second_look: SecondLook) -> None:
    anna, boris = await known(db, "1"), await known(db, "2")
    async with db.write() as tx:
        gone, stays = await two_schools(tx, anna, boris)
        assert await merging.figures(tx, "organisation", gone) == {
            **dict.fromkeys(("people", "pairs", "sites", "agreements", "roles", "counts", "broadcasts", "events"), 1),
            "staff": 2,
            "polls": 1,
            "instruments": 1,
            "papers": 2,
        }
        assert await merge(tx, gone, stays) == "merged now"
    for column in LEADING["organisation"]:
        table, _, name = column.partition(".")
        left = 1 if table == "documents" else 0  # the number that both had
        assert await second_look(f"SELECT count(*) FROM {table} WHERE {name} = {gone}") == [(left,)], column
    for table in SCOPED:
        there = f"scope_kind = 'organisation' AND scope = '{gone}'"
        assert await second_look(f"SELECT count(*) FROM {table} WHERE {there}") == [(0,)], table
    async with db.read() as tx:
        told = await people.profile(tx, anna)
        assert (told.organisation_name, told.organisation_verified) == ("СОШ № 11", True)
        [entry] = [it for it in await audit_log.entries(tx, limit=9) if it.action == "place.merged"]
        assert entry.details == {"scope_kind": "organisation", "scope": f"{stays}", "gone": gone}


async def test_what_both_schools_had_is_there_once(db: Database, second_look: SecondLook) -> None:
    anna, boris = await known(db, "1"), await known(db, "2")
    async with db.write() as tx:
        gone, stays = await two_schools(tx, anna, boris)
        assert await merge(tx, gone, stays) == "merged now"
        [(number, held)] = (await roles.grants(tx, anna)).items()
        acting = await tx.value("SELECT acting FROM people WHERE id = $1", anna)
        assert (held.role, held.scope, number) == ("curator", f"{stays}", acting)
        next_one = await documents.number(
            tx, organisation=gone, kind="journal", subject="pair:99", period_from=date(2026, 1, 1), period_to=None,
            year=2026, by=anna, now=NOW,
        )  # fmt: skip
        assert (next_one.organisation, next_one.number) == (stays, 3)
    assert await second_look("SELECT full_name, person, gone_at FROM staff WHERE folded = 'б'") == [("Б", boris, None)]
    assert await second_look("SELECT count(*) FROM staff") == [(3,)]
    assert await second_look("SELECT count(*) FROM head_counts WHERE dropped_at IS NULL") == [(1,)]
    assert await second_look("SELECT DISTINCT audience FROM broadcasts") == [
        (Audience(places=(("organisation", f"{stays}"),)).to_json(),)
    ]
    papers = "SELECT organisation, number FROM documents WHERE subject <> 'pair:99' ORDER BY id"
    assert await second_look(papers) == [(stays, 1), (gone, 1), (stays, 2)]


async def test_a_merged_name_leads_on_and_is_merged_once(db: Database) -> None:
    anna = await known(db)
    async with db.write() as tx:
        one, two, three = [await school(tx, name) for name in ("СОШ 11 Тимашевск", "СОШ № 11", "Одиннадцатая школа")]
        far = await school(tx, "СОШ № 11", "Каневской район")
        assert [await merge(tx, one, it) for it in (one, far, two, three)] == [
            "itself",
            "apart",
            "merged now",
            "merged",
        ]
        assert await merge(tx, two, one) == "merged"
        assert await merge(tx, two, three) == "merged now"
        for old in (one, two, three):
            assert (await roles.place(tx, "organisation", f"{old}", regions=REGIONS)).id == f"{three}"
        for typed in ("СОШ 11 ТИМАШЕВСК", "школа 11", "одиннадцатая школа"):
            assert await school(tx, typed) == three, typed
        town = (await places.name_municipality(tx, "23", "Тимашевский район")).id
        assert [it.id for it in await places.organisations_of(tx, town)] == [three]
        assert [it.id for it in await places.find_organisations(tx, town, "тим")] == [three]
        # Somebody said the old name in the very moment of the merge: an hour later they are where the others are.
        await tx.run("UPDATE people SET organisation = $1 WHERE id = $2", one, anna)
        await merging.settle(tx, now=NOW + 3600)
        assert (await people.profile(tx, anna)).organisation == three


async def test_two_merges_at_once_make_one(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        one, two = await school(tx, "СОШ 11 Тимашевск"), await school(tx, "СОШ № 11")

    async def do(gone: int, stays: int) -> str:
        async with db.write() as tx:
            return await merge(tx, gone, stays)

    assert sorted(await asyncio.gather(do(one, two), do(two, one))) == ["merged", "merged now"]
    assert await second_look("SELECT count(*) FROM organisations WHERE same_as IS NULL") == [(1,)]


async def checked(tx: Tx, number: int) -> Checked:
    found = await place_checks.one(tx, "organisation", number)
    assert found is not None
    return found


async def test_a_place_is_looked_at_renamed_and_called_as_before(db: Database) -> None:
    async with db.write() as tx:
        one, two = await school(tx, "СОШ 11"), await school(tx, "Лицей")
        town = Scope("municipality", f"{(await checked(tx, one)).municipality}")
        assert await place_checks.count(tx, "organisation", town) == 2
        assert await place_checks.verify(tx, await checked(tx, two), by=1, now=NOW)
        assert not await place_checks.verify(tx, await checked(tx, two), by=1, now=NOW)
        for name in ("Школа имени Гагарина", "МБОУ СОШ № 11", "Школа имени Гагарина"):
            await place_checks.rename(tx, await checked(tx, one), name, by=1, now=NOW)
            assert ((await checked(tx, one)).name, (await checked(tx, one)).verified) == (name, True)
        assert [await school(tx, typed) for typed in ("сош 11", "школа Гагарина")] == [one, one]
        with pytest.raises(Taken) as taken:
            await place_checks.rename(tx, await checked(tx, two), "школа 11", by=1, now=NOW)
        assert taken.value.number == one
        assert await place_checks.unchecked(tx, "organisation", Scope("region", "23"), limit=9, offset=0) == []
        assert await place_checks.count(tx, "municipality", Scope("region", "23")) == 1


async def test_municipalities_are_merged_with_their_schools(db: Database) -> None:
    anna, boris = await known(db, "1"), await known(db, "2")
    async with db.write() as tx:
        twin, alone = await school(tx, "СОШ 11", "Тимошевский"), await school(tx, "Лицей", "Тимошевский")
        kept = await school(tx, "СОШ № 11")
        await settle_in(tx, anna, twin)
        await settle_in(tx, boris, alone)
        gone, stays = [(await places.name_municipality(tx, "23", it)).id for it in ("Тимошевский", "Тимашевский район")]
        assert await merge(tx, gone, stays, "municipality") == "merged now"
        told = [await people.profile(tx, it) for it in (anna, boris)]
        assert [(it.municipality, it.organisation) for it in told] == [(stays, kept), (stays, alone)]
        assert [it.id for it in await places.find_municipalities(tx, "23", "тимошевский")] == [stays]
        assert await school(tx, "сош 11", "Тимошевский") == kept
