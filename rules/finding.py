"""Which programmes stand in somebody's list and in which order: sets out of the index, and keys to order them by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from rules import bitsets
from rules.bitsets import Key
from rules.filters import CHOICES, MOST_HOURS, NEVER_UNKNOWN, Filters, Sort, days_of, hours_of
from rules.index import Index
from rules.taste import Taste, Theme
from rules.typed import Word

# A set, and those that do not say whether they belong to it.
_Known = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom the list is made; None and empty: not known, then nothing is left out. `stages` are atomic.

    A subject or stage that contradicts the reader's is left out, an unknown one stays; the own `region` stands first.
    """

    subject: str | None = None
    stages: tuple[str, ...] = ()
    region: str | None = None


ANYBODY = Reader()
NOTHING = Filters()
NO_TASTE = Taste()


@dataclass(frozen=True, slots=True)
class Wanted:
    """`words` as they were typed; `codes` of deficits, the lowest first. Without either: everything in force."""

    words: str = ""
    codes: tuple[str, ...] = ()
    reader: Reader = ANYBODY
    filters: Filters = NOTHING
    sort: Sort = Sort.BEST
    taste: Taste = NO_TASTE


@dataclass(frozen=True, slots=True)
class Selection:
    """`unknown`: how many a filter left out only because they do not say its value; `how`: "all" words are in each,
    "some" in each, "nothing" has any, whatever the filters say."""

    bits: int
    keys: list[Key]
    unknown: dict[str, int] = field(default_factory=dict)
    how: str = "all"


def select(index: Index, wanted: Wanted, words: Sequence[Word], today: date) -> Selection:
    """`words` are what the typed ones were understood as (rules.typed)."""
    base, scores, all_words = _candidates(index, wanted, words)
    keys = _keys(index, wanted, scores, today, by_score=not all_words)
    sides = {name: _side(index, name, wanted.filters.value(name), today) for name in wanted.filters.on}
    bits = _narrowed(base, sides, wanted.filters)
    unknown = {name: _left_out(base, sides, wanted.filters, name) for name in sides}
    how = "all" if all_words else "some" if base else "nothing"
    return Selection(bits, keys, {name: number for name, number in unknown.items() if number}, how)


def count(index: Index, wanted: Wanted, words: Sequence[Word], name: str, today: date) -> dict[str, int]:
    """How many a list would hold with each value of one filter, the others as they are; "": who does not say it."""
    base, _, _ = _candidates(index, wanted, words)
    others = wanted.filters.put(name, "")
    base = _narrowed(base, {other: _side(index, other, others.value(other), today) for other in others.on}, others)
    own = wanted.filters.value(name)
    named = CHOICES.get(name) or tuple(index.fields.get(name, {}))
    counted = {}
    for value in dict.fromkeys((*named, *([own] if own else []))):
        counted[value] = (base & _side(index, name, value, today)[0]).bit_count()
    counted[""] = (base & _silent(index, name)).bit_count()
    return counted


def _candidates(index: Index, wanted: Wanted, words: Sequence[Word]) -> tuple[int, list[int], bool]:
    """Before the filters: who, the digits of their scores (highest first), and whether all words are there."""
    base = _for_reader(index, wanted.reader) & ~_hidden(index, wanted.taste)
    scores: list[int] = []
    all_words = True
    if wanted.codes:
        planes: list[int] = []
        for code in dict.fromkeys(wanted.codes):
            bitsets.count_up(planes, index.having("code", code))
            bitsets.count_up(planes, index.having("first", code))
        base &= bitsets.at_least(planes, 1, index.everything)
        scores += reversed(planes)
    if words:
        base, found, all_words = _by_words(index, base, words)
        scores += found
    return base, scores, all_words


def _by_words(index: Index, base: int, words: Sequence[Word]) -> tuple[int, list[int], bool]:
    """All of the words, else some, most of them first; among equals those that have more of them in the title."""
    titles: list[int] = []
    anywhere: list[int] = []
    both = base
    for word in words:
        found, title = word.sets(index)
        both &= found
        bitsets.count_up(anywhere, found)
        bitsets.count_up(titles, title)
    if both:
        return both, titles[::-1], True
    return base & bitsets.at_least(anywhere, 1, index.everything), [*anywhere[::-1], *titles[::-1]], False


def _keys(index: Index, wanted: Wanted, scores: Sequence[int], today: date, *, by_score: bool) -> list[Key]:
    """What the reader's own marks lower stands behind all others, whatever the order; where not all words were found
    (`by_score`), who has most of them stands first."""
    keys: list[Key] = [(_lowered(index, wanted.taste), False)] if wanted.taste.lowers else []
    best: list[Key] = [(plane, True) for plane in scores]
    keys += best if by_score else []
    match wanted.sort:
        case Sort.SHORTER:
            keys += index.hours.rising
        case Sort.SOONER:
            keys += [(index.starts.within(today.isoformat(), "9"), True), *index.starts.rising]
        case Sort.CHEAPER:
            keys += index.price.rising
    keys += [] if by_score else best
    keys.append((index.having("registry", "1"), True))
    if wanted.reader.region:
        keys.append((index.having("region", wanted.reader.region), True))
    return keys


def _hidden(index: Index, taste: Taste) -> int:
    found = [number for programme in taste.hidden if (number := index.number(programme)) is not None]
    bits = bitsets.of(found, index.size)
    for title in taste.same:
        bits |= index.once(("title", title), partial(_of_title, index, title))
    return bits


def _of_title(index: Index, title: frozenset[str]) -> int:
    bits = index.having("title", str(len(title)))
    for stem in title:
        bits &= index.with_any((stem,), title=True)
    return bits


def _lowered(index: Index, taste: Taste) -> int:
    bits = index.hours.within(taste.hours, MOST_HOURS) if taste.hours else 0
    if taste.paid:
        bits |= index.having("money", "paid")
    if taste.far:
        bits |= index.having_any("form", ("full_time", "part_time")) & ~index.having_any("dot", ("full", "partly"))
    bits |= _only(index, "subject", taste.subjects) | _only(index, "stage", taste.stages)
    for theme in taste.themes:
        alike = index.once(("theme", theme), partial(_of_theme, index, theme))
        bits |= alike & index.having("first", theme.first)
    return bits


def _only(index: Index, field: str, values: frozenset[str]) -> int:
    """Who names some, and none but these."""
    if not values:
        return 0
    others = [value for value in index.fields.get(field, ()) if value not in values]
    return index.having_any(field, values) & ~index.having_any(field, others)


def _of_theme(index: Index, theme: Theme) -> int:
    planes: list[int] = []
    for stem in theme.stems:
        bitsets.count_up(planes, index.with_any((stem,), title=True))
    return bitsets.at_least(planes, theme.least, index.everything)


def _for_reader(index: Index, reader: Reader) -> int:
    fitting = index.everything
    if reader.subject:
        fitting &= index.having("subject", reader.subject) | _silent(index, "subject")
    if reader.stages:
        theirs = index.having_any("stage", reader.stages)
        fitting &= theirs | _silent(index, "stage")
    return fitting


def _silent(index: Index, name: str) -> int:
    """Who says nothing of what the filter asks for."""
    if name in NEVER_UNKNOWN:
        return 0
    match name:
        case "hours":
            said = index.hours.known
        case "dates":
            said = index.starts.known
        case _:
            said = index.saying({"free": "money", "document": "kind"}.get(name, name))
    return index.everything ^ said


def _side(index: Index, name: str, value: str, today: date) -> _Known:
    """Who fits the filter's value, and who does not say."""
    match name, value:
        case "hours", _:
            fits = index.hours.within(*hours_of(value))
        case "dates", _:
            fits = index.starts.within(*days_of(value, today))
        case "dot", "any":
            fits = index.having_any("dot", ("full", "partly"))
        case "free", _:
            fits = index.having("money", "free")
        case "document", _:
            fits = index.having("kind", value)
        case _:
            fits = index.having(name, value)
    return fits, _silent(index, name)


def _narrowed(base: int, sides: dict[str, _Known], filters: Filters, without: str = "") -> int:
    for name, (fits, silent) in sides.items():
        if name != without:
            base &= fits | silent if name in filters.unknown else fits
    return base


def _left_out(base: int, sides: dict[str, _Known], filters: Filters, name: str) -> int:
    if name in filters.unknown:
        return 0
    return (_narrowed(base, sides, filters, without=name) & sides[name][1]).bit_count()
