"""One bot, one process, one fake Telegram: started, asked one thing at a time, then by a crowd, and ended.

Linux only: the figures come from /proc.
"""

import asyncio
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench.telegram import Telegram, Visitor

ROOT = Path(__file__).parent.parent
PATIENCE = 90  # seconds for a whole run
TICKS = os.sysconf("SC_CLK_TCK")
ALONE = 20  # of the visitors, who come one after another; the others come together
WARM = 20  # updates of those alone, and so many times five of the crowd, before anything is counted


@dataclass(frozen=True, slots=True)
class Contestant:
    """`words` start it in a new Python, `{url}` in them is where Telegram is; `visitors` are made anew for each run;
    `calls` are what one update must have cost at Telegram."""

    name: str
    words: Sequence[str]
    visitors: Callable[[], Sequence[Visitor]]
    calls: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run showed; `p50` and `p95` are of one update at a time, from handed out to its screen."""

    speed: float  # updates a second, of the crowd
    cpu: float  # ms of CPU an update, of the crowd
    p50: float  # ms
    p95: float  # ms
    cold: float  # seconds from the start of the process to the first screen
    cold_cpu: float  # seconds of CPU until then
    memory: float  # MB resident at the end


async def run(contestant: Contestant) -> Run:
    """Raises AssertionError when an update or a call is missing: a bot that loses is not measured."""
    visitors = contestant.visitors()
    alone, crowd = visitors[:ALONE], visitors[ALONE:]
    telegram = Telegram(alone, crowd)
    asked = sum(len(visitor.updates) for visitor in alone)
    first, warmed, done = telegram.mark(1), telegram.mark(asked + 5 * WARM), telegram.mark(telegram.total)
    url = await telegram.start()
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *[word.replace("{url}", url) for word in contestant.words], cwd=ROOT,
        env={**os.environ, "TELEGRAM_API_URL": url, **contestant.env},
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE):
            await first.wait()
            cold, cold_cpu = time.perf_counter() - began, _cpu(process.pid)
            await warmed.wait()
            since, cpu, counted_from = time.perf_counter(), _cpu(process.pid), telegram.seen.shown
            await done.wait()
            await _rest(process.pid)
            spent, memory = _cpu(process.pid) - cpu, _memory(process.pid)
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
        await telegram.close()
    for method in contestant.calls:
        assert telegram.seen.calls[method.encode()] == telegram.total, (contestant.name, telegram.seen.calls)
    number, waits = telegram.total - counted_from, sorted(telegram.seen.waits[WARM:asked])
    return Run(
        speed=number / (telegram.seen.last_shown - since),
        cpu=spent / number * 1000,
        p50=waits[len(waits) // 2] * 1000,
        p95=waits[len(waits) * 95 // 100] * 1000,
        cold=cold,
        cold_cpu=cold_cpu,
        memory=memory,
    )


async def _rest(pid: int) -> None:
    """Until the process is quiet: what it does after the last screen (marks, answers to presses) counts too."""
    before, now = -1.0, _cpu(pid)
    while now != before:
        await asyncio.sleep(0.15)
        before, now = now, _cpu(pid)


def _cpu(pid: int) -> float:
    """Seconds, user and system, of all threads."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / TICKS


def _memory(pid: int) -> float:
    """MB that are resident now."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
