"""How levels moved over the attempts at one questionnaire, in one form and one major version; nothing else compares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SHOWN = 6  # attempts; more would be a thicket on a phone
NAMED = 3  # changes that are told in a sentence
LEAST = 0.12  # of the width between two attempts, so that two of one week stand apart


@dataclass(frozen=True, slots=True)
class Taken:
    """A completed attempt: levels by area, None where there were too few answers. UTC seconds."""

    attempt: int
    completed_at: int
    levels: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Track:
    """The levels of an area over the attempts that are shown, the oldest first."""

    area: str
    levels: tuple[float | None, ...]

    @property
    def known(self) -> tuple[float, ...]:
        return tuple(level for level in self.levels if level is not None)

    @property
    def moved(self) -> float | None:
        """The last level minus the first; None where the area has not two of them."""
        return self.known[-1] - self.known[0] if len(self.known) > 1 else None


def tracks(taken: Sequence[Taken]) -> tuple[Track, ...]:
    """In the order of the latest attempt's areas, then those of older ones; an area that never had a level is none."""
    areas = dict.fromkeys(area for one in reversed(taken) for area in one.levels)
    found = (Track(area, tuple(one.levels.get(area) for one in taken)) for area in areas)
    return tuple(track for track in found if track.known)


def rounded(moved: float) -> float:
    """As a person sees it; −0,0 is 0,0."""
    return round(moved, 1) + 0.0


def largest(found: Sequence[Track]) -> tuple[Track, ...]:
    """The largest changes that a person would see, of equal ones the first."""
    seen = [track for track in found if track.moved is not None and rounded(track.moved)]
    return tuple(sorted(seen, key=lambda track: -abs(track.moved or 0))[:NAMED])


def places(times: Sequence[int]) -> tuple[float, ...]:
    """Where attempts stand along a line, 0 to 1: by their time, but never closer than `LEAST`."""
    if len(times) < 2:
        return tuple(0.0 for _ in times)
    whole = max(times[-1] - times[0], 1)
    gaps = [max((after - before) / whole, LEAST) for before, after in pairwise(times)]
    found, at = [0.0], 0.0
    for gap in gaps:
        at += gap
        found.append(at)
    return tuple(place / at for place in found)
