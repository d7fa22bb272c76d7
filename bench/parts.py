"""Parts of the bot by themselves: a durable turn's statements, a picture."""

import time
from pathlib import Path
from statistics import median

from bench.people import FIRST
from bot.pictures import draw
from bot.turn import MESSENGER
from storage import people, roles, turns
from storage.open import open_database

TURNS = 640
BATCH = 16


async def statements(path: Path) -> tuple[float, float]:
    """(ms of CPU, ms) of an update's five statements, committed 16 a transaction at synchronous=FULL: remember, meet,
    roles, store, mark. `path` is a furnished database."""
    db = await open_database(f"sqlite:///{path}")
    now = int(time.time())
    try:
        cpu, wall = time.process_time(), time.perf_counter()
        for start in range(0, TURNS, BATCH):
            async with db.write() as tx:
                for update in range(start, start + BATCH):
                    await turns.remember(tx, messenger=MESSENGER, bot=1, update=update, now=now)
                    met = await people.meet(
                        tx, messenger=MESSENGER, address=str(FIRST), hashed="bench", locale="ru", now=now
                    )
                    await roles.held(tx, met.person)
                    kept = await turns.store(
                        tx, [{"screen": {"text": "…"}}], messenger=MESSENGER, address=str(FIRST), bot=1, update=update,
                        owner=1, now=now,
                    )  # fmt: skip
                    shown = [turns.Shown(reply.id, reply.address) for reply in kept]
                    await turns.mark(tx, shown, messenger=MESSENGER, hashed=str, now=now)
        return (time.process_time() - cpu) / TURNS * 1000, (time.perf_counter() - wall) / TURNS * 1000
    finally:
        await db.close()


def radar() -> tuple[float, float]:
    """(ms of the first picture of a process, median ms of the next nine)."""
    axes = [
        {"label": f"область {place}", "level": 1 + place % 4 * 0.9, "said": "2,8", "deficit": False, "before": 2.0}
        for place in range(11)
    ]
    times = []
    for number in range(10):
        axes[0] = {**axes[0], "level": 1 + number / 5}  # else typst answers from memory
        began = time.perf_counter()
        draw("radar", {"axes": axes, "now": "сейчас", "before": "3 мая", "lang": "ru"})
        times.append((time.perf_counter() - began) * 1000)
    return times[0], median(times[1:])
