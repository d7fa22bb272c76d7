"""Buttons and handlers: every press fits into Telegram's 64 bytes, no filter and no handler goes through a thread."""

import ast
from collections.abc import Iterator
from itertools import product
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import annotated_types
import pytest
from aiogram.dispatcher.event.handler import CallableObject, FilterObject, HandlerObject
from aiogram.filters import Command, Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import StatesGroup

import content
import handlers
from bot import audiences
from bot.commands import ADMINISTRATORS, EVERYBODY, GIVERS
from bot.doors import Go, Press
from bot.finding import ALL as ALL_FILTERS
from bot.finding import ORDER
from bot.places import WANT
from bot.texts import LOCALES
from handlers.event_change import FIELDS as EVENT_FIELDS
from handlers.internships import DATES
from handlers.meeting_sketches import PARTS as MEETING_PARTS
from handlers.notices_consent import ASKED_FROM
from handlers.pair_board import LISTS
from handlers.places import NEAR, SCHOOL, ZONES_ASKED
from handlers.request_cards import READY
from handlers.sketches import PARTS
from rules.attendance import MARKS
from rules.audience import PRESENCES, SCOPES
from rules.consents import PURPOSES
from rules.dpo import WHATS
from rules.entries import PARTS as ENTRY_PARTS
from rules.entries import USUAL_THEMES, WHYS
from rules.event_days import EVERY as EVERY_DAYS
from rules.event_plan import LAST_YEAR, months
from rules.events import VIEWS
from rules.filters import NAMES as FILTERS
from rules.head_counts import COHORTS
from rules.literacy import PARTS as LITERACY_PARTS
from rules.log import GROUPS
from rules.meetings import FORMS as MEETING_FORMS
from rules.mentoring import FORMS as STEP_FORMS
from rules.narrowing import PARTS as NARROWING
from rules.pairs import FORMS, KINDS, RESULTS
from rules.periods import CODES
from rules.polls import KINDS as POLL_KINDS
from rules.questionnaire import ID_LIMIT
from rules.requests import REASONS as REFUSALS
from rules.roles import LEADS_TO, PLACE_OF
from rules.seats import MODES
from rules.taste import REASONS as UNSUITABLE
from storage.broadcasts import ANSWERS, CHOICES
from storage.documents import LETTERS
from storage.roles import LINES
from tests.house import tree

LARGEST = 2**53
TOKEN = "x" * 22  # 128 bits in base64
PLACES = {
    "all": "",
    "region": "99",
    "line": f"99.{max(LINES, key=len)}",
    "municipality": str(LARGEST),
    "organisation": str(LARGEST),
    "site": str(LARGEST),
}

# The longest values that a field of text may hold, by the press's own name or for all presses with such a field.
WORDS: dict[str, list[str]] = {
    "Subject.code": [it.code for it in content.subjects()],
    "Stage.code": [it.code for it in content.stages()],
    "PickRegion.code": [it.code for it in content.regions()],
    "Go.room": list(handlers.ROOMS),
    "room": list(ASKED_FROM),
    "Go.id": [f"{LARGEST}:{max((area.code for area in content.areas()), key=len)}"],
    "area": ["all", "mine", *(area.code for area in content.areas())],
    "item": ["x" * ID_LIMIT],
    "locale": list(LOCALES),
    "mark": list(MARKS),
    "mode": list(MODES),
    "dates": list(DATES),
    "Subject.then": ["start"],
    "Year.then": ["support"],
    "Stage.then": ["start"],
    "Speak.then": ["start", "profile", "menu"],
    "then": [
        SCHOOL,
        f"{WANT}{LARGEST}",
        *(f"{NEAR}{area.code}.{dates}" for area in content.areas() for dates in DATES),
    ],
    "version": [content.consent(purpose).version for purpose in PURPOSES],
    "zone": [*ZONES_ASKED, *(zone for region in content.regions() for zone in region.zones)],
    "part": [*PARTS, *MEETING_PARTS, *ENTRY_PARTS, *LISTS],
    "Form.form": list(MEETING_FORMS),
    "New.kind": [kind for kind in SCOPES if kind != "all"],
    "New.place": [str(LARGEST)],
    "Choose.part": list(NARROWING),
    "Put.part": list(NARROWING),
    "Put.value": [*(code for part in NARROWING for code in audiences.values(part))],
    "Inside.kind": ["municipality"],
    "Inside.place": [str(LARGEST)],
    "PutPlace.kind": ["municipality", "organisation"],
    "Merge.kind": ["municipality", "organisation"],
    "PutPlace.place": [str(LARGEST)],
    "answers": list(CHOICES),
    "presence": list(PRESENCES),
    "answer": [answer for offered in ANSWERS.values() for answer in offered],
    "template": [template.code for template in content.mentoring()],
    "PutForm.form": list(STEP_FORMS),
    "usual": list(USUAL_THEMES),
    "why": list(WHYS),
    "theme": [theme.code for theme in content.themes()],
    "paper": list(LETTERS),
    "period": list(CODES),
    "file": ["pdf", "xlsx"],
    "File.format": ["toml", "xlsx"],
    "field": ["title", "address", "way", "hours", "product"],
    "PutKind.kind": [it.code for it in content.event_kinds()],
    "PutDue.due": ["2026-12-31"],
    "Ask.field": list(EVENT_FIELDS),
    "PutCount.field": ["closes"],
    "Clear.field": list(EVENT_FIELDS),
    "OfKind.kind": [it.code for it in content.event_kinds()],
    "view": list(VIEWS),
    "every": list(EVERY_DAYS),
    "code": [*KINDS, *FORMS],
    "Describe.field": ["kind", "form"],
    "result": list(RESULTS),
    "at": [f"{kind}:{place}" for kind, place in PLACES.items() if kind not in ("line", "site")],
    "section": [*months(LAST_YEAR), *(kind.code for kind in content.event_kinds())],
    "cohort": list(COHORTS),
    "group": list(GROUPS),
    "Begin.code": ["x" * 32],  # of a questionnaire that a place has made
    "Begin.form": ["short", "full"],
    "TakeBack.told": list(WHATS),
    "what": ["questionnaire", "test"],  # an attempt at which of them
    "Enter.part": list(LITERACY_PARTS),
    "Ready.ready": [ready.code for ready in content.polls()],
    "AnswerKind.kind": list(POLL_KINDS),
    "PutFilter.name": [*FILTERS, ALL_FILTERS, ORDER],
    "PutFilter.value": ["25-36", "2026-11-01/2026-12-31", *(it.code for it in content.subjects())],
    "Admit.name": [ALL_FILTERS, *FILTERS],
    "NotForMe.reason": list(UNSUITABLE),
    "Files.which": ["changes", "problems"],
    "queue": ["d", "w"],
    "Decide.act": [*REFUSALS, *READY, "confirm"],
    "way": ["m9007199254740992.w.99999999"],  # as long as rules.request_desk lets it be
    "token": [TOKEN],
    "key": [TOKEN],
}
# A role comes with a place of its own kind: the longest of each alone do not meet.
TOGETHER: dict[str, list[dict[str, Any]]] = {
    "Pick": [{"role": role, "kind": kind, "place": PLACES[kind]} for role in LEADS_TO for kind in PLACES],
    "Into": [{"kind": kind, "place": place} for kind, place in PLACES.items()],
    "Make": [{"role": role, "kind": kind, "place": PLACES[kind]} for role, kind in PLACE_OF.items()],
}


def presses() -> dict[str, type[CallbackData]]:
    return handlers.door().presses


def largest(press: type[CallbackData]) -> Iterator[CallbackData]:
    """The press with the largest value of every field."""
    name = press.__name__
    together = TOGETHER.get(name, [{}])
    own = {
        field: _values(name, field, info.annotation, info.metadata)
        for field, info in press.model_fields.items()
        if field not in together[0]
    }
    for known, alone in product(together, product(*own.values())):
        yield press(**known, **dict(zip(own, alone, strict=True)))


def _values(name: str, field: str, kind: Any, limits: list[Any]) -> list[Any]:
    if get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
        limits = [*limits, *more]
    if get_origin(kind) in {Union, UnionType}:
        kind = next(it for it in get_args(kind) if it is not type(None))
    if kind is bool:
        return [True]
    if kind is int:
        return [next((limit.le for limit in limits if isinstance(limit, annotated_types.Le)), LARGEST)]
    known = WORDS.get(f"{name}.{field}") or WORDS.get(field)
    assert known is not None, f"{name}.{field} is text: say in WORDS how long it may be"
    return [max(known, key=lambda word: len(word.encode()))]


def test_the_largest_press_fits() -> None:
    """64 bytes; `pack` raises above, and for a value that holds the separator."""
    for press in presses().values():
        for one in largest(press):
            assert press.unpack(one.pack()) == one


def test_every_press_of_a_feature_is_behind_the_door() -> None:
    """One that is not registered would answer «устарела» for ever; a press that only others are made of is none."""
    registered = set(presses().values())
    made = {press for press in _below(Press) if press.__module__.startswith(("handlers.", "bot."))}
    assert {press.__qualname__ for press in made - registered if not press.__subclasses__()} == set()


def _below(press: type[CallbackData]) -> Iterator[type[CallbackData]]:
    for child in press.__subclasses__():
        yield child
        yield from _below(child)


def test_a_feature_has_a_letter_of_its_own() -> None:
    """Or a dot and a letter: there are more features than letters."""
    letters: dict[str, set[str]] = {}
    for prefix, press in presses().items():
        assert len(prefix) <= 3, press
        if press is not Go:
            letters.setdefault(prefix[: 1 + prefix.startswith(".")], set()).add(press.__module__)
    assert {letter: modules for letter, modules in letters.items() if len(modules) > 1} == {}


def test_dialogues_do_not_share_a_state() -> None:
    """Its name is the group's and its own, without the module: words for one feature would come to another."""
    groups = [group for group in StatesGroup.__subclasses__() if group.__module__.startswith("handlers.")]
    names = [name for group in groups for name in group.__all_states_names__]
    assert sorted(name for name in names if names.count(name) > 1) == []


def registered() -> list[tuple[str, HandlerObject]]:
    return [
        (f"{kind}: {handler.callback}", handler)
        for kind, observer in handlers.router().observers.items()
        for handler in observer.handlers
    ]


def filters() -> list[tuple[str, FilterObject]]:
    return [(place, one) for place, handler in registered() for one in handler.filters or ()]


def test_handlers_are_awaited() -> None:
    """aiogram runs a synchronous one in a thread: 170 µs, and outside of the turn."""
    assert [place for place, handler in registered() if not handler.awaitable] == []
    assert [name for name, room in handlers.ROOMS.items() if not CallableObject(room).awaitable] == []
    assert [name for name, notice in handlers.NOTICES.items() if not CallableObject(notice).awaitable] == []


def test_filters_are_awaited_classes() -> None:
    assert [place for place, one in filters() if not one.awaitable or one.magic] == []
    assert [place for place, one in filters() if not isinstance(one.callback, Filter)] == []


def test_one_handler_takes_all_buttons() -> None:
    """Then the fallback. More of them would be asked one after another, at each press."""
    assert [len(handler.filters or ()) for handler in handlers.router().callback_query.handlers] == [1, 0]


def test_no_magic_and_no_second_chance() -> None:
    banned = {"F", "MagicFilter", "SkipHandler"}
    found = [
        place
        for place, node in tree.walk("bot", "handlers")
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith(("aiogram", "magic_filter"))
        and banned.intersection(it.name for it in node.names)
    ]
    assert found == []


@pytest.mark.parametrize("called", ["Go", "Open"])
def test_rooms_that_are_named_exist(called: str) -> None:
    missing = []
    for place, node in tree.walk("bot", "handlers", "jobs"):
        if isinstance(node, ast.Call) and tree.called(node) == called:
            given = [it.value for it in node.keywords if it.arg == "room"] or node.args[:1]
            named = [it for it in given if isinstance(it, ast.Constant)]
            missing += [(place, it.value) for it in named if it.value not in handlers.ROOMS]
    assert missing == []


def test_handlers_say_nothing_to_the_network() -> None:
    """They return what to show. The session refuses in a turn; here it is seen before anybody presses."""
    found = [
        place
        for place, node in tree.walk("handlers")
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"message", "query", "bot"}
    ]
    assert found == []


def test_every_command_is_listed_under_its_own_name() -> None:
    """`COMMANDS` is what Telegram shows: a command that answers is in it, and nothing else."""
    answered = {
        str(name) for _, one in filters() if isinstance(one.callback, Command) for name in one.callback.commands
    }
    assert answered == set(handlers.COMMANDS) == {*EVERYBODY, *GIVERS, *ADMINISTRATORS}
