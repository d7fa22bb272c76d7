"""«Не подходит» with its reason: out of the suggested lists, and back; what the marks have taught the lists."""

from aiogram import Router

from bot import finding
from bot.doors import Door, Go, Shown, number
from bot.finding import NotForMe, Restore
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from handlers.list_words import taste_words
from rules.taste import REASONS
from storage import programme_lists, programmes
from storage.db import Tx
from storage.programme_lists import Mark
from storage.programmes import NoProgramme

router = Router(name="unsuitable")
door = Door()

PAGE = 5
TITLE_LENGTH = 160


async def ask_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the programme's."""
    try:
        card = await programmes.card(tx, number(id) or 0)
    except NoProgramme:
        return Open("programmes", toast=t("card-gone"))
    return Screen(
        t("unsuitable-ask", title=cut(card.title, 2 * TITLE_LENGTH)),
        [
            *rows((Button(t(f"unsuitable-{why}"), NotForMe(programme=card.id, reason=why)) for why in REASONS), 2),
            [Button(t("back"), Go(room="programme", id=str(card.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(NotForMe)
async def refuse(press: NotForMe, tx: Tx, person: Person, t: T, now: int) -> Open:
    place = (await programme_lists.kept(tx, person.id)).place
    try:
        made = await programme_lists.refuse(tx, person.id, press.programme, press.reason, now=now)
    except NoProgramme:
        return Open("programmes", place, toast=t("card-gone"))
    except ValueError:
        return Open("programmes", place, toast=t("stale"))
    if not made:
        return Open("programmes", place, toast=t("unsuitable-was"))
    # The whole catalogue and a search go on showing it, with its mark.
    if finding.Place.read(place).area in {finding.EVERYTHING, finding.FOUND, finding.MINE}:
        return Open("programmes", place, toast=t("unsuitable-said-here"))
    if not await finding.teaches(tx, person, press.programme):
        return Open("programmes", place, toast=t("unsuitable-said-alone"))
    return Open("programmes", place, toast=t(f"unsuitable-said-{press.reason}"))


async def marks_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id` is a page."""
    marks = await programme_lists.marks(tx, person.id)
    place = (await programme_lists.kept(tx, person.id)).place
    home = [Button(t("back"), Go(room="programmes", id=place)), Button(t("menu"), Go(room="menu"))]
    if not marks:
        return Screen(t("refused-empty"), [home])
    page, pages = page_of(number(id), len(marks), PAGE)
    shown = marks[page * PAGE :][:PAGE]
    lowered = taste_words(await finding.taste_of(tx, person), t)
    head = lines([t("refused-head", count=len(marks)), t("refused-learned", said=lowered) if lowered else None, ""])
    back = [
        Button(t("refused-return", number=str(n)), Restore(programme=one.programme)) for n, one in enumerate(shown, 1)
    ]
    return Screen(
        fit(head, [_entry(n, one, person, t) for n, one in enumerate(shown, 1)]),
        [
            *rows(back, 3),
            *turning(t, page, pages, lambda page: Go(room="programme_marks", id=str(page))),
            [Button(t("refused-return-all"), Restore(programme=0))] if len(marks) > 1 else [],
            home,
        ],
    )


@door.on(Restore)
async def restore(press: Restore, tx: Tx, person: Person, t: T, now: int) -> Open:
    gone = await programme_lists.take_back(tx, person.id, press.programme or None, now=now)
    if not press.programme:
        return Open("programme_marks", toast=t("unsuitable-restored-all" if gone else "unsuitable-not-there"))
    told = t("unsuitable-restored" if gone else "unsuitable-not-there")
    return Open("programme", str(press.programme), toast=told) if press.card else Open("programme_marks", toast=told)


def _entry(number: int, one: Mark, person: Person, t: T) -> Html:
    why = t("refused-entry-why", why=t(f"refused-why-{one.reason}"), day=t.day(one.refused_at, person.zone))
    return lines([t("programmes-entry", number=str(number), title=cut(one.title, TITLE_LENGTH)), why, ""])


ROOMS = {"unsuitable": ask_room, "programme_marks": marks_room}
