"""What the bot says unasked: once, when it is due, in the reader's language; and long work that answers through it."""

import pytest

from bot.screen import Screen
from jobs.delivery import Delivery
from jobs.succession import Succession
from jobs.work import Worker
from storage import jobs, outbox, people
from storage.jobs import Job
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


def delivery(talk: Talk, owner: int = 7) -> Delivery:
    """A real delivery with a notice of this test: the fact is the subject itself, «gone» is a fact no longer so."""

    async def word(subject: str, which: str) -> Screen | None:
        return None if subject == "gone" else Screen(f"Слово {subject}")

    running = talk.running
    return Delivery(
        db=talk.db, sender=running.sender, notices={"word": word}, texts=talk.texts, settings=talk.settings,
        clock=lambda: int(talk.clock.at), owner=owner, messenger="telegram",
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
    before = talk.clock.at
    await put(talk, await number(talk, anna))
    await delivery(talk)()
    assert talk.clock.at >= before + 35
    assert await states(talk) == [("1", "sent")]


@pytest.mark.parametrize("state", ["claimed", "sending"])
async def test_what_a_dead_process_held_is_taken_over(talk: Talk, anna: Talker, state: str) -> None:
    await put(talk, await number(talk, anna))
    async with talk.db.write() as tx:
        (notice,) = await outbox.claim(tx, lane=outbox.REPLIES, owner=666, now=int(talk.clock.at), limit=5)
        if state == "sending":
            await outbox.sending(tx, notice.id, now=int(talk.clock.at))
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
    await Worker(talk.db, {"breaks": breaks}, clock=lambda: int(talk.clock.at), owner=7)()
    assert tries == [1, 2, 3]
    await talk.tick()
    assert "Не получилось подготовить файл, код" in anna.text
    assert await talk.look("SELECT state FROM jobs") == [("failed",)]


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
