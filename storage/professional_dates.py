"""«Мои сроки»: what a person told of training and attestation, the last confirmed document, reminders asked for.

Reminders are rows of the outbox. They are put anew in the transaction of whatever moves a day: a typed one, a document
that was confirmed or returned, another clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules import dpo
from rules.dpo import CATEGORIES, Told, What
from rules.zones import MOSCOW
from storage import outbox
from storage.db import Tx
from storage.outbox import Reminder

NEAR = "date-near"  # the kind of the notices; their subject is what is near


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The newest document that a coordinator has confirmed; an internship's is not one of training."""

    request: int
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class Dates:
    """`told`: what the person typed; `reminded`: they asked for it."""

    told: Mapping[What, Told]
    confirmed: Confirmed | None
    reminded: bool

    @property
    def by_document(self) -> bool:
        """Whether the last training is known by a confirmed document, not by a word."""
        typed = self.told.get("dpo")
        return self.confirmed is not None and (typed is None or typed.day <= self.confirmed.day)

    @property
    def known(self) -> dict[What, Told]:
        """The same with the later of the two days of training."""
        found = dict(self.told)
        if self.confirmed is not None and self.by_document:
            found["dpo"] = Told(self.confirmed.day)
        return {what: found[what] for what in dpo.WHATS if what in found}

    @property
    def category(self) -> What | None:
        return next((what for what in CATEGORIES if what in self.told), None)

    @property
    def days(self) -> dict[What, date]:
        return {what: told.day for what, told in self.known.items()}

    def due(self, what: What) -> date | None:
        """None: nothing is known, or there is no term."""
        told = self.known.get(what)
        return dpo.due(what, told.day) if told else None


async def dates(tx: Tx, person: int) -> Dates:
    rows = await tx.all("SELECT what, day, said FROM professional_dates WHERE person = $1", person)
    newest = await tx.one(
        "SELECT r.id, r.document_on, p.title FROM requests r JOIN programmes p ON p.id = r.programme"
        " WHERE r.person = $1 AND r.document = 'confirmed' AND COALESCE(p.kind, 'pk') <> 'internship'"
        " ORDER BY r.document_on DESC, r.id DESC LIMIT 1",
        person,
    )
    asked = await tx.value("SELECT 1 FROM date_reminders WHERE person = $1", person)
    return Dates(
        told={row["what"]: Told(date.fromisoformat(row["day"]), row["said"]) for row in rows},
        confirmed=Confirmed(newest["id"], newest["title"], date.fromisoformat(newest["document_on"]))
        if newest
        else None,
        reminded=asked is not None,
    )


async def tell(tx: Tx, person: int, what: What, told: Told, *, now: int) -> None:
    """The person has one category: the other goes."""
    if what in CATEGORIES:
        await tx.run("DELETE FROM professional_dates WHERE person = $1 AND what IN ('first', 'highest')", person)
    await tx.run(
        "INSERT INTO professional_dates (person, what, day, said, told_at) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (person, what) DO UPDATE"
        " SET day = excluded.day, said = excluded.said, told_at = excluded.told_at",
        person, what, told.day.isoformat(), told.said, now,
    )  # fmt: skip
    await follow(tx, person, now=now)


async def take_back(tx: Tx, person: int, what: What, *, now: int) -> bool:
    """False: it was not there."""
    gone = await tx.run("DELETE FROM professional_dates WHERE person = $1 AND what = $2", person, what)
    await follow(tx, person, now=now)
    return gone == 1


async def remind(tx: Tx, person: int, *, on: bool, now: int) -> None:
    if on:
        await tx.run(
            "INSERT INTO date_reminders (person, since) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING", person, now
        )
    else:
        await tx.run("DELETE FROM date_reminders WHERE person = $1", person)
    await follow(tx, person, now=now)


async def follow(tx: Tx, person: int, *, now: int) -> None:
    """A day moved, or the person's clock did: what waits is void, what is still ahead waits anew."""
    for what in dpo.WHATS:
        await outbox.void(tx, kind=NEAR, subject=what, person=person, now=now)
    if not await tx.value("SELECT 1 FROM date_reminders WHERE person = $1", person):
        return
    zone = await tx.value("SELECT zone FROM people WHERE id = $1", person) or MOSCOW
    ahead = dpo.reminders((await dates(tx, person)).days, zone, now)
    await outbox.put_reminders(
        tx,
        [
            Reminder(
                person=person, kind=NEAR, subject=what, which=dpo.which(until, turn.number), due_at=turn.at,
                expires_at=turn.expires_at, quiet=True,
            )
            for what, until, turn in ahead
        ],
    )  # fmt: skip
