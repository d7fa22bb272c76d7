"""Planning a session or a series: the next one is drawn up from the last, each part is changed by a tap or a word;
and putting a planned one right by the same dialogue.

Whatever is answered, the whole sketch is shown again; nothing is planned before «Запланировать».
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot import picker
from bot.doors import Door, Shown, number
from bot.hosting import session_of, stream_of
from bot.person import Person
from bot.screen import Open, cut
from bot.texts import T
from bot.typed import Typed
from handlers import sketches
from handlers.hosted import changed
from handlers.sketches import PARTS, Ask, Bare, Look, Month, PickModule, Places, Plan, Planned, Put, Sketching, Step
from rules.planning import Sketch, Unread, put, tell, with_places
from storage import planning, sessions, sites
from storage.db import Tx
from storage.planning import BadSession, Draft, NotPlanned
from storage.sessions import Session
from storage.sites import Site

router = Router(name="planning")
door = Door()

HOUR, DAY = 3600, 86_400


async def plan_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """A new sketch. `id` is the stream, or «5:12» to copy session 12 of the same site."""
    wanted, _, copied = id.partition(":")
    site, stream = await stream_of(tx, person, number(wanted))
    if site.closed or stream.closed:
        return Open("stream", str(stream.id), toast=t("stale"))
    modules = await sites.modules(tx, site.id)
    if not modules:
        return Open("modules", str(site.id), toast=t("plan-needs-module"))
    last = await sessions.session(tx, number(copied) or 0) if copied else await sessions.last(tx, site.id)
    if last is None or last.site != site.id:
        sketch = sketches.first(site, stream, modules, now)
    else:
        sketch = sketches.like(last, stream, modules, now)
    return await sketches.show(sketch, tx, person, t, state)


async def change_room(id: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """What of a planned session may be put right without telling anybody; `id` is the session."""
    session = await session_of(tx, person, number(id))
    site, stream = await stream_of(tx, person, session.stream)
    if session.state != "planned":
        return changed(t, session)
    sketch = sketches.of(session, stream, await sites.modules(tx, site.id), now)
    return await sketches.show(sketch, tx, person, t, state)


def _over(press: Step, t: T) -> Open:
    return Open("stream", str(press.stream), toast=t("plan-over"))


@door.on(Ask)
async def ask(press: Ask, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    if sketch is None or press.part not in PARTS:
        return _over(press, t)
    await sketches.keep(sketch, press.part, state)
    return await sketches.prompt(sketch, press.part, tx, person, t, now)


@door.on(Month)
async def month(press: Month, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    if sketch is None:
        return _over(press, t)
    await sketches.keep(sketch, "day", state)
    site, _ = await stream_of(tx, person, sketch.stream)
    of = {"stream": sketch.stream, "request": sketch.request}
    days = picker.month(
        t, press.month, picker.local(now, site.zone).date(),
        lambda day: Put(**of, part="day", value=day.toordinal()), lambda to: Month(**of, month=to),
    )  # fmt: skip
    return sketches.framed(sketch, t("plan-ask-day"), days, t)


async def _changed(
    press: Step, change: Callable[[Sketch, date], Sketch | None], tx: Tx, person: Person, t: T, now: int,
    state: FSMContext,
) -> Shown:  # fmt: skip
    """What a button says is done to the sketch in hand; None: it cannot be any more."""
    sketch = await sketches.kept(state, press)
    if sketch is None:
        return _over(press, t)
    site, _ = await stream_of(tx, person, sketch.stream)
    told = change(sketch, picker.local(now, site.zone).date())
    return await sketches.show(told or sketch, tx, person, t, state, toast=None if told else t("stale"))


@door.on(Put)
async def put_part(press: Put, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def change(sketch: Sketch, today: date) -> Sketch | None:
        return put(sketch, press.part, press.value, today)

    shown = await _changed(press, change, tx, person, t, now, state)
    told = await sketches.kept(state, press)
    # After the beginning comes the end, after how far apart how many: one more tap.
    then = {"start": "end", "weeks": "times" if press.value else None}.get(press.part)
    if told is None or then is None:
        return shown
    await sketches.keep(told, then, state)
    return await sketches.prompt(told, then, tx, person, t, now)


@door.on(PickModule)
async def pick_module(press: PickModule, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    site, _ = await stream_of(tx, person, press.stream)
    module = await sites.module(tx, press.module)
    known = module is not None and module.site == site.id

    def change(sketch: Sketch, today: date) -> Sketch | None:
        return replace(sketch, module=press.module) if known else None

    return await _changed(press, change, tx, person, t, now, state)


@door.on(Places)
async def places(press: Places, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def change(sketch: Sketch, today: date) -> Sketch | None:
        return with_places(sketch, press.room, press.remote) if (press.room, press.remote) in sketches.PLACES else None

    return await _changed(press, change, tx, person, t, now, state)


@door.on(Bare)
async def bare(press: Bare, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    def change(sketch: Sketch, today: date) -> Sketch | None:
        return replace(sketch, place="") if press.part == "place" else replace(sketch, link="")

    return await _changed(press, change, tx, person, t, now, state)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    sketch = await sketches.kept(state, press)
    return _over(press, t) if sketch is None else await sketches.show(sketch, tx, person, t, state)


@router.message(StateFilter(Sketching.words), Typed())
async def told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """What cannot be read leaves the sketch as it is and the question open."""
    data = await state.get_data()
    sketch, part = Sketch.read(data["sketch"]), data["part"]
    if sketch is None:
        return Open("site", toast=t("stale"))
    site, _ = await stream_of(tx, person, sketch.stream)
    modules = [it.id for it in await sites.modules(tx, site.id)]
    try:
        read = tell(sketch, part, typed, picker.local(now, site.zone).date(), modules)
    except Unread as unread:
        words = t(f"plan-bad-{unread}", typed=cut(typed, 40))
        return await sketches.prompt(sketch, part, tx, person, t, now, words=words)
    return await sketches.show(read, tx, person, t, state)


@door.on(Plan)
async def plan(press: Plan, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """All of a series or nothing."""
    sketch = await sketches.kept(state, press)
    if sketch is None:
        return _over(press, t)
    if sketch.session:
        return await _revise(sketch, await session_of(tx, person, sketch.session), tx, person, t, now, state)
    site, _ = await stream_of(tx, person, sketch.stream)
    planned = sketches.sessions_of(sketch, site, await sites.modules(tx, site.id))
    if not planned:
        return await sketches.show(sketch, tx, person, t, state, toast=t("plan-unsaid"))
    try:
        async with tx.savepoint():
            made = [
                await planning.plan(
                    tx, _draft(sketch, site, one, now), by=person.id, now=now,
                    request=f"{person.id}.{sketch.request}.{n}",
                )
                for n, one in enumerate(planned)
            ]  # fmt: skip
    except BadSession as bad:
        return await sketches.show(sketch, tx, person, t, state, toast=t(f"session-bad-{bad.field}"))
    await state.clear()
    if len(made) == 1:
        return Open("hosted", str(made[0]), toast=t("plan-done"))
    return Open("stream", str(sketch.stream), toast=t("plan-done-all", count=len(made)))


async def _revise(
    sketch: Sketch, session: Session, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    closes_at = session.starts_at - (sketch.closes or 0) * HOUR
    # Whoever leaves the closing as it is leaves its minutes too.
    if 0 <= closes_at - session.closes_at < HOUR:
        closes_at = session.closes_at
    try:
        await planning.revise(
            tx, session.id, module=sketch.module, hours=sketch.academic, closes_at=closes_at, by=person.id, now=now
        )
    except NotPlanned:
        return changed(t, session)
    except BadSession as bad:
        return await sketches.show(sketch, tx, person, t, state, toast=t(f"session-bad-{bad.field}"))
    await state.clear()
    return Open("hosted", str(session.id), toast=t("saved"))


def _draft(sketch: Sketch, site: Site, one: Planned, now: int) -> Draft:
    return Draft(
        stream=sketch.stream, module=one.module.id, title=one.module.title, starts_at=one.starts_at,
        ends_at=one.ends_at, zone=site.zone, place=sketch.place, link=sketch.link, room=sketch.room,
        remote=sketch.remote, hours=sketch.academic,
        opens_at=max(now, one.starts_at - sketch.opens * DAY) if sketch.opens else now,
        closes_at=None if sketch.closes is None else one.starts_at - sketch.closes * HOUR,
    )  # fmt: skip


ROOMS = {"plan": plan_room, "hosted_change": change_room}
