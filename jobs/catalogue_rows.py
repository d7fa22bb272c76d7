"""The rows of a catalogue's file, checked one by one, with the competences that their titles name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice

import content
from jobs import tables
from jobs.books import MOST_COLUMNS
from jobs.tables import Table, Unreadable
from rules import matching, stems, zones
from rules.programmes import Checked, Problem, check, column_of
from storage.catalogue import Found, Ready, doubtful

NEEDED = frozenset({"title"})
ABOVE = 20  # rows of a plan's name and approval that may stand above the header
BELOW = 2  # rows that may belong to the header: its second storey, and the numbers of the columns
# Without a title and without any of these a row is no programme: a section, a signature, a note.
TELLING = frozenset(
    {"kind", "hours", "form", "registry_number", "price", "places", "dates", "starts_on", "ends_on", "url", "year"}
)
FEW = 2  # cells of such a row
_TOTALS = re.compile(r"(итого|всего|total)[\s:.]*((по|за|часов|программ|слушател|человек|мест).{0,40})?", re.IGNORECASE)
_SECTION = re.compile(r"(раздел|блок|направление|модуль|часть)\s+(\d{1,2}|[ivx]{1,4})\b", re.IGNORECASE)


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
        """A programme, and not the same one once more."""
        return self.checked.programme is not None and all(it.key != "same-as" for it in self.checked.warnings)


def open_catalogue(raw: bytes) -> Table:
    """Raises Unreadable. Rows come one at a time; further trouble is raised while they are read."""
    table = tables.open_table(raw, column_of, needs=NEEDED, above=ABOVE)
    if "title" not in table.headers.values():
        raise Unreadable("import-no-title")
    return _below_header(table)


def _below_header(table: Table) -> Table:
    """«Сроки» over «начало» and «окончание» is a header of two storeys; a row «1, 2, 3, …» under it says nothing."""
    headers, unknown = dict(table.headers), table.unknown
    rows: list[tables.Row] = []
    for row in islice(table.rows, BELOW):
        said = {place: cell.strip() for place, cell in enumerate(row[1]) if cell.strip()}
        names = {place: column for place, cell in said.items() if (column := column_of(cell))}
        if list(said.values()) == [str(number) for number in range(1, len(said) + 1)] and len(said) > 1:
            continue
        if rows or len(names) < len(said) or "title" in names.values() or len({*names.values()}) < len(names):
            rows.append(row)
            continue
        over = {place: column for place, column in headers.items() if place not in names}
        headers = {place: column for place, column in over.items() if column not in names.values()} | names
        unknown = tuple(name for name in unknown if column_of(name) is None)
    return Table(headers, unknown, chain(rows, table.rows))


def lines(table: Table) -> Iterator[Line]:
    """Checked rows with the competences their titles name. A second row of one programme is told apart here."""
    seen: dict[str, int] = {}
    for row, cells in table.rows:
        said = table.cells(cells)
        if _is_aside(said, cells):
            yield Line(row, Checked("", None, (), (Problem("not-a-programme"),)), ())
            continue
        checked = check(said)
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


def _is_aside(said: Mapping[str, str], cells: list[str]) -> bool:
    """A line of totals, a section's name, a signature: part of the table and no programme."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(said) > 1 and any(_TOTALS.fullmatch(cell) for cell in filled[:FEW]):
        return True
    if len(said) > 1 and len(filled) == 1 and _SECTION.match(filled[0]):
        return True
    named = {column for column, cell in said.items() if cell.strip()}
    return len(filled) <= FEW and "title" not in named and not TELLING & named


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
