"""Carries out job rows outside of turns, one at a time, and answers through the outbox. A restart loses none."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.logs import where
from storage import jobs, outbox
from storage.db import Database
from storage.jobs import Job

log = logging.getLogger(__name__)

# Does the work of one job; gives the files (name, bytes) that the person gets.
Work = Callable[[Database, Job], Awaitable[Sequence[tuple[str, bytes]]]]


class Worker:
    """A step of the clock."""

    def __init__(self, db: Database, works: Mapping[str, Work], *, clock: Callable[[], int], owner: int) -> None:
        self._db = db
        self._works = works
        self._clock = clock
        self._owner = owner
        self._broke_off = False  # the database failed us: a job may stand as ours that nobody works at

    async def __call__(self) -> int | None:
        """One job, so that its answer goes before the next begins. Returns when the next is due."""
        broke_off, self._broke_off = self._broke_off, True
        async with self._db.write() as tx:
            if broke_off:
                await jobs.release(tx, owner=self._owner, now=self._clock())
            job = await jobs.claim(tx, owner=self._owner, now=self._clock())
        if job is not None:
            await self._carry_out(job)
        async with self._db.read() as tx:
            due = await jobs.next_due(tx)
        self._broke_off = False
        return due

    async def _carry_out(self, job: Job) -> None:
        if job.tries > jobs.TRIES:
            await self._fail(job, "the process ended with each try")
            return
        try:
            made = await self._works[job.kind](self._db, job)
        except Exception as error:
            log.error("job %d of kind %s broke: %s", job.id, job.kind, where(error))  # noqa: TRY400 - no names
            await self._fail(job, type(error).__name__)
            return
        async with self._db.write() as tx:
            for file in await jobs.finish(tx, job.id, made, owner=self._owner, now=self._clock()):
                if job.person is not None:
                    await outbox.put(
                        tx, person=job.person, kind=job.kind, subject=str(job.id), which=str(file.id), now=self._clock()
                    )

    async def _fail(self, job: Job, error: str) -> None:
        code = secrets.token_hex(2).upper()
        async with self._db.write() as tx:
            failed = await jobs.fail(tx, job.id, f"{code} {error}", owner=self._owner, now=self._clock())
            if failed and job.person is not None:
                await outbox.put(
                    tx, person=job.person, kind="job-failed", subject=str(job.id), which=code, now=self._clock()
                )
