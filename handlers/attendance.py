"""The host's list: who was there, marked with thumbs at the door; «Все были», the exceptions, «Готово».

A button names the person and the mark, so that several hosts with old lists in their hands cannot mark anybody else.
"""

from collections.abc import Sequence
from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.hosting import session_of, still_of
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Screen, fit, rows
from bot.settings import Settings
from bot.texts import Html, T, lines
from bot.when import clock, days_ahead, span
from rules.attendance import MARKS, OPENS, may_mark
from rules.marks import Mark
from storage import marks
from storage.db import Tx
from storage.marks import Listed, MarksClosed, NotNow
from storage.sessions import Session

router = Router(name="attendance")
door = Door()

SIZE = 20  # people on a screen
WIDTH = 5
SIGNS = {"present": "✓", "late": "±", "absent": "✗", "excused": "≈", None: "·"}

Page = Annotated[int, Field(ge=0, le=999)]


class Turn(Press, prefix="ml"):
    """Show this page of the list."""

    session: Id
    page: Page


class Look(Turn, prefix="mp"):
    """Show one person of the list."""

    person: Id


class Put(Look, prefix="mm"):
    """This person has this mark."""

    mark: Mark


class Everybody(Press, prefix="ma"):
    """Those without a mark were there."""

    session: Id


class Finish(Press, prefix="md"):
    """The list is done; asks first when somebody has no mark."""

    session: Id


class Close(Press, prefix="mc"):
    """The list is done, and whoever has no mark was not there."""

    session: Id


class Reopen(Press, prefix="mr"):
    """The list may be changed again."""

    session: Id


async def marks_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id` is the session."""
    return await _list(tx, person, t, now, await session_of(tx, person, number(id)))


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _list(tx, person, t, now, await session_of(tx, person, press.session), press.page)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int) -> Screen:
    session = await session_of(tx, person, press.session)
    one = await _one(tx, session, press.person)
    if one is None:
        return await _list(tx, person, t, now, session, press.page, toast=t("marks-nobody"))
    return _card(t, session, one, press, may=_may(session, now))


@door.on(Put)
async def put(press: Put, tx: Tx, person: Person, t: T, now: int) -> Screen:
    session = await session_of(tx, person, press.session)
    one = await _one(tx, session, press.person)
    if one is None:
        said = t("marks-nobody")
    else:
        try:
            await marks.mark(tx, session.id, {one.person: press.mark}, how="list", by=person.id, now=now)
            said = t("marks-put", name=one.name, mark=t(f"mark-{press.mark}"))
        except (NotNow, MarksClosed) as refused:
            said = _why_not(t, session, closed=isinstance(refused, MarksClosed))
    return await _list(tx, person, t, now, session, press.page, toast=said)


@door.on(Everybody)
async def everybody(press: Everybody, tx: Tx, person: Person, t: T, now: int) -> Screen:
    session = await session_of(tx, person, press.session)
    try:
        marked = await marks.all_present(tx, session.id, by=person.id, now=now)
        said = t("marks-everybody-done", count=marked) if marked else t("marks-everybody-already")
    except (NotNow, MarksClosed) as refused:
        said = _why_not(t, session, closed=isinstance(refused, MarksClosed))
    return await _list(tx, person, t, now, session, toast=said)


@door.on(Finish)
async def finish(press: Finish, tx: Tx, person: Person, t: T, now: int) -> Shown:
    session = await session_of(tx, person, press.session)
    left = [one for one in await _people(tx, session) if one.mark is None]
    if not left or session.closed_marks or not _may(session, now):
        return await close(Close(session=session.id), tx, person, t, now)
    named = [t("marks-left-one", number=str(one.number), name=one.name) for one in left[:SIZE]]
    more = [t("marks-left-more", count=len(left) - SIZE)] if len(left) > SIZE else []
    return Screen(
        lines([t("marks-finish-ask", count=len(left)), "", *named, *more]),
        [
            [Button(t("marks-finish-sure"), Close(session=session.id))],
            [Button(t("marks-everybody"), Everybody(session=session.id))],
            [Button(t("back"), Turn(session=session.id, page=0)), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Close)
async def close(press: Close, tx: Tx, person: Person, t: T, now: int) -> Screen:
    session = await session_of(tx, person, press.session)
    try:
        await marks.finish(tx, session.id, by=person.id, now=now)
        said = t("marks-finished")
    except NotNow:
        said = _why_not(t, session, closed=False)
    return await _list(tx, person, t, now, await session_of(tx, person, session.id), toast=said)


@door.on(Reopen)
async def reopen(press: Reopen, tx: Tx, person: Person, t: T, now: int) -> Screen:
    session = await session_of(tx, person, press.session)
    await marks.reopen(tx, session.id, by=person.id, now=now)
    return await _list(tx, person, t, now, await session_of(tx, person, session.id), toast=t("marks-reopened"))


async def _people(tx: Tx, session: Session) -> list[Listed]:
    return _seated(await marks.listed(tx, session.id))


def _seated(listed: Sequence[Listed]) -> list[Listed]:
    """Those who have a number, by it. Who waits for a place is on the other list."""
    return sorted((one for one in listed if one.state == "seated"), key=lambda one: one.number or 0)


async def _one(tx: Tx, session: Session, person: int) -> Listed | None:
    return next((one for one in await _people(tx, session) if one.person == person), None)


def _may(session: Session, now: int) -> bool:
    return session.state == "planned" and may_mark(now, session.starts_at) and not session.closed_marks


def _why_not(t: T, session: Session, *, closed: bool) -> Html:
    if closed:
        return t("marks-closed-already")
    if session.state == "cancelled":
        return t("marks-cancelled")
    return t("marks-not-yet", time=t.moment(session.starts_at - OPENS, session.zone))


async def _list(
    tx: Tx, person: Person, t: T, now: int, session: Session, asked: int = 0, *, toast: str | None = None
) -> Screen:
    listed = await marks.listed(tx, session.id)
    people = _seated(listed)
    page, pages = page_of(asked, len(people), SIZE)
    shown = people[page * SIZE :][:SIZE]
    head = lines(
        [
            t("marks-title", title=session.title),
            span(t, session.starts_at, session.ends_at, session.zone, person.zone),
            _state(t, session, people, now),
            _door(t, session, listed),
            "" if shown else None,
        ]
    )
    legend = Html(f"\n{t('marks-legend')}") if shown else None
    text = fit(head, [_line(t, session, one) for one in shown], legend)
    turns = turning(t, page, pages, lambda asked: Turn(session=session.id, page=asked))
    numbers = rows((_number(session, one, page) for one in shown), WIDTH)
    return Screen(text, [*numbers, *turns, *_ways(t, session, people, now)], toast=toast)


def _number(session: Session, one: Listed, page: int) -> Button:
    words = str(one.number) if one.mark is None else f"{one.number} {SIGNS[one.mark]}"
    return Button(words, Look(session=session.id, page=page, person=one.person))


def _state(t: T, session: Session, people: Sequence[Listed], now: int) -> Html:
    came = sum(one.mark in ("present", "late") for one in people)
    left = sum(one.mark is None for one in people)
    if session.state == "cancelled":
        return t("marks-cancelled")
    if not people:
        return t("marks-empty")
    if session.closed_marks:
        return t("marks-closed", came=came, all=len(people))
    if not may_mark(now, session.starts_at):
        return t("marks-not-yet", time=t.moment(session.starts_at - OPENS, session.zone))
    return t("marks-count", came=came, all=len(people), left=left)


def _door(t: T, session: Session, listed: Sequence[Listed]) -> Html | None:
    waiting = sum(one.door for one in listed)
    return t("marks-door", count=waiting) if waiting and not session.closed_marks else None


def _line(t: T, session: Session, one: Listed) -> Html:
    said = t("marks-line", number=str(one.number), sign=SIGNS[one.mark], name=one.name)
    return said if one.mark is None else Html(f"{said} · {_how(t, session, one)}")


def _how(t: T, session: Session, one: Listed) -> Html:
    """«QR, 14:02» or «список, 14:05, Ирина П.»: how, when and by whom."""
    at = one.marked_at or session.starts_at
    same_day = days_ahead(at, session.zone, session.starts_at) == 0
    when = clock(at, session.zone) if same_day else t.moment(at, session.zone)
    how = t(f"mark-how-{one.how}")
    return (
        t("marks-how-by", how=how, time=when, by=one.marked_by) if one.marked_by else t("marks-how", how=how, time=when)
    )


def _ways(t: T, session: Session, people: Sequence[Listed], now: int) -> list[list[Button]]:
    own: list[Button] = []
    if _may(session, now) and people:
        if any(one.mark is None for one in people):
            own.append(Button(t("marks-everybody"), Everybody(session=session.id)))
        own.append(Button(t("marks-finish"), Finish(session=session.id)))
    elif session.closed_marks:
        own.append(Button(t("marks-reopen"), Reopen(session=session.id)))
    return [
        own,
        [
            *([Button(t("marks-code"), Go(room="code", id=str(session.id)))] if now < session.ends_at else []),
            Button(t("marks-add"), Go(room="hosted_people", id=str(session.id))),
        ],
        [Button(t("back"), Go(room="hosted", id=str(session.id))), Button(t("menu"), Go(room="menu"))],
    ]


def _card(t: T, session: Session, one: Listed, press: Look, *, may: bool) -> Screen:
    choices = (
        Button(
            f"• {t(f'mark-{mark}')}" if mark == one.mark else t(f"mark-{mark}"),
            Put(session=session.id, page=press.page, person=one.person, mark=mark),
        )
        for mark in MARKS
    )
    if one.mark is None:
        said = t("marks-card-none")
    else:
        said = t("marks-card-mark", mark=t(f"mark-{one.mark}"), how=_how(t, session, one))
    return Screen(
        lines(
            [
                t("marks-card", number=str(one.number), name=one.name),
                one.organisation_name,
                t(f"marks-mode-{one.mode}"),
                "",
                said,
                None if may else _why_not(t, session, closed=session.closed_marks),
            ]
        ),
        [
            *(rows(choices, 2) if may else []),
            [
                Button(t("back"), Turn(session=session.id, page=press.page)),
                Button(t("menu"), Go(room="menu")),
            ],
        ],
    )


async def host_unmarked(
    subject: str, which: str, tx: Tx, person: Person, t: T, settings: Settings
) -> Screen | None:  # fmt: skip
    """After the end, while somebody has no mark and the list is not finished; to who may still mark."""
    session = await still_of(tx, person, number(subject), settings)
    if session is None or session.state != "planned" or session.closed_marks:
        return None
    people = await _people(tx, session)
    left = sum(one.mark is None for one in people)
    if not left:
        return None
    return Screen(
        t("host-unmarked", title=session.title, left=left, all=len(people)),
        [
            [Button(t("marks-everybody"), Everybody(session=session.id))],
            [Button(t("marks-list"), Go(room="marks", id=str(session.id)))],
        ],
    )


ROOMS = {"marks": marks_room}
NOTICES = {"host-unmarked": host_unmarked}
