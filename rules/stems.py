"""What words of Russian have in common whatever their endings: «оценивания» and «оценивание» are «оцениван».

Computed once, when a programme comes in, and kept beside it: a list is looked up by stems and never by texts.
"""

import re
from functools import lru_cache

from snowballstemmer import stemmer

from rules.reading import fold

_WORD = re.compile(r"[^\W_]+")
_RUSSIAN = stemmer("russian")
# Say nothing of what a programme is about; a search made of them alone finds everything.
_EMPTY = """
    а без бы в во для до же за и из или к ко ли на над не ни но о об от по под при про с со также то у что чтобы это как
    его их ее the of and for in to a
"""
EMPTY = frozenset(_EMPTY.split())
LONGEST = 40  # letters of a word: beyond it nobody wrote a word


def words(text: str) -> list[str]:
    """Folded words in their order, without those that say nothing."""
    return [word for word in _WORD.findall(fold(text)) if word not in EMPTY and len(word) <= LONGEST]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Of one folded word."""
    return str(_RUSSIAN.stemWord(word))


def stems(text: str) -> list[str]:
    """One of each, in the order of the text."""
    return list(dict.fromkeys(stem(word) for word in words(text)))


def document(title: str, *others: str) -> str:
    """How a programme's words are kept: stems of the title, a bar, stems that stand elsewhere only."""
    first = stems(title)
    held = set(first)
    rest = [one for one in stems(" ".join(others)) if one not in held]
    return f"{' '.join(first)}|{' '.join(rest)}"
