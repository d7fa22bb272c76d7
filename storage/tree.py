"""A place of the tree in figures: how many people of it are in the bot."""

from storage.db import Tx

_OF = {"region": "region = $1", "municipality": "municipality = CAST($1 AS BIGINT)"}
_OF["organisation"] = "organisation = CAST($1 AS BIGINT)"


async def people_in(tx: Tx, kind: str, place: str) -> int:
    """How many people with a name belong to the region, the municipality or the organisation."""
    count: int = await tx.value(f"SELECT count(*) FROM people WHERE known = 1 AND {_OF[kind]}", place)
    return count
