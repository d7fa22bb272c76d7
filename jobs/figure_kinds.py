"""What is counted of each kind of instrument, for `jobs/figures.py`: its parts, whose attempts, what they add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

from bot import instruments
from rules.figure_sums import PlaceSums, figures_of, items_of, parts_of
from rules.figure_sums import to_json as areas_json
from rules.figure_tests import GAPS, GapSums, ScoreSums, gapped, tested
from rules.figure_tests import to_json as scores_json
from rules.figures import Done
from rules.literacy import VARIANTS, Variant
from rules.questionnaire import Form, Questionnaire
from storage import figure_tests, figures
from storage.bank import NoInstrument
from storage.db import Tx
from storage.figures import TEST, Figures


class Sums(Protocol):
    """Of a place."""

    people: int

    def take_in(self, other: Self) -> None: ...


class Kind(Protocol):
    def parts(self) -> list[str]: ...

    async def done(self, tx: Tx, part: str, after: Done | None, *, limit: int) -> list[Done]:
        """A piece of what was completed, behind `after`."""

    def empty(self, part: str) -> Any: ...

    async def add(self, tx: Tx, attempts: Sequence[int], sums: Any) -> None:
        """What these attempts say, into the sums of their place."""

    def told(self, sums: Any, *, items: bool) -> dict[str, Any]:
        """JSON; `items`: with what a methodist needs of each."""


async def kind_of(tx: Tx, of: Figures, version: str) -> Kind | None:
    """None: the words of this version are nowhere any more."""
    try:
        if of.form == TEST:
            return Test(of, {it: await instruments.variant_like(tx, it, version) for it in VARIANTS})
        return Asked(of, await instruments.questionnaire(tx, of.instrument, version))
    except NoInstrument:
        return None


@dataclass(frozen=True, slots=True)
class Asked:
    """A questionnaire: the areas of everybody, and each that concerns some."""

    of: Figures
    asked: Questionnaire

    @property
    def form(self) -> Form:
        return "full" if self.of.form == "full" else "short"

    def parts(self) -> list[str]:
        return parts_of(self.asked)

    async def done(self, tx: Tx, part: str, after: Done | None, *, limit: int) -> list[Done]:
        return await figures.done(tx, self.of, part, (after.at, after.attempt) if after else (0, 0), limit=limit)

    def empty(self, part: str) -> PlaceSums:
        return PlaceSums(items_of(self.asked, part, self.form))

    async def add(self, tx: Tx, attempts: Sequence[int], sums: PlaceSums) -> None:
        for said in (await figures.answers(tx, attempts)).values():
            sums.add(said, self.form)

    def told(self, sums: PlaceSums, *, items: bool) -> dict[str, Any]:
        return areas_json(figures_of(sums, items=items))


@dataclass(frozen=True, slots=True)
class Test:
    """A test with right answers: what came out of it, and beside it how people rated themselves."""

    of: Figures
    variants: Mapping[str, Variant]

    def parts(self) -> list[str]:
        return ["", GAPS]

    async def done(self, tx: Tx, part: str, after: Done | None, *, limit: int) -> list[Done]:
        if part == GAPS:
            return await figure_tests.rated(tx, self.of, after.person if after else 0, limit=limit)
        return await figures.done(tx, self.of, part, (after.at, after.attempt) if after else (0, 0), limit=limit)

    def empty(self, part: str) -> ScoreSums | GapSums:
        return GapSums() if part == GAPS else ScoreSums(self.variants)

    async def add(self, tx: Tx, attempts: Sequence[int], sums: ScoreSums | GapSums) -> None:
        if isinstance(sums, GapSums):
            for gap in await figure_tests.gaps(tx, self.of, attempts):
                sums.add(gap)
            return
        for sheet in await figure_tests.sheets(tx, attempts):
            sums.add(sheet)

    def told(self, sums: ScoreSums | GapSums, *, items: bool) -> dict[str, Any]:
        return scores_json(gapped(sums) if isinstance(sums, GapSums) else tested(sums, items=items))
