"""A catalogue's file on its way: begun, read, asked about, decided, undone for a day. storage.catalogue lays it in.

Until `decide` nothing of the catalogue changes; from then on whoever comes next finishes it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.programmes import Problem
from storage import audit
from storage.db import Conflict, Row, Tx

DAY = 86_400  # seconds that a file waits for a decision, and that an import can be undone
STALE = 3600  # seconds after which what the command line left half read is thrown away
MOST_PROBLEMS = 5000  # of a file that are kept one by one; the others are counted
SWEPT = 1000  # rows that are deleted at once
UNDECIDED = "state IN ('staging', 'refused', 'wrong', 'asked')"
CHANGES = ("new", "back", "changed", "gone")


class RealDataThere(Exception):
    """Sample data are never laid over an imported catalogue."""


class NotAsked(Exception):
    """The import is not to be decided any more, or not by this person; `state` says what became of it."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class Busy(Exception):
    """Another import is being applied or undone."""


class NotUndone(Exception):
    """`why`: late (a day has passed), not-last, busy, state (nothing was applied, or it is undone already)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows have this problem in this column (our name; empty: the whole row)."""

    key: str
    field: str
    error: bool
    count: int


@dataclass(frozen=True, slots=True)
class Load:
    """`state`: see 0024_imports.sql. `rows` of the file; `wrong`, `warned`: rows; `errors`, `warnings`: problems.

    `fresh`, `back`, `other`, `same`, `gone`: what was found when the file was compared: new, archived before and
    there again, changed, unchanged, of the same providers and no longer there. `added`, `changed`, `archived`: done.
    """

    id: int
    name: str
    person: int | None
    demo: bool
    state: str
    refusal: str
    unknown: tuple[str, ...]
    rows: int
    wrong: int
    warned: int
    errors: int
    warnings: int
    tallies: tuple[Tally, ...]
    fresh: int
    back: int
    other: int
    same: int
    gone: int
    added: int
    changed: int
    archived: int
    started_at: int
    finished_at: int | None
    undone_at: int | None
    undone_by: int | None

    @property
    def busy(self) -> bool:
        return self.state in ("applying", "undoing")

    @property
    def of(self) -> int:
        """Programmes that change when it is applied."""
        return self.fresh + self.back + self.other + self.gone

    @property
    def done(self) -> int:
        """Programmes changed so far; while it is undone, those that still are."""
        return self.added + self.changed + self.archived

    @property
    def nothing(self) -> bool:
        """The catalogue would stay as it is."""
        return self.of == 0

    def undoable_at(self, now: int) -> bool:
        return self.state == "applied" and self.finished_at is not None and now < self.finished_at + DAY


@dataclass(frozen=True, slots=True)
class Kept:
    """A problem of a row: `line` of the file, the header is 1; `error` keeps the whole file out."""

    line: int
    title: str
    problem: Problem
    error: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong with a file: rows and problems counted, the first problems one by one, errors before warnings."""

    rows: int
    wrong: int
    warned: int
    errors: int
    warnings: int
    tallies: tuple[Tally, ...]
    kept: Sequence[Kept]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A programme that changes: `change` new, back, changed or gone, `columns` that do; `was` and `now` their values.

    Values are as the database keeps them; competences are a list of codes.
    """

    title: str
    identity: str
    change: str
    columns: tuple[str, ...]
    was: dict[str, object]
    now: dict[str, object]


async def begin(tx: Tx, name: str, *, person: int | None = None, demo: bool = False, now: int) -> int:
    """A new import, empty; what the same person left undecided is dropped. Raises RealDataThere."""
    # What an earlier command line left half read will never be asked.
    await tx.run(
        "UPDATE imports SET state = 'dropped' WHERE state = 'staging' AND person IS NULL AND started_at < $1",
        now - STALE,
    )
    if demo and await tx.value("SELECT id FROM programmes WHERE demo = 0 LIMIT 1") is not None:
        raise RealDataThere
    if person is not None:
        await tx.run(f"UPDATE imports SET state = 'dropped' WHERE person = $1 AND {UNDECIDED}", person)
    made: int = await tx.value(
        "INSERT INTO imports (name, demo, person, started_at) VALUES ($1, $2, $3, $4) RETURNING id",
        name, int(demo), person, now,
    )  # fmt: skip
    return made


async def load(tx: Tx, number: int) -> Load | None:
    row = await tx.one("SELECT * FROM imports WHERE id = $1", number)
    return None if row is None else _load(row)


async def last(tx: Tx) -> Load | None:
    """The last import that changed anything, applied, being undone or undone; demo data are nobody's."""
    row = await tx.one(
        "SELECT * FROM imports WHERE demo = 0 AND (state IN ('applying', 'undoing', 'undone')"
        " OR (state = 'applied' AND added + changed + archived > 0)) ORDER BY id DESC LIMIT 1"
    )
    return None if row is None else _load(row)


async def mine(tx: Tx, person: int) -> Load | None:
    """What this person sent last and did not decide."""
    row = await tx.one(f"SELECT * FROM imports WHERE person = $1 AND {UNDECIDED} ORDER BY id DESC LIMIT 1", person)
    return None if row is None else _load(row)


async def unfinished(tx: Tx) -> Load | None:
    """The import that is being applied or undone, if any."""
    row = await tx.one("SELECT * FROM imports WHERE busy = 1")
    return None if row is None else _load(row)


async def refuse(tx: Tx, number: int, refusal: str) -> None:
    """The file is no catalogue; `refusal` is JSON of the sentence that says so: its key and arguments."""
    await tx.run(
        "UPDATE imports SET state = 'refused', refusal = $2 WHERE id = $1 AND state = 'staging'", number, refusal
    )


async def keep_problems(tx: Tx, number: int, first: int, some: Iterable[Kept]) -> None:
    """Problems number `first` and on."""
    await tx.many(
        "INSERT INTO import_problems (import, number, line, error, problem, field, said, bound, title)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            (
                number, at, it.line, int(it.error), it.problem.key, it.problem.column, it.problem.value,
                it.problem.limit, it.title,
            )
            for at, it in enumerate(some, first)
        ],
    )  # fmt: skip


async def ask(tx: Tx, number: int, found: Found) -> None:
    """The file is read and, if no row is wrong, compared: its sender decides."""
    tallies = json.dumps([[it.key, it.field, int(it.error), it.count] for it in found.tallies])
    await tx.run(
        """
        UPDATE imports SET state = $2, row_count = $3, wrong = $4, warned = $5, errors = $6, warnings = $7,
            tallies = $8, unknown = $9,
            fresh = (SELECT count(*) FROM import_rows WHERE import = $1 AND change = 'new'),
            back = (SELECT count(*) FROM import_rows WHERE import = $1 AND change = 'back'),
            other = (SELECT count(*) FROM import_rows WHERE import = $1 AND change = 'changed'),
            same = (SELECT count(*) FROM import_rows WHERE import = $1 AND change IN ('same', 'quiet')),
            gone = (SELECT count(*) FROM import_rows WHERE import = $1 AND change = 'gone')
        WHERE id = $1 AND state = 'staging'
        """,
        number, "wrong" if found.wrong else "asked", found.rows, found.wrong, found.warned, found.errors,
        found.warnings, tallies, json.dumps(found.unknown, ensure_ascii=False),
    )  # fmt: skip


async def problems(tx: Tx, number: int, *, error: bool | None = None, limit: int, offset: int = 0) -> list[Kept]:
    """Errors first, each in the order of the file; only errors or only warnings, if asked."""
    rows = await tx.all(
        "SELECT * FROM import_problems WHERE import = $1 AND (CAST($2 AS BIGINT) IS NULL OR error = $2)"
        " ORDER BY error DESC, number LIMIT $3 OFFSET $4",
        number, None if error is None else int(error), limit, offset,
    )  # fmt: skip
    return [
        Kept(
            row["line"], row["title"], Problem(row["problem"], row["field"], row["said"], row["bound"]),
            bool(row["error"]),
        )
        for row in rows
    ]  # fmt: skip


async def changes(tx: Tx, number: int, change: str, *, limit: int, offset: int = 0) -> list[Change]:
    """Of one of CHANGES, in the order of the file."""
    rows = await tx.all(
        "SELECT identity, title, change, columns FROM import_rows WHERE import = $1 AND change = $2"
        " AND change <> 'same' ORDER BY number LIMIT $3 OFFSET $4",
        number, change, limit, offset,
    )  # fmt: skip
    found = []
    for row in rows:
        pairs = json.loads(row["columns"])
        found.append(
            Change(
                row["title"], row["identity"], row["change"], tuple(name for name, _, _ in pairs),
                {name: was for name, was, _ in pairs}, {name: now for name, _, now in pairs},
            )
        )  # fmt: skip
    return found


async def decide(tx: Tx, number: int, person: int | None, *, now: int) -> None:
    """From here on the import will be in the catalogue, whatever dies. Raises NotAsked, Busy."""
    await _occupy(tx, number, "applying", "asked", person)
    await _overtake(tx, number)
    await audit.record(tx, now=now, actor=person, action="catalogue.decided", details={"import": number})


async def drop(tx: Tx, number: int, person: int | None) -> None:
    """Nothing of it comes in. Raises NotAsked."""
    if not await tx.run(
        f"UPDATE imports SET state = 'dropped' WHERE id = $1 AND {UNDECIDED}"
        " AND (CAST($2 AS BIGINT) IS NULL OR person = $2)",
        number, person,
    ):  # fmt: skip
        raise NotAsked(await _state(tx, number))


async def begin_undo(tx: Tx, number: int, person: int | None, *, now: int) -> None:
    """From here on the catalogue becomes what it was before this import. Raises NotUndone."""
    newest = await last(tx)
    asked = await load(tx, number)
    if asked is None or newest is None or asked.state != "applied":
        raise NotUndone("state")
    if newest.id != number:
        raise NotUndone("busy" if newest.busy else "not-last")
    if not asked.undoable_at(now):
        raise NotUndone("late")
    try:
        await _occupy(tx, number, "undoing", "applied", None)
    except Busy:
        raise NotUndone("busy") from None
    except NotAsked:
        raise NotUndone("state") from None
    await tx.run("UPDATE imports SET undone_by = $2 WHERE id = $1", number, person)
    await _overtake(tx, number)


async def forget_old(tx: Tx, *, now: int) -> None:
    """Nobody decides a file after a day; nothing is undone then either, so what stood there before goes."""
    await tx.run(f"UPDATE imports SET state = 'dropped' WHERE started_at < $1 AND {UNDECIDED}", now - DAY)


async def sweep(tx: Tx, *, now: int) -> int:
    """Rows and problems that nobody asks for any more go, `SWEPT` at once; how many went."""
    over = (
        "(SELECT id FROM imports WHERE state IN ('dropped', 'overtaken', 'undone')"
        " OR (state = 'applied' AND finished_at < CAST($1 AS BIGINT)))"
    )
    gone = 0
    for table in ("import_rows", "import_problems"):
        gone += await tx.run(
            f"DELETE FROM {table} WHERE (import, number) IN"
            f" (SELECT import, number FROM {table} WHERE import IN {over} ORDER BY import, number LIMIT $2)",
            now - DAY, SWEPT,
        )  # fmt: skip
    return gone


async def _occupy(tx: Tx, number: int, state: str, out_of: str, person: int | None) -> None:
    try:
        async with tx.savepoint():
            # The index over `busy` lets one import in at a time, on two processes too.
            taken = await tx.run(
                "UPDATE imports SET state = $2, busy = 1 WHERE id = $1 AND state = $3"
                " AND (CAST($4 AS BIGINT) IS NULL OR person = $4)",
                number, state, out_of, person,
            )  # fmt: skip
    except Conflict:
        raise Busy from None
    if not taken:
        raise NotAsked(await _state(tx, number))


async def _overtake(tx: Tx, number: int) -> None:
    """What was compared with the catalogue as it was is not to be applied to another one."""
    await tx.run("UPDATE imports SET state = 'overtaken' WHERE id <> $1 AND state IN ('staging', 'asked')", number)


async def _state(tx: Tx, number: int) -> str:
    return str(await tx.value("SELECT state FROM imports WHERE id = $1", number) or "dropped")


def _load(row: Row) -> Load:
    tallies = tuple(Tally(key, field, bool(error), count) for key, field, error, count in json.loads(row["tallies"]))
    return Load(
        row["id"], row["name"], row["person"], bool(row["demo"]), row["state"], row["refusal"],
        tuple(json.loads(row["unknown"])), row["row_count"], row["wrong"], row["warned"], row["errors"],
        row["warnings"], tallies, row["fresh"], row["back"], row["other"], row["same"], row["gone"], row["added"],
        row["changed"], row["archived"], row["started_at"], row["finished_at"], row["undone_at"], row["undone_by"],
    )  # fmt: skip
