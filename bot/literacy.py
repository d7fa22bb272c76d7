"""The functional literacy test in words: its parts, a stimulus to read or to see, options with their letters."""

from collections.abc import Mapping, Sequence

from bot import instruments, stimuli
from bot.doors import Go
from bot.screen import Button, Screen, cut
from bot.texts import Html, T, escape, lines
from rules import literacy_score
from rules.literacy import Stimulus, Task, Variant
from rules.literacy_score import Attempt, Score
from storage.db import Tx

# Signs of a stimulus's text under its picture: a caption has 1024 with its head. The whole text stands with the tasks.
UNDER_PICTURE = 800


async def variant_of(tx: Tx, attempt: Attempt) -> Variant:
    """The words, places and keys of this very attempt."""
    return await instruments.variant(tx, attempt.letter, attempt.version)


def letters(t: T) -> list[str]:
    return t("diagnosis-letters").split()


def told(stimulus: Stimulus, t: T, limit: int = 0) -> Html:
    """Its title and text."""
    said = t.pick(stimulus.text).strip()
    return lines([Html(f"<b>{escape(t.pick(stimulus.title))}</b>"), "", cut(said, limit) if limit else said])


def seen(stimulus: Stimulus, head: Html, buttons: Sequence[Sequence[Button]], t: T) -> Screen:
    """The stimulus by itself: its picture, or its text where there is none."""
    picture = stimuli.picture(stimulus, t)
    said = told(stimulus, t, UNDER_PICTURE if picture else 0)
    return Screen(lines([head, "", said]), buttons, picture=picture)


def see(stimulus: Stimulus, t: T) -> Html:
    """What the button says that shows it again."""
    if stimulus.table:
        return t("literacy-table")
    return t("literacy-chart" if stimulus.chart else "literacy-text")


def options(attempt: Attempt, task: Task, t: T) -> list[tuple[str, int, str]]:
    """Letter, place in the file and words of each option, in this attempt's order."""
    return [
        (letter, place, t.pick(task.options[place]))
        for letter, place in zip(letters(t), attempt.orders[task.id], strict=True)
    ]


def figures(score: Score, t: T) -> Html:
    """«21 из 30, 70 %»."""
    return t("literacy-figures", right=score.right, of=score.tasks, percent=score.percent)


def weak(parts: Mapping[str, Score], variant: Variant, t: T) -> Html | None:
    """«Слабее всего: финансовая грамотность», where one or a few parts stand out."""
    found = literacy_score.weakest(parts)
    names = ", ".join(t.pick(part.name).lower() for part in variant.parts if part.code in found)
    return t("literacy-weakest", parts=names, count=len(found)) if found else None


def home(t: T, room: str = "literacy", about: str = "") -> list[Button]:
    """The way back, and home."""
    return [Button(t("back"), Go(room=room, id=about)), Button(t("menu"), Go(room="menu"))]
