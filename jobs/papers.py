"""Papers of mentoring with their numbers, as PDF or XLSX, in the language and at the moment they were asked for."""

import asyncio
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.paper import Paper, as_sheets, on_paper
from jobs import hours, pair_papers
from jobs.frame import Frame
from jobs.hours import Work
from jobs.pair_papers import About
from jobs.words import speaker
from rules.periods import span
from storage import documents, journal, meetings, pairs, people, tasks
from storage.db import Database, Tx
from storage.jobs import Job
from storage.people import Profile

MOST = 5000  # entries in a paper: four hours of mentoring a week for twelve years
_OF_A_PAIR = {"programme": pair_papers.programme, "journal": pair_papers.journal, "report": pair_papers.report}


async def paper(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """The file of `job.args["document"]`; the right to it was asked for in the turn that started the job."""
    t = speaker(job.args["locale"])
    async with db.read() as tx:
        document = await documents.document(tx, job.args["document"])
        frame = Frame(t, job.args["zone"], job.args["at"], document)
        made = await (_hours(tx, frame) if document.kind == "hours" else _of_a_pair(tx, frame))
    if made is None:
        return []
    name = f"{made.title} {document.number}-{document.year}.{job.args['file']}"
    if job.args["file"] == "pdf":
        return [(name, await asyncio.to_thread(on_paper, made))]
    return [(name, await asyncio.to_thread(as_sheets, made, frame.at))]


async def _of_a_pair(tx: Tx, frame: Frame) -> Paper | None:
    pair = await pairs.pair(tx, frame.document.about)
    if pair is None:
        return None
    since, until = span(frame.document.period_from, frame.document.period_to, ZoneInfo(frame.zone))
    curators = [await _profile(tx, person) for person in await pairs.curators(tx, pair)]
    steps = await tasks.tasks(tx, pair.id)
    held = {task.aim for task in steps}
    about = About(
        pair=pair,
        mentor=await _profile(tx, pair.mentor),
        mentee=await _profile(tx, pair.mentee),
        curators=[it.full_name or "" for it in curators if it],
        aims=[aim for aim in await tasks.aims(tx, pair.id) if not aim.dropped or aim.id in held],
        tasks=steps,
        entries=(await journal.of_pair(tx, pair.id, since=since, until=until, limit=MOST))[::-1],
        meetings=await meetings.of_pair(tx, pair.id, since=since, until=until),
    )
    return _OF_A_PAIR[frame.document.kind](frame, about)


async def _hours(tx: Tx, frame: Frame) -> Paper | None:
    mentor = await _profile(tx, frame.document.about)
    if mentor is None:
        return None
    since, until = span(frame.document.period_from, frame.document.period_to, ZoneInfo(frame.zone))
    own = [it for it in await pairs.of_person(tx, mentor.person, live=False) if it.mentor == mentor.person]
    work = Work(
        mentor=mentor,
        mentees=[(it, await _profile(tx, it.mentee)) for it in own],
        entries=(await journal.of_mentor(tx, mentor.person, since=since, until=until, limit=MOST))[::-1],
    )
    return hours.hours(frame, work)


async def _profile(tx: Tx, person: int | None) -> Profile | None:
    if person is None:
        return None
    try:
        return await people.profile(tx, person)
    except people.Gone:
        return None
