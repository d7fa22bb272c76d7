"""Filters, order and words are kept for each person alone; a mark stands once, changes its reason, is taken back."""

import pytest

from rules.filters import Filters, Sort
from storage import programme_lists
from storage.db import Database
from storage.programme_lists import Kept
from storage.programmes import NoProgramme
from tests.databases import SecondLook
from tests.storage.test_programmes import ANNA, BORIS, NOW, bring, number_of, person, ready


async def test_what_a_person_narrows_to_is_their_own(db: Database) -> None:
    async with db.write() as tx:
        await person(tx, ANNA)
        await person(tx, BORIS, region="59")
        await programme_lists.narrow(tx, ANNA, Filters(hours="-72", free="1", unknown=frozenset({"hours"})))
        await programme_lists.order(tx, ANNA, Sort.CHEAPER)
        await programme_lists.look_for(tx, ANNA, "критерии")
        await programme_lists.stand_at(tx, ANNA, "find:0")
        kept = await programme_lists.kept(tx, ANNA)
        assert kept.filters == Filters(hours="-72", free="1", unknown=frozenset({"hours"}))
        assert (kept.sort, kept.words, kept.place, kept.region) == (Sort.CHEAPER, "критерии", "find:0", "23")
        assert await programme_lists.kept(tx, BORIS) == Kept(region="59")
        await tx.run("UPDATE programme_lists SET filters = '[]', ordering = 'older'")
        assert (await programme_lists.kept(tx, ANNA)).sort == Sort.BEST


async def test_a_mark_stands_once_and_is_taken_back(db: Database, second_look: SecondLook) -> None:
    await bring(db, ready("P", "ict", hours=72, subjects=("physics",)), ready("Q", "health"))
    async with db.write() as tx:
        await person(tx, ANNA)
        await person(tx, BORIS)
        p, q = await number_of(tx, "P"), await number_of(tx, "Q")
        said = [("long", True), ("long", False), ("paid", True)]
        for reason, changed in said:
            assert await programme_lists.refuse(tx, ANNA, p, reason, now=NOW) is changed
        await programme_lists.refuse(tx, ANNA, q, "theme", now=NOW + 1)
        await programme_lists.refuse(tx, BORIS, q, "theme", now=NOW)
        assert [(one.title, one.reason) for one in await programme_lists.marks(tx, ANNA)] == [
            ("Q", "theme"),
            ("P", "paid"),
        ]
        (_, learned) = await programme_lists.refused(tx, ANNA)
        assert (learned.programme, learned.first, learned.hours, learned.subjects) == (
            p,
            "ict",
            72,
            frozenset({"physics"}),
        )
        assert await programme_lists.take_back(tx, ANNA, p, now=NOW) == 1
        assert await programme_lists.take_back(tx, ANNA, p, now=NOW) == 0
        assert await programme_lists.mark(tx, ANNA, p) is None
        assert await programme_lists.take_back(tx, ANNA, None, now=NOW) == 1
        assert len(await programme_lists.marks(tx, BORIS)) == 1
        with pytest.raises(NoProgramme):
            await programme_lists.refuse(tx, ANNA, 2**53, "long", now=NOW)
        with pytest.raises(ValueError, match="forged"):
            await programme_lists.refuse(tx, ANNA, p, "forged", now=NOW)
    assert await second_look("SELECT count(*) FROM programme_refusals WHERE undone_at IS NULL") == [(1,)]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'programme.refused'") == [(4,)]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'programme.refusal_undone'") == [(2,)]
    async with db.write() as tx:
        await tx.run("DELETE FROM people WHERE id = $1", BORIS)
    assert await second_look("SELECT DISTINCT person FROM programme_refusals") == [(ANNA,)]


async def test_a_completed_programme_is_one_they_know(db: Database) -> None:
    await bring(db, ready("P", "ict"), ready("Q", "health"))
    async with db.write() as tx:
        await person(tx, ANNA)
        p, q = await number_of(tx, "P"), await number_of(tx, "Q")
        await programme_lists.refuse(tx, ANNA, q, "theme", now=NOW)
        asked = "INSERT INTO requests (person, programme, region, state, asked_at) VALUES ($1, $2, '23', $3, 0)"
        await tx.run(asked, ANNA, p, "completed")
        await tx.run(asked, ANNA, q, "waiting")
        known = {(one.programme, one.reason) for one in await programme_lists.refused(tx, ANNA)}
    assert known == {(p, "known"), (q, "theme")}
