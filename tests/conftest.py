"""Fixtures every storey of the tests may use. Each kind lives in a module of its own; this file only names them."""

import gc
import os
import shutil
import tempfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.databases", "tests.ports", "tests.telegram"]

# Two thousand databases are made and thrown away: in memory, where there is enough of it, the tests that need one
# take three quarters of the time.
_MEMORY, _ENOUGH = Path("/dev/shm"), 4 << 30
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# The same examples in every run, however slow the machine: a test that fails by chance tells nobody anything.
settings.register_profile("house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--talks", choices=("both", "one", "other"), default="both", help="engines each talk runs on")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`make test` has each talk on one engine, by its name; `make talks` on the other, and the walls, which press every
    button as everybody, on both. Storage: always both."""
    wanted = config.getoption("talks")
    if wanted == "both":
        return
    left = [item for item in items if not _in_turn(item, wanted)]
    gone = set(left)
    items[:] = [item for item in items if item not in gone]
    config.hook.pytest_deselected(items=left)


def _in_turn(item: pytest.Item, wanted: str) -> bool:
    engine = _engine_of(item)
    if engine is not None and "walls" in item.path.stem:
        return wanted == "other"
    return engine in {None, _turn_of(item, wanted)}


def _engine_of(item: pytest.Item) -> str | None:
    """Of a talk that exists for each engine; nothing for any other test."""
    spec = getattr(item, "callspec", None)
    return spec.params.get("engine") if spec is not None and item.path.parent.name == "talks" else None


def _turn_of(item: pytest.Item, wanted: str) -> str:
    name = f"{item.path.name}::{item.name}".replace("postgres", "sqlite")
    return "postgres" if zlib.crc32(name.encode()) % 2 == (wanted == "one") else "sqlite"


def pytest_collection_finish() -> None:
    """The collector need not walk aiogram's types again and again."""
    gc.collect()
    gc.freeze()
