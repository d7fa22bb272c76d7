"""The command line, in this process: starting a new one takes seconds (tests/crash/test_process.py)."""

import asyncio
import logging
import threading
from pathlib import Path
from queue import Queue

import pytest
from pydantic import SecretStr

from bot.orders import parser
from bot.settings import BadSettings, Settings, read_settings
from main import command, main, only_one
from sandbox.server import Runner, serve
from sandbox.world import World
from storage import people
from storage.db import Database
from tests.databases import SecondLook
from tests.telegram import TOKEN

ROOT = Path(__file__).parent.parent.parent


def test_a_refused_token_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole of main: what is asked of the machine stands in the environment."""
    ready: Queue[str] = Queue()
    over = threading.Event()

    async def telegram() -> None:
        world = World()
        world.add_bot(TOKEN)
        runner = await serve(world)
        ready.put(runner.url)
        await asyncio.to_thread(over.wait)
        await runner.stop()

    thread = threading.Thread(target=lambda: asyncio.run(telegram()))
    thread.start()
    monkeypatch.setenv("BOT_TOKEN", "42:WRONG")
    monkeypatch.setenv("TELEGRAM_API_URL", ready.get())
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'main.db'}")
    root = logging.getLogger()
    handlers, level = root.handlers.copy(), root.level
    try:
        assert main(["run"]) == 2
    finally:
        root.handlers[:], root.level = handlers, level
        over.set()
        thread.join()
    assert "BOT_TOKEN was refused by Telegram" in capsys.readouterr().err


@pytest.fixture
def settings(server: Runner, db_url: str) -> Settings:
    return read_settings(bot_token=TOKEN, telegram_api_url=server.url, database_url=db_url, _env_file=None)


async def order(settings: Settings, *words: str) -> int:
    """A command in this process: starting a new one takes seconds."""
    return await command(settings, parser().parse_args(words))


async def test_a_role_is_granted_to_somebody_who_agreed(
    settings: Settings, db: Database, second_look: SecondLook, capsys: pytest.CaptureFixture[str]
) -> None:
    async with db.write() as tx:
        met = await people.meet(tx, messenger="telegram", address="1001", hashed="x", locale="ru", now=1)
        await people.introduce(tx, met.person, messenger="telegram", address="1001", name="Анна")
    assert await order(settings, "grant", "1001", "regional", "region:23") == 0
    assert await order(settings, "grant", "1001", "regional", "region:23") == 0
    assert capsys.readouterr().out == "1001: regional, region:23\n1001: regional, region:23 (had it already)\n"
    assert await order(settings, "grant", "5", "regional", "region:23") == 1
    assert "is not known" in capsys.readouterr().err
    assert await order(settings, "grant", "1001", "king", "region:23") == 1
    assert await order(settings, "grant", "1001", "regional", "region:999") == 1
    assert "no such role or place" in capsys.readouterr().err
    assert await second_look("SELECT role, scope FROM roles WHERE revoked_at IS NULL") == [("regional", "23")]
    assert await order(settings, "revoke", "1001", "regional", "region:23") == 0
    assert await order(settings, "revoke", "1001", "regional", "region:23") == 0
    assert "(did not have it)" in capsys.readouterr().out
    assert await second_look("SELECT role, scope FROM roles WHERE revoked_at IS NULL") == []


async def test_the_doctor_names_what_is_well(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert await order(settings, "doctor") == 0
    assert "ok    telegram: @marshrut_bot" in capsys.readouterr().out
    ill = settings.model_copy(update={"database_url": SecretStr("postgresql://nobody@127.0.0.1:1/none")})
    assert await order(ill, "doctor") == 1
    assert "ILL   database" in capsys.readouterr().out


async def test_an_import_by_the_command_line(
    settings: Settings, second_look: SecondLook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "каталог.csv"
    path.write_text("Название;Вид;Часы\nФормирующее оценивание на уроке;ПК;36\n", "cp1251")
    assert await order(settings, "import", str(path)) == 0
    asked = "SELECT title, hours, demo FROM programmes"
    assert await second_look(asked) == [("Формирующее оценивание на уроке", 36, 0)]
    path.write_text("Название;Вид;Часы\nМедиация;ПК;8\n", "utf-8")
    assert await order(settings, "import", str(path)) == 1
    assert "16" in capsys.readouterr().out
    assert len(await second_look(asked)) == 1


def test_two_bots_do_not_share_a_file(tmp_path: Path) -> None:
    settings = read_settings(bot_token=TOKEN, database_url=f"sqlite:///{tmp_path / 'one.db'}", _env_file=None)
    with only_one(settings), pytest.raises(BadSettings, match="stop it first"), only_one(settings):
        pass
    with only_one(settings):
        pass
