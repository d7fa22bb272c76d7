"""A place of the tree in figures: how many people of it are in the bot."""

from rules.roles import number_of
from storage.db import Tx

PLACES = ("region", "municipality", "organisation")  # columns of a person


async def people_in(tx: Tx, kind: str, place: str) -> int:
    """How many people with a name belong to the region, the municipality or the organisation."""
    if kind not in PLACES:
        raise ValueError(kind)
    sql = f"SELECT count(*) FROM people WHERE known = 1 AND {kind} = $1"
    count: int = await tx.value(sql, number_of(kind, place))
    return count
