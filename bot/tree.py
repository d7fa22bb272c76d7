"""What the rooms of the tree share: which places are a person's own, a place in a room's id, the name of a place."""

from bot.boards import scopes_of
from bot.guards import NotAllowed, require
from bot.person import Person
from bot.places import region_codes
from rules.roles import EVERYWHERE, Scope
from storage import roles
from storage.db import Tx
from storage.people import Profile

BELOW = {"all": "region", "region": "municipality", "municipality": "organisation"}


def home(person: Person) -> str:
    """The place that the role somebody acts in is for, as a room's id. Raises NotAllowed."""
    own = scopes_of(person)
    if not own:
        raise NotAllowed("curator")
    kind, place = own[0]
    return said(kind, place)


def said(kind: str, place: str) -> str:
    """«municipality:5», as rooms of the tree have it."""
    return f"{kind}:{place}"


async def own_place(tx: Tx, person: Person, at: str) -> Scope:
    """The place of a room's id, one's own if it is empty. Raises NotAllowed for what is none or not theirs."""
    kind, _, place = (at or home(person)).partition(":")
    try:
        scope = await roles.place(tx, kind, place, regions=region_codes())
    except roles.UnknownPlace:
        raise NotAllowed("curator") from None
    if scope.kind not in (*BELOW, "organisation"):
        raise NotAllowed("curator")
    require(person, "curator", scope=scope)
    return scope


def above(person: Person, scope: Scope) -> str:
    """The place above, as a room's id, where it is theirs too; "" otherwise."""
    kind, place = scope.above[0] if scope.above else ("all", "")
    up = EVERYWHERE if kind == "all" else Scope(kind, place, scope.above[1:])
    reached = any(up.within(*own) for own in scopes_of(person)) and scope != EVERYWHERE
    return said(kind, place) if reached else ""


def belongs(told: Profile) -> Scope:
    """Where somebody works, as far as they have said; everywhere: they have not."""
    own = [
        (kind, str(place))
        for kind, place in (
            ("organisation", told.organisation),
            ("municipality", told.municipality),
            ("region", told.region),
        )
        if place
    ]
    return Scope(*own[0], tuple(own[1:])) if own else EVERYWHERE
