"""What somebody meant by the words they typed, in words of the catalogue: endings, short forms, a slip, half a word.

Whatever is taken instead of a typed word is told to the person; what only ends otherwise is not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rules import stems
from rules.index import Index
from rules.reading import Table, fold
from rules.stems import stem

SIGNS = 300  # of a search that are read
MOST = 10  # words of it
# A beginning of a word: from so many letters, and so many of the words that begin so, the commonest.
BEGINNING, BEGUN = 3, 64
# Letters of a word from which one slip is forgiven, and two.
ONE_SLIP, TWO_SLIPS = 4, 8
# A word that the catalogue's longest known beginning covers so far has a strange ending only.
COVERED = 0.6

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LAYOUT = str.maketrans(_LATIN + _RUSSIAN, _RUSSIAN + _LATIN)

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """How people speak of programmes. `same`: stems of a phrase, and of all that mean the same, itself among them;
    `empty`: stems that say nothing beside other words («курсы по …»)."""

    same: Mapping[Phrase, Sequence[Phrase]]
    empty: frozenset[str] = frozenset()

    @property
    def longest(self) -> int:
        return max(map(len, self.same), default=1)


@dataclass(frozen=True, slots=True)
class Word:
    """`typed` is found by any of `stems` or by all the words of any of `phrases`.

    `taken`: the stem that stands for a typed word which the catalogue does not know; "" when it knows it. `meant`: the
    words that were typed in another keyboard layout.
    """

    typed: str
    stems: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    taken: str = ""
    meant: str = ""

    def sets(self, index: Index) -> tuple[int, int]:
        """Programmes that have it, and those that have it in the title."""
        return self._set(index, title=False), self._set(index, title=True)

    def _set(self, index: Index, *, title: bool) -> int:
        found = index.with_any(self.stems, title=title)
        for phrase in self.phrases:
            every = index.everything
            for one in phrase:
                every &= index.with_any((one,), title=title)
            found |= every
        return found


def parse_speech(text: str, file: str = "search.toml") -> Speech:
    """Raises BrokenContent."""
    top = Table.parse(text, file)
    empty = frozenset(stem(word) for said in top.strings("empty", ()) for word in stems.words(said))
    same: dict[Phrase, list[Phrase]] = {}
    for table in top.listed("same", "words"):
        phrases = list(dict.fromkeys(tuple(map(stem, stems.words(said))) for said in table.strings("words")))
        table.done()
        if not all(phrases):
            raise table.broken("a phrase has no words")
        if any(set(one) < set(other) for one in phrases for other in phrases):
            raise table.broken("a phrase that holds another one finds nothing more")
        for phrase in phrases:
            if phrase in same:
                raise table.broken(f"“{' '.join(phrase)}” stands in two lists")
            same[phrase] = phrases
    top.done()
    return Speech(same, empty)


def understand(text: str, index: Index, speech: Speech) -> list[Word]:
    """The words of a search, each once; a letter alone and what says nothing («для») is no word."""
    typed = dict(pair for chunk in text[:SIGNS].split() for pair in _read(chunk, index, speech))
    # «Курсы» alone is a search, «курсы по инклюзии» is one for «инклюзия».
    telling = [word for word in typed if stem(word) not in speech.empty] or list(typed)
    found: list[Word] = []
    while telling:
        length = _phrase_length(telling, speech)
        some, telling = telling[: length or 1], telling[length or 1 :]
        word = _phrase(some, speech) if length else _word(some[0], index)
        keys = [typed[one] for one in some if typed[one]]
        found.append(replace(word, typed=" ".join(keys), meant=" ".join(some)) if keys else word)
    return found[:MOST]


def _read(chunk: str, index: Index, speech: Speech) -> list[tuple[str, str]]:
    """Words between two spaces, each with "" or the keys pressed for it in another layout: «aujc», «j,otcndj»."""
    own, other = _words(chunk), _words(fold(chunk).translate(_LAYOUT))
    strange = not any(_knows(word, index, speech) for word in own)
    if strange and other and all(_knows(word, index, speech) for word in other):
        return [(word, fold(chunk)) for word in other]
    return [(word, "") for word in own]


def _words(text: str) -> list[str]:
    return [word for word in stems.words(text) if len(word) > 1 or word.isdigit()]


def _knows(word: str, index: Index, speech: Speech) -> bool:
    return index.knows(stem(word)) or (stem(word),) in speech.same


def _phrase_length(typed: Sequence[str], speech: Speech) -> int:
    """How many of the first words are one of the phrases people speak in; 0: none."""
    lengths = range(min(speech.longest, len(typed)), 0, -1)
    return next((length for length in lengths if tuple(map(stem, typed[:length])) in speech.same), 0)


def as_written(word: Word, texts: Iterable[str]) -> str:
    """The word taken instead of the typed one as the texts have it, in the form that is nearest to it."""
    forms = {
        form
        for text in texts
        for form in re.findall(r"[^\W_]+", text)
        if (folded := fold(form)).startswith(word.taken) and stem(folded) == word.taken
    }
    nearest = min(forms, key=lambda form: (OSA.distance(fold(form), word.typed), form), default=word.taken)
    return nearest if nearest.isupper() else nearest.lower()


def _phrase(typed: Sequence[str], speech: Speech) -> Word:
    phrases = speech.same[tuple(map(stem, typed))]
    alone = tuple(phrase[0] for phrase in phrases if len(phrase) == 1)
    return Word(" ".join(typed), alone, tuple(phrase for phrase in phrases if len(phrase) > 1))


def _word(typed: str, index: Index) -> Word:
    one = stem(typed)
    if index.knows(one):
        return Word(typed, (one,))
    # As it was typed first: «музей» begins «музейный», its stem «муз» begins «музыка».
    begun = (len(typed) >= BEGINNING and index.beginning(typed)) or (len(one) > BEGINNING and index.beginning(one))
    if begun:
        return Word(typed, tuple(sorted(begun, key=index.spread, reverse=True)[:BEGUN]))
    taken = _nearest(typed, one, index) or _covering(typed, index)
    return Word(typed, (taken,), taken=taken) if taken else Word(typed)


def _nearest(typed: str, one: str, index: Index) -> str:
    """The word with the fewest slips between; of several the one where a letter was doubled or not, then the one that
    most programmes have."""
    slips = 2 if len(typed) >= TWO_SLIPS else 1
    if len(typed) < ONE_SLIP or not typed.isalpha():
        return ""
    one = one if len(one) >= ONE_SLIP else typed
    alike = process.extract(
        one, index.alike(one, slips), scorer=OSA.distance, processor=None, score_cutoff=slips, limit=None
    )
    ranked = ((far, _single(word) != _single(one), -index.spread(word), word) for word, far, _ in alike)
    return min(ranked, default=(0, False, 0, ""))[3]


def _single(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _covering(typed: str, index: Index) -> str:
    """A strange ending: the longest known word that the typed one begins with."""
    least = max(ONE_SLIP, int(len(typed) * COVERED))
    heads = (typed[:length] for length in range(len(typed) - 1, least - 1, -1))
    return next((head for head in heads if index.knows(head)), "")
