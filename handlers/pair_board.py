"""The curator's board: who has no mentor; which pairs wait, are silent, late, near their end. Above, only figures."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import people_lists
from bot.boards import Scopes, figures_of, look, names, scopes_of
from bot.doors import LARGEST, Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed, require
from bot.mentoring import curates, written
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Document, Open, Screen, cut, fit, rows
from bot.texts import Html, T, escape, lines
from bot.tree import own_place, said
from rules.board import PARTS
from rules.service import year_of_work
from storage import jobs, pair_board, places
from storage.db import Tx
from storage.mentors import Seeker
from storage.pair_board import Board, Figures, Line

router = Router(name="pair_board")
door = Door()

KIND = "pair_board"  # of the job
WITHOUT, UNTOLD, ALL, OWN = "without", "untold", "all", "own"
LISTS = (WITHOUT, UNTOLD, *PARTS, ALL)
NAME = 60

Page = Annotated[int, Field(ge=0, le=9999)]


class Part(Press, prefix="Xl"):
    """A list of the school's board."""

    organisation: Id
    part: str
    page: Page = 0


class Table(Press, prefix="Xt"):
    """Send me this school's board as a file; 0: all my schools in figures."""

    organisation: Annotated[int, Field(ge=0, le=LARGEST)]


async def pair_board_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is a school, or «all» with a page; without one, the place of the role somebody acts in."""
    require(person, "curator")
    listed, _, page = id.partition(".")
    if listed.isdecimal():
        return await _school(tx, person, t, now, number(listed) or 0)
    own = scopes_of(person)
    if listed != ALL and own[0][0] == "organisation":
        return await _school(tx, person, t, now, int(own[0][1]))
    whole = listed == ALL or len(own) == 1
    return await _schools(tx, person, t, now, own if whole else own[:1], number(page))


def _list_of(person: Person) -> Go:
    """The list that a school was opened from."""
    own = scopes_of(person)
    if own[0][0] != "organisation":
        return Go(room="pair_board")
    return Go(room="pair_board", id=ALL) if len(own) > 1 else Go(room="mentoring", id="ways")


# One school


async def _school(tx: Tx, person: Person, t: T, now: int, organisation: int) -> Screen:
    scope = await own_place(tx, person, said("organisation", str(organisation)))
    organisation = int(scope.id)  # an old button may name a school that was merged into this one
    if not curates(person, organisation):
        return await _from_above(tx, person, t, now, organisation)
    board = await pair_board.board(tx, organisation, look(now, person.zone))
    title = t("board-pairs-title", name=await places.scope_name(tx, "organisation", organisation) or "")
    states = [line.pair.state for line in board.lines]
    running = t("board-open", active=states.count("active"))
    if paused := states.count("paused"):
        running = Html(f"{running}, {t('board-also-paused', count=str(paused))}")
    buttons = [
        Button(t(f"board-to-{part}", count=str(count)), Part(organisation=organisation, part=part))
        for part, count in _counts(board)
        if count
    ]
    return Screen(
        lines([title, "", running, *_counted(board, t)]),
        [
            *rows(buttons, 2),
            [Button(t("board-pairs-table"), Table(organisation=organisation))] if buttons else [],
            _ways(t, _list_of(person)),
        ],
    )


def _counts(board: Board) -> list[tuple[str, int]]:
    parts = [(part, len(board.of(part))) for part in PARTS]
    return [(WITHOUT, len(board.without)), (UNTOLD, len(board.untold)), *parts, (ALL, len(board.lines))]


def _counted(board: Board, t: T) -> list[Html]:
    said = [t(f"board-{part}", count=str(count)) for part, count in _counts(board) if part != ALL and count]
    wishing = sum(it.wished_at is not None for it in board.without)
    if wishing:
        said[0] = Html(f"{said[0]}, {t('board-wishing', count=str(wishing))}")
    return said or [t("board-calm" if board.lines else "board-pairs-none")]


@door.on(Part)
async def part(press: Part, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if not curates(person, press.organisation):
        raise NotAllowed("curator")
    if press.part not in LISTS:
        return Open("pair_board", str(press.organisation), toast=t("stale"))
    board = await pair_board.board(tx, press.organisation, look(now, person.zone))
    if press.part in (WITHOUT, UNTOLD):
        seekers = board.without if press.part == WITHOUT else board.untold
        entries = [_seeker(place, it, person, t, now) for place, it in enumerate(seekers, 1)]
        picks = [Go(room="match", id=str(it.person)) for it in seekers]
    else:
        found = board.lines if press.part == ALL else board.of(press.part)
        entries = [_line(place, it, press.part, person, t) for place, it in enumerate(found, 1)]
        picks = [Go(room="curated", id=str(it.pair.id)) for it in found]
    key = f"board-list-{press.part}"
    return people_lists.listed(
        t, t(key) if entries else t("board-list-empty"), entries, picks, asked=str(press.page),
        turn=lambda to: press.model_copy(update={"page": to}),
        more=[_ways(t, Go(room="pair_board", id=str(press.organisation)))],
    )  # fmt: skip


def _seeker(place: int, one: Seeker, person: Person, t: T, now: int) -> Html:
    """Name, subject and stage, since when they look for a mentor, which year of work it is."""
    today = local(now, person.zone).date()
    said = [
        t("board-wished", day=t.day(one.wished_at, person.zone)) if one.wished_at else None,
        t("board-year", year=str(year_of_work(one.service_year, today))) if one.service_year else t("board-no-year"),
    ]
    why = Html(" · ".join(it for it in said if it))
    return lines([Html(f"{place}  {people_lists.name(one.name, t)}"), people_lists.about(one, t), why, ""])


def _line(place: int, line: Line, part: str, person: Person, t: T) -> Html:
    said = Html(" · ".join(_about(line, part, person, t)))
    return lines([Html(f"{place}  {names(line.pair, t)}"), said, ""])


def _about(line: Line, part: str, person: Person, t: T) -> list[Html]:
    """What the list is about; in the list of all, whatever there is."""
    if part == ALL:
        paused = [t("board-paused")] if line.pair.state == "paused" else []
        said = [it for inside in line.parts for it in _about(line, inside, person, t)]
        return [*paused, *(said or _about(line, "ending", person, t))]
    if part == "waiting":
        return [t("board-proposed", day=t.day(line.pair.proposed_at, person.zone))]
    if part == "silent":
        return [t("board-silent-days", days=line.silent)]
    if part == "overdue":
        return [t("board-late", steps=str(line.steps), entries=str(line.entries))]
    return [t("board-until", day=written(t, line.pair.ends_on))]


# Many schools, and one from above


async def _schools(tx: Tx, person: Person, t: T, now: int, scopes: Scopes, asked: int | None) -> Screen:
    found = await figures_of(tx, scopes, look(now, person.zone))
    page, pages = page_of(asked, len(found))
    shown = list(enumerate(found, 1))[page * SIZE : (page + 1) * SIZE]
    open_ones, without = sum(it.open for it in found), sum(it.without for it in found)
    counted = t("board-schools", count=len(found), pairs=str(open_ones), without=str(without))
    whole = len(scopes) == len(scopes_of(person))
    here = ALL if whole else OWN
    return Screen(
        fit(
            lines([t("board-schools-title"), "", counted if found else t("board-schools-none"), ""]),
            [lines([Html(f"{place}  {_school_name(it)}"), _figures(it, t), ""]) for place, it in shown],
        ),
        [
            *rows((Button(str(place), Go(room="pair_board", id=str(it.organisation))) for place, it in shown), 5),
            *turning(t, page, pages, lambda to: Go(room="pair_board", id=f"{here}.{to}")),
            [] if whole else [Button(t("board-all-schools"), Go(room="pair_board", id=ALL))],
            [Button(t("board-pairs-table"), Table(organisation=0))] if found else [],
            _ways(t, Go(room="mentoring", id="ways")),
        ],
    )


def _school_name(of: Figures) -> str:
    return f"<b>{escape(f'{cut(of.name, NAME)}, {cut(of.municipality, NAME)}')}</b>"


def _figures(of: Figures, t: T) -> Html:
    waiting, silent, overdue, ending = (str(of.counts[part]) for part in PARTS)
    return t(
        "board-figures", pairs=str(of.open), without=str(of.without), waiting=waiting, silent=silent, overdue=overdue,
        ending=ending,
    )  # fmt: skip


async def _from_above(tx: Tx, person: Person, t: T, now: int, organisation: int) -> Screen:
    """Figures of a school for those who stand above its curator."""
    found = await pair_board.figures(tx, "organisation", str(organisation), look(now, person.zone))
    title = t("board-pairs-title", name=await places.scope_name(tx, "organisation", organisation) or "")
    counted = _figures(found[0], t) if found else t("board-pairs-none")
    return Screen(lines([title, "", counted, "", t("board-figures-only")]), [_ways(t, _list_of(person))])


# The file


@door.on(Table)
async def table(press: Table, tx: Tx, person: Person, t: T, now: int) -> Shown:
    require(person, "curator")
    if press.organisation and not curates(person, press.organisation):
        raise NotAllowed("curator")
    here = Open("pair_board", str(press.organisation or ""))
    if await jobs.open_job(tx, kind=KIND, person=person.id) is not None:
        return Open(here.room, here.id, toast=t("board-pairs-still"))
    args = {
        "organisation": press.organisation, "scopes": [list(it) for it in scopes_of(person)], "locale": t.locale,
        "zone": person.zone, "at": now,
    }  # fmt: skip
    await jobs.start(tx, kind=KIND, person=person.id, args=args, now=now)
    return Open(here.room, here.id, toast=t("board-pairs-started"))


async def table_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished job. None when the file is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    named = (await jobs.asked(tx, int(subject)))["organisation"]
    home = [Button(t("board-to-pairs"), Go(room="pair_board")), Button(t("menu"), Go(room="menu"))]
    return Screen(
        t("board-pairs-ready" if named else "board-figures-ready"), [home], document=Document(file.name, file.id)
    )


def _ways(t: T, back: Press) -> list[Button]:
    return [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]


ROOMS = {"pair_board": pair_board_room}
NOTICES = {KIND: table_ready}
