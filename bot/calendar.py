"""A session or a meeting as a file for the phone's calendar (RFC 5545), with the clock of the place where it is held.

Why PUBLISH and not REQUEST or CANCEL: docs/decisions/calendar.md.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from rules.planning import is_link
from storage.meetings import Meeting
from storage.sessions import Session

BEFORE = timedelta(hours=1)  # of the alarm: our own reminder may come to a phone without network


@dataclass(frozen=True, slots=True)
class Appointment:
    """Times are UTC seconds; `where` is a place or a link. The same `uid` with a higher `version` takes the older
    one's place in the calendar."""

    uid: str
    version: int
    title: str
    about: str
    where: str
    starts_at: int
    ends_at: int
    zone: str
    off: bool


def of_session(session: Session, person: int, *, remote: bool) -> Appointment:
    """`remote`: the link goes in, not the address."""
    whose = ", ".join(filter(None, (session.organisation_name, session.municipality_name)))
    return Appointment(
        uid=f"session-{session.id}-{person}@marshrut", version=session.version, title=session.title,
        about="\n".join(filter(None, (session.site_title, whose))),
        where=session.link if remote else session.place, starts_at=session.starts_at, ends_at=session.ends_at,
        zone=session.zone, off=session.state == "cancelled",
    )  # fmt: skip


def of_meeting(meeting: Meeting, person: int, *, title: str) -> Appointment:
    return Appointment(
        uid=f"meeting-{meeting.id}-{person}@marshrut", version=meeting.version, title=title, about=meeting.task_title,
        where=meeting.place, starts_at=meeting.starts_at, ends_at=meeting.ends_at, zone=meeting.zone,
        off=meeting.state not in ("planned", "held"),
    )  # fmt: skip


def calendar_file(one: Appointment, *, off: str, now: int) -> bytes:
    """`off` is written before the title of what does not take place."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Marshrut//Sessions//RU")
    made.add("method", "PUBLISH")
    made.add_component(_event(one, off=off, now=now))
    day = timedelta(days=1)
    starts = _local(one.starts_at, one.zone)
    made.add_missing_timezones(first_date=_date(starts - day), last_date=_date(starts + 2 * day))
    body: bytes = made.to_ical()
    return body


def _event(one: Appointment, *, off: str, now: int) -> Event:
    event = Event()
    event.add("uid", one.uid)
    # A cancellation is the last word, and no version of its own.
    event.add("sequence", one.version + one.off)
    event.add("dtstamp", datetime.fromtimestamp(now, UTC))
    event.add("dtstart", _local(one.starts_at, one.zone))
    event.add("dtend", _local(one.ends_at, one.zone))
    event.add("status", "CANCELLED" if one.off else "CONFIRMED")
    event.add("summary", f"{off}: {one.title}" if one.off else one.title)
    if one.about:
        event.add("description", one.about)
    if is_link(one.where):
        event.add("url", one.where)
    if one.where:
        event.add("location", one.where)
    if one.off:
        event.add("transp", "TRANSPARENT")
    else:
        event.add_component(_alarm(one.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -BEFORE)
    return alarm


def _local(at: int, zone: str) -> datetime:
    return datetime.fromtimestamp(at, ZoneInfo(zone))


def _date(moment: datetime) -> date:
    return moment.date()
