"""How a person is written: surname and name as they typed them, cleaned; and short, among colleagues."""

import re
import unicodedata

from rules.reading import fold

LONGEST = 80
# Letters; inside a name a hyphen, an apostrophe or a dot: «Салтыков-Щедрин», «О'Нил», «А. С.».
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")


class BadFullName(ValueError):
    """Not a surname and a name. The reason: one, long or strange."""


def clean_full_name(typed: str) -> str:
    """«Иванова Анна», in one line. Raises BadFullName("one" | "long" | "strange")."""
    words = unicodedata.normalize("NFC", typed).replace("ʼ", "’").split()
    name = " ".join(words)
    if len(name) > LONGEST:
        raise BadFullName("long")
    if not all(_WORD.fullmatch(word) for word in words):
        raise BadFullName("strange")
    if len(words) < 2:
        raise BadFullName("one")
    return name


def short(name: str) -> str:
    """«Кузнецова Мария Игоревна» → «Мария К.», as colleagues are named in a list; one word stays as it is.

    Typed names begin with the surname (`clean_full_name`).
    """
    surname, _, given = name.partition(" ")
    return f"{given.split()[0]} {surname[0]}." if given.strip() else name


def words_of(name: str) -> list[str]:
    """The folded words of a name, each part of a double one too: «Салтыков-Щедрин» is found by either."""
    return list(dict.fromkeys(re.findall(r"[^\W\d_]+", fold(name))))
