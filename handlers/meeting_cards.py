"""A meeting in words and buttons, for its card, the list and the notices; and whose it is, asked at each press."""

from typing import Annotated, ClassVar

from pydantic import Field

from bot.clashes import when_they_meet
from bot.doors import Go, Id, Press
from bot.guards import NotAllowed
from bot.person import Person
from bot.screen import Button, cut
from bot.texts import Html, T, lines
from rules.entries import WHYS
from rules.meetings import OPTIONS
from rules.names import short
from rules.reminders import day_before, hour_before
from storage import meetings
from storage.db import Tx
from storage.meetings import Meeting

NAME, PLACE, THEME = 60, 300, 200  # signs of HTML

Version = Annotated[int, Field(ge=1, le=99_999)]


class OfMeeting(Press, prefix="E"):
    """Of the meeting as it was in this version."""

    meeting: Id
    version: Version


class Choose(OfMeeting, prefix="Ec"):
    """This time suits. `sure`: whatever else I have then."""

    option: Annotated[int, Field(ge=1, le=OPTIONS)]
    sure: bool = False


class Decline(OfMeeting, prefix="Ed"):
    """«Не получится»."""


class Cancel(OfMeeting, prefix="Ex"):
    """Cancel it; asked once more before."""


class Sure(OfMeeting, prefix="Ey"):
    """Cancel it for the reason told, or it and all that follow in its series."""

    stays: ClassVar[bool] = True

    series: bool = False


class Keep(OfMeeting, prefix="Ek"):
    """The meeting as a file for the calendar."""


async def own_meeting(tx: Tx, person: Person, number: int | None) -> Meeting:
    """Raises NotAllowed for another's, and where there is none."""
    found = await meetings.meeting(tx, number) if number else None
    if found is None or person.id not in (found.mentor, found.mentee):
        raise NotAllowed("meeting")
    return found


def whom(meeting: Meeting, person: Person) -> str:
    return cut(short(meeting.name_of_other(person.id)), NAME)


def title(meeting: Meeting, person: Person, t: T) -> Html:
    """«Встреча: Мария К.»."""
    return t("meeting-title", form=t(f"meeting-form-{meeting.form}"), name=whom(meeting, person))


def answers(meeting: Meeting, person: Person, now: int) -> bool:
    """Whether it is this one who has to answer."""
    return meeting.state == "proposed" and meeting.ahead(now) and meeting.proposed_by != person.id


def about(meeting: Meeting, t: T) -> Html:
    """Where, what about, how often."""
    return lines(
        [
            t("meeting-place", place=cut(meeting.place, PLACE)) if meeting.place else None,
            t("meeting-theme", title=cut(meeting.task_title, THEME)) if meeting.task_title else None,
            t(f"meeting-every-{meeting.every}") if meeting.every else None,
        ]
    )


def times(meeting: Meeting, person: Person, t: T, now: int) -> list[Html]:
    """The time, or those of a proposal that are still ahead; where it was before."""
    was = [] if meeting.was_at is None else [t("meeting-was", when=when_they_meet(meeting, person, t, meeting.was_at))]
    if meeting.state != "proposed":
        return [*was, when_they_meet(meeting, person, t)]
    ahead = [at for at in meeting.options if at > now] or meeting.options
    return [*was, *(t("meeting-option", when=when_they_meet(meeting, person, t, at)) for at in ahead)]


def card_text(meeting: Meeting, person: Person, t: T, now: int) -> Html:
    parts = [title(meeting, person, t), *times(meeting, person, t, now), about(meeting, t), _row(meeting, t)]
    return lines([*(part for part in parts if part), "", state(meeting, person, t, now)])


def _row(meeting: Meeting, t: T) -> Html:
    """Of a move of all that follow: what becomes of them."""
    if not meeting.row_moves or meeting.state == "cancelled":
        return Html("")
    return t("meeting-row-moves") if meeting.state == "proposed" else t("meeting-row-stays")


def state(meeting: Meeting, person: Person, t: T, now: int) -> Html:
    """What has become of it, and what comes next."""
    if meeting.state == "planned":
        return _planned(meeting, person, t, now)
    if meeting.state == "proposed" and meeting.ahead(now):
        return t("meeting-asks") if answers(meeting, person, now) else t("meeting-waits")
    said = t(f"meeting-state-{'lapsed' if meeting.state == 'proposed' else meeting.state}")
    return lines([said, t("meeting-reason", reason=_reason(meeting, t))]) if meeting.reason else said


def _reason(meeting: Meeting, t: T) -> str:
    """Why it did not take place is a button's code; other reasons are somebody's own words."""
    if meeting.state == "missed" and meeting.reason in WHYS:
        return t(f"missed-{meeting.reason}")
    return cut(meeting.reason, PLACE)


def _planned(meeting: Meeting, person: Person, t: T, now: int) -> Html:
    """What is promised is what will come: a reminder whose time has passed is not."""
    if now >= meeting.ends_at:
        return t("meeting-over-mentor") if person.id == meeting.mentor else t("meeting-over-mentee")
    if now < day_before(meeting.starts_at, person.zone):
        return t("meeting-agreed-day")
    return t("meeting-agreed-hour") if now < hour_before(meeting.starts_at) else t("meeting-agreed")


def short_state(meeting: Meeting, person: Person, t: T, now: int) -> Html:
    """In a list: agreed, or whose turn it is."""
    if meeting.state == "planned":
        return t("meeting-short-planned")
    return t("meeting-short-mine") if answers(meeting, person, now) else t("meeting-short-waits")


def answer_buttons(meeting: Meeting, t: T, person: Person, now: int) -> list[list[Button]]:
    """Each time that is ahead, another one, none."""
    of = {"meeting": meeting.id, "version": meeting.version}
    ahead = [(number, at) for number, at in enumerate(meeting.options, 1) if at > now]
    suits = t("meeting-suits") if len(ahead) == 1 else None
    return [
        *([Button(suits or t.moment(at, person.zone), Choose(**of, option=number))] for number, at in ahead),
        [move_button(meeting, t("meeting-other-time")), Button(t("meeting-cannot"), Decline(**of))],
    ]


def card_buttons(meeting: Meeting, person: Person, t: T, now: int) -> list[list[Button]]:
    of = {"meeting": meeting.id, "version": meeting.version}
    if answers(meeting, person, now):
        return answer_buttons(meeting, t, person, now)
    if meeting.state == "planned" and meeting.ahead(now):
        return [
            [move_button(meeting, t("meeting-move")), Button(t("meeting-cancel"), Cancel(**of))],
            [Button(t("meeting-keep"), Keep(**of))],
        ]
    if meeting.state == "planned":
        log = Button(t("meeting-log"), Go(room="entry_new", id=f"m{meeting.id}"))
        return [[log] if person.id == meeting.mentor else [], [move_button(meeting, t("meeting-move"))]]
    if meeting.state == "proposed" and meeting.ahead(now):
        return [[move_button(meeting, t("meeting-other-time")), Button(t("meeting-withdraw"), Cancel(**of))]]
    if meeting.state in ("proposed", "declined", "lapsed"):
        return [[move_button(meeting, t("meeting-other-time"))]]
    return [[propose_button(meeting.pair, t, mentor=person.id == meeting.mentor)]]


def move_button(meeting: Meeting, words: Html) -> Button:
    return Button(words, Go(room="meeting_move", id=str(meeting.id)))


def propose_button(pair: int, t: T, *, mentor: bool) -> Button:
    words = t("meeting-propose") if mentor else t("meeting-request")
    return Button(words, Go(room="meeting_new", id=str(pair)))


def more(meeting: Meeting, t: T) -> Button:
    return Button(t("meeting-more"), Go(room="meeting", id=str(meeting.id)))


def way_back(meeting: Meeting, t: T) -> list[Button]:
    return [Button(t("back"), Go(room="meetings", id=str(meeting.pair))), Button(t("menu"), Go(room="menu"))]
