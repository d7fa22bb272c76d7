"""Which school a row of a staff list means, among those its sender may fill in; what is wrong where it means none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.places import folded_municipality, folded_organisation
from rules.reading import fold
from rules.roles import Right, Scope, reaches
from rules.rows import Problem
from rules.staff import Row


@dataclass(frozen=True, slots=True)
class Municipality:
    """By one of the names that lead to it. `whole`: all of its schools are within reach, new ones may be added."""

    id: int
    region: str
    name: str
    folded: str
    whole: bool


@dataclass(frozen=True, slots=True)
class School:
    """By one of the names that lead to it."""

    id: int
    municipality: int
    name: str
    folded: str


@dataclass(frozen=True, slots=True)
class Place:
    """A school as a row means it; None: it is added when the list is laid in."""

    region: str
    municipality_name: str
    organisation_name: str
    municipality: int | None
    organisation: int | None

    @property
    def key(self) -> tuple[str, str, str]:
        """Equal for two rows that mean one school."""
        return self.region, folded_municipality(self.municipality_name), folded_organisation(self.organisation_name)

    def may_be_filled(self, held: Iterable[Right]) -> bool:
        """Whether one of these roles may lay a list in here: a new school is for those above all of its neighbours."""
        region = ("region", self.region)
        if self.municipality is None:
            return reaches(tuple(held), ("regional",), Scope(*region))
        town = ("municipality", str(self.municipality))
        if self.organisation is None:
            return reaches(tuple(held), ("coordinator",), Scope(*town, (region,)))
        return reaches(tuple(held), ("curator",), Scope("organisation", str(self.organisation), (town, region)))


class Reach:
    """What somebody may fill in. `regions`: where municipalities may be added, by the folded names people use."""

    def __init__(
        self, municipalities: Iterable[Municipality], schools: Iterable[School], regions: Mapping[str, str]
    ) -> None:
        self._municipalities = {it.id: it for it in municipalities}
        self._schools = tuple(schools)
        self._regions = dict(regions)
        self._by_name: dict[str, list[Municipality]] = {}
        for it in self._municipalities.values():
            self._by_name.setdefault(it.folded, []).append(it)
        self._meant: dict[tuple[str, str, str], Place | Problem] = {}  # a file names a school again and again
        self._school = {(it.municipality, it.folded): it for it in self._schools}

    def place(self, row: Row) -> Place | Problem:
        said = (row.region, row.municipality, row.organisation)
        if said not in self._meant:
            self._meant[said] = self._place(row)
        return self._meant[said]

    def _place(self, row: Row) -> Place | Problem:
        region = self._regions.get(fold(row.region))
        found = self._municipality(row, region)
        if isinstance(found, Problem):
            return found
        if isinstance(found, Municipality):
            return self._in_municipality(row, found)
        if not row.organisation:
            return Problem("organisation-missing")
        return Place(found, row.municipality, row.organisation, None, None)

    def _municipality(self, row: Row, region: str | None) -> Municipality | str | Problem:
        """The one that is meant, the region of one that is to be added, or what is wrong."""
        if not row.municipality:
            own = list(self._municipalities.values())
            return own[0] if len(own) == 1 else Problem("municipality-missing")
        meant = [
            it
            for it in self._by_name.get(folded_municipality(row.municipality), [])
            if region is None or it.region == region
        ]
        if len(meant) == 1:
            return meant[0]
        if meant:
            return Problem("municipality-many", row.municipality)
        codes = {region} if region else set(self._regions.values())
        if len(codes) == 1:
            return codes.pop()
        return Problem("region-missing" if codes else "municipality-outside", row.municipality)

    def _in_municipality(self, row: Row, town: Municipality) -> Place | Problem:
        if not row.organisation:
            own = list({it.id: it for it in self._schools if it.municipality == town.id}.values())
            if town.whole or len(own) != 1:
                return Problem("organisation-missing")
            return Place(town.region, town.name, own[0].name, town.id, own[0].id)
        school = self._school.get((town.id, folded_organisation(row.organisation)))
        if school is not None:
            return Place(town.region, town.name, school.name, town.id, school.id)
        if not town.whole:
            return Problem("organisation-outside", row.organisation)
        return Place(town.region, town.name, row.organisation, town.id, None)
