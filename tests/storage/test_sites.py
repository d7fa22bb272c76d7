"""Sites as hosts and those above them keep them: what is opened twice is one, what is in use stays."""

import asyncio

import pytest

from rules.roles import Held
from storage import sites, upkeep
from storage.db import Database, Engine, Tx
from storage.sites import BadSite, ModuleDraft, ModuleUsed, NoSuch, StreamBusy
from storage.upkeep import SiteBusy
from tests.databases import SecondLook

NOW = 1_795_305_600
HOST = 1
MODULES = (ModuleDraft("Критерии", 6, "карта критериев"), ModuleDraft("Обратная связь", 8, ""))


async def place(tx: Tx, region: str = "23", organisation: str = "Школа 11") -> int:
    """An organisation, and the people of the tests."""
    await tx.run(
        "INSERT INTO people (id, known, name, locale, created_at, seen_at) VALUES ($1, 1, 'Ольга', 'ru', $2, $2)"
        " ON CONFLICT (id) DO NOTHING",
        HOST,
        NOW,
    )
    municipality = await tx.value(
        "INSERT INTO municipalities (region, name, folded) VALUES ($1, $2, $2) RETURNING id",
        region,
        "Тимашевский район",
    )
    made: int = await tx.value(
        "INSERT INTO organisations (municipality, name, folded) VALUES ($1, $2, $2) RETURNING id",
        municipality,
        organisation,
    )
    return made


async def open_site(tx: Tx, organisation: int, title: str = "Оценивание, которое учит") -> int:
    return await sites.open_site(
        tx, organisation=organisation, title=title, area="assessment", template=None, address="ул. Мира, 1",
        way="вход со двора", zone="Europe/Moscow", modules=MODULES, by=HOST, now=NOW,
    )  # fmt: skip


async def session(tx: Tx, stream: int, module: int, *, state: str = "planned", starts_at: int = NOW + 86_400) -> int:
    made: int = await tx.value(
        "INSERT INTO sessions (stream, module, area, municipality, region, title, starts_at, ends_at, zone, room,"
        " remote, hours, opens_at, closes_at, state, secret, created_at, request)"
        " VALUES ($1, $2, 'ict', 1, '23', 'T', $3, $4, 'Europe/Moscow', 5, 0, 2, $5, $3, $6, 's', $5, CAST($7 AS TEXT))"
        " RETURNING id",
        stream,
        module,
        starts_at,
        starts_at + 7200,
        NOW,
        state,
        f"{starts_at}{state}",
    )
    return made


async def test_a_site_knows_where_it_lies_and_what_it_teaches(db: Database) -> None:
    async with db.write() as tx:
        school = await place(tx)
        number = await open_site(tx, school)
        site = await sites.site(tx, number)
        scope = await sites.scope(tx, number)
        modules = await sites.modules(tx, number)
        assert await sites.site(tx, number + 1) is None
        assert await sites.scope(tx, number + 1) is None
    assert site is not None
    assert (site.organisation_name, site.municipality_name, site.region) == ("Школа 11", "Тимашевский район", "23")
    assert (site.address, site.way, site.zone, site.closed) == ("ул. Мира, 1", "вход со двора", "Europe/Moscow", False)
    assert scope == sites.scope_of(site)
    assert scope is not None
    assert scope.above == (
        *(("organisation", str(school)), ("municipality", str(site.municipality)), ("region", "23")),
    )
    assert [(module.number, module.title, module.hours) for module in modules] == [
        *((1, "Критерии", 6), (2, "Обратная связь", 8)),
    ]


async def test_what_is_opened_twice_is_one(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        school = await place(tx)
        number = await open_site(tx, school)
        assert await open_site(tx, school, "Оценивание,  КОТОРОЕ учит") == number
        stream = await sites.open_stream(tx, number, "Осень", capacity=20, by=HOST, now=NOW)
        assert await sites.open_stream(tx, number, "осень", capacity=5, by=HOST, now=NOW) == stream
        added = await sites.add_module(tx, number, ModuleDraft("Итоги", 4, ""), by=HOST, now=NOW)
        assert await sites.add_module(tx, number, ModuleDraft("итоги", 4, ""), by=HOST, now=NOW) == added
    assert await second_look("SELECT count(*) FROM sites") == [(1,)]
    assert await second_look("SELECT capacity FROM streams") == [(20,)]
    assert await second_look("SELECT action FROM audit ORDER BY id") == [
        *(("site.opened",), ("stream.opened",), ("module.added",)),
    ]


@pytest.mark.parametrize("engine", ["postgres"])
async def test_two_at_once_open_one_site(db: Database, engine: Engine, second_look: SecondLook) -> None:
    async with db.write() as tx:
        school = await place(tx)

    async def opens() -> int:
        async with db.write() as tx:
            return await open_site(tx, school)

    first, second = await asyncio.gather(opens(), opens())
    assert first == second
    assert await second_look("SELECT count(*) FROM sites") == [(1,)]


async def test_rights_reach_down_the_tree_to_open_sites(db: Database) -> None:
    async with db.write() as tx:
        school, other = await place(tx), await place(tx, region="24", organisation="Лицей 2")
        near, far = await open_site(tx, school), await open_site(tx, other, "Алгебра для всех")
        municipality = await tx.value("SELECT municipality FROM organisations WHERE id = $1", school)
        closed = await open_site(tx, school, "Была")
        await upkeep.close(tx, closed, by=HOST, now=NOW)

        async def reached(*held: Held) -> list[int]:
            return [site.id for site in await sites.within(tx, held)]

        assert await reached(Held("administrator", "all")) == [far, near], "by title"
        assert await reached(Held("regional", "region", "23")) == [near]
        assert await reached(Held("coordinator", "municipality", str(municipality))) == [near]
        assert await reached(Held("curator", "organisation", str(other))) == [far]
        assert await reached(Held("host", "site", str(near))) == [near]
        assert await reached(Held("host", "site", str(near)), Held("host", "site", str(far))) == [far, near]
        assert await reached(Held("host", "site", str(closed))) == []
        assert await reached(Held("tutor", "line", "23.subject")) == []
        assert await reached() == []


async def test_hosts_are_called_by_the_name_of_documents(db: Database) -> None:
    async with db.write() as tx:
        number = await open_site(tx, await place(tx))
        assert await sites.hosts(tx, number) == []
        await tx.run(
            "INSERT INTO roles (person, role, scope_kind, scope, granted_at) VALUES ($1, 'host', 'site', $2, $3)",
            HOST,
            str(number),
            NOW,
        )
        assert await sites.hosts(tx, number) == ["Ольга"]
        await tx.run("UPDATE people SET full_name = 'Петрова Ольга Ивановна' WHERE id = $1", HOST)
        assert await sites.hosts(tx, number) == ["Петрова Ольга Ивановна"]
        await tx.run("UPDATE roles SET revoked_at = $1 WHERE person = $2", NOW, HOST)
        assert await sites.hosts(tx, number) == []


async def test_a_site_is_described_anew_by_what_is_said_only(db: Database) -> None:
    async with db.write() as tx:
        number = await open_site(tx, await place(tx))
        await upkeep.describe(tx, number, way="второй этаж", by=HOST, now=NOW)
        site = await sites.site(tx, number)
        assert site is not None
        assert (site.title, site.way) == ("Оценивание, которое учит", "второй этаж")
        await upkeep.describe(tx, number, title="Оценивание", address="", by=HOST, now=NOW)
        site = await sites.site(tx, number)
        assert site is not None
        assert (site.title, site.address, site.way) == ("Оценивание", "", "второй этаж")
        await upkeep.close(tx, number, by=HOST, now=NOW)
        with pytest.raises(NoSuch):
            await upkeep.describe(tx, number, way="x", by=HOST, now=NOW)


async def test_a_site_and_a_stream_with_sessions_ahead_are_not_closed(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        number = await open_site(tx, await place(tx))
        stream = await sites.open_stream(tx, number, "Осень", capacity=None, by=HOST, now=NOW)
        module = (await sites.modules(tx, number))[0].id
        await session(tx, stream, module, state="cancelled")
        planned = await session(tx, stream, module)
        with pytest.raises(SiteBusy):
            await upkeep.close(tx, number, by=HOST, now=NOW)
        with pytest.raises(StreamBusy):
            await sites.close_stream(tx, stream, by=HOST, now=NOW)
        over = NOW + 86_400 + 7200
        assert planned
        for _ in range(2):
            await sites.close_stream(tx, stream, by=HOST, now=over)
            await upkeep.close(tx, number, by=HOST, now=over)
        with pytest.raises(NoSuch):
            await sites.open_stream(tx, number, "Весна", capacity=None, by=HOST, now=over)
        with pytest.raises(NoSuch):
            await sites.resize_stream(tx, stream, 5, by=HOST, now=over)
        assert [one.closed for one in await sites.streams(tx, number)] == [True]
    assert await second_look("SELECT action FROM audit WHERE action LIKE '%.closed' ORDER BY id") == [
        *(("stream.closed",), ("site.closed",)),
    ]


async def test_modules_change_and_go_and_the_next_move_up(db: Database) -> None:
    async with db.write() as tx:
        number = await open_site(tx, await place(tx))
        last = await sites.add_module(tx, number, ModuleDraft("Итоги", 4, ""), by=HOST, now=NOW)
        first, second, _ = await sites.modules(tx, number)
        await sites.change_module(tx, last, ModuleDraft("Защита", 5, "урок"), by=HOST, now=NOW)
        await sites.drop_module(tx, first.id, by=HOST, now=NOW)
        await sites.drop_module(tx, first.id, by=HOST, now=NOW)
        assert [(module.number, module.title, module.hours) for module in await sites.modules(tx, number)] == [
            *((1, "Обратная связь", 8), (2, "Защита", 5)),
        ]
        assert await sites.module(tx, first.id) is None
        with pytest.raises(NoSuch):
            await sites.change_module(tx, first.id, ModuleDraft("x", 1, ""), by=HOST, now=NOW)
        stream = await sites.open_stream(tx, number, "Осень", capacity=None, by=HOST, now=NOW)
        planned = await session(tx, stream, second.id)
        with pytest.raises(ModuleUsed):
            await sites.drop_module(tx, second.id, by=HOST, now=NOW)
        await tx.run("UPDATE sessions SET state = 'cancelled' WHERE id = $1", planned)
        await sites.drop_module(tx, second.id, by=HOST, now=NOW)
        assert [module.number for module in await sites.modules(tx, number)] == [1]


async def test_a_streams_people_are_counted_once_whatever_they_hold(db: Database) -> None:
    async with db.write() as tx:
        number = await open_site(tx, await place(tx))
        stream = await sites.open_stream(tx, number, "Осень", capacity=2, by=HOST, now=NOW)
        module = (await sites.modules(tx, number))[0].id
        both = [await session(tx, stream, module), await session(tx, stream, module, starts_at=NOW + 200_000)]
        await tx.run("INSERT INTO people (id, known, locale, created_at, seen_at) VALUES (2, 1, 'ru', $1, $1)", NOW)
        seats = [(both[0], 1, "seated"), (both[1], 1, "queued"), (both[0], 2, "offered"), (both[1], 2, "left")]
        sql = (
            "INSERT INTO seats (session, person, mode, state, created_at, changed_at) VALUES ($1, $2, 'room', $3, 0, 0)"
        )
        await tx.many(sql, seats)
        counted = await sites.lock_stream(tx, stream)
        assert counted is not None
        assert counted.people == 2
        with pytest.raises(BadSite) as refused:
            await sites.resize_stream(tx, stream, 1, by=HOST, now=NOW)
        assert refused.value.field == "capacity"
        await sites.resize_stream(tx, stream, None, by=HOST, now=NOW)
        resized = await sites.stream(tx, stream)
        assert resized is not None
        assert resized.capacity is None
        assert await sites.lock_stream(tx, stream + 1) is None


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "x" * 201}),
        ("address", {"address": "x" * 301}),
        ("way", {"way": "x" * 601}),
        ("organisation", {"organisation": 999}),
        ("hours", {"modules": [ModuleDraft("m", 0, "")]}),
        ("product", {"modules": [ModuleDraft("m", 1, "x" * 301)]}),
        ("modules", {"modules": [ModuleDraft("m", 1, "")] * 41}),
    ],
)
async def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_kept(
    db: Database, second_look: SecondLook, field: str, said: dict[str, object]
) -> None:
    async with db.write() as tx:
        good = {
            "organisation": await place(tx),
            "title": "T",
            "area": "ict",
            "template": None,
            "address": "",
            "way": "",
        }
        wanted = {**good, "zone": "Europe/Moscow", "modules": MODULES, **said}
        with pytest.raises(BadSite) as refused:
            await sites.open_site(tx, by=HOST, now=NOW, **wanted)  # type: ignore[arg-type]  # said by name above
    assert refused.value.field == field
    assert await second_look("SELECT count(*) FROM sites") == [(0,)]
