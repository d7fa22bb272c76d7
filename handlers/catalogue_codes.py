"""Competences of a programme put right by a tap: of one card, or one after another of those that need a look."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

import content
from bot.areas import area_of
from bot.correcting import CORRECTOR
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import require
from bot.person import Person
from bot.screen import Button, Open, Row, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from rules.matching import MAX_CODES
from storage import corrections, programmes
from storage.corrections import DOUBTFUL, WITHOUT, Standing
from storage.db import Tx
from storage.programmes import Card, Competence, NoProgramme

router = Router(name="catalogue_codes")
door = Door()

# How a queue is named in a button.
QUEUES = {"d": DOUBTFUL, "w": WITHOUT}
TITLE, PROVIDER, ANNOTATION = 300, 120, 500


class Put(Press, prefix=".Ms"):
    """After the first `place` - 1 areas of this programme stands this one, and no further one."""

    programme: Id
    place: Annotated[int, Field(ge=1, le=MAX_CODES)]
    area: str
    queue: str


class Right(Press, prefix=".Mr"):
    """The areas that it has are right."""

    programme: Id
    queue: str


class Undo(Press, prefix=".Mu"):
    """The areas that its words say, not a person."""

    programme: Id
    queue: str


async def codes_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: «17» a programme, «17.d» the same in a queue; «d» the first of a queue, «d.17» the first after that one."""
    require(person, CORRECTOR)
    first, _, rest = id.partition(".")
    if first not in QUEUES:
        return await _one(tx, person, t, number(first), rest if rest in QUEUES else "")
    after = number(rest) or 0
    programme = await corrections.next_in(tx, QUEUES[first], after)
    return (
        await _over(tx, t, first, after)
        if programme is None
        else await _one(tx, person, t, programme, first, before=after)
    )


async def _over(tx: Tx, t: T, queue: str, after: int) -> Screen:
    """The end of a queue; what was skipped is still in it."""
    left = (await corrections.waiting(tx))[QUEUES[queue]]
    words = t("catalogue-codes-skipped", count=left) if left else t(f"catalogue-codes-none-{QUEUES[queue]}")
    return Screen(
        words,
        [
            [Button(t("catalogue-codes-again"), Go(room="programme_codes", id=queue))] if left else [],
            _previous(t, queue, after),
            _home(t),
        ],
    )


async def _one(
    tx: Tx, person: Person, t: T, programme: int | None, queue: str, *, place: int = 1, before: int = 0
) -> Shown:  # fmt: skip
    """One programme; a tap now chooses its area number `place`. `before`: what this queue showed last."""
    try:
        card = await programmes.card(tx, programme or 0)
    except NoProgramme:
        return Open("catalogue", toast=t("stale"))
    by_hand = await corrections.correction(tx, card.id)
    left = (await corrections.waiting(tx))[QUEUES[queue]] if queue else 0
    since = t("catalogue-codes-by-hand", day=t.day(by_hand.at, person.zone)) if by_hand else None
    head = lines(
        [
            t(f"catalogue-codes-{QUEUES[queue]}", count=left) if queue else t("catalogue-codes-title"),
            "",
            *_about(card, t),
            "",
            *(_area(t, n, it) for n, it in enumerate(card.competences, 1)),
            since if card.competences else t("catalogue-codes-empty"),
            "",
            t(f"catalogue-codes-ask-{place}") if place <= MAX_CODES else t("catalogue-codes-full"),
        ]
    )
    return Screen(
        fit(head, []),
        [
            *_choices(t, card, place, queue),
            *_decisions(t, card, place, queue, by_hand=by_hand is not None),
            _previous(t, queue, before),
            _home(t, card.id),
        ],
    )


def _about(card: Card, t: T) -> list[Html | str | None]:
    provider = cut(card.provider, PROVIDER) if card.provider else None
    return [
        t("card-title", title=cut(card.title, TITLE)),
        provider,
        cut(card.annotation, ANNOTATION) if card.annotation else None,
    ]


def _area(t: T, place: int, it: Competence) -> Html:
    area = area_of(it.code)
    name = t.pick(area.short) if area else it.code
    if not it.reason:
        return t("catalogue-codes-area", number=str(place), area=name)
    words = ", ".join(f"«{word}»" for word in it.reason)
    return t("catalogue-codes-area-why", number=str(place), area=name, words=words)


def _choices(t: T, card: Card, place: int, queue: str) -> list[list[Button]]:
    """The areas that may stand there: those that stand before it do not."""
    if place > MAX_CODES:
        return []
    taken = card.codes[: place - 1]
    return rows(
        (
            Button(t.pick(area.radar), Put(programme=card.id, place=place, area=area.code, queue=queue))
            for area in content.areas()
            if area.code not in taken
        ),
        2,
    )


def _decisions(t: T, card: Card, place: int, queue: str, *, by_hand: bool) -> list[Row]:
    one = f"{card.id}.{queue}"
    right = Button(t("catalogue-codes-right"), Right(programme=card.id, queue=queue))
    undo = Button(t("catalogue-codes-undo"), Undo(programme=card.id, queue=queue))
    onward = t("catalogue-codes-next" if place > 1 else "catalogue-codes-skip")
    return [
        [right] if card.codes and not by_hand else [],
        [undo] if by_hand else [],
        [Button(t("catalogue-codes-first"), Go(room="programme_codes", id=one))] if place > 1 else [],
        [Button(onward, Go(room="programme_codes", id=f"{queue}.{card.id}"))] if queue else [],
    ]


def _previous(t: T, queue: str, before: int) -> Row:
    if not queue or not before:
        return []
    return [Button(t("catalogue-codes-previous"), Go(room="programme_codes", id=f"{before}.{queue}"))]


def _home(t: T, programme: int | None = None) -> Row:
    card = [Button(t("catalogue-codes-card"), Go(room="programme", id=str(programme)))] if programme else []
    return [*card, Button(t("catalogue-open"), Go(room="catalogue")), Button(t("menu"), Go(room="menu"))]


@door.on(Put)
async def put(press: Put, tx: Tx, person: Person, t: T, now: int) -> Shown:
    require(person, CORRECTOR)
    if area_of(press.area) is None:
        return _stale(t, press.programme, press.queue)
    try:
        many = await corrections.put(tx, press.programme, press.place, press.area, person=person.id, now=now)
    except (NoProgramme, Standing):
        return _stale(t, press.programme, press.queue)
    return await _one(tx, person, t, press.programme, _queue(press.queue), place=many + 1)


@door.on(Right)
async def right(press: Right, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """What is right is done with: the next one of the queue."""
    require(person, CORRECTOR)
    try:
        await corrections.approve(tx, press.programme, person=person.id, now=now)
    except (NoProgramme, Standing):
        return _stale(t, press.programme, press.queue)
    queue = _queue(press.queue)
    then = f"{queue}.{press.programme}" if queue else str(press.programme)
    return Open("programme_codes", then, toast=t("catalogue-codes-kept"))


@door.on(Undo)
async def undo(press: Undo, tx: Tx, person: Person, t: T, now: int) -> Shown:
    require(person, CORRECTOR)
    try:
        was = await corrections.put_back(tx, press.programme, person=person.id, now=now)
    except NoProgramme:
        return _stale(t, press.programme, press.queue)
    told = t("catalogue-codes-undone" if was else "catalogue-codes-was-not")
    return Open("programme_codes", f"{press.programme}.{_queue(press.queue)}", toast=told)


def _stale(t: T, programme: int, queue: str) -> Open:
    """The same programme as it is now; one that is not there leads on to the catalogue."""
    return Open("programme_codes", f"{programme}.{_queue(queue)}", toast=t("stale"))


def _queue(said: str) -> str:
    """A forged one is none."""
    return said if said in QUEUES else ""


ROOMS = {"programme_codes": codes_room}
