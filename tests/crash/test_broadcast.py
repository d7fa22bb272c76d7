"""A broadcast under kill -9 while it is laid, sent, marked, paused: nobody twice, nobody lost, the unknown counted."""

import random
import time
from collections import Counter

from storage import broadcasts, tallies
from storage.db import Engine
from storage.open import open_database
from storage.tallies import Progress
from tests.crash.conftest import MakeStage
from tests.crash.stage import Stage
from tests.databases import NOW, look
from tests.storage.broadcasting import AUTHOR, TEXT, agree

READERS = 60
DEATHS = ("laying", "accepted")
IN_FLIGHT = "SELECT person FROM outbox WHERE kind = 'broadcast' AND state = 'sending'"


def where_it_is_day() -> str:
    """A zone whose clocks are about noon: the bot keeps the real time, and keeps quiet at night."""
    return f"Etc/GMT{time.gmtime().tm_hour - 12:+d}"  # by POSIX a minus is east


class Campaign:
    """A broadcast to all its readers, and what they got."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.number = 0
        self.chats: dict[int, int] = {}  # person by chat

    async def launch(self) -> None:
        db, zone = await open_database(self.stage.url), where_it_is_day()
        try:
            async with db.write() as tx:
                for n in range(READERS):
                    actor = self.stage.world.add_person(f"Вера {n}")
                    actor.started = True
                    person = await tx.value(
                        "INSERT INTO people (known, name, locale, zone, created_at, seen_at)"
                        " VALUES (1, 'Вера', 'ru', $1, 1, 1) RETURNING id",
                        zone,
                    )
                    await tx.run("INSERT INTO accounts VALUES ('telegram', $1, $2, NULL, NULL)", f"{actor.id}", person)
                    await agree(tx, person)
                    self.chats[actor.id] = person
                self.number = await broadcasts.draft(tx, author=AUTHOR, scope_kind="all", scope="", now=NOW)
                await broadcasts.write(tx, self.number, text=TEXT)
                await broadcasts.launch(tx, self.number, by=AUTHOR, now=NOW)
        finally:
            await db.close()

    async def say(self, wish: str) -> None:
        """«pause» or «resume», by somebody beside the bot."""
        db = await open_database(self.stage.url)
        try:
            async with db.write() as tx:
                await getattr(broadcasts, wish)(tx, self.number, by=AUTHOR, now=NOW)
        finally:
            await db.close()

    async def progress(self) -> Progress:
        db = await open_database(self.stage.url)
        try:
            async with db.read() as tx:
                return await tallies.progress(tx, self.number)
        finally:
            await db.close()

    async def rests(self) -> None:
        async def nothing_in_flight() -> bool:
            held = "SELECT count(*) FROM outbox WHERE state IN ('claimed', 'sending')"
            return await look(self.stage.url, held) == [(0,)]

        await self.stage.until_stored(nothing_in_flight, "nothing in flight")

    async def over(self) -> None:
        async def done() -> bool:
            return await look(self.stage.url, "SELECT state FROM broadcasts") == [("done",)]

        await self.stage.until_stored(done, "the end of the broadcast")

    @property
    def got(self) -> Counter[int]:
        """How often Telegram took it for each person."""
        calls = [call for call in self.stage.world.accepted if call.method == "sendMessage"]
        chats = [int(call.params["chat_id"]) for call in calls if "Семинар" in call.params["text"]]
        return Counter(self.chats[chat] for chat in chats)


async def test_a_broadcast_with_deaths_a_pause_and_cuts(make_stage: MakeStage, engine: Engine) -> None:
    rng = random.Random(5)
    stage = await make_stage(engine, module="tests.crash.broadcasting")
    campaign = Campaign(stage)
    await campaign.launch()
    stage.world.faults.add("cut_after", "sendMessage", every_nth=25, times=1)
    stage.world.faults.add("429", "sendMessage", every_nth=17, times=1, retry_after=1)
    unknown: set[int] = set()
    for place in DEATHS:
        stage.settings = {"CRASH_AT": f"{place}:{rng.randrange(3) if place != 'laying' else 0}"}
        await stage.start()
        await stage.died()
        unknown |= {person for (person,) in await look(stage.url, IN_FLIGHT)}
    stage.settings = {"SEND_RATE": "29"}
    await stage.start()
    reached = campaign.got.total() + 8
    await stage.until(lambda: campaign.got.total() >= reached, "eight more")
    await campaign.say("pause")
    await campaign.rests()
    before = campaign.got.total()
    assert (await campaign.progress()).waiting > 0, "it was paused too late: the test proves nothing"
    await stage.kill()
    assert campaign.got.total() == before
    await campaign.say("resume")
    await stage.start()
    await campaign.over()
    found, got = await campaign.progress(), campaign.got
    assert (found.laid, found.waiting, found.failed) == (READERS, 0, {})
    assert found.sent + found.unknown == READERS
    assert found.unknown <= len(unknown) + 1, "no more than what was in flight, and the one that was cut"
    assert found.unknown > 0, "nothing was in flight at any death: the test proves nothing"
    assert max(got.values()) == 1, "nobody twice"
    ends = dict(await look(stage.url, "SELECT person, state FROM outbox WHERE kind = 'broadcast'"))
    assert Counter(ends.values()) == {"sent": found.sent, "unknown": found.unknown}, "tallies are what the rows say"
    assert {person for person, end in ends.items() if end == "sent"} <= set(got), "nobody lost"
