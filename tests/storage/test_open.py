"""DATABASE_URL: what is understood, and that a mistake is one sentence without the password."""

import sys
from pathlib import Path

import pytest

from storage.db import BadDatabaseUrl, Trouble
from storage.open import open_database
from tests.databases import MakeUrl


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "not understood"),
        ("var/x.db", "not understood"),
        ("mysql://root:secret@host/x", "mysql"),
        ("sqlite://", "three slashes"),
        ("sqlite://var/x.db", "three slashes"),
        ("sqlite:///", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("sqlite:///var/", "needs a file"),
        ("sqlite:///var/x.db?mode=ro", "plain path"),
        ("sqlite:////proc/no/such/x.db", "cannot be opened"),
        ("postgresql://me:secret@host:port/x", "not understood"),
    ],
)
async def test_a_mistake_is_one_sentence(url: str, says: str) -> None:
    with pytest.raises(BadDatabaseUrl, match=says) as caught:
        await open_database(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


async def test_relative_and_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for url in ("sqlite:///var/here.db", f"sqlite:///{tmp_path}/there.db"):
        await (await open_database(url)).close()
    assert (tmp_path / "var" / "here.db").is_file()
    assert (tmp_path / "there.db").is_file()


async def test_postgres_without_asyncpg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "storage.drivers.postgres", raising=False)
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(BadDatabaseUrl, match="pip install"):
        await open_database("postgresql://host/x")


async def test_a_database_that_is_not_there(make_url: MakeUrl) -> None:
    url = make_url("postgres", migrated=False)
    with pytest.raises(BadDatabaseUrl, match="does not exist"):
        await open_database(url.replace("/test_", "/no_such_"))


async def test_nobody_answers(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="lost"):
        await open_database(f"postgresql://me@/x?host={tmp_path}")
