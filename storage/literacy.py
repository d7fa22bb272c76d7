"""Attempts at the functional literacy test: what a person chose, once, and what counts.

As in `diagnosis`, a wish that names an attempt takes its person too: somebody else's is `NoAttempt`. An attempt stays
in the version it was begun in, because the places of its options and the keys are those of that file.
"""

import json
from dataclasses import dataclass, replace
from random import Random

from rules import literacy_score, walk
from rules.literacy import Variant
from rules.literacy_score import Attempt, Done, Gap, Score
from storage.db import Row, Tx
from storage.diagnosis import NoAttempt, NotCurrent, NothingToScore


class TooEarly(Exception):
    """The last attempt ended less than the pause ago; `at`: from when one may begin, UTC seconds."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


@dataclass(frozen=True, slots=True)
class OpenTest:
    """For the menu: «Продолжить тест: задание `number` из `of`», or only to be finished once all were visited.

    `touched_at`: UTC seconds of the last answer.
    """

    attempt: int
    number: int
    of: int
    all_visited: bool
    touched_at: int


_COLUMNS = "id, person, variant, version, orders, current, started_at, completed_at"
_DONE = "id, variant, version, right_answers, tasks, completed_at"


async def next_letter(tx: Tx, person: int) -> str:
    """The variant that the person's next attempt is in."""
    last_one = await last(tx, person)
    return literacy_score.next_letter(person, last_one.letter if last_one else None)


async def begin(tx: Tx, person: int, variant: Variant, *, chance: Random, now: int) -> Attempt:
    """The open attempt, or a new one with the options shuffled by `chance`. Raises TooEarly."""
    # Held: if it is being finished on another device, the end is waited for and the pause counts.
    await tx.one("SELECT id FROM test_attempts WHERE person = $1 AND state = 'open' FOR NO KEY UPDATE", person)
    if (there := await current(tx, person)) is not None:
        return there
    before = await last(tx, person)
    if before is not None and now < (at := literacy_score.opens_at(before.completed_at)):
        raise TooEarly(at)
    orders = literacy_score.shuffled(variant, chance)
    # The partial unique index holds a second «Начать» back; then the first one's attempt is the answer.
    await tx.run(
        "INSERT INTO test_attempts (person, test, variant, version, major, orders, current, tasks, started_at,"
        " touched_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)"
        " ON CONFLICT (person) WHERE state = 'open' DO NOTHING",
        person,
        variant.code,
        variant.letter,
        variant.version,
        variant.major,
        json.dumps(orders),
        next(iter(orders)),
        len(orders),
        now,
    )
    begun = await current(tx, person)
    if begun is None:
        raise NoAttempt(person)
    return begun


async def current(tx: Tx, person: int) -> Attempt | None:
    """The attempt that is open, if any."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM test_attempts WHERE person = $1 AND state = 'open'", person)
    return await _attempt(tx, row) if row else None


async def attempt(tx: Tx, person: int, attempt_id: int) -> Attempt:
    """Raises NoAttempt."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM test_attempts WHERE id = $1 AND person = $2", attempt_id, person)
    if row is None:
        raise NoAttempt(attempt_id)
    return await _attempt(tx, row)


async def open_attempt(tx: Tx, person: int) -> OpenTest | None:
    """What the menu says about an unfinished test."""
    row = await tx.one(
        "SELECT id, orders, current, touched_at FROM test_attempts WHERE person = $1 AND state = 'open'", person
    )
    if row is None:
        return None
    tasks = list(json.loads(row["orders"]))
    number = tasks.index(row["current"]) + 1 if row["current"] else len(tasks)
    return OpenTest(row["id"], number, len(tasks), row["current"] is None, row["touched_at"])


async def answer(tx: Tx, person: int, attempt_id: int, task: str, choice: int, *, now: int) -> Attempt:
    """Keeps the option that stands in this place of the file and goes on. Raises NoAttempt, NotCurrent (of an option
    that the task does not have, too)."""
    held = await _asking(tx, person, attempt_id, task)
    if choice not in held.orders[task]:
        raise NotCurrent(choice)
    return await _answered(tx, held, task, choice, now)


async def skip(tx: Tx, person: int, attempt_id: int, task: str, *, now: int) -> Attempt:
    """Goes on without an answer; one that was given before stays. Raises NoAttempt, NotCurrent."""
    held = await _asking(tx, person, attempt_id, task)
    return await _answered(tx, held, task, held.answers.get(task), now)


async def back(tx: Tx, person: int, attempt_id: int, task: str | None, *, now: int) -> Attempt:
    """To the task before `task` (None: from the end to the last one). Raises NoAttempt, NotCurrent."""
    held = await _asking(tx, person, attempt_id, task)
    before = walk.preceding(held.tasks, task)
    return held if before is None else await _turn_to(tx, held, before, now)


async def enter_part(tx: Tx, person: int, attempt_id: int, part: str, *, now: int) -> Attempt:
    """To the part's first task without an answer, or to its first. Raises NoAttempt, NotCurrent."""
    held = await _held(tx, person, attempt_id)
    entrance = walk.entrance(held.tasks, held.answers, part)
    if entrance is None:
        raise NotCurrent(part)
    return await _turn_to(tx, held, entrance, now)


async def take_up_skipped(tx: Tx, person: int, attempt_id: int, *, now: int) -> Attempt:
    """What was skipped counts as not visited again, and the walk goes on there. Raises NoAttempt, NotCurrent."""
    held = await _held(tx, person, attempt_id)
    if not held.skipped:
        return held
    await tx.run("DELETE FROM test_answers WHERE attempt = $1 AND choice IS NULL", held.id)
    answers = {task: choice for task, choice in held.answers.items() if choice is not None}
    return await _turn_to(tx, replace(held, answers=answers), held.skipped[0], now)


async def finish(tx: Tx, person: int, attempt_id: int, variant: Variant, *, now: int) -> Attempt:
    """Completes the attempt and keeps how many are right by part; `variant` in the words of the attempt.

    Raises NoAttempt, NotCurrent (completed before), NothingToScore (no answer at all).
    """
    held = await _held(tx, person, attempt_id)
    if not held.answered:
        raise NothingToScore(attempt_id)
    parts = literacy_score.scores(variant, held.answers)
    total = literacy_score.whole(parts)
    await tx.run(
        "UPDATE test_attempts SET state = 'completed', current = NULL, completed_at = $2, touched_at = $2,"
        " right_answers = $3, tasks = $4 WHERE id = $1",
        held.id,
        now,
        total.right,
        total.tasks,
    )
    await tx.many(
        "INSERT INTO test_results (attempt, part, place, right_answers, tasks) VALUES ($1, $2, $3, $4, $5)",
        [(held.id, code, place, part.right, part.tasks) for place, (code, part) in enumerate(parts.items())],
    )
    return replace(held, current=None, completed_at=now)


async def parts(tx: Tx, attempt_id: int) -> dict[str, Score]:
    """Of a completed attempt, by part, in their order."""
    rows = await tx.all(
        "SELECT part, right_answers, tasks FROM test_results WHERE attempt = $1 ORDER BY place", attempt_id
    )
    return {row["part"]: Score(row["right_answers"], row["tasks"]) for row in rows}


async def done(tx: Tx, person: int, major: int | None = None) -> list[Done]:
    """Completed attempts, the latest first; of this major version only, where one is named."""
    rows = await tx.all(
        f"SELECT {_DONE}, major FROM test_attempts WHERE person = $1 AND state = 'completed'"
        " ORDER BY completed_at DESC, id DESC",
        person,
    )
    return [_done(row) for row in rows if major in (None, row["major"])]


async def last(tx: Tx, person: int) -> Done | None:
    """The latest completed attempt."""
    row = await tx.one(
        f"SELECT {_DONE} FROM test_attempts WHERE person = $1 AND state = 'completed'"
        " ORDER BY completed_at DESC, id DESC LIMIT 1",
        person,
    )
    return _done(row) if row else None


async def best(tx: Tx, person: int, major: int | None = None) -> Done | None:
    """The completed attempt that counts: of this major version, or of the latest attempt's."""
    if major is None:
        latest = await last(tx, person)
        if latest is None:
            return None
        major = int(latest.version.partition(".")[0])
    return literacy_score.best(await done(tx, person, major))


async def bridge(tx: Tx, person: int, major: int | None = None) -> Gap | None:
    """The self-rating of functional literacy against the best test; None where they agree or one of them is missing."""
    counted = await best(tx, person, major)
    return literacy_score.bridge(await _self_rating(tx, person), counted.score if counted else None)


async def _self_rating(tx: Tx, person: int) -> float | None:
    """The level of the area in the latest completed self-assessment, in either form."""
    level: float | None = await tx.value(
        "SELECT level FROM results WHERE area = $2 AND attempt = (SELECT id FROM attempts WHERE person = $1"
        " AND questionnaire = 'self_assessment' AND state = 'completed' ORDER BY completed_at DESC, id DESC LIMIT 1)",
        person,
        literacy_score.AREA,
    )
    return level


async def _attempt(tx: Tx, row: Row) -> Attempt:
    rows = await tx.all("SELECT task, choice FROM test_answers WHERE attempt = $1", row["id"])
    given = {it["task"]: it["choice"] for it in rows}
    orders = {task: tuple(places) for task, places in json.loads(row["orders"]).items()}
    return Attempt(
        id=row["id"],
        person=row["person"],
        letter=row["variant"],
        version=row["version"],
        orders=orders,
        current=row["current"],
        answers={task: given[task] for task in orders if task in given},
        started_at=row["started_at"],
        completed_at=row["completed_at"],
    )


def _done(row: Row) -> Done:
    score = Score(row["right_answers"], row["tasks"])
    return Done(row["id"], row["variant"], row["version"], score, row["completed_at"])


async def _held(tx: Tx, person: int, attempt_id: int) -> Attempt:
    # The row is held so that two presses on two devices cannot both see the same current task.
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM test_attempts WHERE id = $1 AND person = $2 FOR NO KEY UPDATE", attempt_id, person
    )
    if row is None:
        raise NoAttempt(attempt_id)
    held = await _attempt(tx, row)
    if held.completed:
        raise NotCurrent(attempt_id)
    return held


async def _asking(tx: Tx, person: int, attempt_id: int, task: str | None) -> Attempt:
    held = await _held(tx, person, attempt_id)
    if held.current != task:
        raise NotCurrent(task)
    return held


async def _answered(tx: Tx, held: Attempt, task: str, choice: int | None, now: int) -> Attempt:
    await tx.run(
        "INSERT INTO test_answers (attempt, task, choice, answered_at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (attempt, task) DO UPDATE SET choice = excluded.choice, answered_at = excluded.answered_at",
        held.id,
        task,
        choice,
        now,
    )
    answers = {**held.answers, task: choice}
    return await _turn_to(tx, replace(held, answers=answers), walk.following(held.tasks, answers, task), now)


async def _turn_to(tx: Tx, held: Attempt, task: str | None, now: int) -> Attempt:
    await tx.run("UPDATE test_attempts SET current = $2, touched_at = $3 WHERE id = $1", held.id, task, now)
    return replace(held, current=task)
