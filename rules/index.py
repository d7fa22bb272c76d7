"""The programmes in force as sets of numbers, by their words and by everything one may narrow a list to.

Numbers follow the order that lists end with: in the registry first, then the shorter, so that a list is never sorted.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rules import bitsets
from rules.bitsets import Ranks

# A word that fewer programmes have (one of so many) is kept as their numbers: most words are rare, and a set has room
# for everybody.
RARE = 256
# Programmes that one step of finishing goes through: some 3 ms.
STEP = 10_000
# Sets of an index that were asked for and may be again: 12.5 KB each where there are 100,000 programmes.
KEPT = 256
MANY_HOURS = 1 << 20  # those that do not say stand behind


@dataclass(frozen=True, slots=True)
class Entry:
    """A programme as lists know it; None and empty: not said. `codes` best first, `words` by stems.document."""

    id: int
    words: str
    codes: tuple[str, ...] = ()
    kind: str | None = None
    hours: int | None = None
    form: str | None = None
    dot: str | None = None
    registry: bool = False
    region: str | None = None
    subjects: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    starts_on: str = ""
    price: int | None = None
    paid: bool | None = None


class Index:
    """Sets by field and value: kind, form, dot, registry, region, subject, stage, money, code, first (the first code),
    title (how many stems it has).

    `hours`, `starts`, `price` may be cut by a range and sorted by. Made by a Builder.
    """

    def __init__(self, ids: "array[int]", rising: "array[int]", places: "array[int]") -> None:
        """`ids` by number; the same ids `rising`, and the number of each of these."""
        self.ids = ids
        self.size = len(ids)
        self.everything = (1 << self.size) - 1
        self.hours = Ranks[int]()
        self.starts = Ranks[str]()
        self.price = Ranks[int]()
        self.vocabulary: list[str] = []
        self.pairs: dict[str, int] = {}  # of letters, and lengths: sets of places in the vocabulary
        self.lengths: dict[int, int] = {}
        self.fields: dict[str, dict[str, int]] = {}
        self.in_title: dict[str, int | array[int]] = {}
        self.elsewhere: dict[str, int | array[int]] = {}
        self._words = (self.in_title, self.elsewhere)
        self._made: dict[Hashable, int] = {}
        self._rising = rising
        self._places = places

    def number(self, programme: int) -> int | None:
        place = bisect_left(self._rising, programme)
        there = place < self.size and self._rising[place] == programme
        return self._places[place] if there else None

    def having(self, field: str, value: str) -> int:
        return self.fields.get(field, {}).get(value, 0)

    def having_any(self, field: str, values: Iterable[str]) -> int:
        bits = 0
        for value in values:
            bits |= self.having(field, value)
        return bits

    def saying(self, field: str) -> int:
        """Who says anything of it."""
        return self.once(("saying", field), lambda: self.having_any(field, self.fields.get(field, ())))

    def once(self, key: Hashable, make: Callable[[], int]) -> int:
        """A set that is asked for again and again. Nothing of competences: those may change."""
        if key not in self._made:
            if len(self._made) == KEPT:
                self._made.clear()
            self._made[key] = make()
        return self._made[key]

    def with_any(self, stems: Iterable[str], *, title: bool = False) -> int:
        """Who has one of the words."""
        found = 0
        rare = _numbers()
        for held in (words.get(stem, 0) for stem in stems for words in (self._words if not title else self._words[:1])):
            if isinstance(held, int):
                found |= held
            else:
                rare += held
        return found | bitsets.of(rare, self.size) if rare else found

    def knows(self, stem: str) -> bool:
        return stem in self.in_title or stem in self.elsewhere

    def alike(self, word: str, slips: int) -> list[str]:
        """Words that may be the same but for so many slips: one spoils two pairs of letters (three where they swap
        places) and a letter of the length."""
        planes: list[int] = []
        pairs = _pairs(word)
        for pair in pairs:
            bitsets.count_up(planes, self.pairs.get(pair, 0))
        fitting = 0
        for length in range(len(word) - slips, len(word) + slips + 1):
            fitting |= self.lengths.get(length, 0)
        near = bitsets.at_least(planes, max(1, len(pairs) - 2 * slips - 1), fitting) & fitting
        return [self.vocabulary[place] for place in bitsets.numbers(near)]

    def spread(self, stem: str) -> int:
        """In how many programmes the word stands."""
        return sum(
            held.bit_count() if isinstance(held, int) else len(held)
            for held in (self.in_title.get(stem, 0), self.elsewhere.get(stem, 0))
        )

    def beginning(self, letters: str) -> list[str]:
        """The words that begin so."""
        start = bisect_left(self.vocabulary, letters)
        return self.vocabulary[start : bisect_left(self.vocabulary, letters + "\U0010ffff")]

    def recode(self, programme: int, codes: Sequence[str]) -> None:
        """Its competences were put right."""
        number = self.number(programme)
        if number is None:
            return
        one = 1 << number
        for field, now in (("code", codes), ("first", codes[:1])):
            sets = self.fields.setdefault(field, {})
            for code in {*sets, *now}:
                sets[code] = sets.get(code, 0) | one if code in now else sets[code] & ~one


class Builder:
    """Entries in the rising order of their ids, then `finish` to its end, then `index`. In pieces, for a catalogue of a
    country."""

    def __init__(self) -> None:
        self._ids = _ids()
        self._alike: defaultdict[tuple[bool, int], list[int]] = defaultdict(list)
        self._hours: list[int | None] = []
        self._starts: list[str | None] = []
        self._price: list[int | None] = []
        self._fields: defaultdict[tuple[str, str], array[int]] = defaultdict(_numbers)
        self._in_title: defaultdict[str, array[int]] = defaultdict(_numbers)
        self._elsewhere: defaultdict[str, array[int]] = defaultdict(_numbers)
        self.index = Index(_ids(), _ids(), _numbers())

    def add(self, entry: Entry) -> None:
        here = len(self._ids)
        self._ids.append(entry.id)
        self._alike[not entry.registry, entry.hours or MANY_HOURS].append(here)
        self._hours.append(entry.hours)
        self._starts.append(entry.starts_on or None)
        price = 0 if entry.price is None and entry.paid is False else entry.price
        self._price.append(price)
        for held in _said(entry, price):
            self._fields[held].append(here)
        title, _, rest = entry.words.partition("|")
        stems = title.split()
        self._fields["title", str(len(stems))].append(here)
        for stem in stems:
            self._in_title[stem].append(here)
        for stem in rest.split():
            self._elsewhere[stem].append(here)

    def finish(self) -> Iterator[None]:
        """Each step takes some milliseconds."""
        order = [here for _, some in sorted(self._alike.items()) for here in some]
        number = _numbers(order)
        yield
        for place, here in enumerate(order):
            number[here] = place
        yield
        index = Index(_ids(map(self._ids.__getitem__, order)), self._ids, number)
        size = index.size
        yield
        index.hours = yield from Ranks.of(list(map(self._hours.__getitem__, order)))
        index.starts = yield from Ranks.of(list(map(self._starts.__getitem__, order)))
        index.price = yield from Ranks.of(list(map(self._price.__getitem__, order)))
        for (field, value), held in self._fields.items():
            index.fields.setdefault(field, {})[value] = bitsets.of(list(map(number.__getitem__, held)), size)
            yield
        for raw, kept in ((self._in_title, index.in_title), (self._elsewhere, index.elsewhere)):
            yield from _finish_words(raw, kept, number)
        index.vocabulary = sorted({*index.in_title, *index.elsewhere})
        yield
        yield from _finish_pairs(index)
        self.index = index


def _finish_words(
    raw: "Mapping[str, array[int]]", kept: "dict[str, int | array[int]]", number: Sequence[int]
) -> Iterator[None]:
    done, size = 0, len(number)
    for stem, held in raw.items():
        numbers = _numbers(map(number.__getitem__, held))
        kept[stem] = numbers if len(held) * RARE < size else bitsets.of(numbers, size)
        done += len(held) + 20
        if done > STEP:
            done = 0
            yield


def _finish_pairs(index: Index) -> Iterator[None]:
    pairs: defaultdict[str, array[int]] = defaultdict(_numbers)
    lengths: defaultdict[int, array[int]] = defaultdict(_numbers)
    for place, stem in enumerate(index.vocabulary):
        if stem.isalpha():  # nobody forgives a slip in a number
            lengths[len(stem)].append(place)
            for pair in _pairs(stem):
                pairs[pair].append(place)
        if place % 2000 == 0:
            yield
    size = len(index.vocabulary)
    index.lengths = {length: bitsets.of(held, size) for length, held in lengths.items()}
    for pair, held in pairs.items():
        index.pairs[pair] = bitsets.of(held, size)
        if len(index.pairs) % 100 == 0:
            yield


def _pairs(word: str) -> set[str]:
    """Of its letters, the edges too."""
    return {"".join(pair) for pair in pairwise(f" {word} ")}


def _said(entry: Entry, price: int | None) -> Iterator[tuple[str, str]]:
    singles = (("kind", entry.kind), ("form", entry.form), ("dot", entry.dot), ("region", entry.region))
    yield from ((field, value) for field, value in singles if value)
    yield from (("subject", subject) for subject in entry.subjects)
    yield from (("stage", stage) for stage in entry.stages)
    yield from (("code", code) for code in entry.codes)
    yield from (("first", code) for code in entry.codes[:1])
    if entry.registry:
        yield "registry", "1"
    if price == 0:
        yield "money", "free"
    elif price or entry.paid:
        yield "money", "paid"


def _numbers(them: Iterable[int] = ()) -> "array[int]":
    return array("I", them)


def _ids(them: Iterable[int] = ()) -> "array[int]":
    return array("q", them)
