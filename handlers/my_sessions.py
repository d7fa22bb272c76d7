"""«Мои занятия»: offered, coming, waiting; and behind a button those that are over, with hours."""

from aiogram import Router

from bot.doors import Go, number
from bot.events import of
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from handlers.session_cards import TITLE, own_line, when
from storage import seats
from storage.db import Tx
from storage.seats import Mine, Place

router = Router(name="my_sessions")

PAGE = 8
PAST = "past."


async def my_sessions_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: the page from 0, or "past.<page>" of those that are over."""
    mine = await seats.mine(tx, person.id, now=now)
    if id.startswith(PAST):
        return _past(mine, number(id.removeprefix(PAST)), person, t)
    live = [*mine.offered, *mine.coming, *mine.waiting]
    over = [Button(t("my-sessions-past"), Go(room="my_sessions", id=f"{PAST}0"))] if _over(mine) else []
    find = [Button(t("my-sessions-find"), Go(room="sessions")), Button(t("menu-events"), Go(room="events"))]
    home = [Button(t("menu"), Go(room="menu"))]
    if not live:
        words = t("my-sessions-none-ahead") if over else t("my-sessions-empty")
        return Screen(words, [over, find, home])
    page, pages = page_of(number(id), len(live), PAGE)
    shown = live[page * PAGE :][:PAGE]
    text: list[Html] = []
    for key, part in (("offered", mine.offered), ("coming", mine.coming), ("waiting", mine.waiting)):
        part_shown = [place for place in part if place in shown]
        if part_shown:
            text.append(t(f"my-sessions-{key}"))
            text += [_line(shown.index(place) + 1, place, person, t) for place in part_shown]
    turns = turning(t, page, pages, lambda page: Go(room="my_sessions", id=str(page)))
    return Screen(fit(Html(f"{t('my-sessions-title')}\n"), text), [*_open(shown), *turns, over, find, home])


def _past(mine: Mine, asked: int | None, person: Person, t: T) -> Screen:
    over = _over(mine)
    hours = sum(session.hours for session, _, _ in mine.attended)
    page, pages = page_of(asked, len(over), PAGE)
    shown = over[page * PAGE :][:PAGE]
    head = t("my-sessions-past-head", attended=len(mine.attended), hours=hours, missed=len(mine.missed))
    back = [Button(t("back"), Go(room="my_sessions")), Button(t("menu"), Go(room="menu"))]
    text = [_past_line(n, place, person, t) for n, place in enumerate(shown, 1)]
    turns = turning(t, page, pages, lambda page: Go(room="my_sessions", id=f"{PAST}{page}"))
    return Screen(fit(Html(f"{head}\n"), text), [*_open(shown), *turns, back])


def _over(mine: Mine) -> list[Place]:
    over = [*mine.attended, *mine.missed, *mine.unmarked]
    return sorted(over, key=lambda place: -place[0].starts_at)


def _open(shown: list[Place]) -> list[list[Button]]:
    return rows((Button(str(n), Go(room="session", id=str(place[0].id))) for n, place in enumerate(shown, 1)), PAGE)


def _line(place_number: int, place: Place, person: Person, t: T) -> Html:
    session, seat, _ = place
    return lines(
        [
            t("session-entry", number=str(place_number), title=cut(session.title, TITLE)),
            t("session-entry-line", line=when(session, person, t)),
            t("session-entry-line", line=own_line(session, seat, person, t)),
            "",
        ]
    )


def _past_line(place_number: int, place: Place, person: Person, t: T) -> Html:
    session, _, mark = place
    sort = of(session)
    said = t(f"session-mark-{mark}", hours=session.hours, of=sort) if mark else t("my-sessions-unmarked", of=sort)
    return lines(
        [
            t("session-entry", number=str(place_number), title=cut(session.title, TITLE)),
            t("session-entry-line", line=Html(f"{t.day(session.starts_at, session.zone)} · {said}")),
        ]
    )


ROOMS = {"my_sessions": my_sessions_room}
