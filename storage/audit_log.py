"""The log of decisions as administrators read it: by group and by person, with the names of today."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rules.log import GROUPS, kind
from storage.db import Row, Tx
from storage.mentors import NAME

NAMED_AT_ONCE = 500  # people in one statement
# The actions there are, by a look into the index for each: a log of years has eighty of them.
_ACTIONS = """
    WITH RECURSIVE known (action) AS (
        SELECT min(action) FROM audit
        UNION ALL
        SELECT (SELECT min(a.action) FROM audit a WHERE a.action > k.action) FROM known k WHERE k.action IS NOT NULL
    )
    SELECT action FROM known WHERE action IS NOT NULL
"""
_ENTRY = "SELECT id, at, actor, action, about, details FROM audit"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of the log as they are now: `name` None is somebody without one, `gone` somebody deleted."""

    person: int
    name: str | None
    gone: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision. `actor` None is the machine itself or the command line, or somebody who left the log nameless."""

    id: int
    at: int
    actor: Who | None
    action: str
    about: Who | None
    details: Mapping[str, str | int | None]


async def entries(
    tx: Tx, *, group: str = "", about: int | None = None, before: int | None = None, limit: int
) -> list[Entry]:
    """The newest first; of one group of rules.log, of one person (who decided, or whom it was about), before an id."""
    kinds = GROUPS[group] if group else [it for every in GROUPS.values() for it in every]
    known = [row["action"] for row in await tx.all(_ACTIONS)]
    actions = [action for action in known if kind(action) in kinds]
    if not actions:
        return []
    last = before or 2**53
    if about is not None:
        rows = await _of_person(tx, about, actions, last, limit)
    else:
        # The newest of each action by its index, then of all: a rare one is not looked for in the whole log.
        newest = " UNION ALL ".join(
            f"SELECT * FROM ({_ENTRY} WHERE action = ${n} AND id < $1 ORDER BY id DESC LIMIT $2) AS a{n}"
            for n in range(3, 3 + len(actions))
        )
        rows = await tx.all(f"SELECT * FROM ({newest}) AS found ORDER BY id DESC LIMIT $2", last, limit, *actions)
    return await _told(tx, rows)


async def _of_person(tx: Tx, person: int, actions: Collection[str], last: int, limit: int) -> list[Row]:
    which = ", ".join(f"${n}" for n in range(4, 4 + len(actions)))
    return await tx.all(
        f"{_ENTRY} WHERE (actor = $1 OR about = $1) AND id < $2 AND action IN ({which}) ORDER BY id DESC LIMIT $3",
        person, last, limit, *actions,
    )  # fmt: skip


async def _told(tx: Tx, rows: list[Row]) -> list[Entry]:
    """With the names of today."""
    people = sorted({person for row in rows for person in (row["actor"], row["about"]) if person is not None})
    named: dict[int, Who] = {}
    for start in range(0, len(people), NAMED_AT_ONCE):
        some = people[start : start + NAMED_AT_ONCE]
        which = ", ".join(f"${n}" for n in range(1, 1 + len(some)))
        found = await tx.all(
            f"SELECT p.id, p.known, {NAME.format('p')} AS name FROM people p WHERE p.id IN ({which})", *some
        )
        named |= {row["id"]: Who(row["id"], row["name"] if row["known"] else None, gone=False) for row in found}
    return [
        Entry(
            row["id"], row["at"], _who(named, row["actor"]), row["action"], _who(named, row["about"]),
            json.loads(row["details"]),
        )
        for row in rows
    ]  # fmt: skip


def _who(named: Mapping[int, Who], person: int | None) -> Who | None:
    return None if person is None else named.get(person) or Who(person, None, gone=True)
