"""Polls: what a question may be, how typed options are read, and of how few nothing is told.

A summary names nobody. What fewer than five have answered is said of nobody, and neither is what follows from it by
taking one number from another: between two looks, or between a place and those in it.
"""

import re
from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from rules.places import BadName, clean_name
from rules.reading import Table, Text, fold

ONE, MANY, WORDS = KINDS = ("one", "many", "words")
# Signs of each part; a question with all its options stays far below a message.
TITLE, ABOUT, QUESTION, OPTION, ANSWER = 80, 500, 250, 100, 1000
MOST_QUESTIONS, LEAST_OPTIONS, MOST_OPTIONS = 10, 2, 12
FEW = 5  # answers
LONGEST = 366  # days that a poll may stay open
_NUMBERED = re.compile(r"^(?:[-–—•*]|\(?\d{1,2}[.)]|[а-яёa-z]\))\s+", re.IGNORECASE)

K = TypeVar("K", bound=Hashable)


class BadOptions(ValueError):
    """The reason: few, many, long, strange or twice; `said` is the option that is wrong."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why)
        self.said = said


@dataclass(frozen=True, slots=True)
class Question:
    """`options` of a question in words is empty. Numbers are from 1 without gaps."""

    number: int
    kind: str
    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """`choices`: places in the options from 0. Nothing in either: the question was passed over."""

    choices: tuple[int, ...] = ()
    words: str = ""

    @property
    def given(self) -> bool:
        return bool(self.choices or self.words)


def read_options(typed: str) -> tuple[str, ...]:
    """One a line, with or without a number before it. Raises BadOptions."""
    found: list[str] = []
    for line in typed.splitlines():
        try:
            said = clean_name(_NUMBERED.sub("", line.strip()), OPTION)
        except BadName as bad:
            if str(bad) == "empty":
                continue
            raise BadOptions("long" if str(bad) == "long" else "strange", line.strip()) from None
        if fold(said) in map(fold, found):
            raise BadOptions("twice", said)
        found.append(said)
    if len(found) < LEAST_OPTIONS:
        raise BadOptions("few")
    if len(found) > MOST_OPTIONS:
        raise BadOptions("many")
    return tuple(found)


def fits(question: Question, answer: Answer) -> bool:
    """Whether somebody who saw this question could have answered so."""
    if question.kind == WORDS:
        return not answer.choices and len(answer.words) <= ANSWER
    if answer.words or list(answer.choices) != sorted(set(answer.choices)):
        return False
    if any(not 0 <= it < len(question.options) for it in answer.choices):
        return False
    return question.kind == MANY or len(answer.choices) <= 1


def end_of(day: date, zone: str) -> int:
    """UTC seconds when the day is over by this clock."""
    return int(datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).timestamp())


def told(done: int, *, closed: bool) -> int:
    """Of how many of the first answers a summary is told. While more may come it grows by five and leaves out the
    last five to nine: from two looks, the one after the closing too, nobody learns what the last one said."""
    if closed:
        return done if done >= FEW else 0
    return max(0, done - done % FEW - FEW)


def apart(counts: Mapping[K, int], loose: int = 0, before: Set[K] = frozenset()) -> set[K]:
    """Which of the groups are told one by one. The rest, with the `loose` who belong to none, is nobody or five at
    least: it can be found by taking the told ones from the whole. Those told `before` are hidden last."""
    shown = {key for key, count in counts.items() if count >= FEW}
    rest = loose + sum(count for key, count in counts.items() if key not in shown)
    for key in sorted(shown, key=lambda it: (it in before, counts[it], str(it))):
        if rest == 0 or rest >= FEW:
            break
        shown.remove(key)
        rest += counts[key]
    return shown


# Ready polls of `content`.


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    kind: str
    text: Text
    options: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ReadyPoll:
    code: str
    title: Text
    about: Text
    questions: tuple[ReadyQuestion, ...]


def parse_polls(text: str, areas: Sequence[Text], file: str = "polls.toml") -> tuple[ReadyPoll, ...]:
    """`areas`: what «areas = true» stands for as options. Raises BrokenContent."""
    top = Table.parse(text, file)
    polls = tuple(_poll(table, areas) for table in top.tables("polls", "code"))
    top.done()
    return polls


def _poll(table: Table, areas: Sequence[Text]) -> ReadyPoll:
    poll = ReadyPoll(
        code=table.string("code", r"[a-z_]+", limit=24),
        title=table.text("title", TITLE),
        about=table.text("about", ABOUT),
        questions=tuple(_question(it, areas) for it in table.tables("questions", "code")),
    )
    table.done()
    if len(poll.questions) > MOST_QUESTIONS:
        raise table.broken(f"has more than {MOST_QUESTIONS} questions")
    return poll


def _question(table: Table, areas: Sequence[Text]) -> ReadyQuestion:
    kind = table.string("kind")
    options: tuple[Text, ...] = ()
    if kind not in KINDS:
        raise table.broken(f"unknown kind “{kind}”")
    if kind != WORDS and table.flag("areas", default=False):
        options = tuple(areas)
    elif kind != WORDS:
        options = table.texts("options", LEAST_OPTIONS, OPTION, MOST_OPTIONS)
    question = ReadyQuestion(kind, table.text("text", QUESTION), options)
    table.done()
    return question
