"""A catalogue from the chat: the file is fetched, read and compared; what its sender decided is carried out to the end.

Whether they may is asked once more here.
"""

import json
from collections.abc import Callable, Sequence
from functools import partial

from bot.loading import LOADER
from jobs.catalogue_files import carry_on, patiently, stage
from jobs.catalogue_reports import changes_file, problems_file
from jobs.tables import Fetch, Unreadable, fetched
from jobs.words import speaker
from rules.roles import reaches
from storage import imports, outbox, roles
from storage.db import Database
from storage.imports import Load
from storage.jobs import Job

READ, APPLY = "catalogue-read", "catalogue-apply"
CHANGES, PROBLEMS = "catalogue-changes", "catalogue-problems"
TOLD = "catalogue-load"  # the notice of a load: what was found, what was done
SAID = ("refused", "wrong", "asked", "overtaken", "applied", "undone")


class Reading:
    """`admins` are the addresses of ADMIN_IDS."""

    def __init__(self, fetch: Fetch, admins: frozenset[str], clock: Callable[[], int]) -> None:
        self._fetch = fetch
        self._admins = admins
        self._clock = clock

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        number: int = job.args["load"]
        try:
            raw = await self._file(db, job)
        except Unreadable as unreadable:
            refusal = json.dumps([unreadable.key, unreadable.args_said], ensure_ascii=False)
            await patiently(db, partial(imports.refuse, number=number, refusal=refusal))
        else:
            await stage(db, number, raw, now=self._clock())
        await _tell(db, job, self._clock())
        return []

    async def _file(self, db: Database, job: Job) -> bytes:
        async with db.read() as tx:
            held = await roles.of(tx, job.person, self._admins) if job.person is not None else ()
        # The role may have been taken away since the file was sent.
        if not reaches(held, (LOADER,)):
            raise Unreadable("catalogue-not-yours")
        return await fetched(self._fetch, job.args["file"])


class Carrying:
    """Applies or takes back what was decided."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        await carry_on(db, job.args["load"], now=self._clock())
        await _tell(db, job, self._clock())
        return []


async def _tell(db: Database, job: Job, now: int) -> None:
    async with db.write() as tx:
        load = await imports.load(tx, job.args["load"])
        if load is not None and job.person is not None and load.state in SAID:
            await outbox.put(tx, person=job.person, kind=TOLD, subject=str(load.id), which=load.state, now=now)


async def changes(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """What the file would change, column by column."""
    load = await _open(db, job)
    return [] if load is None else [await changes_file(db, load.id, speaker(job.args["locale"]))]


async def problems(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """What is wrong in the file, and what is worth a look."""
    load = await _open(db, job)
    return [] if load is None else [await problems_file(db, load.id, speaker(job.args["locale"]))]


async def _open(db: Database, job: Job) -> Load | None:
    async with db.read() as tx:
        load = await imports.load(tx, job.args["load"])
    return load if load is not None and load.person == job.person else None
