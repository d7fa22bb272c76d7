"""kill -9 and SIGTERM in the middle: nothing lost, nothing doubled."""

import asyncio
import random
import signal

from tests.crash.conftest import Report
from tests.crash.stage import Stage

PEOPLE = 30
EACH = 10


def burst(stage: Stage, rng: random.Random, *, broken: bool = False) -> None:
    """300 updates at once: texts and presses, mixed; every tenth breaks its handler if asked."""
    who = [person for person in stage.people for _ in range(EACH)]
    rng.shuffle(who)
    for place, person in enumerate(who):
        if broken and place % 10 == 9:
            stage.text(person, "/break")
        elif rng.random() < 0.3:
            stage.text(person)
        else:
            stage.press(person)


async def accidents(stage: Stage, rng: random.Random, how: signal.Signals, times: int) -> None:
    """End the process at seeded calls, some milliseconds after them, and start it anew each time."""
    for _ in range(times):
        at = stage.calls + rng.randint(1, 60)
        await stage.until(lambda at=at: stage.calls >= at, f"call {at}")  # type: ignore[misc]  # bound in the loop
        await asyncio.sleep(rng.random() * 0.02)  # a seeded place inside of what follows the call, no wait for anything
        await stage.kill(how)
        await stage.start()


async def test_kill_9_in_a_burst_of_300(stage: Stage, report: Report) -> None:
    rng = random.Random(9)
    await stage.start()
    await stage.crowd(PEOPLE)
    burst(stage, rng)
    await accidents(stage, rng, signal.SIGKILL, 2)
    await stage.quiet()
    await stage.kill(signal.SIGTERM)
    figures = await report(stage)
    assert figures.clean, figures
    assert await stage.dead_letters() == 0


async def test_sigterm_in_a_burst_of_300(stage: Stage, report: Report) -> None:
    rng = random.Random(15)
    await stage.start()
    await stage.crowd(PEOPLE)
    burst(stage, rng)
    await accidents(stage, rng, signal.SIGTERM, 1)
    await stage.quiet()
    await stage.kill(signal.SIGTERM)
    figures = await report(stage)
    assert figures.clean, figures
    assert figures.repeated == 0, "who is asked to stop knows what was sent"


async def test_100_updates_a_second_and_80_ms_at_telegram(stage: Stage, report: Report) -> None:
    rng = random.Random(100)
    await stage.start()
    await stage.crowd(PEOPLE)
    stage.world.faults.add("delay", "[!g]*", seconds=0.08)  # everything but the get… methods

    async def stream() -> None:
        for place in range(PEOPLE * EACH):
            person = rng.choice(stage.people)
            (stage.text if place % 5 == 0 else stage.press)(person)
            await asyncio.sleep(0.01)

    coming = asyncio.ensure_future(stream())
    await accidents(stage, random.Random(80), signal.SIGKILL, 1)
    await accidents(stage, random.Random(81), signal.SIGTERM, 1)
    await coming
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures


async def test_a_handler_error_in_one_of_ten_and_poison(stage: Stage, report: Report) -> None:
    """Beside them updates that pydantic refuses: one of these stopped all others in aiogram (#1840, #1587)."""
    rng = random.Random(10)
    await stage.start()
    await stage.crowd(PEOPLE)
    for person in stage.people[:3]:
        person.sends_poison()
    burst(stage, rng, broken=True)
    await accidents(stage, rng, signal.SIGKILL, 1)
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures
    screens = [message.text for person in stage.people for message in person.chat.messages]
    codes = [text for text in screens if "Что-то сломалось" in text]
    dead = await stage.dead_letters()
    assert dead == len(stage.expected.broken) + 3 == len(set(codes)) == 33, "each was told, with a code of its own"
    assert len(codes) - dead <= PEOPLE  # in flight at the one kill: said twice, never not at all
