"""Who is signed up for a session, who waits in the queue or at the door: a person is taken in or off, with a reason."""

from typing import ClassVar

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.hosting import session_of, still_of
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.settings import Settings
from bot.texts import Html, T, lines
from bot.typed import Typed
from handlers.hosted import taken
from storage import enrolment, marks, planning, seats
from storage.db import Tx
from storage.enrolment import Closed, Full, Gone, NoSuchMode, StreamFull
from storage.marks import Listed
from storage.sessions import Session

router = Router(name="session_people")
door = Door()
NAMED = 5  # people who wait named in a notice
AT_ONCE = 50  # applications of one press: others wait for its transaction


class Removing(StatesGroup):
    reason = State()


class OfSeat(Press, prefix="q"):
    """Of one seat or one place in the queue."""

    seat: Id


class Look(OfSeat, prefix="ql"):
    """Show the person and what can be done."""


class Take(OfSeat, prefix="qt"):
    """Give the one who waits a free seat."""


class Remove(OfSeat, prefix="qr"):
    """Say why the person is taken off."""


class RemoveAsk(OfSeat, prefix="qa"):
    """Ask whether to take them off without a reason."""


class TakeAll(Press, prefix="qy"):
    """Say yes to everybody who applied, as far as there are places; asked once more before."""

    session: Id
    sure: bool = False


class RemoveSure(OfSeat, prefix="qs"):
    """Take them off for the reason told."""

    stays: ClassVar[bool] = True


async def people_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id` is the session, or «5:1» with a page."""
    wanted, _, asked = id.partition(":")
    session = await session_of(tx, person, number(wanted))
    # Who waits for a word, at the door or at home, is not looked for on the third page.
    listed = await marks.listed(tx, session.id)
    found = list(enumerate(sorted(listed, key=lambda it: (not it.door, not _applied(session, it))), 1))
    page, pages = page_of(number(asked), len(found))
    shown = found[page * SIZE : (page + 1) * SIZE]
    named = [t("enrolled-listed", number=str(n), line=_line(session, it, t)) for n, it in shown]
    return Screen(
        fit(_head(session, t), named or [t("enrolled-nobody")]),
        [
            *rows((Button(str(n), Look(seat=it.seat)) for n, it in shown), 5),
            _everybody(session, listed, t),
            *turning(t, page, pages, lambda to: Go(room="hosted_people", id=f"{session.id}:{to}")),
            _back(session, t),
        ],
    )


def _everybody(session: Session, listed: list[Listed], t: T) -> list[Button]:
    waiting = sum(_applied(session, it) for it in listed)
    return [Button(t("enrolled-accept-all", count=str(waiting)), TakeAll(session=session.id))] if waiting > 1 else []


def _head(session: Session, t: T) -> Html:
    return lines([t("enrolled-head", title=cut(session.title, 200)), *taken(session, t), ""])


def _line(session: Session, it: Listed, t: T) -> Html:
    """«Иванова Анна, СОШ № 5: очно»."""
    who = cut(it.name or t("enrolled-nameless"), 60)
    named = t("enrolled-name", name=who, organisation=cut(it.organisation_name, 60)) if it.organisation_name else who
    mode = t(f"session-mode-{it.mode}")
    if it.door:
        return t("enrolled-door", name=named, mode=mode)
    if _applied(session, it):
        return t("enrolled-applied", name=named, mode=mode)
    if it.state == "queued":
        return t("enrolled-queued", name=named, mode=mode, place=str(it.place_in_queue))
    return t("enrolled-seated" if it.state == "seated" else "enrolled-offered", name=named, mode=mode)


def _applied(session: Session, it: Listed) -> bool:
    """Whether they wait for the organiser's word."""
    return it.state == "queued" and not it.door and session.waits_for_word(it.queued_at)


def _back(session: Session, t: T) -> list[Button]:
    return [Button(t("back"), Go(room="hosted", id=str(session.id))), Button(t("menu"), Go(room="menu"))]


def _framed(session: Session, words: Html, buttons: list[list[Button]], t: T) -> Screen:
    back = Button(t("back"), Go(room="hosted_people", id=str(session.id)))
    return Screen(words, [*buttons, [back, Button(t("menu"), Go(room="menu"))]])


async def _found(tx: Tx, person: Person, seat: int) -> tuple[Session, Listed | None]:
    """The session of the seat; None: it is held by nobody any more. Raises NotAllowed."""
    there = await seats.seat(tx, seat)
    session = await session_of(tx, person, there.session if there else None)
    listed = await marks.listed(tx, session.id)
    return session, next((it for it in listed if it.seat == seat), None)


def _stale(session: Session, t: T) -> Open:
    return Open("hosted_people", str(session.id), toast=t("stale"))


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int) -> Shown:
    session, it = await _found(tx, person, press.seat)
    if it is None:
        return _stale(session, t)
    applied = _applied(session, it)
    take_in = t("enrolled-accept") if applied else t("enrolled-admit") if it.door else t("enrolled-take")
    taking = [Button(take_in, Take(seat=it.seat))] if it.state in ("queued", "offered") else []
    may_remove = now < session.ends_at and it.mark is None
    take_off = t("enrolled-refuse") if applied else t("enrolled-remove")
    removing = [Button(take_off, Remove(seat=it.seat))] if may_remove else []
    return _framed(session, _line(session, it, t), [taking, removing], t)


@door.on(Take)
async def take(press: Take, tx: Tx, person: Person, t: T, now: int) -> Shown:
    session, it = await _found(tx, person, press.seat)
    if it is None:
        return _stale(session, t)
    try:
        await enrolment.enrol(tx, session.id, it.person, it.mode, by=person.id, now=now)
    except (Full, NoSuchMode):
        return Open("hosted_people", str(session.id), toast=t("enrolled-full"))
    except StreamFull:
        return Open("hosted_people", str(session.id), toast=t("enrolled-stream-full"))
    except (Gone, Closed):
        return _stale(session, t)
    said = t("enrolled-accepted") if _applied(session, it) else t("enrolled-taken")
    return Open("hosted_people", str(session.id), toast=said)


@door.on(TakeAll)
async def take_all(press: TakeAll, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """In the order they asked; of many, the first ones."""
    session = await session_of(tx, person, press.session)
    waiting = [it for it in await marks.listed(tx, session.id) if _applied(session, it)]
    if not waiting:
        return _stale(session, t)
    if not press.sure:
        sure = Button(t("enrolled-accept-sure"), TakeAll(session=session.id, sure=True))
        return _framed(
            session, lines([*taken(session, t), "", t("enrolled-accept-ask", count=len(waiting))]), [[sure]], t
        )
    accepted = 0
    # Where one way to come is full, those who asked for it do not stand before the others at every press.
    for it in [it for it in waiting if session.free(it.mode)][:AT_ONCE]:
        try:
            await enrolment.enrol(tx, session.id, it.person, it.mode, by=person.id, now=now)
        except (Full, NoSuchMode):
            continue
        except (Gone, Closed):
            return _stale(session, t)
        accepted += 1
    left = len(waiting) - accepted
    said = t("enrolled-accepted-some", count=str(accepted), left=str(left)) if left else t("enrolled-accepted-all")
    return Open("hosted_people", str(session.id), toast=said)


@door.on(Remove)
async def remove(press: Remove, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    session, it = await _found(tx, person, press.seat)
    if it is None:
        return _stale(session, t)
    await state.set_state(Removing.reason)
    await state.set_data({"seat": it.seat})
    without = Button(t("hosted-no-reason"), RemoveAsk(seat=it.seat))
    line = _line(session, it, t)
    asked = t("enrolled-ask-refusal", line=line) if _applied(session, it) else t("enrolled-ask-reason", line=line)
    return _framed(session, asked, [[without]], t)


@door.on(RemoveAsk)
async def remove_ask(press: RemoveAsk, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    return await _remove_ask(press.seat, "", tx, person, t, state)


@router.message(StateFilter(Removing.reason), Typed())
async def reason_told(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    seat = (await state.get_data())["seat"]
    if len(typed) > planning.REASON:
        session, _ = await _found(tx, person, seat)
        return _framed(session, t("too-long", limit=planning.REASON, count=len(typed)), [], t)
    return await _remove_ask(seat, typed, tx, person, t, state)


async def _remove_ask(seat: int, reason: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    session, it = await _found(tx, person, seat)
    if it is None:
        return _stale(session, t)
    await state.set_state(Removing.reason)
    await state.set_data({"seat": seat, "reason": reason})
    line, why = _line(session, it, t), cut(reason, 300) or t("unspecified")
    if _applied(session, it):
        words, sure = t("enrolled-refuse-ask", line=line, reason=why), t("enrolled-refuse-sure")
    else:
        words, sure = t("enrolled-remove-ask", line=line, reason=why), t("enrolled-remove-sure")
    return _framed(session, words, [[Button(sure, RemoveSure(seat=seat))]], t)


@door.on(RemoveSure)
async def remove_sure(press: RemoveSure, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session, it = await _found(tx, person, press.seat)
    told = await state.get_data()
    if it is None or now >= session.ends_at or told.get("seat") != press.seat or "reason" not in told:
        return _stale(session, t)
    await state.clear()
    try:
        await enrolment.remove(tx, press.seat, by=person.id, reason=told["reason"], now=now)
    except (Closed, Gone):
        return _stale(session, t)
    said = t("enrolled-refused") if _applied(session, it) else t("enrolled-removed")
    return Open("hosted_people", str(session.id), toast=said)


async def asked(
    subject: str, which: str, tx: Tx, person: Person, t: T, now: int, settings: Settings
) -> Screen | None:  # fmt: skip
    """To a host while people without a seat stand at the door."""
    session = await still_of(tx, person, number(subject), settings)
    if session is None or session.state != "planned" or session.closed_marks or now >= session.ends_at:
        return None
    waiting = [it for it in await marks.listed(tx, session.id) if it.door]
    if not waiting:
        return None
    head = t("door-asked", title=cut(session.title, 200), count=len(waiting))
    return _who_waits(head, waiting, t("door-look"), session, t)


async def applied(
    subject: str, which: str, tx: Tx, person: Person, t: T, now: int, settings: Settings
) -> Screen | None:  # fmt: skip
    """To the organiser while people wait for a word."""
    session = await still_of(tx, person, number(subject), settings)
    if session is None or session.state != "planned" or now >= session.ends_at:
        return None
    waiting = [it for it in await marks.listed(tx, session.id) if _applied(session, it)]
    if not waiting:
        return None
    head = t("enrolled-waiting", title=cut(session.title, 200), count=len(waiting))
    return _who_waits(head, waiting, t("enrolled-look"), session, t)


def _who_waits(head: Html, waiting: list[Listed], look: Html, session: Session, t: T) -> Screen:
    named = ", ".join(cut(it.name or t("enrolled-nameless"), 60) for it in waiting[:NAMED])
    more = t("marks-left-more", count=len(waiting) - NAMED) if len(waiting) > NAMED else None
    return Screen(lines([head, named, more]), [[Button(look, Go(room="hosted_people", id=str(session.id)))]])


ROOMS = {"hosted_people": people_room}
NOTICES = {"seat-asked": asked, "seat-applied": applied}
