"""What the rooms of polls share: whose they are, when they end, a question and its summary in words."""

from collections.abc import Sequence
from datetime import date

from bot import places as names
from bot.guards import NotAllowed
from bot.mentoring import written
from bot.person import Person
from bot.screen import bar
from bot.settings import Settings
from bot.texts import Html, T, lines
from bot.tree import own_place, said
from rules.polls import FEW, MANY, WORDS, Question
from rules.roles import Scope
from storage import polls
from storage.db import Tx
from storage.poll_results import Tally
from storage.polls import Poll

NAME = 60  # signs of a title beside other words
WIDTH = 8  # of a bar


async def poll_of(tx: Tx, person: Person, number: int | None) -> Poll:
    """One of a place that a role of theirs reaches. Raises NotAllowed."""
    found = await polls.poll(tx, number) if number else None
    if found is None:
        raise NotAllowed("curator")
    await place_of(tx, person, found)
    return found


async def place_of(tx: Tx, person: Person, poll: Poll) -> Scope:
    """Raises NotAllowed where it is not, or no more, theirs to ask."""
    return await own_place(tx, person, said(poll.scope_kind, poll.scope))


def zone_of(scope: Scope, settings: Settings) -> str:
    """The clock of a place: that of its region."""
    region = dict((*scope.above, (scope.kind, scope.id))).get("region", "")
    return names.clocks().get(region, settings.default_zone)


def until(t: T, poll: Poll) -> str:
    """The last day in words, «none» without one: the words around it are Fluent's."""
    return "none" if poll.closes_on is None else written(t, date.fromisoformat(poll.closes_on))


def till(t: T, poll: Poll) -> Html:
    """«Отвечать можно до 5 декабря 2026.»"""
    return t("poll-till", until=until(t, poll))


def kind_of(t: T, question: Question) -> Html:
    """«один ответ из 5», «словами»."""
    if question.kind == WORDS:
        return t("poll-kind-words")
    return t(f"poll-kind-{question.kind}", count=str(len(question.options)))


def listed(t: T, asks: Sequence[Question]) -> list[Html]:
    """The questions with their kinds, one after another."""
    return [t("poll-question", number=str(it.number), text=it.text, kind=kind_of(t, it)) for it in asks]


def summed(t: T, question: Question, tally: Tally | None) -> Html:
    """A question with counts, shares and bars. Of a question in words: how many there are."""
    head = t("poll-sum-head", number=str(question.number), text=question.text)
    answered = tally.answered if tally else 0
    if tally is None or answered < FEW:
        return lines([head, t("poll-sum-few", few=FEW) if answered else t("poll-sum-none")])
    if question.kind == WORDS:
        return lines([head, t("poll-sum-words", count=answered)])
    counts = [(tally.chosen.get(place, 0), option) for place, option in enumerate(question.options)]
    nobody: list[str] = []
    if question.kind == MANY:  # an order of its own only a single choice has: hours, how often
        counts.sort(key=lambda it: -it[0])
        nobody = [option for count, option in counts if not count]
    options = (
        t("poll-sum-option", bar=bar(count, answered, WIDTH), share=share(count, answered), count=count, option=option)
        for count, option in counts
        if option not in nobody
    )
    tail = t("poll-sum-nobody", options=", ".join(nobody)) if nobody else None
    return lines([head, t("poll-sum-answered", count=answered), *options, tail])


def share(count: int, of: int) -> str:
    """Whole per cent."""
    return str(round(100 * count / of)) if of else "0"
