"""`python -m bench` (or `make bench`): the whole bot beside its peers, in turn, in one run. See README.md here.

`python -m bench outbox [DATABASE_URL]` measures reminders and replies during a broadcast instead, `python -m bench
broadcast [DATABASE_URL]` its pace beside its peers and how it is laid, `python -m bench figures [DATABASE_URL]` the
figures of diagnoses, `python -m bench catalogue [DATABASE_URL]` lists and searches of 100,000 programmes.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from bench import broadcast, catalogue, figures, outbox, parts
from bench.contest import ALONE, ROOT, Contestant, Run, run
from bench.peers import TOKEN
from bench.people import furnish, passers_by, remembered
from bench.telegram import Visitor

ROUNDS = 3
PEOPLE = ALONE + 100
TIMES = 15  # updates a person
PRESS = ("answerCallbackQuery", "editMessageText")
OURS, LIKE = "marshrut", "aiogram-press"


def main() -> None:
    others = {
        "outbox": outbox.measure, "broadcast": broadcast.measure, "figures": figures.measure,
        "catalogue": catalogue.measure,
    }  # fmt: skip
    if len(sys.argv) > 1:
        asyncio.run(others[sys.argv[1]](sys.argv[2] if len(sys.argv) > 2 else None))
        return
    folder = ROOT / "var"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="bench-") as name:
        asyncio.run(_measure(Path(name)))


async def _measure(folder: Path) -> None:
    furnished, used = folder / "furnished.db", folder / "used.db"
    visitors = await furnish(furnished, number=PEOPLE, presses=TIMES)
    contestants = [_marshrut(furnished, used, visitors), *(_peer(name) for name in _PEERS)]
    runs: dict[str, list[Run]] = {contestant.name: [] for contestant in contestants}
    for number in range(1, ROUNDS + 1):
        for contestant in contestants:
            print(f"round {number} of {ROUNDS}: {contestant.name:<16}", end="\r", flush=True)
            runs[contestant.name].append(await run(contestant))
            if contestant.name == OURS:
                stored = await remembered(used)
                assert stored == PEOPLE * TIMES, f"{stored} answers are stored of {PEOPLE * TIMES}"
    _table(runs)
    shutil.copy(furnished, used)
    cpu, wall = await parts.statements(used)
    print(f"\nfive statements of an update, committed 16 a transaction: {cpu:.3f} ms of CPU, {wall:.3f} ms")
    first, others = parts.radar()
    print(f"the radar: {others:.0f} ms a picture, {first:.0f} ms the first")
    catalogue.codes()


def _marshrut(furnished: Path, used: Path, visitors: Sequence[Visitor]) -> Contestant:
    def fresh() -> Sequence[Visitor]:
        for left in used.parent.glob(f"{used.name}*"):
            left.unlink()
        shutil.copy(furnished, used)
        return visitors

    env = {"BOT_TOKEN": TOKEN, "DATABASE_URL": f"sqlite:///{used}", "LOG_LEVEL": "WARNING", "PROXY_URL": ""}
    return Contestant(OURS, ("main.py", "run"), fresh, PRESS, env)


_PEERS = (LIKE, "aiogram-echo", "telebot-press", "telebot-echo")


def _peer(name: str) -> Contestant:
    press = name.endswith("press")
    words = ("-m", "bench.peers", name, "{url}")
    return Contestant(name, words, lambda: passers_by(PEOPLE, TIMES, press=press), PRESS if press else ("sendMessage",))


_COLUMNS: Sequence[tuple[str, str, Callable[[Run], float]]] = (
    ("updates/s", ".0f", lambda one: one.speed),
    ("CPU ms", ".2f", lambda one: one.cpu),
    ("p50 ms", ".1f", lambda one: one.p50),
    ("p95 ms", ".1f", lambda one: one.p95),
    ("cold s", ".2f", lambda one: one.cold),
    ("cold CPU s", ".2f", lambda one: one.cold_cpu),
    ("MB", ".0f", lambda one: one.memory),
)


def _table(runs: dict[str, list[Run]]) -> None:
    """Medians of each contestant, and what ours are of each peer's."""
    print(f"{'medians of ' + str(ROUNDS):<26}" + "".join(f"{title:>12}" for title, _, _ in _COLUMNS))
    figures = {name: [median(map(of, done)) for _, _, of in _COLUMNS] for name, done in runs.items()}
    for name, row in figures.items():
        print(
            f"{name:<26}"
            + "".join(f"{format(value, form):>12}" for value, (_, form, _) in zip(row, _COLUMNS, strict=True))
        )
    for name, row in figures.items():
        if name != OURS:
            shares = [ours / theirs for ours, theirs in zip(figures[OURS], row, strict=True)]
            print(f"{OURS + ' : ' + name:<26}" + "".join(f"{share:>11.2f}×" for share in shares))


if __name__ == "__main__":
    main()
