"""Staff lists of schools: who works there by the school's own list, who of them is in the bot; «это я»."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.reading import fold
from rules.roles import Right, reaches
from rules.staff import may_be
from rules.staff_places import Municipality, Reach, School
from storage import audit, people
from storage.db import Row, Tx

# Whose lists somebody with a role may see: the places from which a curator's right reaches down.
_WITHIN = {
    "all": "1 = 1",
    "region": "m.region = $1",
    "municipality": "m.id = $1",
    "organisation": "o.id = $1",
}
LISTED = "gone_at IS NULL"
_SCHOOLS = f"""
    FROM (SELECT organisation, count(*) AS count, count(person) AS inside FROM staff WHERE {LISTED}
          GROUP BY organisation) s
    JOIN organisations o ON o.id = s.organisation JOIN municipalities m ON m.id = o.municipality
"""


class NotYou(Exception):
    """The row of the list is not theirs to take: of another school or name, or somebody has taken it already."""


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a school's list. `full_name` is empty for who asked to be forgotten.

    `state`: «in» said it is them, «maybe» somebody of that name and school is in the bot, «not» yet.
    """

    id: int
    organisation: int
    full_name: str
    post: str
    subject: str | None
    stage: str | None
    service_year: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A school with its list: so many rows, so many of them in the bot."""

    organisation: int
    name: str
    municipality: str
    count: int
    inside: int


@dataclass(frozen=True, slots=True)
class Totals:
    schools: int
    count: int
    inside: int


def scopes(rights: Iterable[Right]) -> list[tuple[str, str]]:
    """The places whose schools' lists somebody with these rights sees; each once."""
    held = [(it.scope_kind, it.scope) for it in rights if reaches([it], ("curator",)) and it.scope_kind in _WITHIN]
    return [("all", "")] if ("all", "") in held else list(dict.fromkeys(held))


async def totals(tx: Tx, rights: Iterable[Right]) -> Totals:
    """How many schools within reach have a list, with how many rows, and how many of them are in the bot."""
    given: list[str | int] = []
    where = within(given, rights)
    row = await tx.one(
        f"""
        SELECT count(*) AS schools, CAST(COALESCE(sum(s.count), 0) AS BIGINT) AS count,
               CAST(COALESCE(sum(s.inside), 0) AS BIGINT) AS inside
        {_SCHOOLS} WHERE {where}
        """,
        *given,
    )
    return Totals(row["schools"], row["count"], row["inside"]) if row else Totals(0, 0, 0)


async def schools(tx: Tx, rights: Iterable[Right], *, limit: int, offset: int) -> list[Listed]:
    """Those within reach that have a list, by municipality and name."""
    given: list[str | int] = []
    where, hole = within(given, rights), len(given)
    rows = await tx.all(
        f"""
        SELECT o.id, o.name, m.name AS municipality, s.count, s.inside
        {_SCHOOLS} WHERE {where} ORDER BY m.folded, m.id, o.folded, o.id LIMIT ${hole + 1} OFFSET ${hole + 2}
        """,
        *given, limit, offset,
    )  # fmt: skip
    return [Listed(row["id"], row["name"], row["municipality"], row["count"], row["inside"]) for row in rows]


def within(given: list[str | int], rights: Iterable[Right]) -> str:
    """That the school `o` of the municipality `m` lies in one of these scopes; parameters are added to `given`."""
    parts = ["1 = 0"]
    for kind, place in scopes(rights):
        given += _given(kind, place)
        parts.append(_WITHIN[kind].replace("$1", f"${len(given)}"))
    return f"({' OR '.join(parts)})"


async def members(tx: Tx, organisation: int) -> list[Member]:
    """By name; who was forgotten stands last."""
    rows = await tx.all(f"SELECT * FROM staff WHERE organisation = $1 AND {LISTED} ORDER BY folded, id", organisation)
    there = await tx.all(
        "SELECT full_name FROM people WHERE organisation = $1 AND known = 1 AND full_name IS NOT NULL", organisation
    )
    names = {fold(row["full_name"]) for row in there}
    found = [_member(row, names) for row in rows]
    return sorted(found, key=lambda it: (it.full_name == "", fold(it.full_name), it.id))


async def to_ask(tx: Tx, organisation: int) -> bool:
    """Whether the school's list has rows that nobody has taken."""
    return bool(
        await tx.value(
            f"SELECT 1 FROM staff WHERE organisation = $1 AND {LISTED} AND person IS NULL AND folded <> '' LIMIT 1",
            organisation,
        )
    )


async def row_of(tx: Tx, organisation: int, person: int) -> Member | None:
    """The row of this school's list that the person has taken."""
    row = await tx.one("SELECT * FROM staff WHERE organisation = $1 AND person = $2", organisation, person)
    return None if row is None else _member(row)


async def match(tx: Tx, organisation: int, full_name: str) -> Member | None:
    """The one free row that may be this name's; None where there is none, or two of them."""
    typed = fold(full_name)
    surname = typed.partition(" ")[0]
    rows = await tx.all(
        f"SELECT * FROM staff WHERE organisation = $1 AND {LISTED} AND person IS NULL AND folded LIKE $2",
        organisation, f"{surname} %",
    )  # fmt: skip
    found = [row for row in rows if may_be(typed, row["folded"])]
    return _member(found[0]) if len(found) == 1 else None


async def be(tx: Tx, person: int, number: int, *, now: int) -> Member:
    """«Это я»: the row is the person's, and fills in what their profile leaves open. Raises NotYou."""
    told = await people.profile(tx, person)
    # Two people of one name must not both take the row.
    row = await tx.one(f"SELECT * FROM staff WHERE id = $1 AND {LISTED} FOR NO KEY UPDATE", number)
    if row is None or not told.full_name or told.organisation != row["organisation"]:
        raise NotYou(number)
    if row["person"] == person:
        return _member(row)
    if row["person"] is not None or not may_be(fold(told.full_name), row["folded"]):
        raise NotYou(number)
    await tx.run("UPDATE staff SET person = $1 WHERE id = $2", person, number)
    await people.be_listed_as(tx, person, row["full_name"])
    if row["subject"] and told.subject is None:
        await people.teach(tx, person, row["subject"])
    if row["stage"] and told.stage is None:
        await people.work_at_stage(tx, person, row["stage"])
    if row["service_year"] and told.service_year is None:
        await people.serve_since(tx, person, row["service_year"])
    details = {"organisation": row["organisation"]}
    await audit.record(tx, now=now, actor=person, action="staff.linked", about=person, details=details)
    return _member(row)


async def reach(tx: Tx, rights: Iterable[Right], regions: Mapping[str, str]) -> Reach:
    """What somebody with these rights may fill in; `regions`: codes by every folded name that people use."""
    rights = tuple(rights)
    towns: dict[tuple[int, str], Municipality] = {}
    found: dict[tuple[int, str], School] = {}  # by each name that leads to it
    for kind, place in scopes(rights):
        inner = "JOIN" if kind == "organisation" else "LEFT JOIN"
        rows = await tx.all(
            f"""
            SELECT m.id, m.region, m.name, t.folded, o.id AS school, o.name AS school_name, s.folded AS school_folded
            FROM municipalities t JOIN municipalities m ON m.id = COALESCE(t.same_as, t.id)
            {inner} organisations s ON s.municipality = t.id
            {inner} organisations o ON o.id = COALESCE(s.same_as, s.id)
            WHERE {_WITHIN[kind]}
            """,
            *_given(kind, place),
        )
        for row in rows:
            key = row["id"], row["folded"]
            whole = kind != "organisation" or (key in towns and towns[key].whole)
            towns[key] = Municipality(row["id"], row["region"], row["name"], row["folded"], whole)
            if row["school"] is not None:
                school = School(row["school"], row["id"], row["school_name"], row["school_folded"])
                found[row["school"], row["school_folded"]] = school
    everywhere = any(kind == "all" for kind, _ in scopes(rights))
    own = {place for kind, place in scopes(rights) if kind == "region"}
    return Reach(
        towns.values(), found.values(), {name: code for name, code in regions.items() if everywhere or code in own}
    )


def _given(kind: str, place: str) -> list[str | int]:
    return [] if kind == "all" else [place] if kind == "region" else [int(place)]


def _member(row: Row, names: Iterable[str] = ()) -> Member:
    state = "in" if row["person"] is not None else "maybe" if row["folded"] and row["folded"] in names else "not"
    return Member(
        row["id"], row["organisation"], row["full_name"], row["post"], row["subject"], row["stage"],
        row["service_year"], state,
    )  # fmt: skip


async def forget_gone(tx: Tx, *, before: int, limit: int) -> int:
    """Who left a list long ago is kept no longer; how many went."""
    return await tx.run(
        "DELETE FROM staff WHERE id IN (SELECT id FROM staff WHERE gone_at < $1 ORDER BY gone_at LIMIT $2)",
        before, limit,
    )  # fmt: skip
