"""Who is meant by a broadcast: the people of a place, narrowed, as one condition for the count and for the rows.

Whoever has not agreed to notices gets none; nobody without an account's consent is counted.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rules.attendance import CREDITED
from rules.audience import EVERYBODY, SCOPES, Audience, BadAudience
from rules.service import school_year
from storage.db import Tx
from storage.diagnosis import LATEST

FEW = 5  # people: what a diagnosis says of fewer is said of nobody
IN_PAIRS = {"mentor", "mentee"}
_CREDITED = ", ".join(f"'{mark}'" for mark in CREDITED)
# `c`: the consent in force, one a person at the most.
AGREED = "consents c ON c.person = p.id AND c.purpose = 'notices' AND c.withdrawn_at IS NULL"
_COUNT = f"""
    SELECT count(*) AS everybody, CAST(COALESCE(sum(agreed), 0) AS BIGINT) AS agreed,
           CAST(COALESCE(sum(agreed * (1 - gone)), 0) AS BIGINT) AS will_get
    FROM (SELECT CASE WHEN c.id IS NULL THEN 0 ELSE 1 END AS agreed,
                 CASE WHEN p.id IN (SELECT person FROM accounts WHERE unreachable_since IS NOT NULL) THEN 1 ELSE 0 END AS gone
          FROM people p LEFT JOIN {AGREED}
          WHERE {{}}) AS found
"""  # noqa: E501 - one condition a line reads better


class TooFew(Exception):
    """The audience says something of a diagnosis, and they are fewer than five."""


@dataclass(frozen=True, slots=True)
class Count:
    """Each person of the audience in one of the three."""

    will_get: int
    no_consent: int
    unreachable: int

    @property
    def all(self) -> int:
        return self.will_get + self.no_consent + self.unreachable


async def count(tx: Tx, kind: str, place: str, audience: Audience, *, now: int) -> Count:
    """Of the author's place (kind, id). Raises TooFew, BadAudience."""
    given: list[Any] = []
    where = condition(given, kind, place, audience, now)
    row = await tx.one(_COUNT.format(where), *given)
    assert row is not None  # noqa: S101 - an aggregate has a row
    found = Count(row["will_get"], row["everybody"] - row["agreed"], row["agreed"] - row["will_get"])
    if audience.areas and found.will_get < FEW:
        raise TooFew(found.will_get)
    return found


def condition(given: list[Any], kind: str, place: str, audience: Audience, now: int) -> str:
    """What holds of people `p` of the audience; its parameters are added to `given`. Raises BadAudience."""
    parts = ["p.known = 1", belongs(given, kind, place)]
    if audience.places:
        parts.append(f"({' OR '.join(belongs(given, *it) for it in audience.places)})")
    if audience.roles and EVERYBODY not in audience.roles:
        parts.append(_roles(given, audience.roles))
    for column, codes in (("subject", audience.subjects), ("stage", audience.stages)):
        if codes:
            parts.append(f"p.{column} IN ({_holes(given, codes)})")
    if audience.service is not None:
        parts.append(_service(given, *audience.service, now))
    if audience.areas:
        parts.append(_to_improve(given, audience.areas))
    if audience.after is not None:
        parts.append(_after(given, audience.after, audience.answered))
    if audience.event is not None:
        parts.append(_of_event(given, *audience.event))
    if audience.unheard is not None:
        parts.append(_unheard(given, audience.unheard))
    return " AND ".join(parts)


def belongs(given: list[Any], kind: str, place: str) -> str:
    """That `p` is one of this place's people. Raises BadAudience."""
    if kind not in SCOPES:
        raise BadAudience(kind)
    if kind == "all":
        return "p.id > 0"
    given.append(place if kind == "region" else int(place))
    return f"p.{kind} = ${len(given)}"


def _roles(given: list[Any], roles: tuple[str, ...]) -> str:
    ways = [f"p.id IN (SELECT {side} FROM pairs WHERE state = 'active')" for side in roles if side in IN_PAIRS]
    granted = [role for role in roles if role not in IN_PAIRS]
    if granted:
        held = _holes(given, granted)
        ways.append(
            "EXISTS (SELECT 1 FROM roles r WHERE r.person = p.id AND r.revoked_at IS NULL"
            f" AND r.role IN ({held}))"
        )  # fmt: skip
    return f"({' OR '.join(ways)})"


def _service(given: list[Any], since: int, until: int | None, now: int) -> str:
    """Full school years; a start in this one is none yet."""
    this = school_year(datetime.fromtimestamp(now, UTC).date())
    given.append(this - since)
    if until is None:
        return f"p.service_year <= ${len(given)}"
    given.append(this - until)
    return f"p.service_year BETWEEN ${len(given)} AND ${len(given) - 1}"


def _to_improve(given: list[Any], areas: tuple[str, ...]) -> str:
    """By the attempt that says what they improve, as everywhere: the latest self-assessment, or what there is."""
    return (
        f"EXISTS (SELECT 1 FROM results d WHERE d.deficit = 1 AND d.attempt = {LATEST.format('p.id')}"
        f" AND d.area IN ({_holes(given, areas)}))"
    )


def _after(given: list[Any], number: int, answered: bool) -> str:
    given += [f"{number}", number]
    subject, broadcast = len(given) - 1, len(given)
    return (
        "EXISTS (SELECT 1 FROM outbox o WHERE o.kind = 'broadcast' AND o.person = p.id AND o.which = ''"
        f" AND o.state = 'sent' AND o.subject = ${subject})"
        f" AND {'' if answered else 'NOT '}EXISTS"
        f" (SELECT 1 FROM broadcast_answers b WHERE b.person = p.id AND b.broadcast = ${broadcast})"
    )


def _of_event(given: list[Any], number: int, presence: str) -> str:
    """Who has a seat at its session, who was there, who has a seat and was not; who said that they could not come."""
    given.append(number)
    its = f"JOIN sessions s ON s.id = x.session WHERE s.event = ${len(given)}"
    seated = f"p.id IN (SELECT x.person FROM seats x {its} AND x.state = 'seated')"
    came = f"p.id IN (SELECT x.person FROM attendance x {its} AND x.mark IN ({_CREDITED}))"
    return {
        "seated": seated,
        "came": came,
        "absent": f"{seated} AND NOT {came}",
        "refused": f"p.id IN ({_answers(len(given))} AND a.answer = 'no')",
    }[presence]


def _unheard(given: list[Any], number: int) -> str:
    given.append(number)
    return (
        f"p.id NOT IN ({_answers(len(given))})"
        " AND p.id NOT IN (SELECT x.person FROM seats x JOIN sessions s ON s.id = x.session"
        f" WHERE s.event = ${len(given)} AND x.state IN ('seated', 'queued', 'offered'))"
    )


def _answers(hole: int) -> str:
    return f"SELECT a.person FROM broadcast_answers a JOIN broadcasts e ON e.id = a.broadcast WHERE e.event = ${hole}"


async def events_of(
    tx: Tx, kind: str, place: str, *, limit: int, offset: int = 0
) -> tuple[list[tuple[int, str, int, str]], int]:  # fmt: skip
    """Events of this very place that have a day, newest first: (number, title, start in UTC seconds, zone); and how
    many."""
    there = (
        "FROM events e JOIN sessions s ON s.event = e.id WHERE e.scope_kind = $1 AND e.scope = $2"
        " AND e.dropped_at IS NULL AND s.state = 'planned'"
    )
    count: int = await tx.value(f"SELECT count(*) {there}", kind, place)
    page = "ORDER BY s.starts_at DESC, e.id DESC LIMIT $3 OFFSET $4"
    sql = f"SELECT e.id, e.title, s.starts_at, s.zone {there} {page}"
    rows = await tx.all(sql, kind, place, limit, offset)
    return [(row["id"], row["title"], row["starts_at"], row["zone"]) for row in rows], count


def _holes(given: list[Any], values: tuple[str, ...] | list[str]) -> str:
    first = len(given) + 1
    given += values
    return ", ".join(f"${n}" for n in range(first, len(given) + 1))
