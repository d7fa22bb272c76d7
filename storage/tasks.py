"""The personal programme of a pair: aims, steps with their days, comments. Everything changes under the pair's lock.

Words are for the two people of the pair; who may read is asked by bot/mentoring.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.mentoring import FORMS, Plan
from rules.reading import fold
from storage import audit, task_notices
from storage.db import Row, Tx

TITLE, PRODUCT, COMMENT = 200, 200, 1000  # the most letters of each
MOST_AIMS, MOST_TASKS, MOST_COMMENTS = 20, 120, 200


class NoTask(LookupError):
    """There is no such step or aim, or it was taken out."""


class NotActive(Exception):
    """The pair has not begun or is over: its programme is only read."""


class TooMany(Exception):
    """The pair's programme, or the talk under a step, is as long as it can be."""


class BadTask(ValueError):
    """One field says what cannot be: empty, too long, unknown; `field` is its name."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class AlreadyTaken(Exception):
    """Steps of this template are still to be done."""


@dataclass(frozen=True, slots=True)
class Aim:
    """`area` is a code of the competence areas or empty. A dropped one keeps the steps that were done for it."""

    id: int
    pair: int
    area: str
    title: str
    dropped: bool


@dataclass(frozen=True, slots=True)
class Task:
    """`form`: one of rules.mentoring.FORMS; `product`: what will be there; `comments`: how many."""

    id: int
    pair: int
    aim: int | None
    title: str
    form: str
    product: str
    due_on: date | None
    made_by: int | None
    done_on: date | None
    done_by: int | None
    comments: int


@dataclass(frozen=True, slots=True)
class Comment:
    """`at` in UTC seconds. It goes with whoever wrote it."""

    id: int
    person: int
    text: str
    at: int


_TASKS = """
    SELECT t.id, t.pair, t.aim, t.title, t.form, t.product, t.due_on, t.made_by, t.done_on, t.done_by,
           (SELECT count(*) FROM task_comments c WHERE c.task = t.id) AS comments
    FROM tasks t
"""
_INSERT = """
    INSERT INTO tasks (pair, aim, title, form, product, due_on, made_by, made_at, request)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""


async def aims(tx: Tx, pair: int) -> list[Aim]:
    """Dropped ones too, as they were made."""
    rows = await tx.all("SELECT id, pair, area, title, dropped_at FROM aims WHERE pair = $1 ORDER BY id", pair)
    return [Aim(row["id"], row["pair"], row["area"], row["title"], row["dropped_at"] is not None) for row in rows]


async def add_aim(tx: Tx, pair: int, *, title: str, area: str = "", by: int, now: int) -> int:
    """The same title again is the same aim. Raises NotActive, BadTask, TooMany."""
    _check(title=title)
    await _lock(tx, pair)
    there = [aim for aim in await aims(tx, pair) if not aim.dropped]
    for aim in there:
        if fold(aim.title) == fold(title):
            return aim.id
    if len(there) >= MOST_AIMS:
        raise TooMany(pair)
    [made] = await _insert_aims(tx, pair, [(area, title)], by=by, now=now)
    await audit.record(tx, now=now, actor=by, action="aim.added", details={"pair": pair, "aim": made})
    return made


async def _insert_aims(tx: Tx, pair: int, told: Sequence[tuple[str, str]], *, by: int | None, now: int) -> list[int]:
    """Area and title of each; their numbers in the same order. The caller holds the pair's lock: the last are ours."""
    await tx.many(
        "INSERT INTO aims (pair, area, title, made_by, made_at) VALUES ($1, $2, $3, $4, $5)",
        [(pair, area, title, by, now) for area, title in told],
    )
    rows = await tx.all("SELECT id FROM aims WHERE pair = $1 ORDER BY id DESC LIMIT $2", pair, len(told))
    return [row["id"] for row in reversed(rows)]


async def drop_aim(tx: Tx, aim: int, *, by: int, now: int) -> int:
    """Its open steps go with it, how many; a dropped one again changes nothing. Raises NotActive, NoTask."""
    pair = await tx.value("SELECT pair FROM aims WHERE id = $1", aim)
    if pair is None:
        raise NoTask(aim)
    await _lock(tx, pair)
    if not await tx.run("UPDATE aims SET dropped_at = $1 WHERE id = $2 AND dropped_at IS NULL", now, aim):
        return 0
    gone = await tx.run(
        "UPDATE tasks SET dropped_at = $1 WHERE pair = $2 AND aim = $3 AND done_on IS NULL AND dropped_at IS NULL",
        now, pair, aim,
    )  # fmt: skip
    await audit.record(tx, now=now, actor=by, action="aim.dropped", details={"pair": pair, "aim": aim})
    return gone


async def tasks(tx: Tx, pair: int, *, open_only: bool = False) -> list[Task]:
    """By their days, those without one last."""
    still = " AND t.done_on IS NULL" if open_only else ""
    rows = await tx.all(
        f"{_TASKS} WHERE t.pair = $1 AND t.dropped_at IS NULL{still}"
        " ORDER BY CASE WHEN t.due_on IS NULL THEN 1 ELSE 0 END, t.due_on, t.id",
        pair,
    )
    return [_task(row) for row in rows]


async def task(tx: Tx, number: int) -> Task | None:
    """None for one that was taken out."""
    row = await tx.one(f"{_TASKS} WHERE t.id = $1 AND t.dropped_at IS NULL", number)
    return None if row is None else _task(row)


async def add_task(
    tx: Tx, pair: int, *, aim: int | None, title: str, form: str, product: str, due_on: date | None, by: int,
    request: str, now: int,
) -> int:  # fmt: skip
    """The other one hears of it. The same request again is the same step. Raises NotActive, BadTask, TooMany."""
    _check(title=title, form=form, product=product)
    people = await _lock(tx, pair)
    there: int | None = await tx.value("SELECT id FROM tasks WHERE pair = $1 AND request = $2", pair, request)
    if there is not None:
        return there
    await _room_for(tx, pair, 1)
    if aim is not None and all(it.id != aim or it.dropped for it in await aims(tx, pair)):
        raise BadTask("aim")
    made: int = await tx.value(
        f"{_INSERT} RETURNING id", pair, aim, title, form, product, _day(due_on), by, now, request
    )
    await task_notices.added(tx, pair, people, by=by, now=now)
    await task_notices.remind(tx, pair, people, [due_on], now=now)
    await audit.record(
        tx, now=now, actor=by, action="task.added", about=people.mentee, details={"pair": pair, "task": made}
    )
    return made


async def plan_from(tx: Tx, pair: int, plan: Plan, *, by: int, now: int) -> int:
    """All aims and steps of a plan; how many steps. Raises AlreadyTaken, NotActive, TooMany."""
    people = await _lock(tx, pair)
    # The lock above makes two taps one after another: the second finds the steps of the first.
    there = await tx.all(
        "SELECT request FROM tasks WHERE pair = $1 AND done_on IS NULL AND dropped_at IS NULL", pair
    )  # fmt: skip
    if any(row["request"].startswith(f"{plan.code}:") for row in there):
        raise AlreadyTaken(plan.code)
    await _room_for(tx, pair, plan.count)
    made = await _insert_aims(tx, pair, [(aim.area, aim.title) for aim in plan.aims], by=by, now=now)
    steps = [(number, step) for number, aim in zip(made, plan.aims, strict=True) for step in aim.steps]
    await tx.many(
        _INSERT,
        [
            (pair, aim, it.title, it.form, it.product, _day(it.due_on), by, now, f"{plan.code}:{now}:{place}")
            for place, (aim, it) in enumerate(steps, 1)
        ],
    )
    await task_notices.added(tx, pair, people, by=by, now=now)
    await task_notices.remind(tx, pair, people, [step.due_on for _, step in steps], now=now)
    details: dict[str, str | int | None] = {"pair": pair, "template": plan.code, "steps": len(steps)}
    await audit.record(tx, now=now, actor=by, action="task.planned", about=people.mentee, details=details)
    return len(steps)


async def change_task(
    tx: Tx, number: int, *, title: str, form: str, product: str, due_on: date | None, by: int, now: int
) -> None:  # fmt: skip
    """Raises NoTask, NotActive, BadTask."""
    _check(title=title, form=form, product=product)
    there, people = await _held(tx, number)
    await tx.run(
        "UPDATE tasks SET title = $1, form = $2, product = $3, due_on = $4 WHERE id = $5",
        title, form, product, _day(due_on), number,
    )  # fmt: skip
    await task_notices.remind(tx, there.pair, people, [due_on], now=now)
    await audit.record(tx, now=now, actor=by, action="task.changed", about=people.mentee, details={"task": number})


async def put_off(tx: Tx, pair: int, late: Sequence[tuple[int, date]], *, by: int, now: int) -> int:
    """New days for open steps of the pair, by number; how many were moved. Raises NotActive."""
    people = await _lock(tx, pair)
    still = {it.id for it in await tasks(tx, pair, open_only=True)}
    moved = [(number, day) for number, day in late if number in still]
    await tx.many("UPDATE tasks SET due_on = $2 WHERE id = $1", [(number, day.isoformat()) for number, day in moved])
    await task_notices.remind(tx, pair, people, [day for _, day in moved], now=now)
    details: dict[str, str | int | None] = {"pair": pair, "steps": len(moved)}
    await audit.record(tx, now=now, actor=by, action="task.put_off", about=people.mentee, details=details)
    return len(moved)


async def done(tx: Tx, number: int, on: date, *, by: int, now: int) -> bool:
    """False when it was done already: the first day stays. A mentor hears of it. Raises NoTask, NotActive."""
    there, people = await _held(tx, number)
    changed = await tx.run(
        "UPDATE tasks SET done_on = $1, done_by = $2, done_at = $3 WHERE id = $4 AND done_on IS NULL",
        _day(on), by, now, number,
    )  # fmt: skip
    if changed:
        await task_notices.marked(tx, there.pair, people, by=by, now=now)
        await audit.record(tx, now=now, actor=by, action="task.done", about=people.mentee, details={"task": number})
    return bool(changed)


async def undone(tx: Tx, number: int, *, by: int, now: int) -> bool:
    """It is still to be done. Raises NoTask, NotActive."""
    there, people = await _held(tx, number)
    if there.done_on is None:
        return False
    await tx.run("UPDATE tasks SET done_on = NULL, done_by = NULL, done_at = NULL WHERE id = $1", number)
    await task_notices.remind(tx, there.pair, people, [there.due_on], now=now)
    await audit.record(tx, now=now, actor=by, action="task.undone", about=people.mentee, details={"task": number})
    return True


async def drop_task(tx: Tx, number: int, *, by: int, now: int) -> bool:
    """False when it was taken out already. Raises NotActive."""
    try:
        _, people = await _held(tx, number)
    except NoTask:
        return False
    await tx.run("UPDATE tasks SET dropped_at = $1 WHERE id = $2", now, number)
    await audit.record(tx, now=now, actor=by, action="task.dropped", about=people.mentee, details={"task": number})
    return True


async def comment(tx: Tx, number: int, person: int, text: str, *, request: str, now: int) -> int:
    """The other one is told. The same request again is the same comment. Raises NoTask, NotActive, BadTask, TooMany."""
    if not text.strip() or len(text) > COMMENT:
        raise BadTask("comment")
    there, people = await _held(tx, number)
    before: int | None = await tx.value(
        "SELECT id FROM task_comments WHERE task = $1 AND request = $2", number, request
    )  # fmt: skip
    if before is not None:
        return before
    if there.comments >= MOST_COMMENTS:
        raise TooMany(number)
    made: int = await tx.value(
        "INSERT INTO task_comments (task, person, text, at, request) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        number, person, text, now, request,
    )  # fmt: skip
    await task_notices.commented(tx, number, people, made, by=person, now=now)
    await audit.record(tx, now=now, actor=person, action="task.commented", details={"task": number, "comment": made})
    return made


async def comments(tx: Tx, number: int) -> list[Comment]:
    """As they were written."""
    rows = await tx.all("SELECT id, person, text, at FROM task_comments WHERE task = $1 ORDER BY at, id", number)
    return [Comment(row["id"], row["person"], row["text"], row["at"]) for row in rows]


async def inherit(tx: Tx, old: int, new: int, *, now: int) -> int:
    """What is open in the programme of a pair that was handed over is copied into the new one; how many steps.

    Comments stay with those who wrote them, and the old pair keeps its programme as it was.
    """
    people = await _lock(tx, new)
    still = await tasks(tx, old, open_only=True)
    held = {one.aim for one in still}
    kept = [aim for aim in await aims(tx, old) if aim.id in held]
    made = await _insert_aims(tx, new, [(aim.area, aim.title) for aim in kept], by=None, now=now)
    copied: dict[int | None, int] = {aim.id: number for aim, number in zip(kept, made, strict=True)}
    await tx.many(
        "INSERT INTO tasks (pair, aim, title, form, product, due_on, made_by, made_at, request)"
        " SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), title, form, product, due_on, made_by,"
        " CAST($3 AS BIGINT), request FROM tasks WHERE id = $4",
        [(new, copied.get(one.aim), now, one.id) for one in still],
    )
    await task_notices.remind(tx, new, people, [one.due_on for one in still], now=now)
    return len(still)


async def _lock(tx: Tx, pair: int) -> task_notices.People:
    """Nobody else changes the pair or its programme until the turn ends. Raises NotActive."""
    row = await tx.one("SELECT mentor, mentee, state FROM pairs WHERE id = $1 FOR NO KEY UPDATE", pair)
    if row is None or row["state"] not in ("active", "paused"):
        raise NotActive(pair)
    return task_notices.People(row["mentor"], row["mentee"])


async def _held(tx: Tx, number: int) -> tuple[Task, task_notices.People]:
    """The step under the pair's lock, read after it. Raises NoTask, NotActive."""
    there = await task(tx, number)
    if there is None:
        raise NoTask(number)
    people = await _lock(tx, there.pair)
    there = await task(tx, number)
    if there is None:
        raise NoTask(number)
    return there, people


async def _room_for(tx: Tx, pair: int, more: int) -> None:
    there = await tx.value("SELECT count(*) FROM tasks WHERE pair = $1 AND dropped_at IS NULL", pair)
    if there + more > MOST_TASKS:
        raise TooMany(pair)


def _check(*, title: str, form: str = FORMS[0], product: str = "") -> None:
    wrong = {
        "title": not fold(title) or len(title) > TITLE, "form": form not in FORMS, "product": len(product) > PRODUCT,
    }  # fmt: skip
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadTask(field)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _task(row: Row) -> Task:
    return Task(
        row["id"], row["pair"], row["aim"], row["title"], row["form"], row["product"], _date(row["due_on"]),
        row["made_by"], _date(row["done_on"]), row["done_by"], row["comments"],
    )  # fmt: skip
