"""What the machine remembers between updates: ids, replies until they were shown, updates that broke.

All of it is written in the turn's own transaction; that is why no update and no reply is lost at a crash.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from storage.db import Tx

DAY = 86_400
REMEMBERED = 2 * DAY  # Telegram repeats an update for 24 h at the most
DEAD_LETTERS = 14 * DAY
PICTURES = 30 * DAY
SLOTS = 30 * DAY


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A stored reply. `body` is `Screen.to_json()` under "screen", beside how the update asked for it."""

    id: int
    address: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What sending learnt: `keyboard` is the message that now carries the person's buttons, None if unchanged;
    `picture` is (key, id at the messenger), `slot` (name, message, kind of message), `over` the message that showed
    another screen before."""

    id: int
    address: str
    keyboard: str | None = None
    unreachable: bool = False
    picture: tuple[str, str] | None = None
    slot: tuple[str, str, str] | None = None
    over: str | None = None


@dataclass(frozen=True, slots=True)
class DeadLetter:
    id: int
    code: str
    at: int
    error: str


async def remember(tx: Tx, *, messenger: str, bot: int, update: int, now: int) -> bool:
    """False when this update was taken before. Stands before the savepoint: a broken update is remembered too."""
    sql = "INSERT INTO updates (messenger, bot, id, seen_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
    return await tx.run(sql, messenger, bot, update, now) == 1


async def store(
    tx: Tx,
    bodies: Sequence[dict[str, Any]],
    *,
    messenger: str,
    address: str,
    bot: int,
    update: int,
    owner: int,
    now: int,
) -> list[Outgoing]:
    """Keep the replies of a turn with its effect."""
    kept = []
    for body in bodies:
        row = await tx.value(
            "INSERT INTO screens (messenger, address, bot, update_id, owner, body, created_at)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
            messenger, address, bot, update, owner, json.dumps(body, ensure_ascii=False), now,
        )  # fmt: skip
        kept.append(Outgoing(row, address, body))
    return kept


async def stored(tx: Tx, *, messenger: str, bot: int, update: int, owner: int) -> list[Outgoing]:
    """This process's replies to one update that are not marked yet: after a COMMIT whose outcome was unknown."""
    rows = await tx.all(
        "SELECT id, address, body FROM screens"
        " WHERE messenger = $1 AND bot = $2 AND update_id = $3 AND owner = $4 ORDER BY id",
        messenger, bot, update, owner,
    )  # fmt: skip
    return [Outgoing(row["id"], row["address"], json.loads(row["body"])) for row in rows]


async def owners(tx: Tx) -> list[int]:
    """The processes whose replies wait to be shown."""
    return [row["owner"] for row in await tx.all("SELECT DISTINCT owner FROM screens")]


async def adopt(tx: Tx, *, messenger: str, bot: int, dead: int, owner: int) -> list[Outgoing]:
    """What a dead process left unshown becomes ours, oldest first."""
    rows = await tx.all(
        "UPDATE screens SET owner = $1 WHERE owner = $2 AND messenger = $3 AND bot = $4 RETURNING id, address, body",
        owner, dead, messenger, bot,
    )  # fmt: skip
    left = [Outgoing(row["id"], row["address"], json.loads(row["body"])) for row in rows]
    return sorted(left, key=lambda reply: reply.id)


async def mark(
    tx: Tx, shown: Iterable[Shown], *, messenger: str, hashed: Callable[[str], str], now: int
) -> None:  # fmt: skip
    """Shown replies go; the message that carries the keyboard, the unreachable and the drawn pictures are kept.

    An account stands under the address or, without a consent, under its keyed hash.
    """
    shown = list(shown)
    await tx.many("DELETE FROM screens WHERE id = $1", [(row.id,) for row in shown if row.id])
    if keyboards := {row.address: row.keyboard for row in shown if row.keyboard is not None}:
        await tx.many(
            "UPDATE accounts SET screen_message = $1 WHERE messenger = $2 AND address IN ($3, $4)",
            [(message or None, messenger, address, hashed(address)) for address, message in keyboards.items()],
        )
    if gone := {row.address for row in shown if row.unreachable}:
        await tx.many(
            "UPDATE accounts SET unreachable_since = $1"
            " WHERE messenger = $2 AND address IN ($3, $4) AND unreachable_since IS NULL",
            [(now, messenger, address, hashed(address)) for address in gone],
        )
    if drawn := [row.picture for row in shown if row.picture]:
        await tx.many(
            "INSERT INTO pictures (key, file_id, kept_at) VALUES ($1, $2, $3)"
            " ON CONFLICT (key) DO UPDATE SET file_id = excluded.file_id, kept_at = excluded.kept_at",
            [(key, file_id, now) for key, file_id in drawn],
        )
    if any(row.slot or row.over for row in shown):
        await _mark_slots(tx, shown, messenger=messenger, hashed=hashed, now=now)


async def _mark_slots(
    tx: Tx, shown: Sequence[Shown], *, messenger: str, hashed: Callable[[str], str], now: int
) -> None:  # fmt: skip
    """Whoever went on to another screen in the same message is not thrown back by the slot's next news."""
    over = {(row.address, row.over): place for place, row in enumerate(shown) if row.over}
    await tx.many(
        "DELETE FROM slots WHERE message = $1 AND person IN"
        " (SELECT person FROM accounts WHERE messenger = $2 AND address IN ($3, $4))",
        [(message, messenger, address, hashed(address)) for address, message in over],
    )
    await tx.many(
        "INSERT INTO slots (person, slot, message, kind, kept_at)"
        " SELECT person, CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT) FROM accounts"
        " WHERE messenger = $5 AND address IN ($6, $7) AND person IS NOT NULL ON CONFLICT (person, slot) DO UPDATE"
        " SET message = excluded.message, kind = excluded.kind, kept_at = excluded.kept_at",
        [
            (*row.slot, now, messenger, row.address, hashed(row.address))
            for place, row in enumerate(shown)
            if row.slot and over.get((row.address, row.slot[1]), place) <= place
        ],
    )


async def slot(tx: Tx, name: str, *, messenger: str, address: str, hashed: str) -> tuple[str, str] | None:
    """(message, kind) of the message in this chat that a screen with this slot edits."""
    row = await tx.one(
        "SELECT s.message, s.kind FROM slots s JOIN accounts a ON a.person = s.person"
        " WHERE s.slot = $1 AND a.messenger = $2 AND a.address IN ($3, $4)",
        name, messenger, address, hashed,
    )  # fmt: skip
    return (row["message"], row["kind"]) if row else None


async def shown_in(tx: Tx, person: int, slot: str) -> tuple[str, str] | None:
    """(message, kind) of the message in which this person sees the slot."""
    row = await tx.one("SELECT message, kind FROM slots WHERE person = $1 AND slot = $2", person, slot)
    return (row["message"], row["kind"]) if row else None


async def picture(tx: Tx, key: str) -> str | None:
    """The messenger's id of a picture that was drawn and uploaded before."""
    found: str | None = await tx.value("SELECT file_id FROM pictures WHERE key = $1", key)
    return found


async def unshown(tx: Tx) -> int:
    """How many replies are not shown yet."""
    count: int = await tx.value("SELECT count(*) FROM screens")
    return count


async def bury(tx: Tx, *, code: str, raw: str, error: str, now: int) -> None:
    """A dead letter: the update without names, the error, a code that the person read too."""
    await tx.run("INSERT INTO dead_letters (code, at, raw, error) VALUES ($1, $2, $3, $4)", code, now, raw, error)


async def dead_letters(tx: Tx, *, limit: int = 10) -> tuple[int, list[DeadLetter]]:
    """How many there are and the newest."""
    count = await tx.value("SELECT count(*) FROM dead_letters")
    rows = await tx.all("SELECT id, code, at, error FROM dead_letters ORDER BY id DESC LIMIT $1", limit)
    return count, [DeadLetter(row["id"], row["code"], row["at"], row["error"]) for row in rows]


async def forget_old(tx: Tx, *, now: int, limit: int = 500) -> int:
    """One small step of housekeeping; the number of rows that went."""
    old = await tx.run(
        "DELETE FROM updates WHERE (messenger, bot, id) IN"
        " (SELECT messenger, bot, id FROM updates WHERE seen_at < $1 ORDER BY seen_at LIMIT $2)",
        now - REMEMBERED, limit,
    )  # fmt: skip
    await tx.run("DELETE FROM pictures WHERE kept_at < $1", now - PICTURES)
    await tx.run("DELETE FROM slots WHERE kept_at < $1", now - SLOTS)
    return old + await tx.run("DELETE FROM dead_letters WHERE at < $1", now - DEAD_LETTERS)


async def state(tx: Tx, person: int) -> tuple[str | None, dict[str, Any]]:
    """Where a dialogue of free text stands."""
    row = await tx.one("SELECT state, data FROM dialogues WHERE person = $1", person)
    return (row["state"], json.loads(row["data"])) if row else (None, {})


async def keep_state(tx: Tx, person: int, value: str | None) -> None:
    await tx.run(
        "INSERT INTO dialogues (person, state) VALUES ($1, $2)"
        " ON CONFLICT (person) DO UPDATE SET state = excluded.state",
        person, value,
    )  # fmt: skip


async def leave_dialogue(tx: Tx, person: int) -> None:
    """Whatever was asked is not waited for any more."""
    await tx.run("UPDATE dialogues SET state = NULL, data = '{}' WHERE person = $1 AND state IS NOT NULL", person)


async def keep_data(tx: Tx, person: int, data: dict[str, Any]) -> None:
    await tx.run(
        "INSERT INTO dialogues (person, data) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET data = excluded.data",
        person, json.dumps(data, ensure_ascii=False),
    )  # fmt: skip
