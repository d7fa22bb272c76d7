"""What somebody's «не подходит» teaches the list made for them: what is left out and what stands lower, and why.

Nothing is guessed: each reason has one meaning, is said over the list, and is taken back with the mark it came from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

REASONS = ("theme", "known", "long", "paid", "far", "not_mine")
# Of the words of a refused title, so many make another title one of the same theme.
SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Refused:
    """A programme that somebody marked. `title` holds stems of its words; `first` is its first competence."""

    programme: int
    reason: str
    title: frozenset[str] = frozenset()
    first: str | None = None
    hours: int | None = None
    subjects: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Theme:
    """A programme with this first competence and at least SHARE of these stems in its title is of the same theme."""

    stems: frozenset[str]
    first: str

    @property
    def least(self) -> int:
        """So many of the stems; one word alone is no theme."""
        return max(min(2, len(self.stems)), ceil(SHARE * len(self.stems)))


@dataclass(frozen=True, slots=True)
class Taste:
    """Left out: the ids `hidden`, and programmes whose title has exactly the stems of one of `same`.

    Lower stand: `themes`; `hours` and more; `paid`: a price over 0, or known to be for money; `far`: full time or part
    time and not remote, partly or fully; those only for `subjects`, or only for `stages`, where they name any.
    """

    hidden: frozenset[int] = frozenset()
    same: tuple[frozenset[str], ...] = ()
    themes: tuple[Theme, ...] = ()
    hours: int | None = None
    paid: bool = False
    far: bool = False
    subjects: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()

    @property
    def lowers(self) -> bool:
        return bool(self.themes or self.hours or self.paid or self.far or self.subjects or self.stages)


def taste(refused: Iterable[Refused], subject: str | None = None, stages: Iterable[str] = ()) -> Taste:
    """`subject` and `stages` are the person's own: what is theirs too is never lowered for being somebody else's."""
    marks = list(refused)
    by = {reason: [mark for mark in marks if mark.reason == reason] for reason in REASONS}
    hours = [mark.hours for mark in by["long"] if mark.hours]
    named = {subject for mark in by["not_mine"] for subject in mark.subjects}
    taught = {stage for mark in by["not_mine"] for stage in mark.stages}
    return Taste(
        hidden=frozenset(mark.programme for mark in marks),
        same=tuple(dict.fromkeys(mark.title for mark in by["known"] if mark.title)),
        themes=tuple(dict.fromkeys(Theme(mark.title, mark.first) for mark in by["theme"] if mark.title and mark.first)),
        hours=min(hours, default=None),
        paid=bool(by["paid"]),
        far=bool(by["far"]),
        subjects=frozenset(named - {subject}),
        stages=frozenset(taught - set(stages)),
    )
