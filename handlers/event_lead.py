"""Who answers for an event: oneself, a colleague with a role there, somebody found by a surname, or a name alone."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.events import whose
from bot.hosting import event_of
from bot.person import Person
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T, lines
from bot.tree import belongs, own_place, said
from bot.typed import Typed
from rules.events import LEAD, TITLE
from storage import events, found, people, roles
from storage.db import Tx
from storage.events import Event

router = Router(name="event_lead")
door = Door()

SHOWN = 8  # people to choose from
NAME = 38  # signs of a name in a button


class Answering(StatesGroup):
    name = State()


class OfEvent(Press, prefix=".w"):
    event: Id


class Pick(OfEvent, prefix=".wp"):
    """This person answers for it."""

    person: Id


class Words(OfEvent, prefix=".wn"):
    """The name that was typed, of somebody who is not in the bot; the door keeps it."""

    stays = True


class Nobody(OfEvent, prefix=".wx"):
    pass


async def lead_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """`id`: the event."""
    event = await _own(number(id), tx, person)
    if event.dropped:
        return Open("event", str(event.id), toast=t("stale"))
    served = await roles.serving(tx, event.scope_kind, event.scope)
    others = [it for it in served if it[0] != person.id][:SHOWN]
    return await _ask(event, [(person.id, str(t("event-lead-me"))), *others], t("event-lead-ask"), t, state)


async def _own(wanted: int | None, tx: Tx, person: Person) -> Event:
    """Whoever answers for one event alone does not pass it on: that is for those of the place."""
    event = await event_of(tx, person, wanted)
    await own_place(tx, person, said(event.scope_kind, event.scope))
    return event


async def _ask(
    event: Event, choices: Sequence[tuple[int, str]], words: Html, t: T, state: FSMContext, *, typed: str = ""
) -> Screen:  # fmt: skip
    await state.set_state(Answering.name)
    await state.set_data({"event": event.id, "typed": typed})
    listed = [[Button(cut(name, NAME), Pick(event=event.id, person=who))] for who, name in choices]
    written = [Button(t("event-lead-words", name=cut(typed, NAME)), Words(event=event.id))] if typed else []
    named = not typed and (event.lead or event.lead_name)
    nobody = [Button(t("event-clear"), Nobody(event=event.id))] if named else []
    back = [Button(t("back"), Go(room="event", id=str(event.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*listed, written, nobody, back])


@router.message(StateFilter(Answering.name), Typed())
async def typed_name(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """People of the place who are called so are offered; a name that is nobody's is written as it is."""
    event = await _own((await state.get_data())["event"], tx, person)
    name = " ".join(typed.split())
    if len(name) > LEAD:
        return await _ask(event, [], lines([t("too-long", limit=LEAD, count=len(name))]), t, state)
    there = await found.find(tx, [(event.scope_kind, event.scope)], name, limit=SHOWN)
    if there:
        choices = sorted(((it.person, it.name) for it in there), key=lambda it: it[1])
        return await _ask(event, choices, t("event-lead-which"), t, state, typed=name)
    return await _put(event, None, name, tx, person, t, now, state)


@door.on(Pick)
async def pick(press: Pick, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """Somebody with a role there, or who works there; nobody else may be made to answer by a forged button."""
    event = await _own(press.event, tx, person)
    served = {who for who, _ in await roles.serving(tx, event.scope_kind, event.scope)}
    if press.person not in {person.id, *served} and not await _works_there(event, press.person, tx):
        return Open("event_lead", str(event.id), toast=t("stale"))
    return await _put(event, press.person, "", tx, person, t, now, state)


async def _works_there(event: Event, who: int, tx: Tx) -> bool:
    try:
        told = await people.profile(tx, who)
    except people.Gone:
        return False
    return told.known and belongs(told).within(event.scope_kind, event.scope)


@door.on(Words)
async def words(press: Words, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event = await _own(press.event, tx, person)
    told = await state.get_data()
    if told.get("event") != event.id or not told.get("typed"):
        return Open("event_lead", str(event.id), toast=t("stale"))
    return await _put(event, None, told["typed"], tx, person, t, now, state)


@door.on(Nobody)
async def nobody(press: Nobody, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _put(await _own(press.event, tx, person), None, "", tx, person, t, now, state)


async def _put(
    event: Event, lead: int | None, name: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    await events.answerable(tx, event.id, lead, name, by=person.id, now=now)
    await state.clear()
    return Open("event", str(event.id), toast=t("saved"))


async def named(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    """To who answers for it; None when that is somebody else by now."""
    event = await events.event(tx, int(subject))
    if event is None or event.dropped or event.lead != person.id:
        return None
    place = await whose(tx, t, event.scope_kind, event.scope)
    to = [Button(t("session-more"), Go(room="event", id=subject)), Button(t("menu"), Go(room="menu"))]
    return Screen(t("event-lead-named", title=cut(event.title, TITLE), place=place), [to])


ROOMS = {"event_lead": lead_room}
NOTICES = {events.NAMED: named}
