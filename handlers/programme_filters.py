"""What the lists of programmes are narrowed to and how they are ordered: all filters with their values, each with its
choices and how many programmes there are of each. They stay until they are taken off.
"""

from datetime import datetime

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

import content
from bot import finding
from bot.doors import Door, Go, number
from bot.filter_words import filter_name, value_words
from bot.finding import ALL, MINE, ORDER, Admit, Place, PutFilter, Seeking, Sought
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T, lines, plain
from bot.typed import Typed
from handlers.list_words import WORDS, left_out, order_words
from rules import ranges, subjects
from rules.dates import UnknownDay
from rules.filters import CHOICES, NAMES, NEVER_UNKNOWN, Filters, Sort
from rules.ranges import UnknownHours
from rules.subjects import ATOMIC_STAGES
from rules.zones import find_region
from storage import programme_lists
from storage.db import Tx
from storage.finding import Finder
from storage.programme_lists import Kept

router = Router(name="programme_filters")
door = Door()

PAGE = 10  # regions and subjects on a screen
SHORT = 16  # signs of a button that has another one beside it


class Narrowing(StatesGroup):
    """A filter's screen is shown whose value may be typed."""

    hours = State()
    dates = State()
    region = State()


async def filters_room(id: str, tx: Tx, person: Person, t: T, now: int, finder: Finder, state: FSMContext) -> Screen:
    """`id`: "", ORDER, or a filter's name; a page of its values may follow."""
    name, _, page = id.partition(":")
    kept = await programme_lists.kept(tx, person.id)
    if name == ORDER:
        return _orders(kept, t)
    sought = await _narrowed(tx, person, kept)
    if name not in NAMES:
        return await _all(tx, person, t, now, finder, sought, kept)
    typed = {"hours": Narrowing.hours, "dates": Narrowing.dates, "region": Narrowing.region}
    await state.set_state(typed.get(name, Seeking.words))
    counts = await finder.counts(tx, sought.wanted, name, now=now)
    return _one(name, number(page), counts, kept, person, t)


@door.on(PutFilter)
async def put(press: PutFilter, tx: Tx, person: Person, t: T) -> Open:
    kept = await programme_lists.kept(tx, person.id)
    if press.name == ORDER and press.value in set(Sort):
        await programme_lists.order(tx, person.id, Sort(press.value))
        return Open("programmes", str(Place.read(kept.place).first), toast=t("sort-done"))
    if press.name == ALL:
        await programme_lists.narrow(tx, person.id, Filters())
        return Open("programmes", str(Place.read(kept.place).first), toast=t("list-reset-done"))
    try:
        return await _put(tx, person, kept, press.name, press.value)
    except ValueError:
        return Open("programme_filters", toast=t("filters-changed"))


@door.on(Admit)
async def admit(press: Admit, tx: Tx, person: Person, now: int, finder: Finder) -> Open:
    """From under a list, for the filters it named; from a filter's own screen, for that one."""
    kept = await programme_lists.kept(tx, person.id)
    filters = kept.filters
    named = {press.name} & set(NAMES)
    if press.name == ALL:
        named = set((await finder.find(tx, (await _narrowed(tx, person, kept)).wanted, 0, now=now)).unknown)
    for name in named:
        filters = filters.let_in(name, press.yes)
    await programme_lists.narrow(tx, person.id, filters)
    if press.name == ALL:
        return Open("programmes", str(Place.read(kept.place).first))
    return Open("programme_filters", press.name)


@router.message(StateFilter(Narrowing.hours), Typed())
async def hours(message: Message, typed: str, tx: Tx, person: Person, t: T) -> Open:
    try:
        least, most = ranges.read_hours(typed)
    except UnknownHours:
        return Open("programme_filters", "hours", toast=t("filter-bad-hours", typed=cut(typed, WORDS)))
    return await _put(tx, person, await programme_lists.kept(tx, person.id), "hours", f"{least or ''}-{most or ''}")


@router.message(StateFilter(Narrowing.dates), Typed())
async def dates(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int) -> Open:
    try:
        first, last = ranges.read_span(typed, datetime.fromtimestamp(now, person.tz).date())
    except UnknownDay:
        return Open("programme_filters", "dates", toast=t("filter-bad-dates", typed=cut(typed, WORDS)))
    value = f"{first.isoformat() if first else ''}/{last.isoformat() if last else ''}"
    return await _put(tx, person, await programme_lists.kept(tx, person.id), "dates", value)


@router.message(StateFilter(Narrowing.region), Typed())
async def region(message: Message, typed: str, tx: Tx, person: Person, t: T) -> Open:
    found = find_region(typed[:WORDS], content.regions())
    if len(found) != 1:
        names = ", ".join(t.pick(it.name) for it in found)
        told = t("filter-many-regions", names=names) if found else t("filter-bad-region", typed=cut(typed, WORDS))
        return Open("programme_filters", "region", toast=told)
    return await _put(tx, person, await programme_lists.kept(tx, person.id), "region", found[0].code)


async def _put(tx: Tx, person: Person, kept: Kept, name: str, value: str) -> Open:
    """Raises ValueError."""
    await programme_lists.narrow(tx, person.id, kept.filters.put(name, value))
    await programme_lists.stand_at(tx, person.id, str(Place.read(kept.place or "all").first))
    return Open("programme_filters")


async def _narrowed(tx: Tx, person: Person, kept: Kept) -> Sought:
    """The list last shown; the whole catalogue where there was none that can be narrowed."""
    place = Place.read(kept.place or "all")
    found = None if place.area == MINE else await finding.sought(tx, person, place, kept)
    whole = found or await finding.sought(tx, person, Place(), kept)
    if whole is None:
        raise LookupError(kept.place)
    return whole


async def _all(tx: Tx, person: Person, t: T, now: int, finder: Finder, sought: Sought, kept: Kept) -> Screen:
    found = await finder.find(tx, sought.wanted, 0, now=now)
    total = found.total
    told = [
        t("filters-line", name=filter_name(name, t), value=_value(name, kept.filters, _own(name, kept, person), t))
        for name in kept.filters.on
    ]
    order = t("filters-line", name=filter_name(ORDER, t), value=t(f"sort-{kept.sort.value}"))
    ways = [Button(_marked(name, kept.filters, t), Go(room="programme_filters", id=name)) for name in NAMES]
    reset = [Button(t("filters-reset-all"), PutFilter(name=ALL, value=""))] if kept.filters.on else []
    return Screen(
        lines(
            [
                *(
                    t("filters-title", count=total) if found.ready else t("list-not-ready"),
                    "",
                    *(told or [t("filters-none")]),
                    order,
                    "",
                ),
                *(left_out(found, t) or [t("filters-about")]),
            ]
        ),
        [
            [Button(t("filters-show-count", count=total), _back(kept))],
            [Button(t("list-admit"), Admit(name=ALL, yes=True))] if found.unknown else [],
            *rows(ways, 2),
            [Button(filter_name(ORDER, t), Go(room="programme_filters", id=ORDER)), *reset],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


def _one(name: str, page: int | None, counts: dict[str, int], kept: Kept, person: Person, t: T) -> Screen:
    filters, unknown = kept.filters, counts.get("", 0)
    own = _own(name, kept, person)
    values = _values(name, filters, counts, own)
    here, pages = page_of(page, len(values), PAGE)
    shown = values[here * PAGE :][:PAGE]
    options = [Button(_option(name, it, counts, filters, own, t), PutFilter(name=name, value=it)) for it in shown]
    able = unknown and name not in NEVER_UNKNOWN
    inside = name in filters.unknown
    return Screen(
        lines([
            t(f"filter-ask-{name}"),
            "",
            t("filter-now", value=_value(name, filters, own, t)),
            t("filter-unknown-in") if inside else None,
            t("filter-unknown", count=unknown) if able and not inside else None,
            t("filter-none-to-choose") if not values else None,
        ]),
        [
            *rows(options, 2 if all(len(plain(it.text)) <= SHORT for it in options) else 1),
            *turning(t, here, pages, lambda page: Go(room="programme_filters", id=f"{name}:{page}")),
            [Button(t("filter-leave-out" if inside else "filter-admit"), Admit(name=name, yes=not inside))]
            if filters.value(name) and (inside or able)
            else [],
            [Button(t("filters-any"), PutFilter(name=name, value=""))] if filters.value(name) else [],
            [Button(t("back"), Go(room="programme_filters")), Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


def _own(name: str, kept: Kept, person: Person) -> str | None:
    """The reader's own value, which stands first and is called theirs."""
    return {"region": kept.region, "subject": subjects.known(person.subject)}.get(name)


def _values(name: str, filters: Filters, counts: dict[str, int], own: str | None) -> list[str]:
    """Fixed choices, or what the catalogue has, one's own first; and what is on now, whatever it is."""
    if name in CHOICES:
        offered = list(CHOICES[name])
    elif name == "stage":
        offered = [stage for stage in ATOMIC_STAGES if counts.get(stage)]
    else:
        coded = [one.code for one in (content.regions() if name == "region" else content.subjects())]
        offered = sorted((code for code in coded if counts.get(code)), key=lambda code: (code != own, -counts[code]))
    now = filters.value(name)
    return offered if not now or now in offered else [now, *offered]


def _option(name: str, value: str, counts: dict[str, int], filters: Filters, own: str | None, t: T) -> Html:
    said = value_words(name, value, t, own)
    if value == filters.value(name):
        return t("filter-chosen", option=said)
    return t("filter-option-count", option=said, count=counts.get(value, 0)) if value in counts else said


def _value(name: str, filters: Filters, own: str | None, t: T) -> Html:
    if not filters.value(name):
        return t("filters-any")
    said = value_words(name, filters.value(name), t, own)
    return t("list-with-unknown", what=said) if name in filters.unknown else said


def _marked(name: str, filters: Filters, t: T) -> Html:
    return t("filter-chosen", option=filter_name(name, t)) if filters.value(name) else filter_name(name, t)


def _orders(kept: Kept, t: T) -> Screen:
    place = Place.read(kept.place or "all")
    said = {it: t(f"sort-{it.value}") for it in Sort}
    said[kept.sort] = t("filter-chosen", option=said[kept.sort])
    return Screen(
        t("sort-title", best=order_words(place, Sort.BEST, t)),
        [
            *([Button(words, PutFilter(name=ORDER, value=it.value))] for it, words in said.items()),
            [Button(t("back"), _back(kept)), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _back(kept: Kept) -> Go:
    return Go(room="programmes", id=kept.place)


ROOMS = {"programme_filters": filters_room}
