"""Telegram over real HTTP, for tests of the machine and of whole processes; no talk needs it."""

from collections.abc import AsyncIterator

import pytest

from sandbox.server import Runner, serve
from sandbox.world import World

TOKEN = "42:MACHINE"


@pytest.fixture
async def server() -> AsyncIterator[Runner]:
    """Telegram over HTTP on a free port of this machine."""
    world = World(strict_rates=False)
    world.add_bot(TOKEN)
    runner = await serve(world)
    yield runner
    await runner.stop()
