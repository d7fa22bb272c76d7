"""A process of its own that signs people up when told to: `python -m tests.storage.tapping URL`, JSON in and out.

With `locked` false the locks of stream and session are left out, and it stops between count and write until told on.
"""

import asyncio
import json
import sys
from typing import Any

from storage import enrolment, sessions, sites
from storage.db import Database, Tx
from storage.open import open_database
from storage.sessions import Session
from tests.databases import NOW


def say(**answer: object) -> None:
    print(json.dumps(answer), flush=True)  # noqa: T201 - the parent reads it


async def hear() -> dict[str, Any]:
    order: dict[str, Any] = json.loads(await asyncio.to_thread(sys.stdin.readline) or "{}")
    return order


async def count_without_lock(tx: Tx, number: int) -> Session | None:
    there = await sessions.session(tx, number)
    say(counted=None if there is None else there.free("room"))
    await hear()
    return there


async def tap(db: Database, session: int, person: int) -> tuple[str, int | None]:
    try:
        async with db.write() as tx:
            own = await enrolment.sign_up(tx, session, person, "room", by=person, now=NOW, want_queue=True)
    except Exception as error:  # the test counts them
        return repr(error), None
    return own.state, own.place_in_queue


async def main() -> None:
    locks = sites.lock_stream, sessions.lock
    db = await open_database(sys.argv[1])
    if db.engine == "sqlite":
        async with db.write() as tx:
            # SQLite's queue of processes is not fair: on a slow disk one of three may wait longer than the bot would.
            await tx.value("PRAGMA busy_timeout = 60000")
    say(ready=True)
    while order := await hear():
        sites.lock_stream, sessions.lock = locks if order["locked"] else (sites.stream, count_without_lock)
        say(got=await asyncio.gather(*(tap(db, order["session"], person) for person in order["people"])))
    await db.close()


if __name__ == "__main__":
    asyncio.run(main())
