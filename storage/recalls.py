"""Reminders of one's own questionnaires and tests, written only when their person asks for them: rows of the outbox.

Whoever draws one reads here whether it is still to be said: an answer since then moves it, an end takes it away.
"""

from dataclasses import dataclass
from typing import Literal

from rules import recalls
from storage import outbox
from storage.db import Tx

What = Literal["questionnaire", "test"]
UNFINISHED, REPEAT = "diagnosis-unfinished", "diagnosis-repeat"
WAITING = ("waiting", "claimed")
_TABLES = {"questionnaire": ("attempts", "questionnaire"), "test": ("test_attempts", "test")}


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to remind of. `known`: whether there is an address to write to. UTC seconds."""

    person: int
    known: bool
    code: str
    version: str
    open: bool
    touched_at: int
    completed_at: int | None
    outdone: bool  # a newer attempt at the same is completed


async def facts(tx: Tx, what: What, attempt: int) -> Facts | None:
    """None: there is no such attempt, or it was dropped."""
    table, code = _TABLES[what]
    row = await tx.one(
        f"SELECT a.person, p.known, a.{code} AS code, a.version, a.state, a.touched_at, a.completed_at,"
        f" EXISTS (SELECT 1 FROM {table} n WHERE n.person = a.person AND n.{code} = a.{code}"
        "  AND n.state = 'completed' AND n.completed_at >= a.completed_at AND n.id > a.id) AS outdone"
        f" FROM {table} a JOIN people p ON p.id = a.person WHERE a.id = $1 AND a.state <> 'dropped'",
        attempt,
    )
    if row is None:
        return None
    return Facts(
        row["person"], bool(row["known"]), row["code"], row["version"], row["state"] == "open", row["touched_at"],
        row["completed_at"], bool(row["outdone"]),
    )  # fmt: skip


async def asked(tx: Tx, kind: str, what: What, attempt: int) -> bool:
    """Whether a reminder waits."""
    rows = await tx.all("SELECT state FROM outbox WHERE kind = $1 AND subject = $2", kind, subject(what, attempt))
    return any(row["state"] in WAITING for row in rows)


async def turns_left(tx: Tx, what: What, attempt: int) -> tuple[int, ...]:
    """Which of the two reminders of an unfinished one may still be said."""
    rows = await tx.all(
        "SELECT which, state FROM outbox WHERE kind = $1 AND subject = $2", UNFINISHED, subject(what, attempt)
    )
    said = {recalls.turn_of(row["which"]) for row in rows if row["state"] not in (*WAITING, "void")}
    return recalls.turns_left(said)


async def remind_unfinished(tx: Tx, person: int, what: What, attempt: int, *, now: int) -> bool:
    """On the second and the seventh day from now; asked for twice it is once. False: nothing is left to remind of."""
    found = await facts(tx, what, attempt)
    left = await turns_left(tx, what, attempt)
    if found is None or found.person != person or not (found.open and found.known and left):
        return False
    if not await asked(tx, UNFINISHED, what, attempt):
        for turn in left:
            await _put_unfinished(tx, found, what, attempt, turn=turn, since=now, now=now)
    return True


async def remind_to_repeat(tx: Tx, person: int, what: What, attempt: int, *, now: int) -> bool:
    """Half a year after the end. False: it was longer ago, or a newer one is completed."""
    found = await facts(tx, what, attempt)
    if found is None or found.person != person or not can_repeat(found, now=now):
        return False
    return await outbox.put(
        tx, person=person, kind=REPEAT, subject=subject(what, attempt), lane=outbox.REMINDERS,
        due_at=recalls.repeat_at(found.completed_at or now), quiet=True, now=now,
    ) or await asked(tx, REPEAT, what, attempt)  # fmt: skip


def can_repeat(found: Facts, *, now: int) -> bool:
    if found.completed_at is None or found.outdone or not found.known:
        return False
    return now < recalls.repeat_at(found.completed_at)


async def forget(tx: Tx, person: int, kind: str, what: What, attempt: int, *, now: int) -> None:
    """Whatever waits is never said."""
    await outbox.void(tx, kind=kind, subject=subject(what, attempt), person=person, now=now)


async def due(tx: Tx, person: int, what: What, attempt: int, which: str, *, now: int) -> Facts | None:
    """What a reminder of an unfinished one says now. None: it is finished or dropped, or there was an answer since:
    then the same turn waits anew."""
    found = await facts(tx, what, attempt)
    if found is None or not found.open or found.person != person:
        return None
    turn = recalls.turn_of(which)
    if recalls.unfinished_at(found.touched_at, turn) > now:
        await _put_unfinished(tx, found, what, attempt, turn=turn, since=found.touched_at, now=now)
        return None
    return found


async def _put_unfinished(tx: Tx, found: Facts, what: What, attempt: int, *, turn: int, since: int, now: int) -> None:
    await outbox.put(
        tx, person=found.person, kind=UNFINISHED, subject=subject(what, attempt), which=recalls.which(turn, since),
        lane=outbox.REMINDERS, due_at=recalls.unfinished_at(since, turn), quiet=True, now=now,
    )  # fmt: skip


def subject(what: What, attempt: int) -> str:
    return f"{what}:{attempt}"


def named(said: str) -> tuple[What, int]:
    """The subject of a notice, read back."""
    what, _, attempt = said.partition(":")
    return ("test" if what == "test" else "questionnaire"), int(attempt)
