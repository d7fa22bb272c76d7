"""The screens of programmes: a list, nothing in it, the own list, a card. The list last shown is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.fsm.context import FSMContext

from bot import correcting, finding, requesting
from bot.areas import area_of
from bot.doors import Go
from bot.finding import (
    ALL,
    ALL_DEFICITS,
    EVERYTHING,
    FOUND,
    MINE,
    Admit,
    Leave,
    Look,
    Place,
    PutFilter,
    Restore,
    Seeking,
    Sought,
    Take,
    Turn,
    at,
    turn_to,
)
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Row, Screen, fit, rows
from bot.texts import Html, T, lines
from handlers import list_words
from handlers.cards import card_text, chosen_entry, entry
from storage import diagnosis, programme_lists, programmes, requests
from storage.db import Tx
from storage.diagnosis import Deficit
from storage.finding import Finder, Found
from storage.programme_lists import Kept


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, and what every list and card is drawn with."""

    tx: Tx
    person: Person
    t: T
    now: int
    finder: Finder
    state: FSMContext


async def listed(place: Place, its: Reading, passed: Sequence[Deficit] = ()) -> Screen | None:
    """The list at this place; what is typed under it is a search. None: there is no such list, or no more.

    `passed`: lower deficits that the catalogue has nothing for.
    """
    kept = await programme_lists.kept(its.tx, its.person.id)
    if place.area == MINE:
        await its.state.set_state(Seeking.words)
        return await _my_list(place, kept, its)
    sought = await finding.sought(its.tx, its.person, place, kept)
    if sought is None:
        return None
    await its.state.set_state(Seeking.words)
    found = await its.finder.find(its.tx, sought.wanted, place.page, now=its.now)
    place = Place(sought.shown[0].attempt if sought.shown else place.attempt, place.area, found.number)
    await _stand_at(place, kept, its)
    if not found.ready:
        again = [Button(its.t("list-again"), turn_to(place))]
        return Screen(its.t("list-not-ready"), [again, await footer(its, place)])
    head = list_words.over(place, sought, found, kept, passed, its.t)
    return await _drawn(place, sought, found, kept, head, its)


async def _drawn(place: Place, sought: Sought, found: Found, kept: Kept, head: Html, its: Reading) -> Screen:
    t, mine = its.t, list(sought.mine)
    cards = await programmes.cards(its.tx, found.ids)
    empty = not found.total and await programmes.is_empty(its.tx)
    asked = await _asked(its)
    marks = {one.programme: one.reason for one in await programme_lists.marks(its.tx, its.person.id)}
    told = [
        entry(n, one, list(sought.shown), mine, t, asked=asked.get(one.id), marked=marks.get(one.id))
        for n, one in enumerate(cards, 1)
    ]
    told = told or [list_words.nothing(found, kept.filters, empty=empty, t=t)]
    under = list_words.left_out(found, t)
    if any(one.demo for one in cards):
        under.append(t("programmes-demo-note"))
    tools = [
        Button(t("list-search"), Go(room="programme_search")),
        Button(_counted(t("list-filters"), len(kept.filters.on)), Go(room="programme_filters")),
        Button(t("list-order"), Go(room="programme_filters", id="sort")),
    ]
    marked = [Button(t("list-marks", count=len(marks)), Go(room="programme_marks"))] if marks else []
    return Screen(
        fit(head, told, lines(under) if under else None),
        [
            [Button(str(n), at(Look, one.id, place)) for n, one in enumerate(cards, 1)],
            *turning(t, place.page, found.pages, lambda page: turn_to(Place(place.attempt, place.area, page))),
            [Button(t("list-admit"), Admit(name=ALL, yes=True))] if any(found.unknown.values()) else [],
            [Button(t("list-reset"), PutFilter(name=ALL, value=""))]
            if not cards and kept.filters.on and found.how != "nothing"
            else [],
            [] if empty else tools,
            *_areas(place, sought, t),
            [await _my_list_button(its), *await _other_list(place, its)],
            [*await requesting.mine(its.tx, its.person, t), Button(t("dates-way"), Go(room="my_dates"))],
            marked,
            [*_to_test(t)] if sought.alone else await footer(its, place),
        ],
    )


async def card(programme: int, place: Place, its: Reading, *, again: bool = False) -> Screen:
    """Raises NoProgramme."""
    t = its.t
    told = await programmes.card(its.tx, programme)
    choice = await programmes.chosen_one(its.tx, its.person.id, told.id)
    marked = await programme_lists.mark(its.tx, its.person.id, told.id)
    mine = await diagnosis.deficits(its.tx, its.person.id, place.attempt or None)
    if choice:
        first = [Button(t("card-drop"), at(Leave, told.id, place))]
    else:
        first = [Button(t("card-take-again" if again else "card-take"), at(Take, told.id, place))]
    if marked:
        first.append(Button(t("unsuitable-restore"), Restore(programme=told.id, card=True)))
    elif not choice:
        first.append(Button(t("unsuitable-button"), Go(room="unsuitable", id=str(told.id))))
    return Screen(
        card_text(told, choice, mine, its.person, t, marked=marked),
        [
            *await requesting.ways(its.tx, its.person, told, t),
            first,
            [Button(t("card-link"), url=told.url)] if told.url else [],
            *await correcting.ways(its.tx, its.person, told, t),
            [Button(t("back"), turn_to(place)), Button(t("menu"), Go(room="menu"))],
        ],
    )


async def _my_list(place: Place, kept: Kept, its: Reading) -> Screen:
    t = its.t
    chosen = await programmes.chosen(its.tx, its.person.id)
    find = [Button(t("my-list-find"), Go(room="programmes"))]
    besides = [*await requesting.mine(its.tx, its.person, t), Button(t("dates-way"), Go(room="my_dates"))]
    home = [Button(t("menu"), Go(room="menu"))]
    page, pages = page_of(place.page, len(chosen), programmes.PAGE)
    place = Place(area=MINE, page=page)
    await _stand_at(place, kept, its)
    if not chosen:
        return Screen(t("my-list-empty"), [find, besides, home])
    shown = chosen[page * programmes.PAGE :][: programmes.PAGE]
    head = Html(f"{t('my-list-head', count=len(chosen))}\n")
    asked = await _asked(its)
    return Screen(
        fit(
            head,
            [chosen_entry(n, one, its.person, t, asked=asked.get(one.card.id)) for n, one in enumerate(shown, 1)],
        ),
        [
            [Button(str(n), at(Look, one.card.id, place)) for n, one in enumerate(shown, 1)],
            *turning(t, page, pages, lambda page: turn_to(Place(area=MINE, page=page))),
            find,
            besides,
            home,
        ],
    )


async def _asked(its: Reading) -> dict[int, str]:
    """The state of the reader's newest request for each programme, an open one before all."""
    states: dict[int, str] = {}
    for one in await requests.mine(its.tx, its.person.id):
        states.setdefault(one.programme, one.state)
    return states


async def _stand_at(place: Place, kept: Kept, its: Reading) -> None:
    if str(place) != kept.place:
        await programme_lists.stand_at(its.tx, its.person.id, str(place))


def _areas(place: Place, sought: Sought, t: T) -> list[Row]:
    """Ways to the lists of the other deficits."""
    if not sought.suggested or len(sought.mine) < 2:
        return []
    others = [one.area for one in sought.mine if one.area != place.area][:3]
    switches = [
        Button(t.pick(area.radar), Turn(attempt=place.attempt, area=code, page=0))
        for code in others
        if (area := area_of(code))
    ]
    if place.area != ALL_DEFICITS:
        every = Turn(attempt=place.attempt, area=ALL_DEFICITS, page=0)
        switches.append(Button(t("programmes-all-deficits"), every))
    return [*rows(switches, 2)]


async def _other_list(place: Place, its: Reading) -> list[Button]:
    if place.area not in {EVERYTHING, FOUND}:
        return [Button(its.t("programmes-everything"), Turn(attempt=0, area=EVERYTHING, page=0))]
    if await diagnosis.deficits(its.tx, its.person.id):
        return [Button(its.t("programmes-to-suggested"), Go(room="programmes"))]
    every = Button(its.t("programmes-everything"), Turn(attempt=0, area=EVERYTHING, page=0))
    return [every] if place.area == FOUND else []


async def _my_list_button(its: Reading) -> Button:
    count = await programmes.count_chosen(its.tx, its.person.id)
    return Button(_counted(its.t("programmes-my-list"), count), Turn(attempt=0, area=MINE, page=0))


def _counted(words: str, count: int) -> str:
    return f"{words} · {count}" if count else words


async def own(its: Reading) -> list[list[Button]]:
    """The own list, requests, and when the next training and attestation are due."""
    return [
        [await _my_list_button(its), Button(its.t("dates-way"), Go(room="my_dates"))],
        await requesting.mine(its.tx, its.person, its.t),
    ]


async def footer(its: Reading, place: Place | None = None) -> list[Button]:
    """Back to the result that the list is for."""
    shown = place.attempt if place else 0
    if not shown:
        last = await diagnosis.latest(its.tx, its.person.id)
        shown = last.id if last else 0
    back = [Button(its.t("back"), Go(room="result", id=str(shown)))] if shown else []
    return [*back, Button(its.t("menu"), Go(room="menu"))]


def _to_test(t: T) -> list[Button]:
    return [Button(t("back"), Go(room="literacy_result")), Button(t("menu"), Go(room="menu"))]
