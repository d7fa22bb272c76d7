"""The first three years: which forms of support somebody had this school year, what has begun, what is still open.

Only what our data know for sure is «had»: a meeting that the mentee confirmed, a step that is done, a session attended,
a programme whose document is confirmed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rules.service import SEPTEMBER

State = Literal["had", "begun", "open"]
# In the order they are shown.
MENTOR, STEPS, INTERNSHIP, COURSES = FORMS = ("mentor", "steps", "internship", "courses")


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one person within a school year: how many, and the last day.

    `pair`: one is active or paused now; `ahead`: sessions with a seat; `chosen`: programmes in «my list»;
    `studied`: those whose document is confirmed, by the document's day.
    """

    pair: bool = False
    meetings: int = 0
    met_on: date | None = None
    steps: int = 0
    steps_done: int = 0
    done_on: date | None = None
    attended: int = 0
    attended_on: date | None = None
    ahead: int = 0
    chosen: int = 0
    chosen_on: date | None = None
    studied: int = 0
    studied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """One form of support; `last`: the day of the newest fact."""

    form: str
    state: State
    count: int
    last: date | None = None


def year_began(today: date) -> date:
    """The first of September that this day's school year began with; the summer belongs to the year before."""
    return date(today.year if today.month >= SEPTEMBER else today.year - 1, SEPTEMBER, 1)


def supports(facts: Facts) -> tuple[Support, ...]:
    """A line for each form; steps are spoken of only where there is a programme."""
    found = [_weighed(MENTOR, facts.meetings, facts.met_on, begun=facts.pair)]
    if facts.steps or facts.steps_done:
        found.append(_weighed(STEPS, facts.steps_done, facts.done_on, begun=True))
    found.append(_weighed(INTERNSHIP, facts.attended, facts.attended_on, begun=facts.ahead > 0, ahead=facts.ahead))
    if facts.studied:
        return (*found, Support(COURSES, "had", facts.studied, facts.studied_on))
    state: State = "begun" if facts.chosen else "open"
    return (*found, Support(COURSES, state, facts.chosen, facts.chosen_on))


def _weighed(form: str, had: int, last: date | None, *, begun: bool, ahead: int = 0) -> Support:
    if had:
        return Support(form, "had", had, last)
    return Support(form, "begun" if begun else "open", ahead)
