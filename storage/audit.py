"""Everything that somebody decided: who, what, about whom, when. Ids only: names and typed words never come here."""

import json
from collections.abc import Mapping

from storage.db import Tx


async def record(
    tx: Tx,
    *,
    now: int,
    actor: int | None,
    action: str,
    about: int | None = None,
    details: Mapping[str, str | int | None] | None = None,
) -> None:
    """`actor` None is the machine itself or the command line; `about` is a person."""
    await tx.run(
        "INSERT INTO audit (at, actor, action, about, details) VALUES ($1, $2, $3, $4, $5)",
        now,
        actor,
        action,
        about,
        json.dumps(dict(details or {}), ensure_ascii=False, sort_keys=True),
    )
