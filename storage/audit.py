"""Everything that somebody decided: who, what, about whom, when. Ids only: names and typed words never come here."""

import json
from collections.abc import Mapping

from storage.db import Tx

Details = Mapping[str, str | int | None]

_INSERT = "INSERT INTO audit (at, actor, action, about, details) VALUES ($1, $2, $3, $4, $5)"


async def record(
    tx: Tx,
    *,
    now: int,
    actor: int | None,
    action: str,
    about: int | None = None,
    details: Details | None = None,
) -> None:
    """`actor` None is the machine itself or the command line; `about` is a person."""
    await tx.run(_INSERT, now, actor, action, about, _json(details))


async def record_each(
    tx: Tx, *, now: int, actor: int | None, action: str, about: Mapping[int, Details]
) -> None:  # fmt: skip
    """The same decision about several people, with the details of each."""
    await tx.many(_INSERT, [(now, actor, action, person, _json(details)) for person, details in about.items()])


def _json(details: Details | None) -> str:
    return json.dumps(dict(details or {}), ensure_ascii=False, sort_keys=True)
