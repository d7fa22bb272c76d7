"""The database in trouble in the middle of a turn: what is not stored is not acknowledged, what is stored is shown."""

import random
import signal

from tests.crash.conftest import MakeStage, Report
from tests.crash.proxy import Cut, Proxy


async def test_the_disk_is_full_inside_a_turn(make_stage: MakeStage, report: Report) -> None:
    """SQLite rolls the whole transaction back silently; small rows may still fit: a dead letter would be a loss."""
    stage = await make_stage("sqlite")
    await stage.start()
    await stage.crowd(6)
    stage.no_space.touch()
    for person in stage.people:
        stage.text(person)
        stage.text(person, "/big")
        stage.press(person)
    waiting = list(stage.world.bot.updates.waiting)
    polls = len([line for line in stage.world.log if line.method == "getUpdates"])
    await stage.until(
        lambda: len([line for line in stage.world.log if line.method == "getUpdates"]) >= polls + 3,
        "asked for the same updates again and again",
    )
    assert list(stage.world.bot.updates.waiting) == waiting, "acknowledged although it could not be stored"
    stage.no_space.unlink()
    stage.signal(signal.SIGUSR1)
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures
    assert await stage.dead_letters() == 0


async def test_killed_while_the_disk_is_full(make_stage: MakeStage, report: Report) -> None:
    stage = await make_stage("sqlite")
    await stage.start()
    await stage.crowd(6)
    stage.no_space.touch()
    for person in stage.people:
        stage.text(person)
        stage.text(person, "/big")
    polls = len([line for line in stage.world.log if line.method == "getUpdates"])
    await stage.until(
        lambda: len([line for line in stage.world.log if line.method == "getUpdates"]) >= polls + 2, "asked again"
    )
    await stage.kill(signal.SIGKILL)
    stage.no_space.unlink()
    await stage.start()
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures
    assert await stage.dead_letters() == 0


async def test_the_wire_to_postgres_is_cut_at_a_commit(make_stage: MakeStage, report: Report) -> None:
    """Before the server heard the COMMIT there is no effect; after it there is one, and nobody told us."""
    rng = random.Random(5432)
    stage = await make_stage("postgres")
    commits = sorted(rng.sample(range(60, 260), 16))
    cuts: dict[int, Cut] = {number: rng.choice(("before", "after")) for number in commits}
    proxy = Proxy(stage.url, cuts)
    stage.bot_url = await proxy.start()
    try:
        await stage.start()
        await stage.crowd(15)
        for _ in range(5):
            for person in stage.people:
                (stage.text if rng.random() < 0.3 else stage.press)(person)
        for person in stage.people:
            stage.text(person)
        await stage.quiet()
        while proxy.cut < len(cuts):
            stage.press(rng.choice(stage.people))
            await stage.quiet()
        await stage.kill(signal.SIGTERM)
        figures = await report(stage)
        assert figures.clean, figures
        assert figures.repeated == 0
        assert await stage.dead_letters() == 0
        assert proxy.cut == len(cuts)
    finally:
        await stage.close()
        await proxy.stop()
