"""Internship sessions: those for what I should improve, all of them, one card, the way there, the calendar file.

A button of the list remembers its filters and page, so that a card leads back to the same place.
"""

from functools import partial

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

import content
from bot.areas import area_of
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.events import of
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, CalendarFile, Open, Screen, fit, rows
from bot.texts import Html, T, lines
from handlers.session_cards import Keep, Number, Wish, card, entry, map_link, seen, when, where
from storage import diagnosis, people, seats, sessions
from storage.db import Tx
from storage.diagnosis import Deficit
from storage.seats import Seat
from storage.sessions import Session

router = Router(name="internships")
door = Door()

PAGE = 5
DAY = 86_400
# What the list shows: the areas I should improve, everything, otherwise an area's code.
MINE, ALL = "mine", "all"
NEAR = "near"
# When they begin: seconds from now.
DATES = {"": (0, None), "week": (0, 7 * DAY), "month": (0, 30 * DAY), "later": (30 * DAY, None)}


class Shelf(Press, prefix="f"):
    """Where a list stands. `near`: in my municipality only; `dates`: a key of DATES."""

    area: str
    near: bool = False
    dates: str = ""
    page: Number = 0


class Turn(Shelf, prefix="ff"):
    """Show this page of this list."""


class Themes(Shelf, prefix="ft"):
    """Choose another area for this list."""


class Dates(Shelf, prefix="fd"):
    """Choose other dates for this list."""


class Look(Shelf, prefix="fl"):
    """Show the card of a session of this list."""

    session: Id


@router.message(Command("sessions"))
async def sessions_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await sessions_room("", tx, person, t, now)


async def sessions_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: "" what I should improve, else all; "all"; "area.<code>"; "near.<area>.<dates>" in my municipality."""
    kind, _, said = id.partition(".")
    if kind == NEAR:
        area, _, dates = said.partition(".")
        return await _list(Turn(area=area, near=True, dates=dates), tx, person, t, now)
    area = said if kind == "area" else ALL if id == ALL else MINE
    return await _list(Turn(area=area), tx, person, t, now)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _list(press, tx, person, t, now)


async def _list(press: Shelf, tx: Tx, person: Person, t: T, now: int) -> Screen:
    mine = await diagnosis.deficits(tx, person.id)
    municipality = (await people.profile(tx, person.id)).municipality
    here = _here(press if municipality else press.model_copy(update={"near": False}), mine)
    found, total, page = await _found(here, mine, municipality, tx, now)
    here = here.model_copy(update={"page": page})
    head = _head(here, total, t)
    if not found:
        return await _empty(here, mine, tx, person, t)
    held = await _held(tx, person, now)
    entries = [entry(n, one, held.get(one.id, []), mine, person, t) for n, one in enumerate(found, 1)]
    at = here.model_dump()
    return Screen(
        fit(head, entries),
        [
            [Button(str(n), Look(**at, session=one.id)) for n, one in enumerate(found, 1)],
            *turning(t, page, page_of(page, total, PAGE)[1], lambda page: here.model_copy(update={"page": page})),
            *_filters(here, municipality, t),
            _ways(here, mine, t),
        ],
    )


def _here(press: Shelf, mine: list[Deficit]) -> Turn:
    """Without anything to improve, and for a forged area, everything is shown."""
    known = area_of(press.area) is not None or (press.area == MINE and mine)
    dates = press.dates if press.dates in DATES else ""
    return Turn(area=press.area if known else ALL, near=press.near, dates=dates, page=press.page)


async def _found(
    here: Turn, mine: list[Deficit], municipality: int | None, tx: Tx, now: int
) -> tuple[list[Session], int, int]:
    """The page, how many there are in all, and which page it is: the last one if the asked is behind it."""
    since, until = DATES[here.dates]
    ask = partial(
        sessions.upcoming, tx, now=now, areas=_areas(here.area, mine), municipality=municipality if here.near else None,
        since=now + since if since else None, until=now + until if until else None, limit=PAGE,
    )  # fmt: skip
    page = here.page
    found, total = await ask(offset=page * PAGE)
    if total and not found:
        page, _ = page_of(page, total, PAGE)
        found, total = await ask(offset=page * PAGE)
    return found, total, page


def _areas(area: str, mine: list[Deficit]) -> list[str]:
    if area == MINE:
        return [one.area for one in mine]
    return [] if area == ALL else [area]


async def _held(tx: Tx, person: Person, now: int) -> dict[int, list[Seat]]:
    own = await seats.mine(tx, person.id, now=now)
    held: dict[int, list[Seat]] = {}
    for session, seat, _ in (*own.offered, *own.coming, *own.waiting):
        held.setdefault(session.id, []).append(seat)
    return held


def _head(here: Turn, total: int, t: T) -> Html:
    if area := area_of(here.area):
        head = t("sessions-head-area", area=t.pick(area.name), total=total)
    else:
        head = t("sessions-head-mine", total=total) if here.area == MINE else t("sessions-head-all", total=total)
    chosen = [t(f"sessions-dates-{here.dates}")] if here.dates else []
    chosen += [t("sessions-only-near")] if here.near else []
    return lines([head, Html(" · ".join(chosen)) if chosen else None, ""])


def _filters(here: Turn, municipality: int | None, t: T) -> list[list[Button]]:
    at = here.model_dump()
    theme, dates = Button(t("sessions-theme"), Themes(**at)), Button(t("sessions-when"), Dates(**at))
    if municipality is None:
        near = Button(t("sessions-near"), Go(room="municipality", id=f"{NEAR}.{here.area}.{here.dates}"))
    else:
        words = t("sessions-anywhere") if here.near else t("sessions-near")
        near = Button(words, here.model_copy(update={"near": not here.near, "page": 0}))
    return [[theme, dates, near]]


def _ways(here: Turn, mine: list[Deficit], t: T) -> list[Button]:
    other = []
    if here.area != ALL:
        other = [Button(t("sessions-everything"), Turn(area=ALL))]
    elif mine:
        other = [Button(t("sessions-for-me"), Turn(area=MINE))]
    return [*other, Button(t("sessions-mine"), Go(room="my_sessions")), Button(t("menu"), Go(room="menu"))]


async def _empty(here: Turn, mine: list[Deficit], tx: Tx, person: Person, t: T) -> Screen:
    if here.dates or here.near:
        unfiltered = [Button(t("sessions-unfilter"), Turn(area=here.area))]
        return Screen(t("sessions-none-filtered"), [unfiltered, _ways(here, mine, t)])
    if here.area == ALL:
        return Screen(t("sessions-none"), [[Button(t("sessions-theme"), Themes(area=ALL))], _ways(here, mine, t)])
    wished = set(_areas(here.area, mine)) <= await sessions.wishes(tx, person.id)
    words = t("sessions-none-wished") if wished else t("sessions-none-area")
    tell = Button(t("sessions-unwish") if wished else t("sessions-wish"), Wish(area=here.area, tell=not wished))
    theme = Button(t("sessions-theme"), Themes(area=here.area))
    return Screen(words, [[tell, theme], _ways(here, mine, t)])


@door.on(Wish)
async def wish(press: Wish, tx: Tx, person: Person, t: T, now: int) -> Shown:
    mine = await diagnosis.deficits(tx, person.id)
    areas = _areas(_here(Turn(area=press.area), mine).area, mine)
    if not areas:
        return Open("sessions", toast=t("stale"))
    if not person.known:
        return Open("consent", toast=t("sessions-wish-consent"))
    for area in areas:
        await (sessions.wish(tx, person.id, area, now=now) if press.tell else sessions.unwish(tx, person.id, area))
    shown = await _list(Turn(area=press.area), tx, person, t, now)
    return shown.with_toast(t("sessions-wished") if press.tell else t("sessions-unwished"))


@door.on(Themes)
async def themes(press: Themes, tx: Tx, person: Person, t: T) -> Screen:
    """All areas, those that I should improve first."""
    mine = [one.area for one in await diagnosis.deficits(tx, person.id)]
    codes = [*mine, *(area.code for area in content.areas() if area.code not in mine)]
    here = _here(press, [])
    every = [Button(t("sessions-for-me"), _with(here, area=MINE))] if mine else []
    areas = [Button(t.pick(area.radar), _with(here, area=code)) for code in codes if (area := area_of(code))]
    return Screen(
        t("sessions-theme-ask") if mine else t("sessions-theme-ask-all"),
        [*rows(areas, 2), [*every, Button(t("sessions-everything"), _with(here, area=ALL))], _back(press, t)],
    )


@door.on(Dates)
async def dates(press: Dates, t: T) -> Screen:
    here = Turn(**press.model_dump())
    words = {"": t("sessions-any-date"), **{key: t(f"sessions-dates-{key}") for key in DATES if key}}
    return Screen(
        t("sessions-when-ask"),
        [*rows([Button(said, _with(here, dates=key)) for key, said in words.items()], 2), _back(press, t)],
    )


def _with(here: Turn, **chosen: str) -> Turn:
    return here.model_copy(update={**chosen, "page": 0})


def _back(press: Shelf, t: T) -> list[Button]:
    return [Button(t("back"), Turn(**press.model_dump())), Button(t("menu"), Go(room="menu"))]


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int) -> Shown:
    here = Turn(**press.model_dump(exclude={"session"}))
    return await card(tx, press.session, person, t, now, back=Button(t("back"), here))


async def session_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """One card, by the session's id."""
    return await card(tx, number(id) or 0, person, t, now)


async def way_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """How to get there; `id` is the session's."""
    session = await seen(tx, number(id), person)
    if session is None or not (session.place or session.way):
        return Open("session", id, toast=t("stale"))
    shown_on_map = [Button(t("way-map"), url=map_link(session))] if session.place else []
    return Screen(
        lines(
            [
                t("session-title", title=session.title),
                when(session, person, t),
                "",
                where(session, t),
                session.place or None,
                *(["", session.way] if session.way else []),
            ]
        ),
        [shown_on_map, [Button(t("back"), Go(room="session", id=id)), Button(t("menu"), Go(room="menu"))]],
    )


@door.on(Keep)
async def keep(press: Keep, tx: Tx, person: Person, t: T, now: int) -> Shown:
    session = await seen(tx, press.session, person)
    if session is None:
        return Open("sessions", toast=t("session-gone"))
    words = t("calendar-off") if session.state == "cancelled" else t("calendar-on", of=of(session))
    return Screen(
        words,
        [[Button(t("session-more"), Go(room="session", id=str(session.id))), Button(t("menu"), Go(room="menu"))]],
        document=CalendarFile("session", session.id, person.id, off=t("calendar-cancelled"), at=now),
    )


ROOMS = {"sessions": sessions_room, "session": session_room, "way": way_room}
COMMANDS = {"sessions": sessions_command}
