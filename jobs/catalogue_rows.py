"""The rows of a catalogue's file, checked one by one, with the competences that their titles name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import content
from jobs import tables
from jobs.tables import MOST_COLUMNS, Table, Unreadable
from rules import matching, stems, zones
from rules.programmes import Checked, Problem, check, column_of
from storage.catalogue import Found, Ready, doubtful

NEEDED = frozenset({"title"})
ABOVE = 20  # rows of a plan's name and approval that may stand above the header


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file. `row` is its line, the header is 1; `matches` are competences found, best first."""

    row: int
    checked: Checked
    matches: tuple[matching.Match, ...]

    @property
    def codes(self) -> list[str]:
        return [match.code for match in self.matches]

    @property
    def is_new(self) -> bool:
        """Not the same programme once more."""
        return all(problem.key != "same-as" for problem in self.checked.warnings)


def open_catalogue(raw: bytes) -> Table:
    """Raises Unreadable. Rows come one at a time; further trouble is raised while they are read."""
    table = tables.open_table(raw, column_of, needs=NEEDED, above=ABOVE)
    if "title" not in table.headers.values():
        raise Unreadable("import-no-title")
    return table


def lines(table: Table) -> Iterator[Line]:
    """Checked rows with the competences their titles name. A second row of one programme is told apart here."""
    seen: dict[str, int] = {}
    for row, cells in table.rows:
        checked = check(table.cells(cells))
        if any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            checked = _with_error(checked, Problem("too-many-cells"))
        if checked.programme is not None:
            first = seen.setdefault(checked.programme.identity, row)
            if first != row:
                checked = _twin(checked, first)
        annotation = checked.programme.annotation if checked.programme else ""
        matches = tuple(matching.competences(checked.title, annotation)) if checked.title else ()
        if checked.title and not matches:
            checked = replace(checked, warnings=(*checked.warnings, Problem("no-competence", "title")))
        yield Line(row, checked, matches)


def ready(line: Line) -> Ready:
    """As it will stand in the catalogue."""
    programme = line.checked.programme
    if programme is None:
        raise ValueError(f"row {line.row} has errors")
    return Ready(
        programme,
        tuple(Found(match.code, match.reason) for match in line.matches),
        matching.subjects(programme.title, programme.audience, content.subjects()),
        tuple(sorted(matching.stages(programme.title, programme.audience, content.stages()))),
        _region(programme.region),
        stems.document(programme.title, programme.audience, programme.provider, programme.region, programme.annotation),
        doubtful(line.matches),
    )


@lru_cache(maxsize=1024)
def _region(name: str) -> str | None:
    found = zones.find_region(name, content.regions(), 1) if name else ()
    return found[0].code if found else None


def _twin(checked: Checked, first: int) -> Checked:
    """The same programme again: without a number a repetition is left out; a number that stands twice is wrong."""
    if checked.programme is not None and checked.programme.registry_number:
        number = checked.programme.registry_number
        return _with_error(checked, Problem("number-twice", "registry_number", number, first))
    return replace(checked, warnings=(*checked.warnings, Problem("same-as", "title", "", first)))


def _with_error(checked: Checked, problem: Problem) -> Checked:
    return replace(checked, programme=None, errors=(*checked.errors, problem))
