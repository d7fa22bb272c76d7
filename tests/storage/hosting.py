"""A host and three people by their names, two of them with clocks of their own; for tests of sessions."""

from datetime import datetime
from zoneinfo import ZoneInfo

from storage import enrolment, planning, sessions
from storage.db import Tx
from storage.planning import Draft
from storage.sessions import Session
from tests.storage.seating import ZONE, opened

MOSCOW, OMSK = ZONE, "Asia/Omsk"
MINUTE, HOUR, DAY = 60, 3600, 86_400
HOST, ANNA, BORIS, VERA = 1, 2, 3, 4
CONCERNED = "SELECT person, which FROM outbox WHERE kind = $1 AND state = $2 ORDER BY person, which"


def at(day: int, hour: int, minute: int = 0, zone: str = MOSCOW) -> int:
    return int(datetime(2026, 12, day, hour, minute, tzinfo=ZoneInfo(zone)).timestamp())


NOW, START = at(1, 12), at(10, 14)


async def world(tx: Tx, *, region: str = "23", area: str = "assessment") -> Draft:
    """A site of this area with one stream; the draft of its first session: one place in the room, two remote."""
    people = [(HOST, MOSCOW, "23"), (ANNA, OMSK, "55"), (BORIS, MOSCOW, "23"), (VERA, None, None)]
    await tx.many(
        "INSERT INTO people (id, known, name, locale, zone, region, created_at, seen_at)"
        " VALUES ($1, 1, 'N', 'ru', $2, $3, 0, 0) ON CONFLICT (id) DO NOTHING",
        people,
    )
    _, module, stream = await opened(tx, HOST, region=region, area=area, now=NOW)
    return Draft(
        stream=stream, module=module, title="", starts_at=START, ends_at=START + 2 * HOUR, zone=MOSCOW,
        place="каб. 12", link="https://meet.example/1", room=1, remote=2, hours=2, opens_at=NOW, closes_at=None,
    )  # fmt: skip


async def plan(tx: Tx, draft: Draft, request: str = "press", *, now: int = NOW) -> int:
    return await planning.plan(tx, draft, by=HOST, now=now, request=request)


async def planned(tx: Tx) -> int:
    """A session where Anna sits in the room, Boris is queued for it and Vera is there remotely."""
    number = await plan(tx, await world(tx))
    for person, mode in ((ANNA, "room"), (BORIS, "room"), (VERA, "remote")):
        await enrolment.sign_up(tx, number, person, mode, by=person, now=NOW, want_queue=True)
    return number


async def read(tx: Tx, number: int) -> Session:
    found = await sessions.session(tx, number)
    assert found is not None
    return found
