"""Numbers of papers: given once to a kind of paper about one subject for one period, however often it is printed."""

from dataclasses import dataclass
from datetime import date

from storage import audit, places
from storage.db import Row, Tx

# The letter in «№ 3-Ж/2026»: программа, журнал, отчёт, справка. The same in every language.
LETTERS = {"programme": "П", "journal": "Ж", "report": "О", "hours": "С"}


@dataclass(frozen=True, slots=True)
class Document:
    """`subject`: «pair:12» or «mentor:5». `period_to` is None where the period goes on. `made_at`: UTC seconds."""

    id: int
    organisation: int
    organisation_name: str
    kind: str
    year: int
    number: int
    subject: str
    period_from: date
    period_to: date | None
    made_at: int

    @property
    def sign(self) -> str:
        return f"№ {self.number}-{LETTERS[self.kind]}/{self.year}"

    @property
    def about(self) -> int:
        """The number of the pair, or of the mentor."""
        return int(self.subject.partition(":")[2])


async def number(
    tx: Tx, *, organisation: int, kind: str, subject: str, period_from: date, period_to: date | None, year: int,
    by: int, now: int,
) -> Document:  # fmt: skip
    """The paper's number, in the organisation's row of `year`, which goes on after those of what was merged into it.

    One that it has already stays as it is.
    """
    # The organisation's row: two papers at once would take the same number.
    organisation = await places.held_still(tx, organisation) or organisation
    ends = period_to.isoformat() if period_to else ""
    known = await tx.value(
        "SELECT id FROM documents WHERE kind = $1 AND subject = $2 AND period_from = $3 AND period_to = $4",
        kind, subject, period_from.isoformat(), ends,
    )  # fmt: skip
    if known is None:
        known = await tx.value(
            """
            INSERT INTO documents
                (organisation, kind, year, number, subject, period_from, period_to, made_by, made_at)
            SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS BIGINT), COALESCE(max(number), 0) + 1,
                   CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS BIGINT), CAST($8 AS BIGINT)
            FROM documents WHERE kind = $2 AND year = $3
            AND (organisation = $1 OR organisation IN (SELECT id FROM organisations WHERE same_as = $1))
            RETURNING id
            """,
            organisation, kind, year, subject, period_from.isoformat(), ends, by, now,
        )  # fmt: skip
        await audit.record(
            tx, now=now, actor=by, action="document.numbered", about=None, details={"document": known, "kind": kind}
        )
    return await document(tx, known)


async def document(tx: Tx, number: int) -> Document:
    """Raises LookupError."""
    row = await tx.one(
        """
        SELECT d.id, d.organisation, o.name AS organisation_name, d.kind, d.year, d.number, d.subject, d.period_from,
               d.period_to, d.made_at
        FROM documents d JOIN organisations o ON o.id = d.organisation WHERE d.id = $1
        """,
        number,
    )
    if row is None:
        raise LookupError(number)
    return _document(row)


def _document(row: Row) -> Document:
    return Document(
        row["id"], row["organisation"], row["organisation_name"], row["kind"], row["year"], row["number"],
        row["subject"], date.fromisoformat(row["period_from"]),
        date.fromisoformat(row["period_to"]) if row["period_to"] else None, row["made_at"],
    )  # fmt: skip
