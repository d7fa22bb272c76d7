"""Delivery on both engines: when, in which order and how often things are said."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.pace import Paused
from bot.session import Lost, NotSent
from rules.zones import ZONES
from storage import outbox
from storage.outbox import BROADCASTS, LANES, REMINDERS, REPLIES, End
from tests.databases import SecondLook
from tests.jobs.office import DAY, NOON, Office


async def test_a_month_passes_in_a_second(office: Office) -> None:
    planned = {f"{day}.{hour}": NOON + day * DAY + hour * 3600 for day in range(30) for hour in (0, 1, 2)}
    for subject, due in planned.items():
        await office.put(subject, lane=REMINDERS, due_at=due)
    await office.until_nothing_is_due(NOON + 31 * DAY)
    assert office.said == [(due, f"{subject}→1") for subject, due in planned.items()]
    assert set((await office.states()).values()) == {"sent"}


async def test_quiet_hours_on_every_clock_of_the_country(office: Office) -> None:
    """Every hour of a day a quiet notice to somebody in each zone: none comes between 21:00 and 8:00 of theirs."""
    zones = sorted({zone.offset: zone.key for zone in ZONES}.values())
    assert len(zones) == 11
    await office.people(*zones)
    for hour in range(24):
        for person in range(2, 13):
            await office.put(f"{hour}", person=person, which="quiet", quiet=True, due_at=NOON + hour * 3600)
    await office.put("urgent", person=2, due_at=NOON + 12 * 3600)
    await office.until_nothing_is_due(NOON + 3 * DAY)
    assert len(office.said) == 24 * 11 + 1
    for at, words in office.said:
        subject, address = words.split("→")
        if subject == "urgent":
            assert at == NOON + 12 * 3600
            continue
        due, zone = NOON + int(subject) * 3600, ZoneInfo(zones[int(address) - 2])
        local, wanted = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(due, zone)
        if 8 <= wanted.hour < 21:
            assert at == due
        else:
            assert (local.hour, local.minute) == (8, 0)
            assert 0 < at - due <= 11 * 3600
    async with office.db.read() as tx:
        assert await tx.value("SELECT max(tries) FROM outbox") == 1, "a night is no try"


async def test_what_waits_for_the_morning_may_be_too_late_then(office: Office) -> None:
    night = NOON + 12 * 3600  # midnight in Moscow
    await office.put("1", quiet=True, due_at=night, expires_at=night + 3600)
    await office.until_nothing_is_due(NOON + DAY)
    assert office.said == []
    assert await office.states() == {"1": "expired"}


async def test_a_reminder_goes_out_until_its_time_is_over(office: Office) -> None:
    office.now = NOON + 3599
    await office.put("just", due_at=NOON, expires_at=NOON + 3600)
    await office.ours()
    office.now = NOON + 3600
    await office.put("late", due_at=NOON, expires_at=NOON + 3600)
    await office.ours()
    assert office.words == ["just→1"]
    assert await office.states() == {"just": "sent", "late": "expired"}


async def test_what_was_made_void_is_never_said(office: Office, second_look: SecondLook) -> None:
    await office.people(None)
    for person in (1, 2):
        for which in ("1.day", "1.hour"):
            await office.put("5", person=person, which=which)
    assert await office.void("5", which="1.day", person=2) == 1
    assert await office.void("5", which="1.hour") == 2
    assert await office.void("5", which="1.hour") == 0
    await office.ours()
    assert office.words == ["5→1"]
    assert await second_look("SELECT person, which, state FROM outbox ORDER BY person, which") == [
        (1, "1.day", "sent"), (1, "1.hour", "void"), (2, "1.day", "void"), (2, "1.hour", "void"),
    ]  # fmt: skip


async def test_who_comes_back_is_reminded_again(office: Office) -> None:
    """Leaving a session makes the reminder void; signing up again writes the same one."""
    await office.put("5", which="1.day", due_at=NOON + DAY)
    await office.void("5", person=1)
    assert await office.put("5", which="1.day", due_at=NOON + 60)
    assert not await office.put("5", which="1.day", due_at=NOON + 61)
    await office.until_nothing_is_due(NOON + 2 * DAY)
    assert office.said == [(NOON + 60, "5→1")]
    assert not await office.put("5", which="1.day"), "what was said is not said again"


async def test_void_takes_what_is_claimed_and_leaves_what_is_in_flight(office: Office) -> None:
    await office.put("claimed")
    await office.put("sending")
    async with office.db.write() as tx:
        for notice in await outbox.claim(tx, lane=REPLIES, owner=7, now=NOON, limit=5):
            if notice.subject == "sending":
                await outbox.sending(tx, notice.id, owner=7)
    assert (await office.void("claimed"), await office.void("sending")) == (1, 0)
    async with office.db.write() as tx:
        assert not await outbox.sending(tx, 1, owner=7)
    assert await office.states() == {"claimed": "void", "sending": "sending"}


async def test_a_chain_that_was_stopped_puts_no_other(office: Office) -> None:
    """Three rounds, then it is stopped while the next one waits."""
    await office.put("chain")
    await office.until_nothing_is_due(NOON + 120)
    assert await office.void("chain") == 1
    await office.until_nothing_is_due(NOON + DAY)
    assert [at - NOON for at, _ in office.said] == [0, 60, 120]


async def test_each_lane_has_its_share(office: Office) -> None:
    for lane, count in ((BROADCASTS, 100), (REMINDERS, 40), (REPLIES, 20)):
        for n in range(count):
            await office.put(f"{lane}", which=f"{n}", lane=lane)
    await office.ours()
    lanes = [int(words[0]) for words in office.words]
    assert len(lanes) == 160
    last = {lane: len(lanes) - lanes[::-1].index(lane) for lane in LANES}
    assert last[REPLIES] < last[REMINDERS] < last[BROADCASTS]
    assert last[REPLIES] <= 28, "a reply waits for a place in seven each that reminders and broadcasts have"
    assert lanes[:40].count(BROADCASTS) >= 4, "and they are not starved"


async def test_a_reminder_that_comes_due_in_a_broadcast_goes_with_the_next_quarter_of_a_second(office: Office) -> None:
    for n in range(300):
        await office.put("broadcast", which=f"{n}", lane=BROADCASTS)

    async def answer(address: str, text: str) -> End:
        if len(office.said) == 100:
            async with office.db.write() as tx:
                await outbox.put(tx, person=1, kind="word", subject="soon", now=NOON, lane=REMINDERS)
        return End("sent")

    office.answer = answer
    await office.ours()
    assert 100 <= office.words.index("soon→1") <= 100 + 14
    assert len(office.said) == 301


@pytest.mark.parametrize("lane", LANES)
async def test_an_unknown_end(office: Office, second_look: SecondLook, lane: int) -> None:
    """A broadcast is not repeated silently; anything else is, five times, then it failed."""

    async def lost(address: str, text: str) -> End:
        raise Lost("cut")

    office.answer = lost
    await office.put("1", lane=lane)
    await office.until_nothing_is_due(NOON + DAY)
    tries, state = (1, "unknown") if lane == BROADCASTS else (5, "failed")
    assert await second_look("SELECT state, tries, error, ended_at IS NOT NULL FROM outbox") == [
        (state, tries, "cut", True)
    ]
    assert len(office.said) == tries


async def test_a_reminder_of_unknown_end_is_tried_while_it_is_worth_it(office: Office) -> None:
    async def lost(address: str, text: str) -> End:
        raise Lost("cut")

    office.answer = lost
    await office.put("1", lane=REMINDERS, expires_at=NOON + 1000)
    await office.until_nothing_is_due(NOON + DAY)
    assert [at - NOON for at, _ in office.said] == [0, 30, 330, 665, 832]
    assert await office.states() == {"1": "failed"}
    office.said.clear()
    await office.put("2", lane=REMINDERS, expires_at=office.now + 50)
    await office.until_nothing_is_due(office.now + DAY)
    assert len(office.said) == 2
    assert (await office.states())["2"] == "expired"


@pytest.mark.parametrize("error", [NotSent("no connection"), Paused(30)], ids=["away", "asked for a pause"])
async def test_what_was_not_sent_waits_in_its_place(office: Office, second_look: SecondLook, error: Exception) -> None:
    async def away(address: str, text: str) -> End:
        raise error

    office.answer = away
    for n in range(20):
        await office.put(f"{n}", lane=BROADCASTS)
    assert await office.ours() == NOON + 30
    assert len(office.said) <= 7
    assert await second_look("SELECT DISTINCT state, tries FROM outbox") == [("waiting", 0)]
    office.answer, office.now, office.said = None, NOON + 30, []
    await office.ours()
    assert office.words == [f"{n}→1" for n in range(20)]


async def test_after_an_unknown_end_one_goes_ahead_of_the_others(office: Office) -> None:
    """With the network eaten, each try is an unknown: one in half a minute, not a batch."""

    async def lost(address: str, text: str) -> End:
        raise Lost("cut")

    office.answer = lost
    await office.people(*[None] * 60)
    for person in range(2, 62):
        await office.put("1", person=person, lane=BROADCASTS)
    await office.ours()
    first = len(office.said)
    assert first <= 14
    for n in range(1, 5):
        office.now += 30
        await office.ours()
        assert len(office.said) == first + n
    office.answer = None
    office.now += 30
    await office.ours()
    assert len(office.said) == 60
    assert len(set(office.words)) == 60


async def test_stop_begins_nothing_more(office: Office, second_look: SecondLook) -> None:
    for n in range(50):
        await office.put(f"{n}", lane=BROADCASTS)

    async def answer(address: str, text: str) -> End:
        office.ours.stop()
        return End("sent")

    office.answer = answer
    await office.ours()
    assert 1 <= len(office.said) <= 14
    assert await second_look("SELECT state, tries, count(*) FROM outbox GROUP BY state, tries ORDER BY state") == [
        ("sent", 1, len(office.said)), ("waiting", 0, 50 - len(office.said)),
    ]  # fmt: skip
    office.answer = None
    await office.delivery(owner=8)()
    assert len(set(office.words)) == 50 == len(office.said)
