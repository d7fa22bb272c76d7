"""What somebody may see of the figures of diagnoses: of their place and of those in it, never so few people that one of
them could be found out. The same for the screens and for the file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import instruments
from bot import places as names
from bot.boards import scopes_of
from bot.guards import NotAllowed
from bot.person import Person
from bot.texts import Html, T
from bot.tree import BELOW, own_place
from rules.figure_sums import AreaFigures, PlaceFigures, Theme, from_json
from rules.figure_tests import GAPS, GapFigures, ScoreFigures, gaps_from, scores_from
from rules.figures import Node
from rules.literacy import VARIANTS, Variant
from rules.polls import FEW
from rules.questionnaire import Questionnaire
from rules.roles import Scope, reaches
from storage import figures, places, roles
from storage.bank import NoInstrument
from storage.db import Tx
from storage.figures import Figures

Told = PlaceFigures | ScoreFigures | GapFigures
Words = Questionnaire | Variant


@dataclass(frozen=True, slots=True)
class View:
    """`top`: the widest place around `scope` that they see, what they can subtract from. `asked`: its words, of a test
    those of its first variant. `told`: of the place, by part; nothing of all: it has fewer than five people, or its
    figures would give away those of others. `deep`: with each item."""

    of: Figures
    scope: Scope
    top: Scope
    asked: Words
    told: Mapping[str, Told]
    deep: bool

    @property
    def small(self) -> bool:
        return "" not in self.told

    @property
    def people(self) -> int:
        return self.told[""].people if not self.small else 0

    @property
    def areas(self) -> list[AreaFigures]:
        """In the questionnaire's order, those of few people without a level; none that nobody there was asked about."""
        if isinstance(self.asked, Variant):
            return []
        found = {area.area: area for it in self.told.values() if isinstance(it, PlaceFigures) for area in it.areas}
        return [found[it.code] for it in self.asked.areas if it.code in found]

    @property
    def themes(self) -> Sequence[Theme]:
        told = self.told.get("")
        return told.themes if isinstance(told, PlaceFigures) else ()

    @property
    def scores(self) -> ScoreFigures | None:
        told = self.told.get("")
        return told if isinstance(told, ScoreFigures) else None

    @property
    def gaps(self) -> GapFigures | None:
        told = self.told.get(GAPS)
        return told if isinstance(told, GapFigures) else None


@dataclass(frozen=True, slots=True)
class Below:
    """A place in the one that is looked at; `told`: by part, nothing if it is not shown by itself."""

    scope: Scope
    name: str
    people: int
    told: dict[str, Told]


def node_of(scope: Scope) -> Node:
    around = tuple(place for _, place in reversed(scope.above))
    return (*around, scope.id) if scope.kind != "all" else ()


async def asked_in(tx: Tx, of: Figures) -> Words | None:
    """In the words of the version that was counted, or of the newest that was answered; None: they are nowhere now."""
    version = of.version or await figures.version(tx, of)
    try:
        if of.form == figures.TEST:
            return await instruments.variant_like(tx, VARIANTS[0], version) if version else None
        return await instruments.questionnaire(tx, of.instrument, version)
    except NoInstrument:
        return None


async def variants(tx: Tx, view: View) -> list[Variant]:
    """The words of both variants of a test; of a questionnaire nothing."""
    if not isinstance(view.asked, Variant):
        return []
    version = view.of.version or view.asked.version
    return [await instruments.variant_like(tx, letter, version) for letter in VARIANTS]


def _read(of: Figures, part: str, kept: str) -> Told:
    body = json.loads(kept)
    if of.form != figures.TEST:
        return from_json(body)
    return gaps_from(body) if part == GAPS else scores_from(body)


async def offered(tx: Tx, scope: Scope, found: Sequence[Figures]) -> list[Figures]:
    """Without those of instruments that are another place's own: neither this one's, nor of one in it or around it."""
    kept = []
    owners = await figures.owners(tx)
    for of in found:
        own = owners.get(of.instrument)
        if own is None or scope.within(*own) or (await _place_of(tx, *own)).within(scope.kind, scope.id):
            kept.append(of)
    return kept


async def _place_of(tx: Tx, kind: str, place: str) -> Scope:
    try:
        return await roles.place(tx, kind, place, regions=names.region_codes())
    except roles.UnknownPlace:
        return Scope("none")


async def view_of(tx: Tx, person: Person, number: int | None, at: str) -> View:
    """Of one's own place (`at` empty) or of one in it. Raises NotAllowed, also where there are no such figures."""
    scope = await own_place(tx, person, at)
    try:
        of = await figures.get(tx, number or 0)
    except figures.NoFigures:
        raise NotAllowed("curator") from None
    deep = scope.kind != "organisation" and reaches(person.roles, ("coordinator",), scope)
    return await seen(tx, of, scope, _top(person, scope), deep=deep)


def _top(person: Person, scope: Scope) -> Scope:
    around = [Scope(*it, scope.above[place + 1 :]) for place, it in enumerate(scope.above)]
    reached = [it for it in (scope, *around, Scope("all")) if any(it.within(*own) for own in scopes_of(person))]
    return reached[-1]


async def seen(tx: Tx, of: Figures, scope: Scope, top: Scope, *, deep: bool) -> View:
    """The place as somebody sees it who sees all of `top`. Raises NotAllowed where its questions are known no more."""
    asked = await asked_in(tx, of)
    if asked is None:
        raise NotAllowed("curator")
    node, from_top = node_of(scope), len(node_of(top))
    way = [node[:depth] for depth in range(from_top + 1, len(node) + 1)]
    unseen = await figures.hidden(tx, of, way)
    kept = await figures.parts(tx, of, node)
    told = {part: _read(of, part, it.body) for part, it in kept.items() if part not in unseen}
    return View(of, scope, top, asked, told, deep)


async def below(tx: Tx, t: T, view: View) -> tuple[list[Below], int]:
    """The places in it that have five people, by name, and how many people are told only together."""
    kind = BELOW.get(view.scope.kind)
    if kind is None or not view.people:
        return [], 0
    node, called = node_of(view.scope), await _called(tx, t, view.scope)
    above = () if view.scope.kind == "all" else ((view.scope.kind, view.scope.id), *view.scope.above)
    found: dict[Node, Below] = {}
    for part in sorted(view.told):
        for it in await figures.inside(tx, view.of, part, node):
            if not part:
                found[it.node] = Below(Scope(kind, it.node[-1], above), called.get(it.node[-1], ""), it.people, {})
            if it.apart and it.node in found:
                found[it.node].told[part] = _read(view.of, part, it.body)
    told = sorted((it for it in found.values() if it.name), key=lambda it: (it.name, it.scope.id))
    # Of an area of some only what stands beside the figures of all.
    shown = [it if "" in it.told else Below(it.scope, it.name, it.people, {}) for it in told]
    rest = view.people - sum(it.people for it in shown if it.told)
    return shown, rest


async def _called(tx: Tx, t: T, scope: Scope) -> dict[str, str]:
    """The names of the places in it, by number or code."""
    if scope.kind == "all":
        return {it.code: t.pick(it.name) for it in names.regions_by_name(t)}
    if scope.kind == "region":
        return {str(it.id): it.name for it in await places.municipalities_of(tx, scope.id)}
    return {str(it.id): it.name for it in await places.organisations_of(tx, int(scope.id))}


def title(t: T, of: Figures, asked: Words) -> Html:
    """«Самодиагностика педагога, полная форма · 2026/27»; the major version where it is not the first."""
    one_form = isinstance(asked, Variant) or asked.whole
    years = f"{of.year}/{(of.year + 1) % 100:02}"
    name = t.pick(asked.title) + (f" {of.major}" if of.major > 1 else "")
    return t("figures-name", title=name, form="whole" if one_form else of.form, years=years)


def few(t: T) -> Html:
    return t("figures-few", few=str(FEW))
