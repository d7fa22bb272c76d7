"""Telegram and the way to it in trouble: every reply is shown in the end, and nobody waits for one impatient person."""

import asyncio
import signal

from sandbox.people import Person
from tests.crash.conftest import MakeStage, Report
from tests.crash.stage import Stage


async def test_every_fault_of_telegram(make_stage: MakeStage, report: Report) -> None:
    stage = await make_stage("sqlite")
    stage.excuse_cuts()
    faults = stage.world.faults
    for method in ("getMe", "deleteWebhook", "setMyCommands", "getUpdates"):
        faults.add("html", method, times=1)
    await stage.start()
    await stage.crowd(12)
    faults.add("cut_before", "sendMessage", every_nth=5, times=4)
    faults.add("cut_after", "sendMessage", every_nth=4, times=4)
    faults.add("html", "sendMessage", every_nth=6, times=3)
    faults.add("cut_before", "editMessageText", every_nth=5, times=3)
    faults.add("cut_after", "editMessageText", every_nth=4, times=3)
    faults.add("500", "editMessageText", every_nth=3, times=3)
    faults.add("cut_after", "getUpdates", times=1)
    faults.add("429", "*", every_nth=40, times=3, retry_after=1)
    for _ in range(3):
        for person in stage.people:
            stage.text(person)
            stage.press(person)
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures
    assert 0 < figures.repeated <= 4, "a send that was accepted and cut comes twice, nothing else does"
    # those that the run was long enough for did happen
    assert {fault.kind for fault in faults.all() if fault.fired} == {"html", "500", "cut_before", "cut_after", "429"}


async def test_one_impatient_person_and_a_slow_telegram(make_stage: MakeStage, report: Report) -> None:
    """150 taps at once, 80 to 300 ms a call, and three seconds for whoever taps so. A bot that shows one after another
    stopped everyone for 53 s.
    """
    stage = await make_stage("sqlite")
    await stage.start()
    await stage.crowd(11)
    impatient, *others = stage.people
    slow = stage.world.faults.add("delay", chat_id=impatient.id, seconds=3)
    for seconds, nth in ((0.3, 3), (0.2, 2), (0.08, 1)):
        for method in ("send*", "edit*", "answer*"):
            stage.world.faults.add("delay", method, every_nth=nth, seconds=seconds)
    for _ in range(150):
        stage.press(impatient)
    waits = await asyncio.gather(*(_patient(stage, person, impatient) for person in others))
    assert len(impatient.answers) < 150, "the impatient one was served already: nothing was shown here"
    stage.world.faults.remove(slow.id)
    worst = max(seconds for each in waits for seconds, _ in each)
    await stage.quiet()
    figures = await report(stage)
    figures.note = f"others waited for {worst:.2f} s at most"
    assert figures.clean, figures
    # Seconds are this machine's, and what else runs on it: what stood before the others in the queue is the bot's.
    assert max(served for each in waits for _, served in each) < 50, figures.note


async def _patient(stage: Stage, person: Person, impatient: Person) -> list[tuple[float, int]]:
    """Press, see the answer, press again: for each answer the seconds of Telegram's clock that it took, and how many
    of the impatient one's taps were answered meanwhile.
    """
    waits = []
    for _ in range(5):
        n = stage.press(person)
        pressed, served = stage.world.sent_updates[-1]["at"], len(impatient.answers)
        panel = person.chat.history[stage.panels[person.id]]
        await stage.until(lambda n=n, panel=panel: panel.text == f"нажато {n}", f"нажато {n}")  # type: ignore[misc]  # bound in the loop
        waits.append((stage.world.now() - pressed, len(impatient.answers) - served))
    return waits


async def test_a_send_under_way_at_sigterm_is_not_repeated(make_stage: MakeStage, report: Report) -> None:
    """More is waiting than SIGTERM's patience allows: what is under way is finished and marked, nothing is twice."""
    stage = await make_stage("sqlite")
    await stage.start()
    await stage.crowd(12)
    stage.world.faults.add("delay", "sendMessage", seconds=0.9)
    for _ in range(14):
        for person in stage.people:
            stage.text(person)
    accepted = len(stage.world.accepted)
    await stage.until(lambda: len(stage.world.accepted) > accepted, "the first reply")
    await stage.kill(signal.SIGTERM)
    stage.world.faults.clear()
    await stage.start()
    await stage.quiet()
    figures = await report(stage)
    assert figures.clean, figures
    assert figures.repeated == 0
