"""The journal: written once, changed for seven days, answered by each mentee for themself. On both engines."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rules.entries import OLDEST, REMARK, TEXT
from storage import arranging, entries, journal, pulses
from storage.db import Database, Tx
from storage.entries import AlreadyWritten, BadEntry, Changed, Draft, Gone, Locked
from storage.pairs import pair as read_pair
from storage.pulses import NoCurator
from tests.storage.journaling import (
    BEGAN,
    CURATOR,
    DAY,
    HELD,
    HOUR,
    MARIA,
    MENTOR,
    MOSCOW,
    NOW,
    OTHER,
    PETER,
    draft,
    read,
    school,
    write,
)


async def heard(tx: Tx, state: str = "waiting") -> list[tuple[int, str, str, int]]:
    rows = await tx.all(
        "SELECT person, kind, which, due_at FROM outbox WHERE state = $1 ORDER BY person, kind, which", state
    )
    return [(row["person"], row["kind"], row["which"], row["due_at"] - NOW) for row in rows]


async def held_at(tx: Tx, pair: int) -> int | None:
    found: int | None = await tx.value("SELECT held_at FROM pairs WHERE id = $1", pair)
    return found


async def test_an_entry_is_written_once_and_the_mentee_is_asked(db: Database) -> None:
    async with db.write() as tx:
        maria, _ = await school(tx)
        number = await write(tx, maria, due_on=date(2026, 12, 5))
        assert await write(tx, maria, done="второе касание") == number
        entry = await read(tx, number)
        assert (entry.mentor_name, entry.theme, entry.done, entry.due_on) == (
            *("Ирина", "План урока", "Разобрали план"), date(2026, 12, 5),
        )  # fmt: skip
        assert [(one.pair, one.mentee_name, one.state) for one in entry.pairs] == [(maria, "Мария", "waiting")]
        assert await held_at(tx, maria) == HELD
        assert await heard(tx) == [(MARIA, "entry-waiting", "1", 3 * DAY), (MARIA, "entry-written", "1", 0)]


async def test_a_group_is_one_entry_and_each_answers_for_themself(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        number = await write(tx, peter, maria)
        await entries.confirm(tx, number, maria, version=1, by=MARIA, now=NOW)
        entry = await read(tx, number)
        assert [(one.mentee_name, one.state) for one in entry.pairs] == [("Мария", "confirmed"), ("Пётр", "waiting")]
        assert {person for person, *_ in await heard(tx)} == {PETER}
        with pytest.raises(Gone):
            await entries.confirm(tx, number, peter, version=1, by=MARIA, now=NOW)
        with pytest.raises(Gone):
            await entries.correct(tx, number, maria, version=1, remark="нет", by=MENTOR, now=NOW)
        assert [one.id for one in await journal.of_pair(tx, maria)] == [number]
        assert [(one.id, one.confirmed) for one in await journal.of_mentor(tx, MENTOR)] == [(number, True)]


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"held_at": NOW + 1}, "day"),
        ({"held_at": NOW - 366 * DAY}, "day"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"form": "walk"}, "form"),
        ({"theme": ""}, "theme"),
        ({"theme": "т" * 121}, "theme"),
        ({"done": "д" * TEXT}, "text"),
        ({"task": 99}, "task"),
    ],
)
async def test_what_cannot_be_is_refused(db: Database, wanted: dict[str, Any], field: str) -> None:
    async with db.write() as tx:
        maria, _ = await school(tx)
        with pytest.raises(BadEntry, match=field):
            await write(tx, maria, **wanted)
        number = await write(tx, maria)
        with pytest.raises(BadEntry, match=field):
            await entries.edit(tx, number, draft(**wanted), by=MENTOR, now=NOW)
        assert await tx.value("SELECT count(*) FROM entries") == 1


async def test_only_of_own_live_pairs(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        for mentor, pairs in ((OTHER, [maria]), (MARIA, [maria]), (MENTOR, [maria, 99])):
            with pytest.raises(Gone):
                await entries.write(tx, mentor, pairs, draft(), request="x", now=NOW)
        for pairs in ([], [maria, maria]):
            with pytest.raises(BadEntry, match="pairs"):
                await entries.write(tx, MENTOR, pairs, draft(), request="x", now=NOW)
        await tx.run("UPDATE pairs SET state = 'paused' WHERE id = $1", maria)
        await tx.run("UPDATE pairs SET state = 'finished' WHERE id = $1", peter)
        assert await write(tx, maria, request="paused")
        with pytest.raises(Gone):
            await write(tx, peter, request="over")


async def test_a_planned_meeting_is_held_by_its_entry(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        meeting = await arranging.propose(
            tx, maria, by=MENTOR, options=[HELD], minutes=45, form="visit", zone=MOSCOW, request="p", now=BEGAN
        )
        with pytest.raises(BadEntry, match="meeting"):
            await write(tx, maria, meeting=meeting)
        await arranging.choose(tx, meeting, 1, by=MARIA, now=BEGAN)
        with pytest.raises(BadEntry, match="meeting"):
            await write(tx, peter, meeting=meeting)
        number = await write(tx, maria, peter, meeting=meeting)
        assert await tx.value("SELECT state FROM meetings WHERE id = $1", meeting) == "held"
        assert await journal.of_meeting(tx, meeting) == number
        with pytest.raises(BadEntry, match="pairs"):
            await entries.remove(tx, number, maria, by=MENTOR, now=NOW)
        with pytest.raises(AlreadyWritten) as written:
            await write(tx, maria, meeting=meeting, request="another")
        assert written.value.entry == number


async def test_a_change_asks_again_and_keeps_the_remark(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        number = await write(tx, maria, peter)
        await entries.confirm(tx, number, peter, version=1, by=PETER, now=NOW)
        await entries.correct(tx, number, maria, version=1, remark="Было полчаса", by=MARIA, now=NOW + 5)
        assert (MENTOR, "entry-corrected", f"{maria}.{NOW + 5}", 5) in await heard(tx)
        before = Draft.of(await read(tx, number))
        await entries.edit(tx, number, before, by=MENTOR, now=NOW + 9)
        assert (await read(tx, number)).version == 1
        await entries.edit(tx, number, replace(before, minutes=30, held_at=HELD - DAY), by=MENTOR, now=NOW + 10)
        entry = await read(tx, number)
        assert (entry.version, entry.minutes, await held_at(tx, peter)) == (2, 30, HELD - DAY)
        assert [(one.state, one.remark) for one in entry.pairs] == [("waiting", "Было полчаса"), ("waiting", "")]
        assert [(who, kind, which) for who, kind, which, _ in await heard(tx) if who != MENTOR] == [
            *((MARIA, "entry-waiting", "2"), (MARIA, "entry-written", "2")),
            *((PETER, "entry-waiting", "2"), (PETER, "entry-written", "2")),
        ]
        with pytest.raises(Changed):
            await entries.confirm(tx, number, maria, version=1, by=MARIA, now=NOW)
        await entries.confirm(tx, number, maria, version=2, by=MARIA, now=NOW + 20)
        assert [one.remark for one in (await read(tx, number)).pairs] == ["", ""]


async def test_after_seven_days_nothing_changes_but_an_answer(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        number = await write(tx, maria, peter)
        late = NOW + 7 * DAY
        await entries.edit(tx, number, draft(minutes=60), by=MENTOR, now=late - 1)
        with pytest.raises(Locked):
            await entries.edit(tx, number, draft(minutes=90), by=MENTOR, now=late)
        with pytest.raises(Gone):
            await entries.edit(tx, number, draft(minutes=90), by=MARIA, now=NOW)
        await entries.confirm(tx, number, maria, version=2, by=MARIA, now=late)
        await entries.confirm(tx, number, maria, version=2, by=MARIA, now=late + 9)
        assert [one.answered_at for one in (await read(tx, number)).pairs] == [late, None]
        with pytest.raises(Locked):
            await entries.correct(tx, number, maria, version=2, remark="нет", by=MARIA, now=late)
        await entries.correct(tx, number, peter, version=2, remark="нет", by=PETER, now=late)
        await entries.confirm(tx, number, peter, version=2, by=PETER, now=late + 1)
        for remark in ("", "д" * (REMARK + 1)):
            with pytest.raises(BadEntry):
                await entries.correct(tx, number, peter, version=2, remark=remark, by=PETER, now=NOW)


async def test_words_are_changed_for_seven_days_however_long_ago_the_day_was(db: Database) -> None:
    async with db.write() as tx:
        maria, _ = await school(tx)
        long_ago = NOW - OLDEST * DAY
        number = await write(tx, maria, held_at=long_ago)
        later = NOW + 3 * DAY
        await entries.edit(tx, number, draft(held_at=long_ago, done="Иначе"), by=MENTOR, now=later)
        assert (await read(tx, number)).done == "Иначе"
        with pytest.raises(BadEntry, match="day"):
            await entries.edit(tx, number, draft(held_at=long_ago + DAY), by=MENTOR, now=later)


async def test_who_was_there_is_put_in_and_taken_out(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        step = await tx.value(
            "INSERT INTO tasks (pair, title, form, made_at, request) VALUES ($1, 'Урок', 'talk', 0, '1') RETURNING id",
            maria,
        )
        number = await write(tx, maria, task=step)
        await entries.confirm(tx, number, maria, version=1, by=MARIA, now=NOW)
        await pulses.pulse(tx, number, maria, MARIA, useful=4, now=NOW)
        for _ in range(2):
            await entries.add(tx, number, peter, by=MENTOR, now=NOW + 60)
        entry = await read(tx, number)
        assert [(one.mentee, one.state) for one in entry.pairs] == [(MARIA, "confirmed"), (PETER, "waiting")]
        assert (entry.version, await held_at(tx, peter)) == (1, HELD)
        asked = await heard(tx)
        assert [(who, kind) for who, kind, *_ in asked] == [(PETER, "entry-added"), (PETER, "entry-waiting")]
        for _ in range(2):
            await entries.remove(tx, number, maria, by=MENTOR, now=NOW + 90)
        entry = await read(tx, number)
        assert ([one.mentee for one in entry.pairs], entry.task, entry.theme) == ([PETER], None, "План урока")
        assert await held_at(tx, maria) is None
        assert await tx.value("SELECT count(*) FROM pulses") == 0
        with pytest.raises(Gone):
            await entries.confirm(tx, number, maria, version=1, by=MARIA, now=NOW)
        with pytest.raises(BadEntry, match="pairs"):
            await entries.remove(tx, number, peter, by=MENTOR, now=NOW)
        for change, pair, by, at, refusal in (
            (entries.add, 99, MENTOR, NOW, Gone), (entries.add, maria, OTHER, NOW, Gone),
            (entries.add, maria, MENTOR, NOW + 7 * DAY, Locked), (entries.remove, peter, MENTOR, NOW + 7 * DAY, Locked),
        ):  # fmt: skip
            with pytest.raises(refusal):
                await change(tx, number, pair, by=by, now=at)
        await entries.add(tx, number, maria, by=MENTOR, now=NOW + 99)
        await entries.remove(tx, number, peter, by=MENTOR, now=NOW + 99)
        assert {who for who, *_ in await heard(tx)} == {MARIA}


async def test_two_taps_at_once_write_one_entry(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)

    async def tap(request: str, *pairs: int) -> None:
        async with db.write() as tx:
            await write(tx, *pairs, request=request)

    await asyncio.gather(*(tap("one", maria, peter) for _ in range(4)), *(tap("two", peter, maria) for _ in range(4)))
    async with db.read() as tx:
        assert await tx.value("SELECT count(*) FROM entries") == 2
        assert await tx.value("SELECT count(*) FROM entry_pairs") == 4


async def test_two_who_are_taken_out_at_once_leave_one(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        number = await write(tx, maria, peter)

    async def remove(pair: int) -> None:
        with suppress(BadEntry):
            async with db.write() as tx:
                await entries.remove(tx, number, pair, by=MENTOR, now=NOW)

    await asyncio.gather(remove(maria), remove(peter))
    async with db.read() as tx:
        assert len((await read(tx, number)).pairs) == 1


async def test_an_answer_and_a_change_at_once(db: Database) -> None:
    """Whoever comes second sees what the first has done: nothing is confirmed that was not read."""
    async with db.write() as tx:
        maria, _ = await school(tx)
        number = await write(tx, maria)

    async def confirm() -> None:
        with suppress(Changed):
            async with db.write() as tx:
                await entries.confirm(tx, number, maria, version=1, by=MARIA, now=NOW)

    async def edit() -> None:
        async with db.write() as tx:
            await entries.edit(tx, number, draft(minutes=60), by=MENTOR, now=NOW)

    await asyncio.gather(confirm(), edit())
    async with db.read() as tx:
        entry = await read(tx, number)
        assert (entry.version, entry.pairs[0].state) == (2, "waiting")


async def test_hours_are_counted_once_and_apart(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        both = await write(tx, maria, peter, request="1", minutes=60)
        await write(tx, maria, request="2", minutes=30, form="visit", held_at=HELD - DAY)
        third = await write(tx, maria, request="3", minutes=20, form="visit", held_at=HELD - 2 * DAY)
        await entries.confirm(tx, both, peter, version=1, by=PETER, now=NOW)
        await entries.confirm(tx, third, maria, version=1, by=MARIA, now=NOW)
        mine = await journal.totals_of_pair(tx, maria)
        assert (mine.entries, mine.minutes, mine.confirmed, mine.confirmed_minutes) == (3, 110, 1, 20)
        assert mine.by_form == {"talk": 1, "visit": 2}
        all_ = await journal.totals_of_mentor(tx, MENTOR)
        assert (all_.entries, all_.minutes, all_.confirmed, all_.confirmed_minutes) == (3, 110, 2, 80)
        await entries.correct(tx, both, maria, version=1, remark="Меня не было", by=MARIA, now=NOW)
        assert (await journal.totals_of_mentor(tx, MENTOR)).confirmed_minutes == 20
        part = await journal.totals_of_pair(tx, maria, since=HELD - DAY, until=HELD)
        assert (part.entries, part.minutes) == (1, 30)
        assert (await journal.totals_of_pair(tx, 99)).minutes == 0
        listed = await journal.of_pair(tx, maria, limit=2, offset=1)
        assert [one.minutes for one in listed] == [30, 20]


async def test_a_pulse_keeps_what_was_said(db: Database) -> None:
    async with db.write() as tx:
        maria, peter = await school(tx)
        number = await write(tx, maria)
        await pulses.pulse(tx, number, maria, MARIA, useful=4, now=NOW)
        await pulses.pulse(tx, number, maria, MARIA, clear=2, now=NOW)
        await pulses.pulse(tx, number, maria, MARIA, useful=3, now=NOW)
        assert await pulses.answers(tx, number, MARIA) == (3, 2)
        assert await pulses.answers(tx, number, PETER) == (None, None)
        for pair, person in ((maria, PETER), (peter, PETER), (maria, MENTOR)):
            with pytest.raises(pulses.Gone):
                await pulses.pulse(tx, number, pair, person, useful=1, now=NOW)


async def test_a_whisper_goes_to_the_curator_alone(db: Database) -> None:
    async with db.write() as tx:
        maria, _ = await school(tx)
        pair = await read_pair(tx, maria)
        assert pair is not None
        made = await pulses.whisper(tx, pair, MARIA, "Мне трудно", request="1", now=NOW)
        assert await pulses.whisper(tx, pair, MARIA, "Мне трудно", request="1", now=NOW + 1) == made
        assert await heard(tx) == [(CURATOR, "whisper", "", 0)]
        assert await tx.value("SELECT count(*) FROM audit WHERE about = $1 AND action = 'whisper.sent'", MENTOR) == 0


@pytest.mark.parametrize("only", [None, MENTOR])
async def test_a_whisper_that_nobody_would_read_is_not_kept(db: Database, only: int | None) -> None:
    async with db.write() as tx:
        maria, _ = await school(tx, curator=only)
        pair = await read_pair(tx, maria)
        assert pair is not None
        with pytest.raises(NoCurator):
            await pulses.whisper(tx, pair, MARIA, "Мне трудно", request="1", now=NOW)
        assert await tx.value("SELECT count(*) FROM whispers") == 0


async def test_an_entry_of_the_past_leaves_the_last_meeting(db: Database) -> None:
    async with db.write() as tx:
        maria, _ = await school(tx)
        await write(tx, maria, request="1")
        await write(tx, maria, request="2", held_at=HELD - 3 * DAY)
        assert await held_at(tx, maria) == HELD
        assert NOW - HELD == 3 * HOUR
