"""A poll as its readers see it: the first words, a question on a screen, and what its buttons mean."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from bot.doors import Id, Press
from bot.polling import until
from bot.screen import Button, Row, Screen, bar, cut, rows
from bot.texts import Html, T, escape, lines
from rules.polls import FEW, MANY, MOST_OPTIONS, MOST_QUESTIONS, ONE, WORDS, Answer, Question
from storage.polls import Poll

SHORT = 28  # signs of an option that stands on its button; longer ones stand in the text, with numbers
HEAD = 40  # signs of the title above a question

Number = Annotated[int, Field(ge=1, le=MOST_QUESTIONS)]
Place = Annotated[int, Field(ge=0, le=MOST_OPTIONS - 1)]


class Begin(Press, prefix=".rb"):
    """To the first question without an answer; of a finished form to its first."""

    poll: Id


class Choose(Press, prefix=".rc"):
    """This option and no other, and on."""

    poll: Id
    question: Number
    option: Place


class Tick(Press, prefix=".rt"):
    """This option too, or not any more: pressed twice it changes nothing."""

    poll: Id
    question: Number
    option: Place
    on: bool


class Onward(Press, prefix=".rn"):
    """To the next question; one without an answer is passed over."""

    poll: Id
    question: Number


class Back(Press, prefix=".rk"):
    """From this question to the one before."""

    poll: Id
    question: Number


class Clear(Press, prefix=".rx"):
    """What was written here goes."""

    poll: Id
    question: Number


class Pause(Press, prefix=".rp"):
    poll: Id


class Trial(Press, prefix=".rz"):
    """A button on a question that its author looks at."""


def intro(t: T, poll: Poll, count: int) -> Html:
    """What it is about, how long it takes, and who will see what: said before anything is asked."""
    return lines(
        [
            t("poll-title", title=poll.title),
            *([escape(poll.about)] if poll.about else []),
            "",
            t("poll-intro", count=count, until=until(t, poll)),
            "",
            t("poll-who-sees", few=FEW),
        ]
    )


def question_screen(
    t: T, poll: Poll, asked: Question, of: int, answer: Answer, *, ways: Sequence[Row], trial: bool = False
) -> Screen:  # fmt: skip
    """`of`: how many questions there are."""
    on_buttons = all(len(option) <= SHORT for option in asked.options)
    numbered = [] if on_buttons else [Html(f"{n}  {escape(option)}") for n, option in enumerate(asked.options, 1)]
    written = t("poll-you-wrote", words=answer.words) if answer.words else None
    text = lines(
        [
            t("poll-place", title=cut(poll.title, HEAD), number=str(asked.number), of=str(of)),
            bar(asked.number - 1, of),
            "",
            Html(f"<b>{escape(asked.text)}</b>"),
            t(f"poll-how-{asked.kind}") if asked.kind != ONE else None,
            *(["", *numbered] if numbered else []),
            *(["", written] if written else []),
        ]
    )
    said = asked.options if on_buttons else tuple(str(n) for n in range(1, len(asked.options) + 1))
    options = (_option(poll, asked, place, words, answer, trial=trial) for place, words in enumerate(said))
    return Screen(text, [*rows(options, 1 if on_buttons else 4), *ways])


def _option(poll: Poll, asked: Question, place: int, words: str, answer: Answer, *, trial: bool) -> Button:
    chosen = place in answer.choices
    press: Press
    if asked.kind == MANY:
        mark = "☑ " if chosen else "☐ "
        press = Tick(poll=poll.id, question=asked.number, option=place, on=not chosen)
    else:
        mark = "• " if chosen else ""
        press = Choose(poll=poll.id, question=asked.number, option=place)
    return Button(f"{mark}{words}", Trial() if trial else press)


def ways(t: T, poll: Poll, asked: Question, answer: Answer) -> list[Row]:
    """Back, on, pause; an answer in words can be taken back."""
    onward = t("poll-onward" if answer.given else "poll-skip")
    clear = [Button(t("poll-clear"), Clear(poll=poll.id, question=asked.number))]
    return [
        clear if asked.kind == WORDS and answer.words else [],
        [
            Button(t("back"), Back(poll=poll.id, question=asked.number)),
            Button(onward, Onward(poll=poll.id, question=asked.number)),
        ],
        [Button(t("poll-pause"), Pause(poll=poll.id))],
    ]
