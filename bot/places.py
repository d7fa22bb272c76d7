"""Places of the tree as people name them: how a scope is called, which region or school somebody means by a word."""

from aiogram.fsm.context import FSMContext

import content
from bot.texts import Html, T, escape
from rules.places import NAME_LIMIT, BadName, clean_name
from rules.reading import fold
from rules.zones import Region, find_region
from storage import meeting_reminders, places, professional_dates, reminders, task_notices
from storage.db import Tx
from storage.places import Place

# Somebody who wants a programme and has no place yet: whoever asks for it leads back to «request_new» of its number.
WANT = "want."


def region(code: str | None) -> Region | None:
    return next((region for region in content.regions() if region.code == code), None)


def region_codes() -> frozenset[str]:
    return frozenset(region.code for region in content.regions())


def clocks() -> dict[str, str]:
    """The zone of each region by its code."""
    return {region.code: region.zone for region in content.regions()}


def regions_by_name(t: T) -> list[Region]:
    return sorted(content.regions(), key=lambda region: fold(t.pick(region.name)))


def regions_meant(typed: str) -> tuple[Region, ...]:
    """«краснодар» is a city too: its region is meant."""
    if len(typed) > NAME_LIMIT:
        return ()
    found = find_region(typed, content.regions())
    if found:
        return found
    wanted = fold(typed)
    codes = {city.region for city in content.cities() if wanted in (*map(fold, city.name.values()), *city.aliases)}
    return tuple(region for region in content.regions() if region.code in codes)


async def place_meant(tx: Tx, kind: str, inside: str, typed: str, state: FSMContext) -> Place | list[Place]:
    """The municipality of a region or the organisation of a municipality that was typed, added unverified if nobody
    has named it; several when one of them may be meant: the same words typed again are a new name. Raises BadName.
    """
    name = clean_name(typed)
    known = await places.called(tx, kind, inside, name)
    if known is not None:
        return known
    if kind == "municipality":
        found = await places.find_municipalities(tx, inside, name)
    else:
        found = await places.find_organisations(tx, int(inside), name)
    if found and (await state.get_data()).get("typed") != name:
        await state.update_data(typed=name)
        return found
    if kind == "municipality":
        return await places.name_municipality(tx, inside, name)
    return await places.name_organisation(tx, int(inside), name)


def misnamed(t: T, kind: str, bad: BadName) -> Html:
    """What is wrong with a typed name, and how one looks."""
    example = t("municipality-example" if kind == "municipality" else "school-example")
    return t(f"places-{bad}", limit=NAME_LIMIT, example=example)


async def wake_elsewhere(tx: Tx, person: int, *, now: int) -> None:
    """The person lives by another clock: what is said on the eve comes by it."""
    await reminders.live_elsewhere(tx, person, now=now)
    await meeting_reminders.live_elsewhere(tx, person, now=now)
    await task_notices.live_elsewhere(tx, person)
    await professional_dates.follow(tx, person, now=now)


async def scope_name(tx: Tx, t: T, kind: str, scope: str) -> Html:
    """«Тимашевский район», «СОШ № 11, Тимашевский район», «площадка «Лаборатория», СОШ № 11»."""
    if kind == "all":
        return t("scope-all")
    if kind == "line":
        code, _, line = scope.partition(".")
        return t("scope-line", region=_region_name(t, code), line=t(f"line-{line}"))
    if kind == "region":
        return escape(_region_name(t, scope))
    if kind == "site":
        named = await places.site_name(tx, int(scope))
        return t("scope-site", title=named[0], organisation=named[1]) if named else t("unspecified")
    name = await places.scope_name(tx, kind, int(scope))
    return escape(name) if name else t("unspecified")


def _region_name(t: T, code: str) -> str:
    found = region(code)
    return t.pick(found.name) if found else code
