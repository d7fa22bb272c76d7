"""Meetings of a pair: each change is a version, and what was to be said of an older one is never said."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest

from rules.meetings import PLACE
from storage import arranging, meeting_reminders, meetings, people
from storage.arranging import BadMeeting, NotActive, NotNow
from storage.db import Database
from tests.storage.meeting import (
    DAY,
    FIRST,
    HOUR,
    MENTEE,
    MENTOR,
    MINUTE,
    MOSCOW,
    NOW,
    SECOND,
    STRANGER,
    at,
    heard,
    pair,
    planned,
    propose,
    read,
)


async def test_a_proposal_waits_for_the_other_one(db: Database) -> None:
    async with db.write() as tx:
        number = await propose(tx, await pair(tx), place="каб. 12")
        found = await read(tx, number)
        assert (found.state, found.version, found.starts_at, found.options) == ("proposed", 1, FIRST, (FIRST, SECOND))
        assert (found.mentor, found.mentee, found.name_of_other(MENTOR)) == (MENTOR, MENTEE, "Кузнецова Мария")
        assert (found.ends_at - found.starts_at, found.place, found.zone) == (45 * MINUTE, "каб. 12", MOSCOW)
        assert await heard(tx, MENTEE) == [("proposed", "1"), ("waiting", "1")]
        assert await heard(tx, MENTOR) == [("unanswered", "1")]
        # The button again is the same meeting.
        assert await propose(tx, found.pair, place="каб. 12") == number
        with pytest.raises(NotNow):
            await arranging.choose(tx, number, 1, by=MENTOR, now=NOW)
        with pytest.raises(NotNow):
            await arranging.choose(tx, number, 1, by=STRANGER, now=NOW)


async def test_the_chosen_time_is_planned_and_both_are_reminded(db: Database) -> None:
    async with db.write() as tx:
        number = await propose(tx, await pair(tx))
        chosen = await arranging.choose(tx, number, 2, by=MENTEE, now=NOW)
        assert (chosen.state, chosen.starts_at) == ("planned", SECOND)
        assert await heard(tx, MENTEE) == [("reminder", "1.day"), ("reminder", "1.hour")]
        assert await heard(tx, MENTOR) == [
            ("over", "1"), ("planned", "1"), ("reminder", "1.day"), ("reminder", "1.hour"),
        ]  # fmt: skip
        due = "SELECT person, due_at FROM outbox WHERE kind = 'meeting-reminder' AND which = '1.day' ORDER BY person"
        # «За день» is a day before, between 8 and 19 of each one's own eve: 15:00 in Moscow is midnight in Kamchatka.
        assert [tuple(row) for row in await tx.all(due)] == [(MENTOR, at(10, 15)), (MENTEE, at(10, 23))]
        with pytest.raises(NotNow):
            await arranging.choose(tx, number, 1, by=MENTEE, now=NOW)


async def test_the_eve_follows_the_reader_to_another_clock(db: Database) -> None:
    due = "SELECT due_at FROM outbox WHERE kind = 'meeting-reminder' AND which = '1.day' AND person = $1"
    async with db.write() as tx:
        await planned(tx, await pair(tx), options=[SECOND])
        assert await tx.value(due, MENTEE) == at(10, 23)
        await people.live_by(tx, MENTEE, MOSCOW)
        await meeting_reminders.live_elsewhere(tx, MENTEE, now=NOW)
        assert (await tx.value(due, MENTEE), await tx.value(due, MENTOR)) == (at(10, 15), at(10, 15))
        # What was said already is not said again.
        await tx.run("UPDATE outbox SET state = 'sent' WHERE kind = 'meeting-reminder'")
        await meeting_reminders.live_elsewhere(tx, MENTEE, now=NOW)
        assert [kind for kind, _ in await heard(tx, MENTEE)] == []


async def test_a_time_that_has_passed_is_not_chosen(db: Database) -> None:
    async with db.write() as tx:
        number = await propose(tx, await pair(tx))
        for wrong, now in ((0, NOW), (3, NOW), (1, FIRST)):
            with pytest.raises(BadMeeting, match="options"):
                await arranging.choose(tx, number, wrong, by=MENTEE, now=now)
        assert (await arranging.choose(tx, number, 2, by=MENTEE, now=FIRST)).starts_at == SECOND


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("options", {"options": []}), ("options", {"options": [NOW]}), ("options", {"options": [NOW + 400 * DAY]}),
        ("options", {"options": [FIRST, FIRST + 1, FIRST + 2, FIRST + 3]}), ("minutes", {"minutes": 4}),
        ("minutes", {"minutes": 481}), ("form", {"form": "feast"}), ("place", {"place": "я" * (PLACE + 1)}),
        ("every", {"every": 3}), ("task", {"task": 77}),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_named(db: Database, field: str, wrong: dict[str, Any]) -> None:
    async with db.write() as tx:
        of = await pair(tx)
        with pytest.raises(BadMeeting) as bad:
            await propose(tx, of, **wrong)
        assert bad.value.field == field
        assert await tx.value("SELECT count(*) FROM meetings") == 0


@pytest.mark.parametrize("state", ["proposed", "paused", "finished"])
async def test_only_a_pair_that_goes_on_meets(db: Database, state: str) -> None:
    async with db.write() as tx:
        of = await pair(tx, state)
        with pytest.raises(NotActive):
            await propose(tx, of)


async def test_another_time_is_proposed_back(db: Database) -> None:
    async with db.write() as tx:
        number = await propose(tx, await pair(tx))
        moved = await arranging.move(tx, number, [at(12, 9)], by=MENTEE, now=NOW + HOUR)
        assert (moved.state, moved.version, moved.proposed_by, moved.options) == ("proposed", 2, MENTEE, (at(12, 9),))
        assert moved.was_at is None
        assert await heard(tx, MENTOR) == [("proposed", "2"), ("waiting", "2")]
        assert await heard(tx, MENTEE) == [("unanswered", "2")]
        with pytest.raises(NotNow):
            await arranging.choose(tx, number, 1, by=MENTEE, now=NOW)
        assert (await arranging.choose(tx, number, 1, by=MENTOR, now=NOW)).starts_at == at(12, 9)
        assert ("planned", "2") in await heard(tx, MENTEE)


async def test_moved_reminders_are_those_of_the_new_time(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx, await pair(tx))
        moved = await arranging.move(tx, number, [SECOND], by=MENTOR, now=NOW)
        assert (moved.state, moved.was_at, moved.version) == ("proposed", FIRST, 2)
        assert await heard(tx, MENTEE) == [("moved", "2"), ("waiting", "2")]
        assert await heard(tx, MENTOR) == [("unanswered", "2")]
        # Another time again: the mentee knows the first one.
        assert (await arranging.move(tx, number, [SECOND + DAY], by=MENTOR, now=NOW)).was_at == FIRST
        again = await arranging.choose(tx, number, 1, by=MENTEE, now=NOW)
        assert (again.state, again.starts_at, again.version, again.was_at) == ("planned", SECOND + DAY, 3, None)
        assert await heard(tx, MENTEE) == [("reminder", "3.day"), ("reminder", "3.hour")]
        assert ("over", "3") in await heard(tx, MENTOR)


async def test_declined_is_said_and_may_still_find_a_time(db: Database) -> None:
    async with db.write() as tx:
        number = await propose(tx, await pair(tx))
        with pytest.raises(NotNow):
            await arranging.decline(tx, number, by=MENTOR, now=NOW)
        assert (await arranging.decline(tx, number, by=MENTEE, reason="Уроки", now=NOW)).state == "declined"
        assert (await heard(tx, MENTEE), await heard(tx, MENTOR)) == ([], [("declined", "1")])
        with pytest.raises(NotNow):
            await arranging.decline(tx, number, by=MENTEE, now=NOW)
        moved = await arranging.move(tx, number, [SECOND], by=MENTOR, now=NOW)
        assert (moved.state, moved.reason) == ("proposed", "")
        assert await heard(tx, MENTEE) == [("proposed", "2"), ("waiting", "2")]


async def test_a_cancelled_meeting_is_silent(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx, await pair(tx))
        assert [it.id for it in await arranging.cancel(tx, number, by=MENTEE, reason="Болею", now=NOW)] == [number]
        found = await read(tx, number)
        assert (found.state, found.reason) == ("cancelled", "Болею")
        assert (await heard(tx, MENTEE), await heard(tx, MENTOR)) == ([], [("cancelled", "1")])
        # Again nothing happens, and it does not come back.
        assert await arranging.cancel(tx, number, by=MENTEE, now=NOW) == []
        with pytest.raises(NotNow):
            await arranging.move(tx, number, [SECOND], by=MENTOR, now=NOW)
        with pytest.raises(NotNow):
            await arranging.choose(tx, number, 1, by=MENTEE, now=NOW)


async def test_a_proposal_nobody_saw_is_taken_back_without_a_word(db: Database) -> None:
    async with db.write() as tx:
        of = await pair(tx)
        await arranging.cancel(tx, await propose(tx, of), by=MENTOR, now=NOW)
        assert (await heard(tx, MENTEE), await heard(tx, MENTOR)) == ([], [])
        seen = await propose(tx, of, request="other")
        await tx.run("UPDATE outbox SET state = 'sent' WHERE kind = 'meeting-proposed' AND state = 'waiting'")
        await arranging.cancel(tx, seen, by=MENTOR, now=NOW)
        assert await heard(tx, MENTEE) == [("cancelled", "1")]


async def test_a_pair_that_pauses_meets_no_more(db: Database) -> None:
    async with db.write() as tx:
        of = await pair(tx)
        over = await planned(tx, of, options=[NOW + HOUR], request="over")
        ahead, asked = await planned(tx, of, request="ahead"), await propose(tx, of, request="asked")
        assert await arranging.forget_pair(tx, of, now=NOW + 2 * HOUR) == 2
        states = [(await read(tx, number)).state for number in (over, ahead, asked)]
        assert states == ["planned", "cancelled", "cancelled"]
        # What took place before may still be written down.
        assert (await heard(tx, MENTEE), await heard(tx, MENTOR)) == ([], [("over", "1"), ("planned", "1")])
        assert await arranging.forget_pair(tx, of, now=NOW + 2 * HOUR) == 0


async def test_unanswered_proposals_lapse_at_their_last_time(db: Database) -> None:
    async with db.write() as tx:
        of = await pair(tx)
        number, later = await propose(tx, of), await propose(tx, of, options=[SECOND + DAY], request="later")
        assert await arranging.next_lapse(tx) == SECOND
        assert await arranging.lapse(tx, now=SECOND - 1, limit=9) == 0
        assert await arranging.lapse(tx, now=SECOND, limit=9) == 1
        assert ((await read(tx, number)).state, (await read(tx, later)).state) == ("lapsed", "proposed")
        assert [it.id for it in await meetings.ahead(tx, MENTEE, now=SECOND)] == [later]
        # A time may still be found for it.
        assert (await arranging.move(tx, number, [SECOND + DAY], by=MENTOR, now=SECOND)).was_at is None


async def test_held_or_missed(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx, await pair(tx))
        with pytest.raises(NotNow):
            await arranging.happened(tx, number, now=FIRST - 1)
        await arranging.missed(tx, number, by=MENTOR, reason="", now=FIRST + HOUR)
        assert (await read(tx, number)).state == "missed"
        # A slip of the finger: it was held after all.
        await arranging.happened(tx, number, now=FIRST + HOUR)
        await arranging.happened(tx, number, now=FIRST + HOUR)
        assert (await read(tx, number)).state == "held"
        with pytest.raises(NotNow):
            await arranging.missed(tx, number, by=MENTOR, reason="", now=FIRST + HOUR)
        with pytest.raises(NotNow):
            await arranging.move(tx, number, [SECOND], by=MENTOR, now=FIRST + HOUR)
        assert await heard(tx, MENTEE) == []


async def test_a_planned_meeting_that_did_not_take_place_moves(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx, await pair(tx))
        moved = await arranging.move(tx, number, [SECOND], by=MENTOR, now=FIRST + HOUR)
        assert (moved.state, moved.was_at) == ("proposed", FIRST)


async def test_only_what_is_planned_at_that_time_clashes(db: Database) -> None:
    async with db.write() as tx:
        of = await pair(tx)
        number = await planned(tx, of)
        await propose(tx, of, options=[FIRST], request="other")

        async def busy(starts_at: int, ends_at: int) -> list[int]:
            found = await meetings.clashes(tx, MENTEE, starts_at=starts_at, ends_at=ends_at)
            return [it.id for it in found]

        assert await busy(FIRST + 44 * MINUTE, FIRST + HOUR) == [number]
        assert await busy(FIRST + 45 * MINUTE, FIRST + HOUR) == await busy(FIRST - HOUR, FIRST) == []
        assert await meetings.clashes(tx, STRANGER, starts_at=FIRST, ends_at=SECOND) == []


async def test_a_deleted_person_leaves_the_time(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx, await pair(tx))
        await tx.run("DELETE FROM people WHERE id = $1", MENTEE)
        found = await read(tx, number)
        assert (found.mentee, found.mentee_name, found.starts_at) == (None, "", FIRST)
        assert [it.id for it in await meetings.ahead(tx, MENTOR, now=NOW)] == [number]
        await arranging.cancel(tx, number, by=MENTOR, now=NOW)


async def test_of_two_who_answer_and_cancel_at_once_one_is_first(db: Database) -> None:
    """Whoever is second reads what the first has done: a cancelled meeting keeps no reminder."""
    async with db.write() as tx:
        number = await propose(tx, await pair(tx))
        await tx.run("UPDATE outbox SET state = 'sent' WHERE kind = 'meeting-proposed'")

    async def choose() -> None:
        async with db.write() as tx:
            with suppress(NotNow):
                await arranging.choose(tx, number, 1, by=MENTEE, now=NOW)

    async def cancel() -> None:
        async with db.write() as tx:
            await arranging.cancel(tx, number, by=MENTOR, now=NOW)

    await asyncio.gather(choose(), cancel())
    async with db.write() as tx:
        assert (await read(tx, number)).state == "cancelled"
        assert (await heard(tx, MENTEE), await heard(tx, MENTOR)) == ([("cancelled", "1")], [])
