"""Ready-made programmes of mentoring: aims with their steps by weeks, and how they are laid into a pair's own time.

A file with an unknown form, steps out of order or a week after the end is refused by file, item and reason.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.holidays import Holiday, is_holiday
from rules.reading import LOCALES, Table, Text, fold

# The first four are meetings of the pair; the others the young teacher does in class, at the desk or before colleagues.
FORMS = ("talk", "visit", "mutual", "review", "practice", "paper", "event", "own")
CODE_LIMIT = 24
NAME_LIMIT = 40  # a button with a row of its own
ABOUT_LIMIT = 200
AIM_LIMIT = 120
STEP_LIMIT = 140
PRODUCT_LIMIT = 120
MOST_WEEKS = 40
MOST_STEPS = 40
# A programme that has less than this share of the template's weeks left takes its core steps only.
WHOLE_FROM = 0.75
EVENING = time(17)  # of the eve: the bag for tomorrow is not packed yet

# How a step is done, by the words it begins with or has; the first that fits.
_LIKELY = (
    ("event", r"открыт\w+ урок|мастер-класс|выступ|open lesson"),
    ("mutual", r"^(посетить|посмотреть|сходить|прийти|побывать)\b.*\bурок|^(visit|watch)\b.*\blesson"),
    ("visit", r"^показать\b.*\bурок|^show\b.*\blesson"),
    ("review", r"^(разобрать|проанализировать|сверить)|^(go through|review)\b"),
    ("talk", r"^(обсудить|поговорить|договориться|встретиться|решить вместе)|^(discuss|talk|agree)\b"),
    ("paper", r"^(составить|подготовить|заполнить|написать|сделать|собрать)|^(make|prepare|fill|write|collect)\b"),
    ("practice", r"^(провести|попробовать|дать|опробовать)|^(teach|try|give|run)\b"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """`week` counts from 1 since the beginning; `core`: also in a short programme; `product`: what will be there."""

    week: int
    form: str
    title: Text
    product: Text
    core: bool


@dataclass(frozen=True, slots=True)
class AimOfTemplate:
    """`area` is a code of `areas.toml`, or empty; steps stand in the order of their weeks."""

    area: str
    title: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """`whole`: a programme with several aims; otherwise one aim to add to any, mostly for an area to improve."""

    code: str
    name: Text
    about: Text
    weeks: int
    aims: tuple[AimOfTemplate, ...]
    whole: bool

    @property
    def count(self) -> int:
        return sum(len(aim.steps) for aim in self.aims)

    @property
    def area(self) -> str:
        """What a single aim is for, a code of `areas.toml`; empty for a programme."""
        return "" if self.whole else self.aims[0].area


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step in the words of one language, with its day."""

    title: str
    form: str
    product: str
    due_on: date


@dataclass(frozen=True, slots=True)
class PlannedAim:
    area: str
    title: str
    steps: tuple[PlannedStep, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A template laid into the time of a pair; `code` is the template's."""

    code: str
    aims: tuple[PlannedAim, ...]

    @property
    def count(self) -> int:
        return sum(len(aim.steps) for aim in self.aims)


def parse_templates(
    text: str, areas: Collection[str], general: Collection[str], file: str = "mentoring.toml"
) -> tuple[Template, ...]:  # fmt: skip
    """Programmes first, in the order people choose from. `areas` are the known codes, each of `general` has one aim.

    Raises BrokenContent.
    """
    top = Table.parse(text, file)
    programmes, aims = top.tables("programmes", "code"), top.tables("aims", "code")
    top.done()
    read = (*(_programme(table, areas) for table in programmes), *(_single(table, areas) for table in aims))
    if len({template.code for template in read}) < len(read):
        raise top.broken("a programme and an aim have the same code")
    there = [template.area for template in read]
    for code in general:
        if there.count(code) != 1:
            raise top.broken(f"needs one aim for the area “{code}”, has {there.count(code)}")
    return read


def _programme(table: Table, areas: Collection[str]) -> Template:
    return _template(table, tuple(_aim(aim, areas) for aim in _below(table, "aims")), whole=True)


def _single(table: Table, areas: Collection[str]) -> Template:
    return _template(table, (_read_aim(table, areas),), whole=False)


def _template(table: Table, aims: tuple[AimOfTemplate, ...], *, whole: bool) -> Template:
    template = Template(
        code=table.string("code", r"[a-z_]+", limit=CODE_LIMIT),
        name=table.text("name", NAME_LIMIT),
        about=table.text("about", ABOUT_LIMIT),
        weeks=table.number("weeks", 2, MOST_WEEKS),
        aims=aims,
        whole=whole,
    )
    table.done()
    _check(template, table)
    return template


def _check(template: Template, table: Table) -> None:
    steps = [step for aim in template.aims for step in aim.steps]
    if len(steps) > MOST_STEPS:
        raise table.broken(f"has {len(steps)} steps, at most {MOST_STEPS} can be looked through")
    if not any(step.core for step in steps):
        raise table.broken("has no core step for a short programme")
    if late := [step.week for step in steps if step.week > template.weeks]:
        raise table.broken(f"has a step in week {late[0]} of {template.weeks}")
    for locale in LOCALES:
        titles = [fold(step.title[locale]) for step in steps]
        if len(set(titles)) < len(titles):
            raise table.broken(f"two steps are called the same in “{locale}”")


def _aim(table: Table, areas: Collection[str]) -> AimOfTemplate:
    aim = _read_aim(table, areas)
    table.done()
    return aim


def _read_aim(table: Table, areas: Collection[str]) -> AimOfTemplate:
    aim = AimOfTemplate(
        area=table.string("area") if table.has("area") else "",
        title=table.text("title", AIM_LIMIT),
        steps=tuple(_step(step) for step in _below(table, "steps")),
    )
    if aim.area and aim.area not in areas:
        raise table.broken(f"unknown area “{aim.area}”")
    weeks = [step.week for step in aim.steps]
    if weeks != sorted(weeks):
        raise table.broken("its steps do not stand in the order of their weeks")
    return aim


def _step(table: Table) -> Step:
    step = Step(
        week=table.number("week", 1, MOST_WEEKS),
        form=table.string("form"),
        title=table.text("title", STEP_LIMIT),
        product=table.text("product", PRODUCT_LIMIT),
        core=table.flag("core", default=False),
    )
    table.done()
    if step.form not in FORMS:
        raise table.broken(f"unknown form “{step.form}”")
    for text in (step.title, step.product):
        if any(words.endswith((".", ";", ",")) for words in text.values()):
            raise table.broken("a title or a product must not end with a full stop or a comma")
    return step


def _below(table: Table, field: str) -> list[Table]:
    """The tables of a list, called by where they stand: «first_year, aims 2, steps 3»."""
    children = table.tables(field, "")
    for child in children:
        child.item = f"{table.item}, {child.item}"
    return children


# Laid into a pair's time


def laid(template: Template, starts_on: date, ends_on: date, locale: str, holidays: Sequence[Holiday] = ()) -> Plan:
    """Each step on a school day of the period, in the order of the weeks.

    The weeks are stretched or pressed to the period; a period much shorter than the template takes its core steps.
    """
    days = _school_days(starts_on, ends_on, holidays)
    # Weeks of school, five days each: a template's weeks are.
    short = len(days) < template.weeks * 5 * WHOLE_FROM
    # A single aim is short already, and it is not spread over a year.
    days = days if template.whole else days[: template.weeks * 5]
    aims = tuple(
        PlannedAim(aim.area, aim.title[locale], _steps(aim, template, days, locale, short=short))
        for aim in template.aims
    )
    return Plan(template.code, tuple(aim for aim in aims if aim.steps))


def _steps(
    aim: AimOfTemplate, template: Template, days: Sequence[date], locale: str, *, short: bool
) -> tuple[PlannedStep, ...]:  # fmt: skip
    return tuple(
        PlannedStep(
            step.title[locale], step.form, step.product[locale],
            days[max(0, len(days) * step.week // template.weeks - 1)],
        )
        for step in aim.steps
        if step.core or not (short and template.whole)
    )  # fmt: skip


def put_off(count: int, today: date, ends_on: date, holidays: Sequence[Holiday] = ()) -> list[date]:
    """New days for steps that are late: every second school day from tomorrow on, the last ones on the last day."""
    days = _school_days(today + timedelta(days=1), max(ends_on, today + timedelta(days=1)), holidays)
    return [days[min(2 * place + 1, len(days) - 1)] for place in range(count)]


def _school_days(starts_on: date, ends_on: date, holidays: Sequence[Holiday]) -> list[date]:
    """Monday to Friday without holidays; where there is none, the last day: never empty."""
    every = [starts_on + timedelta(days=number) for number in range(max((ends_on - starts_on).days, 0) + 1)]
    return [day for day in every if day.weekday() < 5 and not is_holiday(day, holidays)] or every[-1:]


def likely_form(title: str) -> str:
    """How a step told in a line will be done: «Посетить урок коллеги» is at a colleague's lesson. It can be changed."""
    said = fold(title)
    return next((form for form, words in _LIKELY if re.search(words, said)), "own")


def eve_of(day: date, zone: str) -> tuple[int, int]:
    """When a step of this day is reminded of, and when the day begins in `zone`. UTC seconds."""
    clock = ZoneInfo(zone)
    eve = datetime.combine(day - timedelta(days=1), EVENING, clock)
    return int(eve.timestamp()), int(datetime.combine(day, time(), clock).timestamp())
