"""The functional literacy test on both engines: one open attempt, the shuffle, the pause, what counts."""

from collections.abc import AsyncIterator
from random import Random

import pytest

import content
from rules.literacy import Variant
from rules.literacy_score import Attempt, Score
from storage import literacy
from storage.db import Database, Tx
from storage.diagnosis import NoAttempt, NotCurrent, NothingToScore
from storage.literacy import OpenTest, TooEarly
from tests.databases import NOW, SecondLook
from tests.storage.test_diagnosis import newcomer

DAY = 86_400


@pytest.fixture
def variants() -> dict[str, Variant]:
    return {variant.letter: variant for variant in content.literacy()}


@pytest.fixture
async def anna(db: Database) -> int:
    return await newcomer(db)


@pytest.fixture
async def tx(db: Database, anna: int) -> AsyncIterator[Tx]:
    async with db.write() as opened:
        yield opened


async def begun(tx: Tx, person: int, variant: Variant, *, now: int = NOW) -> Attempt:
    return await literacy.begin(tx, person, variant, chance=Random(7), now=now)


async def complete(tx: Tx, person: int, variant: Variant, right: int, *, now: int = NOW) -> Attempt:
    """So many tasks answered right, the rest wrong."""
    walked = await begun(tx, person, variant, now=now)
    for number, task in enumerate(variant.tasks):
        choice = task.key if number < right else (task.key + 1) % 4
        walked = await literacy.answer(tx, person, walked.id, task.id, choice, now=now)
    return await literacy.finish(tx, person, walked.id, variant, now=now)


async def test_beginning_twice_is_one_attempt_with_one_shuffle(
    db: Database, anna: int, variants: dict[str, Variant], second_look: SecondLook
) -> None:
    async with db.write() as tx:
        first = await begun(tx, anna, variants["a"])
        again = await literacy.begin(tx, anna, variants["b"], chance=Random(8), now=NOW + DAY)
        assert again == first == await literacy.current(tx, anna)
    assert (first.number, len(first.tasks), first.current, first.major) == (1, 30, "reading.1", 1)
    [(orders,)] = await second_look("SELECT orders FROM test_attempts")
    assert orders.startswith(f'{{"reading.1": {list(first.orders["reading.1"])}')
    assert await second_look("SELECT person, test, variant, version, state, tasks FROM test_attempts") == [
        (anna, "functional_literacy", "a", "1.0", "open", 30)
    ]


async def test_a_walk_forward_back_past_and_into_a_part(tx: Tx, anna: int, variants: dict[str, Variant]) -> None:
    start = await begun(tx, anna, variants["a"])
    there = await literacy.answer(tx, anna, start.id, "reading.1", 3, now=NOW + 5)
    assert (there.current, there.answers) == ("reading.2", {"reading.1": 3})
    there = await literacy.skip(tx, anna, start.id, "reading.2", now=NOW)
    there = await literacy.back(tx, anna, start.id, "reading.3", now=NOW)
    assert (there.current, there.skipped) == ("reading.2", ("reading.2",))
    there = await literacy.enter_part(tx, anna, start.id, "creative", now=NOW + 9)
    assert there.current == "creative.1"
    assert await literacy.open_attempt(tx, anna) == OpenTest(start.id, 26, 30, all_visited=False, touched_at=NOW + 9)
    there = await literacy.take_up_skipped(tx, anna, start.id, now=NOW)
    assert (there.current, there.answers, there.answered) == ("reading.2", {"reading.1": 3}, 1)
    assert await literacy.take_up_skipped(tx, anna, start.id, now=NOW) == there


async def test_what_does_not_fit_changes_nothing(tx: Tx, anna: int, variants: dict[str, Variant]) -> None:
    start = await begun(tx, anna, variants["a"])
    stranger = await tx.value(
        "INSERT INTO people (locale, created_at, seen_at) VALUES ('ru', $1, $1) RETURNING id", NOW
    )
    with pytest.raises(NoAttempt):
        await literacy.answer(tx, stranger, start.id, "reading.1", 0, now=NOW)
    with pytest.raises(NotCurrent):
        await literacy.answer(tx, anna, start.id, "reading.2", 0, now=NOW)
    with pytest.raises(NotCurrent):
        await literacy.answer(tx, anna, start.id, "reading.1", 4, now=NOW)
    with pytest.raises(NotCurrent):
        await literacy.enter_part(tx, anna, start.id, "assessment", now=NOW)
    with pytest.raises(NothingToScore):
        await literacy.finish(tx, anna, start.id, variants["a"], now=NOW)
    assert await literacy.current(tx, anna) == start


async def test_the_end_is_kept_by_part_and_is_final(
    db: Database, anna: int, variants: dict[str, Variant], second_look: SecondLook
) -> None:
    async with db.write() as tx:
        ended = await complete(tx, anna, variants["b"], 21)
        assert ended.completed
        with pytest.raises(NotCurrent):
            await literacy.finish(tx, anna, ended.id, variants["b"], now=NOW + 1)
        with pytest.raises(NotCurrent):
            await literacy.answer(tx, anna, ended.id, "reading.1", 0, now=NOW + 1)
        parts = await literacy.parts(tx, ended.id)
        assert list(parts) == ["reading", "maths", "science", "finance", "global", "creative"]
        assert (parts["finance"], parts["global"], parts["creative"]) == (Score(5, 5), Score(1, 5), Score(0, 5))
        assert await literacy.open_attempt(tx, anna) is None
    kept = await second_look("SELECT state, right_answers, tasks, completed_at FROM test_attempts")
    assert kept == [("completed", 21, 30, NOW)]
    assert await second_look("SELECT count(*), CAST(sum(right_answers) AS BIGINT) FROM test_results") == [(6, 21)]


async def test_thirty_days_then_the_other_variant_and_the_best_counts(
    tx: Tx, anna: int, variants: dict[str, Variant]
) -> None:
    first_letter = await literacy.next_letter(tx, anna)
    assert await literacy.best(tx, anna) is None
    first = await complete(tx, anna, variants[first_letter], 24)
    second_letter = await literacy.next_letter(tx, anna)
    assert {first_letter, second_letter} == {"a", "b"}
    with pytest.raises(TooEarly) as early:
        await begun(tx, anna, variants[second_letter], now=NOW + 30 * DAY - 1)
    assert early.value.at == NOW + 30 * DAY
    second = await complete(tx, anna, variants[second_letter], 20, now=NOW + 30 * DAY)
    best, last = await literacy.best(tx, anna), await literacy.last(tx, anna)
    assert best is not None
    assert last is not None
    assert (best.id, best.score, last.id, last.score.reached) == (first.id, Score(24, 30), second.id, False)
    assert [it.id for it in await literacy.done(tx, anna)] == [second.id, first.id]
    assert await literacy.done(tx, anna, 2) == []


async def test_self_rating_is_compared_with_the_best_test(tx: Tx, anna: int, variants: dict[str, Variant]) -> None:
    rated = await tx.value(
        "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at, touched_at)"
        " VALUES ($1, 'self_assessment', '1.1', 1, 'full', 'open', '[]', $2, $2) RETURNING id",
        anna,
        NOW,
    )
    await tx.run(
        "INSERT INTO results (attempt, area, place, level, answered, deficit) VALUES ($1, $2, 0, 4.0, 5, 0)",
        rated,
        "functional_literacy",
    )
    await complete(tx, anna, variants["a"], 20)
    assert await literacy.bridge(tx, anna) is None, "nothing is compared before the self-assessment is finished"
    await tx.run("UPDATE attempts SET state = 'completed', completed_at = $1", NOW)
    assert await literacy.bridge(tx, anna) == "over"
    assert await literacy.bridge(tx, anna, 2) is None
    await complete(tx, anna, variants["b"], 21, now=NOW + 40 * DAY)
    assert await literacy.bridge(tx, anna) is None


async def test_it_goes_with_the_person(
    db: Database, anna: int, variants: dict[str, Variant], second_look: SecondLook
) -> None:
    async with db.write() as tx:
        await complete(tx, anna, variants["a"], 20)
        await tx.run("DELETE FROM people WHERE id = $1", anna)
    for table in ("test_attempts", "test_answers", "test_results"):
        assert await second_look(f"SELECT count(*) FROM {table}") == [(0,)]
