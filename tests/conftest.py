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


# Files that press everything as everybody, draw everything, live a year: by `make talks` alone, on both engines.
WHOLE_BOT = ("walls", "screens", "pictures", "monkey", "machine", "year")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--talks", choices=("both", "one", "other"), default="both", help="engines each test runs on")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`make test` has each test that exists for both engines on one of them, by its name; `make talks` on the other."""
    wanted = config.getoption("talks")
    if wanted == "both":
        return
    left = [item for item in items if _turn_of(item) != wanted]
    gone = set(left)
    items[:] = [item for item in items if item not in gone]
    config.hook.pytest_deselected(items=left)


def _turn_of(item: pytest.Item) -> str:
    """Which of the two runs it belongs to."""
    spec = getattr(item, "callspec", None)
    if spec is not None and any(word in item.path.stem for word in WHOLE_BOT):
        return "other"
    if spec is None or "engine" not in spec.params:
        return "one"
    name = f"{item.path.name}::{item.name}".replace("postgres", "sqlite")
    # A third of them on PostgreSQL, which takes twice as long: `make test` stays under four minutes.
    first = "sqlite" if zlib.crc32(name.encode()) % 3 else "postgres"
    return "one" if spec.params["engine"] == first else "other"


def pytest_collection_finish() -> None:
    """The collector need not walk aiogram's types again and again."""
    gc.collect()
    gc.freeze()
