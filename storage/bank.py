"""The bank of instruments: every version of a questionnaire or a test, drafts, and what is offered where.

A published version never changes: whoever holds its id holds its words.
"""

from dataclasses import dataclass

from rules.reading import Text
from storage.db import Row, Tx

QUESTIONNAIRE, TEST = "questionnaire", "test"


class NoInstrument(LookupError):
    """No such instrument, or none that may be read so."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An instrument without its words. `changed_at`: UTC seconds, of a draft the moment of its last file."""

    id: int
    kind: str
    code: str
    variant: str
    version: str
    scope_kind: str
    scope: str
    state: str
    shipped: bool
    title: Text
    made_by: int | None
    changed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What is laid into the bank: read and found well by `rules` before."""

    kind: str
    code: str
    variant: str = ""
    version: str
    title: Text
    body: str


_COLUMNS = (
    "id, kind, code, variant, version, scope_kind, scope, state, shipped, title_ru, title_en, made_by, changed_at"
)


async def latest(tx: Tx, code: str, variant: str = "") -> Kept | None:
    """The highest version that people may begin now."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM instruments WHERE code = $1 AND variant = $2 AND state = 'published'"
        " ORDER BY major DESC, minor DESC LIMIT 1",
        code,
        variant,
    )
    return _kept(row) if row else None


async def version(tx: Tx, code: str, version: str, variant: str = "") -> Kept:
    """One that was published, whether or not it still may be begun. Raises NoInstrument."""
    major, minor = numbers(version)
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM instruments WHERE code = $1 AND variant = $2 AND major = $3 AND minor = $4"
        " AND state IN ('published', 'withdrawn')",
        code,
        variant,
        major,
        minor,
    )
    if row is None:
        raise NoInstrument(f"{code} {version}")
    return _kept(row)


async def body(tx: Tx, number: int) -> str:
    """TOML. Raises NoInstrument."""
    found: str | None = await tx.value("SELECT body FROM instruments WHERE id = $1", number)
    if found is None:
        raise NoInstrument(number)
    return found


async def lay_shipped(tx: Tx, made: Made, *, now: int) -> None:
    """What comes with the program is everybody's; laid at each start, each version once."""
    major, minor = numbers(made.version)
    await tx.run(
        "INSERT INTO instruments (kind, code, variant, version, major, minor, state, shipped, title_ru, title_en, body,"
        " made_at, changed_at, published_at) VALUES ($1, $2, $3, $4, $5, $6, 'published', 1, $7, $8, $9, $10, $10, $10)"
        " ON CONFLICT (code, variant, major, minor) WHERE state IN ('published', 'withdrawn') DO NOTHING",
        made.kind, made.code, made.variant, made.version, major, minor, made.title["ru"], made.title["en"], made.body,
        now,
    )  # fmt: skip


def numbers(version: str) -> tuple[int, int]:
    """«1.12» as figures: 1.12 comes after 1.2."""
    major, _, minor = version.partition(".")
    return int(major), int(minor)


def _kept(row: Row) -> Kept:
    return Kept(
        row["id"], row["kind"], row["code"], row["variant"], row["version"], row["scope_kind"], row["scope"],
        row["state"], bool(row["shipped"]), {"ru": row["title_ru"], "en": row["title_en"]}, row["made_by"],
        row["changed_at"],
    )  # fmt: skip
