"""Where a person lives and works: region, municipality, school, time zone; typed, found, or added unverified."""

from collections.abc import Callable

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

import content
from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T
from bot.typed import Typed
from rules.places import NAME_LIMIT, BadName, clean_name, folded_municipality, folded_organisation
from rules.reading import fold
from rules.zones import Region, find_region, parse_zone, zone_name
from storage import people, places
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
    municipality: Id


class PickSchool(Press, prefix="lo"):
    organisation: Id


class PickZone(Press, prefix="lz"):
    """The key of the zone; it has no colon."""

    zone: str


def _screen(t: T, text: Html, choices: list[Button], width: int = 1) -> Screen:
    back = [Button(t("back"), Go(room="profile")), Button(t("menu"), Go(room="menu"))]
    return Screen(text, [*rows(choices, width), back])


# Region


async def region_room(id: str, person: Person, t: T, state: FSMContext) -> Shown:
    """Typed in, or chosen page by page; `id` is the page."""
    if not person.known:
        return Open("profile", toast=t("places-need-consent"))
    await state.set_state(Asking.region)
    regions = sorted(content.regions(), key=lambda region: fold(t.pick(region.name)))
    last = (len(regions) - 1) // PAGE
    page = min(int(id), last) if id.isdecimal() and len(id) < 4 else 0
    listed = [_region_button(t, region) for region in regions[page * PAGE : (page + 1) * PAGE]]
    turn = [
        Button("‹", Go(room="region", id=str((page - 1) % (last + 1)))),
        Button(t("places-page", page=page + 1, of=last + 1), Go(room="region", id=str(page))),
        Button("›", Go(room="region", id=str((page + 1) % (last + 1)))),
    ]
    asked = _screen(t, t("region-ask"), listed, 2)
    return Screen(asked.text, [*asked.buttons[:-1], turn, asked.buttons[-1]])


def _region_button(t: T, region: Region) -> Button:
    return Button(t.pick(region.name), PickRegion(code=region.code))


@router.message(StateFilter(Asking.region), Typed())
async def region_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = _regions_meant(typed)
    if len(found) == 1:
        await state.clear()
        return await _live_in(tx, person, t, found[0])
    if found:
        return _screen(t, t("region-which"), [_region_button(t, region) for region in found])
    return _screen(t, t("region-unknown", typed=typed[:40]), [])


def _regions_meant(typed: str) -> tuple[Region, ...]:
    """«краснодар» is a city too: its region is meant."""
    if len(typed) > NAME_LIMIT:
        return ()
    found = find_region(typed, content.regions())
    if found:
        return found
    wanted = fold(typed)
    codes = {city.region for city in content.cities() if wanted in (*map(fold, city.name.values()), *city.aliases)}
    return tuple(region for region in content.regions() if region.code in codes)


@door.on(PickRegion)
async def region_picked(press: PickRegion, tx: Tx, person: Person, t: T) -> Shown:
    region = names.region(press.code)
    if region is None:
        return Open("region", toast=t("stale"))
    return await _live_in(tx, person, t, region)


async def _live_in(tx: Tx, person: Person, t: T, region: Region) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.known:
        return Open("profile", toast=t("places-need-consent"))
    await people.live_in_region(tx, person.id, region.code, region.zone)
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
    try:
        name = clean_name(typed)
    except BadName as bad:
        return _screen(t, t(f"places-{bad}", limit=NAME_LIMIT, example=t("municipality-example")), [])
    found = await places.find_municipalities(tx, told.region, name)
    if await _several(found, name, folded_municipality, state):
        choices = [Button(place.name, PickMunicipality(municipality=place.id)) for place in found]
        return _screen(t, t("places-which", typed=name), choices)
    place = await places.name_municipality(tx, told.region, name)
    await state.clear()
    await people.live_in_municipality(tx, person.id, place.id)
    return Open("profile", toast=t("profile-saved"))


@door.on(PickMunicipality)
async def municipality_picked(press: PickMunicipality, tx: Tx, person: Person, t: T) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.region or await places.municipality(tx, press.municipality, told.region) is None:
        return Open("profile", toast=t("stale"))
    await people.live_in_municipality(tx, person.id, press.municipality)
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
    try:
        name = clean_name(typed)
    except BadName as bad:
        return _screen(t, t(f"places-{bad}", limit=NAME_LIMIT, example=t("school-example")), [])
    found = await places.find_organisations(tx, told.municipality, name)
    if await _several(found, name, folded_organisation, state):
        choices = [Button(place.name, PickSchool(organisation=place.id)) for place in found]
        return _screen(t, t("places-which", typed=name), choices)
    place = await places.name_organisation(tx, told.municipality, name)
    await state.clear()
    await people.work_at(tx, person.id, place.id)
    return Open("profile", toast=t("profile-saved"))


@door.on(PickSchool)
async def school_picked(press: PickSchool, tx: Tx, person: Person, t: T) -> Shown:
    told = await people.profile(tx, person.id)
    if not told.municipality or await places.organisation(tx, press.organisation, told.municipality) is None:
        return Open("profile", toast=t("stale"))
    await people.work_at(tx, person.id, press.organisation)
    return Open("profile", toast=t("profile-saved"))


async def _several(found: list[Place], name: str, folded: Callable[[str], str], state: FSMContext) -> bool:
    """Whether to ask which one is meant. The very name is not asked about, a name typed twice is new."""
    if not found or any(folded(place.name) == folded(name) for place in found):
        return False
    if (await state.get_data()).get("typed") == name:
        return False
    await state.update_data(typed=name)
    return True


# Time zone


async def zone_room(id: str, t: T, state: FSMContext) -> Screen:
    await state.set_state(Asking.zone)
    return _zones(t, t("zone-ask"), ZONES_ASKED)


def _zones(t: T, text: Html, zones: tuple[str, ...]) -> Screen:
    return _screen(t, text, [Button(zone_name(zone, t.locale), PickZone(zone=zone)) for zone in zones], 2)


@router.message(StateFilter(Asking.zone), Typed())
async def zone_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    meant = parse_zone(typed, content.regions(), content.cities()) if len(typed) <= NAME_LIMIT else ()
    if not meant:
        return _zones(t, t("zone-unknown", typed=typed[:40]), ZONES_ASKED)
    if len(meant) > 1:
        return _zones(t, t("zone-which"), meant)
    await state.clear()
    await people.live_by(tx, person.id, meant[0])
    return Open("profile", toast=t("profile-saved"))


@door.on(PickZone)
async def zone_picked(press: PickZone, tx: Tx, person: Person, t: T) -> Shown:
    # Only what this bot has ever offered: parse_zone knows every zone of the country by its key.
    known = parse_zone(press.zone, content.regions(), content.cities())
    if known != (press.zone,):
        return Open("zone", toast=t("stale"))
    await people.live_by(tx, person.id, press.zone)
    return Open("profile", toast=t("profile-saved"))


ROOMS = {"region": region_room, "municipality": municipality_room, "school": school_room, "zone": zone_room}
