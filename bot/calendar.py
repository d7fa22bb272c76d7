"""A session as a file for the phone's calendar (RFC 5545), with the clock of the place where it is held.

Why PUBLISH and not REQUEST or CANCEL: docs/decisions/calendar.md.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from storage.sessions import Session

BEFORE = timedelta(hours=1)  # of the alarm: our own reminder may come to a phone without network


def session_file(session: Session, person: int, *, remote: bool, off: str, now: int) -> bytes:
    """The same UID for a session and a person: a newer file takes the older one's place in the calendar.

    `remote`: the link goes in, not the address. `off` is written before the title of a cancelled session.
    """
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Marshrut//Sessions//RU")
    made.add("method", "PUBLISH")
    made.add_component(_event(session, person, remote=remote, off=off, now=now))
    day = timedelta(days=1)
    starts = _local(session.starts_at, session.zone)
    made.add_missing_timezones(first_date=_date(starts - day), last_date=_date(starts + 2 * day))
    body: bytes = made.to_ical()
    return body


def _event(session: Session, person: int, *, remote: bool, off: str, now: int) -> Event:
    cancelled = session.state == "cancelled"
    event = Event()
    event.add("uid", f"session-{session.id}-{person}@marshrut")
    # A cancellation is the last word, and no version of its own.
    event.add("sequence", session.version + cancelled)
    event.add("dtstamp", datetime.fromtimestamp(now, UTC))
    event.add("dtstart", _local(session.starts_at, session.zone))
    event.add("dtend", _local(session.ends_at, session.zone))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("summary", f"{off}: {session.title}" if cancelled else session.title)
    event.add("description", f"{session.site_title}\n{session.organisation_name}, {session.municipality_name}")
    if remote and session.link:
        event.add("url", session.link)
        event.add("location", session.link)
    elif not remote and session.place:
        event.add("location", session.place)
    if cancelled:
        event.add("transp", "TRANSPARENT")
    else:
        event.add_component(_alarm(session.title))
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
