"""Who may press what: rights are asked for at each press, with the roles this very turn has read."""

from bot.person import Person
from rules.roles import Scope, reaches


class NotAllowed(Exception):
    """The person has not the right, or not any more."""


def require(person: Person, *roles: str, scope: Scope | None = None) -> None:
    """One of `roles`, or one that stands above it, reaching `scope` (anywhere if None). Raises NotAllowed."""
    if not reaches(person.roles, roles, scope):
        raise NotAllowed(", ".join(roles))
