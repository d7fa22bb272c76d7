"""A row of meetings, every week or two: planned by one answer with the first one, moved by one answer with any of them.

Holidays and what lies behind the programme's end are left out.
"""

from collections.abc import Sequence
from datetime import date

from rules import meetings as rules
from rules.holidays import Holiday
from storage import meetings
from storage.db import Tx
from storage.meetings import Meeting


async def starts(tx: Tx, proposal: Meeting, at: int, holidays: Sequence[Holiday]) -> list[int]:
    """When the others take place if this time is chosen; none where no row is planned or moved by it."""
    if proposal.row_moves:
        return list((await _shifted(tx, await meetings.row(tx, proposal), proposal, at, holidays)).values())
    return await _repeated(tx, proposal, at, holidays)


async def repeat(tx: Tx, first: Meeting, holidays: Sequence[Holiday], *, now: int) -> list[Meeting]:
    """The first one of a series is planned: those that follow it."""
    times = await _repeated(tx, first, first.starts_at, holidays)
    if not times:
        return []
    await tx.many(
        "INSERT INTO meetings (pair, proposed_by, form, task, place, starts_at, minutes, zone, state, every, series,"
        " lapses_at, changed_at, created_at, request)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, $10, $6, $11, $11, $12)",
        [
            (
                first.pair, first.proposed_by, first.form, first.task, first.place, at, first.minutes, first.zone,
                first.every, first.id, now, f"{first.id}.{at}",
            )
            for at in times
        ],
    )  # fmt: skip
    return await meetings.of_series(tx, first.id)


async def shift(
    tx: Tx, row: Sequence[Meeting], proposal: Meeting, at: int, holidays: Sequence[Holiday], *, now: int
) -> list[Meeting]:  # fmt: skip
    """The `row` of the proposal moves with it to `at`; those that are still planned."""
    to = await _shifted(tx, row, proposal, at, holidays)
    await tx.many(
        "UPDATE meetings SET starts_at = $1, state = $2, version = version + 1, changed_at = $3 WHERE id = $4",
        [(to.get(it.id, it.starts_at), "planned" if it.id in to else "cancelled", now, it.id) for it in row],
    )
    return [it for it in await meetings.of_series(tx, proposal.first) if it.id in to]


async def _repeated(tx: Tx, first: Meeting, at: int, holidays: Sequence[Holiday]) -> list[int]:
    """Once: the first one of a series may be moved and chosen again."""
    if not first.every or first.series is not None or await meetings.of_series(tx, first.id):
        return []
    return rules.series(at, first.zone, first.every, await _until(tx, first), holidays)


async def _shifted(
    tx: Tx, row: Sequence[Meeting], proposal: Meeting, at: int, holidays: Sequence[Holiday]
) -> dict[int, int]:  # fmt: skip
    """New starts by the meeting."""
    until, was_at = await _until(tx, proposal), proposal.known_at
    moved = ((it.id, rules.shifted(it.starts_at, was_at, at, it.zone)) for it in row)
    return {
        number: start for number, start in moved if rules.takes_place(start, proposal.zone, until, holidays)
    }  # fmt: skip


async def _until(tx: Tx, meeting: Meeting) -> date:
    return date.fromisoformat(await tx.value("SELECT ends_on FROM pairs WHERE id = $1", meeting.pair))
