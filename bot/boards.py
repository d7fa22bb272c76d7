"""What the screens and the files of the curator's board share: whose schools, seen from which day, who is in a pair."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import content
from bot.people_lists import partner
from bot.person import Person
from bot.texts import Html, T
from rules.roles import reaches
from storage import pair_board
from storage.db import Tx
from storage.pair_board import Figures, Look
from storage.pairs import Pair

Scopes = Sequence[Sequence[str]]  # kind and place, as roles have them


def look(now: int, zone: str) -> Look:
    return Look(now, datetime.fromtimestamp(now, ZoneInfo(zone)).date(), zone, content.holidays())


def scopes_of(person: Person) -> Scopes:
    """Where the person curates or stands above curators; each once."""
    held = [(it.scope_kind, it.scope) for it in person.roles if reaches([it], ("curator",))]
    return list(dict.fromkeys(held))


async def figures_of(tx: Tx, scopes: Scopes, look: Look) -> list[Figures]:
    """A school that lies in two of the scopes once; by municipality and name."""
    found: dict[int, Figures] = {}
    for kind, place in scopes:
        found |= {it.organisation: it for it in await pair_board.figures(tx, kind, place, look)}
    return sorted(found.values(), key=lambda it: (it.municipality, it.name, it.organisation))


def names(pair: Pair, t: T) -> Html:
    """«Белова Ирина Павловна – Кузнецова Мария Игоревна»."""
    mentor, mentee = (partner(name, t) for name in (pair.mentor_name, pair.mentee_name))
    return t("board-names", mentor=mentor, mentee=mentee)
