"""The document after a programme: number, day and hours, by one message or one after the other, checked and sent on."""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot import request_words as words
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from rules import requests as rules
from rules.requests import LEAST_HOURS, BadDocument, Paper
from storage import programmes, requests
from storage.db import Tx
from storage.programmes import Card
from storage.requests import NoRequest, NotNow, Request

router = Router(name="request_document")
door = Door()

SHOWN = 60  # signs of what was typed that are said again
USUAL = 36  # hours of the example where the programme does not say them


class Telling(StatesGroup):
    document = State()


class SendPaper(Press, prefix=".Da"):
    """Send what was told to be checked."""

    stays = True

    request: Id


async def document_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id` is the request. What was sent before is there to be mended."""
    try:
        found = await requests.request(tx, number(id) or 0, person=person.id)
    except NoRequest:
        return Open("requests", toast=t("request-gone"))
    if not found.may(rules.SEND):
        return Open("request", str(found.id), toast=t("request-doc-not-now"))
    card = await programmes.card(tx, found.programme)
    kept = found.document
    paper = Paper(kept.number, kept.day, kept.hours) if kept else Paper()
    await state.set_state(Telling.document)
    await state.set_data(_data(found.id, paper))
    if kept:
        return _check(found, card, paper, t)
    hours, today = card.hours or USUAL, local(now, person.zone).date()
    example = t(
        "request-doc-ask", paper=words.paper_of(card), title=words.title(card), day=words.on(t, today), hours=str(hours)
    )
    return Screen(example, [_foot(found, t)])


@router.message(StateFilter(Telling.document), Typed())
async def told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    known, paper = await state.get_data(), _paper(await state.get_data())
    try:
        found = await requests.request(tx, int(known["request"]), person=person.id)
    except NoRequest:
        await state.clear()
        return Open("requests", toast=t("request-gone"))
    card = await programmes.card(tx, found.programme)
    today = local(now, person.zone).date()
    wrong = None
    try:
        paper = rules.read(paper, typed, today, enrolled=found.enrolled_on)
    except BadDocument as bad:
        await refuse_rest(message, state)
        wrong, paper = _wrong(bad, found, card, today, t), bad.kept or paper
    await state.update_data(_data(found.id, paper))
    if wrong is None and not paper.missing:
        return _check(found, card, paper, t)
    asked = wrong or _next(paper, card, today, t)
    return Screen(lines([asked, *_kept(paper, t)]), [*_sendable(found, paper, t), _foot(found, t)])


@door.on(SendPaper)
async def send(press: SendPaper, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    known = await state.get_data() if await state.get_state() == Telling.document.state else {}
    paper = _paper(known) if known.get("request") == press.request else Paper()
    try:
        found = await requests.request(tx, press.request, person=person.id)
        if paper.missing:
            return await _lost(found, t, state)
        await requests.send_document(tx, found.id, person.id, paper, now=now)
    except NoRequest:
        await state.clear()
        return Open("requests", toast=t("request-gone"))
    except NotNow:
        await state.clear()
        return Open("request", str(press.request), toast=t("request-doc-not-now"))
    await state.clear()
    return Open("request", str(press.request), toast=t("request-doc-sent"))


async def _lost(found: Request, t: T, state: FSMContext) -> Open:
    """An old button: pressed twice, or the dialogue was left in between."""
    await state.clear()
    sent = found.document is not None and found.document.state != rules.RETURNED
    room = "request" if sent or not found.may(rules.SEND) else "request_document"
    return Open(room, str(found.id), toast=t("stale" if room == "request" else "request-doc-lost"))


def _data(request: int, paper: Paper) -> dict[str, Any]:
    day = paper.day.isoformat() if paper.day else None
    return {"request": request, "number": paper.number, "day": day, "hours": paper.hours}


def _paper(known: dict[str, Any]) -> Paper:
    day = known.get("day")
    return Paper(known.get("number", ""), date.fromisoformat(day) if day else None, known.get("hours"))


def _next(paper: Paper, card: Card, today: date, t: T) -> Html:
    if paper.missing == "day":
        return t("request-doc-ask-day", day=words.on(t, today))
    if paper.missing == "hours":
        return t("request-doc-ask-hours", hours=str(card.hours or USUAL))
    return t("request-doc-ask-number")


def _wrong(bad: BadDocument, found: Request, card: Card, today: date, t: T) -> Html:
    typed = cut(bad.typed, SHOWN)
    if bad.why == "long":
        return t("request-doc-wrong-long")
    if bad.why == "day":
        return t("request-doc-wrong-day", typed=typed, day=words.on(t, today))
    if bad.why == "hours":
        return t("request-doc-wrong-hours", typed=typed, hours=str(card.hours or USUAL))
    if bad.why == "number":
        return t("request-doc-wrong-number", typed=typed)
    day = words.on(t, date.fromisoformat(bad.typed))
    if bad.why == "future" or found.enrolled_on is None:
        return t("request-doc-wrong-future", typed=day)
    return t("request-doc-wrong-early", typed=day, enrolled=words.on(t, found.enrolled_on))


def _kept(paper: Paper, t: T) -> list[Html | str]:
    """What is known so far."""
    said = _said(paper, t)
    return ["", t("request-doc-kept", said=Html(", ".join(said)))] if said else []


def _said(paper: Paper, t: T) -> list[Html]:
    number = [t("request-doc-number", number=paper.number)] if paper.number else []
    day = [t("request-doc-day", day=words.on(t, paper.day))] if paper.day else []
    return [*number, *day, *([t("request-doc-hours", hours=str(paper.hours))] if paper.hours else [])]


def _check(found: Request, card: Card, paper: Paper, t: T) -> Screen:
    """What will be sent, what is odd in it, and that it may be mended."""
    doubts = rules.doubts(paper, kind=card.kind, hours=card.hours)
    told = {
        "hours-other": lambda: t("request-doc-doubt-hours-other", hours=str(card.hours), said=str(paper.hours)),
        "hours-few": lambda: t("request-doc-doubt-hours-few", least=str(LEAST_HOURS[card.kind or "pk"])),
    }
    returned = found.document.reason if found.document and found.document.state == rules.RETURNED else ""
    back = [t("request-doc-returned", reason=cut(returned, words.WORDS)), ""] if returned else []
    head = t("request-doc-check", paper=words.paper_of(card), title=words.title(card))
    odd = [line for doubt in doubts for line in ("", told[doubt]())]
    return Screen(
        lines([head, "", *back, *_said(paper, t), *odd, "", t("request-doc-mend")]),
        [*_sendable(found, paper, t), _foot(found, t)],
    )


def _sendable(found: Request, paper: Paper, t: T) -> list[list[Button]]:
    return [] if paper.missing else [[Button(t("request-doc-send"), SendPaper(request=found.id))]]


def _foot(found: Request, t: T) -> list[Button]:
    return [Button(t("back"), Go(room="request", id=str(found.id))), Button(t("menu"), Go(room="menu"))]


ROOMS = {"request_document": document_room}
