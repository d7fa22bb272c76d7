"""Municipalities and organisations: imported, or typed by a person and marked unverified."""

from dataclasses import dataclass

from rules.places import begins, folded_municipality, folded_organisation
from rules.reading import fold
from storage.db import Row, Tx

FOUND = 6
# What one person typed is shown to others only when a second has typed the same: it may be a joke, or a name.
_SEEN = """
    (places.verified = 1 OR EXISTS (SELECT 1 FROM people p WHERE p.{kind} = places.id LIMIT 1 OFFSET 1))
"""
# A name that leads to another place is read, and that place is shown.
_FOUND = """
    SELECT kept.id, kept.name, kept.verified, places.folded, places.same_as
    FROM {table} places JOIN {table} kept ON kept.id = COALESCE(places.same_as, places.id)
    WHERE places.{above} = $1 AND (places.folded = $2 OR places.same_as IS NOT NULL OR {seen})
    ORDER BY places.folded, places.id
"""
_MUNICIPALITIES = _FOUND.format(table="municipalities", above="region", seen=_SEEN.format(kind="municipality"))
_ORGANISATIONS = _FOUND.format(table="organisations", above="municipality", seen=_SEEN.format(kind="organisation"))
_KEPT = """
    SELECT kept.id, kept.name, kept.verified
    FROM {table} typed JOIN {table} kept ON kept.id = COALESCE(typed.same_as, typed.id)
"""
_MUNICIPALITY, _ORGANISATION = _KEPT.format(table="municipalities"), _KEPT.format(table="organisations")


@dataclass(frozen=True, slots=True)
class Place:
    id: int
    name: str
    verified: bool


async def municipality(tx: Tx, number: int, region: str) -> Place | None:
    """The municipality, if it lies in that region; of one that was merged, what it is now."""
    row = await tx.one(f"{_MUNICIPALITY} WHERE typed.id = $1 AND kept.region = $2", number, region)
    return None if row is None else _place(row)


async def organisation(tx: Tx, number: int, municipality: int) -> Place | None:
    """The organisation, if it lies in that municipality; of one that was merged, what it is now."""
    row = await tx.one(f"{_ORGANISATION} WHERE typed.id = $1 AND kept.municipality = $2", number, municipality)
    return None if row is None else _place(row)


async def held_still(tx: Tx, organisation: int) -> int | None:
    """The organisation, or what it was merged into; nobody merges it before this transaction is over."""
    sql = "SELECT COALESCE(same_as, id) FROM organisations WHERE id = $1 FOR NO KEY UPDATE"
    number: int | None = await tx.value(sql, organisation)
    return number


async def called(tx: Tx, kind: str, inside: str, name: str) -> Place | None:
    """The municipality of a region, or the organisation of a municipality, that is or was called so."""
    if kind == "municipality":
        where = "WHERE typed.region = $1 AND typed.folded = $2"
        row = await tx.one(f"{_MUNICIPALITY} {where}", inside, folded_municipality(name))
    else:
        where = "WHERE typed.municipality = $1 AND typed.folded = $2"
        row = await tx.one(f"{_ORGANISATION} {where}", int(inside), folded_organisation(name))
    return None if row is None else _place(row)


async def find_municipalities(tx: Tx, region: str, typed: str) -> list[Place]:
    """Those of the region with a word that begins as each typed one does; an exact name is alone in the answer."""
    wanted = folded_municipality(typed)
    return _matching(await tx.all(_MUNICIPALITIES, region, wanted), wanted)


async def find_organisations(tx: Tx, municipality: int, typed: str) -> list[Place]:
    """As `find_municipalities`, among the organisations of one municipality."""
    wanted = folded_organisation(typed)
    return _matching(await tx.all(_ORGANISATIONS, municipality, wanted), wanted)


async def name_municipality(tx: Tx, region: str, name: str) -> Place:
    """The municipality of that name, added unverified if there is none."""
    await tx.run(
        "INSERT INTO municipalities (region, name, folded) VALUES ($1, $2, $3) ON CONFLICT (region, folded) DO NOTHING",
        region, name, folded_municipality(name),
    )  # fmt: skip
    return await _named(tx, "municipality", region, name)


async def name_organisation(tx: Tx, municipality: int, name: str) -> Place:
    """The organisation of that name, added unverified if there is none."""
    await tx.run(
        """
        INSERT INTO organisations (municipality, name, folded) VALUES ($1, $2, $3)
        ON CONFLICT (municipality, folded) DO NOTHING
        """,
        municipality, name, folded_organisation(name),
    )  # fmt: skip
    return await _named(tx, "organisation", f"{municipality}", name)


async def _named(tx: Tx, kind: str, inside: str, name: str) -> Place:
    found = await called(tx, kind, inside, name)
    if found is None:
        raise LookupError(inside)
    return found


async def municipalities_of(tx: Tx, region: str) -> list[Place]:
    """Those of a region by name, for those who choose a scope. What one person typed has to be typed again."""
    return [_place(row) for row in await tx.all(_MUNICIPALITIES, region, "") if row["same_as"] is None]


async def organisations_of(tx: Tx, municipality: int) -> list[Place]:
    return [_place(row) for row in await tx.all(_ORGANISATIONS, municipality, "") if row["same_as"] is None]


async def sites_of(tx: Tx, organisation: int) -> list[Place]:
    """The open internship sites of an organisation, by title."""
    rows = await tx.all(
        "SELECT id, title AS name, 1 AS verified FROM sites WHERE organisation = $1 AND closed_at IS NULL"
        " ORDER BY folded, id",
        organisation,
    )
    return [_place(row) for row in rows]


def _matching(rows: list[Row], wanted: str) -> list[Place]:
    exact = [row for row in rows if row["folded"] == wanted]
    if exact:
        return [_place(exact[0])]
    typed = fold(wanted).split()
    found = {row["id"]: _place(row) for row in rows if begins(row["folded"], typed)}
    return list(found.values())[:FOUND]


def _place(row: Row) -> Place:
    return Place(row["id"], row["name"], bool(row["verified"]))


async def scope_name(tx: Tx, kind: str, number: int) -> str | None:
    """How a municipality or an organisation is called among others; the latter with its municipality."""
    if kind == "municipality":
        found = await tx.value("SELECT name FROM municipalities WHERE id = $1", number)
    else:
        found = await tx.value(
            """
            SELECT o.name || ', ' || m.name FROM organisations o JOIN municipalities m ON m.id = o.municipality
            WHERE o.id = $1
            """,
            number,
        )
    return None if found is None else str(found)


async def site_name(tx: Tx, number: int) -> tuple[str, str] | None:
    """The title of an internship site and the name of its organisation."""
    row = await tx.one(
        "SELECT s.title, o.name FROM sites s JOIN organisations o ON o.id = s.organisation WHERE s.id = $1", number
    )
    return None if row is None else (row["title"], row["name"])
