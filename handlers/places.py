"""Where a person lives and works: region, municipality, school, time zone; typed, found, or added unverified.

`then` is what the place was asked for, and comes next: the school; a room of mentoring, which needs the school
too; the id of a list of sessions near the person; the programme that somebody asks for. Nothing means the profile.
"""

import re
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

import content
from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T
from bot.typed import Typed
from rules.places import NAME_LIMIT, BadName
from rules.zones import Region, parse_zone, zone_name
from storage import people, places
from storage.db import Tx
from storage.places import Place

router = Router(name="places")
door = Door()

PAGE = 12
SCHOOL, NEAR = "school", "near."
MENTORING = ("mentor_search", "mentor_ready")  # rooms that need the school
THEN = r"^(school|mentor_search|mentor_ready|near\.[a-z_]{0,24}\.[a-z]{0,8}|want\.\d{1,16})?$"
Then = Annotated[str, Field(pattern=THEN)]
ZONES_ASKED = (
    *("Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk"),
    *("Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka"),
)


class Asking(StatesGroup):
    region = State()
    municipality = State()
    school = State()
    zone = State()


class PickRegion(Press, prefix="lg"):
    code: str
    then: Then = ""


class PickMunicipality(Press, prefix="lu"):
    place: Id
    then: Then = ""


class PickSchool(Press, prefix="li"):
    place: Id
    then: Then = ""


class PickZone(Press, prefix="lc"):
    """The key of the zone; it has no colon."""

    zone: str
    then: Then = ""


def _screen(t: T, text: Html, choices: list[Button], width: int = 1, *, then: str = "") -> Screen:
    return Screen(text, [*rows(choices, width), [Button(t("back"), _back(then)), Button(t("menu"), Go(room="menu"))]])


def _back(then: str) -> Go:
    if then.startswith((NEAR, names.WANT)):
        return Go(room=_asked_by(then), id=_asked_id(then))
    return Go(room="mentoring" if then in MENTORING else "profile")


def _then(said: str) -> str:
    """Of a room's id; nothing in a forged one."""
    return said if re.match(THEN, said) else ""


def _asked_by(then: str) -> str:
    """The room that asked."""
    if then.startswith(names.WANT):
        return "request_new"
    return then if then in MENTORING else "sessions" if then.startswith(NEAR) else "profile"


def _asked_id(then: str) -> str:
    return then.removeprefix(names.WANT) if then.startswith((NEAR, names.WANT)) else ""


def _needs_school(then: str) -> bool:
    return then in MENTORING or then.startswith(names.WANT)


def _onward(t: T, then: str) -> Open:
    """After the municipality."""
    if then == SCHOOL or _needs_school(then):
        return Open("school", then if _needs_school(then) else "", toast=t("profile-saved"))
    return Open(_asked_by(then), _asked_id(then), toast=t("profile-saved"))


# Region


async def region_room(id: str, person: Person, t: T, state: FSMContext) -> Shown:
    """Typed in, or chosen page by page; `id`: "<page>.<then>"."""
    if not person.known:
        return Open("consent", toast=t("places-need-consent"))
    said, _, after = id.partition(".")
    then = _then(after)
    await state.set_state(Asking.region)
    await state.set_data({"then": then})
    regions = names.regions_by_name(t)
    page, pages = page_of(number(said), len(regions), PAGE)
    listed = [_region_button(t, region, then) for region in regions[page * PAGE : (page + 1) * PAGE]]
    asked = _screen(t, t("region-ask"), listed, 2, then=then)
    turn = turning(t, page, pages, lambda to: Go(room="region", id=f"{to}.{then}"))
    return Screen(asked.text, [*asked.buttons[:-1], *turn, asked.buttons[-1]])


def _region_button(t: T, region: Region, then: str) -> Button:
    return Button(t.pick(region.name), PickRegion(code=region.code, then=then))


async def _kept(state: FSMContext) -> str:
    """`then` of the question that is answered."""
    return str((await state.get_data()).get("then", ""))


@router.message(StateFilter(Asking.region), Typed())
async def region_typed(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    found, then = names.regions_meant(typed), await _kept(state)
    if len(found) == 1:
        await state.clear()
        return await _live_in(tx, person, t, now, found[0], then)
    if found:
        return _screen(t, t("region-which"), [_region_button(t, region, then) for region in found], then=then)
    return _screen(t, t("region-unknown", typed=typed[:40]), [], then=then)


@door.on(PickRegion)
async def region_picked(press: PickRegion, tx: Tx, person: Person, t: T, now: int) -> Shown:
    region = names.region(press.code)
    if region is None:
        return Open("region", f"0.{press.then}", toast=t("stale"))
    return await _live_in(tx, person, t, now, region, press.then)


async def _live_in(tx: Tx, person: Person, t: T, now: int, region: Region, then: str) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.known:
        return Open("profile", toast=t("places-need-consent"))
    await people.live_in_region(tx, person.id, region.code, region.zone)
    await names.wake_elsewhere(tx, person.id, now=now)
    if len(region.zones) > 1 and told.region != region.code:
        return _zones(t, t("zone-in-region", region=t.pick(region.name)), region.zones, then)
    return Open("municipality", then) if then else _onward(t, then)


# Municipality and school


async def municipality_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """`id` is `then`."""
    told = await people.profile(tx, person.id)
    region = names.region(told.region)
    if region is None:
        return Open("region", f"0.{id}", toast=t("places-region-first"))
    then = _then(id)
    await state.set_state(Asking.municipality)
    await state.set_data({"then": then})
    return _screen(t, t("municipality-ask", region=t.pick(region.name)), [], then=then)


@router.message(StateFilter(Asking.municipality), Typed())
async def municipality_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    told, then = await people.profile(tx, person.id), await _kept(state)
    if told.region is None:
        return Open("region", f"0.{then}", toast=t("places-region-first"))
    place = await _meant(tx, t, "municipality", told.region, typed, state)
    if isinstance(place, Screen):
        return place
    await state.clear()
    await people.live_in_municipality(tx, person.id, place.id)
    return _onward(t, then)


@door.on(PickMunicipality)
async def municipality_picked(press: PickMunicipality, tx: Tx, person: Person, t: T) -> Shown:
    told = await people.profile(tx, person.id)
    place = await places.municipality(tx, press.place, told.region) if told.region else None
    if place is None:
        return Open("profile", toast=t("stale"))
    await people.live_in_municipality(tx, person.id, place.id)
    return _onward(t, press.then)


async def school_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    told = await people.profile(tx, person.id)
    then = id if _needs_school(_then(id)) else ""
    if told.municipality is None:
        return Open("municipality", then or SCHOOL, toast=t("places-municipality-first"))
    await state.set_state(Asking.school)
    await state.set_data({"then": then})
    return _screen(t, t("school-ask", municipality=told.municipality_name or ""), [], then=then)


@router.message(StateFilter(Asking.school), Typed())
async def school_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    told = await people.profile(tx, person.id)
    then = await _kept(state)
    if told.municipality is None:
        return Open("municipality", then or SCHOOL, toast=t("places-municipality-first"))
    place = await _meant(tx, t, "organisation", str(told.municipality), typed, state)
    if isinstance(place, Screen):
        return place
    await state.clear()
    await people.work_at(tx, person.id, place.id)
    return Open(_asked_by(then), _asked_id(then), toast=t("profile-saved"))


@door.on(PickSchool)
async def school_picked(press: PickSchool, tx: Tx, person: Person, t: T) -> Shown:
    told = await people.profile(tx, person.id)
    place = await places.organisation(tx, press.place, told.municipality) if told.municipality else None
    if place is None:
        return Open("profile", toast=t("stale"))
    await people.work_at(tx, person.id, place.id)
    return Open(_asked_by(press.then), _asked_id(press.then), toast=t("profile-saved"))


async def _meant(tx: Tx, t: T, kind: str, inside: str, typed: str, state: FSMContext) -> Place | Screen:
    """The place that was typed, or what is asked about it."""
    then = await _kept(state)
    try:
        meant = await names.place_meant(tx, kind, inside, typed, state)
    except BadName as bad:
        return _screen(t, names.misnamed(t, kind, bad), [], then=then)
    if isinstance(meant, Place):
        return meant
    picks = [
        PickMunicipality(place=place.id, then=then) if kind == "municipality" else PickSchool(place=place.id, then=then)
        for place in meant
    ]
    found = [Button(place.name, pick) for place, pick in zip(meant, picks, strict=True)]
    return _screen(t, t("places-which", typed=typed), found, then=then)


# Time zone


async def zone_room(id: str, t: T, state: FSMContext) -> Screen:
    await state.set_state(Asking.zone)
    return _zones(t, t("zone-ask"), ZONES_ASKED)


def _zones(t: T, text: Html, zones: tuple[str, ...], then: str = "") -> Screen:
    choices = [Button(zone_name(zone, t.locale), PickZone(zone=zone, then=then)) for zone in zones]
    return _screen(t, text, choices, 2, then=then)


@router.message(StateFilter(Asking.zone), Typed())
async def zone_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    meant = parse_zone(typed, content.regions(), content.cities()) if len(typed) <= NAME_LIMIT else ()
    if not meant:
        return _zones(t, t("zone-unknown", typed=typed[:40]), ZONES_ASKED)
    if len(meant) > 1:
        return _zones(t, t("zone-which"), meant)
    await state.clear()
    await people.live_by(tx, person.id, meant[0])
    await names.wake_elsewhere(tx, person.id, now=now)
    return Open("profile", toast=t("profile-saved"))


@door.on(PickZone)
async def zone_picked(press: PickZone, tx: Tx, person: Person, t: T, now: int) -> Shown:
    # Only what this bot has ever offered: parse_zone knows every zone of the country by its key.
    known = parse_zone(press.zone, content.regions(), content.cities())
    if known != (press.zone,):
        return Open("zone", toast=t("stale"))
    await people.live_by(tx, person.id, press.zone)
    await names.wake_elsewhere(tx, person.id, now=now)
    return Open("municipality", press.then) if press.then else _onward(t, press.then)


ROOMS = {"region": region_room, "municipality": municipality_room, "school": school_room, "zone": zone_room}
