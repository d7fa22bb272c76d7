"""Rows of meetings: planned, moved and cancelled by one answer, in as many statements whatever their length."""

from typing import Any

import content
from storage import arranging, meetings
from storage.db import Database, Tx
from tests.storage.meeting import DAY, FIRST, HOUR, MENTEE, MENTOR, NOW, SECOND, at, heard, pair, planned, propose, read
from tests.storage.seating import notices


async def test_a_series_goes_on_to_the_end_of_the_programme(db: Database) -> None:
    async with db.write() as tx:
        of = await pair(tx, ends_on="2027-01-21")
        first = await planned(tx, of, every=1)
        every = await meetings.of_pair(tx, of, since=0, until=at(1, 0, month=2, year=2027))
        starts = [FIRST, FIRST + 7 * DAY, FIRST + 14 * DAY, FIRST + 35 * DAY, FIRST + 42 * DAY]
        assert [(it.starts_at, it.state, it.series) for it in every] == [
            (starts_at, "planned", None if starts_at == FIRST else first) for starts_at in starts
        ]
        # The first one moved and chosen again makes no second row of meetings.
        await arranging.move(tx, first, [SECOND], by=MENTOR, now=NOW)
        await arranging.choose(tx, first, 1, by=MENTEE, now=NOW, holidays=content.holidays())
        assert await tx.value("SELECT count(*) FROM meetings") == len(starts)
        # From the third on nothing takes place; one word of it.
        await tx.run("UPDATE outbox SET state = 'sent' WHERE kind = 'meeting-planned'")
        gone = await arranging.cancel(tx, every[2].id, by=MENTEE, series=True, now=NOW)
        assert [it.id for it in gone] == [it.id for it in every[2:]]
        assert [it.id for it in await meetings.ahead(tx, MENTOR, now=NOW)] == [every[0].id, every[1].id]
        assert [kind for kind, _ in await heard(tx, MENTOR)].count("cancelled") == 1
        reminders = await notices(tx, MENTEE, "meeting-reminder")
        assert len([it for it in reminders if it[2] == "waiting"]) == 2 * 2


async def test_a_row_moves_by_one_answer(db: Database) -> None:
    async with db.write() as tx:
        of = await pair(tx, ends_on="2027-01-29")
        await planned(tx, of, every=1)
        row = [it.id for it in await meetings.ahead(tx, MENTOR, now=NOW)]
        # The third one was moved apart and the fifth is off.
        await arranging.move(tx, row[2], [at(22, 9)], by=MENTOR, now=NOW)
        await arranging.choose(tx, row[2], 1, by=MENTEE, now=NOW)
        await arranging.cancel(tx, row[4], by=MENTEE, now=NOW)
        await tx.run("UPDATE outbox SET state = 'sent' WHERE state = 'waiting' AND due_at <= $1", NOW)

        moved = await arranging.move(tx, row[1], [at(18, 10)], by=MENTEE, row=True, now=NOW)
        assert (moved.row_moves, moved.was_at) == (True, FIRST + 7 * DAY)
        # Not answered yet: what follows is where it was, and one word asks about all.
        assert (await read(tx, row[3])).starts_at == FIRST + 35 * DAY
        told = [it for it in await heard(tx, MENTOR) if it[0] not in ("reminder", "over")]
        assert told == [("moved", "2"), ("waiting", "2")]
        # Other times for the row.
        assert (await arranging.move(tx, row[1], [at(19, 10)], by=MENTOR, row=True, now=NOW)).row_moves
        assert not (await arranging.choose(tx, row[1], 1, by=MENTEE, now=NOW, holidays=content.holidays())).row_moves
        found = [await read(tx, it) for it in row]
        assert [(it.state, it.starts_at, it.version) for it in found] == [
            ("planned", FIRST, 1), ("planned", at(19, 10), 3), ("planned", at(22, 9), 2),
            ("planned", at(16, 10, month=1, year=2027), 2), ("cancelled", FIRST + 42 * DAY, 1),
            ("cancelled", FIRST + 49 * DAY, 2),  # two days later its programme has ended
        ]  # fmt: skip
        reminded = "SELECT subject, which, due_at FROM outbox WHERE state = 'waiting' AND person = $1 AND kind = $2"
        hours = await tx.all(f"{reminded} AND which LIKE '%.hour' ORDER BY due_at", MENTOR, "meeting-reminder")
        assert [tuple(it) for it in hours] == [
            (str(it.id), f"{it.version}.hour", it.starts_at - HOUR)
            for it in sorted(found[:4], key=lambda it: it.starts_at)
        ]
        assert [which for kind, which in await heard(tx, MENTOR) if kind == "planned"] == ["3"]


async def test_a_row_stays_where_its_move_is_declined(db: Database) -> None:
    async with db.write() as tx:
        of = await pair(tx, ends_on="2026-12-30")
        await planned(tx, of, every=1)
        row = [it.id for it in await meetings.ahead(tx, MENTOR, now=NOW)]
        await arranging.move(tx, row[0], [at(11, 10)], by=MENTEE, row=True, now=NOW)
        assert (await arranging.decline(tx, row[0], by=MENTOR, now=NOW)).row_moves
        assert [(it.id, it.starts_at) for it in await meetings.ahead(tx, MENTOR, now=NOW)] == [
            (row[1], FIRST + 7 * DAY), (row[2], FIRST + 14 * DAY),
        ]  # fmt: skip
        # Another time is then found for this one alone.
        await arranging.move(tx, row[0], [at(12, 10)], by=MENTEE, row=True, now=NOW)
        await arranging.choose(tx, row[0], 1, by=MENTOR, now=NOW)
        assert (await read(tx, row[1])).starts_at == FIRST + 7 * DAY


class Counted:
    """A transaction that counts what it is asked."""

    def __init__(self, tx: Tx) -> None:
        self.tx, self.statements = tx, 0

    def once(self) -> Any:
        self.statements = 0
        return self

    def __getattr__(self, name: str) -> Any:
        self.statements += name in ("all", "one", "value", "run", "many")
        return getattr(self.tx, name)


async def test_a_long_series_takes_no_more_statements_than_a_short_one(db: Database) -> None:
    """Choosing one took 557 statements, pausing its pair 854."""
    taken, lengths = set(), []
    async with db.write() as tx:
        of = await pair(tx)
        for ends_on in ("2026-12-31", "2027-11-30"):
            await tx.run("UPDATE pairs SET ends_on = $1 WHERE id = $2", ends_on, of)
            chosen, moved, cancelled, paused = [Counted(tx) for _ in range(4)]
            for wish in ("cancel", "pause"):
                number = await propose(tx, of, every=1, request=ends_on + wish)
                await arranging.choose(chosen.once(), number, 1, by=MENTEE, now=NOW, holidays=content.holidays())
                await arranging.move(tx, number, [FIRST + HOUR], by=MENTOR, row=True, now=NOW)
                await arranging.choose(moved.once(), number, 1, by=MENTEE, now=NOW, holidays=content.holidays())
                if wish == "cancel":
                    await arranging.cancel(cancelled.once(), number, by=MENTOR, series=True, now=NOW)
                else:
                    lengths.append(await arranging.forget_pair(paused.once(), of, now=NOW))
            taken.add(tuple(it.statements for it in (chosen, moved, cancelled, paused)))
    [counts] = taken
    assert max(counts) < 25, counts
    assert lengths[1] > 5 * lengths[0]
