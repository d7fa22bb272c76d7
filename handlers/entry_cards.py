"""An entry of the journal as its readers see it: who may, its words, its buttons; shared by the journal's modules."""

from aiogram.fsm.state import State, StatesGroup
from babel.dates import format_date

from bot.doors import Go, number
from bot.guards import NotAllowed
from bot.mentoring import readable_pair, written
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T, lines
from bot.when import days_ahead
from rules.entries import EDITABLE
from rules.names import short
from storage import journal
from storage.db import Tx
from storage.journal import Entry, EntryPair
from storage.pairs import Pair

LONG_AGO = 180  # days
REMARKS = 1200  # signs for what several mentees remark; one of them has room for all of theirs


class Editing(StatesGroup):
    """What is typed is a part of an entry, or a mentee's correction."""

    part = State()
    remark = State()


async def entry_of(tx: Tx, person: Person, id: str) -> tuple[Entry, Pair]:
    """«5», or «5.7»: of a group the reader sees this pair. Raises NotAllowed."""
    said, _, pair = id.partition(".")
    asked = number(said)
    entry = await journal.entry(tx, asked) if asked else None
    if entry is None:
        raise NotAllowed("entry")
    own = entry.of(number(pair) or 0) if pair else _own(entry, person)
    if own is None:
        raise NotAllowed("entry")
    return entry, await readable_pair(tx, person, own.pair)


def _own(entry: Entry, person: Person) -> EntryPair | None:
    return entry.pairs[0] if entry.mentor == person.id else entry.answered_by(person.id)


async def mentors_entry(tx: Tx, person: Person, number: int) -> Entry:
    """Raises NotAllowed for anybody but its mentor."""
    entry, _ = await entry_of(tx, person, str(number))
    if entry.mentor != person.id:
        raise NotAllowed("mentor")
    return entry


def words(t: T, entry: Entry, pair: Pair, person: Person, now: int) -> Html:
    """All that the reader may know: of a group nobody but the mentor sees who else was there and what they say."""
    mine = person.id == entry.mentor
    shown = entry.pairs if mine else [one for one in entry.pairs if one.pair == pair.id]
    names = ", ".join(named(t, one.mentee_name) for one in shown) if mine else with_whom(t, pair, person)
    return lines(
        [
            t("entry-title", names=names),
            facts(t, entry, now),
            t("entry-theme", theme=entry.theme) if entry.theme else None,
            None if mine or len(entry.pairs) == 1 else t("entry-group", count=len(entry.pairs)),
            *_told(t, entry),
            "",
            *(_answer(t, entry, one, person, len(shown)) for one in shown),
        ]
    )


def with_whom(t: T, pair: Pair, person: Person) -> str:
    """The other one's name; for the curator both."""
    side = pair.side(person.id)
    if side is None:
        return t("entry-both", mentor=named(t, pair.mentor_name), mentee=named(t, pair.mentee_name))
    return named(t, pair.name_of("mentee" if side == "mentor" else "mentor"))


def named(t: T, name: str) -> str:
    """«Мария К.»; of somebody who was deleted no name is left."""
    return short(name) or t("mentoring-gone")


def facts(t: T, entry: Entry, now: int) -> Html:
    """«вчера, 18 ноября · 45 мин · Онлайн»."""
    return t(
        "entry-facts", day=day_of(t, entry.held_at, entry.zone, now), length=length(t, entry.minutes),
        form=t(f"meeting-form-{entry.form}"),
    )  # fmt: skip


def day_of(t: T, at: int, zone: str, now: int) -> Html:
    """«вчера, 18 ноября»; the year is said of what was long ago."""
    said, ahead = day_and_month(t, at, zone), days_ahead(at, zone, now)
    if ahead == 0:
        return t("entry-today", day=said)
    if ahead == -1:
        return t("entry-yesterday", day=said)
    return Html(said if ahead > -LONG_AGO else t.day(at, zone))


def day_and_month(t: T, at: int, zone: str) -> str:
    return str(format_date(local(at, zone), "d MMMM", locale=t.locale))


def length(t: T, minutes: int) -> Html:
    """«45 мин», «2 ч», «1 ч 20 мин»."""
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return t("length-both", hours=str(hours), minutes=str(rest))
    return t("length-hours", hours=str(hours)) if hours else t("length-minutes", minutes=str(rest))


def _told(t: T, entry: Entry) -> list[Html | str]:
    return [
        *(["", entry.done] if entry.done else []),
        *([t("entry-difficulty", text=entry.difficulty)] if entry.difficulty else []),
        *([t("entry-agreement", text=entry.agreement)] if entry.agreement else []),
        *([t("entry-due", day=written(t, entry.due_on))] if entry.due_on else []),
    ]


def _answer(t: T, entry: Entry, one: EntryPair, person: Person, shown: int) -> Html:
    remark = cut(one.remark, REMARKS // shown) if shown > 1 else one.remark
    day = t.day(one.answered_at, entry.zone) if one.answered_at is not None else ""
    own = one.mentee == person.id
    name = named(t, one.mentee_name)
    if one.state == "confirmed":
        return t("entry-own-confirmed", day=day) if own else t("entry-confirmed", name=name, day=day)
    if one.state == "corrected":
        return t("entry-own-corrected", remark=remark) if own else t("entry-corrected", name=name, remark=remark)
    said = t("entry-own-waiting") if own else t("entry-waiting", name=name)
    return lines([t("entry-before", remark=remark), said]) if remark else said


def editable_until(entry: Entry) -> int:
    return entry.written_at + EDITABLE


def locked(entry: Entry, t: T) -> Open:
    return Open("entry", str(entry.id), toast=t("entry-locked"))


def unread_day(t: T, odd: str) -> Html | None:
    """The words are kept; what is no day has to be said once more."""
    return t("entry-due-unread", typed=odd) if odd else None


def returned(t: T, why: Html, typed: str, *ways: Button) -> Screen:
    """What was typed cannot be kept: why, and the words, so that nobody has to think of them again."""
    return Screen(lines([why, "", t("entry-your-words"), typed]), [list(ways), [Button(t("menu"), Go(room="menu"))]])


def ways(t: T, pair: Pair) -> list[Button]:
    return [Button(t("back"), Go(room="journal", id=str(pair.id))), Button(t("menu"), Go(room="menu"))]
