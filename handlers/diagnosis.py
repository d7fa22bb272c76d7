"""The self-assessment as a walk: one question a screen, back, skip, pause, any area first, and on after a week."""

from typing import Annotated

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from pydantic import Field

import content
from bot.areas import known_area
from bot.doors import Door, Go, Id, Press, Shown
from bot.person import Person
from bot.screen import Button, Open, Screen, Toast, bar, rows
from bot.texts import Html, T, escape, lines
from rules.questionnaire import Item
from rules.scoring import area_of
from rules.walk import REPEAT_AFTER, Attempt
from storage import diagnosis
from storage.db import Tx
from storage.diagnosis import NoAttempt, NotCurrent, NothingToScore

router = Router(name="diagnosis")
door = Door()
BEGIN, PAUSE = "begin", "pause"
MINUTES = 10

Level = Annotated[int, Field(ge=1, le=4)]


class Answer(Press, prefix="da"):
    """This anchor for this item. Pressed when another item is asked it changes nothing."""

    attempt: Id
    item: str
    choice: Level


class Skip(Press, prefix="ds"):
    """On without answering this item anew; an answer given before stays."""

    attempt: Id
    item: str


class Back(Press, prefix="db"):
    """From this item to the one before; an empty item is the end of the walk."""

    attempt: Id
    item: str


class Enter(Press, prefix="de"):
    """To this area's first question without an answer."""

    attempt: Id
    area: str


class Concerns(Press, prefix="dc"):
    """A block beyond the general areas concerns the person."""

    attempt: Id
    area: str


class TakeUp(Press, prefix="du"):
    """Back to what was skipped."""

    attempt: Id


class Finish(Press, prefix="df"):
    """Complete the attempt."""

    attempt: Id


class Anew(Press, prefix="dn"):
    """Drop this draft and begin again; `sure` after it was asked."""

    attempt: Id
    sure: bool


@router.message(Command("diagnosis"))
async def diagnosis_command(message: Message, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await diagnosis_room("", tx, person, t, now)


async def diagnosis_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: "begin" begins or goes on at once, "pause" is the overview, "" whichever fits."""
    attempt = await diagnosis.current(tx, person.id)
    if id == BEGIN:
        begun = await diagnosis.begin(tx, person.id, content.questionnaire(), extra=_extra(person), now=now)
        return await _ask(tx, begun, t, now)
    if attempt is not None:
        return _overview(attempt, t)
    done = await diagnosis.last_completed(tx, person.id)
    return _intro(t) if done is None else _repeat(done, person, t, now)


@door.on(Answer)
async def answer(press: Answer, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await diagnosis.answer(tx, person.id, press.attempt, press.item, press.choice, now=now)
    except (NoAttempt, NotCurrent):
        attempt = await diagnosis.current(tx, person.id)
        why = _kept(attempt, press, t) if attempt else t("stale")
        return await _as_it_is(tx, person, t, press.attempt, why, now)
    return await _ask(tx, asked, t, now)


@door.on(Skip)
async def skip(press: Skip, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await diagnosis.skip(tx, person.id, press.attempt, press.item, now=now)
    except (NoAttempt, NotCurrent):
        # The person wanted to go on and has gone on: nothing to explain.
        return await _as_it_is(tx, person, t, press.attempt, None, now)
    return await _ask(tx, asked, t, now)


@door.on(Back)
async def back(press: Back, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        before = await diagnosis.attempt(tx, person.id, press.attempt)
        if press.item and before.items[0] == press.item == before.current:
            return _overview(before, t)
        asked = await diagnosis.back(tx, person.id, press.attempt, press.item or None, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(tx, person, t, press.attempt, t("stale"), now)
    return await _ask(tx, asked, t, now)


@door.on(Enter)
async def enter(press: Enter, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await diagnosis.enter_area(tx, person.id, press.attempt, press.area, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(tx, person, t, press.attempt, t("stale"), now)
    return await _ask(tx, asked, t, now)


@door.on(Concerns)
async def concerns(press: Concerns, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if press.area not in _blocks():
        return Open("diagnosis", toast=t("stale"))
    try:
        asked = await diagnosis.add_area(tx, person.id, press.attempt, press.area, content.questionnaire(), now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(tx, person, t, press.attempt, t("stale"), now)
    return await _ask(tx, asked, t, now)


@door.on(TakeUp)
async def take_up(press: TakeUp, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        asked = await diagnosis.take_up_skipped(tx, person.id, press.attempt, now=now)
    except (NoAttempt, NotCurrent):
        return await _as_it_is(tx, person, t, press.attempt, t("stale"), now)
    return await _ask(tx, asked, t, now)


@door.on(Finish)
async def finish(press: Finish, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        done = await diagnosis.finish(tx, person.id, press.attempt, now=now)
    except NothingToScore:
        return Open("diagnosis", toast=t("diagnosis-too-few"))
    except NotCurrent:
        return Toast(t("diagnosis-finished-already"))
    except NoAttempt:
        return Open("diagnosis", toast=t("stale"))
    return Open("result", str(done.id))


@door.on(Anew)
async def anew(press: Anew, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if press.sure:
        begun = await diagnosis.start_anew(
            tx, person.id, press.attempt, content.questionnaire(), extra=_extra(person), now=now
        )
        return await _ask(tx, begun, t, now)
    attempt = await diagnosis.current(tx, person.id)
    if attempt is None or attempt.id != press.attempt:
        return await _as_it_is(tx, person, t, press.attempt, t("stale"), now)
    return Screen(
        t("diagnosis-anew-sure", answered=attempt.answered),
        [
            [Button(t("diagnosis-anew-keep"), Go(room="diagnosis", id=PAUSE))],
            [Button(t("diagnosis-anew-drop"), Anew(attempt=attempt.id, sure=True))],
        ],
    )


def _kept(attempt: Attempt, press: Answer, t: T) -> Html:
    """What is kept for the item of an answer that came too late."""
    if press.item not in attempt.answers:
        return t("stale")
    kept = attempt.answers[press.item]
    if kept is None:
        return t("diagnosis-skipped-already")
    if kept == press.choice:
        return t("diagnosis-answered-already")
    return t("diagnosis-answered-otherwise", letter=t("diagnosis-letters").split()[kept - 1])


async def _as_it_is(tx: Tx, person: Person, t: T, pressed: int, why: Html | None, now: int) -> Shown:
    """A button that no longer fits: a sentence where one is needed and the screen as it is now."""
    attempt = await diagnosis.current(tx, person.id)
    if attempt is not None and attempt.id == pressed:
        shown = await _ask(tx, attempt, t, now)
        return shown if shown.toast or why is None else shown.with_toast(why)
    return Open("diagnosis", toast=t("stale"))


async def _ask(tx: Tx, attempt: Attempt, t: T, now: int) -> Screen:
    """The question that is asked now, in the questionnaire's present version: a draft may be older than the file."""
    present = await diagnosis.follow(tx, attempt, content.questionnaire(), now=now)
    shown = _question(present, t)
    return shown if present.id == attempt.id else shown.with_toast(t("diagnosis-renewed"), alert=True)


def _extra(person: Person) -> tuple[str, ...]:
    """Blocks that a role already says concern the person."""
    return ("mentoring",) if person.has("mentor") else ()


def _blocks() -> tuple[str, ...]:
    return tuple(area.code for area in content.areas() if not area.general)


def _question(attempt: Attempt, t: T) -> Screen:
    """The question that is asked now, or the end of the walk."""
    if attempt.current is None:
        return _end(attempt, t)
    item = content.questionnaire().item(attempt.current)
    letters = t("diagnosis-letters").split()
    given = attempt.answers.get(item.id)
    choices = [
        Button(
            f"• {letter}" if given == level else letter,
            Answer(attempt=attempt.id, item=item.id, choice=level),
        )
        for level, letter in enumerate(letters, start=1)
    ]
    ways = [
        Button(t("back"), Back(attempt=attempt.id, item=item.id)),
        Button(t("diagnosis-onward" if given else "diagnosis-skip"), Skip(attempt=attempt.id, item=item.id)),
        Button(t("diagnosis-pause"), Go(room="diagnosis", id=PAUSE)),
    ]
    return Screen(_asked(item, attempt, letters, t), [choices, ways])


def _asked(item: Item, attempt: Attempt, letters: list[str], t: T) -> Html:
    area = known_area(item.area)
    visited = len(attempt.answers)
    return lines(
        [
            t("diagnosis-place", area=t.pick(area.name), number=str(attempt.number), of=str(len(attempt.items))),
            bar(visited, len(attempt.items)),
            "",
            Html(f"<b>{escape(t.pick(item.question))}</b>"),
            "",
            *(
                Html(f"<b>{letter}</b>  {escape(t.pick(anchor))}")
                for letter, anchor in zip(letters, item.anchors, strict=True)
            ),
        ]
    )


def _end(attempt: Attempt, t: T) -> Screen:
    """All questions were visited: what was skipped, the blocks beyond the general areas, the result."""
    buttons = []
    if attempt.skipped:
        buttons.append([Button(t("diagnosis-take-up", count=len(attempt.skipped)), TakeUp(attempt=attempt.id))])
    blocks = [(area, area.applies) for area in content.areas() if area.applies and area.code not in attempt.areas]
    buttons += [
        [Button(t.pick(area.radar), Concerns(attempt=attempt.id, area=area.code)) for area, _ in blocks],
        [Button(t("diagnosis-finish"), Finish(attempt=attempt.id))],
        [Button(t("back"), Back(attempt=attempt.id, item="")), Button(t("menu"), Go(room="menu"))],
    ]
    said = [
        t("diagnosis-end", answered=attempt.answered, of=len(attempt.items)),
        t("diagnosis-end-skipped", count=len(attempt.skipped)) if attempt.skipped else None,
        t("diagnosis-end-blocks", count=len(blocks)) if blocks else None,
        *(t("diagnosis-end-block", applies=t.pick(applies)) for _, applies in blocks),
    ]
    return Screen(lines([bar(len(attempt.answers), len(attempt.items)), "", *said]), buttons)


def _overview(attempt: Attempt, t: T) -> Screen:
    """The pause: what is kept, and every area to go on with."""
    questionnaire = content.questionnaire()
    going_on = (
        t("diagnosis-continue", number=str(attempt.number), of=str(len(attempt.items)))
        if attempt.current is not None
        else t("diagnosis-to-end")
    )
    areas = [area for area in questionnaire.areas if area.code in attempt.areas]
    doors = []
    for area in areas:
        own = [item for item in attempt.items if area_of(item) == area.code]
        given = sum(attempt.answers.get(item) is not None for item in own)
        mark = "✓" if given == len(own) else f"{given}/{len(own)}"
        doors.append(Button(f"{mark} {t.pick(area.radar)}", Enter(attempt=attempt.id, area=area.code)))
    buttons = [[Button(going_on, Go(room="diagnosis", id=BEGIN))], *rows(doors, 2)]
    if attempt.current is not None and attempt.scorable():
        buttons.append([Button(t("diagnosis-finish-now"), Finish(attempt=attempt.id))])
    buttons.append(
        [Button(t("diagnosis-anew"), Anew(attempt=attempt.id, sure=False)), Button(t("menu"), Go(room="menu"))]
    )
    said = t("diagnosis-paused", answered=attempt.answered, of=len(attempt.items))
    return Screen(lines([said, bar(attempt.answered, len(attempt.items)), "", t("diagnosis-any-area")]), buttons)


def _intro(t: T) -> Screen:
    count = len(content.questionnaire().items_for("short"))
    return Screen(
        t("diagnosis-intro", count=count, minutes=MINUTES),
        [[Button(t("diagnosis-begin"), Go(room="diagnosis", id=BEGIN))], [Button(t("menu"), Go(room="menu"))]],
    )


def _repeat(done: Attempt, person: Person, t: T, now: int) -> Screen:
    finished = done.completed_at or now
    due = finished + REPEAT_AFTER
    advice = t("diagnosis-repeat-now") if now >= due else t("diagnosis-repeat-later", day=t.day(due, person.zone))
    return Screen(
        lines([t("diagnosis-done", day=t.day(finished, person.zone)), advice]),
        [
            [Button(t("diagnosis-show-result"), Go(room="result", id=str(done.id)))],
            [Button(t("diagnosis-again"), Go(room="diagnosis", id=BEGIN))],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


ROOMS = {"diagnosis": diagnosis_room}
COMMANDS = {"diagnosis": diagnosis_command}
