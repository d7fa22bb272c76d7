"""«Хочу на эту программу»: who will see what before it is sent, how each request stands, and what comes next."""

from datetime import date

from aiogram import Router

import content
from bot import request_words as words
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.pages import page_of, turning
from bot.person import Person
from bot.picker import local
from bot.places import WANT
from bot.screen import Button, Open, Screen, fit
from bot.texts import Html, T, lines
from rules import requests as rules
from storage import consents, people, programmes, requests
from storage.db import Tx
from storage.people import Profile
from storage.programmes import Card, NoProgramme
from storage.requests import Closed, NoPlace, NoRequest, NotNow, Request

router = Router(name="requests")
door = Door()

PAGE = 5


class Ask(Press, prefix=".Ra"):
    """Send a request for this programme."""

    programme: Id


class Cancel(Press, prefix=".Rb"):
    """Take the request back; `sure`: it was asked about."""

    request: Id
    sure: bool


# Before it is sent


async def new_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the programme."""
    if not person.known:
        return Open("consent", toast=t("request-need-consent"))
    try:
        card = await programmes.card(tx, number(id) or 0)
    except NoProgramme:
        return Open("programmes", toast=t("card-gone"))
    there = await requests.latest(tx, person.id, card.id)
    if there is not None and there.open:
        return Open("request", str(there.id), toast=t("request-was-sent"))
    why = rules.why_closed(
        archived=card.archived, demo=card.demo, apply_until=card.apply_until, ends_on=card.ends_on,
        today=_today(person, now),
    )  # fmt: skip
    if why:
        return _closed(card, why, t)
    told = await people.profile(tx, person.id)
    return _homeless(card, t) if told.region is None else await _asked(card, told, told.region, tx, person, t)


def _today(person: Person, now: int) -> date:
    return local(now, person.zone).date()


def _closed(card: Card, why: str, t: T) -> Screen:
    said = _why(card, why, t)
    other = Button(t("request-other"), Go(room="programmes"))
    return Screen(lines([t("request-title", title=words.title(card)), "", said]), [[other], _to_card(card, t)])


def _why(card: Card, why: str, t: T) -> Html:
    if why != "over":
        return t(f"request-closed-{why}")
    return t("request-closed-over", day=words.on(t, date.fromisoformat(card.apply_until or card.ends_on)))


def _homeless(card: Card, t: T) -> Screen:
    go = Button(t("request-no-place-go"), Go(room="region", id=f"0.{WANT}{card.id}"))
    return Screen(t("request-no-place"), [[go], _to_card(card, t)])


def _to_card(card: Card, t: T) -> list[Button]:
    return [Button(t("back"), Go(room="programme", id=str(card.id))), Button(t("menu"), Go(room="menu"))]


async def _asked(card: Card, told: Profile, region: str, tx: Tx, person: Person, t: T) -> Screen:
    desk = await requests.desk(tx, region, told.municipality)
    shares = await consents.given(tx, person.id, "results")
    until = date.fromisoformat(card.apply_until) if card.apply_until else None
    kind = "region-only" if desk.kind == "region" and told.municipality is None else desk.kind
    whom = t("request-ask-to-all") if kind == "all" else None
    text = [
        t("request-ask-head"),
        t("request-title", title=words.title(card)),
        words.facts(card, t),
        "",
        whom or t(f"request-ask-to-{kind}", place=await words.desk(tx, t, desk)),
        _seen(told, t),
        t("request-ask-results-yes") if shares else t("request-ask-results-no"),
        t("request-ask-listed"),
        "" if until or card.places else None,
        t("request-ask-until", day=words.on(t, until)) if until else None,
        t("request-ask-places", count=card.places) if card.places else None,
        *(["", t("request-ask-name")] if not told.full_name else []),
    ]
    wanted = f"{WANT}{card.id}"
    to_name = [Button(t("request-ask-to-name"), Go(room="full_name", id=wanted))]
    to_place = [Button(t("request-ask-to-place"), Go(room="municipality", id=wanted))]
    return Screen(
        lines(text),
        [
            [Button(t("request-ask-send"), Ask(programme=card.id))],
            to_name if not told.full_name else [],
            to_place if told.municipality is None or told.organisation is None else [],
            _to_card(card, t),
        ],
    )


def _seen(told: Profile, t: T) -> Html:
    subject = next((it for it in content.subjects() if it.code == told.subject), None)
    return t(
        "request-ask-seen",
        name=told.full_name or told.name or t("unspecified"),
        school=told.organisation_name or t("unspecified"),
        subject=t.pick(subject.name) if subject else t("unspecified"),
    )


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if not person.known:
        return Open("consent", toast=t("request-need-consent"))
    before = await requests.latest(tx, person.id, press.programme)
    try:
        made = await requests.ask(tx, person.id, press.programme, today=_today(person, now), now=now)
    except (NoProgramme, Closed, NoPlace):
        return Open("request_new", str(press.programme), toast=t("stale"))
    return Open("request", str(made.id), toast=t("request-was-sent" if before == made else "request-sent"))


# One's own


async def request_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` is the request."""
    try:
        found = await requests.request(tx, number(id) or 0, person=person.id)
    except NoRequest:
        return Open("requests", toast=t("request-gone"))
    card = await programmes.card(tx, found.programme)
    text = [
        t("request-title", title=words.title(card)),
        words.facts(card, t) or None,
        "",
        words.line(t, found, card, person.zone),
        words.document(t, found, card),
        await _more(found, card, tx, person, t),
        t("request-archived") if card.archived and found.open else None,
        "",
        t(f"request-next-{_stands(found)}"),
    ]
    home = [Button(t("request-to-list"), Go(room="requests")), Button(t("menu"), Go(room="menu"))]
    return Screen(lines(text), [*_ways(found, card, t), _programme(card, t), home])


def _stands(found: Request) -> str:
    """The state, or the document's where it is what matters."""
    return found.document.state if found.state == rules.ENROLLED and found.document else found.state


async def _more(found: Request, card: Card, tx: Tx, person: Person, t: T) -> Html | None:
    if found.state == rules.WAITING:
        desk = await requests.desk(tx, found.region, found.municipality)
        return t("request-to-all") if desk.kind == "all" else t("request-to", place=await words.desk(tx, t, desk))
    if found.state == rules.ENROLLED and found.document is None and card.starts_on:
        return t("request-starts", day=words.on(t, date.fromisoformat(card.starts_on)))
    return None


def _ways(found: Request, card: Card, t: T) -> list[list[Button]]:
    """What may be done now."""
    rows = []
    if found.may(rules.SEND):
        key = "request-paper-mend" if found.document else "request-paper-enter"
        said = t(key) if found.document else t("request-paper-enter", paper=words.paper_of(card))
        rows.append([Button(said, Go(room="request_document", id=str(found.id)))])
    if found.may(rules.CANCEL):
        rows.append([Button(t("request-cancel"), Cancel(request=found.id, sure=False))])
    if found.state == rules.REFUSED:
        rows.append([Button(t("request-other"), Go(room="programmes"))])
    if found.state == rules.COMPLETED:
        rows.append([Button(t("dates-way"), Go(room="my_dates"))])
    if found.state in (rules.REFUSED, rules.CANCELLED):
        rows.append([Button(t("request-again"), Go(room="request_new", id=str(card.id)))])
    return rows


def _programme(card: Card, t: T) -> list[Button]:
    return [Button(t("request-to-programme"), Go(room="programme", id=str(card.id)))]


@door.on(Cancel)
async def cancel(press: Cancel, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        found = await requests.request(tx, press.request, person=person.id)
        if not press.sure and found.may(rules.CANCEL):
            return await _sure(found, tx, t)
        await requests.cancel(tx, found.id, person.id, now=now)
    except NoRequest:
        return Open("requests", toast=t("request-gone"))
    except NotNow:
        return Open("request", str(press.request), toast=t("stale"))
    return Open("request", str(press.request), toast=t("request-cancelled"))


async def _sure(found: Request, tx: Tx, t: T) -> Screen:
    card = await programmes.card(tx, found.programme)
    keep = Button(t("request-cancel-keep"), Go(room="request", id=str(found.id)))
    sure = Button(t("request-cancel-sure"), Cancel(request=found.id, sure=True))
    return Screen(t("request-cancel-ask", title=words.title(card)), [[keep], [sure]])


async def requests_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id` is the page, from 0."""
    mine = await requests.mine(tx, person.id)
    find = [Button(t("requests-find"), Go(room="programmes"))]
    home = [Button(t("back"), Go(room="programmes")), Button(t("menu"), Go(room="menu"))]
    if not mine:
        return Screen(t("requests-empty"), [find, [home[1]]])
    page, pages = page_of(number(id), len(mine), PAGE)
    shown = mine[page * PAGE :][:PAGE]
    cards = {card.id: card for card in await programmes.cards(tx, [it.programme for it in shown])}
    entries = [_entry(n, it, cards[it.programme], person, t) for n, it in enumerate(shown, 1)]
    return Screen(
        fit(lines([t("requests-head", count=len(mine)), ""]), entries),
        [
            [Button(str(n), Go(room="request", id=str(it.id))) for n, it in enumerate(shown, 1)],
            *turning(t, page, pages, lambda to: Go(room="requests", id=str(to))),
            home,
        ],
    )


def _entry(place: int, found: Request, card: Card, person: Person, t: T) -> Html:
    line = words.line(t, found, card, person.zone)
    return lines(
        [t("programmes-entry", number=str(place), title=words.title(card)), t("programmes-entry-line", line=line), ""]
    )


# Said unasked


async def decided(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the version of the request that the decision made. What was decided since is said instead of it."""
    try:
        found = await requests.request(tx, int(subject), person=person.id)
    except NoRequest:
        return None
    if str(found.version) != which:
        return None
    card = await programmes.card(tx, found.programme)
    look = Button(t("notice-request-open"), Go(room="request", id=subject))
    return Screen(_told(found, card, t), [*_answers(found, t), [look, Button(t("menu"), Go(room="menu"))]])


def _told(found: Request, card: Card, t: T) -> Html:
    title, kept = words.title(card), found.document
    if found.state == rules.COMPLETED:
        return t("notice-request-completed", paper=words.paper_of(card), title=title)
    if found.state == rules.REFUSED:
        why = words.reason(t, found)
        return t("notice-request-refused", title=title, reason=why if found.words else Html(f"{why}."))
    if found.state == rules.ENROLLED and kept is not None and kept.state == rules.RETURNED:
        return t("notice-request-returned", paper=words.paper_of(card), title=title, reason=kept.reason)
    if found.state == rules.ENROLLED and found.enrolled_on:
        starts = t("request-starts", day=words.on(t, date.fromisoformat(card.starts_on))) if card.starts_on else None
        return lines([t("notice-request-enrolled", title=title, day=words.on(t, found.enrolled_on)), starts])
    return t("notice-request-waiting", title=title)


def _answers(found: Request, t: T) -> list[list[Button]]:
    if found.state == rules.REFUSED:
        return [[Button(t("request-other"), Go(room="programmes"))]]
    if found.state == rules.COMPLETED:
        return [[Button(t("dates-way"), Go(room="my_dates"))]]
    if found.state == rules.ENROLLED and found.document is not None:
        return [[Button(t("request-paper-mend"), Go(room="request_document", id=str(found.id)))]]
    return []


ROOMS = {"request_new": new_room, "request": request_room, "requests": requests_room}
NOTICES = {requests.DECIDED: decided}
