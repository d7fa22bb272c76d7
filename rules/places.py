"""When two names of a municipality or a school are the same place, however people write them."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from rules.reading import fold

K = TypeVar("K")
NAME_LIMIT = 120
_PUNCTUATION = re.compile(r"[^\w\s]")
_NUMBER = re.compile(r"(?<=[^\W\d])(?=\d)")  # «СОШ11»
# Legal forms, as whole words and as beginnings: they say who owns a school, people leave them out.
_FORMS = frozenset(
    {"мбоу", "маоу", "мкоу", "моу", "гбоу", "гаоу", "гкоу", "гоу", "фгбоу", "фгкоу", "чоу", "ноу", "ано"}
    | {"мбдоу", "мадоу", "мкдоу", "мдоу", "гбдоу", "гадоу", "чдоу", "доу", "гбпоу", "гапоу", "гкпоу"}
    | {"мбу", "мау", "мку", "гбу", "до", "имени", "им"}
)
_FORM_BEGINS = (
    "муниципальн", "государственн", "бюджетн", "автономн", "казенн", "частн", "образовательн", "общеобразовательн",
    "учрежден",
)  # fmt: skip
_SCHOOL = re.compile(r"\b((средняя|основная|начальная) ((обще)?образовательная )?школа|сош|оош|нош)\b")
_NURSERY = re.compile(r"\b(детсад|дс|д с|дошкольное образовательное учреждение)\b")
# What many names have in common: it makes no two of them near.
_PLAIN = frozenset(
    {"школа", "гимназия", "лицей", "детский", "сад", "село", "села", "станица", "станицы", "поселок", "поселка"}
    | {"хутор", "хутора", "город", "города", "с", "ст", "п", "х", "пос"}
)
NEAR = 0.6  # of `likeness`
_KINDS = frozenset(["район", "рн", "р", "н", "округ", "город", "г", "го", "мо", "мр"])
_KIND_BEGINS = ("муниципальн", "образован", "городск", "сельск", "поселен")


def folded_organisation(name: str) -> str:
    """«МБОУ СОШ № 11» and «школа 11» meet as «школа 11»; a name that is all legal form stays itself."""
    bare = _NUMBER.sub(" ", _PUNCTUATION.sub(" ", fold(name)))
    bare = _NURSERY.sub("детский сад", _SCHOOL.sub("школа", " ".join(bare.split())))
    return _without(bare, _FORMS, _FORM_BEGINS) or fold(name)


def folded_municipality(name: str) -> str:
    """«Тимашевский район», «Тимашевский муниципальный округ» meet as «тимашевский»."""
    return _without(_PUNCTUATION.sub(" ", fold(name)), _KINDS, _KIND_BEGINS) or fold(name)


def _without(words: str, whole: frozenset[str], begins: tuple[str, ...]) -> str:
    return " ".join(word for word in words.split() if word not in whole and not word.startswith(begins))


def likeness(one: str, other: str) -> float:
    """How near two folded names are, 0 to 1. School 1 is not school 11, however alike the rest."""
    words, others = one.split(), other.split()
    numbers, theirs = ({it for it in said if it.isdecimal()} for said in (words, others))
    if numbers and theirs and not numbers & theirs:
        return 0.0
    own = [it for it in words if it not in _PLAIN] or words
    its = [it for it in others if it not in _PLAIN] or others
    shared = len({*own} & {*its}) / min(len({*own}), len({*its}))
    return max(shared, SequenceMatcher(None, " ".join(own), " ".join(its)).ratio())


def nearest(wanted: str, folded: Mapping[K, str]) -> list[K]:
    """The keys of names near `wanted`, and of those with words that begin as all of its words do; all are folded."""
    typed = wanted.split()
    found = {
        key: (near, SequenceMatcher(None, wanted, name).ratio())
        for key, name in folded.items()
        if typed and ((near := likeness(wanted, name)) >= NEAR or begins(name, typed))
    }
    return sorted(found, key=lambda key: found[key], reverse=True)


def begins(folded: str, typed: Iterable[str]) -> bool:
    """Whether each typed word begins a word of the name; a number is a whole one: school 1 is not school 11."""
    return all(any(word == it if it.isdecimal() else word.startswith(it) for word in folded.split()) for it in typed)


class BadName(ValueError):
    """Not a name of a place. The reason: empty, long or strange."""


def clean_name(typed: str, limit: int = NAME_LIMIT) -> str:
    """One line without control characters. Raises BadName("empty" | "long" | "strange")."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
    if not name:
        raise BadName("empty")
    if len(name) > limit:
        raise BadName("long")
    # A name has letters or at least a number; a smile or a bracket alone is a slip of the finger.
    if not any(sign.isalnum() for sign in name) or re.search(r"[<>{}\\]|://", name):
        raise BadName("strange")
    return name
