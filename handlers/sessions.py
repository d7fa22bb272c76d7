"""A session as its host sees it: the card, another place, more or fewer seats, cancelling.

Before people are told anything the screen says what changes and how many will hear of it.
"""

from typing import Annotated, ClassVar

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.hosting import session_of
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.typed import Typed
from bot.when import span
from handlers.hosted import ahead, changed, framed, hear, link_line, pair, place_line, taken
from rules.attendance import CREDITED
from rules.event_days import where
from rules.planning import Unread, two_numbers
from storage import marks, planning
from storage.db import Tx
from storage.planning import BadSession, NotPlanned, PeopleMarked
from storage.sessions import Session

router = Router(name="sessions")
door = Door()

MORE = ((5, 0), (10, 0), (0, 5), (0, 10))

Count = Annotated[int, Field(ge=0, le=99_999)]


class Changing(StatesGroup):
    place = State()
    size = State()
    reason = State()


class OfSession(Press, prefix="j"):
    session: Id


class PlaceSure(OfSession, prefix="jp"):
    """Have the place that was told; the door keeps the words for it."""

    stays: ClassVar[bool] = True


class Size(OfSession, prefix="js"):
    """Have so many places."""

    room: Count
    remote: Count


class CancelAsk(OfSession, prefix="ja"):
    """Ask whether to cancel it without a reason."""


class CancelSure(OfSession, prefix="jc"):
    """Cancel it for the reason told; asked once more before."""

    stays: ClassVar[bool] = True

    sure: bool = False


# The card


async def hosted_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """That of an event is on the event's own card."""
    session = await session_of(tx, person, number(id))
    if session.event is not None:
        return Open("event", str(session.event))
    return Screen(_card(session, person, t, now), _buttons(session, t, now))


def _card(session: Session, person: Person, t: T, now: int) -> Html:
    return lines(
        [
            t("hosted-title", number=str(session.module_number), of=str(session.modules_of),
              title=cut(session.title, 200)),
            t("hosted-of", site=cut(session.site_title, 200), stream=cut(session.stream_title, 100)),
            "",
            span(t, session.starts_at, session.ends_at, session.zone, person.zone),
            place_line(session.place, t),
            *link_line(session.link, session.remote, t),
            t("plan-hours", hours=session.hours),
            "",
            *taken(session, t),
            _state(session, person, t, now),
        ]
    )  # fmt: skip


def _state(session: Session, person: Person, t: T, now: int) -> Html:
    if session.state == "cancelled":
        return t("hosted-cancelled-why", reason=cut(session.reason, 300)) if session.reason else t("hosted-cancelled")
    if now >= session.ends_at:
        return t("hosted-over")
    if session.is_open(now):
        return t("hosted-open", until=t.moment(session.closes_at, session.zone))
    if now < session.opens_at:
        return t("hosted-opens", at=t.moment(session.opens_at, session.zone))
    return t("hosted-closed")


def _buttons(session: Session, t: T, now: int) -> list[list[Button]]:
    here = str(session.id)
    changing = [
        [
            Button(t("hosted-move"), Go(room="hosted_move", id=here)),
            Button(t("hosted-place"), Go(room="hosted_place", id=here)),
        ],
        [
            Button(t("hosted-size"), Go(room="hosted_size", id=here)),
            Button(t("hosted-cancel"), Go(room="hosted_cancel", id=here)),
        ],
    ]
    code = [Button(t("hosted-code"), Go(room="code", id=here))] if ahead(session, now) else []
    return [
        [Button(t("hosted-marks"), Go(room="marks", id=here)), *code] if session.state == "planned" else [],
        [Button(t("hosted-people"), Go(room="hosted_people", id=here))] if session.state == "planned" else [],
        *(changing if ahead(session, now) else []),
        [Button(t("hosted-change"), Go(room="hosted_change", id=here))] if session.state == "planned" else [],
        [Button(t("hosted-like"), Go(room="plan", id=f"{session.stream}:{session.id}"))],
        [Button(t("back"), Go(room="stream", id=str(session.stream))), Button(t("menu"), Go(room="menu"))],
    ]  # fmt: skip


async def _expect(state: FSMContext, what: State, session: Session, **told: str) -> None:
    await state.set_state(what)
    await state.set_data({"session": session.id, **told})


# Another place


async def place_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id` is the session."""
    session = await session_of(tx, person, number(id))
    if not ahead(session, now):
        return changed(t, session)
    await _expect(state, Changing.place, session)
    now_so = [place_line(session.place, t), *link_line(session.link, session.remote, t)]
    return framed(t, session, lines([*now_so, "", t("hosted-ask-place")]), [])


@router.message(StateFilter(Changing.place), Typed())
async def place_told(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """An address of the web is the link, other words are the place; both may come at once."""
    session = await session_of(tx, person, (await state.get_data())["session"])
    try:
        place, link = where(typed)
    except Unread as unread:
        return framed(t, session, t(f"plan-bad-{unread}", typed=cut(typed, 40)), [])
    told = {"place": place or session.place, "link": link or session.link}
    await _expect(state, Changing.place, session, **told)
    words = t("hosted-place-ask", said=typed, people=await hear(tx, session))
    return framed(t, session, words, [[Button(t("hosted-save"), PlaceSure(session=session.id))]])


@door.on(PlaceSure)
async def place_sure(press: PlaceSure, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session = await session_of(tx, person, press.session)
    told = await state.get_data()
    if told.get("session") != session.id or "place" not in told:
        return changed(t, session)
    await state.clear()
    try:
        await planning.relocate(tx, session.id, place=told["place"], link=told["link"], by=person.id, now=now)
    except NotPlanned:
        return changed(t, session)
    except BadSession as bad:
        return Open("hosted", str(session.id), toast=t(f"session-bad-{bad.field}"))
    return Open("hosted", str(session.id), toast=t("hosted-told"))


# More or fewer seats


async def size_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id` is the session."""
    session = await session_of(tx, person, number(id))
    if not ahead(session, now):
        return changed(t, session)
    await _expect(state, Changing.size, session)
    return _sizes(session, t, t("hosted-ask-size", room=str(session.room), remote=str(session.remote)))


def _sizes(session: Session, t: T, words: Html) -> Screen:
    likely = [
        Button(
            pair(session.room + room, session.remote + remote, t),
            Size(session=session.id, room=session.room + room, remote=session.remote + remote),
        )
        for room, remote in MORE
    ]
    return framed(t, session, words, rows(likely, 2))


@door.on(Size)
async def size(press: Size, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _resize(press.session, press.room, press.remote, tx, person, t, now, state)


@router.message(StateFilter(Changing.size), Typed())
async def size_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    wanted = (await state.get_data())["session"]
    said = two_numbers(typed)
    if said is None:
        return _sizes(await session_of(tx, person, wanted), t, t("plan-bad-places", typed=cut(typed, 40)))
    return await _resize(wanted, *said, tx, person, t, now, state)


async def _resize(
    wanted: int, room: int, remote: int, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    """Nobody is told: who waits is offered the new seats."""
    session = await session_of(tx, person, wanted)
    try:
        await planning.resize(tx, session.id, room=room, remote=remote, by=person.id, now=now)
    except NotPlanned:
        return changed(t, session)
    except BadSession as bad:
        await _expect(state, Changing.size, session)
        return _sizes(session, t, lines([*taken(session, t), "", t(f"hosted-bad-{bad.field}")]))
    await state.clear()
    return Open("hosted", str(session.id), toast=t("saved"))


# Cancelling


async def cancel_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id` is the session."""
    session = await session_of(tx, person, number(id))
    if not ahead(session, now):
        return changed(t, session)
    if (await marks.given(tx, session.id)).intersection(CREDITED):
        return _marked(session, t)
    await _expect(state, Changing.reason, session)
    without = Button(t("hosted-no-reason"), CancelAsk(session=session.id))
    return framed(t, session, t("hosted-ask-reason"), [[without]])


@door.on(CancelAsk)
async def cancel_ask(press: CancelAsk, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _cancel_ask(press.session, "", tx, person, t, now, state)


@router.message(StateFilter(Changing.reason), Typed())
async def reason_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session = (await state.get_data())["session"]
    if len(typed) > planning.REASON:
        there = await session_of(tx, person, session)
        return framed(t, there, t("too-long", limit=planning.REASON, count=len(typed)), [])
    return await _cancel_ask(session, typed, tx, person, t, now, state)


async def _cancel_ask(
    wanted: int, reason: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    session = await session_of(tx, person, wanted)
    if not ahead(session, now):
        return changed(t, session)
    await _expect(state, Changing.reason, session, reason=reason)
    when = span(t, session.starts_at, session.ends_at, session.zone, person.zone)
    words = t("hosted-cancel-ask", when=when, reason=cut(reason, 300) or t("unspecified"))
    sure = Button(t("hosted-cancel-people", people=await hear(tx, session)), CancelSure(session=session.id))
    return framed(t, session, words, [[sure]])


@door.on(CancelSure)
async def cancel_sure(press: CancelSure, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session = await session_of(tx, person, press.session)
    told = await state.get_data()
    if not ahead(session, now) or told.get("session") != session.id or "reason" not in told:
        return changed(t, session)
    if not press.sure:
        sure = Button(t("hosted-cancel-sure"), CancelSure(session=session.id, sure=True))
        return framed(t, session, t("hosted-cancel-last", people=await hear(tx, session)), [[sure]])
    await state.clear()
    try:
        await planning.cancel(tx, session.id, reason=told["reason"], by=person.id, now=now)
    except PeopleMarked:
        return _marked(session, t)
    return Open("hosted", str(session.id), toast=t("hosted-cancelled-now"))


def _marked(session: Session, t: T) -> Open:
    return Open("hosted", str(session.id), toast=t("hosted-marked-cancel"))


ROOMS = {
    "hosted": hosted_room,
    "hosted_place": place_room,
    "hosted_size": size_room,
    "hosted_cancel": cancel_room,
}
