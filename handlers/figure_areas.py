"""The items of an instrument as a methodist looks at them: how they hold together in each area, which of them tells
nothing or goes against the others. Of thirty complete answers and more.
"""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import places as names
from bot.doors import Door, Go, Id, Press, number
from bot.figure_views import View, few, title, view_of
from bot.guards import require
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Screen
from bot.texts import Html, T, lines
from bot.tree import said
from rules.figure_sums import AreaFigures
from rules.polls import FEW
from rules.reliability import ENOUGH, ItemFigures, verdict
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
    areas = view.areas
    page, pages = page_of(asked, len(areas), 1)
    place = await names.scope_name(tx, t, view.scope.kind, view.scope.id)
    return Screen(
        lines([title(t, view.of, view.asked), place, "", *(_area(view, areas[page], t) if areas else [few(t)])]),
        [
            *turning(t, page, pages, lambda to: Turn(of=of, at=at, page=to)),
            [Button(t("back"), Go(room="figures_of", id=f"{of}:{at}")), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _area(view: View, found: AreaFigures, t: T) -> list[Html]:
    name = t("figures-area-name", area=next(t.pick(it.name) for it in view.asked.areas if it.code == found.area))
    if found.level is None:
        return [name, t("figures-area-hidden", few=str(FEW))]
    share = round(100 * found.deficits / found.people)
    head = t("figures-area-people", count=found.people, level=t.number(found.level, 2), share=str(share))
    if found.reliability is None:
        few_cases = t("figures-alpha-few", enough=str(ENOUGH), cases=str(found.cases))
        return [name, head, few_cases]
    themes = {it.id: t.pick(it.theme) for it in view.asked.items}
    pairs = zip(found.items, found.reliability.items, strict=True)
    told = [_item(place, themes[item], counted, t) for place, (item, counted) in enumerate(pairs, 1)]
    alpha = found.reliability.alpha
    said_of = t("figures-alpha-none")
    if alpha is not None:
        key = f"figures-alpha-{verdict(alpha)}"
        said_of = t("figures-alpha", alpha=t.number(alpha, 2), cases=str(found.cases), verdict=t(key))
    return [name, head, said_of, *told]


def _item(place: int, theme: str, found: ItemFigures, t: T) -> Html:
    shares = [
        t("figures-anchor", letter=letter, share=_share(found, n))
        for n, letter in enumerate(t("figures-letters").split(), 1)
    ]
    held = [
        t("figures-item-rest", rest=t.number(found.rest, 2)) if found.rest is not None else None,
        t("figures-item-without", alpha=t.number(found.without, 2)) if found.without is not None else None,
    ]
    return lines(
        [
            "",
            t("figures-item", number=str(place), theme=theme),
            t(
                "figures-item-mean",
                count=str(found.n),
                mean=_figure(t, found.mean),
                deviation=_figure(t, found.deviation),
            ),
            Html(" · ".join(shares)),
            Html(" · ".join(it for it in held if it)) if any(held) else None,
            t("figures-item-flat") if found.flat else None,
            t("figures-item-against") if found.against else None,
        ]
    )


def _share(found: ItemFigures, value: int) -> str:
    return str(round(100 * found.given[value] / found.n)) if found.n else "0"


def _figure(t: T, value: float | None) -> str:
    return "–" if value is None else t.number(value, 2)


ROOMS = {"figure_areas": areas_room}
