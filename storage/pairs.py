"""Pairs of mentor and mentee as they are: who, since when, until when, in which state. pairing.py changes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.pairs import OPEN, Side
from rules.roles import Scope
from storage.db import Row, Tx
from storage.mentors import NAME


@dataclass(frozen=True, slots=True)
class Pair:
    """`mentor`, `mentee` are None, and their names empty, once the person was deleted: then the pair is over.

    `state`: proposed, active, paused, finished, refused, withdrawn, lapsed. `result`: reached, early, handed_over.
    `starts_on` and `ends_on` of a proposed one are not yet settled. `organisation` is the mentee's, whose curator is
    the pair's. Times are UTC seconds; `held_at` is the last meeting of the journal; `continues`: the pair before.
    """

    id: int
    mentor: int | None
    mentee: int | None
    mentor_name: str
    mentee_name: str
    organisation: int
    organisation_name: str
    municipality: int
    region: str
    kind: str
    form: str
    state: str
    proposed_by: int | None
    proposed_at: int
    mentor_agreed_at: int | None
    mentee_agreed_at: int | None
    began_at: int | None
    starts_on: date
    ends_on: date
    mentor_contact: bool
    mentee_contact: bool
    paused_at: int | None
    resumed_at: int | None
    held_at: int | None
    ended_at: int | None
    result: str
    note: str
    continues: int | None

    @property
    def open(self) -> bool:
        return self.state in OPEN

    def side(self, person: int) -> Side | None:
        return "mentor" if person == self.mentor else "mentee" if person == self.mentee else None

    def other(self, person: int) -> int | None:
        """The partner of one of the two."""
        return self.mentee if person == self.mentor else self.mentor

    def name_of(self, side: Side) -> str:
        return self.mentor_name if side == "mentor" else self.mentee_name

    def agreed_at(self, side: Side) -> int | None:
        return self.mentor_agreed_at if side == "mentor" else self.mentee_agreed_at


_PAIRS = f"""
    SELECT p.id, p.mentor, p.mentee, {NAME.format("a")} AS mentor_name, {NAME.format("b")} AS mentee_name,
           p.organisation, o.name AS organisation_name, o.municipality, m.region, p.kind, p.form, p.state,
           p.proposed_by, p.proposed_at, p.mentor_agreed_at, p.mentee_agreed_at, p.began_at, p.starts_on, p.ends_on,
           p.mentor_contact, p.mentee_contact, p.paused_at, p.resumed_at, p.held_at, p.ended_at, p.result, p.note,
           p.continues
    FROM pairs p JOIN organisations o ON o.id = p.organisation JOIN municipalities m ON m.id = o.municipality
    LEFT JOIN people a ON a.id = p.mentor LEFT JOIN people b ON b.id = p.mentee
"""


async def pair(tx: Tx, number: int, *, lock: bool = False) -> Pair | None:
    """With `lock` nobody else changes the pair until the turn ends."""
    if lock:
        await tx.one("SELECT id FROM pairs WHERE id = $1 FOR NO KEY UPDATE", number)
    row = await tx.one(f"{_PAIRS} WHERE p.id = $1", number)
    return None if row is None else _pair(row)


async def of_person(tx: Tx, person: int, *, live: bool = True) -> list[Pair]:
    """Those in which the person is mentor or mentee: active and paused ones in order of beginning; with `live` False
    all others too, proposals and ended ones, by number."""
    rows = await tx.all(f"{_PAIRS} WHERE p.mentor = $1 OR p.mentee = $1 ORDER BY p.id", person)
    found = [_pair(row) for row in rows]
    return sorted((it for it in found if it.open), key=lambda it: (it.began_at or 0, it.id)) if live else found


async def of_organisation(tx: Tx, organisation: int, *, states: Sequence[str] = OPEN) -> list[Pair]:
    """By the mentee's name."""
    holes = ", ".join(f"${n}" for n in range(2, len(states) + 2))
    rows = await tx.all(
        f"{_PAIRS} WHERE p.organisation = $1 AND p.state IN ({holes}) ORDER BY mentee_name, p.id", organisation, *states
    )
    return [_pair(row) for row in rows]


def scope(pair: Pair) -> Scope:
    """The organisation, with all it lies in."""
    above = (("municipality", str(pair.municipality)), ("region", pair.region))
    return Scope("organisation", str(pair.organisation), above)


async def curators(tx: Tx, pair: Pair) -> list[int]:
    """Who holds the role of a curator at the pair's organisation."""
    rows = await tx.all(
        "SELECT person FROM roles WHERE role = 'curator' AND scope_kind = 'organisation' AND scope = $1"
        " AND revoked_at IS NULL ORDER BY person",
        str(pair.organisation),
    )
    return [row["person"] for row in rows]


def _pair(row: Row) -> Pair:
    return Pair(
        row["id"], row["mentor"], row["mentee"], row["mentor_name"], row["mentee_name"], row["organisation"],
        row["organisation_name"], row["municipality"], row["region"], row["kind"], row["form"], row["state"],
        row["proposed_by"], row["proposed_at"], row["mentor_agreed_at"], row["mentee_agreed_at"], row["began_at"],
        date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"]), bool(row["mentor_contact"]),
        bool(row["mentee_contact"]), row["paused_at"], row["resumed_at"], row["held_at"], row["ended_at"],
        row["result"], row["note"], row["continues"],
    )  # fmt: skip
