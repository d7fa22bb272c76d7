"""What the machine knows of itself, and what administrators were told of it. Nothing here is about people."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rules.watch import AGAIN, HOUR, SILENT
from storage import outbox
from storage.db import Tx

TOLD, WELL = "alarm", "alarm-over"


@dataclass(frozen=True, slots=True)
class Reading:
    """`at`: UTC seconds."""

    value: int
    at: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """`since` and `ended_at` are UTC seconds; `value` is its figure as it was last seen."""

    name: str
    since: int
    value: int
    ended_at: int | None


async def readings(tx: Tx) -> dict[str, Reading]:
    return {
        row["name"]: Reading(row["value"], row["at"]) for row in await tx.all("SELECT name, value, at FROM readings")
    }


async def note(tx: Tx, told: Mapping[str, int], *, now: int) -> None:
    await tx.many(
        "INSERT INTO readings (name, value, at) VALUES ($1, $2, $3)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at",
        [(name, value, now) for name, value in sorted(told.items())],
    )


async def late(tx: Tx, *, now: int) -> int:
    """Seconds that the oldest reminder is past its time."""
    oldest = await tx.value(
        "SELECT due_at FROM outbox WHERE state = 'waiting' AND lane = $1 AND due_at <= $2 ORDER BY due_at LIMIT 1",
        outbox.REMINDERS, now,
    )  # fmt: skip
    return now - oldest if oldest is not None else 0


async def broken(tx: Tx, *, now: int) -> int:
    """Updates that broke in the last hour."""
    count: int = await tx.value("SELECT count(*) FROM dead_letters WHERE at > $1", now - HOUR)
    return count


async def came(tx: Tx) -> int | None:
    """When the last update came."""
    at: int | None = await tx.value("SELECT max(seen_at) FROM updates")
    return at


async def alarm(tx: Tx, name: str) -> Alarm | None:
    row = await tx.one("SELECT name, since, value, ended_at FROM alarms WHERE name = $1", name)
    return None if row is None else Alarm(*row)


async def alarms(tx: Tx) -> list[Alarm]:
    """Those that are not over."""
    rows = await tx.all("SELECT name, since, value, ended_at FROM alarms WHERE ended_at IS NULL ORDER BY since, name")
    return [Alarm(*row) for row in rows]


async def settle(
    tx: Tx, wrong: Mapping[str, int], *, since: Mapping[str, int], admins: Collection[str], now: int
) -> None:
    """What is wrong at present, each with its figure and beginning: administrators hear of what is new and of what is
    over, once each. `admins`: the addresses of ADMIN_IDS."""
    known = {row["name"]: Alarm(*row) for row in await tx.all("SELECT name, since, value, ended_at FROM alarms")}
    for name, value in sorted(wrong.items()):
        old = known.get(name)
        story = old is not None and (old.ended_at is None or now - old.ended_at < AGAIN)
        begun = old.since if old is not None and story else since[name]
        await tx.run(
            "INSERT INTO alarms (name, since, value) VALUES ($1, $2, $3)"
            " ON CONFLICT (name) DO UPDATE SET since = excluded.since, value = excluded.value, ended_at = NULL",
            name, begun, value,
        )  # fmt: skip
        if not story:
            await _tell(tx, TOLD, name, begun, admins, now=now)
    for name in sorted(known.keys() - wrong.keys()):
        if known[name].ended_at is None:
            await tx.run("UPDATE alarms SET ended_at = $1 WHERE name = $2", now, name)
            if name in SILENT:
                continue
            # Who has not heard of it yet hears the whole story at once.
            await outbox.void(tx, kind=TOLD, subject=name, now=now)
            await _tell(tx, WELL, name, known[name].since, admins, now=now)


async def _tell(tx: Tx, kind: str, name: str, since: int, admins: Collection[str], *, now: int) -> None:
    for person in await _administrators(tx, admins):
        await outbox.put(tx, person=person, kind=kind, subject=name, which=str(since), now=now)


async def _administrators(tx: Tx, admins: Collection[str]) -> list[int]:
    holes = ", ".join(f"${n}" for n in range(1, len(admins) + 1)) or "NULL"
    rows = await tx.all(
        "SELECT person FROM roles WHERE role = 'administrator' AND revoked_at IS NULL"
        f" UNION SELECT person FROM accounts WHERE address IN ({holes}) ORDER BY person",
        *sorted(admins),
    )
    return [row["person"] for row in rows]
