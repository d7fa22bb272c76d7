"""Stages on both engines, and the table of figures at the end of the run."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from storage.db import Engine
from tests.crash.stage import Figures, Stage
from tests.databases import MakeUrl

TABLE: list[Figures] = []
Report = Callable[[Stage], Awaitable[Figures]]
MakeStage = Callable[..., Awaitable[Stage]]


@pytest.fixture
async def make_stage(make_url: MakeUrl, tmp_path: Path) -> AsyncIterator[MakeStage]:
    """`await make_stage("sqlite")`: an open stage without a bot; closed, with its processes, when the test ends."""
    stages: list[Stage] = []

    async def make(engine: Engine, *, module: str = "tests.crash.faulty") -> Stage:
        stage = Stage(make_url(engine), tmp_path, module=module)
        stages.append(stage)
        await stage.open()
        return stage

    yield make
    for stage in stages:
        await stage.close()


@pytest.fixture
async def stage(engine: Engine, make_stage: MakeStage) -> Stage:
    """The test runs once on each engine."""
    return await make_stage(engine)


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Count, keep the figures for the table, and give them to the test."""

    async def make(stage: Stage) -> Figures:
        figures = await stage.count(request.node.name.removeprefix("test_"))
        TABLE.append(figures)
        return figures

    return make


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not TABLE:
        return
    terminalreporter.section("lost and doubled")
    head = f"{'':52}{'updates':>8}{'kills':>6}{'effects lost':>13}{'doubled':>8}{'replies lost':>13}{'doubled':>8}"
    terminalreporter.write_line(f"{head}{'unknown':>8}")
    for row in TABLE:
        counts = f"{row.updates:8}{row.kills:6}{row.effects_lost:13}{row.effects_doubled:8}{row.replies_lost:13}"
        terminalreporter.write_line(f"{row.name:52}{counts}{row.replies_doubled:8}{row.repeated:8}  {row.note}")
    terminalreporter.write_line("unknown: sent, but the process or the wire died before we heard so; sent once more")
