"""The bank of instruments of a place: what its people are offered, what is being made, and the way to each."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot.bank import own_bank
from bot.bank_words import called, where
from bot.doors import Door, Go, Press, Shown
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Screen, fit, rows
from bot.texts import Html, T, lines
from bot.tree import above, said
from rules.roles import Scope
from storage import bank
from storage.bank import Kept
from storage.db import Tx

router = Router(name="bank")
door = Door()


class Turn(Press, prefix=".Bt", sep="|"):
    """A page of the instruments of a place."""

    at: str
    page: Annotated[int, Field(ge=0, le=9999)] = 0


async def bank_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: «municipality:5»; without one, the place of the role somebody acts in."""
    return await turn(Turn(at=id), tx, person, t)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T) -> Screen:
    scope = await own_bank(tx, person, press.at)
    page, pages = page_of(press.page, await bank.count(tx, scope))
    shelves = await bank.listing(tx, scope, limit=SIZE, offset=page * SIZE)
    shown = [it for shelf in shelves for it in (shelf.kept, shelf.draft) if it is not None]
    at = said(scope.kind, scope.id)
    head = lines([t("bank-title"), await where(tx, t, scope.kind, scope.id), "", t("bank-what"), ""])
    told = [await _row(tx, t, it, number) for number, it in enumerate(shown, 1)]
    return Screen(
        fit(head, told or [t("bank-empty")]),
        [
            *rows((Button(str(n), Go(room="bank_card", id=str(it.id))) for n, it in enumerate(shown, 1)), 5),
            *turning(t, page, pages, lambda to: Turn(at=at, page=to)),
            [Button(t("bank-load"), Go(room="bank_load", id=at))],
            [Button(t("back"), Go(room="tree", id=_home(person, scope))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _home(person: Person, scope: Scope) -> str:
    """The hub the bank was opened from: everywhere has none of its own above it."""
    return said(scope.kind, scope.id) if above(person, scope) else ""


async def _row(tx: Tx, t: T, kept: Kept, number: int) -> Html:
    """«3. Первый год в профессии · 1.0» and whose it is, or what becomes of it."""
    told = await where(tx, t, *kept.place)
    if kept.state != "published":
        told = t(f"bank-state-{kept.state}")
    elif kept.shipped:
        told = t("bank-shipped")
    return t("bank-row", number=str(number), title=called(t, kept), version=kept.version, told=told)


ROOMS = {"bank": bank_room}
