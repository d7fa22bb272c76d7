"""People and where they can be reached: the first row a turn reads, and what a person says of themselves.

Before the consent a person is a number under a keyed hash of the address: no name, no address.
"""

from dataclasses import dataclass
from typing import Any

from storage import audit, commands, found, privacy, requests
from storage.db import Row, Tx

DAY = 86_400
IDLE = 30 * DAY  # seconds of silence after which somebody without a consent is erased


class Gone(Exception):
    """The person was erased meanwhile."""


@dataclass(frozen=True, slots=True)
class Met:
    """Who writes. `address` is the stored one: plain when `known`, the keyed hash otherwise.

    `unreachable_since` is what it was before this update: whoever writes is reachable again. `acting`: the grant of the
    role they work in.
    """

    person: int
    known: bool
    address: str
    name: str | None
    locale: str
    locale_chosen: bool
    zone: str | None
    region: str | None
    subject: str | None
    stage: str | None
    arrived_with: str | None
    acting: int | None
    screen_message: str | None
    unreachable_since: int | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to whom something is said unasked; `address` is plain."""

    person: int
    address: str
    name: str | None
    locale: str
    zone: str | None
    unreachable: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person says of themselves; places come with their names, `*_verified` is False for typed ones."""

    person: int
    known: bool
    name: str | None
    full_name: str | None
    locale: str
    zone: str | None
    region: str | None
    municipality: int | None
    municipality_name: str | None
    municipality_verified: bool
    organisation: int | None
    organisation_name: str | None
    organisation_verified: bool
    subject: str | None
    stage: str | None
    service_year: int | None
    arrived_with: str | None


# Both rows are locked: with the person's alone PostgreSQL would show the address from before a consent given meanwhile.
_MEET = """
    SELECT a.address, a.screen_message, a.unreachable_since,
           p.id, p.known, p.name, p.locale, p.locale_chosen, p.zone, p.region, p.subject, p.stage, p.arrived_with,
           p.acting, p.seen_at
    FROM accounts a JOIN people p ON p.id = a.person
    WHERE a.messenger = $1 AND a.address IN ($2, $3)
    FOR NO KEY UPDATE
"""


async def meet(tx: Tx, *, messenger: str, address: str, hashed: str, locale: str, now: int) -> Met:
    """The person behind an address, made on the first word; their row is locked until the turn ends.

    `hashed` is the keyed hash of the address, `locale` the language of a person who is new.
    """
    row = await tx.one(_MEET, messenger, address, hashed)
    if row is None:
        await _begin(tx, messenger, hashed, locale, now)
        row = await tx.one(_MEET, messenger, address, hashed)
        if row is None:
            raise Gone(messenger)
    # Once a day is enough for the thirty idle days, and spares a write an update.
    if now - row["seen_at"] >= DAY:
        await tx.run("UPDATE people SET seen_at = $1 WHERE id = $2", now, row["id"])
    if row["unreachable_since"] is not None:
        await tx.run(
            "UPDATE accounts SET unreachable_since = NULL WHERE messenger = $1 AND address = $2",
            messenger,
            row["address"],
        )
    return _met(row)


async def _begin(tx: Tx, messenger: str, hashed: str, locale: str, now: int) -> None:
    await tx.run(
        "INSERT INTO accounts (messenger, address) VALUES ($1, $2) ON CONFLICT (messenger, address) DO NOTHING",
        messenger,
        hashed,
    )
    # The account's row is locked so that two first words at once make one person.
    person = await tx.value(
        "SELECT person FROM accounts WHERE messenger = $1 AND address = $2 FOR UPDATE", messenger, hashed
    )
    if person is not None:
        return
    person = await tx.value(
        "INSERT INTO people (locale, created_at, seen_at) VALUES ($1, $2, $3) RETURNING id", locale, now, now
    )
    await tx.run(
        "UPDATE accounts SET person = $1 WHERE messenger = $2 AND address = $3",
        person,
        messenger,
        hashed,
    )


def _met(row: Row) -> Met:
    return Met(
        person=row["id"],
        known=bool(row["known"]),
        address=row["address"],
        name=row["name"],
        locale=row["locale"],
        locale_chosen=bool(row["locale_chosen"]),
        zone=row["zone"],
        region=row["region"],
        subject=row["subject"],
        stage=row["stage"],
        arrived_with=row["arrived_with"],
        acting=row["acting"],
        screen_message=row["screen_message"],
        unreachable_since=row["unreachable_since"],
    )


async def locale_at(tx: Tx, *, messenger: str, address: str, hashed: str) -> str | None:
    """The language of the person behind an address, if there is one."""
    locale: str | None = await tx.value(
        """
        SELECT p.locale FROM accounts a JOIN people p ON p.id = a.person
        WHERE a.messenger = $1 AND a.address IN ($2, $3)
        """,
        messenger,
        address,
        hashed,
    )
    return locale


async def profile(tx: Tx, person: int) -> Profile:
    """Raises Gone."""
    row = await tx.one(
        """
        SELECT p.id, p.known, p.name, p.full_name, p.locale, p.zone, p.region, p.subject, p.stage, p.service_year,
               p.arrived_with, p.municipality, m.name AS municipality_name, m.verified AS municipality_verified,
               p.organisation, o.name AS organisation_name, o.verified AS organisation_verified
        FROM people p
        LEFT JOIN municipalities m ON m.id = p.municipality
        LEFT JOIN organisations o ON o.id = p.organisation
        WHERE p.id = $1
        """,
        person,
    )
    if row is None:
        raise Gone(person)
    return Profile(
        person=row["id"],
        known=bool(row["known"]),
        name=row["name"],
        full_name=row["full_name"] or None,
        locale=row["locale"],
        zone=row["zone"],
        region=row["region"],
        municipality=row["municipality"],
        municipality_name=row["municipality_name"],
        municipality_verified=bool(row["municipality_verified"]),
        organisation=row["organisation"],
        organisation_name=row["organisation_name"],
        organisation_verified=bool(row["organisation_verified"]),
        subject=row["subject"],
        stage=row["stage"],
        service_year=row["service_year"],
        arrived_with=row["arrived_with"],
    )


async def reader(tx: Tx, person: int, *, messenger: str) -> Reader | None:
    """Where and how to say something unasked; None for somebody who is gone or nameless: there is no address then."""
    row = await tx.one(
        """
        SELECT p.id, p.name, p.locale, p.zone, a.address, a.unreachable_since
        FROM people p JOIN accounts a ON a.person = p.id
        WHERE p.id = $1 AND a.messenger = $2 AND p.known = 1
        """,
        person,
        messenger,
    )
    if row is None:
        return None
    return Reader(
        person=row["id"],
        address=row["address"],
        name=row["name"],
        locale=row["locale"],
        zone=row["zone"],
        unreachable=row["unreachable_since"] is not None,
    )


async def introduce(tx: Tx, person: int, *, messenger: str, address: str, name: str) -> None:
    """The person agreed: from now on there is a name, and the account is under its plain address."""
    agreed = "UPDATE people SET known = 1, name = $1 WHERE id = $2 RETURNING locale_chosen"
    locale_chosen = await tx.value(agreed, name, person)
    await tx.run(
        "UPDATE accounts SET address = $1 WHERE person = $2 AND messenger = $3 AND address <> $1",
        address,
        person,
        messenger,
    )
    await found.learn(tx, person)
    if locale_chosen:
        await commands.want(tx, person)


async def rename(tx: Tx, person: int, name: str) -> None:
    """Somebody who agreed is called otherwise in the messenger now."""
    if await tx.run("UPDATE people SET name = $1 WHERE id = $2 AND known = 1 AND name <> $1", name, person):
        await found.learn(tx, person)


async def reached(tx: Tx, person: int, reachable: bool, *, now: int) -> None:
    """The person blocked the bot, or let it in again."""
    await tx.run(
        "UPDATE accounts SET unreachable_since = CAST($1 AS BIGINT) WHERE person = $2",
        None if reachable else now,
        person,
    )


async def arrive(tx: Tx, person: int, invite: str | None) -> None:
    """Keep the fingerprint of the invite that brought them until they have agreed; None when it was honoured."""
    await tx.run("UPDATE people SET arrived_with = $1 WHERE id = $2", invite, person)


async def speak(tx: Tx, person: int, locale: str) -> None:
    await tx.run("UPDATE people SET locale = $1, locale_chosen = 1 WHERE id = $2", locale, person)
    await commands.want(tx, person)


async def teach(tx: Tx, person: int, subject: str) -> None:
    await tx.run("UPDATE people SET subject = $1 WHERE id = $2", subject, person)


async def work_at_stage(tx: Tx, person: int, stage: str) -> None:
    await tx.run("UPDATE people SET stage = $1 WHERE id = $2", stage, person)


async def live_in_region(tx: Tx, person: int, region: str, zone: str) -> None:
    """Another region is another clock, municipality and school; the same one again changes nothing."""
    await tx.run(
        """
        UPDATE people SET region = $1, zone = $2, municipality = NULL, organisation = NULL
        WHERE id = $3 AND (region IS NULL OR region <> $1)
        """,
        region,
        zone,
        person,
    )
    await requests.follow(tx, person)


async def live_in_municipality(tx: Tx, person: int, municipality: int) -> None:
    await tx.run(
        """
        UPDATE people SET municipality = $1, organisation = NULL
        WHERE id = $2 AND (municipality IS NULL OR municipality <> $1)
        """,
        municipality,
        person,
    )
    await requests.follow(tx, person)


async def work_at(tx: Tx, person: int, organisation: int) -> None:
    await tx.run("UPDATE people SET organisation = $1 WHERE id = $2", organisation, person)
    await requests.follow(tx, person)


async def serve_since(tx: Tx, person: int, year: int) -> None:
    """`year`: the calendar year in which the person began to teach."""
    await tx.run("UPDATE people SET service_year = $1 WHERE id = $2", year, person)


async def be_listed_as(tx: Tx, person: int, full_name: str) -> None:
    """How the hosts of sessions read the person in their lists."""
    if await tx.run("UPDATE people SET full_name = $1 WHERE id = $2 AND known = 1", full_name, person):
        await found.learn(tx, person)


async def ask_full_name(tx: Tx, person: int) -> bool:
    """True the first time only: then the name is empty until it is said, and nobody asks again."""
    return await tx.run("UPDATE people SET full_name = '' WHERE id = $1 AND full_name IS NULL", person) == 1


async def live_by(tx: Tx, person: int, zone: str) -> None:
    """`zone`: a key of the IANA data."""
    await tx.run("UPDATE people SET zone = $1 WHERE id = $2", zone, person)


async def find_person(tx: Tx, messenger: str, address: str) -> int | None:
    """A person who agreed, by the plain address; for the command line."""
    known: Any = await tx.value("SELECT person FROM accounts WHERE messenger = $1 AND address = $2", messenger, address)
    return None if known is None else int(known)


async def forget_idle(tx: Tx, *, now: int, limit: int = 200) -> int:
    """Erase up to `limit` people without a consent who were silent for thirty days; how many went."""
    idle = await tx.all(
        "SELECT id FROM people WHERE known = 0 AND seen_at < $1 ORDER BY seen_at, id LIMIT $2 FOR UPDATE SKIP LOCKED",
        now - IDLE,
        limit,
    )
    for row in idle:
        await tx.run("DELETE FROM people WHERE id = $1", row["id"])
        await audit.record(tx, now=now, actor=None, action="person.forgotten", about=row["id"])
    if idle:
        await privacy.want_scrub(tx)
    return len(idle)
