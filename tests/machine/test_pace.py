"""The pace of new messages, in a time of its own that stands still while anybody has something to do."""

import asyncio
import heapq
from itertools import count

import pytest

from bot.pace import Pace, Paused

REPLY, REMINDER, BROADCAST = 0, 1, 2


class Time:
    def __init__(self) -> None:
        self.now = 100.0
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._order), woken))
        await woken

    async def run(self, until: float) -> None:
        """Everybody goes on until all sleep; then the first to wake is woken."""
        while True:
            for _ in range(20):
                await asyncio.sleep(0)
            if not self._sleepers or self._sleepers[0][0] > until:
                break
            at, _, woken = heapq.heappop(self._sleepers)
            self.now = max(self.now, at)
            if not woken.done():
                woken.set_result(None)
        self.now = until


class Street:
    """Messages at their pace, noted when they go."""

    def __init__(self, rate: float = 29) -> None:
        self.time = Time()
        self.pace = Pace(rate, clock=lambda: self.time.now, sleep=self.time.sleep)
        self.gone: list[tuple[float, str]] = []
        self.told: list[str] = []
        self._tasks: list[asyncio.Task[None]] = []

    def ask(self, name: str, lane: int = BROADCAST, chat: str | None = None) -> None:
        async def go() -> None:
            try:
                await self.pace.turn(chat or name, lane)
            except Paused:
                self.told.append(name)
            else:
                self.gone.append((self.time.now, name))

        self._tasks.append(asyncio.ensure_future(go()))

    @property
    def names(self) -> list[str]:
        return [name for _, name in self.gone]


async def test_no_second_holds_more_than_thirty() -> None:
    street = Street()
    for n in range(200):
        street.ask(f"{n}")
    await street.time.run(110)
    assert street.names == [f"{n}" for n in range(200)]
    times = [at for at, _ in street.gone]
    assert max(sum(at <= other < at + 1 for other in times) for at in times) <= 30
    assert 28.9 < 199 / (times[-1] - times[0]) < 29.1


async def test_a_rest_is_not_saved_up() -> None:
    street = Street(rate=10)
    street.ask("a")
    await street.time.run(200)
    for n in range(5):
        street.ask(f"{n}")
    await street.time.run(210)
    assert [round(at - 200, 3) for at, _ in street.gone[1:]] == [0, 0.1, 0.2, 0.3, 0.4]


async def test_one_second_a_chat() -> None:
    street = Street()
    for n in range(3):
        street.ask(f"{n}", chat="anna")
    street.ask("other", REPLY)
    await street.time.run(110)
    at = {name: at for at, name in street.gone}
    assert at["other"] < 100.1
    assert sorted(at[f"{n}"] - 100 for n in range(3))[1:] == [pytest.approx(1, abs=0.1), pytest.approx(2, abs=0.1)]


async def test_a_reply_gets_the_next_place_of_all() -> None:
    street = Street()
    for n in range(100):
        street.ask(f"broadcast {n}")
    for n in range(10):
        street.ask(f"reminder {n}", REMINDER)
    await street.time.run(101)
    asked = street.time.now
    street.ask("reply", REPLY)
    await street.time.run(110)
    at = {name: at for at, name in street.gone}
    assert at["reply"] - asked <= 2 / 29
    assert street.names.index("reminder 9") <= 11, "reminders went before the broadcast, but for the head of its line"


async def test_replies_keep_their_rate_and_what_they_leave_is_lent() -> None:
    """Twenty people write each second during a broadcast: nobody waits, the broadcast gets the other nine."""
    street = Street()
    for n in range(400):
        street.ask(f"broadcast {n}")
    asked: dict[str, float] = {}
    for second in range(10):
        for n in range(20):
            await street.time.run(100 + second + n / 20)
            asked[f"reply {second} {n}"] = street.time.now
            street.ask(f"reply {second} {n}", REPLY)
    await street.time.run(110)
    waits = [at - asked[name] for at, name in street.gone if name in asked]
    assert len(waits) == 200
    assert max(waits) < 0.11
    assert 85 <= len(street.gone) - 200 <= 95


async def test_a_pause_stops_everybody_and_tells_them() -> None:
    street = Street()
    for n in range(10):
        street.ask(f"{n}")
    street.ask("reply", REPLY)
    await street.time.run(100.1)
    before = len(street.gone)
    street.pace.stop(35)
    await street.time.run(101)
    assert len(street.gone) == before
    assert len(street.told) == 11 - before
    street.ask("early", REPLY)
    await street.time.run(135)
    assert "early" in street.told
    await street.time.run(135.2)
    street.ask("later", REPLY)
    await street.time.run(136)
    assert street.names[before:] == ["later"]


async def test_after_a_429_places_lie_further_apart_for_a_while() -> None:
    """A loaded machine lets its calls arrive in bunches: at the same rate it was refused again and again."""
    street = Street(rate=10)
    street.pace.stop(1)
    await street.time.run(102)
    for n in range(2100):
        street.ask(f"{n}")
    await street.time.run(400)
    times = [at for at, _ in street.gone]
    assert times[1] - times[0] == pytest.approx(0.104, abs=0.0001)
    assert times[-1] - times[-2] == pytest.approx(0.1, abs=0.0001)
    for _ in range(100):
        street.pace.stop(1)
    await street.time.run(500)
    street.ask("a")
    street.ask("b")
    await street.time.run(510)
    assert street.gone[-1][0] - street.gone[-2][0] == pytest.approx(0.2, abs=0.0001), "never below half of the rate"


async def test_who_is_cancelled_leaves_the_line() -> None:
    street = Street(rate=1)
    street.ask("first")
    for n in range(3):
        street.ask(f"{n}")
    await street.time.run(100.5)
    street._tasks[1].cancel()
    street._tasks[2].cancel()
    await street.time.run(110)
    assert street.names == ["first", "2"]
