"""Figures of the test with right answers: the best attempt of each, parts and tasks beside another way to the same, and
how people rated themselves.
"""

import io
import json
from random import Random
from statistics import correlation, pvariance, variance

import pytest
from python_calamine import CalamineWorkbook

import content
from bench.teachers import completed
from bot.figure_lines import page, pages, summary
from bot.figure_views import seen, variants
from bot.texts import Texts, lines, plain
from jobs.figure_files import FigureFile
from jobs.figures import Counting
from main import ROOT
from rules.figure_tests import scores_from
from rules.literacy import Variant
from rules.literacy_score import scores, whole
from rules.roles import Scope
from storage import figures, roles
from storage.db import Database, Tx
from storage.jobs import Job
from tests.databases import SecondLook
from tests.storage import broadcasting
from tests.storage.broadcasting import somebody

NOW = 1_795_305_600  # 22 November 2026
DISTRICT = Scope("municipality", "1", (("region", "23"),))
EXACT = 1e-9


async def take(tx: Tx, person: int, variant: Variant, choices: dict[str, int | None], *, at: int = NOW - 60) -> None:
    """The rows that a completed attempt leaves behind."""
    score = whole(scores(variant, choices))
    orders = json.dumps({task.id: list(range(4)) for task in variant.tasks})
    attempt = await tx.value(
        "INSERT INTO test_attempts (person, test, variant, version, major, state, orders, tasks, right_answers,"
        " started_at, touched_at, completed_at) VALUES ($1, $2, $3, $4, $5, 'completed', $6, $7, $8, $9, $9, $9)"
        " RETURNING id",
        person, variant.code, variant.letter, variant.version, variant.major, orders, score.tasks, score.right, at,
    )  # fmt: skip
    rows = [(attempt, task, choice, at) for task, choice in choices.items()]
    await tx.many("INSERT INTO test_answers (attempt, task, choice, answered_at) VALUES ($1, $2, $3, $4)", rows)


def answered(variant: Variant, rng: Random, chance: float) -> dict[str, int | None]:
    """Nobody ever takes the fourth place for right, unless it is."""
    wrong = {task.id: [it for it in (0, 1, 2) if it != task.key] for task in variant.tasks}
    return {
        task.id: task.key if rng.random() < chance else rng.choice([*wrong[task.id], None]) for task in variant.tasks
    }


async def population(db: Database, count: int) -> list[list[int]]:
    """Of district 1, all with variant A; right or not of each task. The first five also tried before, and failed."""
    first, _ = content.literacy()
    rng = Random(5)
    cases = []
    async with db.write() as tx:
        await broadcasting.places(tx)
        for number in range(count):
            person = await somebody(tx, agreed=False, organisation=1)
            choices = answered(first, rng, rng.choice((0.4, 0.7, 0.95)))
            await take(tx, person, first, choices)
            if number < 5:
                await take(tx, person, first, dict.fromkeys(choices), at=NOW - 40 * 86_400)
            cases.append([int(choices[task.id] == task.key) for task in first.tasks])
    return cases


async def count(db: Database) -> figures.Figures:
    async with db.write() as tx:
        of = next(it for it in await figures.every(tx) if it.form == figures.TEST)
    await Counting(lambda: NOW).count(db, of)
    async with db.read() as tx:
        return await figures.get(tx, of.id)


async def test_tasks_agree_with_another_way_to_the_same(db: Database, second_look: SecondLook) -> None:
    cases = await population(db, 32)
    await count(db)
    [(body,)] = await second_look("SELECT body FROM figure_places WHERE path = '23/1' AND part = ''")
    told = scores_from(json.loads(body))
    assert (told.people, told.right, told.tasks) == (32, sum(map(sum, cases)), 32 * 30)
    assert told.reached == sum(sum(case) >= 21 for case in cases), "the best attempt, unrounded"
    assert [right for _, right, _ in told.parts] == [
        sum(sum(case[first : first + 5]) for case in cases) for first in range(0, 30, 5)
    ]
    assert told.cases == (("a", 32), ("b", 0))
    [variant] = told.variants
    totals = [sum(case) for case in cases]
    kr20 = 30 / 29 * (1 - sum(pvariance([case[it] for case in cases]) for it in range(30)) / pvariance(totals))
    assert variant.alpha == pytest.approx(kr20, abs=EXACT)
    for place, task in enumerate(variant.tasks):
        column = [case[place] for case in cases]
        assert task.share == pytest.approx(sum(column) / 32, abs=EXACT)
        assert task.flat == (not 3.2 < sum(column) < 28.8)
        if variance(column):
            others = [total - one for total, one in zip(totals, column, strict=True)]
            assert task.rest == pytest.approx(correlation(column, others), abs=EXACT)
        assert 3 in task.unchosen or task.key == 3


async def test_it_is_said_and_taken_along(db: Database) -> None:
    await population(db, 32)
    of = await count(db)
    t = Texts(ROOT / "locales").speaker("ru")
    async with db.read() as tx:
        view = await seen(tx, of, DISTRICT, DISTRICT, deep=True)
        both = await variants(tx, view)
    said = plain(lines(summary(view, t)))
    assert "70 % и больше у " in said
    assert "Читательская" in said
    assert pages(view) == 6
    shown = plain(lines(page(view, 0, both, t)))
    assert shown.startswith("Вариант А, ")
    assert "✓" in shown
    assert "⚠ никто не выбирает: Г" in shown
    async with db.write() as tx:
        olga = await somebody(tx, agreed=False, name="Ольга")
    args = {"figures": of.id, "at": "municipality:1", "locale": "ru", "zone": "UTC", "now": NOW}
    wanted = Job(1, "figures_file", olga, args, 1)
    assert await FigureFile(frozenset())(db, wanted) == [], "the role is asked again when the file is made"
    async with db.write() as tx:
        await roles.grant(tx, olga, "coordinator", DISTRICT, by=None, now=NOW)
    [(_, made)] = await FigureFile(frozenset())(db, wanted)
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert len(book.get_sheet_by_name("Вопросы").to_python()) == 31
    assert book.get_sheet_by_name("По школам").to_python()[1][2:4] == ["Школа 1", 32.0]


async def test_who_is_surer_than_right(db: Database, second_look: SecondLook) -> None:
    first, _ = content.literacy()
    asked = content.questionnaire()
    async with db.write() as tx:
        await broadcasting.places(tx)
        for number in range(9):
            person = await somebody(tx, agreed=False, organisation=1)
            await take(tx, person, first, answered(first, Random(1), 0 if number < 6 else 1))
            said: dict[str, int | None] = {it.id: 4 if number < 6 else 1 for it in asked.items_for("short")}
            await completed(tx, person, asked, said, at=NOW - 600, form="short")
        lone = await somebody(tx, agreed=False, organisation=1)
        await take(tx, lone, first, answered(first, Random(1), 1))
    await count(db)
    rows = await second_look("SELECT body FROM figure_places WHERE path = '23/1/1' AND part = 'gaps'")
    assert [json.loads(body) for (body,) in rows] == [{"people": 9, "over": 6, "under": 0}], "three are fewer than five"
