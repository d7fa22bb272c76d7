"""A new poll: a title or a ready one; its title, words about it and last day until it is opened or over."""

from datetime import date, timedelta
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

import content
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.mentoring import written
from bot.person import Person
from bot.picker import local
from bot.polling import place_of, poll_of, till, zone_of
from bot.screen import Button, Open, Screen
from bot.settings import Settings
from bot.texts import Html, T, lines
from bot.tree import own_place, said
from bot.typed import Typed, is_rest, refuse_rest
from rules.dates import UnknownDay, read_day
from rules.places import BadName, clean_name
from rules.polls import ABOUT, LONGEST, TITLE, Question, end_of
from storage import polls
from storage.db import Tx
from storage.polls import NotNow, Poll

router = Router(name="poll_new")
door = Door()
WEEKS = (1, 2, 4)
SAID = 40  # signs of what was typed that are said back


class Polling(StatesGroup):
    begun = State()
    title = State()
    about = State()
    until = State()


class Ready(Press, prefix=".qr", sep="|"):
    """Begin with this ready poll. `request`: when it was offered, one press makes one."""

    at: str
    ready: str
    request: Id


class Last(Press, prefix=".qu"):
    """Open for so many weeks; 0: no last day."""

    poll: Id
    weeks: Annotated[int, Field(ge=0, le=max(WEEKS))]


class NoAbout(Press, prefix=".qn"):
    """Without words about it."""

    poll: Id


async def new_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    """`id`: the place."""
    scope = await own_place(tx, person, id)
    at = said(scope.kind, scope.id)
    await state.set_state(Polling.begun)
    await state.set_data({"at": at})
    ready = [[Button(t.pick(it.title), Ready(at=at, ready=it.code, request=now))] for it in content.polls()]
    return Screen(
        t("poll-new-ask", limit=str(TITLE)),
        [*ready, [Button(t("back"), Go(room="polls", id=at)), Button(t("menu"), Go(room="menu"))]],
    )


@router.message(StateFilter(Polling.begun), Typed())
async def begun(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    at = str((await state.get_data()).get("at", ""))
    scope = await own_place(tx, person, at)
    try:
        title = clean_name(typed, TITLE)
    except BadName as bad:
        return (await new_room(at, tx, person, t, now, state)).with_toast(_misnamed(t, bad, TITLE))
    await state.clear()
    made = await polls.make(
        tx, scope_kind=scope.kind, scope=scope.id, title=title, by=person.id,
        request=f"{person.id}.{message.message_id}", now=now,
    )  # fmt: skip
    return Open("poll_add", str(made))


@door.on(Ready)
async def ready(press: Ready, tx: Tx, person: Person, t: T, now: int) -> Shown:
    scope = await own_place(tx, person, press.at)
    chosen = next((it for it in content.polls() if it.code == press.ready), None)
    if chosen is None:
        return Open("poll_new", press.at, toast=t("stale"))
    asks = [
        Question(place, it.kind, t.pick(it.text), tuple(t.pick(option) for option in it.options))
        for place, it in enumerate(chosen.questions, 1)
    ]
    made = await polls.make(
        tx, scope_kind=scope.kind, scope=scope.id, title=t.pick(chosen.title), about=t.pick(chosen.about), asks=asks,
        by=person.id, request=f"{person.id}.{press.request}", now=now,
    )  # fmt: skip
    return Open("poll_card", str(made), toast=t("poll-ready-made"))


def _misnamed(t: T, bad: BadName, limit: int) -> Html:
    return t(f"poll-bad-{bad}", limit=str(limit))


def _card(found: Poll, toast: Html) -> Open:
    return Open("poll_card", str(found.id), toast=toast)


def _ask(t: T, words: Html, found: Poll, *more: Button) -> Screen:
    back = [Button(t("back"), Go(room="poll_card", id=str(found.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [list(more), back])


async def _asked(tx: Tx, person: Person, state: FSMContext) -> Poll:
    return await poll_of(tx, person, (await state.get_data()).get("poll"))


# Title and words about it


async def title_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await poll_of(tx, person, number(id))
    if found.state != "draft":
        return _card(found, t("poll-opened-before"))
    await state.set_state(Polling.title)
    await state.set_data({"poll": found.id})
    return _ask(t, t("poll-ask-title", limit=str(TITLE)), found)


@router.message(StateFilter(Polling.title), Typed())
async def title_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await _asked(tx, person, state)
    try:
        await polls.describe(tx, found.id, title=clean_name(typed, TITLE))
    except BadName as bad:
        return _ask(t, _misnamed(t, bad, TITLE), found)
    except NotNow:
        await state.clear()
        return _card(found, t("poll-opened-before"))
    await state.clear()
    return _card(found, t("poll-changed"))


async def about_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await poll_of(tx, person, number(id))
    if found.state != "draft":
        return _card(found, t("poll-opened-before"))
    await state.set_state(Polling.about)
    await state.set_data({"poll": found.id})
    without = [Button(t("poll-no-about"), NoAbout(poll=found.id))] if found.about else []
    return _ask(t, t("poll-ask-about", limit=str(ABOUT)), found, *without)


@router.message(StateFilter(Polling.about), Typed())
async def about_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    found = await _asked(tx, person, state)
    if len(typed) > ABOUT:
        await refuse_rest(message, state)
        return _ask(t, t("poll-bad-long", limit=str(ABOUT)), found)
    await state.clear()
    return await _about(found, typed, tx, t)


@door.on(NoAbout)
async def no_about(press: NoAbout, tx: Tx, person: Person, t: T) -> Shown:
    return await _about(await poll_of(tx, person, press.poll), "", tx, t)


async def _about(found: Poll, about: str, tx: Tx, t: T) -> Open:
    try:
        await polls.describe(tx, found.id, about=about)
    except NotNow:
        return _card(found, t("poll-opened-before"))
    return _card(found, t("poll-changed"))


# The last day


async def until_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await poll_of(tx, person, number(id))
    if found.state == "closed":
        return _card(found, t("poll-is-over"))
    await state.set_state(Polling.until)
    await state.set_data({"poll": found.id})
    return _ask_day(t, found, t("poll-ask-until"))


def _ask_day(t: T, found: Poll, words: Html) -> Screen:
    weeks = [Button(t("poll-weeks", count=it), Last(poll=found.id, weeks=it)) for it in WEEKS]
    endless = [[Button(t("poll-endless-button"), Last(poll=found.id, weeks=0))]] if found.closes_on else []
    back = [Button(t("back"), Go(room="poll_card", id=str(found.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(lines([words, "", till(t, found)]), [weeks, *endless, back])


@router.message(StateFilter(Polling.until), Typed())
async def until_typed(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext, settings: Settings
) -> Shown:  # fmt: skip
    found = await _asked(tx, person, state)
    today = local(now, zone_of(await place_of(tx, person, found), settings)).date()
    try:
        day = read_day(typed, today)
    except UnknownDay:
        return _ask_day(t, found, t("poll-bad-day", said=typed[:SAID]))
    if not today <= day <= today + timedelta(days=LONGEST):
        return _ask_day(t, found, t("poll-bad-until", day=written(t, today + timedelta(days=LONGEST))))
    await state.clear()
    return await _until(found, day, tx, person, t, now, settings)


@door.on(Last)
async def last(press: Last, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    found = await poll_of(tx, person, press.poll)
    today = local(now, zone_of(await place_of(tx, person, found), settings)).date()
    day = today + timedelta(weeks=press.weeks) if press.weeks else None
    return await _until(found, day, tx, person, t, now, settings)


async def _until(
    found: Poll, day: date | None, tx: Tx, person: Person, t: T, now: int, settings: Settings
) -> Open:  # fmt: skip
    zone = zone_of(await place_of(tx, person, found), settings)
    on, at = (day.isoformat(), end_of(day, zone)) if day else (None, None)
    try:
        await polls.until(tx, found.id, on, at, by=person.id, now=now)
    except NotNow:
        return _card(found, t("poll-is-over"))
    return _card(found, t("poll-changed"))


ROOMS = {"poll_new": new_room, "poll_title": title_room, "poll_about": about_room, "poll_until": until_room}
