"""Where a person lives and works: region, municipality, school, time zone; typed, found, or added unverified."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

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
from storage import people, places, reminders
from storage.db import Tx
from storage.places import Place

router = Router(name="places")
door = Door()

PAGE = 12
ZONES_ASKED = (
    *("Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk"),
    *("Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka"),
)


class Asking(StatesGroup):
    region = State()
    municipality = State()
    school = State()
    zone = State()


class PickRegion(Press, prefix="lr"):
    code: str


class PickMunicipality(Press, prefix="lm"):
    place: Id


class PickSchool(Press, prefix="lo"):
    place: Id


class PickZone(Press, prefix="lz"):
    """The key of the zone; it has no colon."""

    zone: str


_PICK = {"municipality": PickMunicipality, "organisation": PickSchool}


def _screen(t: T, text: Html, choices: list[Button], width: int = 1) -> Screen:
    back = [Button(t("back"), Go(room="profile")), Button(t("menu"), Go(room="menu"))]
    return Screen(text, [*rows(choices, width), back])


# Region


async def region_room(id: str, person: Person, t: T, state: FSMContext) -> Shown:
    """Typed in, or chosen page by page; `id` is the page."""
    if not person.known:
        return Open("profile", toast=t("places-need-consent"))
    await state.set_state(Asking.region)
    regions = names.regions_by_name(t)
    page, pages = page_of(number(id), len(regions), PAGE)
    listed = [_region_button(t, region) for region in regions[page * PAGE : (page + 1) * PAGE]]
    asked = _screen(t, t("region-ask"), listed, 2)
    turn = turning(t, page, pages, lambda to: Go(room="region", id=str(to)))
    return Screen(asked.text, [*asked.buttons[:-1], *turn, asked.buttons[-1]])


def _region_button(t: T, region: Region) -> Button:
    return Button(t.pick(region.name), PickRegion(code=region.code))


@router.message(StateFilter(Asking.region), Typed())
async def region_typed(
    message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    found = names.regions_meant(typed)
    if len(found) == 1:
        await state.clear()
        return await _live_in(tx, person, t, now, found[0])
    if found:
        return _screen(t, t("region-which"), [_region_button(t, region) for region in found])
    return _screen(t, t("region-unknown", typed=typed[:40]), [])


@door.on(PickRegion)
async def region_picked(press: PickRegion, tx: Tx, person: Person, t: T, now: int) -> Shown:
    region = names.region(press.code)
    if region is None:
        return Open("region", toast=t("stale"))
    return await _live_in(tx, person, t, now, region)


async def _live_in(tx: Tx, person: Person, t: T, now: int, region: Region) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.known:
        return Open("profile", toast=t("places-need-consent"))
    await people.live_in_region(tx, person.id, region.code, region.zone)
    await reminders.live_elsewhere(tx, person.id, now=now)
    if len(region.zones) > 1 and told.region != region.code:
        return _zones(t, t("zone-in-region", region=t.pick(region.name)), region.zones)
    return Open("profile", toast=t("profile-saved"))


# Municipality and school


async def municipality_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    told = await people.profile(tx, person.id)
    region = names.region(told.region)
    if region is None:
        return Open("region", toast=t("places-region-first"))
    await state.set_state(Asking.municipality)
    return _screen(t, t("municipality-ask", region=t.pick(region.name)), [])


@router.message(StateFilter(Asking.municipality), Typed())
async def municipality_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    told = await people.profile(tx, person.id)
    if told.region is None:
        return Open("region", toast=t("places-region-first"))
    place = await _meant(tx, t, "municipality", told.region, typed, state)
    if isinstance(place, Screen):
        return place
    await state.clear()
    await people.live_in_municipality(tx, person.id, place.id)
    return Open("profile", toast=t("profile-saved"))


@door.on(PickMunicipality)
async def municipality_picked(press: PickMunicipality, tx: Tx, person: Person, t: T) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.region or await places.municipality(tx, press.place, told.region) is None:
        return Open("profile", toast=t("stale"))
    await people.live_in_municipality(tx, person.id, press.place)
    return Open("profile", toast=t("profile-saved"))


async def school_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    told = await people.profile(tx, person.id)
    if told.municipality is None:
        return Open("municipality", toast=t("places-municipality-first"))
    await state.set_state(Asking.school)
    return _screen(t, t("school-ask", municipality=told.municipality_name or ""), [])


@router.message(StateFilter(Asking.school), Typed())
async def school_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    told = await people.profile(tx, person.id)
    if told.municipality is None:
        return Open("municipality", toast=t("places-municipality-first"))
    place = await _meant(tx, t, "organisation", str(told.municipality), typed, state)
    if isinstance(place, Screen):
        return place
    await state.clear()
    await people.work_at(tx, person.id, place.id)
    return Open("profile", toast=t("profile-saved"))


@door.on(PickSchool)
async def school_picked(press: PickSchool, tx: Tx, person: Person, t: T) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.municipality or await places.organisation(tx, press.place, told.municipality) is None:
        return Open("profile", toast=t("stale"))
    await people.work_at(tx, person.id, press.place)
    return Open("profile", toast=t("profile-saved"))


async def _meant(tx: Tx, t: T, kind: str, inside: str, typed: str, state: FSMContext) -> Place | Screen:
    """The place that was typed, or what is asked about it."""
    try:
        meant = await names.place_meant(tx, kind, inside, typed, state)
    except BadName as bad:
        return _screen(t, names.misnamed(t, kind, bad), [])
    if isinstance(meant, Place):
        return meant
    pick = _PICK[kind]
    return _screen(t, t("places-which", typed=typed), [Button(place.name, pick(place=place.id)) for place in meant])


# Time zone


async def zone_room(id: str, t: T, state: FSMContext) -> Screen:
    await state.set_state(Asking.zone)
    return _zones(t, t("zone-ask"), ZONES_ASKED)


def _zones(t: T, text: Html, zones: tuple[str, ...]) -> Screen:
    return _screen(t, text, [Button(zone_name(zone, t.locale), PickZone(zone=zone)) for zone in zones], 2)


@router.message(StateFilter(Asking.zone), Typed())
async def zone_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    meant = parse_zone(typed, content.regions(), content.cities()) if len(typed) <= NAME_LIMIT else ()
    if not meant:
        return _zones(t, t("zone-unknown", typed=typed[:40]), ZONES_ASKED)
    if len(meant) > 1:
        return _zones(t, t("zone-which"), meant)
    await state.clear()
    await people.live_by(tx, person.id, meant[0])
    await reminders.live_elsewhere(tx, person.id, now=now)
    return Open("profile", toast=t("profile-saved"))


@door.on(PickZone)
async def zone_picked(press: PickZone, tx: Tx, person: Person, t: T, now: int) -> Shown:
    # Only what this bot has ever offered: parse_zone knows every zone of the country by its key.
    known = parse_zone(press.zone, content.regions(), content.cities())
    if known != (press.zone,):
        return Open("zone", toast=t("stale"))
    await people.live_by(tx, person.id, press.zone)
    await reminders.live_elsewhere(tx, person.id, now=now)
    return Open("profile", toast=t("profile-saved"))


ROOMS = {"region": region_room, "municipality": municipality_room, "school": school_room, "zone": zone_room}
