"""The other ways in: a webhook whose bot is killed, a second process that takes over from a killed first one."""

import random
import signal

from tests.crash.conftest import MakeStage, Report
from tests.crash.stage import Stage
from tests.crash.test_kill import PEOPLE, accidents, burst
from tests.databases import look


async def test_a_webhook_whose_bot_is_killed(stage: Stage, report: Report, free_port: int) -> None:
    """Telegram tries again what was not answered with 200: that came after the commit, or not at all."""
    hook = f"http://127.0.0.1:{free_port}/telegram"
    stage.settings = {"WEBHOOK_URL": hook, "WEBHOOK_SECRET": "crash", "WEBHOOK_PORT": str(free_port)}
    rng = random.Random(443)
    await stage.start()
    await stage.crowd(PEOPLE)
    burst(stage, rng)
    await accidents(stage, rng, signal.SIGKILL, 2)
    await accidents(stage, rng, signal.SIGTERM, 1)
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures
    assert not [call for call in stage.world.accepted if call.method == "getUpdates"], "nobody polled"


async def test_a_second_process_takes_over_from_a_killed_one(make_stage: MakeStage, report: Report) -> None:
    stage = await make_stage("postgres")
    rng = random.Random(2)
    await stage.start()
    await stage.crowd(PEOPLE)
    await stage.stand_by()
    held = "SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"

    async def both_live() -> bool:
        return await look(stage.url, held) == [(2,)]

    await stage.until_stored(both_live, "each process holds its own name")
    burst(stage, rng)
    at = stage.calls + 40
    await stage.until(lambda: stage.calls >= at, f"call {at}")
    await stage.kill()
    stage.take_over()
    await stage.quiet()
    await stage.kill(signal.SIGTERM)
    figures = await report(stage)
    assert figures.clean, figures
