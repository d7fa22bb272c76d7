"""Internship sites and events to try things with in the sandbox: always ahead, one session about to begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import content
from rules.event_items import Item
from rules.modules import Theme
from storage import events, places, planning, sessions, sites
from storage.db import Database, Tx
from storage.planning import Draft
from storage.sites import ModuleDraft

MARK = "пример"  # beside the title, so that nobody takes it for a real one
MINUTE = 60
ZONE = "Europe/Moscow"


@dataclass(frozen=True, slots=True)
class _Site:
    region: str
    municipality: str
    organisation: str
    theme: str
    address: str
    way: str
    zone: str
    link: str


@dataclass(frozen=True, slots=True)
class _Session:
    """`days` from today at `hour` of the site's clock; without an hour it begins in half an hour and takes people
    until then."""

    days: int
    hour: int | None
    room: int
    remote: int


@dataclass(frozen=True, slots=True)
class _Event:
    """Of the whole country, so that whoever tries the sandbox may come."""

    kind: str
    title: str
    whom: str
    items: Sequence[Item]
    day: _Session
    place: str = ""
    link: str = ""


_EVENTS = (
    _Event(
        "webinar", "Оценивание без страха", "учителям всех предметов",
        (
            Item("15:00", "Отметка и обратная связь: в чём разница", "Т. В. Ларина, методист"),
            Item("15:20", "Критерии до работы: три урока из практики", "учителя СОШ № 11"),
            Item("15:45", "Вопросы"),
        ),
        _Session(5, 15, 0, 100), link="https://example.org/room/webinar",
    ),
    _Event(
        "seminar", "Исследование на уроке: от вопроса к выводу", "учителям естественных наук и их наставникам",
        (
            Item("14:00", "Что считать вопросом исследования", "О. И. Петренко, ЦНППМ"),
            Item("14:40", "Практикум в группах", ""),
            Item("15:40", "С чем уходим"),
        ),
        _Session(12, 14, 34, 16), place="Краснодар, ул. Сормовская, 167", link="https://example.org/room/seminar",
    ),
)  # fmt: skip
_SITES: tuple[tuple[_Site, Sequence[_Session]], ...] = (
    (
        _Site(
            "23", "Тимашевский район", "СОШ № 11", "assessment_that_teaches",
            "Тимашевск, ул. Ленина, 120", "Вход со двора, кабинет 21 на втором этаже", "Europe/Moscow",
            "https://example.org/room/11",
        ),
        (_Session(0, None, 1, 0), _Session(4, 14, 1, 0), _Session(9, 14, 15, 30)),
    ),
    (
        _Site(
            "24", "Красноярск", "Гимназия № 13", "digital_that_saves_time",
            "Красноярск, ул. Академгородок, 17а", "Остановка «Академгородок»", "Asia/Krasnoyarsk",
            "https://example.org/room/13",
        ),
        (_Session(6, 10, 12, 25),),
    ),
)  # fmt: skip


async def sessions_ahead(db: Database, *, now: int) -> None:
    """Nothing is added while any session is still to come."""
    async with db.write() as tx:
        _, ahead = await sessions.upcoming(tx, now=now, limit=1, offset=0)
        if ahead:
            return
        for site, wanted in _SITES:
            await _open(tx, site, wanted, now)
        for one in _EVENTS:
            await _plan(tx, one, now)


async def _plan(tx: Tx, one: _Event, now: int) -> None:
    number = await events.make(
        tx, scope_kind="all", scope="", kind=one.kind, title=f"{one.title} ({MARK})", whom=one.whom, by=None, now=now,
        request=f"sample {one.kind} {now}",
    )  # fmt: skip
    await events.put_items(tx, number, one.items, by=None, now=now)
    starts_at = _start(datetime.fromtimestamp(now, ZoneInfo(ZONE)), one.day)
    draft = Draft(
        stream=None, module=None, title="", starts_at=starts_at, ends_at=starts_at + 120 * MINUTE, zone=ZONE,
        place=one.place, link=one.link, room=one.day.room, remote=one.day.remote, hours=2, opens_at=now, closes_at=None,
    )  # fmt: skip
    await planning.plan_event(tx, number, draft, by=None, now=now)


async def _open(tx: Tx, site: _Site, wanted: Sequence[_Session], now: int) -> None:
    theme = next(theme for theme in content.themes() if theme.code == site.theme)
    municipality = await places.name_municipality(tx, site.region, site.municipality)
    organisation = await places.name_organisation(tx, municipality.id, site.organisation)
    number = await sites.open_site(
        tx, organisation=organisation.id, title=f"{theme.title['ru']} ({MARK})", area=theme.area, template=theme.code,
        address=site.address, way=site.way, zone=site.zone, modules=_modules(theme), by=None, now=now,
    )  # fmt: skip
    today = datetime.fromtimestamp(now, ZoneInfo(site.zone))
    stream = await sites.open_stream(tx, number, "Пробный поток", capacity=None, by=None, now=now)
    for module, session in zip(await sites.modules(tx, number), wanted, strict=False):
        starts_at = _start(today, session)
        draft = Draft(
            stream=stream, module=module.id, title="", starts_at=starts_at, ends_at=starts_at + 120 * MINUTE,
            zone=site.zone, place=site.address, link=site.link if session.remote else "", room=session.room,
            remote=session.remote, hours=min(module.hours, 2), opens_at=now,
            closes_at=starts_at if session.hour is None else None,
        )  # fmt: skip
        await planning.plan(tx, draft, by=None, now=now, request=f"sample {session.days}")


def _modules(theme: Theme) -> list[ModuleDraft]:
    return [ModuleDraft(module.title["ru"], module.hours, module.product["ru"]) for module in theme.modules]


def _start(today: datetime, session: _Session) -> int:
    if session.hour is None:
        soon = today + timedelta(minutes=30)
        return int(soon.timestamp()) // (5 * MINUTE) * 5 * MINUTE
    day = (today + timedelta(days=session.days)).replace(hour=session.hour, minute=0, second=0, microsecond=0)
    return int(day.timestamp())
