"""A school's link: many come by it, each counted once, as many as it has uses; on both engines."""

import asyncio

import pytest

from rules.roles import Held, Scope
from storage import invites, places, privacy, roles, school_links
from storage.db import Database, Tx
from tests.databases import NOW, SecondLook
from tests.storage.test_people import known

DAY = 86_400
ZONES = {"23": "Europe/Moscow", "24": "Asia/Krasnoyarsk"}
CURATOR = "curator"


async def school(tx: Tx, name: str = "СОШ № 11") -> Scope:
    town = await places.name_municipality(tx, "23", "Тимашевский район")
    made = await places.name_organisation(tx, town.id, name)
    return await roles.place(tx, "organisation", str(made.id), regions=frozenset(ZONES))


async def link(db: Database, maker: int, *, uses: int = 30, days: int = 30) -> str:
    async with db.write() as tx:
        place = await school(tx)
        await roles.grant(tx, maker, CURATOR, place, by=None, now=NOW)
        token = await school_links.create(
            tx, maker, await roles.held(tx, maker), school=place, uses=uses, days=days, request="1", now=NOW
        )
    assert token is not None
    return invites.fingerprint(token)


async def join(db: Database, guest: int, arrived_with: str, now: int = NOW) -> str:
    async with db.write() as tx:
        try:
            await school_links.join(tx, guest, arrived_with, zones=ZONES, admins=frozenset(), now=now)
        except invites.InviteRefused as refused:
            return refused.reason
    return "joined"


async def test_whoever_joins_gets_the_whole_place_verified(db: Database, second_look: SecondLook) -> None:
    maker, guest = await known(db, "1"), await known(db, "2")
    arrived_with = await link(db, maker)
    assert await join(db, guest, arrived_with) == "joined"
    assert await join(db, guest, arrived_with) == "joined"
    assert await second_look(
        f"SELECT p.region, p.zone, m.name, m.verified, o.name, o.verified FROM people p"
        f" JOIN municipalities m ON m.id = p.municipality JOIN organisations o ON o.id = p.organisation"
        f" WHERE p.id = {guest}"
    ) == [("23", "Europe/Moscow", "Тимашевский район", 1, "СОШ № 11", 1)]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'invite.joined'") == [(1,)]
    async with db.read() as tx:
        [made] = await school_links.working(tx, maker, (), now=NOW, limit=9, offset=0)
        assert (made.name, made.uses, made.joined) == ("СОШ № 11", 30, 1)
        # Whoever answers for the school sees it too, and nobody else.
        for right, seen in (
            (Held("coordinator", "municipality", "1"), 1), (Held("regional", "region", "23"), 1),
            (Held("administrator", "all"), 1), (Held("coordinator", "municipality", "2"), 0),
            (Held("curator", "organisation", "2"), 0), (Held("regional", "region", "24"), 0),
        ):  # fmt: skip
            assert await school_links.count(tx, guest, (right,), now=NOW) == seen, right
            assert len(await school_links.working(tx, guest, (right,), now=NOW, limit=9, offset=0)) == seen
        assert await school_links.one(tx, guest, made.key, now=NOW) is None
        assert await invites.open_ones(tx, maker, now=NOW) == [], "a role is not given by it"


async def test_of_those_who_come_at_once_as_many_join_as_may(db: Database, second_look: SecondLook) -> None:
    maker = await known(db, "1")
    arrived_with = await link(db, maker)
    async with db.write() as tx:
        await tx.run("UPDATE invites SET uses = 3")
    guests = [await known(db, str(number)) for number in range(2, 9)]
    said = await asyncio.gather(*(join(db, guest, arrived_with) for guest in guests))
    assert sorted(said) == ["full"] * 4 + ["joined"] * 3
    assert await second_look("SELECT count(*) FROM invite_uses") == [(3,)]
    again = guests[said.index("joined")]
    assert await join(db, again, arrived_with) == "joined", "whoever is in may come again"


async def test_a_link_ends_by_its_term_its_maker_and_the_makers_role(db: Database) -> None:
    maker, guest = await known(db, "1"), await known(db, "2")
    arrived_with = await link(db, maker, days=1)
    assert await join(db, guest, arrived_with, now=NOW + DAY) == "expired"
    async with db.write() as tx:
        place = await school(tx)
        assert not await invites.revoke(tx, guest, arrived_with[: invites.KEY], now=NOW)
        assert await roles.revoke(tx, maker, CURATOR, place, by=None, now=NOW)
    assert await join(db, guest, arrived_with) == "ended"


async def test_who_asks_to_be_forgotten_is_in_no_link(db: Database, second_look: SecondLook) -> None:
    maker, guest, other = await known(db, "1"), await known(db, "2"), await known(db, "3")
    arrived_with = await link(db, maker)
    assert [await join(db, one, arrived_with) for one in (guest, other)] == ["joined", "joined"]
    async with db.write() as tx:
        await privacy.erase(tx, guest, messenger="telegram", address="2", now=NOW)
        await privacy.become_nameless(tx, other, messenger="telegram", hashed="hash of 3", now=NOW)
    assert await second_look("SELECT 1 FROM invite_uses") == []
    assert await second_look(f"SELECT 1 FROM audit WHERE action = 'invite.joined' AND actor = {other}") == []


async def test_only_what_is_offered_can_be_made(db: Database) -> None:
    maker = await known(db, "1")
    rights = [Held("administrator", "all")]
    async with db.write() as tx:
        place = await school(tx)
        for uses, days in ((10**6, 7), (30, 3650)):
            with pytest.raises(ValueError, match=str(uses if uses > 300 else days)):
                await school_links.create(tx, maker, rights, school=place, uses=uses, days=days, request="1", now=NOW)
        with pytest.raises(invites.MayNotInvite):
            await school_links.create(tx, maker, [], school=place, uses=30, days=7, request="1", now=NOW)
