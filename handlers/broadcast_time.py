"""When a broadcast goes out, and the last question, with the number: only what was asked about is sent."""

from datetime import date, time
from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import audiences as words
from bot import picker
from bot.broadcasting import answers_are, around, broadcast_of, title
from bot.doors import LARGEST, Door, Go, Id, Press, Shown, number
from bot.event_calls import why_nobody
from bot.person import Person
from bot.screen import Button, Open, Row, Screen
from bot.texts import Html, T, lines
from rules.meetings import moment
from rules.progress import same
from storage import broadcasts
from storage.audiences import TooFew
from storage.broadcasts import Broadcast, Empty
from storage.db import Tx

router = Router(name="broadcast_time")
door = Door()
# Of the reader's day: quiet hours are not offered, and late in the evening few people read.
HOURS = tuple(range(8 * 60, 20 * 60 + 1, 60))
SOON = 0  # instead of a day
LAST = date.max.toordinal()
Minutes = Annotated[int, Field(ge=0, le=24 * 60 - 1)]


class Month(Press, prefix="gm"):
    broadcast: Id
    month: Annotated[int, Field(ge=0, le=12 * 9999)]


class PickDay(Press, prefix="gd"):
    broadcast: Id
    day: Annotated[int, Field(ge=1, le=LAST)]


class PickHour(Press, prefix="gh"):
    broadcast: Id
    day: Annotated[int, Field(ge=1, le=LAST)]
    minutes: Minutes


class Launch(Press, prefix="gl"):
    """Send it to so many, at that time of their own day; `day` SOON is at once."""

    broadcast: Id
    people: Annotated[int, Field(ge=0, le=LARGEST)]
    day: Annotated[int, Field(ge=SOON, le=LAST)]
    minutes: Minutes


async def send_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """The last question, at once; `id` is the draft's."""
    found = await broadcast_of(tx, person, number(id))
    return await _last_question(found, SOON, 0, tx, person, t, now)


async def day_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, number(id))
    first = picker.month_of(picker.local(now, person.zone).date())
    return await month(Month(broadcast=found.id, month=first), tx, person, t, now)


def _to_draft(t: T, broadcast: int) -> Row:
    return [
        Button(t("back"), Go(room="broadcast_draft", id=str(broadcast))),
        Button(t("menu"), Go(room="menu")),
    ]


@door.on(Month)
async def month(press: Month, tx: Tx, person: Person, t: T, now: int) -> Screen:
    of = (await broadcast_of(tx, person, press.broadcast)).id
    days = picker.month(
        t, press.month, picker.local(now, person.zone).date(),
        lambda day: PickDay(broadcast=of, day=day.toordinal()), lambda to: Month(broadcast=of, month=to),
    )  # fmt: skip
    return Screen(t("broadcast-ask-day"), [*days, _to_draft(t, of)])


@door.on(PickDay)
async def pick_day(press: PickDay, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    today = picker.local(now, person.zone).date()
    if press.day > picker.last_day(today).toordinal():
        return Open("broadcast_day", str(found.id), toast=t("stale"))
    day = picker.said_day(t, date.fromordinal(press.day), today)
    clocks = picker.clocks(HOURS, lambda at: PickHour(broadcast=found.id, day=press.day, minutes=at))
    back = [Button(t("back"), Go(room="broadcast_day", id=str(found.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(t("broadcast-ask-hour", day=day), [*clocks, back])


@door.on(PickHour)
async def pick_hour(press: PickHour, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if not _offered(press.day, press.minutes, person, now):
        return Open("broadcast_day", str(found.id), toast=t("broadcast-past"))
    return await _last_question(found, press.day, press.minutes, tx, person, t, now)


def _offered(day: int, minutes: int, person: Person, now: int) -> bool:
    """Whether the buttons would still have this day and hour."""
    here = picker.local(now, person.zone)
    ahead = (day, minutes) > (here.date().toordinal(), here.hour * 60 + here.minute)
    return ahead and minutes in HOURS and day <= picker.last_day(here.date()).toordinal()


async def _last_question(
    found: Broadcast, day: int, minutes: int, tx: Tx, person: Person, t: T, now: int, *, again: bool = False
) -> Shown:  # fmt: skip
    if found.state != "draft":
        return Open("broadcast", str(found.id), toast=t("broadcast-gone-out"))
    if not found.text and not found.attached:
        return Open("broadcast_draft", str(found.id), toast=t("broadcast-no-words"))
    if not await broadcasts.takes_people(tx, found, now=_at(day, minutes, person, now)):
        still = day != SOON and await broadcasts.takes_people(tx, found, now=now)
        back = Go(room="broadcast_day", id=str(found.id)) if still else around(found)
        return Open(back.room, back.id, toast=await why_nobody(tx, t, found, now))
    count = await words.counted(tx, found, now=now)
    if count is None or not count.will_get:
        return Open("audience", str(found.id), toast=t("broadcast-nobody"))
    sure = Launch(broadcast=found.id, people=count.will_get, day=day, minutes=minutes)
    text = lines(
        [
            t("broadcast-ask-sure", count=count.will_get, title=title(t, found)),
            "",
            *(await words.told(tx, t, found) or [t("audience-all")]),
            words.in_figures(t, count),
            answers_are(t, found),
            t("broadcast-when", when=_when(t, day, minutes, picker.local(now, person.zone).date())),
        ]
    )
    asked = Screen(text, [[Button(t("broadcast-sure", count=count.will_get), sure)], _to_draft(t, found.id)])
    return asked.with_toast(t("broadcast-changed-meanwhile")) if again else asked


def _at(day: int, minutes: int, person: Person, now: int) -> int:
    """UTC seconds of that time by the author's clock."""
    if day == SOON:
        return now
    return moment(date.fromordinal(day), time(minutes // 60, minutes % 60), person.zone)


def _when(t: T, day: int, minutes: int, today: date) -> Html:
    if day == SOON:
        return t("broadcast-at-once")
    return t("broadcast-at", day=picker.said_day(t, date.fromordinal(day), today), time=picker.said(minutes))


@door.on(Launch)
async def launch(press: Launch, tx: Tx, person: Person, t: T, now: int) -> Shown:
    found = await broadcast_of(tx, person, press.broadcast)
    if found.state != "draft":
        return Open("broadcast", str(found.id))
    if press.day != SOON and not _offered(press.day, press.minutes, person, now):
        return Open("broadcast_day", str(found.id), toast=t("broadcast-past"))
    count = await words.counted(tx, found, now=now)
    if count is None or not same(press.people, count.will_get):
        return await _last_question(found, press.day, press.minutes, tx, person, t, now, again=True)
    try:
        async with tx.savepoint():
            await broadcasts.schedule(tx, found.id, *_own_clock(press))
            await broadcasts.launch(tx, found.id, by=person.id, now=now)
    except (Empty, TooFew):
        return await _last_question(found, press.day, press.minutes, tx, person, t, now)
    return Open("broadcast", str(found.id), toast=t("broadcast-launched"))


def _own_clock(press: Launch) -> tuple[str | None, str | None]:
    if press.day == SOON:
        return None, None
    return date.fromordinal(press.day).isoformat(), picker.said(press.minutes)


ROOMS = {"broadcast_send": send_room, "broadcast_day": day_room}
