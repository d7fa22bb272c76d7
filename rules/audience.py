"""Whom a broadcast is for: what narrows the people of its author's place. Who they are, `storage/audiences.py` says.

Each part that is empty narrows nothing; within a part one of several is enough, the parts hold together.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from rules.roles import PLACE_OF

FORMAT = 1
SCOPES = ("all", "region", "municipality", "organisation")  # whose people a broadcast may be for
PRESENCES = ("seated", "came", "absent", "refused")  # how somebody stands to an event
EVERYBODY = "teacher"  # each of us is one
ROLES = (EVERYBODY, "mentor", "mentee", *PLACE_OF)
MANY = 50  # values of one part
LONGEST = 40  # characters of a code
MOST_YEARS = 80
LARGEST = 2**53


class BadAudience(ValueError):
    """Not an audience that anybody could have put together."""


@dataclass(frozen=True, slots=True)
class Audience:
    """`places`: (kind, id) within the author's. `service`: full years from and to, both included, None without an end.
    `areas`: one of them is to be improved. `after`: those to whom that broadcast was said and who have, or have not,
    answered it. `event`: (its number, one of PRESENCES). `unheard`: who has said nothing to that event's calls yet and
    has no place there.
    """

    places: tuple[tuple[str, str], ...] = ()
    roles: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    service: tuple[int, int | None] | None = None
    areas: tuple[str, ...] = ()
    after: int | None = None
    answered: bool = False
    event: tuple[int, str] | None = None
    unheard: int | None = None

    def __post_init__(self) -> None:
        """Raises BadAudience."""
        for part in (self.places, self.roles, self.subjects, self.stages, self.areas):
            _require(isinstance(part, tuple) and len(part) <= MANY, "too many values")
            _require(len(set(part)) == len(part), "a value comes twice")
        _require(all(kind in SCOPES and len(place) <= LONGEST for kind, place in self.places), "no such kind of place")
        _require(set(self.roles) <= set(ROLES), "no such role")
        for codes in (self.subjects, self.stages, self.areas):
            _require(all(0 < len(code) <= LONGEST for code in codes), "a code is too long")
        if self.service is not None:
            since, until = self.service
            _require(0 <= since <= (MOST_YEARS if until is None else until) <= MOST_YEARS, "no such years of service")
        _require(self.after is None or 0 < self.after <= LARGEST, "no such broadcast")
        _require(self.unheard is None or 0 < self.unheard <= LARGEST, "no such event")
        if self.event is not None:
            number, presence = self.event
            _require(0 < number <= LARGEST and presence in PRESENCES, "no such people of an event")

    def to_json(self) -> str:
        """Only what narrows."""
        said = {name: value for name, value in asdict(self).items() if value not in ((), None, False)}
        return json.dumps({"format": FORMAT, **said}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Audience":
        """What `to_json` wrote; raises BadAudience."""
        try:
            said = json.loads(text)
            if said.pop("format", FORMAT) != FORMAT:
                raise BadAudience("of another version")
            return cls(**{name: _read(name, value) for name, value in said.items()})
        except (ValueError, TypeError, AttributeError) as error:
            raise BadAudience(text[:80]) from error


def _read(name: str, value: Any) -> Any:
    if name == "places":
        return tuple((str(kind), str(place)) for kind, place in value)
    return tuple(value) if isinstance(value, list) else value


def _require(holds: bool, why: str) -> None:
    if not holds:
        raise BadAudience(why)
