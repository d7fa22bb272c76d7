"""The journal of a pair: its meetings by months, hours in all, and what is not written down yet."""

from collections.abc import Iterable
from itertools import groupby
from typing import Annotated

from aiogram import Router
from babel.dates import format_date
from pydantic import Field

from bot.doors import Door, Go, Id, Press, number
from bot.mentoring import readable_pair
from bot.pages import page_of, turning
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from handlers.entry_cards import day_and_month, length, with_whom
from storage import journal, meetings
from storage.db import Tx
from storage.journal import Entry, Totals
from storage.meetings import Meeting
from storage.pairs import Pair

router = Router(name="journal")
door = Door()

SIZE = 10
THEME = 60
UNWRITTEN = 2  # planned meetings that are offered to be written down
LOOKED_BACK = 30 * 86_400  # seconds

Page = Annotated[int, Field(ge=0, le=9999)]


class Turn(Press, prefix="Jt"):
    """Show this page of the journal, the newest first."""

    pair: Id
    page: Page


@door.on(Turn)
async def turn(press: Turn, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return await _list(tx, await readable_pair(tx, person, press.pair), press.page, person, t, now)


async def journal_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id` is the pair."""
    return await _list(tx, await readable_pair(tx, person, number(id)), 0, person, t, now)


async def _list(tx: Tx, pair: Pair, asked: int, person: Person, t: T, now: int) -> Screen:
    totals = await journal.totals_of_pair(tx, pair.id)
    page, pages = page_of(asked, totals.entries, SIZE)
    shown = await journal.of_pair(tx, pair.id, limit=SIZE, offset=page * SIZE)
    side = pair.side(person.id) or "curator"
    head = [t("journal-title", names=with_whom(t, pair, person))]
    if not shown:
        return Screen(lines([*head, "", t(f"journal-empty-{side}")]), await _ways(tx, pair, side, t, now))
    numbered = list(enumerate(shown, page * SIZE + 1))
    text = fit(lines([*head, *_totals(t, pair, totals, person), ""]), list(_months(t, pair, numbered)))
    buttons = (Button(str(n), Go(room="entry", id=f"{entry.id}.{pair.id}")) for n, entry in numbered)
    turns = turning(t, page, pages, lambda to: Turn(pair=pair.id, page=to))
    return Screen(text, [*rows(buttons, 5), *turns, *await _ways(tx, pair, side, t, now)])


def _totals(t: T, pair: Pair, totals: Totals, person: Person) -> list[Html]:
    whole = totals.confirmed == totals.entries
    return [
        t(
            "journal-totals", since=t.day(pair.began_at or pair.proposed_at, person.zone), entries=totals.entries,
            length=length(t, totals.minutes),
        ),
        t("journal-all-confirmed") if whole else t("journal-confirmed", length=length(t, totals.confirmed_minutes)),
    ]  # fmt: skip


def _months(t: T, pair: Pair, numbered: Iterable[tuple[int, Entry]]) -> Iterable[Html]:
    def month(one: tuple[int, Entry]) -> str:
        day = local(one[1].held_at, one[1].zone)
        return str(format_date(day, "LLLL y", locale=t.locale))

    for name, entries in groupby(numbered, month):
        yield t("journal-month", month=name)
        for n, entry in entries:
            yield _line(t, pair, n, entry)


def _line(t: T, pair: Pair, n: int, entry: Entry) -> Html:
    day = day_and_month(t, entry.held_at, entry.zone)
    own = entry.of(pair.id)
    form = t(f"meeting-form-{entry.form}")  # of a deleted mentor's meeting no word is left
    return t(
        "journal-line", number=str(n), day=day, length=length(t, entry.minutes), theme=cut(entry.theme, THEME) or form,
        state=t(f"journal-state-{own.state}") if own else "",
    )  # fmt: skip


async def _ways(tx: Tx, pair: Pair, side: str, t: T, now: int) -> list[list[Button]]:
    room = "curated" if side == "curator" else "pair"
    made: list[list[Button]] = []
    if side == "mentor" and pair.open:
        made += [[_write(t, one)] for one in await _unwritten(tx, pair, now)]
        made.append([Button(t("journal-write"), Go(room="entry_new", id=str(pair.id)))])
    if side == "mentee" and pair.open:
        made.append([Button(t("journal-whisper"), Go(room="whisper", id=str(pair.id)))])
    return [*made, [Button(t("back"), Go(room=room, id=str(pair.id))), Button(t("menu"), Go(room="menu"))]]


def _write(t: T, one: Meeting) -> Button:
    when = t.moment(one.starts_at, one.zone)
    return Button(t("journal-write-planned", when=when), Go(room="entry_new", id=f"m{one.id}"))


async def _unwritten(tx: Tx, pair: Pair, now: int) -> list[Meeting]:
    """The last planned ones that are over and of which the journal says nothing."""
    past = await meetings.of_pair(tx, pair.id, since=now - LOOKED_BACK, until=now)
    return [one for one in past if one.state == "planned" and one.ends_at <= now][-UNWRITTEN:]


ROOMS = {"journal": journal_room}
