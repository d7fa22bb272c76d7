"""Roles in their places and invites to them: who holds, gives, takes away and accepts; on both engines."""

import asyncio

import pytest

from rules.roles import EVERYWHERE, Held, Scope
from storage import invites, places, privacy, roles
from storage.db import Database, Tx
from tests.databases import NOW, SecondLook
from tests.storage.test_people import REGIONS, known

BOSS = frozenset({"1"})  # the address of ADMIN_IDS
KUBAN = ("region", "23")


async def opened_site(tx: Tx, *, closed_at: int | None = None) -> Scope:
    """A site of school 11 in the Timashevsky district, with all it lies in."""
    town = await places.name_municipality(tx, "23", "Тимашевский район")
    school = await places.name_organisation(tx, town.id, "СОШ № 11")
    number = await tx.value(
        "INSERT INTO sites (organisation, title, folded, area, zone, created_at, closed_at)"
        " VALUES ($1, 'Лаборатория', 'лаборатория', 'assessment', 'Europe/Moscow', $2, $3) RETURNING id",
        school.id,
        NOW,
        closed_at,
    )
    return Scope("site", str(number), (("organisation", str(school.id)), ("municipality", str(town.id)), KUBAN))


async def test_scopes_know_what_they_lie_in(db: Database) -> None:
    async with db.write() as tx:
        town = await places.name_municipality(tx, "23", "Тимашевский район")
        school = await places.name_organisation(tx, town.id, "СОШ № 11")
        assert await roles.place(tx, "organisation", str(school.id), regions=REGIONS) == Scope(
            "organisation", str(school.id), (("municipality", str(town.id)), ("region", "23"))
        )
        site = await opened_site(tx)
        assert await roles.place(tx, "site", site.id, regions=REGIONS) == site
        assert await roles.place(tx, "all", "", regions=REGIONS) == EVERYWHERE
        assert (await roles.place(tx, "line", "23.methodical", regions=REGIONS)).above == (("region", "23"),)
        for kind, scope in (
            ("region", "99"),
            ("line", "23.dance"),
            ("municipality", "999999"),
            ("organisation", "-1"),
            ("organisation", "9" * 30),
            ("site", "999999"),
            ("site", ""),
            ("galaxy", "1"),
        ):
            with pytest.raises(roles.UnknownPlace):
                await roles.place(tx, kind, scope, regions=REGIONS)


async def test_a_role_is_held_once_and_taken_away(db: Database, second_look: SecondLook) -> None:
    person = await known(db)
    region = Scope("region", "23")
    async with db.write() as tx:
        assert await roles.grant(tx, person, "regional", region, by=None, now=NOW)
        assert not await roles.grant(tx, person, "regional", region, by=None, now=NOW)
        assert await roles.held(tx, person) == (Held("regional", "region", "23"),)
        with pytest.raises(roles.UnknownRole):
            await roles.grant(tx, person, "coordinator", region, by=None, now=NOW)
        assert await roles.revoke(tx, person, "regional", region, by=None, now=NOW)
        assert not await roles.revoke(tx, person, "regional", region, by=None, now=NOW)
        assert await roles.held(tx, person) == ()
    actions = [action for (action,) in await second_look("SELECT action FROM audit ORDER BY id")]
    assert actions == ["consent.given", "role.granted", "role.revoked"]


async def test_roles_are_seen_by_those_who_may_give_them(db: Database) -> None:
    boss, anna, boris = await known(db, "1"), await known(db, "2", "Анна"), await known(db, "3", "Борис")
    async with db.write() as tx:
        town = await places.name_municipality(tx, "23", "Тимашевский район")
        school = await places.name_organisation(tx, town.id, "СОШ № 11")
        held = [
            (anna, "coordinator", "municipality", str(town.id)),
            (boris, "curator", "organisation", str(school.id)),
            (boris, "tutor", "line", "23.methodical"),
            (anna, "host", "site", (await opened_site(tx)).id),
            (boss, "regional", "region", "59"),
        ]
        for person, role, kind, number in held:
            scope = await roles.place(tx, kind, number, regions=REGIONS)
            await roles.grant(tx, person, role, scope, by=None, now=NOW)
        seen = {
            right: [(it.name, it.role) for it in await roles.within_reach(tx, [right])]
            for right in (
                Held("administrator", "all"),
                Held("regional", "region", "23"),
                Held("regional", "region", "59"),
                Held("coordinator", "municipality", str(town.id)),
                Held("curator", "organisation", str(school.id)),
                Held("curator", "organisation", "999999"),
            )
        }
    assert [len(them) for them in seen.values()] == [5, 4, 0, 2, 1, 0]
    assert seen[Held("regional", "region", "23")] == [
        ("Анна", "coordinator"),
        ("Анна", "host"),
        ("Борис", "curator"),
        ("Борис", "tutor"),
    ]
    assert seen[Held("coordinator", "municipality", str(town.id))] == [("Анна", "host"), ("Борис", "curator")]


async def invite(db: Database, creator: int, request: str = "1") -> str:
    async with db.write() as tx:
        made = await invites.create(
            tx,
            creator,
            [Held("administrator", "all")],
            role="regional",
            scope=Scope("region", "23"),
            days=7,
            request=request,
            now=NOW,
        )
    assert made is not None
    return made


async def accept(tx: Tx, guest: int, token: str, *, admins: frozenset[str] = BOSS, now: int = NOW) -> invites.Invite:
    return await invites.accept(tx, guest, invites.fingerprint(token), regions=REGIONS, admins=admins, now=now)


async def test_of_many_presses_on_one_link_one_wins(db: Database, second_look: SecondLook) -> None:
    boss = await known(db, "1")
    guests = [await known(db, str(number)) for number in range(2, 7)]
    token = await invite(db, boss)

    async def press(guest: int) -> str:
        async with db.write() as tx:
            try:
                await accept(tx, guest, token)
            except invites.InviteRefused as refused:
                return refused.reason
            return "accepted"

    said = await asyncio.gather(*(press(guest) for guest in guests))
    assert sorted(said) == ["accepted", "used", "used", "used", "used"]
    assert await second_look("SELECT count(*) FROM roles") == [(1,)]


async def test_a_curator_invites_the_host_of_a_site(db: Database) -> None:
    curator, host = await known(db, "1"), await known(db, "2")
    async with db.write() as tx:
        site = await opened_site(tx)
        with pytest.raises(invites.MayNotInvite):
            await invites.create(tx, host, [], role="host", scope=site, days=7, request="1", now=NOW)
        school = await roles.place(tx, *site.above[0], regions=REGIONS)
        await roles.grant(tx, curator, "curator", school, by=None, now=NOW)
        rights = await roles.held(tx, curator)
        token = await invites.create(tx, curator, rights, role="host", scope=site, days=7, request="1", now=NOW)
        assert token is not None
        await accept(tx, host, token, admins=frozenset())
        assert await roles.held(tx, host) == (Held("host", "site", site.id),)


async def test_nobody_becomes_the_host_of_a_closed_site(db: Database) -> None:
    boss, host = await known(db, "1"), await known(db, "2")
    rights = [Held("administrator", "all")]
    async with db.write() as tx:
        site = await opened_site(tx)
        token = await invites.create(tx, boss, rights, role="host", scope=site, days=7, request="1", now=NOW)
        assert token is not None
        assert await roles.grant(tx, boss, "host", site, by=None, now=NOW)
        await tx.run("UPDATE sites SET closed_at = $1", NOW)
        with pytest.raises(invites.InviteRefused, match="closed"):
            await accept(tx, host, token)
        with pytest.raises(roles.SiteClosed):
            await invites.create(tx, boss, rights, role="host", scope=site, days=7, request="2", now=NOW)
        with pytest.raises(roles.SiteClosed):
            await roles.grant(tx, host, "host", site, by=None, now=NOW)
        assert [it.role for it in await roles.within_reach(tx, rights)] == ["host"]
        assert await roles.revoke(tx, boss, "host", site, by=None, now=NOW)


async def test_who_loses_the_role_loses_the_invites(db: Database) -> None:
    boss, guest = await known(db, "1"), await known(db, "2")
    region = Scope("region", "23")
    async with db.write() as tx:
        await roles.grant(tx, boss, "regional", region, by=None, now=NOW)
    token = await invite(db, boss)
    async with db.write() as tx:
        await roles.revoke(tx, boss, "regional", region, by=None, now=NOW + 1)
        with pytest.raises(invites.InviteRefused, match="ended"):
            await accept(tx, guest, token, now=NOW + 2)


async def test_an_invite_ends_with_the_right_to_give_the_role(db: Database, second_look: SecondLook) -> None:
    """Taken out of ADMIN_IDS, its maker gives nothing any more; nothing else tells the invite so."""
    boss, guest = await known(db, "1"), await known(db, "2")
    token = await invite(db, boss)
    async with db.write() as tx:
        with pytest.raises(invites.InviteRefused, match="ended"):
            await accept(tx, guest, token, admins=frozenset())
        assert (await accept(tx, guest, token)).role == "regional"
        assert await invites.accepted(tx, guest, invites.fingerprint(token)[: invites.KEY])
        assert not await invites.accepted(tx, boss, invites.fingerprint(token)[: invites.KEY])


async def test_who_is_erased_invites_nobody_any_more(db: Database) -> None:
    boss, guest = await known(db, "1"), await known(db, "2")
    token = await invite(db, boss)
    async with db.write() as tx:
        assert await privacy.erase(tx, boss, messenger="telegram", address="1", now=NOW)
        assert not await privacy.erase(tx, boss, messenger="telegram", address="1", now=NOW)
        with pytest.raises(invites.InviteRefused, match="ended"):
            await accept(tx, guest, token)


async def test_the_nameless_have_no_role_and_school_in_log_and_invites(db: Database, second_look: SecondLook) -> None:
    boss, anna, guest = await known(db, "1"), await known(db, "2"), await known(db, "3")
    region = Scope("region", "23")
    token = await invite(db, boss)
    async with db.write() as tx:
        await accept(tx, anna, token)
        town = await places.name_municipality(tx, "23", "Тимашевский район")
        below = await roles.place(tx, "municipality", str(town.id), regions=REGIONS)
        await roles.grant(tx, guest, "coordinator", below, by=anna, now=NOW)
        open_one = await invites.create(
            tx, anna, [Held("regional", "region", "23")], role="coordinator", scope=below, days=7, request="1", now=NOW
        )
        assert open_one is not None
        await privacy.become_nameless(tx, anna, messenger="telegram", hashed="hash of 2", now=NOW + 1)
        with pytest.raises(invites.InviteRefused, match="ended"):
            await accept(tx, guest, open_one)
        assert not [it for it in await roles.within_reach(tx, [Held("administrator", "all")]) if it.scope == region]
    left = await second_look(f"SELECT action FROM audit WHERE actor = {anna} OR about = {anna} ORDER BY id")
    assert left == [("consent.given",), ("consent.withdrawn",)]
    assert await second_look(f"SELECT 1 FROM invites WHERE used_by = {anna} OR created_by = {anna}") == []
    assert await second_look(f"SELECT 1 FROM roles WHERE person = {anna} OR granted_by = {anna}") == []
    assert await second_look("SELECT wanted FROM scrubs") == [(1,)]


async def test_who_serves_in_a_place_is_each_named_person_once(db: Database) -> None:
    vera, boris, nameless = [await known(db, str(n), name) for n, name in enumerate(("Вера", "Борис", ""), 1)]
    async with db.write() as tx:
        site = await opened_site(tx)
        town = Scope("municipality", dict(site.above)["municipality"], (KUBAN,))
        for person, role, where in (
            (vera, "coordinator", town), (boris, "coordinator", town), (nameless, "coordinator", town),
            (boris, "regional", Scope(*KUBAN)),
        ):  # fmt: skip
            await roles.grant(tx, person, role, where, by=None, now=NOW)
        assert await roles.serving(tx, "municipality", town.id) == [(boris, "Борис"), (vera, "Вера")]
        await roles.revoke(tx, boris, "coordinator", town, by=None, now=NOW)
        assert await roles.serving(tx, "municipality", town.id) == [(vera, "Вера")]
        assert await roles.serving(tx, "region", "23") == [(boris, "Борис")]
