"""What somebody who was at an event says of it: one tap, then two sentences if they like. Names go to nobody."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.events import kind_name
from bot.person import Person
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from rules.feedback import LACKS, PARTS, SCALE, TAKES, WORDS
from storage import feedback
from storage.db import Tx
from storage.feedback import Asked, NotNow, NotThere, Unrated

router = Router(name="feedback")
door = Door()

TITLE = 200  # signs of HTML
Figure = Annotated[int, Field(ge=min(SCALE), le=max(SCALE))]


class Saying(StatesGroup):
    words = State()


class OfEvent(Press, prefix=".f"):
    """Of the session of an event."""

    session: Id


class Rate(OfEvent, prefix=".fr"):
    """It is of so much use to me."""

    useful: Figure


class Again(OfEvent, prefix=".fa"):
    """I shall say another figure."""


class Ask(OfEvent, prefix=".fq"):
    """I shall write this part."""

    part: str


class Skip(OfEvent, prefix=".fs"):
    """This part stays as it is."""

    part: str


class Wipe(OfEvent, prefix=".fw"):
    """Take back what I wrote."""

    part: str


async def feedback_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the session: the question, or what was said and may be changed."""
    return await _shown(number(id) or 0, tx, person, t, now)


async def _shown(session: int, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        there = await feedback.asked(tx, session, person.id)
    except NotThere:
        return Open("events", toast=t("stale"))
    if there.useful is not None:
        return _said(there, person, t, now)
    if not there.is_open(now):
        return _refused(there, t, now)
    return _question(there, person, t)


def _refused(there: Asked, t: T, now: int) -> Open:
    said = t("feedback-early") if now < there.ends_at else t("feedback-over")
    return Open("session", str(there.session), toast=said)


def _question(there: Asked, person: Person, t: T) -> Screen:
    kind, day = kind_name(there.kind, t), t.day(there.ends_at, person.zone)
    asked = t("feedback-ask", title=cut(there.title, TITLE), kind=kind, day=day)
    figures = [Button(str(figure), Rate(session=there.session, useful=figure)) for figure in SCALE]
    return Screen(lines([asked, "", t("feedback-anonymous")]), [figures, _ways(there, t)])


def _said(there: Asked, person: Person, t: T, now: int) -> Screen:
    open_ = there.is_open(now)
    changes = [
        [Button(t("feedback-change-useful"), Again(session=there.session))],
        [Button(t(f"feedback-change-{part}"), Ask(session=there.session, part=part)) for part in PARTS],
    ]
    return Screen(
        lines(
            [
                t("feedback-said", title=cut(there.title, TITLE)),
                t("feedback-useful", useful=str(there.useful)),
                t("feedback-takes", words=there.takes) if there.takes else None,
                t("feedback-lacks", words=there.lacks) if there.lacks else None,
                "",
                t("feedback-until", until=t.moment(there.until, person.zone)) if open_ else t("feedback-fixed"),
                t("feedback-anonymous"),
            ]
        ),
        [*(changes if open_ else []), _ways(there, t)],
    )


def _ways(there: Asked, t: T) -> list[Button]:
    event = Button(t("feedback-event"), Go(room="session", id=str(there.session)))
    return [event, Button(t("menu"), Go(room="menu"))]


@door.on(Rate)
async def rate(press: Rate, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    try:
        before = await feedback.asked(tx, press.session, person.id)
        await feedback.rate(tx, press.session, person.id, press.useful, now=now)
    except (NotThere, NotNow):
        return await _shown(press.session, tx, person, t, now)
    if before.useful is not None:
        return await _shown(press.session, tx, person, t, now)
    return await _ask(press.session, TAKES, tx, person, t, now, state)


@door.on(Again)
async def again(press: Again, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        there = await feedback.asked(tx, press.session, person.id)
    except NotThere:
        return Open("events", toast=t("stale"))
    return _question(there, person, t) if there.is_open(now) else _refused(there, t, now)


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _ask(press.session, press.part, tx, person, t, now, state)


async def _ask(
    session: int, part: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext, wrong: Html | None = None
) -> Shown:  # fmt: skip
    try:
        there = await feedback.asked(tx, session, person.id)
    except NotThere:
        return Open("events", toast=t("stale"))
    if part not in PARTS or there.useful is None or not there.is_open(now):
        return await _shown(session, tx, person, t, now)
    await state.set_state(Saying.words)
    await state.set_data({"session": session, "part": part})
    words = {TAKES: there.takes, LACKS: there.lacks}[part]
    own = t(f"feedback-{part}", words=words) if words else None
    wipe = [Button(t("feedback-wipe"), Wipe(session=session, part=part))] if words else []
    return Screen(
        lines([own, wrong or t(f"feedback-ask-{part}")]),
        [[Button(t("feedback-skip"), Skip(session=session, part=part)), *wipe], _ways(there, t)],
    )


@router.message(StateFilter(Saying.words), Typed())
async def told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    asked = await state.get_data()
    session, part = asked["session"], asked["part"]
    if await is_rest(message, state):
        return None
    if len(typed) > WORDS:
        shown = await _ask(
            session, part, tx, person, t, now, state, wrong=t("too-long", limit=WORDS, count=len(typed))
        )  # fmt: skip
        await refuse_rest(message, state)
        return shown
    await state.clear()
    return await _keep(session, part, typed, tx, person, t, now, state)


@door.on(Skip)
async def skip(press: Skip, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _next(press.session, press.part, tx, person, t, now, state)


@door.on(Wipe)
async def wipe(press: Wipe, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if press.part not in PARTS:
        return await _shown(press.session, tx, person, t, now)
    return await _keep(press.session, press.part, "", tx, person, t, now, state)


async def _keep(
    session: int, part: str, words: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    try:
        await feedback.say(tx, session, person.id, part, words, now=now)
    except (NotThere, NotNow, Unrated):
        return await _shown(session, tx, person, t, now)
    return await _next(session, part, tx, person, t, now, state)


async def _next(session: int, part: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """After the first part the second, as long as it was never said; then all of it."""
    try:
        there = await feedback.asked(tx, session, person.id)
    except NotThere:
        return Open("events", toast=t("stale"))
    if part == TAKES and not there.lacks:
        return await _ask(session, LACKS, tx, person, t, now, state)
    return await _shown(session, tx, person, t, now)


async def asked_after(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """The morning after; nothing if it was said already, or the mark is another by now."""
    try:
        there = await feedback.asked(tx, int(subject), person.id)
    except NotThere:
        return None
    if there.useful is not None or not there.is_open(now):
        return None
    return _question(there, person, t)


ROOMS = {"feedback": feedback_room}
NOTICES = {"feedback": asked_after}
