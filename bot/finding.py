"""Which list of programmes a person looks at and what is asked of the catalogue for it: the same for the list itself,
for the counts of a filter, and for the way back from a card.
"""

from dataclasses import dataclass, replace
from typing import Annotated

from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

import content
from bot.areas import area_of
from bot.doors import LARGEST, Id, Press, number
from bot.person import Person
from rules import subjects
from rules.finding import Reader, Wanted
from rules.questionnaire import Area
from rules.taste import Taste, taste
from storage import diagnosis, programme_lists
from storage.db import Tx
from storage.diagnosis import Deficit
from storage.programme_lists import Kept

# Where a list stands: the whole catalogue, all deficits of an attempt, the own list, what was searched for; otherwise
# an area's code.
EVERYTHING, ALL_DEFICITS, MINE, FOUND = "", "all", "mine", "find"
ALL, ORDER = "all", "sort"  # of filters


class Seeking(StatesGroup):
    """A list is on the screen: words are a search."""

    words = State()


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a list; as text it is the id of the room of lists."""

    attempt: int = 0
    area: str = EVERYTHING
    page: int = 0

    @classmethod
    def read(cls, said: str) -> "Place":
        """Whatever is kept or forged: what is not understood is the beginning of the whole catalogue."""
        attempt, area, page = (*said.split(":"), "", "")[:3]
        if attempt in {"all", FOUND, MINE}:
            return cls(0, EVERYTHING if attempt == "all" else attempt, number(area) or 0)
        return cls(number(attempt) or 0, area, number(page) or 0)

    def __str__(self) -> str:
        if self.area in {EVERYTHING, FOUND, MINE}:
            return f"{self.area or 'all'}:{self.page}"
        return f"{self.attempt or ''}:{self.area}:{self.page}"

    @property
    def first(self) -> "Place":
        return replace(self, page=0)


class Stand(Press, prefix="p"):
    """Where a button stands."""

    attempt: Annotated[int, Field(ge=0, le=LARGEST)]
    area: str
    page: Annotated[int, Field(ge=0, le=99_999)]

    @property
    def place(self) -> Place:
        return Place(self.attempt, self.area, self.page)


class Turn(Stand, prefix="pp"):
    """Show this page of this list."""


class Look(Stand, prefix="pc"):
    """Show the card of a programme of this list."""

    programme: Id


class Take(Look, prefix="pt"):
    """Have the programme in my list."""


class Leave(Look, prefix="pl"):
    """Have it out of my list."""


class PutFilter(Press, prefix=".Es"):
    """This filter has this value, "" for none; `name` may be ORDER, or ALL with the value ""."""

    name: str
    value: str


class Admit(Press, prefix=".Ea"):
    """What does not say its value comes in too, or not; `name` may be ALL that are on."""

    name: str
    yes: bool


class NotForMe(Press, prefix=".Ur"):
    """This programme does not suit me, for this reason."""

    programme: Id
    reason: str


class Restore(Press, prefix=".Ub"):
    """It does; 0 for all that were marked. `card`: it was said on the programme's own card."""

    programme: Annotated[int, Field(ge=0, le=LARGEST)]
    card: bool = False


def turn_to(place: Place) -> Turn:
    return Turn(attempt=place.attempt, area=place.area, page=place.page)


def at(press: type[Look], programme: int, place: Place) -> Look:
    """The press about a programme of this list."""
    return press(programme=programme, attempt=place.attempt, area=place.area, page=place.page)


@dataclass(frozen=True, slots=True)
class Sought:
    """`mine`: all deficits of the attempt; `shown`: those the list is for; `alone`: an area that a test pointed to."""

    wanted: Wanted
    mine: tuple[Deficit, ...] = ()
    shown: tuple[Deficit, ...] = ()
    alone: Area | None = None

    @property
    def suggested(self) -> bool:
        return bool(self.wanted.codes)


async def sought(tx: Tx, person: Person, place: Place, kept: Kept) -> Sought | None:
    """None: there is no such list, or no more."""
    wanted = Wanted(filters=kept.filters, sort=kept.sort, reader=Reader(region=kept.region))
    if place.area in {EVERYTHING, FOUND}:
        if place.area == EVERYTHING:
            return Sought(wanted)
        return Sought(replace(wanted, words=kept.words)) if kept.words else None
    mine = tuple(await diagnosis.deficits(tx, person.id, place.attempt or None))
    shown = mine if place.area == ALL_DEFICITS else tuple(one for one in mine if one.area == place.area)
    alone = None if shown or place.attempt else area_of(place.area)
    if not shown and alone is None:
        return None
    codes = (alone.code,) if alone else tuple(one.area for one in shown)
    reader = Reader(subjects.known(person.subject), _stages(person), kept.region)
    wanted = replace(wanted, codes=codes, reader=reader, taste=await taste_of(tx, person))
    return Sought(wanted, mine, shown, alone)


async def taste_of(tx: Tx, person: Person) -> Taste:
    return taste(await programme_lists.refused(tx, person.id), subjects.known(person.subject), _stages(person))


async def teaches(tx: Tx, person: Person, programme: int) -> bool:
    """Whether its mark says anything of other programmes: of one without hours nothing is learned about long ones."""
    mark = [one for one in await programme_lists.refused(tx, person.id) if one.programme == programme]
    learned = taste(mark, subjects.known(person.subject), _stages(person))
    return learned.lowers or bool(learned.same)


def _stages(person: Person) -> tuple[str, ...]:
    return next((tuple(stage.covers) for stage in content.stages() if stage.code == person.stage), ())
