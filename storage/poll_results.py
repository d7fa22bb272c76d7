"""What a poll's people have answered, in numbers: of all of them, of a place, of each place in it; and their words.

Only forms that came to the end count, and where somebody worked then. What may be told of so few, `rules.polls` says.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from storage.db import Row, Tx

_COLUMNS = {"region": "f.region", "municipality": "f.municipality", "organisation": "f.organisation"}
# The places of a kind that forms are from: the number or code, and the name (of a region `content` knows it).
_GROUPS = {
    "region": ("f.region", "f.region", ""),
    "municipality": ("f.municipality", "m.name", "LEFT JOIN municipalities m ON m.id = f.municipality"),
    "organisation": ("f.organisation", "o.name", "LEFT JOIN organisations o ON o.id = f.organisation"),
}

_JOINED = "poll_forms f JOIN poll_answers a ON a.poll = f.poll AND a.person = f.person"
_GIVEN = "(a.choices <> '[]' OR a.words <> '')"  # not passed over


@dataclass(frozen=True, slots=True)
class Part:
    """Which forms are looked at: those of a place (of everybody: `kind` is all), or the `first` so many of them."""

    poll: int
    kind: str = "all"
    place: str = ""
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A place in the one that is looked at; `place` is "" for those who have not said where they work."""

    place: str
    name: str
    done: int


@dataclass(slots=True)
class Tally:
    """`answered`: forms in which the question was not passed over; `chosen`: how often each option, by its place."""

    answered: int = 0
    chosen: dict[int, int] = field(default_factory=dict)

    def add(self, choices: Iterable[int], times: int) -> None:
        self.answered += times
        for it in choices:
            self.chosen[it] = self.chosen.get(it, 0) + times


async def reached(tx: Tx, poll: int) -> int:
    """To how many its broadcasts were said; one again to those who were silent is said to nobody new."""
    count: int = await tx.value(
        "SELECT CAST(COALESCE(sum(t.number), 0) AS BIGINT) FROM broadcasts b"
        " JOIN broadcast_tallies t ON t.broadcast = b.id AND t.state = 'sent'"
        " WHERE b.poll = $1 AND b.after IS NULL",
        poll,
    )
    return count


async def done(tx: Tx, part: Part) -> int:
    """How many came to the end."""
    given: list[Any] = []
    count: int = await tx.value(f"SELECT count(*) FROM poll_forms f WHERE {_where(given, part)}", *given)
    return count


async def done_each(tx: Tx, polls: Iterable[int]) -> dict[int, int]:
    """The same of several polls, without those that nobody has answered."""
    numbers = list(polls)
    if not numbers:
        return {}
    holes = ", ".join(f"${n}" for n in range(1, len(numbers) + 1))
    rows = await tx.all(
        f"SELECT poll, count(*) AS done FROM poll_forms WHERE poll IN ({holes}) AND done_at IS NOT NULL GROUP BY poll",
        *numbers,
    )
    return {row["poll"]: row["done"] for row in rows}


async def groups(tx: Tx, part: Part, kind: str) -> list[Group]:
    """The forms by their places of this kind, by name; the last are those without one."""
    given: list[Any] = []
    place, name, join = _GROUPS[kind]
    rows = await tx.all(
        f"SELECT {place} AS place, {name} AS name, count(*) AS done FROM poll_forms f {join}"
        f" WHERE {_where(given, part)} GROUP BY {place}, {name}",
        *given,
    )
    found = [_group(row) for row in rows]
    return sorted(found, key=lambda it: (not it.place, it.name, it.place))


async def tallies(tx: Tx, part: Part) -> dict[int, Tally]:
    """By the number of the question; one that everybody passed over is not there."""
    given: list[Any] = []
    found: dict[int, Tally] = {}
    rows = await tx.all(
        f"SELECT a.question, a.choices, count(*) AS times FROM {_answers(given, part)} AND {_GIVEN}"
        " GROUP BY a.question, a.choices",
        *given,
    )
    for row in rows:
        found.setdefault(row["question"], Tally()).add(json.loads(row["choices"]), row["times"])
    return found


async def by_organisation(tx: Tx, part: Part) -> dict[str, dict[int, Tally]]:
    """The same for each organisation of the place, by its number."""
    given: list[Any] = []
    rows = await tx.all(
        f"SELECT f.organisation, a.question, a.choices, count(*) AS times FROM {_JOINED} WHERE {_where(given, part)}"
        f" AND {_GIVEN} AND f.organisation IS NOT NULL GROUP BY f.organisation, a.question, a.choices",
        *given,
    )
    found: dict[str, dict[int, Tally]] = {}
    for row in rows:
        of = found.setdefault(f"{row['organisation']}", {})
        of.setdefault(row["question"], Tally()).add(json.loads(row["choices"]), row["times"])
    return found


async def words(tx: Tx, part: Part, question: int, *, limit: int, offset: int = 0) -> list[str]:
    """What was said in words, in the order of the alphabet: neither who nor when follows from it."""
    given: list[Any] = []
    where = f"{_answers(given, part)} AND a.question = {_hole(given, question)} AND a.words <> ''"
    rows = await tx.all(
        f"SELECT a.words FROM {where} ORDER BY a.words LIMIT {_hole(given, limit)} OFFSET {_hole(given, offset)}",
        *given,
    )
    return [row["words"] for row in rows]


def _answers(given: list[Any], part: Part) -> str:
    """Answers `a` of these forms. Of a place the forms are found first: SQLite would read the answers of everybody."""
    where = _where(given, part)
    if part.kind == "all" and part.first is None:
        return f"{_JOINED} WHERE {where}"
    return f"poll_answers a WHERE a.poll = $1 AND a.person IN (SELECT f.person FROM poll_forms f WHERE {where})"


def _where(given: list[Any], part: Part) -> str:
    """Of forms `f`; parameters are added to `given`."""
    of = _hole(given, part.poll)
    said = [f"f.poll = {of} AND f.done_at IS NOT NULL"]
    if part.kind != "all":
        place = part.place if part.kind == "region" else int(part.place)
        said.append(f"{_COLUMNS[part.kind]} = {_hole(given, place)}")
    if part.first is not None:
        first = _hole(given, part.first)
        said.append(
            f"f.person IN (SELECT person FROM poll_forms WHERE poll = {of} AND done_at IS NOT NULL"
            f" ORDER BY done_at, person LIMIT {first})"
        )
    return " AND ".join(said)


def _group(row: Row) -> Group:
    return Group("" if row["place"] is None else f"{row['place']}", row["name"] or "", row["done"])


def _hole(given: list[Any], value: object) -> str:
    given.append(value)
    return f"${len(given)}"
