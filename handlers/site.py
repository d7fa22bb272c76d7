"""Internship sites for those who run them: the list, the card, the words on it, closing.

Everything here needs the right of a host at this very site, read at each press; closing is for who may open one.
"""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

import content
from bot import places
from bot.areas import area_of
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import require
from bot.hosting import site_of
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from bot.typed import Typed
from bot.when import span
from rules.roles import may_grant, reaches
from rules.zones import zone_name
from storage import sessions, sites, upkeep
from storage.db import Tx
from storage.sites import BadSite, NoSuch, Site
from storage.upkeep import SiteBusy

router = Router(name="site")
door = Door()

LIMITS = {"title": sites.TITLE, "address": sites.ADDRESS, "way": sites.WAY}
NEAREST, HOSTS = 3, 8  # shown on the card


class Telling(StatesGroup):
    words = State()


class Ask(Press, prefix="ha"):
    """Tell a field anew: title, address or way."""

    site: Id
    field: str


class Area(Press, prefix="he"):
    """The site is of this area; without one they are shown to choose from."""

    site: Id
    area: str = ""


class Clock(Press, prefix="hz"):
    """The site lives by this clock; without one those of its region are shown."""

    site: Id
    zone: str = ""


class Close(Press, prefix="hc"):
    """Close the site; asked once more before."""

    site: Id
    sure: bool = False


async def site_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """A site's card by its id; without one my sites, or the card of the only one. `p2` is a page of the list."""
    wanted = number(id)
    mine = await sites.within(tx, person.roles)
    may_open = reaches(person.roles, ("curator",))
    only = mine[0] if len(mine) == 1 and not may_open else None
    if wanted or only:
        shown = only if only and not wanted else await site_of(tx, person, wanted)
        return await _card(shown, tx, person, t, now, several=only is None)
    if not mine and not may_open:
        require(person, "host")
    return _list(mine, number(id.removeprefix("p")), t, may_open=may_open)


def _list(mine: list[Site], asked: int | None, t: T, *, may_open: bool) -> Screen:
    page, pages = page_of(asked, len(mine))
    shown = list(enumerate(mine, 1))[page * SIZE : (page + 1) * SIZE]
    listed = [
        t("site-listed", number=str(n), title=cut(it.title, 100), organisation=cut(it.organisation_name, 100))
        for n, it in shown
    ]
    return Screen(
        fit(Html(f"{t('site-list')}\n"), listed or [t("site-none")]),
        [
            *rows((Button(str(n), Go(room="site", id=str(it.id))) for n, it in shown), 5),
            *turning(t, page, pages, lambda to: Go(room="site", id=f"p{to}")),
            *([[Button(t("site-open"), Go(room="site_open"))]] if may_open else []),
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _card(site: Site, tx: Tx, person: Person, t: T, now: int, *, several: bool) -> Screen:
    streams = [it for it in await sites.streams(tx, site.id) if not it.closed]
    modules = await sites.modules(tx, site.id)
    head = lines([*_about(site, await sites.hosts(tx, site.id), t), "", *_nearest(
        await sessions.of_site(tx, site.id, since=now, limit=NEAREST, offset=0), person, t
    )])  # fmt: skip
    programme = t("site-programme", modules=len(modules), hours=sum(it.hours for it in modules))
    listed = [t("site-module", number=str(it.number), title=cut(it.title, 100), hours=str(it.hours)) for it in modules]
    return Screen(
        fit(Html(f"{head}\n{programme}"), listed),
        [
            *([] if site.closed else _buttons(site, streams, person, t)),
            [*([Button(t("back"), Go(room="site"))] if several else []), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _about(site: Site, hosts: list[str], t: T) -> list[Html]:
    area = area_of(site.area)
    named = ", ".join(cut(name, 60) for name in hosts[:HOSTS])
    return [
        t("site-title", title=cut(site.title, 200)),
        t(
            "site-of", area=t.pick(area.name) if area else site.area, organisation=cut(site.organisation_name, 120),
            municipality=cut(site.municipality_name, 120),
        ),
        *([t("site-closed")] if site.closed else []),
        Html(""),
        t("site-address", address=cut(site.address, 300)) if site.address else t("site-no-address"),
        *([t("site-way", way=cut(site.way, 600))] if site.way else []),
        t("site-zone", zone=zone_name(site.zone, t.locale)),
        t("site-hosts", names=named) if hosts else t("site-no-hosts"),
    ]  # fmt: skip


def _nearest(ahead: list[sessions.Session], person: Person, t: T) -> list[Html]:
    planned = [it for it in ahead if it.state == "planned"]
    listed = [
        t(
            "site-session",
            when=span(t, it.starts_at, it.ends_at, it.zone, person.zone),
            number=str(it.module_number),
            stream=cut(it.stream_title, 60),
        )
        for it in planned
    ]
    return [t("site-nearest"), *listed, Html("")] if listed else [t("site-nothing-ahead"), Html("")]


def _buttons(site: Site, streams: list[sites.Stream], person: Person, t: T) -> list[list[Button]]:
    here = str(site.id)
    plan = [Button(t("plan-open"), Go(room="plan", id=str(streams[0].id)))] if streams else []
    if len(streams) == 1:
        gathered = Button(cut(streams[0].title, 24), Go(room="stream", id=str(streams[0].id)))
    else:
        gathered = Button(t("streams-open"), Go(room="streams", id=here))
    inviting = (
        [Button(t("site-invite"), Go(room="invite_as", id=f"host:site:{here}"))]
        if may_grant(person.roles, "host", sites.scope_of(site))
        else []
    )
    return [
        plan,
        [gathered, Button(t("modules-open"), Go(room="modules", id=here))],
        [*inviting, Button(t("site-summary"), Go(room="site_summary", id=here))],
        [Button(t("site-change"), Go(room="site_change", id=here))],
    ]


async def change_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """What is written on the card, and closing; `id` is the site."""
    site = await site_of(tx, person, number(id))
    if site.closed:
        return Open("site", str(site.id), toast=t("stale"))
    may_close = reaches(person.roles, ("curator",), sites.scope_of(site))
    return Screen(
        t("site-change-ask", title=cut(site.title, 200)),
        [
            [Button(t(f"site-change-{field}"), Ask(site=site.id, field=field)) for field in LIMITS],
            [
                Button(t("site-change-area"), Area(site=site.id)),
                Button(t("site-change-school"), Go(room="site_move", id=str(site.id))),
                *([Button(t("site-change-zone"), Clock(site=site.id))] if _clocks(site) else []),
            ],
            [Button(t("streams-open"), Go(room="streams", id=str(site.id)))],
            [Button(t("site-close"), Close(site=site.id))] if may_close else [],
            [Button(t("back"), Go(room="site", id=str(site.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _asking(t: T, site: int, words: Html) -> Screen:
    back = Button(t("back"), Go(room="site", id=str(site)))
    return Screen(words, [[back, Button(t("menu"), Go(room="menu"))]])


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    site = await site_of(tx, person, press.site)
    if site.closed or press.field not in LIMITS:
        return Open("site", toast=t("stale"))
    await state.set_state(Telling.words)
    await state.set_data({"site": site.id, "field": press.field})
    return _asking(
        t, site.id, t(f"site-ask-{press.field}", now=cut(getattr(site, press.field), 600) or t("unspecified"))
    )


@router.message(StateFilter(Telling.words), Typed())
async def told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    asked = await state.get_data()
    site, field = await site_of(tx, person, asked["site"]), asked["field"]
    try:
        await upkeep.describe(tx, site.id, by=person.id, now=now, **{field: typed})
    except BadSite:
        return _asking(t, site.id, t("too-long", limit=LIMITS[field], count=len(typed)))
    except NoSuch:
        return Open("site", str(site.id), toast=t("stale"))
    await state.clear()
    return Open("site", str(site.id), toast=t("saved"))


@door.on(Area)
async def area(press: Area, tx: Tx, person: Person, t: T, now: int) -> Shown:
    site = await site_of(tx, person, press.site)
    if site.closed or press.area not in ("", *(it.code for it in content.areas())):
        return Open("site", str(site.id), toast=t("stale"))
    if press.area:
        await upkeep.describe(tx, site.id, area=press.area, by=person.id, now=now)
        return Open("site", str(site.id), toast=t("site-area-saved"))
    known = area_of(site.area)
    listed = [Button(t.pick(it.short), Area(site=site.id, area=it.code)) for it in content.areas()]
    asked = _asking(t, site.id, t("site-ask-area", now=t.pick(known.short) if known else site.area))
    return Screen(asked.text, [*rows(listed, 2), *asked.buttons])


def _clocks(site: Site) -> tuple[str, ...]:
    """Those it may live by; none where its region has but one."""
    region = places.region(site.region)
    return region.zones if region and set(region.zones) != {site.zone} else ()


@door.on(Clock)
async def clock(press: Clock, tx: Tx, person: Person, t: T, now: int) -> Shown:
    site = await site_of(tx, person, press.site)
    if site.closed or press.zone not in ("", *_clocks(site)):
        return Open("site", str(site.id), toast=t("stale"))
    if press.zone:
        await upkeep.describe(tx, site.id, zone=press.zone, by=person.id, now=now)
        return Open("site", str(site.id), toast=t("site-zone-saved"))
    listed = [[Button(zone_name(zone, t.locale), Clock(site=site.id, zone=zone))] for zone in _clocks(site)]
    asked = _asking(t, site.id, t("site-ask-zone", now=zone_name(site.zone, t.locale)))
    return Screen(asked.text, [*listed, *asked.buttons])


@door.on(Close)
async def close(press: Close, tx: Tx, person: Person, t: T, now: int) -> Shown:
    site = await sites.site(tx, press.site)
    if site is None:
        return Open("site", toast=t("stale"))
    require(person, "curator", scope=sites.scope_of(site))
    if not press.sure:
        sure = Button(t("site-close-sure"), Close(site=site.id, sure=True))
        asked = _asking(t, site.id, t("site-close-ask", title=cut(site.title, 200)))
        return Screen(asked.text, [[sure], *asked.buttons])
    try:
        await upkeep.close(tx, site.id, by=person.id, now=now)
    except SiteBusy:
        return Open("site", str(site.id), toast=t("site-busy"))
    return Open("site", toast=t("site-closed-now"))


ROOMS = {"site": site_room, "site_change": change_room}
