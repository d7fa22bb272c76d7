"""Whose answers somebody may look at, and of how many: a poll's whole place, or a place in it, never so few that one
of them could be found out. The same for the screens and for the file.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from bot import places as names
from bot.boards import scopes_of
from bot.guards import NotAllowed
from bot.person import Person
from bot.texts import T
from bot.tree import BELOW, own_place
from rules.polls import FEW, apart, told
from rules.roles import Scope
from storage import poll_results, polls
from storage.db import Tx
from storage.poll_results import Group, Part
from storage.polls import Poll


@dataclass(frozen=True, slots=True)
class View:
    """`done`: how many of the place came to the end; `told`: of how many the summary is, 0: none is shown.

    `over`: nobody answers any more, so that a place in it can be shown by itself. `all`: they see the whole poll too.
    """

    poll: Poll
    scope: Scope
    done: int
    told: int
    over: bool
    all: bool

    @property
    def whole(self) -> bool:
        return (self.scope.kind, self.scope.id) == (self.poll.scope_kind, self.poll.scope)

    @property
    def part(self) -> Part:
        """The forms that the summary is of."""
        if not self.whole:
            return Part(self.poll.id, self.scope.kind, self.scope.id)
        return Part(self.poll.id, first=None if self.told == self.done else self.told)


@dataclass(frozen=True, slots=True)
class Place:
    """A place below the one that is looked at; `shown`: by itself."""

    kind: str
    id: str
    name: str
    done: int
    shown: bool


async def view_of(tx: Tx, person: Person, number: int | None, at: str, now: int) -> View:
    """Of the poll's own place (`at` empty) or of one in it that is theirs. Raises NotAllowed."""
    poll = await polls.poll(tx, number) if number else None
    if poll is None or poll.state == "draft":
        raise NotAllowed("curator")
    scope = await own_place(tx, person, at or f"{poll.scope_kind}:{poll.scope}")
    if not scope.within(poll.scope_kind, poll.scope):
        raise NotAllowed("curator")
    return await seen(tx, poll, scope, _top(person, poll, scope), now)


def _top(person: Person, poll: Poll, scope: Scope) -> Scope:
    """The widest place of the poll around this one that the person sees: what they can subtract from."""
    around = [Scope(*it, scope.above[place + 1 :]) for place, it in enumerate(scope.above)]
    inside = [it for it in (scope, *around) if it.within(poll.scope_kind, poll.scope)]
    if poll.scope_kind == "all":
        inside.append(Scope("all"))
    return [it for it in inside if any(it.within(*own) for own in scopes_of(person))][-1]


async def seen(tx: Tx, poll: Poll, scope: Scope, top: Scope, now: int) -> View:
    """The place as somebody sees it who sees all of `top`."""
    over = not poll.takes(now)
    everything = (top.kind, top.id) == (poll.scope_kind, poll.scope)
    found = View(poll, scope, 0, 0, over, everything)
    done = await poll_results.done(tx, Part(poll.id) if found.whole else found.part)
    if found.whole:
        return replace(found, done=done, told=told(done, closed=over))
    shown = over and done >= FEW and await _by_itself(tx, poll, scope, top)
    return replace(found, done=done, told=done if shown else 0)


async def _by_itself(tx: Tx, poll: Poll, scope: Scope, top: Scope) -> bool:
    """Whether it is told apart in the place above, and that one in the place above it, up to `top`."""
    way = [scope, *(Scope(*it, scope.above[place + 1 :]) for place, it in enumerate(scope.above))]
    if top.kind == "all":
        way.append(top)
    way = way[: next(place for place, it in enumerate(way) if (it.kind, it.id) == (top.kind, top.id)) + 1]
    for inner, outer in pairwise(way):
        groups, loose = await _groups(tx, poll, outer)
        if inner.id not in apart({it.place: it.done for it in groups}, loose):
            return False
    return True


async def _groups(tx: Tx, poll: Poll, scope: Scope) -> tuple[list[Group], int]:
    """The places below with the number of forms, and how many forms are of none of them."""
    whole = (scope.kind, scope.id) == (poll.scope_kind, poll.scope)
    own = Part(poll.id, scope.kind, scope.id)
    found = [it for it in await poll_results.groups(tx, own, BELOW[scope.kind]) if it.place]
    done = await poll_results.done(tx, Part(poll.id) if whole else own)
    return found, done - sum(it.done for it in found)


async def places(tx: Tx, t: T, view: View) -> tuple[list[Place], int]:
    """The places below by name, and how many answers are told only together."""
    kind = BELOW.get(view.scope.kind)
    if kind is None or not view.told:
        return [], 0
    groups, loose = await _groups(tx, view.poll, view.scope)
    shown = apart({it.place: it.done for it in groups}, loose)
    found = [Place(kind, it.place, _name(t, kind, it), it.done, it.place in shown) for it in groups]
    rest = loose + sum(it.done for it in found if not it.shown)
    return sorted(found, key=lambda it: (it.name, it.id)), rest


def _name(t: T, kind: str, group: Group) -> str:
    region = names.region(group.place) if kind == "region" else None
    return t.pick(region.name) if region else group.name
