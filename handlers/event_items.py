"""The programme of an event: sent as one message, a line an item, shown back as it was understood."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.hosting import event_of
from bot.person import Person
from bot.screen import Button, Open, Row, Screen, cut, fit
from bot.texts import Html, T, lines
from bot.typed import PART, Typed, is_rest, refuse_rest
from rules.event_items import BadItems, Item, read_items
from storage import events
from storage.db import Tx
from storage.events import Event

router = Router(name="event_items")
door = Door()

# Signs of HTML: forty items may be longer than a screen. BESIDE: a number, a time, tags.
SHOWN, BESIDE = 3200, 30


class Composing(StatesGroup):
    programme = State()


class Clear(Press, prefix=".ic"):
    """No programme any more; asked once more before."""

    event: Id
    sure: bool = False


async def items_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """`id`: the event. What is sent now is its programme."""
    event = await event_of(tx, person, number(id))
    return Open("event", str(event.id), toast=t("stale")) if event.dropped else await _show(event, tx, t, state)


async def _show(
    event: Event, tx: Tx, t: T, state: FSMContext, *, wrong: Html | None = None, toast: str | None = None
) -> Screen:  # fmt: skip
    await state.set_state(Composing.programme)
    await state.set_data({"event": event.id})
    told = await events.items(tx, event.id)
    head = lines([wrong, "" if wrong else None, t("event-items", title=cut(event.title, 200)), "" if told else None])
    asked = lines(["", t("event-items-again" if told else "event-items-ask")])
    clear = [Button(t("event-items-clear"), Clear(event=event.id))] if told else []
    return Screen(fit(head, _listed(told, t), asked), [clear, _back(event, t)], toast=toast)


def _listed(told: list[Item], t: T) -> list[Html]:
    """All of them on one screen: of many long ones the beginnings."""
    each = SHOWN // max(len(told), 1) - BESIDE
    listed = []
    for n, it in enumerate(told, 1):
        title, speaker = cut(it.title, each * 2 // 3), cut(it.speaker, each // 3)
        words = t("event-item-by", title=title, speaker=speaker) if speaker else title
        at = t("event-item-at", number=str(n), at=it.at, words=words) if it.at else None
        listed.append(at or t("event-item", number=str(n), words=words))
    return listed


def _back(event: Event, t: T) -> Row:
    return [Button(t("back"), Go(room="event", id=str(event.id))), Button(t("menu"), Go(room="menu"))]


@router.message(StateFilter(Composing.programme), Typed())
async def told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    event = await event_of(tx, person, (await state.get_data())["event"])
    if len(message.text or "") >= PART or await is_rest(message, state):
        # Telegram sends a longer text in parts: half a programme must not stand for the whole.
        shown = await _show(event, tx, t, state, wrong=t("event-items-parts", limit=str(PART)))
        await refuse_rest(message, state)
        return shown
    try:
        programme = read_items(typed)
    except BadItems as bad:
        wrong = t(f"event-items-bad-{bad.why}", line=str(bad.line), count=bad.size, limit=str(bad.limit))
        return await _show(event, tx, t, state, wrong=wrong)
    await events.put_items(tx, event.id, programme, by=person.id, now=now)
    return await _show(event, tx, t, state, toast=t("saved"))


@door.on(Clear)
async def clear(press: Clear, tx: Tx, person: Person, t: T, now: int) -> Shown:
    event = await event_of(tx, person, press.event)
    if press.sure:
        await events.put_items(tx, event.id, [], by=person.id, now=now)
        return Open("event_items", str(event.id), toast=t("event-items-cleared"))
    sure = [Button(t("event-items-clear-sure"), Clear(event=event.id, sure=True))]
    back = [Button(t("back"), Go(room="event_items", id=str(event.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(t("event-items-clear-ask", title=cut(event.title, 200)), [sure, back])


ROOMS = {"event_items": items_room}
