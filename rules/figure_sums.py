"""What the answers of many people come to in each area of a questionnaire: added up by place, and as it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rules.polls import FEW
from rules.questionnaire import Form, Questionnaire
from rules.reliability import ENOUGH as CASES
from rules.reliability import ItemFigures, Reliability, Sums, reliability
from rules.scoring import DEFICIT_UNDER, ENOUGH, WEAK_UP_TO, area_of

SHOWN = 3  # themes that most find hard


@dataclass(slots=True)
class AreaSums:
    """`people`: with a level; `levels`: theirs added up."""

    items: Sums
    people: int = 0
    levels: float = 0.0
    deficits: int = 0


@dataclass(slots=True)
class PlaceSums:
    """By area, of the items a questionnaire has now; an item that is gone counts in the level as it did then."""

    items: Mapping[str, Sequence[str]]
    people: int = 0
    areas: dict[str, AreaSums] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.areas = {area: AreaSums(Sums(len(items))) for area, items in self.items.items()}

    def add(self, answers: Mapping[str, int], form: Form) -> None:
        """Of one person: the item's anchor, 1 to 4; what was skipped is not there."""
        self.people += 1
        given: dict[str, list[int]] = {}
        for item, choice in answers.items():
            given.setdefault(area_of(item), []).append(choice)
        for area, of in self.areas.items():
            if not (choices := given.get(area)):
                continue
            of.items.add([answers.get(item) for item in self.items[area]])
            if len(choices) >= ENOUGH[form]:
                level = sum(choices) / len(choices)
                of.people += 1
                of.levels += level
                of.deficits += level < DEFICIT_UNDER

    def take_in(self, other: "PlaceSums") -> None:
        self.people += other.people
        for area, of in self.areas.items():
            more = other.areas[area]
            of.items.take_in(more.items)
            of.people += more.people
            of.levels += more.levels
            of.deficits += more.deficits


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """`people`: with a level, 0 where they are fewer than five; `level`: their mean; `deficits`: how many of them are
    under the line. `reliability`: of `items`, of thirty complete cases and more; `cases`: how many there are."""

    area: str
    items: tuple[str, ...]
    people: int
    level: float | None
    deficits: int
    cases: int
    reliability: Reliability | None


@dataclass(frozen=True, slots=True)
class Theme:
    """An item, how many answered it, and how many of them with the first or the second anchor."""

    item: str
    answered: int
    weak: int


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """`themes`: what most find hard, up to three."""

    people: int
    areas: tuple[AreaFigures, ...]
    themes: tuple[Theme, ...]

    def area(self, code: str) -> AreaFigures | None:
        return next((it for it in self.areas if it.area == code), None)


def items_of(questionnaire: Questionnaire, part: str, form: Form) -> dict[str, list[str]]:
    """By area, the items of a part: of the areas that everybody is asked (''), or of one that concerns some."""
    areas = [
        it.code for it in questionnaire.areas if (not part and (it.general or questionnaire.whole)) or it.code == part
    ]
    asked = questionnaire.items_for(form, [it.code for it in questionnaire.areas])
    return {area: [item.id for item in asked if item.area == area] for area in areas}


def parts_of(questionnaire: Questionnaire) -> list[str]:
    """'', and each area that only some are asked about: they are counted, and grow, by themselves."""
    return ["", *(it.code for it in questionnaire.areas if not it.general and not questionnaire.whole)]


def figures_of(sums: PlaceSums, *, items: bool) -> PlaceFigures:
    """`items`: with what a methodist needs of each; a school is too small for that."""
    return PlaceFigures(
        sums.people,
        tuple(_area(area, tuple(sums.items[area]), of, deep=items) for area, of in sums.areas.items()),
        _themes(sums),
    )


def _area(area: str, items: tuple[str, ...], of: AreaSums, *, deep: bool) -> AreaFigures:
    if of.people < FEW:
        return AreaFigures(area, items, 0, None, 0, 0, None)
    told = reliability(of.items) if deep and of.items.cases >= CASES else None
    level = of.levels / of.people
    return AreaFigures(area, items, of.people, level, of.deficits, of.items.cases if deep else 0, told)


def _themes(sums: PlaceSums) -> tuple[Theme, ...]:
    found = []
    for area, of in sums.areas.items():
        for item, given in zip(sums.items[area], of.items.given, strict=True):
            theme = Theme(item, sum(given), sum(given[: WEAK_UP_TO + 1]))
            if theme.answered >= FEW and theme.weak:
                found.append(theme)
    return tuple(sorted(found, key=lambda it: (-it.weak / it.answered, -it.answered))[:SHOWN])


def to_json(figures: PlaceFigures) -> dict[str, Any]:
    return asdict(figures)


def from_json(body: Mapping[str, Any]) -> PlaceFigures:
    return PlaceFigures(
        body["people"],
        tuple(
            AreaFigures(**{**it, "items": tuple(it["items"]), "reliability": reliability_of(it["reliability"])})
            for it in body["areas"]
        ),
        tuple(Theme(**it) for it in body["themes"]),
    )


def reliability_of(body: Mapping[str, Any] | None) -> Reliability | None:
    if body is None:
        return None
    items = (ItemFigures(**{**it, "given": tuple(it["given"])}) for it in body["items"])
    return Reliability(body["cases"], body["alpha"], tuple(items))
