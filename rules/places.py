"""When two names of a municipality or a school are the same place, however people write them."""

import re

from rules.reading import fold

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
