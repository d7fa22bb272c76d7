"""Who may put a programme's competences right, and the way to it from the programme's card."""

from bot.doors import Go
from bot.person import Person
from bot.screen import Button, Row
from bot.texts import T
from rules.roles import reaches
from storage.db import Tx
from storage.programmes import Card

CORRECTOR = "coordinator"


async def ways(_tx: Tx, person: Person, card: Card, t: T) -> list[Row]:
    """What stands on the card for those who may correct; nothing for others."""
    if not reaches(person.roles, (CORRECTOR,)):
        return []
    return [[Button(t("catalogue-codes-open"), Go(room="programme_codes", id=str(card.id)))]]
