"""Programmes as a person meets them: suggested for a deficit, looked at, put into the own list.

A choice keeps the attempt, the area and the level it was made for: the second link of the chain of ids.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from storage import audit
from storage.db import Row, Tx
from storage.diagnosis import Deficit, deficits

PAGE = 5  # of the own list


class NoProgramme(LookupError):
    """There is no programme with this id."""


@dataclass(frozen=True, slots=True)
class Competence:
    """A code and the words of the title that led to it."""

    code: str
    reason: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Empty and None: not said by whoever brought the catalogue. Days are ISO texts, the price is in roubles, 0 is free
    of charge; `places` is the most listeners; `corrected`: a person chose its competences."""

    id: int
    title: str
    kind: str | None
    hours: int | None
    form: str | None
    dot: str | None
    provider: str
    provider_is_state: bool | None
    region: str
    audience: str
    registry_number: str
    in_registry_from: str
    in_registry_to: str
    checked_on: str
    url: str
    price: int | None
    document: str
    annotation: str
    demo: bool
    archived: bool
    competences: tuple[Competence, ...]
    starts_on: str = ""
    ends_on: str = ""
    apply_until: str = ""
    places: int | None = None
    financing: str | None = None
    typical: bool | None = None
    individual: bool | None = None
    corrected: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of competence areas, best first."""
        return tuple(competence.code for competence in self.competences)


@dataclass(frozen=True, slots=True)
class Choice:
    """A programme in somebody's list. `area`, `level`: the deficit it was chosen for; None when for none."""

    card: Card
    attempt: int | None
    area: str | None
    level: float | None
    chosen_at: int


_COLUMNS = (
    "p.id, p.title, p.kind, p.hours, p.form, p.dot, p.provider, p.provider_is_state, p.region, p.audience,"
    " p.registry_number, p.in_registry_from, p.in_registry_to, p.checked_on, p.url, p.price, p.document,"
    " p.annotation, p.demo, p.archived_at, p.starts_on, p.ends_on, p.apply_until, p.places, p.financing, p.typical,"
    " p.individual, p.corrected"
)


async def is_empty(tx: Tx) -> bool:
    """Whether no programme at all is in force."""
    return await tx.value("SELECT id FROM programmes WHERE archived_at IS NULL LIMIT 1") is None


async def card(tx: Tx, programme: int) -> Card:
    """Archived ones too: a choice keeps its card. Raises NoProgramme."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM programmes p WHERE p.id = $1", programme)
    if row is None:
        raise NoProgramme(programme)
    return (await _cards(tx, [row]))[0]


async def cards(tx: Tx, programmes: Sequence[int]) -> list[Card]:
    """In the order asked for; what is no more is left out."""
    if not programmes:
        return []
    holes = ", ".join(f"${n}" for n in range(1, len(programmes) + 1))
    rows = await tx.all(f"SELECT {_COLUMNS} FROM programmes p WHERE p.id IN ({holes})", *programmes)
    found = {card.id: card for card in await _cards(tx, rows)}
    return [found[number] for number in programmes if number in found]


async def choose(
    tx: Tx, person: int, programme: int, *, attempt: int | None = None, area: str | None = None, now: int
) -> Choice:
    """Puts the programme into the list once, for the deficit named or else the lowest it closes. Raises NoProgramme."""
    chosen = await card(tx, programme)
    cause = await _cause(tx, person, chosen, attempt, area)
    made = await tx.run(
        "INSERT INTO choices (person, programme, attempt, area, level, chosen_at) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (person, programme) WHERE removed_at IS NULL DO NOTHING",
        person,
        programme,
        cause.attempt if cause else None,
        cause.area if cause else None,
        cause.level if cause else None,
        now,
    )
    if made:
        details = {"programme": programme, "attempt": cause.attempt if cause else None}
        await audit.record(tx, now=now, actor=person, action="programme.chosen", about=person, details=details)
    kept = await chosen_one(tx, person, programme)
    if kept is None:
        raise NoProgramme(programme)
    return kept


async def remove(tx: Tx, person: int, programme: int, *, now: int) -> bool:
    """Takes it out of the list; False when it was not there. The row stays: what was chosen and when is a fact."""
    gone = await tx.run(
        "UPDATE choices SET removed_at = $3 WHERE person = $1 AND programme = $2 AND removed_at IS NULL",
        person,
        programme,
        now,
    )
    if gone:
        details = {"programme": programme}
        await audit.record(tx, now=now, actor=person, action="programme.removed", about=person, details=details)
    return bool(gone)


async def chosen_one(tx: Tx, person: int, programme: int) -> Choice | None:
    """The choice of this programme that stands in the person's list."""
    found = await _choices(tx, "c.person = $1 AND c.programme = $2", person, programme)
    return found[0] if found else None


async def chosen(tx: Tx, person: int) -> list[Choice]:
    """The person's list, the newest first."""
    return await _choices(tx, "c.person = $1", person)


async def count_chosen(tx: Tx, person: int) -> int:
    counted: int = await tx.value("SELECT count(*) FROM choices WHERE person = $1 AND removed_at IS NULL", person)
    return counted


async def _cause(tx: Tx, person: int, chosen: Card, attempt: int | None, area: str | None) -> Deficit | None:
    """Only the person's own deficits count, whatever the button said, and only those the programme closes."""
    mine = [deficit for deficit in await deficits(tx, person, attempt) if deficit.area in chosen.codes]
    named = [deficit for deficit in mine if deficit.area == area]
    return next(iter(named or mine), None)


async def _choices(tx: Tx, where: str, *args: Any) -> list[Choice]:
    rows = await tx.all(
        f"SELECT {_COLUMNS}, c.attempt, c.area, c.level, c.chosen_at"
        f" FROM choices c JOIN programmes p ON p.id = c.programme WHERE {where} AND c.removed_at IS NULL"
        " ORDER BY c.chosen_at DESC, c.id DESC",
        *args,
    )
    cards = await _cards(tx, rows)
    return [
        Choice(drawn, row["attempt"], row["area"], row["level"], row["chosen_at"])
        for drawn, row in zip(cards, rows, strict=True)
    ]


async def _cards(tx: Tx, rows: Sequence[Row]) -> list[Card]:
    if not rows:
        return []
    holes = ", ".join(f"${n}" for n in range(1, len(rows) + 1))
    found = await tx.all(
        f"SELECT programme, code, reason FROM programme_competences WHERE programme IN ({holes})"
        " ORDER BY programme, place",
        *(row["id"] for row in rows),
    )
    return [_card(row, [one for one in found if one["programme"] == row["id"]]) for row in rows]


def _card(row: Row, competences: Sequence[Row]) -> Card:
    return Card(
        id=row["id"],
        title=row["title"],
        kind=row["kind"],
        hours=row["hours"],
        form=row["form"],
        dot=row["dot"],
        provider=row["provider"],
        provider_is_state=_flag(row["provider_is_state"]),
        region=row["region"],
        audience=row["audience"],
        registry_number=row["registry_number"],
        in_registry_from=row["in_registry_from"],
        in_registry_to=row["in_registry_to"],
        checked_on=row["checked_on"],
        url=row["url"],
        price=row["price"],
        document=row["document"],
        annotation=row["annotation"],
        demo=bool(row["demo"]),
        archived=row["archived_at"] is not None,
        competences=tuple(Competence(one["code"], tuple(json.loads(one["reason"]))) for one in competences),
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        apply_until=row["apply_until"],
        places=row["places"],
        financing=row["financing"],
        typical=_flag(row["typical"]),
        individual=_flag(row["individual"]),
        corrected=bool(row["corrected"]),
    )


def _flag(stored: int | None) -> bool | None:
    return None if stored is None else bool(stored)
