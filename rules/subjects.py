"""Subjects and stages of school, and how they are recognised in a programme's title or audience.

Only what is certain is recognised: a wrong subject hides a programme from the people it was made for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rules.reading import Table, Text, fold

OTHER = "other"  # «Другое»: the last one offered
ATOMIC_STAGES = ("preschool", "primary", "basic", "senior", "vocational", "additional")


@dataclass(frozen=True, slots=True)
class Subject:
    """`short` fits a button; `stems` are described at `pattern`."""

    code: str
    name: Text
    short: Text
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """`covers` are the atomic stages behind one tap: “5–11 классы” covers basic and senior."""

    code: str
    name: Text
    short: Text
    covers: tuple[str, ...]
    stems: tuple[str, ...]


def known(subject: str | None) -> str | None:
    """The subject that a programme may contradict: «Другое» says nothing about one."""
    return None if subject == OTHER else subject


def parse_subjects(text: str, file: str = "subjects.toml") -> tuple[tuple[Subject, ...], tuple[Stage, ...]]:
    """Subjects and stages in the order people see them. Raises BrokenContent."""
    top = Table.parse(text, file)
    subjects = tuple(_subject(table) for table in top.tables("subjects", "code"))
    stages = tuple(_stage(table) for table in top.tables("stages", "code"))
    top.done()
    return subjects, stages


def _subject(table: Table) -> Subject:
    subject = Subject(
        code=table.string("code", r"[a-z_]{2,24}"),
        name=table.text("name", 60),
        short=table.text("short", 20),
        stems=_stems(table),
    )
    table.done()
    return subject


def _stage(table: Table) -> Stage:
    stage = Stage(
        code=table.string("code", r"[a-z_]{2,24}"),
        name=table.text("name", 60),
        short=table.text("short", 20),
        covers=table.strings("covers"),
        stems=_stems(table),
    )
    table.done()
    unknown = [code for code in stage.covers if code not in ATOMIC_STAGES]
    if unknown or not stage.covers:
        raise table.broken(f"“covers” names an unknown stage: {unknown}")
    return stage


def _stems(table: Table) -> tuple[str, ...]:
    stems = table.strings("stems", default=())
    for stem in stems:
        if stem != fold(stem) or not re.fullmatch(r"=?[\w|]+( =?[\w|]+)*", stem):
            raise table.broken(f"the stem “{stem}” must be small letters, е for ё, words parted by one space")
    return stems


@cache
def pattern(stem: str) -> re.Pattern[str]:
    """“русск язык” finds words that begin so and follow each other; “=спо” a whole word; “алгебр|геометр” either."""
    parts = []
    for part in stem.split():
        begin = part.removeprefix("=")
        parts.append(rf"\b(?:{begin})" + (r"\b" if part != begin else r"\w*"))
    return re.compile(r"\W+".join(parts))


def subjects_in(text: str, subjects: Sequence[Subject]) -> tuple[str, ...]:
    """Codes of the subjects the text names, in the order of `subjects`; empty when it names none.

    The longest stem takes its words away from the others: «литературное чтение» is not literature.
    """
    owners: dict[str, set[str]] = {}
    for subject in subjects:
        for stem in subject.stems:
            owners.setdefault(stem, set()).add(subject.code)
    rest = fold(text)
    found: set[str] = set()
    for stem in sorted(owners, key=lambda stem: -len(stem.split())):
        rest, times = pattern(stem).subn(" · ", rest)
        if times:
            found |= owners[stem]
    return tuple(subject.code for subject in subjects if subject.code in found)


def stages_in(text: str, stages: Sequence[Stage]) -> frozenset[str]:
    """Atomic stages the text names; empty when it names none."""
    folded = fold(text)
    named = [stage for stage in stages if any(pattern(stem).search(folded) for stem in stage.stems)]
    return frozenset(code for stage in named for code in stage.covers)
