"""How a catalogue comes in: staged in small pieces, decided at once, applied in small pieces, finished after a crash.

No piece holds the gate longer than a few dozen rows take; until `decide` nothing of the catalogue changes.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rules.programmes import Programme, normal
from storage import audit
from storage.db import Row, Tx

# About 20 ms on SQLite: a turn never waits longer for the gate.
PIECE = 100


class RealDataThere(Exception):
    """Sample data are never laid over an imported catalogue."""


@dataclass(frozen=True, slots=True)
class Found:
    """A competence and the words of the title that led to it."""

    code: str
    reason: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """A row as it will stand in the catalogue; `stages` are atomic ones, empty subjects or stages are unknown."""

    programme: Programme
    competences: tuple[Found, ...]
    subjects: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    region_code: str | None = None

    def body(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Import:
    """`applied` counts rows already laid into the catalogue, `of` all of them."""

    id: int
    state: str
    of: int
    applied: int
    added: int
    changed: int
    archived: int

    @property
    def finished(self) -> bool:
        return self.state == "applied"


_FIELDS = (
    "title", "kind", "hours", "form", "dot", "provider", "provider_is_state", "region", "audience", "year",
    "registry_number", "in_registry_from", "in_registry_to", "checked_on", "url", "price", "document", "annotation",
)  # fmt: skip
_STORED = (
    "identity", "fingerprint", "demo", "import", "created_at", "changed_at", "provider_key", "region_code", "subjects",
    "stages", *_FIELDS,
)  # fmt: skip
_UPSERT = (
    f"INSERT INTO programmes ({', '.join(_STORED)}) VALUES ({', '.join(f'${n}' for n in range(1, len(_STORED) + 1))})"
    " ON CONFLICT (identity) DO UPDATE SET archived_at = NULL, "
    + ", ".join(f"{name} = excluded.{name}" for name in _STORED if name not in ("identity", "demo", "created_at"))
)


async def stage(tx: Tx, name: str, *, demo: bool, now: int) -> int:
    """A new import, empty. Raises RealDataThere."""
    # What an earlier process left undecided will never be decided.
    await tx.run("DELETE FROM imports WHERE state = 'staging' AND started_at < $1", now - 3600)
    if demo and await tx.value("SELECT id FROM programmes WHERE demo = 0 LIMIT 1") is not None:
        raise RealDataThere
    made: int = await tx.value(
        "INSERT INTO imports (name, demo, started_at) VALUES ($1, $2, $3) RETURNING id", name, int(demo), now
    )
    return made


async def lay(tx: Tx, import_id: int, first: int, rows: Sequence[Ready], *, demo: bool) -> None:
    """Rows number `first` and on of a staged import."""
    await tx.many(
        "INSERT INTO import_rows (import, number, identity, fingerprint, body) VALUES ($1, $2, $3, $4, $5)",
        [
            (import_id, number, _identity(row, demo), _fingerprint(row), row.body())
            for number, row in enumerate(rows, first)
        ],
    )


async def drop(tx: Tx, import_id: int) -> None:
    """Forgets an import that was not decided."""
    await tx.run("DELETE FROM imports WHERE id = $1 AND state = 'staging'", import_id)


async def decide(tx: Tx, import_id: int) -> None:
    """From here on the import will be in the catalogue, whatever dies. Raises Conflict while another is applied."""
    await tx.run(
        "UPDATE imports SET state = 'applying', row_count = (SELECT count(*) FROM import_rows WHERE import = $1)"
        " WHERE id = $1 AND state = 'staging'",
        import_id,
    )


async def unfinished(tx: Tx) -> int | None:
    """The import that was decided and not finished, if any."""
    found: int | None = await tx.value("SELECT id FROM imports WHERE state = 'applying'")
    return found


async def look(tx: Tx, import_id: int) -> Import:
    row = await tx.one("SELECT * FROM imports WHERE id = $1", import_id)
    if row is None:
        raise LookupError(import_id)
    return Import(
        row["id"], row["state"], row["row_count"], row["applied"], row["added"], row["changed"], row["archived"]
    )


async def apply_piece(tx: Tx, import_id: int, *, now: int) -> bool:
    """Lays the next rows into the catalogue; True when there is more to do. The last step puts away what is gone."""
    # Two processes that finish the same import take turns on its row.
    state = await tx.one("SELECT state, applied, demo FROM imports WHERE id = $1 FOR NO KEY UPDATE", import_id)
    if state is None or state["state"] != "applying":
        return False
    rows = await tx.all(
        "SELECT r.number, r.identity, r.fingerprint, r.body, p.fingerprint AS known, p.archived_at AS away"
        " FROM import_rows r LEFT JOIN programmes p ON p.identity = r.identity"
        " WHERE r.import = $1 AND r.number > $2 ORDER BY r.number LIMIT $3",
        import_id,
        state["applied"],
        PIECE,
    )
    if not rows:
        return await _finish(tx, import_id, demo=bool(state["demo"]), now=now)
    fresh = [row for row in rows if row["known"] != row["fingerprint"] or row["away"] is not None]
    await _write(tx, import_id, fresh, state["demo"], now)
    held = [(import_id, row["identity"]) for row in rows]
    await tx.many("UPDATE programmes SET import = $1 WHERE identity = $2", held)
    # Here and not at the end: 50,000 rows deleted at once held the gate for 0.2 s.
    await tx.run("DELETE FROM import_rows WHERE import = $1 AND number <= $2", import_id, rows[-1]["number"])
    added = sum(row["known"] is None for row in rows)
    await tx.run(
        "UPDATE imports SET applied = $2, added = added + $3, changed = changed + $4 WHERE id = $1",
        import_id,
        rows[-1]["number"],
        added,
        len(fresh) - added,
    )
    return True


async def _write(tx: Tx, import_id: int, rows: Sequence[Row], demo: int, now: int) -> None:
    programmes, competences = [], []
    for row in rows:
        identity, said = row["identity"], json.loads(row["body"])
        fields = said["programme"]
        state = fields["provider_is_state"]
        fields["provider_is_state"] = None if state is None else int(state)
        programmes.append(
            (
                *(identity, row["fingerprint"], demo, import_id, now, now),
                *(normal(fields["provider"]), said["region_code"]),
                *(_list(said["subjects"]), _list(said["stages"])),
                *(fields[name] for name in _FIELDS),
            )
        )
        competences += [
            (found["code"], place, json.dumps(found["reason"], ensure_ascii=False), identity)
            for place, found in enumerate(said["competences"], 1)
        ]
    await tx.many(_UPSERT, programmes)
    await tx.many(
        "DELETE FROM programme_competences WHERE programme IN (SELECT id FROM programmes WHERE identity = $1)",
        [(row["identity"],) for row in rows],
    )
    await tx.many(
        "INSERT INTO programme_competences (programme, code, place, reason)"
        " SELECT id, CAST($1 AS TEXT), CAST($2 AS BIGINT), CAST($3 AS TEXT) FROM programmes WHERE identity = $4",
        competences,
    )


async def _finish(tx: Tx, import_id: int, *, demo: bool, now: int) -> bool:
    """Archives what the same providers brought before and no longer hold, and the sample once real data are there."""
    # A row without a provider belongs to nobody's file, so nobody's file can miss it.
    gone = await tx.run(
        "UPDATE programmes SET archived_at = $2 WHERE import <> $1 AND archived_at IS NULL AND demo = $3"
        " AND provider_key <> '' AND provider_key IN (SELECT provider_key FROM programmes WHERE import = $1)",
        import_id,
        now,
        int(demo),
    )
    if not demo:
        await tx.run("UPDATE programmes SET archived_at = $1 WHERE demo = 1 AND archived_at IS NULL", now)
    await tx.run(
        "UPDATE imports SET state = 'applied', archived = $2, finished_at = $3 WHERE id = $1", import_id, gone, now
    )
    await audit.record(tx, now=now, actor=None, action="catalogue.imported", details={"import": import_id})
    return False


def _identity(row: Ready, demo: bool) -> str:
    return ("demo:" if demo else "") + row.programme.identity


def _fingerprint(row: Ready) -> str:
    """Over all that will stand there, found competences too: better rules change a row whose file did not change."""
    return hashlib.sha256(row.body().encode()).hexdigest()[:40]


def _list(codes: Sequence[str]) -> str:
    return f",{','.join(codes)}," if codes else ""
