"""Meetings of a pair, or all of mine: the list, the card; to choose a time, to say no, to cancel, to keep a copy.

Every change is made under the pair's lock and for the version the button was drawn for: of two at once the second
sees what the first did.
"""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

import content
from bot.clashes import busy, busy_row
from bot.doors import Door, Go, Shown, number
from bot.mentoring import own_pair
from bot.pages import page_of, turning
from bot.person import Person
from bot.screen import Button, CalendarFile, Open, Screen, cut, fit
from bot.texts import Html, T, lines, plain
from bot.typed import Typed, is_rest, refuse_rest
from handlers import meeting_cards as cards
from handlers.meeting_cards import Cancel, Choose, Decline, Keep, OfMeeting, Sure, own_meeting
from rules.meetings import REASON
from rules.names import short
from storage import arranging, meeting_rows, meetings, pairs
from storage.arranging import BadMeeting
from storage.db import Tx
from storage.meetings import Meeting
from storage.pairs import Pair

router = Router(name="meetings")
door = Door()

PAGE = 6


class TellingWhy(StatesGroup):
    reason = State()


async def meetings_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: the pair and the page from 0, «5.1»; without a pair all of mine."""
    asked, _, page_asked = id.partition(".")
    pair = await own_pair(tx, person, number(asked), live=False) if asked else None
    ahead = await meetings.ahead(tx, person.id, now=now, pair=pair.id if pair else None)
    page, pages = page_of(number(page_asked), len(ahead), PAGE)
    shown = ahead[page * PAGE :][:PAGE]
    head = t("meetings-title", name=cut(short(_other(pair, person)), cards.NAME)) if pair else t("meetings-mine")
    listed = [_line(place, it, person, t, now, named=pair is None) for place, it in enumerate(shown, 1)]
    new = [cards.propose_button(pair.id, t, mentor=person.id == pair.mentor)] if pair and pair.state == "active" else []
    back = Go(room="pair", id=str(pair.id)) if pair else Go(room="mentoring")
    return Screen(
        fit(Html(f"{head}\n"), listed or [t("meetings-none")]),
        [
            [Button(str(place), Go(room="meeting", id=str(it.id))) for place, it in enumerate(shown, 1)],
            *turning(t, page, pages, lambda to: Go(room="meetings", id=f"{asked}.{to}")),
            [*new, *await _all_of_mine(pair, tx, person, t)],
            [Button(t("back"), back), Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


async def _all_of_mine(pair: Pair | None, tx: Tx, person: Person, t: T) -> list[Button]:
    """For who has more than this pair."""
    several = pair is not None and len(await pairs.of_person(tx, person.id)) > 1
    return [Button(t("meetings-all"), Go(room="meetings"))] if several else []


def _other(pair: Pair, person: Person) -> str:
    return pair.mentee_name if person.id == pair.mentor else pair.mentor_name


def _line(place: int, meeting: Meeting, person: Person, t: T, now: int, *, named: bool) -> Html:
    title = cards.title(meeting, person, t) if named else t("meetings-form", form=t(f"meeting-form-{meeting.form}"))
    return lines(
        [
            t("meetings-entry", number=str(place), title=title),
            *(t("meetings-entry-line", line=line) for line in cards.times(meeting, person, t, now)),
            t("meetings-entry-line", line=cards.short_state(meeting, person, t, now)),
            "",
        ]
    )


async def meeting_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    return _card(await own_meeting(tx, person, number(id)), person, t, now)


def _card(
    meeting: Meeting, person: Person, t: T, now: int, *, before: Html | None = None, after: Html | None = None
) -> Screen:
    text = cards.card_text(meeting, person, t, now)
    return Screen(
        lines([*([before, ""] if before else []), text, after]),
        [*cards.card_buttons(meeting, person, t, now), cards.way_back(meeting, t)],
    )


async def _fresh(press: OfMeeting, tx: Tx, person: Person) -> Meeting | None:
    """The meeting, locked, if it is still the one the button was drawn for."""
    await own_meeting(tx, person, press.meeting)
    found = await meetings.lock(tx, press.meeting)
    return found if found is not None and found.version == press.version else None


def _stale(press: OfMeeting, t: T) -> Open:
    return Open("meeting", str(press.meeting), toast=t("meeting-changed"))


@door.on(Choose)
async def choose(press: Choose, tx: Tx, person: Person, t: T, now: int) -> Shown:
    meeting = await _fresh(press, tx, person)
    if meeting is None or not cards.answers(meeting, person, now) or press.option > len(meeting.options):
        return _stale(press, t)
    starts_at = meeting.options[press.option - 1]
    if not press.sure and (clashes := await _clashes(meeting, starts_at, tx, person, t)):
        return _clash(press, clashes, t)
    try:
        planned = await arranging.choose(
            tx, meeting.id, press.option, by=person.id, now=now, holidays=content.holidays()
        )  # fmt: skip
    except BadMeeting:
        return Open("meeting", str(meeting.id), toast=t("meeting-time-passed"))
    more = await meetings.together(tx, planned)
    return _card(planned, person, t, now, after=t("meeting-more-planned", count=more) if more else None)


async def _clashes(meeting: Meeting, starts_at: int, tx: Tx, person: Person, t: T) -> list[Html]:
    """Of this time, and of the row that is planned or moved with it."""
    series = meeting.first if meeting.row_moves else 0
    ends_at = starts_at + meeting.minutes * 60
    at_once = await busy(tx, person, t, starts_at=starts_at, ends_at=ends_at, meeting=meeting.id, series=series)
    starts = await meeting_rows.starts(tx, meeting, starts_at, content.holidays())
    later = await busy_row(tx, person, t, starts, minutes=meeting.minutes, series=series)
    return [*([t("clash-yours"), *at_once] if at_once else []), *([later] if later else [])]


def _clash(press: Choose, clashes: list[Html], t: T) -> Screen:
    anyway = press.model_copy(update={"sure": True})
    back = Button(t("back"), Go(room="meeting", id=str(press.meeting)))
    return Screen(
        lines([*clashes, "", t("meeting-clash-ask")]),
        [[Button(t("meeting-anyway"), anyway)], [back, Button(t("menu"), Go(room="menu"))]],
    )


@door.on(Decline)
async def decline(press: Decline, tx: Tx, person: Person, t: T, now: int) -> Shown:
    meeting = await _fresh(press, tx, person)
    if meeting is None or not cards.answers(meeting, person, now):
        return _stale(press, t)
    declined = await arranging.decline(tx, meeting.id, by=person.id, now=now)
    return _card(declined, person, t, now, before=t("meeting-declined"))


@door.on(Cancel)
async def cancel(press: Cancel, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    meeting = await _fresh(press, tx, person)
    if meeting is None or not meeting.ahead(now):
        return _stale(press, t)
    return await _ask_to_cancel(meeting, tx, person, t, state)


async def _ask_to_cancel(
    meeting: Meeting, tx: Tx, person: Person, t: T, state: FSMContext, *, reason: str = ""
) -> Screen:  # fmt: skip
    await state.set_state(TellingWhy.reason)
    await state.set_data({"meeting": meeting.id, "reason": reason})
    of = {"meeting": meeting.id, "version": meeting.version}
    after = len(await meetings.following(tx, meeting)) - 1
    planned = meeting.state == "planned"
    return Screen(
        lines(
            [
                cards.title(meeting, person, t),
                *cards.times(meeting, person, t, now=0),
                "",
                t("meeting-reason", reason=reason) if reason else None,
                t("meeting-cancel-ask", name=cards.whom(meeting, person)) if planned else t("meeting-withdraw-ask"),
                None if reason else t("meeting-cancel-why"),
            ]
        ),
        [
            [Button(t("meeting-cancel-one") if planned else t("meeting-withdraw"), Sure(**of))],
            [Button(t("meeting-cancel-all", count=after + 1), Sure(**of, series=True))] if after else [],
            [Button(t("meeting-leave"), Go(room="meeting", id=str(meeting.id))), Button(t("menu"), Go(room="menu"))],
        ],
    )


@router.message(StateFilter(TellingWhy.reason), Typed())
async def reason_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    """Nothing is cancelled by a message alone."""
    if await is_rest(message, state):
        return None
    meeting = await own_meeting(tx, person, (await state.get_data())["meeting"])
    if not meeting.ahead(now):
        return Open("meeting", str(meeting.id), toast=t("meeting-changed"))
    if len(typed) <= REASON:
        return await _ask_to_cancel(meeting, tx, person, t, state, reason=typed)
    asked = await _ask_to_cancel(meeting, tx, person, t, state)
    await refuse_rest(message, state)
    return asked.with_toast(t("meeting-bad-reason"))


@door.on(Sure)
async def cancel_sure(press: Sure, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    told = await state.get_data()
    await state.clear()
    meeting = await _fresh(press, tx, person)
    if meeting is None or not meeting.ahead(now):
        return _stale(press, t)
    reason = str(told["reason"]) if told.get("meeting") == meeting.id else ""
    gone = await arranging.cancel(tx, meeting.id, by=person.id, reason=reason, series=press.series, now=now)
    return Open("meetings", str(meeting.pair), toast=t("meeting-cancelled-done", count=len(gone)))


@door.on(Keep)
async def keep(press: Keep, tx: Tx, person: Person, t: T, now: int) -> Shown:
    meeting = await own_meeting(tx, person, press.meeting)
    words = t("meeting-calendar-on") if meeting.state in ("planned", "held") else t("calendar-off")
    title = plain(cards.title(meeting, person, t))
    return Screen(
        words,
        [[cards.more(meeting, t), Button(t("menu"), Go(room="menu"))]],
        document=CalendarFile("meeting", meeting.id, person.id, off=t("calendar-cancelled"), at=now, title=title),
    )


ROOMS = {"meetings": meetings_room, "meeting": meeting_room}
