"""What a methodist would not sign in an instrument that may be used: doubts, which refuse nothing.

Each is something an eye passes over in a hundred items and a count does not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb

from rules.literacy import Variant
from rules.questionnaire import Item, Questionnaire
from rules.reading import FILE, LOCALES, Text, fold

__all__ = ["DOUBTS", "Doubt", "doubts"]

DOUBTS = (
    *("anchor-tells", "anchors-tell", "anchor-twice", "theme-twice", "office", "sex", "tall", "source"),
    *("option-tells", "figures", "difficulty"),
)
# Where chance would do the same less often than once in so many areas, it is a habit of whoever wrote the items.
RARE = 0.05
LONGER = 1.6  # times the longest of the others: such an anchor is chosen for its length
LINE, LINES = 40, 15  # of a phone, for a question with its anchors
DIFFICULTIES = range(9, 12)  # the sum over a part of five
SOURCES = ("профстандарт", "ФГОС", "DigCompEdu", "PISA", "Р-201", "ФОП", "273-ФЗ", "приказ", "ГОСТ", "СанПиН", "СП")

_OFFICE = re.compile(
    r"\w*(?:осуществля|реализу|обеспечива|формирован|обучающ|посредств)\w*|в рамках|в целях|данн(?:ый|ого) вид"
)
# The person's sex is not known, and most teachers are women.
_SEX = re.compile(r"\w*\(а\)|\b(?:рад|готов|должен|уверен)\b")
_FIGURE = re.compile(r"\d+(?:[.:]\d+)?")


@dataclass(frozen=True, slots=True)
class Doubt:
    """`item`: as of BrokenContent; the sentence is `doubt-<key>` with `said`."""

    item: str
    key: str
    said: Mapping[str, str | int]


def doubts(read: Questionnaire | Variant) -> list[Doubt]:
    return list(_of_questionnaire(read) if isinstance(read, Questionnaire) else _of_variant(read))


def _of_questionnaire(read: Questionnaire) -> Iterator[Doubt]:
    spoken = _spoken(item.question for item in read.items)
    for item in read.items:
        yield from _of_item(item, spoken)
    for code in (FILE, *(area.code for area in read.areas)):
        items = [item for item in read.items if code in (FILE, item.area)]
        for locale in spoken:
            telling = sum(_longest(item.anchors, 3, locale) for item in items)
            if _by_chance(telling, len(items)) < RARE:
                yield Doubt(code, "anchors-tell", {"locale": locale, "count": telling, "of": len(items)})
    yield from _twice("theme-twice", ((item.id, item.theme) for item in read.items))
    yield from _twice("anchor-twice", ((item.id, anchor) for item in read.items for anchor in item.anchors))


def _of_item(item: Item, spoken: Sequence[str]) -> Iterator[Doubt]:
    lengths = [len(anchor["ru"]) for anchor in item.anchors]
    for number, length in enumerate(lengths, 1):
        if length > LONGER * max(lengths[: number - 1] + lengths[number:]):
            yield Doubt(item.id, "anchor-tells", {"number": number})
    for text in (item.behaviour, item.question, *item.anchors):
        yield from _words(item.id, text)
    for locale in spoken:
        lines = [item.question[locale], *(f"А  {anchor[locale]}" for anchor in item.anchors)]
        count = sum(-(-len(line) // LINE) for line in lines)
        if count > LINES:
            yield Doubt(item.id, "tall", {"locale": locale, "count": count, "limit": LINES})
    if item.source is not None and not item.source.startswith(SOURCES):
        yield Doubt(item.id, "source", {"said": item.source})


def _of_variant(read: Variant) -> Iterator[Doubt]:
    spoken = _spoken(task.question for task in read.tasks)
    for part in read.parts:
        for stimulus in part.stimuli:
            yield from _words(stimulus.id, stimulus.text)
            yield from _figures(stimulus.id, [stimulus.text], spoken)
        for task in part.tasks:
            for text in (task.question, task.explanation, *task.options):
                yield from _words(task.id, text)
            yield from _figures(task.id, [task.question, task.explanation, *task.options], spoken)
        total = sum(task.difficulty for task in part.tasks)
        if total not in DIFFICULTIES:
            yield Doubt(part.code, "difficulty", {"sum": total, "least": DIFFICULTIES[0], "most": DIFFICULTIES[-1]})
    for locale in spoken:
        telling = sum(_longest(task.options, task.key, locale) for task in read.tasks)
        if _by_chance(telling, len(read.tasks)) < RARE:
            yield Doubt(FILE, "option-tells", {"locale": locale, "count": telling, "of": len(read.tasks)})


def _spoken(questions: Iterable[Text]) -> Sequence[str]:
    """An instrument that is not translated has the Russian words in every language."""
    return LOCALES if any(text["ru"] != text["en"] for text in questions) else LOCALES[:1]


def _words(item: str, text: Text) -> Iterator[Doubt]:
    if found := _OFFICE.search(fold(text["ru"])):
        yield Doubt(item, "office", {"said": found[0]})
    if found := _SEX.search(text["ru"]):
        yield Doubt(item, "sex", {"said": found[0]})


def _figures(item: str, texts: Sequence[Text], spoken: Sequence[str]) -> Iterator[Doubt]:
    """A figure that is in one language only is the mistake of a translation that changes the answer."""
    for text in texts if len(spoken) > 1 else ():
        ru, en = (_numbers(text[locale]) for locale in LOCALES)
        if ru != en:
            yield Doubt(item, "figures", {"ru": ", ".join(ru) or "0", "en": ", ".join(en) or "0"})


def _numbers(text: str) -> list[str]:
    """«52 400», «52,400» and «52400» are one figure, «9,25» and «9.25» too."""
    joined = re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text)
    return sorted(_FIGURE.findall(re.sub(r"(?<=\d),(?=\d)", ".", joined)))


def _twice(key: str, texts: Iterable[tuple[str, Text]]) -> Iterator[Doubt]:
    seen: dict[str, str] = {}
    for item, text in texts:
        first = seen.setdefault(fold(text["ru"]), item)
        if first != item:
            yield Doubt(item, key, {"said": text["ru"], "other": first})


def _longest(texts: Sequence[Text], place: int, locale: str) -> bool:
    lengths = [len(text[locale]) for text in texts]
    return lengths[place] > max(length for at, length in enumerate(lengths) if at != place)


def _by_chance(hits: int, of: int) -> float:
    """How often chance alone makes so many hits and more, one of four each time."""
    return sum(comb(of, n) * 0.25**n * 0.75 ** (of - n) for n in range(hits, of + 1))
