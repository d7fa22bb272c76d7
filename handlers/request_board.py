"""The desk of requests for programmes: what waits at a place, its lists, programmes that are waited for, a person by
name, all of it as a table.
"""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot import places as names
from bot.doors import Door, Go, Press, Shown
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.request_desk import TITLE, entry, taken, to_card
from bot.requesting import desk_place
from bot.screen import Button, Document, Open, Row, Screen, cut, fit, rows
from bot.texts import Html, T, escape, lines
from bot.tree import said
from bot.typed import Typed
from rules.request_desk import PROGRAMMES, QUEUES, SENT, VIEWS, WAITING, Way, way
from rules.roles import Scope
from storage import jobs, request_board
from storage.db import Tx
from storage.request_board import Case, Counts, Wanted

router = Router(name="request_board")
door = Door()

NAME = 40


class Looking(StatesGroup):
    asker = State()


class Table(Press, prefix=".Ot", sep="|"):
    """Send me the requests of this place as a file."""

    at: str


async def board_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id`: «municipality:5», or where at its desk, «m5.w.17.2»; without one, the place somebody acts in."""
    at = way(id)
    scope = await desk_place(tx, person, at.at)
    at = replace(at, at=said(scope.kind, scope.id))
    if at.view == PROGRAMMES:
        return await _wanted(at, scope, tx, t)
    if at.view:
        return await _listed(at, scope, tx, person, t, now)
    await state.set_state(Looking.asker)
    await state.set_data({"at": at.at})
    return await _board(at, scope, tx, t, now)


async def _board(at: Way, scope: Scope, tx: Tx, t: T, now: int) -> Screen:
    counts = await request_board.counts(tx, scope, now=now)
    head = t("desk-title", place=await names.scope_name(tx, t, scope.kind, scope.id))
    if not counts.any:
        return Screen(lines([head, "", t("desk-none")]), [_back(t, Go(room="tree", id=at.at))])
    lists = [
        Button(t(f"desk-to-{view}", count=str(counts.of[view])), _at(replace(at, view=view)))
        for view in VIEWS
        if counts.of[view]
    ]
    by_programme = [Button(t("desk-to-programmes"), _at(replace(at, view=PROGRAMMES)))] if counts.of[WAITING] else []
    return Screen(
        lines([head, "", *_counted(counts, t), "", t("desk-find")]),
        [
            *rows(lists, 2),
            by_programme,
            [Button(t("desk-table"), Table(at=at.at))],
            _back(t, Go(room="tree", id=at.at)),
        ],
    )


def _counted(counts: Counts, t: T) -> list[Html]:
    """What waits for an answer first, then all the rest in a line."""
    late = Html(f", {t('desk-late', count=str(counts.late))}") if counts.late else ""
    asked = [t("desk-waiting", count=str(counts.of[WAITING]))] if counts.of[WAITING] else []
    papers = [t("desk-sent", count=str(counts.of[SENT]))] if counts.of[SENT] else []
    rest = [t(f"desk-{view}", count=str(counts.of[view])) for view in VIEWS if view not in QUEUES and counts.of[view]]
    calm = [] if asked or papers else [t("desk-calm")]
    return [
        *(Html(f"{it}{late}") for it in asked),
        *papers,
        *calm,
        *([t("desk-rest", what=Html(" · ".join(rest)))] if rest else []),
    ]


async def _listed(at: Way, scope: Scope, tx: Tx, person: Person, t: T, now: int) -> Screen:
    total = await request_board.total(tx, scope, at.view, programme=at.programme)
    page, pages = page_of(at.page, total)
    at = replace(at, page=page)
    found = await request_board.listing(tx, scope, at.view, programme=at.programme, limit=SIZE, offset=page * SIZE)
    head = [t(f"desk-list-{at.view}", count=str(total)) if found else t("desk-list-empty")]
    if at.programme and found:
        head.append(Html(f"«{escape(cut(found[0].title, TITLE))}»"))
    group = at.programme and found and at.view == WAITING
    back = replace(at, view=PROGRAMMES if at.programme else "", programme=0, page=0)
    return Screen(
        _entries(lines([*head, ""]), found, at, person, t, now),
        [
            *_numbers(found, at),
            *turning(t, page, pages, lambda to: _at(replace(at, page=to))),
            [Button(t("desk-group"), Go(room="request_group", id=str(replace(at, page=0))))] if group else [],
            _back(t, _at(back)),
        ],
    )


def _entries(head: Html, found: Sequence[Case], at: Way, person: Person, t: T, now: int) -> Html:
    first = at.page * SIZE + 1
    return fit(
        head,
        [
            entry(n, it, at.view or it.request.state, person, t, now=now, whole=bool(at.programme))
            for n, it in enumerate(found, first)
        ],
    )


def _numbers(found: Sequence[Case], at: Way) -> list[list[Button]]:
    first = at.page * SIZE + 1
    return rows((Button(str(n), to_card(it.request.id, at)) for n, it in enumerate(found, first)), 5)


async def _wanted(at: Way, scope: Scope, tx: Tx, t: T) -> Screen:
    page, pages = page_of(at.page, await request_board.programmes(tx, scope))
    found = await request_board.wanted(tx, scope, limit=SIZE, offset=page * SIZE)
    numbered = list(enumerate(found, page * SIZE + 1))
    return Screen(
        fit(
            lines([t("desk-programmes") if found else t("desk-list-empty"), ""]),
            [_programme(n, it, t) for n, it in numbered],
        ),
        [
            *rows((Button(str(n), _at(Way(at.at, WAITING, it.programme))) for n, it in numbered), 5),
            *turning(t, page, pages, lambda to: _at(replace(at, page=to))),
            _back(t, _at(Way(at.at))),
        ],
    )


def _programme(place: int, it: Wanted, t: T) -> Html:
    hours = f" · {t('desk-hours', hours=str(it.hours))}" if it.hours else ""
    title = Html(f"{place}  <b>{escape(cut(it.title, TITLE))}</b>{hours}")
    return lines([title, t("desk-programme", count=it.waiting), taken(it.taken, it.places, t), ""])


# A person by name


@router.message(StateFilter(Looking.asker), Typed())
async def find(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """One request is opened, several are listed."""
    at = way(str((await state.get_data()).get("at", "")))
    scope = await desk_place(tx, person, at.at)
    found = await request_board.named(tx, scope, typed, limit=SIZE)
    if len(found) == 1:
        await state.clear()
        return Open("request_case", to_card(found[0].request.id, at).id)
    head = t("desk-found", typed=cut(typed, NAME)) if found else t("desk-not-found", typed=cut(typed, NAME))
    return Screen(_entries(lines([head, ""]), found, at, person, t, now), [*_numbers(found, at), _back(t, _at(at))])


# The file


@door.on(Table)
async def table(press: Table, tx: Tx, person: Person, t: T, now: int) -> Shown:
    scope = await desk_place(tx, person, press.at)
    at = said(scope.kind, scope.id)
    if await jobs.open_job(tx, kind=request_board.FILE, person=person.id) is not None:
        return Open("request_board", at, toast=t("desk-table-still"))
    args = {"at": at, "locale": t.locale, "zone": person.zone, "now": now}
    await jobs.start(tx, kind=request_board.FILE, person=person.id, args=args, now=now)
    return Open("request_board", at, toast=t("desk-table-started"))


async def table_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished job. None when the file is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    at = (await jobs.asked(tx, int(subject)))["at"]
    home = [Button(t("desk-open"), Go(room="request_board", id=at)), Button(t("menu"), Go(room="menu"))]
    return Screen(t("desk-table-ready"), [home], document=Document(file.name, file.id))


def _at(at: Way) -> Go:
    return Go(room="request_board", id=str(at))


def _back(t: T, to: Go) -> Row:
    return [Button(t("back"), to), Button(t("menu"), Go(room="menu"))]


ROOMS = {"request_board": board_room}
NOTICES = {request_board.FILE: table_ready}
