"""Agreements of a municipality or a school with partners: until when they hold, and the notice before the end."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.agreements import SOON
from rules.roles import Scope, number_of
from storage import audit, outbox
from storage.db import Row, Tx

KIND = "agreement-ending"  # of the notice
AT = time(10)  # of the author's day
_SELECT = """
    SELECT a.id, a.municipality, a.organisation, a.partner, a.subject, a.number, a.signed_on, a.until, a.ended_on,
           a.made_by, m.region, m.name AS municipality_name, o.name AS organisation_name
    FROM agreements a JOIN municipalities m ON m.id = a.municipality LEFT JOIN organisations o ON o.id = a.organisation
"""
# Those of the place itself and of the places in it.
_WITHIN = {"region": "m.region = $1", "municipality": "a.municipality = $1", "organisation": "a.organisation = $1"}


@dataclass(frozen=True, slots=True)
class Draft:
    """`until`: the last day in force."""

    partner: str
    subject: str
    number: str
    signed_on: date
    until: date


@dataclass(frozen=True, slots=True)
class Agreement:
    """`ended_on`: the day it was ended before its time."""

    id: int
    scope: Scope
    place_name: str
    draft: Draft
    ended_on: date | None
    made_by: int | None

    def in_force(self, today: date) -> bool:
        return self.ended_on is None and self.draft.until >= today

    def days_left(self, today: date) -> int:
        """0 on the last day in force."""
        return (self.draft.until - today).days

    def ending(self, today: date) -> bool:
        return self.in_force(today) and self.days_left(today) <= SOON


def reminded_at(until: date, zone: str) -> int:
    """When its author hears of its end; nobody is told of a moment that has passed. UTC seconds."""
    return int(datetime.combine(until - timedelta(days=SOON), AT, ZoneInfo(zone)).timestamp())


async def agree(tx: Tx, scope: Scope, draft: Draft, *, by: int, zone: str, now: int) -> int:
    """The number of the new agreement of a municipality or an organisation. `zone`: the author's."""
    municipality = scope.id if scope.kind == "municipality" else dict(scope.above)["municipality"]
    organisation = int(scope.id) if scope.kind == "organisation" else None
    made: int = await tx.value(
        """
        INSERT INTO agreements
            (municipality, organisation, partner, subject, number, signed_on, until, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
        """,
        int(municipality), organisation, draft.partner, draft.subject, draft.number, draft.signed_on.isoformat(),
        draft.until.isoformat(), by, now,
    )  # fmt: skip
    await _remind(tx, made, by, draft.until, zone, now=now)
    await _record(tx, made, scope, by, action="agreement.made", now=now)
    return made


async def extend(tx: Tx, agreement: Agreement, until: date, *, by: int, zone: str, now: int) -> bool:
    """It holds through `until`; whoever extends it hears of the new end. False when it is so or over meanwhile."""
    changed = await tx.run(
        "UPDATE agreements SET until = $1, made_by = $2 WHERE id = $3 AND ended_on IS NULL AND until <> $1",
        until.isoformat(), by, agreement.id,
    )  # fmt: skip
    if changed:
        await outbox.void(tx, kind=KIND, subject=str(agreement.id), now=now)
        await _remind(tx, agreement.id, by, until, zone, now=now)
        await _record(tx, agreement.id, agreement.scope, by, action="agreement.extended", now=now)
    return bool(changed)


async def end(tx: Tx, agreement: Agreement, on_day: date, *, by: int, now: int) -> bool:
    """It holds no more. False when it was ended before."""
    ended = await tx.run(
        "UPDATE agreements SET ended_on = $1 WHERE id = $2 AND ended_on IS NULL", on_day.isoformat(), agreement.id
    )
    if ended:
        await outbox.void(tx, kind=KIND, subject=str(agreement.id), now=now)
        await _record(tx, agreement.id, agreement.scope, by, action="agreement.ended", now=now)
    return bool(ended)


async def agreement(tx: Tx, number: int) -> Agreement | None:
    row = await tx.one(f"{_SELECT} WHERE a.id = $1", number)
    return None if row is None else _agreement(row)


async def within(tx: Tx, scope: Scope, today: date) -> list[Agreement]:
    """Those of the place (no wider than a region) and of the places in it: in force by their end, then over."""
    rows = await tx.all(
        f"{_SELECT} WHERE {_WITHIN[scope.kind]} ORDER BY a.until, a.id", number_of(scope.kind, scope.id)
    )
    found = [_agreement(row) for row in rows]
    going = [it for it in found if it.in_force(today)]
    return going + [it for it in reversed(found) if not it.in_force(today)]


async def _remind(tx: Tx, number: int, person: int, until: date, zone: str, *, now: int) -> None:
    """A month before the end, once; who agrees for less than that has just said so themself."""
    at = reminded_at(until, zone)
    if at > now:
        await outbox.put(
            tx, person=person, kind=KIND, subject=str(number), which=until.isoformat(), due_at=at,
            expires_at=at + SOON * 86_400, lane=outbox.REMINDERS, quiet=True, now=now,
        )  # fmt: skip


async def _record(tx: Tx, number: int, scope: Scope, by: int, *, action: str, now: int) -> None:
    await audit.record(
        tx, now=now, actor=by, action=action,
        details={"agreement": number, "scope_kind": scope.kind, "scope": scope.id},
    )  # fmt: skip


def _agreement(row: Row) -> Agreement:
    above = (("municipality", str(row["municipality"])), ("region", row["region"]))
    school = row["organisation"]
    scope = Scope("organisation", str(school), above) if school else Scope(*above[0], above[1:])
    return Agreement(
        row["id"],
        scope,
        f"{row['organisation_name']}, {row['municipality_name']}" if school else row["municipality_name"],
        Draft(
            row["partner"],
            row["subject"],
            row["number"],
            date.fromisoformat(row["signed_on"]),
            date.fromisoformat(row["until"]),
        ),
        None if row["ended_on"] is None else date.fromisoformat(row["ended_on"]),
        row["made_by"],
    )
