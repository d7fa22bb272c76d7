"""«Мои сроки»: the next training, attestation and category, by days that are known; reminders only if asked for."""

from datetime import date
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from babel.dates import format_date
from pydantic import Field

from bot.doors import Door, Go, Press, Shown
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen
from bot.texts import Html, T, lines
from bot.typed import Typed
from rules import dpo
from rules.dpo import CATEGORIES, WHATS, BadDay, Told, What
from storage import professional_dates
from storage.db import Tx
from storage.professional_dates import NEAR, Dates

router = Router(name="professional_dates")
door = Door()
CATEGORY = "category"  # the room that asks which one before its day
PARTS = ("dpo", "conformity", CATEGORY, "apply")


class Dating(StatesGroup):
    day = State()


class Remind(Press, prefix=".Ar"):
    """Be reminded of what is near, or no more."""

    on: bool


class TakeBack(Press, prefix=".At"):
    """What was told is not so."""

    told: Annotated[str, Field(pattern=rf"^({'|'.join(WHATS)})$")]


async def dates_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    if not person.known:
        return _unknown(t)
    found = await professional_dates.dates(tx, person.id)
    today = local(now, person.zone).date()
    text = lines(
        [
            t("dates-title"),
            "",
            *([] if found.known else [t("dates-empty"), ""]),
            t("dates-dpo"),
            *_dpo(found, t, today),
            "",
            t("dates-conformity"),
            *_conformity(found, t, today),
            "",
            t("dates-category"),
            _category(found, t, today),
            "",
            t("dates-apply"),
            _apply(found, t, today),
            "",
            _reminders(found, person, t, now),
        ]
    )
    return Screen(text, _buttons(found, t))


def _unknown(t: T) -> Screen:
    agree = Button(t("profile-agree"), Go(room="consent"))
    return Screen(lines([t("dates-title"), "", t("dates-need-consent")]), [[agree], _foot(t)])


def _dpo(found: Dates, t: T, today: date) -> list[Html]:
    due = found.due("dpo")
    if due is None:
        return [t("dates-dpo-none"), t("dates-dpo-law")]
    if found.confirmed is not None and found.by_document:
        last = t("dates-dpo-confirmed", day=_day(found.confirmed.day, t), title=found.confirmed.title)
    else:
        last = t("dates-last", day=_told(found.told["dpo"], t))
    coming = t("dates-dpo-due" if today < due else "dates-dpo-over", due=_day(due, t))
    return [last, coming, t("dates-dpo-law")]


def _conformity(found: Dates, t: T, today: date) -> list[Html]:
    told, due = found.told.get("conformity"), found.due("conformity")
    last = [t("dates-last", day=_told(told, t))] if told else []
    if found.category and dpo.in_force(found.category, found.days[found.category], today):
        return [*last, t("dates-conformity-free")]
    if due is None:
        return [t("dates-conformity-none")]
    return [*last, t("dates-conformity-due" if today < due else "dates-conformity-over", due=_day(due, t))]


def _category(found: Dates, t: T, today: date) -> Html:
    what = found.category
    if what is None:
        return t("dates-category-none")
    day, due, name = _told(found.told[what], t), found.due(what), t(f"dates-{what}")
    if due is None:
        return t("dates-category-endless", name=name, day=day)
    return t("dates-category-until" if today < due else "dates-category-over", name=name, day=day, due=_day(due, t))


def _apply(found: Dates, t: T, today: date) -> Html:
    told = found.told.get("apply")
    if told is None:
        return t("dates-apply-none")
    over = told.day < (today if told.said == "day" else today.replace(day=1))
    return t("dates-apply-over" if over else "dates-apply-day", day=_said(told, t))


def _reminders(found: Dates, person: Person, t: T, now: int) -> Html:
    if not found.reminded:
        return t("dates-remind-off")
    ahead = dpo.reminders(found.days, person.zone, now)
    return t("dates-remind-next", day=t.day(ahead[0][2].at, person.zone)) if ahead else t("dates-remind-none")


def _buttons(found: Dates, t: T) -> list[list[Button]]:
    first, second, third, fourth = (Button(t(f"dates-button-{it}"), Go(room="my_date", id=it)) for it in PARTS)
    on = not found.reminded
    return [
        [first, second],
        [third, fourth],
        [Button(t("dates-remind" if on else "dates-remind-no-more"), Remind(on=on))],
        [Button(t("dates-programmes"), Go(room="programmes"))],
        _foot(t),
    ]


def _foot(t: T, back: str = "profile") -> list[Button]:
    return [Button(t("back"), Go(room=back)), Button(t("menu"), Go(room="menu"))]


def _day(day: date, t: T) -> str:
    return str(format_date(day, "d MMMM y", locale=t.locale))


def _said(told: Told, t: T) -> str:
    """As exactly as it was told: «5 мая 2024», «май 2024», «2024»."""
    return str(format_date(told.day, {"day": "d MMMM y", "month": "LLLL y", "year": "y"}[told.said], locale=t.locale))


def _told(told: Told, t: T) -> Html | str:
    """A day of the past, and from which one is counted if it was not said exactly."""
    said = _said(told, t)
    return said if told.said == "day" else t(f"dates-of-{told.said}", said=said, since=_day(told.day, t))


@door.on(Remind)
async def remind(press: Remind, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if not person.known:
        return Open("my_dates")
    await professional_dates.remind(tx, person.id, on=press.on, now=now)
    return Open("my_dates", toast=t("dates-will" if press.on else "dates-will-not"))


@door.on(TakeBack)
async def take_back(press: TakeBack, tx: Tx, person: Person, t: T, now: int) -> Shown:
    what = next(it for it in WHATS if it == press.told)
    gone = await professional_dates.take_back(tx, person.id, what, now=now)
    return Open("my_dates", toast=t("dates-gone" if gone else "stale"))


async def date_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    """`id`: what the day is asked of; anything forged is the list of all of them."""
    if not person.known or id not in (*WHATS, CATEGORY):
        return Open("my_dates")
    found = await professional_dates.dates(tx, person.id)
    if id == CATEGORY:
        return _which(found, t)
    what = next(it for it in WHATS if it == id)
    await state.set_state(Dating.day)
    await state.set_data({"what": what})
    return _ask(what, found, t)


def _which(found: Dates, t: T) -> Screen:
    held = found.category
    now = (
        t("dates-now", day=t("dates-of-category", name=t(f"dates-{held}"), day=_said(found.told[held], t)))
        if held
        else None
    )
    return Screen(
        lines([t("dates-ask-category"), *(["", now] if now else [])]),
        [
            [Button(t(f"dates-{it}"), Go(room="my_date", id=it)) for it in CATEGORIES],
            *([[Button(t("dates-take-back"), TakeBack(told=held))]] if held else []),
            _foot(t, "my_dates"),
        ],
    )


def _ask(what: What, found: Dates, t: T, wrong: Html | None = None) -> Screen:
    told = found.told.get(what)
    known = t("dates-now", day=_said(told, t)) if told else None
    if what == "dpo" and found.confirmed is not None and found.by_document:
        known = t("dates-now-document", day=_day(found.confirmed.day, t))
    asked = [wrong] if wrong else [t(f"dates-ask-{what}"), "", t("dates-how-plan" if what == "apply" else "dates-how")]
    return Screen(
        lines([*asked, *(["", known] if known else [])]),
        [
            *([[Button(t("dates-take-back"), TakeBack(told=what))]] if told else []),
            _foot(t, "my_dates"),
        ],
    )


@router.message(StateFilter(Dating.day), Typed())
async def day_typed(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    asked = str((await state.get_data()).get("what"))
    what = next((it for it in WHATS if it == asked), None)
    if what is None or not person.known:
        await state.clear()
        return Open("my_dates")
    try:
        told = dpo.read(what, typed, local(now, person.zone).date())
    except BadDay as bad:
        wrong = t(f"dates-bad-{bad.why}", typed=typed[: dpo.LONGEST])
        return _ask(what, await professional_dates.dates(tx, person.id), t, wrong)
    await state.clear()
    await professional_dates.tell(tx, person.id, what, told, now=now)
    older = what == "dpo" and (await professional_dates.dates(tx, person.id)).by_document
    day = _said(told, t) if what == "apply" else _told(told, t)
    return Open("my_dates", toast=t("dates-saved-older" if older else "dates-saved", day=day))


async def near(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    """Nothing is said of a day that has moved since, and nothing to whoever does not want it any more."""
    what = next(it for it in WHATS if it == subject)
    until, turn = dpo.of_which(which)
    found = await professional_dates.dates(tx, person.id)
    if not found.reminded or found.due(what) != until:
        return None
    due = _said(found.known[what], t) if what == "apply" else _day(until, t)
    programmes = Button(t("dates-programmes"), Go(room="programmes"))
    return Screen(
        t(f"notice-date-{what}", when=t(f"dates-in-{turn}"), due=due),
        [
            *([[programmes]] if what == "dpo" else []),
            [Button(t("dates-way"), Go(room="my_dates")), Button(t("dates-remind-no-more"), Remind(on=False))],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


ROOMS = {"my_dates": dates_room, "my_date": date_room}
NOTICES = {NEAR: near}
