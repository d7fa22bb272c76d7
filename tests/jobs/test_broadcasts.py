"""Broadcasts through the clock's step and delivery: laid, sent in turn, paused, cancelled, corrected, closed."""

from bot.session import Lost, NotSent
from jobs.broadcasts import FIRST, LEAST, LIVE, MOST, Broadcasts
from storage import broadcasts, outbox, tallies, turns
from storage.broadcasts import slot
from storage.outbox import BROADCASTS, End
from storage.tallies import Progress
from tests.databases import SecondLook
from tests.jobs.office import NOON, Office
from tests.storage.broadcasting import AUTHOR, MOSCOW, TEXT, agree


async def launched(office: Office) -> int:
    """To everybody of the office, who agrees now."""
    async with office.db.write() as tx:
        for row in await tx.all("SELECT id FROM people WHERE id NOT IN (SELECT person FROM consents)"):
            await agree(tx, row["id"])
        number = await broadcasts.draft(tx, author=AUTHOR, scope_kind="all", scope="", now=office.now)
        await broadcasts.write(tx, number, text=TEXT)
        await broadcasts.launch(tx, number, by=AUTHOR, now=office.now)
    return number


def step(office: Office) -> Broadcasts:
    return Broadcasts(office.db, clock=lambda: office.now, ticks=lambda: 0.0, zone=MOSCOW)


async def progress(office: Office, number: int) -> Progress:
    async with office.db.read() as tx:
        return await tallies.progress(tx, number)


async def state(office: Office, number: int) -> str:
    async with office.db.read() as tx:
        found = await broadcasts.one(tx, number)
    assert found is not None
    return found.state


async def test_from_launch_to_done(office: Office) -> None:
    await office.people(*[None] * 29)
    number = await launched(office)
    office.answer = None
    work = step(office)
    assert await work() == office.now + LIVE
    await office.ours()
    assert sorted(office.words) == sorted(f"{number}→{person}" for person in range(1, 31))
    assert await work() == office.now + LIVE
    assert await state(office, number) == "done"
    found = await progress(office, number)
    assert (found.laid, found.sent, found.waiting) == (30, 30, 0)
    assert await work() is None, "nothing is left to do"


async def test_two_broadcasts_go_side_by_side(office: Office) -> None:
    """The later and smaller one does not wait behind the earlier and larger."""
    await office.people(*[None] * 59)
    first = await launched(office)
    await step(office)()
    second, third = await launched(office), await launched(office)
    await step(office)()
    await office.put("reminder", lane=outbox.REMINDERS)
    await office.ours()
    said = [words.split("→")[0] for words in office.words]
    assert len(said) == 181
    assert said.index("reminder") < 7
    half = said[:91]
    for number in (first, second, third):
        assert 29 <= half.count(f"{number}") <= 31, "each has its turn"


async def test_paused_in_the_middle_nobody_twice_nobody_lost(office: Office, second_look: SecondLook) -> None:
    await office.people(*[None] * 199)
    number = await launched(office)
    await step(office)()

    async def answer(address: str, text: str) -> End:
        if len(office.said) == 50:
            async with office.db.write() as tx:
                await broadcasts.pause(tx, number, by=AUTHOR, now=office.now)
        return End("sent", message=address)

    office.answer = answer
    assert await office.ours() is None, "nothing is due while it is paused"
    assert 50 <= len(office.said) <= 50 + 14
    before = len(office.said)
    assert await second_look("SELECT state, count(*) FROM outbox GROUP BY state ORDER BY state") == [
        ("sent", before), ("waiting", 200 - before),
    ]  # fmt: skip
    assert await step(office)() is None
    async with office.db.write() as tx:
        await broadcasts.resume(tx, number, by=AUTHOR, now=office.now)
    await office.ours()
    assert len(set(office.words)) == len(office.words) == 200


async def test_cancelled_in_the_middle(office: Office) -> None:
    await office.people(*[None] * 199)
    number = await launched(office)
    work = step(office)
    await work()

    async def answer(address: str, text: str) -> End:
        if len(office.said) == 50:
            async with office.db.write() as tx:
                await broadcasts.cancel(tx, number, by=AUTHOR, now=office.now)
        return End("sent", message=address)

    office.answer = answer
    await office.ours()
    sent = len(office.said)
    assert 50 <= sent <= 50 + 14
    assert await work() == office.now + LIVE
    await office.ours()
    assert await work() is None
    found = await progress(office, number)
    assert (found.sent, found.void, found.waiting) == (sent, 200 - sent, 0)
    assert len(office.said) == sent


async def test_what_is_unknown_or_did_not_arrive_is_counted(office: Office) -> None:
    await office.people(*[None] * 39)
    number = await launched(office)
    await step(office)()

    async def answer(address: str, text: str) -> End:
        if address == "7":
            raise Lost("cut")
        if address == "9" and len(office.said) < 30:
            raise NotSent("away")
        return End("sent", message=address)

    office.answer = answer
    await office.until_nothing_is_due(NOON + 3600)
    await step(office)()
    found = await progress(office, number)
    assert (found.sent, found.unknown, found.waiting) == (39, 1, 0)
    arrived = [words for words in office.words if words != f"{number}→9"]
    assert len(arrived) == len(set(arrived)) == 39
    assert await state(office, number) == "done"


async def test_a_correction_goes_to_those_who_have_read_it(office: Office, second_look: SecondLook) -> None:
    await office.people(*[None] * 4)
    number = await launched(office)
    work = step(office)
    await work()
    await office.ours()
    await work()
    async with office.db.write() as tx:
        await broadcasts.correct(tx, number, "иначе", by=AUTHOR, now=office.now)
    while await work() == office.now:
        pass
    office.said.clear()
    await office.ours()
    assert len(office.said) == 5
    found = await progress(office, number)
    assert (found.fixed, found.sent) == (5, 5)
    lanes = await second_look("SELECT DISTINCT lane FROM outbox WHERE kind = 'broadcast-fix'")
    assert lanes == [(BROADCASTS,)]
    assert await work() is None


async def test_a_chunk_follows_the_time_it_takes(office: Office) -> None:
    await office.people(*[None] * 3)
    times = iter([0.0, 0.0, 10.0, 40.0, 50.0, 50.2])
    work = Broadcasts(office.db, clock=lambda: office.now, ticks=lambda: next(times), zone=MOSCOW)
    sizes = []
    for _ in range(3):
        await launched(office)
        async with office.db.write() as tx:
            await tx.run("UPDATE broadcasts SET ended_at = 1 WHERE laid_at IS NOT NULL")
        await work()
        sizes.append(work._size)
    assert sizes == [2 * FIRST, LEAST, LEAST]
    assert max(sizes) <= MOST


async def test_the_live_screen_is_told_while_somebody_looks(office: Office, second_look: SecondLook) -> None:
    await office.people(*[None] * 2)
    number = await launched(office)
    work = step(office)
    lives = "SELECT which FROM outbox WHERE kind = 'broadcast-live' ORDER BY id"
    await work()
    async with office.db.write() as tx:
        tally = tallies.Tally({(number, "sent", ""): 1})
        await tallies.add(tx, tally)
    await work()
    assert await second_look(lives) == [], "nobody looks"
    async with office.db.write() as tx:
        shown = turns.Shown(0, "1", slot=(slot(number), "55", "text"))
        await turns.mark(tx, [shown], messenger="telegram", hashed=lambda it: it, now=office.now)
        assert await turns.shown_in(tx, AUTHOR, slot(number)) == ("55", "text")
        await tallies.add(tx, tally)
    await work()
    assert await second_look(lives) == [], "told a moment ago"
    office.now += LIVE
    for _ in range(2):
        await work()
    assert await second_look(lives) == [(f"{office.now}",)], "once, for nothing has changed since"
    async with office.db.write() as tx:
        await tx.run("UPDATE outbox SET state = 'sent', ended_at = 1 WHERE kind = 'broadcast'")
        both = [turns.Shown(0, "1", slot=(slot(number), "55", "text"), over="55"), turns.Shown(1, "1", over="55")]
        await turns.mark(tx, both, messenger="telegram", hashed=lambda it: it, now=office.now)
    office.now += LIVE
    await work()
    assert await state(office, number) == "done"
    assert len(await second_look(lives)) == 1, "they went on to another screen"
