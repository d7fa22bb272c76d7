"""Consents: each purpose its own, with the version, the time and the very text that was agreed to."""

import hashlib
from dataclasses import dataclass

from storage import audit
from storage.db import Tx

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Given:
    """A consent in force; `given_at` in UTC seconds."""

    purpose: str
    version: str
    text: str
    given_at: int


async def give(tx: Tx, person: int, *, purpose: str, version: str, locale: str, text: str, now: int) -> bool:
    """Keep the consent with the whole text as it was shown; False when this version is in force already.

    Another version takes the place of the one in force.
    """
    fingerprint = await keep_text(tx, purpose=purpose, version=version, locale=locale, text=text)
    await _end_older(tx, person, purpose, version, now)
    given = await tx.run(
        """
        INSERT INTO consents (person, purpose, text_hash, given_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person, purpose) WHERE withdrawn_at IS NULL DO NOTHING
        """,
        person,
        purpose,
        fingerprint,
        now,
    )
    if given:
        await audit.record(
            tx,
            now=now,
            actor=person,
            action="consent.given",
            about=person,
            details={"purpose": purpose, "version": version},
        )
    return bool(given)


async def keep_text(tx: Tx, *, purpose: str, version: str, locale: str, text: str) -> str:
    """The fingerprint under which the text is kept, once however many agree to it."""
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    await tx.run(
        """
        INSERT INTO consent_texts (hash, purpose, version, locale, text) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (hash) DO NOTHING
        """,
        fingerprint,
        purpose,
        version,
        locale,
        text,
    )
    return fingerprint


async def _end_older(tx: Tx, person: int, purpose: str, version: str, now: int) -> None:
    await tx.run(
        """
        UPDATE consents SET withdrawn_at = $1
        WHERE person = $2 AND purpose = $3 AND withdrawn_at IS NULL
        AND text_hash IN (SELECT hash FROM consent_texts WHERE version <> $4)
        """,
        now,
        person,
        purpose,
        version,
    )


async def withdraw(tx: Tx, person: int, *, purpose: str, now: int) -> bool:
    """False when there was none in force. What follows from it is the caller's: see `storage.privacy`."""
    taken = await tx.run(
        "UPDATE consents SET withdrawn_at = $1 WHERE person = $2 AND purpose = $3 AND withdrawn_at IS NULL",
        now,
        person,
        purpose,
    )
    if taken:
        await audit.record(
            tx, now=now, actor=person, action="consent.withdrawn", about=person, details={"purpose": purpose}
        )
    return bool(taken)


async def in_force(tx: Tx, person: int) -> list[Given]:
    """Oldest first."""
    rows = await tx.all(
        """
        SELECT c.purpose, t.version, t.text, c.given_at
        FROM consents c JOIN consent_texts t ON t.hash = c.text_hash
        WHERE c.person = $1 AND c.withdrawn_at IS NULL ORDER BY c.given_at, c.id
        """,
        person,
    )
    return [Given(row["purpose"], row["version"], row["text"], row["given_at"]) for row in rows]


async def given(tx: Tx, person: int, purpose: str) -> Given | None:
    """The consent of this purpose that is in force."""
    return next((it for it in await in_force(tx, person) if it.purpose == purpose), None)


async def outdated(tx: Tx, person: int, purpose: str, version: str) -> bool:
    """Whether the person agreed to another version than this one."""
    agreed = await given(tx, person, purpose)
    return agreed is not None and agreed.version != version


async def ask_for_notices(tx: Tx, person: int, *, now: int) -> bool:
    """True once: when somebody who agreed to take part has completed any questionnaire, or has been here for a day."""
    asked = await tx.run(
        """
        UPDATE people SET notices_asked_at = $1
        WHERE id = $2 AND known = 1 AND notices_asked_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM consents c
                        WHERE c.person = people.id AND c.purpose = 'notices' AND c.withdrawn_at IS NULL)
        AND (EXISTS (SELECT 1 FROM attempts a WHERE a.person = people.id AND a.state = 'completed')
             OR EXISTS (SELECT 1 FROM consents c
                        WHERE c.person = people.id AND c.purpose = 'account' AND c.given_at <= $3))
        """,
        now,
        person,
        now - DAY,
    )
    return asked == 1


async def text_of_pair(tx: Tx, pair: int, person: int) -> str | None:
    """What the person agreed to when the pair came about."""
    text: str | None = await tx.value(
        "SELECT t.text FROM pair_consents c JOIN consent_texts t ON t.hash = c.text_hash"
        " WHERE c.pair = $1 AND c.person = $2",
        pair,
        person,
    )
    return text
