"""`python -m tests.crash.broadcasting`: the real bot, dying at a named place of a broadcast; see notices.py."""

import os
import sys

import main
from storage import laying
from tests.crash import notices

notices.PLACES["laying"] = (laying, "lay", True)  # before the COMMIT of a chunk

if __name__ == "__main__":
    if "CRASH_AT" in os.environ:
        place, _, passes = os.environ["CRASH_AT"].partition(":")
        notices.mine(place, int(passes))
    sys.exit(main.main(["run"]))
