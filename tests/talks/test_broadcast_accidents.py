"""A broadcast against the strict Telegram, in a time of its own: its pace, and what comes of each accident.

Nobody twice, nobody lost; what nobody knows is counted.
"""

import asyncio
from collections import Counter

import pytest

import handlers
from bot.artist import Artist
from bot.pace import Pace
from bot.pictures import draw
from bot.sending import Sender
from jobs.broadcasts import Broadcasts
from jobs.delivery import Delivery
from sandbox.people import Person as Actor
from storage import broadcasts, tallies
from storage.tallies import Progress
from tests.storage.broadcasting import AUTHOR, MOSCOW, TEXT, agree
from tests.talks.conftest import TOKEN, Talk

SAID = {kind: handlers.NOTICES[kind] for kind in ("broadcast", "broadcast-fix")}
NOON = 9 * 3600  # in Moscow, from the talk's first midnight
HOPS = 20  # of the loop: whoever has its turn calls before time goes on


class Street:
    """People who agreed to notices, a broadcast to all of them, and what works at it."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.actors: list[Actor] = []
        self.number = 0
        pace = Pace(talk.settings.send_rate, clock=talk.clock, sleep=self.sleep)
        self.sender = Sender(
            db=talk.db, session=talk.session, token=TOKEN, pace=pace, artist=Artist(talk.db, draw),
            messenger="telegram", clock=lambda: self.now,
        )  # fmt: skip

    async def sleep(self, seconds: float) -> None:
        for _ in range(HOPS):
            await asyncio.sleep(0)
        await self.talk.clock.sleep(seconds)

    async def open(self, people: int) -> None:
        talk = self.talk
        talk.clock.advance(seconds=NOON)
        async with talk.db.write() as tx:
            for n in range(people):
                actor = talk.world.add_person(f"Анна {n}")
                actor.started = True
                self.actors.append(actor)
                person = await tx.value(
                    "INSERT INTO people (known, name, locale, created_at, seen_at) VALUES (1, 'Анна', 'ru', 1, 1)"
                    " RETURNING id"
                )
                await tx.run("INSERT INTO accounts VALUES ('telegram', $1, $2, NULL, NULL)", f"{actor.id}", person)
                await agree(tx, person)
            self.number = await broadcasts.draft(tx, author=AUTHOR, scope_kind="all", scope="", now=self.now)
            await broadcasts.write(tx, self.number, text=TEXT)
            await broadcasts.launch(tx, self.number, by=AUTHOR, now=self.now)

    @property
    def now(self) -> int:
        return int(self.talk.clock.at)

    async def work(self, hours: float = 1) -> Progress:
        """What is due until then, or until nothing is."""
        talk, end = self.talk, self.now + hours * 3600
        step = Broadcasts(talk.db, clock=lambda: self.now, ticks=talk.clock, zone=MOSCOW)
        deliver = Delivery(
            db=talk.db, sender=self.sender, notices=SAID, texts=talk.texts,
            settings=talk.settings, clock=lambda: self.now, ticks=talk.clock, owner=7, messenger="telegram",
            bot_name="marshrut_bot",
        )  # fmt: skip
        while await step() == self.now:
            pass
        while (due := await deliver()) is not None and due <= end:
            talk.clock.at = max(talk.clock.at, float(due))
        await step()
        await self.sender.settle()
        async with talk.db.read() as tx:
            return await tallies.progress(tx, self.number)

    @property
    def got(self) -> Counter[int]:
        """How often Telegram took it for each chat."""
        calls = self.talk.world.accepted
        return Counter(int(call.params["chat_id"]) for call in calls if call.method == "sendMessage")


@pytest.fixture
def street(talk: Talk) -> Street:
    return Street(talk)


async def test_the_pace_of_a_strict_limiter(street: Street) -> None:
    """At 29.5 a second a strict window refuses; a naive loop makes 6.9."""
    await street.open(300)
    begun = street.talk.clock.at
    found = await street.work()
    assert (found.sent, found.waiting) == (300, 0)
    assert set(street.got.values()) == {1}
    assert [line for line in street.talk.world.log if line.status == 429] == []
    last = street.talk.world.accepted[-1].at
    assert 299 / (last - begun) >= 28.5


async def test_accidents_on_the_way(street: Street) -> None:
    await street.open(200)
    faults, gone = street.talk.world.faults, street.actors[5]
    faults.add("403", "sendMessage", chat_id=gone.id)
    faults.add("429", "sendMessage", every_nth=60, times=1, retry_after=35)
    faults.add("cut_after", "sendMessage", every_nth=70, times=2)
    faults.add("cut_before", "sendMessage", every_nth=90, times=1)
    begun = street.now
    found = await street.work()
    assert street.now - begun >= 35, "the whole sender stood still"
    assert (found.sent, found.unknown, found.unreachable) == (196, 3, {"blocked": 1})
    assert (found.laid, found.waiting, found.failed) == (200, 0, {})
    missing = [actor.id for actor in street.actors if not street.got[actor.id]]
    assert max(street.got.values()) == 1, "nobody twice"
    assert len(missing) == 2, "one blocked the bot, of one nobody knows"
    async with street.talk.db.write() as tx:
        assert await broadcasts.send_unconfirmed(tx, street.number, by=AUTHOR, now=street.now) == 3
    found = await street.work()
    assert (found.sent, found.unknown, found.waiting) == (199, 0, 0)
    assert [actor.id for actor in street.actors if not street.got[actor.id]] == [gone.id], "nobody lost"
    assert sum(street.got.values()) == 199 + 2, "whom it had reached unseen has it twice, as was asked"


async def test_a_token_revoked_in_the_middle(street: Street) -> None:
    """Each of the rest failed as refused, and nobody ever got it."""
    await street.open(100)
    world = street.talk.world

    def revoke() -> None:
        if len(world.accepted) == 40:
            world.bot.token = "42:OTHER"

    world.feed.listeners.append(revoke)
    found = await street.work(hours=0.1)
    assert (found.failed, found.unreachable, found.unknown) == ({}, {}, 0)
    assert found.sent + found.waiting == 100
    assert found.waiting >= 50
    world.feed.listeners.remove(revoke)
    world.bot.token = TOKEN
    found = await street.work()
    assert (found.sent, found.waiting, set(street.got.values())) == (100, 0, {1})


async def test_what_was_said_is_corrected_and_taken_back_where_it_stands(street: Street) -> None:
    """Never anew: who has deleted it, or blocked the bot since, is counted."""
    await street.open(5)
    await street.work()
    talk, (kept, deleted, gone, *_) = street.talk, street.actors
    deleted.chat.messages[-1].deleted = True
    talk.world.faults.add("403", "editMessageText", chat_id=gone.id)
    async with talk.db.write() as tx:
        await broadcasts.correct(tx, street.number, "Семинар <b>28 января</b>", by=AUTHOR, now=street.now)
    found = await street.work()
    assert (found.sent, found.fixed, found.unfixed) == (5, 3, 2)
    assert "Семинар 28 января" in kept.chat.messages[-1].text
    assert "Семинар 27 января" in gone.chat.messages[-1].text
    async with talk.db.write() as tx:
        await broadcasts.withdraw(tx, street.number, by=AUTHOR, now=street.now)
    found = await street.work()
    assert (found.fixed, found.unfixed) == (3, 2)
    assert "Семинар" not in kept.chat.messages[-1].text
    assert not kept.chat.messages[-1].keyboard
    assert set(street.got.values()) == {1}, "nothing is sent anew"
