"""What somebody has begun and completed, over all questionnaires: for the menu and the list of them."""

import json
from dataclasses import dataclass, replace

from storage.db import Row, Tx


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An unfinished one: «вопрос `number` из `of`», or only to be finished once all were visited. UTC seconds."""

    attempt: int
    questionnaire: str
    version: str
    number: int
    of: int
    all_visited: bool
    touched_at: int


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody has of one questionnaire: the attempt that is open, the latest completed one and its time."""

    open: OpenAttempt | None
    done: int | None
    done_at: int | None


_OPEN = "id, questionnaire, version, items, current, touched_at"


async def open_attempt(tx: Tx, person: int) -> OpenAttempt | None:
    """What the menu says about what is unfinished: of several questionnaires, the one that was touched last."""
    row = await tx.one(
        f"SELECT {_OPEN} FROM attempts WHERE person = $1 AND state = 'open' ORDER BY touched_at DESC, id DESC LIMIT 1",
        person,
    )
    return _open(row) if row else None


async def tried(tx: Tx, person: int) -> dict[str, Tried]:
    """By questionnaire, what the person has begun and completed."""
    rows = await tx.all(
        f"SELECT {_OPEN}, state, completed_at FROM attempts WHERE person = $1 AND state <> 'dropped'"
        " ORDER BY completed_at, id",
        person,
    )
    found: dict[str, Tried] = {}
    for row in rows:
        before = found.get(row["questionnaire"], Tried(None, None, None))
        found[row["questionnaire"]] = (
            replace(before, open=_open(row))
            if row["state"] == "open"
            else replace(before, done=row["id"], done_at=row["completed_at"])
        )
    return found


def _open(row: Row) -> OpenAttempt:
    items = json.loads(row["items"])
    number = items.index(row["current"]) + 1 if row["current"] else len(items)
    return OpenAttempt(
        row["id"], row["questionnaire"], row["version"], number, len(items), row["current"] is None, row["touched_at"]
    )
