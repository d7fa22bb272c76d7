"""kill -9 and SIGTERM in the middle: nothing lost, nothing doubled."""

import asyncio
import random
import signal

import pytest

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


async def test_a_handler_error_in_one_of_ten(stage: Stage, report: Report) -> None:
    rng = random.Random(10)
    await stage.start()
    await stage.crowd(PEOPLE)
    burst(stage, rng, broken=True)
    await accidents(stage, rng, signal.SIGKILL, 1)
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures
    screens = [message.text for person in stage.people for message in person.chat.messages]
    codes = [text for text in screens if "Что-то сломалось" in text]
    assert await stage.dead_letters() == len(stage.expected.broken) == len(set(codes)) == 30
    assert len(codes) - 30 <= figures.kills * PEOPLE  # a code in flight at the kill may be said twice, never not at all


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_poisonous_update_among_good_ones(stage: Stage, report: Report) -> None:
    """aiogram #1840, #1587: one update that pydantic refuses stopped all others."""
    await stage.start()
    await stage.crowd(3)
    for person in stage.people:
        stage.text(person)
        person.sends_poison()
        stage.press(person)
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures
    assert await stage.dead_letters() == 3
