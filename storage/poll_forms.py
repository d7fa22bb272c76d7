"""Polls on their reader's side: which ones are theirs to answer, and the answers, kept one by one until it closes."""

import json
from dataclasses import dataclass

from rules.audience import Audience
from rules.polls import Answer
from storage import polls
from storage.db import Tx
from storage.polls import Poll

# Polls `q` that are open to person $1: they were asked in; or the poll is of a place of theirs, and was not sent to
# some of its people only.
_ASKED = """
    EXISTS (SELECT 1 FROM broadcasts b JOIN outbox o ON o.subject = CAST(b.id AS TEXT)
            WHERE b.poll = q.id AND o.kind = 'broadcast' AND o.which = '' AND o.person = $1
            AND o.state IN ('sending', 'sent', 'unknown'))
"""
_NARROWED = f"""
    EXISTS (SELECT 1 FROM broadcasts b WHERE b.poll = q.id AND b.state <> 'draft' AND b.after IS NULL
            AND b.audience <> '{Audience().to_json()}')
"""
_OF_THE_PLACE = f"""
    EXISTS (SELECT 1 FROM people p WHERE p.id = $1 AND p.known = 1 AND (
        q.scope_kind = 'all' OR (q.scope_kind = 'region' AND q.scope = p.region)
        OR (q.scope_kind = 'municipality' AND q.scope = CAST(p.municipality AS TEXT))
        OR (q.scope_kind = 'organisation' AND q.scope = CAST(p.organisation AS TEXT))))
    AND NOT {_NARROWED}
"""
_THEIRS = (
    f"(({_OF_THE_PLACE}) OR {_ASKED} OR EXISTS (SELECT 1 FROM poll_forms f WHERE f.poll = q.id AND f.person = $1))"
)
_UNDONE = "NOT EXISTS (SELECT 1 FROM poll_forms f WHERE f.poll = q.id AND f.person = $1 AND f.done_at IS NOT NULL)"


class NotTaken(Exception):
    """It is closed, or was never this person's to answer."""


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody has answered so far, by the number of the question. `done`: they came to the end once."""

    begun: bool
    done: bool
    answers: dict[int, Answer]


async def mine(tx: Tx, person: int, *, limit: int, now: int) -> list[Poll]:
    """Open ones that wait for this person's answers, those that close first in front."""
    rows = await tx.all(
        f"SELECT q.* FROM polls q WHERE q.state = 'open' AND (q.closes_at IS NULL OR q.closes_at > $2)"
        f" AND {_UNDONE} AND {_THEIRS}"
        " ORDER BY CASE WHEN q.closes_at IS NULL THEN 1 ELSE 0 END, q.closes_at, q.id LIMIT $3",
        person, now, limit,
    )  # fmt: skip
    return [polls.read(row) for row in rows]


async def narrowed(tx: Tx, poll: int) -> bool:
    """Whether it went to some of the people of its place: nobody else answers it then."""
    return bool(await tx.value(f"SELECT 1 FROM polls q WHERE q.id = $1 AND {_NARROWED}", poll))


async def may_answer(tx: Tx, poll: int, person: int) -> bool:
    """Whether it is, or was, theirs to answer; open it need not be."""
    return bool(
        await tx.value(f"SELECT 1 FROM polls q WHERE q.id = $2 AND q.state <> 'draft' AND {_THEIRS}", person, poll)
    )


async def form(tx: Tx, poll: int, person: int) -> Form:
    began = await tx.one("SELECT done_at FROM poll_forms WHERE poll = $1 AND person = $2", poll, person)
    rows = await tx.all(
        "SELECT question, choices, words FROM poll_answers WHERE poll = $1 AND person = $2 ORDER BY question",
        poll, person,
    )  # fmt: skip
    answers = {row["question"]: Answer(tuple(json.loads(row["choices"])), row["words"]) for row in rows}
    return Form(began is not None, began is not None and began["done_at"] is not None, answers)


async def answer(tx: Tx, poll: int, person: int, question: int, given: Answer, *, now: int) -> None:
    """The last one counts; an empty one: passed over. Raises NotTaken."""
    await _taken(tx, poll, person, now)
    await tx.run(
        "INSERT INTO poll_forms (poll, person, began_at) VALUES ($1, $2, $3) ON CONFLICT (poll, person) DO NOTHING",
        poll, person, now,
    )  # fmt: skip
    await tx.run(
        "INSERT INTO poll_answers (poll, person, question, choices, words, at) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (poll, person, question) DO UPDATE"
        " SET choices = excluded.choices, words = excluded.words, at = excluded.at",
        poll, person, question, json.dumps(given.choices), given.words, now,
    )  # fmt: skip


async def finish(tx: Tx, poll: int, person: int, *, now: int) -> bool:
    """They came to the end: where they work now is written down. False when they had before, or answered nothing.

    Raises NotTaken.
    """
    await _taken(tx, poll, person, now)
    return bool(
        await tx.run(
            "UPDATE poll_forms SET done_at = $1,"
            " region = (SELECT region FROM people WHERE id = $3),"
            " municipality = (SELECT municipality FROM people WHERE id = $3),"
            " organisation = (SELECT organisation FROM people WHERE id = $3)"
            " WHERE poll = $2 AND person = $3 AND done_at IS NULL AND EXISTS (SELECT 1 FROM poll_answers a"
            "  WHERE a.poll = $2 AND a.person = $3 AND (a.choices <> '[]' OR a.words <> ''))",
            now, poll, person,
        )
    )  # fmt: skip


async def _taken(tx: Tx, poll: int, person: int, now: int) -> None:
    """The poll's row is shared with whoever closes it: an answer is in before that, or refused."""
    row = await tx.one("SELECT * FROM polls WHERE id = $1 FOR SHARE", poll)
    if row is None or not polls.read(row).takes(now) or not await may_answer(tx, poll, person):
        raise NotTaken(poll)
