"""The bank of instruments: every version of a questionnaire or a test, drafts, and what is offered where.

A published version never changes: whoever holds its id holds its words. Who may do what the caller has asked already.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules.reading import Text
from rules.roles import Scope
from storage.db import Row, Tx

QUESTIONNAIRE, TEST = "questionnaire", "test"
EVERYWHERE = ("all", "")
# Of what was published, people may begin it or have answered it.
SEEN = "state IN ('published', 'withdrawn')"


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
    published_by: int | None
    published_at: int | None
    withdrawn_at: int | None

    @property
    def numbers(self) -> tuple[int, int]:
        return numbers(self.version)

    @property
    def place(self) -> tuple[str, str]:
        return self.scope_kind, self.scope


@dataclass(frozen=True, slots=True)
class Shelf:
    """One code and variant as a place has it: the highest version, published or withdrawn, and the own draft."""

    kept: Kept | None
    draft: Kept | None


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
    "id, kind, code, variant, version, scope_kind, scope, state, shipped, title_ru, title_en, made_by, changed_at,"
    " published_by, published_at, withdrawn_at"
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
        f"SELECT {_COLUMNS} FROM instruments WHERE code = $1 AND variant = $2 AND major = $3 AND minor = $4 AND {SEEN}",
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


async def get(tx: Tx, number: int) -> Kept:
    """In any state. Raises NoInstrument."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM instruments WHERE id = $1", number)
    if row is None:
        raise NoInstrument(number)
    return _kept(row)


async def offered(tx: Tx, places: Sequence[tuple[str, str]]) -> list[Kept]:
    """What people of these places, (kind, id), may begin: of each code and variant the highest version, by title."""
    rows = await _of_places(tx, (EVERYWHERE, *places), "state = 'published'")
    return sorted(highest(rows).values(), key=lambda it: (it.title["ru"], it.variant))


async def withdrawn_codes(tx: Tx) -> set[str]:
    """Of all that was published, what nobody may begin any more."""
    rows = await tx.all(
        f"SELECT code FROM instruments WHERE {SEEN} GROUP BY code"
        " HAVING sum(CASE WHEN state = 'published' THEN 1 ELSE 0 END) = 0"
    )
    return {row["code"] for row in rows}


async def listing(tx: Tx, scope: Scope, *, limit: int, offset: int = 0) -> list[Shelf]:
    """What a place works with: everybody's, that of the places it lies in, its own; drafts only its own. By title."""
    return (await _shelves(tx, scope))[offset : offset + limit]


async def count(tx: Tx, scope: Scope) -> int:
    return len(await _shelves(tx, scope))


async def versions(tx: Tx, code: str, variant: str = "") -> list[Kept]:
    """Those that were published, newest first."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM instruments WHERE code = $1 AND variant = $2 AND {SEEN}"
        " ORDER BY major DESC, minor DESC",
        code, variant,
    )  # fmt: skip
    return [_kept(row) for row in rows]


async def owner(tx: Tx, code: str, ships: Collection[str]) -> tuple[str, str] | None:
    """The place that alone publishes under the code, (kind, id); None: nobody has. `ships`: codes of the program."""
    if code in ships:
        return EVERYWHERE
    row = await tx.one(
        f"SELECT scope_kind, scope FROM instruments WHERE code = $1 AND {SEEN} ORDER BY id LIMIT 1", code
    )
    return (row["scope_kind"], row["scope"]) if row else None


async def lay_shipped(tx: Tx, made: Made, *, now: int) -> bool:
    """What comes with the program is everybody's; laid at each start, each version once.

    A new version of what an administrator has withdrawn waits for them to bring it back. False: they have published
    this version with words of their own before the program brought it.
    """
    state = "withdrawn" if made.code in await withdrawn_codes(tx) else "published"
    await tx.run(
        "INSERT INTO instruments (kind, code, variant, version, major, minor, state, shipped, title_ru, title_en, body,"
        " made_at, changed_at, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, $11, $11, $11)"
        f" ON CONFLICT (code, variant, major, minor) WHERE {SEEN} DO NOTHING",
        made.kind, made.code, made.variant, made.version, *numbers(made.version), state, made.title["ru"],
        made.title["en"], made.body, now,
    )  # fmt: skip
    return (await version(tx, made.code, made.version, made.variant)).shipped


def numbers(version: str) -> tuple[int, int]:
    """«1.12» as figures: 1.12 comes after 1.2."""
    major, _, minor = version.partition(".")
    return int(major), int(minor)


async def of_code(tx: Tx, code: str, which: str = "1 = 1") -> list[Kept]:
    """All of it, in whatever state, or those that are SEEN."""
    rows = await tx.all(f"SELECT {_COLUMNS} FROM instruments WHERE code = $1 AND {which}", code)
    return [_kept(row) for row in rows]


def highest(rows: Iterable[Kept]) -> Mapping[tuple[str, str], Kept]:
    """The highest version by code and variant."""
    found: dict[tuple[str, str], Kept] = {}
    for it in sorted(rows, key=lambda it: it.numbers):
        found[it.code, it.variant] = it
    return found


async def _shelves(tx: Tx, scope: Scope) -> list[Shelf]:
    places = dict.fromkeys((EVERYWHERE, (scope.kind, scope.id), *scope.above))
    kept = highest(await _of_places(tx, tuple(places), SEEN))
    drafts = await _of_places(tx, ((scope.kind, scope.id),), "state = 'draft'")
    # A place that was merged into another may have brought a second draft: the last file stands for both.
    own = {(it.code, it.variant): it for it in sorted(drafts, key=lambda it: (it.changed_at, it.id))}
    shelves = [Shelf(kept.get(key), own.get(key)) for key in {**kept, **own}]
    return sorted(shelves, key=_by_title)


def _by_title(shelf: Shelf) -> tuple[str, str, str]:
    it = shelf.kept or shelf.draft
    return (it.title["ru"], it.code, it.variant) if it else ("", "", "")


async def _of_places(tx: Tx, places: Sequence[tuple[str, str]], which: str) -> list[Kept]:
    wanted = " OR ".join(f"(scope_kind = ${at} AND scope = ${at + 1})" for at in range(1, 2 * len(places), 2))
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM instruments WHERE {which} AND ({wanted}) ORDER BY id",
        *(said for place in places for said in place),
    )
    return [_kept(row) for row in rows]


def _kept(row: Row) -> Kept:
    return Kept(
        row["id"], row["kind"], row["code"], row["variant"], row["version"], row["scope_kind"], row["scope"],
        row["state"], bool(row["shipped"]), {"ru": row["title_ru"], "en": row["title_en"]}, row["made_by"],
        row["changed_at"], row["published_by"], row["published_at"], row["withdrawn_at"],
    )  # fmt: skip
