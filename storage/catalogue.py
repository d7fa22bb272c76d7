"""How a catalogue comes in: rows compared with what is there, laid in by pieces, put back by pieces when undone.

No piece holds the gate longer than a few dozen milliseconds. Programmes are archived, never deleted.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rules import matching
from rules.programmes import Programme, normal
from storage import audit, corrections
from storage.db import Row, Tx

PIECE = 100  # rows, about 20 ms on SQLite: a turn never waits longer for the gate


Codes = Sequence[tuple[str, Sequence[str]]]  # competences, best first, and the words that led to them


@dataclass(frozen=True, slots=True)
class Found:
    """A competence and the words of the title that led to it."""

    code: str
    reason: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """A row as it will stand in the catalogue; `stages` are atomic ones, empty subjects or stages are unknown.

    `words`: what search reads; `doubtful`: 0 the competences are sure, 1 by weak hints only, 2 none was found.
    """

    programme: Programme
    competences: tuple[Found, ...]
    subjects: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    region_code: str | None = None
    words: str = ""
    doubtful: int = 0


_SAID = (
    "title", "kind", "hours", "form", "dot", "provider", "provider_is_state", "region", "audience", "year",
    "registry_number", "in_registry_from", "in_registry_to", "checked_on", "url", "price", "document", "annotation",
    "starts_on", "ends_on", "apply_until", "places", "financing", "typical", "individual",
)  # fmt: skip
_YES_NO = ("provider_is_state", "typical", "individual")
_FOUND_OUT = ("region_code", "subjects", "stages", "doubtful")
_LAID = (*_SAID, *_FOUND_OUT, "provider_key", "words", "fingerprint", "import", "changed_at", "corrected")
_STORED = ("identity", "demo", "created_at", *_LAID)
# What is put back: all that an import writes, and whether it was archived.
_BEFORE = (*_LAID, "archived_at")
_UNTOLD = ("region_code", "doubtful")
_UPSERT = (
    f"INSERT INTO programmes ({', '.join(_STORED)}) VALUES ({', '.join(f'${n}' for n in range(1, len(_STORED) + 1))})"
    f" ON CONFLICT (identity) DO UPDATE SET archived_at = NULL, {', '.join(f'{it} = excluded.{it}' for it in _LAID)}"
)
_PUT_BACK = (
    f"UPDATE programmes SET {', '.join(f'{name} = ${n}' for n, name in enumerate(_BEFORE, 2))} WHERE identity = $1"
)


async def token(tx: Tx) -> str:
    """Another text after every change of the catalogue."""
    return str(await tx.value("SELECT token FROM catalogue_state WHERE id = 1"))


async def renew(tx: Tx) -> None:
    """Lists that somebody keeps of the catalogue are old from here on."""
    await tx.run("UPDATE catalogue_state SET token = $1 WHERE id = 1", secrets.token_hex(8))
    await tx.run("DELETE FROM catalogue_touches")


async def clear(tx: Tx, import_id: int, *, limit: int = 1000) -> bool:
    """Forgets rows that an earlier try has staged; True when there are more."""
    gone = 0
    for table in ("import_rows", "import_problems"):
        gone += await tx.run(
            f"DELETE FROM {table} WHERE import = $1 AND number IN"
            f" (SELECT number FROM {table} WHERE import = $1 ORDER BY number LIMIT $2)",
            import_id, limit,
        )  # fmt: skip
    return gone >= limit


async def lay(tx: Tx, import_id: int, first: int, rows: Sequence[Ready], *, demo: bool) -> None:
    """Stages rows number `first` and on, each with what it would change."""
    named = {_identity(row, demo): row for row in rows}
    there = await _there(tx, list(named))
    laid = []
    for number, (identity, row) in enumerate(named.items(), first):
        fingerprint, known = _fingerprint(row), there.get(identity)
        change, columns = _compared(row, fingerprint, known)
        body = "" if change == "same" else _json({**_body(row), "words": row.words})
        laid.append(
            (
                *(import_id, number, identity, fingerprint, body, change, json.dumps(columns, ensure_ascii=False)),
                *("" if change == "same" else row.programme.title, normal(row.programme.provider)),
            )
        )
    await tx.many(
        "INSERT INTO import_rows (import, number, identity, fingerprint, body, change, columns, title, provider_key)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        laid,
    )


async def gone(tx: Tx, import_id: int, *, demo: bool) -> list[int]:
    """Programmes that the same providers brought before and no longer hold, and the sample once real data come.

    By a reader: 100,000 rows take a second.
    """
    # A row without a provider belongs to nobody's file, so nobody's file can miss it.
    rows = await tx.all(
        """
        SELECT p.id FROM programmes p WHERE p.archived_at IS NULL AND (
            p.demo = $2 AND p.provider_key <> ''
            AND p.provider_key IN (SELECT provider_key FROM import_rows WHERE import = $1)
            OR p.demo > $2
        ) AND NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.import = $1 AND r.identity = p.identity)
        ORDER BY p.id
        """,
        import_id, int(demo),
    )  # fmt: skip
    return [row["id"] for row in rows]


async def lay_gone(tx: Tx, import_id: int, first: int, programmes: Sequence[int]) -> None:
    """Stages the going of programmes as rows number `first` and on."""
    await tx.many(
        "INSERT INTO import_rows (import, number, identity, fingerprint, body, change, title)"
        " SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), p.identity, '', '',"
        "   CASE WHEN p.demo > i.demo THEN 'sample' ELSE 'gone' END, p.title"
        " FROM programmes p JOIN imports i ON i.id = $1 WHERE p.id = $3",
        [(import_id, number, programme) for number, programme in enumerate(programmes, first)],
    )


async def apply_piece(tx: Tx, import_id: int, *, now: int) -> bool:
    """Lays the next rows into the catalogue; True when there is more to do."""
    # Two processes that finish the same import take turns on its row.
    at = await tx.one("SELECT state, applied, demo, person FROM imports WHERE id = $1 FOR NO KEY UPDATE", import_id)
    if at is None or at["state"] != "applying":
        return False
    rows = await tx.all(
        "SELECT number, identity, fingerprint, body, change FROM import_rows"
        " WHERE import = $1 AND number > $2 AND change <> 'same' ORDER BY number LIMIT $3",
        import_id, at["applied"], PIECE,
    )  # fmt: skip
    if not rows:
        await tx.run(
            "UPDATE imports SET state = 'applied', busy = NULL, finished_at = $2 WHERE id = $1", import_id, now
        )
        await _over(tx, "catalogue.imported", import_id, at["person"], now)
        return False
    await _keep_images(tx, import_id, rows)
    await _write(tx, import_id, [row for row in rows if row["body"]], at["demo"], now)
    away = [(row["identity"], now) for row in rows if not row["body"]]
    await tx.many("UPDATE programmes SET archived_at = $2 WHERE identity = $1", away)
    await _count(tx, import_id, rows[-1]["number"], rows, 1)
    return True


async def undo_piece(tx: Tx, import_id: int, *, now: int) -> bool:
    """Puts back the rows that were laid in last; True when there is more to do."""
    at = await tx.one("SELECT state, applied, undone_by FROM imports WHERE id = $1 FOR NO KEY UPDATE", import_id)
    if at is None or at["state"] != "undoing":
        return False
    rows = await tx.all(
        "SELECT number, identity, change, was FROM import_rows"
        " WHERE import = $1 AND number <= $2 AND change <> 'same' ORDER BY number DESC LIMIT $3",
        import_id, at["applied"], PIECE,
    )  # fmt: skip
    if not rows:
        await tx.run("UPDATE imports SET state = 'undone', busy = NULL, undone_at = $2 WHERE id = $1", import_id, now)
        await _over(tx, "catalogue.undone", import_id, at["undone_by"], now)
        return False
    away = [(row["identity"], now) for row in rows if not row["was"]]
    await tx.many("UPDATE programmes SET archived_at = $2 WHERE identity = $1", away)
    await _put_back(tx, {row["identity"]: json.loads(row["was"]) for row in rows if row["was"]})
    await _count(tx, import_id, rows[-1]["number"] - 1, rows, -1)
    return True


async def _over(tx: Tx, action: str, import_id: int, person: int | None, now: int) -> None:
    await renew(tx)
    await audit.record(tx, now=now, actor=person, action=action, details={"import": import_id})


async def _count(tx: Tx, import_id: int, applied: int, rows: Sequence[Row], sign: int) -> None:
    kinds = [row["change"] for row in rows]
    await tx.run(
        "UPDATE imports SET applied = $2, added = added + $3, changed = changed + $4, archived = archived + $5"
        " WHERE id = $1",
        import_id, applied, sign * (kinds.count("new") + kinds.count("back")), sign * kinds.count("changed"),
        sign * kinds.count("gone"),
    )  # fmt: skip


async def _there(tx: Tx, identities: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What stands in the catalogue under these identities, with `competences`: [code, reason], best first."""
    if not identities:
        return {}
    rows = await tx.all(f"SELECT * FROM programmes WHERE identity IN ({_places(identities)})", *identities)
    there = {row["id"]: {**{name: row[name] for name in row.keys()}, "competences": []} for row in rows}  # noqa: SIM118 - a Row gives values
    if there:
        found = await tx.all(
            "SELECT programme, code, reason FROM programme_competences"
            f" WHERE programme IN ({_places(there)}) ORDER BY programme, place",
            *there,
        )
        for row in found:
            there[row["programme"]]["competences"].append([row["code"], json.loads(row["reason"])])
    return {row["identity"]: row for row in there.values()}


def _places(some: Sequence[Any] | Mapping[Any, Any]) -> str:
    return ", ".join(f"${n}" for n in range(1, len(some) + 1))


def _compared(row: Ready, fingerprint: str, known: Mapping[str, Any] | None) -> tuple[str, list[list[Any]]]:
    """What becomes of it, and the columns that change: name, what stood there, what will."""
    if known is None:
        return "new", []
    away = known["archived_at"] is not None
    if known["fingerprint"] == fingerprint and not away:
        return "same", []
    values = _values(row)
    # A person put these right, whatever the rules find.
    mine = ("competences", "doubtful") if known["corrected"] else ()
    was = {**known, "competences": [code for code, _ in known["competences"]]}
    values["competences"] = [found.code for found in row.competences]
    columns = [
        [name, was[name], value]
        for name, value in values.items()
        if was[name] != value and name not in mine and name not in _UNTOLD
    ]
    return "back" if away else "changed" if columns else "quiet", columns


def _values(row: Ready) -> dict[str, Any]:
    """What the columns that people or rules fill will hold."""
    said = {name: getattr(row.programme, name) for name in _SAID}
    for name in _YES_NO:
        said[name] = None if said[name] is None else int(said[name])
    return {
        **{name: said[name] for name in _SAID},
        "region_code": row.region_code,
        "subjects": _list(row.subjects),
        "stages": _list(row.stages),
        "doubtful": row.doubtful,
    }


async def _keep_images(tx: Tx, import_id: int, rows: Sequence[Row]) -> None:
    there = await _there(tx, [row["identity"] for row in rows])
    images = []
    for row in rows:
        known = there.get(row["identity"])
        if known is not None:
            image = {name: known[name] for name in (*_BEFORE, "competences")}
            images.append((import_id, row["number"], json.dumps(image, ensure_ascii=False)))
    await tx.many("UPDATE import_rows SET was = $3 WHERE import = $1 AND number = $2", images)


async def _write(tx: Tx, import_id: int, rows: Sequence[Row], demo: int, now: int) -> None:
    programmes, competences = [], {}
    for row in rows:
        ready = _ready(json.loads(row["body"]))
        values = _values(ready) | {"identity": row["identity"], "fingerprint": row["fingerprint"], "demo": demo}
        values |= {"created_at": now, "changed_at": now, "import": import_id, "words": ready.words, "corrected": 0}
        values["provider_key"] = normal(ready.programme.provider)
        programmes.append([values[name] for name in _STORED])
        competences[row["identity"]] = [(found.code, found.reason) for found in ready.competences]
    await tx.many(_UPSERT, programmes)
    await _lay_competences(tx, competences)


async def _put_back(tx: Tx, images: Mapping[str, dict[str, Any]]) -> None:
    for image in images.values():
        if image["corrected"]:
            # The correction may have been taken back since: what the rules find stands there then.
            found = matching.competences(image["title"], image["annotation"])
            image["competences"] = [(match.code, match.reason) for match in found]
            image |= {"corrected": 0, "doubtful": doubtful(found)}
    await tx.many(_PUT_BACK, [(identity, *(image[name] for name in _BEFORE)) for identity, image in images.items()])
    await _lay_competences(tx, {identity: image["competences"] for identity, image in images.items()})


def doubtful(found: Sequence[matching.Match]) -> int:
    """As `programmes` keeps it: 0 sure, 1 by weak hints only, 2 nothing was found."""
    return int(matching.is_doubtful(found)) if found else 2


async def _lay_competences(tx: Tx, found: Mapping[str, Codes]) -> None:
    """By identity, instead of those that stand there; what a person put right goes before what was found."""
    # Read after the rows were written: who corrects one of them at this moment waits for it or was seen.
    right = await corrections.of(tx, list(found))
    await tx.many(
        "UPDATE programmes SET corrected = 1, doubtful = 0 WHERE identity = $1", [(identity,) for identity in right]
    )
    laid = {**found, **{identity: [(code, ()) for code in codes] for identity, codes in right.items()}}
    await tx.many(
        "DELETE FROM programme_competences WHERE programme IN (SELECT id FROM programmes WHERE identity = $1)",
        [(identity,) for identity in laid],
    )
    await tx.many(
        "INSERT INTO programme_competences (programme, code, place, reason)"
        " SELECT id, CAST($1 AS TEXT), CAST($2 AS BIGINT), CAST($3 AS TEXT) FROM programmes WHERE identity = $4",
        [
            (code, place, json.dumps(reason, ensure_ascii=False), identity)
            for identity, codes in laid.items()
            for place, (code, reason) in enumerate(codes, 1)
        ],
    )


def _body(row: Ready) -> dict[str, Any]:
    """What is kept of a row until it is laid in. By hand: `asdict` takes a third of the time a piece holds the gate."""
    return {
        "programme": {name: getattr(row.programme, name) for name in _SAID},
        "competences": [(found.code, found.reason) for found in row.competences],
        "subjects": row.subjects,
        "stages": row.stages,
        "region_code": row.region_code,
        "doubtful": row.doubtful,
    }


def _ready(said: dict[str, Any]) -> Ready:
    return Ready(
        Programme(**said["programme"]),
        tuple(Found(code, tuple(reason)) for code, reason in said["competences"]),
        tuple(said["subjects"]), tuple(said["stages"]), said["region_code"], said["words"], said["doubtful"],
    )  # fmt: skip


def _json(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False)


def _identity(row: Ready, demo: bool) -> str:
    return ("demo:" if demo else "") + row.programme.identity


def _fingerprint(row: Ready) -> str:
    """Over all that will stand there, found competences too: better rules change a row whose file did not change."""
    return hashlib.sha256(_json(_body(row)).encode()).hexdigest()[:40]


def _list(codes: Sequence[str]) -> str:
    return f",{','.join(codes)}," if codes else ""
