"""Four short answers make an agreement: with whom, about what, its number and day, until when; or prolong one."""

from datetime import date, timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.doors import Door, Go, Press, Shown, number
from bot.guards import NotAllowed, require
from bot.mentoring import written
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T
from bot.tree import own_place
from bot.typed import Typed
from rules.agreements import NUMBER, PARTNER, SUBJECT, TERMS, BadNumber, BadTerm, after, read_number, read_until
from rules.places import BadName, clean_name
from storage import agreements
from storage.agreements import Draft
from storage.db import Tx

SAID = 40  # signs of what was typed that are said back

router = Router(name="agreement_new")
door = Door()


class Agreeing(StatesGroup):
    partner = State()
    subject = State()
    number = State()
    until = State()
    longer = State()


class Term(Press, prefix="2t"):
    """For so many years, from the signing or from the end that was."""

    stays = True
    years: int


async def new_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    """`id`: the place, «municipality:5»."""
    scope = await own_place(tx, person, id)
    if scope.kind not in ("municipality", "organisation"):
        raise NotAllowed("curator")
    await state.set_state(Agreeing.partner)
    await state.set_data({"at": f"{scope.kind}:{scope.id}"})
    return _ask(t, t("agreement-ask-partner"), await state.get_data())


def _ask(t: T, words: Html, told: dict[str, Any], *, terms: bool = False) -> Screen:
    back = Go(room="agreement", id=told["longer"]) if "longer" in told else Go(room="agreements", id=told["at"])
    years = [Button(t("agreement-years", years=it), Term(years=it)) for it in TERMS] if terms else []
    return Screen(words, [years, [Button(t("cancel"), back), Button(t("menu"), Go(room="menu"))]])


@router.message(StateFilter(Agreeing.partner), Typed())
async def partner_typed(message: Message, typed: str, t: T, state: FSMContext) -> Screen:
    return await _named("partner", PARTNER, typed, t, state, Agreeing.subject, t("agreement-ask-subject"))


@router.message(StateFilter(Agreeing.subject), Typed())
async def subject_typed(message: Message, typed: str, t: T, state: FSMContext) -> Screen:
    return await _named("subject", SUBJECT, typed, t, state, Agreeing.number, t("agreement-ask-number"))


async def _named(part: str, limit: int, typed: str, t: T, state: FSMContext, then: State, asked: Html) -> Screen:
    told = await state.get_data()
    try:
        await state.update_data({part: clean_name(typed, limit)})
    except BadName:
        return _ask(t, t("agreement-bad-words", limit=str(limit)), told)
    await state.set_state(then)
    return _ask(t, asked, told)


@router.message(StateFilter(Agreeing.number), Typed())
async def number_typed(message: Message, typed: str, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    told = await state.get_data()
    try:
        sign, signed_on = read_number(typed, local(now, person.zone).date())
    except BadNumber as bad:
        return _ask(t, t(f"agreement-bad-{bad}", limit=str(NUMBER), said=bad.said[:SAID]), told)
    await state.update_data(number=sign, signed_on=signed_on.isoformat())
    await state.set_state(Agreeing.until)
    return _ask(t, t("agreement-ask-until"), told, terms=True)


async def extend_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """`id`: the agreement."""
    it = await agreements.agreement(tx, number(id) or 0)
    if it is None:
        raise NotAllowed("curator")
    require(person, "curator", scope=it.scope)
    if it.ended_on is not None:
        return Open("agreement", id, toast=t("stale"))
    await state.set_state(Agreeing.longer)
    await state.set_data({"longer": str(it.id)})
    words = t("agreement-ask-longer", partner=cut(it.draft.partner, 80), day=written(t, it.draft.until))
    return _ask(t, words, await state.get_data(), terms=True)


@router.message(StateFilter(Agreeing.until, Agreeing.longer), Typed())
async def until_typed(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    told = await state.get_data()
    since = await _since(tx, told)
    if since is None:
        return Open("agreements", toast=t("stale"))
    try:
        until = read_until(typed, since, local(now, person.zone).date())
    except BadTerm as bad:
        return _ask(t, t(f"agreement-bad-until-{bad}", day=written(t, since), said=typed[:SAID]), told, terms=True)
    return await _through(until, tx, person, t, now, state)


@door.on(Term)
async def term(press: Term, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if await state.get_state() not in (Agreeing.until.state, Agreeing.longer.state):
        await state.clear()  # an old message's button ends whatever else was being told
    since = await _since(tx, await state.get_data())
    if since is None or press.years not in TERMS:
        return Open("agreements", toast=t("stale"))
    return await _through(after(since, 12 * press.years), tx, person, t, now, state)


async def _since(tx: Tx, told: dict[str, Any]) -> date | None:
    """The first day of a term: of signing, or after the end that was. None where nothing is being told."""
    if "longer" in told:
        it = await agreements.agreement(tx, int(told["longer"]))
        return None if it is None else it.draft.until + timedelta(days=1)
    return date.fromisoformat(told["signed_on"]) if "signed_on" in told else None


async def _through(until: date, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """All is told: it is written, or prolonged."""
    told = await state.get_data()
    await state.clear()
    if "longer" in told:
        return await _prolong(int(told["longer"]), until, tx, person, t, now)
    scope = await own_place(tx, person, told["at"])
    draft = Draft(told["partner"], told["subject"], told["number"], date.fromisoformat(told["signed_on"]), until)
    made = await agreements.agree(tx, scope, draft, by=person.id, zone=person.zone, now=now)
    words = t("agreement-written")
    if agreements.reminded_at(until, person.zone) <= now:
        words = t("agreement-written-over" if until < local(now, person.zone).date() else "agreement-written-soon")
    return Open("agreement", str(made), toast=words)


async def _prolong(longer: int, until: date, tx: Tx, person: Person, t: T, now: int) -> Shown:
    it = await agreements.agreement(tx, longer)
    if it is None:
        raise NotAllowed("curator")
    require(person, "curator", scope=it.scope)
    changed = await agreements.extend(tx, it, until, by=person.id, zone=person.zone, now=now)
    return Open("agreement", str(longer), toast=t("agreement-extended" if changed else "stale"))


ROOMS = {"agreement_new": new_room, "agreement_extend": extend_room}
