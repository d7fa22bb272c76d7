"""A request on the desk: who, what for, how it stands; it is decided here, and the next of the queue follows."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.mentoring import written
from bot.person import Person
from bot.picker import local
from bot.request_cards import card_text
from bot.request_desk import is_own, to_card, to_decide
from bot.requesting import decided_by, desk_place
from bot.screen import Button, Open, Row, Screen, cut
from bot.texts import Html, T, lines
from bot.typed import Typed
from rules import requests as rules
from rules.dates import UnknownDay
from rules.request_desk import QUEUES, Way, is_done, near_day, way
from storage import programmes, request_board, requests
from storage.db import Tx
from storage.requests import Request

router = Router(name="request_cards")
door = Door()

NAME, TITLE, SAID = 40, 120, 60  # signs of a name, a title, of what was typed
READY = ("number", "day", "hours", "another")  # explanations that are at hand when a document goes back


class Deciding(StatesGroup):
    day = State()
    refusal = State()
    explanation = State()


class Decide(Press, prefix=".Pd", sep="|"):
    """Enrol today, confirm, reopen; refuse for a reason of rules.requests; return with a ready explanation.

    `version`: of the request as it was shown; `way`: the list it was opened from.
    """

    request: Id
    version: Annotated[int, Field(ge=1, le=9999)]
    act: str
    way: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of a request: an act of rules.requests, its day, its reason and words."""

    act: str
    day: date
    reason: str = ""
    words: str = ""

    async def carry_out(self, tx: Tx, found: Request, by: int, today: date, now: int) -> Request:
        """Raises NotNow, WrongDay, AskedAgain, NoRequest."""
        seen = found.version
        if self.act == rules.ENROL:
            return await requests.enrol(
                tx, found.id, by=by, on_day=self.day, today=today, version=seen, now=now
            )  # fmt: skip
        if self.act == rules.REFUSE:
            return await requests.refuse(
                tx, found.id, by=by, reason=self.reason, words=self.words, version=seen, now=now
            )  # fmt: skip
        if self.act == rules.CONFIRM:
            return await requests.confirm_document(tx, found.id, by=by, version=seen, now=now)
        if self.act == rules.RETURN:
            return await requests.return_document(tx, found.id, by=by, reason=self.words, version=seen, now=now)
        return await requests.reopen(tx, found.id, by=by, version=seen, now=now)


# The card


async def card_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: «17», or with the list it is of, «17.m5.w»."""
    asked, _, at = id.partition(".")
    return await _card(number(asked) or 0, way(at), tx, person, t, now)


async def _card(asked: int, at: Way, tx: Tx, person: Person, t: T, now: int, *, previous: int = 0) -> Screen:
    found = await decided_by(tx, person, asked)
    case = await request_board.case(tx, asked)
    programme = await programmes.card(tx, found.programme)
    taken = await request_board.taken(tx, await desk_place(tx, person, at.at), found.programme)
    own = is_own(found, person)
    text = card_text(case, programme, person, t, taken=taken, now=now)
    return Screen(
        lines([text, *(["", t("not-allowed-own")] if own else [])]),
        [
            *([] if own else _decisions(case.request, at, t)),
            [Button(t("desk-programme-open"), Go(room="programme", id=str(found.programme)))],
            *await _others(found, at, previous, tx, person, t),
            [Button(t("back"), Go(room="request_board", id=str(at))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _decisions(it: Request, at: Way, t: T) -> list[Row]:
    """What may be decided now."""

    def press(act: str) -> Button:
        return Button(t(f"desk-{act}"), Decide(request=it.id, version=it.version, act=act, way=str(at)))

    def asks(act: str, room: str) -> Button:
        return Button(t(f"desk-{act}"), Go(room=room, id=to_card(it.id, at).id))

    offered = {
        rules.ENROL: [press("enrol"), asks("enrol-on", "request_day")],
        rules.CONFIRM: [press("confirm")],
        rules.RETURN: [asks("return", "request_return")],
        rules.REOPEN: [press("reopen")],
        rules.REFUSE: [asks("refuse", "request_refuse")],
    }
    return [buttons for act, buttons in offered.items() if it.may(act)]


async def _others(found: Request, at: Way, previous: int, tx: Tx, person: Person, t: T) -> list[Row]:
    """On to the next of the queue, and back to the one that was decided just now."""
    back = [Button(t("desk-previous"), to_card(previous, at))] if previous else []
    on: list[Button] = []
    if at.view in QUEUES:
        scope = await desk_place(tx, person, at.at)
        following = await request_board.following(tx, scope, at.view, found, programme=at.programme)
        on = [Button(t("desk-next"), to_card(following, at))] if following else []
    return [[*back, *on]]


# Deciding


@door.on(Decide)
async def decide(press: Decide, tx: Tx, person: Person, t: T, now: int) -> Shown:
    today = local(now, person.zone).date()
    if press.act in rules.REASONS[:-1]:
        decision = Decision(rules.REFUSE, today, press.act)
    elif press.act in READY:
        decision = Decision(rules.RETURN, today, words=str(t(f"desk-return-{press.act}")))
    elif press.act in (rules.ENROL, rules.CONFIRM, rules.REOPEN):
        decision = Decision(press.act, today)
    else:
        return Open("request_board", str(way(press.way)), toast=t("stale"))
    return await _decided(decision, press.request, press.version, way(press.way), tx, person, t, now)


async def _decided(
    decision: Decision, asked: int, version: int, at: Way, tx: Tx, person: Person, t: T, now: int
) -> Screen | Open:
    """Pressed twice it goes on as after the first time; whatever else has changed since is shown."""
    found = await to_decide(tx, person, asked)
    today = local(now, person.zone).date()
    document = found.document.state if found.document else None
    if found.version != version and not is_done(decision.act, found.state, document):
        return (await _card(asked, at, tx, person, t, now)).with_toast(t("desk-changed"))
    try:
        if found.version == version:
            found = await decision.carry_out(tx, found, person.id, today, now)
    except requests.NotNow:
        return (await _card(asked, at, tx, person, t, now)).with_toast(t("desk-changed"))
    except requests.AskedAgain:
        return (await _card(asked, at, tx, person, t, now)).with_toast(t("desk-asked-again"))
    return await _next(decision, found, at, tx, person, t, now)


async def _next(decision: Decision, found: Request, at: Way, tx: Tx, person: Person, t: T, now: int) -> Screen | Open:
    """The next of the queue; the list when it is empty; the same card where there is no queue."""
    case = await request_board.case(tx, found.id)
    day = written(t, found.enrolled_on or decision.day)
    toast = t(f"desk-done-{decision.act}", name=cut(case.name, NAME) or t("pair-colleague"), day=day)
    if at.view not in QUEUES:
        return (await _card(found.id, at, tx, person, t, now)).with_toast(toast)
    scope = await desk_place(tx, person, at.at)
    following = await request_board.following(tx, scope, at.view, found, programme=at.programme)
    if following is None:
        return Open("request_board", str(Way(at.at)), toast=toast)
    return (await _card(following, at, tx, person, t, now, previous=found.id)).with_toast(toast)


# What is asked for in words


async def day_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    """`id` as of the card."""
    return await _ask(id, Deciding.day, rules.ENROL, t("desk-ask-day"), (), tx, person, t, state)


async def refuse_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    ready = tuple((it, t(f"desk-reason-{it}")) for it in rules.REASONS[:-1])
    return await _ask(id, Deciding.refusal, rules.REFUSE, t("desk-ask-refusal"), ready, tx, person, t, state)


async def return_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    ready = tuple((it, t(f"desk-return-{it}")) for it in READY)
    return await _ask(id, Deciding.explanation, rules.RETURN, t("desk-ask-return"), ready, tx, person, t, state)


async def _ask(
    id: str, listens: State, act: str, words: Html, ready: tuple[tuple[str, Html], ...], tx: Tx, person: Person, t: T,
    state: FSMContext,
) -> Screen:  # fmt: skip
    """Answers at hand as buttons, any other one is typed."""
    asked, _, at = id.partition(".")
    found = await to_decide(tx, person, number(asked))
    case = await request_board.case(tx, found.id)
    back = [Button(t("back"), Go(room="request_case", id=id)), Button(t("menu"), Go(room="menu"))]
    if not found.may(act):
        return Screen(t("desk-changed"), [back])
    await state.set_state(listens)
    await state.set_data({"request": found.id, "version": found.version, "way": at})
    whose = t("desk-whose", name=cut(case.name, NAME) or t("pair-colleague"), title=cut(case.title, TITLE))
    return Screen(
        lines([whose, "", words]),
        [
            *(
                [Button(label[:1].upper() + label[1:], Decide(request=found.id, version=found.version, act=it, way=at))]
                for it, label in ready
            ),
            back,
        ],
    )


@router.message(StateFilter(Deciding.day), Typed())
async def day_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    today = local(now, person.zone).date()
    try:
        day = near_day(typed, today)
        return await _typed(Decision(rules.ENROL, day), tx, person, t, now, state)
    except UnknownDay:
        return await _again(t("desk-bad-day", typed=cut(typed, SAID)), t, state)
    except requests.WrongDay as wrong:
        return await _again(t(f"desk-bad-{wrong.why}", day=written(t, day)), t, state)


@router.message(StateFilter(Deciding.refusal), Typed())
async def refusal_typed(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    if len(typed) > rules.WORDS:
        return await _again(t("desk-long", count=str(len(typed)), most=str(rules.WORDS)), t, state)
    today = local(now, person.zone).date()
    return await _typed(Decision(rules.REFUSE, today, "other", typed), tx, person, t, now, state)


@router.message(StateFilter(Deciding.explanation), Typed())
async def explanation_typed(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    if len(typed) > rules.WORDS:
        return await _again(t("desk-long", count=str(len(typed)), most=str(rules.WORDS)), t, state)
    today = local(now, person.zone).date()
    return await _typed(Decision(rules.RETURN, today, words=typed), tx, person, t, now, state)


async def _typed(decision: Decision, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen | Open:
    data = await state.get_data()
    shown = await _decided(decision, data["request"], data["version"], way(data["way"]), tx, person, t, now)
    await state.clear()
    return shown


async def _again(words: Html, t: T, state: FSMContext) -> Screen:
    """Nothing is lost: the question stays."""
    data = await state.get_data()
    back = to_card(data["request"], way(data["way"]))
    return Screen(words, [[Button(t("back"), back), Button(t("menu"), Go(room="menu"))]])


ROOMS = {
    "request_case": card_room, "request_day": day_room, "request_refuse": refuse_room, "request_return": return_room,
}  # fmt: skip
