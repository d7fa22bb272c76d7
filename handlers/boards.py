"""The board of a stream: who was where, how many hours, who is behind; as a table to take along; a site in figures."""

from collections.abc import Sequence
from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot.doors import Door, Go, Id, Press, number
from bot.hosting import site_of, stream_of
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Document, Screen, fit
from bot.texts import Html, T, escape, lines
from rules.attendance import CREDITED, NEEDED, behind
from storage import jobs, marks, sites
from storage.db import Tx
from storage.marks import Board, Intern

router = Router(name="boards")
door = Door()

KIND = "board"

Page = Annotated[int, Field(ge=0, le=9999)]


class Turn(Press, prefix="yp"):
    """Show this page of the stream's board."""

    stream: Id
    page: Page


class Table(Press, prefix="yx"):
    """Send me the stream's journal as a file."""

    stream: Id


async def board_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id` is the stream."""
    return await _board(number(id), 0, tx, person, t, now)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _board(press.stream, press.page, tx, person, t, now)


@door.on(Table)
async def table(press: Table, tx: Tx, person: Person, t: T, now: int) -> Screen:
    _, stream = await stream_of(tx, person, press.stream)
    if await jobs.open_job(tx, kind=KIND, person=person.id) is not None:
        said = t("board-still")
    else:
        args = {"stream": stream.id, "locale": t.locale, "zone": person.zone, "at": now}
        await jobs.start(tx, kind=KIND, person=person.id, args=args, now=now)
        said = t("board-started")
    return (await _board(stream.id, 0, tx, person, t, now)).with_toast(said)


async def board_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished job. None when the file is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    return Screen(t("board-ready"), [[Button(t("menu"), Go(room="menu"))]], document=Document(file.name, file.id))


async def site_summary_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id` is the site."""
    site = await site_of(tx, person, number(id))
    boards = [await marks.board(tx, stream.id, now=now) for stream in await sites.streams(tx, site.id)]
    people = {intern.person for board in boards for intern in board.interns}
    head = lines(
        [
            t("summary-title", title=site.title),
            site.organisation_name,
            "",
            t("summary-streams", count=len(boards), open=sum(not board.stream.closed for board in boards)),
            t("summary-interns", count=len(people)),
            t("summary-hours", hours=sum(intern.hours for board in boards for intern in board.interns)),
            "",
        ]
    )
    return Screen(
        fit(head, [_in_short(t, board, now) for board in boards]),
        [[Button(t("back"), Go(room="site", id=str(site.id))), Button(t("menu"), Go(room="menu"))]],
    )


def _in_short(t: T, board: Board, now: int) -> Html:
    given = [mark for intern in board.interns for mark in intern.marks.values()]
    came = sum(mark in CREDITED for mark in given)
    return lines(
        [
            t("summary-stream", title=board.stream.title),
            t("board-people", count=len(board.interns), behind=len(_behind(board))),
            t("board-held", held=_held(board, now), all=len(board.sessions), hours=board.held_hours, of=board.of_hours),
            t("summary-came", share=round(100 * came / len(given)), came=came, all=len(given)) if given else None,
            "",
        ]
    )


async def _board(stream_id: int | None, asked: int, tx: Tx, person: Person, t: T, now: int) -> Screen:
    site, stream = await stream_of(tx, person, stream_id)
    board = await marks.board(tx, stream.id, now=now)
    page, pages = page_of(asked, len(board.interns), SIZE)
    head = lines(
        [
            t("board-title", title=stream.title),
            t("board-site", title=site.title, organisation=site.organisation_name),
            "",
            t("board-held", held=_held(board, now), all=len(board.sessions), hours=board.held_hours, of=board.of_hours),
            t("board-people", count=len(board.interns), behind=len(_behind(board)))
            if board.interns
            else t("board-empty"),
            "" if board.interns else None,
        ]
    )
    shown = list(enumerate(board.interns, 1))[page * SIZE :][:SIZE]
    tail = Html(f"\n{t('board-needed', share=NEEDED, hours=_needed(board))}") if shown else None
    turns = turning(t, page, pages, lambda to: Turn(stream=stream.id, page=to))
    return Screen(
        fit(head, [_intern(t, place, intern, board) for place, intern in shown], tail),
        [
            *turns,
            [Button(t("board-table"), Table(stream=stream.id))] if board.interns else [],
            [Button(t("back"), Go(room="stream", id=str(stream.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _intern(t: T, place: int, intern: Intern, board: Board) -> Html:
    share = round(100 * (intern.share or 0))
    said = [
        t("board-intern", number=str(place), name=intern.name),
        *([escape(intern.organisation_name)] if intern.organisation_name else []),
        t("board-hours", hours=intern.hours, of=intern.of_hours, share=share),
        *([t("board-behind")] if behind(intern.hours, board.held_hours) else []),
    ]
    return Html(" · ".join(said))


def _behind(board: Board) -> Sequence[Intern]:
    return [intern for intern in board.interns if behind(intern.hours, board.held_hours)]


def _held(board: Board, now: int) -> int:
    return sum(session.ends_at <= now for session in board.sessions)


def _needed(board: Board) -> int:
    return -(-board.of_hours * NEEDED // 100)


ROOMS = {"board": board_room, "site_summary": site_summary_room}
NOTICES = {KIND: board_ready}
