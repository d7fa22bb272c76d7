"""The summary of a poll: counts, shares and bars, words without names, each place below, and all of it as a file."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.poll_views import Place, View, places, view_of
from bot.polling import summed, until
from bot.screen import TEXT_LIMIT, Button, Document, Row, Screen, cut, fit, rows, size
from bot.texts import Html, T, lines
from bot.tree import said
from rules.polls import FEW, WORDS, Question
from storage import jobs, poll_results, polls
from storage.db import Tx
from storage.poll_results import Tally

router = Router(name="poll_results")
door = Door()

KIND = "poll_report"
ROOM = TEXT_LIMIT - 900  # signs of questions on a screen; the rest is for what stands above them
SHOWN = 300  # signs of one answer in words
Page = Annotated[int, Field(ge=0, le=9999)]


class Part(Press, prefix=".up", sep="|"):
    """A page of the summary of a place; `kind` and `place` empty: of the whole."""

    poll: Id
    at: str
    page: Page


class Words(Press, prefix=".uw", sep="|"):
    """A page of what was answered in words."""

    poll: Id
    at: str
    question: Annotated[int, Field(ge=1, le=99)]
    page: Page = 0


class Places(Press, prefix=".ug", sep="|"):
    """The places below."""

    poll: Id
    at: str
    page: Page = 0


class File(Press, prefix=".ux", sep="|"):
    poll: Id
    at: str


async def results_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: «5», or «5:organisation:11» for a place in it."""
    poll, _, at = id.partition(":")
    return await _summary(await view_of(tx, person, number(poll), at, now), 0, tx, t)


@door.on(Part)
async def part(press: Part, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _summary(await view_of(tx, person, press.poll, press.at, now), press.page, tx, t)


def _at(view: View) -> str:
    return "" if view.whole else said(view.scope.kind, view.scope.id)


async def _summary(view: View, asked: int, tx: Tx, t: T) -> Screen:
    of, at = view.poll.id, _at(view)
    head = await _head(view, tx, t)
    if not view.told:
        return Screen(head, [_back(t, view)])
    asks = await polls.questions(tx, of)
    tallies = await poll_results.tallies(tx, view.part)
    pages = _pages(t, asks, tallies)
    page, count = page_of(asked, len(pages), 1)
    words = [
        Button(t("poll-results-words", number=str(it.number)), Words(poll=of, at=at, question=it.number))
        for it in asks
        if it.kind == WORDS and (tally := tallies.get(it.number)) and tally.answered >= FEW
    ]
    below = [] if view.scope.kind == "organisation" else [Button(t("poll-results-places"), Places(poll=of, at=at))]
    return Screen(
        lines([head, "", pages[page]]),
        [
            *turning(t, page, count, lambda to: Part(poll=of, at=at, page=to)),
            *rows(words, 1),
            [*below, Button(t("poll-results-file"), File(poll=of, at=at))],
            _back(t, view),
        ],
    )


async def _head(view: View, tx: Tx, t: T) -> Html:
    found = view.poll
    place = await names.scope_name(tx, t, view.scope.kind, view.scope.id)
    going = t("poll-results-closed") if view.over else t("poll-results-open", until=until(t, found))
    reached = await poll_results.reached(tx, found.id) if view.whole else 0
    few = view.done < FEW and not view.whole
    return lines(
        [
            t("poll-title", title=found.title),
            place,
            going,
            t("poll-results-hidden" if view.over else "poll-results-later") if few else t("poll-done", count=view.done),
            t("poll-reached", count=reached) if reached else None,
            *([] if few else [_withheld(t, view)]),
        ]
    )


def _withheld(t: T, view: View) -> Html | None:
    """Why it is not of all, or of nobody."""
    if view.told == view.done:
        return None
    if view.told:
        return t("poll-results-first", told=str(view.told))
    if view.whole:
        return t("poll-results-few", few=FEW if view.over else FEW * 2)
    return t("poll-results-hidden") if view.over else t("poll-results-later")


def _pages(t: T, asks: list[Question], tallies: dict[int, Tally]) -> list[Html]:
    """As many whole questions on a screen as fit."""
    made: list[list[Html]] = [[]]
    for asked in asks:
        block = lines([summed(t, asked, tallies.get(asked.number)), ""])
        if made[-1] and sum(map(size, made[-1])) + size(block) > ROOM:
            made.append([])
        made[-1].append(block)
    return [lines(page) for page in made]


def _back(t: T, view: View) -> Row:
    """To the card of one's own poll; from a place in it to the whole, of a poll from above to the list of those."""
    of = str(view.poll.id)
    home = Go(room="poll_card", id=of)
    if not view.whole:
        above = Go(room="polls_above", id=said(view.scope.kind, view.scope.id))
        home = Go(room="poll_results", id=of) if view.all else above
    return [Button(t("back"), home), Button(t("menu"), Go(room="menu"))]


# Words


@door.on(Words)
async def words(press: Words, tx: Tx, person: Person, t: T, now: int) -> Shown:
    view = await view_of(tx, person, press.poll, press.at, now)
    asked = next((it for it in await polls.questions(tx, press.poll) if it.number == press.question), None)
    tally = (await poll_results.tallies(tx, view.part)).get(press.question) if view.told else None
    back = _to_summary(t, view)
    if asked is None or asked.kind != WORDS or tally is None or tally.answered < FEW:
        return Screen(t("poll-words-few", few=FEW), [back])
    page, pages = page_of(press.page, tally.answered, SIZE)
    shown = await poll_results.words(tx, view.part, press.question, limit=SIZE, offset=page * SIZE)
    return Screen(
        fit(
            lines([t("poll-words-title", text=asked.text), t("poll-words-order"), ""]),
            [t("poll-word", words=cut(" ".join(it.split()), SHOWN)) for it in shown],
        ),
        [*turning(t, page, pages, lambda to: press.model_copy(update={"page": to})), back],
    )


def _to_summary(t: T, view: View) -> Row:
    at = f"{view.poll.id}:{_at(view)}".rstrip(":")
    return [Button(t("back"), Go(room="poll_results", id=at)), Button(t("menu"), Go(room="menu"))]


# Places


@door.on(Places)
async def below(press: Places, tx: Tx, person: Person, t: T, now: int) -> Screen:
    view = await view_of(tx, person, press.poll, press.at, now)
    found, rest = await places(tx, t, view)
    page, pages = page_of(press.page, len(found), SIZE)
    shown = list(enumerate(found, 1))[page * SIZE : (page + 1) * SIZE]
    doors = [
        Button(str(place), Go(room="poll_results", id=f"{press.poll}:{it.kind}:{it.id}"))
        for place, it in shown
        if it.shown and view.over
    ]
    told = None if view.over else t("poll-places-later")
    return Screen(
        fit(
            lines([t("poll-places-title", title=view.poll.title), told, ""]),
            [_line(t, place, it) for place, it in shown] or [t("poll-places-none")],
            t("poll-places-rest", count=str(rest)) if rest >= FEW else None,
        ),
        [
            *rows(doors, 5),
            *turning(t, page, pages, lambda to: press.model_copy(update={"page": to})),
            _to_summary(t, view),
        ],
    )


def _line(t: T, place: int, it: Place) -> Html:
    if it.shown:
        return t("poll-place-row", number=str(place), name=it.name, count=str(it.done))
    if it.done >= FEW:
        return t("poll-place-merged", number=str(place), name=it.name)
    return t("poll-place-few", number=str(place), name=it.name, few=str(FEW))


# The file


@door.on(File)
async def file(press: File, tx: Tx, person: Person, t: T, now: int) -> Screen:
    view = await view_of(tx, person, press.poll, press.at, now)
    shown = await _summary(view, 0, tx, t)
    if not view.told:
        return shown
    if await jobs.open_job(tx, kind=KIND, person=person.id) is not None:
        return shown.with_toast(t("poll-file-still"))
    args = {"poll": press.poll, "at": press.at, "locale": t.locale, "zone": person.zone, "now": now}
    await jobs.start(tx, kind=KIND, person=person.id, args=args, now=now)
    return shown.with_toast(t("poll-file-started"))


async def file_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished job. None when the file is gone."""
    made = await jobs.file(tx, int(which))
    if made is None:
        return None
    return Screen(t("poll-file-ready"), [[Button(t("menu"), Go(room="menu"))]], document=Document(made.name, made.id))


ROOMS = {"poll_results": results_room}
NOTICES = {KIND: file_ready}
