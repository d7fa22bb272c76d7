"""The sandbox as a person starts it: another Telegram in a process of its own, and a catalogue to try things with.

The sandbox outlives the bot: started by `main.py sandbox`, it goes on while the bot restarts.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession, ClientTimeout
from pydantic import SecretStr

from bot.settings import BadSettings, Settings

TOKEN = "42:SANDBOX"  # noqa: S105 - it opens nothing but the sandbox on this machine
ADMIN = 1_004  # the demo administrator
STARTS = 20  # seconds that the sandbox gets to answer
PEOPLE = (
    {
        "id": 1_001,
        "first_name": "Анна",
        "last_name": "Соколова",
        "username": "sokolova_anna",
        "note": "учитель, 1-й год",
    },
    {"id": 1_002, "first_name": "Мария", "last_name": "Кузнецова", "note": "учитель, наставник"},
    {"id": 1_003, "first_name": "Елена", "last_name": "Орлова", "note": "методист"},
    {"id": ADMIN, "first_name": "Игорь", "last_name": "Петров", "note": "администратор"},
)


def practice(settings: Settings, root: Path) -> Settings:
    """The same settings with the sandbox for Telegram; the own database is left alone unless it was named."""
    changes: dict[str, object] = {
        "bot_token": SecretStr(TOKEN),
        "telegram_api_url": f"http://127.0.0.1:{settings.sandbox_port}",
        "proxy_url": None,
        "webhook_url": None,
        "webhook_secret": None,
        "admin_ids": (*settings.admin_ids, ADMIN),
    }
    if "database_url" not in settings.model_fields_set:
        changes["database_url"] = SecretStr(f"sqlite:///{root / 'var' / 'sandbox.db'}")
    return settings.model_copy(update=changes)


@asynccontextmanager
async def sandbox(settings: Settings, root: Path) -> AsyncIterator[Settings]:
    """A sandbox that answers, with its people; one that runs already is used as it is. Raises BadSettings."""
    url = f"http://127.0.0.1:{settings.sandbox_port}"
    process = None if await _answers(url) else await _start(settings)
    try:
        await _until_it_answers(url, process)
        await _people(url)
        yield practice(settings, root)
    finally:
        if process is not None and process.returncode is None:
            process.terminate()
            await process.wait()


async def only_sandbox(settings: Settings) -> int:
    """`main.py sandbox`: in the foreground, until Ctrl+C."""
    url = f"http://127.0.0.1:{settings.sandbox_port}"
    if await _answers(url):
        raise BadSettings(f"A sandbox is running already: {url}")
    process = await _start(settings)
    try:
        await _until_it_answers(url, process)
        await _people(url)
        print(f"The sandbox: {url}. Start the bot in another window: python main.py", flush=True)  # noqa: T201 - for a person
        return await process.wait()
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def _start(settings: Settings) -> asyncio.subprocess.Process:
    # A session of its own: Ctrl+C reaches the bot, which says good-bye and then ends the sandbox.
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", str(settings.sandbox_port), "--token", TOKEN, "--empty",
        cwd=Path(__file__).parent.parent, stdout=asyncio.subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


async def _answers(url: str) -> bool:
    try:
        async with (
            ClientSession(timeout=ClientTimeout(total=2)) as client,
            client.get(f"{url}/bot{TOKEN}/getMe") as said,
        ):
            return said.status == 200
    except (ClientConnectionError, TimeoutError):
        return False


async def _until_it_answers(url: str, process: asyncio.subprocess.Process | None) -> None:
    for _ in range(STARTS * 10):
        if await _answers(url):
            return
        if process is not None and process.returncode is not None:
            break
        await asyncio.sleep(0.1)
    port = url.rpartition(":")[2]
    raise BadSettings(f"The sandbox did not start on port {port}: it may be taken. Try another SANDBOX_PORT.")


async def _people(url: str) -> None:
    async with ClientSession() as client:
        for person in PEOPLE:
            async with client.post(f"{url}/sandbox/people", json=person) as said:
                said.raise_for_status()
