"""A slot: a later screen of the bot's own accord edits the message that is it, a picture too."""

import struct
import zlib
from typing import Any

import pytest

from bot.screen import Picture, Screen
from jobs.delivery import Delivery
from storage import outbox, turns
from tests.talks.conftest import Talk, Talker


@pytest.fixture
async def anna(talk: Talk) -> Talker:
    """Somebody who agreed to take part."""
    made = talk.person("Анна")
    await made.writes("/start")
    await made.presses("Начать")
    await made.presses("Даю согласие")
    return made


def code(digits: str) -> Picture:
    return Picture("code", {"digits": digits})


def png(shade: int) -> bytes:
    """A grey square of 16 by 16."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\0" + bytes([shade] * 16) for _ in range(16))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Slots:
    """Says screens unasked, one after another."""

    def __init__(self, talk: Talk, anna: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
        self.talk = talk
        self.anna = anna
        self.screens: dict[str, Screen] = {}
        running = talk.running
        self.deliver = Delivery(
            db=talk.db, sender=running.sender, notices={"word": self.word}, texts=talk.texts, settings=talk.settings,
            clock=lambda: int(talk.clock.at), ticks=talk.clock, owner=7, messenger="telegram", bot_name="marshrut_bot",
        )  # fmt: skip

        def draw(_: str, data: dict[str, Any]) -> bytes:
            return png(int(data["digits"]) % 251)

        monkeypatch.setattr(running.sender._messages._artist, "_draw", draw)

    async def word(self, subject: str, which: str) -> Screen:
        return self.screens[subject]

    async def says(self, screen: Screen) -> None:
        subject = str(len(self.screens))
        self.screens[subject] = screen
        ((person,),) = await self.talk.look("SELECT person FROM accounts WHERE address = $1", str(self.anna.actor.id))
        async with self.talk.db.write() as tx:
            now = int(self.talk.clock.at)
            await outbox.put(tx, person=person, kind="word", subject=subject, now=now)
        await self.deliver()
        await self.talk.running.sender.settle()

    async def replies(self, screen: Screen) -> None:
        """As a turn does."""
        async with self.talk.db.write() as tx:
            stored = await turns.store(
                tx, [{"screen": screen.to_json()}], messenger="telegram", address=str(self.anna.actor.id), bot=42,
                update=1_000_000 + len(self.screens), owner=self.talk.running.owner, now=int(self.talk.clock.at),
            )  # fmt: skip
        self.talk.running.sender.show(stored)
        await self.talk.running.sender.settle()

    @property
    def seen(self) -> list[str]:
        """The bot's messages that tell of a seminar, as they stand now."""
        return [it.text for it in self.anna.messages if it.from_bot and it.text.startswith("Семинар")]


@pytest.fixture
def slots(talk: Talk, anna: Talker, monkeypatch: pytest.MonkeyPatch) -> Slots:
    return Slots(talk, anna, monkeypatch)


async def test_a_text_becomes_the_newer_text(slots: Slots) -> None:
    await slots.says(Screen("Семинар в 14:00", slot="seminar5"))
    await slots.says(Screen("Семинар для других", slot="seminar6"))
    await slots.says(Screen("Семинар в 15:00", slot="seminar5"))
    assert slots.seen == ["Семинар в 15:00", "Семинар для других"]
    await slots.says(Screen("Семинар в 15:00", slot="seminar5"))  # «message is not modified»
    assert len(slots.seen) == 2
    assert await slots.talk.look("SELECT DISTINCT state FROM outbox") == [("sent",)]


async def test_a_picture_that_was_a_reply_becomes_the_newer_picture(slots: Slots) -> None:
    """The attendance code: shown at a press, turned by the bot itself each minute, in one message."""
    await slots.replies(Screen("Семинар: 111 111", picture=code("111111"), slot="code5"))
    first = slots.anna.screen
    for digits in ("222222", "333333"):
        slots.talk.clock.advance(minutes=1)
        await slots.says(Screen(f"Семинар: {digits}", picture=code(digits), slot="code5"))
    assert slots.seen == ["Семинар: 333333"]
    assert slots.anna.screen.message_id == first.message_id
    assert slots.anna.screen.photo is not None
    calls = [entry.method for entry in slots.talk.world.accepted]
    assert calls.count("sendPhoto") == 1
    assert calls.count("editMessageMedia") == 2


async def test_what_cannot_be_edited_is_sent_anew(slots: Slots) -> None:
    await slots.says(Screen("Семинар в 14:00", slot="seminar5"))
    slots.anna.screen.deleted = True
    await slots.says(Screen("Семинар в 15:00", slot="seminar5"))
    await slots.says(Screen("Семинар с картинкой", picture=code("1"), slot="seminar5"))
    await slots.says(Screen("Семинар с другой", picture=code("2"), slot="seminar5"))
    assert slots.seen[-2:] == ["Семинар в 15:00", "Семинар с другой"]


async def test_an_edit_of_unknown_end_is_repeated(slots: Slots) -> None:
    """It does no harm, whatever became of the first."""
    await slots.says(Screen("Семинар в 14:00", slot="seminar5"))
    slots.talk.world.faults.add("cut_after", "editMessageText", times=1)
    await slots.says(Screen("Семинар в 15:00", slot="seminar5"))
    slots.talk.clock.advance(seconds=30)
    await slots.deliver()
    assert slots.seen == ["Семинар в 15:00"]
    assert await slots.talk.look("SELECT state, tries FROM outbox ORDER BY id") == [("sent", 1), ("sent", 1)]


async def test_a_slot_is_forgotten_after_a_month(slots: Slots) -> None:
    await slots.says(Screen("Семинар в 14:00", slot="seminar5"))
    async with slots.talk.db.write() as tx:
        await turns.forget_old(tx, now=int(slots.talk.clock.at) + 29 * turns.DAY)
        assert await tx.value("SELECT count(*) FROM slots") == 1
        await turns.forget_old(tx, now=int(slots.talk.clock.at) + 31 * turns.DAY)
        assert await tx.value("SELECT count(*) FROM slots") == 0
