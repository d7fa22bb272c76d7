"""Which competences a programme builds, told from its title: weighted phrases of Russian stems, the heaviest first.

The phrases are data (matching_words); every answer can say the words that led to it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rules.matching_words import CONTEXT, FIRM, MEANS, NOISE, PHRASES, ROLES, SUBJECT_NOUNS
from rules.reading import fold
from rules.subjects import Stage, Subject, stages_in, subjects_in

MAX_CODES = 3
# Nearly everything in the field is one of these as well: at the same weight the other goes first.
GENERAL = frozenset({"methodical", "subject"})
# A further code must be heard clearly, and not be drowned by the first.
LEAST_WEIGHT = 3.0
LEAST_SHARE = 0.4
# Weights beyond this are only for precedence.
LOUD = 9.0
# Under this, or with another code nearer than that, the first one is a guess: on titles not seen before every third of
# these was wrong, and half of all wrong ones were among them.
SURE_WEIGHT = 5.0
CLEAR_LEAD = 1.5
# «… в условиях цифровой трансформации» says where, not what.
CONTEXT_SHARE = 0.5
# «… с использованием цифровых ресурсов» says by what.
MEANS_SHARE = 0.75
ANNOTATION_SHARE = 0.4
# «… в дополнительном образовании» says where.
PLACE_SHARE = 0.8
PLACE_WORDS = frozenset({"в", "во", "на", "при"})
# Each further phrase of a code adds a little, so that many weak ones never beat a clear one.
FURTHER_SHARE = 0.2
FURTHER_MOST = 1.0
# How many words may stand where a phrase says «…».
GAP = 4
# Words of a phrase without gaps, at most.
LONGEST = 6

# What an annotation says, it says at its beginning; nor does a title go on for ever.
MOST_WORDS = 100
# Nobody says a word more often than that and means something new.
MOST_TIMES = 4

_TOKEN = re.compile(r"\w+|[:.;()!?–—]")


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
        return word.startswith(self.begins) or word in self.whole or (self.subject and is_subject)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """`solid`: without gaps. `opens`: counts only at the very beginning. `role`: its words say who, and begin nothing
    else."""

    code: str
    weight: float
    first: _Part
    rest: tuple[_Part, ...]
    solid: bool
    opens: bool
    role: bool


# Phrases by the beginning of their first word; «=…» by the whole word, «$» by a noun of a subject.
_Index = dict[str, list[_Phrase]]
_Span = tuple[_Phrase, int, int]


@dataclass(frozen=True, slots=True)
class _Hit:
    code: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Text:
    """Folded words, the same as they stood, which of them name a school subject, and before which a mark stands."""

    words: Sequence[str]
    original: Sequence[str]
    subjects: frozenset[int]
    breaks: frozenset[int]


def competences(title: str, annotation: str = "") -> list[Match]:
    """Codes of content/areas.toml, best first, at most three; empty when the words say nothing."""
    text = _read(title)
    told = _told(_hits(text))
    best = _weigh(told)
    if annotation:
        for code, weight in _weigh(_told(_hits(_read(annotation)))).items():
            best[code] = best.get(code, 0.0) + weight * ANNOTATION_SHARE
    nowhere = len(text.words)
    first_seen = {code: min(hit.start for hit in hits) for code, hits in told.items()}
    order = sorted(best, key=lambda code: (-best[code], code in GENERAL, first_seen.get(code, nowhere), code))
    kept = [code for place, code in enumerate(order) if place == 0 or _is_heard(best[code], best[order[0]])]
    return [Match(code, _reason(told.get(code, ()), text), best[code]) for code in kept[:MAX_CODES]]


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
    return weight >= LEAST_WEIGHT and weight >= min(best, LOUD) * LEAST_SHARE


def _told(hits: Iterable[_Hit]) -> dict[str, list[_Hit]]:
    """By code, the heaviest first; of phrases that share words the heaviest alone."""
    told: dict[str, list[_Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (-hit.weight, hit.start - hit.end)):
        mine = told.setdefault(hit.code, [])
        if all(hit.end <= other.start or other.end <= hit.start for other in mine):
            mine.append(hit)
    return told


def _weigh(told: Mapping[str, Sequence[_Hit]]) -> dict[str, float]:
    """The heaviest phrase of each code, and a little for each further one."""
    weights: dict[str, float] = {}
    for code, hits in told.items():
        further = sum(hit.weight for hit in hits[1:] if hit.weight >= LEAST_WEIGHT) * FURTHER_SHARE
        weights[code] = hits[0].weight + min(FURTHER_MOST, further)
    return weights


def _reason(hits: Sequence[_Hit], text: _Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(text.original[hit.start : hit.end]) for hit in hits))[:3]


def _read(title: str) -> _Text:
    original: list[str] = []
    breaks = set()
    for token in _TOKEN.findall(title):
        if len(original) == MOST_WORDS:
            break
        if token[0].isalnum() or token[0] == "_":
            original.append(token)
        else:
            breaks.add(len(original))
    words = [fold(word) for word in original]
    marks = frozenset(breaks)
    for _, start, end in _found("noise", _Text(words, original, frozenset(), marks)):
        words[start:end] = [""] * (end - start)
    nouns = _found("subject", _Text(words, original, frozenset(), marks))
    subjects = frozenset(place for _, start, end in nouns for place in range(start, end))
    return _Text(words, original, subjects, marks)


def _hits(text: _Text) -> Iterator[_Hit]:
    """Every phrase once, where it first stands; what stands in a clause of circumstance or means weighs less."""
    asides = list(_asides(text))
    spans = _found("all", text)
    solid: dict[int, list[_Span]] = {}
    for span in spans:
        if span[0].solid and span[2] - span[1] > 1:
            solid.setdefault(span[1], []).append(span)
    seen: set[int] = set()
    for phrase, start, end in spans:
        if id(phrase) in seen or _is_hidden(solid, start, end):
            continue
        seen.add(id(phrase))
        shares = [share for begin, stop, share in asides if begin <= start < stop and phrase.code not in FIRM]
        if start > 1 and text.words[start - 1] in PLACE_WORDS and phrase.code not in FIRM:
            shares.append(PLACE_SHARE)
        yield _Hit(phrase.code, phrase.weight * min(shares, default=1.0), start, end)


def _is_hidden(solid: Mapping[int, Sequence[_Span]], start: int, end: int) -> bool:
    """The longer of two phrases says it: «музыкальный руководитель» is no «руководитель»."""
    for begin in range(max(0, start - LONGEST), start + 1):
        for phrase, _, stop in solid.get(begin, ()):
            inside = end <= stop and end - start < stop - begin
            if inside or (phrase.role and begin < start < stop):
                return True
    return False


def _asides(text: _Text) -> Iterator[tuple[int, int, float]]:
    """Clauses to the next mark. A title that begins with its circumstance has nothing else to say."""
    for phrase, start, _ in _found("aside", text):
        if start > 0:
            yield start, min((mark for mark in text.breaks if mark > start), default=len(text.words)), phrase.weight


def _found(kind: str, text: _Text) -> list[_Span]:
    """Phrases with the words they stand on. Looked up by the beginnings of each word: 4,000 phrases cost nothing."""
    spans: list[_Span] = []
    tried: dict[str, int] = {}
    for start, word in enumerate(text.words):
        phrases = _starting(kind, word, start in text.subjects) if word else ()
        if not phrases:
            continue
        tried[word] = tried.get(word, 0) + 1
        if tried[word] > MOST_TIMES:
            continue
        for phrase in phrases:
            if phrase.opens and start > 0:
                continue
            end = _end(phrase.rest, text, start + 1) if phrase.rest else start + 1
            if end is not None:
                spans.append((phrase, start, end))
    return spans


def _end(parts: tuple[_Part, ...], text: _Text, at: int) -> int | None:
    """Where the phrase ends if it begins at this word."""
    words = text.words
    for place, part in enumerate(parts):
        if part.gap:
            return _beyond(parts[place + 1 :], text, at)
        if at >= len(words) or not words[at] or not part.fits(words[at], at in text.subjects):
            return None
        at += 1
    return at


def _beyond(parts: tuple[_Part, ...], text: _Text, at: int) -> int | None:
    """The same after a gap, which no mark stands in."""
    for skipped in range(at, min(at + GAP, len(text.words) - 1) + 1):
        if skipped in text.breaks:
            return None
        end = _end(parts, text, skipped)
        if end is not None:
            return end
    return None


def _part(said: str) -> _Part:
    if said == "…":
        return _Part(gap=True)
    ways = said.split("|")
    return _Part(
        begins=tuple(way for way in ways if not way.startswith("=") and way != "$"),
        whole=frozenset(way[1:] for way in ways if way.startswith("=")),
        subject="$" in ways,
    )


def _phrases(code: str, weight: float, lines: str, role: bool = False) -> Iterator[_Phrase]:
    for line in lines.replace(",", "\n").splitlines():
        said = line.split()
        if said:
            opens = said[0] == "^"
            first, *rest = (_part(word) for word in said[opens:])
            yield _Phrase(code, weight, first, tuple(rest), not any(part.gap for part in rest), opens, role)


@lru_cache(maxsize=20_000)
def _starting(kind: str, word: str, is_subject: bool) -> tuple[_Phrase, ...]:
    """Phrases that may begin with the word."""
    keys = [word[:length] for length in range(1, len(word) + 1)] + [f"={word}"] + (["$"] if is_subject else [])
    return tuple(phrase for key in keys for phrase in _index(kind).get(key, ()))


@cache
def _index(kind: str) -> _Index:
    index: _Index = {}
    for phrase in _book(kind):
        first = phrase.first
        for key in (*first.begins, *(f"={word}" for word in first.whole), *(["$"] if first.subject else [])):
            index.setdefault(key, []).append(phrase)
    return index


def _book(kind: str) -> Iterator[_Phrase]:
    if kind == "noise":
        yield from _phrases("", 0, NOISE)
    elif kind == "aside":
        yield from _phrases("", CONTEXT_SHARE, CONTEXT)
        yield from _phrases("", MEANS_SHARE, MEANS)
    elif kind == "subject":
        yield from _phrases("", 0, SUBJECT_NOUNS)
    else:
        for table, role in ((PHRASES, False), (ROLES, True)):
            for code, weights in table.items():
                for weight, lines in weights.items():
                    yield from _phrases(code, weight, lines, role)
