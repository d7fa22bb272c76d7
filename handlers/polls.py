"""Polls of a place: drafts, open, closed; a poll's card, its opening and closing, one like it for another time."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.pages import page_of, turning
from bot.person import Person, roles_of
from bot.polling import NAME, kind_of, listed, place_of, poll_of, till
from bot.screen import Button, Open, Row, Screen, cut, fit, rows
from bot.settings import Settings
from bot.texts import Html, T, lines, plain
from bot.tree import own_place, said
from rules.polls import MOST_QUESTIONS
from rules.roles import Scope, reaches
from storage import poll_forms, poll_results, polls, roles, tree
from storage.db import Tx
from storage.polls import CLOSED, STATES, Empty, NoPoll, NotNow, Poll

router = Router(name="polls")
door = Door()
SIZE = 8
BUTTON = 26  # signs of a title beside the state
SEEN = ("open", "closed")  # by those below


class Turn(Press, prefix=".pt", sep="|"):
    """A page of the polls of a place."""

    at: str
    page: Annotated[int, Field(ge=0, le=9999)]


class AskOpen(Press, prefix=".po"):
    poll: Id


class Launch(Press, prefix=".pl"):
    """From now on it is answered."""

    poll: Id


class AskClose(Press, prefix=".pc"):
    poll: Id


class Close(Press, prefix=".pe"):
    poll: Id


class AskDrop(Press, prefix=".pd"):
    poll: Id


class Drop(Press, prefix=".px"):
    poll: Id


class Again(Press, prefix=".pa"):
    """A draft with the same questions. `request`: when the card was shown, one press makes one."""

    poll: Id
    request: Id


async def polls_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: «municipality:5»; without one, the own place."""
    return await _list(await own_place(tx, person, id), 0, tx, t)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T) -> Screen:
    return await _list(await own_place(tx, person, press.at), press.page, tx, t)


async def _list(scope: Scope, asked: int, tx: Tx, t: T) -> Screen:
    at, here = said(scope.kind, scope.id), [(scope.kind, scope.id)]
    _, count = await polls.listing(tx, here, STATES, limit=0)
    page, pages = page_of(asked, count, SIZE)
    shown, _ = await polls.listing(tx, here, STATES, limit=SIZE, offset=page * SIZE)
    done = await poll_results.done_each(tx, [it.id for it in shown])
    _, above = await polls.listing(tx, _above(scope), SEEN, limit=0)
    told = t("polls-count", count=count) if count else t("polls-none")
    return Screen(
        lines([t("polls-title"), await names.scope_name(tx, t, scope.kind, scope.id), "", told]),
        [
            [Button(t("polls-new"), Go(room="poll_new", id=at))],
            *([_row(t, it, t(f"polls-{it.state}", count=done.get(it.id, 0)), _to_card(it))] for it in shown),
            *turning(t, page, pages, lambda to: Turn(at=at, page=to)),
            [Button(t("polls-above", count=above), Go(room="polls_above", id=at))] if above else [],
            [Button(t("back"), Go(room="event_board", id=at)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _row(t: T, it: Poll, state: Html, to: Go) -> Button:
    return Button(plain(t("polls-row", title=cut(it.title, BUTTON), state=state)), to)


def _to_card(it: Poll) -> Go:
    return Go(room="poll_card", id=str(it.id))


def _above(scope: Scope) -> list[tuple[str, str]]:
    """The places this one lies in."""
    return [] if scope.kind == "all" else [*scope.above, ("all", "")]


async def above_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """Polls of the places above, of which this one sees its own part; `id`: «municipality:5»."""
    scope = await own_place(tx, person, id)
    at = said(scope.kind, scope.id)
    shown, _ = await polls.listing(tx, _above(scope), SEEN, limit=SIZE * 2)
    back = [Button(t("back"), Go(room="polls", id=at)), Button(t("menu"), Go(room="menu"))]
    buttons = [[_row(t, it, t(f"polls-above-{it.state}"), Go(room="poll_results", id=f"{it.id}:{at}"))] for it in shown]
    told = t("polls-above-text") if shown else t("polls-above-none")
    return Screen(lines([t("polls-title"), "", told]), [*buttons, back])


# One poll


async def card_room(id: str, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Screen:
    found = await poll_of(tx, person, number(id))
    place = await names.scope_name(tx, t, found.scope_kind, found.scope)
    if found.state == "draft":
        return await _draft(found, place, tx, t)
    done = (await poll_results.done_each(tx, [found.id])).get(found.id, 0)
    reached = await poll_results.reached(tx, found.id)
    open_now = found.takes(now)
    narrowed = open_now and await poll_forms.narrowed(tx, found.id)
    head = [t("poll-title", title=found.title), t(f"poll-is-{'open' if open_now else 'closed'}", place=place)]
    link = f"https://t.me/{bot_name}?start=poll_{found.id}"
    text = [
        *head,
        till(t, found) if open_now else None,
        "",
        t("poll-done", count=done),
        t("poll-reached", count=reached) if reached else t("poll-unsent") if open_now else None,
        t("poll-only-invited") if narrowed else None,
        *(["", t("poll-link", link=link)] if open_now and not narrowed else []),
    ]
    return Screen(lines(text), _ways(found, t, now, open_now=open_now))


def _ways(found: Poll, t: T, now: int, *, open_now: bool) -> list[Row]:
    of = str(found.id)
    results = Button(t("poll-to-results"), Go(room="poll_results", id=of))
    look = Button(t("poll-to-look"), Go(room="poll_look", id=of))
    again = Button(t("poll-again"), Again(poll=found.id, request=now))
    going = [
        [Button(t("poll-invite"), Go(room="poll_invite", id=of))],
        [Button(t("poll-to-until"), Go(room="poll_until", id=of)), Button(t("poll-close"), AskClose(poll=found.id))],
    ]
    return [[results, look], *(going if open_now else []), [again], _back(t, found)]


def _back(t: T, found: Poll) -> Row:
    at = said(found.scope_kind, found.scope)
    return [Button(t("back"), Go(room="polls", id=at)), Button(t("menu"), Go(room="menu"))]


async def _draft(found: Poll, place: Html, tx: Tx, t: T) -> Screen:
    asks = await polls.questions(tx, found.id)
    of = str(found.id)
    head = [t("poll-title", title=found.title), t("poll-is-draft", place=place), found.about or None, till(t, found)]
    added = [Button(t("poll-add"), Go(room="poll_add", id=of))] if len(asks) < MOST_QUESTIONS else []
    return Screen(
        fit(lines([*head, ""]), listed(t, asks) or [t("poll-no-questions")]),
        [
            *rows((Button(str(it.number), Go(room="poll_question", id=f"{of}:{it.number}")) for it in asks), 5),
            added,
            [
                Button(t("poll-to-title"), Go(room="poll_title", id=of)),
                Button(t("poll-to-about"), Go(room="poll_about", id=of)),
            ],
            [
                Button(t("poll-to-look"), Go(room="poll_look", id=of)),
                Button(t("poll-to-until"), Go(room="poll_until", id=of)),
            ]
            if asks
            else [],
            [Button(t("poll-open"), AskOpen(poll=found.id))] if asks else [],
            [Button(t("poll-drop"), AskDrop(poll=found.id))],
            _back(t, found),
        ],
    )


def _sure(t: T, words: Html, found: Poll, *yes: Button) -> Screen:
    back = [Button(t("back"), Go(room="poll_card", id=str(found.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*([it] for it in yes), back])


def _card(found: Poll, toast: Html | None = None) -> Open:
    return Open("poll_card", str(found.id), toast=toast)


@door.on(AskOpen)
async def ask_open(press: AskOpen, tx: Tx, person: Person, t: T) -> Shown:
    """The last question, with the number of those who will find it in their menu."""
    found = await poll_of(tx, person, press.poll)
    if found.state != "draft":
        return _card(found, t("poll-opened-before"))
    scope = await place_of(tx, person, found)
    place = await names.scope_name(tx, t, scope.kind, scope.id)
    people = t("poll-open-all")
    if scope.kind != "all":
        people = t("poll-open-people", place=place, count=await tree.people_in(tx, scope.kind, scope.id))
    asks = await polls.questions(tx, found.id)
    words = lines(
        [
            t("poll-ask-open", title=found.title),
            "",
            *(kind_line(t, it.text, kind_of(t, it)) for it in asks),
            "",
            people,
            till(t, found),
            t("poll-open-stays"),
        ]
    )
    when = Button(t("poll-to-until"), Go(room="poll_until", id=str(found.id)))
    return _sure(t, words, found, Button(t("poll-open"), Launch(poll=found.id)), when)


def kind_line(t: T, text: str, kind: Html) -> Html:
    return t("poll-line", text=cut(text, NAME), kind=kind)


@door.on(Launch)
async def launch(press: Launch, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await poll_of(tx, person, press.poll)
    try:
        await polls.open_poll(tx, found.id, by=person.id, now=now)
    except Empty:
        return _card(found, t("poll-no-questions"))
    except NotNow as late:
        return _card(found, t("poll-until-past") if late.state == "over" else t("poll-is-over"))
    return Open("poll_invite", str(found.id), toast=t("poll-opened"))


@door.on(AskClose)
async def ask_close(press: AskClose, tx: Tx, person: Person, t: T) -> Shown:
    found = await poll_of(tx, person, press.poll)
    if found.state != "open":
        return _card(found, t("poll-is-over"))
    done = (await poll_results.done_each(tx, [found.id])).get(found.id, 0)
    words = t("poll-ask-close", title=found.title, count=done)
    return _sure(t, words, found, Button(t("poll-close"), Close(poll=found.id)))


@door.on(Close)
async def close(press: Close, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await poll_of(tx, person, press.poll)
    try:
        await polls.close(tx, found.id, by=person.id, now=now)
    except NotNow:
        return _card(found, t("stale"))
    return _card(found, t("poll-closed"))


@door.on(AskDrop)
async def ask_drop(press: AskDrop, tx: Tx, person: Person, t: T) -> Shown:
    found = await poll_of(tx, person, press.poll)
    if found.state != "draft":
        return _card(found, t("poll-opened-before"))
    words = t("poll-ask-drop", title=found.title)
    return _sure(t, words, found, Button(t("poll-drop"), Drop(poll=found.id)))


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T, now: int) -> Shown:
    gone = await polls.poll(tx, press.poll)
    if gone is None:
        return Open("polls", toast=t("poll-dropped"))
    found = await poll_of(tx, person, press.poll)
    try:
        await polls.drop(tx, found.id, by=person.id, now=now)
    except (NotNow, NoPoll):
        return _card(found, t("poll-opened-before"))
    return Open("polls", said(found.scope_kind, found.scope), toast=t("poll-dropped"))


@door.on(Again)
async def again(press: Again, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await poll_of(tx, person, press.poll)
    made = await polls.make(
        tx, scope_kind=found.scope_kind, scope=found.scope, title=found.title, about=found.about,
        asks=await polls.questions(tx, found.id), by=person.id, request=f"{person.id}.{press.request}", now=now,
    )  # fmt: skip
    return Open("poll_card", str(made), toast=t("poll-copied"))


async def closed(subject: str, which: str, tx: Tx, person: Person, t: T, settings: Settings) -> Screen | None:
    """Its last day is over. None when it is no more this person's to read."""
    found = await polls.poll(tx, int(subject))
    if found is None:
        return None
    held = await roles_of(tx, person.id, address=person.address, admins=settings.admin_addresses)
    try:
        scope = await roles.place(tx, found.scope_kind, found.scope, regions=names.region_codes())
    except roles.UnknownPlace:
        return None
    if not reaches(held, ("curator",), scope):
        return None
    done = (await poll_results.done_each(tx, [found.id])).get(found.id, 0)
    results = Button(t("poll-to-results"), Go(room="poll_results", id=subject))
    told = t("poll-closed-notice", title=found.title, count=done)
    return Screen(told, [[results], [Button(t("menu"), Go(room="menu"))]])


ROOMS = {"polls": polls_room, "polls_above": above_room, "poll_card": card_room}
NOTICES = {CLOSED: closed}
