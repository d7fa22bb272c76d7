"""A broadcast from its draft to its end: what each wish leaves in its row, in the outbox and in the tallies."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rules.audience import Audience
from storage import broadcast_readers, broadcasts, laying, outbox, tallies
from storage.broadcast_readers import ReaderRow, Withdrawn
from storage.broadcasts import Empty, NoBroadcast, NotNow
from storage.db import Database, Tx
from storage.outbox import BROADCASTS, End, Notice
from storage.tallies import Tally
from tests.databases import NOW, SecondLook
from tests.storage.broadcasting import AUTHOR, MOSCOW, OMSK, TEXT, drafted, lay, places, said, somebody

ROWS = "SELECT person, state, due_at, lane, quiet FROM outbox WHERE kind = 'broadcast' ORDER BY person"
LAID = "SELECT laid_to, laid_at FROM broadcasts"


async def launched(db: Database, people: int = 3) -> int:
    async with db.write() as tx:
        await places(tx)
        for _ in range(people):
            await somebody(tx)
        number = await drafted(tx)
        await broadcasts.offer(tx, number, "coming")
        await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)
    return number


async def claimed(tx: Tx, number: int) -> list[Notice]:
    return await outbox.claim(tx, lane=BROADCASTS + number, owner=7, now=NOW, limit=100)


async def state(tx: Tx, number: int) -> str:
    found = await broadcasts.one(tx, number)
    assert found is not None
    return found.state


async def test_a_draft_changes_and_a_launched_one_does_not(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        await somebody(tx)
        number = await broadcasts.draft(tx, author=AUTHOR, scope_kind="municipality", scope="1", now=NOW)
        with pytest.raises(Empty, match="words"):
            await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)
        await broadcasts.write(tx, number, text="", attached=("picture", "file-id"))
        await broadcasts.narrow(tx, number, Audience(subjects=("math",)))
        with pytest.raises(Empty, match="people"):
            await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)
        await broadcasts.narrow(tx, number, Audience())
        await broadcasts.schedule(tx, number, "2026-12-10", "10:00")
        found = await broadcasts.one(tx, number)
        assert found is not None
        assert (found.attached, found.on_day, found.at_time) == (("picture", "file-id"), "2026-12-10", "10:00")
        assert (await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)).will_get == 1
        for late in (
            broadcasts.launch(tx, number, by=AUTHOR, now=NOW),
            broadcasts.write(tx, number, text="x"),
            broadcasts.offer(tx, number, "read"),
            broadcasts.narrow(tx, number, Audience()),
            broadcasts.schedule(tx, number, None, None),
            broadcasts.drop(tx, number, by=AUTHOR, now=NOW),
        ):
            with pytest.raises(NotNow, match="running"):
                await late
        with pytest.raises(NoBroadcast):
            await broadcasts.pause(tx, 99, by=AUTHOR, now=NOW)
        other = await drafted(tx)
        await broadcasts.drop(tx, other, by=AUTHOR, now=NOW)
        assert await broadcasts.one(tx, other) is None


async def test_rows_are_laid_in_ranges_and_go_on_after_a_crash(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await places(tx)
        for number in range(25):
            await somebody(tx, agreed=number != 3, gone=number == 4, municipality=2 if number == 5 else 1)
        number = await drafted(tx)
        await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)
        await somebody(tx, created_at=NOW + 1)
    with pytest.raises(ZeroDivisionError):
        async with db.write() as tx:
            assert await laying.lay(tx, number, zone=MOSCOW, step=10, now=NOW)
            raise ZeroDivisionError
    assert await second_look(LAID) == [(0, None)]
    assert await lay(db, number, now=NOW + 5) == 3
    assert await second_look(LAID) == [(26, NOW + 5)]
    wanted = [(person, "waiting", NOW + 5, BROADCASTS + number, 1) for person in range(1, 26) if person not in (4, 6)]
    assert await second_look(ROWS) == wanted, "who blocked the bot may come back, who did not agree gets none"
    assert await second_look("SELECT * FROM broadcast_tallies") == [(number, "laid", "", 23)]
    async with db.write() as tx:
        assert not await laying.lay(tx, number, zone=MOSCOW, step=10, now=NOW)


async def test_ten_oclock_by_each_ones_own_clock(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await places(tx)
        for zone in (MOSCOW, OMSK, None, "Europe/Berlin"):
            await somebody(tx, zone=zone)
        number = await drafted(tx)
        await broadcasts.schedule(tx, number, "2026-12-10", "10:00")
        await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)
    await lay(db, number, step=2)
    clocks = (MOSCOW, OMSK, MOSCOW, "Europe/Berlin")
    ten = [int(datetime(2026, 12, 10, 10, tzinfo=ZoneInfo(zone)).timestamp()) for zone in clocks]
    assert [row[2] for row in await second_look(ROWS)] == ten
    async with db.read() as tx:
        assert await broadcasts.begins_at(tx, number) == min(ten)
        assert await outbox.next_due(tx) == min(ten)


async def test_what_is_paused_is_not_looked_into(db: Database) -> None:
    number = await launched(db)
    await lay(db, number)
    lane = BROADCASTS + number
    async with db.write() as tx:
        assert await outbox.running(tx, now=NOW) == {BROADCASTS: False, lane: True}
        for _ in range(2):
            await broadcasts.pause(tx, number, by=AUTHOR, now=NOW)
        assert await outbox.running(tx, now=NOW) == {BROADCASTS: False}
        assert await outbox.next_due(tx) is None
        assert not await laying.finish(tx, number, now=NOW)
        for _ in range(2):
            await broadcasts.resume(tx, number, by=AUTHOR, now=NOW)
        assert await outbox.next_due(tx) == NOW
        actions = await tx.all("SELECT action FROM audit ORDER BY id")
        assert [row["action"] for row in actions] == [f"broadcast.{it}" for it in ("launched", "paused", "resumed")]


async def test_each_end_is_counted_with_its_mark(db: Database) -> None:
    number = await launched(db, people=7)
    await lay(db, number)
    blocked = "Forbidden: bot was blocked by the user"
    ends = [End("sent", "5"), End("unreachable", error=blocked), End("failed", error="Bad Request"), End("unknown")]
    async with db.write() as tx:
        tally = Tally()
        notices = await claimed(tx, number)
        for notice, end in zip(notices, ends, strict=False):
            for _ in range(2):  # the second mark of a row changes nothing
                await outbox.settle(tx, notice, end, now=NOW + 1, tally=tally)
        await outbox.again(tx, notices[4], due_at=NOW, error="KeyError", owner=7, now=NOW, tally=tally)
        await tx.run("UPDATE outbox SET tries = 4, state = 'claimed', claimed_by = 7 WHERE id = $1", notices[4].id)
        last = notices[4].__class__(**{name: getattr(notices[4], name) for name in notices[4].__slots__} | {"tries": 4})
        await outbox.again(tx, last, due_at=NOW, error="KeyError", owner=7, now=NOW, tally=tally)
        await outbox.sending(tx, notices[5].id, owner=7)
        await tallies.add(tx, tally)
        assert await outbox.release(tx, owner=7, now=NOW) == 2
        found = await tallies.progress(tx, number)
        assert (found.laid, found.sent, found.unknown, found.void) == (7, 1, 2, 0)
        assert (found.failed, found.unreachable) == ({"broke": 1, "refused": 1}, {"blocked": 1})
        assert (found.ended, found.waiting) == (6, 1)
        assert await tallies.lately(tx, number, since=NOW) == 1
        assert await tallies.lately(tx, number, since=NOW + 1) == 0


async def test_it_is_over_when_nothing_is_open(db: Database) -> None:
    number = await launched(db)
    async with db.write() as tx:
        assert not await laying.finish(tx, number, now=NOW), "not laid yet"
    await lay(db, number)
    async with db.write() as tx:
        tally = Tally()
        for notice in (await claimed(tx, number))[:2]:
            await outbox.settle(tx, notice, End("sent", "5"), now=NOW, tally=tally)
        await tallies.add(tx, tally)
        assert not await laying.finish(tx, number, now=NOW)
        await tx.run("DELETE FROM people WHERE id = 3")
        assert await laying.finish(tx, number, now=NOW + 9)
        assert not await laying.finish(tx, number, now=NOW + 10)
        assert await state(tx, number) == "done"
        found = await tallies.progress(tx, number)
        assert (found.laid, found.sent, found.void, found.waiting) == (3, 2, 1, 0), (
            "who was deleted is not lost count of"
        )
        assert await laying.going(tx) == []


async def test_cancelled_in_the_middle(db: Database, second_look: SecondLook) -> None:
    number = await launched(db, people=5)
    await lay(db, number)
    async with db.write() as tx:
        (first, second, *_) = await claimed(tx, number)
        await tx.run("UPDATE outbox SET state = 'waiting', claimed_by = NULL WHERE id > $1", second.id)
        await outbox.sending(tx, first.id, owner=7)
        for _ in range(2):
            await broadcasts.cancel(tx, number, by=AUTHOR, now=NOW)
        assert await laying.void(tx, number, limit=2, now=NOW)
        assert not await laying.void(tx, number, limit=2, now=NOW)
        assert not await laying.finish(tx, number, now=NOW), "one is in flight"
        await outbox.give_back(tx, BROADCASTS + number, owner=7)
        assert not await laying.void(tx, number, limit=2, now=NOW)
        tally = Tally()
        await outbox.settle(tx, first, End("sent", "5"), now=NOW, tally=tally)
        await tallies.add(tx, tally)
        assert await laying.finish(tx, number, now=NOW)
        assert await state(tx, number) == "cancelled"
        found = await tallies.progress(tx, number)
        assert (found.sent, found.void, found.waiting) == (1, 4, 0)
        with pytest.raises(NotNow):
            await broadcasts.resume(tx, number, by=AUTHOR, now=NOW)
    assert [row[1] for row in await second_look(ROWS)] == ["sent", "void", "void", "void", "void"]


async def test_the_unconfirmed_are_sent_again_when_asked(db: Database) -> None:
    number = await launched(db, people=3)
    await lay(db, number)
    async with db.write() as tx:
        tally = Tally()
        for notice, end in zip(await claimed(tx, number), ("unknown", "sent", "unknown"), strict=True):
            await outbox.settle(tx, notice, End(end), now=NOW, tally=tally)
        await tallies.add(tx, tally)
        assert await laying.finish(tx, number, now=NOW)
        assert await broadcasts.send_unconfirmed(tx, number, by=AUTHOR, now=NOW + 60) == 2
        assert await broadcasts.send_unconfirmed(tx, number, by=AUTHOR, now=NOW + 60) == 0
        assert await state(tx, number) == "running"
        assert (await tallies.progress(tx, number)).waiting == 2
        assert await outbox.next_due(tx) == NOW + 60
        notices = await outbox.claim(tx, lane=BROADCASTS + number, owner=7, now=NOW + 60, limit=9)
        assert [notice.tries for notice in notices] == [0, 0]


async def test_a_correction_edits_what_was_said(db: Database, second_look: SecondLook) -> None:
    number = await launched(db, people=4)
    await lay(db, number)
    async with db.write() as tx:
        notices = await claimed(tx, number)
        await said(tx, number, 1, "71")
        await outbox.sending(tx, notices[1].id, owner=7)
        await outbox.give_back(tx, BROADCASTS + number, owner=7)
        await broadcasts.correct(tx, number, "Семинар 28 января", by=AUTHOR, now=NOW)
        while await laying.correct(tx, number, limit=2, now=NOW):
            pass
        found = await broadcast_readers.to_correct(tx, number, "2", 1)
        assert found is not None
        assert (found[0].text, found[1]) == ("Семинар 28 января", "71")
        assert await broadcast_readers.to_correct(tx, number, "2", 2) is None, "nobody has seen it arrive"
        await broadcasts.withdraw(tx, number, by=AUTHOR, now=NOW)
        assert await broadcast_readers.to_correct(tx, number, "2", 1) is None, "an older correction"
        assert await broadcast_readers.to_say(tx, number, 3, now=NOW) is None
        with pytest.raises(NotNow):
            await broadcasts.correct(tx, number, "поздно", by=AUTHOR, now=NOW)
        with pytest.raises(NotNow):
            await broadcasts.send_unconfirmed(tx, number, by=AUTHOR, now=NOW)
        while await laying.correct(tx, number, limit=100, now=NOW):
            pass
        fixes = [
            notice for notice in await outbox.claim(tx, lane=BROADCASTS, owner=7, now=NOW + 99, limit=9)
            if notice.which == "3"
        ]  # fmt: skip
        tally = Tally()
        for notice, end in zip(fixes, ("sent", "failed"), strict=True):
            await outbox.settle(tx, notice, End(end, error="Bad Request"), now=NOW, tally=tally)
        await tallies.add(tx, tally)
        counted = await tallies.progress(tx, number)
        assert (counted.fixed, counted.unfixed, counted.sent) == (1, 1, 0)
    fixes_laid = "SELECT person, which, lane, due_at FROM outbox WHERE kind = 'broadcast-fix' ORDER BY which, person"
    assert await second_look(fixes_laid) == [
        (1, "2", BROADCASTS, NOW), (2, "2", BROADCASTS, NOW + laying.SETTLED),
        (1, "3", BROADCASTS, NOW), (2, "3", BROADCASTS, NOW + laying.SETTLED),
    ]  # fmt: skip


async def test_the_last_answer_counts(db: Database) -> None:
    number = await launched(db)
    await lay(db, number)
    async with db.write() as tx:
        await said(tx, number, 1)
        for answer in ("room", "remote", "remote"):
            await broadcast_readers.answer(tx, number, 1, answer, now=NOW)
        assert await broadcast_readers.answered(tx, number, 1) == "remote"
        assert (await tallies.progress(tx, number)).answers == {"remote": 1}
        with pytest.raises(NoBroadcast):
            await broadcast_readers.answer(tx, number, 2, "room", now=NOW)  # it was not said to them
        with pytest.raises(ValueError, match="read"):
            await broadcast_readers.answer(tx, number, 1, "read", now=NOW)
        elsewhere = await somebody(tx, municipality=2, name="Борис")
        rows = await broadcast_readers.readers(tx, number, "municipality", "1", after=0, limit=2)
        assert rows == [
            ReaderRow(1, "Анна", "sent", "", "remote", NOW),
            ReaderRow(2, "Анна", "waiting", "", None, None),
        ]
        await tx.run("UPDATE people SET municipality = 2 WHERE id = 3")
        (row,) = await broadcast_readers.readers(tx, number, "municipality", "1", after=2, limit=elsewhere)
        assert row.name is None, "they belong to another municipality now"
        await broadcasts.withdraw(tx, number, by=AUTHOR, now=NOW)
        with pytest.raises(Withdrawn):
            await broadcast_readers.answer(tx, number, 1, "no", now=NOW)


async def test_again_to_those_who_did_not_answer(db: Database) -> None:
    number = await launched(db)
    await lay(db, number)
    async with db.write() as tx:
        for person in (1, 2):
            await said(tx, number, person)
        await broadcast_readers.answer(tx, number, 1, "no", now=NOW)
        made = await broadcasts.again_to_silent(tx, number, by=AUTHOR, now=NOW)
        found = await broadcasts.one(tx, made)
        assert found is not None
        assert (found.state, found.text, found.answers, found.after) == ("draft", TEXT, "coming", number)
        assert (await broadcasts.launch(tx, made, by=AUTHOR, now=NOW)).will_get == 1
    await lay(db, made)
    async with db.read() as tx:
        assert await tx.value("SELECT person FROM outbox WHERE subject = $1", f"{made}") == 2


async def test_who_sees_which(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        await somebody(tx)
        other = await somebody(tx)
        mine, theirs = await drafted(tx), await drafted(tx)
        await tx.run("UPDATE broadcasts SET author = $1 WHERE id = $2", other, theirs)
        aside = await broadcasts.draft(tx, author=AUTHOR, scope_kind="municipality", scope="2", now=NOW)
        gone = await drafted(tx)
        await broadcasts.launch(tx, gone, by=other, now=NOW)

        async def seen(person: int, *states: str, place: str = "1") -> list[int]:
            here = [("municipality", place)]
            found, total = await broadcasts.listing(tx, here, person=person, states=states, limit=9)
            assert total == len(found)
            return [it.id for it in found]

        assert await seen(AUTHOR, "draft", "running") == [gone, mine]
        assert await seen(other, "draft", "running") == [gone, theirs]
        assert await seen(AUTHOR, "done") == []
        assert await seen(AUTHOR, "draft", place="2") == [aside]
        assert await broadcasts.listing(tx, [], person=AUTHOR, states=["draft"], limit=9) == ([], 0)
