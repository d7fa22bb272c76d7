"""Marks as a host types them without a network: «был 1 3 7», «все кроме 2 5», several lines in one message.

A line is carried out whole or not at all: a number that stands beside a word nobody knows may mean something else.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from rules.reading import fold

Mark = Literal["present", "late", "absent", "excused"]
LARGEST = 999  # the largest number on a list

_WORDS: dict[Mark, re.Pattern[str]] = {
    "present": re.compile(
        r"был[аи]?|присутств(?:овал[аи]?|ует|уют)|приш(?:ел|ла|ли)|здесь|present|here|came|was|were|attended"
    ),
    "late": re.compile(r"опозда(?:л[аи]?|вш\w+|ни[еяй])|late"),
    "absent": re.compile(r"небыло?|отсутств(?:овал[аи]?|ует|уют)|нету?|absent|missing"),
    "excused": re.compile(r"уваж(?:ит|ительн\w+)?|excused"),
}
_EVERYBODY = frozenset(["все", "всех", "остальные", "all", "everybody", "everyone"])
_EXCEPT = frozenset(["кроме", "исключая", "без", "except", "but"])
_FILLERS = frozenset(["и", "а", "но", "с", "по", "номер", "номера", "причина", "причине", "and", "the", "numbers"])
_NOT = re.compile(r"\b(?:не\s+(?:был[аио]?|приш(?:ел|ла|ли)|присутств\w+)|(?:was|were)\s*(?:not|n't)|not\s+here)\b")
_RANGE = re.compile(r"(\d+)\s*(?:-|–|—|\bпо\b|\bto\b)\s*(\d+)")
_TOKEN = re.compile(r"\d+…\d+|\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """`marks` by number on the list; `everybody`: those without a mark were there; `unclear` lines are as typed."""

    marks: Mapping[int, Mark]
    everybody: bool
    unclear: tuple[str, ...]


class _Unclear(Exception):
    """A line that says something else than marks."""


def read(text: str) -> Typed | None:
    """None when the text is no list of marks at all. Where two lines name one number, the later one is right."""
    marks: dict[int, Mark] = {}
    everybody, unclear, meant = False, [], False
    for line in filter(None, map(str.strip, text.splitlines())):
        tokens = _tokens(line)
        try:
            said = _line(tokens)
        except _Unclear:
            unclear.append(line)
            meant = meant or _looks_like_marks(tokens)
        else:
            marks |= said.marks
            everybody = everybody or said.everybody
            meant = True
    return Typed(marks, everybody, tuple(unclear)) if meant else None


def resolve(typed: Typed, listed: Mapping[int, str | None]) -> tuple[dict[int, Mark], list[int]]:
    """(marks to make, numbers that the list does not have); `listed` are the marks so far by number."""
    marks: dict[int, Mark] = {number: mark for number, mark in typed.marks.items() if number in listed}
    if typed.everybody:
        marks |= {number: "present" for number, mark in listed.items() if mark is None and number not in typed.marks}
    return marks, sorted(typed.marks.keys() - listed.keys())


def spans(numbers: Iterable[int]) -> str:
    """«1–3, 7»: numbers as a person would write them."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(
        str(first) if first == last else f"{first}, {last}" if last == first + 1 else f"{first}–{last}"
        for first, last in runs
    )


def _tokens(line: str) -> list[str]:
    plain = _NOT.sub(" небыло ", fold(line))
    return _TOKEN.findall(_RANGE.sub(r"\1…\2", plain))


def _numbers(token: str) -> list[int]:
    """What «7» or «1…5» stands for; nothing when the token is a word."""
    if not token[0].isdecimal():
        return []
    first, _, last = token.partition("…")
    if max(len(first), len(last)) > len(str(LARGEST)):
        raise _Unclear
    low, high = int(first), int(last or first)
    if not 1 <= low <= high:
        raise _Unclear
    return list(range(low, high + 1))


def _mark(word: str) -> Mark | None:
    return next((mark for mark, pattern in _WORDS.items() if pattern.fullmatch(word)), None)


@dataclass(slots=True)
class _Line:
    """One line while it is read. A mark stands before its numbers or after them: «был 1 3», «1 3 были»."""

    marks: dict[int, Mark] = field(default_factory=dict)
    everybody: bool = False
    whole: bool = False  # «все» alone says nothing: they were there, or all but some
    mark: Mark | None = None  # what the numbers that follow get
    waiting: bool = False  # `mark` was said and no number came yet
    before: list[int] = field(default_factory=list)  # numbers whose mark comes after them

    def numbers(self, found: list[int]) -> None:
        if self.mark is None:
            self.before += found
        else:
            self.marks |= dict.fromkeys(found, self.mark)
            self.waiting = False

    def says(self, mark: Mark) -> None:
        self.settled()
        self.whole = True
        if self.before:
            self.marks |= dict.fromkeys(self.before, mark)
            self.before, self.mark = [], None
        else:
            self.mark, self.waiting = mark, True

    def all(self) -> None:
        if self.mark not in (None, "present") or self.before:
            raise _Unclear
        self.everybody, self.waiting = True, False

    def but(self) -> None:
        if not self.everybody:
            raise _Unclear
        self.settled()
        self.whole, self.mark, self.waiting = True, "absent", True

    def settled(self) -> None:
        """«все были» needs no numbers; a mark that nobody got is not understood."""
        if self.waiting and not (self.everybody and self.mark == "present"):
            raise _Unclear
        self.waiting = False


def _line(tokens: list[str]) -> _Line:
    said = _Line()
    for token in tokens:
        if found := _numbers(token):
            said.numbers(found)
        elif mark := _mark(token):
            said.says(mark)
        elif token in _EVERYBODY:
            said.all()
        elif token in _EXCEPT:
            said.but()
        elif token not in _FILLERS:
            raise _Unclear
    said.settled()
    if said.before or not said.whole:
        raise _Unclear
    return said


def _looks_like_marks(tokens: list[str]) -> bool:
    """«был 1 3 Иванова», «все кроме Иванова»: worth an answer about marks. «Все были довольны» is not."""
    first, second = [*tokens, "", ""][:2]
    if first in _EVERYBODY:
        return second in _EXCEPT
    return second[:1].isdecimal() and _mark(first) is not None
