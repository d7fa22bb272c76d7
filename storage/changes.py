"""Levels of one person over time: which series of attempts there are to compare, and what each of them came to."""

from dataclasses import dataclass
from typing import cast

from rules.change import SHOWN, Taken
from rules.questionnaire import Form
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Series:
    """Attempts that compare: one questionnaire, form and major version. `latest`: the last completed of them."""

    questionnaire: str
    form: Form
    major: int
    count: int
    latest: int
    version: str
    completed_at: int


async def series(tx: Tx, person: int) -> list[Series]:
    """Those with a completed attempt; what one compares in first, the self-assessment, the latest."""
    rows = await tx.all(
        "SELECT questionnaire, form, major, CAST(count(*) AS BIGINT) AS taken, max(id) AS latest,"
        " max(completed_at) AS completed_at FROM attempts WHERE person = $1 AND state = 'completed'"
        " GROUP BY questionnaire, form, major"
        " ORDER BY CASE WHEN count(*) > 1 THEN 0 ELSE 1 END,"
        " CASE WHEN questionnaire = 'self_assessment' THEN 0 ELSE 1 END, max(completed_at) DESC, max(id) DESC",
        person,
    )
    found = []
    for row in rows:
        version = await tx.value("SELECT version FROM attempts WHERE id = $1", row["latest"])
        form = cast("Form", row["form"])
        found.append(
            Series(row["questionnaire"], form, row["major"], row["taken"], row["latest"], version, row["completed_at"])
        )
    return found


async def series_of(tx: Tx, person: int, attempt: int) -> Series | None:
    """The one that a completed attempt of this person belongs to; None for any other id."""
    row = await tx.one(
        "SELECT questionnaire, form, major FROM attempts WHERE id = $1 AND person = $2 AND state = 'completed'",
        attempt, person,
    )  # fmt: skip
    if row is None:
        return None
    key = (row["questionnaire"], row["form"], row["major"])
    return next(it for it in await series(tx, person) if (it.questionnaire, it.form, it.major) == key)


async def taken(tx: Tx, person: int, of: Series) -> list[Taken]:
    """The latest attempts of a series, as many as are shown, the oldest first."""
    attempts = await tx.all(
        "SELECT id, completed_at FROM attempts WHERE person = $1 AND state = 'completed' AND questionnaire = $2"
        " AND form = $3 AND major = $4 ORDER BY completed_at DESC, id DESC LIMIT $5",
        person, of.questionnaire, of.form, of.major, SHOWN,
    )  # fmt: skip
    found = []
    for row in reversed(attempts):
        levels = await tx.all("SELECT area, level FROM results WHERE attempt = $1 ORDER BY place", row["id"])
        found.append(Taken(row["id"], row["completed_at"], {it["area"]: it["level"] for it in levels}))
    return found
