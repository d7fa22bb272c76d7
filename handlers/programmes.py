"""Programmes: suggested ones with their reasons, the whole catalogue, one card, the own list.

A button remembers where it stands (attempt, area, page), so that the card leads back to the same page.
"""

from datetime import UTC, date, datetime
from typing import Annotated

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from pydantic import Field

import content
from bot.doors import Door, Go, Id, Press
from bot.person import Person
from bot.screen import Button, Screen, fit, rows
from bot.texts import Html, T, lines
from rules.questionnaire import Area
from storage import diagnosis, programmes
from storage.db import Tx
from storage.diagnosis import Deficit
from storage.programmes import Card, Choice, NoProgramme, Reader

router = Router(name="programmes")
door = Door()

# Where a list stands: the whole catalogue, all deficits of an attempt, the own list; otherwise an area's code.
EVERYTHING, ALL_DEFICITS, MINE = "", "all", "mine"
TITLE_LENGTH = 160

Maybe = Annotated[int, Field(ge=0, le=2**53)]
Number = Annotated[int, Field(ge=0, le=99_999)]


class Place(Press, prefix="p"):
    """Where a button stands."""

    attempt: Maybe
    area: str
    page: Number


class Turn(Place, prefix="pp"):
    """Show this page of this list."""


class Look(Place, prefix="pc"):
    """Show the card of a programme of this list."""

    programme: Id


class Take(Look, prefix="pt"):
    """Have the programme in my list."""


class Leave(Look, prefix="pl"):
    """Have it out of my list."""


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T) -> Screen:
    return await _list(press, tx, person, t)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T) -> Screen:
    return await _card_or_list(press, tx, person, t)


@door.on(Take)
async def take(press: Take, tx: Tx, person: Person, t: T, now: int) -> Screen:
    try:
        before = await programmes.chosen_one(tx, person.id, press.programme)
        await programmes.choose(
            tx, person.id, press.programme, attempt=press.attempt or None, area=press.area or None, now=now
        )
    except NoProgramme:
        return await _card_or_list(press, tx, person, t)
    screen = await _card_or_list(press, tx, person, t)
    return screen.with_toast(t("card-already" if before else "card-taken"))


@door.on(Leave)
async def leave(press: Leave, tx: Tx, person: Person, t: T, now: int) -> Screen:
    was = await programmes.remove(tx, person.id, press.programme, now=now)
    screen = await _card_or_list(press, tx, person, t, again=was)
    return screen.with_toast(t("card-dropped" if was else "card-was-not"))


@router.message(Command("programmes"))
async def programmes_command(message: Message, tx: Tx, person: Person, t: T) -> Screen:
    return await programmes_room("", tx, person, t)


async def programmes_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: "" the latest completed attempt, "<attempt>", "<attempt>:<area>", or "all" for the whole catalogue."""
    if id == "all":
        return await _list(Turn(attempt=0, area=EVERYTHING, page=0), tx, person, t)
    said, _, area = id.partition(":")
    attempt = int(said) if said.isdecimal() and len(said) < 16 else None
    mine = await diagnosis.deficits(tx, person.id, attempt)
    if mine:
        named = area if area in {ALL_DEFICITS, *(deficit.area for deficit in mine)} else mine[0].area
        return await _list(Turn(attempt=mine[0].attempt, area=named, page=0), tx, person, t)
    everything = [Button(t("programmes-everything"), Turn(attempt=0, area=EVERYTHING, page=0))]
    if await diagnosis.last_completed(tx, person.id):
        return Screen(t("programmes-no-deficits"), [everything, await _footer(tx, person, t)])
    begin = [Button(t("programmes-diagnose"), Go(room="diagnosis"))]
    return Screen(t("programmes-none-diagnosed"), [begin, everything, await _footer(tx, person, t)])


async def programme_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """One card, by the programme's id."""
    if not id.isdecimal() or len(id) > 15 or int(id) < 1:
        return (await programmes_room("", tx, person, t)).with_toast(t("card-gone"))
    return await _card_or_list(Look(programme=int(id), attempt=0, area=MINE, page=0), tx, person, t)


async def my_list_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """The chosen programmes; `id` is the page, from 0."""
    return await _my_list(int(id) if id.isdecimal() and len(id) < 5 else 0, tx, person, t)


async def _list(press: Place, tx: Tx, person: Person, t: T) -> Screen:
    """The list a button stands in."""
    if press.area == MINE:
        return await _my_list(press.page, tx, person, t)
    mine = await diagnosis.deficits(tx, person.id, press.attempt or None)
    wanted = mine if press.area == ALL_DEFICITS else [one for one in mine if one.area == press.area]
    if press.area != EVERYTHING and not wanted:
        return (await programmes_room("", tx, person, t)).with_toast(t("stale"))
    if press.area == EVERYTHING:
        page = await programmes.everything(tx, person.id, press.page)
        head = t("programmes-head-everything", total=page.total)
        empty = t("programmes-empty-everything")
    else:
        page = await programmes.suggested(tx, _reader(person), [one.area for one in wanted], press.page)
        head = _head(wanted, page.total, t, several=press.area == ALL_DEFICITS)
        empty = t("programmes-empty-area")
    attempt = wanted[0].attempt if wanted else press.attempt
    here = Turn(attempt=attempt, area=press.area, page=page.number)
    entries = [_entry(n, one, wanted, mine, t) for n, one in enumerate(page.cards, 1)]
    note = t("programmes-demo-note") if any(one.demo for one in page.cards) else None
    return Screen(
        fit(Html(f"{head}\n"), entries or [empty], note),
        [
            [Button(str(n), _at(Look, one.id, here)) for n, one in enumerate(page.cards, 1)],
            _pager(here, page.pages, t),
            *_areas(here, mine, t),
            [await _my_list_button(tx, person, t), *_everything_button(here, mine, t)],
            await _footer(tx, person, t),
        ],
    )


async def _card_or_list(press: Look, tx: Tx, person: Person, t: T, *, again: bool = False) -> Screen:
    try:
        card = await programmes.card(tx, press.programme)
    except NoProgramme:
        return (await _list(press, tx, person, t)).with_toast(t("card-gone"))
    choice = await programmes.chosen_one(tx, person.id, card.id)
    mine = await diagnosis.deficits(tx, person.id, press.attempt or None)
    here = Turn(attempt=press.attempt, area=press.area, page=press.page)
    if choice:
        own = Button(t("card-drop"), _at(Leave, card.id, here))
    else:
        own = Button(t("card-take-again" if again else "card-take"), _at(Take, card.id, here))
    link = [Button(t("card-link"), url=card.url)] if card.url else []
    return Screen(
        _card(card, choice, mine, person, t),
        [[own], link, [Button(t("back"), here), Button(t("menu"), Go(room="menu"))]],
    )


async def _my_list(number: int, tx: Tx, person: Person, t: T) -> Screen:
    chosen = await programmes.chosen(tx, person.id)
    find = [Button(t("my-list-find"), Go(room="programmes"))]
    home = [Button(t("menu"), Go(room="menu"))]
    if not chosen:
        return Screen(t("my-list-empty"), [find, home])
    pages = -(-len(chosen) // programmes.PAGE)
    here = Turn(attempt=0, area=MINE, page=min(number, pages - 1))
    shown = chosen[here.page * programmes.PAGE :][: programmes.PAGE]
    head = Html(f"{t('my-list-head', count=len(chosen))}\n")
    return Screen(
        fit(head, [_chosen_entry(n, one, person, t) for n, one in enumerate(shown, 1)]),
        [
            [Button(str(n), _at(Look, one.card.id, here)) for n, one in enumerate(shown, 1)],
            _pager(here, pages, t),
            find,
            home,
        ],
    )


def _entry(number: int, card: Card, wanted: list[Deficit], mine: list[Deficit], t: T) -> Html:
    why = _why(card, wanted, mine, t)
    return lines(
        [
            t("programmes-entry", number=str(number), title=_short(card.title)),
            t("programmes-entry-line", line=" · ".join(_facts(card, t))),
            t("programmes-entry-why", why=why) if why else None,
            "",
        ]
    )


def _chosen_entry(number: int, choice: Choice, person: Person, t: T) -> Html:
    since = t("my-list-since", day=t.day(choice.chosen_at, person.zone))
    facts = Html(" · ".join([*_facts(choice.card, t), since]))
    area = _area(choice.area) if choice.area else None
    return lines(
        [
            t("programmes-entry", number=str(number), title=_short(choice.card.title)),
            t("programmes-entry-line", line=facts),
            t("programmes-entry-line", line=t("my-list-for", area=t.pick(area.short), level=t.number(choice.level)))
            if area and choice.level is not None
            else None,
            t("programmes-entry-line", line=t("my-list-archived")) if choice.card.archived else None,
            "",
        ]
    )


def _card(card: Card, choice: Choice | None, mine: list[Deficit], person: Person, t: T) -> Html:
    why = _why(card, mine, mine, t)
    words = [word for one in card.competences if one.code in {deficit.area for deficit in mine} for word in one.reason]
    areas = [area for code in card.codes if (area := _area(code))]
    missing = [t(f"card-missing-{name}") for name in _missing(card)]
    head = lines([t("card-title", title=card.title), Html(" · ".join(_facts(card, t, provider=False))), ""])
    said = [
        t("card-provider", provider=card.provider) if card.provider else None,
        t("card-region", region=card.region) if card.region else None,
        t("card-audience", audience=card.audience) if card.audience else None,
        _document(card, t),
        _price(card, t),
        t("card-areas", areas=", ".join(t.pick(area.short) for area in areas)) if areas else None,
        *_registry(card, t),
        t("card-not-state") if card.provider_is_state is False else None,
        t("card-missing", what=", ".join(missing)) if missing else None,
        "" if why else None,
        t("card-why", why=why) if why else None,
        t("card-words", words=", ".join(f"«{word}»" for word in words[:2])) if why and words else None,
        "" if choice or card.demo or card.archived else None,
        t("card-in-list", day=t.day(choice.chosen_at, person.zone)) if choice else None,
        t("card-demo") if card.demo else None,
        # The sample is put away when real data come; that says nothing about its provider.
        t("card-archived") if card.archived and not card.demo else None,
    ]
    return fit(head, [lines([line]) for line in said if line is not None])


def _why(card: Card, wanted: list[Deficit], mine: list[Deficit], t: T) -> Html | None:
    """The deficit that brings the programme here, in the person's weak themes; then what else of theirs it builds."""
    closing = sorted((one for one in wanted if one.area in card.codes), key=lambda one: card.codes.index(one.area))
    if not closing:
        return None
    main = closing[0]
    why = _themes(main, t)
    if card.codes[0] != main.area:
        why = t("why-secondary", why=why)
    besides = [area for one in mine if one.area in card.codes and one is not main and (area := _area(one.area))]
    if besides:
        why = t("why-besides", why=why, areas=", ".join(t.pick(area.short) for area in besides[:2]))
    return why


def _themes(deficit: Deficit, t: T) -> Html:
    """«критерии до работы и обратная связь, это ваши трудные места»; without known themes the area and its level."""
    known = {item.id: item for item in content.questionnaire().items}
    themes = [t.pick(known[item].theme) for item in deficit.themes if item in known][:2]
    if not themes:
        area = _area(deficit.area)
        return t("why-area", area=t.pick(area.short) if area else deficit.area, level=t.number(deficit.level))
    said = t("why-themes-two", first=themes[0], second=themes[1]) if len(themes) == 2 else themes[0]
    return t("why-themes", themes=said, count=len(themes))


def _head(wanted: list[Deficit], total: int, t: T, *, several: bool) -> Html:
    if several:
        return t("programmes-head-all", total=total)
    area = _area(wanted[0].area)
    name = t.pick(area.name) if area else wanted[0].area
    return t("programmes-head", area=name, level=t.number(wanted[0].level), total=total)


def _facts(card: Card, t: T, *, provider: bool = True) -> list[str]:
    """Hours, kind and form, provider: what there is of them."""
    facts = [t("programme-hours-short" if provider else "programme-hours", hours=card.hours)] if card.hours else []
    if not card.hours and provider:
        facts.append(t("programme-hours-unknown"))
    if card.kind and (not provider or card.kind != "pk"):
        facts.insert(0, t(f"programme-kind-{card.kind}"))
    how = [t(f"programme-form-{card.form}")] if card.form else []
    if card.dot and (card.dot != "none" or not provider):
        how.append(t(f"programme-dot-{card.dot}"))
    facts += [Html(", ".join(how))] if how else []
    return [*facts, *([lines([card.provider])] if provider and card.provider else [])]


def _missing(card: Card) -> list[str]:
    names = ("kind", "hours", "form", "provider", "region", "audience", "url")
    return [*(name for name in names if not getattr(card, name)), *(["price"] if card.price is None else [])]


def _document(card: Card, t: T) -> Html | None:
    if card.document:
        return t("card-document", document=card.document)
    return t("card-document", document=t(f"card-document-{card.kind}")) if card.kind else None


def _price(card: Card, t: T) -> Html | None:
    if card.price is None:
        return None
    return t("card-price", price=card.price) if card.price else t("card-free")


def _registry(card: Card, t: T) -> list[Html]:
    number, checked = card.registry_number, _day(card.checked_on, t)
    if not number:
        return [t("card-no-registry"), *([t("card-checked", day=checked)] if checked else [])]
    said = [t("card-registry-on", number=number, day=checked) if checked else t("card-registry", number=number)]
    since, until = _day(card.in_registry_from, t), _day(card.in_registry_to, t)
    return [*said, t("card-registry-term", **{"from": since or "…", "to": until or "…"})] if since or until else said


def _day(said: str, t: T) -> str:
    """An ISO day as people write it; empty stays empty."""
    if not said:
        return ""
    day = date.fromisoformat(said)
    return t.day(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()), "UTC")


def _short(title: str) -> str:
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _at(press: type[Look], programme: int, here: Turn) -> Press:
    return press(programme=programme, attempt=here.attempt, area=here.area, page=here.page)


def _pager(here: Turn, pages: int, t: T) -> list[Button]:
    if pages == 1:
        return []
    before = here.model_copy(update={"page": max(0, here.page - 1)})
    after = here.model_copy(update={"page": min(pages - 1, here.page + 1)})
    middle = t("programmes-page", number=here.page + 1, pages=pages)
    return [Button("‹", before), Button(middle, here), Button("›", after)]


def _areas(here: Turn, mine: list[Deficit], t: T) -> list[list[Button]]:
    """Ways to the lists of the other deficits."""
    if here.area == EVERYTHING or len(mine) < 2:
        return []
    others = [one.area for one in mine if one.area != here.area][:3]
    switches = [
        Button(t.pick(area.radar), Turn(attempt=here.attempt, area=code, page=0))
        for code in others
        if (area := _area(code))
    ]
    if here.area != ALL_DEFICITS:
        every = Turn(attempt=here.attempt, area=ALL_DEFICITS, page=0)
        switches.append(Button(t("programmes-all-deficits"), every))
    return rows(switches, 2)


def _everything_button(here: Turn, mine: list[Deficit], t: T) -> list[Button]:
    if here.area != EVERYTHING:
        return [Button(t("programmes-everything"), Turn(attempt=0, area=EVERYTHING, page=0))]
    return [Button(t("programmes-to-suggested"), Go(room="programmes"))] if mine else []


async def _my_list_button(tx: Tx, person: Person, t: T) -> Button:
    count = await programmes.count_chosen(tx, person.id)
    words = t("programmes-my-list")
    return Button(f"{words} · {count}" if count else words, Turn(attempt=0, area=MINE, page=0))


async def _footer(tx: Tx, person: Person, t: T) -> list[Button]:
    last = await diagnosis.last_completed(tx, person.id)
    back = [Button(t("back"), Go(room="result", id=str(last.id)))] if last else []
    return [*back, Button(t("menu"), Go(room="menu"))]


def _reader(person: Person) -> Reader:
    covers = next((stage.covers for stage in content.stages() if stage.code == person.stage), ())
    # «Другое» says nothing about a subject, so no subject contradicts it.
    return Reader(person.id, None if person.subject == "other" else person.subject, tuple(covers))


def _area(code: str) -> Area | None:
    return next((area for area in content.areas() if area.code == code), None)


ROOMS = {"programmes": programmes_room, "programme": programme_room, "my_list": my_list_room}
COMMANDS = {"programmes": programmes_command}
