"""What every list that comes as a table shares: what can be wrong with a row, and cells that say nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.reading import fold

_EMPTY = frozenset({"", "-", "–", "—", "нет", "не указано", "нет данных", "н/д"})


@dataclass(frozen=True, slots=True)
class Problem:
    """`key` names the sentence, `value` what stood there."""

    key: str
    value: str = ""


def filled(cells: Mapping[str, str]) -> dict[str, str]:
    """Cells by our names with single spaces; what only says that there is nothing is empty."""
    words = {column: " ".join(value.split()) for column, value in cells.items()}
    return {column: "" if fold(value) in _EMPTY else value for column, value in words.items()}
