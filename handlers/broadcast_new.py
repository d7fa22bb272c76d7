"""A new broadcast: words or a file in one message, the answers under it, a look at it as its readers will see it."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot import audiences as words
from bot import places as names
from bot.broadcast_words import message
from bot.broadcasting import answers_are, around, broadcast_of, limits, own_places, place_of, title
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.person import Person
from bot.screen import Button, Open, Row, Screen, Toast, cut
from bot.settings import Settings
from bot.texts import Html, T, escape, lines, plain
from bot.tree import own_place, said
from bot.typed import is_rest, refuse_rest
from bot.written import Sent, Written
from storage import broadcasts
from storage.broadcasts import Broadcast, NotNow
from storage.db import Tx

router = Router(name="broadcast_new")
door = Door()


BEGINNING = 700  # signs


class Composing(StatesGroup):
    text = State()


class New(Press, prefix="Bn"):
    """Begin one for the people of this place."""

    kind: str
    place: str = ""


class Write(Press, prefix="Bw"):
    """Ask for the words."""

    broadcast: Id


class Answers(Press, prefix="Ba"):
    """Show which answers there may be."""

    broadcast: Id


class Offer(Press, prefix="Bo"):
    """These answers stand under it."""

    broadcast: Id
    answers: str


class ToMyself(Press, prefix="Bs"):
    """Send it to me alone, as it will go to all."""

    broadcast: Id


class Drop(Press, prefix="Bx"):
    broadcast: Id


class DropSure(Press, prefix="By"):
    broadcast: Id


async def new_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """In whose name: where somebody may speak for several places, they say which."""
    own = own_places(person)
    if len(own) == 1:
        kind, place = own[0]
        return await new(New(kind=kind, place=place), tx, person, now)
    named = [(New(kind=kind, place=place), await names.scope_name(tx, t, kind, place)) for kind, place in own]
    ways = [Button(t("back"), Go(room="broadcasts")), Button(t("menu"), Go(room="menu"))]
    await own_place(tx, person, "")
    return Screen(t("broadcast-new-where"), [*([Button(name, press)] for press, name in named), ways])


@door.on(New)
async def new(press: New, tx: Tx, person: Person, now: int) -> Shown:
    scope = await own_place(tx, person, said(press.kind, press.place))
    # A second press, or one who went away before the first word, goes on with the same draft.
    begun, _ = await broadcasts.listing(tx, [(scope.kind, scope.id)], person=person.id, states=["draft"], limit=1)
    if begun and not begun[0].text and not begun[0].attached:
        return Open("audience", str(begun[0].id))
    made = await broadcasts.draft(tx, author=person.id, scope_kind=scope.kind, scope=scope.id, now=now)
    return Open("audience", str(made))


async def draft_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    found = await broadcast_of(tx, person, number(id))
    if found.state != "draft":
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    if not found.text and not found.attached:
        return await _ask_words(found, t, state)
    return await _card(found, tx, person, t, now, told=True)


async def _card(found: Broadcast, tx: Tx, person: Person, t: T, now: int, *, told: bool = False) -> Screen:
    """`told`: with the beginning of the words of a call, which its author may not have seen yet."""
    scope = await place_of(tx, person, found)
    head = t("broadcast-draft", title=title(t, found), place=await names.scope_name(tx, t, scope.kind, scope.id))
    of = found.id
    return Screen(
        lines(
            [
                head,
                *([_beginning(found), ""] if told and (found.event or found.poll) else [""]),
                *(await words.told(tx, t, found) or [t("audience-all")]),
                words.in_figures(t, await words.counted(tx, found, now=now)),
                answers_are(t, found),
            ]
        ),
        [
            [
                Button(t("broadcast-now"), Go(room="broadcast_send", id=str(of))),
                Button(t("broadcast-later"), Go(room="broadcast_day", id=str(of))),
            ],
            [Button(t("broadcast-to-myself"), ToMyself(broadcast=of))],
            [Button(t("broadcast-rewrite"), Write(broadcast=of)), Button(t("audience-to"), _audience(found))],
            [*_to_answers(t, found), Button(t("broadcast-drop"), Drop(broadcast=of))],
            [Button(t("back"), around(found)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _beginning(found: Broadcast) -> Html:
    return Html(f"<blockquote>{escape(cut(plain(Html(found.text)), BEGINNING))}</blockquote>")


def _to_answers(t: T, found: Broadcast) -> Row:
    """Those of a call are fixed."""
    call = found.event or found.poll
    return [] if call else [Button(t("broadcast-to-answers"), Answers(broadcast=found.id))]


def _audience(found: Broadcast) -> Go:
    return Go(room="audience", id=str(found.id))


def _to_draft(t: T, broadcast: int) -> Row:
    return [
        Button(t("back"), Go(room="broadcast_draft", id=str(broadcast))),
        Button(t("menu"), Go(room="menu")),
    ]


# The words.


@door.on(Write)
async def write(press: Write, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if found.state != "draft":
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    return await _ask_words(found, t, state)


async def _ask_words(found: Broadcast, t: T, state: FSMContext) -> Screen:
    await state.set_state(Composing.text)
    await state.set_data({"broadcast": found.id})
    there = bool(found.text or found.attached)
    way = Go(room="broadcast_draft", id=str(found.id)) if there else _audience(found)
    text, caption = limits(found)
    key = "broadcast-ask-words" if found.event is None else "broadcast-ask-words-event"
    return Screen(
        t(key, text=text, caption=caption),
        [[Button(t("back"), way), Button(t("menu"), Go(room="menu"))]],
    )


@router.message(StateFilter(Composing.text), Sent())
async def words_sent(
    message: Message, sent: Written | None, tx: Tx, person: Person, t: T, now: int, state: FSMContext,
    settings: Settings,
) -> Shown:  # fmt: skip
    if await is_rest(message, state):
        return None
    found = await broadcast_of(tx, person, (await state.get_data()).get("broadcast"))
    if found.state != "draft":
        await state.clear()
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    if (wrong := _wrong(t, sent, *limits(found))) is not None or sent is None:
        await refuse_rest(message, state)
        return (await _ask_words(found, t, state)).with_toast(wrong or "")
    await state.clear()
    await broadcasts.write(tx, found.id, text=sent.text, attached=sent.attached)
    return await _looked_at(found.id, tx, person, t, now, settings, album=sent.album)


def _wrong(t: T, sent: Written | None, text: int, caption: int) -> Html | None:
    if sent is None:
        return t("broadcast-only-text")
    limit = caption if sent.attached else text
    if sent.size > limit:
        return t("broadcast-too-long", limit=limit, count=sent.size)
    return None if sent.text or sent.attached else t("broadcast-no-words")


async def _looked_at(
    broadcast: int, tx: Tx, person: Person, t: T, now: int, settings: Settings, *, album: bool
) -> list[Screen]:  # fmt: skip
    """The message as its readers will see it, and what may be done with it below."""
    found = await broadcast_of(tx, person, broadcast)
    card = await _card(found, tx, person, t, now)
    look = await message(tx, t, settings, found, person, now=now, trial=True)
    return [look, card.with_toast(t("broadcast-album")) if album else card]


@door.on(ToMyself)
async def to_myself(press: ToMyself, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if found.state != "draft":
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    look, card = await _looked_at(found.id, tx, person, t, now, settings, album=False)
    # The words above the card that was pressed stay: the message comes below it, and the card once more.
    shown: list[Screen | Toast] = [Toast(""), look, card]
    return shown


# The answers.


@door.on(Answers)
async def answers(press: Answers, tx: Tx, person: Person, t: T) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if found.event or found.poll:
        return Open("broadcast_draft", str(found.id), toast=t("stale"))
    offered = [
        [Button(t(f"broadcast-answers-{kind}"), Offer(broadcast=found.id, answers=kind))] for kind in broadcasts.CHOICES
    ]
    return Screen(t("broadcast-ask-answers"), [*offered, _to_draft(t, found.id)])


@door.on(Offer)
async def offer(press: Offer, tx: Tx, person: Person, t: T) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if press.answers not in broadcasts.CHOICES or found.event or found.poll:
        return Open("broadcast_draft", str(found.id), toast=t("stale"))
    try:
        await broadcasts.offer(tx, found.id, press.answers)
    except NotNow:
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    return Open("broadcast_draft", str(found.id))


# Away with it.


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if found.state != "draft":
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    sure = [Button(t("broadcast-drop"), DropSure(broadcast=found.id))]
    return Screen(t("broadcast-ask-drop", title=title(t, found)), [sure, _to_draft(t, found.id)])


@door.on(DropSure)
async def drop_sure(press: DropSure, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcasts.one(tx, press.broadcast)
    if found is None:
        return Open("broadcasts", toast=t("broadcast-dropped"))
    found = await broadcast_of(tx, person, press.broadcast)
    try:
        await broadcasts.drop(tx, found.id, by=person.id, now=now)
    except NotNow:
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    back = around(found)
    return Open(back.room, back.id, toast=t("broadcast-dropped"))


ROOMS = {"broadcast_new": new_room, "broadcast_draft": draft_room}
