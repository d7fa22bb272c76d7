"""A mentor with two mentees of one school, its curator, and entries of the journal, for tests of it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from storage import entries, journal
from storage.db import Tx
from storage.entries import Draft
from storage.journal import Entry

MENTOR, MARIA, PETER, CURATOR, OTHER = 1, 2, 3, 4, 5
MOSCOW = "Europe/Moscow"
HOUR, DAY = 3600, 86_400


def at(month: int, day: int, hour: int = 12, year: int = 2026) -> int:
    return int(datetime(year, month, day, hour, tzinfo=ZoneInfo(MOSCOW)).timestamp())


BEGAN, HELD, NOW = at(11, 2), at(11, 18, 15), at(11, 18, 18)


async def school(tx: Tx, *, curator: int | None = CURATOR) -> tuple[int, int]:
    """The pairs with Maria and with Peter, active since 2 November."""
    await tx.run("INSERT INTO municipalities (id, region, name, folded) VALUES (1, '23', 'Район', 'район')")
    await tx.run("INSERT INTO organisations (id, municipality, name, folded) VALUES (1, 1, 'Школа 1', 'школа 1')")
    names = [(MENTOR, "Ирина"), (MARIA, "Мария"), (PETER, "Пётр"), (CURATOR, "Ольга"), (OTHER, "Яна")]
    await tx.many(
        "INSERT INTO people (id, known, name, zone, locale, created_at, seen_at) VALUES ($1, 1, $2, $3, 'ru', 0, 0)",
        [(number, name, MOSCOW) for number, name in names],
    )
    if curator is not None:
        await role(tx, curator, "curator", "organisation")
    return await pair(tx, MARIA), await pair(tx, PETER)


async def role(tx: Tx, person: int, name: str, kind: str) -> None:
    await tx.run(
        "INSERT INTO roles (person, role, scope_kind, scope, granted_at) VALUES ($1, $2, $3, '1', 0)",
        person, name, kind,
    )  # fmt: skip


async def pair(tx: Tx, mentee: int, *, mentor: int = MENTOR, began_at: int = BEGAN) -> int:
    made: int = await tx.value(
        "INSERT INTO pairs (mentor, mentee, organisation, kind, form, state, proposed_at, began_at, starts_on, ends_on)"
        " VALUES ($1, $2, 1, 'traditional', 'teacher', 'active', $3, $3, '2026-11-02', '2027-05-31') RETURNING id",
        mentor, mentee, began_at,
    )  # fmt: skip
    return made


def draft(**wanted: Any) -> Draft:
    usual: dict[str, Any] = {
        "held_at": HELD,
        "zone": MOSCOW,
        "minutes": 45,
        "form": "talk",
        "task": None,
        "theme": "План урока",
    }
    return Draft(**(usual | {"done": "Разобрали план", "agreement": "Открытый урок"} | wanted))


async def write(
    tx: Tx, *pairs: int, request: str = "press", now: int = NOW, meeting: int | None = None, **wanted: Any
) -> int:
    return await entries.write(tx, MENTOR, pairs, draft(**wanted), meeting=meeting, request=request, now=now)


async def read(tx: Tx, number: int) -> Entry:
    found = await journal.entry(tx, number)
    assert found is not None
    return found
