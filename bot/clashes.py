"""What a person has at a time already: sessions they sit in, meetings they agreed to. It is said, never forbidden."""

from bot.person import Person
from bot.texts import Html, T
from bot.when import of_two, span
from rules.names import short
from storage import meetings, sessions
from storage.db import Tx
from storage.meetings import Meeting

SHOWN = 3


def when_they_meet(meeting: Meeting, person: Person, t: T, at: int | None = None) -> Html:
    """By the clocks of both; `at` is another start than the one it has, UTC seconds."""
    starts_at = meeting.starts_at if at is None else at
    return of_two(
        t, starts_at, starts_at + meeting.minutes * 60, own=person.zone,
        other=meeting.zone_of_other(person.id) or person.zone, name=short(meeting.name_of_other(person.id)),
    )  # fmt: skip


async def busy(
    tx: Tx, person: Person, t: T, *, starts_at: int, ends_at: int, session: int = 0, meeting: int = 0
) -> list[Html]:  # fmt: skip
    """A line for each, but for this `session` and this `meeting`."""
    times = {"starts_at": starts_at, "ends_at": ends_at}
    sits = await sessions.clashes(tx, person.id, **times, besides=session)
    meets = await meetings.clashes(tx, person.id, **times, besides=meeting)
    found = [
        t("clash-session", title=it.title, when=span(t, it.starts_at, it.ends_at, it.zone, person.zone)) for it in sits
    ]
    found += [
        t("clash-meeting", name=short(it.name_of_other(person.id)), when=when_they_meet(it, person, t)) for it in meets
    ]
    return found[:SHOWN]
