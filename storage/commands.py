"""Whose list of commands Telegram has to be told anew: a row in the transaction of what changes it, gone when told."""

from dataclasses import dataclass

from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Wish:
    """A chat that waits for its list. `person` is None after an erasure or a withdrawal: the list is taken away."""

    address: str
    asked: int
    person: int | None
    locale: str
    locale_chosen: bool


async def want(tx: Tx, person: int) -> None:
    """Roles or language have changed, or are about to go. Who has not agreed has no list of their own."""
    tx.wakes = True
    await tx.run(
        """
        INSERT INTO command_lists (messenger, address)
        SELECT a.messenger, a.address FROM accounts a JOIN people p ON p.id = a.person
        WHERE a.person = $1 AND p.known = 1
        ON CONFLICT (messenger, address) DO UPDATE SET asked = command_lists.asked + 1
        """,
        person,
    )


async def wanted(tx: Tx, *, messenger: str, limit: int) -> list[Wish]:
    rows = await tx.all(
        """
        SELECT c.address, c.asked, p.id, p.locale, p.locale_chosen
        FROM command_lists c
        LEFT JOIN accounts a ON a.messenger = c.messenger AND a.address = c.address
        LEFT JOIN people p ON p.id = a.person AND p.known = 1
        WHERE c.messenger = $1 ORDER BY c.address LIMIT $2
        """,
        messenger,
        limit,
    )
    return [
        Wish(row["address"], row["asked"], row["id"], row["locale"] or "", bool(row["locale_chosen"])) for row in rows
    ]


async def told(tx: Tx, wish: Wish, *, messenger: str) -> None:
    """Done, unless it was asked for again meanwhile."""
    await tx.run(
        "DELETE FROM command_lists WHERE messenger = $1 AND address = $2 AND asked = $3",
        messenger,
        wish.address,
        wish.asked,
    )
