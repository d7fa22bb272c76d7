"""Who may look through the places that people typed: schools the coordinator, municipalities the regional one."""

from bot.doors import Go, number
from bot.guards import NotAllowed, require
from bot.person import Person
from bot.screen import Button, Row
from bot.texts import T
from bot.tree import said
from rules.roles import Scope, reaches
from storage import place_checks
from storage.db import Tx
from storage.place_checks import Checked

ROOMS = {"organisation": "unchecked_schools", "municipality": "unchecked_towns"}  # where they are listed
_FOR = {"organisation": "coordinator", "municipality": "regional"}
_INSIDE = {"organisation": ("municipality", "region"), "municipality": ("region",)}


async def checked(tx: Tx, person: Person, at: str) -> Checked:
    """The place of a room's id, «organisation:17», even if it was merged. Raises NotAllowed."""
    kind, _, place = at.partition(":")
    found = await place_checks.one(tx, kind, number(place) or 0) if kind in _FOR else None
    if found is None:
        raise NotAllowed("coordinator")
    require(person, _FOR[kind], scope=found.above)
    return found


def may_look(person: Person, kind: str, inside: Scope) -> bool:
    """Whether the person looks through the places of this kind there."""
    return inside.kind in _INSIDE[kind] and reaches(person.roles, (_FOR[kind],), inside)


async def ways(tx: Tx, t: T, person: Person, scope: Scope) -> list[Row]:
    """From the card of a place: to those in it that nobody has checked, and to its own name."""
    found: list[Row] = []
    at = said(scope.kind, scope.id)
    for kind, room in ROOMS.items():
        if may_look(person, kind, scope) and (count := await place_checks.count(tx, kind, scope)):
            found.append([Button(t(f"unchecked-to-{kind}", count=str(count)), Go(room=room, id=at))])
    if scope.kind in _FOR and reaches(person.roles, (_FOR[scope.kind],), Scope(*scope.above[0], scope.above[1:])):
        found.append([Button(t("place-open"), Go(room="place_card", id=at))])
    return found
