"""A school year's plan of a place in figures: by month and by kind, what is overdue, what came on top; as a table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from aiogram import Router
from pydantic import Field

import content
from bot import places as names
from bot.doors import Door, Go, Press, number
from bot.event_words import due_words, figures_words, month_words
from bot.events import kind_name
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.picker import local, said_day
from bot.screen import Button, Document, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from bot.tree import own_place, said
from rules.event_plan import FIRST_YEAR, LAST_YEAR, Figures, Plan, Planned, figures, months, year_ahead, year_name
from rules.roles import Scope
from storage import event_plans, jobs
from storage.db import Tx

router = Router(name="event_plan")
door = Door()

FILE = "event-plan-file"
SHOWN = 5  # overdue events that are named at once
TITLE = 80  # signs of a title
ALL_YEAR, OVERDUE, UNMARKED, ABOVE = "year", "overdue", "unmarked", "above"

Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Page = Annotated[int, Field(ge=0, le=9999)]


class Section(Press, prefix=".ls", sep="|"):
    """The events of one part of the plan: a month, the whole year, a kind; overdue, unmarked, those above the plan."""

    at: str
    year: Year
    section: str
    page: Page = 0


class Kinds(Press, prefix=".lk", sep="|"):
    """The plan by kinds."""

    at: str
    year: Year


class Table(Press, prefix=".lx", sep="|"):
    """Send me the plan as a file."""

    at: str
    year: Year


async def plan_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: «municipality:5.2026»; else the place of the role somebody acts in, the school year planned now."""
    at, _, year = id.partition(".")
    scope = await own_place(tx, person, at)
    this = year_ahead(local(now, person.zone).date())
    asked = number(year) or this
    return await _plan(scope, asked if FIRST_YEAR <= asked <= LAST_YEAR else this, tx, person, t, now)


async def _plan(scope: Scope, year: int, tx: Tx, person: Person, t: T, now: int) -> Screen:
    plan = await event_plans.plan(tx, scope.kind, scope.id, year, person.tz)
    today = local(now, person.zone).date()
    at = said(scope.kind, scope.id)
    by_month = plan.by_month()
    above = sum(not it.cancelled for it in plan.above)
    told = figures(plan.lines, now, today)
    count = t("event-plan-count", count=told.all, said=figures_words(t, told)) if told.all else t("event-plan-none")
    head = lines(
        [
            t("event-plan-title", year=year_name(year)),
            await names.scope_name(tx, t, scope.kind, scope.id),
            "",
            count,
            t("event-plan-above", count=above) if above else None,
            *_late(t, [it for it in plan.lines if it.overdue(today)]),
            "" if by_month else None,
        ]
    )
    parts = [
        _part(t, month_words(t, month).capitalize(), figures(found, now, today)) for month, found in by_month.items()
    ]
    sides = {OVERDUE: told.overdue, UNMARKED: told.of[UNMARKED], ABOVE: len(plan.above)}
    return Screen(fit(head, parts), _ways(t, at, plan, sides))


def _part(t: T, name: str, told: Figures) -> Html:
    return t("event-plan-part", name=name, count=str(told.all), said=figures_words(t, told))


def _late(t: T, late: list[Planned]) -> list[Html]:
    """Events whose time is over and that have no day, the first of them by name."""
    if not late:
        return []
    shown = [t("event-plan-late-one", title=cut(it.title, TITLE), due=due_words(t, it.due)) for it in late[:SHOWN]]
    more = [t("event-plan-late-more", count=str(len(late) - SHOWN))] if len(late) > SHOWN else []
    return [Html(""), t("event-plan-late-head", count=len(late)), *shown, *more]


def _ways(t: T, at: str, plan: Plan, sides: Mapping[str, int]) -> list[list[Button]]:
    """`sides`: how many events there are that are looked for across the months."""
    year = plan.year
    here = [
        Button(month_words(t, month).capitalize(), Section(at=at, year=year, section=month or ALL_YEAR))
        for month in plan.by_month()
    ]
    across = [
        Button(t(f"event-plan-to-{section}", count=str(count)), Section(at=at, year=year, section=section))
        for section, count in sides.items()
        if count
    ]
    whole = [
        Button(t("event-plan-to-kinds"), Kinds(at=at, year=year)),
        Button(t("event-plan-to-file"), Table(at=at, year=year)),
    ]
    years = {year - 1: "event-plan-before", year + 1: "event-plan-after"}
    return [
        *rows(here, 3),
        *rows(across, 2),
        whole if plan.lines or plan.above else [],
        [
            Button(t("event-plan-load"), Go(room="event_plan_load", id=f"{at}.{year}")),
            Button(t("event-new"), Go(room="event_new", id=at)),
        ],
        [
            Button(t(key, year=year_name(to)), Go(room="event_plan", id=f"{at}.{to}"))
            for to, key in years.items()
            if FIRST_YEAR <= to <= LAST_YEAR
        ],
        [Button(t("back"), Go(room="event_board", id=at)), Button(t("menu"), Go(room="menu"))],
    ]


@door.on(Kinds)
async def kinds(press: Kinds, tx: Tx, person: Person, t: T, now: int) -> Screen:
    scope = await own_place(tx, person, press.at)
    plan = await event_plans.plan(tx, scope.kind, scope.id, press.year, person.tz)
    today = local(now, person.zone).date()
    found = [(it.code, own) for it in content.event_kinds() if (own := plan.of_kind(it.code))]
    listed = [
        _part(t, f"{place}. {kind_name(code, t)}", figures(own, now, today))
        for place, (code, own) in enumerate(found, 1)
    ]
    buttons = (
        Button(str(place), Section(at=press.at, year=press.year, section=code))
        for place, (code, _) in enumerate(found, 1)
    )
    head = lines([t("event-plan-by-kind", year=year_name(press.year)), ""])
    return Screen(fit(head, listed or [t("event-plan-none")]), [*rows(buttons, 5), _back(t, press.at, press.year)])


@door.on(Section)
async def section(press: Section, tx: Tx, person: Person, t: T, now: int) -> Screen:
    scope = await own_place(tx, person, press.at)
    plan = await event_plans.plan(tx, scope.kind, scope.id, press.year, person.tz)
    today = local(now, person.zone).date()
    name, found = _found(press.section, plan, t, now, today)
    page, pages = page_of(press.page, len(found))
    shown = list(enumerate(found[page * SIZE : (page + 1) * SIZE], page * SIZE + 1))
    told = figures(found, now, today)
    head = lines(
        [
            t("event-plan-section", name=name, year=year_name(press.year)),
            figures_words(t, told) if found else t("event-plan-section-none"),
            "",
        ]
    )
    return Screen(
        fit(head, [_row(t, person, place, it, press.section, now) for place, it in shown]),
        [
            *rows((Button(str(place), Go(room="event", id=str(it.event))) for place, it in shown), 5),
            *turning(t, page, pages, lambda to: press.model_copy(update={"page": to})),
            _back(t, press.at, press.year),
        ],
    )


def _found(section: str, plan: Plan, t: T, now: int, today: date) -> tuple[str, Sequence[Planned]]:
    """The name of a part and its events; a part there is not has none."""
    across: dict[str, Sequence[Planned]] = {
        OVERDUE: [it for it in plan.lines if it.overdue(today)],
        UNMARKED: [it for it in plan.lines if it.state(now) == UNMARKED],
        ABOVE: plan.above,
    }
    if section in across:
        return t(f"event-plan-section-{section}"), across[section]
    if section == ALL_YEAR or section in months(plan.year):
        month = "" if section == ALL_YEAR else section
        return month_words(t, month).capitalize(), plan.of_month(month)
    return kind_name(section, t), plan.of_kind(section)


def _row(t: T, person: Person, place: int, it: Planned, section: str, now: int) -> Html:
    """By its day once it has one, by its term until then; its kind where the list is not all of that kind."""
    when = due_words(t, it.due)
    if it.starts_at is not None:
        when = said_day(t, local(it.starts_at, it.zone).date(), local(now, it.zone).date())
    state = "overdue" if it.overdue(local(now, person.zone).date()) else it.state(now)
    what = t("event-plan-came", count=it.came) if state == "held" else t(f"event-plan-state-{state}")
    kind = "" if section == it.kind else kind_name(it.kind, t)
    about = " · ".join(part for part in (cut(it.title, TITLE), kind) if part)
    return t("event-plan-row", number=str(place), when=when, about=about, state=what)


def _back(t: T, at: str, year: int) -> list[Button]:
    return [Button(t("back"), Go(room="event_plan", id=f"{at}.{year}")), Button(t("menu"), Go(room="menu"))]


@door.on(Table)
async def table(press: Table, tx: Tx, person: Person, t: T, now: int) -> Screen:
    scope = await own_place(tx, person, press.at)
    if await jobs.open_job(tx, kind=FILE, person=person.id) is not None:
        words = t("event-plan-file-still")
    else:
        where = {"scope_kind": scope.kind, "scope": scope.id, "year": press.year}
        args = {**where, "locale": t.locale, "zone": person.zone, "at": now}
        await jobs.start(tx, kind=FILE, person=person.id, args=args, now=now)
        words = t("event-plan-file-started")
    return (await _plan(scope, press.year, tx, person, t, now)).with_toast(words)


async def file_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of the finished table. None when it is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    menu = [[Button(t("menu"), Go(room="menu"))]]
    return Screen(t("event-plan-file-ready"), menu, document=Document(file.name, file.id))


ROOMS = {"event_plan": plan_room}
NOTICES = {FILE: file_ready}
