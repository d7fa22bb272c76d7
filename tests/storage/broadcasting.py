"""People of two municipalities who agreed to notices or did not, and a launched broadcast; for tests of broadcasts."""

from typing import Any

from storage import broadcasts, laying
from storage.db import Database, Tx
from tests.databases import NOW

MOSCOW, OMSK = "Europe/Moscow", "Asia/Omsk"
AUTHOR = 1
TEXT = "Семинар <b>27 января</b>"


async def places(tx: Tx) -> None:
    """Municipality 1 with organisations 1 and 2, municipality 2 with 3; all of region 23."""
    for name in ("Тимашевский", "Брюховецкий"):
        await tx.run("INSERT INTO municipalities (region, name, folded) VALUES ('23', $1, $1)", name)
    for municipality, name in ((1, "Школа 1"), (1, "Школа 2"), (2, "Школа 3")):
        await tx.run("INSERT INTO organisations (municipality, name, folded) VALUES ($1, $2, $2)", municipality, name)


async def somebody(tx: Tx, *, agreed: bool = True, gone: bool = False, **columns: Any) -> int:
    """Of municipality 1, unless `columns` say otherwise."""
    its = {
        "known": 1, "name": "Анна", "locale": "ru", "region": "23", "municipality": 1, "created_at": NOW - 9,
        "seen_at": 1,
    } | columns  # fmt: skip
    holes = ", ".join(f"${n}" for n in range(1, len(its) + 1))
    sql = f"INSERT INTO people ({', '.join(its)}) VALUES ({holes}) RETURNING id"
    person: int = await tx.value(sql, *its.values())
    await tx.run(
        "INSERT INTO accounts (messenger, address, person, unreachable_since) VALUES ('telegram', $1, $2, $3)",
        f"{person}", person, NOW if gone else None,
    )  # fmt: skip
    if agreed:
        await agree(tx, person)
    return person


async def agree(tx: Tx, person: int) -> None:
    await tx.run(
        "INSERT INTO consent_texts (hash, purpose, version, locale, text) VALUES ('h', 'notices', '1', 'ru', 'да')"
        " ON CONFLICT DO NOTHING"
    )
    await tx.run("INSERT INTO consents (person, purpose, text_hash, given_at) VALUES ($1, 'notices', 'h', 1)", person)


async def improving(tx: Tx, person: int, area: str, *, deficit: int = 1, at: int = 1) -> None:
    attempt = await tx.value(
        "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at, touched_at,"
        " completed_at) VALUES ($1, 'q', '1', 1, 'short', 'completed', '[]', 1, 1, $2) RETURNING id",
        person, at,
    )  # fmt: skip
    await tx.run(
        "INSERT INTO results (attempt, area, place, level, answered, deficit) VALUES ($1, $2, 1, 2.0, 3, $3)",
        attempt, area, deficit,
    )  # fmt: skip


async def drafted(tx: Tx, **more: Any) -> int:
    """For municipality 1."""
    number = await broadcasts.draft(tx, author=AUTHOR, scope_kind="municipality", scope="1", now=NOW)
    await broadcasts.write(tx, number, text=TEXT, **more)
    return number


async def lay(db: Database, number: int, *, step: int = 10, now: int = NOW) -> int:
    """All rows, a transaction each chunk; how many chunks."""
    chunks, more = 0, True
    while more:
        async with db.write() as tx:
            more = await laying.lay(tx, number, zone=MOSCOW, step=step, now=now)
        chunks += 1
    return chunks


async def said(tx: Tx, number: int, person: int, message: str = "77") -> None:
    """As if it had gone out."""
    await tx.run(
        "UPDATE outbox SET state = 'sent', message = $1, ended_at = $2 WHERE kind = 'broadcast' AND subject = $3"
        " AND person = $4",
        message, NOW, f"{number}", person,
    )  # fmt: skip
