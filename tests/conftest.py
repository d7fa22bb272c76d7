"""Fixtures every storey of the tests may use. Each kind lives in a module of its own; this file only names them."""

import gc
import os
import shutil
import tempfile
from pathlib import Path

pytest_plugins = ["tests.databases", "tests.ports"]

# Two thousand databases are made and thrown away: in memory, where there is enough of it, the tests that need one
# take three quarters of the time.
_MEMORY, _ENOUGH = Path("/dev/shm"), 4 << 30
if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)


def pytest_collection_finish() -> None:
    """The collector need not walk aiogram's types again and again."""
    gc.collect()
    gc.freeze()
