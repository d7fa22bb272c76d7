"""What all this is for: the same accident with aiogram's own polling loses. A peer's figure, printed beside ours."""

from tests.crash.conftest import MakeStage, Report
from tests.databases import look


async def test_aiogram_polling_itself(make_stage: MakeStage, report: Report) -> None:
    """It acknowledges with the next getUpdates, before the handlers of this one have ended."""
    stage = await make_stage("sqlite", module="tests.crash.plain")
    stage.people = [stage.world.add_person(f"Анна {i}") for i in range(30)]
    for _ in range(10):
        for person in stage.people:
            stage.text(person)
    await stage.start()
    # The third hundred was asked for, which acknowledged the second, whose handlers have hardly begun.
    await stage.until(lambda: len(stage.world.bot.updates.waiting) <= 100, "two hundred acknowledged")
    await stage.kill()
    # What still waits at Telegram is not lost: another process would take it. (Some of it twice: that is not counted.)
    waiting = {int(update.body["message"]["text"].split()[1]) for update in stage.world.bot.updates.waiting}
    done = {n for (n,) in await look(stage.url, "SELECT n FROM ledger")}
    for numbers in stage.expected.texts.values():
        numbers[:] = [n for n in numbers if n in done or n not in waiting]
    figures = await report(stage)
    assert figures.effects_lost + figures.replies_lost > 0, "aiogram has learnt it: say so in docs/decisions/turn.md"
