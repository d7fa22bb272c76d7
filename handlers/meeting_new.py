"""Proposing a meeting, or another time for one: up to three times, picked or typed; the other one of the two chooses.

Whatever is answered, the whole sketch is shown again; nothing is said to anybody before «Предложить».
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot import picker
from bot.clashes import when_they_meet
from bot.doors import Door, Go, Shown, number
from bot.mentoring import own_pair
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import T, lines
from bot.typed import Typed, is_rest, refuse_rest
from handlers import meeting_sketches as sketches
from handlers.meeting_cards import own_meeting, title
from handlers.meeting_sketches import PARTS, Ask, At, Day, Form, Look, Month, MoveTo, Proposing, Put, Send, Step
from rules import meetings as rules
from rules.meetings import Sketch, Unread
from rules.planning import one_number
from storage import arranging, meetings, tasks
from storage.arranging import BadMeeting, NotActive, NotNow
from storage.db import Tx
from storage.meetings import Meeting

router = Router(name="meeting_new")
door = Door()


async def new_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """A new sketch. `id` is the pair, or «5:12» about step 12 of its programme."""
    wanted, _, step = id.partition(":")
    pair = await own_pair(tx, person, number(wanted))
    if pair.state != "active":
        return Open("pair", str(pair.id), toast=t("meeting-pair-rests"))
    task = await tasks.task(tx, number(step) or 0) if step else None
    about = task.id if task is not None and task.pair == pair.id else None
    sketch = Sketch(request=now, pair=pair.id, task=about)
    await sketches.keep(sketch, "form", state)
    return sketches.prompt(sketch, "form", person, t, now)


async def move_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id` is the meeting, «12.one» or «12.row»: this one alone or those that follow too, where that is to be said."""
    asked, _, how = id.partition(".")
    meeting = await own_meeting(tx, person, number(asked))
    pair = await own_pair(tx, person, meeting.pair, live=False)
    if pair.state != "active" or meeting.state not in arranging.MOVES:
        return Open("meeting", str(meeting.id), toast=t("meeting-changed"))
    if not how and meeting.state == "planned" and (row := await meetings.row(tx, meeting)):
        return _one_or_row(meeting, len(row), person, t)
    sketch = Sketch(
        request=now, pair=pair.id, meeting=meeting.id, version=meeting.version, form=meeting.form,
        minutes=meeting.minutes, row=how == "row" or (meeting.row_moves and meeting.state == "proposed"),
    )  # fmt: skip
    await sketches.keep(sketch, "when", state)
    times = rules.likely(meeting.starts_at, person.zone, now)
    of = {"meeting": meeting.id, "version": meeting.version, "row": sketch.row}
    choices = [Button(t.moment(at, person.zone), MoveTo(**of, at=at)) for at in times]
    pick = Button(t("meeting-pick"), Ask(pair=pair.id, request=now, part="when"))
    said = [
        t("meeting-moving", name=sketches.other_name(pair, person)),
        t("meeting-now", when=when_they_meet(meeting, person, t)),
        t("meeting-row-moves") if sketch.row else None,
        "",
        t("meeting-ask-move"),
        *await sketches.time_lines(sketch, times, pair, tx, person, t),
    ]
    return Screen(lines(said), [*rows(choices, 1), [pick], _back(meeting, t)])


def _one_or_row(meeting: Meeting, after: int, person: Person, t: T) -> Screen:
    words = [title(meeting, person, t), when_they_meet(meeting, person, t), "", t("meeting-ask-row")]
    ways = ((t("meeting-move-one"), "one"), (t("meeting-move-row", count=after + 1), "row"))
    choices = [[Button(said, Go(room="meeting_move", id=f"{meeting.id}.{how}"))] for said, how in ways]
    return Screen(lines(words), [*choices, _back(meeting, t)])


def _back(meeting: Meeting, t: T) -> list[Button]:
    return [Button(t("back"), Go(room="meeting", id=str(meeting.id))), Button(t("menu"), Go(room="menu"))]


def _over(press: Step, t: T) -> Open:
    return Open("meetings", str(press.pair), toast=t("meeting-sketch-over"))


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    if sketch is None or press.part not in PARTS:
        return _over(press, t)
    await sketches.keep(sketch, press.part, state)
    return sketches.prompt(sketch, press.part, person, t, now)


@door.on(Month)
async def month(press: Month, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    if sketch is None:
        return _over(press, t)
    await sketches.keep(sketch, "when", state)
    of = {"pair": sketch.pair, "request": sketch.request}
    days = picker.month(
        t, press.month, picker.local(now, person.zone).date(), lambda day: Day(**of, day=day.toordinal()),
        lambda to: Month(**of, month=to),
    )  # fmt: skip
    return sketches.framed(sketch, t("plan-ask-day"), days, t)


@door.on(Day)
async def day(press: Day, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    if sketch is None:
        return _over(press, t)
    today = picker.local(now, person.zone).date().toordinal()
    if not today <= press.day <= today + rules.FARTHEST:
        return sketches.prompt(sketch, "when", person, t, now, words=t("meeting-bad-past"))
    sketch = sketch.on([date.fromordinal(press.day)])
    await sketches.keep(sketch, "clock", state)
    return sketches.prompt(sketch, "clock", person, t, now)


@door.on(At)
async def clock(press: At, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    if sketch is None or not sketch.days or press.minutes >= 24 * 60:
        return _over(press, t)
    start = time(press.minutes // 60, press.minutes % 60)
    try:
        told = sketch.at([(date.fromordinal(it), start) for it in sketch.days], person.zone, now)
    except Unread as unread:
        return sketches.prompt(sketch, "when", person, t, now, words=t(f"meeting-bad-{unread}", typed=""))
    return await _on(told, tx, person, t, now, state)


@door.on(Form)
async def form(press: Form, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    if sketch is None or press.form not in rules.FORMS:
        return _over(press, t)
    return await _on(replace(sketch, form=press.form), tx, person, t, now, state)


@door.on(Put)
async def put(press: Put, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    told = _with(sketch, press.part, press.value) if sketch else None
    return _over(press, t) if told is None else await _on(told, tx, person, t, now, state)


def _with(sketch: Sketch, part: str, value: int) -> Sketch | None:
    """None for what no button of ours says."""
    if part == "minutes" and rules.LEAST_MINUTES <= value <= rules.MOST_MINUTES:
        return replace(sketch, minutes=value)
    if part == "every" and value in rules.EVERY:
        return replace(sketch, every=value)
    if part == "place":
        return replace(sketch, place="")
    return replace(sketch, times=(), days=()) if part == "when" else None


async def _on(sketch: Sketch, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """The whole sketch, or the question that is left."""
    if sketch.form and sketch.times:
        return await sketches.show(sketch, await own_pair(tx, person, sketch.pair), tx, person, t, state)
    left = "when" if sketch.form else "form"
    await sketches.keep(sketch, left, state)
    return sketches.prompt(sketch, left, person, t, now)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    return _over(press, t) if sketch is None else await _on(sketch, tx, person, t, now, state)


@router.message(StateFilter(Proposing.words), Typed())
async def told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """What cannot be read leaves the sketch as it is and the question open."""
    if await is_rest(message, state):
        return None
    data = await state.get_data()
    sketch, part = Sketch.read(data["sketch"]), data["part"]
    if sketch is None:
        return Open("mentoring", toast=t("meeting-sketch-over"))
    if part in ("when", "clock"):
        return await _when_told(sketch, typed, tx, person, t, now, state)
    minutes = one_number(typed)
    if part == "minutes" and minutes and (changed := _with(sketch, part, minutes)):
        return await _on(changed, tx, person, t, now, state)
    if part == "place" and len(typed) <= rules.PLACE:
        return await _on(replace(sketch, place=typed), tx, person, t, now, state)
    await refuse_rest(message, state)
    return sketches.prompt(sketch, part, person, t, now, words=t(f"meeting-bad-{part}", typed=cut(typed, 40)))


async def _when_told(
    sketch: Sketch, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    """Whole times are kept; a day without its clock is asked for it."""
    today = picker.local(now, person.zone).date()
    try:
        read = rules.read_options(typed, today, [date.fromordinal(it) for it in sketch.days])
        sketch = sketch.at(read.times, person.zone, now)
    except Unread as unread:
        words = t(f"meeting-bad-{unread}", typed=cut(typed, 40))
        return sketches.prompt(sketch, "clock" if sketch.days else "when", person, t, now, words=words)
    if read.minutes and not sketch.meeting:
        sketch = replace(sketch, minutes=read.minutes)
    if not read.days:
        return await _on(sketch, tx, person, t, now, state)
    sketch = sketch.on(read.days)
    await sketches.keep(sketch, "clock", state)
    return sketches.prompt(sketch, "clock", person, t, now)


@door.on(Send)
async def send(press: Send, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    if sketch is None or not sketch.times:
        return _over(press, t)
    pair = await own_pair(tx, person, sketch.pair)
    await state.clear()
    if sketch.meeting:
        return await _move(sketch.meeting, sketch.version, sketch.times, tx, person, t, now, row=sketch.row)
    try:
        made = await arranging.propose(
            tx, pair.id, by=person.id, options=sketch.times, minutes=sketch.minutes, form=sketch.form,
            task=sketch.task, place=sketch.place, zone=person.zone, every=sketch.every,
            request=f"{person.id}.{sketch.request}", now=now,
        )  # fmt: skip
    except NotActive:
        return Open("pair", str(pair.id), toast=t("meeting-pair-rests"))
    except BadMeeting:
        return Open("meeting_new", str(pair.id), toast=t("meeting-time-passed"))
    return Open("meeting", str(made), toast=t("meeting-sent"))


@door.on(MoveTo)
async def move_to(press: MoveTo, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _move(press.meeting, press.version, [press.at], tx, person, t, now, row=press.row)


async def _move(
    number: int, version: int, times: Sequence[int], tx: Tx, person: Person, t: T, now: int, *, row: bool
) -> Shown:  # fmt: skip
    """Of two who move it at once the second one sees what the first has done."""
    await own_meeting(tx, person, number)
    meeting = await meetings.lock(tx, number)
    if meeting is None or meeting.version != version:
        return Open("meeting", str(number), toast=t("meeting-changed"))
    try:
        await arranging.move(tx, number, times, by=person.id, row=row, now=now)
    except (NotNow, NotActive):
        return Open("meeting", str(number), toast=t("meeting-changed"))
    except BadMeeting:
        return Open("meeting_move", str(number), toast=t("meeting-time-passed"))
    return Open("meeting", str(number), toast=t("meeting-sent"))


ROOMS = {"meeting_new": new_room, "meeting_move": move_room}
