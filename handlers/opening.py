"""Opening an internship site: the organisation, one of the eight themes with its modules, or a theme of one's own.

The same title in the same organisation is the same site, so a second press opens nothing twice. The organisation is
looked for in the same way when an open site moves to another one.
"""

from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

import content
from bot import places as names
from bot.doors import LARGEST, Door, Go, Id, Press, Shown, number
from bot.guards import require
from bot.hosting import site_of
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T
from bot.typed import Typed
from rules.modules import Theme
from rules.places import BadName
from rules.roles import EVERYWHERE, Scope, reaches
from rules.zones import Region, zone_name
from storage import places, roles, sites, upkeep
from storage.db import Tx
from storage.places import Place
from storage.sites import BadSite, ModuleDraft, NoSuch, Site

router = Router(name="opening")
door = Door()

OPENERS = ("administrator", "regional", "coordinator", "curator")
Page = Annotated[int, Field(ge=0, le=9999)]
Maybe = Annotated[int, Field(ge=0, le=LARGEST)]
_BELOW = {"all": "region", "region": "municipality", "municipality": "organisation"}


class Opening(StatesGroup):
    place = State()
    title = State()


class Into(Press, prefix="oi"):
    """Look for the organisation in this place; `page` of the places in it. `site`: the one that moves there, 0 for
    a new one."""

    kind: str
    place: str = ""
    page: Page = 0
    site: Maybe = 0


class Here(Press, prefix="oh"):
    """Of an organisation; `zone` is the clock of the site."""

    organisation: Id
    zone: str


class Resettle(Here, prefix="or"):
    """This site is of that organisation from now on."""

    site: Id


class Themes(Here, prefix="ol"):
    """Show the themes to choose from."""


class Look(Here, prefix="ot"):
    """Show this theme with its modules."""

    theme: str


class Begin(Here, prefix="ob"):
    """Open a site with this theme."""

    theme: str


class Own(Here, prefix="oo"):
    """A theme of one's own; the area is chosen first."""

    area: str = ""


async def opening_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    return await _begin(0, tx, person, t, state)


async def move_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """Another organisation for the site `id`."""
    site = await site_of(tx, person, number(id))
    if site.closed:
        return Open("site", str(site.id), toast=t("stale"))
    if not _may_move(person, site):
        return Open("site_change", str(site.id), toast=t("site-move-who"))
    return await _begin(site.id, tx, person, t, state)


def _may_move(person: Person, site: Site) -> bool:
    return reaches(person.roles, OPENERS, sites.scope_of(site))


async def _begin(site: int, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """One begins at the places one answers for."""
    require(person, *OPENERS)
    own = [it for it in person.roles if it.role in OPENERS]
    if any(it.role == "administrator" for it in own):
        return await into(Into(kind="all", site=site), tx, person, t, state)
    if len(own) == 1:
        return await into(Into(kind=own[0].scope_kind, place=own[0].scope, site=site), tx, person, t, state)
    named = [(it.scope_kind, it.scope, str(await names.scope_name(tx, t, it.scope_kind, it.scope))) for it in own]
    return _choose(t, Into(kind="all", site=site), named, t("opening-where"))


@door.on(Into)
async def into(press: Into, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    scope = await _reached(tx, person, press.kind, press.place)
    if scope is None:
        return Open("site_open", toast=t("stale"))
    if scope.kind == "organisation":
        if press.site:
            return await _resettle_ask(press.site, tx, person, t, scope)
        return await _zones_or_themes(tx, t, scope)
    await state.set_state(Opening.place)
    await state.set_data({"kind": scope.kind, "place": scope.id, "site": press.site})
    inside, kind = await _inside(tx, t, scope), _BELOW[scope.kind]
    return _choose(t, press, inside, t(f"opening-ask-{kind}") if inside else t(f"opening-type-{kind}"))


async def _reached(tx: Tx, person: Person, kind: str, place: str) -> Scope | None:
    """None: there is no such place. Raises NotAllowed."""
    try:
        scope = await roles.place(tx, kind, place, regions=names.region_codes())
    except roles.UnknownPlace:
        return None
    require(person, *OPENERS, scope=scope)
    return scope if scope.kind in (*_BELOW, "organisation") else None


async def _inside(tx: Tx, t: T, scope: Scope) -> list[tuple[str, str, str]]:
    """(kind, id, name) of the places in it."""
    if scope == EVERYWHERE:
        return [_region(t, it) for it in names.regions_by_name(t)]
    if scope.kind == "region":
        found = await places.municipalities_of(tx, scope.id)
    else:
        found = await places.organisations_of(tx, int(scope.id))
    return [(_BELOW[scope.kind], str(it.id), it.name) for it in found]


def _region(t: T, region: Region) -> tuple[str, str, str]:
    return "region", region.code, t.pick(region.name)


def _choose(t: T, press: Into, inside: list[tuple[str, str, str]], words: Html) -> Screen:
    page, pages = page_of(press.page, len(inside))
    shown = inside[page * SIZE : (page + 1) * SIZE]
    return Screen(
        words,
        [
            *([Button(name, Into(kind=kind, place=place, site=press.site))] for kind, place, name in shown),
            *turning(t, page, pages, lambda to: press.model_copy(update={"page": to})),
            [Button(t("back"), Go(room="site")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@router.message(StateFilter(Opening.place), Typed())
async def place_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """A place that nobody has named yet is added, unverified; a region is one of those there are."""
    asked = await state.get_data()
    scope = await _reached(tx, person, asked["kind"], asked["place"])
    if scope is None:
        return Open("site_open", toast=t("stale"))
    here, kind = Into(kind=scope.kind, place=scope.id, site=asked["site"]), _BELOW[scope.kind]
    if scope == EVERYWHERE:
        meant = names.regions_meant(typed)
        if len(meant) != 1:
            words = t("region-which") if meant else t("region-unknown", typed=typed[:40])
            return _choose(t, here, [_region(t, it) for it in meant], words)
        return await into(Into(kind="region", place=meant[0].code, site=here.site), tx, person, t, state)
    try:
        found = await names.place_meant(tx, kind, scope.id, typed, state)
    except BadName as bad:
        return _choose(t, here, [], names.misnamed(t, kind, bad))
    if not isinstance(found, Place):
        return _choose(t, here, [(kind, str(it.id), it.name) for it in found], t("places-which", typed=typed))
    await state.clear()
    return await into(Into(kind=kind, place=str(found.id), site=here.site), tx, person, t, state)


async def _zones_or_themes(tx: Tx, t: T, scope: Scope) -> Screen:
    """The clock is the region's; where a region has several, it is asked."""
    zones = _zones(scope)
    if len(zones) == 1:
        return await _themes(tx, t, scope, zones[0])
    return _screen(
        t, t("opening-zone", place=await names.scope_name(tx, t, scope.kind, scope.id)),
        [[Button(zone_name(zone, t.locale), Themes(organisation=int(scope.id), zone=zone))] for zone in zones],
    )  # fmt: skip


def _zones(scope: Scope) -> tuple[str, ...]:
    region = names.region(dict(scope.above)["region"])
    return region.zones if region else ()


def _screen(t: T, words: Html, buttons: list[list[Button]], back: Press | None = None) -> Screen:
    home = [Button(t("back"), back or Go(room="site")), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*buttons, home])


async def _here(press: Here, tx: Tx, person: Person) -> Scope | None:
    """The organisation, if one may open a site there and the clock is one of its region's. Raises NotAllowed."""
    scope = await _reached(tx, person, "organisation", str(press.organisation))
    return scope if scope is not None and press.zone in _zones(scope) else None


@door.on(Themes)
async def themes(press: Themes, tx: Tx, person: Person, t: T) -> Shown:
    scope = await _here(press, tx, person)
    return Open("site_open", toast=t("stale")) if scope is None else await _themes(tx, t, scope, press.zone)


async def _themes(tx: Tx, t: T, scope: Scope, zone: str) -> Screen:
    here = int(scope.id)
    return _screen(
        t,
        t("opening-theme", place=await names.scope_name(tx, t, scope.kind, scope.id)),
        [
            *([Button(t.pick(it.title), Look(organisation=here, zone=zone, theme=it.code))] for it in content.themes()),
            [Button(t("opening-own"), Own(organisation=here, zone=zone))],
        ],
    )


def _theme(code: str) -> Theme | None:
    return next((it for it in content.themes() if it.code == code), None)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T) -> Shown:
    scope, theme = await _here(press, tx, person), _theme(press.theme)
    if scope is None or theme is None:
        return Open("site_open", toast=t("stale"))
    head = t(
        "opening-preview", title=t.pick(theme.title), purpose=t.pick(theme.purpose),
        place=await names.scope_name(tx, t, scope.kind, scope.id), modules=len(theme.modules), hours=theme.hours,
    )  # fmt: skip
    listed = [
        t("opening-module", number=str(n), title=t.pick(it.title), hours=str(it.hours), product=t.pick(it.product))
        for n, it in enumerate(theme.modules, 1)
    ]
    here = {"organisation": press.organisation, "zone": press.zone}
    return _screen(
        t, fit(head, listed), [[Button(t("opening-begin"), Begin(**here, theme=theme.code))]], back=Themes(**here)
    )


@door.on(Begin)
async def begin(press: Begin, tx: Tx, person: Person, t: T, now: int) -> Shown:
    scope, theme = await _here(press, tx, person), _theme(press.theme)
    if scope is None or theme is None:
        return Open("site_open", toast=t("stale"))
    modules = [ModuleDraft(t.pick(it.title), it.hours, t.pick(it.product)) for it in theme.modules]
    opened = await sites.open_site(
        tx, organisation=press.organisation, title=t.pick(theme.title), area=theme.area, template=theme.code,
        address="", way="", zone=press.zone, modules=modules, by=person.id, now=now,
    )  # fmt: skip
    return Open("site", str(opened), toast=t("opening-done"))


@door.on(Own)
async def own(press: Own, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    scope = await _here(press, tx, person)
    here = {"organisation": press.organisation, "zone": press.zone}
    if scope is None or press.area not in ("", *(it.code for it in content.areas())):
        return Open("site_open", toast=t("stale"))
    if not press.area:
        listed = [Button(t.pick(it.short), Own(**here, area=it.code)) for it in content.areas()]
        return _screen(t, t("opening-area"), rows(listed, 2), back=Themes(**here))
    await state.set_state(Opening.title)
    await state.set_data({**here, "area": press.area})
    return _screen(t, t("opening-title"), [], back=Own(**here))


@router.message(StateFilter(Opening.title), Typed())
async def title_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    asked = await state.get_data()
    here = Own(**asked)
    if await _here(here, tx, person) is None:
        return Open("site_open", toast=t("stale"))
    try:
        opened = await sites.open_site(
            tx, organisation=here.organisation, title=typed, area=here.area, template=None, address="", way="",
            zone=here.zone, modules=[], by=person.id, now=now,
        )  # fmt: skip
    except BadSite:
        return _screen(t, t("too-long", limit=sites.TITLE, count=len(typed)), [], back=here)
    await state.clear()
    return Open("site", str(opened), toast=t("opening-done-own"))


# Moving an open one


async def _resettle_ask(wanted: int, tx: Tx, person: Person, t: T, scope: Scope) -> Shown:
    """A clock that the new place does not have is asked for anew."""
    site = await site_of(tx, person, wanted)
    if int(scope.id) == site.organisation:
        return Open("site_change", str(site.id), toast=t("site-move-same"))
    zones = (site.zone,) if site.zone in _zones(scope) else _zones(scope)
    place = await names.scope_name(tx, t, scope.kind, scope.id)
    sure = [
        [
            Button(
                t("site-move-sure") if len(zones) == 1 else t("site-move-sure-zone", zone=zone_name(zone, t.locale)),
                Resettle(site=site.id, organisation=int(scope.id), zone=zone),
            )
        ]
        for zone in zones
    ]
    back = Go(room="site_change", id=str(site.id))
    return _screen(t, t("site-move-ask", title=cut(site.title, 200), place=place), sure, back=back)


@door.on(Resettle)
async def resettle(press: Resettle, tx: Tx, person: Person, t: T, now: int) -> Shown:
    site = await site_of(tx, person, press.site)
    if await _here(press, tx, person) is None or not _may_move(person, site):
        return Open("site", str(site.id), toast=t("stale"))
    try:
        await upkeep.resettle(tx, site.id, press.organisation, zone=press.zone, by=person.id, now=now)
    except NoSuch:
        return Open("site", str(site.id), toast=t("stale"))
    except BadSite:
        return Open("site_change", str(site.id), toast=t("site-move-there"))
    return Open("site", str(site.id), toast=t("site-moved-now"))


ROOMS = {"site_open": opening_room, "site_move": move_room}
