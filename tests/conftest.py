"""Fixtures every storey of the tests may use. Each kind lives in a module of its own; this file only names them."""

import gc
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.databases", "tests.ports"]

# Two thousand databases are made and thrown away: in memory, where there is enough of it, the tests that need one
# take three quarters of the time.
_MEMORY, _ENOUGH = Path("/dev/shm"), 4 << 30
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# The same examples in every run, however slow the machine: a test that fails by chance tells nobody anything.
settings.register_profile("house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """The collector need not walk aiogram's types again and again."""
    gc.collect()
    gc.freeze()
