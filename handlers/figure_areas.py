"""The items of an instrument as a methodist looks at them: how they hold together in each area, which of them tells
nothing or goes against the others. Of thirty complete answers and more.
"""

from collections.abc import Sequence
from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import places as names
from bot.doors import Door, Go, Id, Press, number
from bot.figure_lines import page, pages
from bot.figure_views import View, few, title, variants, view_of
from bot.guards import require
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import TEXT_LIMIT, Button, Screen, fit, size
from bot.texts import Html, T, lines
from bot.tree import said
from storage.db import Tx

router = Router(name="figure_areas")
door = Door()


class Turn(Press, prefix=".Ga", sep="|"):
    """An area by its place among those shown."""

    of: Id
    at: str
    page: Annotated[int, Field(ge=0, le=99)]


async def areas_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """`id`: «5:municipality:11»."""
    of, _, at = id.partition(":")
    return await _page(await view_of(tx, person, number(of), at), 0, tx, person, t)


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T) -> Screen:
    return await _page(await view_of(tx, person, press.of, press.at), press.page, tx, person, t)


async def _page(view: View, asked: int, tx: Tx, person: Person, t: T) -> Screen:
    require(person, "coordinator", scope=view.scope)
    of, at = view.of.id, said(view.scope.kind, view.scope.id)
    number, count = page_of(asked, pages(view), 1)
    place = await names.scope_name(tx, t, view.scope.kind, view.scope.id)
    shown = [few(t)] if view.small else page(view, number, await variants(tx, view), t)
    return Screen(
        fitted(lines([title(t, view.of, view.asked), place, ""]), shown, t),
        [
            *turning(t, number, count, lambda to: Turn(of=of, at=at, page=to)),
            [Button(t("back"), Go(room="figures_of", id=f"{of}:{at}")), Button(t("menu"), Go(room="menu"))],
        ],
    )


def fitted(head: Html, shown: Sequence[Html], t: T) -> Html:
    """All of it; of an own questionnaire with a hundred items in an area the first ones, and where the rest is."""
    whole = lines([head, *shown])
    return whole if size(whole) <= TEXT_LIMIT else fit(head, shown, t("figures-items-more"))


ROOMS = {"figure_areas": areas_room}
