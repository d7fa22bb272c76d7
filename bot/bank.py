"""What the rooms of the bank share: whose instruments a methodist reads and changes."""

import logging

from bot import instruments
from bot.boards import scopes_of
from bot.guards import NotAllowed, require
from bot.person import Person
from bot.places import region_codes
from bot.tree import own_place
from rules.instrument_changes import Instrument
from rules.reading import BrokenContent
from rules.roles import EVERYWHERE, Scope, reaches
from storage import bank, publishing, roles
from storage.bank import TEST, Kept, NoInstrument
from storage.db import Tx

METHODIST = "coordinator"


class OneTest(Exception):
    """There is one test for everybody: a place has none of its own, whatever its code."""


log = logging.getLogger(__name__)


async def own_bank(tx: Tx, person: Person, at: str) -> Scope:
    """The place whose instruments are looked at; a school has those of its municipality. Raises NotAllowed."""
    scope = await own_place(tx, person, at)
    if scope.kind == "organisation":
        scope = Scope(*scope.above[0], scope.above[1:])
    require(person, METHODIST, scope=scope)
    return scope


async def readable(tx: Tx, person: Person, number: int | None) -> Kept:
    """One of their places, of one above or of everybody; a draft of their places only. Raises NoInstrument, NotAllowed.

    What is not theirs is not there.
    """
    require(person, METHODIST)
    kept = await bank.get(tx, number or 0)
    if await changeable(tx, person, kept):
        return kept
    if kept.state in ("draft", "dropped") or not await _concerns(tx, person, kept):
        raise NoInstrument(number)
    return kept


async def changeable(tx: Tx, person: Person, kept: Kept) -> bool:
    """Whether they may publish it, withdraw it and load another version of it."""
    return reaches(person.roles, (METHODIST,), await _place(tx, kept.scope_kind, kept.scope))


async def own(tx: Tx, person: Person, number: int) -> Kept:
    """One that they may change. Raises NoInstrument, NotAllowed."""
    kept = await readable(tx, person, number)
    if not await changeable(tx, person, kept):
        raise NotAllowed(METHODIST)
    return kept


async def publishable(tx: Tx, kept: Kept) -> Kept | None:
    """As `publishing.publishable`. Raises OneTest, and what that does."""
    if kept.kind == TEST and (kept.code != instruments.LITERACY or kept.place != bank.EVERYWHERE):
        raise OneTest(kept.code)
    return await publishing.publishable(tx, kept, ships=instruments.SHIPS)


async def _concerns(tx: Tx, person: Person, kept: Kept) -> bool:
    """Whether a place where they are a methodist is that of the instrument or lies in it."""
    places = [await _place(tx, kind, place) for kind, place in scopes_of(person) if kind != "organisation"]
    return any(it.within(kept.scope_kind, kept.scope) for it in places)


async def _place(tx: Tx, kind: str, place: str) -> Scope:
    return EVERYWHERE if kind == "all" else await roles.place(tx, kind, place, regions=region_codes())


async def read(tx: Tx, kept: Kept) -> Instrument | None:
    """None for words that were once good and are not to the rules of today: nothing but the file is left of them."""
    try:
        if kept.kind == TEST:
            return await instruments.stored_variant(tx, kept)
        return await instruments.stored_questionnaire(tx, kept)
    except BrokenContent as broken:
        log.warning("instrument %s is not to the rules of today: %s", kept.id, broken)
        return None
