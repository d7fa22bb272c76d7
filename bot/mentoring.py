"""What people of a pair, its curator and those above may open, asked at this very press.

All raise NotAllowed, for a pair that is not there too; Over for one's own that has ended. Words (journal, programme,
comments, whispers) are for the two people and the exact curator; those above see figures only, on the curator's board.
"""

from datetime import date

from babel.dates import format_date

from bot import people_lists
from bot.guards import NotAllowed, Over
from bot.person import Person
from bot.screen import cut
from bot.texts import Html, T
from rules.pairs import Side
from storage import pairs
from storage.db import Tx
from storage.pairs import Pair


async def own_pair(
    tx: Tx, person: Person, number: int | None, *, side: Side | None = None, live: bool = True
) -> Pair:  # fmt: skip
    """A pair the person is in, on this `side` if one is given; `live`: an active or paused one."""
    found = await _pair(tx, number)
    own = found.side(person.id)
    if own is None or side not in (None, own):
        raise NotAllowed("pair")
    return _still(found) if live else found


async def asked_pair(tx: Tx, person: Person, number: int | None) -> Pair:
    """One that was proposed, by now it may be more: for the two, and for whoever proposed it and still might: its
    curator, or the mentor who hands over."""
    found = await _pair(tx, number)
    if found.side(person.id) is not None:
        return found
    if found.proposed_by != person.id or not (
        curates(person, found.organisation) or await hands_over(tx, person, found)
    ):
        raise NotAllowed("pair")
    return found


async def hands_over(tx: Tx, person: Person, asked: Pair) -> bool:
    """Whether the person is the mentor of the pair that this one continues."""
    before = await pairs.pair(tx, asked.continues) if asked.continues else None
    return before is not None and before.mentor == person.id


async def curated_pair(tx: Tx, person: Person, number: int | None) -> Pair:
    """A pair of the school whose curator the person is; rights from above do not open it."""
    found = await _pair(tx, number)
    if not curates(person, found.organisation):
        raise NotAllowed("curator")
    return found


async def acting_pair(tx: Tx, person: Person, number: int | None) -> Pair:
    """To pause, extend, finish or hand over: an active or paused pair, for one of the two or its curator."""
    return _still(await readable_pair(tx, person, number))


async def readable_pair(tx: Tx, person: Person, number: int | None) -> Pair:
    """For words: one of the two, in a pair that is over too, or its curator; of a pair that has begun."""
    found = await _pair(tx, number)
    if found.began_at is None or not (found.side(person.id) or curates(person, found.organisation)):
        raise NotAllowed("pair")
    return found


def curates(person: Person, organisation: int) -> bool:
    """Whether the person is a curator of this very organisation."""
    return any(
        (held.role, held.scope_kind, held.scope) == ("curator", "organisation", str(organisation))
        for held in person.roles
    )  # fmt: skip


async def who_asks(tx: Tx, asked: Pair, person: Person, t: T) -> Html:
    """Of a proposal, to one of the two: the other one, a curator, or somebody who is to go on with it."""
    side = asked.side(person.id) or "mentee"
    other = cut(asked.name_of("mentee" if side == "mentor" else "mentor"), people_lists.NAME)
    if asked.proposed_by == asked.other(person.id):
        return t(f"pair-asks-{side}", name=other)
    before = await pairs.pair(tx, asked.continues) if asked.continues else None
    if before is not None:
        return t(f"pair-continues-{side}", name=other, before=cut(before.mentor_name, people_lists.NAME))
    return t(f"pair-proposed-{side}", name=other)


def written(t: T, day: date) -> str:
    """«31 мая 2027»."""
    return str(format_date(day, "d MMMM y", locale=t.locale))


def _still(pair: Pair) -> Pair:
    """An active or a paused one."""
    if pair.state == "finished":
        raise Over("pair")
    if not pair.open:
        raise NotAllowed("pair")
    return pair


async def _pair(tx: Tx, number: int | None) -> Pair:
    found = await pairs.pair(tx, number) if number else None
    if found is None:
        raise NotAllowed("pair")
    return found
