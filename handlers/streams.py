"""A site's programme and its streams: modules are added, changed, dropped; a stream opens, is resized, closes."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.hosting import site_of, stream_of
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from bot.typed import Typed
from bot.when import span
from rules.planning import one_number, titled_number
from storage import sessions, sites
from storage.db import Tx
from storage.sessions import Session
from storage.sites import BadSite, Module, ModuleDraft, ModuleUsed, NoSuch, Site, StreamBusy

router = Router(name="streams")
door = Door()

LIMITS = {"title": sites.TITLE, "hours": sites.MOST_HOURS, "product": sites.PRODUCT}
SIZES = (10, 15, 20, 30)


class Telling(StatesGroup):
    module = State()
    field = State()
    stream = State()
    size = State()


class AddModule(Press, prefix="ba"):
    site: Id


class ChangeModule(Press, prefix="bm"):
    """Tell a field anew: title, hours or product."""

    module: Id
    field: str


class DropModule(Press, prefix="bd"):
    module: Id
    sure: bool = False


class AddStream(Press, prefix="bs"):
    site: Id


class Resize(Press, prefix="br"):
    """Say how many people the stream takes."""

    stream: Id


class NoLimit(Press, prefix="bl"):
    """As many people as come."""

    stream: Id


class Take(Press, prefix="bt"):
    """So many people."""

    stream: Id
    people: Id


class CloseStream(Press, prefix="bc"):
    stream: Id
    sure: bool = False


def _screen(t: T, words: Html, buttons: list[list[Button]], room: str, id: int) -> Screen:
    back = [Button(t("back"), Go(room=room, id=str(id))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*buttons, back])


# Modules


async def modules_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` is the site."""
    site = await site_of(tx, person, number(id))
    modules = await sites.modules(tx, site.id)
    listed = [
        t(
            "module-listed", number=str(it.number), title=cut(it.title, 100), hours=str(it.hours),
            product=cut(it.product, 120) or t("module-no-product"),
        )
        for it in modules
    ]  # fmt: skip
    head = t("modules-title", site=cut(site.title, 200), hours=sum(it.hours for it in modules))
    return _screen(
        t, fit(Html(f"{head}\n"), listed or [t("modules-none")]),
        [
            *rows((Button(str(it.number), Go(room="module", id=str(it.id))) for it in modules), 5),
            [] if site.closed else [Button(t("module-add"), AddModule(site=site.id))],
        ],
        "site", site.id,
    )  # fmt: skip


async def _module(tx: Tx, person: Person, wanted: int | None) -> tuple[Site, Module] | None:
    """None: it was dropped, or the site has closed. Raises NotAllowed."""
    module = await sites.module(tx, wanted) if wanted else None
    if module is None:
        return None
    site = await site_of(tx, person, module.site)
    return None if site.closed else (site, module)


async def module_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    found = await _module(tx, person, number(id))
    if found is None:
        return Open("site", toast=t("stale"))
    site, module = found
    return _screen(
        t,
        t(
            "module-card", number=str(module.number), title=cut(module.title, 200), hours=module.hours,
            product=cut(module.product, 300) or t("module-no-product"),
        ),
        [
            [Button(t(f"module-change-{field}"), ChangeModule(module=module.id, field=field)) for field in LIMITS],
            [Button(t("module-drop"), DropModule(module=module.id))],
        ],
        "modules", site.id,
    )  # fmt: skip


@door.on(AddModule)
async def add_module(press: AddModule, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    site = await site_of(tx, person, press.site)
    if site.closed:
        return Open("site", str(site.id), toast=t("stale"))
    await state.set_state(Telling.module)
    await state.set_data({"site": site.id})
    return _screen(t, t("module-ask"), [], "modules", site.id)


@router.message(StateFilter(Telling.module), Typed())
async def module_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    site = await site_of(tx, person, (await state.get_data())["site"])
    read = titled_number(typed)
    if read is None:
        return _screen(t, t("module-ask-again"), [], "modules", site.id)
    try:
        added = await sites.add_module(tx, site.id, ModuleDraft(*read, product=""), by=person.id, now=now)
    except BadSite as bad:
        return _screen(t, t(f"module-bad-{bad.field}"), [], "modules", site.id)
    except NoSuch:
        return Open("site", toast=t("stale"))
    await state.set_state(Telling.field)
    await state.set_data({"module": added, "field": "product"})
    return Open("module", str(added), toast=t("module-added"))


@door.on(ChangeModule)
async def change_module(press: ChangeModule, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    found = await _module(tx, person, press.module)
    if found is None or press.field not in LIMITS:
        return Open("site", toast=t("stale"))
    await state.set_state(Telling.field)
    await state.set_data({"module": press.module, "field": press.field})
    said = cut(str(getattr(found[1], press.field)), 300) or t("unspecified")
    return _screen(t, t(f"module-ask-{press.field}", now=said), [], "module", press.module)


@router.message(StateFilter(Telling.field), Typed())
async def field_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    asked = await state.get_data()
    found = await _module(tx, person, asked["module"])
    if found is None:
        return Open("site", toast=t("stale"))
    module, field = found[1], asked["field"]
    try:
        await sites.change_module(tx, module.id, _retold(module, field, typed), by=person.id, now=now)
    except BadSite as bad:
        return _screen(t, t(f"module-bad-{bad.field}"), [], "module", module.id)
    await state.clear()
    return Open("module", str(module.id), toast=t("saved"))


def _retold(module: Module, field: str, typed: str) -> ModuleDraft:
    draft = ModuleDraft(module.title, module.hours, module.product)
    if field == "hours":
        return replace(draft, hours=one_number(typed) or 0)
    return replace(draft, title=typed) if field == "title" else replace(draft, product=typed)


@door.on(DropModule)
async def drop_module(press: DropModule, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await _module(tx, person, press.module)
    if found is None:
        return Open("site", toast=t("stale"))
    site, module = found
    if not press.sure:
        sure = [Button(t("module-drop-sure"), DropModule(module=module.id, sure=True))]
        return _screen(t, t("module-drop-ask", title=cut(module.title, 200)), [sure], "module", module.id)
    try:
        await sites.drop_module(tx, module.id, by=person.id, now=now)
    except ModuleUsed:
        return Open("module", str(module.id), toast=t("module-used"))
    return Open("modules", str(site.id), toast=t("module-dropped"))


# Streams


async def streams_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """All of a site, closed ones too; `id` is the site."""
    site = await site_of(tx, person, number(id))
    found = list(enumerate(await sites.streams(tx, site.id), 1))[: 3 * SIZE]
    listed = [
        t(
            "stream-listed-closed" if it.closed else "stream-listed",
            number=str(n), title=cut(it.title, 100), people=it.people,
        )
        for n, it in found
    ]  # fmt: skip
    return _screen(
        t, fit(Html(f"{t('streams-title', site=cut(site.title, 200))}\n"), listed or [t("streams-none")]),
        [
            *rows((Button(str(n), Go(room="stream", id=str(it.id))) for n, it in found), 5),
            [] if site.closed else [Button(t("stream-add"), AddStream(site=site.id))],
        ],
        "site", site.id,
    )  # fmt: skip


@door.on(AddStream)
async def add_stream(press: AddStream, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    site = await site_of(tx, person, press.site)
    if site.closed:
        return Open("site", str(site.id), toast=t("stale"))
    await state.set_state(Telling.stream)
    await state.set_data({"site": site.id})
    return _screen(t, t("stream-ask"), [], "site", site.id)


@router.message(StateFilter(Telling.stream), Typed())
async def stream_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    site = await site_of(tx, person, (await state.get_data())["site"])
    try:
        opened = await sites.open_stream(tx, site.id, typed, capacity=None, by=person.id, now=now)
    except BadSite:
        return _screen(t, t("too-long", limit=sites.TITLE, count=len(typed)), [], "site", site.id)
    except NoSuch:
        return Open("site", toast=t("stale"))
    await state.clear()
    return Open("stream", str(opened), toast=t("stream-opened"))


async def stream_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the stream, or «5:1» with a page of its sessions; the first page shown is the one that is on now."""
    wanted, _, asked = id.partition(":")
    site, stream = await stream_of(tx, person, number(wanted))
    planned = list(enumerate(await sessions.of_stream(tx, stream.id), 1))
    over = sum(it.ends_at <= now for _, it in planned)
    page, pages = page_of(number(asked) if number(asked) is not None else over // SIZE, len(planned))
    shown = planned[page * SIZE : (page + 1) * SIZE]
    head = lines(
        [
            t("stream-title", title=cut(stream.title, 200), site=cut(site.title, 200)),
            _people(stream, t),
            *([t("stream-closed")] if stream.closed else []),
            "",
        ]
    )
    return _screen(
        t, fit(head, [_session(n, it, person, t) for n, it in shown] or [t("stream-no-sessions")]),
        [
            *rows((Button(str(n), Go(room="hosted", id=str(it.id))) for n, it in shown), 5),
            *turning(t, page, pages, lambda to: Go(room="stream", id=f"{stream.id}:{to}")),
            *([] if stream.closed or site.closed else _stream_buttons(stream, t)),
            [
                Button(t("stream-board"), Go(room="board", id=str(stream.id))),
                Button(t("streams-all"), Go(room="streams", id=str(site.id))),
            ],
        ],
        "site", site.id,
    )  # fmt: skip


def _people(stream: sites.Stream, t: T) -> Html:
    if stream.capacity is None:
        return t("stream-people", people=stream.people)
    return t("stream-people-of", people=stream.people, capacity=str(stream.capacity))


def _session(place: int, session: Session, person: Person, t: T) -> Html:
    when = span(t, session.starts_at, session.ends_at, session.zone, person.zone)
    if session.state == "cancelled":
        return t("stream-session-cancelled", number=str(place), when=when)
    return t(
        "stream-session", number=str(place), when=when, module=str(session.module_number),
        taken=session.room_taken + session.remote_taken, places=str(session.room + session.remote),
    )  # fmt: skip


def _stream_buttons(stream: sites.Stream, t: T) -> list[list[Button]]:
    return [
        [Button(t("plan-open"), Go(room="plan", id=str(stream.id)))],
        [
            Button(t("stream-resize"), Resize(stream=stream.id)),
            Button(t("stream-close"), CloseStream(stream=stream.id)),
        ],
    ]


@door.on(Resize)
async def ask_size(press: Resize, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    _, stream = await stream_of(tx, person, press.stream)
    if stream.closed:
        return Open("stream", str(stream.id), toast=t("stale"))
    await state.set_state(Telling.size)
    await state.set_data({"stream": stream.id})
    return _sizes(t, stream, _people(stream, t))


def _sizes(t: T, stream: sites.Stream, words: Html) -> Screen:
    likely = [Button(str(people), Take(stream=stream.id, people=people)) for people in SIZES]
    free = [Button(t("stream-no-limit"), NoLimit(stream=stream.id))]
    return _screen(t, lines([words, "", t("stream-ask-size")]), [likely, free], "stream", stream.id)


@router.message(StateFilter(Telling.size), Typed())
async def size_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    stream = (await state.get_data())["stream"]
    return await _resize(stream, one_number(typed) or 0, tx, person, t, now, state)


@door.on(Take)
async def take(press: Take, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _resize(press.stream, press.people, tx, person, t, now, state)


@door.on(NoLimit)
async def no_limit(press: NoLimit, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    return await _resize(press.stream, None, tx, person, t, now, state)


async def _resize(
    wanted: int, people: int | None, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Shown:  # fmt: skip
    _, stream = await stream_of(tx, person, wanted)
    try:
        await sites.resize_stream(tx, wanted, people, by=person.id, now=now)
    except BadSite:
        await state.set_state(Telling.size)
        await state.set_data({"stream": stream.id})
        return _sizes(t, stream, lines([_people(stream, t), t("stream-bad-size", most=str(sites.MOST_PEOPLE))]))
    except NoSuch:
        return Open("stream", str(wanted), toast=t("stale"))
    await state.clear()
    return Open("stream", str(wanted), toast=t("saved"))


@door.on(CloseStream)
async def close_stream(press: CloseStream, tx: Tx, person: Person, t: T, now: int) -> Shown:
    site, stream = await stream_of(tx, person, press.stream)
    if not press.sure:
        sure = [Button(t("stream-close-sure"), CloseStream(stream=press.stream, sure=True))]
        return _screen(t, t("stream-close-ask", title=cut(stream.title, 200)), [sure], "stream", stream.id)
    try:
        await sites.close_stream(tx, press.stream, by=person.id, now=now)
    except StreamBusy:
        return Open("stream", str(press.stream), toast=t("stream-busy"))
    return Open("site", str(site.id), toast=t("stream-closed-now"))


ROOMS = {"modules": modules_room, "module": module_room, "streams": streams_room, "stream": stream_room}
