"""Figures of diagnoses by place: who is counted when, and which places are told by themselves.

Nobody can be found out by taking one figure from another: places grow by five people at once, and what is left of a
place without those in it is nobody or five (docs/decisions/instruments.md, «Figures»).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime

from rules.polls import FEW, apart
from rules.service import SEPTEMBER

KINDS = ("all", "region", "municipality", "organisation")

# Region, municipality, organisation where somebody works, "" from the first that they have not said.
Leaf = tuple[str, str, str]
# A place: the way to it from the top, () is everybody.
Node = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A completed attempt; `at` in UTC seconds. `share`: of right answers, of a test. `known`: the person was counted
    before, at this leaf."""

    person: int
    attempt: int
    at: int
    leaf: Leaf
    share: float = 0.0
    known: bool = True


def leaf_of(region: str | None, municipality: int | None, organisation: int | None) -> Leaf:
    if not region:
        return "", "", ""
    if not municipality:
        return region, "", ""
    return region, str(municipality), str(organisation or "")


def nodes(leaf: Leaf) -> list[Node]:
    """Everybody, and each place around the leaf."""
    known = sum(map(bool, leaf))
    return [leaf[:depth] for depth in range(known + 1)]


def span(year: int) -> tuple[int, int]:
    """From and until, UTC seconds, of the school year that began in this one. August belongs to the coming one, as in
    `rules.service`."""
    first, last = (datetime(it, SEPTEMBER - 1, 1, tzinfo=UTC) for it in (year, year + 1))
    return int(first.timestamp()), int(last.timestamp())


def may_be_anew(taken_at: int | None, newcomers: int) -> bool:
    """Whether it may be counted again: not for fewer than five more."""
    return taken_at is None or newcomers >= FEW


def ends(done: Iterable[Done], before: Mapping[Leaf, int], seen: Set[Node], now: int) -> dict[Leaf, int]:
    """Up to when the attempts of each leaf count from now on. `before`: up to when they did; `seen`: places whose
    figures somebody may have looked at: such a place grows by five people or not at all.

    Fewer wait with others of the same place, where their own is not seen by itself, and with those of the place around
    it, where that one is not seen either.
    """
    waiting: dict[Leaf, set[int]] = {}
    moved = dict(before)
    for it in done:
        moved.setdefault(it.leaf, 0)
        if not it.known or it.at > before.get(it.leaf, 0):
            waiting.setdefault(it.leaf, set()).add(it.person)
    pools: dict[Node, list[Leaf]] = {}
    for leaf in waiting:
        pools.setdefault(nodes(leaf)[-1], []).append(leaf)
    for depth in range(len(KINDS) - 1, -1, -1):
        for node in [it for it in pools if len(it) == depth]:
            pool = pools.pop(node)
            if sum(len(waiting[it]) for it in pool) >= FEW:
                moved |= dict.fromkeys(pool, now)
            elif node and node not in seen:
                pools.setdefault(node[:-1], []).extend(pool)
    return moved


def counted(done: Iterable[Done], until: Mapping[Leaf, int], now: int) -> list[Done]:
    """The latest attempt of each person up to the end of their leaf; of a test the best, of equal ones the latest."""
    last: dict[int, Done] = {}
    for it in sorted(done, key=lambda one: (one.share, one.at, one.attempt)):
        end = until.get(it.leaf, 0)
        # Whoever has moved to a school that nobody else is new in waits, however old their attempt is.
        if it.at <= end and (it.known or end == now):
            last[it.person] = it
    return list(last.values())


def told(people: Mapping[Node, int], before: Set[Node]) -> set[Node]:
    """The places that are told by themselves to whoever sees the place around them. Those of `before` stay so as long
    as they can: their old figures are known."""
    inside: dict[Node, dict[Node, int]] = {}
    for node, count in people.items():
        if node:
            inside.setdefault(node[:-1], {})[node] = count
    return {
        node
        for around, counts in inside.items()
        for node in apart(counts, people.get(around, 0) - sum(counts.values()), before)
    }


def people_of(chosen: Iterable[Done]) -> Counter[Node]:
    """How many of each place."""
    return Counter(node for it in chosen for node in nodes(it.leaf))
