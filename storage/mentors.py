"""Who is ready to be a mentor and for how many, who looks for one. Nobody is found here who did not say so, but by the
curator of their own school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.pairs import CAPACITIES, CAPACITY
from rules.scoring import STRENGTH_FROM
from rules.service import YOUNG, school_year
from storage import audit
from storage.db import Row, Tx
from storage.diagnosis import LATEST

ABOUT = 300  # signs a mentor has to say what they help with


class NoSuchCapacity(ValueError):
    """Nobody is a mentor of so many."""


@dataclass(frozen=True, slots=True)
class Mentor:
    """`mentees`: pairs in which they have agreed, proposed ones too. Codes of subject and stage are content's."""

    person: int
    name: str
    ready: bool
    capacity: int
    mentees: int
    about: str
    subject: str | None
    stage: str | None
    organisation: int | None
    organisation_name: str | None
    municipality: int | None

    @property
    def room(self) -> int:
        return max(0, self.capacity - self.mentees)


@dataclass(frozen=True, slots=True)
class Seeker:
    """Somebody without a mentor; `wished_at`: when they said that they look for one."""

    person: int
    name: str
    subject: str | None
    stage: str | None
    organisation: int | None
    organisation_name: str | None
    municipality: int | None
    service_year: int | None
    wished_at: int | None


@dataclass(frozen=True, slots=True)
class Opened:
    """Areas of competence: `weak`, the weakest first; `strong`, the strongest first."""

    weak: list[str]
    strong: list[str]


NAME = "COALESCE(NULLIF({0}.full_name, ''), {0}.name, '')"  # in SQL, of a row of people
# Pairs of a mentor m that take one of their places.
TAKEN = """
    FROM pairs t WHERE t.mentor = {0} AND (t.state IN ('active', 'paused')
    OR t.state = 'proposed' AND t.mentor_agreed_at IS NOT NULL)
"""
_MENTORS = f"""
    SELECT p.id, {NAME.format("p")} AS name, COALESCE(m.ready, 0) AS ready,
           COALESCE(m.capacity, {CAPACITY}) AS capacity, (SELECT count(*) {TAKEN.format("p.id")}) AS mentees,
           COALESCE(m.about, '') AS about, p.subject, p.stage, p.organisation, o.name AS organisation_name,
           p.municipality
    FROM people p LEFT JOIN mentors m ON m.person = p.id LEFT JOIN organisations o ON o.id = p.organisation
"""
_SEEKERS = f"""
    SELECT p.id, {NAME.format("p")} AS name, p.subject, p.stage, p.organisation, o.name AS organisation_name,
           p.municipality, p.service_year, w.wished_at
    FROM people p LEFT JOIN mentor_wishes w ON w.person = p.id LEFT JOIN organisations o ON o.id = p.organisation
"""
# Of the people p: not yet in a pair with $2, whom nobody proposes to themself.
_APART = """
    p.known = 1 AND p.id <> $2 AND NOT EXISTS (
        SELECT 1 FROM pairs x WHERE x.state IN ('proposed', 'active', 'paused')
        AND (x.mentor = p.id AND x.mentee = $2 OR x.mentee = p.id AND x.mentor = $2)
    )
"""


async def be_ready(tx: Tx, person: int, *, capacity: int, about: str | None = None, now: int) -> None:
    """From now on they are found; `about` None leaves what they said before. Raises NoSuchCapacity."""
    if capacity not in CAPACITIES or (about is not None and len(about) > ABOUT):
        raise NoSuchCapacity(str(capacity))
    await tx.run(
        """
        INSERT INTO mentors (person, ready, capacity, about, changed_at)
        VALUES ($1, 1, $2, COALESCE(CAST($3 AS TEXT), ''), $4)
        ON CONFLICT (person) DO UPDATE SET ready = 1, capacity = excluded.capacity, changed_at = excluded.changed_at,
        about = COALESCE(CAST($3 AS TEXT), mentors.about)
        """,
        person, capacity, about, now,
    )  # fmt: skip
    await audit.record(tx, now=now, actor=person, action="mentor.ready", about=person, details={"capacity": capacity})


async def rest(tx: Tx, person: int, *, now: int) -> None:
    """«Пока не готов брать»: nobody new finds them; their pairs go on."""
    if await tx.run("UPDATE mentors SET ready = 0, changed_at = $1 WHERE person = $2 AND ready = 1", now, person):
        await audit.record(tx, now=now, actor=person, action="mentor.resting", about=person)


async def mentor(tx: Tx, person: int) -> Mentor | None:
    """None for somebody who never was one."""
    row = await tx.one(f"{_MENTORS} WHERE p.id = $1 AND m.person IS NOT NULL", person)
    return None if row is None else _mentor(row)


async def ready(tx: Tx, *, municipality: int, besides: int) -> list[Mentor]:
    """Those of the municipality who take one more and are in no pair with `besides`; by name."""
    rows = await tx.all(
        f"{_MENTORS} WHERE p.municipality = $1 AND m.ready = 1 AND {_APART} ORDER BY name, p.id", municipality, besides
    )
    return [found for found in map(_mentor, rows) if found.room]


async def candidates(tx: Tx, *, organisation: int, besides: int) -> list[Mentor]:
    """Whom the organisation's curator may propose as a mentor of `besides`: its own people, and the ready ones of its
    municipality. Those without room are left out."""
    rows = await tx.all(
        f"{_MENTORS} WHERE (p.organisation = $1 OR m.ready = 1 AND p.municipality ="
        f" (SELECT municipality FROM organisations WHERE id = $1)) AND {_APART} ORDER BY name, p.id",
        organisation, besides,
    )  # fmt: skip
    return [found for found in map(_mentor, rows) if found.room]


async def together(tx: Tx, one: int, other: int) -> int | None:
    """The pair the two are in or were proposed for, whoever of them is the mentor."""
    found: int | None = await tx.value(
        "SELECT id FROM pairs WHERE state IN ('proposed', 'active', 'paused')"
        " AND (mentor = $1 AND mentee = $2 OR mentor = $2 AND mentee = $1)",
        one, other,
    )  # fmt: skip
    return found


async def wish(tx: Tx, person: int, *, now: int) -> None:
    """«Ищу наставника»: the ready mentors of the municipality and the curators of the school may see it."""
    made = await tx.run(
        "INSERT INTO mentor_wishes (person, wished_at) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING", person, now
    )
    if made:
        await audit.record(tx, now=now, actor=person, action="mentor.wished", about=person)


async def unwish(tx: Tx, person: int, *, now: int) -> None:
    if await tx.run("DELETE FROM mentor_wishes WHERE person = $1", person):
        await audit.record(tx, now=now, actor=person, action="mentor.unwished", about=person)


async def wished(tx: Tx, person: int) -> bool:
    return bool(await tx.value("SELECT 1 FROM mentor_wishes WHERE person = $1", person))


async def wishing(tx: Tx, *, municipality: int, besides: int) -> list[Seeker]:
    """Those of the municipality who look for a mentor and are in no pair with `besides`; who waits longest is first."""
    rows = await tx.all(
        f"{_SEEKERS} WHERE p.municipality = $1 AND w.person IS NOT NULL AND p.organisation IS NOT NULL AND {_APART}"
        " ORDER BY w.wished_at, p.id",
        municipality, besides,
    )  # fmt: skip
    return [_seeker(row) for row in rows]


async def seekers(tx: Tx, organisation: int, *, today: date) -> list[Seeker]:
    """People of the organisation without a mentor, or one who is asked, who look for one, are in their first years of
    service, or have not said since when they teach; wishing first, then by name."""
    rows = await tx.all(
        f"""
        {_SEEKERS} WHERE p.organisation = $1 AND p.known = 1
        AND (w.person IS NOT NULL OR p.service_year IS NULL OR p.service_year > $2)
        AND NOT EXISTS (SELECT 1 FROM pairs x WHERE x.mentee = p.id AND x.state IN ('proposed', 'active', 'paused'))
        ORDER BY CASE WHEN w.person IS NULL THEN 1 ELSE 0 END, name, p.id
        """,
        organisation, school_year(today) - YOUNG,
    )  # fmt: skip
    return [_seeker(row) for row in rows]


async def opened(tx: Tx, people: Sequence[int]) -> dict[int, Opened]:
    """Of those who agreed to show their results: what they are strong in and what they want to improve, by the latest
    self-assessment; without one, by the latest of what they completed."""
    if not people:
        return {}
    holes = ", ".join(f"${n}" for n in range(1, len(people) + 1))
    rows = await tx.all(
        f"""
        SELECT a.person, r.area, r.level, r.deficit FROM attempts a JOIN results r ON r.attempt = a.id
        WHERE a.person IN ({holes}) AND r.level IS NOT NULL AND a.id = {LATEST.format("a.person")} AND EXISTS (
            SELECT 1 FROM consents c WHERE c.person = a.person AND c.purpose = 'results' AND c.withdrawn_at IS NULL
        ) ORDER BY r.level, r.place
        """,
        *people,
    )
    found: dict[int, Opened] = {}
    for row in rows:
        own = found.setdefault(row["person"], Opened([], []))
        if row["deficit"]:
            own.weak.append(row["area"])
        elif row["level"] >= STRENGTH_FROM:
            own.strong.insert(0, row["area"])
    return found


def _mentor(row: Row) -> Mentor:
    return Mentor(
        row["id"], row["name"], bool(row["ready"]), row["capacity"], row["mentees"], row["about"], row["subject"],
        row["stage"], row["organisation"], row["organisation_name"], row["municipality"],
    )  # fmt: skip


def _seeker(row: Row) -> Seeker:
    return Seeker(
        row["id"], row["name"], row["subject"], row["stage"], row["organisation"], row["organisation_name"],
        row["municipality"], row["service_year"], row["wished_at"],
    )  # fmt: skip
