"""«Буду очно», «Дистанционно», «Не смогу» under a message that calls to an event: a seat taken or given up in the same
turn. The message stays what it is and says how it stands; what else opens comes below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram import Router

from bot import event_calls
from bot.broadcast_words import message
from bot.broadcasting import attachment
from bot.clashes import busy
from bot.doors import Door, Shown
from bot.event_calls import NO, Come, Fill, More, Standing, modes, question
from bot.person import Person
from bot.screen import Button, Open, Row, Screen, Toast
from bot.settings import Settings
from bot.texts import Html, T
from rules.seats import MODES, REMOTE, ROOM, may_offer
from storage import broadcast_readers, broadcasts, enrolment, people
from storage.broadcast_readers import Withdrawn
from storage.broadcasts import Broadcast, NoBroadcast
from storage.db import Tx
from storage.enrolment import Closed, Full, Gone, NoSuchMode, OfferOver
from storage.seats import Seat

router = Router(name="event_answers")
door = Door()
ASKED = "Asking:full_name"  # the dialogue that follows the first seat: a second tap does not close it


@door.on(Come)
async def come(
    press: Come, tx: Tx, person: Person, t: T, now: int, settings: Settings, raw_state: str | None
) -> Shown:  # fmt: skip
    found = await _heard(press.broadcast, tx, person)
    if found is None or found.event is None:
        return Toast(t("broadcast-not-for-you"), alert=True)
    shown = Reader(tx, person, t, now, settings, found, asked=raw_state == ASKED)
    of = await event_calls.standing(tx, found, person.id)
    if of is None or found.withdrawn_at is not None:
        return await shown.again(t("broadcast-answer-too-late"))
    if of.session.state != "planned":
        return await shown.again(t("call-cancelled"))
    if press.answer == NO:
        return await shown.refuse(of, sure=press.sure)
    if press.answer in MODES:
        return await shown.take(of, press)
    return await shown.again()


@door.on(More)
async def more(press: More, tx: Tx, person: Person, t: T) -> Shown:
    found = await _heard(press.broadcast, tx, person)
    session = await event_calls.session_of(tx, found.event) if found and found.event else None
    if session is None:
        return Toast(t("broadcast-not-for-you"), alert=True)
    below: list[Screen | Toast | Open] = [Toast(""), Open("session", str(session.id))]
    return below


@door.on(Fill)
async def fill(press: Fill, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    found = await _heard(press.broadcast, tx, person)
    if found is None or found.poll is None:
        return Toast(t("broadcast-not-for-you"), alert=True)
    shown = await message(tx, t, settings, found, person, now=now)
    if found.withdrawn_at is not None:
        return shown.with_toast(t("broadcast-answer-too-late"))
    if not await broadcasts.takes_people(tx, found, now=now):
        return shown.with_toast(t("poll-call-closed"))
    below: list[Screen | Toast | Open] = [shown, Open("poll", str(found.poll))]
    return below


async def _heard(number: int, tx: Tx, person: Person) -> Broadcast | None:
    """One that was said to this person, though it was withdrawn since."""
    try:
        return await broadcast_readers.heard(tx, number, person.id)
    except NoBroadcast:
        return None
    except Withdrawn:
        return await broadcasts.one(tx, number)


@dataclass(frozen=True, slots=True)
class Reader:
    """One press under the message: what becomes of the seats, and the message that says so. `asked`: for the name, by
    the first of two taps."""

    tx: Tx
    person: Person
    t: T
    now: int
    settings: Settings
    found: Broadcast
    asked: bool

    async def again(self, toast: Html | None = None) -> Screen:
        """The message as it is now."""
        shown = await message(self.tx, self.t, self.settings, self.found, self.person, now=self.now)
        return shown.with_toast(toast) if toast else shown

    async def take(self, of: Standing, press: Come) -> Shown:
        if not self.person.known:
            agree: list[Screen | Toast | Open] = [
                Toast(self.t("seat-need-consent")), Open("consent", f"session{of.session.id}")
            ]  # fmt: skip
            return agree
        if not press.sure and not of.held and of.takes(self.now) and (clashes := await self._busy(of)):
            return self._ask_of_clash(of, press.answer, clashes)
        try:
            seat = await self._sit(of, press)
        except (Full, Closed, NoSuchMode, Gone, OfferOver) as refused:
            return await self._refused(of, press.answer, refused)
        await broadcast_readers.answer(self.tx, self.found.id, self.person.id, press.answer, now=self.now)
        asks = of.session.by_word or self.now >= of.session.closes_at
        noted = "call-noted-word" if asks else "call-noted"
        shown = await self.again(self.t("call-yours" if seat.state == "seated" else noted))
        if seat.state == "seated" and (await people.ask_full_name(self.tx, self.person.id) or self.asked):
            below: list[Screen | Toast | Open] = [shown, Open("full_name", str(of.session.id))]
            return below
        return shown

    async def _sit(self, of: Standing, press: Come) -> Seat:
        own = next((seat for seat in of.held if seat.mode == press.answer), None)
        if own is not None and own.state == "offered":
            return await enrolment.accept(self.tx, own.id, self.person.id, now=self.now)
        queue = press.queue and (may_offer(self.now, of.session.starts_at) or of.session.hears_late(self.now))
        return await enrolment.sign_up(
            self.tx, of.session.id, self.person.id, press.answer, by=self.person.id, now=self.now, want_queue=queue
        )

    async def _refused(self, of: Standing, mode: str, refused: Exception) -> Screen:
        if isinstance(refused, Full):
            return self._ask_of_queue(of, mode)
        if isinstance(refused, Closed):
            late = of.session.hears_late(self.now)
            return self._ask_of_word(of, mode) if late else await self.again(self._closed(refused))
        return await self.again(self.t("stale"))

    async def refuse(self, of: Standing, *, sure: bool) -> Shown:
        """A seat is given up after a question; a place in the queue at once. What is over nobody refuses any more."""
        if self.now >= of.session.ends_at:
            return await self.again(self.t("call-closed-over"))
        if not sure and any(own.state == "seated" for own in of.held):
            yes = Come(broadcast=self.found.id, answer=NO, sure=True)
            rows = [[Button(self.t("call-give-up"), yes)], [self._back(self.t("call-keep"))]]
            return self._ask(of, [self.t("call-ask-give-up")], rows)
        try:
            for own in of.held:
                await enrolment.give_up(self.tx, own.id, self.person.id, now=self.now)
        except Closed as closed:
            return await self.again(self._closed(closed))
        await broadcast_readers.answer(self.tx, self.found.id, self.person.id, NO, now=self.now)
        return await self.again(self.t("broadcast-answer-heard"))

    def _closed(self, closed: Closed) -> Html:
        return self.t(f"call-closed-{closed.why}")

    async def _busy(self, of: Standing) -> list[Html]:
        there = of.session
        return await busy(
            self.tx, self.person, self.t, starts_at=there.starts_at, ends_at=there.ends_at, session=there.id
        )

    def _ask_of_clash(self, of: Standing, mode: str, clashes: list[Html]) -> Screen:
        anyway = Button(self.t("call-anyway"), Come(broadcast=self.found.id, answer=mode, sure=True))
        return self._ask(of, [self.t("clash-yours"), *clashes], [[anyway, self._no()], [self._back()]])

    def _ask_of_word(self, of: Standing, mode: str) -> Screen:
        """Sign-up has closed: the organiser may still be asked."""
        wish = Button(self.t("call-wish"), Come(broadcast=self.found.id, answer=mode, queue=True, sure=True))
        return self._ask(of, [self.t("call-ask-late")], [[wish, self._no()], [self._back()]])

    def _ask_of_queue(self, of: Standing, mode: str) -> Screen:
        """No place is free: the queue, or the other way."""
        session, t = of.session, self.t
        if mode == REMOTE and of.seated(ROOM):
            return self._ask(of, [t("call-kept-room")], [[self._back()]])
        other = next((it for it in modes(session) if it != mode and session.free(it)), None)
        wait = Come(broadcast=self.found.id, answer=mode, queue=True, sure=True)
        ways = [Button(t("call-wait"), wait)] if may_offer(self.now, session.starts_at) else []
        if other is not None and not of.seated(other):
            ways.append(
                Button(t(f"broadcast-answer-{other}"), Come(broadcast=self.found.id, answer=other, sure=True))
            )  # fmt: skip
        words = t(f"call-full-{mode}") if may_offer(self.now, session.starts_at) else t("call-full-late")
        return self._ask(of, [words], [ways, [self._no(), self._back()]])

    def _no(self) -> Button:
        return Button(self.t("broadcast-answer-no"), Come(broadcast=self.found.id, answer=NO))

    def _back(self, words: Html | None = None) -> Button:
        return Button(words or self.t("back"), Come(broadcast=self.found.id, answer=event_calls.SEE))

    def _ask(self, of: Standing, words: Sequence[Html], rows: Sequence[Row]) -> Screen:
        text = question(self.t, of, self.person, words)
        return Screen(text, rows, attached=attachment(self.found), aside=True)
