"""Long work as rows: a turn writes a job and says so, `jobs/` does it outside, the answer goes through the outbox."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from storage.db import Tx

TRIES = 3
PAUSE = 60  # seconds from the first try to the second; after the second twice as long
# Of a job: a file of it is still to be sent.
_UNSENT = """
    EXISTS (SELECT 1 FROM outbox o WHERE o.kind = jobs.kind AND o.subject = CAST(jobs.id AS TEXT)
            AND o.person = jobs.person AND o.state IN ('waiting', 'claimed', 'sending'))
"""


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    kind: str
    person: int | None
    args: dict[str, Any]
    tries: int


@dataclass(frozen=True, slots=True)
class JobFile:
    id: int
    name: str
    body: bytes


async def start(tx: Tx, *, kind: str, person: int | None, args: dict[str, Any], now: int) -> int:
    """The id of the new job."""
    tx.wakes = True
    made: int = await tx.value(
        "INSERT INTO jobs (kind, person, args, due_at, created_at, changed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        kind, person, json.dumps(args, ensure_ascii=False), now, now, now,
    )  # fmt: skip
    return made


async def open_job(tx: Tx, *, kind: str, person: int) -> int | None:
    """The job of this kind that the person already waits for."""
    found: int | None = await tx.value(
        "SELECT id FROM jobs WHERE kind = $1 AND person = $2 AND state IN ('waiting', 'running') LIMIT 1", kind, person
    )
    return found


async def asked(tx: Tx, job: int) -> dict[str, Any]:
    """What it was started with. Raises LookupError."""
    row = await tx.one("SELECT args FROM jobs WHERE id = $1", job)
    if row is None:
        raise LookupError(job)
    found: dict[str, Any] = json.loads(row["args"])
    return found


async def claim(tx: Tx, *, owner: int, now: int) -> Job | None:
    """The oldest job that is due becomes ours; nobody else can have it.

    The next try is put off here, before anything can go wrong. A job which comes more than three times killed the
    process that did it: it is to be failed, not done.
    """
    row = await tx.one(
        "UPDATE jobs SET state = 'running', claimed_by = $1, tries = tries + 1, changed_at = $2,"
        " due_at = CAST($2 AS BIGINT) + CAST($3 AS BIGINT) * (tries + 1)"
        " WHERE state = 'waiting' AND id ="
        " (SELECT id FROM jobs WHERE state = 'waiting' AND due_at <= $2 ORDER BY due_at, id LIMIT 1"
        "  FOR UPDATE SKIP LOCKED)"
        " RETURNING id, kind, person, args, tries",
        owner, now, PAUSE,
    )  # fmt: skip
    return Job(row["id"], row["kind"], row["person"], json.loads(row["args"]), row["tries"]) if row else None


async def next_due(tx: Tx) -> int | None:
    """When the next waiting job is due."""
    due: int | None = await tx.value("SELECT min(due_at) FROM jobs WHERE state = 'waiting'")
    return due


async def finish(tx: Tx, job: int, files: Sequence[tuple[str, bytes]], *, owner: int, now: int) -> list[JobFile]:
    """Done, with what was made. Nothing happens if the person was deleted meanwhile, or the job is to be done anew."""
    done = "UPDATE jobs SET state = 'done', changed_at = $1 WHERE id = $2 AND state = 'running' AND claimed_by = $3"
    if await tx.run(done, now, job, owner) != 1:
        return []
    kept = []
    for name, body in files:
        made = await tx.value(
            "INSERT INTO job_files (job, name, body) VALUES ($1, $2, $3) RETURNING id", job, name, body
        )
        kept.append(JobFile(made, name, body))
    return kept


async def fail(tx: Tx, job: int, error: str, *, owner: int, now: int) -> bool:
    """Back to waiting, or failed for good after three tries: True then. Nothing happens as with `finish`."""
    row = await tx.one(
        "UPDATE jobs SET state = CASE WHEN tries >= $1 THEN 'failed' ELSE 'waiting' END, error = $2, changed_at = $3"
        " WHERE id = $4 AND state = 'running' AND claimed_by = $5 RETURNING state",
        TRIES, error[:500], now, job, owner,
    )  # fmt: skip
    return row is not None and row["state"] == "failed"


async def release(tx: Tx, *, owner: int, now: int) -> int:
    """The jobs of a dead process, or of a try that broke off, wait again."""
    return await tx.run(
        "UPDATE jobs SET state = 'waiting', claimed_by = NULL, changed_at = $1"
        " WHERE state = 'running' AND claimed_by = $2",
        now, owner,
    )  # fmt: skip


async def do_anew(tx: Tx, *, now: int) -> None:
    """Somebody's words are taken out of the database: no file keeps them. What was not sent yet is made once more, and
    what is being made at this moment too."""
    # Nobody claims or finishes one meanwhile: it would be made of words that are still there for others.
    await tx.all("SELECT id FROM jobs ORDER BY id FOR NO KEY UPDATE")
    await tx.run(
        "UPDATE jobs SET state = 'waiting', claimed_by = NULL, tries = 0, due_at = $1, changed_at = $1"
        f" WHERE state = 'running' OR state = 'done' AND {_UNSENT}",
        now,
    )
    await tx.run("DELETE FROM job_files")
    tx.wakes = True


async def owners(tx: Tx) -> list[int]:
    return [row["claimed_by"] for row in await tx.all("SELECT DISTINCT claimed_by FROM jobs WHERE state = 'running'")]


async def file(tx: Tx, file_id: int) -> JobFile | None:
    row = await tx.one("SELECT id, name, body FROM job_files WHERE id = $1", file_id)
    return JobFile(row["id"], row["name"], bytes(row["body"])) if row else None


async def files(tx: Tx, job: int) -> list[tuple[int, str]]:
    """(id, name) of what a job made."""
    rows = await tx.all("SELECT id, name FROM job_files WHERE job = $1 ORDER BY id", job)
    return [(row["id"], row["name"]) for row in rows]


async def waiting(tx: Tx) -> int:
    """How many jobs are not finished."""
    count: int = await tx.value("SELECT count(*) FROM jobs WHERE state IN ('waiting', 'running')")
    return count


async def drop_old(tx: Tx, *, before: int) -> int:
    """Finished jobs and their files go, unless a file still waits to be sent; an export must not lie around."""
    return await tx.run(
        f"DELETE FROM jobs WHERE state IN ('done', 'failed') AND changed_at < $1 AND NOT {_UNSENT}", before
    )
