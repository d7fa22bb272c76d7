"""Several at the same moment: a mentor never gets more than they take, two people never two pairs."""

import asyncio

import pytest

from storage import mentors, pairing
from storage.db import Database
from storage.pairing import AlreadyPaired, Full, Gone
from tests.databases import NOW, SecondLook
from tests.storage.test_pairing import CURATOR, MENTEE, MENTOR, OTHER, TODAY, agree, begun, propose, school

MANY = 6


async def test_many_proposals_agreed_to_at_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        text = await school(tx)
        await tx.many(
            "INSERT INTO people (id, known, name, locale, municipality, organisation, created_at, seen_at)"
            " VALUES ($1, 1, 'N', 'ru', 1, 1, 0, 0)",
            [(100 + place,) for place in range(MANY)],
        )
        pairs = [await propose(tx, text, mentee=100 + place, by=100 + place) for place in range(MANY)]

    async def agree(pair: int) -> bool:
        try:
            async with db.write() as tx:
                await pairing.agree(tx, pair, MENTOR, text_hash=text, today=TODAY, now=NOW)
        except Full:
            return False
        return True

    assert sum(await asyncio.gather(*(agree(pair) for pair in pairs))) == 2
    assert await second_look("SELECT count(*) FROM pairs WHERE state = 'active'") == [(2,)]
    assert await second_look("SELECT count(*) FROM pair_consents WHERE person = $1", MENTOR) == [(2,)]


async def test_both_propose_at_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        text = await school(tx)
        await mentors.wish(tx, MENTEE, now=NOW)

    async def by(person: int) -> bool:
        try:
            async with db.write() as tx:
                await propose(tx, text, by=person)
        except AlreadyPaired:
            return False
        return True

    assert sorted(await asyncio.gather(by(MENTOR), by(MENTEE), by(MENTEE))) == [False, False, True]
    assert await second_look("SELECT count(*) FROM pairs") == [(1,)]


async def test_each_proposes_to_be_the_others_mentor_at_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        text = await school(tx)
        await mentors.be_ready(tx, MENTEE, capacity=2, now=NOW)

    async def by(person: int, other: int) -> bool:
        try:
            async with db.write() as tx:
                await propose(tx, text, mentor=person, mentee=other, by=person)
        except AlreadyPaired:
            return False
        return True

    assert sorted(await asyncio.gather(by(MENTOR, MENTEE), by(MENTEE, MENTOR))) == [False, True]
    assert await second_look("SELECT count(*) FROM pairs") == [(1,)]


async def test_the_last_word_and_another_handing_over_to_the_same_mentor_at_once(
    db: Database, second_look: SecondLook
) -> None:
    async with db.write() as tx:
        text = await school(tx)
        old = await begun(tx, text)
        new = await pairing.hand_over(tx, old, OTHER, by=CURATOR, today=TODAY, now=NOW)
        await agree(tx, new, MENTEE, text)

    async def last_word() -> None:
        async with db.write() as tx:
            await agree(tx, new, OTHER, text)

    async def once_more() -> None:
        with pytest.raises((AlreadyPaired, Gone)):
            async with db.write() as tx:
                await pairing.hand_over(tx, old, OTHER, by=CURATOR, today=TODAY, now=NOW)

    await asyncio.gather(last_word(), once_more())
    assert await second_look("SELECT state FROM pairs ORDER BY id") == [("finished",), ("active",)]
