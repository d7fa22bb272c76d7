"""Papers of mentoring: which one, for what time, as what file; a numbered one is made outside of the turn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.boards import names
from bot.doors import LARGEST, Door, Go, Press, Shown, number
from bot.guards import NotAllowed
from bot.mentoring import readable_pair
from bot.person import Person
from bot.screen import Button, Document, Open, Screen, rows
from bot.texts import Html, T, lines
from bot.typed import Typed
from rules.names import LONGEST, BadFullName, clean_full_name
from rules.periods import ALL, Period, period, periods, span
from storage import documents, jobs, journal, pairs, people, tasks
from storage.db import Tx
from storage.pairs import Pair

router = Router(name="papers")
door = Door()

KIND = "paper"  # of the job
PROGRAMME, HOURS = "programme", "hours"
OF_A_PAIR = (PROGRAMME, "journal", "report")
FILES = ("pdf", "xlsx")

# 0 stands for none: the note of hours is about the mentor, not about a pair.
Maybe = Annotated[int, Field(ge=0, le=LARGEST)]
Year = Annotated[int, Field(ge=0, le=9998)]


class Naming(StatesGroup):
    full_name = State()


class Kind(Press, prefix="Wk"):
    """For what time shall this paper be?"""

    paper: str
    pair: Maybe


class Ready(Press, prefix="Wr"):
    """What will stand in it; `by_hand`: my name will be written with a pen."""

    paper: str
    pair: Maybe
    period: str
    year: Year
    by_hand: bool = False


class Print(Press, prefix="Wp"):
    """Make this file and send it to me."""

    paper: str
    pair: Maybe
    period: str
    year: Year
    file: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a paper is about: a pair, or with None the work of the mentor who asks. `since`: where its time begins."""

    paper: str
    pair: Pair | None
    since: date

    @property
    def number(self) -> int:
        return self.pair.id if self.pair else 0


async def papers_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id` is the pair, one that is over too."""
    pair = await readable_pair(tx, person, number(id))
    kinds = [Button(t(f"papers-kind-{paper}"), Kind(paper=paper, pair=pair.id)) for paper in OF_A_PAIR]
    if pair.mentor == person.id:
        kinds.append(Button(t(f"papers-kind-{HOURS}"), Go(room="hours")))
    title = t("papers-title", names=names(pair, t))
    return Screen(lines([title, "", t("papers-about")]), [*rows(kinds, 2), _ways(t, _card(pair, person))])


async def hours_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    subject = await _subject(tx, person, HOURS, 0)
    if subject is None:
        return Screen(lines([t("papers-hours-title"), "", t("papers-none")]), [_ways(t, Go(room="mentoring"))])
    return _times(subject, person, t, now)


@door.on(Kind)
async def kind(press: Kind, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    subject = await _subject(tx, person, press.paper, press.pair)
    if subject is None:
        return Open("hours")
    if press.paper == PROGRAMME:
        return await ready(Ready(paper=PROGRAMME, pair=press.pair, period=ALL, year=0), tx, person, t, now, state)
    return _times(subject, person, t, now)


def _times(subject: Subject, person: Person, t: T, now: int) -> Screen:
    today = datetime.fromtimestamp(now, person.tz).date()
    choices = [
        Button(_named(it, t), Ready(paper=subject.paper, pair=subject.number, period=it.code, year=it.year))
        for it in periods(subject.since, today)
    ]
    about = t("papers-hours-about") if subject.pair is None else None
    words = lines([t(f"paper-title-{subject.paper}"), *(["", about] if about else []), "", t("papers-which")])
    return Screen(words, [*rows(choices, 2), _ways(t, _back(subject))])


@door.on(Ready)
async def ready(press: Ready, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    subject = await _subject(tx, person, press.paper, press.pair)
    meant = _meant(press, subject)
    if subject is None or meant is None:
        return Open("mentoring", toast=t("stale"))
    told = await people.profile(tx, person.id)
    if subject.pair is None and told.organisation is None:
        to_school = Button(t("papers-to-school"), Go(room="profile"))
        return Screen(t("papers-no-school"), [[to_school], _ways(t, _back(subject))])
    if not told.full_name and not press.by_hand and _signs(subject, person):
        await state.set_state(Naming.full_name)
        await state.set_data({"ready": press.pack()})
        return _ask_name(t, lines([t("papers-ask-name"), "", t("papers-ask-name-where")]), press)
    return await _preview(subject, meant, tx, person, t, now)


def _ask_name(t: T, words: Html, press: Ready) -> Screen:
    by_hand = Button(t("papers-by-hand"), press.model_copy(update={"by_hand": True}))
    return Screen(words, [[by_hand], _ways(t, Kind(paper=press.paper, pair=press.pair))])


@router.message(StateFilter(Naming.full_name), Typed())
async def name_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    press = Ready.unpack(str((await state.get_data()).get("ready")))
    try:
        name = clean_full_name(typed)
    except BadFullName as wrong:
        return _ask_name(t, t(f"full-name-{wrong}", limit=LONGEST), press)
    await state.clear()
    await people.be_listed_as(tx, person.id, name)
    return await ready(press, tx, person, t, now, state)


async def _preview(subject: Subject, meant: Period, tx: Tx, person: Person, t: T, now: int) -> Screen:
    files = [
        Button(
            t(f"papers-{file}"),
            Print(paper=subject.paper, pair=subject.number, period=meant.code, year=meant.year, file=file),
        )
        for file in FILES
    ]
    title = t(f"paper-title-{subject.paper}")
    if subject.paper != PROGRAMME:
        title = t("papers-ready-title", title=title, period=_named(meant, t))
    words = [title, "", *await _inside(subject, meant, tx, person, t, now)]
    unnamed = await _unnamed(subject, tx)
    if unnamed:
        words += ["", t("papers-no-name", names=", ".join(unnamed))]
    return Screen(lines(words), [*([file] for file in files), _ways(t, _back(subject, meant))])


async def _inside(subject: Subject, meant: Period, tx: Tx, person: Person, t: T, now: int) -> list[Html]:
    """How much there is to print."""
    if subject.pair and subject.paper == PROGRAMME:
        return [t("papers-steps", count=len(await tasks.tasks(tx, subject.pair.id)))]
    since, until = span(meant.first, meant.last, person.tz)
    if subject.pair:
        found = await journal.totals_of_pair(tx, subject.pair.id, since=since, until=until)
    else:
        found = await journal.totals_of_mentor(tx, person.id, since=since, until=until)
    said = [t("papers-entries", count=found.entries)]
    waiting = found.entries - found.confirmed
    return [*said, t("papers-unconfirmed", count=waiting)] if waiting else said


async def _unnamed(subject: Subject, tx: Tx) -> list[str]:
    """Of the two, those whose full name nobody has told; as they are called on screens."""
    if subject.pair is None:
        return []
    both = ((subject.pair.mentor, subject.pair.mentor_name), (subject.pair.mentee, subject.pair.mentee_name))
    return [name for who, name in both if who is not None and not (await people.profile(tx, who)).full_name]


@door.on(Print)
async def printed(press: Print, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    subject = await _subject(tx, person, press.paper, press.pair)
    meant = _meant(press, subject)
    told = await people.profile(tx, person.id)
    organisation = subject.pair.organisation if subject and subject.pair else told.organisation
    if subject is None or meant is None or organisation is None or press.file not in FILES:
        return Open("mentoring", toast=t("stale"))
    shown = await _preview(subject, meant, tx, person, t, now)
    if await jobs.open_job(tx, kind=KIND, person=person.id) is not None:
        return shown.with_toast(t("papers-still"))
    document = await documents.number(
        tx, organisation=organisation, kind=subject.paper,
        subject=f"pair:{subject.pair.id}" if subject.pair else f"mentor:{person.id}", period_from=meant.first,
        period_to=meant.last, year=datetime.fromtimestamp(now, person.tz).year, by=person.id, now=now,
    )  # fmt: skip
    args = {"document": document.id, "file": press.file, "locale": t.locale, "zone": person.zone, "at": now}
    await jobs.start(tx, kind=KIND, person=person.id, args=args, now=now)
    return shown.with_toast(t("papers-started"))


async def paper_ready(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    """The notice of a finished job. None when the file is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    document = await documents.document(tx, (await jobs.asked(tx, int(subject)))["document"])
    pair = await pairs.pair(tx, document.about) if document.kind != HOURS else None
    home = _card(pair, person) if pair else Go(room="mentoring")
    words = t("papers-to-pair" if pair else "papers-mentoring")
    ways = [Button(words, home), Button(t("menu"), Go(room="menu"))]
    return Screen(t("papers-here"), [ways], document=Document(file.name, file.id))


async def _subject(tx: Tx, person: Person, paper: str, pair_id: int) -> Subject | None:
    """None for the hours of somebody who was no mentor yet. Raises NotAllowed."""
    if paper in OF_A_PAIR:
        pair = await readable_pair(tx, person, pair_id)
        return Subject(paper, pair, pair.starts_on)
    if paper != HOURS or pair_id:
        raise NotAllowed(paper)
    begun = [
        it.starts_on
        for it in await pairs.of_person(tx, person.id, live=False)
        if it.mentor == person.id and it.began_at
    ]
    return Subject(paper, None, min(begun)) if begun else None


def _meant(press: Ready | Print, subject: Subject | None) -> Period | None:
    """None for a time there is not, or that such a paper does not have."""
    try:
        return period(press.period, press.year, subject.since) if subject else None
    except ValueError:
        return None


def _named(meant: Period, t: T) -> Html:
    name = t(f"period-{meant.code}")
    if meant.code == ALL:
        return name
    return t("period-named", name=name, **{"from": str(meant.year), "to": f"{(meant.year + 1) % 100:02}"})


def _signs(subject: Subject, person: Person) -> bool:
    """Whether the person's own name stands in the paper."""
    return subject.pair is None or subject.pair.side(person.id) is not None


def _back(subject: Subject, meant: Period | None = None) -> Press:
    if meant is not None and subject.paper != PROGRAMME:
        return Kind(paper=subject.paper, pair=subject.number)
    return Go(room="papers", id=str(subject.pair.id)) if subject.pair else Go(room="mentoring")


def _card(pair: Pair, person: Person) -> Go:
    return Go(room="pair" if pair.side(person.id) else "curated", id=str(pair.id))


def _ways(t: T, back: Press) -> list[Button]:
    return [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]


ROOMS = {"papers": papers_room, "hours": hours_room}
NOTICES = {KIND: paper_ready}
