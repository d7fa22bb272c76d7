"""What the bot says unasked: once, when it is due, in the reader's language; and long work that answers through it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

import handlers
from bot.screen import Screen
from bot.session import Lost, NotSent
from jobs.clock import Clock
from jobs.delivery import Delivery
from jobs.exports import export
from jobs.succession import Succession
from jobs.work import Worker
from storage import jobs, outbox, people
from storage.db import Conflict, Database, Trouble, Tx
from storage.jobs import Job
from tests.databases import NOW
from tests.talks.conftest import Talk, Talker


@pytest.fixture
async def anna(talk: Talk) -> Talker:
    """Somebody who agreed to take part."""
    made = talk.person("Анна")
    await made.writes("/start")
    await made.presses("Начать")
    await made.presses("Даю согласие")
    return made


async def number(talk: Talk, talker: Talker) -> int:
    found = await talk.look("SELECT person FROM accounts WHERE address = $1", str(talker.actor.id))
    return int(found[0][0])


async def put(talk: Talk, person: int, *, subject: str = "1", due_in: int = 0, expires_in: int | None = None) -> None:
    now = int(talk.clock.at)
    async with talk.db.write() as tx:
        await outbox.put(
            tx, person=person, kind="word", subject=subject, now=now, due_at=now + due_in,
            expires_at=None if expires_in is None else now + expires_in,
        )  # fmt: skip


class Failing:
    """The database, whose writing transaction number `at` (from 0) fails, before its COMMIT or after it."""

    def __init__(self, db: Database, at: int, done: bool) -> None:
        self.read = db.read
        self._db, self._at, self._done = db, at, done

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        fails, self._at = self._at == 0, self._at - 1
        async with self._db.write() as tx:
            yield tx
            if fails and not self._done:
                raise Trouble("full")
        if fails:
            raise Trouble("lost")


def delivery(talk: Talk, owner: int = 7, db: Any = None) -> Delivery:
    """A real delivery with a notice of this test: the fact is the subject itself, «gone» is a fact no longer so."""

    async def word(subject: str, which: str, tx: Tx) -> Screen | None:
        if subject == "broken":
            raise KeyError(subject)
        if subject == "hides":
            with suppress(Conflict):
                await tx.run("INSERT INTO accounts SELECT * FROM accounts")
        return None if subject == "gone" else Screen(f"Слово {subject}")

    running = talk.running
    return Delivery(
        db=db or talk.db, sender=running.sender, notices={"word": word}, texts=talk.texts, settings=talk.settings,
        clock=lambda: int(talk.clock.at), ticks=talk.clock, owner=owner, messenger="telegram", bot_name="marshrut_bot",
    )  # fmt: skip


async def states(talk: Talk) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in await talk.look("SELECT subject, state FROM outbox ORDER BY id")]


async def test_a_notice_comes_once_when_it_is_due(talk: Talk, anna: Talker) -> None:
    person = await number(talk, anna)
    await put(talk, person, due_in=600)
    await put(talk, person, due_in=600)
    deliver = delivery(talk)
    assert await deliver() == int(talk.clock.at) + 600
    assert "Слово" not in anna.text
    talk.clock.advance(minutes=10)
    await deliver()
    await deliver()
    assert [message.text for message in anna.messages].count("Слово 1") == 1
    assert await states(talk) == [("1", "sent")]


async def test_the_screen_the_person_was_at_keeps_its_buttons(talk: Talk, anna: Talker) -> None:
    asked = anna.screen
    await put(talk, await number(talk, anna))
    await delivery(talk)()
    assert anna.text == "Слово 1"
    assert asked.keyboard


async def test_the_fact_is_read_again(talk: Talk, anna: Talker) -> None:
    await put(talk, await number(talk, anna), subject="gone")
    await delivery(talk)()
    assert await states(talk) == [("gone", "void")]


async def test_what_comes_too_late_is_not_said(talk: Talk, anna: Talker) -> None:
    await put(talk, await number(talk, anna), due_in=60, expires_in=120)
    talk.clock.advance(minutes=3)
    await delivery(talk)()
    assert await states(talk) == [("1", "expired")]


async def test_who_blocked_the_bot_is_not_tried_again_until_they_write(talk: Talk, anna: Talker) -> None:
    person = await number(talk, anna)
    anna.actor.blocked = True
    await put(talk, person, subject="1")
    await delivery(talk)()
    await talk.running.sender.settle()
    await put(talk, person, subject="2")
    calls = len(talk.world.log)
    await delivery(talk)()
    assert await states(talk) == [("1", "unreachable"), ("2", "unreachable")]
    assert len(talk.world.log) == calls
    anna.actor.blocked = False
    await anna.writes("/menu")
    await put(talk, person, subject="3")
    await delivery(talk)()
    assert (await states(talk))[2] == ("3", "sent")


async def test_a_429_stops_the_whole_sender_for_its_time(talk: Talk, anna: Talker) -> None:
    talk.world.faults.add("429", "sendMessage", times=1, retry_after=35)
    person = await number(talk, anna)
    await put(talk, person)
    await put(talk, person, subject="2")
    deliver = delivery(talk)
    due = await deliver()
    assert due == int(talk.clock.at) + 35, "the tick did not wait"
    assert await talk.look("SELECT state, tries FROM outbox ORDER BY id") == [("waiting", 0), ("waiting", 0)]
    talk.clock.at = float(due)
    await deliver()
    assert await states(talk) == [("1", "sent"), ("2", "sent")]


class Away:
    """Telegram cannot be reached, however often one tries."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.calls = 0
        self.called = asyncio.Event()

    async def __call__(self, *_: object, **__: object) -> tuple[int, bytes]:
        self.calls += 1
        self.called.set()
        raise self.error


async def test_a_notice_does_not_hold_the_clock_while_telegram_is_away(
    talk: Talk, anna: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was tried for ever inside the tick: SIGTERM waited for it, no other step of the clock ran."""
    person = await number(talk, anna)
    await put(talk, person)
    await put(talk, person, subject="2")
    away = Away(NotSent("no connection"))
    deliver = delivery(talk)
    with monkeypatch.context() as patch:
        patch.setattr(talk.session, "post", away)
        clock = Clock([deliver], lambda: NOW)  # APScheduler has the machine's time: one that is past everywhere
        clock.start()
        async with asyncio.timeout(120):
            await away.called.wait()
            await clock.close()
        for _ in range(6):  # not even a long absence is the notice's fault
            talk.clock.advance(minutes=1)
            await deliver()
    assert away.calls == 7, "one try each time, and none for those behind"
    assert await states(talk) == [("1", "waiting"), ("2", "waiting")]
    talk.clock.advance(minutes=1)
    await deliver()
    assert await states(talk) == [("1", "sent"), ("2", "sent")]


async def test_close_ends_a_tick_that_does_not_end(talk: Talk) -> None:
    began = asyncio.Event()

    async def hangs() -> None:
        began.set()
        await asyncio.Event().wait()

    clock = Clock([hangs], lambda: NOW)
    clock.start()
    async with asyncio.timeout(120):
        await began.wait()
        await clock.close(patience=0)


async def test_a_notice_of_unknown_outcome_is_tried_again_later_and_fails_in_the_end(
    talk: Talk, anna: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(talk, await number(talk, anna))
    away = Away(Lost("cut"))
    monkeypatch.setattr(talk.session, "post", away)
    deliver, pauses = delivery(talk), []
    while (due := await deliver()) is not None:
        pauses.append(due - int(talk.clock.at))
        talk.clock.at = float(due)
    assert pauses == [30, 300, 3600, 6 * 3600]
    assert (away.calls, await states(talk)) == (5, [("1", "failed")])


async def test_a_notice_that_cannot_be_drawn_fails_after_five_tries(talk: Talk, anna: Talker) -> None:
    """Only what came as far as sending was counted: a broken drawing was repeated every half a minute for ever."""
    person = await number(talk, anna)
    await put(talk, person, subject="broken")
    await put(talk, person, subject="2")
    deliver, tries = delivery(talk), 1
    while (due := await deliver()) is not None:
        talk.clock.at = float(due)
        tries += 1
    assert tries == 5
    assert await talk.look("SELECT subject, state, tries, error FROM outbox ORDER BY id") == [
        ("broken", "failed", 5, "KeyError"),
        ("2", "sent", 1, None),
    ]


@pytest.mark.parametrize("commit", ["not done", "done"])
@pytest.mark.parametrize("at", range(3))
async def test_no_notice_is_stuck_or_said_twice_when_the_database_fails_in_a_tick(
    talk: Talk, anna: Talker, at: int, commit: str
) -> None:
    """What a living process had claimed stayed claimed until it died; what it had sent and not marked came twice."""
    person = await number(talk, anna)
    await put(talk, person, subject="1")
    await put(talk, person, subject="2")
    deliver = delivery(talk, db=Failing(talk.db, at, commit == "done"))
    with pytest.raises(Trouble):
        await deliver()
    talk.clock.advance(minutes=1)
    await deliver()
    assert await states(talk) == [("1", "sent"), ("2", "sent")]
    said = [message.text for message in anna.messages]
    assert (said.count("Слово 1"), said.count("Слово 2")) == (1, 1)


async def test_a_draw_that_hides_its_broken_statement_holds_nobody_up(talk: Talk, anna: Talker) -> None:
    """It looks like a trouble of the database, but it is the notice's own, each time."""
    person = await number(talk, anna)
    await put(talk, person, subject="hides")
    await put(talk, person, subject="2")
    await delivery(talk)()
    assert await states(talk) == [("hides", "waiting"), ("2", "sent")]


@pytest.mark.parametrize("state", ["claimed", "sending"])
async def test_what_a_dead_process_held_is_taken_over(talk: Talk, anna: Talker, state: str) -> None:
    await put(talk, await number(talk, anna))
    async with talk.db.write() as tx:
        (notice,) = await outbox.claim(tx, lane=outbox.REPLIES, owner=666, now=int(talk.clock.at), limit=5)
        if state == "sending":
            await outbox.sending(tx, notice.id, owner=666)
    running = talk.running
    step = Succession(talk.db, running.sender, clock=lambda: int(talk.clock.at), owner=7, messenger="telegram", bot=42)
    await step()
    await delivery(talk)()
    assert await states(talk) == [("1", "sent")]


async def test_a_deleted_persons_notices_go_with_them(talk: Talk, anna: Talker) -> None:
    person = await number(talk, anna)
    await put(talk, person)
    async with talk.db.write() as tx:
        await tx.run("DELETE FROM people WHERE id = $1", person)
    assert await states(talk) == []
    await delivery(talk)()


async def test_a_job_is_done_outside_and_a_failed_one_tells(talk: Talk, anna: Talker) -> None:
    person = await number(talk, anna)
    tries: list[int] = []

    async def breaks(db: object, job: Job) -> list[tuple[str, bytes]]:
        tries.append(job.tries)
        raise ValueError("the name of a teacher must not get into a log or a notice")

    async with talk.db.write() as tx:
        await jobs.start(tx, kind="breaks", person=person, args={}, now=int(talk.clock.at))
    began = int(talk.clock.at)
    work = Worker(talk.db, {"breaks": breaks}, clock=lambda: int(talk.clock.at), owner=7)
    assert await work() == began + 60
    assert await work() == began + 60
    talk.clock.advance(minutes=1)
    assert await work() == began + 180
    talk.clock.advance(minutes=2)
    assert await work() is None
    assert tries == [1, 2, 3]
    await talk.tick()
    assert "Не получилось подготовить файл, код" in anna.text
    assert await talk.look("SELECT state FROM jobs") == [("failed",)]


EXPORT: dict[str, Any] = {"kind": "export", "args": {"locale": "ru", "zone": "Europe/Moscow"}}


async def test_a_job_that_kills_the_process_is_given_up(talk: Talk, anna: Talker) -> None:
    """Taking over a dead process's job did not look at its tries: each new process died of it again."""
    person = await number(talk, anna)
    async with talk.db.write() as tx:
        await jobs.start(tx, **EXPORT, person=person, now=1)
    for _ in range(3):
        async with talk.db.write() as tx:
            assert await jobs.claim(tx, owner=666, now=int(talk.clock.at)) is not None
        talk.clock.advance(minutes=5)
        await talk.restart()
    await talk.tick()
    assert await talk.look("SELECT state FROM jobs") == [("failed",)]
    assert "Не получилось подготовить файл, код" in anna.text


@pytest.mark.parametrize("commit", ["not done", "done"])
@pytest.mark.parametrize("at", range(2))
async def test_no_job_is_stuck_when_the_database_fails(talk: Talk, anna: Talker, at: int, commit: str) -> None:
    """It stayed «running» until the process died."""
    person = await number(talk, anna)
    async with talk.db.write() as tx:
        await jobs.start(tx, **EXPORT, person=person, now=1)
    db: Any = Failing(talk.db, at, commit == "done")
    work = Worker(db, {"export": export}, clock=lambda: int(talk.clock.at), owner=7)
    with pytest.raises(Trouble):
        await work()
    talk.clock.advance(minutes=5)
    await work()
    assert await talk.look("SELECT state FROM jobs") == [("done",)]
    assert await talk.look("SELECT count(*) FROM outbox") == [(2,)]


async def test_a_promised_file_is_kept_until_it_was_sent(talk: Talk, anna: Talker) -> None:
    """With Telegram away for a day the file was dropped, and its notice said nothing."""
    person = await number(talk, anna)
    late = int(talk.clock.at) * 2
    async with talk.db.write() as tx:
        job = await jobs.start(tx, **EXPORT, person=person, now=1)
        assert await jobs.claim(tx, owner=7, now=2) is not None
        (file,) = await jobs.finish(tx, job, [("x.json", b"{}")], owner=7, now=3)
        await outbox.put(tx, person=person, kind="export", subject=str(job), which=str(file.id), now=3)
        assert await jobs.drop_old(tx, before=late) == 0
    deliver = Delivery(
        db=talk.db, sender=talk.running.sender, notices=handlers.NOTICES, texts=talk.texts, settings=talk.settings,
        clock=lambda: int(talk.clock.at), ticks=talk.clock, owner=7, messenger="telegram", bot_name="marshrut_bot",
    )  # fmt: skip
    await deliver()
    assert anna.screen.document is not None
    async with talk.db.write() as tx:
        assert await jobs.drop_old(tx, before=late) == 1


async def test_a_job_of_a_dead_process_is_begun_again(talk: Talk, anna: Talker) -> None:
    person = await number(talk, anna)
    async with talk.db.write() as tx:
        await jobs.start(tx, kind="export", person=person, args={"locale": "ru", "zone": "Europe/Moscow"}, now=1)
        assert await jobs.claim(tx, owner=666, now=2) is not None
    await talk.restart()
    await talk.tick()
    assert await talk.look("SELECT state, tries FROM jobs") == [("done", 2)]
    assert [message.document.name for message in anna.messages if message.document] == ["my-data.json", "my-data.pdf"]


async def test_the_first_word_after_a_long_silence_finds_the_person(talk: Talk, anna: Talker) -> None:
    person = await number(talk, anna)
    async with talk.db.write() as tx:
        await people.reached(tx, person, False, now=int(talk.clock.at))
    await anna.writes("/menu")
    assert await talk.look("SELECT unreachable_since FROM accounts WHERE person = $1", person) == [(None,)]
