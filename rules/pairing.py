"""Which mentor suits whom, and why. It orders and says its reasons; people decide."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rules.subjects import known

Why = Literal["subject", "school", "areas", "stage", "municipality", "free"]
WEIGHTS: dict[Why, int] = {"subject": 8, "areas": 6, "school": 5, "stage": 3, "free": 2, "municipality": 1}
AREAS = 3  # named at the most


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of one of the two. `stages` are atomic ones; `areas`: a mentee's to improve, the weakest first, or
    a mentor's strong ones, empty where the person has not opened them. `mentees` is a mentor's."""

    subject: str | None = None
    stages: frozenset[str] = frozenset()
    organisation: int | None = None
    municipality: int | None = None
    areas: tuple[str, ...] = field(default=())
    mentees: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """`areas`: those that one is strong in and the other wants to improve."""

    why: Why
    areas: tuple[str, ...] = ()


def reasons(mentee: Side, mentor: Side) -> tuple[Reason, ...]:
    """The weightiest first; what is not known of one of them is no reason."""
    helped = tuple(area for area in mentee.areas if area in mentor.areas)[:AREAS]
    same_school = mentee.organisation is not None and mentee.organisation == mentor.organisation
    near = mentee.municipality is not None and mentee.municipality == mentor.municipality
    holds: dict[Why, bool] = {
        "subject": known(mentee.subject) is not None and mentee.subject == mentor.subject,
        "areas": bool(helped),
        "school": same_school,
        "stage": bool(mentee.stages & mentor.stages),
        "free": mentor.mentees == 0,
        "municipality": near and not same_school,
    }
    ranked = sorted(WEIGHTS, key=lambda why: -WEIGHTS[why])
    return tuple(Reason(why, helped if why == "areas" else ()) for why in ranked if holds[why])


def score(found: Sequence[Reason]) -> int:
    return sum(WEIGHTS[reason.why] for reason in found)


def ranked(mentee: Side, mentors: Sequence[Side]) -> list[tuple[int, tuple[Reason, ...]]]:
    """Places in `mentors`, the best suited first, with the reasons; of equal ones who has fewer mentees, then the
    given order."""
    found = [(place, reasons(mentee, mentor)) for place, mentor in enumerate(mentors)]
    return sorted(found, key=lambda it: (-score(it[1]), mentors[it[0]].mentees, it[0]))
