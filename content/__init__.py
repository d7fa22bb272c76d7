"""The data of the field, versioned: areas, questionnaires, tests, subjects, regions, consents, themes, templates.

Reads the files that stand beside it, once; `rules` decides whether they may be used (BrokenContent if not).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from rules import consents as consent_rules
from rules import instrument
from rules import literacy as literacy_rules
from rules import questionnaire as questionnaire_rules
from rules.consents import Consent
from rules.events import EventKind, parse_kinds
from rules.holidays import Holiday, parse_holidays
from rules.literacy import Variant
from rules.mentoring import Template, parse_templates
from rules.modules import Theme, parse_themes
from rules.polls import ReadyPoll, parse_polls
from rules.questionnaire import Area, BrokenContent, Questionnaire
from rules.reading import FILE, decode, load, wrong
from rules.subjects import Stage, Subject, parse_subjects
from rules.typed import Speech, parse_speech
from rules.zones import City, Region, parse_cities, parse_regions

ROOM = Path(__file__).parent
INSTRUMENTS = ("self_assessment", "first_year", "mentor_readiness", "manager")


def _read(name: str) -> str:
    try:
        return decode((ROOM / name).read_bytes(), name)
    except FileNotFoundError as error:
        raise wrong(name, FILE, "no-file") from error


@cache
def areas() -> tuple[Area, ...]:
    return questionnaire_rules.parse_areas(_read("areas.toml"))


def body(code: str, letter: str = "") -> str:
    """The file of an instrument as it ships; `letter`: the variant of a test."""
    return _read(f"tests/{code}/{letter}.toml" if letter else f"questionnaires/{code}.toml")


@cache
def questionnaire(code: str = "self_assessment") -> Questionnaire:
    name = f"questionnaires/{code}.toml"
    read = questionnaire_rules.parse(_read(name), name, areas())
    if read.code != code:
        raise wrong(name, FILE, "code", said=read.code)
    return read


@cache
def literacy() -> tuple[Variant, ...]:
    """The variants of the functional literacy test, parallel to one another."""
    folder = "tests/functional_literacy"
    names = {letter: f"{folder}/{letter}.toml" for letter in literacy_rules.VARIANTS}
    read = [literacy_rules.parse(_read(name), name) for name in names.values()]
    for (letter, name), variant in zip(names.items(), read, strict=True):
        if variant.letter != letter:
            raise wrong(name, FILE, "variant", said=variant.letter)
        if variant is not read[0]:
            literacy_rules.refuse_unlike(read[0], variant, name)
    return tuple(read)


@cache
def _subjects_and_stages() -> tuple[tuple[Subject, ...], tuple[Stage, ...]]:
    return parse_subjects(_read("subjects.toml"))


def subjects() -> tuple[Subject, ...]:
    """In the order people choose from: the most numerous first."""
    return _subjects_and_stages()[0]


def stages() -> tuple[Stage, ...]:
    return _subjects_and_stages()[1]


@cache
def regions() -> tuple[Region, ...]:
    return parse_regions(_read("regions.toml"))


@cache
def speech() -> Speech:
    """What searches understand alike, and what says nothing in them."""
    return parse_speech(_read("search.toml"))


@cache
def cities() -> tuple[City, ...]:
    return parse_cities(_read("cities.toml"), regions())


@cache
def themes() -> tuple[Theme, ...]:
    """Modular programmes that a new internship site starts from."""
    return parse_themes(_read("modules.toml"), [area.code for area in areas()])


@cache
def event_kinds() -> tuple[EventKind, ...]:
    """In the order people choose from."""
    return parse_kinds(_read("events.toml"))


@cache
def holidays() -> tuple[Holiday, ...]:
    """Of schools, in the order of time; the country's usual ones unless somebody changed the file."""
    return parse_holidays(_read("holidays.toml"))


@cache
def mentoring() -> tuple[Template, ...]:
    """Ready-made programmes of mentoring, then single aims to add to any of them."""
    known = areas()
    return parse_templates(
        _read("mentoring.toml"), [area.code for area in known], [area.code for area in known if area.general]
    )


@cache
def polls() -> tuple[ReadyPoll, ...]:
    """What a methodist may begin a poll with."""
    return parse_polls(_read("polls.toml"), [area.short for area in areas() if area.general])


@cache
def consent(purpose: str) -> Consent:
    """One of rules.consents.PURPOSES."""
    name = f"consents/{purpose}.toml"
    read = consent_rules.parse(_read(name), name)
    if read.purpose != purpose:
        raise wrong(name, FILE, "code", said=read.purpose)
    return read


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was read, with everything that is wrong in it; `instrument`: what it is, if that is well."""

    file: str
    instrument: Questionnaire | Variant | None
    mistakes: list[BrokenContent]


def check() -> None:
    """Reads everything there is; raises BrokenContent at the first file that may not be used (for `doctor`)."""
    for read in _readers().values():
        read()
    for code in INSTRUMENTS:
        questionnaire(code)
    literacy()


def look_through() -> list[Looked]:
    """Every file, with all its mistakes (for `check-content`)."""
    readers, instruments = _readers(), _instruments()
    there = {path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.toml")}
    looked = []
    for name in sorted({*there, *readers, *instruments}):
        if name in instruments:
            looked.append(_look_at(name, *instruments[name]))
        elif name in readers:
            looked.append(Looked(name, None, _mistakes(readers[name], name)))
        else:
            looked.append(Looked(name, None, [wrong(name, FILE, "nobody")]))
    return looked


def _readers() -> dict[str, Callable[[], object]]:
    """What reads each file that is no instrument."""
    return {
        "areas.toml": areas,
        "subjects.toml": subjects,
        "regions.toml": regions,
        "cities.toml": cities,
        "modules.toml": themes,
        "events.toml": event_kinds,
        "holidays.toml": holidays,
        "mentoring.toml": mentoring,
        "search.toml": speech,
        "polls.toml": polls,
        **{f"consents/{purpose}.toml": partial(consent, purpose) for purpose in consent_rules.PURPOSES},
    }


def _instruments() -> dict[str, tuple[str, str]]:
    """Files of instruments: the code and the variant that each must be of."""
    found = {f"questionnaires/{code}.toml": (code, "") for code in INSTRUMENTS}
    test = "functional_literacy"
    return found | {f"tests/{test}/{letter}.toml": (test, letter) for letter in literacy_rules.VARIANTS}


def _look_at(name: str, code: str, letter: str) -> Looked:
    try:
        read, found = instrument.read(load(_read(name), name), name, areas())
    except BrokenContent as broken:
        return Looked(name, None, [one for one in broken.all if one.file == name])
    if read is not None and read.code != code:
        found.append(wrong(name, FILE, "code", said=read.code))
    if isinstance(read, Variant) and read.letter != letter:
        found.append(wrong(name, FILE, "variant", said=read.letter))
    return Looked(name, None if found else read, found)


def _mistakes(read: Callable[[], object], name: str) -> list[BrokenContent]:
    """Those of another file, which this one leans on, are named there."""
    try:
        read()
    except BrokenContent as broken:
        return [one for one in broken.all if one.file == name]
    return []
