"""Polls on their author's side: a draft with its questions, opened to the people of a place, closed for good.

Who may do it the caller has asked already. Answers are kept by `poll_forms`, summed up by `poll_results`.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rules.polls import MOST_QUESTIONS, Question
from storage import audit, broadcasts, outbox
from storage.db import Row, Tx

CLOSED = "poll-closed"  # the notice to its author
STATES = ("draft", "open", "closed")


class NoPoll(LookupError):
    """There is none of this number."""


class NotNow(Exception):
    """Its state is another one meanwhile: `state`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class Empty(Exception):
    """It has no question yet."""


class Full(Exception):
    """It has as many questions as a poll may have."""


@dataclass(frozen=True, slots=True)
class Poll:
    """`state`: draft, open, closed. `closes_on`: the last day, an ISO text; `closes_at`: its end. UTC seconds."""

    id: int
    scope_kind: str
    scope: str
    author: int | None
    title: str
    about: str
    state: str
    closes_on: str | None
    closes_at: int | None
    made_at: int
    opened_at: int | None
    closed_at: int | None

    def takes(self, now: int) -> bool:
        """Whether it may be answered: a day that is over closes it, even before that is written down."""
        return self.state == "open" and (self.closes_at is None or now < self.closes_at)


_COLUMNS = "id, scope_kind, scope, author, title, about, state, closes_on, closes_at, made_at, opened_at, closed_at"


async def poll(tx: Tx, number: int) -> Poll | None:
    row = await tx.one(f"SELECT {_COLUMNS} FROM polls WHERE id = $1", number)
    return read(row) if row else None


async def listing(
    tx: Tx, places: Sequence[tuple[str, str]], states: Sequence[str], *, limit: int, offset: int = 0
) -> tuple[list[Poll], int]:
    """Of these very places, newest first, and how many there are."""
    if not places:
        return [], 0
    given: list[Any] = []
    here = f"({at_places(given, places)}) AND state IN ({', '.join(_hole(given, state) for state in states)})"
    count = await tx.value(f"SELECT count(*) FROM polls WHERE {here}", *given)
    page = f"ORDER BY id DESC LIMIT {_hole(given, limit)} OFFSET {_hole(given, offset)}"
    return [read(row) for row in await tx.all(f"SELECT {_COLUMNS} FROM polls WHERE {here} {page}", *given)], count


def at_places(given: list[Any], places: Iterable[tuple[str, str]]) -> str:
    """That a poll is of one of these places; parameters are added to `given`."""
    return " OR ".join(f"(scope_kind = {_hole(given, kind)} AND scope = {_hole(given, it)})" for kind, it in places)


async def questions(tx: Tx, number: int) -> list[Question]:
    rows = await tx.all(
        "SELECT number, kind, text, options FROM poll_questions WHERE poll = $1 ORDER BY number", number
    )
    return [Question(row["number"], row["kind"], row["text"], tuple(json.loads(row["options"]))) for row in rows]


# A draft.


async def make(
    tx: Tx, *, scope_kind: str, scope: str, title: str, about: str = "", asks: Sequence[Question] = (), by: int,
    request: str, now: int,
) -> int:  # fmt: skip
    """The number of the new draft; the same for the same request."""
    made = await tx.value(
        "INSERT INTO polls (scope_kind, scope, author, title, about, made_at, request)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (scope_kind, scope, request) DO NOTHING RETURNING id",
        scope_kind, scope, by, title, about, now, request,
    )  # fmt: skip
    if made is None:
        return int(
            await tx.value(
                "SELECT id FROM polls WHERE scope_kind = $1 AND scope = $2 AND request = $3", scope_kind, scope, request
            )
        )
    for question in asks:
        await _write(tx, int(made), question)
    return int(made)


async def describe(tx: Tx, number: int, *, title: str | None = None, about: str | None = None) -> None:
    """Raises NoPoll, NotNow."""
    found = await _lock(tx, number, "draft")
    await tx.run(
        "UPDATE polls SET title = $1, about = $2 WHERE id = $3",
        found.title if title is None else title, found.about if about is None else about, number,
    )  # fmt: skip


async def add(tx: Tx, number: int, kind: str, text: str, options: Sequence[str] = ()) -> int:
    """The number of the new last question. Raises NoPoll, NotNow, Full."""
    await _lock(tx, number, "draft")
    last = len(await questions(tx, number))
    if last >= MOST_QUESTIONS:
        raise Full(number)
    await _write(tx, number, Question(last + 1, kind, text, tuple(options)))
    return last + 1


async def change(tx: Tx, number: int, question: Question) -> bool:
    """Another text, kind or options; False when there is no such question. Raises NoPoll, NotNow."""
    await _lock(tx, number, "draft")
    changed = await tx.run(
        "UPDATE poll_questions SET kind = $1, text = $2, options = $3 WHERE poll = $4 AND number = $5",
        question.kind, question.text, _json(question.options), number, question.number,
    )  # fmt: skip
    return bool(changed)


async def remove(tx: Tx, number: int, question: int) -> bool:
    """The question goes, those behind it move up; False when there is no such one. Raises NoPoll, NotNow."""
    await _lock(tx, number, "draft")
    left = await questions(tx, number)
    if not any(it.number == question for it in left):
        return False
    await tx.run("DELETE FROM poll_questions WHERE poll = $1", number)
    for place, it in enumerate((it for it in left if it.number != question), 1):
        await _write(tx, number, Question(place, it.kind, it.text, it.options))
    return True


async def drop(tx: Tx, number: int, *, by: int, now: int) -> None:
    """A draft goes, and the drafts of broadcasts that would call to it. Raises NoPoll, NotNow."""
    found = await _lock(tx, number, "draft")
    await tx.run("DELETE FROM broadcasts WHERE poll = $1 AND state = 'draft'", number)
    await tx.run("DELETE FROM polls WHERE id = $1", number)
    await _record(tx, found, action="poll.dropped", by=by, now=now)


# Open to its people.


async def open_poll(tx: Tx, number: int, *, by: int, now: int) -> None:
    """From now on it is answered, and its questions stay. Twice changes nothing. Raises NoPoll, NotNow, Empty."""
    found = await _lock(tx, number, "draft", "open")
    if found.state == "open":
        return
    if not await questions(tx, number):
        raise Empty(number)
    if found.closes_at is not None and found.closes_at <= now:
        raise NotNow("over")
    await tx.run("UPDATE polls SET state = 'open', opened_at = $1 WHERE id = $2", now, number)
    tx.wakes = True
    await _record(tx, found, action="poll.opened", by=by, now=now)


async def until(tx: Tx, number: int, closes_on: str | None, closes_at: int | None, *, by: int, now: int) -> None:
    """The last day (ISO) and its end (UTC seconds), or both None. Raises NoPoll, NotNow."""
    found = await _lock(tx, number, "draft", "open")
    if found.closes_on == closes_on:
        return
    # Its places are shown by themselves from that moment: it never opens again, written down or not.
    if found.state == "open" and not found.takes(now):
        raise NotNow("closed")
    await tx.run("UPDATE polls SET closes_on = $1, closes_at = $2 WHERE id = $3", closes_on, closes_at, number)
    tx.wakes = True
    if found.state == "open":
        await _record(tx, found, action="poll.prolonged", by=by, now=now)


async def close(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Nobody answers it any more. Twice changes nothing. Raises NoPoll, NotNow."""
    found = await _lock(tx, number, "open", "closed")
    if found.state == "open":
        await _close(tx, found, now, by=by, now=now)


async def close_due(tx: Tx, *, limit: int, now: int) -> int:
    """Those whose last day is over; each author hears of it, not at night. How many were closed."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM polls WHERE state = 'open' AND closes_at <= $1 ORDER BY closes_at, id LIMIT $2"
        " FOR NO KEY UPDATE",
        now, limit,
    )  # fmt: skip
    for found in map(read, rows):
        await _close(tx, found, found.closes_at or now, by=None, now=now)
        if found.author is not None:
            await outbox.put(tx, person=found.author, kind=CLOSED, subject=f"{found.id}", quiet=True, now=now)
    return len(rows)


async def _close(tx: Tx, found: Poll, at: int, *, by: int | None, now: int) -> None:
    """Nobody else is called to it, and the messages that did say so."""
    await tx.run("UPDATE polls SET state = 'closed', closed_at = $1 WHERE id = $2", at, found.id)
    await broadcasts.refresh(tx, poll=found.id, over=True, by=by, now=now)
    await _record(tx, found, action="poll.closed", by=by, now=now)


async def next_close(tx: Tx) -> int | None:
    """When the next last day is over (UTC seconds)."""
    at: int | None = await tx.value(
        "SELECT closes_at FROM polls WHERE state = 'open' AND closes_at IS NOT NULL ORDER BY closes_at LIMIT 1"
    )
    return at


async def _lock(tx: Tx, number: int, *states: str) -> Poll:
    """Two presses at once come one after the other."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM polls WHERE id = $1 FOR NO KEY UPDATE", number)
    if row is None:
        raise NoPoll(number)
    if row["state"] not in states:
        raise NotNow(row["state"])
    return read(row)


async def _write(tx: Tx, number: int, question: Question) -> None:
    await tx.run(
        "INSERT INTO poll_questions (poll, number, kind, text, options) VALUES ($1, $2, $3, $4, $5)",
        number, question.number, question.kind, question.text, _json(question.options),
    )  # fmt: skip


async def _record(tx: Tx, found: Poll, *, action: str, by: int | None, now: int) -> None:
    await audit.record(
        tx, now=now, actor=by, action=action,
        details={"poll": found.id, "scope_kind": found.scope_kind, "scope": found.scope},
    )  # fmt: skip


def _json(options: Sequence[str]) -> str:
    return json.dumps(list(options), ensure_ascii=False)


def _hole(given: list[Any], value: object) -> str:
    given.append(value)
    return f"${len(given)}"


def read(row: Row) -> Poll:
    return Poll(**{name: row[name] for name in _COLUMNS.split(", ")})
