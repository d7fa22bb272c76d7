"""A row of a catalogue: what its values mean, what cannot be true, and when two rows are one programme.

Problems are keys of words with their arguments; who speaks to people says them.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rules.programme_cells import Wrong, normal, period, read
from rules.programme_headers import HEADERS, column_of
from rules.reading import fold

__all__ = ["HEADERS", "Checked", "Problem", "Programme", "check", "column_of", "normal"]

Kind = Literal["pk", "pp", "internship"]
Form = Literal["full_time", "part_time", "extramural"]
Dot = Literal["none", "partly", "full"]
Financing = Literal["budget", "paid"]

# Приказ Минобрнауки 24.03.2025 № 266, п. 18.
LEAST_HOURS: Mapping[str, int] = {"pk": 16, "pp": 250}
LIMITS: Mapping[str, int] = {"title": 500, "url": 500, "registry_number": 40, "annotation": 5000, "results": 5000}
LIMIT = 1000
_EMPTY = frozenset(
    {"", "-", "–", "—", "нет данных", "не указано", "не указан", "не указана", "н/д", "n/a", "none", "null"}
)
# A missing one of these is worth a word to whoever brings the file; the others are simply not said.
EXPECTED = ("kind", "hours", "form", "provider", "region", "registry_number")


@dataclass(frozen=True, slots=True)
class Problem:
    """`key` names the sentence, `column` our name of the column (empty: the whole row), `value` what stood there."""

    key: str
    column: str = ""
    value: str = ""
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Programme:
    """What a row says. None and empty: not said. Dates are ISO texts, the price whole roubles, 0 is free of charge.

    `places`: the most listeners; `typical`: a model programme; `individual`: by an individual plan (ИУП).
    """

    title: str
    kind: Kind | None = None
    hours: int | None = None
    form: Form | None = None
    dot: Dot | None = None
    provider: str = ""
    provider_is_state: bool | None = None
    region: str = ""
    audience: str = ""
    year: int | None = None
    registry_number: str = ""
    in_registry_from: str = ""
    in_registry_to: str = ""
    checked_on: str = ""
    url: str = ""
    price: int | None = None
    document: str = ""
    annotation: str = ""
    starts_on: str = ""
    ends_on: str = ""
    apply_until: str = ""
    places: int | None = None
    financing: Financing | None = None
    typical: bool | None = None
    individual: bool | None = None

    @property
    def identity(self) -> str:
        """What makes two rows one programme: the registry number; without one provider, title, hours and kind."""
        if self.registry_number:
            return "registry:" + fold(self.registry_number)
        said = [normal(self.provider), normal(self.title), self.hours, self.kind]
        return "own:" + hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Checked:
    """`programme` is None when the row has an error: a value that is there and wrong, or no title."""

    title: str
    programme: Programme | None
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check(values: Mapping[str, str]) -> Checked:
    """One row by our names of the columns."""
    said = {column: " ".join(value.split()) for column, value in values.items()}
    said = {column: value for column, value in said.items() if fold(value) not in _EMPTY}
    errors: list[Problem] = []
    warnings: list[Problem] = []
    found: dict[str, Any] = {}
    for column, value in said.items():
        try:
            found[column] = read(column, value, LIMITS.get(column, LIMIT))
        except Wrong as wrong:
            errors.append(Problem(wrong.key, column, value[:60], wrong.limit))
    if "title" not in said:
        errors.insert(0, Problem("no-title", "title"))
    _understand_form(said, found, warnings)
    _understand_dates(said, found, warnings)
    _understand_money(found)
    _join(found)
    errors += [*_too_short(found), *_backwards(found)]
    warnings += [Problem("missing", column) for column in EXPECTED if column not in said]
    programme = None if errors else Programme(**found)
    return Checked(said.get("title", ""), programme, tuple(errors), tuple(warnings))


def _too_short(found: Mapping[str, Any]) -> list[Problem]:
    kind, hours = found.get("kind"), found.get("hours")
    least = LEAST_HOURS.get(str(kind), 0)
    if isinstance(hours, int) and hours < least:
        return [Problem(f"too-few-hours-{kind}", "hours", str(hours), least)]
    return []


def _backwards(found: Mapping[str, Any]) -> list[Problem]:
    """What ends before it begins."""
    pairs = (("starts_on", "ends_on"), ("in_registry_from", "in_registry_to"))
    return [
        Problem("ends-before", last, found[last])
        for first, last in pairs
        if found.get(first) and found.get(last) and found[last] < found[first]
    ]


def _understand_form(said: Mapping[str, str], found: dict[str, Any], warnings: list[Problem]) -> None:
    """Forms are three; «дистанционная» is a technology, «стажировка» a way to carry a programme out."""
    form = found.pop("form", None)
    if form is None:
        return
    if form in ("remote", "internship"):
        warnings.append(Problem(f"form-{form}", "form", said["form"][:60]))
    words = fold(said["form"])
    if form == "remote":
        form, technology = "extramural", "full"
    else:
        technology = "partly" if re.search(r"дистанц|\bдот\b|\bэо\b|онлайн", words) else ""
    if form != "internship":
        found["form"] = form
    if technology:
        found.setdefault("dot", technology)


def _understand_dates(said: Mapping[str, str], found: dict[str, Any], warnings: list[Problem]) -> None:
    """«12–16 января» in one cell; what cannot be read as days is only not said: «по мере набора групп»."""
    if found.pop("dates", None) is None:
        return
    days = period(said["dates"], found.get("year"))
    if days is None:
        warnings.append(Problem("dates-unread", "dates", said["dates"][:60]))
        return
    for column, day in zip(("starts_on", "ends_on"), days, strict=True):
        found.setdefault(column, day)


def _understand_money(found: dict[str, Any]) -> None:
    """Free of charge is paid for by a budget, and the other way round."""
    if found.get("price") == 0:
        found.setdefault("financing", "budget")
    elif found.get("price"):
        found.setdefault("financing", "paid")


def _join(found: dict[str, Any]) -> None:
    """The goal and the planned results are read with the annotation."""
    said = [found.pop(column, "") for column in ("annotation", "goal", "results")]
    text = " ".join(part if part.endswith((".", "!", "?", ";", "…")) else f"{part}." for part in said if part)
    if text:
        found["annotation"] = said[0] if text == f"{said[0]}." else text
