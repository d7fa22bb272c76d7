"""What is kept about a person, as they may read it, take it away, make it nameless, or have it erased.

Every table that leads to a person stands in `KEPT` or in `NOT_TAKEN`; a test reads the schema and says what is missing.
"""

from dataclasses import dataclass
from typing import Any

from storage import audit, commands, consents, enrolment
from storage.db import Tx

_MINE = "person = $1"
_MY_ATTEMPT = "attempt IN (SELECT id FROM attempts WHERE person = $1)"
# Entries of the log whose details name a place, or lead to one by a site.
_PLACING = ("role", "invite", "site", "module", "stream", "session", "seat", "attendance")
_PLACED = " OR ".join(f"action LIKE '{kind}.%'" for kind in _PLACING)


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns of a table that a person gets in their export, in order, and which of its rows are theirs."""

    columns: tuple[str, ...]
    where: str
    order: str


KEPT = {
    "people": Kept(
        (
            *("id", "known", "name", "full_name", "locale", "locale_chosen", "zone", "region", "municipality"),
            *("organisation", "subject", "stage", "service_year", "arrived_with", "created_at", "seen_at"),
        ),
        "id = $1",
        "id",
    ),
    "accounts": Kept(("messenger", "address", "screen_message", "unreachable_since"), _MINE, "messenger, address"),
    "dialogues": Kept(("state", "data"), _MINE, "person"),
    "consents": Kept(("id", "purpose", "text_hash", "given_at", "withdrawn_at"), _MINE, "id"),
    "roles": Kept(("id", "role", "scope_kind", "scope", "granted_at", "revoked_at"), _MINE, "id"),
    "invites": Kept(
        ("role", "scope_kind", "scope", "created_at", "expires_at", "used_at"),
        "created_by = $1 OR used_by = $1",
        "created_at, token_hash",
    ),
    "attempts": Kept(
        (
            *("id", "questionnaire", "version", "major", "form", "state", "items", "current"),
            *("started_at", "touched_at", "completed_at"),
        ),
        _MINE,
        "id",
    ),
    "answers": Kept(("attempt", "item", "choice", "answered_at"), _MY_ATTEMPT, "attempt, answered_at, item"),
    "results": Kept(("attempt", "area", "place", "level", "answered", "deficit"), _MY_ATTEMPT, "attempt, place"),
    "choices": Kept(
        ("id", "programme", "attempt", "area", "level", "chosen_at", "removed_at"),
        _MINE,
        "id",
    ),
    "seats": Kept(
        (
            *("id", "session", "mode", "state", "number", "queued_at", "offer_until", "plan", "reason", "created_at"),
            "changed_at",
        ),
        _MINE,
        "id",
    ),
    "attendance": Kept(("session", "mark", "how", "marked_at"), _MINE, "session"),
    "session_wishes": Kept(("area", "created_at"), _MINE, "area"),
    "outbox": Kept(
        (
            *("id", "kind", "subject", "which", "lane", "due_at", "expires_at", "quiet", "state", "tries", "message"),
            *("error", "ended_at"),
        ),
        _MINE,
        "id",
    ),
    "slots": Kept(("slot", "message", "kind", "kept_at"), _MINE, "slot"),
    "jobs": Kept(("id", "kind", "args", "state", "tries", "due_at", "created_at", "changed_at", "error"), _MINE, "id"),
    "audit": Kept(("id", "at", "action", "details"), "actor = $1 OR about = $1", "id"),
}
# Tables and columns that lead to a person and are not in the export, each with its reason.
NOT_TAKEN = {
    "job_files": "the export itself",
    "command_lists": "an address, for the moment until Telegram is told",
    "roles.person": "the person",
    "roles.granted_by": "somebody else's number",
    "invites.token_hash": "would let a lost file use the link's fingerprint",
    "invites.request": "the press that made it",
    "invites.created_by": "somebody else's number",
    "invites.used_by": "somebody else's number",
    "seats.made_by": "may be somebody else's number",
    "attendance.marked_by": "may be somebody else's number",
    "audit.actor": "may be somebody else's number",
    "audit.about": "may be somebody else's number",
    "outbox.claimed_by": "a process of ours",
    "jobs.claimed_by": "a process of ours",
}
# What the numbers in those rows stand for: columns, and the query for one person.
_NAMED = {
    "places": (
        ("kind", "id", "name", "verified"),
        """
        SELECT 'municipality' AS kind, m.id, m.name, m.verified
        FROM people p JOIN municipalities m ON m.id = p.municipality WHERE p.id = $1
        UNION ALL
        SELECT 'organisation', o.id, o.name, o.verified
        FROM people p JOIN organisations o ON o.id = p.organisation WHERE p.id = $1
        """,
    ),
    "consent_texts": (
        ("hash", "purpose", "version", "locale", "text"),
        """
        SELECT hash, purpose, version, locale, text FROM consent_texts
        WHERE hash IN (SELECT text_hash FROM consents WHERE person = $1) ORDER BY hash
        """,
    ),
    "sessions": (
        ("id", "title", "starts_at", "ends_at", "zone", "place", "link"),
        """
        SELECT id, title, starts_at, ends_at, zone, place, link FROM sessions
        WHERE id IN (SELECT session FROM seats WHERE person = $1 UNION
                     SELECT session FROM attendance WHERE person = $1) ORDER BY starts_at, id
        """,
    ),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """How much is kept, in numbers."""

    attempts: int
    answers: int
    choices: int
    seats: int
    roles: int
    notices: int
    decisions: int


async def summary(tx: Tx, person: int) -> Summary:
    """Counted now, from the tables themselves."""
    row = await tx.one(
        f"""
        SELECT (SELECT count(*) FROM attempts WHERE {_MINE} AND state <> 'dropped') AS attempts,
               (SELECT count(*) FROM answers WHERE {_MY_ATTEMPT}) AS answers,
               (SELECT count(*) FROM choices WHERE {_MINE}) AS choices,
               (SELECT count(*) FROM seats WHERE {_MINE}) AS seats,
               (SELECT count(*) FROM roles WHERE {_MINE} AND revoked_at IS NULL) AS roles,
               (SELECT count(*) FROM outbox WHERE {_MINE}) AS notices,
               (SELECT count(*) FROM audit WHERE actor = $1 OR about = $1) AS decisions
        """,
        person,
    )
    if row is None:
        raise LookupError(person)
    return Summary(
        row["attempts"], row["answers"], row["choices"], row["seats"], row["roles"], row["notices"], row["decisions"]
    )


async def everything(tx: Tx, person: int) -> dict[str, list[dict[str, Any]]]:
    """All rows about a person by table, with what the numbers in them stand for, as far as it is theirs to know."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, kept in KEPT.items():
        rows = await tx.all(
            f"SELECT {', '.join(kept.columns)} FROM {table} WHERE {kept.where} ORDER BY {kept.order}", person
        )
        found[table] = [{column: row[column] for column in kept.columns} for row in rows]
    for name, (columns, sql) in _NAMED.items():
        found[name] = [{column: row[column] for column in columns} for row in await tx.all(sql, person)]
    titles = await tx.all(
        "SELECT id, title FROM programmes WHERE id IN (SELECT programme FROM choices WHERE person = $1)", person
    )
    named = {row["id"]: row["title"] for row in titles}
    for choice in found["choices"]:
        choice["title"] = named[choice["programme"]]
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
               service_year = NULL, arrived_with = NULL
        WHERE id = $1
        """,
        person,
    )
    await tx.run("DELETE FROM roles WHERE person = $1", person)
    await enrolment.let_go_all(tx, person, now=now)
    for table in ("seats", "attendance", "session_wishes"):
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
    await tx.run("UPDATE seats SET made_by = NULL WHERE made_by = $1", person)
    await tx.run("UPDATE attendance SET marked_by = NULL WHERE marked_by = $1", person)
    await tx.run(f"UPDATE audit SET actor = NULL WHERE actor = $1 AND ({_PLACED})", person)
    await tx.run(f"UPDATE audit SET about = NULL WHERE about = $1 AND ({_PLACED})", person)


async def erase(tx: Tx, person: int, *, messenger: str, address: str, now: int) -> bool:
    """The person asked to be forgotten: all their rows go, audit keeps numbers only. False when they are gone already.

    `address` is the plain one: replies that wait to be shown stand under it.
    """
    await commands.want(tx, person)
    await tx.run("DELETE FROM screens WHERE messenger = $1 AND address = $2", messenger, address)
    await enrolment.let_go_all(tx, person, now=now)
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
