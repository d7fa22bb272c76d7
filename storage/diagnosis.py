"""Attempts at questionnaires, their answers and results: what a person said, once, and nothing twice.

A wish that names an attempt takes its person too: somebody else's attempt is `NoAttempt`, as one that never was.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import content
from rules import walk
from rules.questionnaire import Form, Questionnaire
from rules.reading import Text
from rules.walk import Attempt
from storage.db import Row, Tx


class NoAttempt(LookupError):
    """This person has no such attempt, or has dropped it."""


class NotCurrent(Exception):
    """The press was about an item that is not asked now, or about an attempt that is completed."""


class NothingToScore(Exception):
    """No area has enough answers for a level yet."""


@dataclass(frozen=True, slots=True)
class Deficit:
    """An area to improve and its weak themes in the words they were answered in, the weakest first."""

    attempt: int
    area: str
    level: float
    themes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an area's level was at the last comparable attempt; `at` is UTC seconds."""

    level: float
    at: int


_COLUMNS = "id, person, questionnaire, version, form, state, items, current, started_at, completed_at"
# What somebody improves is read from their latest self-assessment; without one, from the latest of what they completed.
_LATEST = "CASE WHEN questionnaire = 'self_assessment' THEN 0 ELSE 1 END, completed_at DESC, id DESC LIMIT 1"
LATEST = f"(SELECT id FROM attempts WHERE person = {{0}} AND state = 'completed' ORDER BY {_LATEST})"


async def begin(
    tx: Tx, person: int, questionnaire: Questionnaire, *, extra: Sequence[str] = (), form: Form = "short", now: int
) -> Attempt:
    """The open attempt at this questionnaire, of whichever form, or a new one; `extra` are areas beyond the general
    ones that concern the person."""
    if (there := await current(tx, person, questionnaire.code)) is not None:
        return there
    form = walk.form_for(questionnaire, form)
    items = [item.id for item in questionnaire.items_for(form, extra)]
    # The partial unique index holds a second «Начать» back; then the first one's attempt is the answer.
    await tx.run(
        "INSERT INTO attempts (person, questionnaire, version, major, form, items, current, started_at, touched_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)"
        " ON CONFLICT (person, questionnaire) WHERE state = 'open' DO NOTHING",
        person, questionnaire.code, questionnaire.version, questionnaire.major, form, json.dumps(items), items[0], now,
    )  # fmt: skip
    begun = await current(tx, person, questionnaire.code)
    if begun is None:
        raise NoAttempt(person)
    return begun


async def current(tx: Tx, person: int, questionnaire: str) -> Attempt | None:
    """The attempt at this questionnaire that is open, if any."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM attempts WHERE person = $1 AND questionnaire = $2 AND state = 'open'",
        person,
        questionnaire,
    )
    return await _attempt(tx, row) if row else None


async def now_open(tx: Tx, person: int, attempt_id: int) -> Attempt | None:
    """What is open of the questionnaire of this attempt: itself, or the one begun since; somebody else's has none."""
    code = await code_of(tx, person, attempt_id)
    return await current(tx, person, code) if code else None


async def code_of(tx: Tx, person: int, attempt_id: int) -> str | None:
    """The questionnaire of an attempt in whatever state; None for one that is not this person's."""
    found: str | None = await tx.value(
        "SELECT questionnaire FROM attempts WHERE id = $1 AND person = $2", attempt_id, person
    )
    return found


async def attempt(tx: Tx, person: int, attempt_id: int) -> Attempt:
    """Raises NoAttempt."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM attempts WHERE id = $1 AND person = $2 AND state <> 'dropped'", attempt_id, person
    )
    if row is None:
        raise NoAttempt(attempt_id)
    return await _attempt(tx, row)


async def last_completed(tx: Tx, person: int, questionnaire: str) -> Attempt | None:
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM attempts WHERE person = $1 AND questionnaire = $2 AND state = 'completed'"
        " ORDER BY completed_at DESC, id DESC LIMIT 1",
        person,
        questionnaire,
    )
    return await _attempt(tx, row) if row else None


async def latest(tx: Tx, person: int) -> Attempt | None:
    """The attempt that says what the person improves: see `LATEST`."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM attempts WHERE id = {LATEST.format('$1')}", person)
    return await _attempt(tx, row) if row else None


async def follow(tx: Tx, old: Attempt, questionnaire: Questionnaire, *, now: int) -> Attempt:
    """An open attempt in the questionnaire's present version. Answers live on within one major version; in another
    the questions are different ones, so the attempt is replaced by a new one (its id tells)."""
    if old.version == questionnaire.version:
        return old
    extra = [area.code for area in questionnaire.areas if not area.general and area.code in old.areas]
    if old.major != questionnaire.major or walk.form_for(questionnaire, old.form) != old.form:
        await _drop(tx, old.person, old.id, now)
        return await begin(tx, old.person, questionnaire, extra=extra, form=old.form, now=now)
    items = tuple(item.id for item in questionnaire.items_for(old.form, extra))
    for gone in set(old.answers) - set(items):
        await tx.run("DELETE FROM answers WHERE attempt = $1 AND item = $2", old.id, gone)
    answers = {item: choice for item, choice in old.answers.items() if item in items}
    stays = old.current in items
    asked = old.current if stays else next((item for item in items if item not in answers), None)
    await tx.run("UPDATE attempts SET version = $2 WHERE id = $1", old.id, questionnaire.version)
    return await _turn_to(tx, replace(old, version=questionnaire.version, items=items, answers=answers), asked, now)


async def answer(tx: Tx, person: int, attempt_id: int, item: str, choice: int, *, now: int) -> Attempt:
    """Keeps the answer to the current item and goes on. Raises NoAttempt, NotCurrent."""
    held = await _asking(tx, person, attempt_id, item)
    return await _answered(tx, held, item, choice, now)


async def skip(tx: Tx, person: int, attempt_id: int, item: str, *, now: int) -> Attempt:
    """Goes on without an answer; one that was given before stays. Raises NoAttempt, NotCurrent."""
    held = await _asking(tx, person, attempt_id, item)
    return await _answered(tx, held, item, held.answers.get(item), now)


async def back(tx: Tx, person: int, attempt_id: int, item: str | None, *, now: int) -> Attempt:
    """To the item before `item` (None: from the end to the last one). Raises NoAttempt, NotCurrent."""
    held = await _asking(tx, person, attempt_id, item)
    before = walk.preceding(held.items, item)
    return held if before is None else await _turn_to(tx, held, before, now)


async def enter_area(tx: Tx, person: int, attempt_id: int, area: str, *, now: int) -> Attempt:
    """To the area's first item without an answer. Raises NoAttempt, NotCurrent."""
    held = await _held(tx, person, attempt_id)
    entrance = walk.entrance(held.items, held.answers, area)
    if entrance is None:
        raise NotCurrent(area)
    return await _turn_to(tx, held, entrance, now)


async def take_up_skipped(tx: Tx, person: int, attempt_id: int, *, now: int) -> Attempt:
    """What was skipped counts as not visited again, and the walk goes on there. Raises NoAttempt, NotCurrent."""
    held = await _held(tx, person, attempt_id)
    if not held.skipped:
        return held
    await tx.run("DELETE FROM answers WHERE attempt = $1 AND choice IS NULL", held.id)
    answers = {item: choice for item, choice in held.answers.items() if choice is not None}
    return await _turn_to(tx, replace(held, answers=answers), held.skipped[0], now)


async def add_area(
    tx: Tx, person: int, attempt_id: int, area: str, questionnaire: Questionnaire, *, now: int
) -> Attempt:
    """Takes the area's items into the walk and goes there, once. Raises NoAttempt, NotCurrent."""
    held = await _held(tx, person, attempt_id)
    if area in held.areas:
        return held
    own = {item.id for item in questionnaire.items_for(held.form, [area]) if item.area == area}
    if not own:
        raise NotCurrent(area)
    wanted = own | set(held.items)
    items = tuple(item.id for item in questionnaire.items if item.id in wanted)
    held = replace(held, items=items)
    return await _turn_to(tx, held, walk.entrance(items, held.answers, area), now)


async def widen(tx: Tx, person: int, attempt_id: int, questionnaire: Questionnaire, *, now: int) -> Attempt:
    """«Ответить подробнее»: the draft asks the full form from now on, its answers stay; twice changes nothing.
    Raises NoAttempt, NotCurrent."""
    held = await _held(tx, person, attempt_id)
    return await _reform(tx, held, "full", walk.widened(held, questionnaire), now)


async def narrow(tx: Tx, person: int, attempt_id: int, questionnaire: Questionnaire, *, now: int) -> Attempt:
    """Back to the short form, as long as nothing that was answered would be lost. Raises NoAttempt, NotCurrent."""
    held = await _held(tx, person, attempt_id)
    return await _reform(tx, held, "short", walk.narrowed(held, questionnaire), now)


async def start_anew(
    tx: Tx,
    person: int,
    attempt_id: int,
    questionnaire: Questionnaire,
    *,
    extra: Sequence[str] = (),
    form: Form = "short",
    now: int,
) -> Attempt:
    """Drops this draft and begins again; one dropped before (a second press) leaves the one that is open alone."""
    await _drop(tx, person, attempt_id, now)
    return await begin(tx, person, questionnaire, extra=extra, form=form, now=now)


async def finish(tx: Tx, person: int, attempt_id: int, questionnaire: Questionnaire, *, now: int) -> Attempt:
    """Completes the attempt and keeps its results, themes in the words of `questionnaire`. Raises NoAttempt, NotCurrent
    (completed before), NothingToScore."""
    held = await _held(tx, person, attempt_id)
    if not held.scorable():
        raise NothingToScore(attempt_id)
    await tx.run(
        "UPDATE attempts SET state = 'completed', current = NULL, completed_at = $2, touched_at = $2 WHERE id = $1",
        held.id,
        now,
    )
    said = {item.id: item.theme for item in questionnaire.items}
    await tx.many(
        "INSERT INTO results (attempt, area, place, level, answered, deficit, themes)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            (held.id, area.area, place, area.level, area.answered, int(area.deficit), _kept_themes(area.weak, said))
            for place, area in enumerate(held.levels())
        ],
    )
    return replace(held, completed=True, current=None, completed_at=now)


async def earlier(tx: Tx, done: Attempt) -> dict[str, Earlier]:
    """By area, the last level before this attempt, of the same questionnaire, form and major version."""
    rows = await tx.all(
        "SELECT r.area, r.level, a.completed_at FROM attempts a JOIN results r ON r.attempt = a.id"
        " WHERE a.person = $1 AND a.state = 'completed' AND a.questionnaire = $2 AND a.form = $3 AND a.major = $4"
        " AND a.completed_at <= $5 AND a.id < $6 AND r.level IS NOT NULL ORDER BY a.completed_at, a.id",
        done.person,
        done.questionnaire,
        done.form,
        done.major,
        done.completed_at,
        done.id,
    )
    return {row["area"]: Earlier(row["level"], row["completed_at"]) for row in rows}


async def deficits(tx: Tx, person: int, attempt_id: int | None = None) -> list[Deficit]:
    """Areas to improve, the lowest first: of the attempt named, or of the one that says what the person improves."""
    done = await latest(tx, person) if attempt_id is None else await _completed(tx, person, attempt_id)
    if done is None:
        return []
    areas = await tx.all(
        "SELECT area, level FROM results WHERE attempt = $1 AND deficit = 1 ORDER BY level, place", done.id
    )
    weak = await themes(tx, done)
    return [Deficit(done.id, row["area"], row["level"], weak.get(row["area"], ())) for row in areas]


async def themes(tx: Tx, done: Attempt) -> dict[str, tuple[Text, ...]]:
    """By area, the weak themes of a completed attempt, the weakest first."""
    rows = await tx.all("SELECT area, themes FROM results WHERE attempt = $1", done.id)
    found: dict[str, tuple[Text, ...]] = {
        row["area"]: tuple({"ru": ru, "en": en} for _, ru, en in json.loads(row["themes"]))
        for row in rows
        if row["themes"] is not None
    }
    if len(found) < len(rows):  # kept before words were: those of the file that ships
        ships = {item.id: item.theme for item in content.questionnaire().items}
        old = {area.area: tuple(ships[item] for item in area.weak if item in ships) for area in done.levels()}
        found = old | found
    return found


def _kept_themes(weak: Sequence[str], said: Mapping[str, Text]) -> str:
    """An item that this version does not have any more is left out."""
    return json.dumps([[it, said[it]["ru"], said[it]["en"]] for it in weak if it in said], ensure_ascii=False)


async def _completed(tx: Tx, person: int, attempt_id: int) -> Attempt | None:
    try:
        found = await attempt(tx, person, attempt_id)
    except NoAttempt:
        return None
    return found if found.completed else None


async def _attempt(tx: Tx, row: Row) -> Attempt:
    rows = await tx.all("SELECT item, choice FROM answers WHERE attempt = $1", row["id"])
    given = {answer["item"]: answer["choice"] for answer in rows}
    items = tuple(json.loads(row["items"]))
    return Attempt(
        id=row["id"],
        person=row["person"],
        questionnaire=row["questionnaire"],
        version=row["version"],
        form=row["form"],
        completed=row["state"] == "completed",
        items=items,
        current=row["current"],
        answers={item: given[item] for item in items if item in given},
        started_at=row["started_at"],
        completed_at=row["completed_at"],
    )


async def _held(tx: Tx, person: int, attempt_id: int) -> Attempt:
    # The row is held so that two presses on two devices cannot both see the same current item.
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM attempts WHERE id = $1 AND person = $2 AND state <> 'dropped' FOR NO KEY UPDATE",
        attempt_id,
        person,
    )
    if row is None:
        raise NoAttempt(attempt_id)
    held = await _attempt(tx, row)
    if held.completed:
        raise NotCurrent(attempt_id)
    return held


async def _asking(tx: Tx, person: int, attempt_id: int, item: str | None) -> Attempt:
    held = await _held(tx, person, attempt_id)
    if held.current != item:
        raise NotCurrent(item)
    return held


async def _answered(tx: Tx, held: Attempt, item: str, choice: int | None, now: int) -> Attempt:
    await tx.run(
        "INSERT INTO answers (attempt, item, choice, answered_at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (attempt, item) DO UPDATE SET choice = excluded.choice, answered_at = excluded.answered_at",
        held.id,
        item,
        choice,
        now,
    )
    answers = {**held.answers, item: choice}
    return await _turn_to(tx, replace(held, answers=answers), walk.following(held.items, answers, item), now)


async def _reform(tx: Tx, held: Attempt, form: Form, items: tuple[str, ...], now: int) -> Attempt:
    """The same draft with other items, from the first one that was not visited; without any it stays what it is."""
    if not items:
        return held
    await tx.run("UPDATE attempts SET form = $2 WHERE id = $1", held.id, form)
    answers = {item: choice for item, choice in held.answers.items() if item in items}
    asked = next((item for item in items if item not in answers), None)
    return await _turn_to(tx, replace(held, form=form, items=items, answers=answers), asked, now)


async def _turn_to(tx: Tx, held: Attempt, item: str | None, now: int) -> Attempt:
    await tx.run(
        "UPDATE attempts SET items = $2, current = $3, touched_at = $4 WHERE id = $1",
        held.id,
        json.dumps(held.items),
        item,
        now,
    )
    return replace(held, current=item)


async def _drop(tx: Tx, person: int, attempt_id: int, now: int) -> None:
    # The row stays, empty: SQLite gives the id of a deleted row to the next one, and old buttons would answer it.
    dropped = await tx.run(
        "UPDATE attempts SET state = 'dropped', current = NULL, touched_at = $3"
        " WHERE id = $1 AND person = $2 AND state = 'open'",
        attempt_id,
        person,
        now,
    )
    if dropped:
        await tx.run("DELETE FROM answers WHERE attempt = $1", attempt_id)
