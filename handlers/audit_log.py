"""The log of decisions for administrators: newest first, by what was decided and by whom, and as a file."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot.decisions import said, who
from bot.doors import LARGEST, Door, Go, Press, Shown
from bot.guards import NotAllowed
from bot.person import ADMINISTRATOR, Person, roles_of
from bot.screen import Button, Document, Open, Row, Screen, cut, fit, rows
from bot.settings import Settings
from bot.texts import Html, T, lines
from bot.when import clock
from rules.log import GROUPS
from storage import audit_log, jobs, people
from storage.audit_log import Entry, Who
from storage.db import Tx

router = Router(name="audit_log")
door = Door()

KIND = "audit_log"  # of the job
SIZE = 10  # entries on a page
NAME = 60

Number = Annotated[int, Field(ge=0, le=LARGEST)]


class Log(Press, prefix="8l"):
    """Entries of a group ("" all) and of a person (0 all), older than `before` (0 from the newest)."""

    group: str = ""
    about: Number = 0
    before: Number = 0


class Groups(Press, prefix="8g"):
    """Which decisions: the groups to choose from."""

    about: Number = 0


class File(Press, prefix="8f"):
    """Send me these entries as a table."""

    group: str = ""
    about: Number = 0


def _require(person: Person) -> None:
    if not person.has("administrator"):
        raise NotAllowed("administrator")


async def audit_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: «person:5», or nothing for everybody."""
    kind, _, about = id.partition(":")
    whose = int(about) if kind == "person" and about.isdecimal() and len(about) < 16 else 0
    return await log(Log(about=whose), tx, person, t)


@door.on(Log)
async def log(press: Log, tx: Tx, person: Person, t: T) -> Shown:
    _require(person)
    if press.group and press.group not in GROUPS:
        return Open("audit", toast=t("stale"))
    found = await audit_log.entries(
        tx, group=press.group, about=press.about or None, before=press.before or None, limit=SIZE + 1
    )
    told = [await _line(tx, t, person, entry) for entry in found[:SIZE]]
    return Screen(
        fit(lines([await _title(tx, t, press), *([] if told else ["", t("audit-nothing")])]), told),
        _buttons(t, press, found),
    )


async def _title(tx: Tx, t: T, press: Log) -> Html:
    which = t(f"audit-group-{press.group}") if press.group else t("audit-everything")
    if not press.about:
        return t("audit-title", which=which)
    return t("audit-title-person", which=which, name=who(await _name(tx, press.about), t))


async def _name(tx: Tx, person: int) -> Who:
    try:
        told = await people.profile(tx, person)
    except people.Gone:
        return Who(person, None, gone=True)
    return Who(person, (told.full_name or told.name) if told.known else None, gone=False)


async def _line(tx: Tx, t: T, person: Person, entry: Entry) -> Html:
    """«22 ноября 2026, 14:03 · Белова Ирина» and what was decided about whom."""
    at = f"{t.day(entry.at, person.zone)}, {clock(entry.at, person.zone)}"
    actor = cut(who(entry.actor, t), NAME)
    about = cut(who(entry.about, t), NAME) if entry.about and entry.about != entry.actor else ""
    what = await said(tx, t, entry)
    told = t("audit-line-about", what=what, name=about) if about else what
    return lines(["", t("audit-line", at=at, name=actor), told])


def _buttons(t: T, press: Log, found: list[Entry]) -> list[Row]:
    turn: list[Button] = []
    if press.before:
        turn.append(Button(t("audit-newest"), press.model_copy(update={"before": 0})))
    if len(found) > SIZE:
        turn.append(Button(t("audit-older"), press.model_copy(update={"before": found[SIZE - 1].id})))
    everybody = Button(t("audit-everybody"), Log(group=press.group))
    someone = Button(t("audit-someone"), Go(room="people_found"))
    return [
        turn,
        [Button(t("audit-groups"), Groups(about=press.about)), everybody if press.about else someone],
        [Button(t("audit-file"), File(group=press.group, about=press.about))] if found else [],
        [Button(t("back"), Go(room="tree")), Button(t("menu"), Go(room="menu"))],
    ]


@door.on(Groups)
async def groups(press: Groups, person: Person, t: T) -> Screen:
    _require(person)
    buttons = [Button(t("audit-everything-button"), Log(about=press.about))]
    buttons += [Button(_capital(t(f"audit-group-{it}")), Log(group=it, about=press.about)) for it in GROUPS]
    back = Button(t("back"), Log(about=press.about))
    return Screen(t("audit-which"), [*rows(buttons, 2), [back, Button(t("menu"), Go(room="menu"))]])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# The file


@door.on(File)
async def file(press: File, tx: Tx, person: Person, t: T, now: int) -> Shown:
    _require(person)
    here = Open("audit", f"person:{press.about}" if press.about else "")
    if press.group and press.group not in GROUPS:
        return Open(here.room, here.id, toast=t("stale"))
    if await jobs.open_job(tx, kind=KIND, person=person.id) is not None:
        return Open(here.room, here.id, toast=t("audit-file-still"))
    args = {"group": press.group, "about": press.about, "locale": t.locale, "zone": person.zone, "at": now}
    await jobs.start(tx, kind=KIND, person=person.id, args=args, now=now)
    return Open(here.room, here.id, toast=t("audit-file-started"))


async def file_ready(subject: str, which: str, tx: Tx, person: Person, t: T, settings: Settings) -> Screen | None:
    """The notice of a finished job. None when the file is gone, or they are an administrator no more."""
    made = await jobs.file(tx, int(which))
    held = await roles_of(tx, person.id, address=person.address, admins=settings.admin_addresses)
    if made is None or ADMINISTRATOR not in held:
        return None
    home = [Button(t("tree-to-log"), Go(room="audit")), Button(t("menu"), Go(room="menu"))]
    return Screen(t("audit-file-ready"), [home], document=Document(made.name, made.id))


ROOMS = {"audit": audit_room}
NOTICES = {KIND: file_ready}
