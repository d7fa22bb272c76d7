"""How a person looks through the catalogue: filters, order and words kept between visits; what does not suit them."""

from dataclasses import dataclass

from rules.filters import Filters, Sort
from rules.stems import stems
from rules.taste import REASONS, Refused
from storage import audit
from storage.db import Row, Tx
from storage.programmes import NoProgramme

# So many of the newest marks teach a list: who has marked more has changed their mind about the oldest.
TEACHING = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """`words` of the last search; `place` is the id of the room of the list last shown; `region`: where they live."""

    filters: Filters = Filters()  # noqa: RUF009 - frozen, and all of it immutable
    sort: Sort = Sort.BEST
    words: str = ""
    place: str = ""
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A «не подходит» that stands. `archived`: its programme is no more in the catalogue."""

    programme: int
    title: str
    reason: str
    refused_at: int
    archived: bool


async def kept(tx: Tx, person: int) -> Kept:
    row = await tx.one(
        "SELECT l.filters, l.ordering, l.words, l.place, p.region FROM people p"
        " LEFT JOIN programme_lists l ON l.person = p.id WHERE p.id = $1",
        person,
    )
    if row is None or row["filters"] is None:
        return Kept(region=row["region"] if row else None)
    sort = Sort(row["ordering"]) if row["ordering"] in set(Sort) else Sort.BEST
    return Kept(Filters.load(row["filters"]), sort, row["words"], row["place"], row["region"])


async def narrow(tx: Tx, person: int, filters: Filters) -> None:
    await _keep(tx, person, "filters", filters.dump())


async def order(tx: Tx, person: int, sort: Sort) -> None:
    await _keep(tx, person, "ordering", sort.value)


async def look_for(tx: Tx, person: int, words: str) -> None:
    await _keep(tx, person, "words", words)


async def stand_at(tx: Tx, person: int, place: str) -> None:
    """Which list is on the screen."""
    await _keep(tx, person, "place", place)


async def _keep(tx: Tx, person: int, column: str, value: str) -> None:
    await tx.run(
        f"INSERT INTO programme_lists (person, {column}) VALUES ($1, $2)"
        f" ON CONFLICT (person) DO UPDATE SET {column} = excluded.{column}",
        person,
        value,
    )


async def refuse(tx: Tx, person: int, programme: int, reason: str, *, now: int) -> bool:
    """Marks it, or gives its mark another reason; False when it stood so. Raises NoProgramme, ValueError."""
    if reason not in REASONS:
        raise ValueError(reason)
    if await tx.value("SELECT id FROM programmes WHERE id = $1", programme) is None:
        raise NoProgramme(programme)
    changed = await tx.run(
        "INSERT INTO programme_refusals (person, programme, reason, refused_at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (person, programme) WHERE undone_at IS NULL"
        " DO UPDATE SET reason = excluded.reason, refused_at = excluded.refused_at"
        " WHERE programme_refusals.reason <> excluded.reason",
        person,
        programme,
        reason,
        now,
    )
    if changed:
        details: dict[str, str | int | None] = {"programme": programme, "reason": reason}
        await audit.record(tx, now=now, actor=person, action="programme.refused", about=person, details=details)
    return bool(changed)


async def take_back(tx: Tx, person: int, programme: int | None, *, now: int) -> int:
    """The mark of this programme, or all of them, are gone; how many there were."""
    only = "" if programme is None else " AND programme = $3"
    gone = await tx.run(
        f"UPDATE programme_refusals SET undone_at = $2 WHERE person = $1 AND undone_at IS NULL{only}",
        person,
        now,
        *([] if programme is None else [programme]),
    )
    if gone:
        details: dict[str, str | int | None] = {"programme": programme, "count": gone}
        await audit.record(tx, now=now, actor=person, action="programme.refusal_undone", about=person, details=details)
    return gone


async def marks(tx: Tx, person: int) -> list[Mark]:
    """The newest first."""
    rows = await tx.all(
        "SELECT r.programme, p.title, r.reason, r.refused_at, p.archived_at FROM programme_refusals r"
        " JOIN programmes p ON p.id = r.programme WHERE r.person = $1 AND r.undone_at IS NULL"
        " ORDER BY r.refused_at DESC, r.id DESC",
        person,
    )
    return [
        Mark(row["programme"], row["title"], row["reason"], row["refused_at"], row["archived_at"] is not None)
        for row in rows
    ]


async def mark(tx: Tx, person: int, programme: int) -> str | None:
    """The reason it was marked with, if it is."""
    reason: str | None = await tx.value(
        "SELECT reason FROM programme_refusals WHERE person = $1 AND programme = $2 AND undone_at IS NULL",
        person,
        programme,
    )
    return reason


async def refused(tx: Tx, person: int) -> list[Refused]:
    """What the marks say of their programmes, the newest first; a completed programme is one they know."""
    rows = await tx.all(
        "SELECT r.programme, r.reason, p.title, p.hours, p.subjects, p.stages, c.code FROM ("
        " SELECT programme, reason, refused_at AS at FROM programme_refusals WHERE person = $1 AND undone_at IS NULL"
        " UNION ALL SELECT programme, 'known', document_at FROM requests WHERE person = $1 AND state = 'completed'"
        ") r JOIN programmes p ON p.id = r.programme"
        " LEFT JOIN programme_competences c ON c.programme = p.id AND c.place = 1"
        " ORDER BY r.at DESC, r.programme LIMIT $2",
        person,
        TEACHING,
    )
    return [_refused(row) for row in rows]


def _refused(row: Row) -> Refused:
    return Refused(
        programme=row["programme"],
        reason=row["reason"],
        title=frozenset(stems(row["title"])),
        first=row["code"],
        hours=row["hours"],
        subjects=_listed(row["subjects"]),
        stages=_listed(row["stages"]),
    )


def _listed(codes: str) -> frozenset[str]:
    return frozenset(code for code in codes.split(",") if code)
