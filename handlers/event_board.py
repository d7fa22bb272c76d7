"""The events of a place for its organisers: those ahead, those without a day, those that are over; one is
found by a word of its title.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Press, Shown
from bot.event_words import due_words
from bot.events import kind_name, whose
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.picker import local, said_day
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T, escape, lines
from bot.tree import own_place, said
from bot.typed import Typed
from bot.when import clock
from rules.event_plan import is_over
from rules.events import VIEWS
from rules.reading import fold
from rules.roles import Scope
from storage import events, sessions
from storage.db import Tx
from storage.events import Event
from storage.sessions import Session

router = Router(name="event_board")
door = Door()

TITLE, NAME = 90, 40  # signs of a title and of a name in a list
SEARCHED = 1000  # events of a view in which words are looked for


class Finding(StatesGroup):
    event = State()


class Turn(Press, prefix=".ot", sep="|"):
    """A page of this view of the place's events."""

    at: str
    view: str
    page: Annotated[int, Field(ge=0, le=9999)] = 0


async def board_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    """`id`: «municipality:5»; without one, the place of the role somebody acts in. What is ahead, else what waits."""
    scope = await own_place(tx, person, id)
    counts = await _counts(tx, scope, now)
    view = next((it for it in VIEWS if counts[it]), VIEWS[0])
    return await _board(Turn(at=said(scope.kind, scope.id), view=view), scope, counts, tx, person, t, now, state)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    scope = await own_place(tx, person, press.at)
    if press.view not in VIEWS:
        return await board_room(press.at, tx, person, t, now, state)
    return await _board(press, scope, await _counts(tx, scope, now), tx, person, t, now, state)


async def _counts(tx: Tx, scope: Scope, now: int) -> dict[str, int]:
    at = [(scope.kind, scope.id)]
    return {view: (await events.listing(tx, at, view, now=now, limit=0))[1] for view in VIEWS}


async def _board(
    press: Turn, scope: Scope, counts: dict[str, int], tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Screen:  # fmt: skip
    await _listen(press.at, state)
    page, pages = page_of(press.page, counts[press.view])
    listed, _ = await events.listing(tx, [(scope.kind, scope.id)], press.view, now=now, limit=SIZE, offset=page * SIZE)
    head = t("event-board", place=await whose(tx, t, scope.kind, scope.id))
    here = t(f"event-view-{press.view}", count=str(counts[press.view])) if any(counts.values()) else None
    key = f"event-none-{press.view}"
    none = t(key if any(counts.values()) else "event-none")
    views = [
        Button(t(f"event-view-{view}", count=str(count)), Turn(at=press.at, view=view))
        for view, count in counts.items()
        if count and view != press.view
    ]
    find = lines(["", t("event-find")]) if sum(counts.values()) > SIZE else None
    turned = turning(t, page, pages, lambda to: press.model_copy(update={"page": to}))
    said_rows = await _rows(listed, page * SIZE + 1, tx, person, t, now)
    return Screen(
        fit(lines([head, here, ""]), said_rows or [none], find),
        [*_numbers(listed, page * SIZE + 1), *turned, views, *_ways(press.at, t)],
    )


async def _listen(at: str, state: FSMContext) -> None:
    """Words that are typed now are looked for in the titles."""
    await state.set_state(Finding.event)
    await state.set_data({"at": at})


async def _rows(listed: Sequence[Event], first: int, tx: Tx, person: Person, t: T, now: int) -> list[Html]:
    dated = await sessions.these(tx, [it.session for it in listed if it.session])
    return [
        t("event-row", number=str(n), words=_row(it, dated.get(it.session or 0), person, t, now))
        for n, it in enumerate(listed, first)
    ]


def _numbers(listed: Sequence[Event], first: int) -> list[list[Button]]:
    return rows((Button(str(n), Go(room="event", id=str(it.id))) for n, it in enumerate(listed, first)), 5)


@router.message(StateFilter(Finding.event), Typed())
async def find(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """One event is opened, several are listed, those ahead first."""
    at = (await state.get_data())["at"]
    scope = await own_place(tx, person, at)
    wanted = fold(typed)
    found: list[Event] = []
    for view in VIEWS:
        there, _ = await events.listing(tx, [(scope.kind, scope.id)], view, now=now, limit=SEARCHED)
        found += [it for it in there if wanted in fold(it.title)]
    if len(found) == 1:
        await state.clear()
        return Open("event", str(found[0].id))
    said_rows = await _rows(found[:SIZE], 1, tx, person, t, now)
    head = t("event-found", count=len(found)) if found else t("event-not-found", typed=cut(typed, NAME))
    ways = [Button(t("back"), Go(room="event_board", id=at)), Button(t("menu"), Go(room="menu"))]
    return Screen(fit(lines([head, "" if found else None]), said_rows), [*_numbers(found[:SIZE], 1), ways])


def _ways(at: str, t: T) -> list[Sequence[Button]]:
    return [
        [Button(t("event-new"), Go(room="event_new", id=at))],
        [
            Button(t("event-to-plan"), Go(room="event_plan", id=at)),
            Button(t("event-to-polls"), Go(room="polls", id=at)),
        ],
        [Button(t("back"), Go(room="tree", id=at)), Button(t("menu"), Go(room="menu"))],
    ]


def _row(event: Event, dated: Session | None, person: Person, t: T, now: int) -> Html:
    """When, what, and how many: who signed up, who came, who answers for it while there is no day."""
    what = t("event-what", kind=kind_name(event.kind, t), title=cut(event.title, TITLE))
    if dated is None:
        parts = [_due(event, t, local(now, person.zone).date()), what, cut(event.lead_name, NAME)]
        return Html(" · ".join(escape(part) for part in parts if part))
    today = local(now, dated.zone).date()
    day = said_day(t, local(dated.starts_at, dated.zone).date(), today)
    when = t("event-when", day=day, at=clock(dated.starts_at, dated.zone))
    return Html(f"{when} · {what} · {_figures(event, dated, t, now)}")


def _due(event: Event, t: T, today: date) -> str:
    """The month of the plan, and that it is over."""
    due = due_words(t, event.due)
    return t("event-late", due=due) if is_over(event.due, today) else due


def _figures(event: Event, dated: Session, t: T, now: int) -> Html:
    if dated.state != "planned":
        return t("event-off")
    if now >= dated.ends_at and not event.marked and not event.came:
        return t("event-unmarked")
    if event.came or event.marked:
        return t("event-came", count=str(event.came))
    taken, places = dated.room_taken + dated.remote_taken, dated.room + dated.remote
    return t("event-taken", taken=str(taken), of=str(places))


ROOMS = {"event_board": board_room}
