"""Who asked for a job, with the rights they have while it is done: a role may be gone since."""

from bot.person import Person, Role
from storage import roles
from storage.db import Tx
from storage.jobs import Job


async def asker(tx: Tx, job: Job, admins: frozenset[str]) -> Person:
    """`admins` are the addresses of ADMIN_IDS; language and zone are those the job was started with."""
    if job.person is None:
        raise ValueError(f"job {job.id} is nobody's")
    held = tuple(Role(*it) for it in await roles.of(tx, job.person, admins))
    return Person(job.person, True, job.args["locale"], job.args["zone"], "", "", "", held)
