"""The clock: a long step holds up nobody, what one wrote the next ones see, a broken one comes round again."""

import asyncio
import time

import pytest

from jobs.clock import LONGEST, REPEAT, Clock

NOW = 1_764_000_000


def now() -> int:
    """APScheduler has no other time than the machine's."""
    return int(time.time())


class Steps:
    """Steps by name; `heard` is told when one begins."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.heard = asyncio.Condition()

    async def note(self, name: str) -> None:
        async with self.heard:
            self.begun.append(name)
            self.heard.notify_all()

    async def until(self, name: str, times: int) -> None:
        async with asyncio.timeout(120), self.heard:
            await self.heard.wait_for(lambda: self.begun.count(name) >= times)


async def test_a_long_step_holds_up_nobody() -> None:
    """An export of half a minute kept every reminder waiting."""
    steps, go_on = Steps(), asyncio.Event()

    async def long() -> None:
        await steps.note("long")
        await go_on.wait()

    async def quick() -> None:
        await steps.note("quick")

    clock = Clock([long, quick], now)
    clock.start()
    await steps.until("long", 1)
    assert steps.begun == ["long"]
    clock.wake()
    await steps.until("quick", 1)
    assert steps.begun == ["long", "quick"]
    go_on.set()
    await steps.until("long", 2)  # woken meanwhile, it looks again
    await steps.until("quick", 2)
    await clock.close()


async def test_what_a_step_wrote_the_next_ones_deliver_at_once() -> None:
    """A file that was ready waited for the next minute."""
    steps = Steps()

    async def works() -> None:
        await steps.note("works")

    async def delivers() -> None:
        await steps.note("delivers")

    clock = Clock([works, delivers], now)
    clock.start()
    await steps.until("delivers", 1)
    assert steps.begun == ["works", "delivers"]
    await clock.close()


async def test_while_something_is_due_it_goes_on_at_once() -> None:
    steps, left = Steps(), [3]

    async def delivers() -> int | None:
        await steps.note("delivers")
        left[0] -= 1
        return now() if left[0] else None

    clock = Clock([delivers], now)
    clock.start()
    await steps.until("delivers", 3)
    await clock.close()
    assert steps.begun == ["delivers"] * 3


async def test_a_broken_step_is_repeated_soon(caplog: pytest.LogCaptureFixture) -> None:
    async def breaks() -> None:
        raise ZeroDivisionError("a name that no log may hold")

    async def idle() -> None:
        return None

    assert await Clock([idle], lambda: NOW).tick() == NOW + LONGEST
    assert await Clock([idle, breaks], lambda: NOW).tick() == NOW + REPEAT
    assert "a name" not in caplog.text
