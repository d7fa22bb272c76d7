"""`python -m tests.crash.notices`: the real bot with a notice of this test, dying at a named place of delivery.

`CRASH_AT=sending:2` kills it when that place is passed for the third time.
"""

import os
import signal
import sys
from typing import Any

import handlers
import main
from bot.calls import Calls
from bot.screen import Screen
from bot.sending import Sender
from storage import outbox

# The steps of a notice: what is killed is the call before which, or after which, nothing of ours is committed yet.
PLACES: dict[str, tuple[Any, str, bool]] = {
    "waiting": (outbox, "claim", False),
    "claiming": (outbox, "sending", False),  # claimed, before the COMMIT
    "sending": (outbox, "sending", True),  # before the COMMIT
    "turn": (Sender, "turn", False),  # committed; the others of the claim are only claimed
    "request": (Sender, "post", False),  # just before it
    "accepted": (Calls, "once", True),  # Telegram has it, we have its answer
    "marking": (outbox, "settle", True),  # before the COMMIT
}


async def word(subject: str, which: str) -> Screen:
    return Screen(f"слово {subject}")


def mine(place: str, passes: int) -> None:
    owner, name, after = PLACES[place]
    plain, left = getattr(owner, name), [passes]

    async def call(*args: Any, **kwargs: Any) -> Any:
        left[0] -= 1
        if after:
            done = await plain(*args, **kwargs)
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return done if after else await plain(*args, **kwargs)

    setattr(owner, name, call)


if __name__ == "__main__":
    handlers.NOTICES["word"] = word
    if "CRASH_AT" in os.environ:
        place, _, passes = os.environ["CRASH_AT"].partition(":")
        mine(place, int(passes))
    sys.exit(main.main(["run"]))
