"""«Я здесь»: the six digits of the host's screen, scanned or typed; and what is said when they are not right."""

from collections.abc import Sequence
from typing import Annotated, Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.events import of
from bot.hosting import may_see
from bot.person import Person
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T
from bot.typed import Typed
from handlers.session_cards import TITLE, soon
from rules.attendance import DIGITS, checks_in
from storage import attendance, enrolment, people, seats, sessions
from storage.attendance import Checked, NotSeated, TooManyTries, WrongCode
from storage.db import Tx
from storage.enrolment import Closed, Gone
from storage.marks import NotNow
from storage.sessions import Session

router = Router(name="check_in")
door = Door()
BUTTON = 40  # signs of a title that a phone still shows on a button

Code = Annotated[int, Field(ge=0, le=10**DIGITS - 1)]


class Asking(StatesGroup):
    code = State()


class AskIn(Press, prefix="ib"):
    """I am here without a seat: let the host put me on the list. `code`: the one that they knew."""

    session: Id
    code: Code


class SixDigits(Filter):
    """A message that is a code and nothing else, «123 456» too: the handler gets its digits as `code`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        digits = "".join((message.text or "").split())
        return len(digits) == DIGITS and digits.isascii() and digits.isdecimal() and {"code": digits}


async def check_in_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id`: "" which session is under way, "<session>" asks for its code, "<session>_<code>" as the QR has it."""
    said, _, code = id.partition("_")
    session = await sessions.session(tx, number(said) or 0)
    if session is None:
        return await _which(tx, person, t, now, state)
    if code:
        return await _check(session, code, "qr", tx, person, t, now, state)
    if not await may_see(tx, person, session):
        return await _which(tx, person, t, now, state)
    return await _ask(session, tx, person, t, now, state)


async def _which(tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    under_way = await _under_way(tx, person, now)
    if len(under_way) == 1:
        return await _ask(under_way[0], tx, person, t, now, state)
    buttons = [[Button(cut(one.title, BUTTON), Go(room="check_in", id=str(one.id)))] for one in under_way]
    return Screen(
        t("check-in-which") if under_way else t("check-in-none"),
        [*buttons, [Button(t("sessions-mine"), Go(room="my_sessions")), Button(t("menu"), Go(room="menu"))]],
    )


async def _under_way(tx: Tx, person: Person, now: int) -> list[Session]:
    coming = (await seats.mine(tx, person.id, now=now)).coming
    return [session for session, _, _ in coming if checks_in(now, session.starts_at, session.ends_at)]


async def _ask(session: Session, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    """For the code; or why it would be in vain."""
    if not any(seat.state == "seated" for seat in await seats.live(tx, session.id, person.id)):
        return _screen(session, t("check-in-not-listed", title=cut(session.title, TITLE), of=of(session)), t)
    if session.state != "planned" or checks_in(now, session.starts_at, session.ends_at) is None:
        return _screen(session, _not_now(session, person, t, now), t)
    await state.set_state(Asking.code)
    await state.set_data({"session": session.id})
    return _screen(session, t("check-in-ask", title=cut(session.title, TITLE)), t)


@router.message(StateFilter(Asking.code), Typed())
async def code_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session = await sessions.session(tx, int((await state.get_data()).get("session", 0)))
    if session is None:
        return Open("check_in")
    code = "".join(typed.split())
    if not (len(code) == DIGITS and code.isdecimal()):
        return _screen(session, t("check-in-not-a-code"), t)
    return await _check(session, code, "code", tx, person, t, now, state)


@router.message(SixDigits())
async def bare_code(message: Message, code: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """Six digits out of the blue: of whichever session is under way."""
    try:
        found = await attendance.find_code(tx, person.id, code, now=now)
    except TooManyTries:
        return _screen(None, t("check-in-too-many"), t)
    session = await sessions.session(tx, found) if found else None
    if session is not None:
        return await _check(session, code, "code", tx, person, t, now, state)
    return _screen(None, t("check-in-wrong") if await _under_way(tx, person, now) else t("check-in-none"), t)


async def _check(
    session: Session, code: str, how: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Screen:
    asking = list[list[Button]]()
    try:
        checked = await attendance.check_in(tx, session.id, person.id, code, how=how, now=now)
    except WrongCode:
        # The question stays open: the next code is on the host's screen already.
        return _screen(session, t("check-in-wrong"), t)
    except TooManyTries:
        words = t("check-in-too-many")
    except NotSeated as unlisted:
        if not unlisted.came and not await may_see(tx, person, session):
            return _screen(None, t("check-in-wrong"), t)
        words = t("check-in-not-listed", title=cut(session.title, TITLE), of=of(session))
        if unlisted.came and person.known and checks_in(now, session.starts_at, session.ends_at):
            asking = [[Button(t("check-in-ask-in"), AskIn(session=session.id, code=int(code)))]]
    except NotNow:
        words = _not_now(session, person, t, now)
    else:
        words = _done(checked, session, t)
    await state.clear()
    return _screen(session, words, t, asking)


@door.on(AskIn)
async def asked_in(press: AskIn, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if not person.known:
        return Open("consent", f"session{press.session}", toast=t("seat-need-consent"))
    session = await sessions.session(tx, press.session)
    if session is None or not (await may_see(tx, person, session) or await _knows(session, press.code, tx, now)):
        return _screen(None, t("check-in-wrong"), t)
    try:
        seat = await enrolment.ask_at_door(tx, press.session, person.id, now=now)
    except (Gone, Closed):
        return Open("session", str(press.session), toast=t("stale"))
    if seat.state == "seated":
        return Open("check_in", str(press.session))
    if await people.ask_full_name(tx, person.id):
        return Open("full_name", str(press.session), toast=t("check-in-asked", of=of(session)))
    return _screen(session, t("check-in-asked", of=of(session)), t)


async def _knows(session: Session, code: int, tx: Tx, now: int) -> bool:
    """A guest of an event stands where its code is shown."""
    return await attendance.shown(tx, session.id, f"{code:0{DIGITS}}", now=now)


def _done(checked: Checked, session: Session, t: T) -> Html:
    title = cut(session.title, TITLE)
    if checked.first:
        return t(f"check-in-done-{checked.mark}", title=title, of=of(session))
    return t(f"check-in-already-{checked.mark}", title=title, of=of(session))


def _not_now(session: Session, person: Person, t: T, now: int) -> Html:
    if session.state != "planned":
        return t("check-in-cancelled", title=cut(session.title, TITLE), of=of(session))
    if now < session.starts_at:
        return t("check-in-early", when=soon(session, person, t, now), of=of(session))
    return t("check-in-over", of=of(session))


def _screen(session: Session | None, words: Html, t: T, first: Sequence[list[Button]] = ()) -> Screen:
    more = Button(t("session-more"), Go(room="session", id=str(session.id))) if session else None
    mine = Button(t("sessions-mine"), Go(room="my_sessions"))
    return Screen(words, [*first, [more or mine, Button(t("menu"), Go(room="menu"))]])


ROOMS = {"check_in": check_in_room}
