"""What the two of a meeting hear unasked. Each notice reads the fact again; None: it is no longer so."""

from aiogram import Router

from bot.person import Person
from bot.screen import Button, Screen
from bot.texts import Html, T, lines
from bot.when import clock, days_ahead, same_clock
from handlers import meeting_cards as cards
from handlers.meeting_cards import Cancel, Keep, more, move_button, whom
from storage import meetings
from storage.db import Tx
from storage.meetings import Meeting

router = Router(name="meeting_notices")


async def _mine(tx: Tx, subject: str, version: str, person: Person) -> Meeting | None:
    """The meeting, if it is still of this version and theirs."""
    found = await meetings.meeting(tx, int(subject))
    is_same = found is not None and person.id in (found.mentor, found.mentee) and str(found.version) == version
    return found if is_same else None


async def proposed(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    return await _asked("proposed", subject, which, tx=tx, person=person, t=t, now=now)


async def moved(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    return await _asked("moved", subject, which, tx=tx, person=person, t=t, now=now)


async def waiting(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """Once more to whom the answer is up to."""
    return await _asked("waiting", subject, which, tx=tx, person=person, t=t, now=now)


async def _asked(how: str, subject: str, which: str, *, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    meeting = await _mine(tx, subject, which, person)
    if meeting is None or not cards.answers(meeting, person, now):
        return None
    asks = "requested" if how == "proposed" and person.id == meeting.mentor else how
    return Screen(
        lines([t(f"meeting-heard-{asks}", name=whom(meeting, person)), "", cards.card_text(meeting, person, t, now)]),
        [*cards.answer_buttons(meeting, t, person, now), [more(meeting, t)]],
    )


async def planned(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """To who proposed it: the other one has chosen."""
    meeting = await _mine(tx, subject, which, person)
    if meeting is None or meeting.state != "planned" or not meeting.ahead(now):
        return None
    more_planned = await meetings.together(tx, meeting)
    return Screen(
        lines(
            [
                t("meeting-heard-planned", name=whom(meeting, person)),
                "",
                cards.card_text(meeting, person, t, now),
                t("meeting-more-planned", count=more_planned) if more_planned else None,
            ]
        ),
        [[Button(t("meeting-keep"), Keep(meeting=meeting.id, version=meeting.version)), more(meeting, t)]],
    )


async def declined(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    meeting = await _mine(tx, subject, which, person)
    if meeting is None or meeting.state != "declined":
        return None
    said = t("meeting-heard-declined", name=whom(meeting, person))
    return Screen(
        lines([said, "", cards.card_text(meeting, person, t, now)]),
        [[move_button(meeting, t("meeting-other-time")), more(meeting, t)]],
    )


async def cancelled(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    meeting = await _mine(tx, subject, which, person)
    if meeting is None or meeting.state != "cancelled":
        return None
    gone = await meetings.together(tx, meeting)
    forget = Button(t("calendar-remove"), Keep(meeting=meeting.id, version=meeting.version))
    again = cards.propose_button(meeting.pair, t, mentor=person.id == meeting.mentor)
    return Screen(
        lines(
            [
                t("meeting-heard-cancelled", name=whom(meeting, person)),
                "",
                cards.card_text(meeting, person, t, now),
                t("meeting-more-cancelled", count=gone) if gone else None,
            ]
        ),
        [[again], [forget, more(meeting, t)]],
    )


async def unanswered(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """To who proposed it, while there is time to find another one."""
    meeting = await _mine(tx, subject, which, person)
    if meeting is None or meeting.state != "proposed" or not meeting.ahead(now) or meeting.proposed_by != person.id:
        return None
    withdraw = Button(t("meeting-withdraw"), Cancel(meeting=meeting.id, version=meeting.version))
    return Screen(
        lines(
            [
                t("meeting-heard-unanswered", name=whom(meeting, person)),
                "",
                cards.title(meeting, person, t),
                *cards.times(meeting, person, t, now),
            ]
        ),
        [[move_button(meeting, t("meeting-other-time")), withdraw], [more(meeting, t)]],
    )


async def reminder(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: "<version>.day" or "<version>.hour"."""
    meeting = await _mine(tx, subject, which.partition(".")[0], person)
    if meeting is None or meeting.state != "planned" or now >= meeting.starts_at:
        return None
    left = meeting.starts_at - now
    # «за час» may come a little later, up to the start itself.
    in_time = t("reminder-minutes", minutes=min(60, -(-left // 60))) if left <= 3600 else None
    about = cards.about(meeting, t)
    of = {"meeting": meeting.id, "version": meeting.version}
    form = t(f"meeting-form-{meeting.form}")
    return Screen(
        lines([
            t("meeting-heard-reminder", when=_soon(meeting, person, t, now), form=form, name=whom(meeting, person)),
            in_time, about or None,
        ]),
        [
            [move_button(meeting, t("meeting-move")), Button(t("meeting-cancel"), Cancel(**of))],
            [Button(t("meeting-keep"), Keep(**of)), more(meeting, t)],
        ],
    )  # fmt: skip


def _soon(meeting: Meeting, person: Person, t: T, now: int) -> Html:
    """«Завтра в 22:00 (Мария К.: 15:00)», by the reader's clock first."""
    ahead = days_ahead(meeting.starts_at, person.zone, now)
    at = clock(meeting.starts_at, person.zone)
    if ahead in (0, 1):
        said = t("session-tomorrow", at=at) if ahead else t("session-today", at=at)
    else:
        said = Html(t.moment(meeting.starts_at, person.zone))
    other = meeting.zone_of_other(person.id) or person.zone
    if same_clock(meeting.starts_at, person.zone, other):
        return said
    return t("when-two", when=said, name=whom(meeting, person), own=clock(meeting.starts_at, other))


NOTICES = {
    "meeting-proposed": proposed,
    "meeting-moved": moved,
    "meeting-waiting": waiting,
    "meeting-planned": planned,
    "meeting-declined": declined,
    "meeting-cancelled": cancelled,
    "meeting-unanswered": unanswered,
    "meeting-reminder": reminder,
}
