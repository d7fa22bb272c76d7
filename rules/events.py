"""Kinds of events, the limits of what is said of one, and the months and days of a plan.

A file in which two kinds are called the same is refused by file, item and reason.
"""

import re
from dataclasses import dataclass
from datetime import date

from rules.reading import LOCALES, Table, Text, fold

NAME_LIMIT = 36  # a button with a row of its own
TITLE, WHOM, ABOUT, LEAD = 200, 200, 1000, 100  # the most letters of each
ITEM, SPEAKER, MOST_ITEMS = 200, 150, 40
VIEWS = ("ahead", "undated", "past")
_DUE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?", re.ASCII)
_YEAR = re.compile(r"(\d{4})/(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class EventKind:
    """`also`: folded words by which a plan may call it."""

    code: str
    name: Text
    also: tuple[str, ...]


def parse_kinds(text: str, file: str = "events.toml") -> tuple[EventKind, ...]:
    """In the order people choose from. Raises BrokenContent."""
    top = Table.parse(text, file)
    tables = list(top.tables("kinds", "code"))
    top.done()
    kinds: list[EventKind] = []
    called: set[str] = set()
    for table in tables:
        kind = _kind(table)
        names = {*(fold(kind.name[locale]) for locale in LOCALES), *kind.also}
        if twice := names & called:
            raise table.broken(f"another kind is called so: {sorted(twice)}")
        called |= names
        kinds.append(kind)
    return tuple(kinds)


def _kind(table: Table) -> EventKind:
    kind = EventKind(
        code=table.string("code", r"[a-z_]+", limit=24),
        name=table.text("name", NAME_LIMIT),
        also=tuple(fold(word) for word in table.strings("also")),
    )
    table.done()
    return kind


def is_due(said: str) -> bool:
    """A month, «2027-03», a day that there is, «2027-03-18», a school year, «2026/27»; nothing said is right too."""
    if year := _YEAR.fullmatch(said):
        return (int(year[1]) + 1) % 100 == int(year[2])
    found = _DUE.fullmatch(said)
    if not found:
        return not said
    try:
        date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return False
    return True
