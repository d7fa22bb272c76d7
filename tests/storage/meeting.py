"""A mentor in Moscow and a mentee in Kamchatka who meet, for tests of storage."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import content
from storage import arranging, meetings
from storage.db import Tx
from storage.meetings import Meeting

MENTOR, MENTEE, STRANGER = 1, 2, 3
MOSCOW, KAMCHATKA = "Europe/Moscow", "Asia/Kamchatka"
MINUTE, HOUR, DAY = 60, 3600, 86_400


def at(day: int, hour: int, minute: int = 0, month: int = 12, year: int = 2026) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(MOSCOW)).timestamp())


NOW, FIRST, SECOND = at(1, 12), at(10, 15), at(11, 15)


async def pair(tx: Tx, state: str = "active", *, ends_on: str = "2027-05-31") -> int:
    """The mentor lives in Moscow, the mentee in Kamchatka."""
    rows = [(MENTOR, "Белова Ирина", MOSCOW), (MENTEE, "Кузнецова Мария", KAMCHATKA), (STRANGER, "Пётр", None)]
    await tx.many(
        "INSERT INTO people (id, known, name, full_name, zone, locale, created_at, seen_at)"
        " VALUES ($1, 1, 'Имя', $2, $3, 'ru', 0, 0)",
        rows,
    )
    await tx.run("INSERT INTO municipalities (id, region, name, folded) VALUES (1, '23', 'Район', 'район')")
    await tx.run("INSERT INTO organisations (id, municipality, name, folded) VALUES (1, 1, 'Школа 1', 'школа 1')")
    made: int = await tx.value(
        "INSERT INTO pairs (mentor, mentee, organisation, kind, form, state, proposed_at, starts_on, ends_on)"
        " VALUES ($1, $2, 1, 'traditional', 'teacher', $3, 0, '2026-11-01', $4) RETURNING id",
        MENTOR, MENTEE, state, ends_on,
    )  # fmt: skip
    return made


async def propose(tx: Tx, of: int, *, options: Sequence[int] = (SECOND, FIRST), by: int = MENTOR, **more: Any) -> int:
    usual: dict[str, Any] = {"minutes": 45, "form": "talk", "zone": MOSCOW, "request": "press", "now": NOW}
    return await arranging.propose(tx, of, by=by, options=options, **(usual | more))


async def planned(tx: Tx, of: int, **more: Any) -> int:
    made = await propose(tx, of, **more)
    await arranging.choose(tx, made, 1, by=MENTEE, now=NOW, holidays=content.holidays())
    return made


async def read(tx: Tx, number: int) -> Meeting:
    found = await meetings.meeting(tx, number)
    assert found is not None
    return found


async def heard(tx: Tx, person: int) -> list[tuple[str, str]]:
    """What waits to be said, by kind and version."""
    rows = await tx.all(
        "SELECT kind, which FROM outbox WHERE person = $1 AND state = 'waiting' ORDER BY kind, which", person
    )
    return [(row[0].removeprefix("meeting-"), row[1]) for row in rows]
