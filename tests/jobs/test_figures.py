"""Figures counted by the job beside the same from another connection by another way; who is counted, and when again."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

import content
from bench.figures import EXACT, compare, rows, shown
from bench.teachers import completed, furnish
from jobs.figures import READY, Counting
from rules.figure_sums import PlaceFigures
from rules.figures import Node
from storage import diagnosis, figures
from storage.db import Database, Tx
from storage.figures import Figures
from storage.jobs import Job
from tests.databases import SecondLook
from tests.storage import broadcasting
from tests.storage.broadcasting import somebody

NOW = 1_795_305_600  # 22 November 2026
FIRST, SECOND = ("23", "1"), ("23", "2")


async def assess(
    tx: Tx, choice: int, *, at: int = NOW - 60, person: int | None = None, extra: Sequence[str] = (), **columns: Any
) -> int:
    """A short self-assessment of somebody of municipality 1, all of it with one anchor."""
    person = await somebody(tx, agreed=False, **columns) if person is None else person
    asked = content.questionnaire()
    said = {item.id: choice for item in asked.items_for("short", extra)}
    await completed(tx, person, asked, said, at=at, form="short")
    return person


async def everything(db: Database) -> Figures:
    async with db.write() as tx:
        [of] = await figures.every(tx)
    return of


async def count(db: Database, *, now: int = NOW) -> dict[Node, int]:
    """How many are told of each place."""
    await Counting(lambda: now)(db, Job(1, "figures", None, {"figures": (await everything(db)).id, "at": "all:"}, 1))
    return {node: told[""].people for node, told in (await shown(db)).items()}


async def test_it_agrees_with_another_way_to_the_same(db: Database, db_url: str) -> None:
    asked = content.questionnaire()
    await furnish(db, asked, people=160, seed=11, now=NOW)
    await Counting(lambda: NOW).count(db, await everything(db))
    told = await shown(db)
    assert compare(asked, told, await rows(db_url)) > 100
    assert len(told) > 10
    items = {item.id for item in asked.items}
    for item in told[()][""].themes:
        assert item.item in items


async def test_who_is_counted(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await broadcasting.places(tx)
        for choice in (1, 2, 3, 4):
            await assess(tx, choice, organisation=1)
        anna = await assess(tx, 1, organisation=1)
        await assess(tx, 4, person=anna, at=NOW - 30)
        await assess(tx, 1, organisation=1, known=0)
        await assess(tx, 1, organisation=1, at=NOW - 400 * 86_400)
        begun = await somebody(tx, organisation=1)
        await diagnosis.begin(tx, begun, content.questionnaire(), now=NOW - 60)
        years = await figures.every(tx)
    assert [it.year for it in years] == [2026, 2025]
    await Counting(lambda: NOW).count(db, years[0])
    told = (await shown(db))[("23", "1", "1")][""]
    assert told.people == 5
    subject = told.area("subject")
    assert subject is not None
    assert subject.level == pytest.approx((1 + 2 + 3 + 4 + 4) / 5, abs=EXACT), "the latest of each, with an account"
    assert subject.deficits == 2
    assert subject.reliability is None, "a school is too small for it"
    assert await second_look("SELECT count(*) FROM figure_places WHERE path = '23/1/1' AND body LIKE '%alpha%'") == [
        (0,)
    ]


async def test_places_grow_by_five_and_the_old_figures_go(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await broadcasting.places(tx)
        for municipality, school, number in ((1, 1, 6), (1, 2, 3), (1, None, 2), (2, 3, 4)):
            for _ in range(number):
                await assess(tx, 2, municipality=municipality, organisation=school)
    # Four of the second municipality would be all that is left of the region: they wait for a fifth.
    assert await count(db) == {(): 11, ("23",): 11, FIRST: 11, (*FIRST, "1"): 6}
    async with db.write() as tx:
        for _ in range(4):
            await assess(tx, 4, organisation=1, at=NOW + 10)
    assert (await count(db, now=NOW + 60))[()] == 11, "four are no reason to count again"
    async with db.write() as tx:
        await assess(tx, 4, municipality=2, organisation=3, at=NOW + 70)
    assert await count(db, now=NOW + 120) == {
        (): 16, ("23",): 16, FIRST: 11, SECOND: 5, (*FIRST, "1"): 6, (*SECOND, "3"): 5
    }  # fmt: skip
    assert await second_look("SELECT DISTINCT taken_at FROM figure_places") == [(NOW + 119,)]


async def test_who_moves_changes_neither_school(db: Database, second_look: SecondLook) -> None:
    """Found by a reviewer: seven people less six others was one person's level, in each area."""
    async with db.write() as tx:
        await broadcasting.places(tx)
        anna, *_ = [await assess(tx, 1 + number % 4, organisation=1) for number in range(7)]
        for _ in range(5):
            await assess(tx, 3, organisation=2)
    school = (*FIRST, "1")
    await count(db)
    before = (await shown(db))[school]
    async with db.write() as tx:
        await tx.run("UPDATE people SET organisation = 2 WHERE id = $1", anna)
        for _ in range(5):
            await assess(tx, 3, organisation=2, at=NOW + 10)
    assert await count(db, now=NOW + 60) == {(): 17, ("23",): 17, FIRST: 17, school: 7, (*FIRST, "2"): 10}
    assert (await shown(db))[school] == before
    assert await second_look("SELECT leaf FROM figure_people WHERE person = $1", anna) == [("23/1/1",)]


async def test_who_asked_is_told_and_a_row_that_is_no_more_is_nothing(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await broadcasting.places(tx)
        for _ in range(5):
            olga = await assess(tx, 3)
    of = await everything(db)
    work = Counting(lambda: NOW)
    assert await work(db, Job(7, "figures", olga, {"figures": of.id, "at": "municipality:1"}, 1)) == []
    assert await second_look("SELECT kind, subject, person FROM outbox") == [(READY, f"{of.id}:municipality:1", olga)]
    assert await work(db, Job(8, "figures", olga, {"figures": 99, "at": "municipality:1"}, 1)) == []
    assert len(await second_look("SELECT 1 FROM outbox")) == 1


async def test_an_area_of_some_is_counted_by_itself(db: Database) -> None:
    """One mentor more among five others would otherwise be found by what has changed."""
    async with db.write() as tx:
        await broadcasting.places(tx)
        for number in range(9):
            await assess(tx, 3, organisation=1, extra=["mentoring"][: int(number < 4)])
    await count(db)
    told: Mapping[str, PlaceFigures] = (await shown(db))[(*FIRST, "1")]
    assert list(told) == [""]
    assert "mentoring" not in {it.area for it in told[""].areas}
