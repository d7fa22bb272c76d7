"""A meeting is written down: four taps and one message after a planned one, from a notice, its card or the journal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.doors import Door, Go, Shown, number
from bot.guards import NotAllowed
from bot.mentoring import own_pair
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from handlers import entry_steps
from handlers.entry_cards import Editing, day_of, returned, unread_day
from handlers.entry_steps import (
    Again,
    Day,
    Form,
    Length,
    Missed,
    Other,
    Step,
    Theme,
    There,
    Usual,
    Who,
    Why,
    Writing,
)
from rules import entries as rules
from rules.dates import UnknownDay
from rules.entries import PARTS, USUAL_THEMES, WHYS, Sketch
from rules.meetings import FORMS
from rules.names import short
from storage import arranging, entries, journal, meetings, pairs, tasks
from storage.arranging import NotNow
from storage.db import Tx
from storage.entries import AlreadyWritten, BadEntry, Draft
from storage.meetings import Meeting
from storage.pairs import Pair

router = Router(name="writing")
door = Door()


async def new_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """`id` is the pair, or «m12»: the planned meeting 12."""
    if not id.startswith("m"):
        pair = await own_pair(tx, person, number(id), side="mentor")
        return await entry_steps.show(Sketch(now, (pair.id,)), tx, person, t, now, state)
    meeting = await _own_meeting(tx, person, number(id[1:]))
    written = await journal.of_meeting(tx, meeting.id)
    if written is not None:
        return Open("entry", f"{written}.{meeting.pair}", toast=t("writing-already"))
    if meeting.state not in ("planned", "missed") or meeting.starts_at > now:
        return Open("meeting", str(meeting.id), toast=t("stale"))
    return await entry_steps.show(Sketch(now, (meeting.pair,), meeting.id), tx, person, t, now, state)


async def _own_meeting(tx: Tx, person: Person, asked: int | None) -> Meeting:
    """Of a pair in which the person is the mentor. Raises NotAllowed."""
    meeting = await meetings.meeting(tx, asked) if asked else None
    if meeting is None:
        raise NotAllowed("meeting")
    await own_pair(tx, person, meeting.pair, side="mentor")
    return meeting


async def _told(
    press: Step, change: Callable[[Sketch], Sketch | None], tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    """What a button says is put into the sketch in hand; None: it cannot be."""
    sketch = await entry_steps.kept(state, press)
    changed = change(sketch) if sketch else None
    if sketch is None or changed is None:
        return Open("journal", str(press.pair), toast=t("writing-over"))
    return await entry_steps.show(changed, tx, person, t, now, state)


@door.on(Day)
async def day(press: Day, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    today = local(now, person.zone).date().toordinal()

    def put(sketch: Sketch) -> Sketch | None:
        return replace(sketch, day=press.day) if today - rules.OLDEST <= press.day <= today else None

    return await _told(press, put, tx, person, t, now, state)


@door.on(Form)
async def form(press: Form, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def put(sketch: Sketch) -> Sketch | None:
        return replace(sketch, form=press.form) if press.form in FORMS else None

    return await _told(press, put, tx, person, t, now, state)


@door.on(Length)
async def minutes(press: Length, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _told(press, lambda sketch: replace(sketch, minutes=press.minutes), tx, person, t, now, state)


@door.on(Theme)
async def theme(press: Theme, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    step = await tasks.task(tx, press.task)

    def put(sketch: Sketch) -> Sketch | None:
        if step is None or step.pair != sketch.pairs[0]:
            return None
        return replace(sketch, theme=cut(step.title, rules.THEME), task=step.id)

    return await _told(press, put, tx, person, t, now, state)


@door.on(Usual)
async def usual(press: Usual, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def put(sketch: Sketch) -> Sketch | None:
        known = press.usual in USUAL_THEMES
        return replace(sketch, theme=str(t(f"writing-theme-{press.usual}"))) if known else None

    return await _told(press, put, tx, person, t, now, state)


@door.on(Other)
async def other(press: Other, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _told(press, lambda sketch: replace(sketch, other=True), tx, person, t, now, state)


@door.on(Again)
async def again(press: Again, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def back(sketch: Sketch) -> Sketch | None:
        if press.part == PARTS[-1]:
            return sketch
        return sketch.without(press.part) if press.part in PARTS else None

    return await _told(press, back, tx, person, t, now, state)


@door.on(Who)
async def who(press: Who, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    sketch = await entry_steps.kept(state, press)
    if sketch is None:
        return Open("journal", str(press.pair), toast=t("writing-over"))
    return entry_steps.who_else(sketch, await entry_steps.others(tx, person, sketch), t)


@door.on(There)
async def there(press: There, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    sketch = await entry_steps.kept(state, press)
    if sketch is None:
        return Open("journal", str(press.pair), toast=t("writing-over"))
    possible = await entry_steps.others(tx, person, sketch)
    if any(one.id == press.other for one in possible):
        without = [pair for pair in sketch.pairs if pair != press.other]
        sketch = replace(sketch, pairs=[*without, press.other] if press.there else without)
        await state.set_data({"entry": sketch.json()})
    return entry_steps.who_else(sketch, possible, t)


@router.message(StateFilter(Writing.words), Typed())
async def words(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """The one message; before it, what is asked for may be typed too."""
    sketch = Sketch.read((await state.get_data()).get("entry"))
    if sketch is None:
        return Open("mentoring", toast=t("writing-over"))
    if await is_rest(message, state):
        return None
    if sketch.asks == PARTS[-1] and len(typed) > rules.TEXT:
        unread = t("writing-bad-text", count=len(typed), most=rules.TEXT)
        shown = await entry_steps.show(sketch, tx, person, t, now, state, words=unread)
        await refuse_rest(message, state)
        return shown
    if sketch.asks == PARTS[-1]:
        return await _write(sketch, typed, tx, person, t, now, state)
    told = _typed(sketch, typed, local(now, person.zone).date())
    if told is None:
        unread = t(f"writing-bad-{sketch.asks}", typed=cut(typed, 40))
        return await entry_steps.show(sketch, tx, person, t, now, state, words=unread)
    return await entry_steps.show(told, tx, person, t, now, state)


def _typed(sketch: Sketch, typed: str, today: date) -> Sketch | None:
    """None for what cannot be read; a form is only tapped."""
    if sketch.asks == "day":
        try:
            return replace(sketch, day=rules.read_past_day(typed, today).toordinal())
        except UnknownDay:
            return None
    if sketch.asks == "minutes":
        minutes = rules.read_minutes(typed)
        return replace(sketch, minutes=minutes) if minutes else None
    line = " ".join(typed.split())
    return replace(sketch, theme=line) if sketch.asks == "theme" and len(line) <= rules.THEME else None


async def _write(
    sketch: Sketch, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    pair = await own_pair(tx, person, sketch.pairs[0], side="mentor", live=False)
    meeting = await entry_steps.planned(tx, sketch)
    today = local(now, person.zone).date()
    told = rules.read(typed, today)
    if not sketch.theme:
        told = rules.with_theme(told)
    if not (told.theme or told.done or told.difficulty or told.agreement):
        return await entry_steps.show(sketch, tx, person, t, now, state)
    draft = Draft(
        held_at=meeting.starts_at if meeting else rules.noon(date.fromordinal(sketch.day), person.zone, now),
        zone=meeting.zone if meeting else person.zone, minutes=sketch.minutes, form=sketch.form, task=sketch.task,
        theme=told.theme or sketch.theme, done=told.done, difficulty=told.difficulty, agreement=told.agreement,
        due_on=told.due_on,
    )  # fmt: skip
    request = f"{pair.id}.{sketch.meeting}.{sketch.request}"
    try:
        made = await entries.write(
            tx, person.id, sketch.pairs, draft, meeting=sketch.meeting or None, request=request, now=now
        )
    except (AlreadyWritten, BadEntry, entries.Gone) as refused:
        await state.clear()
        return _refused(refused, sketch, pair, typed, t)
    await state.clear()
    bare = not (told.done or told.difficulty or told.agreement)
    if bare:  # a theme alone: who goes on writing tells the rest
        await state.set_state(Editing.part)
        await state.set_data({"entry": made, "part": "text"})
    many = len(sketch.pairs) > 1
    said = t("writing-done-group") if many else t("writing-done", name=short(pair.mentee_name))
    more = t("writing-done-more") if bare else None
    return Open("entry", f"{made}.{pair.id}", toast=lines([said, more, unread_day(t, told.unread)]))


def _refused(refused: Exception, sketch: Sketch, pair: Pair, typed: str, t: T) -> Screen:
    """Something changed while the words were written."""
    back = Button(t("back"), Go(room="journal", id=str(pair.id)))
    if isinstance(refused, AlreadyWritten):
        there = Button(t("entry-open"), Go(room="entry", id=f"{refused.entry}.{pair.id}"))
        return returned(t, t("writing-lost-written"), typed, there, back)
    why = "pair" if isinstance(refused, entries.Gone) else "meeting" if sketch.meeting else "day"
    again = [Button(t("writing-again"), Go(room="entry_new", id=str(pair.id)))] if pair.open else []
    return returned(t, t(f"writing-lost-{why}"), typed, *again, back)


# After the end of a planned meeting


async def meeting_over(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the version. To the mentor, while the journal says nothing of it; a pair that is over writes none."""
    meeting = await meetings.meeting(tx, int(subject))
    if meeting is None or meeting.state != "planned" or str(meeting.version) != which or meeting.mentor != person.id:
        return None
    pair = await pairs.pair(tx, meeting.pair)
    if pair is None or not pair.open:
        return None
    return Screen(
        t("meeting-over", name=short(meeting.mentee_name), day=day_of(t, meeting.starts_at, meeting.zone, now)),
        [
            [Button(t("meeting-over-held"), Go(room="entry_new", id=f"m{meeting.id}"))],
            [
                Button(t("meeting-over-moved"), Go(room="meeting_move", id=str(meeting.id))),
                Button(t("meeting-over-missed"), Missed(meeting=meeting.id)),
            ],
        ],
    )


@door.on(Missed)
async def missed(press: Missed, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _missed(press.meeting, "", t("missed-why"), tx, person, t, now)


@door.on(Why)
async def why(press: Why, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if press.why not in WHYS:
        return Open("meeting", str(press.meeting), toast=t("stale"))
    return await _missed(press.meeting, press.why, None, tx, person, t, now)


async def _missed(
    number: int, reason: str, ask: Html | None, tx: Tx, person: Person, t: T, now: int
) -> Shown:  # fmt: skip
    """The reason is a tap more, for who wants to say it."""
    meeting = await _own_meeting(tx, person, number)
    try:
        await arranging.missed(tx, meeting.id, by=person.id, reason=reason or meeting.reason, now=now)
    except NotNow:
        return Open("meeting", str(meeting.id), toast=t("stale"))
    if ask is None:
        return Open("meeting", str(meeting.id), toast=t("missed-thanks"))
    whys = (Button(t(f"missed-{one}"), Why(meeting=meeting.id, why=one)) for one in WHYS)
    return Screen(
        ask,
        [
            *rows(whys, 2),
            [Button(t("missed-next"), Go(room="meeting_new", id=str(meeting.pair)))],
            [Button(t("back"), Go(room="journal", id=str(meeting.pair))), Button(t("menu"), Go(room="menu"))],
        ],
    )


ROOMS = {"entry_new": new_room}
NOTICES = {"meeting-over": meeting_over}
