"""What a person says of themselves, each line with a button that changes it. Subject and stage also begin the path."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import Field

import content
from bot import places
from bot.doors import Door, Go, Press, Shown, number
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.texts import Html, T, escape, lines
from bot.typed import Typed
from rules.names import LONGEST, BadFullName, clean_full_name
from rules.service import BadYear, school_year, service_year
from rules.zones import zone_name
from storage import people, seats
from storage.db import Tx
from storage.people import Profile

router = Router(name="profile")
door = Door()

# Where the buttons of subject and stage lead on to: the first question, or back.
START = "start"
# The room of the first three years asks for the year too.
SUPPORT = "support"


class Asking(StatesGroup):
    year = State()
    full_name = State()


class Subject(Press, prefix="us"):
    code: str
    then: str = ""


class Stage(Press, prefix="ut"):
    code: str
    then: str = ""


class Year(Press, prefix="ub"):
    """The calendar year in which the person began to teach. `then`: who asked for it."""

    year: int
    then: Annotated[str, Field(pattern=r"^(support)?$")] = ""


@router.message(Command("profile"))
async def profile_command(message: Message, tx: Tx, person: Person, t: T) -> Screen:
    return await profile_room("", tx, person, t)


async def profile_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    told = await people.profile(tx, person.id)
    text = lines(
        [
            t("profile-title", name=told.name) if told.name else t("profile-title-nameless"),
            "",
            *_own(told, t),
            *(_places(told, t) if told.known else []),
            t("profile-zone", zone=zone_name(told.zone or person.zone, t.locale)),
            t("profile-language"),
            *[
                t(
                    "profile-role",
                    role=t(f"role-{held.role}"),
                    place=await places.scope_name(tx, t, held.scope_kind, held.scope),
                )
                for held in person.roles
            ],
            *([] if told.known else ["", t("profile-nameless")]),
            *(["", t("profile-unverified")] if _unverified(told) else []),
        ]
    )
    return Screen(text, _buttons(told, t))


def _own(told: Profile, t: T) -> list[Html]:
    subject = next((it for it in content.subjects() if it.code == told.subject), None)
    stage = next((it for it in content.stages() if it.code == told.stage), None)
    return [
        t("profile-subject", subject=t.pick(subject.name) if subject else t("unspecified")),
        t("profile-stage", stage=t.pick(stage.name) if stage else t("unspecified")),
    ]


def _places(told: Profile, t: T) -> list[Html]:
    region = places.region(told.region)
    return [
        t("profile-full-name", name=told.full_name or t("unspecified")),
        t("profile-region", region=t.pick(region.name) if region else t("unspecified")),
        t("profile-municipality", name=_named(told.municipality_name, told.municipality_verified, t)),
        t("profile-school", name=_named(told.organisation_name, told.organisation_verified, t)),
        t("profile-years-since", year=str(told.service_year)) if told.service_year else t("profile-years-unknown"),
    ]


def _named(name: str | None, verified: bool, t: T) -> Html:
    if name is None:
        return t("unspecified")
    return escape(name) if verified else Html(f"{escape(name)} *")


def _unverified(told: Profile) -> bool:
    return bool(
        told.known
        and (
            (told.municipality_name and not told.municipality_verified)
            or (told.organisation_name and not told.organisation_verified)
        )
    )


def _buttons(told: Profile, t: T) -> list[list[Button]]:
    wanted = ["subject", "stage"]
    if told.known:
        wanted += ["full_name", "region", "municipality", "school", "years"]
    wanted += ["zone", "language"]
    return [
        *([] if told.known else [[Button(t("profile-agree"), Go(room="consent"))]]),
        *rows(
            (
                Button(t(f"profile-change-{room}"), Go(room=room, id="profile" if room == "language" else ""))
                for room in wanted
            ),
            2,
        ),
        *([[Button(t("dates-way"), Go(room="my_dates"))]] if told.known else []),
        [Button(t("menu-privacy"), Go(room="privacy")), Button(t("menu"), Go(room="menu"))],
    ]


async def subject_room(id: str, t: T) -> Screen:
    """`id` "start": on the way to the first question; anything else is the profile, forged ids too."""
    then = START if id == START else ""
    return Screen(
        t("subject-ask"),
        [
            *rows((Button(t.pick(it.short), Subject(code=it.code, then=then)) for it in content.subjects()), 2),
            _way_back(id, t),
        ],
    )


async def stage_room(id: str, t: T) -> Screen:
    then = START if id == START else ""
    return Screen(
        t("stage-ask"),
        [
            *rows((Button(t.pick(it.short), Stage(code=it.code, then=then)) for it in content.stages()), 2),
            [Button(t("back"), Go(room="subject", id=id)), Button(t("menu"), Go(room="menu"))]
            if id == START
            else _way_back(id, t),
        ],
    )


def _way_back(id: str, t: T) -> list[Button]:
    menu = Button(t("menu"), Go(room="menu"))
    return [menu] if id == START else [Button(t("back"), Go(room="profile")), menu]


@door.on(Subject)
async def subject(press: Subject, tx: Tx, person: Person, t: T) -> Shown:
    if all(it.code != press.code for it in content.subjects()):
        return Open("subject", press.then, toast=t("stale"))
    await people.teach(tx, person.id, press.code)
    return Open("stage", START) if press.then == START else Open("profile", toast=t("profile-saved"))


@door.on(Stage)
async def stage(press: Stage, tx: Tx, person: Person, t: T) -> Shown:
    if all(it.code != press.code for it in content.stages()):
        return Open("stage", press.then, toast=t("stale"))
    await people.work_at_stage(tx, person.id, press.code)
    return Open("diagnosis", "begin") if press.then == START else Open("profile", toast=t("profile-saved"))


async def years_room(id: str, person: Person, t: T, now: int, state: FSMContext) -> Screen:
    """`id` "support" leads back there; anything else is the profile."""
    then = SUPPORT if id == SUPPORT else ""
    await state.set_state(Asking.year)
    await state.set_data({"then": then})
    return _ask_year(t, t("years-ask"), _today(person, now), then)


def _ask_year(t: T, words: str, today: datetime, then: str) -> Screen:
    first = school_year(today)
    return Screen(
        words,
        [
            [Button(t("years-first"), Year(year=min(first, today.year), then=then))],
            [Button(str(first - back), Year(year=first - back, then=then)) for back in range(1, 4)],
            [Button(t("back"), Go(room=then or "profile")), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _today(person: Person, now: int) -> datetime:
    return datetime.fromtimestamp(now, UTC).astimezone(person.tz)


@door.on(Year)
async def year(press: Year, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _serve_since(str(press.year), press.then, tx, person, t, now)


@router.message(StateFilter(Asking.year), Typed())
async def year_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    then = (await state.get_data()).get("then", "")
    shown = await _serve_since(typed, then, tx, person, t, now)
    if isinstance(shown, Open):
        await state.clear()
    return shown


async def _serve_since(typed: str, then: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    today = _today(person, now)
    try:
        since = service_year(typed, today.date())
    except BadYear:
        return _ask_year(t, t("years-wrong", typed=typed[:40], example=str(today.year - 2)), today, then)
    if not (await people.profile(tx, person.id)).known:
        return Open("profile")
    await people.serve_since(tx, person.id, since)
    return Open(then or "profile", toast=t("profile-saved"))


async def full_name_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """Asked from the profile; after the first seat or at the door: then `id` is the session, its screen comes next; or
    before a request for a programme, which is in `id` then."""
    if not person.known:
        return Open("profile", toast=t("full-name-need-consent"))
    programme = number(id.removeprefix(places.WANT)) if id.startswith(places.WANT) else None
    session = id if number(id) or programme else ""
    await state.set_state(Asking.full_name)
    await state.set_data({"session": session})
    if not session or programme:
        return _ask_full_name(t, t("full-name-ask-request" if programme else "full-name-ask"), session)
    seated = any(seat.state == "seated" for seat in await seats.live(tx, int(session), person.id))
    return _ask_full_name(t, t("full-name-ask-seat") if seated else t("full-name-ask-door"), session)


def _ask_full_name(t: T, words: str, session: str) -> Screen:
    back = Button(t("back"), Go(room="profile"))
    then = _after_name(session)
    skip = Button(t("full-name-skip"), Go(room=then.room, id=then.id))
    return Screen(words, [[skip if session else back, Button(t("menu"), Go(room="menu"))]])


def _after_name(asked_for: str) -> Open:
    """What the name was needed for."""
    if asked_for.startswith(places.WANT):
        return Open("request_new", asked_for.removeprefix(places.WANT))
    return Open("session" if asked_for else "profile", asked_for)


@router.message(StateFilter(Asking.full_name), Typed())
async def full_name_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    session = str((await state.get_data()).get("session", ""))
    try:
        name = clean_full_name(typed)
    except BadFullName as wrong:
        return _ask_full_name(t, t(f"full-name-{wrong}", limit=LONGEST), session)
    await state.clear()
    await people.be_listed_as(tx, person.id, name)
    return replace(_after_name(session), toast=t("full-name-saved", name=name))


ROOMS = {
    "profile": profile_room, "subject": subject_room, "stage": stage_room, "years": years_room,
    "full_name": full_name_room,
}  # fmt: skip
COMMANDS = {"profile": profile_command}
