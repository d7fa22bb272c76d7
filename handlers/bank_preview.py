"""An instrument as a teacher will see it, item by item, with what only a methodist reads; nothing is answered."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import stimuli
from bot.bank import read, readable
from bot.bank_words import called
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.pages import page_of, turning
from bot.person import Person
from bot.previews import Seen, seen
from bot.screen import Button, Open, Row, Screen, Toast, bar, cut, fit, rows
from bot.texts import Html, T, escape, lines
from rules.instrument_changes import Asked, Instrument, about, parts
from rules.literacy import Stimulus, Variant
from rules.questionnaire import Area
from storage.bank import Kept, NoInstrument
from storage.db import Tx

router = Router(name="bank_preview")
door = Door()

THEME = 60  # signs of a theme in a list
LISTED = 15  # items on a page of an area: the messenger refuses a keyboard of a hundred buttons

Place = Annotated[int, Field(ge=0, le=999)]


class Part(Press, prefix=".Va"):
    """What is asked in this area or part, by its place."""

    instrument: Id
    part: Place
    page: Place = 0


class Try(Press, prefix=".Vt"):
    """An answer that is none."""

    instrument: Id


class Look(Press, prefix=".Vp"):
    """The table or the chart of the task at this place."""

    instrument: Id
    item: Place


async def preview_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: «12», its areas; «12.3», its fourth item."""
    which, _, item = id.partition(".")
    try:
        kept, found = await _open(tx, person, number(which))
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    if found is None:
        return Open("bank_card", str(kept.id), toast=t("bank-unreadable"))
    place = number(item)
    return _contents(t, kept, found) if place is None else _item(t, kept, found, place)


async def _open(tx: Tx, person: Person, which: int | None) -> tuple[Kept, Instrument | None]:
    """Raises NoInstrument, NotAllowed."""
    kept = await readable(tx, person, which)
    return kept, await read(tx, kept)


def _contents(t: T, kept: Kept, found: Instrument) -> Screen:
    doors = [
        Button(
            t("bank-part-button", name=t.pick(of.radar if isinstance(of, Area) else of.name), count=str(len(asked))),
            Part(instrument=kept.id, part=place),
        )
        for place, (of, asked) in enumerate(parts(found))
    ]
    test = isinstance(found, Variant)
    count = sum(len(asked) for _, asked in parts(found))
    words = t("bank-preview-tasks", count=count) if test else t("bank-preview-items", count=count)
    return Screen(
        lines([t("bank-preview", title=called(t, kept), version=kept.version), words, "", t("bank-preview-how")]),
        [
            [Button(t("bank-preview-first"), _to(kept, 0))],
            *rows(doors, 1 if test else 2),
            [Button(t("back"), Go(room="bank_card", id=str(kept.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _to(kept: Kept, place: int) -> Go:
    return Go(room="bank_preview", id=f"{kept.id}.{place}")


@door.on(Part)
async def part(press: Part, tx: Tx, person: Person, t: T) -> Shown:
    """The items of an area by their themes, with a number to open each."""
    try:
        kept, found = await _open(tx, person, press.instrument)
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    if found is None or press.part >= len(parts(found)):
        return Open("bank_preview", str(kept.id), toast=t("stale"))
    of, asked = parts(found)[press.part]
    page, pages = page_of(press.page, len(asked), LISTED)
    first = sum(len(before) for _, before in parts(found)[: press.part]) + page * LISTED + 1
    asked = asked[page * LISTED : (page + 1) * LISTED]
    told = [
        t("bank-part-item", number=str(n), theme=cut(t.pick(about(it)), THEME), question=t.pick(it.question))
        for n, it in enumerate(asked, first)
    ]
    numbers = (Button(str(n), _to(kept, n - 1)) for n in range(first, first + len(asked)))
    return Screen(
        fit(lines([Html(f"<b>{escape(t.pick(of.name))}</b>"), ""]), told),
        [
            *rows(numbers, 5),
            *turning(t, page, pages, lambda to: press.model_copy(update={"page": to})),
            _to_contents(t, kept),
        ],
    )


def _to_contents(t: T, kept: Kept) -> Row:
    return [Button(t("back"), Go(room="bank_preview", id=str(kept.id))), Button(t("menu"), Go(room="menu"))]


# One item


def _item(t: T, kept: Kept, found: Instrument, asked_for: int) -> Screen:
    """The one at this place; past the end, the last."""
    place, one, of = _at(found, asked_for)
    it = seen(t, found, one)
    letters = t("diagnosis-letters").split()
    said = [
        *_place(t, it, place, of),
        bar(place + 1, of),
        Html(""),
        *it.words(letters),
        Html(""),
        t("bank-notes"),
        *it.notes,
    ]
    return Screen(
        lines(said),
        [
            [Button(letter, Try(instrument=kept.id)) for letter in letters],
            *_picture_ways(t, kept, it, place),
            [
                Button("‹", _to(kept, (place - 1) % of)),
                Button(t("page", number=place + 1, of=of), Go(room="bank_preview", id=str(kept.id))),
                Button("›", _to(kept, (place + 1) % of)),
            ],
            _to_contents(t, kept),
        ],
    )


def _place(t: T, it: Seen, place: int, of: int) -> list[Html]:
    return [t("bank-preview-head"), t("diagnosis-place", area=it.area, number=str(place + 1), of=str(of))]


def _at(found: Instrument, place: int) -> tuple[int, Asked, int]:
    """Which place that is, what is asked there, and of how many."""
    asked = [it for _, items in parts(found) for it in items]
    place = min(place, len(asked) - 1)
    return place, asked[place], len(asked)


def _picture_ways(t: T, kept: Kept, it: Seen, place: int) -> list[Row]:
    drawn = _drawn(t, it.stimulus)
    return [[Button(t(drawn), Look(instrument=kept.id, item=place))]] if drawn else []


def _drawn(t: T, stimulus: Stimulus | None) -> str:
    """The words of the button to what is drawn; "" where there is only a text."""
    if stimulus is None or not (stimulus.table or stimulus.chart):
        return ""
    return "bank-table" if stimulus.table else "bank-chart"


@door.on(Try)
async def attempt(press: Try, t: T) -> Toast:
    return Toast(t("bank-preview-answer"))


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T) -> Shown:
    try:
        kept, found = await _open(tx, person, press.instrument)
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    if found is None:
        return Open("bank_card", str(kept.id), toast=t("bank-unreadable"))
    place, one, of = _at(found, press.item)
    it = seen(t, found, one)
    drawn = stimuli.picture(it.stimulus, t) if it.stimulus else None
    if drawn is None:
        return Open("bank_preview", f"{kept.id}.{place}", toast=t("stale"))
    return Screen(
        lines(_place(t, it, place, of)),
        [[Button(t("bank-to-task"), _to(kept, place))], _to_contents(t, kept)],
        picture=drawn,
    )


ROOMS = {"bank_preview": preview_room}
