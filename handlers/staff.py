"""Staff lists: a school's people with who of them is in the bot; a file that is read, asked about and laid in."""

import json

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Document as Attachment
from aiogram.types import Message

import content
from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed, require
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, Document, Open, Screen, cut, fit, rows
from bot.sent import MOST_BYTES, NoCommand, Sent
from bot.texts import Html, T, lines
from rules.roles import TEACHER, Scope
from rules.rows import Problem
from rules.staff_places import Place
from storage import jobs, roles, staff, staff_loads
from storage.db import Tx
from storage.staff import Listed, Member
from storage.staff_loads import Load, NotAsked

router = Router(name="staff")
door = Door()

READ, LAY, ERRORS, TOLD = "staff-read", "staff-lay", "staff-errors", "staff-load"
PAGE, SCHOOLS = 25, 10  # people and schools on a page
SHOWN = 20  # errors said in the chat
NEW_SHOWN = 10  # schools to be added that are named
ABSENT = "absent"  # only those who are not in the bot yet
NAME = 70


class Loading(StatesGroup):
    file = State()


class Lay(Press, prefix="Sl"):
    """Lay this load into the lists."""

    load: Id


class Drop(Press, prefix="Sd"):
    """Lay in nothing of this load."""

    load: Id


class Errors(Press, prefix="Se"):
    """All errors of this load as a table."""

    load: Id


async def staff_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: nothing or «p<page>» of the schools; a school, with «.<page>.absent» of its people."""
    require(person, "curator")
    school, _, rest = id.partition(".")
    if number(school):
        asked, _, who = rest.partition(".")
        return await _list(tx, person, t, school, number(asked) or 0, who == ABSENT)
    own = staff.scopes(person.roles)
    if len(own) == 1 and own[0][0] == "organisation":
        return await _list(tx, person, t, own[0][1], 0, absent=False)
    all_ = await staff.totals(tx, person.roles)
    page, pages = page_of(number(id.removeprefix("p")), all_.schools, SCHOOLS)
    listed = await staff.schools(tx, person.roles, limit=SCHOOLS, offset=page * SCHOOLS)
    shown = list(enumerate(listed, page * SCHOOLS + 1))
    in_all = t("staff-in-all", schools=all_.schools, count=all_.count, inside=all_.inside)
    head = lines([t("staff-title"), "", in_all if listed else t("staff-none"), ""])
    return Screen(
        fit(head, [_school(t, place, it) for place, it in shown]),
        [
            *rows((Button(str(place), Go(room="staff", id=str(it.organisation))) for place, it in shown), 5),
            *turning(t, page, pages, lambda to: Go(room="staff", id=f"p{to}")),
            [Button(t("staff-load"), Go(room="staff_load"))],
            [Button(t("back"), Go(room="tree")), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _school(t: T, place: int, it: Listed) -> Html:
    name = cut(f"{it.name}, {it.municipality}", NAME)
    return t("staff-school", number=str(place), name=name, count=it.count, inside=it.inside)


async def _scope(tx: Tx, person: Person, school: str) -> Scope:
    """Names of a list are for those whose scope it lies in. Raises NotAllowed."""
    try:
        scope = await roles.place(tx, "organisation", school, regions=names.region_codes())
    except roles.UnknownPlace:
        raise NotAllowed("organisation") from None
    require(person, "curator", scope=scope)
    return scope


async def _list(tx: Tx, person: Person, t: T, school: str, asked: int, absent: bool) -> Screen:
    scope = await _scope(tx, person, school)
    everybody = await staff.members(tx, int(scope.id))
    chosen = [it for it in everybody if not absent or it.state != "in"]
    page, pages = page_of(asked, len(chosen), PAGE)
    inside = sum(it.state == "in" for it in everybody)
    name = await names.scope_name(tx, t, scope.kind, scope.id)
    count = t("staff-count", count=len(everybody), inside=inside, rest=len(everybody) - inside)
    other = Go(room="staff", id=scope.id if absent else f"{scope.id}.0.{ABSENT}")
    who = ABSENT if absent else ""
    return Screen(
        fit(
            lines([t("staff-of", school=name), count if everybody else t("staff-empty"), ""]),
            [_member(t, it) for it in chosen[page * PAGE :][:PAGE]],
        ),
        [
            *turning(t, page, pages, lambda to: Go(room="staff", id=f"{scope.id}.{to}.{who}")),
            [Button(t("staff-all" if absent else "staff-absent"), other)] if everybody else [],
            [Button(t("people-invite-teachers"), Go(room="invite_as", id=f"{TEACHER}:organisation:{scope.id}"))],
            [Button(t("staff-load"), Go(room="staff_load"))],
            [Button(t("back"), Go(room=_above(person))), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _above(person: Person) -> str:
    own = staff.scopes(person.roles)
    return "tree" if len(own) == 1 and own[0][0] == "organisation" else "staff"


def _member(t: T, it: Member) -> Html:
    if not it.full_name:
        return t("staff-forgotten")
    about = it.post or next((t.pick(one.name) for one in content.subjects() if one.code == it.subject), "")
    said = t(f"staff-member-{it.state}", name=cut(it.full_name, NAME))
    return Html(f"{said} · {lines([cut(about, NAME)])}") if about else said


async def load_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    """Asks for the file."""
    require(person, "curator")
    await state.set_state(Loading.file)
    return _ask_file(t, t("staff-load-ask"))


def _ask_file(t: T, words: Html) -> Screen:
    return Screen(words, [[Button(t("back"), Go(room="staff")), Button(t("menu"), Go(room="menu"))]])


@router.message(StateFilter(Loading.file), Sent())
async def file_sent(
    message: Message, document: Attachment, tx: Tx, person: Person, t: T, now: int, state: FSMContext
) -> Screen:  # fmt: skip
    require(person, "curator")
    if (document.file_size or 0) > MOST_BYTES:
        return _ask_file(t, t("import-too-big", limit=MOST_BYTES // 1024 // 1024))
    await state.clear()
    name = cut(document.file_name or "", NAME)
    load = await staff_loads.begin(tx, person.id, name, now=now)
    args = {"load": load, "file": document.file_id, "zone": person.zone, "at": now}
    await jobs.start(tx, kind=READ, person=person.id, args=args, now=now)
    return Screen(t("staff-reading", name=name), [[Button(t("menu"), Go(room="menu"))]])


@router.message(StateFilter(Loading.file), NoCommand())
async def no_file(message: Message, person: Person, t: T) -> Screen:
    return _ask_file(t, t("staff-load-not-a-file"))


async def _mine(tx: Tx, person: Person, load: int | None) -> Load:
    found = await staff_loads.load(tx, load) if load else None
    if found is None or found.person != person.id:
        raise NotAsked(load)
    return found


async def check_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the load. What it says, and what would change."""
    require(person, "curator")
    try:
        found = await _mine(tx, person, number(id))
    except NotAsked:
        return Open("staff", toast=t("stale"))
    return await _load(tx, t, found)


async def load_told(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    """The notice of a load. None where its sender has gone on with another file meanwhile."""
    found = await staff_loads.load(tx, int(subject))
    return None if found is None or found.state != which else await _load(tx, t, found)


async def _load(tx: Tx, t: T, it: Load) -> Screen:
    home = [Button(t("staff-open"), Go(room="staff")), Button(t("menu"), Go(room="menu"))]
    if it.state == "asked":
        return await _asked(tx, t, it)
    if it.state == "refused":
        key, args = json.loads(it.refusal)
        words = lines([t("staff-refused", name=it.name), "", t(key, **args)])
        return Screen(words, [[Button(t("staff-load-again"), Go(room="staff_load"))], home])
    if it.state == "done":
        return Screen(lines([t("staff-done"), "", *_changes(t, it), "", t("staff-done-next")]), [home])
    return Screen(t(f"staff-{it.state}", name=it.name), [home])


def _changes(t: T, it: Load) -> list[Html]:
    counted = (("staff-added", it.added), ("staff-changed", it.changed), ("staff-gone", it.gone))
    return [t(key, count=count) for key, count in counted if count]


async def _asked(tx: Tx, t: T, it: Load) -> Screen:
    wrong = await staff_loads.wrong(tx, it.id, limit=SHOWN)
    found = await staff_loads.schools(tx, it.id)
    fresh = [place for place in found if place.organisation is None]
    head = lines(
        [
            t("staff-asked", name=it.name, lines=it.lines + it.doubles, schools=len(found)),
            "",
            *_changes(t, it),
            t("staff-doubles", count=it.doubles) if it.doubles else None,
            t("staff-odd", count=it.unknown_subjects) if it.unknown_subjects else None,
            t("staff-odd-stages", count=it.unknown_stages) if it.unknown_stages else None,
            _fresh(t, fresh) if fresh else None,
            t("staff-same") if it.good and not (it.added or it.changed or it.gone) else None,
            "",
            t("staff-wrong", count=it.wrong) if wrong else t("staff-no-wrong"),
            t("staff-wrong-first", count=len(wrong)) if it.wrong > len(wrong) else None,
        ]
    )
    said = [t("staff-wrong-line", line=str(one.line), what=_what(t, one.problems)) for one in wrong]
    return Screen(
        fit(head, said),
        [
            [Button(t("staff-lay", count=it.good), Lay(load=it.id)), Button(t("cancel"), Drop(load=it.id))]
            if it.good
            else [Button(t("cancel"), Drop(load=it.id))],
            [Button(t("staff-errors"), Errors(load=it.id))] if wrong else [],
            [Button(t("staff-load-again"), Go(room="staff_load"))],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


def _fresh(t: T, fresh: list[Place]) -> Html:
    named = ", ".join(cut(place.organisation_name, NAME) for place in fresh[:NEW_SHOWN])
    return t("staff-fresh", count=len(fresh), names=f"{named}…" if len(fresh) > NEW_SHOWN else named)


def _what(t: T, problems: tuple[Problem, ...]) -> Html:
    return Html("; ".join(t(f"staff-problem-{it.key}", value=it.value) for it in problems))


@door.on(Lay)
async def lay(press: Lay, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """The right is asked for again, for each school of the file."""
    require(person, "curator")
    try:
        found = await _mine(tx, person, press.load)
        for place in await staff_loads.schools(tx, found.id):
            if not place.may_be_filled(person.roles):
                raise NotAllowed(place.organisation_name)
        await staff_loads.decide(tx, found.id, person.id, now=now)
    except NotAsked:
        return Open("staff_check", str(press.load), toast=t("stale"))
    await jobs.start(tx, kind=LAY, person=person.id, args={"load": found.id}, now=now)
    return Open("staff_check", str(found.id))


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T, now: int) -> Shown:
    require(person, "curator")
    try:
        await staff_loads.cancel(tx, press.load, person.id, now=now)
    except NotAsked:
        return Open("staff_check", str(press.load), toast=t("stale"))
    return Open("staff", toast=t("staff-dropped"))


@door.on(Errors)
async def errors(press: Errors, tx: Tx, person: Person, t: T, now: int) -> Shown:
    require(person, "curator")
    try:
        found = await _mine(tx, person, press.load)
    except NotAsked:
        return Open("staff", toast=t("stale"))
    if await jobs.open_job(tx, kind=ERRORS, person=person.id) is None:
        await jobs.start(tx, kind=ERRORS, person=person.id, args={"load": found.id, "locale": t.locale}, now=now)
    return Open("staff_check", str(found.id), toast=t("staff-errors-started"))


async def errors_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of the finished table. None when it is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    return Screen(
        t("staff-errors-ready"), [[Button(t("menu"), Go(room="menu"))]], document=Document(file.name, file.id)
    )


ROOMS = {"staff": staff_room, "staff_load": load_room, "staff_check": check_room}
NOTICES = {TOLD: load_told, ERRORS: errors_ready}
