"""Agreements of a municipality or a school: the list with what ends soon, a card, prolonging, ending, the notice."""

from datetime import date
from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed, require
from bot.mentoring import written
from bot.pages import page_of, turning
from bot.person import Person, roles_of
from bot.picker import local
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.settings import Settings
from bot.texts import Html, T, escape, lines
from bot.tree import own_place, said
from rules.roles import Scope, reaches
from storage import agreements
from storage.agreements import KIND, Agreement
from storage.db import Tx

router = Router(name="agreements")
door = Door()

SIZE = 5  # on a page
PLACES = ("municipality", "organisation")  # an agreement is of one of these


class Listed(Press, prefix="Al", sep="|"):
    """A page of the agreements of a place."""

    at: str
    page: Annotated[int, Field(ge=0, le=9999)] = 0


class AskEnd(Press, prefix="Aa"):
    """Before it is ended."""

    agreement: Id


class End(Press, prefix="Ae"):
    agreement: Id


async def agreements_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: «municipality:5»; without one, the own place."""
    scope = await own_place(tx, person, id)
    return await _listed(tx, person, t, now, scope, 0)


@door.on(Listed)
async def listed(press: Listed, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _listed(tx, person, t, now, await own_place(tx, person, press.at), press.page)


async def _listed(tx: Tx, person: Person, t: T, now: int, scope: Scope, asked: int) -> Screen:
    if scope.kind == "all":
        raise NotAllowed("curator")  # agreements are looked at by region
    today = local(now, person.zone).date()
    at = said(scope.kind, scope.id)
    found = await agreements.within(tx, scope, today)
    page, pages = page_of(asked, len(found), SIZE)
    shown = list(enumerate(found, 1))[page * SIZE : (page + 1) * SIZE]
    title = t("agreements-title", place=await names.scope_name(tx, t, scope.kind, scope.id))
    write = [[Button(t("agreement-write"), Go(room="agreement_new", id=at))]] if scope.kind in PLACES else []
    return Screen(
        fit(
            lines([title, "", *([] if found else [t("agreements-none")])]),
            [lines([Html(f"{place}  {_entry(t, it, today, scope)}"), ""]) for place, it in shown],
        ),
        [
            *rows((Button(str(place), Go(room="agreement", id=str(it.id))) for place, it in shown), SIZE),
            *turning(t, page, pages, lambda to: Listed(at=at, page=to)),
            *write,
            [Button(t("back"), Go(room="tree", id=at)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _entry(t: T, it: Agreement, today: date, scope: Scope) -> Html:
    """Partner, number and until when; whose it is, where that is not plain."""
    whose = [escape(it.place_name)] if it.scope != scope else []
    partner = Html(f"<b>{escape(it.draft.partner)}</b>")
    head = t("agreement-number", number=it.draft.number, day=written(t, it.draft.signed_on))
    return lines([partner, *whose, head, _until(t, it, today)])


def _until(t: T, it: Agreement, today: date) -> Html:
    """«До 31 августа 2027, осталось 12 дней», or how it ended."""
    if it.ended_on is not None:
        return t("agreement-ended-on", day=written(t, it.ended_on))
    day = written(t, it.draft.until)
    if not it.in_force(today):
        return t("agreement-over", day=day)
    if it.ending(today):
        return t("agreement-ending", day=day, days=it.days_left(today))
    return t("agreement-until", day=day)


# One agreement


async def agreement_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    it = await _own(tx, person, number(id))
    today = local(now, person.zone).date()
    change = [
        Button(t("agreement-extend"), Go(room="agreement_extend", id=str(it.id))),
        Button(t("agreement-end"), AskEnd(agreement=it.id)),
    ]
    return Screen(
        lines(
            [
                Html(f"<b>{escape(it.draft.partner)}</b>"),
                escape(it.place_name),
                "",
                escape(it.draft.subject),
                t("agreement-number", number=it.draft.number, day=written(t, it.draft.signed_on)),
                _until(t, it, today),
            ]
        ),
        [change if it.ended_on is None else [], _back(t, it)],
    )


def _back(t: T, it: Agreement) -> list[Button]:
    place = said(it.scope.kind, it.scope.id)
    return [Button(t("back"), Go(room="agreements", id=place)), Button(t("menu"), Go(room="menu"))]


async def _own(tx: Tx, person: Person, agreement: int | None) -> Agreement:
    """Raises NotAllowed for one that is not there, too."""
    found = await agreements.agreement(tx, agreement) if agreement else None
    if found is None:
        raise NotAllowed("curator")
    require(person, "curator", scope=found.scope)
    return found


@door.on(AskEnd)
async def ask_end(press: AskEnd, tx: Tx, person: Person, t: T) -> Shown:
    it = await _own(tx, person, press.agreement)
    if it.ended_on is not None:
        return Open("agreement", str(it.id), toast=t("stale"))
    return Screen(
        t("agreement-end-ask", partner=cut(it.draft.partner, 80), number=it.draft.number),
        [
            [Button(t("agreement-end"), End(agreement=it.id))],
            [Button(t("back"), Go(room="agreement", id=str(it.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(End)
async def end(press: End, tx: Tx, person: Person, t: T, now: int) -> Shown:
    it = await _own(tx, person, press.agreement)
    ended = await agreements.end(tx, it, local(now, person.zone).date(), by=person.id, now=now)
    return Open("agreement", str(it.id), toast=t("agreement-ended") if ended else t("stale"))


async def ending(subject: str, which: str, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Screen | None:
    """A month before the end. None when it was prolonged, ended, or is no more this person's to look after."""
    it = await agreements.agreement(tx, int(subject))
    today = local(now, person.zone).date()
    if it is None or not it.ending(today) or it.draft.until.isoformat() != which:
        return None
    held = await roles_of(tx, person.id, address=person.address, admins=settings.admin_addresses)
    if it.made_by != person.id or not reaches(held, ("curator",), it.scope):
        return None
    told = t(
        "agreement-ending-notice", partner=cut(it.draft.partner, 80), number=it.draft.number, place=it.place_name,
        day=written(t, it.draft.until), days=it.days_left(today),
    )  # fmt: skip
    look = Button(t("agreement-look"), Go(room="agreement", id=subject))
    return Screen(told, [[look], [Button(t("menu"), Go(room="menu"))]])


ROOMS = {"agreements": agreements_room, "agreement": agreement_room}
NOTICES = {KIND: ending}
