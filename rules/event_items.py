"""The programme of an event as people type it: a line an item, «14:20 Критерии до урока — Иванова А. П., СОШ № 11».

A time that is not understood stays in the words: nothing of what was typed is lost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rules.events import ITEM, MOST_ITEMS, SPEAKER

_HOURS = r"([01]?\d|2[0-3])"
# «14-16» may be two hours and «10-15» may be people: behind a dash only 00 and what no hour can be are minutes.
_CLOCK = rf"{_HOURS}(?:[:.]([0-5]\d)|-(00|2[5-9]|[345]\d))"
_TIME = re.compile(
    rf"(?:(?:с|в|from|at)\s+)?{_CLOCK}(?:\s*(?:-|–|—|до|to|till|until)\s*{_CLOCK})?(?![\d.:]\d)\s*(?:ч\.?(?=\s))?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•·*–—-]|\d{1,2}[.)](?=\s))\s*")
_BETWEEN = re.compile(r"[\s.,;:–—-]+")
_DASH = re.compile(r"\s+[—–-]+\s+")


@dataclass(frozen=True, slots=True)
class Item:
    """`at`: «14:20» or «14:20–14:40» by the event's clock, or empty."""

    at: str
    title: str
    speaker: str = ""


class BadItems(ValueError):
    """`why`: many, title or speaker; `line`: which one, from 1; `size`: of what is too much, `limit`: the most."""

    def __init__(self, why: str, line: int, size: int, limit: int) -> None:
        super().__init__(why)
        self.why, self.line, self.size, self.limit = why, line, size, limit


def read_items(typed: str) -> tuple[Item, ...]:
    """In the order of the lines, empty ones left out. Raises BadItems."""
    told = [line for line in (" ".join(line.split()) for line in typed.splitlines()) if line]
    if len(told) > MOST_ITEMS:
        raise BadItems("many", MOST_ITEMS + 1, len(told), MOST_ITEMS)
    read = tuple(map(_item, told))
    for line, item in enumerate(read, 1):
        for why, said, limit in (("title", item.title, ITEM), ("speaker", item.speaker, SPEAKER)):
            if len(said) > limit:
                raise BadItems(why, line, len(said), limit)
    return read


def _item(line: str) -> Item:
    words = line
    found = _TIME.match(words)
    if found is None and (bullet := _BULLET.match(words)):
        words = words[bullet.end() :]
        found = _TIME.match(words)
    at = "" if found is None else _said(found)
    rest = words if found is None else _after(words[found.end() :])
    if not rest:
        # A time alone says nothing: the line stays as it was typed.
        return Item("", line, "")
    return Item(at, *_parted(rest))


def _said(found: re.Match[str]) -> str:
    clocks = [
        f"{int(hours):02}:{minutes}"
        for hours, minutes in ((found[1], found[2] or found[3]), (found[4], found[5] or found[6]))
        if hours
    ]
    return "–".join(clocks)


def _after(words: str) -> str:
    """What follows the time, without what stands between the two."""
    between = _BETWEEN.match(words)
    return words[between.end() :] if between else words


def _parted(words: str) -> tuple[str, str]:
    """The title and who speaks: what comes after the last dash, if it begins as a name does."""
    dashes = list(_DASH.finditer(words))
    if dashes:
        title, speaker = words[: dashes[-1].start()].strip(), words[dashes[-1].end() :].strip()
        if title and speaker[:1].isupper():
            return title, speaker
    return words, ""


def typed(items: Sequence[Item]) -> str:
    """The lines again, to be put right and sent back."""
    return "\n".join(
        " ".join(part for part in (item.at, item.title, item.speaker and f"— {item.speaker}") if part) for item in items
    )
