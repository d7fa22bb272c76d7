"""A small world with one person in it, a clock that stands still until told, and the server in front of it."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox import Person, World
from sandbox.server import Runner, serve

TOKEN = "42:TEST"
START = 1_795_000_000.0


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += seconds


class Bot:
    """Calls as the bot would: `result` of a method, or its refusal."""

    def __init__(self, world: World) -> None:
        self.world = world

    def __call__(self, method: str, **params: Any) -> Any:
        answer = self.world.call(TOKEN, method, params)
        assert answer.status == 200, answer.body
        return answer.result

    def refused(self, method: str, **params: Any) -> tuple[int, str]:
        answer = self.world.call(TOKEN, method, params)
        assert answer.status == answer.body["error_code"]
        assert answer.body["ok"] is False
        return answer.status, answer.body["description"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    world = World(clock)
    world.add_bot(TOKEN, "marshrut_bot", "Маршрут")
    return world


@pytest.fixture
def bot(world: World) -> Bot:
    return Bot(world)


@pytest.fixture
def anna(world: World) -> Person:
    """She has started the bot."""
    anna = world.add_person("Анна", "Соколова", "sokolova")
    anna.writes("/start")
    return anna


@pytest.fixture
async def server(world: World) -> AsyncIterator[Runner]:
    runner = await serve(world, webhook_retry=(0.005, 0.01))
    yield runner
    await runner.stop()


@pytest.fixture
async def http(server: Runner) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url) as session:
        yield session
