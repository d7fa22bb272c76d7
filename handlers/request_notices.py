"""What waits on the desk, told to those who answer: once a day at nine, and only while it waits."""

from collections.abc import Sequence

from aiogram import Router

from bot import places as names
from bot.doors import Go
from bot.people_lists import partner
from bot.person import Person
from bot.request_desk import TITLE, waits
from bot.screen import Button, Screen, cut, fit
from bot.settings import Settings
from bot.texts import Html, T, escape, lines
from bot.tree import said
from rules.request_desk import Pile, standing
from rules.roles import Held
from storage import request_board, roles
from storage.db import Tx
from storage.request_board import Case

router = Router(name="request_notices")

NAMED, PLACES = 5, 3  # requests that are named at once, ways in


async def desk(
    subject: str, which: str, tx: Tx, person: Person, t: T, now: int, settings: Settings
) -> Screen | None:  # fmt: skip
    """None when a colleague has answered everything. `which` is the day it is told on."""
    piles = await request_board.piles_of(tx, person.id, settings.admin_addresses)
    if not piles:
        return None
    waiting, sent = sum(it.waiting for it in piles), sum(it.sent for it in piles)
    head = lines(
        [
            t("desk-notice"), "",
            t("desk-notice-waiting", count=waiting) if waiting else None,
            t("desk-notice-sent", count=sent) if sent else None,
        ]
    )  # fmt: skip
    late = await _late(tx, piles, person, now)
    long = [Html(""), t("desk-notice-late"), *(_named(it, person, t, now) for it in late)] if late else []
    return Screen(fit(head, long), await _ways(tx, piles, await roles.of(tx, person.id, settings.admin_addresses), t))


async def _late(tx: Tx, piles: Sequence[Pile], person: Person, now: int) -> list[Case]:
    """Those that have waited for over a week, the oldest of all places first."""
    found = {
        case.request.id: case
        for region, municipality in dict.fromkeys((it.region, it.municipality) for it in piles)
        for case in await request_board.late(tx, region, municipality, now=now, limit=NAMED)
        if case.request.person != person.id
    }
    return sorted(found.values(), key=lambda it: it.request.asked_at)[:NAMED]


def _named(case: Case, person: Person, t: T, now: int) -> Html:
    since = waits(case.request.asked_at, person, t, now)
    return Html(f"• {escape(partner(case.name, t))}: «{escape(cut(case.title, TITLE))}», {since}")


async def _ways(tx: Tx, piles: Sequence[Pile], held: Sequence[Held], t: T) -> list[list[Button]]:
    """Into the desks that it waits on, by the roles of the reader."""
    desks = [it for it in standing(held) if any(pile.scope.within(*it) for pile in piles)][:PLACES]
    only = t("desk-notice-open") if len(desks) == 1 else None
    ways = [
        [Button(only or await names.scope_name(tx, t, *it), Go(room="request_board", id=said(*it)))] for it in desks
    ]
    return [*ways, [Button(t("menu"), Go(room="menu"))]]


NOTICES = {request_board.DESK: desk}
