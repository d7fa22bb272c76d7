"""What is kept about a person, as they may read it, take it away, make it nameless, or have it erased.

Which rows and columns that is stands in kept.py.
"""

from dataclasses import dataclass
from typing import Any

from storage import audit, commands, consents, enrolment, parting
from storage.db import Tx
from storage.kept import KEPT, MINE, MY_ATTEMPT, MY_PAIRS, MY_TEST, NAMED

# Entries of the log whose details name a place, or lead to one by a site or a pair.
_PLACING = (
    *("role", "invite", "site", "module", "stream", "session", "seat", "attendance", "pair", "meeting", "aim", "task"),
    *("entry", "whisper", "document", "staff", "head_count", "agreement", "broadcast", "poll", "request"),
)
_PLACED = " OR ".join(f"action LIKE '{kind}.%'" for kind in _PLACING)
# What is theirs alone, and says who they are.
_ABOUT_THEM = (
    *("feedback", "seats", "attendance", "session_wishes", "name_words", "broadcast_answers", "poll_forms"),
    *("poll_answers", "requests", "professional_dates", "date_reminders"),
)


@dataclass(frozen=True, slots=True)
class Summary:
    """How much is kept, in numbers."""

    attempts: int
    tests: int
    answers: int  # of both
    choices: int
    requests: int
    seats: int
    event_seats: int
    feedback: int
    polls: int
    pairs: int
    roles: int
    notices: int
    decisions: int


async def summary(tx: Tx, person: int) -> Summary:
    """Counted now, from the tables themselves."""
    row = await tx.one(
        f"""
        SELECT (SELECT count(*) FROM attempts WHERE {MINE} AND state <> 'dropped') AS attempts,
               (SELECT count(*) FROM test_attempts WHERE {MINE}) AS tests,
               (SELECT count(*) FROM answers WHERE {MY_ATTEMPT})
               + (SELECT count(*) FROM test_answers WHERE {MY_TEST}) AS answers,
               (SELECT count(*) FROM choices WHERE {MINE}) AS choices,
               (SELECT count(*) FROM requests WHERE {MINE}) AS requests,
               (SELECT count(*) FROM seats x JOIN sessions s ON s.id = x.session
                WHERE x.person = $1 AND s.event IS NULL) AS seats,
               (SELECT count(*) FROM seats x JOIN sessions s ON s.id = x.session
                WHERE x.person = $1 AND s.event IS NOT NULL) AS event_seats,
               (SELECT count(*) FROM feedback WHERE {MINE}) AS feedback,
               (SELECT count(*) FROM poll_forms WHERE {MINE}) AS polls,
               (SELECT count(*) FROM pairs WHERE id IN {MY_PAIRS}) AS pairs,
               (SELECT count(*) FROM roles WHERE {MINE} AND revoked_at IS NULL) AS roles,
               (SELECT count(*) FROM outbox WHERE {MINE}) AS notices,
               (SELECT count(*) FROM audit WHERE actor = $1 OR about = $1) AS decisions
        """,
        person,
    )
    if row is None:
        raise LookupError(person)
    return Summary(
        row["attempts"], row["tests"], row["answers"], row["choices"], row["requests"], row["seats"],
        row["event_seats"], row["feedback"], row["polls"], row["pairs"], row["roles"], row["notices"],
        row["decisions"],
    )  # fmt: skip


async def everything(tx: Tx, person: int) -> dict[str, list[dict[str, Any]]]:
    """All rows about a person by table, with what the numbers in them stand for, as far as it is theirs to know."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, kept in KEPT.items():
        rows = await tx.all(
            f"SELECT {', '.join(kept.columns)} FROM {table} WHERE {kept.where} ORDER BY {kept.order}", person
        )
        found[table] = [{column: row[column] for column in kept.columns} for row in rows]
    for name, (columns, sql) in NAMED.items():
        found[name] = [{column: row[column] for column in columns} for row in await tx.all(sql, person)]
    titles = await tx.all(
        "SELECT id, title FROM programmes WHERE id IN"
        " (SELECT programme FROM choices WHERE person = $1 UNION SELECT programme FROM requests WHERE person = $1"
        " UNION SELECT programme FROM programme_refusals WHERE person = $1)",
        person,
    )
    named = {row["id"]: row["title"] for row in titles}
    for one in (*found["choices"], *found["requests"], *found["programme_refusals"]):
        one["title"] = named[one["programme"]]
    return found


async def become_nameless(tx: Tx, person: int, *, messenger: str, hashed: str, now: int) -> bool:
    """The account's consent is withdrawn, the self-assessment stays: no name, no address, no place, no roles.

    False when the person was nameless already. Accounts at other messengers are let go: their hashes are not ours to
    make here.
    """
    await commands.want(tx, person)
    if not await tx.run("UPDATE people SET known = 0 WHERE id = $1 AND known = 1", person):
        return False
    for given in await consents.in_force(tx, person):
        await consents.withdraw(tx, person, purpose=given.purpose, now=now)
    await tx.run(
        """
        UPDATE people SET name = NULL, full_name = NULL, region = NULL, municipality = NULL, organisation = NULL,
               service_year = NULL, arrived_with = NULL, notices_asked_at = NULL
        WHERE id = $1
        """,
        person,
    )
    await tx.run("DELETE FROM roles WHERE person = $1", person)
    await enrolment.let_go_all(tx, person, now=now)
    await parting.leave(tx, person, now=now)
    for table in _ABOUT_THEM:
        await tx.run(f"DELETE FROM {table} WHERE person = $1", person)
    await _unlink_places(tx, person)
    # What waits to be said and what was made for them cannot reach them any more.
    await tx.run("DELETE FROM outbox WHERE person = $1", person)
    await tx.run("DELETE FROM slots WHERE person = $1", person)
    await tx.run("DELETE FROM jobs WHERE person = $1", person)
    await tx.run("DELETE FROM dialogues WHERE person = $1", person)
    await tx.run("DELETE FROM accounts WHERE person = $1 AND messenger <> $2", person, messenger)
    await tx.run("UPDATE accounts SET address = $1 WHERE person = $2 AND messenger = $3", hashed, person, messenger)
    await want_scrub(tx)
    return True


async def _unlink_places(tx: Tx, person: int) -> None:
    """Role and school would name the nameless: who granted, invited, marked, was invited is said of nobody any more.

    An invite without its maker does not work, so the open ones end by this.
    """
    await tx.run("UPDATE roles SET granted_by = NULL WHERE granted_by = $1", person)
    await tx.run("UPDATE invites SET created_by = NULL WHERE created_by = $1", person)
    await tx.run("UPDATE invites SET used_by = NULL WHERE used_by = $1", person)
    await tx.run("DELETE FROM invite_uses WHERE person = $1", person)
    await tx.run("DELETE FROM staff_loads WHERE person = $1", person)
    await tx.run("DELETE FROM event_loads WHERE person = $1", person)
    await tx.run("UPDATE staff SET person = NULL WHERE person = $1", person)
    await tx.run("UPDATE requests SET decided_by = NULL WHERE decided_by = $1", person)
    await tx.run("UPDATE requests SET document_by = NULL WHERE document_by = $1", person)
    await tx.run("UPDATE imports SET person = NULL WHERE person = $1", person)
    await tx.run("UPDATE imports SET undone_by = NULL WHERE undone_by = $1", person)
    await tx.run("UPDATE programme_corrections SET person = NULL WHERE person = $1", person)
    await tx.run("UPDATE seats SET made_by = NULL WHERE made_by = $1", person)
    await tx.run("UPDATE attendance SET marked_by = NULL WHERE marked_by = $1", person)
    await tx.run("UPDATE head_counts SET made_by = NULL WHERE made_by = $1", person)
    await tx.run("UPDATE agreements SET made_by = NULL WHERE made_by = $1", person)
    await tx.run("DELETE FROM broadcasts WHERE author = $1 AND state = 'draft'", person)
    await tx.run("UPDATE broadcasts SET author = NULL WHERE author = $1", person)
    await tx.run("UPDATE polls SET author = NULL WHERE author = $1", person)
    await tx.run(f"UPDATE audit SET actor = NULL WHERE actor = $1 AND ({_PLACED})", person)
    await tx.run(f"UPDATE audit SET about = NULL WHERE about = $1 AND ({_PLACED})", person)


async def erase(tx: Tx, person: int, *, messenger: str, address: str, now: int) -> bool:
    """The person asked to be forgotten: all their rows go, audit keeps numbers only. False when they are gone already.

    `address` is the plain one: replies that wait to be shown stand under it.
    """
    await commands.want(tx, person)
    await tx.run("DELETE FROM screens WHERE messenger = $1 AND address = $2", messenger, address)
    await enrolment.let_go_all(tx, person, now=now)
    await parting.leave(tx, person, now=now)
    # The school's list keeps a line, so that its numbers stay right, and no name.
    await tx.run(
        "UPDATE staff SET full_name = '', folded = '', post = '', subject = NULL, stage = NULL, service_year = NULL"
        " WHERE person = $1",
        person,
    )
    await tx.run("DELETE FROM broadcasts WHERE author = $1 AND state = 'draft'", person)
    if not await tx.run("DELETE FROM people WHERE id = $1", person):
        return False
    await audit.record(tx, now=now, actor=person, action="person.erased", about=person)
    await want_scrub(tx)
    return True


async def want_scrub(tx: Tx) -> None:
    """Personal data were deleted: what is left of them in the database's files goes after COMMIT."""
    await tx.run(
        "INSERT INTO scrubs (one, wanted) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET wanted = scrubs.wanted + 1"
    )
    tx.wakes = True


async def scrubs_wanted(tx: Tx) -> int:
    """How often personal data were deleted so far: erasures, withdrawals, the idle; grows with each."""
    return int(await tx.value("SELECT wanted FROM scrubs") or 0)
