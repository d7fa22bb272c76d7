"""What talks about walls share: whom they keep out of what, every press with values of our choice, what is seen then.

A world is furnished once, and all outsiders press the same button in one batch: a third less time than one by one.
"""

import json
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from io import BytesIO
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from zipfile import ZipFile

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import StatesGroup

import handlers
from bot.doors import Go
from rules.roles import Scope
from sandbox.files import File
from sandbox.model import Message
from storage import roles, turns
from tests.house.test_buttons import WORDS
from tests.talks.conftest import ADMIN, Talk, Talker
from tests.talks.test_start import begin

VALUES = 4  # of a field of words: which of them it is never decides who may press
# What one or another dialogue takes for an answer: a name, a number, two, a day with its hours, an address.
SAID = ("ТАЙНА", "7", "7 и 9", "18 декабря 14:00–16:00", "https://example.org/x")
DIALOGUES = {it: group.__module__ for group in StatesGroup.__subclasses__() for it in group.__all_states_names__}
LAST_WORDS = ("Sure", "Finish", "Close", "Stop", "Drop", "Rest", "Done", "TakeRole", "Withdraw", "Launch")
REQUEST = re.compile(r'request\\*": ?(\d+)')  # the press that a sketch was begun by stands in its steps
OF_A_KIND = 1  # dialogues of a kind that are lent
SAMPLE = 11  # PostgreSQL takes three times as long, and the walls are the same: one in so many there

# Whose each feature is. What stands in those of places belongs to a place, and its organisers;
OF_PLACES = {
    *("handlers.acting", "handlers.tree", "handlers.head_counts", "handlers.agreements", "handlers.agreement_new"),
    *("handlers.found", "handlers.audit_log", "handlers.people", "handlers.roles", "handlers.invites"),
    *("handlers.school_links", "handlers.staff", "handlers.listed", "handlers.notices_consent", "bot.broadcasting"),
    *("handlers.broadcasts", "handlers.audience", "handlers.broadcast_new", "handlers.broadcast_time"),
    *("handlers.broadcast_live", "handlers.broadcast_after", "handlers.broadcast_answers"),
    *("handlers.place_checks", "handlers.place_merge", "handlers.bank", "handlers.bank_card", "handlers.bank_preview"),
    *("handlers.request_board", "handlers.request_cards", "handlers.request_groups", "handlers.request_notices"),
    *("handlers.bank_load", "handlers.figures", "handlers.figure_areas"),
    *("handlers.catalogue", "handlers.catalogue_load", "handlers.catalogue_codes", "bot.loading"),
}
# in those of pairs: to a mentor, a mentee and their curator;
OF_PAIRS = {
    f"handlers.{name}"
    for name in (
        *("agreement", "aims", "curated", "entries", "entry_people", "entry_steps", "journal", "matching"),
        *("meeting_cards", "meeting_new", "meeting_notices", "meeting_sketches", "meetings", "mentor_search"),
        *("mentoring", "pair_board", "pair_more", "pair_notices", "pairs", "papers", "pulse", "seekers", "silences"),
        *("support", "task_cards", "task_words", "tasks", "templates", "whispers", "writing"),
    )
}
# in those of sites: to the hosts of internships, and to those who come there;
OF_SITES = {
    f"handlers.{name}"
    for name in (
        *("attendance", "boards", "check_in", "codes", "internships", "moving", "my_sessions", "opening", "planning"),
        *("seats", "session_cards", "session_notices", "session_people", "sessions", "site", "sketches", "streams"),
        *("typed_marks",),
    )
}
# in those of events, polls and plans: to the organisers of a place, and to whoever was called or has answered;
OF_EVENTS = {
    f"handlers.{name}"
    for name in (
        *("audience_events", "event_answers", "event_board", "event_card", "event_change", "event_day", "event_invite"),
        *("event_items", "event_lead", "event_new", "event_plan", "event_plan_load", "event_series", "event_sketches"),
        *("event_summary", "events", "feedback", "poll", "poll_invite", "poll_new", "poll_questions", "poll_results"),
        *("polls",),
    )
} | {"bot.event_calls", "bot.questions"}
# in those of oneself: to nobody else at all.
OF_ONE = {
    f"handlers.{name}"
    for name in (
        *("diagnosis", "health", "menu", "programme_notices", "programmes", "results", "sharing", "places", "profile"),
        *("programme_filters", "programme_search", "unsuitable"),
        *("professional_dates", "instruments", "walk_cards", "literacy", "literacy_cards", "literacy_result"),
        *("change", "diagnosis_notices", "consent", "start", "privacy", "requests", "request_document"),
    )
} | {"bot.reminding", "bot.finding"}
CHANGED_BY = {"handlers.start", "handlers.consent", "handlers.places", "handlers.privacy"}


@dataclass(frozen=True, slots=True)
class Outsider:
    """`knows`: which of the secrets are theirs to read all the same."""

    kind: str
    talker: Talker
    person: int
    knows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fence:
    """A part of the bot and what is behind it.

    `secrets`: the words that may not be seen, by their short names; `ids`: of its rooms; `values`: of the fields of its
    presses; `rows`: which rows of which tables nobody outside may change, `table` or `table: columns` to a condition.
    """

    modules: Set[str]
    secrets: Mapping[str, str]
    ids: Sequence[str]
    values: Mapping[str, Sequence[Any]]
    rows: Mapping[str, str]
    typed: str
    files: tuple[str, ...] = ()  # the endings of what an outsider may be sent: a file of their own, without a secret
    said: tuple[str, ...] = ()  # what its dialogues take for an answer beside SAID

    def rooms(self) -> Iterator[Go]:
        for name, room in handlers.ROOMS.items():
            if room.__module__ in self.modules:
                yield from (Go(room=name, id=about) for about in self.ids)

    def doors(self) -> list[type[CallbackData]]:
        """In their order; those last after which somebody is not who they were."""
        found = [it for it in handlers.door().presses.values() if it.__module__ in self.modules]
        return sorted(found, key=lambda it: it.__module__ in CHANGED_BY)

    def presses(self) -> Iterator[CallbackData]:
        for press in self.doors():
            yield from each_press(press, self.values)

    async def kept(self, talk: Talk) -> dict[str, list[tuple[Any, ...]]]:
        found = {}
        async with talk.db.read() as tx:
            for what, where in self.rows.items():
                table, _, columns = what.partition(": ")
                rows = await tx.all(f"SELECT {columns or '*'} FROM {table} WHERE {where} ORDER BY 1, 2")
                found[what] = [tuple(row) for row in rows]
        return found

    def found_in(self, shown: str, who: Outsider) -> list[str]:
        return [what for what, words in self.secrets.items() if words in shown and what not in who.knows]

    def wrong(self, message: Message, who: Outsider) -> bool:
        """Whether they may not have got this."""
        file = message.document
        strange = file is not None and not file.name.endswith(self.files)
        return strange or bool(self.found_in(message.text + (_written(file) if file else ""), who))


def _written(file: File) -> str:
    """A table is packed, the lines of a calendar are folded."""
    if not file.name.endswith(".xlsx"):
        return file.data.decode(errors="ignore").replace("\r\n ", "")
    with ZipFile(BytesIO(file.data)) as packed:
        return "".join(packed.read(it).decode(errors="ignore") for it in packed.namelist())


async def outsider(talk: Talk, kind: str, talker: Talker, knows: Iterable[str] = ()) -> Outsider:
    """`talker` wrote last of all: somebody without an account is found by that alone."""
    known = await talk.look("SELECT person FROM accounts WHERE address = $1", str(talker.actor.id))
    [(person,)] = known or await talk.look("SELECT max(id) FROM people")
    return Outsider(kind, talker, person, frozenset(knows))


async def holder(talk: Talk, kind: str, scope: Scope) -> Outsider:
    """Somebody with the role that `kind` ends with, there."""
    one = await outsider(talk, f"{kind} of {scope.kind} {scope.id}", await begin(talk, "Фёдор"))
    async with talk.db.write() as tx:
        await roles.grant(tx, one.person, kind.rsplit(maxsplit=1)[-1], scope, by=None, now=int(talk.clock()))
    return one


async def administrator(talk: Talk) -> Outsider:
    vera = talk.person("Вера", id=ADMIN)
    await vera.writes("/start")
    for button in ("Начать", "Даю согласие", "Математика", "5–9 классы"):
        await vera.presses(button)
    return await outsider(talk, "administrator", vera)


async def hold(talk: Talk, fence: Fence, outsiders: Sequence[Outsider]) -> None:
    """Every room and press of the fence by everybody outside: none shows a secret, none changes a row."""
    before = await fence.kept(talk)
    since = {who.kind: len(who.talker.messages) for who in outsiders}
    tried = [*fence.rooms(), *fence.presses()][:: 1 if talk.db.engine == "sqlite" else SAMPLE]
    leaks = []
    async for who, press, shown in all_press(talk, outsiders, tried, fence.typed):
        if found := fence.found_in(shown, who):
            leaks.append(f"{who.kind} pressed {press.pack()} and read {found} in: {shown}")
    assert not leaks, "\n\n".join(leaks)
    await talk.tick()
    after = await fence.kept(talk)
    assert {what: rows for what, rows in after.items() if rows != before[what]} == {}, before
    for who in outsiders:
        said = who.talker.messages[since[who.kind] :]
        assert not [it.text for it in said if fence.wrong(it, who)], who.kind


async def all_press(
    talk: Talk, people: Sequence[Outsider], presses: Iterable[CallbackData], typed: str
) -> AsyncIterator[tuple[Outsider, CallbackData, str]]:
    """What each of them is shown by a press, and by words where a dialogue asked for some."""
    for press in presses:
        await _press(talk, people, press)
        shown = {who.kind: seen(who.talker) for who in people}
        in_dialogue = await _asked(talk)
        asked = [who for who in people if who.person in in_dialogue]
        await _write(talk, asked, typed)
        for who in people:
            yield who, press, shown[who.kind] + (seen(who.talker) if who in asked else "")


@dataclass(frozen=True, slots=True)
class Lending:
    """Every dialogue that an insider comes into, as if an outsider were in it: rights may be lost in the middle of one.
    What the insiders change on their way is theirs to change."""

    talk: Talk
    fence: Fence
    insiders: Sequence[Outsider]
    outsiders: Sequence[Outsider]
    begun: list[tuple[Outsider, str, str]] = field(default_factory=list)

    async def all(self, beyond: Set[str] = frozenset()) -> None:
        """`beyond`: the dialogues that no press of an insider leads to."""
        quiet = [it for it in (*self.fence.rooms(), *self.fence.presses()) if not _is_last_word(it)]
        for press in quiet[:: 1 if self.talk.db.engine == "sqlite" else SAMPLE]:
            await _press(self.talk, self.insiders, press)
            asked = await _asked(self.talk)
            for who in self.insiders:
                if who.person in asked:
                    await self._into(who, *asked[who.person])
        for who, state, data in self.begun:  # it grows: an answer may lead to the next question
            for words in (*SAID, *self.fence.said):
                await _be_in(self.talk, [who], state, data)
                await _write(self.talk, [who], words)
                if then := (await _asked(self.talk)).get(who.person):
                    await self._into(who, *then)
        ours = {it for it, module in DIALOGUES.items() if module in self.fence.modules} - beyond
        met = {state for _, state, _ in self.begun}
        assert self.talk.db.engine != "sqlite" or ours <= met, f"nothing leads to {ours - met}"

    async def _into(self, who: Outsider, state: str, data: str) -> None:
        known = [it for _, of, it in self.begun if of == state]
        if len(known) < OF_A_KIND and data not in known:
            self.begun.append((who, state, data))
            await self._lend(state, data)

    async def _lend(self, state: str, data: str) -> None:
        """Words of each kind, then each button that is a step of this dialogue."""
        before = await self.fence.kept(self.talk)
        asked = {"request": [int(hit[1])]} if (hit := REQUEST.search(data)) else {}
        own = [it for it in self.fence.doors() if getattr(it, "stays", False) and it.__module__ == DIALOGUES[state]]
        steps: list[str | CallbackData] = [*SAID, *self.fence.said]
        steps += [it for press in own for it in each_press(press, {**self.fence.values, **asked})]
        for step in steps:
            await _be_in(self.talk, self.outsiders, state, data)
            await (
                _write(self.talk, self.outsiders, step)
                if isinstance(step, str)
                else _press(self.talk, self.outsiders, step)
            )
            for who in self.outsiders:
                found = self.fence.found_in(seen(who.talker), who)
                assert not found, f"{who.kind} in {state} {data}: {step}, and read {found}: {seen(who.talker)}"
        assert await self.fence.kept(self.talk) == before, f"{state} {data}"


def _is_last_word(press: CallbackData) -> bool:
    """After it there is less to come into."""
    if "sure" in type(press).model_fields:
        return bool(press.model_dump()["sure"])
    return type(press).__name__.endswith(LAST_WORDS)


async def _press(talk: Talk, people: Sequence[Outsider], press: CallbackData) -> None:
    """All of them, in one batch."""
    for who in people:
        screen = who.talker.actor.screen
        assert screen is not None
        who.talker.actor.presses_raw(press.pack(), screen.message_id)
    await talk.run()


async def _be_in(talk: Talk, people: Iterable[Outsider], state: str, data: str) -> None:
    async with talk.db.write() as tx:
        for who in people:
            await turns.keep_state(tx, who.person, state)
            await turns.keep_data(tx, who.person, json.loads(data))


async def _write(talk: Talk, people: Iterable[Outsider], words: str) -> None:
    for who in people:
        who.talker.actor.writes(words)
    await talk.run()


async def _asked(talk: Talk) -> dict[int, tuple[str, str]]:
    """Who is in which dialogue."""
    async with talk.db.read() as tx:
        rows = await tx.all("SELECT person, state, data FROM dialogues WHERE state IS NOT NULL")
    return {row["person"]: (row["state"], row["data"]) for row in rows}


def each_press(press: type[CallbackData], known: Mapping[str, Sequence[Any]]) -> Iterator[CallbackData]:
    """One with the first value of each field, then each other value once beside the first ones of the rest.

    `known`: the values of a field that the talk has made, by its name.
    """
    fields = press.model_fields
    values = [_values(press.__name__, name, it.annotation, known) for name, it in fields.items()]
    usual = [it[0] for it in values]
    yield press(**dict(zip(fields, usual, strict=True)))
    for place, of_field in enumerate(values):
        for value in of_field[1:VALUES]:
            chosen = [*usual[:place], value, *usual[place + 1 :]]
            yield press(**dict(zip(fields, chosen, strict=True)))


def _values(press: str, field: str, kind: Any, known: Mapping[str, Sequence[Any]]) -> list[Any]:
    if given := known.get(f"{press}.{field}") or known.get(field):
        return list(given)
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in {Union, UnionType}:
        kind = next(it for it in get_args(kind) if it is not type(None))
    if kind is bool:
        return [True, False]
    if kind is int:
        return [1]
    return list(WORDS.get(f"{press}.{field}") or WORDS[field])


def seen(talker: Talker) -> str:
    """What stands on the screen now, with its buttons and the last toast."""
    return "\n".join([talker.text, *talker.buttons, talker.toast or ""])
