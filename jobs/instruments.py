"""An instrument that somebody sends to the bank: the file is fetched, read, and becomes a draft, or its mistakes are
kept. Whose place it is is asked once more here.
"""

import asyncio
import json
from collections.abc import Callable, Sequence

from bot.broken import where
from bot.instrument_words import place_words, why
from bot.instruments import LITERACY, SHIPS
from bot.places import region_codes
from bot.texts import plain
from jobs.error_tables import error_table
from jobs.instrument_files import Looked, file_of, look
from jobs.tables import Fetch, Unreadable, fetched
from jobs.words import speaker
from rules import literacy
from rules.literacy import Variant
from rules.questionnaire import Questionnaire
from rules.reading import FILE, BrokenContent, wrong
from rules.roles import EVERYWHERE, Held, Scope, reaches
from storage import bank, instrument_loads, outbox, publishing, roles
from storage.bank import QUESTIONNAIRE, SEEN, TEST, Kept, Made
from storage.db import Database, Tx
from storage.instrument_loads import Load, Mistake
from storage.jobs import Job

READ, ERRORS, FILE_OF = "instrument-read", "instrument-errors", "instrument-file"
TOLD = "instrument-load"  # the notice of a load: a draft came of it, mistakes stand in the way, it could not be fetched
METHODIST = "coordinator"
MOST = 500  # mistakes that are kept of a file
COLUMNS = {"number": 6, "where": 30, "item": 30, "what": 70, "weight": 14}


class Reading:
    """`admins` are the addresses of ADMIN_IDS."""

    def __init__(self, fetch: Fetch, admins: frozenset[str], clock: Callable[[], int]) -> None:
        self._fetch = fetch
        self._admins = admins
        self._clock = clock

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        number: int = job.args["load"]
        async with db.read() as tx:
            load = await instrument_loads.load(tx, number)
        if load is None or load.state != "reading":
            return []
        try:
            data = await fetched(self._fetch, job.args["file"])
        except Unreadable as unreadable:
            async with db.write() as tx:
                await self._refuse(tx, load, unreadable.key, unreadable.args_said)
            return []
        looked = await asyncio.to_thread(look, data, load.name)
        async with db.write() as tx:
            if await instrument_loads.read_now(tx, number) is None:
                return []
            # The role may have been taken away since the file was sent.
            if not await _changes(tx, await roles.of(tx, load.person, self._admins), load.scope_kind, load.scope):
                await self._refuse(tx, load, "instrument-not-yours", {})
                return []
            await self._keep(tx, load, looked)
        return []

    async def _refuse(self, tx: Tx, load: Load, key: str, args: dict[str, str | int]) -> None:
        await instrument_loads.refuse(tx, load.id, json.dumps([key, args], ensure_ascii=False))
        await self._tell(tx, load, "refused")

    async def _keep(self, tx: Tx, load: Load, looked: Looked) -> None:
        found, draft = list(looked.found), None
        if looked.opened is not None and looked.instrument is not None:
            made = made_of(looked.instrument, looked.opened.body)
            against = await _against(tx, load, made, looked.instrument)
            found = [*map(looked.opened.mistake, against), *found]
            if not against:
                place = load.scope_kind, load.scope
                draft = await publishing.make_draft(tx, made, place, by=load.person, now=self._clock())
        await instrument_loads.keep(tx, load.id, found[:MOST], draft)
        await self._tell(tx, load, "wrong" if draft is None else "drafted")

    async def _tell(self, tx: Tx, load: Load, what: str) -> None:
        await outbox.put(tx, person=load.person, kind=TOLD, subject=str(load.id), which=what, now=self._clock())


class Giving:
    """One of the bank as a file, TOML or a workbook. `admins` are the addresses of ADMIN_IDS."""

    def __init__(self, admins: frozenset[str]) -> None:
        self._admins = admins

    async def __call__(self, db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
        async with db.read() as tx:
            kept = await bank.get(tx, job.args["instrument"])
            held = await roles.of(tx, job.person, self._admins) if job.person is not None else ()
            if not await _reads(tx, held, kept):
                return []
            body = await bank.body(tx, kept.id)
        t = speaker(job.args["locale"])
        return [await asyncio.to_thread(file_of, kept, body, job.args["format"], t)]


async def _place(tx: Tx, kind: str, place: str) -> Scope:
    return EVERYWHERE if kind == EVERYWHERE.kind else await roles.place(tx, kind, place, regions=region_codes())


async def _changes(tx: Tx, held: Sequence[Held], kind: str, place: str) -> bool:
    return reaches(held, (METHODIST,), await _place(tx, kind, place))


async def _reads(tx: Tx, held: Sequence[Held], kept: Kept) -> bool:
    """Of their own places all of it; what is published for a place theirs lies in, too."""
    if await _changes(tx, held, *kept.place):
        return True
    own = [await _place(tx, it.scope_kind, it.scope) for it in held if reaches([it], (METHODIST,))]
    return kept.state in ("published", "withdrawn") and any(it.within(*kept.place) for it in own)


def made_of(it: Questionnaire | Variant, body: str) -> Made:
    test = isinstance(it, Variant)
    return Made(
        kind=TEST if test else QUESTIONNAIRE, code=it.code, variant=it.letter if isinstance(it, Variant) else "",
        version=it.version, title=it.title, body=body,
    )  # fmt: skip


async def _against(tx: Tx, load: Load, made: Made, it: Questionnaire | Variant) -> list[BrokenContent]:
    """Why the bank could not publish it here, said before anybody tries."""
    if made.kind == TEST and made.code != LITERACY:
        return [wrong(load.name, FILE, "test-code", field="code", wanted=LITERACY)]
    owner = await bank.owner(tx, made.code, SHIPS)
    seen = await bank.of_code(tx, made.code, SEEN)
    another = made.code == LITERACY and made.kind != TEST
    if another or owner not in (None, (load.scope_kind, load.scope)) or any(one.kind != made.kind for one in seen):
        return [wrong(load.name, FILE, "taken", field="code", said=made.code)]
    there = bank.highest(seen).get((made.code, made.variant))
    if there and there.numbers >= bank.numbers(made.version):
        return [wrong(load.name, FILE, "not-higher", field="version", said=made.version, highest=there.version)]
    return await _unlike(tx, load, it) if isinstance(it, Variant) else []


async def _unlike(tx: Tx, load: Load, it: Variant) -> list[BrokenContent]:
    """Where it is not parallel to the variant that people get beside it."""
    letter = next(letter for letter in literacy.VARIANTS if letter != it.letter)
    for other in await bank.versions(tx, it.code, letter):
        if other.numbers[0] == it.major:
            twin = literacy.parse(await bank.body(tx, other.id), other.version)
            return literacy.unlike(twin, it, load.name)
    return []


async def errors(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """Everything that was found in a file, as a table to work through."""
    async with db.read() as tx:
        load = await instrument_loads.load(tx, job.args["load"])
        if load is None or load.person != job.person:
            return []
        found = await instrument_loads.mistakes(tx, load.id, limit=MOST)
    t = speaker(job.args["locale"])
    columns = [(plain(t(f"mistakes-column-{key}")), width) for key, width in COLUMNS.items()]
    rows = [
        (number, (place_words(it, t), where(it.item, t), plain(why(it, t)), plain(t(f"mistakes-{_weight(it)}"))))
        for number, it in enumerate(found, 1)
    ]
    name = plain(t("mistakes-file"))
    return [(f"{name}.xlsx", await asyncio.to_thread(error_table, name, load.name, columns, rows))]


def _weight(it: Mistake) -> str:
    return "no" if it.warning else "yes"
