"""Who may press what: rights are asked for at each press, with the roles this very turn has read."""

from bot.person import Person
from rules.roles import Scope, reaches


class NotAllowed(Exception):
    """The person has not the right, or not any more. `why` says which sentence they read."""

    why = "now"


class Over(NotAllowed):
    """It was theirs to change and has ended: it can only be read."""

    why = "over"


def require(person: Person, *roles: str, scope: Scope | None = None) -> None:
    """One of `roles`, or one that stands above it, reaching `scope` (anywhere if None). Raises NotAllowed."""
    if not reaches(person.roles, roles, scope):
        raise NotAllowed(", ".join(roles))
