"""Teachers of a region who have assessed themselves, made up by a seed: what somebody can do shows in all they answer,
more in some items than in others. One item tells nothing, one goes against the rest.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from rules.questionnaire import Form, Questionnaire
from rules.scoring import score
from storage.db import Database, Tx

REGION = "23"
SKIPPED, UNKNOWN, AGAIN = 0.02, 0.03, 0.1  # shares: of answers, of people without an account's consent, of second tries
SOME = 0.15  # whom an area concerns that is not everybody's
FLAT, AGAINST = 7, 11  # places of the item that tells nothing, and of the one that goes against the rest
PIECE = 200  # people in one transaction


@dataclass(frozen=True, slots=True)
class _Trait:
    """How an item answers to what a person can do: the more `weight`, the less chance. `steps`: between the anchors."""

    weight: float
    steps: tuple[float, float, float]


async def furnish(db: Database, asked: Questionnaire, *, people: int, seed: int, now: int, form: Form = "full") -> None:
    """So many people with a completed attempt, all within two months before `now`, in schools of all sizes."""
    rng = Random(seed)
    traits = {it.id: _trait(rng, place) for place, it in enumerate(asked.items)}
    schools = await _schools(db, rng, people)
    maker = _Maker(rng, asked, form, traits, schools, now)
    for first in range(0, people, PIECE):
        async with db.write() as tx:
            for _ in range(min(PIECE, people - first)):
                await maker.teacher(tx)


def _trait(rng: Random, place: int) -> _Trait:
    if place == FLAT:
        return _Trait(0, (-9, -2, 2))
    middle = rng.uniform(-0.6, 0.6)
    weight = -1.0 if place == AGAINST else rng.uniform(0.4, 1.4)
    return _Trait(weight, (middle - 1.1, middle, middle + 1.2))


async def _schools(db: Database, rng: Random, people: int) -> list[tuple[int, int | None]]:
    """(municipality, school), each as often as people work there; None: they have not said."""
    found: list[tuple[int, int | None]] = []
    async with db.write() as tx:
        while len(found) < people:
            town = await _named(tx, "municipalities (region, name, folded)", REGION, f"Район {len(found)}")
            found += [(town, None)] * rng.randint(0, 9)
            for number in range(rng.randint(2, 12)):
                school = await _named(tx, "organisations (municipality, name, folded)", town, f"Школа {town}-{number}")
                found += [(town, school)] * rng.choice((1, 3, 4, 5, 6, 9, 14, 25, 40))
    rng.shuffle(found)
    return found


async def _named(tx: Tx, columns: str, inside: str | int, name: str) -> int:
    made: int = await tx.value(f"INSERT INTO {columns} VALUES ($1, $2, $2) RETURNING id", inside, name)
    return made


@dataclass(frozen=True, slots=True)
class _Maker:
    rng: Random
    asked: Questionnaire
    form: Form
    traits: Mapping[str, _Trait]
    schools: Sequence[tuple[int, int | None]]
    now: int

    async def teacher(self, tx: Tx) -> None:
        town, school = self.schools[self.rng.randrange(len(self.schools))]
        person = await tx.value(
            "INSERT INTO people (known, name, locale, region, municipality, organisation, created_at, seen_at)"
            " VALUES ($1, 'Анна', 'ru', $2, $3, $4, $5, $5) RETURNING id",
            int(self.rng.random() >= UNKNOWN), REGION, town, school, self.now,
        )  # fmt: skip
        extra = [it.code for it in self.asked.areas if not it.general and self.rng.random() < SOME]
        items = self.asked.items_for(self.form, extra)
        can = self.rng.gauss(0, 1)
        for _ in range(2 if self.rng.random() < AGAIN else 1):
            areas = {it.code: 0.7 * can + 0.7 * self.rng.gauss(0, 1) for it in self.asked.areas}
            said = {it.id: self._answer(self.traits[it.id], areas[it.area]) for it in items}
            at = self.now - self.rng.randint(60, 60 * 86_400)
            await completed(tx, person, self.asked, said, at=at, form=self.form)

    def _answer(self, trait: _Trait, can: float) -> int | None:
        if self.rng.random() < SKIPPED:
            return None
        shown = trait.weight * can + self.rng.gauss(0, 1)
        return 1 + sum(shown > step for step in trait.steps)


async def completed(
    tx: Tx, person: int, asked: Questionnaire, said: Mapping[str, int | None], *, at: int, form: Form = "full"
) -> None:
    """The rows that `storage.diagnosis` leaves behind."""
    attempt = await tx.value(
        "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at, touched_at,"
        " completed_at) VALUES ($1, $2, $3, $4, $5, 'completed', $6, $7, $8, $8) RETURNING id",
        person, asked.code, asked.version, asked.major, form, json.dumps(list(said)), at - 900, at,
    )  # fmt: skip
    answers: list[tuple[Any, ...]] = [(attempt, item, choice, at) for item, choice in said.items()]
    await tx.many("INSERT INTO answers (attempt, item, choice, answered_at) VALUES ($1, $2, $3, $4)", answers)
    await tx.many(
        "INSERT INTO results (attempt, area, place, level, answered, deficit) VALUES ($1, $2, $3, $4, $5, $6)",
        [
            (attempt, it.area, place, it.level, it.answered, int(it.deficit))
            for place, it in enumerate(score(list(said), said, form))
        ],
    )
