"""Every setting is explained where people look for it, and a wrong one is one sentence that repeats no secret."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic_settings import DotEnvSettingsSource

from bot.settings import BadSettings, Settings, read_settings
from main import main
from tests.house import tree

NAMES = {name.upper(): field for name, field in Settings.model_fields.items()}
EXAMPLE = tree.ROOT / ".env.example"
SECRET = "hunter2-very-secret"
WRONG = (
    {"BOT_TOKEN": SECRET},
    {"ADMIN_IDS": f"1,{SECRET}"},
    {"TELEGRAM_API_URL": SECRET},
    {"PROXY_URL": f"mtproto://{SECRET}@host:1"},
    {"DATABASE_URL": f"mysql://user:{SECRET}@host/name"},
    {"DEFAULT_LOCALE": SECRET},
    {"DEFAULT_ZONE": SECRET},
    {"OPERATOR": SECRET * 20},
    {"WEBHOOK_URL": f"http://{SECRET}.example"},
    {"WEBHOOK_URL": "https://bot.example/hook"},
    {"WEBHOOK_SECRET": f"{SECRET} with spaces"},
    {"WEBHOOK_PORT": SECRET},
    {"WEBHOOK_PORT": "0"},
    {"SEND_RATE": SECRET},
    {"SEND_RATE": "0"},
    {"SANDBOX_PORT": "99999"},
    {"LOG_LEVEL": SECRET},
    {"LOG_FORMAT": SECRET},
)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No `.env` and no variable of the machine that runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", ["README.md", "README.ru.md", ".env.example"])
def test_every_setting_is_documented(name: str) -> None:
    words = (tree.ROOT / name).read_text(encoding="utf-8")
    assert [setting for setting in NAMES if not re.search(rf"\b{setting}\b", words)] == []


def test_every_setting_has_a_description() -> None:
    assert [name for name, field in NAMES.items() if not field.description] == []


def test_the_example_is_the_defaults() -> None:
    """Whoever copies it and changes nothing has changed nothing; every setting stands there, and nothing else."""
    assert set(DotEnvSettingsSource(Settings, env_file=EXAMPLE, env_file_encoding="utf-8").env_vars) == {
        name.lower() for name in NAMES
    }
    assert read_settings(_env_file=EXAMPLE) == read_settings(_env_file=None)


def test_secrets_are_not_shown() -> None:
    settings = read_settings(
        bot_token=f"1:{SECRET}",
        database_url=f"postgresql://u:{SECRET}@h/n",
        proxy_url=f"http://u:{SECRET}@h:1",
        webhook_secret=SECRET,
        _env_file=None,
    )
    assert isinstance(settings.bot_token, SecretStr)
    assert SECRET not in f"{settings!r} {settings}"


@pytest.mark.parametrize("given", WRONG, ids=lambda given: next(iter(given)).lower())
def test_a_wrong_one_is_one_sentence(given: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as caught:
        read_settings()
    said = str(caught.value)
    assert "\n" not in said
    assert said.endswith(".")
    assert any(name in said for name in given)
    assert SECRET not in said


def test_the_command_ends_with_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SEND_RATE", "fast")
    assert main(["migrate"]) == 2
    assert capsys.readouterr() == ("", "SEND_RATE must be a number.\n")
