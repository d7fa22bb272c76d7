"""What the figures of a test with right answers are counted from, in pieces: attempts with what was chosen; and beside
the test how people rated themselves before or after.
"""

from collections.abc import Sequence

from rules.figure_tests import GAPS, Sheet
from rules.figures import Done, span
from rules.literacy_score import AREA, LINE, Gap, Score, bridge
from rules.walk import SELF
from storage.db import Tx
from storage.figures import Figures, where_counted

# The last self-assessment of `p` that has a level in the area, and the level.
_RATED = """
    JOIN attempts s ON s.id = (SELECT x.id FROM attempts x WHERE x.person = p.id AND x.state = 'completed'
                               AND x.questionnaire = $5 ORDER BY x.completed_at DESC, x.id DESC LIMIT 1)
    JOIN results r ON r.attempt = s.id AND r.area = $6 AND r.level IS NOT NULL
"""
_PEOPLE = f"""
    SELECT p.id, p.region, p.municipality, p.organisation, c.leaf, r.level, s.completed_at AS rated_at,
           max(a.completed_at) AS tested_at,
           max(CASE WHEN a.right_answers * 100 >= {LINE} * a.tasks THEN 1 ELSE 0 END) AS reached
    FROM test_attempts a JOIN people p ON p.id = a.person {_RATED}
    LEFT JOIN figure_people c ON c.figures = $7 AND c.part = '{GAPS}' AND c.person = p.id
    WHERE a.state = 'completed' AND a.test = $1 AND a.major = $2 AND a.completed_at >= $3 AND a.completed_at < $4
    AND p.known = 1
"""
_GROUPED = " GROUP BY p.id, p.region, p.municipality, p.organisation, c.leaf, r.level, s.completed_at ORDER BY p.id"


async def sheets(tx: Tx, attempts: Sequence[int]) -> list[Sheet]:
    holes = ", ".join(f"${n}" for n in range(1, len(attempts) + 1))
    choices: dict[int, dict[str, int]] = {it: {} for it in attempts}
    for attempt, task, choice in await tx.all(
        f"SELECT attempt, task, choice FROM test_answers WHERE attempt IN ({holes}) AND choice IS NOT NULL", *attempts
    ):
        choices[attempt][task] = choice
    rows = await tx.all(
        f"SELECT id, variant, right_answers, tasks FROM test_attempts WHERE id IN ({holes}) AND state = 'completed'",
        *attempts,
    )
    return [Sheet(row["variant"], Score(row["right_answers"], row["tasks"]), choices[row["id"]]) for row in rows]


async def rated(tx: Tx, of: Figures, after: int, *, limit: int) -> list[Done]:
    """Who has done both, behind the person `after`; the person stands for the attempt."""
    rows = await tx.all(
        f"{_PEOPLE} AND p.id > $7 {_GROUPED} LIMIT $8",
        of.instrument,
        of.major,
        *span(of.year),
        SELF,
        AREA,
        after,
        limit,
    )
    return [
        Done(
            row["id"], row["id"], max(row["rated_at"], row["tested_at"]), where_counted(row),
            known=row["leaf"] is not None,
        )
        for row in rows
    ]  # fmt: skip


async def gaps(tx: Tx, of: Figures, people: Sequence[int]) -> list[Gap | None]:
    """Of each, how their rating and their best attempt go together."""
    holes = ", ".join(f"${n}" for n in range(8, len(people) + 8))
    rows = await tx.all(
        f"{_PEOPLE} AND p.id IN ({holes}) {_GROUPED}",
        of.instrument,
        of.major,
        *span(of.year),
        SELF,
        AREA,
        of.id,
        *people,
    )
    return [bridge(row["level"], Score(LINE if row["reached"] else 0, 100)) for row in rows]
