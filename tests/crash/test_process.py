"""The whole process as a person starts it: spoken to, stopped by SIGTERM; polling and webhook; wrong settings."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.server import Runner
from tests.databases import look
from tests.house import tree
from tests.telegram import TOKEN


class Process:
    """`python main.py …` as a person starts it."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/tmp"), **env}
        self.running: asyncio.subprocess.Process | None = None

    async def start(self, *words: str) -> asyncio.subprocess.Process:
        self.running = await asyncio.create_subprocess_exec(
            sys.executable, str(tree.ROOT / "main.py"), *words, cwd=tree.ROOT, env=self.env,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        return self.running

    async def stop(self) -> tuple[int, str]:
        assert self.running is not None
        self.running.send_signal(signal.SIGTERM)
        said, _ = await self.running.communicate()
        return self.running.returncode or 0, said.decode()


@pytest.fixture
async def process(server: Runner, tmp_path: Path) -> AsyncIterator[Process]:
    made = Process(
        {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url, "DATABASE_URL": f"sqlite:///{tmp_path / 'main.db'}"}
    )
    yield made
    if made.running is not None and made.running.returncode is None:
        made.running.kill()
        await made.running.communicate()


async def greeted(server: Runner, process: Process, name: str) -> None:
    """A newcomer writes and is answered; waits for the answer, however long the start takes."""
    anna = server.world.add_person(name)
    anna.writes("/start")
    while anna.screen is None:
        assert process.running is not None
        assert process.running.returncode is None, "it ended before it answered"
        await asyncio.sleep(0.01)
    assert f"Здравствуйте, {name}!" in anna.screen.text


async def test_polling_from_start_to_sigterm(server: Runner, process: Process) -> None:
    await process.start()
    await greeted(server, process, "Анна")
    code, said = await process.stop()
    assert code == 0, said
    assert "Traceback" not in said
    url = process.env["DATABASE_URL"]
    assert await look(url, "SELECT count(*) FROM screens") == [(0,)]


async def test_a_webhook_from_start_to_sigterm(server: Runner, process: Process, free_port: int) -> None:
    hook = f"http://127.0.0.1:{free_port}/hook"
    process.env |= {"WEBHOOK_URL": hook, "WEBHOOK_SECRET": "a-secret", "WEBHOOK_PORT": str(free_port)}
    await process.start("run")
    await greeted(server, process, "Анна")
    code, said = await process.stop()
    assert code == 0, said
    assert "Traceback" not in said


def test_wrong_settings_from_a_shell(tmp_path: Path) -> None:
    """No traceback, nothing on stdout, two wrong ones are two lines."""
    (tmp_path / ".env").write_text("BOT_TOKEN=hunter2\nDEFAULT_ZONE=Nowhere\n")
    ended = subprocess.run(
        [sys.executable, str(tree.ROOT / "main.py"), "doctor"],
        cwd=tmp_path, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines() == [
        "BOT_TOKEN must look like 123456:ABC-DEF, as @BotFather gave it.",
        "DEFAULT_ZONE must be a name like Europe/Moscow.",
    ]
