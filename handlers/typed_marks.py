"""«был 1 3 7» from a host without a network: the messenger brings it later, and it is written down then.

The words and the marks before them are kept with the host's dialogue: for «Отменить», and until it is said which
session they are about.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.doors import Door, Go, Id, Press, Shown
from bot.events import kind_name
from bot.finding import Seeking
from bot.hosting import session_of
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.when import span
from rules import marks as rules
from rules.marks import Mark, Typed
from rules.roles import reaches
from storage import marks
from storage.db import Tx
from storage.marks import Kept, Listed, MarksClosed, NotNow
from storage.sessions import Session

router = Router(name="typed_marks")
door = Door()

ASKED = 8  # sessions to choose from
NAMED = 30  # people named in the answer
KEPT = 10  # messages that wait for a choice or may be taken back
LINE, QUOTED = 60, 200  # signs of a line that was not understood, of a message that is asked about


class About(Press, prefix="ta"):
    """The words of that message are about this session."""

    session: Id
    message: Id


class Anyway(About, prefix="to"):
    """They are, and its finished list is opened for them."""


class TakeBack(About, prefix="tb"):
    """What that message did to this session is undone."""


class Next(Press, prefix="tn"):
    """Ask about the oldest message that waits."""


class TypedMarks(Filter):
    """Marks typed by somebody who hosts anything; everybody else's words go on."""

    async def __call__(self, message: Message, person: Person) -> bool | dict[str, Any]:
        if not message.text or not reaches(person.roles, ("host",)):
            return False
        typed = rules.read(message.text)
        return {"typed": typed} if typed else False


@router.message(StateFilter(None, Seeking.words), TypedMarks())
async def typed_marks(
    message: Message, typed: Typed, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Screen:
    await state.set_state(None)  # else the press that says which session would take the words away
    sent = int(message.date.timestamp())
    then, there = await _current(tx, person, sent, now)
    if not there:
        return Screen(t("typed-no-session"), [_ways(t)])
    await _keep(state, "typed", message.message_id, [message.text, sent])
    if len(there) == 1 and then == there:
        return await _write_down(typed, there[0], message.message_id, tx, person, t, now, state)
    return await _which(tx, person, t, now, state)


@door.on(Next)
async def next_one(press: Next, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _which(tx, person, t, now, state) if await _all(state, "typed") else Open("menu", toast=t("stale"))


@door.on(About)
async def about(press: About, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session = await session_of(tx, person, press.session)
    words, _ = (await _all(state, "typed")).get(str(press.message), ("", 0))
    typed = rules.read(words)
    if typed is None:
        return Open("marks", str(session.id), toast=t("typed-forgotten"))
    return await _write_down(typed, session, press.message, tx, person, t, now, state)


@door.on(Anyway)
async def anyway(press: Anyway, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    session = await session_of(tx, person, press.session)
    await marks.reopen(tx, session.id, by=person.id, now=now)
    return await about(About(session=press.session, message=press.message), tx, person, t, now, state)


@door.on(TakeBack)
async def take_back(press: TakeBack, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Open:
    session = await session_of(tx, person, press.session)
    before = (await _all(state, "before")).get(str(press.message))
    if not before:
        return Open("marks", str(session.id), toast=t("typed-too-late"))
    given = {int(one): (mark, earlier and Kept(*earlier)) for one, (mark, earlier) in before.items()}
    try:
        undone = await marks.take_back(tx, session.id, given, by=person.id, now=now)
    except (NotNow, MarksClosed):
        return Open("marks", str(session.id), toast=t("marks-closed-already"))
    await _keep(state, "before", press.message, None)
    return Open("marks", str(session.id), toast=t("typed-undone", count=undone))


async def _write_down(
    typed: Typed, session: Session, message: int, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Screen:
    seated = [one for one in await marks.listed(tx, session.id) if one.state == "seated"]
    listed = {one.number: one for one in seated if one.number is not None}
    said, unknown = rules.resolve(typed, {number: one.mark for number, one in listed.items()})
    head = _head(t, person, session)
    try:
        given = {listed[number].person: mark for number, mark in said.items()}
        changed = await marks.mark(tx, session.id, given, how="typed", by=person.id, now=now)
    except MarksClosed:
        sure = [Button(t("typed-anyway"), Anyway(session=session.id, message=message))]
        return Screen(lines([head, "", t("typed-closed")]), [sure, _ways(t, session)])
    except NotNow:
        return Screen(lines([head, "", t("marks-cancelled")]), [_ways(t, session)])
    before = {str(one): (given[one], earlier) for one, earlier in changed.items()}
    await _keep(state, "before", message, before)
    await _keep(state, "typed", message, None)
    waiting = len(await _all(state, "typed"))
    return Screen(
        _told(t, head, listed, said, unknown, typed.unclear),
        [
            [Button(t("cancel"), TakeBack(session=session.id, message=message))] if before else [],
            [Button(t("typed-next", count=waiting), Next())] if waiting else [],
            _ways(t, session),
        ],
    )


def _told(
    t: T, head: Html, listed: Mapping[int, Listed], said: Mapping[int, Mark], unknown: Sequence[int],
    unclear: Sequence[str],
) -> Html:  # fmt: skip
    """What was written down, person by person, and what was not."""
    named = [
        t("typed-line", number=str(number), name=cut(listed[number].name, LINE), mark=t(f"mark-{mark}"))
        for number, mark in sorted(said.items())
    ]
    wrong = [t("typed-unknown", count=len(unknown), numbers=rules.spans(unknown))] if unknown else []
    wrong += [t("typed-unclear", line=cut(line, LINE)) for line in unclear[:KEPT]]
    return lines(
        [
            head,
            "",
            t("typed-done", count=len(said)) if said else t("typed-nothing"),
            *named[:NAMED],
            t("marks-left-more", count=len(named) - NAMED) if len(named) > NAMED else None,
            *(["", *wrong] if wrong else []),
            t("typed-example") if unclear else None,
        ]
    )


async def _current(tx: Tx, person: Person, sent: int, now: int) -> tuple[list[Session], list[Session]]:
    """Which sessions the marks could be of when they were sent, and with those that could be meant by now."""
    then = await marks.current(tx, person.id, person.roles, now=sent)
    return then, [*then, *(one for one in await marks.current(tx, person.id, person.roles, now=now) if one not in then)]


async def _which(tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    """About the oldest message: a newer question would take the buttons of an older one away."""
    message, (words, sent) = next(iter((await _all(state, "typed")).items()))
    then, there = await _current(tx, person, sent, now)
    listed = [
        lines(
            [
                t("typed-choice", number=str(n), title=cut(it.title, LINE)),
                _when(t, person, it),
                cut(it.site_title or kind_name(it.kind, t), LINE),
            ]
        )
        for n, it in enumerate(there[:ASKED], 1)
    ]
    buttons = (Button(str(n), About(session=it.id, message=int(message))) for n, it in enumerate(there[:ASKED], 1))
    late = t("typed-late", at=t.moment(sent, person.zone)) if then != there else None
    asked = lines([late, t("typed-which", words=cut(words, QUOTED)), "", *listed])
    return Screen(asked, [*rows(buttons, 4), _ways(t)])


def _head(t: T, person: Person, session: Session) -> Html:
    return lines([t("marks-title", title=session.title), _when(t, person, session)])


def _when(t: T, person: Person, session: Session) -> Html:
    return span(t, session.starts_at, session.ends_at, session.zone, person.zone)


def _ways(t: T, session: Session | None = None) -> list[Button]:
    own = [Button(t("marks-list"), Go(room="marks", id=str(session.id)))] if session else []
    return [*own, Button(t("menu"), Go(room="menu"))]


async def _all(state: FSMContext, what: str) -> dict[str, Any]:
    """By the number of the message, the oldest first."""
    kept: dict[str, Any] = (await state.get_data()).get(what, {})
    return kept


async def _keep(state: FSMContext, what: str, message: int, kept: Any) -> None:
    """The last few messages; nothing is kept of one that came to nothing."""
    others = [(key, value) for key, value in (await _all(state, what)).items() if key != str(message)]
    await state.update_data({what: dict([*others, (str(message), kept)][-KEPT:] if kept else others)})
