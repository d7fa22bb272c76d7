"""Who may do what where. Rights reach down the tree, never up or aside.

The tree of places: all > region > municipality > organisation > site; a tutor's line hangs under its region.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

KINDS = ("all", "region", "line", "municipality", "organisation", "site")


@dataclass(frozen=True, slots=True)
class Scope:
    """A place in the tree. `above`: the places it lies in, as (kind, id), nearest first, without `all`."""

    kind: str
    id: str = ""
    above: tuple[tuple[str, str], ...] = ()

    def within(self, kind: str, place: str) -> bool:
        """Whether this place is that one or lies in it."""
        return kind == "all" or (self.kind, self.id) == (kind, place) or (kind, place) in self.above


class Held(NamedTuple):
    """A role somebody holds, and where."""

    role: str
    scope_kind: str
    scope: str = ""


class Right(Protocol):
    """What `Held` and a person's role of the turn have in common."""

    @property
    def role(self) -> str: ...

    @property
    def scope_kind(self) -> str: ...

    @property
    def scope(self) -> str: ...


R = TypeVar("R", bound=Right)

EVERYWHERE = Scope("all")

# Which kind of place each role is for. Teacher is everyone; mentor and mentee come from pairs: they are not granted.
PLACE_OF = {
    "administrator": "all",
    "regional": "region",
    "tutor": "line",
    "coordinator": "municipality",
    "curator": "organisation",
    "host": "site",
}
# Everyone is a teacher, so nobody grants it: a link «to teach» leads to a school.
TEACHER = "teacher"
LEADS_TO = PLACE_OF | {TEACHER: "organisation"}
# Who stands above a role. Nobody grants their own rank: administrators come from the settings and the command line.
_ABOVE = {
    "administrator": (),
    "regional": ("administrator",),
    "tutor": ("administrator", "regional"),
    "coordinator": ("administrator", "regional"),
    "curator": ("administrator", "regional", "coordinator"),
    "host": ("administrator", "regional", "coordinator", "curator"),
}
# Those who stand above some role.
GIVERS = tuple(dict.fromkeys(role for above in _ABOVE.values() for role in above))


def number_of(kind: str, place: str) -> str | int:
    """The id of a place as columns have it: a region's code is text, a municipality has a number."""
    return int(place) if kind in ("municipality", "organisation") else place


def may_grant(held: Iterable[Right], role: str, scope: Scope) -> bool:
    """Whether one of these roles stands above `role` and reaches the place."""
    if PLACE_OF.get(role) != scope.kind:
        return False
    return any(own.role in _ABOVE[role] and scope.within(own.scope_kind, own.scope) for own in held)


def may_invite(held: Iterable[Right], role: str, scope: Scope) -> bool:
    """Whether one of these may make a link to `role` there. Teachers are called by a curator and those above."""
    if role != TEACHER:
        return may_grant(held, role, scope)
    return scope.kind == LEADS_TO[TEACHER] and reaches(held, ("curator",), scope)


def invitable(held: Iterable[Right]) -> tuple[str, ...]:
    """The roles that somebody with these may make links to somewhere, highest first."""
    held = tuple(held)
    return (*grantable(held), *((TEACHER,) if reaches(held, ("curator",)) else ()))


def rank(role: str) -> int:
    """0 for the highest."""
    return list(PLACE_OF).index(role)


def in_front(held: Iterable[R], acting: R | None) -> tuple[R, ...]:
    """Roles in the order the rooms ask for them: the one somebody acts in, then the highest."""
    return tuple(sorted(held, key=lambda own: (own != acting, rank(own.role))))


def grantable(held: Iterable[Right]) -> tuple[str, ...]:
    """The roles that somebody with these may grant somewhere, highest first."""
    own = {role.role for role in held}
    return tuple(role for role in PLACE_OF if own.intersection(_ABOVE[role]))


def reaches(held: Iterable[Right], roles: Sequence[str], scope: Scope | None = None) -> bool:
    """Whether one of `roles`, or one that stands above it, is held there; anywhere when no scope is asked for."""
    wanted = {*roles, *(above for role in roles for above in _ABOVE.get(role, ()))}
    return any(own.role in wanted and (scope is None or scope.within(own.scope_kind, own.scope)) for own in held)
