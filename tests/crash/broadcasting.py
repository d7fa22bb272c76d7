"""`python -m tests.crash.broadcasting`: the real bot, dying at a named place of a broadcast.

`CRASH_AT=laying:2` kills it when that place is passed for the third time. What is said is the author's text alone.
"""

import os
import sys

import handlers
import main
from bot.screen import Screen
from storage import broadcasts, laying
from storage.db import Tx
from tests.crash import notices

notices.PLACES["laying"] = (laying, "lay", True)  # before the COMMIT of a chunk


async def word(subject: str, which: str, tx: Tx) -> Screen | None:
    found = await broadcasts.one(tx, int(subject))
    return Screen(found.text) if found else None


if __name__ == "__main__":
    handlers.NOTICES["broadcast"] = word
    if "CRASH_AT" in os.environ:
        place, _, passes = os.environ["CRASH_AT"].partition(":")
        notices.mine(place, int(passes))
    sys.exit(main.main(["run"]))
