"""Which competences a programme builds, told from its title: weighted phrases of Russian stems, the heaviest first.

The phrases are data (matching_words); every answer can say the words that led to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rules.matching_words import CONTEXT, FIRM, NOISE, PHRASES, SUBJECT_NOUNS
from rules.reading import fold
from rules.subjects import Stage, Subject, stages_in, subjects_in

MAX_CODES = 3
# A further code must be heard clearly, and not be drowned by the first.
LEAST_WEIGHT = 3.0
LEAST_SHARE = 0.4
# Under this, or with another code nearer than that, the first one is a guess.
SURE_WEIGHT = 5.0
CLEAR_LEAD = 0.5
# «… в условиях цифровой трансформации» says where, not what.
CONTEXT_SHARE = 0.5
ANNOTATION_SHARE = 0.4
# Each further phrase of a code adds a little, so that many weak ones never beat a clear one.
FURTHER_SHARE = 0.2
FURTHER_MOST = 1.0
# How many words may stand where a phrase says «…».
GAP = 4

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """`reason` are the words of the title that led to the code, as they stand there, the weightiest first."""

    code: str
    reason: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Part:
    """One place of a phrase: word beginnings, whole words, a noun of a school subject («$»), or a gap («…»)."""

    begins: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()
    subject: bool = False
    gap: bool = False

    def fits(self, word: str, is_subject: bool) -> bool:
        return word in self.whole or (self.subject and is_subject) or word.startswith(self.begins)


@dataclass(frozen=True, slots=True)
class _Phrase:
    code: str
    weight: float
    parts: tuple[_Part, ...]


# Phrases by the beginning of their first word; «=…» by the whole word, «$» by a noun of a subject.
_Index = dict[str, list[_Phrase]]


@dataclass(frozen=True, slots=True)
class _Hit:
    code: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Text:
    """Folded words, the same as they stood, and which of them name a school subject."""

    words: tuple[str, ...]
    original: tuple[str, ...]
    subjects: frozenset[int]


def competences(title: str, annotation: str = "") -> list[Match]:
    """Codes of content/areas.toml, best first, at most three; empty when the words say nothing."""
    text = _read(title)
    hits = list(_hits(text))
    best = _weigh(hits)
    for code, weight in _weigh(list(_hits(_read(annotation)))).items():
        best[code] = best.get(code, 0.0) + weight * ANNOTATION_SHARE
    first_seen = {hit.code: hit.start for hit in reversed(hits)}
    order = sorted(best, key=lambda code: (-best[code], first_seen.get(code, len(text.words)), code))
    kept = [code for place, code in enumerate(order) if place == 0 or _is_heard(best[code], best[order[0]])]
    return [Match(code, _reason(code, hits, text), best[code]) for code in kept[:MAX_CODES]]


def is_doubtful(matches: Sequence[Match]) -> bool:
    """Whether a methodist should look: the first code rests on weak hints only, or another weighs nearly the same."""
    if not matches:
        return False
    first = matches[0].weight
    return first < SURE_WEIGHT or any(match.weight > first - CLEAR_LEAD for match in matches[1:])


def subjects(title: str, audience: str, known: Sequence[Subject]) -> tuple[str, ...]:
    """Subjects that the programme is for; empty: unknown. The audience, where it names any, is surer than the title."""
    return subjects_in(audience, known) or subjects_in(title, known)


def stages(title: str, audience: str, known: Sequence[Stage]) -> frozenset[str]:
    """Atomic stages that the programme is for; empty: unknown."""
    return stages_in(audience, known) or stages_in(title, known)


def _is_heard(weight: float, best: float) -> bool:
    return weight >= LEAST_WEIGHT and weight >= best * LEAST_SHARE


def _weigh(hits: Sequence[_Hit]) -> dict[str, float]:
    by_code: dict[str, list[float]] = {}
    for hit in hits:
        by_code.setdefault(hit.code, []).append(hit.weight)
    weights = {}
    for code, found in by_code.items():
        found.sort(reverse=True)
        weights[code] = found[0] + min(FURTHER_MOST, sum(found[1:]) * FURTHER_SHARE)
    return weights


def _reason(code: str, hits: Sequence[_Hit], text: _Text) -> tuple[str, ...]:
    mine = sorted((hit for hit in hits if hit.code == code), key=lambda hit: (-hit.weight, hit.start - hit.end))
    told: list[_Hit] = []
    for hit in mine:
        if all(hit.end <= other.start or other.end <= hit.start for other in told):
            told.append(hit)
    return tuple(dict.fromkeys(" ".join(text.original[hit.start : hit.end]) for hit in told))[:3]


def _read(title: str) -> _Text:
    original = tuple(_WORD.findall(title))
    words = [fold(word) for word in original]
    for _, start, end in _found(_noise(), words):
        words[start:end] = [""] * (end - start)
    subjects = frozenset(place for _, start, end in _found(_subject_nouns(), words) for place in range(start, end))
    return _Text(tuple(words), original, subjects)


def _hits(text: _Text) -> Iterator[_Hit]:
    """Every phrase once, where it first stands; what stands in a subordinate clause of circumstance weighs half."""
    context = min((start for _, start, _ in _found(_context(), text.words)), default=None)
    seen: set[int] = set()
    for phrase, start, end in _found(_all_phrases(), text.words, text.subjects):
        if id(phrase) in seen:
            continue
        seen.add(id(phrase))
        # A title that begins with its circumstance has nothing else to say.
        aside = context is not None and 0 < context <= start and phrase.code not in FIRM
        yield _Hit(phrase.code, phrase.weight * (CONTEXT_SHARE if aside else 1.0), start, end)


def _found(
    index: _Index, words: Sequence[str], subjects: frozenset[int] = frozenset()
) -> list[tuple[_Phrase, int, int]]:
    """Phrases with the words they stand on. Looked up by the beginnings of each word: some 500 phrases cost nothing."""
    spans = []
    for start, word in enumerate(words):
        keys = [word[:length] for length in range(1, len(word) + 1)] + [f"={word}"]
        if start in subjects:
            keys.append("$")
        for key in keys:
            for phrase in index.get(key, ()):
                end = _end(phrase.parts[1:], words, start + 1, subjects)
                if end is not None:
                    spans.append((phrase, start, end))
    return spans


def _end(parts: Sequence[_Part], words: Sequence[str], at: int, subjects: frozenset[int]) -> int | None:
    """Where the phrase ends if it begins at this word."""
    for place, part in enumerate(parts):
        if part.gap:
            ends = (_end(parts[place + 1 :], words, at + skipped, subjects) for skipped in range(GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or not words[at] or not part.fits(words[at], at in subjects):
            return None
        at += 1
    return at


def _part(said: str) -> _Part:
    if said == "…":
        return _Part(gap=True)
    ways = said.split("|")
    return _Part(
        begins=tuple(way for way in ways if not way.startswith("=") and way != "$"),
        whole=frozenset(way[1:] for way in ways if way.startswith("=")),
        subject="$" in ways,
    )


def _phrases(code: str, weight: float, lines: str) -> list[_Phrase]:
    return [
        _Phrase(code, weight, tuple(_part(said) for said in line.split()))
        for line in (line.strip() for line in lines.replace(",", "\n").splitlines())
        if line
    ]


def _index(phrases: Iterable[_Phrase]) -> _Index:
    index: _Index = {}
    for phrase in phrases:
        first = phrase.parts[0]
        for key in (*first.begins, *(f"={word}" for word in first.whole), *(["$"] if first.subject else [])):
            index.setdefault(key, []).append(phrase)
    return index


@cache
def _all_phrases() -> _Index:
    return _index(
        phrase
        for code, weights in PHRASES.items()
        for weight, lines in weights.items()
        for phrase in _phrases(code, weight, lines)
    )


@cache
def _subject_nouns() -> _Index:
    return _index(_phrases("subject", 0, SUBJECT_NOUNS))


@cache
def _noise() -> _Index:
    return _index(_phrases("", 0, NOISE))


@cache
def _context() -> _Index:
    return _index(_phrases("", 0, CONTEXT))
