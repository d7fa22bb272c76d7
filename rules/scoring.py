"""From answers to a profile: levels of areas, the words for them, strengths, deficits, weak themes, change.

Levels are means of anchors 1 to 4 and are never rounded here; only a screen rounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rules.questionnaire import Form

Word = Literal["start", "learning", "applying", "confident"]

TOP = 4
DEFICIT_UNDER = 2.5
STRENGTH_FROM = 3.2
SHOWN = 3
# An answer of 1 or 2 makes the item's theme a weak one.
WEAK_UP_TO = 2
# With fewer answers an area has no level: «мало ответов».
ENOUGH: Mapping[Form, int] = {"short": 2, "full": 3}


@dataclass(frozen=True, slots=True)
class AreaLevel:
    """`level` is None when there are too few answers to say. `weak` are item ids, the lowest answers first, equal ones
    in the questionnaire's order."""

    area: str
    level: float | None
    answered: int
    weak: tuple[str, ...] = ()

    @property
    def deficit(self) -> bool:
        return self.level is not None and self.level < DEFICIT_UNDER


@dataclass(frozen=True, slots=True)
class Strengths:
    """`sure` is False when no area reaches a strength and the nearest ones stand in."""

    areas: tuple[AreaLevel, ...]
    sure: bool


def area_of(item: str) -> str:
    """The area an item belongs to: its id begins with it (rules.questionnaire sees to that), in every version."""
    return item.partition(".")[0]


def score(items: Sequence[str], answers: Mapping[str, int | None], form: Form) -> tuple[AreaLevel, ...]:
    """One level an area, in the order of the items; an answer of None was skipped and counts for nothing."""
    areas = dict.fromkeys(area_of(item) for item in items)
    return tuple(_level(area, [i for i in items if area_of(i) == area], answers, form) for area in areas)


def _level(area: str, items: Sequence[str], answers: Mapping[str, int | None], form: Form) -> AreaLevel:
    given = {item: choice for item in items if (choice := answers.get(item)) is not None}
    level = sum(given.values()) / len(given) if len(given) >= ENOUGH[form] else None
    weak = sorted((item for item, choice in given.items() if choice <= WEAK_UP_TO), key=lambda item: given[item])
    return AreaLevel(area, level, len(given), tuple(weak))


def word(level: float) -> Word:
    if level < 2.0:
        return "start"
    if level < DEFICIT_UNDER:
        return "learning"
    return "applying" if level < STRENGTH_FROM else "confident"


def deficits(levels: Sequence[AreaLevel]) -> tuple[AreaLevel, ...]:
    """All of them, the lowest first; equal ones keep the order of areas. A screen shows the first `SHOWN`."""
    return tuple(sorted((area for area in levels if area.deficit), key=_known))


def strengths(levels: Sequence[AreaLevel]) -> Strengths:
    """Up to three from 3,2, the highest first. Without any: those at the top, unless shown as a deficit already."""
    ranked = sorted((area for area in levels if area.level is not None), key=_known, reverse=True)
    strong = [area for area in ranked if _known(area) >= STRENGTH_FROM]
    if strong:
        return Strengths(tuple(strong[:SHOWN]), sure=True)
    named = {area.area for area in deficits(levels)[:SHOWN]}
    nearest = [area for area in ranked if area.level == ranked[0].level and area.area not in named]
    return Strengths(tuple(nearest[:SHOWN]), sure=False)


def changes(levels: Sequence[AreaLevel], before: Mapping[str, float]) -> dict[str, float]:
    """By area, now minus then, where a person would see it: a difference that rounds to 0,0 is none."""
    found = {
        area.area: area.level - before[area.area] for area in levels if area.level is not None and area.area in before
    }
    return {area: difference for area, difference in found.items() if round(difference, 1) != 0}


def _known(area: AreaLevel) -> float:
    return area.level if area.level is not None else 0.0
