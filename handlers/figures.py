"""Diagnoses in figures, for those who answer for a place: how many took part, what they can, what is hard for most;
each place below. A job counts them when somebody asks, and not before five more have come: nobody is to be found out.
"""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.figure_lines import summary
from bot.figure_views import Below, View, asked_in, below, few, offered, title, view_of
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Document, Row, Screen, fit, rows
from bot.texts import Html, T, lines
from bot.tree import home, own_place, said
from bot.when import clock
from rules.figures import may_be_anew
from rules.polls import FEW
from storage import figures, jobs
from storage.db import Tx

router = Router(name="figures")
door = Door()

COUNT, FILE, READY = "figures", "figures_file", "figures-ready"
LISTED = 5  # instruments on a page, each in two lines
Page = Annotated[int, Field(ge=0, le=9999)]


class Every(Press, prefix=".Fl", sep="|"):
    """A page of what there are figures of."""

    at: str
    page: Page


class Count(Press, prefix=".Fc", sep="|"):
    """Count them again."""

    of: Id
    at: str


class Places(Press, prefix=".Fg", sep="|"):
    """A page of the places below."""

    of: Id
    at: str
    page: Page = 0


class File(Press, prefix=".Fx", sep="|"):
    of: Id
    at: str


# What there is


async def figures_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: a place, one's own if it is empty."""
    return await _every(Every(at=id or home(person), page=0), tx, person, t)


@door.on(Every)
async def turned(press: Every, tx: Tx, person: Person, t: T) -> Screen:
    return await _every(press, tx, person, t)


async def _every(press: Every, tx: Tx, person: Person, t: T) -> Screen:
    scope = await own_place(tx, person, press.at)
    found = await offered(tx, scope, await figures.every(tx))
    page, pages = page_of(press.page, len(found), LISTED)
    shown = []
    for place, of in list(enumerate(found, 1))[page * LISTED :][:LISTED]:
        if (asked := await asked_in(tx, of)) is not None:
            shown.append((place, of, title(t, of, asked)))
    doors = [
        Button(f"{place}", Go(room="figures_of", id=f"{of.id}:{said(scope.kind, scope.id)}")) for place, of, _ in shown
    ]
    return Screen(
        fit(
            lines(
                [t("figures-title"), await names.scope_name(tx, t, scope.kind, scope.id), "", t("figures-about"), ""]
            ),
            [
                t("figures-row", number=str(place), name=name, day=_on(t, of.taken_at, person))
                for place, of, name in shown
            ]
            or [t("figures-none")],
        ),
        [
            *rows(doors, LISTED),
            *turning(t, page, pages, lambda to: press.model_copy(update={"page": to})),
            [Button(t("back"), Go(room="tree", id=said(scope.kind, scope.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _on(t: T, at: int | None, person: Person) -> str:
    return t.day(at, person.zone) if at else "none"


# One of them


async def of_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: «5:municipality:11»."""
    of, _, at = id.partition(":")
    return await _summary(await view_of(tx, person, number(of), at), tx, person, t)


async def _summary(view: View, tx: Tx, person: Person, t: T) -> Screen:
    place = await names.scope_name(tx, t, view.scope.kind, view.scope.id)
    return Screen(
        lines([title(t, view.of, view.asked), place, *_told(view, person, t)]),
        [*_ways(view, t), _back(view, t)],
    )


def _told(view: View, person: Person, t: T) -> list[Html]:
    if view.of.taken_at is None:
        return [Html(""), t("figures-not-yet")]
    at = view.of.taken_at
    taken = t("figures-taken", day=t.day(at, person.zone), time=clock(at, person.zone))
    if view.small:
        return [taken, Html(""), few(t)]
    return [t("figures-people", count=view.people), taken, Html(""), *summary(view, t)]


def _ways(view: View, t: T) -> list[Row]:
    of, at = view.of.id, said(view.scope.kind, view.scope.id)
    again = Button(t("figures-count-again" if view.of.taken_at else "figures-count"), Count(of=of, at=at))
    if view.small:
        return [[again]]
    places = [Button(t("figures-places"), Places(of=of, at=at))] if view.scope.kind != "organisation" else []
    items = [Button(t("figures-items"), Go(room="figure_areas", id=f"{of}:{at}"))] if view.deep else []
    file = [Button(t("figures-file"), File(of=of, at=at))] if view.deep else []
    return [[*places, *items], [*file, again]]


def _back(view: View, t: T) -> Row:
    """From a place in one's own to the one around it; from one's own to what there is."""
    back: Go = Go(room="figures", id=said(view.scope.kind, view.scope.id))
    if view.scope != view.top:
        kind, place = view.scope.above[0] if view.scope.above else ("all", "")
        back = Go(room="figures_of", id=f"{view.of.id}:{said(kind, place)}")
    return [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]


# Anew


@door.on(Count)
async def count(press: Count, tx: Tx, person: Person, t: T, now: int) -> Screen:
    view = await view_of(tx, person, press.of, press.at)
    shown = await _summary(view, tx, person, t)
    come = await figures.newcomers(tx, view.of)
    if not may_be_anew(view.of.taken_at, come):
        return shown.with_toast(t("figures-not-now", few=str(FEW)), alert=True)
    if await jobs.open_job(tx, kind=COUNT, person=person.id) is not None:
        return shown.with_toast(t("figures-still"))
    args = {"figures": view.of.id, "at": said(view.scope.kind, view.scope.id)}
    await jobs.start(tx, kind=COUNT, person=person.id, args=args, now=now)
    return shown.with_toast(t("figures-started"))


async def ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of figures that were counted. None where nothing can be read any more."""
    of, _, _ = subject.partition(":")
    try:
        asked = await asked_in(tx, found := await figures.get(tx, int(of)))
    except figures.NoFigures:
        return None
    if asked is None:
        return None
    return Screen(
        t("figures-ready", name=title(t, found, asked)),
        [[Button(t("figures-look"), Go(room="figures_of", id=subject)), Button(t("menu"), Go(room="menu"))]],
    )


# Places


@door.on(Places)
async def places(press: Places, tx: Tx, person: Person, t: T) -> Shown:
    view = await view_of(tx, person, press.of, press.at)
    found, rest = await below(tx, t, view)
    page, pages = page_of(press.page, len(found), SIZE)
    shown = list(enumerate(found, 1))[page * SIZE : (page + 1) * SIZE]
    doors = [
        Button(f"{place}", Go(room="figures_of", id=f"{press.of}:{said(it.scope.kind, it.scope.id)}"))
        for place, it in shown
        if it.told
    ]
    here = f"{view.of.id}:{said(view.scope.kind, view.scope.id)}"
    return Screen(
        fit(
            lines([title(t, view.of, view.asked), await names.scope_name(tx, t, view.scope.kind, view.scope.id), ""]),
            [_line(t, place, it) for place, it in shown] or [t("figures-places-none", few=str(FEW))],
            t("figures-places-rest", count=str(rest)) if rest >= FEW else None,
        ),
        [
            *rows(doors, 5),
            *turning(t, page, pages, lambda to: press.model_copy(update={"page": to})),
            [Button(t("back"), Go(room="figures_of", id=here)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _line(t: T, place: int, it: Below) -> Html:
    if it.told:
        return t("figures-place", number=str(place), name=it.name, count=str(it.people))
    return t("figures-place-merged", number=str(place), name=it.name)


# The file


@door.on(File)
async def file(press: File, tx: Tx, person: Person, t: T, now: int) -> Screen:
    view = await view_of(tx, person, press.of, press.at)
    shown = await _summary(view, tx, person, t)
    if view.small or not view.deep:
        return shown
    if await jobs.open_job(tx, kind=FILE, person=person.id) is not None:
        return shown.with_toast(t("figures-file-still"))
    args = {"figures": press.of, "at": press.at, "locale": t.locale, "zone": person.zone, "now": now}
    await jobs.start(tx, kind=FILE, person=person.id, args=args, now=now)
    return shown.with_toast(t("figures-file-started"))


async def file_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished job. None when the file is gone."""
    made = await jobs.file(tx, int(which))
    if made is None:
        return None
    return Screen(
        t("figures-file-ready"), [[Button(t("menu"), Go(room="menu"))]], document=Document(made.name, made.id)
    )


ROOMS = {"figures": figures_room, "figures_of": of_room}
NOTICES = {READY: ready, FILE: file_ready}
